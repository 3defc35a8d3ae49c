"""CSV sidecars that any spreadsheet opens, with letters right and no cell taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

# Spreadsheets run a cell that begins with one of these, its full-width form included (S10).
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def guarded(value: object) -> str:
    """Return a cell as text, with an apostrophe before what a spreadsheet would run."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


class Table:
    """A CSV file written row by row: UTF-8 with a byte order mark, commas, CRLF."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self._columns = tuple(columns)
        self._stream: TextIO = path.open("x", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._stream, lineterminator="\r\n")
        self._writer.writerow(self._columns)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def add(self, cells: Iterable[object]) -> None:
        """Append a row of as many cells as there are columns."""
        row = [guarded(cell) for cell in cells]
        if len(row) != len(self._columns):
            raise ValueError("a row has as many cells as there are columns")
        self._writer.writerow(row)


def read_rows(path: Path, most: int) -> list[list[str]]:
    """Return the rows below the heading; raises ``ValueError`` on anything that is no such table."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        try:
            reader = csv.reader(stream, strict=True)
            heading = next(reader, None)
            rows = [row for row, _ in zip(reader, range(most + 1), strict=False)]
        except csv.Error as error:
            raise ValueError(str(error)) from error
    if heading is None or len(rows) > most:
        raise ValueError("no heading, or more rows than there can be")
    return rows
