"""The form of a filled sheet: what its rows came from, its paper, its merged cells, and how high its rows must be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy
from typing import Any, Final

from openpyxl.styles import Font
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from station.reports.layout import (
    HIGHEST_ROW,
    INDENT,
    PADDING,
    Box,
    column_widths,
    font_of,
    merged_boxes,
    size_of,
    text_height,
    text_width,
)
from station.reports.number_forms import formatted

# Smaller letters than these are nothing that somebody can read.
SMALLEST: Final = 6.0


class Rows:
    """Which rows of the form became which rows of the report."""

    def __init__(self) -> None:
        self.sources: list[int] = []
        self._targets: dict[int, list[int]] = {}

    def add(self, source: int) -> int:
        """Note one more row of the report, and return its number."""
        self.sources.append(source)
        self._targets.setdefault(source, []).append(len(self.sources))
        return len(self.sources)

    def targets(self, source: int) -> list[int]:
        """Return the rows that one of the form became."""
        return self._targets.get(source, [])


def copy_form(form: Worksheet, filled: Worksheet, rows: Rows) -> str:
    """Give the filled sheet widths, paper, heads and merged cells of the form.

    Return the merged cell that cannot be made because it reaches over repeated rows, ``""`` when all were.
    """
    for letters, width in form.column_dimensions.items():
        made: Any = copy(width)
        made.worksheet = filled
        filled.column_dimensions[letters] = made
    _copy_paper(form, filled)
    for place, source in enumerate(rows.sources, start=1):
        height = form.row_dimensions[source].height if source in form.row_dimensions else None
        if height is not None:
            filled.row_dimensions[place].height = height
    _copy_heads(form, filled, rows)
    for area in form.merged_cells.ranges:
        if not _merge(filled, area, rows):
            return str(area)
    return ""


def _copy_paper(form: Worksheet, filled: Worksheet) -> None:
    filled.page_setup = copy(form.page_setup)
    filled.page_margins = copy(form.page_margins)
    filled.print_options = copy(form.print_options)
    filled.sheet_properties = copy(form.sheet_properties)
    filled.sheet_format = copy(form.sheet_format)
    filled.sheet_view.showGridLines = form.sheet_view.showGridLines
    filled.sheet_view.view = form.sheet_view.view
    filled.freeze_panes = None


def _copy_heads(form: Worksheet, filled: Worksheet, rows: Rows) -> None:
    if form.print_title_rows:
        first, last = (int(part.strip("$")) for part in form.print_title_rows.split(":"))
        made = [row for source in range(first, last + 1) for row in rows.targets(source)]
        if made:
            filled.print_title_rows = f"{min(made)}:{max(made)}"
    for mark in form.row_breaks.brk:
        for row in rows.targets(mark.id):
            filled.row_breaks.append(Break(id=row))


def _merge(filled: Worksheet, area: CellRange, rows: Rows) -> bool:
    if area.min_row == area.max_row:
        for row in rows.targets(area.min_row):
            join(filled, row, row, area.min_col, area.max_col)
        return True
    made = [rows.targets(source) for source in range(area.min_row, area.max_row + 1)]
    if any(len(targets) > 1 for targets in made):
        return False
    left = [targets[0] for targets in made if targets]
    if left:
        join(filled, left[0], left[-1], area.min_col, area.max_col)
    return True


def join(sheet: Worksheet, top: int, bottom: int, left: int, right: int) -> None:
    """Merge cells whose borders are what they should be: the library's own way takes the square of their number."""
    sheet.merged_cells.ranges.add(CellRange(min_row=top, max_row=bottom, min_col=left, max_col=right))


def set_heights(sheet: Worksheet) -> None:
    """Make every row as high as its wrapped text needs, for a spreadsheet does not do so where cells are merged.

    The height that the form gives a row is its least. A row can be no higher than a spreadsheet shows: letters of a
    text that needs more become smaller.
    """
    boxes = merged_boxes(sheet)
    widths = column_widths(sheet)
    for row in sheet.iter_rows():
        needed = 0.0
        for cell in row:
            if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
                continue
            box = boxes.get((cell.row, cell.column), Box(cell.row, cell.column, cell.row, cell.column))
            if box.bottom > box.top:
                continue
            room = _room(cell, widths, box)
            size = size_of(cell)
            while (height := text_height(cell.value, font_of(cell), size, room)) > HIGHEST_ROW and size > SMALLEST:
                size -= 1
            if size != size_of(cell):
                cell.font = _smaller(cell.font, size)
            needed = max(needed, min(height, HIGHEST_ROW))
        dimension = sheet.row_dimensions[int(row[0].row or 0)]
        if needed > float(dimension.height or 0):
            dimension.height = round(needed, 2)


def fit_numbers(sheet: Worksheet, language: str) -> None:
    """Make the digits of a number smaller where its cell is too narrow: a spreadsheet would show nothing but ####."""
    boxes, widths = merged_boxes(sheet), column_widths(sheet)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, bool) or not isinstance(cell.value, int | float):
                continue
            box = boxes.get((cell.row, cell.column), Box(cell.row, cell.column, cell.row, cell.column))
            room, size = _room(cell, widths, box), size_of(cell)
            needed = text_width(formatted(cell.value, str(cell.number_format), language), font_of(cell), size)
            if needed > room:
                cell.font = _smaller(cell.font, max(SMALLEST, math.floor(2 * size * room / needed) / 2))


def _room(cell: Any, widths: Sequence[float], box: Box) -> float:
    """Return how wide the text of a cell may be, in points."""
    return sum(widths[box.left : box.right + 1]) - 2 * PADDING - float(cell.alignment.indent or 0) * INDENT


def _smaller(font: Any, size: float) -> Font:
    made: Font = copy(font)
    made.sz = size
    return made
