"""The dossiers that can be packaged or were, with what the last verification said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import Enum, IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from station.gui import numbers, theme
from station.gui.states import DOSSIER_LOOKS
from station.packaging.verifier import VerifyReport
from station.workflow.view_dossiers import PackageLine

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """What stands where."""

    STATE = 0
    DOSSIER = 1
    PAGES = 2
    SIZE = 3
    PROFILE = 4
    SEALED = 5
    CHECK = 6


class Check(Enum):
    """What is known of a package: not checked is never shown as good."""

    NONE = "none"
    UNCHECKED = "unchecked"
    BUSY = "busy"
    GOOD = "good"
    BAD = "bad"


@dataclass(slots=True)
class PackageState:
    """What happened to one line in this window: done of total while it is in work, then the report."""

    done: int = 0
    total: int = 0
    busy: bool = False
    report: VerifyReport | None = None


class PackagesModel(QAbstractTableModel):
    """Lines as the use case gives them, and beside each what happens to it now."""

    def __init__(self, zone: tzinfo | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._lines: Sequence[PackageLine] = ()
        self._states: dict[str, PackageState] = {}

    def show(self, lines: Sequence[PackageLine]) -> None:
        """Show other lines; what was verified in this window stays known while the package is the same."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> PackageLine | None:
        """Return a line."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, dossier_id: str) -> int:
        """Return the row of a dossier, -1 when it is not listed."""
        return next((row for row, line in enumerate(self._lines) if line.dossier.id == dossier_id), -1)

    def state_of(self, line: PackageLine) -> PackageState:
        """Return what happens to a line; one state for each version of a package."""
        return self._states.setdefault(_key(line), PackageState())

    def touch(self, line: PackageLine) -> None:
        """Redraw a line."""
        row = self.row_of(line.dossier.id)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def check(self, line: PackageLine) -> Check:
        """Return what is known of the package of a line."""
        state = self.state_of(line)
        if state.busy:
            return Check.BUSY
        if line.package is None:
            return Check.NONE
        if state.report is None:
            return Check.UNCHECKED
        return Check.GOOD if state.report.is_valid else Check.BAD

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Return the words over a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section) | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (
            self.tr("State"), self.tr("Dossier"), self.tr("Pages"), self.tr("Size"), self.tr("Structure"),
            self.tr("Sealed"), self.tr("Verification"),
        )  # fmt: skip
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, its side, or its colour."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None or role == LINE:
            return line
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DecorationRole:
                found: object = DOSSIER_LOOKS[line.dossier.state].icon if column is Column.STATE else None
            case Qt.ItemDataRole.TextAlignmentRole:
                found = _side(column)
            case Qt.ItemDataRole.ForegroundRole:
                found = self._colour(line, column)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                found = self._words(line, column)
            case _:
                found = None
        return found

    def _words(self, line: PackageLine, column: Column) -> str:
        package = line.package
        if column is Column.CHECK:
            return self._check_words(line)
        if column is Column.STATE:
            return DOSSIER_LOOKS[line.dossier.state].word
        if column is Column.DOSSIER:
            return f"{line.dossier.code}  ·  {line.dossier.title}"
        if package is None:
            return numbers.count(line.dossier.pages) if column is Column.PAGES else numbers.MISSING
        sealed = {
            Column.PAGES: numbers.count(package.pages),
            Column.SIZE: numbers.size(package.size),
            Column.PROFILE: f"{package.profile} · v{package.version}",
            Column.SEALED: numbers.minute(package.sealed_at, self._zone),
        }
        return sealed[column]

    def _check_words(self, line: PackageLine) -> str:
        state = self.state_of(line)
        match self.check(line):
            case Check.BUSY:
                return f"{numbers.count(state.done)} / {numbers.count(state.total)}" if state.total else "…"
            case Check.GOOD:
                return self.tr("✓ Every rule holds")
            case Check.BAD:
                problems = len(state.report.problems) if state.report is not None else 0
                return self.tr("✗ %n rule(s) broken", "", problems)
            case Check.UNCHECKED:
                return self.tr("? Not verified here")
            case Check.NONE:
                return numbers.MISSING

    def _colour(self, line: PackageLine, column: Column) -> str | None:
        shown = theme.current()
        if column is Column.STATE:
            return shown.state(DOSSIER_LOOKS[line.dossier.state].colour).ink
        if column is Column.CHECK:
            inks = {Check.GOOD: shown.accepted.ink, Check.BAD: shown.rejected.ink, Check.BUSY: shown.accent}
            return inks.get(self.check(line), shown.text2)
        return None


def _key(line: PackageLine) -> str:
    return f"{line.dossier.id}:{line.package.version if line.package is not None else 0}"


def _side(column: int) -> Qt.AlignmentFlag:
    right = column in (Column.PAGES, Column.SIZE)
    return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
