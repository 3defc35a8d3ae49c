"""One cell on a page: its ground, its borders, its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.pdfgen.canvas import Canvas

from station.reports.layout import INDENT, LEADING, PADDING, Box, font_of, size_of, text_width, wrapped

_WEIGHTS: Final = {"hair": 0.25, "thin": 0.5, "dotted": 0.5, "dashed": 0.5, "medium": 1.0, "thick": 1.5, "double": 0.5}
_DASHES: Final = {"hair": (0.5, 1.0), "dotted": (0.5, 1.5), "dashed": (3.0, 2.0)}
# How far below the middle of a line its letters stand, as a part of their size.
_BASE: Final = 0.95


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a cell is on the page, in points from the lower left corner."""

    x: float
    y: float
    width: float
    height: float


def draw_box(canvas: Canvas, sheet: Worksheet, box: Box, frame: Frame) -> None:
    """Draw the ground of a cell and its borders; those of a merged cell stand in the cells at its edges."""
    first = sheet.cell(box.top, box.left)
    if first.fill.fill_type == "solid":
        colour = _grey_or_rgb(first.fill.fgColor.rgb)
        if colour is not None:
            canvas.setFillColorRGB(*colour)
            canvas.rect(frame.x, frame.y, frame.width, frame.height, stroke=0, fill=1)
    last = sheet.cell(box.bottom, box.right)
    right, top = frame.x + frame.width, frame.y + frame.height
    for side, line in (
        (first.border.left, (frame.x, frame.y, frame.x, top)),
        (last.border.right, (right, frame.y, right, top)),
        (first.border.top, (frame.x, top, right, top)),
        (last.border.bottom, (frame.x, frame.y, right, frame.y)),
    ):
        # A file need not speak of a side that has no line.
        if side is not None and side.style:
            _rule(canvas, side.style, line)


def _rule(canvas: Canvas, style: str, line: tuple[float, float, float, float]) -> None:
    canvas.setStrokeGray(0)
    canvas.setLineWidth(_WEIGHTS.get(style, 0.5))
    canvas.setDash(*_DASHES[style]) if style in _DASHES else canvas.setDash()
    canvas.line(*line)
    canvas.setDash()


def draw_line(canvas: Canvas, cell: Cell, text: str, frame: Frame) -> None:
    """Draw the text of a cell. What does not fit a cell that wraps is cut, and says so by an ellipsis."""
    font, size = font_of(cell), size_of(cell)
    indent = float(cell.alignment.indent or 0) * INDENT
    room = frame.width - 2 * PADDING - indent
    lines = wrapped(text, font, size, room) if cell.alignment.wrap_text else text.split("\n")
    step = size * LEADING
    fitting = max(1, int((frame.height + 1.5) // step))
    if len(lines) > fitting and cell.alignment.wrap_text:
        lines = [*lines[: fitting - 1], f"{lines[fitting - 1][:-1]}…"]
    canvas.setFillColorRGB(*(_grey_or_rgb(cell.font.color.rgb if cell.font.color else None) or (0, 0, 0)))
    canvas.setFont(font, size)
    top = frame.y + frame.height - _above(cell, frame.height, len(lines) * step)
    for place, line in enumerate(lines):
        width = text_width(line, font, size)
        base = top - place * step - size * _BASE
        x = _left(cell, frame, width, indent)
        canvas.drawString(x, base, line)
        if cell.font.u:
            canvas.setLineWidth(0.5)
            canvas.line(x, base - 1.2, x + width, base - 1.2)


def _above(cell: Cell, height: float, needed: float) -> float:
    match cell.alignment.vertical:
        case "top":
            return 1.0
        case "center":
            return max(0.0, (height - needed) / 2)
        case _:
            return max(0.0, height - needed - 1.0)


def _left(cell: Cell, frame: Frame, width: float, indent: float) -> float:
    kind = cell.alignment.horizontal
    if kind in (None, "general"):
        kind = "left" if isinstance(cell.value, str) else "right"
    if kind in ("center", "centerContinuous"):
        return frame.x + (frame.width - width) / 2
    if kind == "right":
        return frame.x + frame.width - PADDING - indent - width
    return frame.x + PADDING + indent


def _grey_or_rgb(colour: object) -> tuple[float, float, float] | None:
    if not isinstance(colour, str) or len(colour) != 8:
        return None
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (2, 4, 6))
    return red, green, blue
