"""Tables as files for other programs: a workbook (XLSX) or lines of text (CSV), in which nothing is ever a formula.

Names and titles come from outside. Text that a spreadsheet would calculate (it begins with one of ``= + - @``, a tab or
a line break, or their full-width forms; OWASP, "CSV Injection") stays text: in a workbook the cell is of the type text
and says so with ``quotePrefix``, so what is shown and read back is exactly what was given. CSV has no types; there such
a text gets an apostrophe in front, which is the only sign that Excel, LibreOffice and Google Sheets all obey, and which
somebody can see and take away. Numbers are numbers in both and get no sign.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from station.model.errors import InputFault
from station.model.spreadsheet import is_calculated
from station.reports.export_file import export_file
from station.reports.sheet_writer import Value as Cell
from station.reports.sheet_writer import write_workbook
from station.storage.durable_io import DurableIO

Rows = Iterable[Sequence[Cell]]

SUFFIXES = (".xlsx", ".csv")
# What a cell holds, and how many digits of a number (longer ones, such as serial numbers, stay whole as text).
CELL_LETTERS = 32_767
_EXACT = 10**15
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# What XML 1.0 cannot hold or nobody can see, the marks that turn the direction of writing around among them.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def write_table(path: Path, title: str, heads: Sequence[str], rows: Rows, io: DurableIO | None = None) -> int:
    """Write a table by the file's ending (``.xlsx`` or ``.csv``) and return the number of rows without the heads.

    ``rows`` may be any stream; they are written as they come. ``title`` names the sheet and the document. The heads are
    the first row. Numbers, dates and times stay what they are; a time loses its zone and keeps what the clock showed. A
    file of this name is replaced, whole and at once: who reads it sees the old one or the new one.

    Raises ``InputFault`` with code ``export_type`` for another ending, ``StorageFault`` as ``export_file``; nothing is
    left behind then.
    """
    writers: dict[str, Callable[[IO[bytes], str, Sequence[str], Rows], int]] = {
        ".xlsx": _write_xlsx,
        ".csv": _write_csv,
    }
    write = writers.get(path.suffix.lower())
    if write is None:
        raise InputFault("export_type", path=str(path))
    with export_file(path, io) as stream:
        return write(stream, title, heads, rows)


def plain(text: str) -> str:
    """Return a text on one line, without what cannot be seen or stored: breaks become blanks, controls go."""
    found = _UNSEEN.sub("", _BREAKS.sub(" ", text))
    return found if len(found) <= CELL_LETTERS else f"{found[: CELL_LETTERS - 1]}…"


def _value(cell: Cell) -> Cell:
    """Return what a spreadsheet can hold of a value: text on one line, numbers that it does not round."""
    match cell:
        case str():
            return plain(cell)
        case float() if not math.isfinite(cell):
            return None
        case int() if abs(cell) >= _EXACT:
            return str(cell)
        case datetime():
            return cell.replace(tzinfo=None)
        case _:
            return cell


def _write_csv(stream: IO[bytes], _title: str, heads: Sequence[str], rows: Rows) -> int:
    """Write RFC 4180 with the mark by which spreadsheets know UTF-8; dates as ISO 8601, the point in decimals."""
    text = TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer, written = csv.writer(text), 0
    writer.writerow([_csv_cell(head) for head in heads])
    for written, row in enumerate(rows, start=1):  # noqa: B007 - the last number is the result
        writer.writerow([_csv_cell(cell) for cell in row])
    text.flush()
    text.detach()
    return written


def _csv_cell(cell: Cell) -> str:
    match _value(cell):
        case None:
            return ""
        case str() as text:
            # A long number became text so that no digit is lost, and is no formula.
            return f"'{text}" if isinstance(cell, str) and is_calculated(text) else text
        case datetime() as moment:
            return moment.isoformat(sep=" ", timespec="seconds")
        case value:
            return str(value)


def _write_xlsx(stream: IO[bytes], title: str, heads: Sequence[str], rows: Rows) -> int:
    named = plain(title)
    name = _NOT_IN_SHEET_NAMES.sub(" ", named).strip().strip("'") or "1"
    values = ([_value(cell) for cell in row] for row in rows)
    return write_workbook(stream, named, name, [plain(head) for head in heads], values)
