"""The dossier on the card: what is recorded of its paper before the first page, and whether it may be scanned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from station.gui.history import Change
from station.gui.job_bridge import JobBridge, Lane
from station.gui.shift import Shift
from station.gui.states import condition_word, secrecy_word
from station.model.dossier import Dossier, Inventory, Page
from station.model.errors import StationError
from station.model.paper import Condition, Movement, Triage
from station.model.people import Action
from station.model.secrecy import Secrecy
from station.model.states import OPEN_FOR_CAPTURE
from station.settings.texts import Sentence
from station.storage.records import DossierSummary
from station.workflow.capture_pages import open_for_capture
from station.workflow.duplicates import Duplicate, possible_duplicates
from station.workflow.paper_custody import record_triage
from station.workflow.submit_dossier import classify_dossier

T = TypeVar("T")
__all__ = ["Card", "CardPresenter", "Comparison", "Side"]
READ_MS, SEARCH_MS = 50, 200


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on the card of a dossier; ``obstacle``: why it cannot be scanned now, with what to do.

    ``keeper``: full name of who has the paper.
    """

    line: DossierSummary
    dossier: Dossier
    inventory: Inventory
    triage: Triage
    holder: Movement | None
    keeper: str
    may_classify: bool
    may_triage: bool
    may_scan: bool
    obstacle: StationError | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two dossiers that are compared."""

    card: Card
    first_page: Page | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two dossiers side by side, and why they were found alike."""

    mine: Side
    other: Side
    duplicate: Duplicate


class CardPresenter(QObject):
    """``changed`` carries a ``Card`` or ``None``; ``duplicates_changed`` a list, after it; ``line_changed`` a line.

    ``compared`` carries a ``Comparison``.
    """

    changed = Signal(object)
    line_changed = Signal(object)
    duplicates_changed = Signal(object)
    compared = Signal(object)
    first_page_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.card: Card | None = None
        self.chosen = ""
        self.wants_page = False
        # Dossiers whose level was said here and now: a slip of the finger must be mended, also to and from top secret.
        self.struck: set[str] = set()
        self._reading = self._searching = self._comparing = 0
        # Who holds an arrow key or types walks over many dossiers; the one where they stop is read.
        self._soon, self._later = self._timer(READ_MS, self._start_reading), self._timer(SEARCH_MS, self._search)

    def choose(self, line: DossierSummary | None) -> None:
        """Put a dossier on the card."""
        for job in (self._reading, self._searching, self._comparing):
            self.bridge.cancel(job)
        another = line is None or line.id != self.chosen
        self.chosen = line.id if line is not None else ""
        if another:
            self.first_page_changed.emit(None)
            self.duplicates_changed.emit([])
        self._later.stop()
        if line is None:
            self._soon.stop()
            self.card = None
            self.changed.emit(None)
        elif another:
            self._soon.start()
        else:
            self._start_reading()

    def refresh(self, line: DossierSummary) -> None:
        """Read the card anew when it is that dossier's."""
        if line.id == self.chosen:
            self.choose(line)

    def want_page(self, *, wanted: bool) -> None:
        """Say whether the first page of each dossier is shown beside the card."""
        if wanted and not self.wants_page and self.card is not None:
            self._find_page(self.card)
        self.wants_page = wanted

    def classify(self, level: Secrecy) -> None:
        """Record the secrecy level."""
        card = self.card
        if card is None or card.dossier.secrecy is level or not card.may_classify:
            return
        station, person, dossier = self._shift.station, self._shift.person, card.dossier
        if dossier.secrecy is None:
            # What was said of secrecy is never unsaid, so there is nothing to take back; another level can be said.
            self.struck.add(dossier.id)
            self.bridge.write(
                lambda: classify_dossier(station, person, dossier, level),
                lambda _before: self._refetch(dossier.id), self._fail,
            )  # fmt: skip
            return
        words = self.tr("{code}: level “{level}”").format(code=dossier.code, level=secrecy_word(level))

        def undo(before: Secrecy | None) -> None:
            if before is not None:
                classify_dossier(station, person, dossier, before)

        self._change(dossier, words, lambda: classify_dossier(station, person, dossier, level), undo)

    def set_condition(self, condition: Condition) -> None:
        """Record the condition of the paper; one that holds keeps the dossier from the scanner."""
        card = self.card
        if card is None or card.triage.condition is condition:
            return
        held = condition.value if condition.holds else ""
        words = self.tr("{code}: paper “{condition}”").format(
            code=card.dossier.code, condition=condition_word(condition)
        )
        self._triage(card, words, partial(replace, condition=condition, held=held))

    def count_sheets(self, sheets: int | None) -> None:
        """Record how many sheets were counted by hand."""
        card = self.card
        if card is None or card.triage.counted_sheets == sheets:
            return
        words = self.tr("{code}: %n sheet(s) counted", "", sheets or 0).format(code=card.dossier.code)
        self._triage(card, words, partial(replace, counted_sheets=sheets))

    def write_note(self, note: str) -> None:
        """Record a note for who comes next."""
        card = self.card
        if card is None or card.triage.note == note.strip():
            return
        words = self.tr("{code}: note written").format(code=card.dossier.code)
        self._triage(card, words, partial(replace, note=note.strip()))

    def tell_apart(self, duplicate: Duplicate) -> None:
        """Record that the dossier was compared with another one and is no duplicate of it."""
        card = self.card
        if card is None:
            return
        distinct = tuple(dict.fromkeys((*card.triage.distinct_from, duplicate.dossier_id)))
        words = self.tr("{code} is no duplicate of {other}").format(code=card.dossier.code, other=duplicate.code)
        self._triage(card, words, partial(replace, distinct_from=distinct))

    def compare(self, duplicate: Duplicate) -> None:
        """Lay the dossier beside another one."""
        self.bridge.cancel(self._comparing)
        mine = self.chosen

        def read() -> Comparison:
            return Comparison(self._side(mine), self._side(duplicate.dossier_id), duplicate)

        self._comparing = self.bridge.read(read, self.compared.emit, self._fail)

    def words(self, error: StationError) -> Sentence:
        """Return the words of an error."""
        return self._shift.words.error(error)

    def close(self) -> None:
        """Tell nothing any more."""
        self._soon.stop()
        self._later.stop()
        self.bridge.close()

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(slot)
        return made

    def _start_reading(self) -> None:
        chosen = self.chosen
        if chosen:
            self._reading = self.bridge.read(lambda: self._read(chosen), self._show, self._fail)

    def _search(self) -> None:
        """Look for duplicates beside the short reads: all titles are gone through."""
        if self.card is not None:
            dossier = self.card.dossier
            self._searching = self.bridge.run(
                Lane.IMAGES, lambda _tell, _cancel: possible_duplicates(self._shift.station, dossier),
                done=self.duplicates_changed.emit, failed=self._fail,
            )  # fmt: skip

    def _triage(self, card: Card, words: str, change: Callable[[Triage], Triage]) -> None:
        station, person, dossier = self._shift.station, self._shift.person, card.dossier

        def do() -> Triage:
            # What lies on the card may be older than what was struck a moment ago.
            with station.workspace.read() as reader:
                now = reader.triage(dossier.id)
            return record_triage(station, person, dossier, change(now))

        self._change(dossier, words, do, lambda before: record_triage(station, person, dossier, before))

    def _change(self, dossier: Dossier, words: str, do: Callable[[], T], undo: Callable[[T], object]) -> None:
        def show(_result: object = None) -> None:
            self._refetch(dossier.id)

        def failed(error: StationError) -> None:
            self._fail(error)
            show()

        self._shift.history.do(Change(words, do, undo, show, show), failed)

    def _refetch(self, dossier_id: str) -> None:
        def done(lines: Sequence[DossierSummary]) -> None:
            for line in lines:
                self.line_changed.emit(line)
                self.refresh(line)

        def read() -> list[DossierSummary]:
            with self._shift.station.workspace.read() as reader:
                return reader.summaries_of([dossier_id])

        self.bridge.read(read, done, self._fail)

    def _read(self, dossier_id: str) -> Card:
        shift = self._shift
        with shift.station.workspace.read() as reader:
            (line,) = reader.summaries_of([dossier_id])
            dossier, inventory = reader.dossier(dossier_id), reader.inventory_of(dossier_id)
            triage, holder = reader.triage(dossier_id), reader.holder(dossier_id)
        obstacle: StationError | None = None
        try:
            open_for_capture(shift.station, shift.person, dossier)
        except StationError as error:
            obstacle = error
        is_open = shift.person.may(Action.CLASSIFY) and dossier.state in OPEN_FOR_CAPTURE
        return Card(
            line, dossier, inventory, triage, holder, line.holder, is_open and line.pages == 0, is_open,
            obstacle is None, obstacle,
        )  # fmt: skip

    def _show(self, card: Card) -> None:
        self.card = card
        self.changed.emit(card)
        if card.may_triage and not card.line.set_aside:
            self._later.start()
        else:
            self.duplicates_changed.emit([])
        if self.wants_page:
            self._find_page(card)

    def _find_page(self, card: Card) -> None:
        if card.line.pages:
            self.bridge.read(lambda: self._first_page(card.dossier.id), self._show_page, self._fail)
        else:
            self.first_page_changed.emit(None)

    def _show_page(self, page: Page | None) -> None:
        if page is not None and page.dossier_id == self.chosen:
            self.first_page_changed.emit(page)

    def _first_page(self, dossier_id: str) -> Page | None:
        with self._shift.station.workspace.read() as reader:
            return next(iter(reader.pages(dossier_id)), None)

    def _side(self, dossier_id: str) -> Side:
        card = self._read(dossier_id)
        return Side(card, self._first_page(dossier_id) if card.line.pages else None)

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
