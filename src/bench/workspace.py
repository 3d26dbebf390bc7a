#!/usr/bin/python3
"""Waybill beside AzCopy, in one run, to one sink that discards: medians, as a table for docs/benchmarks.md.

Needs a built Waybill, and AzCopy at --azcopy, such as dist/bin/azcopy_linux_amd64 of the npm package
@azure-tools/azcopy-linux (which needs libsecret). Everything happens on this machine, in a folder that is removed after.
"""

import argparse
import contextlib
import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

from benchmarks import HOME, OLD, Sink, big_file

CALLS = ("put", "block", "list")
ROUTE = """- route:
    id: direct
    from:
      uri: "file:{inbox}?delay=20&initialDelay=20&delete=true&maxMessagesPerPoll=0"
      steps:
        - threads: {poolSize: 8, maxPoolSize: 8, maxQueueSize: 10000}
        - to:
            uri: kamelet:workspace-sink
            parameters:
              token: "{{workspace.token}}"
"""


class Blobs(Sink):
    """The stand-in of a workspace, and what it has seen."""

    def __init__(self, folder, port):
        # AzCopy takes the first segment of such a URL for the account and the second for the container.
        super().__init__(folder, port, command=["workspace", "--below", "bench/"])
        self.token = folder / "token"

    def mark(self):
        return len(self.calls())

    def wait(self, mark, number):
        """Returns the first and the last of so many calls since a mark; seconds of the clock."""
        while len(seen := [call for call in self.calls()[mark:] if call["phase"] in CALLS]) < number:
            time.sleep(0.01)
        times = [call["at"] / 1000 for call in seen]
        return min(times), max(times)


class Running:
    """A Waybill that runs with one route file."""

    def __init__(self, folder, sink, route):
        self.inbox = folder / "inbox"
        self.inbox.mkdir(parents=True)
        (folder / "routes").mkdir()
        (folder / "routes/bench.camel.yaml").write_text(route.replace("{inbox}", str(self.inbox)))
        self.config = folder / "application.properties"
        self.config.write_text(
            f"waybill.data = {folder}/data\nwaybill.http.port = 0\nworkspace.inbox = {self.inbox}\n"
            f"workspace.schedule = * * * * * ?\nworkspace.token = file:{sink.token}\n")
        self.log = folder / "log"
        self.process = subprocess.Popen(
            [str(HOME / "waybill"), "run", "--config", str(self.config), "--routes", str(folder / "routes")],
            stdout=open(self.log, "w"), stderr=subprocess.STDOUT)
        while not (folder / "data/console.json").exists():
            if self.process.poll() is not None:
                raise RuntimeError(self.log.read_text())
            time.sleep(0.05)

    def push(self, *arguments):
        """The seconds of a whole process."""
        began = time.time()
        subprocess.run([str(HOME / "waybill"), "push", "--config", str(self.config), "--to", "workspace", *arguments],
                       check=True, capture_output=True)
        return time.time() - began

    def delivered(self, lines):
        """When the log told of so many deliveries; the last one's time, seconds of the clock."""
        while len(told := re.findall(r"(\S+)Z INFO .* DELIVERED to", self.log.read_text())) < lines:
            time.sleep(0.02)
        day, clock = told[-1].split("T")
        return (time.mktime(time.strptime(f"{day} {clock[:8]}", "%Y-%m-%d %H:%M:%S")) - time.timezone
                + float("0" + clock[8:]))

    def close(self):
        self.process.terminate()
        self.process.wait()


def shipped(*parameters, spool="link", consumers=1):
    """The shipped route, with more parameters of the sink, and its files linked into the spool."""
    text = (HOME / "routes/workspace.camel.yaml").read_text()
    text = text.replace("waybill-sink?destination=workspace", f"waybill-sink?destination=workspace&spool={spool}")
    text = text.replace("waybill-source?destination=workspace",
                        f"waybill-source?destination=workspace&consumers={consumers}")
    text = text.replace("recursive: true", "recursive: true\n        stableFor: 0s")
    return text.rstrip("\n") + "".join(f"\n              {line}" for line in parameters) + "\n"


def azcopy(program, folder, sink, *arguments):
    """The seconds of a whole process."""
    places = {name: str(folder / "azcopy") for name in ("AZCOPY_LOG_LOCATION", "AZCOPY_JOB_PLAN_LOCATION", "HOME")}
    source, *more = arguments
    began = time.time()
    subprocess.run([program, "copy", str(source), sink.token.read_text(), "--from-to", "LocalBlob",
                    "--check-length=false", *more], check=True, capture_output=True,
                   env={**os.environ, **places, "AZCOPY_DISABLE_SYSLOG": "true"})
    return time.time() - began


def row(name, ours, theirs):
    """Medians, and the ratio of ours to theirs, round by round."""
    ratios = sorted(their / our for our, their in zip(ours, theirs))
    print(f"| {name} | {statistics.median(ours):.2f} s | {statistics.median(theirs):.2f} s |"
          f" {statistics.median(ratios):.2f} | {ratios[0]:.2f} to {ratios[-1]:.2f} |", flush=True)


def large(folder, sink, options):
    source = big_file(folder, options.mib)
    variants = {"checksums off": ['checksums: "false"'], "SHA-256 and CRC32C on, the default": [],
                "and Content-MD5; AzCopy with --put-md5": ['contentMd5: "true"']}
    requests = -(-options.mib // 8) + 1
    for name, parameters in variants.items():
        place = folder / re.sub("[^A-Za-z0-9]", "", name)
        ours, theirs, our_walls, their_walls = [], [], [], []
        md5 = ["--put-md5"] if "MD5" in name else []
        with contextlib.closing(Running(place, sink, shipped(*parameters))) as waybill:
            for number in range(options.warm + options.rounds):
                os.utime(source, (OLD + number, OLD + number))
                mark = sink.mark()
                our_walls.append(waybill.push("--spool", "link", str(source)))
                first, last = sink.wait(mark, requests)
                ours.append(last - first)
                mark = sink.mark()
                their_walls.append(azcopy(options.azcopy, place, sink, source, *md5))
                first, last = sink.wait(mark, requests)
                theirs.append(last - first)
        kept = slice(options.warm, None)
        row(f"{options.mib} MiB, first to last request, {name}", ours[kept], theirs[kept])
        row(f"{options.mib} MiB, `./waybill push --spool link` to a running Waybill, {name}",
            our_walls[kept], their_walls[kept])


def small(folder, sink, options):
    stage = folder / "stage"
    stage.mkdir()
    for index in range(options.files):
        (stage / f"{index}.bin").write_bytes(os.urandom(4096))
    routes = {"through the sink without the queue": ROUTE,
              "through queue and ledger, 8 consumers": shipped(consumers=8)}
    for name, route in routes.items():
        place = folder / re.sub("[^A-Za-z0-9]", "", name)
        ours, theirs, our_wires, their_wires = [], [], [], []
        with contextlib.closing(Running(place, sink, route)) as waybill:
            for number in range(options.warm + options.rounds):
                batch = place / f"batch{number}"
                batch.mkdir()
                for file in stage.iterdir():
                    os.link(file, batch / f"{number}-{file.name}")
                mark = sink.mark()
                began = time.time()
                for file in list(batch.iterdir()):
                    file.rename(waybill.inbox / file.name)
                first, last = sink.wait(mark, options.files)
                if "queue and" in name:
                    last = waybill.delivered((number + 1) * options.files)
                ours.append(last - began)
                our_wires.append(last - first)
                mark = sink.mark()
                theirs.append(azcopy(options.azcopy, place, sink, stage, "--recursive"))
                first, last = sink.wait(mark, options.files)
                their_wires.append(last - first)
        kept = slice(options.warm, None)
        row(f"{options.files} files of 4 KiB {name}, from the folder to the last, beside a whole AzCopy process",
            ours[kept], theirs[kept])
        row(f"the same, first to last request{' or receipt' if 'queue and' in name else ''}",
            our_wires[kept], their_wires[kept])


def one(folder, sink, options):
    pushes, theirs, arrivals = [], [], []
    with contextlib.closing(Running(folder / "one", sink, shipped())) as waybill:
        for number in range(options.warm + options.rounds):
            file = folder / f"one-{number}.bin"
            file.write_bytes(os.urandom(4096))
            pushes.append(waybill.push(str(file)))
            theirs.append(azcopy(options.azcopy, folder, sink, file))
            before = len(re.findall("DELIVERED to", waybill.log.read_text()))
            while time.time() % 1 < 0.9:
                time.sleep(0.005)
            began = time.time()
            file.rename(waybill.inbox / f"arrived-{number}.bin")
            arrivals.append(waybill.delivered(before + 1) - began)
    kept = slice(options.warm, None)
    row("one file of 4 KiB, `./waybill push` to a running Waybill", pushes[kept], theirs[kept])
    row("one file of 4 KiB, from the folder to the receipt", arrivals[kept], theirs[kept])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["large", "small", "one"], nargs="+")
    parser.add_argument("--azcopy", required=True)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--warm", type=int, default=10, help="rounds before those that count")
    parser.add_argument("--mib", type=int, default=1024)
    parser.add_argument("--files", type=int, default=2000)
    options = parser.parse_args()
    print(f"{options.rounds} rounds after {options.warm}:\n\n"
          "| | Waybill | AzCopy | ratio (above 1: Waybill is faster) | range |\n|---|--:|--:|--:|--:|", flush=True)
    for what in options.what:
        with tempfile.TemporaryDirectory(prefix="waybill-bench-", dir=os.environ.get("BENCH_FOLDER")) as name:
            folder = pathlib.Path(name)
            sink = Blobs(folder / "sink", 18186)
            try:
                {"large": large, "small": small, "one": one}[what](folder, sink, options)
            finally:
                sink.close()


if __name__ == "__main__":
    main()
