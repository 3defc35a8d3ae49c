"""A review by its plan: what must be looked at, what is kept of it, what a return leaves, and no path around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from station.model.dossier import Dossier, Page
from station.model.errors import Refused
from station.model.finding import Finding, Outcome
from station.model.people import Role
from station.model.profiles import SamplingPolicy
from station.model.review import LOOKED, REST, Seen
from station.model.sampling import drawn
from station.model.secrecy import Secrecy
from station.model.states import DossierState, PageState
from station.storage.unit import Reader
from station.workflow.describe_documents import describe_document
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
from station.workflow.secrecy_stop import release_stop, secrecy_stops, stop_for_mark
from station.workflow.station import Station
from station.workflow.submit_dossier import submit_dossier
from station.workflow.take_back_verdicts import reinstate_verdict, undecide_page
from station.workflow.view_dossiers import view_dossier

# Of four pages with at most two bad ones, three must be seen to find one with 95 %.
HALF = SamplingPolicy("half", "7", "", mode="sample", defect_rate=50, confidence=80, least_decisions=0)
LONG_LOOK = Seen(4.2, full_size=True, via="window")
accept_looked, reject_looked = partial(accept_page, seen=LONG_LOOK), partial(reject_page, seen=LONG_LOOK)

Scan = Callable[..., list[Page]]


@pytest.fixture(autouse=True)
def sampled(station: Station) -> Station:
    object.__setattr__(station, "profiles", replace(station.profiles, sampling={"every-page": HALF}))
    return station


def pages_of(station: Station, dossier: Dossier) -> list[Page]:
    with station.workspace.read() as reader:
        return reader.pages(dossier.id)


def calm(station: Station, dossier: Dossier) -> None:
    """Let every page rest as PASSED, whatever is said of the small test pictures."""
    with station.workspace.write(None) as unit:
        for page in unit.pages(dossier.id):
            unit.set_page_context(page.capture.id, dossier.id, ())
            if page.state is PageState.FLAGGED:
                report = unit.report(page.capture.id)
                assert report is not None
                passed = tuple(replace(finding, outcome=Outcome.PASSED) for finding in report.findings)
                unit.save_report(page.capture.id, replace(report, findings=passed, context=()))
                unit.set_page_state(page.id, PageState.PASSED)
        unit.emit("test.calmed", dossier.id)


@pytest.fixture
def waiting(station: Station, crew, dossier: Dossier, scan: Scan) -> list[Page]:
    """Four inspected pages that passed, handed in."""
    scan()
    inspect_pages(station, dossier.id)
    calm(station, dossier)
    submit_dossier(station, crew.operator, dossier, "test")
    calm(station, dossier)
    return pages_of(station, dossier)


def test_the_plan_is_drawn_once_by_a_seed_that_anybody_can_use_again(station, crew, dossier, waiting) -> None:
    plan = ensure_plan(station, crew.reviewer, dossier.id)
    assert plan is not None
    ids = {page.capture.id for page in waiting}
    assert (plan.policy, plan.policy_version, plan.round, plan.population, plan.size) == ("half", "7", 1, 4, 2)
    assert plan.flagged == frozenset()
    assert plan.sample == drawn(plan.seed, ids, 2)
    assert plan.rest == ids - plan.sample
    assert ensure_plan(station, crew.reviewer, dossier.id) == plan
    with station.workspace.read() as reader:
        event = reader.events(subject=dossier.id)[-1]
    assert (event.kind, event.details["seed"]) == ("dossier.sampled", plan.seed)


def test_who_may_not_accept_makes_no_plan(station, crew, dossier, waiting) -> None:
    with pytest.raises(Refused, match="role_missing"):
        ensure_plan(station, crew.supervisor, dossier.id)


def test_a_flagged_page_must_always_be_looked_at(station, crew, dossier, waiting) -> None:
    with station.workspace.write(None) as unit:
        unit.set_page_state(waiting[0].id, PageState.FLAGGED)
        unit.emit("test.flagged", waiting[0].id)
    plan = ensure_plan(station, crew.reviewer, dossier.id)
    assert plan is not None
    assert plan.flagged == {waiting[0].capture.id}
    assert plan.population == 3
    assert plan.pages == plan.flagged | plan.sample


def test_the_rest_is_accepted_together_only_after_the_sample(station, crew, dossier, waiting) -> None:
    plan = ensure_plan(station, crew.reviewer, dossier.id)
    assert plan is not None
    with pytest.raises(Refused, match="plan_open"):
        accept_rest(station, crew.reviewer, dossier)
    chosen = [page for page in waiting if page.capture.id in plan.sample]
    for page in chosen:
        accept_page(station, crew.reviewer, page, seen=LONG_LOOK)
    progress = plan_progress(station, dossier.id)
    assert (progress.to_look, progress.looked, progress.rest_open) == (2, 2, 2)
    glanced = {page.capture.id: Seen(1.0, full_size=False, via="window") for page in waiting}
    rest = accept_rest(station, crew.reviewer, dossier, glanced)
    assert {page.capture.id for page in rest} == plan.rest
    with station.workspace.read() as reader:
        evidence = reader.evidence(dossier.id)
    assert {key: one.basis for key, one in evidence.items()} == {
        **dict.fromkeys(plan.sample, LOOKED), **dict.fromkeys(plan.rest, REST),
    }  # fmt: skip
    assert {evidence[key].seen for key in plan.sample} == {LONG_LOOK}
    assert {evidence[key].seen.seconds for key in plan.rest} == {1.0}
    summary = approval_summary(station, crew.reviewer, dossier.id)
    assert (summary.pages, summary.looked, summary.unlooked, summary.missing) == (4, 2, 2, ())
    approve_dossier(station, crew.reviewer, dossier)


def test_an_approval_needs_every_page_of_the_plan_to_be_looked_at(station, crew, dossier, waiting) -> None:
    plan = ensure_plan(station, crew.reviewer, dossier.id)
    assert plan is not None
    # Somebody writes decisions for all pages as if they belonged to the rest.
    with station.workspace.write(crew.reviewer) as unit:
        for page in waiting:
            decision = unit.add_decision(page.id, page.capture.id, crew.reviewer.id, "accept")
            unit.add_evidence(decision.id, dossier.id, REST, Seen())
            unit.set_page_state(page.id, PageState.ACCEPTED)
            unit.emit("page.accepted", page.id)
    assert "plan_open" in approval_summary(station, crew.reviewer, dossier.id).missing
    with pytest.raises(Refused, match="plan_open"):
        approve_dossier(station, crew.reviewer, dossier)


def test_a_returned_dossier_is_planned_again_for_what_changed(station, crew, dossier, waiting, scan, sheets) -> None:
    bad, *good = waiting
    for page in good:
        accept_looked(station, crew.reviewer, page)
    reject_page(station, crew.reviewer, bad, "blurred", "mờ góc trái")
    return_dossier(station, crew.reviewer, dossier, "rejected_pages")
    (again,) = scan(f"folder {sheets} 1", replace=bad, batch="b2")
    assert (again.number, again.capture.id != bad.capture.id) == (bad.number, True)
    inspect_pages(station, dossier.id)
    calm(station, dossier)
    submit_dossier(station, crew.operator, dossier, "test")
    calm(station, dossier)
    plan = ensure_plan(station, crew.reviewer, dossier.id)
    assert plan is not None
    assert (plan.round, plan.pages | plan.rest) == (2, {again.capture.id})
    states = {page.id: page.state for page in pages_of(station, dossier)}
    assert {states[page.id] for page in good} == {PageState.ACCEPTED}
    (current,) = [page for page in pages_of(station, dossier) if page.id == bad.id]
    accept_looked(station, crew.reviewer, current)
    approve_dossier(station, crew.reviewer, dossier)
    with station.workspace.read() as reader:
        assert [capture.id for capture in reader.captures(bad.id)] == [bad.capture.id, again.capture.id]
        verdicts = [(one.verdict, one.reason, one.note) for one in reader.decisions(bad.id)]
    assert verdicts == [("reject", "blurred", "mờ góc trái"), ("accept", "", "")]


def test_a_decision_taken_back_leaves_the_report_standing(station, crew, dossier, waiting) -> None:
    accept_looked(station, crew.reviewer, waiting[0])
    assert undecide_page(station, crew.reviewer, waiting[0]).state is PageState.PASSED
    reject_page(station, crew.reviewer, waiting[0], "blurred")
    assert undecide_page(station, crew.reviewer, waiting[0]).state is PageState.PASSED
    progress = plan_progress(station, dossier.id)
    assert progress.looked == 0


def test_anothers_verdict_is_overturned_in_ones_own_name_and_stands_again_in_theirs(
    station, crew, dossier, waiting
) -> None:
    other, page = crew.add(station, "thu", Role.REVIEWER), waiting[0]
    accept_page(station, crew.reviewer, page, "", "rõ", LONG_LOOK)
    with pytest.raises(Refused, match="verdict_of_another"):
        undecide_page(station, other, page, own=True)
    with pytest.raises(Refused):
        undecide_page(station, crew.operator, page)
    taken = undecide_page(station, other, page)
    assert (taken.state, taken.decision.reviewer_id) == (PageState.PASSED, crew.reviewer.id)
    assert reinstate_verdict(station, other, taken) is PageState.ACCEPTED
    with station.workspace.read() as reader:
        assert [(one.id, one.reviewer_id) for one in reader.decisions(page.id)] == [
            (taken.decision.id, crew.reviewer.id)
        ]
        told = [(one.kind, one.person_id) for one in reader.events(subject=page.id)][-2:]
        assert reader.evidence(dossier.id)[page.capture.id].seen == LONG_LOOK
    assert told == [("page.undecided", other.id), ("page.reinstated", other.id)]
    taken = undecide_page(station, other, page)
    reject_page(station, other, page, "blurred")
    undecide_page(station, other, page)
    with pytest.raises(Refused, match="page_changed"):
        reinstate_verdict(station, other, taken)


def test_an_operator_with_many_rejected_pages_is_looked_at_more_closely(station, crew, dossier, waiting) -> None:
    strict = replace(HALF, least_decisions=1, reject_limit=10, full_limit=99, tightened_rate=10)
    object.__setattr__(station, "profiles", replace(station.profiles, sampling={"every-page": strict}))
    plan = ensure_plan(station, crew.reviewer, dossier.id)
    assert plan is not None
    assert (plan.tightened, plan.reject_rate) == ("tightened", None), "of a new operator too little is known"
    with station.workspace.read() as reader:
        assert reader.judged_captures([crew.operator.id], station.clock.now().date()) == {}
    for page, verdict in zip(waiting, (accept_looked, reject_page, accept_looked, accept_looked), strict=True):
        verdict(station, crew.reviewer, page, "blurred")
    with station.workspace.read() as reader:
        assert reader.judged_captures([crew.operator.id], station.clock.now().date()) == {crew.operator.id: (4, 1)}


@pytest.mark.parametrize(("full_limit", "tightened", "size"), [(100, "tightened", 4), (20, "every_page", 4)])
def test_the_worst_operator_decides(
    station, crew, dossier, waiting, scan, sheets, full_limit: float, tightened: str, size: int
) -> None:  # fmt: skip
    policy = replace(HALF, least_decisions=1, reject_limit=10, full_limit=full_limit, tightened_rate=10)
    for page in waiting:
        reject_page(station, crew.reviewer, page, "blurred")
    return_dossier(station, crew.reviewer, dossier, "rejected_pages")
    for number, page in enumerate(waiting):
        scan(f"folder {sheets} 1", replace=page, batch=f"again{number}")
    inspect_pages(station, dossier.id)
    calm(station, dossier)
    submit_dossier(station, crew.operator, dossier, "test")
    calm(station, dossier)
    object.__setattr__(station, "profiles", replace(station.profiles, sampling={"every-page": policy}))
    plan = ensure_plan(station, crew.reviewer, dossier.id)
    assert plan is not None
    assert (plan.reject_rate, plan.tightened, plan.size) == (100.0, tightened, size)


def test_a_failed_document_keeps_the_dossier_until_it_is_mended(station, crew, dossier, waiting) -> None:
    with station.workspace.read() as reader:
        (document,) = reader.documents(dossier.id)
    for page in waiting:
        accept_looked(station, crew.reviewer, page)
    with pytest.raises(Refused, match="reason_missing"):
        judge_document(station, crew.reviewer, document.id, "fail")
    with pytest.raises(Refused, match="role_missing"):
        judge_document(station, crew.supervisor, document.id, "pass")
    assert judge_document(station, crew.reviewer, document.id, "fail", "metadata") is None
    assert view_dossier(station, dossier.id).document_verdicts[document.id].reason == "metadata"
    with pytest.raises(Refused, match="documents_failed"):
        approve_dossier(station, crew.reviewer, dossier)
    return_dossier(station, crew.reviewer, dossier, "documents")
    describe_document(station, crew.operator, document, {"subject": "Về việc giao đất"})
    assert view_dossier(station, dossier.id).document_verdicts == {}, "what was judged is no longer there"
    submit_dossier(station, crew.operator, dossier, "test")
    before = judge_document(station, crew.reviewer, document.id, "pass")
    assert before is None
    approve_dossier(station, crew.reviewer, dossier)


def test_a_verdict_on_a_document_is_taken_back(station, crew, dossier, waiting) -> None:
    with station.workspace.read() as reader:
        (document,) = reader.documents(dossier.id)
    judge_document(station, crew.reviewer, document.id, "fail", "metadata")
    before = judge_document(station, crew.reviewer, document.id, "")
    assert before is not None
    assert before.verdict == "fail"
    assert view_dossier(station, dossier.id).document_verdicts == {}


def test_a_dossier_is_opened_by_one_reading_of_its_pages_however_many_documents_were_judged(
    station, crew, dossier, scan, monkeypatch
) -> None:  # fmt: skip
    scan()
    inspect_pages(station, dossier.id)
    calm(station, dossier)
    with station.workspace.write(crew.operator) as unit:
        documents = [unit.start_document(page.id, {"title": str(page.number)}) for page in unit.pages(dossier.id)]
    submit_dossier(station, crew.operator, dossier, "test")
    for document in documents:
        judge_document(station, crew.reviewer, document.id, "pass")
    read, pages = [], Reader.pages
    monkeypatch.setattr(Reader, "pages", lambda self, *of, **how: read.append(of) or pages(self, *of, **how))
    assert view_dossier(station, dossier.id).document_verdicts.keys() == {one.id for one in documents}
    assert len(documents) == 4
    assert len(read) == 1


def mark(station: Station, page: Page, value: float) -> None:
    with station.workspace.write(None) as unit:
        stop_for_mark(unit, page, (Finding("secrecy_mark", Outcome.FLAGGED, value, 1.0),))


def test_a_secrecy_mark_stops_everything_until_a_supervisor_decides(
    station, crew, dossier, waiting, scan, sheets
) -> None:
    mark(station, waiting[1], 2.0)
    mark(station, waiting[1], 2.0)
    (stop,) = secrecy_stops(station, dossier.id)
    assert (stop.level, stop.capture_id, stop.holds) == (Secrecy.HIGHLY_SECRET, waiting[1].capture.id, True)
    with pytest.raises(Refused, match="secrecy_stop"):
        accept_looked(station, crew.reviewer, waiting[0])
    reject_page(station, crew.reviewer, waiting[0], "order")
    return_dossier(station, crew.reviewer, dossier, "incomplete")
    with pytest.raises(Refused, match="secrecy_stop"):
        scan(f"folder {sheets} 1", replace=waiting[0], batch="b2")
    with pytest.raises(Refused, match="secrecy_stop"):
        submit_dossier(station, crew.operator, dossier, "test")
    with pytest.raises(Refused, match="role_missing"):
        release_stop(station, crew.reviewer, stop.id, "not_a_mark", "dấu KHẨN")
    with pytest.raises(Refused, match="reason_missing"):
        release_stop(station, crew.supervisor, stop.id, "not_a_mark", " ")
    release_stop(station, crew.supervisor, stop.id, "not_a_mark", "dấu KHẨN")
    with pytest.raises(Refused, match="stop_released"):
        release_stop(station, crew.supervisor, stop.id, "confirmed", "nhầm")
    mark(station, waiting[1], 2.0)
    assert [one.holds for one in secrecy_stops(station, dossier.id)] == [False], "the same image is not asked twice"
    assert scan(f"folder {sheets} 1", replace=waiting[0], batch="b3")


def test_a_confirmed_mark_gives_the_dossier_its_level_and_it_leaves_this_station(
    station, crew, dossier, waiting
) -> None:
    mark(station, waiting[0], 1.0)
    (stop,) = secrecy_stops(station, dossier.id)
    release_stop(station, crew.supervisor, stop.id, "confirmed", "dấu MẬT dưới số ký hiệu")
    with station.workspace.read() as reader:
        assert reader.dossier(dossier.id).secrecy is Secrecy.SECRET
    for page in waiting:
        accept_looked(station, crew.reviewer, page)
    with pytest.raises(Refused, match="secrecy_station"):
        approve_dossier(station, crew.reviewer, dossier)


def test_a_mark_not_above_the_recorded_level_stops_nothing(station, crew, dossier, waiting) -> None:
    with station.workspace.write(crew.supervisor) as unit:
        unit.set_secrecy(dossier.id, Secrecy.HIGHLY_SECRET, crew.supervisor.id)
        unit.emit("test.classified", dossier.id)
    mark(station, waiting[0], 2.0)
    assert secrecy_stops(station, dossier.id) == []
    mark(station, waiting[0], 3.0)
    assert [one.level for one in secrecy_stops(station, dossier.id)] == [Secrecy.TOP_SECRET]


def test_the_queue_leaves_out_what_one_scanned_and_puts_risk_first(station, crew, dossier, waiting) -> None:
    lines, own = review_queue(station, crew.reviewer.id)
    assert ([one.summary.id for one in lines], own) == ([dossier.id], 0)
    assert "mark" not in dict(lines[0].why)
    assert review_queue(station, crew.operator.id) == ([], 1)
    mark(station, waiting[0], 1.0)
    reject_page(station, crew.reviewer, waiting[0], "blurred")
    (line,) = review_queue(station, crew.reviewer.id)[0]
    assert {"mark": 1.0, "operator": 100.0}.items() <= dict(line.why).items()
    assert line.why[0] == ("mark", 1.0)
    assert line.risk > 1000


def test_the_package_says_who_accepted_what_when_and_by_which_plan(station, crew, dossier, waiting) -> None:
    plan = ensure_plan(station, crew.reviewer, dossier.id)
    assert plan is not None
    for page in waiting:
        if page.capture.id in plan.sample:
            accept_page(station, crew.reviewer, page, note="đã so bản giấy", seen=LONG_LOOK)
    accept_rest(station, crew.reviewer, dossier)
    with station.workspace.read() as reader:
        (document,) = reader.documents(dossier.id)
    judge_document(station, crew.reviewer, document.id, "pass")
    approve_dossier(station, crew.reviewer, dossier)
    with station.workspace.read() as reader:
        content = gather_content(station, reader, reader.dossier(dossier.id))
    assert (content.review.approved_by, content.review.plans) == (crew.reviewer.id, (plan,))
    (packed,) = content.documents
    assert packed.verdict is not None
    assert packed.verdict.verdict == "pass"
    bases = {one.page.capture.id: one.evidence.basis for one in packed.pages if one.evidence}
    assert bases == {**dict.fromkeys(plan.sample, LOOKED), **dict.fromkeys(plan.rest, REST)}
    assert {one.accept_note for one in packed.pages if one.page.capture.id in plan.sample} == {"đã so bản giấy"}
    assert {one.reviewer_id for one in packed.pages} == {crew.reviewer.id}


def test_a_limit_that_was_changed_without_a_new_version_is_found_and_pages_are_checked_again(
    station, crew, dossier, scan
) -> None:  # fmt: skip
    scan()
    assert inspect_pages(station, dossier.id) == 4
    assert inspect_pages(station, dossier.id) == 0, "nothing is stale"
    checklist = station.profiles.checklist("default")
    limits = {**checklist.limits, "resolution": {**checklist.limits["resolution"], "dpi": 9999.0}}
    stricter = replace(checklist, limits=limits)
    object.__setattr__(station, "profiles", replace(station.profiles, checklists={"default": stricter}))
    with station.workspace.read() as reader:
        before = {page.capture.id: reader.report(page.capture.id) for page in reader.pages(dossier.id)}
    assert inspect_pages(station, dossier.id) == 4, "from the stored masters"
    with station.workspace.read() as reader:
        after = {page.capture.id: reader.report(page.capture.id) for page in reader.pages(dossier.id)}
        kinds = [event.kind for event in reader.events(dossier_id=dossier.id)]
    assert before.keys() == after.keys()
    assert {one.checklist_version for one in before.values()} != {one.checklist_version for one in after.values()}
    for report in after.values():
        assert report.checklist_version.startswith(f"{checklist.version}-")
        (found,) = [one for one in report.findings if one.check == "resolution"]
        assert (found.outcome, found.limit) == (Outcome.FLAGGED, 9999.0)
    assert kinds.count("page.report_stale") == 4


def test_pages_that_stand_out_among_their_dossier_are_told_of_again(station, crew, dossier, scan, sheets) -> None:
    scan(f"folder {sheets} 1", f"folder {sheets} 1")
    told = []
    assert inspect_pages(station, dossier.id, told=told.append) == 2
    last = {one.page.id: one for one in told}
    assert {page.id: page.state for page in pages_of(station, dossier)} == {key: one.state for key, one in last.items()}
    twice = [one for one in last.values() if any(found.check == "duplicate" for found in one.report.context)]
    assert [(one.page.number, one.state) for one in twice] == [(2, PageState.FLAGGED)]
    with station.workspace.read() as reader:
        assert reader.events(subject=dossier.id)[-1].kind == "dossier.compared"


def test_state_of_the_dossier_is_asked_again_at_the_approval(station, crew, dossier, waiting) -> None:
    summary = approval_summary(station, crew.reviewer, dossier.id)
    assert summary.missing == ("pages_unaccepted",)
    return_dossier(station, crew.reviewer, dossier, "incomplete")
    assert "dossier_state" in approval_summary(station, crew.reviewer, dossier.id).missing
    with station.workspace.read() as reader:
        assert reader.dossier(dossier.id).state is DossierState.RETURNED
