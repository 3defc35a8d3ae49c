"""T7: every silent change is found and named: bits, lengths, swaps, events, any column of any row."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from storage_kit import (
    Scene,
    TickingClock,
    add_page,
    decide,
    image,
    inspect_page,
    new_media,
    open_workspace,
    plan,
    set_dossier,
    set_scene,
)

from station.model.appraisal import AppraisalState
from station.model.dossier import Page
from station.model.events import event_body, link
from station.model.finding import DossierReport, Finding, Outcome
from station.model.geometry import Quad
from station.model.paper import Condition, LeafKind, Triage
from station.model.people import Role
from station.model.plan import Plan
from station.model.recipe import Recipe
from station.model.review import Seen
from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.storage.database import FILE_NAME
from station.storage.records import NewPackage
from station.storage.session import WITNESSED
from station.storage.verify import Change, verify_workspace
from station.storage.workspace import Workspace

Edit = Callable[[sqlite3.Connection], object]
Changed = Callable[[Edit], list[Change]]


@dataclass(frozen=True)
class Site:
    """A workspace that is whole; every change is made to a copy of its database or to one file, and undone."""

    scene: Scene
    path: Path

    @property
    def database(self) -> Path:
        return self.path / FILE_NAME

    def found(self) -> list[Change]:
        return verify_workspace(self.scene.workspace)


def review(scene: Scene, pages: list[Page]) -> None:
    """What a review leaves behind beside its verdicts on pages."""
    first, found = pages[0], Finding("outlier", Outcome.FLAGGED, 4.0, 3.5)
    whole = DossierReport("b" * 64, "default", "2", (found,), {first.capture.id: (found,)})
    with scene.workspace.write(None) as unit:
        boss = unit.add_person("sếp", "Vũ Thị Sếp", [Role.SUPERVISOR])
        unit.set_page_context(first.capture.id, scene.dossier.id, (found,))
        unit.save_dossier_report(scene.dossier.id, whole)
        unit.add_secrecy_stop(scene.dossier.id, first.capture.id, Secrecy.SECRET)
        unit.emit("dossier.stopped", scene.dossier.id)
    with scene.workspace.write(boss) as unit:
        (stop,) = unit.secrecy_stops(scene.dossier.id)
        unit.release_secrecy_stop(stop.id, "not_a_mark", "dấu KHẨN")
        unit.describe_fonds(unit.all_fonds()[0].id, {"fondsName": "Phông Ủy ban"})
        unit.give_serial(scene.dossier.id, unit.documents(scene.dossier.id)[0].id, "H49", "QD")
        unit.emit("dossier.released", scene.dossier.id)
        fonds = unit.all_fonds()[0].code
        unit.put_register_entry("unit", "H38", {"name": "Tỉnh Lào Cai", "level": "01"})
        unit.set_plan(Plan("H38", 12_490_500, 0, 9_289_223))
        unit.assign_fonds(fonds, "H38")
        inventory = unit.inventories()[0].id
        unit.add_appraisal(inventory, AppraisalState.APPROVED, "12/TB-SNV", "05/01/2026", "")
        unit.emit("inventory.appraised", inventory)
    with scene.workspace.write(scene.minh) as unit:
        unit.add_sampling_plan(plan(scene, flagged=frozenset({first.capture.id})))
        (document, *_) = unit.documents(scene.dossier.id)
        unit.add_document_verdict(scene.dossier.id, document.id, "c" * 64, "pass", "", "")
        decision = unit.add_decision(first.id, first.capture.id, scene.minh.id, "reject", "mờ")
        unit.add_evidence(decision.id, scene.dossier.id, "looked", Seen(3.5, full_size=True, via="window"))
        unit.emit("page.rejected", first.id)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A dossier that went the whole way: captured, scanned again, inspected, reviewed, approved, packaged."""
    clock = TickingClock()
    path = tmp_path_factory.mktemp("site") / "ws"
    with open_workspace(path, clock) as workspace:
        scene = set_scene(workspace, clock)
        pages = [add_page(scene, scene.lan, image(n), f"k{n}") for n in range(4)]
        pages[1] = add_page(scene, scene.hoa, image(9), "k9", replace=pages[1].id)
        with workspace.write(scene.lan) as unit:
            unit.remove_page(pages[3].id, "separator")
            unit.start_document(pages[0].id, {"title": "Tờ trình"})
            unit.start_document(pages[2].id, {"title": "Quyết định"})
            unit.set_manual_recipe(pages[0].capture.id, Recipe(0, 0.5, Quad.of_box(0, 0, 9, 9), "manual"))
            unit.emit("dossier.described", scene.dossier.id)
            unit.set_triage(scene.dossier.id, Triage(Condition.NORMAL, 4))
            unit.move_paper(scene.dossier.id, "out", "Thủ kho")
            unit.add_leaf_note(scene.dossier.id, pages[0].id, LeafKind.MISSING, 1, "mất")
            unit.set_blank(pages[1].capture.id, blank=True)
            unit.emit("paper.checked_out", scene.dossier.id)
        recording = new_media(workspace)
        with workspace.write(scene.lan) as unit:
            unit.emit("media.taken_in", unit.add_media(scene.dossier.id, recording).id)
        set_dossier(scene, DossierState.IN_REVIEW)
        for page in pages[:3]:
            inspect_page(scene, page)
        review(scene, pages[:3])
        for page in pages[:3]:
            decide(scene, scene.minh, page, "accept")
        with workspace.write(scene.minh) as unit:
            unit.add_approval(scene.dossier.id, scene.minh.id)
            unit.set_dossier_state(scene.dossier.id, DossierState.APPROVED)
            unit.emit("dossier.approved", scene.dossier.id)
        with workspace.write(None) as unit:
            head = unit.chain_head()
            packed = unit.add_package(NewPackage(scene.dossier.id, 1, "plain", "1", "x", "f" * 64, 5, 999, 3, head))
            unit.set_dossier_state(scene.dossier.id, DossierState.PACKAGED)
            unit.emit("dossier.packaged", scene.dossier.id)
            unit.add_package_check(packed, "invalid", [("plain:hash", "a.pdf", "")], "plain", "station 1", "f" * 64)
        assert verify_workspace(workspace) == []
        yield Site(scene, path)
        assert verify_workspace(workspace) == []


BARE = "without-rules.db"


def without_rules(sql: sqlite3.Connection) -> None:
    """Do what somebody would who has the file and the knowledge: take the triggers away first."""
    for (name,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        sql.execute(f"DROP TRIGGER {name}")


@pytest.fixture(scope="module")
def other(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second place for the workspace; only its database is ever another. One without rules lies beside it."""
    path = tmp_path_factory.mktemp("other") / "ws"
    path.mkdir()
    shutil.copytree(site.path / "masters", path / "masters")
    shutil.copy(site.path / "chain.mark", path)
    with closing(sqlite3.connect(site.database)) as source, closing(sqlite3.connect(path / BARE)) as sql:
        source.backup(sql)
        without_rules(sql)
        sql.commit()
        sql.execute("PRAGMA journal_mode = DELETE")
    return path


@pytest.fixture
def changed(other: Path) -> Changed:
    """Return how to make a change in a copy of the database and see what is found there."""

    def change(edit: Edit) -> list[Change]:
        shutil.copy(other / BARE, other / FILE_NAME)
        with closing(sqlite3.connect(other / FILE_NAME)) as sql:
            sql.execute("PRAGMA synchronous = OFF")
            edit(sql)
            sql.commit()
        with Workspace.open_readonly(other, TickingClock()) as workspace:
            return verify_workspace(workspace)

    return change


def told(changes: list[Change]) -> set[tuple[str, str]]:
    return {(one.code, one.subject) for one in changes}


@pytest.mark.parametrize("table", sorted(WITNESSED))
def test_every_column_of_every_row(site: Site, changed: Changed, table: str) -> None:
    """Also ids: then the row is missing, and another one is there that nobody knows."""
    source = WITNESSED[table]
    key = next(iter(source.primary_key.columns)).name
    rows = sqlite3.connect(site.database)
    with closing(rows):
        keys = [row[0] for row in rows.execute(f"SELECT {key} FROM {table} ORDER BY {key}")]
    assert keys, f"the scene has no {table}"
    row = random.Random(7).choice(keys)
    for column in source.columns:
        fresh = "CAST(x'00' AS BLOB)" if column.name == "words" else f"COALESCE({column.name}, '') || '1'"
        found = changed(lambda sql, c=column.name, f=fresh: force(sql, table, key, row, c, f))
        if column.name == key:
            assert ("row_missing", f"{table}:{row}") in told(found), column.name
            assert ("row_unknown", f"{table}:{row}1") in told(found), column.name
        else:
            expected = {("row_changed", f"{table}:{row}")}
            assert told(found) >= expected, column.name
            others = {one for one in told(found) - expected if not one[0].startswith("master_")}
            assert not others - {("chain_cut", f"package:{row}")}, column.name


def force(sql: sqlite3.Connection, table: str, key: str, row: str, column: str, value: str) -> None:
    sql.execute("PRAGMA ignore_check_constraints = ON")
    sql.execute(f"UPDATE {table} SET {column} = {value} WHERE {key} = ?", (row,))
    assert sql.execute("SELECT changes()").fetchone() == (1,)


@pytest.mark.parametrize("table", sorted(WITNESSED))
def test_a_deleted_row(site: Site, changed: Changed, table: str) -> None:
    key = next(iter(WITNESSED[table].primary_key.columns)).name
    with closing(sqlite3.connect(site.database)) as sql:
        row = sql.execute(f"SELECT {key} FROM {table} ORDER BY {key} DESC").fetchone()[0]
    found = changed(lambda sql: sql.execute(f"DELETE FROM {table} WHERE {key} = ?", (row,)))
    assert ("row_missing", f"{table}:{row}") in told(found)


def test_an_inserted_row(site: Site, changed: Changed) -> None:
    with closing(sqlite3.connect(site.database)) as sql:
        (first,) = sql.execute("SELECT id FROM decision LIMIT 1").fetchone()
    columns = "page_id, dossier_id, capture_id, report_digest, reviewer_id, verdict, reason, note, at, local_day"
    forged = f"INSERT INTO decision (id, sequence, {columns}) SELECT 'forged', 99, {columns} FROM decision WHERE id = ?"
    assert told(changed(lambda sql: sql.execute(forged, (first,)))) == {("row_unknown", "decision:forged")}


def last_event(site: Site) -> int:
    with closing(sqlite3.connect(site.database)) as sql:
        return int(sql.execute("SELECT MAX(sequence) FROM event").fetchone()[0])


@pytest.mark.parametrize("column", ["kind", "subject", "dossier_id", "person_id", "station", "at", "body", "hash"])
def test_every_column_of_an_event(site: Site, changed: Changed, column: str) -> None:
    for sequence in (1, last_event(site) // 2, last_event(site)):
        edit = f"UPDATE event SET {column} = {column} || ' ' WHERE sequence = ?"
        found = changed(lambda sql, e=edit, s=sequence: sql.execute(e, (s,)))
        assert ("event_changed", f"event:{sequence}") in told(found)


def test_a_deleted_event_is_named_also_the_last_one(site: Site, changed: Changed) -> None:
    last = last_event(site)
    for sequence in (1, last // 2, last - 1):
        found = changed(lambda sql, s=sequence: sql.execute("DELETE FROM event WHERE sequence = ?", (s,)))
        assert ("event_missing", f"event:{sequence}") in told(found)
    found = changed(lambda sql: sql.execute("DELETE FROM event WHERE sequence = ?", (last,)))
    assert ("chain_cut", f"event:{last}") in told(found)
    found = changed(lambda sql: sql.execute("DELETE FROM event"))
    assert ("chain_cut", "event:1") in told(found)


def rewrite_chain(sql: sqlite3.Connection, edit: Callable[[sqlite3.Connection], object]) -> None:
    """Edit events and make every hash after them right again: what only another copy of the hashes can show."""
    edit(sql)
    previous = "0" * 64
    for sequence, body in sql.execute("SELECT sequence, body FROM event ORDER BY sequence").fetchall():
        digest = link(previous, body)
        sql.execute("UPDATE event SET previous = ?, hash = ? WHERE sequence = ?", (previous, digest, sequence))
        previous = digest


def test_a_chain_written_anew_shows_in_mark_and_package(site: Site, changed: Changed) -> None:
    def forge(sql: sqlite3.Connection) -> None:
        kind, subject, station, at = sql.execute(
            "SELECT kind, subject, station, at FROM event WHERE sequence = 1"
        ).fetchone()
        body = event_body(1, kind, subject, "somebody", station, datetime.fromisoformat(at), {})
        sql.execute("UPDATE event SET body = ?, person_id = 'somebody' WHERE sequence = 1", (body,))

    found = told(changed(lambda sql: rewrite_chain(sql, forge)))
    assert ("chain_broken", f"event:{last_event(site)}") in found
    assert any(code == "chain_cut" and subject.startswith("package:") for code, subject in found)


def masters(site: Site) -> list[Path]:
    return sorted((site.path / "masters").glob("*/*"))


def test_random_damage_to_masters(site: Site) -> None:
    """500 times: one bit, a cut, an appended byte, a file gone, two files swapped."""
    chance = random.Random(500)
    for _ in range(500):
        path, other = chance.sample(masters(site), 2)
        data, theirs = path.read_bytes(), other.read_bytes()
        kind = chance.choice(["bit", "cut", "longer", "gone", "swap"])
        expected = {("master_changed", f"master:{path.name}")}
        if kind == "bit":
            place = chance.randrange(len(data))
            write(path, data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :])
        elif kind in ("cut", "longer"):
            write(path, data[: chance.randrange(len(data))] if kind == "cut" else data + b"\0")
            expected = {("master_wrong_size", f"master:{path.name}")}
        elif kind == "gone":
            path.unlink()
            expected = {("master_missing", f"master:{path.name}")}
        else:
            write(path, theirs)
            write(other, data)
            expected |= {("master_changed", f"master:{other.name}")}
        assert told(site.found()) == expected, kind
        write(path, data)
        write(other, theirs)


def write(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def test_a_file_that_nobody_knows(site: Site) -> None:
    stranger = site.path / "masters" / "ab"
    stranger.mkdir(exist_ok=True)
    (stranger / "stranger").write_bytes(b"x")
    assert told(site.found()) == {("master_unknown", "file:masters/ab/stranger")}
    (stranger / "stranger").unlink()


def test_where_a_lost_master_belongs_is_told(site: Site) -> None:
    path = masters(site)[0]
    data = path.read_bytes()
    path.unlink()
    (found,) = site.found()
    assert found.code == "master_missing"
    assert "dossier 001" in found.detail
    write(path, data)


def test_a_damaged_database_file_is_told_and_not_trusted(site: Site, tmp_path: Path) -> None:
    copy = tmp_path / "ws"
    copy.mkdir()
    with closing(sqlite3.connect(site.database)) as source, closing(sqlite3.connect(copy / FILE_NAME)) as sql:
        source.backup(sql)
        (root,) = sql.execute("SELECT rootpage FROM sqlite_master WHERE name = 'capture'").fetchone()
    (copy / "masters").mkdir()
    data = bytearray((copy / FILE_NAME).read_bytes())
    data[4096 * (root - 1) + 8 : 4096 * root] = b"\xff" * 4088
    (copy / FILE_NAME).write_bytes(data)
    with Workspace.open_readonly(copy, TickingClock()) as workspace:
        assert {one.code for one in verify_workspace(workspace)} == {"database_damaged"}
