"""What the tests of storage and durability share: a clock, a workspace with people and a dossier, a few deeds."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from sqlalchemy import create_engine, text

from station.model.dossier import Dossier, Master, Page
from station.model.finding import Finding, Outcome, Report
from station.model.geometry import Box
from station.model.page_text import PageText, Word
from station.model.people import Person, Role
from station.model.recipe import Recipe
from station.model.review import SamplingPlan
from station.model.secrecy import Secrecy
from station.model.states import DossierState, PageState
from station.storage.database import FILE_NAME
from station.storage.media import NewMedia
from station.storage.pages import NewCapture
from station.storage.workspace import Workspace

HANOI = timezone(timedelta(hours=7))


class TickingClock:
    """One second later at every look."""

    def __init__(self, moment: datetime = datetime(2026, 3, 2, 8, 0, tzinfo=HANOI)) -> None:
        self.moment = moment

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@dataclass(frozen=True)
class Row:
    code: str
    title: str = "Quyết định về việc bổ nhiệm cán bộ"
    box: str = "H01"
    secrecy: Secrecy | None = Secrecy.ORDINARY
    sheets: int | None = None
    pages: int | None = None
    description: dict[str, str] = field(default_factory=dict)
    priority: int = 0


@dataclass(frozen=True)
class Scene:
    """An open workspace with its people and one dossier of ordinary secrecy."""

    workspace: Workspace
    clock: TickingClock
    lan: Person  # operator
    hoa: Person  # operator
    minh: Person  # reviewer
    both: Person  # operator and reviewer
    dossier: Dossier


# Folder of the socket of a PostgreSQL server: then every workspace has its database there (test_postgresql.py).
SERVER = os.environ.get("STATION_TEST_POSTGRESQL", "")


def open_workspace(path: Path, clock: TickingClock | None = None, **options: object) -> Workspace:
    if SERVER:
        options["database"] = database_of(path)
    return Workspace.create_or_open(path, clock or TickingClock(), "trạm-1", **options)  # type: ignore[arg-type]


def database_of(path: Path) -> str:
    """Return the address of the workspace's database on the server, made first where there is none."""
    name = f"t{hashlib.sha256(str(path).encode()).hexdigest()[:16]}"
    server = create_engine(f"postgresql+psycopg://postgres@/postgres?host={SERVER}", isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        if not connection.execute(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}).first():
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    server.dispose()
    return f"postgresql+psycopg://postgres@/{name}?host={SERVER}"


class DirectSql:
    """What somebody does who knows the database and not the station: statements on a connection of their own."""

    def __init__(self, workspace: Workspace) -> None:
        self.server = bool(SERVER)
        if self.server:
            self._engine = create_engine(database_of(workspace.path), isolation_level="AUTOCOMMIT")
            self._connection = self._engine.raw_connection()
        else:
            # SQLite asks for foreign keys only where the program wants it.
            self._connection = sqlite3.connect(workspace.path / FILE_NAME, isolation_level=None)

    def execute(self, statement: str, values: Sequence[object] = ()) -> list[dict[str, object]]:
        """Run a statement with ``?`` for values; raises the driver's error."""
        cursor = self._connection.cursor()
        if self.server:
            cursor.execute(statement.replace("%", "%%").replace("?", "%s"), tuple(values))
        else:
            cursor.execute(statement, tuple(values))
        if cursor.description is None:
            return []
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def one(self, statement: str, values: Sequence[object] = ()) -> object:
        """Return the first column of the first row."""
        return next(iter(self.execute(statement, values)[0].values()))

    def close(self) -> None:
        self._connection.close()
        if self.server:
            self._engine.dispose()


def import_rows(workspace: Workspace, person: Person, rows: list[Row], fonds: str = "P01", name: str = "ML01") -> None:
    digest = hashlib.sha256(f"{fonds}{name}{len(rows)}".encode()).hexdigest()
    with workspace.write(person) as unit:
        unit.import_inventory(
            fonds_code=fonds, code=name, title="Mục lục", source_name=f"{name}.xlsx", source_sha256=digest, rows=rows
        )


def set_scene(workspace: Workspace, clock: TickingClock) -> Scene:
    """Make people and a dossier, unless they are there already."""
    with workspace.read() as reader:
        known, registered = reader.find_person("lan") is not None, bool(reader.inventories())
    if not known:
        with workspace.write(None) as unit:
            unit.add_person("lan", "Nguyễn Thị Lan", [Role.OPERATOR])
            unit.add_person("hoa", "Trần Thị Hoa", [Role.OPERATOR])
            unit.add_person("minh", "Lê Văn Minh", [Role.REVIEWER])
            unit.add_person("both", "Phạm Thị Cả", [Role.OPERATOR, Role.REVIEWER])
    if not registered:
        with workspace.read() as reader:
            lan = reader.person_by_name("lan")
        import_rows(workspace, lan, [Row("001"), Row("002")])
    with workspace.read() as reader:
        people = {person.name: person for person in reader.people()}
        dossier = reader.dossier_by_code("001")
    return Scene(workspace, clock, people["lan"], people["hoa"], people["minh"], people["both"], dossier)


def image(number: int, size: int = 5000) -> bytes:
    """Bytes that are an image as far as storage is concerned."""
    return hashlib.sha256(str(number).encode()).digest() * (size // 32)


def new_capture(workspace: Workspace, person: Person, data: bytes, key: str, side: str = "") -> NewCapture:
    stored = workspace.masters.put(data)
    master = Master(stored.sha256, stored.size, "image/jpeg", 2480, 3508, 300.0, "color")
    device = {"driver": "virtual", "address": "v0", "vendor": "ACME", "model": "S1", "serial": "7"}
    return NewCapture(master, person.id, device, "a4", "1", key, {"resolution": "300"}, side)


def add_page(
    scene: Scene, person: Person, data: bytes, key: str, *, dossier: Dossier | None = None, side: str = "",
    replace: str | None = None, after: str | None = None,
) -> Page:  # fmt: skip
    """Keep an image by the whole protocol and return its page."""
    new = new_capture(scene.workspace, person, data, key, side)
    with scene.workspace.write(person) as unit:
        return unit.add_capture((dossier or scene.dossier).id, new, replace=replace, after=after)


POOR = (Finding("media_bitrate", Outcome.FLAGGED, 64.0, 128.0, "kbps", note="bitrate_low"),)


def new_media(workspace: Workspace, number: int = 1) -> NewMedia:
    """Bytes that are a recording as far as storage is concerned, in the store."""
    stored = workspace.masters.put(image(1000 + number))
    return NewMedia(
        stored.sha256, stored.size, f"ghi âm {number}.mp3", "audio", "mp3", ("mp3",), 61.5, 64_000, 0, 0, POOR,
        "default", "1",
    )  # fmt: skip


def report_on(page: Page, outcome: Outcome = Outcome.PASSED, checklist: str = "1") -> Report:
    recipe = Recipe.untouched(2480, 3508)
    finding = Finding("skew", outcome, 0.1, 0.5, "degrees", Box(1, 2, 3, 4))
    return Report(page.capture.master.sha256, recipe, "default", checklist, (finding,), "tesserocr", {"ocr": 0.5})


def words(text: str) -> PageText:
    found = tuple(Word(word, Box(i, 0, 9, 9), 90.0, 0, 0, (9.0, 9.0)) for i, word in enumerate(text.split()))
    return PageText(found, 2480, 3508, "vie", "tesserocr")


def inspect_page(scene: Scene, page: Page, outcome: Outcome = Outcome.PASSED) -> None:
    with scene.workspace.write(None) as unit:
        report = report_on(page, outcome)
        unit.save_report(page.capture.id, report, words("Quyết định"))
        unit.set_page_state(page.id, report.page_state)
        unit.emit("page.inspected", page.id)


def set_dossier(scene: Scene, state: DossierState) -> None:
    with scene.workspace.write(scene.lan) as unit:
        unit.set_dossier_state(scene.dossier.id, state)
        unit.emit(f"dossier.{state.value}", scene.dossier.id)


def decide(scene: Scene, person: Person, page: Page, verdict: str) -> None:
    with scene.workspace.write(person) as unit:
        unit.add_decision(page.id, page.capture.id, person.id, verdict, "lý do")
        unit.set_page_state(page.id, PageState.ACCEPTED if verdict == "accept" else PageState.REJECTED)
        unit.emit(f"page.{verdict}ed", page.id)


Ids = frozenset[str]
_NONE: Ids = frozenset()


def plan(scene: Scene, flagged: Ids = _NONE, sample: Ids = _NONE, rest: Ids = _NONE) -> SamplingPlan:
    return SamplingPlan(
        id="", dossier_id=scene.dossier.id, round=0, policy="zero-acceptance", policy_version="1", mode="sample",
        seed="00ff", population=len(sample) + len(rest), size=len(sample), tightened="", reject_rate=0.5,
        flagged=flagged, sample=sample, rest=rest, person_id="", at=scene.clock.now(),
    )  # fmt: skip
