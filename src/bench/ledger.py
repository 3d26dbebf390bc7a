#!/usr/bin/python3
"""What a Waybill says of a ledger of many waybills, and how long it takes: medians, as a table for docs/benchmarks.md.

Needs a built Waybill. Everything happens on this machine, in a folder that is removed after.
"""

import argparse
import json
import pathlib
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.request

HOME = pathlib.Path(__file__).resolve().parents[2]
PORT = 18399
DAY = 86_400_000
STATES = [("DELIVERED", 990_000), ("DEAD", 4_000), ("IN_DOUBT", 1_000), ("WAITING", 2_000), ("DISCARDED", 3_000)]
REASON = "The service refuses it: HTTP 422 'no such thing'"
RECEIPT = json.dumps({"address": "there", "name": "n", "bytes": 10, "sha256": "0" * 64, "crc32c": "0" * 8,
                      "said": "successfully uploaded", "at": 1})


def settings(folder):
    file = folder / "own.properties"
    file.write_text(f"waybill.data = {folder}/data\nwaybill.http.port = {PORT}\ndatabank.inbox = {folder}/inbox\n"
                    f"databank.baseUrl = http://127.0.0.1:9\ndatabank.dataset = IDB-1234567\n"
                    f"databank.token = file:{folder}/token\n")
    (folder / "token").write_text("of-no-worth-here")
    return file


def waybill(*arguments, folder, **more):
    return subprocess.run([str(HOME / "waybill"), *arguments, "--config", str(folder / "own.properties")],
                          cwd=HOME, capture_output=True, text=True, **more)


def fill(file, number):
    """As Waybill would have left them: five events to a delivered waybill, over a year."""
    now = int(time.time() * 1000)
    ledger = sqlite3.connect(file)
    ledger.execute("PRAGMA synchronous = OFF")
    at = 0
    with ledger:
        for state, share in STATES:
            many = share * number // 1_000_000
            for first in range(0, many, 10_000):
                rows = []
                events = []
                for n in range(first, min(first + 10_000, many)):
                    at += 1
                    accepted = now - 365 * DAY + at * 365 * DAY // number
                    key = f"{at:032x}"
                    rows.append((key, "databank", f"/srv/inbox/plot-{at}.csv", f"plot-{at}.csv", at % 5_000_000,
                                 f"/spool/{key}", accepted, key, state, accepted + 5_000,
                                 None if state in ("DELIVERED", "DISCARDED") else REASON, accepted,
                                 RECEIPT if state == "DELIVERED" else None, now + DAY))
                    events += [(key, number_, accepted + number_, what, "some words about it")
                               for number_, what in enumerate(["accepted", "sending", "committing", "goes on", "delivered"])]
                ledger.executemany(
                    "INSERT INTO waybill (id, destination, source, name, size, spooled, modified, file_key, state, since,"
                    " reason, accepted, receipt, next_attempt) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", rows)
                ledger.executemany("INSERT INTO event (waybill, number, at, what, detail) VALUES (?,?,?,?,?)", events)
        ledger.execute("INSERT INTO destination (name, state, since, reason, probe_at) VALUES"
                       f" ('databank', 'HELD', {now}, 'a person holds it', {2 ** 63 - 1})")
    ledger.close()


def millis(work, rounds):
    took = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took[1:]), max(took[1:]), took[0]


def call(path):
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=60) as answer:
        return answer.read()


def first_live():
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/live", timeout=60) as answer:
        while not answer.readline().startswith(b"data: "):
            pass


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--waybills", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waybill-ledger") as name:
        folder = pathlib.Path(name)
        (folder / "inbox").mkdir()
        settings(folder)
        waybill("run", "--once", folder=folder)
        file = folder / "data/ledger/waybill.db"
        fill(file, given.waybills)
        print(f"{given.waybills} waybills, {file.stat().st_size / 2 ** 20:.0f} MiB\n")
        log = open(folder / "run.log", "w")
        process = subprocess.Popen([str(HOME / "waybill"), "run", "--config", str(folder / "own.properties")],
                                   cwd=HOME, stdout=log, stderr=log)
        try:
            while True:
                try:
                    call("/")
                    break
                except OSError:
                    time.sleep(0.2)
            some = f"{given.waybills // 2:032x}"
            questions = {
                "the page: its first report": first_live,
                "`GET /api/status`": lambda: call("/api/status"),
                "`./waybill status`, the whole process": lambda: waybill("status", folder=folder),
                "search by a part of a name, one found": lambda: call(f"/api/waybills?name=lot-{given.waybills // 3}."),
                "search by a part of a name, none found": lambda: call("/api/waybills?name=nowhere"),
                "search by state, the youngest dead": lambda: call("/api/waybills?state=DEAD"),
                "search by day": lambda: call(f"/api/waybills?day={time.strftime('%Y-%m-%d', time.localtime(time.time() - 40 * 86400))}"),
                "history of 14 days": lambda: call("/api/history?days=14"),
                "one waybill with its timeline": lambda: call(f"/api/waybills/{some}"),
                "`/observe/metrics`": lambda: call("/observe/metrics"),
            }
            print("| | median, ms | slowest | the first time |\n|---|--:|--:|--:|")
            for what, question in questions.items():
                median, slowest, first = millis(question, given.rounds)
                print(f"| {what} | {median:.0f} | {slowest:.0f} | {first:.0f} |", flush=True)
        finally:
            process.terminate()
            process.wait(30)


if __name__ == "__main__":
    main()
