"""The rows of one sheet of a workbook as a stream: memory grows with its longest row, not with the list.

A cell with a formula gives the value that its program stored; one without a stored value, and one that shows an error,
is a fault of its row.
"""

from __future__ import annotations

import mmap
import re
import tempfile
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from lxml import etree

from station.model.spreadsheet import column_index, column_letters
from station.packaging.manifest import Malformed
from station.packaging.xml_reading import iter_xml
from station.storage.faults import disk_faults
from station.workflow.table_cells import clean, format_shape, shown_date, shown_number, unescaped
from station.workflow.workbook_file import MOST_COLUMNS, MOST_ROWS, MOST_SHEET, MOST_STRINGS, WorkbookFile
from station.workflow.workbook_outline import Outline

# The reason against a formula whose result was never stored.
UNCALCULATED: Final = "formula_without_value"
_MOST_MARKS: Final = 400_000_000
_LETTERS: Final = re.compile(r"[A-Z]{1,3}")

Strings = Callable[[str], str]


@dataclass(slots=True)
class Row:
    """A row: its number from 1, its cells as people see them, and what is wrong with cells (reason, value) by column.

    ``merged``: whether some of its values stand in a row above; ``fault``: what is wrong with the row as a whole, so
    that its cells may be others than meant.
    """

    number: int
    cells: list[str]
    faults: dict[int, tuple[str, str]] = field(default_factory=dict)
    hidden: bool = False
    merged: bool = False
    fault: tuple[str, str] | None = None


def sheet_rows(book: WorkbookFile, part: str, known: Outline, strings: Strings) -> Iterator[Row]:
    """Yield the rows of a sheet that are there; values of cells merged over rows stand in each of them.

    Raises ``Malformed``, and what reading a damaged ZIP may raise (``open_workbook`` tells both).
    """
    with book.open(part, MOST_SHEET) as stream:
        reader, spread, last = _RowReader(book, strings), _Spread(known), 0
        for element in iter_xml(stream, part, ("{*}row",), MOST_SHEET, depth=2, most_marks=_MOST_MARKS):
            number = int(element.get("r") or last + 1)
            if not last < number <= MOST_ROWS:
                raise Malformed(f"{part}: row {number} after row {last}")
            row = reader.row(element, number)
            spread.over(row)
            last = number
            yield row


class _RowReader:
    """Takes rows apart: every cell of a million rows goes through here."""

    def __init__(self, book: WorkbookFile, strings: Strings) -> None:
        self._strings = strings
        self._shapes = _shapes(book)
        self._since_1904 = book.since_1904
        self._columns: dict[str, int] = {}

    def row(self, element: etree._Element, number: int) -> Row:
        cells: list[str] = []
        row = Row(number, cells, hidden=element.get("hidden") in ("1", "true"))
        index = -1
        for cell in element:
            if not cell.tag.endswith("}c"):
                continue
            place = cell.get("r")
            index = index + 1 if place is None else self._column(place)
            text, fault = self._text(cell)
            if fault:
                row.faults[index] = (fault, f"{column_letters(index)}{number} {text}".rstrip())
            if text:
                if index >= MOST_COLUMNS:
                    raise Malformed(f"row {number}: more than {MOST_COLUMNS} columns")
                if index >= len(cells):
                    cells.extend([""] * (index - len(cells) + 1))
                cells[index] = text
        return row

    def _column(self, place: str) -> int:
        letters = place.rstrip("0123456789")
        found = self._columns.get(letters)
        if found is None:
            if not _LETTERS.fullmatch(letters):
                raise Malformed(f"a cell that stands nowhere: {place[:20]!r}")
            found = self._columns[letters] = column_index(letters)
        return found

    def _text(self, cell: etree._Element) -> tuple[str, str]:
        """Return what a cell shows, and the reason why that is worth nothing (``""``: none)."""
        value, formula = None, False
        for part in cell:
            name = part.tag[part.tag.rfind("}") + 1 :]
            if name == "v":
                value = part.text or ""
            elif name == "f":
                formula = True
            elif name == "is":
                return clean(unescaped(_string(part))), ""
        kind = cell.get("t", "n")
        if formula and not value and (kind != "str" or value is None):
            return "", UNCALCULATED
        if not value:
            return "", ""
        if kind == "s":
            return self._strings(value), ""
        return self._typed(kind, value, cell.get("s")), "cell_error" if kind == "e" else ""

    def _typed(self, kind: str, value: str, style: str | None) -> str:
        match kind:
            case "n":
                shape = self._shapes[int(style)] if style is not None and int(style) < len(self._shapes) else ""
                return shown_number(value, shape, since_1904=self._since_1904)
            case "d":
                return _iso_date(value)
            case _:
                return clean(unescaped(value))


class _Spread:
    """Gives the value of cells that are merged over rows to each of these rows."""

    def __init__(self, known: Outline) -> None:
        self._merged = known.merged
        self._open: dict[int, tuple[int, str]] = {}

    def over(self, row: Row) -> None:
        if self._open:
            self._fill(row)
        for column, last in self._merged.get(row.number, ()):
            if column < len(row.cells) and row.cells[column]:
                self._open[column] = (last, row.cells[column])

    def _fill(self, row: Row) -> None:
        for column, (last, text) in list(self._open.items()):
            if last < row.number:
                del self._open[column]
                continue
            if column >= len(row.cells):
                row.cells.extend([""] * (column - len(row.cells) + 1))
            row.cells[column] = row.cells[column] or text
            row.merged = True


@contextmanager
def shared_strings(book: WorkbookFile) -> Iterator[Strings]:
    """Give what returns a shared string by its number, cleaned; they lie in a file, because they may be a gigabyte."""
    places, folder = array("Q", (0,)), Path(tempfile.gettempdir())
    with tempfile.TemporaryFile() as store:
        if book.strings and book.has(book.strings):
            with book.open(book.strings, MOST_STRINGS) as stream:
                for item in iter_xml(stream, book.strings, ("{*}si",), MOST_STRINGS, most_marks=_MOST_MARKS):
                    text = clean(unescaped(_string(item))).encode()
                    with disk_faults(folder):
                        places.append(places[-1] + store.write(text))
        with disk_faults(folder):
            store.flush()
        with _mapped(store.fileno(), places[-1]) as memory:

            def string(number: str) -> str:
                place = int(number)
                if not 0 <= place < len(places) - 1:
                    raise Malformed(f"there is no shared string {place}")
                return memory[places[place] : places[place + 1]].decode()

            yield string


@contextmanager
def _mapped(descriptor: int, size: int) -> Iterator[mmap.mmap | bytes]:
    if size:
        with mmap.mmap(descriptor, size, prot=mmap.PROT_READ) as memory:
            yield memory
    else:
        yield b""


def _string(element: etree._Element) -> str:
    """Return the text of a string: plain, or in runs of several looks; how Japanese is read aloud is left out."""
    if len(element) == 1 and not len(element[0]):
        return element[0].text or ""
    return "".join(text.text or "" for text in element.iter("{*}t") if not _is_phonetic(text))


def _is_phonetic(text: etree._Element) -> bool:
    parent = text.getparent()
    return parent is not None and parent.tag.endswith("}rPh")


def _shapes(book: WorkbookFile) -> tuple[str, ...]:
    """Return what the number format of each style shows (see ``format_shape``)."""
    if not book.styles or not book.has(book.styles):
        return ()
    root = book.xml(book.styles)
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")}
    numbers = [one.get("numFmtId", "0") for one in root.iterfind("{*}cellXfs/{*}xf")]
    return tuple(format_shape(int(number), codes.get(number)) for number in numbers)


def _iso_date(text: str) -> str:
    try:
        return shown_date(date.fromisoformat(text[:10]))
    except ValueError:
        return clean(text)
