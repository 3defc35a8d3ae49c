"""Triage, the paper's way, notes on leaves, blank sides; and the rules that no SQL gets around."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from storage_kit import DirectSql, Scene, add_page, image, set_dossier

from station.model.dossier import Page
from station.model.errors import NotFound, Refused
from station.model.paper import Condition, LeafKind, Triage
from station.model.states import DossierState
from station.storage.migrations.second_rules import RULES
from station.storage.verify import verify_workspace


@pytest.fixture
def page(scene: Scene) -> Page:
    return add_page(scene, scene.lan, image(1), "k1")


@pytest.fixture
def sql(scene: Scene) -> Iterator[DirectSql]:
    with closing(DirectSql(scene.workspace)) as connection:
        yield connection


def refused(act: Callable[[str], object], statement: str) -> str:
    """Return what the rule of the database says, in the words of its driver."""
    with pytest.raises(Exception, match="station:") as caught:
        act(statement)
    return str(caught.value)


def test_triage_is_what_was_recorded_last(scene: Scene) -> None:
    with scene.workspace.read() as reader:
        assert reader.triage(scene.dossier.id) == Triage()
    with scene.workspace.write(scene.lan) as unit:
        unit.set_triage(scene.dossier.id, Triage(Condition.TORN, 12, "torn", "tờ 3 rách", ("a", "b")))
    with scene.workspace.write(scene.lan) as unit:
        unit.set_triage(scene.dossier.id, Triage(Condition.NORMAL, 12, "", "đã vá", ("a", "b")))
        found = unit.triage(scene.dossier.id)
        assert unit.held_dossiers() == []
    assert (found.condition, found.counted_sheets, found.held, found.note) == (Condition.NORMAL, 12, "", "đã vá")
    assert found.distinct_from == ("a", "b")
    assert found.person_id == scene.lan.id


def test_nothing_is_captured_of_paper_that_is_held(scene: Scene) -> None:
    with scene.workspace.write(scene.lan) as unit:
        unit.set_triage(scene.dossier.id, Triage(Condition.STUCK, held="stuck"))
    with pytest.raises(Refused, match="dossier_held"):
        add_page(scene, scene.lan, image(1), "k1")


def test_paper_goes_out_and_comes_back_by_turns(scene: Scene) -> None:
    with scene.workspace.write(scene.lan) as unit:
        unit.move_paper(scene.dossier.id, "out", "Thủ kho Hà", "hộp 14")
    with pytest.raises(Refused, match="custody_same"), scene.workspace.write(scene.minh) as unit:
        unit.move_paper(scene.dossier.id, "out")
    with scene.workspace.read() as reader:
        held = reader.holder(scene.dossier.id)
        assert held is not None
        assert (held.person_id, held.counterpart, held.note) == (scene.lan.id, "Thủ kho Hà", "hộp 14")
        assert reader.holders() == {scene.dossier.id: (scene.lan.id, scene.lan.display_name)}
        assert reader.holders(["another"]) == {}
    with scene.workspace.write(scene.minh) as unit:
        unit.move_paper(scene.dossier.id, "in")
        assert unit.holder(scene.dossier.id) is None
        assert unit.holders() == {}
        assert [one.direction for one in unit.movements(scene.dossier.id)] == ["out", "in"]


def test_missing_leaves_count_until_their_note_is_withdrawn(scene: Scene, page: Page) -> None:
    with scene.workspace.write(scene.lan) as unit:
        note = unit.add_leaf_note(scene.dossier.id, page.id, LeafKind.MISSING, 2, "mất từ trước")
        unit.add_leaf_note(scene.dossier.id, page.id, LeafKind.FRAGILE, 1, "")
        assert unit.missing_leaves(scene.dossier.id) == 2
        unit.withdraw_leaf_note(note)
        assert unit.missing_leaves(scene.dossier.id) == 0
        assert [one.kind for one in unit.leaf_notes(scene.dossier.id)] == [LeafKind.FRAGILE]
        unit.withdraw_leaf_note(note, withdrawn=False)
        assert {one.kind for one in unit.leaf_notes(scene.dossier.id)} == {LeafKind.FRAGILE, LeafKind.MISSING}
    with pytest.raises(NotFound, match="leaf_note_unknown"), scene.workspace.write(scene.lan) as unit:
        unit.withdraw_leaf_note("nothing")


def test_one_missing_leaf_excuses_no_more_than_its_pages(scene: Scene, page: Page, sql: DirectSql) -> None:
    with scene.workspace.write(scene.lan) as unit:
        unit.add_leaf_note(scene.dossier.id, page.id, LeafKind.MISSING, 1, "mất từ trước")
    for pages, agrees in ((1, False), (2, True), (3, True), (4, False), (100, False)):
        sql.execute(
            "UPDATE dossier SET expected_pages = ?, expected_sheets = 2 WHERE id = ?", (pages, scene.dossier.id)
        )
        with scene.workspace.read() as reader:
            facts = reader.facts(scene.dossier.id)
        assert (facts.live_pages, facts.counts_agree) == (1, agrees), pages


def test_a_blank_side_is_marked_on_its_image_and_not_on_the_next_one(scene: Scene, page: Page) -> None:
    with scene.workspace.write(scene.lan) as unit:
        unit.set_blank(page.capture.id, blank=True)
        assert unit.blank_captures(scene.dossier.id) == {page.capture.id}
        unit.set_blank(page.capture.id, blank=False)
        assert unit.blank_captures(scene.dossier.id) == frozenset()
        unit.set_blank(page.capture.id, blank=True)
    add_page(scene, scene.lan, image(2), "k2", replace=page.id)
    with scene.workspace.read() as reader:
        assert reader.blank_captures(scene.dossier.id) == frozenset()


def test_an_earlier_image_comes_back_and_both_stay(scene: Scene, page: Page) -> None:
    again = add_page(scene, scene.lan, image(2), "k2", replace=page.id)
    with scene.workspace.write(scene.lan) as unit:
        assert unit.reinstate_capture(page.capture.id).capture == page.capture
        assert [one.id for one in unit.captures(page.id)] == [page.capture.id, again.capture.id]
        assert unit.reinstate_capture(page.capture.id).capture == page.capture, "twice is once"
        assert unit.reinstate_capture(again.capture.id).capture.id == again.capture.id
    with pytest.raises(NotFound, match="capture_unknown"), scene.workspace.write(scene.lan) as unit:
        unit.reinstate_capture("nothing")


def test_a_page_goes_in_front_of_all_others(scene: Scene, page: Page) -> None:
    first = add_page(scene, scene.lan, image(2), "k2", after="")
    with scene.workspace.read() as reader:
        assert [one.id for one in reader.pages(scene.dossier.id)] == [first.id, page.id]


def test_every_row_is_witnessed(scene: Scene, page: Page) -> None:
    with scene.workspace.write(scene.lan) as unit:
        unit.set_triage(scene.dossier.id, Triage(Condition.GOOD))
        unit.move_paper(scene.dossier.id, "out")
        unit.add_leaf_note(scene.dossier.id, page.id, LeafKind.OVERSIZE, 1, "A3")
        unit.set_blank(page.capture.id, blank=True)
    assert list(verify_workspace(scene.workspace)) == []
    for statement in (
        "UPDATE triage SET condition = 'normal'", "DELETE FROM triage", "UPDATE blank_mark SET at = 'x'",
        "DELETE FROM blank_mark", "UPDATE leaf_note SET withdrawn = 1",
    ):  # fmt: skip
        with closing(DirectSql(scene.workspace)) as sql:
            before = sql.one("SELECT COUNT(*) FROM event")
            sql.execute(statement)
            assert sql.one("SELECT COUNT(*) FROM event") == before
        assert list(verify_workspace(scene.workspace)), statement


def test_movements_and_notes_are_kept_as_they_are(scene: Scene, page: Page, sql: DirectSql) -> None:
    with scene.workspace.write(scene.lan) as unit:
        unit.move_paper(scene.dossier.id, "out")
        unit.add_leaf_note(scene.dossier.id, page.id, LeafKind.OVERSIZE, 1, "A3")
    kept = {rule.table for rule in RULES if rule.event == "DELETE"}
    assert kept == {"custody", "leaf_note"}
    for table in kept:
        assert "row_kept" in refused(sql.execute, f"DELETE FROM {table}")
    for rule in RULES:
        for column in rule.columns if rule.name.endswith("_frozen") else ():
            value = f"{column} + 1" if column in ("sequence", "leaves") else f"{column} || '1'"
            assert "row_frozen" in refused(sql.execute, f"UPDATE {rule.table} SET {column} = {value}")


def test_no_image_comes_back_in_a_dossier_under_review(scene: Scene, page: Page) -> None:
    add_page(scene, scene.lan, image(2), "k2", replace=page.id)
    set_dossier(scene, DossierState.IN_REVIEW)
    with pytest.raises(Refused, match="row_frozen"), scene.workspace.write(scene.lan) as unit:
        unit.reinstate_capture(page.capture.id)
