"""Mục lục hồ sơ in: every row is judged before anything is written, and what is written is written in one transaction."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from station.model.codes import problem_with_code
from station.model.errors import InputFault
from station.model.people import Action, Person
from station.model.secrecy import Secrecy
from station.storage.workspace import Workspace
from station.workflow.inventory_table import Row, plain_heading, read_rows

HEADING_ROWS = 30
MAX_TITLE = 1000
_DATE = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")


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


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import found and did; ``imported`` is 0 when rows were rejected and good ones were not asked for."""

    source: str
    sha256: str
    imported: int
    already: int
    good: tuple[DossierRow, ...]
    rejected: tuple[RejectedRow, ...]


def read_inventory(path: Path, mapping: ColumnMapping) -> tuple[list[DossierRow], list[RejectedRow]]:
    """Judge every row of the file; raises ``InputFault`` with ``columns_missing`` when code and title have no column."""
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


def import_inventory(
    workspace: Workspace, person: Person, path: Path, mapping: ColumnMapping, *, fonds: str, only_good: bool = False
) -> ImportResult:
    """Register the dossiers of an approved inventory under the fonds with code ``fonds``.

    Nothing is written while a row is rejected, unless ``only_good``; a file that was imported before changes nothing.
    Raises ``InputFault`` (see ``read_rows``) and ``Refused`` (role).
    """
    person.require(Action.IMPORT_INVENTORY)
    if problem_with_code(fonds):
        raise InputFault("code_bad", value=fonds, reason=problem_with_code(fonds))
    good, rejected = read_inventory(path, mapping)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with workspace.write(person) as unit:
        known = unit.known_codes([row.code for row in good], fonds)
        if any(inventory.source_sha256 == digest for inventory in unit.inventories()):
            return ImportResult(path.name, digest, 0, len(known), tuple(good), tuple(rejected))
        rejected += [RejectedRow(row.row, row.code, "already_registered") for row in good if row.code in known]
        fresh = [row for row in good if row.code not in known]
        if not fresh or (rejected and not only_good):
            return ImportResult(path.name, digest, 0, len(known), tuple(fresh), tuple(rejected))
        unit.import_inventory(
            fonds_code=fonds, code=path.stem, title=mapping.title, source_name=path.name, source_sha256=digest, rows=fresh
        )  # fmt: skip
        unit.emit("inventory.imported", path.name, sha256=digest, dossiers=len(fresh), rejected=len(rejected))
    return ImportResult(path.name, digest, len(fresh), len(known), tuple(fresh), tuple(rejected))


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
    code, title = values.get("code", ""), values.get("title", "")
    if reason := problem_with_code(code):
        return RejectedRow(number, code, f"code_{reason}", code)
    if not title:
        return RejectedRow(number, code, "title_missing")
    if len(title) > MAX_TITLE:
        return RejectedRow(number, code, "title_too_long", str(len(title)))
    for name in ("sheets", "pages", "documents"):
        if values.get(name) and not re.fullmatch(r"\d{1,7}", values[name]):
            return RejectedRow(number, code, "not_a_count", values[name])
    for name in ("start_date", "end_date"):
        if values.get(name) and not is_archival_date(values[name]):
            return RejectedRow(number, code, "not_a_date", values[name])
    level = values.get("secrecy", "")
    secrecy = _secrecy(level, mapping) if "secrecy" in values and level else None
    if level and secrecy is None:
        return RejectedRow(number, code, "secrecy_unknown_word", level)
    return DossierRow(
        number, code, title, values.get("box", ""), secrecy, _count(values, "sheets"), _count(values, "pages"),
        {name: values[name] for name in _DESCRIPTION if values.get(name)},
    )  # fmt: skip


_DESCRIPTION = ("number", "retention", "start_date", "end_date", "documents", "language", "note")


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
