"""The traps of SANE and python-sane, each staged with SANE's own backends."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pillow_jxl  # noqa: F401 - registers the JPEG XL reader
import pytest
from PIL import Image

from station.capture.client import ScannerClient
from station.capture.device_faults import SANE_STATUS
from station.capture.scanner import Device, ScannedPage
from station.model.errors import DeviceFault, SettingsFault, StationError
from station.model.profiles import CaptureProfile

pytestmark = pytest.mark.timeout(60)

TEST = Device.of_name("sane:test:0")
PNM = Device.of_name("sane:pnm:0")
GLASS = CaptureProfile(
    name="glass", version="1", title="Glass", source="flatbed", dpi=100, min_dpi=50, width_mm=60, height_mm=40,
    page_timeout=20,
)  # fmt: skip


@pytest.fixture
def sane(client_of: Callable[..., ScannerClient]) -> ScannerClient:
    return client_of("sane")


def pixels(page: ScannedPage) -> np.ndarray:
    with Image.open(page.path) as image:
        array = np.asarray(image)
    page.path.unlink()
    return array


def scan(client: ScannerClient, profile: CaptureProfile, device: Device = TEST) -> list[tuple[ScannedPage, np.ndarray]]:
    return [(page, pixels(page)) for page in client.scan(device, profile)]


def refused(client: ScannerClient, profile: CaptureProfile, device: Device = TEST) -> StationError:
    with pytest.raises(StationError) as raised:
        scan(client, profile, device)
    return raised.value


def with_options(profile: CaptureProfile, **options: str | float) -> CaptureProfile:
    return replace(profile, options={**profile.options, **{k.replace("_", "-"): v for k, v in options.items()}})


def test_lines_with_padding_are_not_slanted(sane: ScannerClient) -> None:
    grid = with_options(GLASS, test_picture="Grid", mode="Color")
    [(_, whole)] = scan(sane, grid)
    [(page, lossy)] = scan(sane, with_options(grid, ppl_loss=3))
    assert page.width == whole.shape[1] - 3
    assert np.array_equal(lossy, whole[:, :-3])


def test_a_depth_of_16_is_forced_to_8(sane: ScannerClient) -> None:
    [(page, image)] = scan(sane, with_options(GLASS, test_picture="Solid white"))
    assert page.applied["depth"] == "8"
    assert "" not in page.applied
    assert image.shape == (157, 236, 3)


def test_16_bits_that_the_profile_insists_on_are_refused_not_misread(sane: ScannerClient) -> None:
    assert refused(sane, with_options(GLASS, depth=16)).code == "frame_unsupported"
    assert len(scan(sane, GLASS)) == 1


def test_three_passes_are_turned_off_and_refused(sane: ScannerClient) -> None:
    [(page, _)] = scan(sane, GLASS)
    assert page.applied["three-pass"] == "false"
    assert refused(sane, with_options(GLASS, three_pass=True)).code == "frame_unsupported"


def test_a_page_of_unknown_length_is_read_to_its_end(sane: ScannerClient) -> None:
    [(page, image)] = scan(sane, with_options(GLASS, hand_scanner=True, test_picture="Solid white"))
    assert image.shape[0] == page.height > 0
    assert image.min() == 255


@pytest.mark.parametrize(
    ("mode", "shape", "suffix"), [("gray", 2, ".jxl"), ("lineart", 2, ".tif"), ("color", 3, ".jxl")]
)
def test_modes_come_as_asked(sane: ScannerClient, mode: str, shape: int, suffix: str) -> None:
    [(page, image)] = scan(sane, with_options(replace(GLASS, mode=mode), test_picture="Solid black"))
    assert (page.mode, image.ndim, page.path.suffix) == (mode, shape, suffix)
    assert not image.any()


def test_silent_clamping_is_noticed_and_told(sane: ScannerClient) -> None:
    [(page, _)] = scan(sane, replace(GLASS, dpi=5000, width_mm=2, height_mm=2))
    assert page.dpi == 1200
    assert page.applied["resolution"] == "1200"
    assert "resolution 5000→1200" in page.applied["clamped"]
    [(page, _)] = scan(sane, GLASS)
    assert "clamped" not in page.applied


def test_a_resolution_that_cannot_be_reached_is_refused_before_paper_moves(sane: ScannerClient, tmp_path: Path) -> None:
    profile = with_options(replace(GLASS, dpi=600, min_dpi=400, width_mm=0), feed_folder=str(tmp_path))
    fault = refused(sane, profile, PNM)
    assert (fault.code, fault.context["dpi"]) == ("resolution_too_low", 300)


@pytest.mark.parametrize(
    ("profile", "option"),
    [
        (replace(GLASS, source="feeder", duplex=True), "duplex"),
        (replace(GLASS, width_mm=320), "br-x"),
        (with_options(GLASS, no_such_option=1), "no-such-option"),
        (with_options(GLASS, depth="deep"), "depth"),
    ],
)
def test_what_the_device_cannot_do_is_refused_by_name(
    sane: ScannerClient, profile: CaptureProfile, option: str
) -> None:
    fault = refused(sane, profile)
    assert (fault.code, fault.context["option"]) == ("unsupported_option", option)


def test_a_device_without_a_feeder_is_not_scanned_again_and_again(sane: ScannerClient) -> None:
    fault = refused(sane, replace(GLASS, source="feeder"), PNM)
    assert (fault.code, fault.context["option"]) == ("unsupported_option", "source")
    on_glass = with_options(replace(GLASS, source="feeder", duplex=False), source="Flatbed")
    assert len(scan(sane, on_glass)) == 1


def test_options_given_as_text_are_taken_in_their_type(sane: ScannerClient) -> None:
    [(page, image)] = scan(sane, with_options(GLASS, ppl_loss="3", read_limit="no", resolution="75"))
    assert (page.applied["ppl-loss"], page.dpi) == ("3", 75)
    assert image.shape[1] == page.width


def test_an_unknown_codec_is_told_before_paper_moves(sane: ScannerClient) -> None:
    fault = refused(sane, replace(GLASS, lossless="gif"))
    assert isinstance(fault, SettingsFault)
    assert fault.code == "codec_unknown"


def test_a_stop_during_a_slow_page_ends_after_it(sane: ScannerClient) -> None:
    slow = with_options(
        replace(GLASS, source="feeder", duplex=False, dpi=50), read_delay=True, read_delay_duration=20000
    )
    asked = []

    def stop() -> bool:
        asked.append(True)
        return len(asked) > 1

    pages = [pixels(page) for page in sane.scan(TEST, slow, stop=stop)]
    assert 1 <= len(pages) <= 2
    assert all(page.shape == pages[0].shape for page in pages)


def test_bytes_that_arrive_are_a_sign_of_life(sane: ScannerClient) -> None:
    """A page that takes longer than the timeout is not a hang while its bytes keep coming."""
    slow = with_options(replace(GLASS, dpi=75, page_timeout=1.5), read_delay=True, read_delay_duration=200000)
    slow = replace(slow, width_mm=200, height_mm=200)
    assert len(scan(sane, slow)) == 1


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    folder = tmp_path / "giấy của người dùng"
    folder.mkdir()
    for number, mode in enumerate(("RGB", "L", "1"), 1):
        noise = np.random.default_rng(number).integers(0, 256, (91, 77, 3), dtype=np.uint8)
        Image.fromarray(noise).convert(mode).save(folder / f"{number}.pnm", "PPM")
    return folder


def fed(paper: Path, **options: str | float) -> CaptureProfile:
    profile = CaptureProfile("fed", "1", "Fed", dpi=300, page_timeout=20, duplex=False)
    return with_options(profile, feed_folder=str(paper), **options)


@pytest.mark.parametrize("codec", ["jxl", "tiff", "png"])
def test_masters_are_identical_to_the_pixel(sane: ScannerClient, paper: Path, codec: str) -> None:
    pages = scan(sane, replace(fed(paper), lossless=codec), PNM)
    originals = sorted(paper.iterdir())
    assert [page.mode for page, _ in pages] == ["color", "gray", "lineart"]
    for (_, image), original in zip(pages, originals, strict=True):
        with Image.open(original) as source:
            assert np.array_equal(image, np.asarray(source))


def test_a_page_cut_off_in_the_middle_is_a_fault_not_a_short_image(sane: ScannerClient, paper: Path) -> None:
    second = sorted(paper.iterdir())[1]
    second.write_bytes(second.read_bytes()[:-500])
    seen = []
    with pytest.raises(DeviceFault) as raised:
        seen.extend(pixels(page) for page in sane.scan(PNM, fed(paper)))
    assert len(seen) == 1
    assert (raised.value.code, raised.value.context["announced"]) == ("page_short", 91)
    assert raised.value.context["lines"] < 91


def test_pages_that_went_through_before_are_skipped(sane: ScannerClient, paper: Path) -> None:
    assert [page.mode for page, _ in scan(sane, fed(paper, feed_skip=2), PNM)] == ["lineart"]
    assert refused(sane, fed(paper, feed_skip=3), PNM).code == "feeder_empty"


def test_other_images_are_fed_too(sane: ScannerClient, paper: Path) -> None:
    Image.new("RGBA", (40, 30), "red").save(paper / "4.png")
    page, image = scan(sane, fed(paper, feed_skip=3), PNM)[0]
    assert (page.mode, image.shape, tuple(image[0, 0])) == ("color", (30, 40, 3), (255, 0, 0))


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"feed_folder": "nowhere"}, "unsupported_option"),
        ({"feed_skip": "many"}, "unsupported_option"),
        ({"feed_fault": "status-exploded"}, "unsupported_option"),
    ],
)
def test_a_feeder_that_makes_no_sense_is_named(
    sane: ScannerClient, paper: Path, options: dict[str, str], code: str
) -> None:
    assert refused(sane, with_options(fed(paper), **options), PNM).code == code
    assert len(scan(sane, fed(paper), PNM)) == 3


def test_a_device_that_moved_is_found_by_what_it_is(sane: ScannerClient) -> None:
    moved = Device("sane:test:9", "sane", "test:9", vendor="Noname", model="frontend-tester")
    [(page, _)] = scan(sane, GLASS, moved)
    assert (page.device["address"], page.device["model"]) == ("test:0", "frontend-tester")


def test_the_first_device_of_a_backend_can_be_asked_for(sane: ScannerClient) -> None:
    [(page, _)] = scan(sane, GLASS, Device.of_name("sane:test"))
    assert page.device["address"] == "test:0"


def test_capabilities_leave_the_device_as_it_was(sane: ScannerClient) -> None:
    first = sane.capabilities(TEST)
    assert first.sources == ("feeder", "flatbed")
    assert first.modes == ("color", "gray", "lineart")
    assert not first.duplex
    assert (first.max_width_mm, first.max_height_mm) == (300, 300)
    assert sane.capabilities(TEST) == first
    assert sane.capabilities(PNM).resolutions[-1] == 300


def test_the_texts_of_libsane_are_those_of_the_table() -> None:
    library = ctypes.CDLL("libsane.so.1")
    library.sane_strstatus.restype = ctypes.c_char_p
    assert {number: library.sane_strstatus(number).decode() for number in SANE_STATUS} == {
        number: text for number, (_, text) in SANE_STATUS.items()
    }


def test_a_configuration_without_devices_finds_none(client_of: Callable[..., ScannerClient], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "dll.conf").write_text("")
    client = client_of("sane", {"SANE_CONFIG_DIR": str(tmp_path / "empty")})
    assert client.find() == []
    assert refused(client, GLASS).code == "device_offline"


def test_scans_follow_each_other_in_one_process(sane: ScannerClient, paper: Path) -> None:
    def pids() -> Iterator[int | None]:
        for profile, device in ((GLASS, TEST), (fed(paper), PNM), (GLASS, TEST)):
            scan(sane, profile, device)
            yield sane.worker_pid

    assert len(set(pids())) == 1
