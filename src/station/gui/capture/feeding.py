"""Paper from the feeder into the open dossier: begun, awaited, stopped, and gone on with after a fault."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from station.gui.capture.device_watch import DeviceWatch
from station.gui.capture.page_changes import PageChanges
from station.gui.capture.scan_run import RunFigures, ScanOrder, ScanRun
from station.gui.pages.dossier_pages import DossierPages
from station.gui.scanner.scanner_choice import ScannerChoice
from station.gui.shift import Shift
from station.model.dossier import Page
from station.model.errors import DeviceFault, StationError
from station.model.profiles import CaptureProfile
from station.model.states import OPEN_FOR_CAPTURE
from station.workflow.capture_pages import in_doubt, resume_sheet


@dataclass(frozen=True, slots=True)
class ScanEnd:
    """How a run ended: ``error`` is ``None`` at the end of the paper; ``sheet`` is the one to feed next.

    ``last`` is the last page that is safe, ``doubted`` are the pages that the fault makes doubtful, ``order`` is what
    going on means now, ``mended`` whether the run filled the places that an earlier fault had made doubtful, ``quiet``
    whether it filled a place as asked, which nobody needs to be told.
    """

    error: StationError | None
    pages: int
    sheet: int
    last: Page | None = None
    doubted: tuple[Page, ...] = ()
    order: ScanOrder = field(default_factory=ScanOrder)
    mended: bool = False
    quiet: bool = False

    @property
    def is_fault(self) -> bool:
        """Whether something is wrong, and not only the paper at its end."""
        return self.error is not None and self.error.code != "feeder_empty"

    @property
    def sheet_again(self) -> tuple[Page, ...]:
        """The doubted sheet, whose places can be filled again; empty when going on feeds that sheet anyway."""
        if not self.doubted or self.order.slots or self.doubted[-1].sheet == self.sheet:
            return ()
        return self.doubted

    @property
    def verso_missing(self) -> bool:
        """Whether one side of the sheet to feed next is there: the paper went through, its verso never came."""
        return self.last is not None and self.last.sheet == self.sheet and not self.order.is_rescan

    @property
    def goes_back(self) -> bool:
        """Whether a person said that the last good sheet is an earlier one: its followers are fed again."""
        return self.order.grows and bool(self.order.slots)


class Feeding(QObject):
    """``arrived`` carries each ``Page``; ``ended``: there is another end, or none; ``changed``: armed, or a fault is.

    ``released``: nothing is asked or edited any more. ``strayed`` carries the fault of a run whose dossier is no longer
    open. ``armed``: every stack of paper is scanned as soon as it lies in the feeder.
    """

    arrived = Signal(object)
    ended = Signal()
    changed = Signal()
    released = Signal()
    strayed = Signal(object)

    def __init__(
        self, shift: Shift, choice: ScannerChoice, pages: DossierPages, changes: PageChanges, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shift, self._choice, self._pages, self._changes = shift, choice, pages, changes
        self.run, self.watch = ScanRun(shift, self), DeviceWatch(shift, self)
        self.end: ScanEnd | None = None
        self.armed = False
        self._held: set[str] = set()
        self._queued: ScanOrder | None = None
        self._mending: ScanEnd | None = None
        self.run.arrived.connect(self.arrived)
        self.run.ended.connect(self._ended)
        self.run.changed.connect(self.changed)
        self.watch.changed.connect(self.changed)
        choice.changed.connect(self._choice_changed)

    @property
    def can_scan(self) -> bool:
        """Whether paper could be fed now: an open dossier, a scanner without fault, a profile, nothing asked."""
        view = self._pages.view
        possible = view is not None and view.dossier.state in OPEN_FOR_CAPTURE and not self._pages.opening
        ready = self._choice.device is not None and self._profile is not None and not self.watch.reported
        return possible and ready and not self.held

    @property
    def held(self) -> bool:
        """Whether something is asked of the person, or being edited: no paper moves by key or by itself."""
        return bool(self._held)

    @property
    def figures(self) -> RunFigures:
        """How the run of the open dossier stands; of another one's that is coming to its end only that it does."""
        figures = self.run.figures
        mine = self.run.dossier_id == self._pages.dossier_id
        return figures if mine else RunFigures(running=figures.running, stopping=figures.stopping)

    @property
    def can_arm(self) -> bool:
        """Whether paper can be awaited: only a feeder knows of paper without taking an image."""
        return self.can_scan and self._profile is not None and self._profile.source == "feeder"

    @property
    def waiting(self) -> bool:
        """Whether the feeder is being watched for paper."""
        return self.run.figures.waiting and not self.run.figures.stopping

    @property
    def busy(self) -> bool:
        """Whether paper moves; a feeder that is only watched is free for another order."""
        return self.run.running and not self.waiting

    def begin(self, order: ScanOrder | None = None) -> None:
        """Scan what the order says, to the end of the dossier without one; a wait for paper goes on afterwards."""
        if self.waiting:
            self._queued = order or ScanOrder()
            self.run.stop()
            return
        view, device, profile = self._pages.view, self._choice.device, self._profile
        if view is None or device is None or profile is None or self.run.running or not self.can_scan:
            return
        self._mending = self.end if self.end is not None and order is not None and order.is_rescan else None
        self.watch.end()
        self.end = None
        self._pages.mark_slot(None)
        self.run.start(view.dossier, device, profile, order or ScanOrder())
        self.ended.emit()

    def scan_or_stop(self) -> None:
        """Begin, go on with what a fault broke off, or let the feeder stop after this page."""
        if self.run.running:
            self.stop()
        else:
            self.begin(self.end.order if self.end is not None else None)

    def stop(self) -> None:
        """Let the feeder stop after this page, and no longer wait for paper."""
        self.armed = False
        self.run.stop()
        self.changed.emit()

    def arm_or_disarm(self) -> None:
        """Wait for paper from now on, or no longer."""
        if self.armed:
            self.disarm()
        elif self.can_arm:
            self.armed = True
            self._wait()
            self.changed.emit()

    def disarm(self) -> None:
        """No longer wait for paper; a stack that is being scanned comes to its end."""
        if self.armed:
            self.armed = False
            if self.run.figures.waiting:
                self.run.stop()
            self.changed.emit()

    def hold(self, why: str, *, held: bool) -> None:
        """Take no paper while a person is asked or edits (``why``); wait again once all of that is done."""
        if held == (why in self._held):
            return
        self._held ^= {why}
        if self.held and self.run.figures.waiting:
            self.run.stop()
        elif not self.held and self.armed and not self.run.running:
            self._wait()
        self.changed.emit()
        if not self.held:
            self.released.emit()

    def go_on_from(self, end: ScanEnd) -> None:
        """Go on otherwise than was said after a fault."""
        self.end = end
        self._pages.mark_slot(None if end.order.slots or end.order.is_insertion else end.sheet)
        self.ended.emit()

    def dismiss(self) -> None:
        """Forget how the last run ended: the cause is gone."""
        self.end = None
        self.watch.end()
        self._pages.mark_slot(None)
        self.ended.emit()

    def close(self) -> None:
        """Stop the feeder, and tell nothing any more."""
        self.run.close()
        self.watch.close()

    @property
    def _profile(self) -> CaptureProfile | None:
        return self._choice.profile

    def _wait(self) -> None:
        if not self.held:
            self.begin(ScanOrder(wait_seconds=60.0 * self._shift.station.settings.armed_minutes))

    def _choice_changed(self) -> None:
        """Wait with what was chosen now; a fault of another scanner is nothing that blocks this one."""
        if self.run.figures.waiting:
            self.run.stop()
        if self.watch.asking:
            self.watch.end()
        self.changed.emit()

    def _ended(self, error: StationError | None) -> None:
        queued, self._queued = self._queued, None
        if self.run.dossier_id != self._pages.dossier_id:
            self._ended_elsewhere(error)
            return
        order, kept = self.run.order, _as_kept(self.run.kept, error)
        self._record(order, kept)
        if error is None and queued is not None and not kept:
            self.begin(queued)
            return
        if error is None and self.armed:
            self._pages.reload()
            self._wait()
            return
        self.armed = False
        if error is None and order.wait_seconds and not kept:
            self.ended.emit()
            return
        self.end = self._end_of(error, order, kept)
        if isinstance(error, DeviceFault) and self.end.is_fault and self._choice.device is not None:
            self.watch.begin(self._choice.device, error.code)
        if self.end.is_fault and not (self.end.order.slots or self.end.order.is_insertion):
            self._pages.mark_slot(self.end.sheet)
        self._pages.reload()
        self.ended.emit()

    def _ended_elsewhere(self, error: StationError | None) -> None:
        """Tell what stopped the feeder although its dossier is no longer shown: the paper is still on the table."""
        self.armed = False
        if error is not None and error.code != "feeder_empty":
            self.strayed.emit(error)
        self.ended.emit()

    def _record(self, order: ScanOrder, kept: list[Page]) -> None:
        """Let what was filled again or put in between be undone; the end of a dossier only grows."""
        slots = {page.id: page for page in self.run.before}
        again = [page for page in kept if page.id in slots]
        if again:
            self._changes.rescanned([slots[page.id] for page in again], again)
        between = [page for page in kept if page.id not in slots] if order.is_insertion else []
        if between:
            self._changes.inserted(between)

    def _end_of(self, error: StationError | None, order: ScanOrder, kept: list[Page]) -> ScanEnd:
        mending, self._mending = self._mending, None
        pages = [item.page for item in self._pages.items]
        last = kept[-1] if kept else _last_good(pages, order)
        doubted = tuple(in_doubt(kept, error)) if error is not None else ()
        sheet = resume_sheet(pages, self._profile)
        if order.is_rescan:
            return self._end_of_rescan(error, order, kept, mending or ScanEnd(None, 0, sheet))
        left = _left(order, kept)
        if order.after is None or (not left and (error is None or order.grows)):
            return ScanEnd(error, len(kept), sheet, last, doubted)
        onward = self._onward(order, kept)
        follows = last.sheet + 1 if kept and last is not None else sheet
        return ScanEnd(
            error, len(kept), onward.slots[0].sheet if onward.slots else follows, last, doubted, onward
        )  # fmt: skip

    def _end_of_rescan(
        self, error: StationError | None, order: ScanOrder, kept: list[Page], mending: ScanEnd
    ) -> ScanEnd:  # fmt: skip
        """Return how places were filled again: it failed and is tried again, or what was before goes on."""
        if error is None:
            mended = mending.is_fault
            return ScanEnd(
                None, len(kept), mending.sheet, mending.last, (), mending.order, mended, quiet=not mended
            )  # fmt: skip
        left = _left(order, kept)
        last = kept[-1] if kept else mending.last
        return ScanEnd(error, len(kept), order.slots[0].sheet, last, mending.doubted, ScanOrder(left or order.slots))

    def _onward(self, order: ScanOrder, kept: list[Page]) -> ScanOrder:
        """Return how a run goes on that fills places, or puts pages in: what is left to fill, and behind that.

        A sheet whose verso is missing is fed again.
        """
        if not kept:
            return order
        last, profile, left = kept[-1], self._profile, _left(order, kept)
        unfinished = profile is not None and profile.duplex and profile.source == "feeder" and last.side == "recto"
        again = (last,) if unfinished else ()
        return ScanOrder((*again, *left), (left or (last,))[-1].id, grows=order.grows)


def _left(order: ScanOrder, kept: list[Page]) -> tuple[Page, ...]:
    """Return the places of an order that a run did not fill."""
    filled = {page.id for page in kept}
    return tuple(page for page in order.slots if page.id not in filled)


def _last_good(pages: list[Page], order: ScanOrder) -> Page | None:
    """Return the last page of the dossier, or the one before those that were to be scanned again."""
    bad = {page.id for page in order.slots} if order.grows else set()
    return next((page for page in reversed(pages) if page.id not in bad), None)


def _as_kept(pages: list[Page], error: StationError | None) -> list[Page]:
    """Return the pages of a run as they are stored: a fault put those it makes doubtful in doubt after they came."""
    doubted = {page.id for page in in_doubt(pages, error)} if error is not None else set()
    return [replace(page, suspect=error.code) if error and page.id in doubted else page for page in pages]
