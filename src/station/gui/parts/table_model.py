"""What every plain table of words shares as a model: its size, its heads, on which side a column stands."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


# Not an ABC: the metaclass of Qt's classes admits no other.
class TableModel(QAbstractTableModel):
    """A subclass gives ``columns``, ``lines`` and ``heads``, and the cells in ``data``; ``figures`` stand at right."""

    columns = 0
    figures: frozenset[int] = frozenset()

    def lines(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns, in the language of now."""
        raise NotImplementedError

    def say(self) -> None:
        """Show the words of the language of now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columns - 1)
        if self.lines():
            self.dataChanged.emit(self.index(0, 0), self.index(self.lines() - 1, self.columns - 1))

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Return on which side a column stands."""
        return Qt.AlignmentFlag.AlignRight if column in self.figures else Qt.AlignmentFlag.AlignLeft

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else self.lines()

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else self.columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Return the words over a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(section) | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heads()[section]
