"""CSV sidecars that any spreadsheet opens, with letters right and no cell taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from station.model.spreadsheet import is_calculated
from station.packaging.streams import closed_on_error


def guarded(value: object) -> str:
    """Return a cell as text, with an apostrophe before what a spreadsheet would run."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and is_calculated(text) else text


class Table:
    """A CSV file written row by row: UTF-8 with a byte order mark, commas, CRLF."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self._columns = tuple(columns)
        self._stream: TextIO = path.open("x", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._stream, lineterminator="\r\n")
        with closed_on_error(self._stream):
            self._writer.writerow(self._columns)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._stream.close()

    def add(self, cells: Iterable[object]) -> None:
        """Append a row of as many cells as there are columns."""
        row = [guarded(cell) for cell in cells]
        if len(row) != len(self._columns):
            raise ValueError("a row has as many cells as there are columns")
        self._writer.writerow(row)


def read_rows(path: Path, most: int) -> list[list[str]]:
    """Return the rows below the heading; raises ``ValueError`` on anything that is no such table."""
    return read_table(path, most)[1:]


def read_table(path: Path, most: int) -> list[list[str]]:
    """Return heading and rows, ``most`` of them; raises ``ValueError`` on anything that is no such table."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        try:
            rows = [row for row, _ in zip(csv.reader(stream, strict=True), range(most + 2), strict=False)]
        except csv.Error as error:
            raise ValueError(str(error)) from error
    if not rows or len(rows) > most + 1:
        raise ValueError("no heading, or more rows than there can be")
    return rows
