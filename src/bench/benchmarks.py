#!/usr/bin/python3
"""Waybill beside its peers, in one run, to one sink that discards: medians of ratios, as a table for docs/benchmarks.md.

Needs curl, python3-requests and a built Waybill. Everything happens on this machine, in a folder that is removed after.
"""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parents[2]
TOKEN = "benchmark-token"
DATASET = "BENCH-1"
ENV = {**os.environ, "SANDBOX_TOKEN": TOKEN, "BENCH_TOKEN": TOKEN}
OLD = 1_000_000_000


class Sink:
    """A stand-in process that counts and discards."""

    def __init__(self, folder, port, latency=0, generation="stays", command=None):
        folder.mkdir(parents=True)
        self.record = folder / "record.jsonl"
        self.record.touch()
        self.url = f"http://127.0.0.1:{port}"
        self.datafile = f"{self.url}/api/dataset/{DATASET}/datafile"
        self.process = subprocess.Popen(
            [str(HOME / "waybill"), "sandbox", *(command or ["--dataset", DATASET, "--generation", generation,
             "--latency-ms", str(latency)]), "--port", str(port), "--folder", str(folder), "--discard"],
            env=ENV, stdout=subprocess.PIPE, text=True)
        self.process.stdout.readline()
        self.lines = open(self.record)
        self.seen = []

    def calls(self):
        """All calls so far; only what is new is read, since this machine's two cores are what is measured."""
        while line := self.lines.readline():
            self.seen.append(json.loads(line))
        return self.seen

    def lines_written(self):
        """How many calls the record has, counted without reading them."""
        return int(subprocess.run(["wc", "-l", str(self.record)], check=True, capture_output=True, text=True)
                   .stdout.split()[0])

    def wait_for(self, name, phase="verify"):
        while True:
            done = [call for call in self.calls() if call["filename"] == name and call["phase"] == phase]
            if done:
                return done[0]
            time.sleep(0.02)

    def seconds(self, name):
        """From the first request of a file to its verify."""
        calls = [call for call in self.calls() if call["filename"] == name]
        return (calls[-1]["at"] - calls[0]["at"]) / 1000

    def upload_seconds(self, name, latency):
        """Of a file's tus upload: the patch alone, and all from create to attach.

        The times are those at which calls begin, so that the last call's delay is added.
        """
        attach = self.wait_for(name, "attach")
        calls = {call["phase"]: call["at"] for call in self.calls() if call["upload"] == attach["upload"]}
        return ((calls["head"] - calls["patch"]) / 1000, (calls["attach"] - calls["create"] + latency) / 1000)

    def append_seconds(self, name):
        """Of a file's upload to DATATILE: from its arrival to that of the question for its job."""
        append = self.wait_for(name, "append")
        while True:
            asked = [call for call in self.calls() if call["phase"] == "job" and call["number"] > append["number"]]
            if asked:
                return (asked[0]["at"] - append["at"]) / 1000
            time.sleep(0.02)

    def close(self):
        self.process.terminate()
        self.process.wait()


class Waybill:
    """A running Waybill with its inbox; the shipped route, with hard links for the spool and one edit where asked."""

    def __init__(self, folder, sink, checksums=True, service="databank"):
        self.inbox = folder / "inbox"
        self.inbox.mkdir(parents=True)
        routes = folder / "routes"
        routes.mkdir()
        text = (HOME / f"routes/{service}.camel.yaml").read_text().replace(
            f"waybill-sink?destination={service}", f"waybill-sink?destination={service}&spool=link")
        if not checksums:
            text += '              checksums: "false"\n'
        (routes / f"{service}.camel.yaml").write_text(text)
        self.data = folder / "data"
        config = folder / "application.properties"
        config.write_text(
            f"waybill.data = {self.data}\nwaybill.http.port = 0\n{service}.inbox = {self.inbox}\n"
            f"{service}.schedule = * * * * * ?\n{service}.baseUrl = {sink.url}\ndatabank.dataset = {DATASET}\n"
            f"{service}.token = env:BENCH_TOKEN\ndatatile.mode = append\ndatatile.hash = a-database\n"
            f"datatile.statusUrl = {sink.url}/api/v2/jobs/{{jobId}}\n")
        self.log = open(folder / "log", "w")
        self.process = subprocess.Popen(
            [str(HOME / "waybill"), "run", "--config", str(config), "--routes", str(routes)],
            env=ENV, stdout=self.log, stderr=self.log)

    def take(self, source, name):
        target = self.inbox.parent / ("." + name)
        os.link(source, target)
        os.rename(target, self.inbox / name)

    def close(self):
        self.process.terminate()
        self.process.wait()


def curl(sink, source, name):
    """One multipart POST; seconds as curl measures them."""
    quiet = ["-s", "-o", "/dev/null", "-H", f"Authorization: Token token={TOKEN}"]
    subprocess.run(["curl", *quiet, "-d", f"filename={name}&phase=setup&filesize=1", sink.datafile], check=True)
    out = subprocess.run(
        ["curl", *quiet, "-w", "%{time_total}", "-F", f"filename={name}", "-F", "phase=transfer", "-F", "previous_size=0",
         "-F", f"bytechunk=@{source};filename=bytechunk", sink.datafile], check=True, capture_output=True, text=True)
    return float(out.stdout)


def curl_upload(sink, source):
    """One `curl -T` into an open tus upload; seconds as curl measures them."""
    quiet = ["-s", "-H", f"Authorization: Token token={TOKEN}", "-H", "Tus-Resumable: 1.0.0"]
    head = subprocess.run(["curl", *quiet, "-D", "-", "-X", "POST", "-H", f"Upload-Length: {source.stat().st_size}",
                           f"{sink.url}/files/"], check=True, capture_output=True, text=True).stdout
    place = next(line.split()[1] for line in head.splitlines() if line.lower().startswith("location:"))
    out = subprocess.run(
        ["curl", *quiet, "-o", "/dev/null", "-w", "%{time_total}", "-X", "PATCH", "-H", "Upload-Offset: 0",
         "-H", "Content-Type: application/offset+octet-stream", "-T", str(source), place],
        check=True, capture_output=True, text=True)
    return float(out.stdout)


def requests_peer(sink, source, name):
    subprocess.run(["/usr/bin/python3", str(HOME / "src/bench/requests_peer.py"), sink.datafile, str(source), name],
                   check=True, env=ENV)
    return sink.seconds(name)


def sha256_alone(source):
    out = subprocess.run(["java", str(HOME / "src/bench/Sha256Alone.java"), str(source)],
                         check=True, capture_output=True, text=True)
    return float(out.stdout)


def big_file(folder, mib):
    source = folder / "source.bin"
    with open(source, "wb") as file:
        for _ in range(mib):
            file.write(os.urandom(1 << 20))
    os.utime(source, (OLD, OLD))
    return source


def figures(name, values):
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"| {name} | {middle:.2f} | {low:.2f} to {high:.2f} |"


def large(folder, rounds, warm, mib, latency):
    """One large file, again and again: Waybill with and without checksums, curl, SHA-256 alone, python-requests."""
    source = big_file(folder, mib)
    rows = {}
    with contextlib.ExitStack() as stack:
        sink = Sink(folder / "sink", 18180, latency)
        stack.callback(sink.close)
        on, off = Waybill(folder / "on", sink), None
        stack.callback(on.close)
        sha = sha256_alone(source)
        samples = {"on": [], "off": [], "curl": [], "requests": []}
        # Two destinations must not share a dataset, so the two Waybills run one after the other; curl runs beside both.
        for variant in ("on", "off"):
            if variant == "off":
                on.close()
                off = Waybill(folder / "off", sink, checksums=False)
                stack.callback(off.close)
            waybill = on if variant == "on" else off
            for number in range(warm + rounds):
                name = f"{variant}-{number}.bin"
                waybill.take(source, name)
                sink.wait_for(name)
                beside = curl(sink, source, f"curl-{variant}-{number}")
                if number >= warm:
                    samples[variant].append(sink.seconds(name))
                    samples["curl"].append((variant, beside))
        for number in range(max(2, rounds // 2)):
            samples["requests"].append(requests_peer(sink, source, f"requests-{number}"))
    curls = {v: [s for w, s in samples["curl"] if w == v] for v in ("on", "off")}
    peer = statistics.median(samples["requests"])
    rate = mib / statistics.median(samples["on"])
    print(f"\n{mib} MiB to a sink that discards, {latency} ms added per request, {rounds} rounds after {warm}:\n")
    print("| ratio (above 1: Waybill is faster) | median | range |\n|---|--:|--:|")
    print(figures("both checksums on, to the slower of `curl -F` and SHA-256 alone",
                  [max(c, sha) / s for s, c in zip(samples["on"], curls["on"])]))
    print(figures("both checksums on, to `curl -F`", [c / s for s, c in zip(samples["on"], curls["on"])]))
    print(figures("checksums off, to `curl -F`", [c / s for s, c in zip(samples["off"], curls["off"])]))
    print(figures("both checksums on, to python-requests, 2 MiB chunks, a connection each",
                  [peer / s for s in samples["on"]]))
    print(figures("checksums off, to python-requests, 2 MiB chunks, a connection each",
                  [peer / s for s in samples["off"]]))
    print(f"\nWaybill with checksums: {rate:.0f} MiB/s; SHA-256 alone: {mib / sha:.0f} MiB/s;"
          f" `curl -F`: {mib / statistics.median(curls['on']):.0f} MiB/s; python-requests: {mib / peer:.0f} MiB/s.")
    return rows


def tus(folder, rounds, warm, mib):
    """One large file by tus, without and with 20 ms added to each request; curl sends the same bytes to the same sink."""
    source = big_file(folder, mib)
    print(f"\n{mib} MiB by tus to a sink that discards, {rounds} rounds after {warm}:\n")
    print("| ratio to `curl -T` (above 1: Waybill is faster) | median | range |\n|---|--:|--:|")
    for checksums in (True, False):
        for latency in (0, 20):
            place = folder / f"{checksums}-{latency}"
            patches, wholes = [], []
            with contextlib.ExitStack() as stack:
                sink = Sink(place / "sink", 18183, latency, "today")
                stack.callback(sink.close)
                waybill = Waybill(place / "waybill", sink, checksums)
                stack.callback(waybill.close)
                for number in range(warm + rounds):
                    name = f"{number}.bin"
                    waybill.take(source, name)
                    patch, whole = sink.upload_seconds(name, latency)
                    peer = curl_upload(sink, source)
                    if number >= warm:
                        patches.append(peer / patch)
                        wholes.append(peer / whole)
            variant = f"checksums {'on' if checksums else 'off'}, {latency} ms added"
            print(figures(f"{variant}: the patch", patches))
            print(figures(f"{variant}: create, patch, HEAD and attach", wholes))


def datatile(folder, rounds, warm, mib):
    """One large file appended in one multipart POST; `curl -F` sends the same to the same sink."""
    source = big_file(folder, mib)
    print(f"\n{mib} MiB in one multipart POST to a sink that discards, {rounds} rounds after {warm}:\n")
    print("| ratio to `curl -F` (above 1: Waybill is faster) | median | range |\n|---|--:|--:|")
    for checksums in (False, True):
        place, ratios = folder / str(checksums), []
        with contextlib.ExitStack() as stack:
            sink = Sink(place / "sink", 18184, command=["datatile", "--job-ms", "0"])
            stack.callback(sink.close)
            waybill = Waybill(place / "waybill", sink, checksums, "datatile")
            stack.callback(waybill.close)
            for number in range(warm + rounds):
                waybill.take(source, f"{number}.csv")
                seconds = sink.append_seconds(f"{number}.csv")
                out = subprocess.run(
                    ["curl", "-s", "-o", "/dev/null", "-w", "%{time_total}", "-H", f"token: {TOKEN}",
                     "-F", f"dataset=@{source};filename=curl-{number}.csv", f"{sink.url}/api/v2/upload/append/a-database"],
                    check=True, capture_output=True, text=True)
                if number >= warm:
                    ratios.append(float(out.stdout) / seconds)
        print(figures(f"checksums {'on' if checksums else 'off'}", ratios))


def small(folder, rounds, warm, count):
    """Many small files, from the folder to the receipt; curl with keep-alive sends the same three requests for each."""
    ratios, rates = [], []
    with contextlib.ExitStack() as stack:
        sink = Sink(folder / "sink", 18181)
        stack.callback(sink.close)
        waybill = Waybill(folder / "waybill", sink)
        stack.callback(waybill.close)
        for number in range(warm + rounds):
            prefix = f"r{number}-"
            before = sink.lines_written()
            stage = folder / f"stage{number}"
            stage.mkdir()
            for index in range(count):
                path = stage / f"{prefix}{index}"
                path.write_bytes(os.urandom(1024))
                os.utime(path, (OLD + index, OLD + index))
            began = time.time()
            for path in stage.iterdir():
                path.rename(waybill.inbox / path.name)
            while sink.lines_written() < before + 3 * count:
                time.sleep(0.1)
            seconds = sink.calls()[-1]["at"] / 1000 - began
            peer = curl_keep_alive(sink, folder, f"c{number}-", count)
            if number >= warm:
                ratios.append(peer / seconds)
                rates.append(count / seconds)
    print(f"\n{count} files of 1 KiB, from folder to receipt, every sync on, {rounds} rounds after {warm}:\n")
    print("| ratio (above 1: Waybill is faster) | median | range |\n|---|--:|--:|")
    print(figures("to `curl` with keep-alive, the same three requests a file", ratios))
    print(f"\nWaybill: {statistics.median(rates):.0f} files/s.")


def curl_keep_alive(sink, folder, prefix, count):
    config = folder / "curl.config"
    with open(config, "w") as out:
        source = folder / "one-kib"
        source.write_bytes(os.urandom(1024))
        for index in range(count):
            name = f"{prefix}{index}"
            head = f'url = "{sink.datafile}"\nheader = "Authorization: Token token={TOKEN}"\noutput = "/dev/null"\nsilent\n'
            out.write(head + f'data = "filename={name}&phase=setup&filesize=1024"\nnext\n')
            out.write(head + f'form = "filename={name}"\nform = "phase=transfer"\nform = "previous_size=0"\n'
                             f'form = "bytechunk=@{source};filename=bytechunk"\nnext\n')
            out.write(head + f'data = "filename={name}&phase=verify"\n' + ("next\n" if index + 1 < count else ""))
    began = time.time()
    subprocess.run(["curl", "-K", str(config)], check=True)
    return time.time() - began


def memory(folder, gib):
    """The live set after a collection, for a small and for a huge sparse file, amid the transfer."""
    live = {}
    for name, size in (("20 MiB", 20 << 20), (f"{gib} GiB", gib << 30)):
        place = folder / name.replace(" ", "")
        place.mkdir()
        with contextlib.ExitStack() as stack:
            sink = Sink(place / "sink", 18182)
            stack.callback(sink.close)
            waybill = Waybill(place / "waybill", sink)
            stack.callback(waybill.close)
            source = place / "sparse"
            with open(source, "wb") as file:
                file.truncate(size)
            os.utime(source, (OLD, OLD))
            waybill.take(source, "sparse.bin")
            sink.wait_for("sparse.bin", "transfer" if size > 1 << 30 else "verify")
            values = []
            for _ in range(5):
                heap = subprocess.run(["jcmd", str(waybill.process.pid), "GC.class_histogram"],
                                      check=True, capture_output=True, text=True).stdout
                values.append(int(heap.strip().splitlines()[-1].split()[2]) / (1 << 20))
                time.sleep(1)
            live[name] = statistics.median(values)
            sink.wait_for("sparse.bin")
    print("\nLive set after a collection, the whole process with -Xmx128m:\n\n| file | MiB |\n|---|--:|")
    for name, value in live.items():
        print(f"| {name} (sparse) | {value:.1f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["large", "latency", "tus", "datatile", "small", "memory"], nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--warm", type=int, help="rounds before those that count; few chunks a file warm Java slowly")
    parser.add_argument("--mib", type=int, default=1024)
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--gib", type=int, default=20)
    options = parser.parse_args()
    runs = {
        "large": lambda folder: large(folder, options.rounds, options.warm or 40, options.mib, 0),
        "latency": lambda folder: large(folder, options.rounds, options.warm or 10, options.mib, 20),
        "tus": lambda folder: tus(folder, options.rounds, options.warm or 20, options.mib),
        "datatile": lambda folder: datatile(folder, options.rounds, options.warm or 10, options.mib),
        "small": lambda folder: small(folder, options.rounds, options.warm or 2, options.files),
        "memory": lambda folder: memory(folder, options.gib),
    }
    for what in options.what:
        with tempfile.TemporaryDirectory(prefix="waybill-bench-") as folder:
            runs[what](pathlib.Path(folder))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
