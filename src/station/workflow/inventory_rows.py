"""Rows of a mục lục hồ sơ judged one by one: what a dossier is registered with, or why the row is rejected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from station.model.codes import problem_with_code
from station.model.errors import InputFault
from station.model.secrecy import Secrecy
from station.workflow.inventory_table import Row, plain_heading, read_rows

HEADING_ROWS = 30
MAX_TITLE = 1000
_DATE = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_DESCRIPTION = ("fonds", "number", "retention", "start_date", "end_date", "documents", "language", "note")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which headings mean which field, and how a secrecy level may be written (``profiles/inventory/*.toml``)."""

    name: str
    version: str
    title: str
    columns: dict[str, tuple[str, ...]]
    secrecy: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One good row: what a dossier is registered with."""

    row: int
    code: str
    title: str
    box: str
    secrecy: Secrecy | None
    sheets: int | None
    pages: int | None
    description: dict[str, str]


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One bad row: its number in the file, the code it gave, and the reason (a code with its value)."""

    row: int
    code: str
    reason: str
    value: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return the form on the command line."""
        return {"row": self.row, "code": self.code, "reason": self.reason, "value": self.value}


def read_inventory(path: Path, mapping: ColumnMapping) -> tuple[list[DossierRow], list[RejectedRow]]:
    """Judge every row of the file; raises ``InputFault`` (``columns_missing``) when code and title have no column."""
    rows = read_rows(path)
    columns = _find_heading(rows, mapping, path)
    good: list[DossierRow] = []
    rejected: list[RejectedRow] = []
    for number, cells in rows:
        values = {name: cells[index] if index < len(cells) else "" for name, index in columns.items()}
        if any(values.values()):
            judged = _judge(number, values, mapping)
            (good if isinstance(judged, DossierRow) else rejected).append(judged)  # type: ignore[arg-type]
    times = Counter(row.code for row in good)
    rejected += [RejectedRow(row.row, row.code, "duplicate_in_file") for row in good if times[row.code] > 1]
    return [row for row in good if times[row.code] == 1], sorted(rejected, key=lambda row: row.row)


def _find_heading(rows: Iterable[Row], mapping: ColumnMapping, path: Path) -> dict[str, int]:
    wanted = {plain_heading(text): name for name, texts in mapping.columns.items() for text in texts}
    best: dict[str, int] = {}
    for number, cells in rows:
        found: dict[str, int] = {}
        for index, cell in enumerate(cells):
            name = wanted.get(plain_heading(cell))
            if name is not None:
                found.setdefault(name, index)
        if {"code", "title"} <= found.keys():
            return found
        best = max(best, found, key=len)
        if number >= HEADING_ROWS:
            break
    missing = ", ".join(sorted({"code", "title"} - best.keys()))
    raise InputFault("columns_missing", path=str(path), missing=missing)


def _judge(number: int, values: Mapping[str, str], mapping: ColumnMapping) -> DossierRow | RejectedRow:
    code = values.get("code", "")
    level = _secrecy(values.get("secrecy", ""), mapping)
    for reason, value in _objections(values):
        return RejectedRow(number, code, reason, value)
    if values.get("secrecy") and level is None:
        return RejectedRow(number, code, "secrecy_unknown_word", values["secrecy"])
    return DossierRow(
        row=number, code=code, title=values["title"], box=values.get("box", ""), secrecy=level,
        sheets=_count(values, "sheets"), pages=_count(values, "pages"),
        description={name: values[name] for name in _DESCRIPTION if values.get(name)},
    )  # fmt: skip


def _objections(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    code, title = values.get("code", ""), values.get("title", "")
    if reason := problem_with_code(code):
        yield f"code_{reason}", code
    if not title:
        yield "title_missing", ""
    if len(title) > MAX_TITLE:
        yield "title_too_long", str(len(title))
    for name in ("sheets", "pages", "documents"):
        if values.get(name) and not re.fullmatch(r"\d{1,7}", values[name]):
            yield "not_a_count", values[name]
    for name in ("start_date", "end_date"):
        if values.get(name) and not is_archival_date(values[name]):
            yield "not_a_date", values[name]


def _count(values: Mapping[str, str], name: str) -> int | None:
    return int(values[name]) if values.get(name) else None


def _secrecy(word: str, mapping: ColumnMapping) -> Secrecy | None:
    plain = plain_heading(word)
    for level, words in mapping.secrecy.items():
        if plain in {plain_heading(text) for text in words}:
            return Secrecy(level)
    return None


def is_archival_date(text: str) -> bool:
    """Whether the text is DD/MM/YYYY, MM/YYYY or YYYY and exists in the calendar (TT 05/2025 PL I)."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    day, month, year = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
