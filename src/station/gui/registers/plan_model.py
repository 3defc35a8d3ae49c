"""The plans as a table: whose, how much, by when, how far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt

from station.gui import numbers
from station.gui.parts.table_model import SPOKEN, Index, TableModel
from station.model.plan import PlanProgress


class PlanModel(TableModel):
    """The whole project first, then units by their codes."""

    columns = 5
    figures = frozenset({1, 2, 4})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[PlanProgress] = ()
        self._units: Mapping[str, str] = {}

    def show(self, lines: Sequence[PlanProgress], units: Mapping[str, str]) -> None:
        """Show other plans; ``units`` are names by code."""
        self.beginResetModel()
        self._lines, self._units = lines, units
        self.endResetModel()

    def line(self, row: int) -> PlanProgress | None:
        """Return the plan of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, unit: str) -> int:
        """Return the row of a unit's plan, -1 for none."""
        return next((row for row, one in enumerate(self._lines) if one.plan.unit == unit), -1)

    def lines(self) -> int:
        """Return how many plans there are."""
        return len(self._lines)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return self.tr("Unit"), self.tr("Pages"), self.tr("Dossiers"), self.tr("Deadline"), "%"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(index.column())
        return self._words(self._lines[index.row()], index.column()) if role in SPOKEN else None

    def _words(self, one: PlanProgress, column: int) -> str:
        plan = one.plan
        unit = self._units.get(plan.unit, plan.unit) if plan.unit else self.tr("The whole project")
        return (
            unit, numbers.count(plan.pages), numbers.count(plan.dossiers), shown_day(plan.deadline),
            numbers.count(one.percent),
        )[column]  # fmt: skip


def shown_day(day: date | None) -> str:
    """Return DD/MM/YYYY, a dash for none."""
    return numbers.MISSING if day is None else day.strftime("%d/%m/%Y")
