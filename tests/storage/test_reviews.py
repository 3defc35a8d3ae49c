"""Plans, evidence, verdicts on documents and secrecy stops: kept as they are, and no path around their rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from storage_kit import SERVER, DirectSql, Scene, add_page, decide, image, inspect_page, plan, set_dossier

from station.model.dossier import Document, Page
from station.model.errors import NotFound, Refused
from station.model.finding import DossierReport, Finding, Outcome
from station.model.people import PERMISSIONS, Action, Person, Role
from station.model.review import Seen
from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.storage.migrations.third_rules import RULES

FOUND = Finding("outlier", Outcome.FLAGGED, 4.25, 3.5, note="outlier_sharpness")


@pytest.fixture
def page(scene: Scene) -> Page:
    """A page of lan's in review."""
    page = add_page(scene, scene.lan, image(1), "k1")
    inspect_page(scene, page)
    set_dossier(scene, DossierState.IN_REVIEW)
    with scene.workspace.write(scene.minh) as unit:
        unit.start_document(page.id, {"title": "Tờ trình"})
        unit.emit("document.started", scene.dossier.id)
    return page


@pytest.fixture
def document(scene: Scene, page: Page) -> Document:
    with scene.workspace.read() as reader:
        return reader.documents(scene.dossier.id)[0]


@pytest.fixture
def boss(scene: Scene) -> Person:
    with scene.workspace.write(None) as unit:
        return unit.add_person("sếp", "Vũ Thị Sếp", [Role.SUPERVISOR])


@pytest.fixture
def sql(scene: Scene, page: Page) -> Iterator[DirectSql]:
    with closing(DirectSql(scene.workspace)) as connection:
        yield connection


def refused(sql: DirectSql, statement: str, *values: object) -> str:
    """Return the code of the rule that refuses a statement."""
    with pytest.raises(Exception, match="station:") as caught:
        sql.execute(statement, values)
    found = re.search(r"station:(\w+)", str(caught.value))
    assert found is not None
    return found[1]


def copied(sql: DirectSql, table: str, **changes: object) -> str:
    """Try to insert a changed copy of the first row of a table; return the code of the refusal."""
    row = {**sql.execute(f"SELECT * FROM {table} LIMIT 1")[0], **changes}
    marks = ", ".join("?" * len(row))
    return refused(sql, f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", *row.values())


def test_a_plan_is_kept_and_counted_by_rounds(scene: Scene, page: Page) -> None:
    wanted = plan(scene, frozenset({page.capture.id}), frozenset({"b", "a"}), frozenset({"c"}))
    with scene.workspace.write(scene.minh) as unit:
        first, second = unit.add_sampling_plan(wanted), unit.add_sampling_plan(wanted)
        unit.emit("dossier.sampled", scene.dossier.id)
    with scene.workspace.read() as reader:
        assert reader.sampling_plans(scene.dossier.id) == [first, second]
    assert (first.round, second.round, first.person_id) == (1, 2, scene.minh.id)
    assert (first.flagged, first.sample, first.rest) == (wanted.flagged, wanted.sample, wanted.rest)
    assert (first.seed, first.reject_rate, first.size, first.population) == ("00ff", 0.5, 2, 3)


def test_the_last_evidence_on_a_capture_counts(scene: Scene, page: Page) -> None:
    with scene.workspace.write(scene.minh) as unit:
        for verdict, seconds in (("reject", 2.0), ("accept", 7.5)):
            decision = unit.add_decision(page.id, page.capture.id, scene.minh.id, verdict, "x")
            unit.add_evidence(decision.id, scene.dossier.id, "looked", Seen(seconds, full_size=True, via="window"))
        unit.emit("page.accepted", page.id)
    with scene.workspace.read() as reader:
        evidence = reader.evidence(scene.dossier.id)
    assert evidence[page.capture.id].seen == Seen(7.5, full_size=True, via="window")


def test_evidence_belongs_to_a_decision_of_its_dossier(scene: Scene, page: Page) -> None:
    with pytest.raises(Refused, match="row_inconsistent"), scene.workspace.write(scene.minh) as unit:
        unit.add_evidence("nothing", scene.dossier.id, "looked", Seen())


def test_operators_are_judged_by_their_own_pages_since_a_day(scene: Scene, page: Page) -> None:
    other = add_page(scene, scene.hoa, image(2), "k2")
    inspect_page(scene, other)
    for verdict in ("reject", "accept"):
        decide(scene, scene.minh, page, verdict)
    decide(scene, scene.minh, other, "accept")
    today = scene.clock.now().date()
    both = [scene.lan.id, scene.hoa.id]
    with scene.workspace.read() as reader:
        assert reader.judged_captures(both, today) == {scene.lan.id: (1, 1), scene.hoa.id: (1, 0)}
        assert reader.judged_captures([scene.hoa.id], today) == {scene.hoa.id: (1, 0)}
        assert reader.judged_captures(both, date(2999, 1, 1)) == {}


def test_the_last_verdict_on_a_document_counts(scene: Scene, page: Page, document: Document) -> None:
    with scene.workspace.write(scene.minh) as unit:
        unit.add_document_verdict(scene.dossier.id, document.id, "c1", "fail", "metadata", "")
        last = unit.add_document_verdict(scene.dossier.id, document.id, "c2", "pass", "", "sửa rồi")
        unit.emit("document.passed", document.id)
    with scene.workspace.read() as reader:
        assert reader.document_verdicts(scene.dossier.id) == {document.id: last}
    assert (last.verdict, last.content, last.note, last.reviewer_id) == ("pass", "c2", "sửa rồi", scene.minh.id)


def test_nobody_judges_documents_of_what_they_captured(
    scene: Scene, page: Page, document: Document, sql: DirectSql
) -> None:
    with scene.workspace.write(None) as unit:
        unit.set_roles(scene.lan.id, [Role.OPERATOR, Role.REVIEWER])
    with scene.workspace.read() as reader:
        lan = reader.person_by_name("lan")
    with pytest.raises(Refused, match="four_eyes"), scene.workspace.write(lan) as unit:
        unit.add_document_verdict(scene.dossier.id, document.id, "c", "pass", "", "")
    with scene.workspace.write(scene.minh) as unit:
        unit.add_document_verdict(scene.dossier.id, document.id, "c", "pass", "", "")
        unit.emit("document.passed", document.id)
    assert copied(sql, "document_verdict", id="n", sequence=9, reviewer_id=scene.lan.id) == "four_eyes"
    assert copied(sql, "document_verdict", id="n", sequence=9, reviewer_id="nobody") == "role_missing"


def test_whoever_judged_a_document_does_not_capture_there(scene: Scene, page: Page, document: Document) -> None:
    with scene.workspace.write(scene.both) as unit:
        unit.add_document_verdict(scene.dossier.id, document.id, "c", "fail", "metadata", "")
        unit.emit("document.failed", document.id)
    set_dossier(scene, DossierState.RETURNED)
    with pytest.raises(Refused, match="four_eyes_capture"):
        add_page(scene, scene.both, image(5), "k5")


def stop(scene: Scene, page: Page, level: Secrecy = Secrecy.SECRET) -> bool:
    with scene.workspace.write(None) as unit:
        new = unit.add_secrecy_stop(scene.dossier.id, page.capture.id, level)
        unit.emit("dossier.stopped", scene.dossier.id)
    return new


def test_a_stop_forbids_everything_in_the_database_itself(scene: Scene, page: Page, boss: Person) -> None:
    assert stop(scene, page)
    assert not stop(scene, page)
    with pytest.raises(Refused, match="secrecy_stop"):
        decide(scene, scene.minh, page, "accept")
    with pytest.raises(Refused, match="secrecy_stop"), scene.workspace.write(scene.minh) as unit:
        unit.add_approval(scene.dossier.id, scene.minh.id)
    with pytest.raises(Refused, match="secrecy_stop"):
        add_page(scene, scene.lan, image(5), "k5")
    with scene.workspace.read() as reader:
        assert reader.stopped_dossiers() == [scene.dossier.id]
        assert reader.facts(scene.dossier.id).stopped
        (held,) = reader.secrecy_stops(scene.dossier.id)
    with scene.workspace.write(boss) as unit:
        unit.release_secrecy_stop(held.id, "not_a_mark", "dấu KHẨN")
        unit.emit("dossier.released", scene.dossier.id)
    decide(scene, scene.minh, page, "accept")
    with scene.workspace.read() as reader:
        (released,) = reader.secrecy_stops(scene.dossier.id)
        assert (released.outcome, released.reason, released.released_by) == ("not_a_mark", "dấu KHẨN", boss.id)
        assert reader.stopped_dossiers() == []
        with pytest.raises(NotFound, match="stop_unknown"):
            reader.secrecy_stop("nothing")


def test_a_stop_is_released_once_by_a_supervisor_who_did_not_capture(
    scene: Scene, page: Page, boss: Person, sql: DirectSql
) -> None:
    stop(scene, page)
    release = "UPDATE secrecy_stop SET outcome = 'not_a_mark', released_by = ?"
    assert refused(sql, release, scene.minh.id) == "role_missing"
    assert refused(sql, "UPDATE secrecy_stop SET outcome = 'confirmed'") == "role_missing"
    with scene.workspace.write(None) as unit:
        unit.set_roles(scene.lan.id, [Role.OPERATOR, Role.SUPERVISOR])
    assert refused(sql, release, scene.lan.id) == "four_eyes"
    sql.execute(release, (boss.id,))
    assert refused(sql, "UPDATE secrecy_stop SET outcome = '', released_by = ?", boss.id) == "role_missing"


def test_a_stop_begins_without_an_outcome(scene: Scene, page: Page, boss: Person, sql: DirectSql) -> None:
    stop(scene, page)
    fresh = {"id": "n", "level": "top_secret"}
    assert copied(sql, "secrecy_stop", **fresh, outcome="not_a_mark") == "row_inconsistent"
    assert copied(sql, "secrecy_stop", **fresh, released_by=boss.id) == "row_inconsistent"


def test_only_a_supervisor_has_the_right_that_the_rule_names() -> None:
    assert {role for role in Role if Action.RELEASE in PERMISSIONS[role]} == {Role.SUPERVISOR}
    assert {role for role in Role if Action.JUDGE in PERMISSIONS[role]} == {Role.REVIEWER}


def test_nothing_of_a_review_is_changed_or_taken_away(
    scene: Scene, page: Page, document: Document, sql: DirectSql
) -> None:
    with scene.workspace.write(scene.minh) as unit:
        unit.add_sampling_plan(plan(scene, frozenset({page.capture.id})))
        decision = unit.add_decision(page.id, page.capture.id, scene.minh.id, "reject", "mờ")
        unit.add_evidence(decision.id, scene.dossier.id, "looked", Seen())
        unit.add_document_verdict(scene.dossier.id, document.id, "c", "pass", "", "")
        unit.emit("page.rejected", page.id)
    stop(scene, page)
    kept = {rule.table for rule in RULES if rule.name.endswith("_kept")}
    assert kept == {"sampling_plan", "decision_evidence", "document_verdict", "secrecy_stop"}
    numbers = {"sequence", "round", "population", "size", "reject_rate", "seconds", "full_size"}
    for table in kept:
        assert refused(sql, f"DELETE FROM {table}") == "row_kept"
        key = "decision_id" if table == "decision_evidence" else "id"
        if not SERVER:
            row = sql.execute(f"SELECT * FROM {table}")[0]
            marks = ", ".join("?" * len(row))
            statement = f"INSERT OR REPLACE INTO {table} ({', '.join(row)}) VALUES ({marks})"
            assert refused(sql, statement, *row.values()) in {"row_exists", "four_eyes"}, key
    for rule in RULES:
        for column in rule.columns if rule.name.endswith("_frozen") else ():
            value = f"{column} + 1" if column in numbers else f"{column} || '1'"
            assert refused(sql, f"UPDATE {rule.table} SET {column} = {value}") == "row_frozen", (rule.table, column)


def test_what_stands_out_is_kept_with_the_report_and_forgotten_with_it(scene: Scene, page: Page) -> None:
    whole = Finding("sheet_count", Outcome.UNCHECKED, note="no_count")
    report = DossierReport("b" * 64, "default", "2", (FOUND, whole), {page.capture.id: (FOUND,)})
    with scene.workspace.write(None) as unit:
        unit.set_page_context(page.capture.id, scene.dossier.id, (FOUND,))
        unit.save_dossier_report(scene.dossier.id, report)
        unit.emit("dossier.compared", scene.dossier.id)
    with scene.workspace.read() as reader:
        assert reader.dossier_report(scene.dossier.id) == report
        assert reader.dossier_findings(scene.dossier.id) == (FOUND, whole)
        assert reader.dossier_problems([scene.dossier.id, "nothing"]) == {scene.dossier.id: 1}
        assert reader.page_contexts(scene.dossier.id) == {page.capture.id: (FOUND,)}
        listed = reader.reports(scene.dossier.id, passed=False)
        assert listed.flagged(page.capture.id)
        assert listed.problems(page.capture.id) == (FOUND,)
        assert listed[page.capture.id].context == (FOUND,)
        one = reader.report(page.capture.id)
    assert one is not None
    assert one.everything == (*one.findings, FOUND)
    inspect_page(scene, page)
    with scene.workspace.read() as reader:
        assert reader.page_contexts(scene.dossier.id) == {}
        assert dict(reader.reports(scene.dossier.id, passed=False)) == {}
