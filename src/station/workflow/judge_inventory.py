"""A whole list judged before anything is written: each row alone, then against the other rows of its file.

The rows go through memory one by one and wait in a file. Of a code, eight bytes are remembered: what two rows have in
common is looked up again, so that two codes with the same eight bytes are no duplicates.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice, takewhile
from pathlib import Path
from typing import Any

from station.jobs.job import CancelToken, Progress, ProgressSink
from station.model.errors import InputFault
from station.model.secrecy import Secrecy
from station.model.spreadsheet import column_letters
from station.workflow.inventory_fonds import fonds_above, is_same_fonds
from station.workflow.inventory_heading import HEADING_ROWS, TALLEST, Heading, find_heading, is_numbering
from station.workflow.inventory_mapping import NEEDED, ColumnMapping
from station.workflow.inventory_result import DossierRow, Notice, RejectedRow
from station.workflow.inventory_rows import RowJudge
from station.workflow.inventory_table import CUTS, Row, Sheet, Table, open_table
from station.workflow.row_spool import RowSpool

_TOLD_EVERY = 2000
_SHOWN_ROWS = 5


@dataclass(frozen=True, slots=True)
class JudgedList:
    """What a list says. ``rows``: records of its rows (see ``to_row``); ``codes``: hashes of the good ones, sorted.

    ``repeated``: rows of each fonds and code that stands more than once; ``fonds``: those that the rows name, in their
    order; ``whole_fonds``: that of rows that name none, ``""`` while it is open; ``shared``: the part, up to a dot,
    that all codes begin with.
    """

    path: Path
    sheet: str
    heading: Heading
    rows: RowSpool
    codes: array[int]
    repeated: dict[tuple[str, str], list[int]]
    fonds: tuple[str, ...]
    shared: str
    notices: tuple[Notice, ...]
    whole_fonds: str = ""

    def has(self, fonds: str, code: str) -> bool:
        """Whether a good row has this fonds and code."""
        wanted = _hashed(fonds if self.fonds else "", code)
        place = bisect_left(self.codes, wanted)
        return place < len(self.codes) and self.codes[place] == wanted

    def is_within(self, fonds: str) -> bool:
        """Whether all codes begin with that of a fonds."""
        return f"{self.shared}.".startswith(f"{fonds}.")

    def placed(self, fonds: str) -> JudgedList:
        """Return the list with the fonds of all its rows, none of which names one."""
        return replace(self, whole_fonds=fonds, notices=(*self.notices, Notice("fonds_by_codes", fonds)))

    def row(self, number: int) -> DossierRow | RejectedRow:
        """Return the row of a record."""
        row = to_row(self.rows[number])
        if isinstance(row, DossierRow) and not row.fonds and not self.fonds:
            return replace(row, fonds=self.whole_fonds)
        return row

    def judged(self) -> Iterator[tuple[int, DossierRow | RejectedRow]]:
        """Yield every row with the number of its record.

        One whose code stands twice is rejected, and one that names no fonds while others do.
        """
        for number in range(len(self.rows)):
            row = self.row(number)
            if isinstance(row, DossierRow) and self.fonds and not row.fonds:
                yield number, rejected(self.rows[number], "fonds_missing")
            elif isinstance(row, DossierRow) and (again := self.repeated.get(self._key(row))):
                yield number, rejected(self.rows[number], "duplicate_in_file", _others(again, row.row))
            else:
                yield number, row

    def good_codes(self) -> Iterator[str]:
        """Yield the codes of the rows that are good by themselves."""
        return (row.code for row in map(self.row, range(len(self.rows))) if isinstance(row, DossierRow))

    def _key(self, row: DossierRow) -> tuple[str, str]:
        return row.fonds if self.fonds else "", row.code


def _hashed(fonds: str, code: str) -> int:
    return hash((fonds, code))


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
        row.fonds,
    ]  # fmt: skip


def to_row(record: list[Any]) -> DossierRow | RejectedRow:
    """Build a row from its record."""
    if len(record) == 6:
        return to_rejected(record)
    number, code, _, title, box, level, *others = record
    return DossierRow(number, code, title, box, None if level is None else Secrecy(level), *others)


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
    fonds: str = "",
) -> JudgedList:
    """Read and judge a list; ``sheet`` is the first visible one with a heading unless named.

    ``fonds``: the one that was chosen for the whole list, ``""``: as the list says (see ``inventory_fonds``). Raises
    ``InputFault`` (see ``open_table``, ``choose_sheet``; ``columns_missing``), ``JobCancelled``.
    """
    with open_table(path) as table:
        chosen, heading = choose_sheet(table, mapping, sheet, path)
        if heading is None or heading.missing:
            raise InputFault(
                "columns_missing", path=str(path), columns="_".join(heading.missing if heading else NEEDED)
            )
        above = said_above(table, chosen, heading, mapping)
        reading = _Reading(RowJudge(mapping, heading, today, fonds, above), _Codes(), RowSpool(), array("q"))
        total, last = table.outline(chosen).rows, 0
        for done, row in enumerate(data_rows(table, chosen, heading)):
            if done % _TOLD_EVERY == 0:
                cancel.raise_if_cancelled()
                progress(Progress(done, total, "rows", path.name))
            reading.take(row)
            last = row.number
        notices = [*sheet_notices(table, chosen), *reading.notices(last), *fonds_notices(fonds, above)]
    return JudgedList(
        path, chosen.name, heading, reading.rows, array("q", sorted(reading.codes)), reading.repeated(),
        tuple(reading.shared.fonds), reading.shared.part, tuple(notices), fonds or above,
    )  # fmt: skip


def said_above(table: Table, sheet: Sheet, heading: Heading, mapping: ColumnMapping) -> str:
    """Return the fonds that the rows above the headings name, ``""`` for none."""
    return fonds_above(list(takewhile(lambda row: row.number < heading.first, table.rows(sheet))), mapping)


def fonds_notices(chosen: str, above: str) -> Iterator[Notice]:
    """Yield a word when the head of a list names another fonds than the chosen one."""
    if chosen and above and not is_same_fonds(above, chosen):
        yield Notice("fonds_above", above)


@dataclass
class _Reading:
    """What is gathered while the rows pass."""

    judge: RowJudge
    shared: _Codes
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
            self.codes.append(_hashed(found.fonds, found.code))
            self.shared.see(found)
        self.rows.append(to_record(found, row.cells))

    def repeated(self) -> dict[tuple[str, str], list[int]]:
        """Return the rows of each code that stands more than once in a fonds."""
        codes = sorted(self.codes)
        twice = {one for one, other in zip(codes, islice(codes, 1, None), strict=False) if one == other}
        found: dict[tuple[str, str], list[int]] = {}
        if twice:
            for number in range(len(self.rows)):
                row = to_row(self.rows[number])
                if isinstance(row, DossierRow) and _hashed(row.fonds, row.code) in twice:
                    found.setdefault((row.fonds, row.code), []).append(row.row)
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


class _Codes:
    """What the rows say together: the fonds that they name, and the part that all codes begin with."""

    def __init__(self) -> None:
        self.fonds: dict[str, None] = {}
        self._shared: list[str] | None = None

    @property
    def part(self) -> str:
        return ".".join(self._shared or ())

    def see(self, row: DossierRow) -> None:
        if row.fonds:
            self.fonds[row.fonds] = None
        parts = row.code.split(".")[:-1]
        if self._shared is None:
            self._shared = parts
        elif self._shared != parts:
            same = (place for place, (one, other) in enumerate(zip(self._shared, parts, strict=False)) if one != other)
            self._shared = self._shared[: next(same, min(len(self._shared), len(parts)))]


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
