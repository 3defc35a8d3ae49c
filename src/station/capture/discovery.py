"""Which scanners are there, and why a driver has none: one short-lived worker a driver, all at the same time."""

from __future__ import annotations

import pkgutil
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from station.capture.client import ScannerClient
from station.capture.scanner import Device
from station.model.errors import StationError

# Network backends wait seconds for answers; the ordinary SANE configuration takes 3.4 s.
FIND_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Discovery:
    """Devices that answered, and for each driver that could not be asked, why."""

    devices: tuple[Device, ...] = ()
    unavailable: dict[str, StationError] = field(default_factory=dict)


def driver_names() -> list[str]:
    """Return the drivers of this installation, without importing any: their libraries belong into workers."""
    folder = Path(__file__).parent / "drivers"
    return sorted(info.name for info in pkgutil.iter_modules([str(folder)]) if not info.name.startswith("_"))


def find_devices(
    drivers: Iterable[str] | None = None,
    environment: Mapping[str, str] | None = None,
    seconds: float = FIND_SECONDS,
) -> Discovery:
    """Ask every driver (all installed ones unless named) for its devices, within ``seconds`` each.

    Never raises for a driver that is missing, hangs or dies: that is what ``unavailable`` tells. A fresh worker each
    time, because backends remember what was plugged in when they started.
    """
    names = driver_names() if drivers is None else list(drivers)
    devices: list[Device] = []
    unavailable: dict[str, StationError] = {}
    with ThreadPoolExecutor(max_workers=max(1, len(names))) as pool:
        for name, answer in zip(
            names, pool.map(lambda name: _ask(name, environment or {}, seconds), names), strict=True
        ):
            if isinstance(answer, StationError):
                unavailable[name] = answer
            else:
                devices.extend(answer)
    return Discovery(tuple(devices), unavailable)


def _ask(driver: str, environment: Mapping[str, str], seconds: float) -> list[Device] | StationError:
    with (
        tempfile.TemporaryDirectory(prefix="station-find-") as spool,
        ScannerClient(driver, Path(spool), environment, answer_seconds=seconds) as client,
    ):
        try:
            return client.find()
        except StationError as error:
            return error
