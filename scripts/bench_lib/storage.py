"""What storage costs: the time to an acknowledgement, recovery at start-up, long lists, a big import, counts.

The bulk (dossiers with pages, by SQL into a database whose rules were taken off) stands in for months of work; what is
measured then goes through the product itself. Figures depend on the disk: the folder is the system's temporary one.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from station.model.dossier import Master
from station.model.people import Person, Role
from station.model.secrecy import Secrecy
from station.storage.database import FILE_NAME
from station.storage.locks import FILE_NAME as LOCK
from station.storage.pages import NewCapture
from station.storage.reconcile import hash_masters
from station.storage.verify import verify_workspace
from station.storage.workspace import Workspace

MEGABYTE = 1 << 20
HANOI = timezone(timedelta(hours=7))
DAYS, OPERATORS = 90, 20
_PAGE = "INSERT INTO page (id, dossier_id, position, leaf, side, state) VALUES (?, ?, ?, ?, 'recto', 'captured')"
_CAPTURE = (
    "INSERT INTO capture (id, page_id, dossier_id, sequence, state, sha256, size, media_type, width, height, dpi,"
    " mode, operator_id, station, device, device_name, profile, profile_version, applied, captured_at, local_day,"
    " request_key) VALUES (?, ?, ?, ?, 'current', ?, ?, 'image/jpeg', 2480, 3508, 300.0, 'color', ?, 'bench', '{}',"
    " 'ACME', 'a4', '1', '{}', '2026-03-02T01:00:00.000000+00:00', ?, ?)"
)


class Clock:
    """A clock that goes on by a second at each look."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 2, 8, 0, tzinfo=HANOI)

    def now(self) -> datetime:
        """Return the next second."""
        self.moment += timedelta(seconds=1)
        return self.moment


@dataclass(frozen=True)
class Row:
    """A row of an inventory."""

    code: str
    title: str
    box: str
    secrecy: Secrecy = Secrecy.ORDINARY
    sheets: int | None = 20
    pages: int | None = 33
    description: dict[str, str] = field(default_factory=lambda: {"retention": "20 năm", "start_date": "12/03/1998"})
    priority: int = 0


def run(*, quick: bool) -> dict[str, Any]:
    """Return the table, the figures and the targets."""
    with tempfile.TemporaryDirectory(prefix="bench-storage-") as folder:
        root = Path(folder)
        small = measure_capture(root / "one", MEGABYTE, 60 if quick else 400)
        large = measure_capture(root / "five", 5 * MEGABYTE, 30 if quick else 150)
        recovery = measure_recovery(root / "recovery", 2_000 if quick else 10_000)
        lists = measure_lists(root / "lists", 20_000 if quick else 100_000)
        counts = measure_counts(root / "counts", *((100_000, 3_000) if quick else (1_000_000, 30_000)))
    figures = {"capture_1mb": small, "capture_5mb": large, "recovery": recovery, "lists": lists, "counts": counts}
    return {"table": table(figures), **figures, "targets": targets(figures)}


def table(figures: dict[str, dict[str, float]]) -> list[list[str]]:
    """Return one line for each figure."""
    return [["what", "figure", "value"]] + [
        [part, name, f"{value:,.1f}"] for part, measured in figures.items() for name, value in measured.items()
    ]


def targets(figures: dict[str, dict[str, float]]) -> dict[str, dict[str, Any]]:
    """Compare with durability-security 1.5 and scale 4: latencies, recovery, hashing, worklist, import, counts."""
    recovery, lists = figures["recovery"], figures["lists"]
    import_limit = 20.0 * lists["dossiers"] / 100_000
    return {
        "acknowledge_1mb_p95": _at_most(figures["capture_1mb"]["p95_ms"], 50, "ms"),
        "acknowledge_5mb_p95": _at_most(figures["capture_5mb"]["p95_ms"], 50, "ms"),
        "start_after_crash": _at_most(recovery["unclean_start_s"], 5, f"s with {recovery['pages']:,.0f} open pages"),
        "background_hash": _at_least(recovery["hash_mb_s"], 200, "MB/s"),
        "import": _at_most(lists["import_s"], import_limit, f"s for {lists['dossiers']:,.0f} rows"),
        "worklist_screen": _at_most(lists["screen_ms"], 16, "ms for 60 lines"),
        "worklist_whole": _at_most(lists["whole_ms"], 2000, f"ms for {lists['dossiers']:,.0f} lines"),
        "day_counts": _at_most(figures["counts"]["day_ms"], 200, f"ms in {figures['counts']['pages']:,.0f} pages"),
        "campaign_counts": _at_most(figures["counts"]["campaign_ms"], 5000, "ms by day and operator"),
    }


def _at_most(value: float, limit: float, unit: str) -> dict[str, Any]:
    return {"value": round(value, 2), "target": limit, "unit": unit, "met": value <= limit}


def _at_least(value: float, limit: float, unit: str) -> dict[str, Any]:
    return {"value": round(value, 2), "target": limit, "unit": unit, "met": value >= limit}


def opened(path: Path, rows: int) -> tuple[Workspace, Person, float]:
    """Make a workspace with an operator and so many dossiers; return them and the seconds of the import."""
    workspace = Workspace.create_or_open(path, Clock(), "bench")
    with workspace.write(None) as unit:
        people = [unit.add_person(f"operator{n}", f"Người quét {n}", [Role.OPERATOR]) for n in range(OPERATORS)]
    started = time.perf_counter()
    with workspace.write(people[0]) as unit:
        unit.import_inventory(
            fonds_code="P01", code="ML01", title="Mục lục hồ sơ", source_name="ml.xlsx", source_sha256="0" * 64,
            rows=(
                Row(f"{n:06d}", f"Hồ sơ về việc cấp giấy chứng nhận quyền sử dụng đất số {n}", f"H{n // 25:05d}")
                for n in range(rows)
            ),
        )  # fmt: skip
    return workspace, people[0], time.perf_counter() - started


def measure_capture(path: Path, size: int, pages: int) -> dict[str, float]:
    """Time from complete bytes in a file to a page that may be acknowledged."""
    workspace, person, _ = opened(path, 1)
    seconds: list[float] = []
    with workspace:
        with workspace.read() as reader:
            dossier = reader.dossiers()[0]
        image = workspace.spool / "page.jpg"
        for number in range(pages):
            image.write_bytes(os.urandom(size))
            started = time.perf_counter()
            stored = workspace.masters.put(image)
            master = Master(stored.sha256, stored.size, "image/jpeg", 2480, 3508, 300.0, "color")
            new = NewCapture(master, person.id, {"model": "S1"}, "a4", "1", f"bench-{number}")
            with workspace.write(person) as unit:
                unit.add_capture(dossier.id, new)
            seconds.append(time.perf_counter() - started)
    cuts = quantiles(seconds, n=100)
    return {
        "pages": pages,
        "median_ms": median(seconds) * 1000,
        "p95_ms": cuts[94] * 1000,
        "p99_ms": cuts[98] * 1000,
        "max_ms": max(seconds) * 1000,
    }


def measure_recovery(path: Path, pages: int) -> dict[str, float]:
    """Start after a crash with so many open pages: reconciliation; then the hash of all in the background."""
    workspace, _, _ = opened(path, max(1, pages // 33))
    workspace.close()
    fill(path, pages, masters=True)
    clean = _timed(lambda: Workspace.create_or_open(path, Clock(), "bench").close())
    (path / LOCK).write_text('{"pid": "1"}')
    unclean = _timed(lambda: Workspace.create_or_open(path, Clock(), "bench").close())
    with Workspace.create_or_open(path, Clock(), "bench") as workspace:
        many = _timed(lambda: sum(1 for _ in hash_masters(workspace.engine, workspace.masters)))
        large = [workspace.masters.put(os.urandom(4 * MEGABYTE)) for _ in range(20)]
        seconds = _timed(lambda: [workspace.masters.verify(one.sha256) for one in large])
    return {
        "pages": pages,
        "clean_start_s": clean,
        "unclean_start_s": unclean,
        "hash_small_files_per_s": pages / many,
        "hash_mb_s": 80 * 1.048576 / seconds,
    }


def measure_lists(path: Path, dossiers: int) -> dict[str, float]:
    """An import of so many rows, and the worklist over them."""
    workspace, _, seconds = opened(path, dossiers)
    with workspace:

        def look(**options: Any) -> float:
            with workspace.read() as reader:
                return median(_timed(lambda: reader.dossier_summaries(**options)) for _ in range(5)) * 1000

        figures = {
            "dossiers": dossiers,
            "import_s": seconds,
            "screen_ms": look(limit=60, offset=0),
            "last_screen_ms": look(limit=60, offset=dossiers - 60),
            "search_ms": look(text="quyen su dung dat 77", limit=60),
            "whole_ms": look(),
        }
        figures["verify_s"] = _timed(lambda: verify_workspace(workspace))
    return figures


def measure_counts(path: Path, pages: int, dossiers: int) -> dict[str, float]:
    """Counts over months of work, and what a page costs and a dossier shows meanwhile."""
    workspace, person, _ = opened(path, dossiers)
    workspace.close()
    fill(path, pages)
    with Workspace.create_or_open(path, Clock(), "bench") as workspace:
        last = _day(DAYS - 1)

        def count(by: list[str], since: str | None) -> float:
            with workspace.read() as reader:
                return median(_timed(lambda: reader.counts(by, since, last)) for _ in range(3)) * 1000

        with workspace.read() as reader:
            dossier = reader.dossiers(limit=1)[0]
            listing = _timed(lambda: reader.pages(dossier.id)) * 1000
            facts = _timed(lambda: reader.facts(dossier.id)) * 1000
        return {
            "pages": pages,
            "day_ms": count(["operator", "device"], last),
            "week_ms": count(["day", "operator"], _day(DAYS - 7)),
            "campaign_ms": count(["day", "operator"], None),
            "pages_of_a_dossier_ms": listing,
            "facts_ms": facts,
            "commit_ms": median(_timed(lambda: _touch(workspace, person)) for _ in range(20)) * 1000,
        }


def _touch(workspace: Workspace, person: Person) -> None:
    with workspace.write(person) as unit:
        unit.emit("bench.touched", person.id)


def fill(path: Path, pages: int, *, masters: bool = False) -> None:
    """Put pages with captures into the dossiers, evenly, over 90 days and 20 operators."""
    with closing(sqlite3.connect(path / FILE_NAME)) as sql:
        for (name,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            sql.execute(f"DROP TRIGGER {name}")
        dossiers = [row[0] for row in sql.execute("SELECT id FROM dossier ORDER BY ordinal")]
        people = [row[0] for row in sql.execute("SELECT id FROM person ORDER BY name")]
        each = -(-pages // len(dossiers))
        sql.executemany(_PAGE, ((f"p{n}", dossiers[n // each], n, n) for n in range(pages)))
        sql.executemany(_CAPTURE, captures(path / "masters" if masters else None, pages, each, dossiers, people))
        sql.commit()


def captures(
    masters: Path | None, pages: int, each: int, dossiers: list[str], people: list[str]
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows, and write the masters (3 kB each) when a folder is given."""
    for number in range(pages):
        data = hashlib.sha256(str(number).encode()).digest() * 100
        digest = hashlib.sha256(data).hexdigest()
        if masters is not None:
            (masters / digest[:2]).mkdir(exist_ok=True)
            (masters / digest[:2] / digest).write_bytes(data)
        day = _day(number * DAYS // pages)
        person = people[number % len(people)]
        yield (
            f"c{number}",
            f"p{number}",
            dossiers[number // each],
            number + 1,
            digest,
            len(data),
            person,
            day,
            f"k{number}",
        )


def _day(number: int) -> str:
    return (datetime(2026, 3, 2, tzinfo=HANOI) + timedelta(days=number)).date().isoformat()


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    for line in run(quick="--quick" in sys.argv)["table"]:
        print("  ".join(line))
