"""The entries of a register as a table: the first fields of its form, and whether an entry is still in use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from station.gui import numbers, theme
from station.gui.describe.field_words import Lists, field_title
from station.gui.describe.form import MAIN, in_form_order
from station.gui.parts.table_model import SPOKEN, Index, TableModel
from station.model.profiles import FieldRule
from station.workflow.registers import Entry, Register, shown

MOST = 4


class EntriesModel(TableModel):
    """Rows by code; retired entries stay in the list, dimmed, because figures and reports still name them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rules: Sequence[FieldRule] = ()
        self._lists: Lists = {}
        self.entries: Sequence[Entry] = ()

    def show(self, register: Register, entries: Sequence[Entry]) -> None:
        """Show other entries: the columns are the code, the first fields of the form, and the state."""
        self.beginResetModel()
        self._rules = [rule for rule in in_form_order(register.fields) if rule.group == MAIN][:MOST]
        self._lists, self.entries = register.lists, entries
        self.columns = len(self._rules) + 2
        self.figures = frozenset(n for n, rule in enumerate(self._rules, start=1) if rule.type == "number")
        self.endResetModel()

    def row_of(self, code: str) -> int:
        """Return the row of a code, -1 for one that is not there."""
        return next((row for row, entry in enumerate(self.entries) if entry.code == code), -1)

    def lines(self) -> int:
        """Return how many entries there are."""
        return len(self.entries)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return (self.tr("Code"), *(field_title(rule, short=True) for rule in self._rules), self.tr("State"))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        entry, column = self.entries[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return None if entry.active else theme.current().text3
        return self.words(entry, column) if role in SPOKEN else None

    def words(self, entry: Entry, column: int) -> str:
        """Return what a cell says."""
        if column == 0:
            return entry.code
        if column == self.columns - 1:
            return self.tr("In use") if entry.active else self.tr("Retired")
        rule = self._rules[column - 1]
        return shown(rule, entry.values.get(rule.name, ""), self._lists, numbers.language())
