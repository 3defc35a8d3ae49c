"""Scripts of the virtual scanner, and what they stage."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from station.capture.client import ScannerClient
from station.capture.device_faults import CODES, code_of_sane_message, code_of_sane_status, fault, most_telling
from station.capture.devices import resolve
from station.capture.page_files import require_complete
from station.capture.scanner import Device, ScannedPage
from station.capture.virtual_script import Step, Tray, Trays, read_script
from station.model.errors import DeviceFault, SettingsFault
from station.model.profiles import CaptureProfile

pytestmark = pytest.mark.timeout(60)

SMALL = CaptureProfile("small", "1", "Small", dpi=50, page_timeout=20)


def write(tmp_path: Path, *steps: str) -> Path:
    script = tmp_path / "script.toml"
    script.write_text(f'model = "M"\nserial = "S1"\nsteps = {list(steps)}', "utf-8")
    return script


def scan(client: ScannerClient, device: Device, profile: CaptureProfile = SMALL) -> tuple[list[ScannedPage], str]:
    pages = []
    try:
        for page in client.scan(device, profile):
            page.path.unlink()
            pages.append(page)
    except DeviceFault as raised:
        return pages, raised.code
    return pages, ""


@pytest.fixture
def virtual(client_of: Callable[..., ScannerClient], tmp_path: Path) -> ScannerClient:
    return client_of("virtual", {"STATION_VIRTUAL_SCANNER": str(tmp_path / "script.toml")})


def test_a_script_is_played_over_several_scans_and_then_from_its_start(virtual: ScannerClient, tmp_path: Path) -> None:
    script = write(tmp_path, "generate 2", "paper_jam", "generate 1", "empty", "generate 3", "double_feed")
    device = Device.of_name(f"virtual:{script}")
    told = [(len(pages), code) for pages, code in (scan(virtual, device) for _ in range(4))]
    assert told == [(2, "paper_jam"), (1, ""), (3, "double_feed"), (2, "paper_jam")]


def test_the_tray_outlives_the_process_but_not_the_script(virtual: ScannerClient, tmp_path: Path) -> None:
    script = write(tmp_path, "generate 1", "die", "generate 2")
    device = Device.of_name(f"virtual:{script}")
    assert [len(scan(virtual, device)[0]) for _ in range(2)] == [1, 2]
    assert not script.with_suffix(".tray").exists()


def test_every_fault_of_the_table_can_be_staged(virtual: ScannerClient, tmp_path: Path) -> None:
    script = write(tmp_path, *CODES)
    device = Device.of_name(f"virtual:{script}")
    assert [scan(virtual, device)[1] for _ in CODES] == list(CODES)


def test_a_double_feed_says_how_many_pages_are_in_doubt(virtual: ScannerClient, tmp_path: Path) -> None:
    device = Device.of_name(f"virtual:{write(tmp_path, 'generate 2', 'double_feed')}")
    pages = virtual.scan(device, SMALL)
    for _ in range(2):
        next(pages).path.unlink()
    with pytest.raises(DeviceFault) as raised:
        next(pages)
    assert (raised.value.context["suspects"], raised.value.context["pages"]) == (2, 2)


def test_a_short_image_is_not_handed_over(virtual: ScannerClient, tmp_path: Path) -> None:
    device = Device.of_name(f"virtual:{write(tmp_path, 'generate 1', 'short', 'generate 2')}")
    pages, code = scan(virtual, device)
    assert ([page.sequence for page in pages], code) == ([1], "page_short")
    assert scan(virtual, device)[1] == ""


def test_a_suspicion_is_carried_by_one_page(virtual: ScannerClient, tmp_path: Path) -> None:
    device = Device.of_name(f"virtual:{write(tmp_path, 'generate 1', 'suspect double_feed', 'generate 2')}")
    assert [page.suspect for page in scan(virtual, device)[0]] == ["", "double_feed", ""]


def test_a_changed_address_is_found_again_by_vendor_model_and_serial(virtual: ScannerClient, tmp_path: Path) -> None:
    write(tmp_path, "generate 1", "address usb-7", "empty", "generate 2")
    [known] = virtual.find()
    pages, told = scan(virtual, known)
    assert (len(pages), told) == (1, "")
    assert [device.name for device in virtual.find()] == ["virtual:usb-7"]
    pages, told = scan(virtual, known)
    assert told == ""
    assert [page.device["address"] for page in pages] == ["usb-7", "usb-7"]
    assert scan(virtual, Device.of_name("virtual:usb-8"))[1] == "device_offline"


def test_the_training_scanner_is_there_but_never_listed(virtual: ScannerClient, tmp_path: Path) -> None:
    write(tmp_path, "generate 1")
    assert "virtual:training" not in {device.name for device in virtual.find()}
    pages, code = scan(virtual, Device.of_name("virtual:training"))
    assert (len(pages), code) == (10, "")


@pytest.mark.parametrize(("mode", "pillow"), [("color", "RGB"), ("gray", "L"), ("lineart", "1")])
def test_drawn_pages_have_the_size_and_mode_asked_for(
    virtual: ScannerClient, tmp_path: Path, mode: str, pillow: str
) -> None:
    device = Device.of_name(f"virtual:{write(tmp_path, 'generate 1')}")
    profile = CaptureProfile("p", "1", "P", mode=mode, dpi=100, width_mm=127, height_mm=254, page_timeout=20)
    for page in virtual.scan(device, profile):
        with Image.open(page.path) as image:
            assert (image.size, image.mode, page.mode) == ((500, 1000), pillow, mode)
        page.path.unlink()


def test_a_folder_of_images_is_a_script(tmp_path: Path) -> None:
    for name in ("b.jpg", "a.PNG", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    assert [Path(step.argument).name for step in read_script(tmp_path).steps] == ["a.PNG", "b.jpg"]


@pytest.mark.parametrize(
    "text",
    ["steps = 3", "x", "steps = ['fly']", "steps = ['generate']", "steps = ['generate x']", "steps = ['delay soon']",
     "steps = ['folder nowhere']", "steps = ['hang 3']", "steps = ['']", "title = 'no steps'", "\x00"],
)  # fmt: skip
def test_a_script_that_cannot_be_played_is_named(tmp_path: Path, text: str) -> None:
    script = tmp_path / "script.toml"
    script.write_text(text, "utf-8")
    with pytest.raises(SettingsFault) as raised:
        read_script(script)
    assert raised.value.code == "script_invalid"


def test_a_script_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault):
        read_script(tmp_path / "absent.toml")


def test_trays_are_kept_beside_scripts_and_filled_at_the_end(tmp_path: Path) -> None:
    script = read_script(write(tmp_path, "generate 2"))
    assert script.steps == (Step("generate", "1"), Step("generate", "2"))
    Trays().save(script, Tray(1, "elsewhere"))
    assert Trays().load(script) == Tray(1, "elsewhere")
    Trays().save(script, Tray(2))
    assert Trays().load(script) == Tray()
    assert [path.name for path in tmp_path.iterdir()] == ["script.toml"]


def at(address: str, model: str = "fi-8170", serial: str = "") -> Device:
    return Device(f"sane:{address}", "sane", address, "Fujitsu", model, "scanner", serial)


def test_the_device_meant_is_the_one_of_that_address_then_of_that_identity_then_of_that_backend() -> None:
    found = [at("fujitsu:a", serial="1"), at("fujitsu:b", serial="2"), at("net:x:fujitsu:c", serial="3")]
    assert resolve(at("fujitsu:b", serial="1"), found).address == "fujitsu:b"
    assert resolve(at("fujitsu:gone", serial="2"), found).address == "fujitsu:b"
    assert resolve(Device.of_name("sane:fujitsu"), found).address == "fujitsu:a"
    assert resolve(Device.of_name("sane:fujitsu"), found, failed={"fujitsu:a"}).address == "fujitsu:b"
    for absent in (at("fujitsu:gone", serial="9"), at("fujitsu:gone", "fi-7160", "1"), Device.of_name("sane:fuj")):
        with pytest.raises(DeviceFault) as raised:
            resolve(absent, found)
        assert raised.value.code == "device_offline"


def test_a_double_feed_outranks_the_jam_that_is_told_with_it() -> None:
    assert most_telling(["paper_jam", "device_io", "double_feed"]) == "double_feed"
    assert most_telling(["device_io", "cover_open", "paper_jam"]) == "paper_jam"


def test_texts_and_numbers_of_sane_mean_the_same() -> None:
    assert code_of_sane_message("Document feeder JAMMED ") == code_of_sane_status(6) == "paper_jam"
    assert code_of_sane_message("never heard of") == code_of_sane_status(99) == "device_io"
    with pytest.raises(ValueError, match="exploded"):
        fault("exploded", "d")


def page_of(path: Path, media_type: str, size: tuple[int, int]) -> ScannedPage:
    return ScannedPage(path, 1, media_type, *size, 300, "color")


def test_files_are_looked_at_before_they_are_handed_over(tmp_path: Path) -> None:
    def made(name: str, cut: int = 0, more: bytes = b"") -> Path:
        path = tmp_path / name
        Image.new("RGB", (50, 40), "blue").save(path)
        data = path.read_bytes()
        path.write_bytes(data[: len(data) - cut] + more)
        return path

    require_complete(page_of(made("whole.jpg"), "image/jpeg", (50, 40)), "d")
    require_complete(page_of(made("padded.jpg", more=bytes(10)), "image/jpeg", (50, 40)), "d")
    require_complete(page_of(made("whole.png"), "image/png", (50, 40)), "d")
    for path, media_type, size, code in (
        (made("cut.jpg", cut=20), "image/jpeg", (50, 40), "page_short"),
        (made("low.jpg"), "image/jpeg", (50, 60), "page_short"),
        (made("none.jpg", cut=10_000), "image/jpeg", (50, 40), "page_damaged"),
        (tmp_path / "absent.jpg", "image/jpeg", (50, 40), "page_damaged"),
    ):
        with pytest.raises(DeviceFault) as raised:
            require_complete(page_of(path, media_type, size), "d")
        assert raised.value.code == code
        assert not path.exists()


def test_a_feeder_waits_for_paper_and_a_stop_ends_the_wait_quietly(virtual: ScannerClient, tmp_path: Path) -> None:
    device = Device.of_name(f"virtual:{write(tmp_path, 'until paper', 'generate 2')}")
    assert scan(virtual, device) == ([], "feeder_empty")
    laid = threading.Timer(0.5, (tmp_path / "paper").touch)
    laid.start()
    pages = list(virtual.scan(device, SMALL, wait_seconds=30))
    for page in pages:
        page.path.unlink()
    assert [page.sequence for page in pages] == [1, 2]
    laid.join()
    (tmp_path / "paper").unlink()
    asked = iter([False] * 5)
    assert list(virtual.scan(device, SMALL, stop=lambda: next(asked, True), wait_seconds=30)) == []
    with pytest.raises(DeviceFault, match="feeder_empty"):
        list(virtual.scan(device, SMALL, wait_seconds=1.2))


def test_a_fault_is_reported_until_its_cause_is_gone(virtual: ScannerClient, tmp_path: Path) -> None:
    steps = ("generate 1", "cover_open shut", "device_offline plugged", "generate 1")
    device = Device.of_name(f"virtual:{write(tmp_path, *steps)}")
    assert virtual.status(device) == ""
    assert scan(virtual, device)[1] == "cover_open"
    assert (scan(virtual, device)[1], virtual.status(device)) == ("cover_open", "cover_open")
    (tmp_path / "shut").touch()
    assert virtual.status(device) == ""
    assert scan(virtual, device)[1] == "device_offline"
    assert (virtual.status(device), virtual.find()) == ("device_offline", [])
    (tmp_path / "plugged").touch()
    assert virtual.status(device) == ""
    assert (len(scan(virtual, device)[0]), len(virtual.find())) == (1, 1)
