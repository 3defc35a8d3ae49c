"""The station's side: one call at a time, clear ends, and discovery that never raises."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from station.capture.client import ScannerClient
from station.capture.discovery import driver_names, find_devices
from station.capture.scanner import Device
from station.capture.worker_process import WorkerProcess
from station.model.errors import DeviceFault, StorageFault, ToolMissing
from station.model.profiles import CaptureProfile

pytestmark = pytest.mark.timeout(60)

QUICK = CaptureProfile("quick", "1", "Quick", dpi=50, page_timeout=20)


def device(tmp_path: Path, *steps: str) -> Device:
    script = tmp_path / "script.toml"
    script.write_text(f"steps = {list(steps)}", "utf-8")
    return Device.of_name(f"virtual:{script}")


@pytest.fixture
def virtual(client_of: Callable[..., ScannerClient]) -> ScannerClient:
    return client_of("virtual")


def test_a_second_call_during_a_scan_is_refused(virtual: ScannerClient, tmp_path: Path) -> None:
    scanner = device(tmp_path, "generate 2")
    pages = virtual.scan(scanner, QUICK)
    next(pages).path.unlink()
    for call in (virtual.find, lambda: virtual.capabilities(scanner), lambda: next(virtual.scan(scanner, QUICK))):
        with pytest.raises(DeviceFault) as raised:
            call()
        assert raised.value.code == "device_busy"
    for page in pages:
        page.path.unlink()
    assert virtual.find() == []


def test_a_closed_client_says_so_and_has_no_process(virtual: ScannerClient, tmp_path: Path) -> None:
    virtual.find()
    pid = virtual.worker_pid
    virtual.close()
    virtual.close()
    assert virtual.worker_pid is None
    assert not Path(f"/proc/{pid}").exists()
    with pytest.raises(DeviceFault) as raised:
        next(virtual.scan(device(tmp_path), QUICK))
    assert raised.value.code == "scanner_closed"


def test_closing_from_another_thread_ends_a_scan_that_hangs(
    virtual: ScannerClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("station.capture.worker_process.QUIT_SECONDS", 0.5)
    pages = virtual.scan(device(tmp_path, "generate 1", "hang", "generate 1"), QUICK)
    next(pages).path.unlink()
    while '"position": 2' not in (tmp_path / "script.tray").read_text():
        time.sleep(0.01)
    thread = threading.Thread(target=virtual.close)
    thread.start()
    with pytest.raises(DeviceFault) as raised:
        next(pages)
    thread.join()
    assert raised.value.code == "scanner_closed"


def test_a_driver_that_hangs_is_killed_while_its_heart_beats(virtual: ScannerClient, tmp_path: Path) -> None:
    scanner = device(tmp_path, "generate 1", "hang", "generate 1")
    quick = CaptureProfile("quick", "1", "Quick", dpi=50, page_timeout=1.5)
    pages = virtual.scan(scanner, quick)
    next(pages).path.unlink()
    with pytest.raises(DeviceFault) as raised:
        next(pages)
    assert (raised.value.code, raised.value.context["pages"]) == ("device_hung", 1)
    assert 1.5 <= raised.value.context["seconds"] < 20
    [page] = virtual.scan(scanner, quick)
    page.path.unlink()


def test_a_process_that_is_silent_is_not_waited_for_any_longer_than_that(
    virtual: ScannerClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("station.capture.worker_process.SILENCE_SECONDS", 1.5)
    with pytest.raises(DeviceFault) as raised:
        next(virtual.scan(device(tmp_path, "freeze"), CaptureProfile("p", "1", "P", page_timeout=3600)))
    assert raised.value.code == "device_hung"


def test_a_crash_leaves_its_trace_in_the_fault(virtual: ScannerClient, tmp_path: Path) -> None:
    pages = virtual.scan(device(tmp_path, "generate 1", "delay 60"), QUICK)
    next(pages).path.unlink()
    os.kill(virtual.worker_pid, signal.SIGSEGV)
    with pytest.raises(DeviceFault) as raised:
        next(pages)
    assert raised.value.code == "device_died"
    assert "Fatal Python error: Segmentation fault" in raised.value.context["detail"]


def test_pages_that_were_on_their_way_when_the_process_died_still_arrive(
    virtual: ScannerClient, tmp_path: Path
) -> None:
    seen = []
    with pytest.raises(DeviceFault) as raised:
        seen.extend(
            page.path.unlink() or page.sequence for page in virtual.scan(device(tmp_path, "generate 3", "die"), QUICK)
        )
    assert seen == [1, 2, 3]
    assert (raised.value.code, raised.value.context["pages"]) == ("device_died", 3)


def test_files_left_to_their_owner_stay_and_others_do_not(virtual: ScannerClient, spool: Path, tmp_path: Path) -> None:
    pages = list(virtual.scan(device(tmp_path, "generate 2"), QUICK))
    assert sorted(path for path in spool.rglob("*") if path.is_file()) == [page.path for page in pages]
    for page in pages:
        page.path.unlink()


def test_a_full_disk_under_the_spool_costs_the_page_in_work_only(
    client_of: Callable[..., ScannerClient], tmp_path: Path
) -> None:
    scanner = device(tmp_path, "generate 3")
    virtual = client_of("virtual", pages_ahead=1)
    pages = virtual.scan(scanner, QUICK)
    first = next(pages).path
    (first.parent / "00002.part").symlink_to("/dev/full")
    first.unlink()
    with pytest.raises(StorageFault) as raised:
        next(pages)
    assert raised.value.code == "disk_full"
    [last] = virtual.scan(scanner, QUICK)
    last.path.unlink()


def test_a_spool_that_is_not_there_is_named(tmp_path: Path) -> None:
    with ScannerClient("virtual", tmp_path / "absent") as client, pytest.raises(StorageFault) as raised:
        next(client.scan(device(tmp_path), QUICK))
    assert (raised.value.code, raised.value.context["path"]) == ("disk_error", str(tmp_path / "absent"))


def test_a_driver_that_is_missing_is_told_each_time(client_of: Callable[..., ScannerClient]) -> None:
    client = client_of("absent")
    for _ in range(2):
        with pytest.raises(ToolMissing) as raised:
            client.find()
        assert raised.value.code == "driver_unknown"
        assert client.worker_pid is None


def test_discovery_asks_every_driver_and_tells_why_one_has_nothing(sane_environment, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("steps = 3")
    found = find_devices(
        ["absent", *driver_names()], {**sane_environment, "STATION_VIRTUAL_SCANNER": str(broken)}, seconds=20
    )
    assert {device.driver for device in found.devices} == {"sane"}
    assert {name: error.code for name, error in found.unavailable.items()} == {
        "absent": "driver_unknown",
        "virtual": "script_invalid",
    }


def test_a_worker_can_be_killed_twice_and_spoken_to_after_its_death() -> None:
    worker = WorkerProcess("virtual", {})
    assert worker.receive(30)["event"] == "ready"
    worker.kill()
    worker.kill()
    worker.send({"command": "find"})
    with pytest.raises(DeviceFault):
        worker.receive(5)
    assert not worker.alive


def test_heartbeats_do_not_pile_up_while_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = WorkerProcess("virtual", {})
    try:
        assert worker.receive(30)["event"] == "ready"
        for _ in range(5):
            worker._take({"event": "heartbeat", "moved": 0})
        assert worker._answers.empty()
    finally:
        worker.quit()
