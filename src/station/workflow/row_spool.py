"""Records of a list that may have a million rows, kept in a file without a name that goes with its last reader."""

from __future__ import annotations

import json
import os
import tempfile
import weakref
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Generic, TypeVar, overload

from station.storage.faults import disk_fault, disk_faults

T = TypeVar("T")
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class RowSpool:
    """Records (lists of plain values) in the order of their writing, read back by their numbers."""

    def __init__(self) -> None:
        # No context manager: the file lives as long as somebody looks at its rows.
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._places = array("Q", (0,))
        self._written = 0
        weakref.finalize(self, _let_go, self._file)

    def __len__(self) -> int:
        return len(self._places) - 1

    def append(self, record: Sequence[Any]) -> None:
        """Add a record; raises ``StorageFault`` when the disk of temporary files is full."""
        data = _encoded(record).encode("utf-8", "surrogatepass")
        try:
            self._places.append(self._places[-1] + self._file.write(data))
        except OSError as error:
            raise disk_fault(error, Path(tempfile.gettempdir())) from error

    def __getitem__(self, number: int) -> list[Any]:
        if self._written < len(self):
            with disk_faults(Path(tempfile.gettempdir())):
                self._file.flush()
            self._written = len(self)
        start, end = self._places[number], self._places[number + 1]
        found: list[Any] = json.loads(os.pread(self._file.fileno(), end - start, start))
        return found


def _let_go(file: IO[bytes]) -> None:
    # What a full disk did not take is wanted by nobody any more.
    with suppress(OSError):
        file.close()


class Records(Sequence[T], Generic[T]):
    """Records of a spool as values, made when they are looked at; ``numbers``: which of them, all unless given."""

    def __init__(self, spool: RowSpool, make: Callable[[list[Any]], T], numbers: Sequence[int] | None = None) -> None:
        self._spool, self._make = spool, make
        self._numbers: Sequence[int] = range(len(spool)) if numbers is None else numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return Records(self._spool, self._make, self._numbers[index])
        return self._make(self._spool[self._numbers[index]])

    def __iter__(self) -> Iterator[T]:
        return (self._make(self._spool[number]) for number in self._numbers)
