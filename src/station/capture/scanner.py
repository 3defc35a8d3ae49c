"""The port to scanners: three verbs. Pages stream one by one, as files, and survive the jam of the next.

Drivers run only inside the worker process (``capture.worker``): vendor code may hang or die there without taking the
station with it. Nothing but small messages and file names crosses the border.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from station.model.profiles import CaptureProfile


@dataclass(frozen=True, slots=True)
class Device:
    """A scanner as found: ``name`` is what people and commands use (``sane:pnm:0``), the rest identifies it.

    Ids of some backends change when the cable is moved, so vendor, model and serial are kept with each page.
    """

    name: str
    driver: str
    address: str
    vendor: str = ""
    model: str = ""
    kind: str = ""
    serial: str = ""

    @classmethod
    def of_name(cls, name: str) -> Device:
        """Return the device that a person named (``driver:address``); what else it is, its driver finds at open."""
        driver, _, address = name.partition(":")
        return cls(name=name, driver=driver, address=address)

    def as_dict(self) -> dict[str, str]:
        """Return the identity that is recorded with every capture."""
        return {
            "driver": self.driver,
            "address": self.address,
            "vendor": self.vendor,
            "model": self.model,
            "kind": self.kind,
            "serial": self.serial,
        }


@dataclass(frozen=True, slots=True)
class Option:
    """One device option: its name, kind, unit, allowed values (a list) or range, and present value."""

    name: str
    title: str
    type: str
    unit: str = ""
    value: str | int | float | bool | None = None
    choices: tuple[str | int | float, ...] = ()
    range: tuple[float, float, float] | None = None
    settable: bool = True


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a device offers, sources and modes in the words of ``CaptureProfile``.

    ``resolutions`` in dpi (empty: a range, see ``options``), ``max_width_mm`` × ``max_height_mm`` the largest area.
    """

    sources: tuple[str, ...]
    duplex: bool
    modes: tuple[str, ...]
    resolutions: tuple[int, ...]
    max_width_mm: float
    max_height_mm: float
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """One delivered image: a complete file in the spool folder, and what the device says of it.

    ``sequence`` counts the images of one scan from 1. ``side`` is ``recto``, ``verso`` or ``""`` when unknown.
    ``media_type`` is of the file as it stands: a compressed image exactly as the device delivered it, otherwise a
    lossless one. ``applied`` are the options as read back after setting. ``suspect`` is ``""`` or a code such as
    ``double_feed``. ``device`` is the identity as found when the device was opened (``Device.as_dict``).
    """

    path: Path
    sequence: int
    media_type: str
    width: int
    height: int
    dpi: float
    mode: str
    side: str = ""
    applied: dict[str, str] = field(default_factory=dict)
    suspect: str = ""
    device: dict[str, str] = field(default_factory=dict)


StopRequested = Callable[[], bool]
WaitForPaper = Callable[[], bool]


def do_not_wait() -> bool:
    """Answer for a scan that ends at once when its feeder is empty."""
    return False


class ScannerDriver(Protocol):
    """A way of getting pages. Raises ``DeviceFault`` with one of the codes in ``capture.device_faults``.

    ``scan`` yields each page once its file is complete; after a fault the pages already yielded stay valid and the
    driver can scan again. The end of the paper is a normal end, and ``feeder_empty`` only when no page came at all.
    """

    @property
    def name(self) -> str:
        """Stable name, equal to that of the module."""
        ...

    def availability(self) -> str:
        """Return ``""`` when the driver can be used here, otherwise the code of the reason why not."""
        ...

    def find(self) -> list[Device]:
        """Return the devices that answer now."""
        ...

    def capabilities(self, device: Device) -> Capabilities:
        """Return what the device offers; leaves its options as they were."""
        ...

    def status(self, device: Device) -> str:
        """Return the code of the fault that the device itself reports now, ``""`` for none or when it cannot tell.

        Nothing is fed. ``device_offline`` while the device does not answer.
        """
        ...

    def scan(
        self,
        device: Device,
        profile: CaptureProfile,
        spool: Path,
        stop: StopRequested,
        wait: WaitForPaper = do_not_wait,
    ) -> Iterator[ScannedPage]:
        """Scan until the paper ends or ``stop`` answers true between two pages.

        ``wait`` is asked while the feeder is empty before the first page: it takes its time, and true means look again.

        ``stop`` is asked whenever the device has moved on, also in the middle of a page: the worker's watchdog takes
        each question as a sign of life and kills a driver that is silent for ``profile.page_timeout`` seconds. Files
        are written below ``spool`` under a temporary name and renamed when complete. A flatbed gives one page a scan.
        """
        ...
