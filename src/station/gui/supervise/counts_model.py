"""Counts as a table: one row a day and person, figures at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from station.gui import numbers
from station.gui.parts.table_model import Index, TableModel
from station.storage.records import CountRow

FIGURES = ("captured", "sheets", "rescanned", "accepted", "rejected", "removed", "blank", "bytes")


class CountsModel(TableModel):
    """Rows by day, the newest first."""

    columns = 2 + len(FIGURES)
    figures = frozenset(range(2, columns))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[CountRow] = ()

    def show(self, rows: Sequence[CountRow]) -> None:
        """Show rows grouped by day and operator."""
        self.beginResetModel()
        self._rows = sorted(rows, key=lambda row: row.group[1])
        self._rows = sorted(self._rows, key=lambda row: row.group[0], reverse=True)
        self.endResetModel()

    def lines(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return (
            self.tr("Day"), self.tr("Operator"), self.tr("Pages scanned"), self.tr("Sheets"), self.tr("Rescanned"),
            self.tr("Accepted"), self.tr("Rejected"), self.tr("Removed"), self.tr("Blank"), self.tr("Masters"),
        )  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._rows[index.row()]
        if index.column() == 0:
            return "/".join(reversed(row.group[0].split("-")))
        if index.column() == 1:
            return row.group[1]
        name = FIGURES[index.column() - 2]
        value = int(getattr(row, name))
        return numbers.size(value) if name == "bytes" else numbers.count(value)
