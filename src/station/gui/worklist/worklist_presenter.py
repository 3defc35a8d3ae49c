"""Finding a dossier, saying what must be said before it is scanned, and whether it may be scanned now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from station.gui.job_bridge import JobBridge
from station.gui.scanner.scanner_choice import ScannerChoice
from station.gui.shift import Shift
from station.gui.worklist.import_presenter import ImportPresenter
from station.gui.worklist.worklist_model import WINDOW, WorklistModel
from station.model.dossier import Dossier, Inventory
from station.model.errors import StationError
from station.model.people import Action
from station.model.secrecy import Secrecy
from station.model.states import OPEN_FOR_CAPTURE, DossierState
from station.settings.texts import Sentence
from station.storage.records import DossierSummary
from station.workflow.capture_pages import open_for_capture
from station.workflow.submit_dossier import classify_dossier
from station.workflow.view_dossiers import WorklistQuery, count_dossiers, find_dossier, list_dossiers

TYPING_MS = 80
FILTERS: tuple[DossierState | None, ...] = (None, *DossierState)


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on the card of a dossier; ``obstacle``: why it cannot be scanned now, with what to do."""

    line: DossierSummary
    dossier: Dossier
    inventory: Inventory
    may_classify: bool
    may_scan: bool
    obstacle: StationError | None


@dataclass(frozen=True, slots=True)
class _Page:
    counts: dict[DossierState | None, int]
    first: Sequence[DossierSummary]


class WorklistPresenter(QObject):
    """Owns the model. ``listed``: the list is another one; ``card_changed`` carries a ``Card`` or ``None``."""

    listed = Signal()
    counts_changed = Signal(object)
    card_changed = Signal(object)
    found = Signal(str)
    failed = Signal(object)

    def __init__(self, shift: Shift, choice: ScannerChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift, self.choice = shift, choice
        self.bridge = JobBridge(shift.lanes, self)
        self.model = WorklistModel(self)
        self.model.wanted.connect(self._fetch)
        self.importer = ImportPresenter(shift, self)
        self._text = ""
        self._state: DossierState | None = None
        self._listing = self._carding = 0
        self._chosen = ""
        self.counts: dict[DossierState | None, int] = {}
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.reload)

    @property
    def state(self) -> DossierState | None:
        """The state that is listed, ``None`` for all."""
        return self._state

    @property
    def text(self) -> str:
        """The words that are looked for."""
        return self._text

    @property
    def chosen(self) -> str:
        """The id of the dossier on the card, ``""`` for none."""
        return self._chosen

    @property
    def may_scan(self) -> bool:
        """Whether the person scans at all."""
        return self._shift.person.may(Action.CAPTURE)

    @property
    def may_import(self) -> bool:
        """Whether the person may import an inventory."""
        return self._shift.person.may(Action.IMPORT_INVENTORY)

    def look_for(self, text: str) -> None:
        """List what matches these words, once the typing pauses."""
        self._text = text
        self._typing.start()

    def list_state(self, state: DossierState | None) -> None:
        """List one state."""
        self._state = state
        self.reload()

    def reload(self) -> None:
        """List anew; an earlier answer that is still on its way is dropped."""
        self._typing.stop()
        self.bridge.cancel(self._listing)
        station, text, state = self._shift.station, self._text, self._state

        def read() -> _Page:
            counts = count_dossiers(station, text, FILTERS)
            return _Page(counts, list_dossiers(station, WorklistQuery(text, state), 0, WINDOW))

        self._listing = self.bridge.read(read, self._show_list, self._fail)

    def choose(self, line: DossierSummary | None) -> None:
        """Put a dossier on the card."""
        self.bridge.cancel(self._carding)
        self._chosen = line.id if line is not None else ""
        if line is None:
            self.card_changed.emit(None)
        else:
            self._carding = self.bridge.read(lambda: self._card(line), self.card_changed.emit, self._fail)

    def find_code(self, code: str) -> None:
        """Find the dossier of a code that was scanned or typed; ``found`` carries its id, ``""`` when there is none."""
        station = self._shift.station

        def done(line: DossierSummary) -> None:
            self.choose(line)
            self.found.emit(line.id)

        self.bridge.read(lambda: find_dossier(station, code), done, lambda _error: self.found.emit(""))

    def classify(self, dossier: Dossier, level: Secrecy) -> None:
        """Record the secrecy level of the dossier on the card."""
        shift = self._shift

        def write() -> DossierSummary:
            classify_dossier(shift.station, shift.person, dossier, level)
            return find_dossier(shift.station, dossier.code)

        def done(fresh: DossierSummary) -> None:
            self.model.replace(fresh)
            if self._chosen == fresh.id:
                self.choose(fresh)

        self.bridge.write(write, done, self._fail)

    def words(self, error: StationError) -> Sentence:
        """Return the words of an error."""
        return self._shift.words.error(error)

    def close(self) -> None:
        """Tell nothing any more."""
        self._typing.stop()
        for part in (self.importer, self.choice, self.bridge):
            part.close()

    def _card(self, line: DossierSummary) -> Card:
        shift = self._shift
        with shift.station.workspace.read() as reader:
            dossier, inventory = reader.dossier(line.id), reader.inventory_of(line.id)
        obstacle: StationError | None = None
        try:
            open_for_capture(shift.station, shift.person, dossier)
        except StationError as error:
            obstacle = error
        may_classify = shift.person.may(Action.CLASSIFY) and dossier.state in OPEN_FOR_CAPTURE and line.pages == 0
        return Card(line, dossier, inventory, may_classify, obstacle is None, obstacle)

    def _show_list(self, page: _Page) -> None:
        self.counts = page.counts
        self.model.show(page.counts[self._state], page.first)
        self.counts_changed.emit(page.counts)
        self.listed.emit()

    def _fetch(self, offset: int) -> None:
        query, station = WorklistQuery(self._text, self._state), self._shift.station

        def done(rows: list[DossierSummary]) -> None:
            if query == WorklistQuery(self._text, self._state):
                self.model.put(offset, rows)

        self.bridge.read(lambda: list_dossiers(station, query, offset, WINDOW), done, self._fail)

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
