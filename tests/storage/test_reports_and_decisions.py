"""Reports, words, recipes and verdicts come back as they were kept."""

from __future__ import annotations

from contextlib import closing

import pytest
from storage_kit import DirectSql, Scene, add_page, decide, image, inspect_page, report_on, set_dossier, words

from station.model.dossier import Page
from station.model.errors import NotFound, StorageFault
from station.model.finding import Outcome
from station.model.geometry import Quad
from station.model.recipe import Recipe
from station.model.states import DossierState, PageState
from station.storage.records import NewPackage
from station.storage.verify import verify_workspace


@pytest.fixture
def page(scene: Scene) -> Page:
    return add_page(scene, scene.lan, image(1), "k1")


def test_a_report_comes_back_equal(scene: Scene, page: Page) -> None:
    first, second = report_on(page), report_on(page, Outcome.UNCHECKED, checklist="2")
    for report in (first, second):
        with scene.workspace.write(None) as unit:
            unit.save_report(page.capture.id, report, words("Cộng hòa xã hội chủ nghĩa Việt Nam"))
        with scene.workspace.read() as reader:
            assert reader.report(page.capture.id) == report
            assert reader.reports(scene.dossier.id) == {page.capture.id: report}
            assert reader.text(page.capture.id) == words("Cộng hòa xã hội chủ nghĩa Việt Nam")
    with pytest.raises(NotFound, match="capture_unknown"), scene.workspace.write(None) as unit:
        unit.save_report("nothing", first, None)


def test_what_is_not_there_is_none(scene: Scene, page: Page) -> None:
    with scene.workspace.read() as reader:
        assert reader.report(page.capture.id) is None
        assert reader.text(page.capture.id) is None
        assert reader.manual_recipe(page.capture.id) is None
        assert reader.decisions(page.id) == []
        assert reader.reports(scene.dossier.id) == {}


def test_reports_speak_of_current_captures_only(scene: Scene, page: Page) -> None:
    inspect_page(scene, page)
    add_page(scene, scene.lan, image(2), "k2", replace=page.id)
    with scene.workspace.read() as reader:
        assert reader.reports(scene.dossier.id) == {}
        assert reader.report(page.capture.id) is not None


@pytest.mark.parametrize("outcome", [Outcome.PASSED, Outcome.FLAGGED, Outcome.UNCHECKED])
def test_reports_without_those_that_passed(scene: Scene, page: Page, outcome: Outcome) -> None:
    report = report_on(page, outcome)
    with scene.workspace.write(None) as unit:
        unit.save_report(page.capture.id, report)
    with scene.workspace.read() as reader:
        found = reader.reports(scene.dossier.id, passed=False)
        assert reader.recipe_digest(page.capture.id) == report.recipe.digest
        assert reader.recipe_digest("nothing") == ""
    assert (page.capture.id in found) == (outcome is not Outcome.PASSED)
    if outcome is not Outcome.PASSED:
        not_passed = tuple(one for one in report.findings if one.outcome is not Outcome.PASSED)
        assert found.problems(page.capture.id) == not_passed
        assert found[page.capture.id] == report
        assert found.problems(page.capture.id) == not_passed, "once built it says the same"


def test_damaged_rows_are_named(scene: Scene, page: Page) -> None:
    inspect_page(scene, page)
    with closing(DirectSql(scene.workspace)) as sql:
        sql.execute("UPDATE report SET findings = '{'")
        sql.execute("UPDATE page_text SET words = ?", (b"\0",))
    assert {(one.code, one.subject) for one in verify_workspace(scene.workspace)} == {
        ("row_changed", f"report:{page.capture.id}"), ("row_changed", f"page_text:{page.capture.id}"),
    }  # fmt: skip
    with scene.workspace.read() as reader:
        for read in (reader.report, reader.text):
            with pytest.raises(StorageFault) as caught:
                read(page.capture.id)
            assert caught.value.code == "row_damaged"
            assert page.capture.id in str(caught.value.context["row"])


def test_a_manual_recipe_makes_the_report_stale(scene: Scene, page: Page) -> None:
    inspect_page(scene, page)
    recipe = Recipe(90, 1.25, Quad.of_box(10, 20, 300, 400), "manual")

    def stale(checklist: str = "1") -> list[str]:
        with scene.workspace.read() as reader:
            return [one.id for one in reader.stale_pages(None, "default", checklist)]

    assert stale() == []
    assert stale("2") == [page.id]
    with scene.workspace.write(scene.lan) as unit:
        unit.set_manual_recipe(page.capture.id, recipe)
    with scene.workspace.read() as reader:
        assert reader.manual_recipe(page.capture.id) == recipe
        assert [one.id for one in reader.stale_pages(scene.dossier.id, "default", "1")] == [page.id]
    with scene.workspace.write(scene.lan) as unit:
        unit.set_manual_recipe(page.capture.id, None)
    assert stale() == []


def test_a_page_without_a_report_is_stale_once_it_rests_as_inspected(scene: Scene, page: Page) -> None:
    with scene.workspace.write(None) as unit:
        unit.set_page_state(page.id, PageState.PASSED)
    with scene.workspace.read() as reader:
        assert [one.id for one in reader.stale_pages(None, "default", "1")] == [page.id]


def test_decisions_in_their_order_and_with_what_was_seen(scene: Scene, page: Page) -> None:
    set_dossier(scene, DossierState.IN_REVIEW)
    inspect_page(scene, page)
    decide(scene, scene.minh, page, "reject")
    inspect_page(scene, page, Outcome.FLAGGED)
    scene.clock.moment = scene.clock.moment.replace(year=2020)  # order is never the clock's
    decide(scene, scene.minh, page, "accept")
    with scene.workspace.read() as reader:
        first, second = reader.decisions(page.id)
        assert reader.dossier_decisions(scene.dossier.id) == {page.capture.id: second}
    assert (first.verdict, second.verdict, second.reviewer_id) == ("reject", "accept", scene.minh.id)
    assert first.report_digest != second.report_digest
    assert len(first.report_digest) == 32
    assert (first.reason, first.capture_id, first.dossier_id) == ("lý do", page.capture.id, scene.dossier.id)


def test_approval_and_package(scene: Scene, page: Page) -> None:
    set_dossier(scene, DossierState.IN_REVIEW)
    decide(scene, scene.minh, page, "accept")
    with scene.workspace.write(scene.minh) as unit:
        approval = unit.add_approval(scene.dossier.id, scene.minh.id)
        unit.set_dossier_state(scene.dossier.id, DossierState.APPROVED)
        unit.emit("dossier.approved", scene.dossier.id)
    assert approval.version == 1
    new = NewPackage(scene.dossier.id, 1, "plain", "2", "P01.001-v1", "a" * 64, 7, 12345, 1, "b" * 64)
    with scene.workspace.write(None) as unit:
        record = unit.add_package(new)
    with scene.workspace.read() as reader:
        assert reader.packages(scene.dossier.id) == [record] == reader.packages()
        assert reader.dossier(scene.dossier.id).package_version == 1
        assert reader.approvals(scene.dossier.id) == [approval]
    assert (record.manifest_sha256, record.files, record.size, record.path) == ("a" * 64, 7, 12345, "P01.001-v1")
