"""The list of dossiers: what is looked for, which filter, which box, and the dossier of a code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from station.gui.job_bridge import JobBridge
from station.gui.scanner.scanner_choice import ScannerChoice
from station.gui.shift import Shift
from station.gui.worklist.box_tree_model import BoxTreeModel
from station.gui.worklist.card_presenter import CardPresenter
from station.gui.worklist.cover_presenter import CoverPresenter
from station.gui.worklist.custody_presenter import CustodyPresenter
from station.gui.worklist.worklist_model import WINDOW, WorklistModel
from station.model.errors import StationError
from station.model.people import Action
from station.storage.records import DossierSummary, ListFilter, ListQuery, Shelf, ShelfCount
from station.workflow.view_dossiers import box_tree, count_dossiers, find_dossier, list_dossiers

# A keystroke is answered in well under this time on 100,000 dossiers; faster ones are answered together.
TYPING_MS = 5
PAUSE_MS = 60
HISTORY = "worklist"


class WorklistPresenter(QObject):
    """Owns the models and the presenters of card, paper and cover sheets.

    ``listed``: the list is another one. ``found`` carries the line of a code that was scanned or typed; ``lost`` the
    words that nobody registered, and the error that says so.
    """

    listed = Signal()
    counts_changed = Signal(object)
    found = Signal(object)
    lost = Signal(str, object)
    failed = Signal(object)
    tree_changed = Signal()

    def __init__(self, shift: Shift, choice: ScannerChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shift, self.choice = shift, choice
        self.bridge = JobBridge(shift.lanes, self)
        self.model = WorklistModel(self)
        self.model.wanted.connect(self._fetch)
        self.tree = BoxTreeModel(self)
        self.card = CardPresenter(shift, self)
        self.custody = CustodyPresenter(shift, self)
        self.covers = CoverPresenter(shift, self)
        self.query = ListQuery(person_id=shift.person.id)
        self.counts: dict[ListFilter, int] = {}
        self._listing = self._counting = self._finding = 0
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.reload)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self.card.line_changed.connect(self.model.replace)
        self.custody.moved.connect(self._moved)
        for part in (self.card, self.custody, self.covers):
            part.failed.connect(self.failed)

    @property
    def narrowed(self) -> bool:
        """Whether something is looked for, so that not all dossiers are listed."""
        return self.query != ListQuery(person_id=self.query.person_id)

    @property
    def may_scan(self) -> bool:
        """Whether the person scans at all."""
        return self.shift.person.may(Action.CAPTURE)

    @property
    def may_import(self) -> bool:
        """Whether the person may import an inventory."""
        return self.shift.person.may(Action.IMPORT_INVENTORY)

    def enter(self) -> None:
        """Show what is current; what is done from here on is undone here."""
        self.shift.history.use(HISTORY)
        self.reload()
        self.custody.reload()
        self.reload_tree()

    def look_for(self, text: str) -> None:
        """List what matches these words, once the typing pauses."""
        self.query = replace(self.query, text=text, dossier_id="")
        self._typing.start()

    def list_kind(self, wanted: ListFilter) -> None:
        """List one kind."""
        self.query = replace(self.query, filter=wanted, dossier_id="")
        self.reload()

    def list_shelf(self, shelf: Shelf) -> None:
        """List what lies in a place of the tree."""
        if shelf != self.query.shelf or self.query.dossier_id:
            self.query = replace(self.query, shelf=shelf, dossier_id="")
            self.reload()

    def list_all(self) -> None:
        """Look for nothing any more."""
        self.query = ListQuery(person_id=self.query.person_id)
        self.reload()

    def reload(self) -> None:
        """List anew; an earlier answer that is still on its way is dropped."""
        self._typing.stop()
        self._pause.stop()
        self.bridge.cancel(self._listing)
        station, query = self.shift.station, self.query
        self._listing = self.bridge.read(lambda: list_dossiers(station, query, 0, WINDOW), self._show_list, self._fail)

    def reload_tree(self) -> None:
        """Count the boxes anew."""

        def done(boxes: Sequence[ShelfCount]) -> None:
            if self.tree.show(boxes):
                self.tree_changed.emit()

        self.bridge.read(lambda: box_tree(self.shift.station), done, self._fail)

    def find_code(self, scanned: str) -> None:
        """Find the dossier of a code that was scanned or typed and list it alone."""
        self._typing.stop()
        self.bridge.cancel(self._finding)

        def done(line: DossierSummary) -> None:
            self.query = ListQuery(line.code, person_id=self.query.person_id, dossier_id=line.id)
            self.found.emit(line)
            self.reload()

        self._finding = self.bridge.read(
            lambda: find_dossier(self.shift.station, scanned), done, lambda error: self.lost.emit(scanned, error)
        )

    def close(self) -> None:
        """Tell nothing any more."""
        self._typing.stop()
        self._pause.stop()
        for part in (self.choice, self.card, self.custody, self.covers, self.bridge):
            part.close()

    def _moved(self, lines: Sequence[DossierSummary]) -> None:
        for line in lines:
            self.model.replace(line)
            self.card.refresh(line)
        self._count()

    def _count(self) -> None:
        """Count once the typing pauses: it takes longer than finding the first rows, which are shown before."""
        self.bridge.cancel(self._counting)
        station, query = self.shift.station, self.query
        self._counting = self.bridge.read(lambda: count_dossiers(station, query), self._show_counts, self._fail)

    def _show_list(self, first: list[DossierSummary]) -> None:
        self.model.show(len(first), first)
        self.bridge.cancel(self._counting)
        self._pause.start()
        self.listed.emit()

    def _show_counts(self, counts: dict[ListFilter, int]) -> None:
        self.counts = counts
        if not self.bridge.is_running(self._listing) and not self._typing.isActive():
            self.model.grow(self.total)
        self.counts_changed.emit(counts)

    @property
    def total(self) -> int:
        """How many dossiers match, once they are counted."""
        if self.query.dossier_id:
            return min(1, self.counts.get(ListFilter.ALL, 0))
        return self.counts.get(self.query.filter, 0)

    def _fetch(self, offset: int) -> None:
        query, station = self.query, self.shift.station

        def done(rows: list[DossierSummary]) -> None:
            if query == self.query:
                self.model.put(offset, rows)

        self.bridge.read(lambda: list_dossiers(station, query, offset, WINDOW), done, self._fail)

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self.shift.words.error(error))
