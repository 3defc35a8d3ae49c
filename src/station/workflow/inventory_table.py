"""Somebody's table, XLSX or CSV, as sheets of rows: what kind of file it is, is told by its bytes, not by its name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from station.model.errors import InputFault
from station.workflow import ole_file
from station.workflow.inventory_csv import text_rows
from station.workflow.table_cells import clean
from station.workflow.workbook_file import MOST_FILE, MOST_ROWS, SheetPart, WorkbookFile, open_workbook
from station.workflow.workbook_outline import Outline, outline
from station.workflow.workbook_rows import Row, Strings, shared_strings, sheet_rows

__all__ = ["Row", "Sheet", "Table", "open_table"]

# Programs before 2007 wrote no row after this one, later ones none after a million: lists that end there were cut off.
CUTS = (65_536, MOST_ROWS)
_TEXT_FILES = (".csv", ".txt", ".tsv")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name (``""`` in a text file), and whether it is ``visible``, ``hidden`` or ``very_hidden``."""

    name: str
    state: str


class Table(Protocol):
    """An open table."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets in their order."""
        ...

    def outline(self, sheet: Sheet) -> Outline:
        """Return what is known of a sheet before its cells are read."""
        ...

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        """Yield the rows of a sheet that are there."""
        ...


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """Give the sheets of an ``.xlsx`` or ``.csv``.

    Raises ``InputFault``, also while its rows are read: ``file_missing``, ``file_empty``, ``workbook_password``,
    ``workbook_old``, ``workbook_locked`` (one of these two), ``workbook_damaged``, ``workbook_in_name`` (a web page or
    text that is called a workbook), ``table_type``, ``table_too_large``, ``csv_encoding``.
    """
    if not path.is_file():
        raise InputFault("file_missing", path=str(path))
    with path.open("rb") as stream:
        magic = stream.read(8)
    if not magic:
        raise InputFault("file_empty", path=str(path))
    if magic == ole_file.MAGIC:
        raise _ole_fault(path)
    if magic.startswith(b"PK"):
        with open_workbook(path) as book, ExitStack() as stack:
            yield _WorkbookTable(book, stack)
    elif path.suffix.lower() in _TEXT_FILES:
        yield _TextTable(path)
    else:
        named = path.suffix.lower() in _WORKBOOKS
        raise InputFault("workbook_in_name" if named else "table_type", path=str(path))


def _ole_fault(path: Path) -> InputFault:
    names = ole_file.stream_names(path)
    if "EncryptedPackage" in names:
        return InputFault("workbook_password", path=str(path))
    if names & {"Workbook", "Book"}:
        return InputFault("workbook_old", path=str(path))
    return InputFault("table_type" if names else "workbook_locked", path=str(path))


class _WorkbookTable:
    def __init__(self, book: WorkbookFile, stack: ExitStack) -> None:
        self._book, self._stack = book, stack
        self._strings: Strings | None = None
        self._outlines: dict[str, Outline] = {}
        self._parts: dict[Sheet, SheetPart] = {}
        for part in book.sheets:
            self._parts.setdefault(Sheet(clean(part.name), part.state), part)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(self._parts)

    def outline(self, sheet: Sheet) -> Outline:
        part = self._parts[sheet].part
        if part not in self._outlines:
            self._outlines[part] = outline(self._book, part)
        return self._outlines[part]

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        if self._strings is None:
            self._strings = self._stack.enter_context(shared_strings(self._book))
        return sheet_rows(self._book, self._parts[sheet].part, self.outline(sheet), self._strings)


class _TextTable:
    def __init__(self, path: Path) -> None:
        self._path = path
        if path.stat().st_size > MOST_FILE:
            raise InputFault("table_too_large", path=str(path), detail=f"{path.stat().st_size:,} B")

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return (Sheet("", "visible"),)

    def outline(self, sheet: Sheet) -> Outline:
        return Outline(sum(1 for _ in self.rows(sheet)))

    def rows(self, sheet: Sheet) -> Iterator[Row]:  # noqa: ARG002 - a text file is one sheet
        try:
            with self._path.open(encoding="utf-8-sig", newline="") as stream:
                yield from text_rows(self._path, stream)
        except UnicodeDecodeError as error:
            raise InputFault("csv_encoding", path=str(self._path), detail=str(error)) from error
