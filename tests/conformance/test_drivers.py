"""What every scanner driver must do, through the real worker process."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from station.capture.client import ScannerClient
from station.capture.device_faults import CODES
from station.capture.discovery import driver_names, find_devices
from station.capture.scanner import Device, ScannedPage
from station.model.errors import DeviceFault
from station.model.profiles import CaptureProfile

pytestmark = pytest.mark.timeout(60)


def pages_of(stand, wanted: int = 3) -> int:
    return stand.fixed_pages or wanted


def expected(stand, wanted: int = 3) -> range:
    """How many pages a scan after another may give: SANE's test backend counts its sheets across scans."""
    return range(1, 11) if stand.fixed_pages else range(wanted, wanted + 1)


def take(page: ScannedPage) -> ScannedPage:
    """Take a page over as storage does: it is read, then its spool file goes."""
    page.path.unlink()
    return page


def drain(pages: Iterator[ScannedPage], stand, count: int = 0) -> int:
    """Take every page that comes, each of which must be whole, and return the number of the last."""
    for page in pages:
        count += 1
        assert page.sequence == count
        assert stand.intact(page, count)
        take(page)
    return count


def scan_all(client: ScannerClient, stand, profile: CaptureProfile) -> int:
    return drain(client.scan(stand.device, profile), stand)


def fail(pages: Iterator[ScannedPage], stand, count: int = 0) -> tuple[int, DeviceFault]:
    """Scan into a fault; the pages before it must be whole, and the fault must say how many they are."""
    counted = Counted(pages, count)
    with pytest.raises(DeviceFault) as raised:
        drain(counted, stand, count)
    assert raised.value.code in CODES
    assert raised.value.context["pages"] == counted.count
    assert raised.value.context["device"] == stand.device.name
    return counted.count, raised.value


class Counted:
    """An iterator that knows how many pages it has given."""

    def __init__(self, pages: Iterator[ScannedPage], count: int) -> None:
        self._pages = pages
        self.count = count

    def __iter__(self) -> Iterator[ScannedPage]:
        for page in self._pages:
            self.count += 1
            yield page


def test_every_installed_driver_has_a_stand(stand) -> None:
    assert set(driver_names()) == {"sane", "virtual"}
    assert stand.driver in driver_names()


def test_finds_its_device(stand) -> None:
    found = stand.client().find()
    device = next(device for device in found if device.name == stand.device.name)
    assert device.driver == stand.driver
    assert device.name == f"{stand.driver}:{device.address}"
    assert device.model


def test_is_listed_by_discovery_which_leaves_no_folder_behind(stand, monkeypatch, tmp_path) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    found = find_devices([stand.driver], stand.environment)
    assert stand.device.name in {device.name for device in found.devices}
    assert found.unavailable == {}
    assert list((tmp_path / "temporary").iterdir()) == []


def test_tells_its_capabilities_in_the_words_of_profiles(stand) -> None:
    capabilities = stand.client().capabilities(stand.device)
    assert capabilities.sources
    assert set(capabilities.sources) <= {"feeder", "flatbed"}
    assert set(capabilities.modes) <= {"color", "gray", "lineart"}
    assert capabilities.resolutions == tuple(sorted(capabilities.resolutions))


def test_pages_arrive_whole_in_order_and_the_paper_ends_quietly(stand) -> None:
    wanted = pages_of(stand, 5)
    assert scan_all(stand.client(), stand, stand.load(wanted)) == wanted


def test_a_page_says_what_it_is_and_how_it_was_made(stand) -> None:
    with stand.client() as client:
        for page in client.scan(stand.device, stand.load(pages_of(stand))):
            with Image.open(page.path) as image:
                assert (page.width, page.height) == image.size
                assert Image.MIME[image.format or ""] == page.media_type
                assert file_dpi(image) == pytest.approx(150, abs=0.1)
            assert page.dpi == pytest.approx(150, abs=0.1)
            assert page.mode == "color"
            assert float(page.applied["resolution"]) == 150
            assert page.device["driver"] == stand.driver
            assert page.device["model"]
            take(page)


def file_dpi(image: Image.Image) -> float:
    stated = image.info.get("dpi")
    return float(stated[0]) if stated else float(image.getexif()[0x011A])


def test_both_sides_come_as_recto_and_verso(stand) -> None:
    profile = stand.load(pages_of(stand, 4))
    sides = [take(page).side for page in stand.client().scan(stand.device, profile)]
    assert sides == (["recto", "verso"] * 2 if profile.duplex else [""] * len(sides))


def test_the_glass_gives_one_page(stand) -> None:
    profile = replace(stand.load(pages_of(stand)), source="flatbed")
    assert len([take(page) for page in stand.client().scan(stand.device, profile)]) == 1


def test_stops_between_two_pages_and_scans_again(stand) -> None:
    client = stand.client(pages_ahead=1)
    profile = stand.load(pages_of(stand, 8))
    seen: list[ScannedPage] = []
    for page in client.scan(stand.device, profile, stop=lambda: len(seen) >= 2):
        seen.append(take(page))
        time.sleep(0.05)
    assert 2 <= len(seen) <= 3
    assert scan_all(client, stand, stand.load(pages_of(stand))) in expected(stand)


def test_stops_when_another_thread_asks(stand) -> None:
    client = stand.client(pages_ahead=1)
    pages = client.scan(stand.device, stand.load(pages_of(stand, 8)))
    take(next(pages))
    thread = threading.Thread(target=client.stop)
    thread.start()
    thread.join()
    assert len([take(page) for page in pages]) <= 1


def test_never_runs_further_ahead_than_allowed(stand) -> None:
    client = stand.client(pages_ahead=2)
    wanted = pages_of(stand, 6)
    count = 0
    for page in client.scan(stand.device, stand.load(wanted)):
        count += 1
        # A scanner that is not held back would have gone on meanwhile; a file beside the pages is the feeder's own.
        time.sleep(0.1)
        assert len([path for path in page.path.parent.iterdir() if path.suffix != ".part"]) <= 2
        take(page)
    assert count == wanted


def test_a_scan_that_nobody_wants_any_more_is_cleared_away(stand) -> None:
    client = stand.client(pages_ahead=1)
    pages = client.scan(stand.device, stand.load(pages_of(stand, 6)))
    take(next(pages))
    pages.close()
    assert list(stand.spool.rglob("*")) == []
    assert scan_all(client, stand, stand.load(pages_of(stand))) in expected(stand)


def test_a_fault_leaves_the_pages_before_it_and_the_device_usable(stand) -> None:
    if not stand.faults:
        pytest.skip("this device stages no fault")
    client = stand.client()
    for code in stand.faults:
        count, fault = fail(client.scan(stand.device, stand.load(4, fault=code, after=2)), stand)
        assert (count, fault.code) == (2, code)
        assert len([take(page) for page in client.scan(stand.device, stand.load(4))]) == 4


def test_a_fault_before_the_first_page(stand) -> None:
    if not stand.faults:
        pytest.skip("this device stages no fault")
    count, fault = fail(stand.client().scan(stand.device, stand.load(2, fault="paper_jam")), stand)
    assert (count, fault.code) == (0, "paper_jam")


def test_an_empty_feeder_is_a_fault_only_without_any_page(stand) -> None:
    if stand.fixed_pages:
        pytest.skip("this device always has paper")
    _, fault = fail(stand.client().scan(stand.device, stand.load(0)), stand)
    assert fault.code == "feeder_empty"


def test_paper_is_awaited_and_taken_as_soon_as_it_lies_there(stand) -> None:
    if stand.fixed_pages:
        pytest.skip("this device always has paper")
    empty = stand.load(0)
    with stand.client() as client:
        assert client.status(stand.device) == ""
        _, fault = fail(client.scan(stand.device, empty, wait_seconds=1.5), stand)
        assert fault.code == "feeder_empty"
        asked: list[bool] = []
        laid = threading.Timer(1.5, stand.load, (2,))
        laid.start()
        pages = client.scan(stand.device, empty, stop=lambda: bool(asked.append(True)), wait_seconds=20)
        assert drain(pages, stand) == 2
        laid.join()


def test_a_frozen_process_is_killed_and_the_next_scan_works(stand) -> None:
    client = stand.client(pages_ahead=1)
    profile = replace(stand.load(pages_of(stand, 4)), page_timeout=1.0)
    pages = client.scan(stand.device, profile)
    take(next(pages))
    pid = client.worker_pid
    os.kill(pid, signal.SIGSTOP)
    _, fault = fail(pages, stand, count=1)
    assert fault.code == "device_hung"
    assert not Path(f"/proc/{pid}").exists()
    assert scan_all(client, stand, stand.load(pages_of(stand))) in expected(stand)
    assert client.worker_pid != pid


def test_a_killed_process_costs_no_page_that_was_delivered(stand) -> None:
    client = stand.client(pages_ahead=2)
    pages = client.scan(stand.device, stand.load(pages_of(stand, 6)))
    first = next(pages)
    os.kill(client.worker_pid, signal.SIGKILL)
    assert stand.intact(first, 1)
    take(first)
    _, fault = fail(pages, stand, count=1)
    assert fault.code == "device_died"
    assert scan_all(client, stand, stand.load(pages_of(stand))) in expected(stand)


def test_a_device_that_is_not_there_is_named(stand) -> None:
    client = stand.client()
    absent = Device.of_name(f"{stand.driver}:absent:9")
    for call in (lambda: client.capabilities(absent), lambda: next(client.scan(absent, stand.load(pages_of(stand))))):
        with pytest.raises(DeviceFault) as raised:
            call()
        assert raised.value.code == "device_offline"
        assert raised.value.context["device"] == absent.name
    assert stand.client().find()
