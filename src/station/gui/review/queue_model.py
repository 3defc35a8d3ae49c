"""The reviewer's queue as an item model: what each dossier is, why it stands where it stands, since when it waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from station.gui import numbers
from station.gui.review.queue_words import why_words
from station.gui.shift import Shift
from station.workflow.review_queue import QueueLine

LINE = Qt.ItemDataRole.UserRole + 1
WHY = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_HOUR, _DAY = 3600, 86400


class Column(IntEnum):
    """What stands where."""

    DOSSIER = 0
    WHY = 1
    PAGES = 2
    WAITING = 3
    RETURNED = 4


class QueueModel(QAbstractTableModel):
    """All lines: a queue is as long as reviewers are slow, a few hundred at most."""

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self._lines: Sequence[QueueLine] = ()

    def show(self, lines: Sequence[QueueLine]) -> None:
        """Show another queue."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> QueueLine | None:
        """Return a line."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many dossiers wait."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:  # fmt: skip
        """Return the words over a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section) | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (
            self.tr("Dossier"), self.tr("Why here"), self.tr("Pages"), self.tr("Waits since"), self.tr("Returned")
        )  # fmt: skip
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, the reasons one by one, or the whole line for the delegate."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role in (LINE, WHY):
            return line if role == LINE else why_words(line)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(line, Column(index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._help(line, Column(index.column()))
        return None

    def waits(self, since: datetime) -> str:
        """Return how long a dossier waits, in the largest unit that says it."""
        seconds = max(0, round((self._shift.station.clock.now() - since).total_seconds()))
        if seconds >= _DAY:
            return self.tr("%n day(s)", "", seconds // _DAY)
        if seconds >= _HOUR:
            return self.tr("%n hour(s)", "", seconds // _HOUR)
        return self.tr("%n minute(s)", "", seconds // 60)

    def _words(self, line: QueueLine, column: Column) -> str:
        match column:
            case Column.DOSSIER:
                return f"{line.summary.title} {line.summary.code}"
            case Column.WHY:
                return " · ".join(why_words(line))
            case Column.PAGES:
                return numbers.count(line.summary.pages)
            case Column.WAITING:
                return self.waits(line.waiting_since)
            case Column.RETURNED:
                return numbers.count(line.returned) if line.returned else numbers.MISSING

    def _help(self, line: QueueLine, column: Column) -> str:
        match column:
            case Column.DOSSIER:
                return f"{line.summary.title}\n{line.summary.code}"
            case Column.WAITING:
                return numbers.minute(line.waiting_since, self._shift.zone)
            case _:
                return self._words(line, column)


def _side(column: int) -> Qt.AlignmentFlag:
    right = column in (Column.PAGES, Column.WAITING, Column.RETURNED)
    return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
