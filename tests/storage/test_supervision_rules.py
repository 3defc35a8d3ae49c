"""Rules of the seventh version, tried by direct SQL: what was appraised, planned and registered stays written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import Text
from storage_kit import SERVER, DirectSql, Scene

from station.model.appraisal import AppraisalState
from station.model.errors import NotFound, Refused
from station.model.plan import Plan
from station.storage.migrations.seventh_rules import MARKS, RULES
from station.storage.schema import metadata
from station.storage.verify import verify_workspace

FROZEN = [(rule.table, column) for rule in RULES if rule.code == "row_frozen" for column in rule.columns]
PLAN = Plan("H38", 12_490_500, 7, 9_289_223, 3, date(2026, 1, 5), date(2026, 6, 30), 4896, "1.25", "ghi chú")


@pytest.fixture
def written(scene: Scene) -> Scene:
    with scene.workspace.write(scene.lan) as unit:
        unit.put_register_entry("unit", "H38", {"name": "Tỉnh Lào Cai", "level": "01"})
        unit.set_plan(PLAN)
        unit.add_appraisal(unit.inventories()[0].id, AppraisalState.APPROVED, "12/TB-SNV", "05/01/2026", "")
    return scene


@pytest.fixture
def sql(written: Scene) -> Iterator[DirectSql]:
    with closing(DirectSql(written.workspace)) as connection:
        yield connection


def refused(sql: DirectSql, statement: str, *values: object) -> str:
    with pytest.raises(Exception, match=r"station:|constraint") as caught:
        sql.execute(statement, values)
    found = re.search(r"station:(\w+)", str(caught.value))
    return str(caught.value) if found is None else found[1]


def copied(sql: DirectSql, table: str, verb: str, **changes: object) -> str:
    row = {**sql.execute(f"SELECT * FROM {table}")[0], **changes}
    return refused(sql, f"{verb} INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", *row.values())


def test_nothing_is_ever_deleted(sql: DirectSql) -> None:
    tables = {rule.table for rule in RULES if rule.event == "DELETE"}
    assert tables == {"appraisal", "plan", "register_entry"}
    for table in tables:
        assert refused(sql, f"DELETE FROM {table}") == "row_kept", table


@pytest.mark.parametrize(("table", "column"), FROZEN)
def test_what_was_written_stays(sql: DirectSql, table: str, column: str) -> None:
    text = isinstance(metadata.tables[table].c[column].type, Text)
    assert refused(sql, f"UPDATE {table} SET {column} = {column} {'|| 1' if text else '+ 1'}") == "row_frozen"


@pytest.mark.parametrize("verb", ["INSERT"] if SERVER else ["INSERT", "INSERT OR REPLACE"])
def test_no_row_takes_the_place_of_another(sql: DirectSql, verb: str) -> None:
    for table, same in (("appraisal", "sequence"), ("plan", "sequence"), ("register_entry", "register")):
        assert copied(sql, table, verb, **({"sequence": 99} if same == "sequence" else {"code": "x"})) == "row_exists"
        assert copied(sql, table, verb, id="new") == "row_exists", table


def test_values_that_cannot_be_are_refused(sql: DirectSql) -> None:
    fresh = {"id": "new", "sequence": 99}
    for column in ("pages", "dossiers", "unit_price"):
        assert "ck_plan_amounts" in copied(sql, "plan", "INSERT", **fresh, **{column: -1})
    assert "ck_appraisal_state" in copied(sql, "appraisal", "INSERT", **fresh, state="yes")
    assert "ck_register_entry_active" in copied(sql, "register_entry", "INSERT", id="new", code="x", active=2)


@pytest.mark.skipif(bool(SERVER), reason="asks SQLite for its triggers")
def test_every_rule_and_mark_is_there(sql: DirectSql) -> None:
    made = {row["name"] for row in sql.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert {rule.name for rule in RULES} <= made
    assert {f"{mark.table}_{mark.event.lower()}_counts_{mark.kind}" for mark in MARKS} <= made


def test_what_is_written_is_read_back_and_every_change_is_an_event(written: Scene) -> None:
    workspace = written.workspace
    with workspace.write(written.lan) as unit:
        unit.retire_register_entry("unit", "H38")
        unit.assign_fonds("P01", "H38")
        unit.assign_fonds("P01", "")
    with workspace.read() as reader:
        assert reader.plans() == {"H38": PLAN}
        assert reader.register_entries("unit") == []
        (entry,) = reader.register_entries("unit", retired=True)
        assert (entry.name, entry.active, reader.fonds_units()) == ("Tỉnh Lào Cai", False, {})
        told = [event.kind for event in reader.events()][-6:]
        assert told == ["register.put", "plan.set", "rows.written", "register.retired", *["fonds.assigned"] * 2]
    assert verify_workspace(workspace) == []


def test_a_plan_without_pages_and_dossiers_is_none(written: Scene) -> None:
    with written.workspace.write(written.lan) as unit:
        unit.set_plan(Plan("H38", 0, 0))
        assert unit.plans() == {}


def test_what_is_not_there_is_named(scene: Scene) -> None:
    with scene.workspace.write(scene.lan) as unit:
        with pytest.raises(NotFound, match="fonds_unknown"):
            unit.assign_fonds("P99", "H38")
        with pytest.raises(NotFound, match="entry_unknown"):
            unit.retire_register_entry("unit", "H99")
    with scene.workspace.write(None) as unit, pytest.raises(Refused, match="person_missing"):
        unit.set_plan(PLAN)
