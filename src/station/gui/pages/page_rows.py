"""The pages of a dossier as rows of sheets, recto beside verso, under the head of each document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from station.gui.pages.page_item import PageItem
from station.model.dossier import Document


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The head of a document: its ordinal, what it is called, and its pages."""

    document_id: str
    ordinal: int
    title: str
    pages: int


@dataclass(frozen=True, slots=True)
class HeadsRow:
    """The heads of short documents whose sheets share the row below: at which sheet of it each begins."""

    heads: tuple[tuple[int, HeadRow], ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One cell a page place: recto, verso, recto, verso...; ``None`` where there is no page."""

    cells: tuple[PageItem | None, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """What makes the row the same row."""
        return tuple([cell.page.id if cell is not None else "" for cell in self.cells])

    def with_cell(self, column: int, item: PageItem) -> SheetRow:
        """Return the row with another item at a place."""
        return SheetRow((*self.cells[:column], item, *self.cells[column + 1 :]))


@dataclass(frozen=True, slots=True)
class SlotRow:
    """The place that waits for a sheet to be fed again."""

    sheet: int


Row = HeadRow | HeadsRow | SheetRow | SlotRow

_SHEET: Callable[[PageItem], int] = attrgetter("page.sheet")
_BOTH = 2


def build_rows(
    items: Sequence[PageItem], documents: Sequence[Document], pairs: int, slot: int | None = None, *,
    packed: bool = False, run_on: bool = False,
) -> list[Row]:  # fmt: skip
    """Return the rows of a dossier; ``items`` in page order, ``pairs`` sheets beside each other.

    ``packed``: pages in any order, each in the next place. ``run_on``: short documents that follow each other share a
    row as long as all of them fit into it; without, each begins a new one.
    """
    if packed:
        return [*_rows_of(list(items), pairs)]
    starts = {document.first_page_id: document for document in documents}
    rows: list[Row] = []
    beside: list[tuple[HeadRow, list[PageItem | None]]] = []
    for document, run in _runs(items, starts):
        cells = _sheets(run)
        if document is None:
            rows += _rows_of(cells, pairs)
            continue
        taken = sum(len(shown) for _, shown in beside)
        if beside and (not run_on or taken + len(cells) > 2 * pairs):
            rows += _side_by_side(beside, pairs)
            beside = []
        beside.append((_head(document, len(run)), cells))
    rows += _side_by_side(beside, pairs)
    if slot is not None:
        rows.append(SlotRow(slot))
    return rows


def place_for(last: SheetRow | None, order: Sequence[PageItem], item: PageItem) -> tuple[int, bool] | None:
    """Return the column for a page that follows those of ``order``, and whether in a row behind the ``last`` one.

    ``None``: only laying all out anew can say.
    """
    verso = int(item.page.side == "verso")
    before = order[-1] if order else None
    if before is None or last is None:
        return verso, True
    here = max((column for column, cell in enumerate(last.cells) if cell is not None), default=-1)
    if here < 0 or last.cells[here] is not before:
        return None
    if item.page.sheet == before.page.sheet:
        is_pair = verso and before.page.side != "verso" and here % 2 == 0
        is_pair = is_pair and (len(order) < 2 or order[-2].page.sheet != item.page.sheet)
        return (here + 1, False) if is_pair else None
    following = (here // 2 + 1) * 2
    return (verso, True) if following >= len(last.cells) else (following + verso, False)


def _runs(items: Sequence[PageItem], starts: dict[str, Document]) -> list[tuple[Document | None, list[PageItem]]]:
    begins = [place for place, item in enumerate(items) if item.page.id in starts]
    if items and (not begins or begins[0]):
        begins.insert(0, 0)
    ends = [*begins[1:], len(items)]
    runs = [list(items[begin:end]) for begin, end in zip(begins, ends, strict=True)] if begins else []
    return [(starts.get(run[0].page.id), run) for run in runs]


def _head(document: Document, pages: int) -> HeadRow:
    title = " ".join(filter(None, (document.description.get("type"), document.description.get("number"))))
    return HeadRow(document.id, document.ordinal, title or document.description.get("title", ""), pages)


def _side_by_side(documents: Sequence[tuple[HeadRow, list[PageItem | None]]], pairs: int) -> list[Row]:
    """Return the heads of documents in one row, and their sheets behind each other below."""
    heads: list[tuple[int, HeadRow]] = []
    cells: list[PageItem | None] = []
    for head, shown in documents:
        heads.append((len(cells) // 2, head))
        cells += shown
    first: list[Row] = [HeadsRow(tuple(heads))] if len(heads) > 1 else [head for _, head in heads]
    return [*first, *_rows_of(cells, pairs)]


def _sheets(run: Sequence[PageItem]) -> list[PageItem | None]:
    """Return two cells a sheet: recto, verso."""
    cells: list[PageItem | None] = []
    for _, group in groupby(run, key=_SHEET):
        sheet = list(group)
        if len(sheet) == _BOTH and sheet[0].page.side != "verso" and sheet[1].page.side == "verso":
            cells += sheet
            continue
        versos = [item for item in sheet if item.page.side == "verso"]
        rectos = [item for item in sheet if item.page.side != "verso"]
        for place in range(max(len(rectos), len(versos))):
            cells.append(rectos[place] if place < len(rectos) else None)
            cells.append(versos[place] if place < len(versos) else None)
    return cells


def _rows_of(cells: list[PageItem | None], pairs: int) -> list[SheetRow]:
    width = 2 * pairs
    cells += [None] * (-len(cells) % width)
    return [SheetRow(tuple(cells[start : start + width])) for start in range(0, len(cells), width)]


def identity(row: Row) -> object:
    """Return what makes a row the same row, whatever the state of its pages."""
    if isinstance(row, SheetRow):
        return row.ids
    if isinstance(row, HeadsRow):
        return tuple([(start, head.document_id) for start, head in row.heads])
    return (type(row), row.document_id) if isinstance(row, HeadRow) else (type(row), row.sheet)


def common(left: Sequence[object], right: Sequence[object]) -> int:
    """Return how many of the first ones are the same."""
    length = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        length += 1
    return length
