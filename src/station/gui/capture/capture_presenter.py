"""Scanning a dossier: what the clerk asks for, and what became of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from station.gui import keymap
from station.gui.capture.chosen_pages import ChosenPages
from station.gui.capture.feeding import Feeding, ScanEnd
from station.gui.capture.page_changes import PageChanges
from station.gui.capture.scan_run import ScanOrder, ScanRun
from station.gui.job_bridge import JobBridge
from station.gui.pages.current_picture import CurrentPicture
from station.gui.pages.dossier_pages import DossierPages
from station.gui.pages.page_item import PageItem, caption
from station.gui.pages.page_pictures import PagePictures
from station.gui.pages.thumbnails import Thumbnails
from station.gui.scanner.scanner_choice import ScannerChoice, device_title
from station.gui.shift import Shift
from station.model.dossier import Dossier, Page
from station.model.errors import StationError
from station.model.paper import LeafKind
from station.model.states import DossierState, PageState
from station.settings.texts import Sentence
from station.workflow.page_images import page_thumbnail
from station.workflow.submit_dossier import Missing, submit_dossier, what_is_missing

CHECK_MISSING_MS = 250
COUNTS = frozenset({"page_count", "sheet_count", "counted_sheets"})


class CapturePresenter(CurrentPicture, QObject):
    """Holds the open dossier; the view shows ``pages``, ``feeding`` and ``missing`` as they change.

    ``turned_away``: another dossier is about to be opened. ``missing`` is ``None`` until it was read.
    """

    turned_away = Signal()
    opened = Signal()
    missing_changed = Signal()
    failed = Signal(object)
    submitted = Signal()

    def __init__(self, shift: Shift, choice: ScannerChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift, self.choice = shift, choice
        station = shift.station
        self.bridge = JobBridge(shift.lanes, self)
        self.pages = DossierPages(shift, self, with_grid=True)
        self.changes = PageChanges(shift, self.pages, self)
        self.chosen = ChosenPages(self.pages, self.changes)
        self.feeding = Feeding(shift, choice, self.pages, self.changes, self)
        self.thumbnails = Thumbnails(shift.lanes, lambda page: page_thumbnail(station, page), self)
        self.pictures = PagePictures(shift.lanes, station, self)
        self.missing: list[Missing] | None = None
        self.following = True
        self.corrected = True
        self._scan_when_open = self._fresh = self._fault_waits = False
        self._sent_to = ""
        self._asking = self._handing = 0
        self._missing_timer = QTimer(self)
        self._missing_timer.setSingleShot(True)
        self._missing_timer.setInterval(CHECK_MISSING_MS)
        self._missing_timer.timeout.connect(self._ask_missing)
        self._connect()

    @property
    def open_for_capture(self) -> bool:
        """Whether paper may go into the open dossier."""
        return self.chosen.open_for_capture

    @property
    def run(self) -> ScanRun:
        """The run of the feeder."""
        return self.feeding.run

    @property
    def end(self) -> ScanEnd | None:
        """How the last run ended."""
        return self.feeding.end

    @property
    def can_scan(self) -> bool:
        """Whether the scan key does something now."""
        return self.feeding.can_scan

    def open(self, dossier_id: str, page_id: str = "", *, scan: bool = False) -> None:
        """Open a dossier, at a page when one is named, and begin to scan at once when asked."""
        self._fresh, self._sent_to = dossier_id != self.pages.dossier_id, page_id
        self._scan_when_open = scan
        if self._fresh:
            self.turned_away.emit()
            self._missing_timer.stop()
            for asked in (self._asking, self._handing):
                self.bridge.cancel(asked)
            self.missing = None
            self.feeding.stop()
            self.feeding.dismiss()
            self.run.forget()
        self._shift.history.use(dossier_id)
        self.pages.open(dossier_id, page_id)

    def scan_or_stop(self) -> None:
        """Begin, go on with what a fault broke off, or let the feeder stop after this page."""
        if self.run.running or self._may_feed():
            self.following = self.following or not self.run.running
            self.feeding.scan_or_stop()

    def stop(self) -> None:
        """Let the feeder stop after this page."""
        self.feeding.stop()

    def rescan(self) -> None:
        """Scan into the place of the current page, or after a fault both sides of the sheet in doubt, in theirs."""
        current, end = self.pages.current, self.end
        if self.feeding.busy or current is None or not self._may_feed():
            return
        slots = (end.sheet_again if end is not None and end.is_fault else ()) or (current.page,)
        self.following = False
        self.feeding.begin(ScanOrder(slots))

    def insert(self, *, before: bool) -> None:
        """Scan what the feeder holds, and put it behind the sheet of the current page, or before it."""
        current, items = self.pages.current, self.pages.items
        if current is None or not self._may_feed():
            return
        place = next(n for n, item in enumerate(items) if item.page.id == current.page.id)
        sheet = current.page.sheet
        step = -1 if before else 1
        while 0 <= place + step < len(items) and items[place + step].page.sheet == sheet:
            place += step
        after = (items[place - 1].page.id if place else "") if before else items[place].page.id
        self.following = True
        self.feeding.begin(ScanOrder(after=after))

    def is_blank(self, page: Page) -> bool:
        """Whether a person found the side blank."""
        view = self.pages.view
        return view is not None and page.capture.id in view.blank

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
        """Look at the next page that needs it; in a returned dossier at rejected ones while there are any."""
        rejected = [item for item in self.pages.items if item.page.state is PageState.REJECTED]
        found = self.pages.neighbour(step, lambda item: item in rejected if rejected else item.needs_a_look)
        if found is None and rejected:
            found = rejected[0 if step > 0 else -1]
        if found is not None:
            self.choose(found.page.id)

    def ask_missing(self, then: Callable[[Dossier, list[Missing]], None]) -> None:
        """Ask what stands between the open dossier and its review now; ``then`` decides. One question at a time."""
        view, station = self.pages.view, self._shift.station
        if view is None or self.pages.opening or self.bridge.is_running(self._handing):
            return

        def done(missing: list[Missing]) -> None:
            self._show_missing(missing)
            then(view.dossier, missing)

        self._handing = self.bridge.read(lambda: what_is_missing(station, view.dossier), done, self._fail)

    def submit(self, dossier: Dossier, reason: str = "") -> None:
        """Hand a dossier in; ``reason`` explains counts that disagree with the inventory."""
        shift = self._shift

        def done() -> None:
            shift.history.forget(dossier.id)
            shift.notices.figures_changed.emit()
            if self.pages.dossier_id == dossier.id:
                self.submitted.emit()

        self._write(lambda: submit_dossier(shift.station, shift.person, dossier, reason), done)

    def page_numbered(self, number: int) -> PageItem | None:
        """Return a page by its number."""
        return next((item for item in self.pages.items if item.page.number == number), None)

    def dismiss_end(self) -> None:
        """Forget how the last run ended: the cause is gone."""
        self.feeding.dismiss()

    def caption(self, item: PageItem) -> str:
        """Return what stands under a thumbnail."""
        said = caption(item, self._shift.words.texts)
        if self.is_blank(item.page) and not item.page.suspect and item.page.state is not PageState.REJECTED:
            return self.tr("blank")
        view = self.pages.view
        missing = sum(
            note.leaves
            for note in (view.leaf_notes if view is not None else ())
            if note.page_id == item.page.id and note.kind is LeafKind.MISSING
        )
        return said or (self.tr("%n leaf(s) missing", "", missing) if missing else "")

    @property
    def fault_sound(self) -> bool:
        """Whether a fault is to be heard."""
        return self._shift.station.settings.fault_sound

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
        for part in (self.feeding, self.thumbnails, self.pictures, self.pages, self.bridge):
            part.close()

    def _connect(self) -> None:
        self.pages.loaded.connect(self._loaded)
        self.pages.changed.connect(self._ask_missing_soon)
        self.pages.current_changed.connect(lambda _page: self.show_current())
        self.pages.failed.connect(self._fail)
        self.thumbnails.ready.connect(self.pages.touch)
        self.changes.failed.connect(self._fail)
        self.feeding.arrived.connect(self._arrived)
        self.feeding.ended.connect(self._ended)
        self.feeding.changed.connect(self._tell_scanner)
        self.feeding.released.connect(self._released)
        self.feeding.strayed.connect(self._fail)

    def _loaded(self) -> None:
        fresh, self._fresh = self._fresh, False
        if fresh:
            self.chosen.selected = ()
            if not self._sent_to:
                self._go_to_rejected()
        self.opened.emit()
        if self._scan_when_open:
            self._scan_when_open = False
            self.following = True
            self.feeding.begin()

    def _go_to_rejected(self) -> None:
        """Open a returned dossier where the reviewer found something."""
        view = self.pages.view
        if view is not None and view.dossier.state is DossierState.RETURNED:
            rejected = next((item for item in self.pages.items if item.page.state is PageState.REJECTED), None)
            if rejected is not None:
                self.pages.choose(rejected.page.id)

    def _arrived(self, page: Page) -> None:
        if page.dossier_id != self.pages.dossier_id:
            return
        known = self.pages.item(page.id) is not None
        if self.run.order.is_insertion and not known:
            self.pages.reload(page.id if self.following and not self.feeding.held else "")
        else:
            self.pages.put(page)
            if self.following and not self.feeding.held:
                self.pages.choose(page.id)
        self._shift.inspection.wake()

    def _ended(self) -> None:
        # What a person is asked about, or edits, stays before them; the fault is shown once that is done.
        self._fault_waits = self.feeding.held
        if not self._fault_waits:
            self._show_fault()
        self._tell_scanner()

    def _released(self) -> None:
        if self._fault_waits:
            self._fault_waits = False
            self._show_fault()

    def _show_fault(self) -> None:
        """Look at the last page that is safe after a fault."""
        end = self.end
        if end is not None and end.is_fault and end.last is not None:
            self.following = True
            self.pages.choose(end.last.id)

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

    def _may_feed(self) -> bool:
        """Return whether paper may move now; say it when something is asked or edited."""
        if self.feeding.held:
            what = self.tr("Nothing was scanned: finish what is open first.")
            keys = self.tr("{enter} takes it, {out} leaves it.")
            self.failed.emit(Sentence(what, keys.format(enter=keymap.cap("open"), out=keymap.cap("out"))))
        return not self.feeding.held

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
        elif self.feeding.waiting:
            tell.emit("armed", self.tr("{device} · waits for paper").format(device=name), "accent")
        elif self.run.running:
            tell.emit("capture", self.tr("{device} · scanning").format(device=name), "accent")
        elif self.end is not None and self.end.is_fault:
            tell.emit("fault", self.tr("{device} · stopped").format(device=name), "rejected")
        else:
            tell.emit("capture", self.tr("{device} · ready").format(device=name), "passed")
