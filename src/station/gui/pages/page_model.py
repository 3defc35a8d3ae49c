"""The pages of a dossier as rows of sheets, recto beside verso, under the head of each document.

One pair a row makes the filmstrip, several make the grid. Rows that stay the same are left alone, so that a page that
arrives neither moves the selection nor redraws the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from station.gui.pages.page_item import PageItem
from station.model.dossier import Document

ITEM = Qt.ItemDataRole.UserRole + 1
ROW = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The head of a document: its ordinal, what it is called, and its pages."""

    document_id: str
    ordinal: int
    title: str
    pages: int
    flagged: int = 0


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One cell a page place: recto, verso, recto, verso...; ``None`` where there is no page."""

    cells: tuple[PageItem | None, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """What makes the row the same row."""
        return tuple(cell.page.id if cell else "" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class SlotRow:
    """The place that waits for a sheet to be fed again."""

    sheet: int


Row = HeadRow | SheetRow | SlotRow


def build_rows(
    items: Sequence[PageItem], documents: Sequence[Document], pairs: int, slot: int | None = None
) -> list[Row]:
    """Return the rows of a dossier; ``items`` in page order, ``pairs`` sheets beside each other."""
    starts = {document.first_page_id: document for document in documents}
    rows: list[Row] = []
    for document, run in _runs(items, starts):
        if document is not None:
            flagged = sum(item.needs_a_look for item in run)
            title = " ".join(filter(None, (document.description.get("type"), document.description.get("number"))))
            title = title or document.description.get("title", "")
            rows.append(HeadRow(document.id, document.ordinal, title, len(run), flagged))
        rows += _sheet_rows(run, pairs)
    if slot is not None:
        rows.append(SlotRow(slot))
    return rows


def _runs(items: Sequence[PageItem], starts: dict[str, Document]) -> list[tuple[Document | None, list[PageItem]]]:
    runs: list[tuple[Document | None, list[PageItem]]] = []
    for item in items:
        document = starts.get(item.page.id)
        if document is not None or not runs:
            runs.append((document, []))
        runs[-1][1].append(item)
    return runs


def _sheet_rows(run: Sequence[PageItem], pairs: int) -> list[SheetRow]:
    cells: list[PageItem | None] = []
    for _, group in groupby(run, key=lambda item: item.page.sheet):
        sheet = list(group)
        versos = [item for item in sheet if item.page.side == "verso"]
        rectos = [item for item in sheet if item.page.side != "verso"]
        for place in range(max(len(rectos), len(versos))):
            cells.append(rectos[place] if place < len(rectos) else None)
            cells.append(versos[place] if place < len(versos) else None)
    width = 2 * pairs
    cells += [None] * (-len(cells) % width)
    return [SheetRow(tuple(cells[start : start + width])) for start in range(0, len(cells), width)]


def _identity(row: Row) -> object:
    if isinstance(row, SheetRow):
        return row.ids
    return (type(row), row.document_id) if isinstance(row, HeadRow) else (type(row), row.sheet)


class PageModel(QAbstractTableModel):
    """Pages by (row, place); heads and the waiting slot span their row and cannot be chosen."""

    def __init__(self, speak: Callable[[PageItem], str], pairs: int = 1, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speak = speak
        self._pairs = pairs
        self._rows: list[Row] = []
        self._order: list[PageItem] = []
        self._documents: Sequence[Document] = ()
        self._slot: int | None = None
        self._places: dict[str, tuple[int, int]] = {}

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
            self._rows = build_rows(self._order, self._documents, pairs, self._slot)
            self._index_places()
            self.endResetModel()

    def set_content(self, items: Sequence[PageItem], documents: Sequence[Document], slot: int | None = None) -> None:
        """Show these pages; only the rows that differ are taken out and put in."""
        self._order, self._documents, self._slot = list(items), documents, slot
        fresh = build_rows(items, documents, self._pairs, slot)
        old_ids, new_ids = [_identity(row) for row in self._rows], [_identity(row) for row in fresh]
        head = _common(old_ids, new_ids)
        tail = _common(old_ids[head:][::-1], new_ids[head:][::-1])
        removed, added = len(old_ids) - head - tail, len(new_ids) - head - tail
        if removed:
            self.beginRemoveRows(QModelIndex(), head, head + removed - 1)
            del self._rows[head : head + removed]
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

    def set_item(self, item: PageItem) -> None:
        """Show another state of one page that is listed already."""
        place = self._places.get(item.page.id)
        if place is None:
            return
        row = self._rows[place[0]]
        assert isinstance(row, SheetRow)
        self._rows[place[0]] = SheetRow((*row.cells[: place[1]], item, *row.cells[place[1] + 1 :]))
        self._order = [item if one.page.id == item.page.id else one for one in self._order]
        self.touch(item.page.id)

    def touch(self, page_id: str) -> None:
        """Redraw one page, whose thumbnail came."""
        index = self.index_of(page_id)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def index_of(self, page_id: str) -> QModelIndex:
        """Return where a page is, an invalid index when it is not listed."""
        place = self._places.get(page_id)
        return self.index(*place) if place else QModelIndex()

    def row(self, number: int) -> Row:
        """Return what a row shows."""
        return self._rows[number]

    def item(self, index: Index) -> PageItem | None:
        """Return the page at a place, ``None`` for a head or an empty place."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row.cells[index.column()] if isinstance(row, SheetRow) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return two places a sheet."""
        return 0 if parent is not None and parent.isValid() else 2 * self._pairs

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

    def _index_places(self) -> None:
        self._places = {
            cell.page.id: (number, column)
            for number, row in enumerate(self._rows)
            if isinstance(row, SheetRow)
            for column, cell in enumerate(row.cells)
            if cell is not None
        }


def _common(left: Sequence[object], right: Sequence[object]) -> int:
    length = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        length += 1
    return length
