"""The rows of a dossier's pages as an item model. One pair a row makes the filmstrip, several make the grid.

Rows that stay the same are left alone, so that a page that arrives neither moves the selection nor redraws the rest;
and a page at the end, or another state of one, costs the same whether the dossier has ten pages or 10,000.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from station.gui.pages.page_item import PageItem
from station.gui.pages.page_rows import HeadRow, Row, SheetRow, SlotRow, build_rows, common, identity, place_for
from station.model.dossier import Document

ITEM = Qt.ItemDataRole.UserRole + 1
ROW = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class PageModel(QAbstractTableModel):
    """Pages by (row, place); heads and the waiting slot span their row and cannot be chosen.

    ``run_on``: short documents share a row; for a list to which no page is added at the end.
    """

    def __init__(self, speak: Callable[[PageItem], str], pairs: int = 1, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speak = speak
        self._pairs = pairs
        self._rows: list[Row] = []
        self._order: list[PageItem] = []
        self._documents: Sequence[Document] = ()
        self._slot: int | None = None
        self._packed = self.run_on = False
        self._places: dict[str, tuple[int, int]] = {}
        self._turns: dict[str, int] = {}
        self._last_head = -1
        self._resting = self._stale = False

    def rest(self) -> None:
        """Lay nothing out while nobody looks: the pages are kept, their rows stay what they are until ``wake``."""
        self._resting = True

    def wake(self) -> None:
        """Lay out what came and changed meanwhile."""
        stale, self._resting, self._stale = self._stale, False, False
        if stale:
            self.set_content(self._order, self._documents, self._slot, packed=self._packed)

    @property
    def pairs(self) -> int:
        """Sheets beside each other."""
        return self._pairs

    @property
    def items(self) -> Sequence[PageItem]:
        """The pages in their order."""
        return self._order

    def set_pairs(self, pairs: int) -> None:
        """Lay the pages out anew with so many sheets in a row."""
        if pairs != self._pairs:
            self.beginResetModel()
            self._pairs = pairs
            self._rows = build_rows(
                self._order, self._documents, pairs, self._slot, packed=self._packed, run_on=self.run_on
            )
            self._index_places()
            self.endResetModel()

    def set_content(
        self, items: Sequence[PageItem], documents: Sequence[Document], slot: int | None = None, *, packed: bool = False
    ) -> None:  # fmt: skip
        """Show these pages; only the rows that differ are taken out and put in. ``packed``: side by side."""
        self._order, self._documents, self._slot, self._packed = list(items), documents, slot, packed
        self._turns = {item.page.id: turn for turn, item in enumerate(self._order)}
        if self._resting:
            self._stale = True
            return
        fresh = build_rows(items, documents, self._pairs, slot, packed=packed, run_on=self.run_on)
        if not self._rows or not fresh or not _alike(self._rows, fresh):
            self.beginResetModel()
            self._rows = fresh
            self._index_places()
            self.endResetModel()
            return
        old_ids, new_ids = [identity(row) for row in self._rows], [identity(row) for row in fresh]
        head = common(old_ids, new_ids)
        tail = common(old_ids[head:][::-1], new_ids[head:][::-1])
        removed, added = len(old_ids) - head - tail, len(new_ids) - head - tail
        if removed:
            self.beginRemoveRows(QModelIndex(), head, head + removed - 1)
            del self._rows[head : head + removed]
            self._index_places()
            self.endRemoveRows()
        if added:
            self.beginInsertRows(QModelIndex(), head, head + added - 1)
            self._rows[head:head] = fresh[head : head + added]
            self._index_places()
            self.endInsertRows()
        changed = [number for number, (old, new) in enumerate(zip(self._rows, fresh, strict=True)) if old != new]
        self._rows = fresh
        self._index_places()
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], self.columnCount() - 1))

    def append(self, item: PageItem) -> None:
        """Show one page more, behind the last one."""
        if self._resting:
            self._turns[item.page.id] = len(self._order)
            self._order.append(item)
            self._stale = True
            return
        last = self._rows[-1] if self._rows else None
        sheets = last if isinstance(last, SheetRow) else None
        place = None if self._slot is not None or self._packed or self.run_on else place_for(sheets, self._order, item)
        if place is None:
            self.set_content([*self._order, item], self._documents, self._slot, packed=self._packed)
            return
        self._turns[item.page.id] = len(self._order)
        self._order.append(item)
        column, alone = place
        if alone:
            self._put_row(column, item)
        else:
            self._put(len(self._rows) - 1, column, item)
        self._count_on()

    def set_item(self, item: PageItem) -> None:
        """Show another state of one page that is listed already."""
        turn = self._turns.get(item.page.id)
        if turn is None:
            return
        self._order[turn] = item
        if self._resting:
            self._stale = True
        else:
            self._put(*self._places[item.page.id], item)

    def touch(self, page_id: str) -> None:
        """Redraw one page, whose thumbnail came."""
        index = self.index_of(page_id)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def index_of(self, page_id: str) -> QModelIndex:
        """Return where a page is, an invalid index when it is not listed."""
        place = self._places.get(page_id)
        return self.index(*place) if place and not self._stale else QModelIndex()

    def turn_of(self, page_id: str) -> int:
        """Return how many listed pages come before a page, -1 when it is not listed."""
        return self._turns.get(page_id, -1)

    def row(self, number: int) -> Row:
        """Return what a row shows."""
        return self._rows[number]

    def rows(self, first: int, last: int) -> Sequence[Row]:
        """Return what the rows from one to another show, both included."""
        return self._rows[first : last + 1]

    def item(self, index: Index) -> PageItem | None:
        """Return the page at a place, ``None`` for a head or an empty place."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row.cells[index.column()] if isinstance(row, SheetRow) else None

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return two places a sheet."""
        return 0 if parent.isValid() else 2 * self._pairs

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only pages can be chosen."""
        if self.item(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the page, its row, or what is said of it; pixels are the delegate's business."""
        if not index.isValid():
            return None
        if role == ITEM:
            return self.item(index)
        if role == ROW:
            return self._rows[index.row()]
        item = self.item(index)
        if item is not None and role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._speak(item)
        return None

    def _put(self, number: int, column: int, item: PageItem) -> None:
        row = self._rows[number]
        assert isinstance(row, SheetRow)
        self._rows[number] = row.with_cell(column, item)
        self._places[item.page.id] = (number, column)
        index = self.index(number, column)
        self.dataChanged.emit(index, index)

    def _put_row(self, column: int, item: PageItem) -> None:
        number = len(self._rows)
        cells: list[PageItem | None] = [None] * self.columnCount()
        cells[column] = item
        self.beginInsertRows(QModelIndex(), number, number)
        self._rows.append(SheetRow(tuple(cells)))
        self._places[item.page.id] = (number, column)
        self.endInsertRows()

    def _count_on(self) -> None:
        """Let the head of the last document count one page more."""
        number = self._last_head
        row = self._rows[number] if number >= 0 else None
        if isinstance(row, HeadRow):
            self._rows[number] = HeadRow(row.document_id, row.ordinal, row.title, row.pages + 1)
            self.dataChanged.emit(self.index(number, 0), self.index(number, self.columnCount() - 1))

    def _index_places(self) -> None:
        self._places = {
            cell.page.id: (number, column)
            for number, row in enumerate(self._rows)
            if isinstance(row, SheetRow)
            for column, cell in enumerate(row.cells)
            if cell is not None
        }
        numbers = range(len(self._rows) - 1, -1, -1)
        self._last_head = next((number for number in numbers if isinstance(self._rows[number], HeadRow)), -1)


def _alike(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether two lists begin alike, so that it pays to look for what differs: another dossier has nothing of this."""
    return identity(left[0]) == identity(right[0]) or identity(left[-1]) == identity(right[-1])


__all__ = ["ITEM", "ROW", "HeadRow", "Index", "PageModel", "SheetRow", "SlotRow", "build_rows"]
