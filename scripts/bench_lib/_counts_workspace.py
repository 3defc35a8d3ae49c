"""The workspace of the counts' bench: months of a large archive's work, as rows of SQL without rules.

1,000,000 pages in 30,000 dossiers of 3 units, captured in 90 days by 20 operators at 10 stations, reviewed by 4
people; a fiftieth was scanned again, a hundredth rejected for it, a thirtieth is blank, a hundredth was a separator.
The pages of the last five days wait for review; packages are handed over after a month.
The totals are then made by the product itself (``counts --rebuild``).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench_lib._window_workspace import without_rules
from bench_lib.storage import HANOI, Clock, Row
from station.model.people import Person, Role
from station.storage.workspace import Workspace

DAYS, OPERATORS, REVIEWERS, STATIONS, UNITS = 90, 20, 4, 10, 3
FIRST = datetime(2026, 3, 2, tzinfo=HANOI)
OPEN_DAYS, KEPT_DAYS = 5, 30
REASONS = ("clipped", "skewed", "blurred", "dirty", "exposure", "order", "duplicate", "format", "other")
_PAGE = (
    "INSERT INTO page (id, dossier_id, position, leaf, side, state, suspect, removed_reason, removed_by, removed_at,"
    " removed_day) VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?)"
)
_CAPTURE = (
    "INSERT INTO capture (id, page_id, dossier_id, sequence, state, sha256, size, media_type, width, height, dpi,"
    " mode, operator_id, station, device, device_name, profile, profile_version, applied, captured_at, local_day,"
    " request_key, rescan, new_leaf) VALUES (?, ?, ?, ?, ?, ?, ?, 'image/jpeg', ?, ?, 300.0, 'color', ?, ?, ?, ?, ?,"
    " '1', '{}', ?, ?, ?, ?, ?)"
)
_DECISION = (
    "INSERT INTO decision (id, sequence, page_id, dossier_id, capture_id, report_digest, reviewer_id, verdict, reason,"
    " note, at, local_day) VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, '', ?, ?)"
)
_APPROVAL = "INSERT INTO approval (id, sequence, dossier_id, version, reviewer_id, at) VALUES (?, ?, ?, 1, ?, ?)"
_PACKAGE = (
    "INSERT INTO package (id, dossier_id, version, profile, profile_version, path, manifest_sha256, sealed_at, files,"
    " bytes, pages, chain_head) VALUES (?, ?, 1, 'plain', '1', ?, '', ?, 40, 90000000, 33, '')"
)
_DOCUMENT = "INSERT INTO document (id, dossier_id, first_page_id, description) VALUES (?, ?, ?, '{}')"
_BLANK = "INSERT INTO blank_mark (capture_id, dossier_id, person_id, at, local_day) VALUES (?, ?, ?, ?, ?)"
_AT_ONCE = 20_000


@dataclass(frozen=True)
class Filled:
    """The workspace's folder, its supervisor, one operator, the last day, and how much was put into it."""

    path: Path
    supervisor: Person
    operator: Person
    last_day: str
    pages: int
    dossiers: int


@dataclass(frozen=True)
class _Crew:
    operators: list[str]
    reviewers: list[str]


def fill(path: Path, pages: int, dossiers: int) -> Filled:
    """Make the workspace and fill its tables; the totals are not made."""
    with Workspace.create_or_open(path, Clock(), "bench") as workspace:
        with workspace.write(None) as unit:
            lan = unit.add_person("lan", "Lê Ngọc Lan", [Role.SUPERVISOR])
            operators = [unit.add_person(f"quet{n:02d}", f"Người quét {n}", [Role.OPERATOR]) for n in range(OPERATORS)]
            reviewers = [unit.add_person(f"duyet{n}", f"Người duyệt {n}", [Role.REVIEWER]) for n in range(REVIEWERS)]
        for number in range(UNITS):
            with workspace.write(lan) as unit:
                unit.import_inventory(
                    fonds_code=f"P{number + 1:02d}", code=f"ML{number + 1:02d}", title="Mục lục hồ sơ",
                    source_name="ml.xlsx", source_sha256=f"{number}" * 64,
                    rows=_rows(number, dossiers // UNITS + (number < dossiers % UNITS)),
                )  # fmt: skip
    crew = _Crew([one.id for one in operators], [one.id for one in reviewers])
    with without_rules(path) as sql:
        _fill_tables(sql, pages, crew)
    return Filled(path, lan, operators[0], _day(DAYS - 1), pages, dossiers)


def _rows(number: int, count: int) -> Iterator[Row]:
    description = {"retention": ("Vĩnh viễn", "20 năm")[number % 2], "start_date": "12/03/1998"}
    for n in range(count):
        title = f"Hồ sơ về việc cấp giấy chứng nhận quyền sử dụng đất số {n}"
        yield Row(f"P{number + 1:02d}.{n:06d}", title, f"H{n // 25:05d}", description=description)


def _day(number: int) -> str:
    return (FIRST + timedelta(days=number)).date().isoformat()


def _fill_tables(sql: sqlite3.Connection, pages: int, crew: _Crew) -> None:
    sql.execute("PRAGMA synchronous = OFF")
    dossiers = [row[0] for row in sql.execute("SELECT id FROM dossier ORDER BY ordinal")]
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _STATEMENTS}
    work = _Work(crew, rows)
    for number, dossier in enumerate(dossiers):
        # Spread evenly, so that the last day, which the board calls today, has its work too.
        mine = pages * (number + 1) // len(dossiers) - pages * number // len(dossiers)
        work.add_dossier(dossier, number, mine, number * DAYS // len(dossiers))
        if len(rows["capture"]) > _AT_ONCE:
            _write(sql, rows)
    _write(sql, rows)
    sql.executemany("UPDATE dossier SET state = ?, package_version = ?, secrecy = 'ordinary', secrecy_by = ?,"
                    " secrecy_at = ? WHERE id = ?", work.states)  # fmt: skip
    sql.commit()


_STATEMENTS = {
    "page": _PAGE, "capture": _CAPTURE, "decision": _DECISION, "approval": _APPROVAL, "package": _PACKAGE,
    "document": _DOCUMENT, "blank_mark": _BLANK,
}  # fmt: skip


def _write(sql: sqlite3.Connection, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    for name, statement in _STATEMENTS.items():
        sql.executemany(statement, rows[name])
        rows[name].clear()


class _Work:
    """What was done with one dossier after the other."""

    def __init__(self, crew: _Crew, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        self._crew, self._rows = crew, rows
        self._captures = self._decisions = self._number = 0
        self.states: list[tuple[Any, ...]] = []

    def add_dossier(self, dossier: str, number: int, pages: int, day: int) -> None:
        """Capture the pages of a dossier on a day; all but the last days' were reviewed, approved and sealed."""
        who = number % OPERATORS
        self._operator, self._reviewer = self._crew.operators[who], self._crew.reviewers[number % REVIEWERS]
        serial = f"{who % STATIONS:04d}"
        self._where = (f"trạm-{who % STATIONS:02d}", json.dumps({"model": "fi-7160", "serial": serial}),
                       f"Fujitsu fi-7160 {serial}")  # fmt: skip
        self._dossier, self._day = dossier, day
        begun, done = FIRST + timedelta(days=day, hours=7 + number % 9), day < DAYS - OPEN_DAYS
        for place in range(pages):
            self._add_page(place, begun + timedelta(seconds=7 * place), done=done)
        at = _utc(begun + timedelta(hours=3))
        if done:
            self._rows["approval"].append((f"a{number}", number + 1, dossier, self._reviewer, at))
            self._rows["package"].append((f"s{number}", dossier, f"{dossier}_v1", at))
        state = "capturing" if not done else "packaged" if day >= DAYS - KEPT_DAYS else "delivered"
        self.states.append((state, int(done), self._operator, _utc(begun), dossier))

    def _add_page(self, place: int, at: datetime, *, done: bool) -> None:
        self._number += 1
        page, number = f"p{self._number}", self._number
        removed, again = number % 100 == 7, number % 50 == 3
        state = "removed" if removed else "accepted" if done else "passed"
        told = ("separator", self._operator, _utc(at), _day(self._day)) if removed else ("", None, None, None)
        side = "verso" if place % 2 else "recto"
        self._rows["page"].append((page, self._dossier, place + 1, place // 2, side, state, *told))
        if place % 8 == 0:
            self._rows["document"].append((f"v{number}", self._dossier, page))
        if again:
            earlier = self._add_capture(page, at, "superseded", rescan=0, leaf=place % 2 == 0)
            if number % 100 == 3:
                self._decide(page, earlier, at, "reject", REASONS[number // 100 % len(REASONS)])
        capture = self._add_capture(page, at, "current", rescan=int(again), leaf=not again and place % 2 == 0)
        if number % 30 == 11:
            self._rows["blank_mark"].append((capture, self._dossier, self._operator, _utc(at), _day(self._day)))
        if done and not removed:
            self._decide(page, capture, at + timedelta(hours=2), "accept", "")

    def _add_capture(self, page: str, at: datetime, state: str, *, rescan: int, leaf: bool) -> str:
        self._captures += 1
        name = f"c{self._captures}"
        large = self._captures % 40 == 0
        size, profile = ((3508, 4961), "a3-colour-300") if large else ((2480, 3508), "a4-colour-300")
        station, device, device_name = self._where
        self._rows["capture"].append((
            name, page, self._dossier, self._captures, state, f"{self._captures:064x}", 900_000 + self._captures % 9999,
            *size, self._operator, station, device, device_name, profile, _utc(at), _day(self._day),
            f"k{self._captures}", rescan, int(leaf),
        ))  # fmt: skip
        return name

    def _decide(self, page: str, capture: str, at: datetime, verdict: str, reason: str) -> None:
        self._decisions += 1
        self._rows["decision"].append((
            f"d{self._decisions}", self._decisions, page, self._dossier, capture, self._reviewer, verdict, reason,
            _utc(at), at.date().isoformat(),
        ))  # fmt: skip


def _utc(at: datetime) -> str:
    return f"{(at - timedelta(hours=7)).replace(tzinfo=None).isoformat(timespec='microseconds')}+00:00"
