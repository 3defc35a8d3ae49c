"""Serials of documents: the next one for each agency and type, kept with the document, never given again."""

from __future__ import annotations

import re
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from storage_kit import SERVER, DirectSql, Scene

from station.model.document_number import LAST_SERIAL
from station.model.errors import PackageFault
from station.storage.migrations.sixth_rules import RULES
from station.storage.schema import metadata
from station.storage.verify import verify_workspace

AGENCY = "G09.01"


def give(scene: Scene, document: str, short: str = "CV", agency: str = AGENCY) -> int:
    with scene.workspace.write(scene.lan) as unit:
        serial = unit.give_serial(scene.dossier.id, document, agency, short)
        unit.emit("documents.numbered", scene.dossier.id)
    return serial


def insert(scene: Scene, serial: int, document: str, verb: str = "INSERT", row_id: str = "x") -> None:
    with closing(DirectSql(scene.workspace)) as sql:
        sql.execute(
            f"{verb} INTO document_serial VALUES (?, ?, 'CV', ?, ?, ?, ?, '2026-11-21')",
            (row_id, AGENCY, serial, document, scene.dossier.id, scene.lan.id),
        )


def test_a_serial_is_the_next_of_its_agency_and_type_and_stays(scene: Scene) -> None:
    assert [give(scene, document) for document in ("a", "b", "a", "c")] == [1, 2, 1, 3]
    assert give(scene, "a", "QĐ") == 1, "another type counts for itself"
    assert give(scene, "a", agency="H49.64") == 1, "another agency too"
    with scene.workspace.read() as reader:
        assert reader.document_serials(scene.dossier.id)["b", AGENCY, "CV"] == 2
    assert verify_workspace(scene.workspace) == []


def test_what_was_given_in_a_transaction_that_failed_was_not_given(scene: Scene) -> None:
    def fail() -> None:
        with scene.workspace.write(scene.lan) as unit:
            unit.give_serial(scene.dossier.id, "a", AGENCY, "CV")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert give(scene, "b") == 1


def test_after_the_last_serial_there_is_none(scene: Scene) -> None:
    insert(scene, LAST_SERIAL - 1, "a")
    assert give(scene, "b") == LAST_SERIAL
    with pytest.raises(PackageFault) as caught:
        give(scene, "c")
    assert caught.value.code == "serials_exhausted"
    assert caught.value.context == {"agency": AGENCY, "type": "CV", "limit": LAST_SERIAL}
    assert give(scene, "b") == LAST_SERIAL, "who has one keeps it"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM document_serial",
        "UPDATE document_serial SET serial = 7",
        "UPDATE document_serial SET document_id = 'other'",
    ],
)
def test_a_serial_that_was_given_cannot_be_taken_back(scene: Scene, statement: str) -> None:
    give(scene, "a")
    with closing(DirectSql(scene.workspace)) as sql, pytest.raises(Exception, match=r"station:row_(kept|frozen)"):
        sql.execute(statement)


@pytest.mark.parametrize("verb", ["INSERT"] if SERVER else ["INSERT", "INSERT OR REPLACE"])
@pytest.mark.parametrize(("serial", "document"), [(1, "b"), (2, "a")])
def test_no_serial_is_given_twice_by_any_path(scene: Scene, verb: str, serial: int, document: str) -> None:
    give(scene, "a")
    with pytest.raises(Exception, match=r"station:row_exists"):
        insert(scene, serial, document, verb)


@pytest.mark.parametrize("serial", [0, 1_000_000])
def test_a_serial_has_six_digits(scene: Scene, serial: int) -> None:
    with pytest.raises(Exception, match=r"constraint"):
        insert(scene, serial, "a")


@pytest.mark.skipif(bool(SERVER), reason="asks SQLite for its triggers")
def test_the_migration_makes_what_the_schema_says_and_every_rule_is_there(scene: Scene) -> None:
    with scene.workspace.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    with closing(DirectSql(scene.workspace)) as sql:
        rows = sql.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    made = {row["name"] for row in rows if re.search(r"document_serial", row["sql"])}
    assert made == {rule.name for rule in RULES}


def second(scene: Scene) -> str:
    with scene.workspace.read() as reader:
        return reader.dossier_by_code("002").id


def place(scene: Scene, submission: str, ordinal: int = 0, dossier: str = "") -> int:
    with scene.workspace.write(scene.lan) as unit:
        given = unit.give_place(dossier or scene.dossier.id, submission, ordinal)
        unit.emit("dossier.placed", scene.dossier.id, submission=submission, ordinal=given)
    return given


def test_a_dossier_has_one_place_in_each_submission_and_no_two_have_the_same(scene: Scene) -> None:
    other = second(scene)
    assert place(scene, "NL-1") == 1
    assert place(scene, "NL-1", dossier=other) == 2
    assert place(scene, "NL-1") == place(scene, "NL-1", 1) == 1, "a later version stays where the first was"
    assert place(scene, "NL-2", 40, other) == 40
    assert place(scene, "NL-2") == 41
    with scene.workspace.read() as reader:
        assert (reader.submission_place(other, "NL-2"), reader.submission_place(other, "NL-3")) == (40, 0)
        assert reader.document_serials(scene.dossier.id) == {}
    assert verify_workspace(scene.workspace) == []


@pytest.mark.parametrize(
    ("submission", "ordinal", "code"),
    [("NL-1", 2, "place_given"), ("NL-2", 5, "place_taken"), ("NL-3", -1, "place_out_of_range"),
     ("NL-3", LAST_SERIAL + 1, "place_out_of_range")],
)  # fmt: skip
def test_a_place_that_cannot_be_given_says_why(scene: Scene, submission: str, ordinal: int, code: str) -> None:
    place(scene, "NL-1")
    place(scene, "NL-2", 5, second(scene))
    with pytest.raises(PackageFault) as caught:
        place(scene, submission, ordinal)
    assert caught.value.code == code
    assert caught.value.context["submission"] == submission
