"""Which rows of a sheet stand on which page: room of the paper, breaks, rows that stay together, repeated heads.

A filled form gets its breaks here, once, so that every program which prints the workbook turns the page where the PDF
does, and no signature is left alone on a page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.lib.pagesizes import A4, landscape

from station.reports.layout import DEFAULT_HEIGHT, column_widths, merged_boxes

_INCH: Final = 72.0
# Other programs count rows a little higher, or lower: what they need more stands below our breaks.
_SPARE: Final = 0.97


@dataclass(frozen=True, slots=True)
class Paper:
    """Size, margins and scale of the pages of a sheet, in points."""

    width: float
    height: float
    left: float
    top: float
    bottom: float
    right: float
    head: float
    foot: float
    scale: float

    @property
    def room(self) -> float:
        """The height that rows have, before they are scaled."""
        return (self.height - self.top - self.bottom) / self.scale


def paper_of(sheet: Worksheet) -> Paper:
    """Return the paper of a sheet: A4, upright or across."""
    setup, margins = sheet.page_setup, sheet.page_margins
    width, height = landscape(A4) if setup.orientation == "landscape" else A4
    left, right = (float(side) * _INCH for side in (margins.left, margins.right))
    fits = sheet.sheet_properties.pageSetUpPr
    scale = float(setup.scale or 100) / 100
    if fits is not None and fits.fitToPage:
        scale = min(1.0, (width - left - right) / max(1.0, sum(column_widths(sheet))))
    return Paper(
        width, height, left, float(margins.top) * _INCH, float(margins.bottom) * _INCH, right,
        float(margins.header) * _INCH, float(margins.footer) * _INCH, scale,
    )  # fmt: skip


def row_heights(sheet: Worksheet) -> list[float]:
    """Return the heights of the rows in points, that of the first at place 1; 0 where one is hidden."""
    heights = [0.0]
    for row in range(1, sheet.max_row + 1):
        found = sheet.row_dimensions.get(row)
        hidden = found is not None and found.hidden
        heights.append(0.0 if hidden else float((found.height if found else None) or DEFAULT_HEIGHT))
    return heights


def head_rows(sheet: Worksheet) -> list[int]:
    """Return the rows that are repeated on every page."""
    if not sheet.print_title_rows:
        return []
    first, last = (int(part.strip("$")) for part in sheet.print_title_rows.split(":"))
    return list(range(first, last + 1))


def paged(sheet: Worksheet, heights: Sequence[float], room: float, kept: Collection[int] = ()) -> Iterator[list[int]]:
    """Yield the rows of each page; ``kept``: rows that stay on the page of the next one."""
    breaks, heads = {mark.id for mark in sheet.row_breaks.brk}, head_rows(sheet)
    page: list[int] = []
    used, last = 0.0, len(heights) - 1
    for block in _fitting(_blocks(sheet, kept, last), heights, room):
        height = sum(heights[row] for row in block)
        if page and used + height > room + 0.01:
            yield page
            page = [row for row in heads if row < block[0]]
            used = sum(heights[row] for row in page)
        page = [*page, *block]
        used += height
        if block[-1] in breaks and block[-1] < last:
            yield page
            page = [row for row in heads if row <= block[-1]]
            used = sum(heights[row] for row in page)
    if page:
        yield page


def _blocks(sheet: Worksheet, kept: Collection[int], last: int) -> Iterator[list[int]]:
    """Yield the rows in runs that stay together: those that are kept, and those that a merged cell joins."""
    joined = {row for box in merged_boxes(sheet).values() for row in range(box.top, box.bottom)}.union(kept)
    block: list[int] = []
    for row in range(1, last + 1):
        block.append(row)
        if row not in joined:
            yield block
            block = []
    if block:
        yield block


def _fitting(blocks: Iterator[list[int]], heights: Sequence[float], room: float) -> Iterator[list[int]]:
    """Yield blocks; one that no page can hold is taken apart."""
    for block in blocks:
        if len(block) > 1 and sum(heights[row] for row in block) > room:
            yield from ([row] for row in block)
        else:
            yield block


def set_breaks(sheet: Worksheet, kept: Collection[int]) -> None:
    """Break the pages of a filled sheet, keeping together what its form says."""
    pages = list(paged(sheet, row_heights(sheet), paper_of(sheet).room * _SPARE, kept))
    there = {mark.id for mark in sheet.row_breaks.brk}
    for page in pages[:-1]:
        if page[-1] not in there:
            sheet.row_breaks.append(Break(id=page[-1]))
