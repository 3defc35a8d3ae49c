"""The pages of a dossier as rows of sheets, recto beside verso, under the head of each document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

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


Row = HeadRow | SheetRow | SlotRow


def build_rows(
    items: Sequence[PageItem], documents: Sequence[Document], pairs: int, slot: int | None = None, *,
    packed: bool = False,
) -> list[Row]:  # fmt: skip
    """Return the rows of a dossier; ``items`` in page order, ``pairs`` sheets beside each other.

    ``packed``: pages in any order, each in the next place.
    """
    if packed:
        return [*_rows_of(list(items), pairs)]
    starts = {document.first_page_id: document for document in documents}
    rows: list[Row] = []
    for document, run in _runs(items, starts):
        if document is not None:
            title = " ".join(filter(None, (document.description.get("type"), document.description.get("number"))))
            title = title or document.description.get("title", "")
            rows.append(HeadRow(document.id, document.ordinal, title, len(run)))
        rows += _sheet_rows(run, pairs)
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
    return _rows_of(cells, pairs)


def _rows_of(cells: list[PageItem | None], pairs: int) -> list[SheetRow]:
    width = 2 * pairs
    cells += [None] * (-len(cells) % width)
    return [SheetRow(tuple(cells[start : start + width])) for start in range(0, len(cells), width)]


def identity(row: Row) -> object:
    """Return what makes a row the same row, whatever the state of its pages."""
    if isinstance(row, SheetRow):
        return row.ids
    return (type(row), row.document_id) if isinstance(row, HeadRow) else (type(row), row.sheet)


def common(left: Sequence[object], right: Sequence[object]) -> int:
    """Return how many of the first ones are the same."""
    length = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        length += 1
    return length
