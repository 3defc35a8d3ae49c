"""A filled report as PDF: every sheet on its paper, as a spreadsheet would print it.

Honoured are widths and heights, merged cells, borders, fills, fonts, alignment, indents, lines that were wrapped, page
breaks, rows that are repeated on each page, margins, fitting to the width, head and foot with the number of the page.
Fonts are embedded with the letters in use. Equal reports give equal bytes: the only time in the file is the one given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from station.reports.cell_print import Frame, draw_box, draw_line
from station.reports.layout import DEFAULT_HEIGHT, Box, column_widths, font_names, merged_boxes
from station.reports.values import written

_INCH: Final = 72.0
_FOOT_SIZE: Final = 9.0


@dataclass(frozen=True, slots=True)
class _Paper:
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
        self._heights = [0.0, *(self._height(row) for row in range(1, sheet.max_row + 1))]
        self._paper = self._lay_paper()
        self._heads = self._head_rows()
        self.pages = list(self._paged())

    def _height(self, row: int) -> float:
        found = self._sheet.row_dimensions[row]
        return 0.0 if found.hidden else float(found.height or DEFAULT_HEIGHT)

    def _lay_paper(self) -> _Paper:
        setup, margins = self._sheet.page_setup, self._sheet.page_margins
        width, height = landscape(A4) if setup.orientation == "landscape" else A4
        left, right = (float(side) * _INCH for side in (margins.left, margins.right))
        fits = self._sheet.sheet_properties.pageSetUpPr
        scale = float(setup.scale or 100) / 100
        if fits is not None and fits.fitToPage:
            scale = min(1.0, (width - left - right) / max(1.0, sum(self._widths)))
        return _Paper(
            width, height, left, float(margins.top) * _INCH, float(margins.bottom) * _INCH, right,
            float(margins.header) * _INCH, float(margins.footer) * _INCH, scale,
        )  # fmt: skip

    def _head_rows(self) -> list[int]:
        if not self._sheet.print_title_rows:
            return []
        first, last = (int(part.strip("$")) for part in self._sheet.print_title_rows.split(":"))
        return list(range(first, last + 1))

    def _blocks(self) -> Iterator[list[int]]:
        """Yield the rows in runs that stay together: those that a merged cell joins."""
        joined = {row for box in self._boxes.values() for row in range(box.top, box.bottom)}
        block: list[int] = []
        for row in range(1, self._sheet.max_row + 1):
            block.append(row)
            if row not in joined:
                yield block
                block = []
        if block:
            yield block

    def _paged(self) -> Iterator[list[int]]:
        breaks = {mark.id for mark in self._sheet.row_breaks.brk}
        page: list[int] = []
        used = 0.0
        for block in self._blocks():
            height = sum(self._heights[row] for row in block)
            if page and used + height > self._paper.room + 0.01:
                yield page
                page = [row for row in self._heads if row < block[0]]
                used = sum(self._heights[row] for row in page)
            page = [*page, *block]
            used += height
            if block[-1] in breaks and block[-1] < self._sheet.max_row:
                yield page
                page, used = [], 0.0
        if page:
            yield page

    def draw(self, canvas: Canvas, rows: Sequence[int], number: int, total: int) -> None:
        """Draw one page of the sheet."""
        paper = self._paper
        canvas.setPageSize((paper.width, paper.height))
        self._head_and_foot(canvas, number, total)
        canvas.saveState()
        canvas.translate(self._start(), paper.height - paper.top)
        canvas.scale(paper.scale, paper.scale)
        tops = self._tops(rows)
        for row in rows:
            for cell in self._sheet[row]:
                if not isinstance(cell, MergedCell):
                    self._draw_cell(canvas, cell, tops)
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
            return _formatted(value, str(cell.number_format), self._language)
        return str(value)

    def _head_and_foot(self, canvas: Canvas, number: int, total: int) -> None:
        paper = self._paper
        for part, y in ((self._sheet.oddHeader, paper.height - paper.head), (self._sheet.oddFooter, paper.foot)):
            for side in ("left", "center", "right"):
                text = getattr(part, side).text
                if text:
                    self._draw_foot(canvas, side, y, _numbered(text, number, total))

    def _draw_foot(self, canvas: Canvas, side: str, y: float, text: str) -> None:
        paper = self._paper
        canvas.setFillGray(0)
        canvas.setFont(font_names()[0], _FOOT_SIZE)
        for place, line in enumerate(text.split("\n")):
            base = y - place * _FOOT_SIZE * 1.2
            match side:
                case "left":
                    canvas.drawString(paper.left, base, line)
                case "center":
                    canvas.drawCentredString(paper.width / 2, base, line)
                case _:
                    canvas.drawRightString(paper.width - paper.right, base, line)


def _numbered(text: str, number: int, total: int) -> str:
    return (
        text.replace("&&", "\0").replace("&P", str(number)).replace("&[Page]", str(number)).replace("&N", str(total))
        .replace("&[Pages]", str(total)).replace("\0", "&")
    )  # fmt: skip


def _formatted(value: float, form: str, language: str) -> str:
    first = form.split(";", maxsplit=1)[0]
    percent = "%" in first
    places = len(first.split(".")[1].rstrip('"% ')) if "." in first else 0
    if first == "General":
        return (
            written(value, language)
            if value != int(value)
            else written(int(value), language).replace(".", "").replace(",", "")
        )
    text = written(round(value * 100, places) if percent else round(value, places), language, places)
    return f"{text}%" if percent else text
