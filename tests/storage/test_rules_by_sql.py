"""S1, S2: what the database itself refuses, whoever asks: every rule is tried by direct SQL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import Text
from storage_kit import SERVER, DirectSql, Scene, add_page, decide, image, inspect_page, set_dossier

from station.model.dossier import Page
from station.model.people import PERMISSIONS, Action, Role
from station.model.secrecy import Secrecy
from station.model.states import DossierState, PageState
from station.storage.migrations.first_rules import RULES
from station.storage.schema import metadata


@pytest.fixture
def page(scene: Scene) -> Page:
    """A page that lan captured and minh accepted, in a dossier that is in review; hoa captured another."""
    page = add_page(scene, scene.lan, image(1), "k1")
    other = add_page(scene, scene.hoa, image(2), "k2")
    set_dossier(scene, DossierState.IN_REVIEW)
    for one in (page, other):
        inspect_page(scene, one)
    decide(scene, scene.minh, page, "accept")
    with scene.workspace.write(scene.minh) as unit:
        unit.start_document(page.id, {})
    return page


@pytest.fixture
def sql(scene: Scene, page: Page) -> Iterator[DirectSql]:
    with closing(DirectSql(scene.workspace)) as connection:
        yield connection


REPLACE = "INSERT" if SERVER else "INSERT OR REPLACE"
only_sqlite = pytest.mark.skipif(bool(SERVER), reason="SQLite alone knows INSERT OR REPLACE")


def refused(sql: DirectSql, statement: str, *values: object) -> str:
    """Return the reason of a refusal: the code of a rule, or the driver's words about a constraint."""
    with pytest.raises(Exception, match=r"station:|constraint") as caught:
        sql.execute(statement, values)
    found = re.search(r"station:(\w+)", str(caught.value))
    return str(caught.value) if found is None else found[1]


def copy_row(sql: DirectSql, table: str, key: object, *, verb: str = "INSERT", **changes: object) -> str:
    """Try to insert a copy of a row with some columns changed; return the reason of the refusal."""
    row = {**sql.execute(f"SELECT * FROM {table} WHERE id = ?", (key,))[0], **changes}
    marks = ", ".join("?" * len(row))
    return refused(sql, f"{verb} INTO {table} ({', '.join(row)}) VALUES ({marks})", *row.values())


def decision_by(sql: DirectSql, page: Page, reviewer: str, **changes: object) -> str:
    key = sql.one("SELECT id FROM decision WHERE page_id = ?", (page.id,))
    return copy_row(sql, "decision", key, **{"id": "new", "sequence": 99, "reviewer_id": reviewer, **changes})


def give_roles(scene: Scene, person: str, *roles: Role) -> None:
    with scene.workspace.write(None) as unit:
        unit.set_roles(person, roles)


def test_nobody_decides_on_a_dossier_they_captured_in(scene: Scene, page: Page, sql: DirectSql) -> None:
    give_roles(scene, scene.lan.id, Role.OPERATOR, Role.REVIEWER)
    give_roles(scene, scene.hoa.id, Role.REVIEWER)
    assert decision_by(sql, page, scene.lan.id) == "four_eyes"
    # Hoa captured another page of the same dossier, and is only a reviewer now.
    assert decision_by(sql, page, scene.hoa.id) == "four_eyes"
    assert decision_by(sql, page, scene.hoa.id, verdict="reject") == "four_eyes"


def test_a_superseded_capture_counts(scene: Scene, page: Page, sql: DirectSql) -> None:
    set_dossier(scene, DossierState.RETURNED)
    add_page(scene, scene.hoa, image(3), "k3", replace=page.id)
    give_roles(scene, scene.lan.id, Role.REVIEWER)
    capture_id = sql.one("SELECT id FROM capture WHERE page_id = ? AND state = 'current'", (page.id,))
    assert decision_by(sql, page, scene.lan.id, capture_id=capture_id) == "four_eyes"


def test_nobody_approves_what_they_captured(scene: Scene, page: Page, sql: DirectSql) -> None:
    give_roles(scene, scene.lan.id, Role.REVIEWER)
    approve = "INSERT INTO approval (id, sequence, dossier_id, version, reviewer_id, at) VALUES ('a', 1, ?, 1, ?, '')"
    assert refused(sql, approve, scene.dossier.id, scene.lan.id) == "four_eyes"
    assert refused(sql, approve, scene.dossier.id, "nobody") == "role_missing"
    sql.execute(approve, (scene.dossier.id, scene.minh.id))


def capture_by(sql: DirectSql, page: Page, operator: str, **changes: object) -> str:
    fresh = {"id": "new", "sequence": 99, "request_key": "new", "state": "superseded", "operator_id": operator}
    return copy_row(sql, "capture", page.capture.id, **{**fresh, **changes})


def test_whoever_accepted_does_not_capture_there(scene: Scene, page: Page, sql: DirectSql) -> None:
    give_roles(scene, scene.minh.id, Role.OPERATOR)
    assert capture_by(sql, page, scene.minh.id) == "four_eyes_capture"


def test_only_an_operator_captures_and_only_a_reviewer_decides(scene: Scene, page: Page, sql: DirectSql) -> None:
    for roles in [(), *((role,) for role in Role)]:
        give_roles(scene, scene.both.id, *roles)
        if Role.OPERATOR not in roles:
            assert capture_by(sql, page, scene.both.id) == "role_missing", roles
        if Role.REVIEWER not in roles:
            assert decision_by(sql, page, scene.both.id) == "role_missing", roles


def test_a_closed_account_does_nothing(scene: Scene, page: Page, sql: DirectSql) -> None:
    with scene.workspace.write(None) as unit:
        unit.set_active(scene.both.id, active=False)
    assert decision_by(sql, page, scene.both.id) == "role_missing"
    assert capture_by(sql, page, scene.both.id) == "role_missing"


def test_the_roles_of_the_database_are_those_of_the_table() -> None:
    """The rules name one role each; the permission table must not give the action to another one."""
    assert {role for role in Role if Action.CAPTURE in PERMISSIONS[role]} == {Role.OPERATOR}
    for action in (Action.ACCEPT, Action.REJECT, Action.APPROVE):
        assert {role for role in Role if action in PERMISSIONS[role]} == {Role.REVIEWER}


def test_every_role_is_denied_by_default(scene: Scene) -> None:
    """S1: the whole matrix; what the table does not give is refused."""
    for role in Role:
        with scene.workspace.write(None) as unit:
            person = unit.set_roles(scene.both.id, [role])
        assert {action for action in Action if person.may(action)} == PERMISSIONS[role]
    with scene.workspace.write(None) as unit:
        nobody = unit.set_roles(scene.both.id, [])
    assert not [action for action in Action if nobody.may(action)]


@pytest.mark.parametrize(("level", "code"), [("top_secret", "secrecy_top"), (None, "secrecy_unknown")])
def test_paper_that_may_not_be_scanned(scene: Scene, page: Page, sql: DirectSql, level: str | None, code: str) -> None:
    who = (scene.lan.id, "2026-01-01") if level else (None, None)
    # Without the rule that a level stays once it is known, so that the capture's own rule is met.
    sql.execute("DROP TRIGGER dossier_secrecy_stays" + (" ON dossier" if sql.server else ""))
    sql.execute("UPDATE dossier SET secrecy = ?, secrecy_by = ?, secrecy_at = ?", (level, *who))
    assert capture_by(sql, page, scene.lan.id) == code


def test_a_level_is_never_taken_back(scene: Scene, page: Page, sql: DirectSql) -> None:
    change = "UPDATE dossier SET secrecy = NULL, secrecy_by = NULL, secrecy_at = NULL"
    assert refused(sql, change) == "secrecy_unknown"
    assert "ck_dossier_secrecy_whole" in refused(sql, "UPDATE dossier SET secrecy_by = NULL")
    assert "ck_dossier_secrecy" in refused(sql, "UPDATE dossier SET secrecy = 'none'")


def test_a_state_needs_what_it_rests_on(scene: Scene, page: Page, sql: DirectSql) -> None:
    assert refused(sql, "UPDATE page SET state = 'accepted' WHERE id <> ?", page.id) == "decision_missing"
    sql.execute(
        "INSERT INTO approval (id, sequence, dossier_id, version, reviewer_id, at) VALUES ('a', 1, ?, 1, ?, '')",
        (scene.dossier.id, scene.minh.id),
    )
    assert refused(sql, "UPDATE dossier SET state = 'approved' WHERE code = '001'") == "pages_unaccepted"
    assert refused(sql, "UPDATE dossier SET state = 'approved' WHERE code = '002'") == "approval_missing"
    assert copy_row(sql, "page", page.id, id="new", position=-1, state="accepted") == "page_transition"
    assert copy_row(sql, "dossier", scene.dossier.id, id="n", code="x", ordinal=9, state="approved") == "dossier_state"


def test_a_decision_on_an_earlier_capture_does_not_accept_the_page(scene: Scene, page: Page, sql: DirectSql) -> None:
    set_dossier(scene, DossierState.RETURNED)
    add_page(scene, scene.lan, image(3), "k3", replace=page.id)
    assert refused(sql, "UPDATE page SET state = 'accepted' WHERE id = ?", page.id) == "decision_missing"


def test_a_blocked_dossier_goes_nowhere(scene: Scene, page: Page, sql: DirectSql) -> None:
    with scene.workspace.write(None) as unit:
        unit.set_blocked(scene.dossier.id, "master_lost")
    assert decision_by(sql, page, scene.minh.id) == "dossier_blocked"
    approve = "INSERT INTO approval (id, sequence, dossier_id, version, reviewer_id, at) VALUES ('a', 1, ?, 1, ?, '')"
    assert refused(sql, approve, scene.dossier.id, scene.minh.id) == "dossier_blocked"
    package = "INSERT INTO package VALUES ('p', ?, 1, 'plain', '1', 'x', 'f', '', 1, 1, 1, '')"
    assert refused(sql, package, scene.dossier.id) == "dossier_blocked"


def test_rows_do_not_point_past_each_other(scene: Scene, page: Page, sql: DirectSql) -> None:
    with scene.workspace.read() as reader:
        other = reader.dossier_by_code("002")
    assert decision_by(sql, page, scene.both.id, dossier_id=other.id) == "row_inconsistent"
    assert capture_by(sql, page, scene.lan.id, dossier_id=other.id) == "row_inconsistent"


KEPT = ("person", "person_name", "fonds", "inventory", "dossier", "page", "capture", "decision", "event")


def test_rows_are_never_deleted(page: Page, sql: DirectSql) -> None:
    for table in KEPT:
        assert refused(sql, f"DELETE FROM {table}") == "row_kept", table


def test_no_rule_about_deleting_is_untried() -> None:
    tried = {*KEPT, "approval", "package"}
    assert {rule.table for rule in RULES if rule.event == "DELETE"} == tried


def test_approvals_and_packages_are_kept_as_they_are(scene: Scene, page: Page, sql: DirectSql) -> None:
    sql.execute("INSERT INTO approval VALUES ('a', 1, ?, 1, ?, '')", (scene.dossier.id, scene.minh.id))
    sql.execute("INSERT INTO package VALUES ('p', ?, 1, 'plain', '1', 'x', 'f', '', 1, 1, 1, '')", (scene.dossier.id,))
    for table, column in (("approval", "reviewer_id"), ("package", "manifest_sha256")):
        assert refused(sql, f"DELETE FROM {table}") == "row_kept"
        assert refused(sql, f"UPDATE {table} SET {column} = 'x'") == "row_frozen"
    same = f"{REPLACE} INTO package VALUES ('q', ?, 1, 'plain', '1', 'x', 'f', '', 1, 1, 1, '')"
    assert refused(sql, same, scene.dossier.id) == "row_exists"


FROZEN = [(rule.table, column) for rule in RULES if rule.code == "row_frozen" for column in rule.columns]
FILLED = {"person", "person_name", "event", "dossier", "page", "capture", "decision"}


def test_what_is_written_stays(page: Page, sql: DirectSql) -> None:
    columns = [one for one in FROZEN if one[0] in FILLED and one != ("capture", "state")]
    assert len(columns) > 50
    for table, column in columns:
        text = isinstance(metadata.tables[table].c[column].type, Text)
        value = f"{column} || '1'" if text else f"{column} + 1"
        assert refused(sql, f"UPDATE {table} SET {column} = {value}") == "row_frozen", (table, column)


def test_a_superseded_capture_comes_back_only_while_work_is_open(scene: Scene, page: Page, sql: DirectSql) -> None:
    set_dossier(scene, DossierState.RETURNED)
    add_page(scene, scene.lan, image(3), "k3", replace=page.id)
    with scene.workspace.write(scene.lan) as unit:
        assert unit.reinstate_capture(page.capture.id).capture == page.capture
        assert unit.page(page.id).state is PageState.CAPTURED
    set_dossier(scene, DossierState.IN_REVIEW)
    assert refused(sql, "UPDATE capture SET state = 'current' WHERE state = 'superseded'") == "row_frozen"


@only_sqlite
def test_a_row_is_not_replaced_by_another(page: Page, sql: DirectSql) -> None:
    # The rules of one table may speak in any order.
    also = {"capture": "four_eyes_capture", "dossier": "dossier_state", "decision": "decision_missing"}
    for table in ("person", "dossier", "page", "capture", "decision"):
        key = sql.one(f"SELECT id FROM {table}")
        changes = {"state": "captured"} if table == "page" else {}
        reason = copy_row(sql, table, key, verb="INSERT OR REPLACE", **changes)
        assert reason in ("row_exists", also.get(table)), table


@only_sqlite
def test_an_event_cannot_be_put_in_or_replaced(page: Page, sql: DirectSql) -> None:
    last = int(str(sql.one("SELECT MAX(sequence) FROM event")))
    for sequence in (1, last, last + 2):
        forged = "INSERT OR REPLACE INTO event SELECT ?, kind, subject, dossier_id, person_id, station, at, body, hash,"
        assert refused(sql, f"{forged} 'x' FROM event WHERE sequence = ?", sequence, last) == "chain_broken"
    forged = "INSERT INTO event SELECT sequence + 1, kind, subject, dossier_id, person_id, station, at, body, 'x', 'x'"
    assert refused(sql, f"{forged} FROM event WHERE sequence = ?", last) == "chain_broken"


def test_a_login_name_stays_with_its_person(scene: Scene, page: Page, sql: DirectSql) -> None:
    with scene.workspace.write(None) as unit:
        unit.rename_person(scene.lan.id, "lan.cu")
    fresh = {"id": "new", "staff_code": "new", "name": "lan"}
    assert copy_row(sql, "person", scene.hoa.id, **fresh, name_key="lan") == "name_taken"
    assert refused(sql, "UPDATE person SET name_key = 'lan' WHERE id = ?", scene.hoa.id) == "name_taken"
    assert refused(sql, f"{REPLACE} INTO person_name VALUES ('lan', ?)", scene.hoa.id) == "row_exists"


@only_sqlite
def test_the_secrecy_levels_of_the_database_are_those_of_the_model(sql: DirectSql) -> None:
    table = str(sql.one("SELECT sql FROM sqlite_master WHERE name = 'dossier'"))
    assert all(f"'{level.value}'" in table for level in Secrecy)
