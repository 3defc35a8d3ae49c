"""A report as one workbook: the filled form, a sheet for each source list, and links from the figures into them.

Rows of the lists are written as text straight into the parts of the workbook, because 30,000 dossiers as cells of a
library take longer than somebody waits. Equal reports give equal bytes: times in the file are the one given.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from functools import lru_cache
from io import BytesIO
from typing import Any, Final, Protocol
from xml.sax.saxutils import escape

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from station.model.spreadsheet import escaped, is_calculated
from station.reports.layout import HIGHEST_ROW
from station.reports.number_forms import in_language
from station.reports.tables import plain
from station.reports.template import Filled, link_to, put_text
from station.reports.values import Plain, SourceList, number


class Word(Protocol):
    """Gives the words of a code, with values in their places."""

    def __call__(self, code: str, **values: object) -> str:
        """Return them."""
        ...


# A list with more lines is cut: who wants them all exports the table of counts.
MOST_LINES: Final = 50_000
_TITLE, _NOTE, _HEADS, _TOTALS, _FIRST = 1, 2, 4, 5, 6
_WIDTHS: Final = (9, 60)
_MEASURED: Final = 200
# Columns wider than this together are made narrower: on A4 across, letters of 11 points keep 7 of them.
_WIDEST_SHEET: Final = 210
_LINE: Final = 15
_PROTOTYPE: Final = re.compile(rf'<row r="{_FIRST}".*?</row>', re.DOTALL)
_STYLE: Final = re.compile(r'<c r="[A-Z]+\d+" s="(\d+)"')
_MODIFIED: Final = re.compile(r"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
# One cell of each kind, whose style the rows take: text, text that looks like a formula, whole numbers, others.
_PROTOTYPES: Final = (("x", "@"), ("=x", "@"), (1, "#,##0"), (0.5, "#,##0.######"))
# Of a line of text, what its last word leaves empty.
_LEFT_EMPTY: Final = 3
# Letters of Times are narrower than the digits that widths are counted in.
_NARROW_LETTERS: Final = 1.1
_THIN: Final = Side(style="thin")
_LINES: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FACE: Final = "Times New Roman"


def finish_book(filled: Filled, sources: Sequence[SourceList], word: Word, title: str, moment: datetime) -> bytes:
    """Return the workbook with a sheet for each source list, and a link from each figure to the cells it sums.

    ``word`` gives the words that these sheets have of their own: ``source_sheet``, ``source_cut``, ``source_empty``,
    ``source_tip``, ``total``.
    """
    book = filled.book
    book.properties.title, book.properties.creator = plain(title), ""
    book.properties.created = moment.astimezone(UTC).replace(tzinfo=None)
    for sheet in book.worksheets:
        _escape_texts(sheet)
    names = {source.key: word("source_sheet", number=place) for place, source in enumerate(sources, start=1)}
    made = {source.key: source for source in sources}
    for source in sources:
        _add_sheet(book, names[source.key], source, word, filled.language)
    for link in filled.links:
        figure, source = link.figure, made[link.figure.source]
        area = _area(figure.column, figure.first, figure.last, len(source.rows))
        tip = word("source_tip", sheet=names[source.key], title=source.title)
        link_to(book[link.sheet][link.cell], names[source.key], area, tip)
    book.active = 0
    stream = BytesIO()
    book.save(stream)
    places = {book.worksheets.index(book[names[source.key]]) + 1: source for source in sources}
    return _rewritten(stream, places, moment)


def _area(column: int, first: int, last: int, lines: int) -> str:
    letters = get_column_letter(column + 1)
    if last < first or last >= MOST_LINES:
        return f"{letters}{_HEADS}"
    if first == 0 and last == lines - 1:
        return f"{letters}{_TOTALS}"
    return f"{letters}{_FIRST + first}:{letters}{_FIRST + last}"


def _add_sheet(book: Workbook, name: str, source: SourceList, word: Word, language: str) -> None:
    sheet = book.create_sheet(name)
    cut = word("source_cut", lines=len(source.rows), shown=MOST_LINES) if len(source.rows) > MOST_LINES else ""
    empty = "" if source.rows else word("source_empty")
    said = " ".join(part for part in (source.note, cut, empty) if part)
    for row, text, font in (
        (_TITLE, source.title, Font(name=_FACE, size=13, bold=True)),
        (_NOTE, said, Font(name=_FACE, size=11, italic=True)),
    ):
        top: Any = sheet.cell(row, 1)
        put_text(top, text)
        top.font = font
    numeric, widths = numeric_columns(source), column_widths(source)
    for column, head in enumerate(source.heads):
        sheet.column_dimensions[get_column_letter(column + 1)].width = widths[column]
        _head(sheet, column, head)
        _total(sheet, source, column, word("total"), language, counted=column in numeric)
    for column, (value, form) in enumerate(_PROTOTYPES, start=1):
        cell: Any = sheet.cell(_FIRST, column)
        put_text(cell, value) if isinstance(value, str) else setattr(cell, "value", value)
        cell.font, cell.border = Font(name=_FACE, size=11), _LINES
        cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
        cell.number_format = in_language(form, language)
    sheet.row_dimensions[_HEADS].height = 4 + _height(source.heads, [_letters(width) for width in widths])
    sheet.freeze_panes = f"A{_FIRST}"
    sheet.print_title_rows = f"{_HEADS}:{_HEADS}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    said = plain(f"{name}. {source.title}").replace("&", "&&")[:200]
    for part, words in ((sheet.oddFooter.left, said), (sheet.oddFooter.right, "&P")):
        part.text, part.font, part.size = words, f"{_FACE},Regular", 9


def numeric_columns(source: SourceList) -> frozenset[int]:
    """Return the columns of a list that can be summed: nothing but numbers, no ordinals, no rates."""
    if not source.rows:
        return frozenset()
    return frozenset(
        column
        for column in range(1, len(source.heads))
        if column not in source.rates and all(isinstance(row[column], int | float | Fraction) for row in source.rows)
    )


def column_widths(source: SourceList) -> list[float]:
    """Return how wide the columns of a list are: as its first lines need, the widest less where paper is narrower."""
    found = []
    for column, head in enumerate(source.heads):
        longest = max((len(_shown(row[column])) for row in source.rows[:_MEASURED]), default=0)
        found.append(float(min(max(longest + 2, min(len(head) + 2, 14), _WIDTHS[0]), _WIDTHS[1])))
    most = float(_WIDTHS[1])
    while sum(min(width, most) for width in found) > _WIDEST_SHEET and most > _WIDTHS[0]:
        most -= 1
    return [min(width, most) for width in found]


def _letters(width: float) -> int:
    """Return how many letters at least a line of a column has room for."""
    return max(4, int(width * _NARROW_LETTERS) - _LEFT_EMPTY)


def _head(sheet: Worksheet, column: int, head: str) -> None:
    cell: Any = sheet.cell(_HEADS, column + 1)
    put_text(cell, head)
    cell.font, cell.border = Font(name=_FACE, size=11, bold=True), _LINES
    cell.fill = PatternFill("solid", fgColor="FFE7EBEF")
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _total(sheet: Worksheet, source: SourceList, column: int, word: str, language: str, *, counted: bool) -> None:
    cell: Any = sheet.cell(_TOTALS, column + 1)
    if counted:
        cell.value = source.total(column).value
        cell.number_format = in_language("#,##0" if isinstance(cell.value, int) else "#,##0.######", language)
    elif column == 0:
        put_text(cell, word)
    cell.font, cell.border = Font(name=_FACE, size=11, bold=True), _LINES


def _shown(value: Plain) -> str:
    return value if isinstance(value, str) else f"{float(value):,.0f}"


def _rewritten(stream: BytesIO, places: dict[int, SourceList], moment: datetime) -> bytes:
    """Return the workbook with the rows of its lists in it, and no time but the one given."""
    at = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    parts = {f"xl/worksheets/sheet{place}.xml": source for place, source in places.items()}
    result = BytesIO()
    with (
        zipfile.ZipFile(stream) as made,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive,
    ):
        for entry in made.infolist():
            data = made.read(entry)
            if entry.filename in parts:
                data = _with_rows(data.decode("utf-8"), parts[entry.filename]).encode("utf-8")
            elif entry.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rf"\g<1>{at}\g<2>", data.decode("utf-8")).encode("utf-8")
            info = zipfile.ZipInfo(entry.filename, moment.timetuple()[:6])
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(info, data)
    return result.getvalue()


def _with_rows(sheet: str, source: SourceList) -> str:
    found = _PROTOTYPE.search(sheet)
    assert found is not None
    styles = _STYLE.findall(found[0])
    letters = [get_column_letter(column + 1) for column in range(len(source.heads))]
    return sheet[: found.start()] + "".join(_rows(source, letters, styles)) + sheet[found.end() :]


def _rows(source: SourceList, letters: Sequence[str], styles: Sequence[str]) -> Iterator[str]:
    room = [_letters(width) for width in column_widths(source)]
    for place, row in enumerate(source.rows[:MOST_LINES], start=_FIRST):
        high = _height(row, room)
        cells = "".join([_cell(f"{letter}{place}", value, styles) for letter, value in zip(letters, row, strict=True)])
        yield f'<row r="{place}" ht="{high}" customHeight="1">{cells}</row>'


def _height(row: Sequence[Plain], room: Sequence[int]) -> float:
    """Return how high a row is: a spreadsheet does not measure the rows that came in a file."""
    lines = [
        -(-len(one) // most) for one, most in zip(row, room, strict=True) if isinstance(one, str) and len(one) > most
    ]
    return min(_LINE * max(lines, default=1), HIGHEST_ROW)


def _cell(place: str, value: Plain, styles: Sequence[str]) -> str:
    if isinstance(value, str):
        calculated, content = _text(value)
        return f'<c r="{place}" s="{styles[int(calculated)]}"{content}'
    shown = value if type(value) is int else number(value)
    return f'<c r="{place}" s="{styles[2 if isinstance(shown, int) else 3]}"><v>{shown}</v></c>'


@lru_cache(maxsize=100_000)
def _text(value: str) -> tuple[bool, str]:
    """Return whether a spreadsheet would calculate a text, and the end of its cell."""
    text = plain(value)
    if not text:
        return False, "/>"
    kept = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
    return is_calculated(text), f' t="inlineStr"><is><t{kept}>{escape(escaped(text))}</t></is></c>'


def _escape_texts(sheet: Worksheet) -> None:
    """Escape what was filled in, last of all: what is printed is the text itself."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and escaped(cell.value) != cell.value:
                cell.value, cell.data_type = escaped(cell.value), "s"
