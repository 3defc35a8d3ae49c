"""The workspace of the window's bench: 100,000 dossiers, one of them with 10,000 inspected pages.

The pages are rows of SQL into a database whose rules were taken off, as in the storage bench; what is measured
afterwards goes through the product. Each shows one of the sample pages under a digest of its own, and what is known of
it is what the real inspection says of the sample; only its names and figures are its own, so that no page is a copy.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from bench_lib.storage import Clock, Row
from station.model.events import canonical_json
from station.model.finding import Finding, Outcome, Report
from station.model.geometry import Box
from station.model.people import Person, Role
from station.model.profiles import Checklist
from station.qc.chosen_checks import checklist_edition
from station.qc.inspection import Inspection, InspectionRequest
from station.qc.inspector import inspect
from station.settings.resources import resources_folder
from station.storage.database import FILE_NAME
from station.storage.derivatives import DerivativeStore
from station.storage.workspace import Workspace

SAMPLES = 12
PAGES_IN_DOCUMENT = 17
AT = "2026-03-02T01:00:00.000000+00:00"
_PAGE = "INSERT INTO page (id, dossier_id, position, leaf, side, state) VALUES (?, ?, ?, ?, ?, ?)"
_CAPTURE = (
    "INSERT INTO capture (id, page_id, dossier_id, sequence, state, sha256, size, media_type, width, height, dpi,"
    " mode, operator_id, station, device, device_name, profile, profile_version, applied, captured_at, local_day,"
    " request_key) VALUES (?, ?, ?, ?, 'current', ?, ?, 'image/jpeg', ?, ?, ?, 'color', ?, 'bench',"
    " '{\"model\": \"S1\"}', 'S1', 'a4', '1', '{\"resolution\": \"300\"}', ?, '2026-03-02', ?)"
)
_MEASURE = "INSERT INTO page_measure (capture_id, recipe_digest, measures, signs) VALUES (?, ?, ?, ?)"
_REPORT = (
    "INSERT INTO report (capture_id, master, recipe, recipe_digest, checklist, checklist_version, findings, flagged,"
    " engine, seconds, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'tesseract', '{\"ocr\": 1.2}', ?)"
)


@dataclass(frozen=True)
class Sample:
    """A stored master: its bytes in a file, its size in pixels, what inspecting it gave."""

    path: Path
    sha256: str
    width: int
    height: int
    dpi: float
    inspection: Inspection


@dataclass(frozen=True)
class Filled:
    """The workspace's folder, its person (all roles), the large dossier and its pages' samples."""

    path: Path
    person: Person
    dossier_id: str
    samples: tuple[Sample, ...]


def fill(path: Path, pages: int, dossiers: int, checklist: Checklist) -> Filled:
    """Make the workspace; ``checklist``: what the pages are inspected with."""
    with Workspace.create_or_open(path, Clock(), "bench") as workspace:
        with workspace.write(None) as unit:
            person = unit.add_person("huong", "Nguyễn Thị Hương", list(Role))
        with workspace.write(person) as unit:
            unit.import_inventory(
                fonds_code="P01", code="ML01", title="Mục lục hồ sơ", source_name="ml.xlsx", source_sha256="0" * 64,
                rows=(
                    Row(
                        f"{n:06d}", f"Hồ sơ về việc cấp giấy chứng nhận quyền sử dụng đất số {n}", f"H{n // 25:05d}",
                        sheets=None, pages=None,
                    )
                    for n in range(dossiers)
                ),
            )  # fmt: skip
        with workspace.read() as reader:
            dossier = reader.dossiers(limit=1)[0]
        samples = tuple(_samples(workspace, checklist))
    filled = Filled(path, person, dossier.id, samples)
    with without_rules(path) as sql:
        fill_pages(sql, dossier.id, filled, pages, checklist)
    return filled


@contextmanager
def without_rules(path: Path) -> Iterator[sqlite3.Connection]:
    """Give the database of a workspace without the rules that its rows are held by; they are back afterwards."""
    with closing(sqlite3.connect(path / FILE_NAME)) as sql:
        rules = [row[0] for row in sql.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
        for (name,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            sql.execute(f"DROP TRIGGER {name}")
        yield sql
        for rule in rules:
            sql.execute(rule)
        sql.commit()


def _samples(workspace: Workspace, checklist: Checklist) -> Iterator[Sample]:
    for path in sorted((resources_folder() / "demo" / "pages").glob("*/*.jpg"))[:SAMPLES]:
        data = path.read_bytes()
        stored = workspace.masters.put(data)
        made = inspect(data, InspectionRequest(checklist, dpi=300.0, name=path.name))
        for digest in (made.report.recipe.digest, "as-captured"):
            workspace.derivatives.put(stored.sha256, digest, "thumbnail", made.thumbnail)
            workspace.derivatives.put(stored.sha256, digest, "proxy", made.proxy)
        with Image.open(path) as image:
            width, height = image.size
        yield Sample(path, stored.sha256, width, height, 300.0, made)


def fill_pages(
    sql: sqlite3.Connection, dossier: str, filled: Filled, pages: int, checklist: Checklist, mark: str = ""
) -> None:
    """Put inspected pages into a dossier; ``mark`` sets their ids apart from those of another one."""
    person, samples = filled.person.id, filled.samples
    sql.execute("UPDATE dossier SET state = 'capturing' WHERE id = ?", (dossier,))
    sql.execute(
        "UPDATE dossier SET secrecy = 'ordinary', secrecy_by = ?, secrecy_at = ? WHERE id = ?", (person, AT, dossier)
    )
    flagged = [number % 9 == 0 for number in range(pages)]
    digests = [hashlib.sha256(f"{mark}{n}".encode()).hexdigest() for n in range(pages)]
    _link_pictures(DerivativeStore(filled.path / "derivatives"), samples, digests)
    last = sql.execute("SELECT coalesce(max(sequence), 0) FROM capture").fetchone()[0]
    sql.executemany(
        _PAGE,
        (
            (
                f"p{mark}{n}",
                dossier,
                n + 1,
                n // 2,
                "verso" if n % 2 else "recto",
                "flagged" if flagged[n] else "passed",
            )
            for n in range(pages)
        ),
    )
    sql.executemany(
        _CAPTURE,
        (
            (
                f"c{mark}{n}", f"p{mark}{n}", dossier, last + n + 1, digests[n], one.path.stat().st_size, one.width,
                one.height, one.dpi, person, AT, f"k{mark}{n}",
            )
            for n, one in enumerate(_cycle(samples, pages))
        ),
    )  # fmt: skip
    made_with = (checklist.name, checklist_edition(checklist))
    reports = {one.sha256: one.inspection.report for one in samples}
    found = {
        (sha256, state): json.dumps([finding.as_dict() for finding in findings(report.findings, flagged=state)])
        for sha256, report in reports.items()
        for state in (True, False)
    }
    recipes = {sha256: (canonical_json(one.recipe.as_dict()), one.recipe.digest) for sha256, one in reports.items()}
    sql.executemany(
        _REPORT,
        (
            (
                f"c{mark}{n}", digests[n], *recipes[one.sha256], *made_with, found[one.sha256, flagged[n]],
                int(flagged[n]), AT,
            )
            for n, one in enumerate(_cycle(samples, pages))
        ),
    )  # fmt: skip
    measures = {sha256: canonical_json(one.measures) for sha256, one in reports.items()}
    sql.executemany(
        _MEASURE,
        (
            (f"c{mark}{n}", recipes[one.sha256][1], measures[one.sha256], _signs(reports[one.sha256], digests[n]))
            for n, one in enumerate(_cycle(samples, pages))
        ),
    )
    sql.executemany(
        "INSERT INTO document (id, dossier_id, first_page_id, description) VALUES (?, ?, ?, ?)",
        (
            (f"v{mark}{n}", dossier, f"p{mark}{n}", json.dumps({"type": "Quyết định", "number": f"{n}/QĐ-UB"}))
            for n in range(0, pages, PAGES_IN_DOCUMENT)
        ),
    )


def _link_pictures(store: DerivativeStore, samples: tuple[Sample, ...], digests: list[str]) -> None:
    for digest, one in zip(digests, _cycle(samples, len(digests)), strict=True):
        for recipe in (one.inspection.report.recipe.digest, "as-captured"):
            for kind in ("thumbnail", "proxy"):
                target = store.path(digest, recipe, kind)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.hardlink_to(store.path(one.sha256, recipe, kind))


def _signs(report: Report, digest: str) -> str:
    size = len(b64decode(report.signs["words"]))
    words = b64encode(hashlib.shake_128(digest.encode()).digest(size)).decode()
    return canonical_json(report.signs | {"words": words})


def _cycle(samples: tuple[Sample, ...], pages: int) -> Iterator[Sample]:
    return (samples[n % len(samples)] for n in range(pages))


def findings(found: tuple[Finding, ...], *, flagged: bool) -> tuple[Finding, ...]:
    """Return what an inspection said of a page, with the skew flagged and nothing else, or with nothing flagged."""
    calm = tuple(replace(one, outcome=Outcome.PASSED, region=None) for one in found if one.check != "skew")
    skew = Finding("skew", Outcome.FLAGGED, 0.83, 0.5, "deg", Box(200, 300, 900, 60))
    return (*calm, skew if flagged else Finding("skew", Outcome.PASSED, 0.02, 0.5, "deg"))
