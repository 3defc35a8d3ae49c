"""The rows of a list behind a figure; more of them are asked for when the end is near."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from station.gui import numbers
from station.gui.parts.table_model import SPOKEN, Index, TableModel
from station.gui.supervise.lists import ListRow, Wanted, heads
from station.reports.sheet_writer import Value as Cell

ROW = Qt.ItemDataRole.UserRole + 1
_NUMBERS = {
    "pages": frozenset((1,)), "dossiers": frozenset((4, 5, 6)), "days": frozenset(range(1, 11)),
    "sizes": frozenset(range(1, 7)),
}  # fmt: skip


class ListModel(TableModel):
    """``more_wanted``: somebody scrolled to the end of what was read."""

    more_wanted = Signal()

    def __init__(self, wanted: Wanted, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = wanted
        self.columns, self.figures = len(heads(wanted.kind)), _NUMBERS[wanted.kind]
        self.rows: list[ListRow] = []
        self.whole, self.reading = False, 0

    def add(self, rows: Sequence[ListRow], *, whole: bool) -> None:
        """Add rows at the end; ``whole``: there are no more."""
        self.whole = whole
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def forget(self) -> None:
        """Let the rows go; there are none to be read either."""
        self.beginResetModel()
        self.rows, self.whole = [], True
        self.endResetModel()

    def lines(self) -> int:
        """Return how many rows were read."""
        return len(self.rows)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return heads(self.wanted.kind)

    def canFetchMore(self, _parent: Index) -> bool:
        """Whether there are rows that were not read yet."""
        return not self.whole

    def fetchMore(self, _parent: Index) -> None:
        """Ask for them."""
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, sides, colours, or the row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in SPOKEN:
            return written(row.values[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(index.column())
        return None


def written(value: Cell) -> str:
    """Return a value as the language of the window writes it."""
    if value is None:
        return numbers.MISSING
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return numbers.count(value)
    return numbers.decimal(value, 2) if isinstance(value, float) else str(value)
