"""A filled report as PDF: every sheet on its paper, as a spreadsheet would print it.

Honoured are widths and heights, merged cells, borders, fills, fonts, alignment, indents, lines that were wrapped, page
breaks, rows that are repeated on each page, margins, fitting to the width, head and foot with the number of the page,
also where the first page has others or a sheet numbers its pages anew.
Fonts are embedded with the letters in use. Equal reports give equal bytes: the only time in the file is the one given.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from io import BytesIO
from typing import Final, cast

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from station.reports.cell_print import Frame, draw_box, draw_line
from station.reports.layout import Box, column_widths, font_names, merged_boxes
from station.reports.number_forms import formatted
from station.reports.paging import paged, paper_of, row_heights

_FOOT_SIZE: Final = 9.0


def print_book(
    sheets: Sequence[Worksheet], title: str, author: str, moment: datetime, language: str
) -> tuple[bytes, int]:
    """Return the PDF of the sheets, in their order, and how many pages it has.

    Raises ``ToolMissing`` with code ``font_missing``.
    """
    regular = font_names()[0]
    stream = BytesIO()
    # "invariant": without it the library writes the time of the computer and a random name into the file.
    canvas = Canvas(stream, pagesize=A4, invariant=1, pageCompression=1, initialFontName=regular, lang=language)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    _stamp(canvas, moment)
    laid = [_LaidSheet(sheet, language) for sheet in sheets]
    total = sum(len(sheet.pages) for sheet in laid)
    number = 0
    for sheet in laid:
        number = sheet.first_number - 1 if sheet.first_number else number
        for rows in sheet.pages:
            number += 1
            sheet.draw(canvas, rows, number, total)
            canvas.showPage()
    canvas.save()
    return stream.getvalue(), total


def _stamp(canvas: Canvas, moment: datetime) -> None:
    stamp = canvas._doc._timeStamp  # noqa: SLF001 - the library takes a time from the environment only
    stamp.YMDhms = tuple(moment.timetuple()[:6])
    stamp.dhh, stamp.dmm = divmod(int((moment.utcoffset() or timedelta()).total_seconds()) // 60, 60)


class _LaidSheet:
    """A sheet with its rows on pages."""

    def __init__(self, sheet: Worksheet, language: str) -> None:
        self._sheet, self._language = sheet, language
        self._boxes = merged_boxes(sheet)
        self._widths = column_widths(sheet)
        self._columns = len(self._widths) - 1
        self._covered = {
            (row, column)
            for box in self._boxes.values()
            for row in range(box.top, box.bottom + 1)
            for column in range(box.left, box.right + 1)
        } - self._boxes.keys()
        self._heights = row_heights(sheet)
        self._paper = paper_of(sheet)
        self.pages = list(paged(sheet, self._heights, self._paper.room))

    @property
    def first_number(self) -> int | None:
        """The number of its first page, where the form says so; else pages go on from the sheet before."""
        setup = self._sheet.page_setup
        return int(setup.firstPageNumber or 1) if setup.useFirstPageNumber else None

    def draw(self, canvas: Canvas, rows: Sequence[int], number: int, total: int) -> None:
        """Draw one page of the sheet."""
        paper = self._paper
        canvas.setPageSize((paper.width, paper.height))
        self._head_and_foot(canvas, number, total, first=rows is self.pages[0])
        canvas.saveState()
        canvas.translate(self._start(), paper.height - paper.top)
        canvas.scale(paper.scale, paper.scale)
        tops = self._tops(rows)
        for row in rows:
            for cell in next(self._sheet.iter_rows(row, row, 1, self._columns)):
                if (row, cell.column) not in self._covered:
                    self._draw_cell(canvas, cast("Cell", cell), tops)
        canvas.restoreState()

    def _start(self) -> float:
        paper = self._paper
        if not self._sheet.print_options.horizontalCentered:
            return paper.left
        spare = paper.width - paper.left - paper.right - sum(self._widths) * paper.scale
        return paper.left + max(0.0, spare / 2)

    def _tops(self, rows: Sequence[int]) -> dict[int, float]:
        tops, y = {}, 0.0
        for row in rows:
            tops[row] = y
            y -= self._heights[row]
        return tops

    def _draw_cell(self, canvas: Canvas, cell: Cell, tops: dict[int, float]) -> None:
        box = self._boxes.get((cell.row, cell.column), Box(cell.row, cell.column, cell.row, cell.column))
        height = sum(self._heights[box.top : box.bottom + 1])
        width = sum(self._widths[box.left : box.right + 1])
        if not height or not width:
            return
        x = sum(self._widths[: box.left])
        frame = Frame(x, tops[box.top] - height, width, height)
        draw_box(canvas, self._sheet, box, frame)
        if cell.value is not None:
            draw_line(canvas, cell, self._shown(cell), frame)

    def _shown(self, cell: Cell) -> str:
        value = cell.value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return formatted(value, str(cell.number_format), self._language)
        return str(value)

    def _head_and_foot(self, canvas: Canvas, number: int, total: int, *, first: bool) -> None:
        paper, sheet = self._paper, self._sheet
        own = first and bool(sheet.HeaderFooter.differentFirst)
        head, foot = (sheet.firstHeader, sheet.firstFooter) if own else (sheet.oddHeader, sheet.oddFooter)
        for part, y in ((head, paper.height - paper.head), (foot, paper.foot)):
            for side in ("left", "center", "right"):
                said = getattr(part, side)
                if said.text:
                    size = float(said.size or _FOOT_SIZE)
                    self._draw_foot(canvas, side, y, _numbered(said.text, number, total), size)

    def _draw_foot(self, canvas: Canvas, side: str, y: float, text: str, size: float) -> None:
        paper = self._paper
        canvas.setFillGray(0)
        canvas.setFont(font_names()[0], size)
        for place, line in enumerate(text.split("\n")):
            base = y - place * size * 1.2
            match side:
                case "left":
                    canvas.drawString(paper.left, base, line)
                case "center":
                    # Between the margins, as a spreadsheet does.
                    canvas.drawCentredString((paper.left + paper.width - paper.right) / 2, base, line)
                case _:
                    canvas.drawRightString(paper.width - paper.right, base, line)


def _numbered(text: str, number: int, total: int) -> str:
    return (
        text.replace("&&", "\0").replace("&P", str(number)).replace("&[Page]", str(number)).replace("&N", str(total))
        .replace("&[Pages]", str(total)).replace("\0", "&")
    )  # fmt: skip
