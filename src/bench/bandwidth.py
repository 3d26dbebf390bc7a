#!/usr/bin/python3
"""How exactly a limited bandwidth holds on the wire, as a table for docs/benchmarks.md.

Between Waybill and each stand-in stands a line that counts what goes over it, heads and all. Needs a built Waybill.
Everything happens on this machine, in a folder that is removed after.
"""

import argparse
import os
import pathlib
import socket
import subprocess
import tempfile
import threading
import time

from benchmarks import DATASET, ENV, HOME, OLD, TOKEN

MIB = 1 << 20
SPAN = 30
SERVICES = {
    "databank": ["--dataset", DATASET, "--generation", "today", "--discard"],
    "datatile": ["datatile", "--database-hash", "a-database", "--discard"],
    "workspace": ["workspace", "--discard"],
    "dc21": ["dc21"],
}


class Line:
    """Passes bytes on between whoever comes and a port of this machine, and counts those that come."""

    def __init__(self, to):
        self.to = to
        self.sent = 0
        self.lock = threading.Lock()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            come, _ = self.door.accept()
            gone = socket.create_connection(("127.0.0.1", self.to))
            threading.Thread(target=self.carry, args=(come, gone, True), daemon=True).start()
            threading.Thread(target=self.carry, args=(gone, come, False), daemon=True).start()

    def carry(self, source, target, counted):
        try:
            while data := source.recv(65536):
                if counted:
                    with self.lock:
                        self.sent += len(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            target.close()

    def rate(self, span=SPAN):
        """Bytes a second, from now on for so many seconds."""
        before, began = self.sent, time.monotonic()
        time.sleep(span)
        return (self.sent - before) / (time.monotonic() - began)


class Place:
    """A Waybill with the shipped routes, of which one has so many consumers, and the stand-in of its service."""

    def __init__(self, folder, service, limit, consumers=1):
        folder.mkdir()
        self.folder = folder
        self.service = service
        self.standin = subprocess.Popen(
            [str(HOME / "waybill"), "sandbox", *SERVICES[service], "--port", "0", "--folder", str(folder / "service")],
            env=ENV, stdout=subprocess.PIPE, text=True)
        told = self.standin.stdout.readline()
        token = (folder / "service/token").read_text() if service == "workspace" else TOKEN
        own = int(told.split("127.0.0.1:")[1].split("/")[0].split()[0].rstrip(".,"))
        self.line = Line(own)
        (folder / "token").write_text(token.replace(f":{own}/", f":{self.line.port}/"))
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        routes = folder / "routes"
        routes.mkdir()
        text = (HOME / f"routes/{service}.camel.yaml").read_text()
        text = text.replace(f"waybill-sink?destination={service}\"", f"waybill-sink?destination={service}&spool=link\"")
        text = text.replace(f"waybill-source?destination={service}&",
                            f"waybill-source?destination={service}&consumers={consumers}&")
        alone = 'type: "{{dc21.type}}"'
        text = text.replace(alone, alone + "\n              sidecar: none")
        (routes / f"{service}.camel.yaml").write_text(text)
        (routes / "failure-policy.camel.yaml").write_text((HOME / "routes/failure-policy.camel.yaml").read_text())
        self.config = folder / "application.properties"
        self.config.write_text(
            f"waybill.data = {folder}/data\nwaybill.http.port = 0\n{service}.inbox = {self.inbox}\n"
            f"{service}.schedule = * * * * * ?\n{service}.token = file:{folder}/token\n{service}.bandwidth = {limit}\n"
            + ("" if service == "workspace" else f"{service}.baseUrl = http://127.0.0.1:{self.line.port}\n")
            + f"databank.dataset = {DATASET}\ndatatile.mode = append\ndatatile.hash = a-database\n"
            f"dc21.updates = {folder}/updates\ndc21.experiment = 1\n")
        self.log = open(folder / "log", "w")
        self.waybill = subprocess.Popen(
            [str(HOME / "waybill"), "run", "--config", str(self.config), "--routes", str(routes)],
            env=ENV, stdout=self.log, stderr=self.log)

    def take(self, source, number):
        for i in range(number):
            hidden = self.folder / f"file-{i}.csv"
            os.link(source, hidden)
            os.rename(hidden, self.inbox / hidden.name)

    def wait_until_it_flows(self):
        while self.line.sent < MIB:
            if self.waybill.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text())
            time.sleep(0.05)
        time.sleep(1)

    def limit(self, limit):
        subprocess.run([str(HOME / "waybill"), "limit", "--config", str(self.config), self.service, limit], check=True,
                       stdout=subprocess.DEVNULL)
        time.sleep(1)

    def close(self):
        self.waybill.kill()
        self.waybill.wait()
        self.standin.kill()
        self.standin.wait()


def row(what, service, mib, rate):
    off = 100 * (rate / (mib * MIB) - 1)
    print(f"| {what} | {service} | {mib} | {rate / MIB:.2f} | {off:+.1f} % |", flush=True)
    return abs(off)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("services", nargs="*", default=list(SERVICES), help="which of " + ", ".join(SERVICES))
    arguments.add_argument("--mib", type=int, default=8, help="the limit, MiB a second")
    chosen = arguments.parse_args()
    mib = chosen.mib
    print("| | service | limit, MiB/s | over 30 s | off |\n|---|---|--:|--:|--:|")
    off = []
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as home:
        home = pathlib.Path(home)
        source = home / "source"
        with open(source, "wb") as file:
            file.truncate(4 * SPAN * 2 * mib * MIB)
        os.utime(source, (OLD, OLD))
        for service in chosen.services:
            place = Place(home / service, service, f"{mib}MiB/s")
            try:
                place.take(source, 1)
                place.wait_until_it_flows()
                off.append(row("one file", service, mib, place.line.rate()))
                place.limit(f"{2 * mib}MiB/s")
                off.append(row("the same file, limit doubled", service, 2 * mib, place.line.rate()))
                place.limit(f"{mib // 4}MiB/s")
                off.append(row("the same file, limit an eighth of that", service, mib // 4, place.line.rate()))
            finally:
                place.close()
        for service in [one for one in ("workspace", "dc21") if one in chosen.services]:
            place = Place(home / (service + "-4"), service, f"{mib}MiB/s", 4)
            try:
                place.take(source, 4)
                place.wait_until_it_flows()
                off.append(row("four files at once", service, mib, place.line.rate()))
                place.limit(f"{2 * mib}MiB/s")
                off.append(row("the same four, limit doubled", service, 2 * mib, place.line.rate()))
            finally:
                place.close()
    print(f"The furthest off: {max(off):.1f} %")


if __name__ == "__main__":
    main()
