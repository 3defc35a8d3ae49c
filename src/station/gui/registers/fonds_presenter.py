"""The fonds of the station: what is said of each, and to which unit it belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from station.gui import numbers
from station.gui.history import Change
from station.gui.job_bridge import JobBridge
from station.gui.parts.table_model import SPOKEN, Index, TableModel
from station.gui.shift import Shift
from station.model.dossier import Fonds
from station.model.errors import StationError
from station.model.people import Action
from station.model.profiles import FieldRule
from station.packaging.codelists import CodeList, known_codelists
from station.workflow.choose_packaging import packaging_of
from station.workflow.describe_fonds import describe_fonds, described_fonds, fonds_rules
from station.workflow.registers import assign_fonds, entries
from station.workflow.station import Station

SUBJECT = "fonds"


@dataclass(frozen=True, slots=True)
class FondsPicture:
    """Everything that the part shows, read at once; ``units`` are names by code, ``unit_of`` codes by fonds."""

    rules: tuple[FieldRule, ...]
    lists: Mapping[str, CodeList]
    fonds: tuple[Fonds, ...]
    units: Mapping[str, str]
    unit_of: Mapping[str, str]


class FondsModel(TableModel):
    """Rows by code: name, unit, how much of the description is there."""

    columns = 4
    figures = frozenset({3})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture = FondsPicture((), {}, (), {}, {})

    def show(self, picture: FondsPicture) -> None:
        """Show what was read."""
        self.beginResetModel()
        self.picture = picture
        self.endResetModel()

    def lines(self) -> int:
        """Return how many fonds there are."""
        return len(self.picture.fonds)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return self.tr("Code"), self.tr("Name"), self.tr("Unit"), self.tr("Described")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(index.column())
        return self.words(self.picture.fonds[index.row()], index.column()) if role in SPOKEN else None

    def words(self, fonds: Fonds, column: int) -> str:
        """Return what a cell says."""
        said = described_fonds(fonds)
        unit = self.picture.unit_of.get(fonds.code, "")
        filled = sum(bool(said.get(rule.name)) for rule in self.picture.rules)
        described = f"{numbers.count(filled)} / {numbers.count(len(self.picture.rules))}"
        return (fonds.code, said.get("fondsName", ""), self.picture.units.get(unit, unit), described)[column]


class FondsPresenter(QObject):
    """``loaded``: fonds, fields and units were read; ``stored`` carries the code of a fonds; ``failed`` a sentence."""

    loaded = Signal()
    stored = Signal(str)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.model = FondsModel(self)
        self.may_assign = shift.person.may(Action.PLAN)

    @property
    def picture(self) -> FondsPicture:
        """What was read last."""
        return self.model.picture

    def fonds(self, row: int) -> Fonds | None:
        """Return the fonds of a row."""
        return self.picture.fonds[row] if 0 <= row < len(self.picture.fonds) else None

    def row_of(self, code: str) -> int:
        """Return the row of a fonds, -1 for none."""
        return next((row for row, one in enumerate(self.picture.fonds) if one.code == code), -1)

    def described(self, fonds: Fonds) -> Mapping[str, str]:
        """Return what is said of a fonds, by the names of the fields."""
        return described_fonds(fonds)

    def load(self, code: str = "") -> None:
        """Read everything; ``code`` is the fonds that was just changed."""
        station = self._shift.station

        def done(picture: FondsPicture) -> None:
            self.model.show(picture)
            self.loaded.emit()
            if code:
                self.stored.emit(code)

        self.bridge.read(lambda: _read(station), done, self._fail)

    def store(self, code: str, changed: Mapping[str, str], unit: str) -> None:
        """Store what was changed in the description, and the unit; it can be taken back."""
        shift, said = self._shift, dict(changed)
        unit_before = self.picture.unit_of.get(code, "")

        def put() -> Mapping[str, str]:
            before = describe_fonds(shift.station, shift.person, code, said) if said else {}
            if unit != unit_before:
                assign_fonds(shift.station, shift.person, code, unit)
            return before

        def undo(before: Mapping[str, str]) -> None:
            if before:
                describe_fonds(shift.station, shift.person, code, dict(before))
            if unit != unit_before:
                assign_fonds(shift.station, shift.person, code, unit_before)

        if said or unit != unit_before:
            words = self.tr("Fonds {code}: description stored").format(code=code)
            shift.history.use(SUBJECT)
            shift.history.do(
                Change(words, put, undo, lambda _before: self.load(code), lambda: self.load(code)), self._fail
            )

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))


def _read(station: Station) -> FondsPicture:
    rules, lists = fonds_rules(station), known_codelists(packaging_of(station).profile)
    units = {entry.code: entry.name for entry in entries(station, "unit")}
    with station.workspace.read() as reader:
        fonds: Sequence[Fonds] = reader.all_fonds()
        unit_of = reader.fonds_units()
    return FondsPicture(rules, lists, tuple(fonds), units, unit_of)
