"""Rows of text out of a mục lục hồ sơ in XLSX or CSV, as a person sees them: leading zeros and dates kept.

Formula cells give their stored value; a cell shown as ``007`` is ``"007"`` here whatever number lies behind it.
"""

from __future__ import annotations

import csv
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from station.model.errors import InputFault

MAX_CELL = 32_767
_OLE = b"\xd0\xcf\x11\xe0"  # old .xls, and workbooks with a password, are OLE files

Row = tuple[int, list[str]]


def read_rows(path: Path) -> Iterator[Row]:
    """Yield ``(row number from 1, cells)`` of the first visible sheet of an ``.xlsx``, or of a ``.csv``.

    Raises ``InputFault``: ``file_missing``, ``file_empty``, ``workbook_locked``, ``workbook_damaged``, ``table_type``,
    ``csv_encoding``.
    """
    if not path.is_file():
        raise InputFault("file_missing", path=str(path))
    if path.stat().st_size == 0:
        raise InputFault("file_empty", path=str(path))
    match path.suffix.lower():
        case ".xlsx" | ".xlsm":
            return _xlsx_rows(path)
        case ".csv" | ".txt" | ".tsv":
            return _csv_rows(path)
        case _:
            raise InputFault("table_type", path=str(path))


def _xlsx_rows(path: Path) -> Iterator[Row]:
    # 8 MB and 60 ms that a window which imports nothing today does not need.
    import openpyxl  # noqa: PLC0415 - loaded when a workbook is read
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    with path.open("rb") as stream:
        if stream.read(4) == _OLE:
            raise InputFault("workbook_locked", path=str(path))
    try:
        with warnings.catch_warnings():
            # Print settings and validation lists that openpyxl does not keep say nothing about the cells.
            warnings.simplefilter("ignore", UserWarning)
            with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as workbook:
                sheet = next((s for s in workbook.worksheets if s.sheet_state == "visible"), None)
                if sheet is None:
                    raise InputFault("workbook_damaged", path=str(path), detail="no visible sheet")
                sheet.reset_dimensions()  # files of other programs often state a wrong size
                for number, cells in enumerate(sheet.iter_rows(), start=1):
                    yield number, [_shown(cell) for cell in cells]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise InputFault("workbook_damaged", path=str(path), detail=str(error)) from error


def _shown(cell: Any) -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case datetime() | date():
            return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
        case int() | float():
            return _shown_number(value, str(cell.number_format or ""))
        case _:
            return clean(str(value))


def _shown_number(value: float, number_format: str) -> str:
    if not float(value).is_integer():
        return repr(value)
    # A format of zeros only, such as 000, is how spreadsheets show codes with leading zeros.
    width = len(number_format) if re.fullmatch(r"0+", number_format) else 0
    return str(int(value)).zfill(width)


def _csv_rows(path: Path) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            head = stream.readline()
            stream.seek(0)
            delimiter = max(";,\t", key=head.count)
            for number, cells in enumerate(csv.reader(stream, delimiter=delimiter), start=1):
                yield number, [clean(cell) for cell in cells]
    except UnicodeDecodeError as error:
        raise InputFault("csv_encoding", path=str(path), detail=str(error)) from error
    except csv.Error as error:
        raise InputFault("workbook_damaged", path=str(path), detail=str(error)) from error


def clean(text: str) -> str:
    """Return NFC text on one line, without control characters and outer blanks."""
    text = unicodedata.normalize("NFC", text[:MAX_CELL])
    text = "".join(" " if ch in "\t\r\n" else ch for ch in text if ch in "\t\r\n" or unicodedata.category(ch)[0] != "C")
    return re.sub(r" {2,}", " ", text).strip()


def plain_heading(text: str) -> str:
    """Return a heading without case, accents, blanks and punctuation, for comparing."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(ch for ch in decomposed if ch.isalnum())
