"""The paper between store and table: taken out, brought back, and what lies on the person's table now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from station.gui.history import Change
from station.gui.job_bridge import JobBridge
from station.gui.shift import Shift
from station.model.errors import Refused, StationError
from station.model.people import Action
from station.storage.records import DossierSummary, HeldPaper
from station.workflow.paper_custody import Moved, bring_back, take_out
from station.workflow.view_dossiers import paper_on_the_table

KEEPER = "store_keeper"


@dataclass(frozen=True, slots=True)
class Request:
    """Paper that is to be moved, before the person said with whom: ``out`` of the store, or back."""

    out: bool
    dossier_ids: tuple[str, ...]
    codes: tuple[str, ...]
    note: str = ""


class CustodyPresenter(QObject):
    """``changed``: other paper lies on the table. ``moved`` carries the lines of what moved; ``told`` words."""

    changed = Signal()
    moved = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.held: list[HeldPaper] = []

    @property
    def may_move(self) -> bool:
        """Whether the person takes paper at all."""
        return self._shift.person.may(Action.CLASSIFY)

    @property
    def keeper(self) -> str:
        """Who stood for the store last time."""
        return self._shift.preferences.text(KEEPER)

    @property
    def boxes(self) -> int:
        """How many boxes the paper on the table comes from."""
        return len({paper.box for paper in self.held if paper.box})

    def reload(self) -> None:
        """Ask what lies on the table."""
        self.bridge.read(lambda: paper_on_the_table(self._shift.station, self._shift.person), self._show, self._fail)

    def move(self, request: Request, keeper: str) -> None:
        """Record the hand-over of all of it; what cannot be moved is told, and the rest is moved."""
        self._shift.preferences.keep(KEEPER, keeper.strip())
        station, person = self._shift.station, self._shift.person
        act, opposite = (take_out, bring_back) if request.out else (bring_back, take_out)

        def do() -> Moved:
            moved = act(station, person, request.dossier_ids, keeper, request.note)
            if not moved.dossier_ids and moved.refused:
                raise moved.refused[0]
            return moved

        def undo(moved: Moved) -> object:
            back = opposite(station, person, moved.dossier_ids, keeper, request.note)
            if not back.dossier_ids and back.refused:
                raise back.refused[0]
            return back

        def undone() -> None:
            self._refetch(request.dossier_ids)
            self.told.emit(
                self.tr("Undone by the opposite movement; both stand in the record.")
            )  # fmt: skip

        words = self._words(request, len(request.codes))
        self._shift.history.do(Change(words, do, undo, self._done(request), undone), self._fail)

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _done(self, request: Request) -> Callable[[Moved], None]:
        def done(moved: Moved) -> None:
            self._refetch(moved.dossier_ids)
            said = self._words(request, len(moved.dossier_ids))
            if moved.refused:
                first = self._shift.words.error(moved.refused[0])
                rest = self.tr("%n dossier(s) stayed where they are: {why}", "", len(moved.refused))
                said = f"{said} {rest.format(why=first.what)}"
            self.told.emit(said)

        return done

    def _words(self, request: Request, number: int) -> str:
        if number == 1 and len(request.codes) == 1:
            said = self.tr("{code}: taken out of the store.") if request.out else self.tr("{code}: back in the store.")
            return said.format(code=request.codes[0])
        if request.out:
            return self.tr("%n dossier(s) taken out of the store.", "", number)
        return self.tr("%n dossier(s) back in the store.", "", number)

    def _refetch(self, ids: Sequence[str]) -> None:
        def read() -> list[DossierSummary]:
            with self._shift.station.workspace.read() as reader:
                return reader.summaries_of(ids)

        self.bridge.read(read, self.moved.emit, self._fail)
        self.reload()

    def _show(self, held: list[HeldPaper]) -> None:
        self.held = held
        self.changed.emit()

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
        if isinstance(error, Refused):
            self.reload()
