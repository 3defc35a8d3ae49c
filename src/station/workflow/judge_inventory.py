"""A whole list judged before anything is written: each row alone, then against the other rows of its file.

The rows go through memory one by one and wait in a file. Of a code, eight bytes are remembered: what two rows have in
common is looked up again, so that two codes with the same eight bytes are no duplicates.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from station.jobs.job import CancelToken, Progress, ProgressSink
from station.model.errors import InputFault
from station.model.secrecy import Secrecy
from station.workflow.inventory_heading import HEADING_ROWS, TALLEST, Heading, find_heading, is_numbering
from station.workflow.inventory_mapping import ColumnMapping
from station.workflow.inventory_result import DossierRow, Notice, RejectedRow
from station.workflow.inventory_rows import RowJudge
from station.workflow.inventory_table import CUTS, Row, Sheet, Table, open_table
from station.workflow.row_spool import RowSpool
from station.workflow.table_cells import column_letters

_TOLD_EVERY = 2000
_SHOWN_ROWS = 5


@dataclass(frozen=True, slots=True)
class JudgedList:
    """What a list says. ``rows``: records of its rows (see ``to_row``); ``codes``: hashes of the good ones, sorted.

    ``repeated``: rows of each code that stands more than once; ``fonds``: the code that its rows agree on.
    """

    path: Path
    sheet: str
    heading: Heading
    rows: RowSpool
    codes: array[int]
    repeated: dict[str, list[int]]
    fonds: str
    notices: tuple[Notice, ...]

    def has(self, code: str) -> bool:
        """Whether a good row has this code."""
        wanted = hash(code)
        place = bisect_left(self.codes, wanted)
        return place < len(self.codes) and self.codes[place] == wanted

    def judged(self) -> Iterator[tuple[int, DossierRow | RejectedRow]]:
        """Yield every row with the number of its record; one whose code stands twice is rejected."""
        for number in range(len(self.rows)):
            record = self.rows[number]
            row = to_row(record)
            if isinstance(row, DossierRow) and row.code in self.repeated:
                yield number, rejected(record, "duplicate_in_file", _others(self.repeated[row.code], row.row))
            else:
                yield number, row


def _others(rows: list[int], own: int) -> str:
    others = [str(row) for row in rows if row != own]
    return ", ".join(others[:_SHOWN_ROWS]) + (" …" if len(others) > _SHOWN_ROWS else "")


def to_record(row: DossierRow | RejectedRow, cells: Iterable[str]) -> list[Any]:
    """Return what is kept of a row while it waits."""
    if isinstance(row, RejectedRow):
        return [row.row, row.code, list(row.cells), row.reason, row.value, row.also]
    level = None if row.secrecy is None else row.secrecy.value
    return [
        row.row, row.code, list(cells), row.title, row.box, level, row.sheets, row.pages, row.description, row.priority,
    ]  # fmt: skip


def to_row(record: list[Any]) -> DossierRow | RejectedRow:
    """Build a row from its record."""
    if len(record) == 6:
        return to_rejected(record)
    number, code, _, title, box, level, sheets, pages, description, priority = record
    secrecy = None if level is None else Secrecy(level)
    return DossierRow(number, code, title, box, secrecy, sheets, pages, description, priority)


def to_rejected(record: list[Any]) -> RejectedRow:
    """Build a rejected row from its record."""
    number, code, cells, reason, value, also = record
    return RejectedRow(number, code, reason, value, tuple((one, what) for one, what in also), tuple(cells))


def rejected(record: list[Any], reason: str, value: str = "") -> RejectedRow:
    """Reject a row that was good by itself."""
    return RejectedRow(record[0], record[1], reason, value, (), tuple(record[2]))


def judge_list(
    path: Path,
    mapping: ColumnMapping,
    sheet: str,
    today: date,
    progress: ProgressSink,
    cancel: CancelToken,
) -> JudgedList:
    """Read and judge a list; ``sheet`` is the first visible one with a heading unless named.

    Raises ``InputFault`` (see ``open_table``, ``choose_sheet``; ``columns_missing``), ``JobCancelled``.
    """
    with open_table(path) as table:
        chosen, heading = choose_sheet(table, mapping, sheet, path)
        if heading is None or heading.missing:
            missing = ", ".join(heading.missing if heading else ("code", "title"))
            raise InputFault("columns_missing", path=str(path), missing=missing)
        reading = _Reading(RowJudge(mapping, heading, today), _Fonds(), RowSpool(), array("q"))
        total, last = table.outline(chosen).rows, 0
        for done, row in enumerate(data_rows(table, chosen, heading)):
            if done % _TOLD_EVERY == 0:
                cancel.raise_if_cancelled()
                progress(Progress(done, total, "rows", path.name))
            reading.take(row)
            last = row.number
        notices = [*sheet_notices(table, chosen), *reading.notices(last)]
    return JudgedList(
        path, chosen.name, heading, reading.rows, array("q", sorted(reading.codes)), reading.repeated(),
        reading.fonds.code(path), tuple(notices),
    )  # fmt: skip


@dataclass
class _Reading:
    """What is gathered while the rows pass."""

    judge: RowJudge
    fonds: _Fonds
    rows: RowSpool
    codes: array[int]
    hidden: int = 0
    merged: int = 0
    uncalculated: int = 0

    def take(self, row: Row) -> None:
        found = self.judge.judge(row)
        if found is None:
            return
        self.hidden += row.hidden
        self.merged += row.merged
        if row.faults and isinstance(found, DossierRow):
            self.uncalculated += self.judge.uncalculated(row)
        if isinstance(found, DossierRow):
            self.codes.append(hash(found.code))
            self.fonds.see(found)
        self.rows.append(to_record(found, row.cells))

    def repeated(self) -> dict[str, list[int]]:
        """Return the rows of each code that stands more than once."""
        codes = sorted(self.codes)
        twice = {one for one, other in zip(codes, islice(codes, 1, None), strict=False) if one == other}
        found: dict[str, list[int]] = {}
        if twice:
            for number in range(len(self.rows)):
                row = to_row(self.rows[number])
                if isinstance(row, DossierRow) and hash(row.code) in twice:
                    found.setdefault(row.code, []).append(row.row)
        return {code: rows for code, rows in found.items() if len(rows) > 1}

    def notices(self, last: int) -> Iterator[Notice]:
        if self.hidden:
            yield Notice("hidden_rows", str(self.hidden))
        if self.merged:
            yield Notice("merged", str(self.merged))
        if self.uncalculated:
            yield Notice("uncalculated", str(self.uncalculated))
        if last in CUTS:
            yield Notice("cut_off", str(last))


class _Fonds:
    """The fonds of a list that names none: its own column, or the part that all codes share."""

    def __init__(self) -> None:
        self._named: set[str] = set()
        self._shared: list[str] | None = None

    def see(self, row: DossierRow) -> None:
        if (named := row.description.get("fonds")) and len(self._named) < 2:
            self._named.add(named)
        parts = row.code.split(".")[:-1]
        if self._shared is None:
            self._shared = parts
        elif self._shared != parts:
            same = (place for place, (one, other) in enumerate(zip(self._shared, parts, strict=False)) if one != other)
            self._shared = self._shared[: next(same, min(len(self._shared), len(parts)))]

    def code(self, path: Path) -> str:
        return next(iter(self._named)) if len(self._named) == 1 else ".".join(self._shared or ()) or path.stem


def choose_sheet(table: Table, mapping: ColumnMapping, sheet: str, path: Path) -> tuple[Sheet, Heading | None]:
    """Return the sheet that is read and its heading: the one named, or the first visible one with a heading.

    A hidden sheet is read when it is named only. Raises ``InputFault``: ``sheet_unknown``, ``sheets_hidden``.
    """
    names = ", ".join(one.name for one in table.sheets)
    if sheet:
        for one in table.sheets:
            if one.name == sheet:
                return one, _heading(table, one, mapping)
        raise InputFault("sheet_unknown", path=str(path), sheet=sheet, sheets=names)
    visible = [one for one in table.sheets if one.state == "visible"]
    if not visible:
        raise InputFault("sheets_hidden", path=str(path), sheets=names)
    found = [(one, _heading(table, one, mapping)) for one in visible]
    whole = (pair for pair in found if pair[1] is not None and not pair[1].missing)
    return next(whole, next((pair for pair in found if pair[1] is not None), found[0]))


def _heading(table: Table, sheet: Sheet, mapping: ColumnMapping) -> Heading | None:
    most = max(HEADING_ROWS, mapping.heading_row) + TALLEST
    rows = list(islice(table.rows(sheet), most))
    return find_heading(rows, mapping)


def data_rows(table: Table, sheet: Sheet, heading: Heading) -> Iterator[Row]:
    """Yield the rows below a heading, without those that number the columns or say the heading again."""
    below = (row for row in table.rows(sheet) if row.number > heading.last)
    first = next(below, None)
    if first is None:
        return
    rows = below if is_numbering(first.cells) else chain((first,), below)
    named = [(index, heading.names[index]) for index in heading.columns.values() if index < len(heading.names)]
    for row in rows:
        cells, width = row.cells, len(row.cells)
        if not all(index < width and cells[index] == name for index, name in named):
            yield row


def sheet_notices(table: Table, chosen: Sheet) -> Iterator[Notice]:
    """Yield what should be known of the sheets of a workbook, read or not."""
    if chosen.state != "visible":
        yield Notice("sheet_hidden", chosen.name)
    for one in table.sheets:
        if one != chosen:
            yield Notice("sheet_unread" if one.state == "visible" else "sheet_hidden_unread", one.name)
    if hidden := table.outline(chosen).hidden_columns:
        yield Notice("hidden_columns", ", ".join(column_letters(index) for index in sorted(hidden)[:20]))
