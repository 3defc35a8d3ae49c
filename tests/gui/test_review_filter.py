"""Which pages are listed, what is worst, and how many lines the findings of a blank page take."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from station.gui.pages.page_item import PageItem
from station.gui.pages.page_lists import PASSED, finding_lines
from station.gui.review.page_filter import PageFilter, Tab, deviation
from station.gui.review.review_facts import ReviewFacts
from station.model.dossier import Capture, Master, Page
from station.model.finding import Finding, Outcome
from station.model.review import COMMAND, DECLARED, LOOKED, SAMPLE, Evidence, SamplingPlan, Seen
from station.model.states import CaptureState, PageState
from station.settings.resources import resources_folder
from station.settings.texts import Texts

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
MASTER = Master("a" * 64, 1, "image/jxl", 2480, 3508, 300.0, "color")


def item(number: int, state: PageState = PageState.PASSED, *findings: Finding) -> PageItem:
    capture = Capture(
        f"c{number}", f"p{number}", number, CaptureState.CURRENT, MASTER, "o", "test", {}, "a4", "1", {}, NOON, "2026",
    )  # fmt: skip
    sheet, side = (number + 1) // 2, "recto" if number % 2 else "verso"
    return PageItem(Page(f"p{number}", "d", number, number, sheet, side, state, capture), findings)


def flagged(check: str, value: float | None, limit: float | None) -> Finding:
    return Finding(check, Outcome.FLAGGED, value, limit)


@pytest.fixture
def facts() -> ReviewFacts:
    plan = SamplingPlan(
        "s", "d", 1, "zero-acceptance", "1", SAMPLE, "seed", 8, 2, "", None, frozenset({"c2"}),
        frozenset({"c5", "c7"}), frozenset({"c1", "c3", "c4", "c6", "c8", "c9"}), "r", NOON,
    )  # fmt: skip
    document_of = {f"p{n}": "one" if n < 5 else "two" for n in range(1, 10)}
    return ReviewFacts(plan, {}, document_of, flagged=plan.flagged, sample=plan.sample, rest=plan.rest)


@pytest.fixture
def items() -> list[PageItem]:
    made = [item(number) for number in range(1, 10)]
    made[1] = item(2, PageState.FLAGGED, flagged("skew", 0.8, 0.5))
    return made


def numbers(pages: frozenset[str]) -> list[int]:
    return sorted(int(page[1:]) for page in pages)


@pytest.mark.parametrize(
    ("chosen", "listed"),
    [
        (PageFilter(), [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (PageFilter(tab=Tab.FLAGGED), [2]),
        (PageFilter(tab=Tab.SAMPLE), [5, 7]),
        (PageFilter(tab=Tab.EVERY, every=4), [1, 5, 9]),
        (PageFilter(check="skew"), [2]),
        (PageFilter(check="blank"), []),
        (PageFilter(document="one"), [1, 2, 3, 4]),
        (PageFilter(tab=Tab.SAMPLE, document="one"), []),
        (PageFilter(state="flagged"), [2]),
        (PageFilter(changed=True), []),
    ],
)
def test_tabs_and_filters(chosen: PageFilter, listed: list[int], items: list[PageItem], facts: ReviewFacts) -> None:
    assert numbers(chosen.pages(items, facts)) == listed


def test_a_flagged_page_that_was_accepted_stays_among_the_flagged(items: list[PageItem], facts: ReviewFacts) -> None:
    items[1] = replace(items[1], page=replace(items[1].page, state=PageState.ACCEPTED))
    assert numbers(PageFilter(tab=Tab.FLAGGED).pages(items, facts)) == [2]


def test_in_a_later_round_only_what_the_plan_speaks_of_is_new(items: list[PageItem], facts: ReviewFacts) -> None:
    assert facts.plan is not None
    again = replace(
        facts, plan=replace(facts.plan, round=2, flagged=frozenset({"c2"}), sample=frozenset(), rest=frozenset())
    )
    items[0] = replace(items[0], page=replace(items[0].page, state=PageState.ACCEPTED))
    assert numbers(PageFilter(changed=True).pages(items, again)) == [2]
    assert again.accepted_before(items[0])
    assert not again.accepted_before(items[1])


def test_the_tally_counts_what_was_decided(items: list[PageItem], facts: ReviewFacts) -> None:
    begun = facts.overview(items)
    assert (begun.flagged, begun.sample, begun.rest, begun.to_look, begun.rest_open) == (1, 2, 6, 3, 6)
    assert (begun.first_to_look, begun.first_other, begun.first_rejected) == ("p2", "p1", "")
    for place, state in ((1, PageState.REJECTED), (4, PageState.ACCEPTED), (0, PageState.ACCEPTED)):
        items[place] = replace(items[place], page=replace(items[place].page, state=state))
    now = facts.overview(items[:8])
    assert (now.pages, now.accepted, now.rejected, now.open) == (8, 2, 1, 5)
    assert (now.flagged_done, now.sample_done, now.rest, now.rest_open, now.to_look) == (1, 1, 5, 4, 1)
    assert (now.first_to_look, now.first_other, now.first_rejected) == ("p7", "p3", "p2")


def test_a_rejected_page_of_the_sample_makes_the_rest_a_part_of_it_until_the_verdict_is_another(
    items: list[PageItem], facts: ReviewFacts
) -> None:  # fmt: skip
    assert facts.plan is not None
    planned = replace(facts, plans=(facts.plan,), refused=set())

    def decided(place: int, state: PageState) -> None:
        items[place] = replace(items[place], page=replace(items[place].page, state=state))

    decided(4, PageState.REJECTED)
    now = planned.overview(items)
    assert (now.sample, now.sample_done, now.failed, now.rest, now.rest_open) == (8, 1, 6, 0, 0)
    assert planned.must_be_seen(items[0])
    decided(4, PageState.PASSED)
    assert planned.overview(items).failed == 6, "until it is decided again"
    decided(4, PageState.ACCEPTED)
    now = planned.overview(items)
    assert (now.sample, now.sample_done, now.failed, now.rest_open) == (2, 1, 0, 6)
    assert not planned.must_be_seen(items[0])


def test_a_page_of_the_plan_that_was_accepted_by_a_bare_command_is_still_to_be_looked_at(
    items: list[PageItem], facts: ReviewFacts
) -> None:  # fmt: skip
    for place in (0, 4, 6):
        items[place] = replace(items[place], page=replace(items[place].page, state=PageState.ACCEPTED))
    command = Evidence(LOOKED, Seen(via=COMMAND))
    told = {"c1": command, "c5": command, "c7": Evidence(LOOKED, Seen(via=DECLARED))}
    now = replace(facts, evidence=told).overview(items)
    assert (now.sample, now.sample_done, now.first_to_look) == (2, 1, "p2")
    assert now.rest_open == 5


def test_what_is_farthest_over_its_limit_is_worst() -> None:
    slight, far = (
        item(1, PageState.FLAGGED, flagged("skew", 0.6, 0.5)),
        item(2, PageState.FLAGGED, flagged("skew", 5, 0.5)),
    )
    floor = item(3, PageState.FLAGGED, flagged("resolution", 100, 300))
    nothing_allowed = item(4, PageState.FLAGGED, flagged("edge_content", 26, 0))
    no_figure = item(5, PageState.FLAGGED, flagged("orientation", None, None))
    ordered = sorted([item(6), slight, no_figure, floor, far, nothing_allowed], key=deviation, reverse=True)
    assert [one.page.number for one in ordered] == [4, 2, 3, 1, 5, 6]


def test_what_a_blank_page_cannot_show_is_one_line(dressed: object) -> None:
    texts = Texts(resources_folder() / "texts", "vi")
    blank = [Finding(check, Outcome.UNCHECKED, note="blank_page") for check in ("sharpness", "skew", "orientation")]
    findings = [blank[0], flagged("blank", 0.0, 0.03), *blank[1:], Finding("exposure", Outcome.PASSED, 95, 60)]
    lines = finding_lines(findings, texts)
    assert [line.strong for line in lines] == ["Trống", "", "Sáng tối"]
    assert lines[0].number == 2, "as numbered on the page"
    assert "3 phép kiểm" in lines[1].plain
    counted = finding_lines(findings, texts, passed=False)
    assert [line.subject for line in counted] == ["blank", "", PASSED]
