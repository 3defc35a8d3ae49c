"""A feeder for the demonstration: SANE's own ``pnm`` backend in a private configuration, fed with sample pages."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from station.capture.client import PAGES_AHEAD, ScannerClient
from station.capture.sane_config import private_configuration
from station.capture.scanner import Device
from station.imaging.codecs import decode
from station.model.profiles import CaptureProfile
from station.workflow.station import Station


class SampleFeeder:
    """Holds sheets as PNM files and the environment in which SANE finds nothing but this feeder."""

    device = Device(name="sane:pnm:0", driver="sane", address="pnm:0", vendor="Noname", model="PNM file reader")

    def __init__(self, spool: Path, images: Sequence[Path]) -> None:
        """Make the folder below ``spool``; it is removed at the end of the ``with`` block."""
        self._spool = spool
        self._images = images
        self._folder = Path()
        self._environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="feeder-", dir=self._spool))
        self._environment = private_configuration(self._folder)
        (self._folder / "sheets").mkdir()
        for number, image in enumerate(self._images, start=1):
            _write_pnm(image, self._folder / "sheets" / f"{number:04d}.pnm")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def profile(self, profile: CaptureProfile) -> CaptureProfile:
        """Return the profile with the feeder's folder as the paper."""
        return dataclasses.replace(profile, options={**profile.options, "feed-folder": str(self._folder / "sheets")})

    def station(self, station: Station) -> Station:
        """Return the station with a scanner client that sees this feeder."""

        def open_client(driver: str, /, *, pages_ahead: int = PAGES_AHEAD) -> ScannerClient:
            return ScannerClient(driver, self._spool, self._environment, pages_ahead=pages_ahead)

        return dataclasses.replace(station, scanner=open_client)


def _write_pnm(image: Path, target: Path) -> None:
    pixels = decode(image.read_bytes(), image.name).pixels
    height, width = pixels.shape[:2]
    kind = "P6" if pixels.ndim == 3 else "P5"
    with target.open("wb") as stream:
        stream.write(f"{kind}\n{width} {height}\n255\n".encode("ascii"))
        stream.write(pixels.tobytes())
