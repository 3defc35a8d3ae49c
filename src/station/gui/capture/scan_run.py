"""One run of the feeder as the window sees it: pages one by one, how fast, how it ended."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from station.capture.scanner import Device
from station.gui.job_bridge import JobBridge, Lane, Tell
from station.gui.shift import Shift
from station.jobs.job import CancelToken
from station.model.dossier import Dossier, Page
from station.model.errors import StationError
from station.model.profiles import CaptureProfile
from station.workflow.capture_pages import CapturePlan, capture_pages


@dataclass(frozen=True, slots=True)
class ScanOrder:
    """What a run is for: ``slots`` to be filled again, the page ``after`` which images go in, how long to wait.

    Without any of them, images go to the end of the dossier. ``grows``: the slots are its last pages, and what comes
    after them is its new end.
    """

    slots: tuple[Page, ...] = ()
    after: str | None = None
    wait_seconds: float = 0.0
    grows: bool = False

    @property
    def is_rescan(self) -> bool:
        """Whether nothing but the slots is filled."""
        return bool(self.slots) and self.after is None

    @property
    def is_insertion(self) -> bool:
        """Whether pages go in between others."""
        return self.after is not None and not self.grows


@dataclass(frozen=True, slots=True)
class RunFigures:
    """How a run stands: its pages, seconds since its first one, whether it goes on, was asked to stop, awaits paper."""

    pages: int = 0
    seconds: float = 0.0
    running: bool = False
    stopping: bool = False
    waiting: bool = False

    @property
    def per_minute(self) -> int:
        """Pages a minute, 0 before the second page."""
        return round(60 * self.pages / self.seconds) if self.pages > 1 and self.seconds > 0 else 0


class ScanRun(QObject):
    """``arrived`` carries each ``Page`` once it is on the disk; ``ended`` the fault, ``None`` when the paper ended.

    ``before``: the pages of the slots as they were stored when the run began.
    """

    arrived = Signal(object)
    changed = Signal()
    ended = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self._bridge = JobBridge(shift.lanes, self)
        self._stop = CancelToken()
        self._began = 0.0
        self.figures = RunFigures()
        self.order = ScanOrder()
        self.dossier_id = ""
        self.before: tuple[Page, ...] = ()
        self.kept: list[Page] = []

    @property
    def running(self) -> bool:
        """Whether the feeder runs, or would as soon as paper lies in it."""
        return self.figures.running

    def start(self, dossier: Dossier, device: Device, profile: CaptureProfile, order: ScanOrder) -> None:
        """Scan until the paper ends, or until the slots of the order are filled."""
        if self.running:
            return
        stop = self._stop = CancelToken()
        slots = order.slots
        plan = CapturePlan(
            dossier, device, profile, uuid.uuid4().hex, slots[0] if slots else None, order.after, slots[1:],
            order.wait_seconds,
        )  # fmt: skip
        shift, wanted = self._shift, {page.id for page in slots}

        def work(tell: Tell, _cancel: CancelToken) -> None:
            if wanted:
                # What a fault or a person marked meanwhile is not in the pages of the order.
                with shift.station.workspace.read() as reader:
                    tell(tuple(reader.pages_of(dossier.id, wanted)))
            for page in capture_pages(shift.station, shift.person, plan, lambda: stop.cancelled):
                tell(page)

        self.order, self.kept, self.before, self.dossier_id = order, [], slots, dossier.id
        self._began = time.perf_counter()
        self.figures = RunFigures(running=True, waiting=order.wait_seconds > 0)
        self._bridge.run(
            Lane.SCAN, work, done=lambda _: self._end(None), failed=self._end, told=self._told, cancelled=self._broke
        )
        self.changed.emit()

    def forget(self) -> None:
        """Begin to count anew: another dossier is open."""
        if not self.running:
            self.figures = RunFigures()
            self.changed.emit()

    def stop(self) -> None:
        """Let the feeder stop after the page that is on its way; pages that come until then are kept."""
        if self.running:
            self._stop.cancel()
            self.figures = replace(self.figures, stopping=True)
            self.changed.emit()

    def close(self) -> None:
        """Stop, and tell nothing any more; what is on its way is stored all the same."""
        self._stop.cancel()
        self._bridge.close()

    def _told(self, told: object) -> None:
        if isinstance(told, Page):
            self._arrive(told)
        elif isinstance(told, tuple):
            self.before = told

    def _arrive(self, page: Page) -> None:
        now = time.perf_counter()
        if self.figures.waiting:
            self._began = now
        self.kept.append(page)
        self.figures = replace(
            self.figures, pages=self.figures.pages + 1, seconds=now - self._began, waiting=False
        )  # fmt: skip
        self.arrived.emit(page)
        self.changed.emit()

    def _broke(self) -> None:
        self._rest()

    def _end(self, fault: StationError | None) -> None:
        self._rest()
        self.ended.emit(fault)

    def _rest(self) -> None:
        self.figures = replace(self.figures, running=False, stopping=False, waiting=False)
        self.changed.emit()
