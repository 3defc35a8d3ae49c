"""The inventories as a table: what was imported when, how many dossiers, and whether it was appraised."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from station.gui import numbers, theme
from station.gui.inventory.appraisal_looks import LOOKS
from station.gui.parts.table_model import SPOKEN, Index, TableModel
from station.model.appraisal import InventoryLine


class InventoriesModel(TableModel):
    """Rows in the order of import, the newest first."""

    columns = 7
    figures = frozenset({2, 3})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines_now: Sequence[InventoryLine] = ()

    def show(self, lines: Sequence[InventoryLine]) -> None:
        """Show other inventories."""
        self.beginResetModel()
        self.lines_now = tuple(reversed(lines))
        self.endResetModel()

    def row_of(self, inventory_id: str) -> int:
        """Return the row of an inventory, -1 for none."""
        return next((row for row, one in enumerate(self.lines_now) if one.inventory.id == inventory_id), -1)

    def lines(self) -> int:
        """Return how many inventories there are."""
        return len(self.lines_now)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return (
            self.tr("Inventory"), self.tr("Fonds"), self.tr("Dossiers"), self.tr("First"), self.tr("Appraisal"),
            self.tr("Document"), self.tr("Date"),
        )  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the state has its icon and colour."""
        if not index.isValid():
            return None
        one, column = self.lines_now[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(column)
        if column == 4 and role in (Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ForegroundRole):
            look = LOOKS[one.state]
            return look.icon if role == Qt.ItemDataRole.DecorationRole else theme.current().state(look.colour).ink
        return self.words(one, column) if role in SPOKEN else None

    def words(self, one: InventoryLine, column: int) -> str:
        """Return what a cell says."""
        said, dossiers = one.appraisal, numbers.count(one.dossiers)
        if not one.whole:
            dossiers = self.tr("{count}, in part").format(count=dossiers)
        return (
            one.inventory.code, one.inventory.fonds_code, dossiers,
            numbers.count(one.urgent) if one.urgent else "", LOOKS[one.state].word,
            said.document if said is not None else "", said.document_date if said is not None else "",
        )[column]  # fmt: skip
