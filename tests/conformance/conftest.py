"""Stands: each driver with paper in it, so that one suite can ask the same of all of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pillow_jxl  # noqa: F401 - registers the JPEG XL reader
import pytest
from PIL import Image, ImageDraw

from station.capture.client import ScannerClient
from station.capture.sane_config import private_configuration
from station.capture.scanner import Device, ScannedPage
from station.model.profiles import CaptureProfile

PLAIN = CaptureProfile(name="plain", version="1", title="Plain", min_dpi=100, dpi=150, page_timeout=20)


def sheet(number: int, mode: str = "RGB") -> Image.Image:
    """A small page that no other page equals."""
    image = Image.new("RGB", (211, 297), (240, 230 - number, 200))
    draw = ImageDraw.Draw(image)
    draw.text((20, 20), f"tờ {number}", (20, 20, 120))
    draw.line((0, number * 7 % 297, 210, 290 - number), (200, 0, 0), 3)
    return image.convert(mode)


@dataclass
class Stand:
    """One driver under test. ``load`` puts pages into its feeder and returns the profile to scan them with."""

    name: str
    driver: str
    device: Device
    environment: dict[str, str]
    spool: Path
    load: Callable[..., CaptureProfile]
    intact: Callable[[ScannedPage, int], bool]
    fixed_pages: int = 0
    faults: tuple[str, ...] = ()
    clients: list[ScannerClient] = field(default_factory=list)

    def client(self, **options: float) -> ScannerClient:
        client = ScannerClient(self.driver, self.spool, self.environment, **options)
        self.clients.append(client)
        return client


def pnm_stand(folder: Path) -> Stand:
    """The pnm backend with a folder as its feeder: real pages and real faults through the SANE stack."""
    statuses = {
        "paper_jam": "status-jammed",
        "cover_open": "status-coveropen",
        "device_io": "status-ioerror",
        "out_of_memory": "status-nomem",
        "access_denied": "status-accessdenied",
    }

    def load(pages: int, fault: str = "", after: int = 0) -> CaptureProfile:
        paper = folder / "paper"
        paper.mkdir(exist_ok=True)
        for old in paper.iterdir():
            old.unlink()
        for number in range(1, pages + 1):
            sheet(number).save(paper / f"{number:03d}.ppm")
        staged: dict[str, str | int] = {"feed-fault": statuses[fault], "feed-fault-after": after} if fault else {}
        return replace(PLAIN, options={"feed-folder": str(paper), **staged})

    def intact(page: ScannedPage, number: int) -> bool:
        with Image.open(page.path) as image:
            return image.tobytes() == sheet(number).tobytes()

    return Stand(
        "pnm",
        "sane",
        Device.of_name("sane:pnm:0"),
        private_configuration(folder / "sane", ["pnm", "test"]),
        folder / "spool",
        load,
        intact,
        faults=tuple(statuses),
    )


def test_stand(folder: Path) -> Stand:
    """SANE's test backend: ten white sheets in its feeder, and a geometry like that of a real device.

    It stages no fault here: ending a read of it by a status hangs now and then, in its own code.
    """

    def load(pages: int, fault: str = "", after: int = 0) -> CaptureProfile:
        assert pages == 10, "its feeder holds ten sheets"
        assert not fault
        del after
        return replace(PLAIN, duplex=False, width_mm=50, height_mm=40, options={"test-picture": "Solid white"})

    def intact(page: ScannedPage, number: int) -> bool:
        del number
        with Image.open(page.path) as image:
            return image.size == (295, 236) and image.getextrema() == ((255, 255),) * 3

    return Stand(
        "test",
        "sane",
        Device.of_name("sane:test:0"),
        private_configuration(folder / "sane", ["test"]),
        folder / "spool",
        load,
        intact,
        fixed_pages=10,
    )


def virtual_stand(folder: Path) -> Stand:
    """The virtual scanner with JPEG files in its feeder, which must arrive byte for byte."""
    script = folder / "script.toml"
    script.write_text('serial = "V-7"\nsteps = []\n', "utf-8")

    def jpeg(number: int) -> bytes:
        buffer = io.BytesIO()
        sheet(number).save(buffer, "JPEG", quality=80, dpi=(150, 150))
        return buffer.getvalue()

    def load(pages: int, fault: str = "", after: int = 0) -> CaptureProfile:
        steps = []
        for number in range(1, pages + 1):
            (folder / f"paper{number}").mkdir(exist_ok=True)
            (folder / f"paper{number}" / "1.jpg").write_bytes(jpeg(number))
            steps.append(f"folder paper{number}")
        if fault:
            # What lies behind the fault is what the next scan feeds.
            steps = [*steps[:after], fault, *steps]
        script.write_text(f'serial = "V-7"\nsteps = {steps}\n', "utf-8")
        script.with_suffix(".tray").unlink(missing_ok=True)
        return PLAIN

    def intact(page: ScannedPage, number: int) -> bool:
        return page.path.read_bytes() == jpeg(number)

    return Stand(
        "virtual",
        "virtual",
        Device.of_name(f"virtual:{script}"),
        {"STATION_VIRTUAL_SCANNER": str(script)},
        folder / "spool",
        load,
        intact,
        faults=("double_feed", "paper_jam", "cover_open", "device_io", "device_busy", "device_offline"),
    )


STANDS = {"pnm": pnm_stand, "test": test_stand, "virtual": virtual_stand}
test_stand.__test__ = False  # type: ignore[attr-defined]


@pytest.fixture(params=sorted(STANDS))
def stand(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stand]:
    """Each driver in turn; afterwards its clients are closed and its spool must be empty."""
    (tmp_path / "spool").mkdir()
    made = STANDS[request.param](tmp_path)
    yield made
    for client in made.clients:
        client.close()
    assert list(made.spool.rglob("*")) == []
