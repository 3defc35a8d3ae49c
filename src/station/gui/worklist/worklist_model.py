"""The worklist as an item model that holds only the windows that were looked at, whatever the number of dossiers."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from station.gui import numbers
from station.gui.states import condition_word, line_look, secrecy_word
from station.storage.records import DossierSummary

WINDOW = 200
KEPT_WINDOWS = 12
SUMMARY = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What stands where."""

    STATE = 0
    DOSSIER = 1
    BOX = 2
    PAGES = 3
    SECRECY = 4
    PAPER = 5


def progress_text(line: DossierSummary) -> str:
    """Return sheets captured over sheets that should come; a line that counts no sheets shows its pages."""
    if line.sheets_expected is None and not line.sheets:
        return numbers.count(line.pages) if line.pages else numbers.MISSING
    sheets = numbers.count(line.sheets) if line.sheets else numbers.MISSING
    return f"{sheets} / {numbers.count(line.sheets_expected)}" if line.sheets_expected is not None else sheets


class WorklistModel(QAbstractTableModel):
    """Rows by window; ``wanted`` carries the first row of a window that somebody looks at and that is not here yet."""

    wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._total = 0
        self._windows: OrderedDict[int, Sequence[DossierSummary]] = OrderedDict()
        self._asked: set[int] = set()

    def show(self, total: int, first: Sequence[DossierSummary]) -> None:
        """Show another list: how long it is, and its first window."""
        self.beginResetModel()
        self._total = total
        self._windows.clear()
        self._asked.clear()
        self._windows[0] = first
        self.endResetModel()

    def grow(self, total: int) -> None:
        """Say how long the list is, once it was counted; rows that are here stay where they are."""
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()

    def put(self, offset: int, rows: Sequence[DossierSummary]) -> None:
        """Put a window in its place; those least looked at are forgotten."""
        self._asked.discard(offset)
        self._windows[offset] = rows
        while len(self._windows) > KEPT_WINDOWS:
            self._windows.popitem(last=False)
        if rows:
            last = min(offset + len(rows), self._total) - 1
            self.dataChanged.emit(self.index(offset, 0), self.index(last, len(Column) - 1))

    def replace(self, line: DossierSummary) -> None:
        """Show another state of a dossier that is listed."""
        for offset, rows in self._windows.items():
            for place, old in enumerate(rows):
                if old.id == line.id:
                    self._windows[offset] = [*rows[:place], line, *rows[place + 1 :]]
                    row = offset + place
                    self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
                    return

    def line(self, row: int) -> DossierSummary | None:
        """Return a row, or ``None`` and ask for its window."""
        if not 0 <= row < self._total:
            return None
        offset = row - row % WINDOW
        rows = self._windows.get(offset)
        if rows is None:
            if offset not in self._asked:
                self._asked.add(offset)
                self.wanted.emit(offset)
            return None
        self._windows.move_to_end(offset)
        return rows[row - offset] if row - offset < len(rows) else None

    def row_of(self, dossier_id: str) -> int:
        """Return the row of a dossier among the windows that are here, -1 when it is in none."""
        for offset, rows in self._windows.items():
            for place, line in enumerate(rows):
                if line.id == dossier_id:
                    return offset + place
        return -1

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many dossiers match."""
        return 0 if parent is not None and parent.isValid() else self._total

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
            side = Qt.AlignmentFlag.AlignRight if section == Column.PAGES else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (
            self.tr("State"), self.tr("Dossier"), self.tr("Box"), self.tr("Sheets"), self.tr("Secrecy"),
            self.tr("Paper"),
        )  # fmt: skip
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or the whole line for the delegate."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == SUMMARY:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words, column = self._words(line, Column(index.column())), Column(index.column())
            marked = line.priority and column is Column.DOSSIER and role == Qt.ItemDataRole.AccessibleTextRole
            return f"{words}, {self.tr('Comes before others')}" if marked else words
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.DOSSIER:
            words = line.code if line.set_aside else f"{line.title}\n{line.code}"
            return f"{words}\n{self.tr('Comes before others')}" if line.priority else words
        return None

    def _words(self, line: DossierSummary, column: Column) -> str:
        match column:
            case Column.STATE:
                return line_look(line).word
            case Column.DOSSIER:
                return line.code if line.set_aside else f"{line.title} {line.code}"
            case Column.BOX:
                return line.box
            case Column.PAGES:
                return progress_text(line)
            case Column.SECRECY:
                return secrecy_word(line.secrecy) if line.secrecy is not None else self.tr("Not recorded")
            case Column.PAPER:
                return condition_word(line.condition) if line.condition is not None else self.tr("Not recorded")
