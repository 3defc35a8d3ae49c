"""How large the text of a cell is: the fonts of printed reports, lines that fit a column, heights that fit a row.

The form is Times New Roman, as Nghị định 30/2020/NĐ-CP asks. Where a computer has none, a printed report takes the
first family of the list below; all of them have every Vietnamese letter, and the first three are as wide as Times, so
that lines break in the PDF where a spreadsheet breaks them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from station.model.errors import ToolMissing

_DEBIAN, _WINDOWS = Path("/usr/share/fonts/truetype"), Path("C:/Windows/Fonts")
# Regular, bold, italic, bold italic.
FAMILIES: Final = (
    tuple(_WINDOWS / f"times{weight}.ttf" for weight in ("", "bd", "i", "bi")),
    tuple(
        _DEBIAN / "liberation" / f"LiberationSerif-{weight}.ttf"
        for weight in ("Regular", "Bold", "Italic", "BoldItalic")
    ),
    tuple(_DEBIAN / "freefont" / f"FreeSerif{weight}.ttf" for weight in ("", "Bold", "Italic", "BoldItalic")),
    tuple(_DEBIAN / "noto" / f"NotoSerif-{weight}.ttf" for weight in ("Regular", "Bold", "Italic", "BoldItalic")),
    tuple(_DEBIAN / "dejavu" / f"DejaVuSerif{weight}.ttf" for weight in ("", "-Bold", "-Italic", "-BoldItalic")),
)
LEADING: Final = 1.25
PADDING: Final = 2.5
# How far one step of a cell's indent is: about three digits of the font that widths are counted in.
INDENT: Final = 7.0
# Excel and LibreOffice show no row higher than this.
HIGHEST_ROW: Final = 409.0
DEFAULT_HEIGHT: Final = 15.0
_DEFAULT_WIDTH: Final = 8.43
# Pixels of the widest digit of the font that column widths are counted in (ECMA-376 part 1, 18.3.1.13), and points.
_DIGIT, _POINTS = 7, 0.75


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with what is merged into it, by rows and columns from 1."""

    top: int
    left: int
    bottom: int
    right: int


@cache
def font_names() -> tuple[str, str, str, str]:
    """Make the fonts known and return their names: regular, bold, italic, bold italic.

    Raises ``ToolMissing`` with code ``font_missing``.
    """
    for files in FAMILIES:
        if all(file.is_file() for file in files):
            names = [f"Station-{file.stem}" for file in files]
            for name, file in zip(names, files, strict=True):
                pdfmetrics.registerFont(TTFont(name, str(file)))
            return names[0], names[1], names[2], names[3]
    raise ToolMissing("font_missing", fonts=", ".join(family[0].stem for family in FAMILIES))


def font_of(cell: Cell | MergedCell) -> str:
    """Return the name of the font that a cell is printed in."""
    return font_names()[int(bool(cell.font.b)) + 2 * int(bool(cell.font.i))]


def size_of(cell: Cell | MergedCell) -> float:
    """Return the size of a cell's letters in points."""
    return float(cell.font.sz or 11)


def text_width(text: str, font: str, size: float) -> float:
    """Return how wide a text is, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def column_widths(sheet: Worksheet) -> list[float]:
    """Return the widths of the columns in points, that of the first at place 1; 0 where one is hidden."""
    standard = float(sheet.sheet_format.defaultColWidth or _DEFAULT_WIDTH)
    widths = [0.0, *([_points(standard)] * sheet.max_column)]
    for letters, found in sheet.column_dimensions.items():
        first = column_index_from_string(letters)
        # One entry may speak of a run of columns.
        for column in range(first, min(max(first, found.max or first), sheet.max_column) + 1):
            widths[column] = 0.0 if found.hidden else _points(float(found.width or standard))
    return widths


def _points(width: float) -> float:
    return int(width * _DIGIT + 0.5) * _POINTS


def merged_boxes(sheet: Worksheet) -> dict[tuple[int, int], Box]:
    """Return what is merged, by row and column of its upper left cell."""
    return {
        (area.min_row, area.min_col): Box(area.min_row, area.min_col, area.max_row, area.max_col)
        for area in sheet.merged_cells.ranges
    }


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """Return a text in lines that fit a width; a word that is wider than a line is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in _fitting_words(paragraph, font, size, width):
            tried = f"{line} {word}" if line else word
            if line and text_width(tried, font, size) > width:
                lines.append(line)
                line = word
            else:
                line = tried
        lines.append(line)
    return lines


def _fitting_words(paragraph: str, font: str, size: float, width: float) -> Iterator[str]:
    for word in paragraph.split(" "):
        rest = word
        while text_width(rest, font, size) > width and len(rest) > 1:
            cut = _longest(rest, font, size, width)
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def _longest(word: str, font: str, size: float, width: float) -> int:
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(word[:middle], font, size) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def text_height(text: str, font: str, size: float, width: float) -> float:
    """Return how high a wrapped text is, in points."""
    return len(wrapped(text, font, size, width)) * size * LEADING + 2
