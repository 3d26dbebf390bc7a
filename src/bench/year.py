#!/usr/bin/python3
"""What a year of waybills takes of the disk with the shipped limits, and what is left of it once it is purged.

Needs a built Waybill. Everything happens on this machine, in a folder that is removed after. The year is that of ledger.py;
its dead letters and doubts have their files in the spool, a hundred bytes each. Then 400 days pass, and it is purged.
"""

import argparse
import contextlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

import ledger

MIB = 2 ** 20
# As docs/operations.md says, for 1,000,000 waybills a year.
DOCUMENTED = {"ledger": 2048, "queue": 64, "purged": 512}
LONG = 400 * ledger.DAY


def size(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / MIB


@contextlib.contextmanager
def running(folder):
    log = open(folder / "run.log", "a")
    process = subprocess.Popen([str(ledger.HOME / "waybill"), "run", "--config", str(folder / "own.properties")],
                               cwd=ledger.HOME, stdout=log, stderr=log)
    try:
        while True:
            try:
                ledger.call("/")
                call("/api/purge")
                break
            except OSError:
                time.sleep(0.2)
        yield process
    finally:
        process.terminate()
        process.wait(60)


def call(path, body=None):
    key = json.loads((pathlib.Path(FOLDER) / "data/console.json").read_text())["key"]
    request = urllib.request.Request(f"http://127.0.0.1:{ledger.PORT}{path}", data=body, headers={
        "Authorization": f"Bearer {key}", "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)


def purge():
    began = time.time()
    slowest = 0
    call("/api/purge", b"{}")
    while True:
        asked = time.perf_counter()
        call("/api/history?days=1")
        slowest = max(slowest, time.perf_counter() - asked)
        report = call("/api/purge")
        if not report["running"]:
            return report, time.time() - began, slowest
        time.sleep(1)


def spool(folder, number):
    """The files of what is dead and in doubt, where the ledger has them."""
    (folder / "data/spool").mkdir(exist_ok=True)
    books = sqlite3.connect(folder / "data/ledger/waybill.db")
    ids = [row[0] for row in books.execute("SELECT id FROM waybill WHERE state IN ('DEAD', 'IN_DOUBT')")]
    for key in ids:
        (folder / "data/spool" / key).write_bytes(b"0" * 100)
    with books:
        books.execute("UPDATE waybill SET spooled = ? || id", (f"{folder}/data/spool/",))
    books.close()
    return len(ids)


def pass_time(folder):
    books = sqlite3.connect(folder / "data/ledger/waybill.db")
    with books:
        books.execute("UPDATE waybill SET accepted = accepted - ?, since = since - ?", (LONG, LONG))
        books.execute("UPDATE event SET at = at - ?", (LONG,))
    books.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    books.close()


def must(what, mib, most):
    print(f"| {what} | {mib:.0f} | {most} |", flush=True)
    if mib > most:
        sys.exit(f"{what} must be at most {most} MiB, and is {mib:.0f}")


def main():
    global FOLDER
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--waybills", type=int, default=1_000_000)
    given = parser.parse_args()
    part = given.waybills / 1_000_000
    with tempfile.TemporaryDirectory(prefix="waybill-year") as name:
        FOLDER = name
        folder = pathlib.Path(name)
        (folder / "inbox").mkdir()
        ledger.settings(folder)
        ledger.waybill("run", "--once", folder=folder)
        ledger.fill(folder / "data/ledger/waybill.db", given.waybills)
        files = spool(folder, given.waybills)
        print("| | MiB | documented |\n|---|--:|--:|")
        with running(folder):
            before = call("/api/status")
            report, _, _ = purge()
            assert report["purged"] == 0, report
            must("ledger after the year", size(folder / "data/ledger"), max(64, DOCUMENTED["ledger"] * part))
            must("queue", size(folder / "data/queue"), DOCUMENTED["queue"])
            assert len(list((folder / "data/spool").iterdir())) == files
        pass_time(folder)
        with running(folder):
            report, took, slowest = purge()
            after = call("/api/status")
            assert before["accepted"] == after["accepted"] and after["addsUp"], (before["accepted"], after["accepted"])
            assert before["states"] == after["states"], (before["states"], after["states"])
            must("ledger once it is purged", size(folder / "data/ledger"), max(128, DOCUMENTED["purged"] * part))
            must("queue", size(folder / "data/queue"), DOCUMENTED["queue"])
            assert len(list((folder / "data/spool").iterdir())) == files
        print(f"\n{report['purged']} waybills purged in {took:.0f} s; a question meanwhile took {slowest * 1000:.0f} ms at most.")


if __name__ == "__main__":
    main()
