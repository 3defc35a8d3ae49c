"""Rows of a mục lục hồ sơ judged one by one: what a dossier is registered with, or every reason against the row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from station.model.appraisal import OFTEN_USED, PERMANENT
from station.model.codes import problem_with_code
from station.model.secrecy import Secrecy
from station.packaging.codelists import CodeList, load_codelist
from station.packaging.fields import date_span
from station.settings.resources import resources_folder
from station.workflow.inventory_fonds import FondsJudge
from station.workflow.inventory_heading import Heading
from station.workflow.inventory_mapping import NEEDED, ColumnMapping
from station.workflow.inventory_result import DossierRow, RejectedRow
from station.workflow.inventory_table import Row
from station.workflow.table_cells import plain_heading, serial_date
from station.workflow.workbook_rows import UNCALCULATED

__all__ = ["ColumnMapping", "DossierRow", "RejectedRow", "RowJudge", "archival_date"]

# Longest texts of the fields of TT 05/2025, Phụ lục I-V, that a list may give.
MAX_TITLE = 1000
_LENGTHS = {"box": 100, "number": 100, "retention": 100, "language": 100, "fonds": 100, "note": 2000}
_DATE = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})", re.ASCII)
# A number in a column of dates that a spreadsheet would show as 18/05/1927 or later; four digits are a year.
_SERIAL = re.compile(r"[1-9]\d{4}", re.ASCII)
_COUNT = re.compile(r"\d{1,7}", re.ASCII)
_COUNTED = ("sheets", "pages", "documents")
_DATED = ("start_date", "end_date")
_DESCRIPTION = ("fonds", "number", "retention", "start_date", "end_date", "documents", "language", "note")
_PERMANENT_CODE = "01"
# Few words, and not many days, fill some columns of a million rows.
_WORDS, _DATES = 4096, 32_768

Objections = Iterator[tuple[str, str]]


class RowJudge:
    """Judges the rows of one list. ``today``: dates after it are in the future; ``None``: no date is."""

    def __init__(
        self, mapping: ColumnMapping, heading: Heading, today: date | None, chosen_fonds: str = "", above: str = ""
    ) -> None:  # fmt: skip
        maintenance = load_codelist(resources_folder() / "codelists", "maintenance")
        self._heading, self._today, self._fonds = heading, today, FondsJudge(chosen_fonds, above)
        self._columns = tuple(heading.columns.items())
        self._level = lru_cache(_WORDS)(lambda word: _level(word, mapping))
        self._retention = lru_cache(_WORDS)(lambda word: _retention(word, maintenance, mapping))
        self._often = frozenset(map(plain_heading, mapping.often))

    def judge(self, row: Row) -> DossierRow | RejectedRow | None:
        """Return the dossier of a row, all that is wrong with it, or ``None`` for a row that says nothing."""
        cells = row.cells
        if row.fault is not None:
            place = self._heading.columns.get("code", len(cells))
            return RejectedRow(row.number, "".join(cells[place : place + 1]), *row.fault, (), tuple(cells))
        width = len(cells)
        values = {name: cells[index] for name, index in self._columns if index < width and cells[index]}
        if not values and not self._faults(row):
            return None
        for name in _DATED:
            if name in values:
                values[name] = archival_date(values[name]) or values[name]
        code, said = values.get("code", ""), values.get("fonds", "")
        fonds, against = self._fonds.judge(said)
        fonds_fault = [(against, said[:60])] if against else []
        if found := [*self._faults(row), *self._objections(values), *fonds_fault]:
            return RejectedRow(row.number, code, *found[0], tuple(found[1:]), tuple(cells))
        return DossierRow(
            row.number, code, values["title"], values.get("box", ""), self._level(values.get("secrecy", "")),
            _count(values, "sheets"), _count(values, "pages"),
            {name: values[name] for name in _DESCRIPTION if name in values}, self._priority(values), fonds,
        )  # fmt: skip

    def uncalculated(self, row: Row) -> int:
        """Return how many cells that may be empty count as such, because the file has no result of their formula."""
        return len(self._uncalculated(row)) if row.faults else 0

    def _uncalculated(self, row: Row) -> set[int]:
        may_be_empty = {index for name, index in self._columns if name not in NEEDED}
        return {index for index, fault in row.faults.items() if fault[0] == UNCALCULATED and index in may_be_empty}

    def _faults(self, row: Row) -> list[tuple[str, str]]:
        """Return what is wrong with cells of the columns that are read; an empty cell where one may be is no fault."""
        if not row.faults:
            return []
        empty = self._uncalculated(row)
        return [row.faults[index] for _, index in self._columns if index in row.faults and index not in empty]

    def _priority(self, values: Mapping[str, str]) -> int:
        permanent = self._retention(values.get("retention", "")) == _PERMANENT_CODE
        often = "often" in values and plain_heading(values["often"]) in self._often
        return PERMANENT * permanent + OFTEN_USED * often

    def _objections(self, values: Mapping[str, str]) -> Objections:
        code, title = values.get("code", ""), values.get("title", "")
        if reason := problem_with_code(code):
            yield f"code_{reason}", code[:60]
        if not title:
            yield "title_missing", ""
        if len(title) > MAX_TITLE:
            yield "title_too_long", str(len(title))
        yield from self._misspelt(values)
        yield from self._dated(values)

    def _misspelt(self, values: Mapping[str, str]) -> Objections:
        for name in _COUNTED:
            if name in values and not _COUNT.fullmatch(values[name]):
                yield "not_a_count", values[name][:60]
        for name, limit in _LENGTHS.items():
            if len(text := values.get(name, "")) > limit:
                yield "field_too_long", f"{self._heading.names[self._heading.columns[name]]}: {len(text)} > {limit}"
        if "retention" in values and not self._retention(values["retention"]):
            yield "retention_unknown", values["retention"][:60]
        if "secrecy" in values and self._level(values["secrecy"]) is None:
            yield "secrecy_unknown_word", values["secrecy"][:60]

    def _dated(self, values: Mapping[str, str]) -> Objections:
        spans = {text: _span(text) for name in _DATED if (text := values.get(name, ""))}
        for text, span in spans.items():
            if span is None:
                yield "not_a_date", text[:60]
            elif self._today is not None and span[0] > self._today:
                yield "date_in_future", text
        if len(spans) == len(_DATED):
            (start, begins), (end, ends) = spans.items()
            if begins is not None and ends is not None and ends[1] < begins[0]:
                yield "dates_reversed", f"{start} > {end}"


def _count(values: Mapping[str, str], name: str) -> int | None:
    return int(values[name]) if name in values else None


def _level(word: str, mapping: ColumnMapping) -> Secrecy | None:
    plain = plain_heading(word)
    for level, words in mapping.secrecy.items():
        if plain in {plain_heading(text) for text in words}:
            return Secrecy(level)
    return None


def _retention(word: str, maintenance: CodeList, mapping: ColumnMapping) -> str:
    """Return the code of a retention that is given as a code or in words, ``""`` for none."""
    plain = plain_heading(word)
    for code, words in mapping.retention.items():
        if plain in {plain_heading(text) for text in words}:
            return code
    return maintenance.code(word) or ""


_span = lru_cache(_DATES)(date_span)


@lru_cache(_DATES)
def archival_date(text: str) -> str:
    """Return DD/MM/YYYY, MM/YYYY or YYYY (TT 05/2025 PL I) of a text, ``""`` when it is no day of the calendar.

    Dots and hyphens may stand between the figures; a whole number of five figures is a spreadsheet's serial number.
    """
    if _SERIAL.fullmatch(text):
        return serial_date(float(text))
    match = _DATE.fullmatch(text)
    if match is None:
        return ""
    day, month, year = match.groups()
    parts = [part.zfill(2) for part in (day, month) if part] + [year]
    written = "/".join(parts)
    return written if _span(written) else ""
