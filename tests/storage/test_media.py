"""Sound and film in the database: behind the documents with pages, never changed, never one's own to judge."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from storage_kit import (
    POOR,
    SERVER,
    DirectSql,
    Scene,
    TickingClock,
    add_page,
    image,
    new_media,
    open_workspace,
    set_dossier,
)

from station.model.errors import NotFound, Refused
from station.model.people import Person
from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.storage.database import FILE_NAME
from station.storage.migrations import tenth_rules
from station.storage.migrations.fourth_rules import RULES
from station.storage.schema import metadata
from station.storage.verify import verify_workspace

_SECOND = (
    "INSERT INTO media_file SELECT 'n', 99, {}, dossier_id, sha256, size, name, kind, container, codecs, seconds,"
    " bitrate, width, height, findings, profile, profile_version, person_id, station, at, local_day, 0 FROM media_file"
)


def take_in(scene: Scene, number: int = 1, person: Person | None = None, **changes: object) -> str:
    new = replace(new_media(scene.workspace, number), **changes)  # type: ignore[arg-type]
    with scene.workspace.write(person or scene.lan) as unit:
        document = unit.add_media(scene.dossier.id, new)
        unit.emit("media.taken_in", document.id)
    return document.id


def kinds(scene: Scene) -> list[tuple[int, str, int]]:
    """Ordinal, kind and number of pages of each document."""
    with scene.workspace.read() as reader:
        return [(one.ordinal, one.kind, len(one.page_ids)) for one in reader.documents(scene.dossier.id)]


def test_a_file_is_a_document_behind_all_pages(scene: Scene) -> None:
    first = take_in(scene)
    assert kinds(scene) == [(1, "media", 0)]
    pages = [add_page(scene, scene.lan, image(n), f"k{n}") for n in range(4)]
    # Pages without a mark are one document already.
    assert kinds(scene) == [(2, "media", 0)]
    with scene.workspace.write(scene.lan) as unit:
        unit.start_document(pages[2].id, {"subject": "Hai"})
    take_in(scene, 2)
    assert kinds(scene) == [(1, "doc", 2), (2, "doc", 2), (3, "media", 0), (4, "media", 0)]
    with scene.workspace.read() as reader:
        media, document = reader.media_file(first), reader.document(first)
        assert [one.kind for one in reader.paged_documents(scene.dossier.id)] == ["doc", "doc"]
    assert (document.first_page_id, document.page_ids) == ("", ())
    assert (media.name, media.kind, media.seconds, media.findings) == ("ghi âm 1.mp3", "audio", 61.5, POOR)
    assert (media.play_time, media.problems, media.person_id) == ("00:01:02", POOR, scene.lan.id)


def test_marks_on_pages_never_touch_media(scene: Scene) -> None:
    take_in(scene)
    pages = [add_page(scene, scene.lan, image(n), f"k{n}") for n in range(3)]
    with scene.workspace.write(scene.lan) as unit:
        unit.start_document(pages[1].id, {})
        unit.unmark_document(pages[1].id)
    assert kinds(scene) == [(2, "media", 0)]


def test_a_file_taken_out_comes_back_where_it_was(scene: Scene) -> None:
    ids = [take_in(scene, n) for n in range(3)]
    with scene.workspace.write(scene.lan) as unit:
        unit.withdraw_media(ids[1])
    with scene.workspace.read() as reader:
        assert list(reader.media_files(scene.dossier.id)) == [ids[0], ids[2]]
        with pytest.raises(NotFound, match="document_unknown"):
            reader.document(ids[1])
        with pytest.raises(NotFound, match="media_unknown"):
            reader.media_file(ids[1])
    with scene.workspace.write(scene.lan) as unit:
        unit.withdraw_media(ids[1], withdrawn=False)
    with scene.workspace.read() as reader:
        assert [one.id for one in reader.documents(scene.dossier.id)] == ids


def test_photographs_are_pages_of_another_kind(scene: Scene) -> None:
    page = add_page(scene, scene.lan, image(1), "k1")
    with scene.workspace.write(scene.lan) as unit:
        document = unit.start_document(page.id, {})
        unit.set_document_kind(document.id, "pic")
    assert kinds(scene) == [(1, "pic", 1)]
    for kind in ("media", "song"):
        with pytest.raises(Exception, match=r"row_frozen|row_inconsistent|constraint"):  # noqa: SIM117
            with scene.workspace.write(scene.lan) as unit:
                unit.set_document_kind(document.id, kind)
    assert verify_workspace(scene.workspace) == []


@pytest.mark.parametrize("state", [DossierState.IN_REVIEW])
def test_nothing_is_taken_in_or_out_once_the_dossier_is_handed_in(scene: Scene, state: DossierState) -> None:
    known = take_in(scene)
    set_dossier(scene, DossierState.CAPTURING)
    set_dossier(scene, state)
    with pytest.raises(Refused, match="row_frozen"):
        take_in(scene, 2)
    with pytest.raises(Refused, match="row_frozen"), scene.workspace.write(scene.lan) as unit:
        unit.withdraw_media(known)
    assert kinds(scene) == [(1, "media", 0)]


def test_who_took_a_file_in_judges_nothing_of_its_dossier(scene: Scene) -> None:
    taken = take_in(scene, person=scene.both)
    page = add_page(scene, scene.lan, image(1), "k1")
    with scene.workspace.read() as reader:
        assert reader.operators(scene.dossier.id) == {scene.both.id, scene.lan.id}
        assert reader.operators_of([scene.dossier.id])[scene.dossier.id] == {scene.both.id, scene.lan.id}
    for deed in (
        lambda unit: unit.add_decision(page.id, page.capture.id, scene.both.id, "accept"),
        lambda unit: unit.add_approval(scene.dossier.id, scene.both.id),
        lambda unit: unit.add_document_verdict(scene.dossier.id, taken, "c", "pass", "", ""),
    ):
        with pytest.raises(Refused, match="four_eyes"), scene.workspace.write(scene.both) as unit:
            deed(unit)


def test_who_judged_takes_nothing_in(scene: Scene) -> None:
    taken = take_in(scene)
    with scene.workspace.write(scene.both) as unit:
        unit.add_document_verdict(scene.dossier.id, taken, "c", "pass", "", "")
    with pytest.raises(Refused, match="four_eyes_capture"):
        take_in(scene, 2, scene.both)
    with pytest.raises(Refused, match="role_missing"):
        take_in(scene, 2, scene.minh)


@pytest.mark.parametrize(("level", "code"), [("NULL", "secrecy_unknown"), ("'top_secret'", "secrecy_top")])
def test_the_secrecy_level_holds_for_files_too(scene: Scene, level: str, code: str) -> None:
    with scene.workspace.write(scene.lan) as unit:
        if code == "secrecy_top":
            unit.set_secrecy(scene.dossier.id, Secrecy.TOP_SECRET, scene.lan.id)
    sql = DirectSql(scene.workspace)
    try:
        if code == "secrecy_unknown":
            sql.execute("DROP TRIGGER dossier_secrecy_stays" + (" ON dossier" if sql.server else ""))
            sql.execute("UPDATE dossier SET secrecy = NULL, secrecy_by = NULL, secrecy_at = NULL")
    finally:
        sql.close()
    with pytest.raises(Refused, match=code):
        take_in(scene)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM media_file", "UPDATE media_file SET sha256 = ''", "UPDATE media_file SET name = 'x'",
        "UPDATE media_file SET person_id = 'x'", "DELETE FROM document",
        "UPDATE document SET kind = 'doc', first_page_id = NULL",
        _SECOND.format("document_id"),
    ],
)  # fmt: skip
def test_no_statement_changes_what_was_taken_in(scene: Scene, statement: str) -> None:
    take_in(scene)
    sql = DirectSql(scene.workspace)
    try:
        with pytest.raises(Exception, match="station:"):
            sql.execute(statement)
    finally:
        sql.close()
    assert verify_workspace(scene.workspace) == []


def test_a_file_belongs_to_a_document_of_media(scene: Scene) -> None:
    page = add_page(scene, scene.lan, image(1), "k1")
    with scene.workspace.write(scene.lan) as unit:
        document = unit.start_document(page.id, {})
    take_in(scene)
    sql = DirectSql(scene.workspace)
    try:
        with pytest.raises(Exception, match="station:row_inconsistent"):
            sql.execute(_SECOND.format(f"'{document.id}'"))
    finally:
        sql.close()


@pytest.mark.parametrize("harm", ["missing", "wrong_size", "changed"])
def test_a_lost_file_is_told_and_blocks_its_dossier(scene: Scene, tmp_path: Path, harm: str) -> None:
    taken = take_in(scene)
    with scene.workspace.read() as reader:
        sha256 = reader.media_file(taken).sha256
    path = scene.workspace.masters.path(sha256)
    data = path.read_bytes()
    path.unlink()
    if harm != "missing":
        path.write_bytes(data[:-1] if harm == "wrong_size" else b"x" + data[1:])
    (change,) = verify_workspace(scene.workspace)
    assert (change.code, change.subject) == (f"master_{harm}", f"master:{sha256}")
    assert "media" in change.detail
    scene.workspace.close()
    with open_workspace(tmp_path / "workspace", TickingClock()) as again:
        lost = [(one.sha256, one.reason, one.current) for one in again.reconciliation.lost]
        assert lost == ([] if harm == "changed" else [(sha256, harm, True)])
        with again.read() as reader:
            assert reader.dossier_blocked(scene.dossier.id) == ("" if harm == "changed" else "master_lost")


def test_a_master_that_only_a_file_speaks_of_is_no_orphan(scene: Scene, tmp_path: Path) -> None:
    taken = take_in(scene)
    with scene.workspace.write(scene.lan) as unit:
        unit.withdraw_media(taken)
    stray = scene.workspace.masters.put(b"nobody speaks of me")
    scene.workspace.close()
    with open_workspace(tmp_path / "workspace", TickingClock()) as again:
        assert [one.name for one in again.reconciliation.orphans] == [stray.sha256]
        assert verify_workspace(again) == []


def test_a_silent_change_of_a_file_s_row_is_found(scene: Scene) -> None:
    take_in(scene)
    sql = DirectSql(scene.workspace)
    try:
        sql.execute("DROP TRIGGER media_file_frozen" + (" ON media_file" if sql.server else ""))
        sql.execute("UPDATE media_file SET name = 'khác.mp3'")
    finally:
        sql.close()
    (change,) = verify_workspace(scene.workspace)
    assert (change.code, change.subject.split(":")[0]) == ("row_changed", "media_file")


@pytest.mark.skipif(bool(SERVER), reason="the older form is made by SQLite's own means")
def _triggers_of(sql: sqlite3.Connection, part: str) -> list[str]:
    names = sql.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    return [name for (name,) in names if part in name]


@pytest.mark.skipif(bool(SERVER), reason="undoes the migration in SQLite's own words")
def test_documents_of_an_older_database_are_what_their_events_witnessed(scene: Scene) -> None:
    """The fourth version writes the table of documents anew, with a column that older digests did not know."""
    pages = [add_page(scene, scene.lan, image(n), f"k{n}") for n in range(3)]
    with scene.workspace.write(scene.lan) as unit:
        unit.start_document(pages[1].id, {"subject": "Hai"})
        unit.emit("document.started", pages[1].id)
    with scene.workspace.read() as reader:
        before = reader.documents(scene.dossier.id)
    scene.workspace.close()
    with closing(sqlite3.connect(scene.workspace.path / FILE_NAME)) as sql:
        for rule in (*RULES, *tenth_rules.RULES):
            sql.execute(f"DROP TRIGGER {rule.name}")
        for name in _triggers_of(sql, "counts_"):
            sql.execute(f"DROP TRIGGER {name}")
        sql.executescript(
            "DROP INDEX ix_dossier_blocked; DROP INDEX ix_manual_recipe_person;"
            "DROP INDEX ix_package_sealed_at; DROP INDEX ix_dossier_report_created_at;"
            "DROP INDEX ix_event_device_fault;"
            "DROP TABLE merged_day; DROP TABLE package_check; DROP TABLE import_journal;"
            "DROP INDEX ix_dossier_priority; ALTER TABLE dossier DROP COLUMN priority; DROP TABLE appraisal;"
            "DROP TABLE plan; DROP TABLE register_entry; DROP TABLE fonds_unit; DROP TABLE count_share;"
            "DROP TABLE count_dirty; DROP TABLE count_total; DROP TABLE merged_total; DROP TABLE merged_station;"
            "DROP TABLE count_day;"
            "DROP TABLE media_file; DROP TABLE fonds_description; DROP TABLE document_serial;"
            "CREATE TABLE old (id TEXT NOT NULL, dossier_id TEXT NOT NULL, first_page_id TEXT NOT NULL,"
            " description TEXT NOT NULL, CONSTRAINT pk_document PRIMARY KEY (id),"
            " CONSTRAINT uq_document_first_page_id UNIQUE (first_page_id),"
            " CONSTRAINT fk_document_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id),"
            " CONSTRAINT fk_document_first_page_id_dossier_id FOREIGN KEY(first_page_id, dossier_id)"
            " REFERENCES page (id, dossier_id));"
            "INSERT INTO old SELECT id, dossier_id, first_page_id, description FROM document;"
            "DROP TABLE document; ALTER TABLE old RENAME TO document;"
            "CREATE INDEX ix_document_dossier_id ON document (dossier_id);"
            "UPDATE alembic_version SET version_num = '0003';"
        )
        sql.row_factory = sqlite3.Row
        rows = [dict(row) for row in sql.execute("SELECT * FROM document")]
        told = " ".join(body for (body,) in sql.execute("SELECT body FROM event"))
    for row in rows:
        old = hashlib.sha256(json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())
        assert f'"document:{row["id"]}":"{old.hexdigest()[:32]}"' in told
    with open_workspace(scene.workspace.path, scene.clock) as again:
        assert verify_workspace(again) == []
        with again.read() as reader:
            assert reader.documents(scene.dossier.id) == before
            assert [row.captured for row in reader.counts(())] == [3], "what was there is counted"
            assert reader.prove_counts().differences == []
        with again.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, metadata) == []
