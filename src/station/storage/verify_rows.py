"""Rows against the last digest that the chain holds for each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from station.storage.session import WITNESSED
from station.storage.unit import Reader

Found = tuple[str, str, str]


class Witnesses:
    """The last digest that events told of each row; kept in a temporary file, because there may be millions."""

    def __init__(self) -> None:
        # An empty name is SQLite's for a private file that vanishes with its connection.
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.execute("PRAGMA synchronous = OFF")
        self._table.execute("CREATE TABLE witness (row TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID")
        self._table.execute("BEGIN")

    def hear(self, digests: dict[str, str]) -> None:
        """Take note of what one event says; ``""`` says that the row is gone."""
        self._table.executemany("INSERT OR REPLACE INTO witness VALUES (?, ?)", digests.items())

    def take(self, row: str) -> str | None:
        """Return the digest of a row and forget it, ``None`` when no event spoke of it."""
        found = self._table.execute("DELETE FROM witness WHERE row = ? RETURNING digest", (row,)).fetchone()
        return None if found is None else str(found[0])

    def left(self) -> Iterator[str]:
        """Yield the rows that should exist and were not taken."""
        for (row,) in self._table.execute("SELECT row FROM witness WHERE digest <> '' ORDER BY row"):
            yield str(row)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._table.close()


def check_rows(reader: Reader, witnesses: Witnesses) -> Iterator[Found]:
    """Yield ``(code, subject, detail)`` for every row that is not as its last event left it."""
    for name in WITNESSED:
        for key, digest in reader.row_digests(name):
            row = f"{name}:{key}"
            told = witnesses.take(row)
            if told is None or told == "":
                yield "row_unknown", row, "no event speaks of it"
            elif told != digest:
                yield "row_changed", row, ""
    for row in witnesses.left():
        yield "row_missing", row, ""
