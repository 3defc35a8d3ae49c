"""Where the headings of somebody's list stand, and which column means what; headings may go over up to three rows.

In a heading of several rows a cell that is merged over columns speaks for all of them (``Thời gian`` over ``Bắt đầu``
and ``Kết thúc``), and one that is merged over rows has nothing below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from station.model.spreadsheet import column_index
from station.workflow.inventory_mapping import NEEDED, ColumnMapping
from station.workflow.inventory_table import Row
from station.workflow.table_cells import plain_heading

HEADING_ROWS = 30
TALLEST = 3
_LETTERS = re.compile(r"#[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class Heading:
    """First and last row, the heading of each column, and the column (counted from 0) of each field that was found."""

    first: int
    last: int
    names: tuple[str, ...]
    columns: dict[str, int]

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields without which nothing can be registered."""
        return tuple(name for name in NEEDED if name not in self.columns)


def find_heading(rows: Sequence[Row], mapping: ColumnMapping) -> Heading | None:
    """Return the heading among the first rows of a sheet; the nearest thing to one when code or title is missing.

    ``None`` when nothing there could be one.
    """
    known = {plain_heading(text): name for name, texts in mapping.columns.items() for text in texts}
    lettered = {
        name: column_index(text[1:])
        for name, texts in mapping.columns.items()
        for text in texts
        if _LETTERS.fullmatch(text)
    }
    best: Heading | None = None
    for place, row in enumerate(rows):
        if mapping.heading_row not in (0, row.number) or row.number > max(HEADING_ROWS, mapping.heading_row):
            continue
        for height in range(1, TALLEST + 1):
            found = _heading(rows[place : place + height], known, lettered, named=mapping.heading_row > 0)
            if found is not None and (best is None or _worth(found) > _worth(best)):
                best = found
        if best is not None and not best.missing and row.number >= best.last:
            break
    return best or _likeliest(rows)


def _worth(heading: Heading) -> tuple[bool, int, int]:
    return not heading.missing, len(heading.columns), heading.first


def _heading(rows: Sequence[Row], known: dict[str, str], lettered: dict[str, int], *, named: bool) -> Heading | None:
    """Return what these rows together say, ``None`` when they name no field."""
    columns: dict[str, int] = {}
    names: list[str] = []
    for index, parts in enumerate(_parts(rows)):
        names.append(" ".join(parts))
        for text in (names[-1], *reversed(parts)):
            field = known.get(plain_heading(text), "")
            if field and field not in columns:
                columns[field] = index
                names[-1] = text
                break
    if not columns and not (named and lettered):
        return None
    return Heading(rows[0].number, rows[-1].number, tuple(names), {**columns, **lettered})


def _parts(rows: Sequence[Row]) -> Iterator[list[str]]:
    """Yield for each column what stands over it, from above, each text once."""
    width = max(len(row.cells) for row in rows)
    spread = [""] * len(rows)
    for index in range(width):
        cells = [row.cells[index] if index < len(row.cells) else "" for row in rows]
        parts: list[str] = []
        for level, text in enumerate(cells):
            if text or not any(cells[level + 1 :]):
                spread[level] = text
            if spread[level] and spread[level] not in parts:
                parts.append(spread[level])
        yield parts


def _likeliest(rows: Sequence[Row]) -> Heading | None:
    """Return the row with the most words, for people to say what its columns mean."""
    wordy = [(sum(not text.isdigit() for text in filter(None, row.cells)), -row.number, row) for row in rows]
    if not wordy or max(wordy)[0] < len(NEEDED):
        return None
    row = max(wordy)[2]
    return Heading(row.number, row.number, tuple(row.cells), {})


def is_numbering(cells: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: ``(1) (2) (3)``, as printed lists have it below the headings."""
    found = [text.strip("()") for text in cells if text]
    return len(found) > 2 and found == [str(number) for number in range(1, len(found) + 1)]
