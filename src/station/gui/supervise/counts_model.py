"""Counts as a table: one row a day and person, figures at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from station.gui import numbers
from station.storage.records import CountRow

Index = QModelIndex | QPersistentModelIndex
FIGURES = ("captured", "sheets", "rescanned", "accepted", "rejected", "removed", "blank", "bytes")


class CountsModel(QAbstractTableModel):
    """Rows by day, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[CountRow] = ()

    def show(self, rows: Sequence[CountRow]) -> None:
        """Show rows grouped by day and operator."""
        self.beginResetModel()
        self._rows = sorted(rows, key=lambda row: row.group[1])
        self._rows = sorted(self._rows, key=lambda row: row.group[0], reverse=True)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return day, person and the figures."""
        return 0 if parent is not None and parent.isValid() else 2 + len(FIGURES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Return the words over a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section) | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (
            self.tr("Day"), self.tr("Operator"), self.tr("Pages scanned"), self.tr("Sheets"), self.tr("Rescanned"),
            self.tr("Accepted"), self.tr("Rejected"), self.tr("Removed"), self.tr("Blank"),
            self.tr("Masters"),
        )  # fmt: skip
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
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


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if column < 2 else Qt.AlignmentFlag.AlignRight
