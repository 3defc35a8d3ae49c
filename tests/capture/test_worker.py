"""The worker process by itself: garbage, printing libraries, lost stations, drivers that break the rules."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(60)


class Worker:
    """A worker that is spoken to by hand."""

    def __init__(self, *arguments: str, code: str = "") -> None:
        command = ["-c", code] if code else ["-m", "station.capture.worker", *arguments]
        self.process = subprocess.Popen([sys.executable, *command], stdin=-1, stdout=-1, stderr=-1)

    def say(self, line: bytes) -> None:
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def ask(self, **message: object) -> dict[str, object]:
        self.say(json.dumps(message).encode())
        return self.answer()

    def answer(self) -> dict[str, object]:
        for line in self.process.stdout:
            message = json.loads(line)
            if message["event"] != "heartbeat":
                return message
        pytest.fail("the worker said nothing")

    def end(self) -> int:
        _, self.errors = self.process.communicate(timeout=20)
        return self.process.returncode


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker("virtual")
    assert made.answer() == {"event": "ready", "driver": "virtual"}
    yield made
    made.end()


@pytest.mark.parametrize(
    "line",
    [b"garbage", b"", b"[1,2]", b"\xff\x00\xfe", b"{", b'{"command":5}', b'{"id":1,"command":"fly"}', b'{"id":{}}',
     b"[" * 70000,
     b'{"id":NaN,"command":"find"}', b'{"id":1,"command":"scan"}', b'{"id":1,"command":"scan","device":{"name":1}}',
     b'{"id":1,"command":"capabilities","device":{"name":"a","driver":"b","address":"c","evil":1}}'],
)  # fmt: skip
def test_garbage_is_answered_with_an_error_and_survived(worker: Worker, line: bytes) -> None:
    worker.say(line)
    answer = worker.answer()
    assert answer["event"] == "error"
    assert answer["error"]["code"] == "worker_message"
    assert worker.ask(id=7, command="find") == {"id": 7, "event": "found", "devices": []}


def test_a_line_without_end_does_not_fill_the_memory(worker: Worker) -> None:
    worker.say(b"x" * 3_000_000)
    assert {worker.answer()["event"] for _ in range(3)} == {"error"}
    assert worker.ask(id=7, command="find")["event"] == "found"


def test_values_of_a_wrong_kind_are_the_drivers_failure(worker: Worker, tmp_path: Path) -> None:
    profile = {"name": "p", "version": "1", "title": "t", "dpi": "many"}
    device = {"name": "virtual:training", "driver": "virtual", "address": "training"}
    answer = worker.ask(id=1, command="scan", device=device, profile=profile, spool=str(tmp_path))
    assert answer["error"]["code"] == "driver_failed"
    assert worker.ask(id=2, command="find")["event"] == "found"


def test_quit_and_the_end_of_input_both_end_it() -> None:
    worker = Worker("virtual")
    worker.answer()
    worker.say(b'{"command":"quit"}')
    assert worker.end() == 0
    worker = Worker("virtual")
    worker.answer()
    assert worker.end() == 0


@pytest.mark.parametrize("name", ["absent", "", "../virtual", "os.path"])
def test_a_driver_that_is_not_installed_is_named(name: str) -> None:
    worker = Worker(name)
    answer = worker.answer()
    assert answer["event"] == "unavailable"
    assert answer["error"]["code"] == "driver_unknown"
    assert worker.end() == 1


PRINTS = """
import os, sys
from station.capture import worker
class Loud:
    name = "loud"
    def availability(self): return ""
    def find(self):
        print("printed"); sys.stdout.flush(); os.write(1, b"written to 1\\n"); os.system("echo from a child")
        return []
worker.load_driver = lambda name: Loud()
os._exit(worker.main(["loud"]))
"""


def test_what_libraries_print_never_enters_the_line() -> None:
    worker = Worker(code=PRINTS)
    assert worker.answer()["event"] == "ready"
    assert worker.ask(id=1, command="find") == {"id": 1, "event": "found", "devices": []}
    assert worker.end() == 0
    assert b"written to 1" in worker.errors
    assert b"from a child" in worker.errors


ABSENT = """
import os, sys
sys.modules["_sane"] = None
from station.capture import worker
os._exit(worker.main(["sane"]))
"""


def test_without_python_sane_the_driver_says_so() -> None:
    worker = Worker(code=ABSENT)
    assert worker.answer()["error"]["code"] == "sane_missing"
    assert worker.end() == 1


STATION = """
import sys, time
from pathlib import Path
from station.capture.client import ScannerClient
from station.capture.scanner import Device
from station.model.profiles import CaptureProfile
client = ScannerClient("virtual", Path(sys.argv[1]))
pages = client.scan(Device.of_name("virtual:" + sys.argv[2]), CaptureProfile("p", "1", "P", dpi=50, page_timeout=600))
next(pages)
print(client.worker_pid, flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("then", ["hang", "delay 600", "empty"])
def test_a_worker_never_outlives_a_station_that_was_killed(tmp_path: Path, then: str) -> None:
    script = tmp_path / "script.toml"
    script.write_text(f'steps = ["generate 1", "{then}"]', "utf-8")
    command = [sys.executable, "-c", STATION, str(tmp_path), str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as station:
        pid = int(station.stdout.readline())
        station.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 30
    while Path(f"/proc/{pid}/exe").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    alive = Path(f"/proc/{pid}/exe").exists()
    if alive:
        os.kill(pid, signal.SIGKILL)
    assert not alive
