"""Scanning a dossier: what the clerk asks for, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from station.gui.capture.scan_run import ScanRun
from station.gui.history import Change
from station.gui.job_bridge import JobBridge
from station.gui.pages.dossier_pages import DossierPages
from station.gui.pages.page_item import PageItem, caption
from station.gui.pages.page_pictures import PagePictures
from station.gui.pages.thumbnails import Thumbnails
from station.gui.scanner.scanner_choice import ScannerChoice, device_title
from station.gui.shift import Shift
from station.model.dossier import Page
from station.model.errors import StationError
from station.model.states import OPEN_FOR_CAPTURE
from station.settings.texts import Sentence
from station.workflow.capture_pages import resume_sheet
from station.workflow.describe_documents import join_document, start_document
from station.workflow.page_images import page_thumbnail
from station.workflow.submit_dossier import Missing, remove_page, restore_page, submit_dossier, what_is_missing

CHECK_MISSING_MS = 250
# A stack that came to its end, or a feeder that held nothing: no fault, the clerk feeds on or hands in.
PAPER_ENDED = "paper_ended"
BLOCKING = frozenset({"page_waiting", "page_rejected"})
COUNTS = frozenset({"page_count", "sheet_count"})


@dataclass(frozen=True, slots=True)
class ScanEnd:
    """How a run ended: ``error`` is ``None`` at the end of the paper; ``sheet`` is the one to feed next."""

    error: StationError | None
    pages: int
    sheet: int

    @property
    def is_fault(self) -> bool:
        """Whether something is wrong, and not only the paper at its end."""
        return self.error is not None and self.error.code != "feeder_empty"


class CapturePresenter(QObject):
    """Holds the open dossier; the view shows ``pages``, ``run``, ``end`` and ``missing`` as they change."""

    opened = Signal()
    ended = Signal()
    missing_changed = Signal()
    failed = Signal(object)
    submitted = Signal()

    def __init__(self, shift: Shift, choice: ScannerChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift, self.choice = shift, choice
        station = shift.station
        self.bridge = JobBridge(shift.lanes, self)
        self.pages = DossierPages(shift, self)
        self.run = ScanRun(shift, self)
        self.thumbnails = Thumbnails(shift.lanes, lambda page: page_thumbnail(station, page), self)
        self.pictures = PagePictures(shift.lanes, station, self)
        self.end: ScanEnd | None = None
        self.missing: list[Missing] = []
        self.following = True
        self.corrected = True
        self._scan_when_open = False
        self._asking = 0
        self._missing_timer = QTimer(self)
        self._missing_timer.setSingleShot(True)
        self._missing_timer.setInterval(CHECK_MISSING_MS)
        self._missing_timer.timeout.connect(self._ask_missing)
        self._connect()

    @property
    def open_for_capture(self) -> bool:
        """Whether paper may go into the open dossier."""
        view = self.pages.view
        return view is not None and view.dossier.state in OPEN_FOR_CAPTURE

    @property
    def can_scan(self) -> bool:
        """Whether the scan key does something now."""
        return self.open_for_capture and self.choice.device is not None and self.choice.profile is not None

    def open(self, dossier_id: str, *, scan: bool = False) -> None:
        """Open a dossier, and begin to scan at once when asked."""
        self._scan_when_open = scan
        self._shift.history.use(dossier_id)
        self.pages.open(dossier_id)

    def scan_or_stop(self) -> None:
        """Begin, or let the feeder stop after this page."""
        if self.run.running:
            self.run.stop()
        else:
            self._scan(None)

    def stop(self) -> None:
        """Let the feeder stop after this page."""
        self.run.stop()

    def rescan(self) -> None:
        """Scan one image into the place of the current page; the old one is kept."""
        current = self.pages.current
        if current is not None and not self.run.running:
            self._scan(current.page)

    def choose(self, page_id: str) -> None:
        """Look at a page that a person picked; the strip no longer follows the feeder."""
        self.following = page_id == (self.pages.items[-1].page.id if self.pages.items else "")
        self.pages.choose(page_id)

    def follow(self) -> None:
        """Look at the newest page, and follow the feeder again."""
        self.following = True
        if self.pages.items:
            self.pages.choose(self.pages.items[-1].page.id)

    def step_flagged(self, step: int) -> None:
        """Look at the next page that needs it."""
        found = self.pages.neighbour(step, lambda item: item.needs_a_look)
        if found is not None:
            self.choose(found.page.id)

    def toggle_document(self) -> None:
        """Let a document begin at the current page, or let it continue the one before."""
        current, view = self.pages.current, self.pages.view
        if current is None or view is None:
            return
        starts = any(document.first_page_id == current.page.id for document in view.documents)
        act = join_document if starts else start_document
        shift = self._shift
        self._write(lambda: act(shift.station, shift.person, current.page), self.pages.reload)

    def remove(self, reason: str, note: str) -> None:
        """Take the current page out; that can be undone."""
        current = self.pages.current
        if current is None:
            return
        page, shift, why = current.page, self._shift, f"{reason} {note}".strip()
        beside = self.pages.neighbour(1) or self.pages.neighbour(-1)

        def undo(_none: None) -> None:
            restore_page(shift.station, shift.person, page)

        change = Change(
            self.tr("Page {page} removed").format(page=page.number),
            lambda: remove_page(shift.station, shift.person, page, why),
            undo,
            lambda _none: self.pages.reload(beside.page.id if beside is not None else ""),
            lambda: self._inspect_again(page.id),
        )
        shift.history.do(change, self._fail)

    def submit(self, reason: str = "") -> None:
        """Hand the dossier in; ``reason`` explains counts that disagree with the inventory."""
        view, shift = self.pages.view, self._shift
        if view is None:
            return

        def done() -> None:
            shift.history.forget(view.dossier.id)
            shift.notices.figures_changed.emit()
            self.submitted.emit()

        self._write(lambda: submit_dossier(shift.station, shift.person, view.dossier, reason), done)

    def page_numbered(self, number: int) -> PageItem | None:
        """Return a page by its number."""
        return next((item for item in self.pages.items if item.page.number == number), None)

    def dismiss_end(self) -> None:
        """Forget how the last run ended: the cause is gone."""
        self.end = None
        self.pages.mark_slot(None)
        self.ended.emit()
        self._tell_scanner()

    def show_current(self) -> None:
        """Fetch the picture of the current page."""
        current = self.pages.current
        if current is not None:
            self.pictures.want(current.page, corrected=self.corrected)

    def want_whole(self, page_id: str) -> None:
        """Fetch every pixel of the current page."""
        current = self.pages.current
        if current is not None and current.page.id == page_id:
            self.pictures.want_whole(current.page, corrected=self.corrected)

    def toggle_master(self) -> None:
        """Show the master, or the corrected image."""
        self.corrected = not self.corrected
        self.show_current()

    def caption(self, item: PageItem) -> str:
        """Return what stands under a thumbnail."""
        return caption(item, self._shift.words.texts)

    @property
    def words(self) -> Callable[[StationError], Sentence]:
        """The words of an error."""
        return self._shift.words.error

    @property
    def shift(self) -> Shift:
        """Texts and preferences for the view."""
        return self._shift

    def close(self) -> None:
        """Stop the feeder, and tell nothing any more."""
        self._missing_timer.stop()
        for part in (self.run, self.thumbnails, self.pictures, self.pages, self.bridge):
            part.close()

    def _connect(self) -> None:
        self.pages.loaded.connect(self._loaded)
        self.pages.changed.connect(self._ask_missing_soon)
        self.pages.current_changed.connect(lambda _page: self.show_current())
        self.pages.failed.connect(self._fail)
        self.thumbnails.ready.connect(self.pages.touch)
        self.run.arrived.connect(self._arrived)
        self.run.ended.connect(self._ended)
        self.run.changed.connect(self._tell_scanner)
        self.choice.changed.connect(self._tell_scanner)

    def _loaded(self) -> None:
        self.opened.emit()
        if self._scan_when_open:
            self._scan_when_open = False
            self._scan(None)

    def _scan(self, slot: Page | None) -> None:
        view, device, profile = self.pages.view, self.choice.device, self.choice.profile
        if view is None or device is None or profile is None or self.run.running:
            return
        self.end = None
        self.pages.mark_slot(None)
        self.following = slot is None
        self.run.start(view.dossier, device, profile, slot)
        self.ended.emit()

    def _arrived(self, page: Page) -> None:
        self.pages.put(page)
        if self.following:
            self.pages.choose(page.id)
        self._shift.inspection.wake()

    def _ended(self, error: StationError | None) -> None:
        sheet = resume_sheet([item.page for item in self.pages.items], self.choice.profile)
        self.end = ScanEnd(error, self.run.figures.pages, sheet)
        if self.end.is_fault:
            self.pages.mark_slot(sheet)
            self.follow()
        self.pages.reload()
        self.ended.emit()
        self._tell_scanner()

    def _inspect_again(self, page_id: str) -> None:
        self.pages.reload(page_id)
        self._shift.inspection.wake()

    def _ask_missing_soon(self) -> None:
        if not self._missing_timer.isActive():
            self._missing_timer.start()

    def _ask_missing(self) -> None:
        view, station = self.pages.view, self._shift.station
        if view is None:
            return
        self.bridge.cancel(self._asking)
        self._asking = self.bridge.read(lambda: what_is_missing(station, view.dossier), self._show_missing, self._fail)

    def _show_missing(self, missing: list[Missing]) -> None:
        self.missing = missing
        self.missing_changed.emit()

    def _write(self, act: Callable[[], None], done: Callable[[], None]) -> None:
        self.bridge.write(act, lambda _none: done(), self._fail)

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))

    def _tell_scanner(self) -> None:
        device, tell = self.choice.device, self._shift.notices.scanner_changed
        name = device_title(device) if device is not None else ""
        if self.choice.searching:
            tell.emit("capture", self.tr("Looking for scanners…"), "text2")
        elif device is None:
            tell.emit("warning", self.tr("No scanner"), "flagged")
        elif self.run.running:
            tell.emit("capture", self.tr("{device} · scanning").format(device=name), "accent")
        elif self.end is not None and self.end.is_fault:
            tell.emit("fault", self.tr("{device} · stopped").format(device=name), "rejected")
        else:
            tell.emit("capture", self.tr("{device} · ready").format(device=name), "passed")
