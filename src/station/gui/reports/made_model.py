"""The reports that were made at this station, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import QObject, Qt

from station.gui import numbers
from station.gui.parts.table_model import SPOKEN, Index, TableModel


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report that was made: for whom, of when, by whom, and the names of its two files."""

    title: str
    unit: str
    since: str
    until: str
    at: datetime
    person: str
    xlsx: str
    pdf: str


class MadeModel(TableModel):
    """The newest first."""

    columns = 5

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reports: Sequence[ReportLine] = ()
        self._zone: tzinfo | None = None

    def show(self, reports: Sequence[ReportLine], zone: tzinfo | None) -> None:
        """Show other reports."""
        self.beginResetModel()
        self.reports, self._zone = reports, zone
        self.endResetModel()

    def lines(self) -> int:
        """Return how many reports there are."""
        return len(self.reports)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return self.tr("Made"), self.tr("Report"), self.tr("Unit"), self.tr("Period"), self.tr("By")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(index.column())
        if role not in SPOKEN:
            return None
        one = self.reports[index.row()]
        period = " – ".join(dict.fromkeys("/".join(reversed(day.split("-"))) for day in (one.since, one.until)))
        made = numbers.minute(one.at, self._zone)
        return (made, one.title, one.unit or self.tr("all units"), period, one.person)[index.column()]
