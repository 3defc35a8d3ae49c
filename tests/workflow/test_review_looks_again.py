"""What a reviewer must look at once more: what was rejected or changed, failed lots, old findings, others' own work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_review_by_plan import LONG_LOOK, accept_looked, calm, pages_of, sampled, waiting

from station.model.dossier import Dossier, Page
from station.model.errors import Refused
from station.model.geometry import Quad
from station.model.people import Role
from station.model.recipe import Recipe
from station.model.review import COMMAND, DECLARED, Seen
from station.model.states import PageState
from station.workflow.describe_documents import describe_document, start_document
from station.workflow.edit_pages import (
    correct_page,
    mark_blank,
    mark_suspect,
    move_page,
    reinstate_capture,
)
from station.workflow.inspect_pages import inspect_pages
from station.workflow.judge_documents import judge_document
from station.workflow.package_dossier import gather_content
from station.workflow.review_dossier import (
    accept_page,
    accept_rest,
    approval_summary,
    approve_dossier,
    reject_page,
    return_dossier,
)
from station.workflow.review_plan import ensure_plan, plan_progress
from station.workflow.review_queue import review_queue
from station.workflow.station import Station
from station.workflow.submit_dossier import remove_page, restore_page, submit_dossier
from station.workflow.take_back_verdicts import undecide_page

__all__ = ["sampled", "waiting"]  # fixtures

BY_COMMAND = Seen(via=COMMAND)
ELSEWHERE = Seen(via=DECLARED)


@pytest.fixture
def chosen(station: Station, crew, dossier: Dossier, waiting) -> tuple[list[Page], list[Page]]:
    """The pages of the sample and those of the rest, two each."""
    plan = ensure_plan(station, crew.reviewer, dossier.id)
    assert plan is not None
    parts = (
        [page for page in waiting if page.capture.id in plan.sample],
        [page for page in waiting if page.capture.id in plan.rest],
    )
    assert [len(part) for part in parts] == [2, 2]
    return parts


def again(station: Station, crew, dossier: Dossier) -> frozenset[str]:
    """Hand the dossier in once more; return the pages that must be looked at, by id."""
    inspect_pages(station, dossier.id)
    calm(station, dossier)
    submit_dossier(station, crew.operator, dossier, "test")
    calm(station, dossier)
    ensure_plan(station, crew.reviewer, dossier.id)
    wanted = plan_progress(station, dossier.id).open_captures
    return frozenset(page.id for page in pages_of(station, dossier) if page.capture.id in wanted)


def current(station: Station, page: Page) -> Page:
    with station.workspace.read() as reader:
        return reader.page(page.id)


def half(page: Page) -> Recipe:
    master = page.capture.master
    corners = ((0, 0), (master.width, 0), (master.width, master.height / 2), (0, master.height / 2))
    return Recipe(0, 0.0, Quad(*corners), origin="manual")


def test_a_rejected_image_cannot_be_washed_by_a_correction_that_changes_nothing(
    station, crew, dossier, chosen
) -> None:  # fmt: skip
    bad = chosen[1][0]
    reject_page(station, crew.reviewer, bad, "blurred", seen=LONG_LOOK)
    return_dossier(station, crew.reviewer, dossier, "rejected_pages")
    with pytest.raises(Refused, match="recipe_unchanged"):
        correct_page(station, crew.operator, bad, None)
    with station.workspace.read() as reader:
        report = reader.report(bad.capture.id)
    assert report is not None
    with pytest.raises(Refused, match="recipe_unchanged"):
        correct_page(station, crew.operator, bad, replace(report.recipe, origin="manual"))
    assert current(station, bad).state is PageState.REJECTED


def test_what_was_rejected_is_looked_at_again_however_it_comes_back(
    station, crew, dossier, chosen, scan, sheets
) -> None:  # fmt: skip
    sample, (cropped, rescanned) = chosen
    for page in sample:
        accept_looked(station, crew.reviewer, page)
    for page in (cropped, rescanned):
        reject_page(station, crew.reviewer, page, "blurred", seen=LONG_LOOK)
    return_dossier(station, crew.reviewer, dossier, "rejected_pages")
    correct_page(station, crew.operator, cropped, half(cropped))
    correct_page(station, crew.operator, current(station, cropped), None)
    (new,) = scan(f"folder {sheets} 1", replace=rescanned, batch="b2")
    reinstate_capture(station, crew.operator, new, rescanned.capture.id)
    assert again(station, crew, dossier) == {cropped.id, rescanned.id}
    with pytest.raises(Refused, match="plan_open"):
        accept_rest(station, crew.reviewer, dossier)
    plan = ensure_plan(station, crew.reviewer, dossier.id)
    assert plan is not None
    assert (plan.round, plan.flagged) == (2, {cropped.capture.id, rescanned.capture.id})
    for page in (cropped, rescanned):
        accept_looked(station, crew.reviewer, current(station, page))
    approve_dossier(station, crew.reviewer, dossier)


def test_a_page_cropped_anew_or_taken_out_and_back_is_planned_again(station, crew, dossier, chosen) -> None:
    cropped, returned = chosen[1]
    for page in chosen[0]:
        accept_looked(station, crew.reviewer, page)
    return_dossier(station, crew.reviewer, dossier, "incomplete")
    correct_page(station, crew.operator, cropped, half(cropped))
    remove_page(station, crew.operator, returned, "separator")
    restore_page(station, crew.operator, returned)
    assert again(station, crew, dossier) == {cropped.id, returned.id}
    assert approval_summary(station, crew.reviewer, dossier.id).changed == 2


def test_an_unchanged_rest_of_an_earlier_round_is_still_a_rest(station, crew, dossier, chosen) -> None:
    for page in chosen[0]:
        accept_looked(station, crew.reviewer, page)
    return_dossier(station, crew.reviewer, dossier, "incomplete")
    assert again(station, crew, dossier) == frozenset()
    assert len(accept_rest(station, crew.reviewer, dossier)) == 2


def test_one_rejected_page_of_the_sample_opens_the_whole_rest(station, crew, dossier, chosen) -> None:
    (good, bad), rest = chosen
    accept_looked(station, crew.reviewer, good)
    reject_page(station, crew.reviewer, bad, "blurred", seen=LONG_LOOK)
    progress = plan_progress(station, dossier.id)
    assert (progress.open_captures, progress.failed) == ({page.capture.id for page in rest}, 2)
    with pytest.raises(Refused, match="sample_failed"):
        accept_rest(station, crew.reviewer, dossier)
    undecide_page(station, crew.reviewer, bad)
    accept_looked(station, crew.reviewer, current(station, bad))
    assert plan_progress(station, dossier.id).failed == 0, "a verdict given by mistake opens nothing"
    assert len(accept_rest(station, crew.reviewer, dossier)) == 2


@pytest.mark.parametrize("how", ["rescan", "crop"])
def test_a_failed_lot_stays_one_when_its_bad_page_was_mended(
    station, crew, dossier, chosen, scan, sheets, how: str
) -> None:  # fmt: skip
    (good, bad), rest = chosen
    accept_looked(station, crew.reviewer, good)
    reject_page(station, crew.reviewer, bad, "blurred", seen=LONG_LOOK)
    return_dossier(station, crew.reviewer, dossier, "rejected_pages")
    if how == "rescan":
        scan(f"folder {sheets} 1", replace=bad, batch="b2")
    else:
        correct_page(station, crew.operator, bad, half(bad))
    open_pages = again(station, crew, dossier)
    assert {page.id for page in rest} <= open_pages
    for page in pages_of(station, dossier):
        if page.id == bad.id:
            accept_looked(station, crew.reviewer, page)
    with pytest.raises(Refused, match="plan_open"):
        accept_rest(station, crew.reviewer, dossier)
    for page in rest:
        accept_looked(station, crew.reviewer, page)
    approve_dossier(station, crew.reviewer, dossier)


def test_what_was_taken_with_the_rest_dilutes_no_share_of_rejected_pages(station, crew, dossier, chosen) -> None:
    today = station.clock.now().date()
    for page in chosen[0]:
        accept_looked(station, crew.reviewer, page)
    accept_rest(station, crew.reviewer, dossier)
    for page in chosen[0]:
        reject_page(station, crew.reviewer, page, "blurred", seen=LONG_LOOK)
    with station.workspace.read() as reader:
        assert reader.judged_captures([crew.operator.id], today) == {crew.operator.id: (2, 2)}


def other_limits(station: Station, version: str = "99") -> None:
    known = station.profiles.checklist(station.settings.checklist)
    new = replace(known, version=version)
    object.__setattr__(station, "profiles", replace(station.profiles, checklists={known.name: new}))


def test_nothing_is_accepted_on_findings_of_other_limits(station, crew, dossier, chosen) -> None:
    other_limits(station)
    with pytest.raises(Refused, match="report_stale"):
        accept_looked(station, crew.reviewer, chosen[0][0])
    inspect_pages(station, dossier.id)
    calm(station, dossier)
    accept_looked(station, crew.reviewer, current(station, chosen[0][0]))
    accept_looked(station, crew.reviewer, current(station, chosen[0][1]))
    other_limits(station, "100")
    with pytest.raises(Refused, match="report_stale"):
        accept_rest(station, crew.reviewer, dossier)


def test_an_approval_rests_on_the_present_limits_or_says_that_an_earlier_review_accepted(
    station, crew, dossier, waiting
) -> None:  # fmt: skip
    for page in waiting:
        accept_looked(station, crew.reviewer, page)
    other_limits(station)
    summary = approval_summary(station, crew.reviewer, dossier.id)
    assert (summary.stale, summary.missing) == (4, ("reports_stale",))
    with pytest.raises(Refused, match="reports_stale"):
        approve_dossier(station, crew.reviewer, dossier)
    return_dossier(station, crew.reviewer, dossier, "description")
    station.clock.advance(hours=1)
    submit_dossier(station, crew.operator, dossier, "test")
    summary = approval_summary(station, crew.reviewer, dossier.id)
    assert (summary.stale, summary.missing) == (4, ())
    approve_dossier(station, crew.reviewer, dossier)
    with station.workspace.read() as reader:
        told = reader.events(subject=dossier.id)[-1]
    assert (told.kind, told.details["stale"], told.details["looked"]) == ("dossier.approved", 4, 4)


@pytest.mark.parametrize("change", ["move", "blank", "doubt"])
def test_an_accepted_page_that_a_clerk_changes_waits_again(station, crew, dossier, waiting, change: str) -> None:
    for page in waiting:
        accept_looked(station, crew.reviewer, page)
    return_dossier(station, crew.reviewer, dossier, "incomplete")
    page = waiting[3]
    match change:
        case "move":
            move_page(station, crew.operator, page, waiting[2].id)
            assert current(station, page).state is PageState.ACCEPTED, "it stands where it stood"
            move_page(station, crew.operator, page, None)
        case "blank":
            mark_blank(station, crew.operator, page, blank=False)
            assert current(station, page).state is PageState.ACCEPTED, "nobody had said that it was"
            mark_blank(station, crew.operator, page, blank=True, reason="test")
        case _:
            mark_suspect(station, crew.operator, page, "jam")
            mark_suspect(station, crew.operator, page)
    assert current(station, page).state is PageState.PASSED
    with station.workspace.read() as reader:
        (told,) = [event for event in reader.events(subject=page.id) if event.kind == "page.undecided"]
    assert (told.kind, told.person_id, told.details["reviewer"]) == (
        "page.undecided", crew.operator.id, crew.reviewer.id,
    )  # fmt: skip
    assert again(station, crew, dossier) == {page.id}
    with pytest.raises(Refused, match="pages_unaccepted"):
        approve_dossier(station, crew.reviewer, dossier)
    accept_looked(station, crew.reviewer, current(station, page))
    assert approval_summary(station, crew.reviewer, dossier.id).changed == 1
    approve_dossier(station, crew.reviewer, dossier)


def test_who_cropped_a_page_by_hand_reviews_nothing_of_its_dossier(station, crew, dossier, scan) -> None:
    both = crew.add(station, "haivai", Role.OPERATOR, Role.REVIEWER)
    scan()
    inspect_pages(station, dossier.id)
    page, other, *_ = pages_of(station, dossier)
    correct_page(station, both, page, half(page))
    again(station, crew, dossier)
    assert review_queue(station, both.id) == ([], 1)
    with station.workspace.read() as reader:
        assert reader.count_reviewable(both.id) == 0
        assert reader.count_reviewable(crew.reviewer.id) == 1
        (document,) = reader.documents(dossier.id)
    for act in (
        lambda: accept_page(station, both, current(station, other), seen=LONG_LOOK),
        lambda: judge_document(station, both, document.id, "pass"),
        lambda: approve_dossier(station, both, dossier),
    ):
        with pytest.raises(Refused, match="four_eyes"):
            act()
    with pytest.raises(Refused, match="four_eyes"), station.workspace.write(both) as unit:
        unit.add_decision(other.id, other.capture.id, both.id, "accept")
    with pytest.raises(Refused, match="four_eyes"), station.workspace.write(both) as unit:
        unit.add_approval(dossier.id, both.id)


def test_who_described_a_document_does_not_say_that_it_passes(station, crew, dossier, scan) -> None:
    both = crew.add(station, "haivai", Role.OPERATOR, Role.REVIEWER)
    first, _second, third, _fourth = scan()
    start_document(station, crew.operator, first)
    start_document(station, both, third, {"subject": "Về việc thu hồi đất"})
    with station.workspace.read() as reader:
        document, started = reader.documents(dossier.id)
    describe_document(station, both, document, {"subject": "Về việc giao đất"})
    again(station, crew, dossier)
    for one in (document, started):
        with pytest.raises(Refused, match="four_eyes_description"):
            judge_document(station, both, one.id, "pass")
    judge_document(station, crew.reviewer, document.id, "pass")


def test_a_bare_command_looks_at_nothing(station, crew, dossier, waiting) -> None:
    for page in waiting:
        accept_page(station, crew.reviewer, page, seen=BY_COMMAND)
    summary = approval_summary(station, crew.reviewer, dossier.id)
    assert (summary.looked, summary.declared, summary.unlooked, summary.missing) == (0, 0, 4, ("plan_open",))
    with pytest.raises(Refused, match="plan_open"):
        approve_dossier(station, crew.reviewer, dossier)
    with station.workspace.read() as reader:
        assert reader.judged_captures([crew.operator.id], station.clock.now().date()) == {}


def test_a_check_made_elsewhere_is_said_in_words_and_never_called_a_look(station, crew, dossier, chosen) -> None:
    (first, second), _rest = chosen
    with pytest.raises(Refused, match="checked_unsaid"):
        accept_page(station, crew.reviewer, first, seen=ELSEWHERE)
    accept_page(station, crew.reviewer, first, "", "máy kiểm tra X, biên bản 12", ELSEWHERE)
    accept_looked(station, crew.reviewer, second)
    accept_rest(station, crew.reviewer, dossier)
    summary = approval_summary(station, crew.reviewer, dossier.id)
    assert (summary.looked, summary.declared, summary.unlooked, summary.missing) == (1, 1, 2, ())
    approve_dossier(station, crew.reviewer, dossier)
    with station.workspace.read() as reader:
        content = gather_content(station, reader, reader.dossier(dossier.id))
    (told,) = [
        page.evidence.as_dict() | {"note": page.accept_note}
        for document in content.documents for page in document.pages
        if page.page.id == first.id and page.evidence is not None
    ]  # fmt: skip
    assert (told["basis"], told["via"], told["note"]) == ("declared", "declared", "máy kiểm tra X, biên bản 12")
    with station.workspace.read() as reader:
        assert reader.events(subject=first.id)[-1].details["basis"] == "declared"


def test_no_sample_is_drawn_before_a_dossier_is_handed_in(station, crew, dossier, scan) -> None:
    scan()
    inspect_pages(station, dossier.id)
    assert ensure_plan(station, crew.reviewer, dossier.id) is None
