"""What people do in the simulated month: scan with accidents, put right, review, mend, seal; by seeded chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from month_kit import DEVICES, OPERATORS, REVIEWERS, STATIONS, Month, working_days

from station.model.dossier import Dossier, Page
from station.model.people import Person
from station.model.recipe import Recipe
from station.model.review import WINDOW, Seen
from station.model.states import PageState
from station.packaging import document_writer, sidecar_checks
from station.workflow.describe_documents import start_document
from station.workflow.edit_pages import correct_page, mark_blank, mark_suspect, move_page, reinstate_capture
from station.workflow.inspect_pages import inspect_pages
from station.workflow.package_dossier import package_dossier
from station.workflow.review_dossier import accept_page, accept_rest, approve_dossier, reject_page, return_dossier
from station.workflow.review_plan import ensure_plan, plan_progress
from station.workflow.submit_dossier import remove_page, restore_page, submit_dossier
from station.workflow.take_back_verdicts import reinstate_verdict, undecide_page

REMOVALS = ("separator", "separator", "duplicate", "wrong_paper", "failed_scan", "tờ bìa hồ sơ")
REJECTIONS = ("clipped", "skewed", "blurred", 'chữ mờ, "không đọc được"')
UNREVIEWED = (PageState.CAPTURED, PageState.PASSED, PageState.FLAGGED)
WAITING = (PageState.PASSED, PageState.FLAGGED)
LOOK = Seen(2.0, full_size=True, via=WINDOW)


class Crash(Exception):
    """The program dies in the middle of a transaction."""


def live_through(month: Month, days: int, *, packages: int = 3) -> None:
    """Let the month pass: each half day at another station, the early ones before the day begins in UTC."""
    for number, day in enumerate(working_days(days)):
        for half, hour in enumerate((6 + number % 2, 13)):
            month.clock.begin(day, hour, 5 * number % 60)
            with month.at(STATIONS[(number + half) % 2]):
                _half_day(month, f"{day} {half}", sealed=packages if half and number >= days // 2 else 0)


def _half_day(month: Month, when: str, sealed: int) -> None:
    def chance(what: str) -> Random:
        # One for each deed: what the machine draws for itself (the pages of a sample) changes nothing elsewhere.
        return Random(f"{month.seed} {when} {what}")

    for name in OPERATORS:
        own = chance(name)
        returned = month.dossiers("returned")
        if returned and own.random() < 0.8:
            mend(month, month.people[name], own.choice(returned), own)
        fresh = month.dossiers("registered")
        if fresh and own.random() < 0.55:
            capture(month, month.people[name], own.choice(fresh), own)
    for dossier in month.dossiers("capturing"):
        own = chance(dossier.code)
        if own.random() < 0.8:
            hand_in(month, month.people[own.choice(OPERATORS)], dossier, own)
    for dossier in month.dossiers("in_review"):
        own = chance(dossier.code)
        if own.random() < 0.8:
            review(month, month.people[own.choice(REVIEWERS)], dossier, own)
    supervise(month, chance("lan"), sealed)


def last_evening(month: Month) -> None:
    """What chance may have left out happens once for certain, on two dossiers that nobody has begun.

    The machine draws the pages of a sample for itself, so no seed foresees how a month ends.
    """
    sealed, waiting = month.dossiers("registered")[:2]
    chance, station = Random("last evening"), month.station
    huong, minh, thu = (month.people[name] for name in ("huong", "minh", "thu"))
    for dossier in (sealed, waiting):
        month.scan(huong, month.classify(huong, dossier), chance, 4, "one-sided")
    first, second, third, fourth = month.pages(sealed)
    month.scan(huong, sealed, chance, 1, "a4", 0, steps=("paper_jam",))
    move_page(station, huong, fourth, first.id)
    for blank in (True, False, True):
        mark_blank(station, huong, first, blank=blank)
    correct_page(station, huong, second, Recipe.untouched(100, 100))
    for page in (third, fourth):
        remove_page(station, huong, page, "separator")
    restore_page(station, huong, month.page(third))
    (again,) = month.scan(huong, sealed, chance, 1, "glass", replace=first)
    reinstate_capture(station, huong, again, first.capture.id)
    hand_in(month, huong, sealed, chance)
    ensure_plan(station, minh, sealed.id)
    for page in month.pages(sealed):
        accept_page(station, minh, page, "đọc được" if page.state is PageState.FLAGGED else "", "", LOOK)
    reject_page(station, thu, month.page(second), "blurred")
    reinstate_verdict(station, thu, undecide_page(station, minh, month.page(second)))
    return_dossier(station, minh, sealed, "rejected_pages")
    month.scan(huong, sealed, chance, 1, "glass", replace=month.page(second))
    hand_in(month, huong, month.dossier(sealed), chance)
    ensure_plan(station, minh, sealed.id)
    accept_page(station, minh, month.page(second), "đọc được", "", LOOK)
    approve_dossier(station, minh, month.dossier(sealed))
    seal(month, month.dossier(sealed))


def capture(month: Month, person: Person, dossier: Dossier, chance: Random) -> None:
    """Scan a dossier, with what goes wrong on the way."""
    dossier = month.classify(person, dossier)
    month.scan(person, dossier, chance, chance.randint(2, 6))
    deeds: tuple[tuple[float, Callable[[Month, Person, Dossier, Random], None]], ...] = (
        (0.35, scan_with_fault), (0.3, insert), (0.35, scan_again), (0.3, take_out), (0.25, call_blank),
        (0.15, rearrange), (0.12, feed_twice), (0.2, crash),
    )  # fmt: skip
    for likely, deed in deeds:
        if chance.random() < likely:
            month.clock.go_on(chance.uniform(20, 900))
            deed(month, person, dossier, chance)


def scan_with_fault(month: Month, person: Person, dossier: Dossier, chance: Random) -> None:
    """The feeder stops behind some pages; those of the last sheet are in doubt until somebody looks."""
    fault = chance.choice(("paper_jam", "double_feed", "cover_open"))
    device = chance.randrange(len(DEVICES))
    for page in month.scan(person, dossier, chance, chance.randint(1, 3), "a4", device, steps=(fault,)):
        if month.page(page).suspect and chance.random() < 0.7:
            mark_suspect(month.station, person, page)
    month.scan(person, dossier, chance, 1, "a4", device)


def insert(month: Month, person: Person, dossier: Dossier, chance: Random) -> None:
    """Images behind a page, or in front of the first one."""
    after = "" if chance.random() < 0.3 else chance.choice(month.pages(dossier)).id
    month.scan(person, dossier, chance, chance.randint(1, 2), "one-sided", after=after)


def scan_again(month: Month, person: Person, dossier: Dossier, chance: Random) -> None:
    """Take a page again; sometimes the earlier image turns out to be the better one."""
    page = chance.choice([page for page in month.pages(dossier) if page.state is not PageState.ACCEPTED])
    (again,) = month.scan(person, dossier, chance, 1, "glass", replace=page)
    if chance.random() < 0.4:
        month.clock.go_on(60)
        reinstate_capture(month.station, person, again, page.capture.id)
        if chance.random() < 0.3:
            reinstate_capture(month.station, person, month.page(again), again.capture.id)


def take_out(month: Month, person: Person, dossier: Dossier, chance: Random) -> None:
    """Take pages out; some come back."""
    pages = month.pages(dossier)
    for page in chance.sample(pages, k=min(len(pages), chance.randint(1, 2))):
        if len(month.pages(dossier)) > 1 and page.state in UNREVIEWED:
            remove_page(month.station, person, page, chance.choice(REMOVALS))
            month.clock.go_on(chance.uniform(10, 4000))
            if chance.random() < 0.35:
                restore_page(month.station, person, month.page(page))


def call_blank(month: Month, person: Person, dossier: Dossier, chance: Random) -> None:
    """Mark blank sides, and find that one is not."""
    for page in chance.sample(month.pages(dossier), k=min(2, len(month.pages(dossier)))):
        mark_blank(month.station, person, page, blank=True)
        if chance.random() < 0.4:
            mark_blank(month.station, person, page, blank=False)


def rearrange(month: Month, person: Person, dossier: Dossier, chance: Random) -> None:
    """Move a page and set a recipe by hand: neither counts."""
    first, *_, last = [*month.pages(dossier), *month.pages(dossier)]
    move_page(month.station, person, last, None if chance.random() < 0.5 else first.id)
    page = month.page(first)
    if page.state in UNREVIEWED:
        correct_page(month.station, person, page, Recipe.untouched(100, 100))


def feed_twice(month: Month, person: Person, dossier: Dossier, chance: Random) -> None:
    """The same delivery arrives a second time: nothing is stored twice."""
    before = month.pages(dossier, removed=True)
    month.scan(person, dossier, chance, 1, "one-sided")
    month.deliver_again(person)
    assert len(month.pages(dossier, removed=True)) == len(before) + 1


def crash(month: Month, person: Person, dossier: Dossier, _chance: Random) -> None:
    """The program dies inside a transaction that has written already: nothing of it is left."""
    page = month.pages(dossier)[-1]
    with month.station.workspace.read() as reader:
        before = reader.chain_head()
    with pytest.raises(Crash):
        _die_writing(month, person, page)
    with month.station.workspace.read() as reader:
        assert reader.chain_head() == before


def _die_writing(month: Month, person: Person, page: Page) -> None:
    with month.station.workspace.write(person) as unit:
        unit.set_blank(page.capture.id, blank=True)
        unit.remove_page(page.id, "separator")
        unit.emit("page.removed", page.id, reason="separator", state=page.state.value)
        raise Crash


def hand_in(month: Month, person: Person, dossier: Dossier, chance: Random) -> None:
    """Inspect, let documents begin, and hand in; the inventory seldom counted right."""
    inspect_pages(month.station, dossier.id)
    month.clock.go_on(chance.uniform(60, 1200))
    pages = month.pages(dossier)
    for page in chance.sample(pages, k=min(len(pages), chance.randint(0, 2))):
        start_document(month.station, person, page)
    if chance.random() < 0.15:
        inspect_pages(month.station, dossier.id)
    for page in month.pages(dossier):
        if page.suspect:
            mark_suspect(month.station, person, page)
    submit_dossier(month.station, person, month.dossier(dossier), "inventory_wrong")


def mend(month: Month, person: Person, dossier: Dossier, chance: Random) -> None:
    """Take again or take out what was rejected; the rest waits for another half day now and then."""
    for page in month.pages(dossier):
        month.clock.go_on(chance.uniform(5, 90))
        if page.state is PageState.REJECTED and chance.random() < 0.8:
            month.scan(person, dossier, chance, 1, "glass", replace=page)
        elif page.state is PageState.REJECTED and chance.random() < 0.5:
            # Another one than before: what changes nothing of a rejected page is refused.
            correct_page(month.station, person, page, Recipe.untouched(90, chance.randint(91, 1000)))
        elif page.state is PageState.REJECTED and len(month.pages(dossier)) > 1:
            remove_page(month.station, person, page, chance.choice(REMOVALS))
    if chance.random() < 0.3:
        take_out(month, person, dossier, chance)
    # What an earlier review accepted is changed too, and waits for a verdict again.
    for likely, deed in ((0.4, call_blank), (0.3, rearrange)):
        if chance.random() < likely:
            deed(month, person, dossier, chance)
    if chance.random() < 0.4 and any(page.state is not PageState.ACCEPTED for page in month.pages(dossier)):
        scan_again(month, person, dossier, chance)
    if chance.random() < 0.2:
        insert(month, person, dossier, chance)
    if all(page.state is not PageState.REJECTED for page in month.pages(dossier)):
        hand_in(month, person, month.dossier(dossier), chance)


def review(month: Month, person: Person, dossier: Dossier, chance: Random) -> None:
    """Decide what the plan asks for, with second thoughts; then the whole dossier, if nobody is called away."""
    ensure_plan(month.station, person, dossier.id)
    wanted = plan_progress(month.station, dossier.id).open_captures
    for page in month.pages(dossier):
        if page.state in WAITING and page.capture.id in wanted:
            month.clock.go_on(chance.uniform(3, 60))
            decide(month, person, page, chance)
        if chance.random() < 0.02:
            return  # called away
    if plan_progress(month.station, dossier.id).open_captures:
        if chance.random() < 0.5:
            return_dossier(month.station, person, dossier, "incomplete")
        return
    accept_rest(month.station, person, dossier)
    if any(page.state is PageState.REJECTED for page in month.pages(dossier)):
        return_dossier(month.station, person, dossier, "rejected_pages")
    else:
        approve_dossier(month.station, person, dossier)


def decide(month: Month, person: Person, page: Page, chance: Random) -> None:
    """Accept or reject a page; some verdicts are taken back, overruled by the other reviewer, or stand again."""
    station, other = month.station, month.people[next(name for name in REVIEWERS if name != person.name)]
    if chance.random() < 0.12:
        reject_page(station, person, page, chance.choice(REJECTIONS), "ghi chú")
    else:
        accept_page(station, person, page, "đọc được" if page.state is PageState.FLAGGED else "", "", LOOK)
    second = chance.random()
    if second < 0.05:
        undecide_page(station, person, month.page(page))
    elif second < 0.1:
        undecide_page(station, other, month.page(page))
        month.clock.go_on(4000)
        reject_page(station, other, month.page(page), "blurred")
    elif second < 0.15:
        taken = undecide_page(station, other, month.page(page))
        month.clock.go_on(4000)
        reinstate_verdict(station, other, taken)
    elif second < 0.2 and month.page(page).state is PageState.ACCEPTED:
        reject_page(station, other, month.page(page), "clipped")


def supervise(month: Month, chance: Random, packages: int) -> None:
    """Seal some dossiers, send an approved one back, and open a sealed one again."""
    lan, station = month.people["lan"], month.station
    for dossier in month.dossiers("approved"):
        if chance.random() < 0.06:
            return_dossier(station, lan, dossier, "description")
    sealed = month.dossiers("packaged")
    for dossier in month.dossiers("approved")[: max(0, packages - len(sealed))]:
        seal(month, dossier)
    for dossier in sealed:
        if chance.random() < 0.05:
            return_dossier(station, lan, dossier, "incomplete")
        elif chance.random() < 0.05:
            seal(month, dossier)


def seal(month: Month, dossier: Dossier) -> None:
    """Make a package; the small pictures of this month are finer than they say."""
    profile = replace(month.station.profiles.package_profile("plain"), min_dpi=0.0)
    with pytest.MonkeyPatch.context() as patch:
        for floor in (document_writer, sidecar_checks):
            patch.setattr(floor, "LEAST_DPI", 0.0)
        package_dossier(month.station, month.people["lan"], dossier, profile)
