"""Counts agree with an independent count, by every dimension; days are fixed when the work is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from storage_kit import HANOI, Scene, add_page, decide, image, report_on, set_dossier

from station.model.errors import InputFault
from station.model.finding import Finding, Outcome
from station.model.states import DossierState, PageState
from station.storage.counts import DIMENSIONS
from station.storage.records import CountRow


@pytest.fixture
def month(scene: Scene) -> Scene:
    """Two days: five pages, one rejected and scanned again, one removed, one decision taken back."""
    sides = ("recto", "verso", "recto", "", "recto")
    pages = [add_page(scene, (scene.lan, scene.hoa)[n % 2], image(n, 64), f"k{n}", side=sides[n]) for n in range(5)]
    set_dossier(scene, DossierState.IN_REVIEW)
    decide(scene, scene.minh, pages[0], "accept")
    decide(scene, scene.minh, pages[1], "reject")
    decide(scene, scene.minh, pages[2], "reject")
    decide(scene, scene.minh, pages[2], "accept")
    decide(scene, scene.minh, pages[3], "accept")
    with scene.workspace.write(scene.minh) as unit:
        unit.set_page_state(pages[3].id, PageState.CAPTURED)  # taken back
    scene.clock.moment += timedelta(days=1)
    add_page(scene, scene.lan, image(9, 96), "k9", replace=pages[1].id)
    with scene.workspace.write(scene.lan) as unit:
        unit.remove_page(pages[4].id, "separator")
    return scene


def total(rows: list[CountRow]) -> CountRow:
    names = ("captured", "rescanned", "accepted", "rejected", "removed", "blank", "sheets", "bytes")
    return CountRow((), **{name: sum(getattr(row, name) for row in rows) for name in names})


def counts(scene: Scene, by: list[str], since: str | None = None, until: str | None = None) -> list[CountRow]:
    with scene.workspace.read() as reader:
        return reader.counts(by, since, until)


def test_by_day(month: Scene) -> None:
    assert counts(month, ["day"]) == [
        CountRow(("2026-03-02",), captured=5, rescanned=0, accepted=2, rejected=1, removed=0, sheets=4, bytes=320,
                 waiting=1),
        CountRow(("2026-03-03",), captured=1, rescanned=1, accepted=0, rejected=0, removed=1, sheets=0, bytes=96,
                 control=1, waiting=1),
    ]  # fmt: skip


def test_by_operator_and_reviewer(month: Scene) -> None:
    by = {row.group: row for row in counts(month, ["operator", "reviewer"])}
    assert by["lan", ""].captured == 4
    assert by["hoa", ""].captured == 2
    assert (by["lan", "minh"].accepted, by["lan", "minh"].rejected) == (2, 0)
    # The page that hoa captured was rejected; that lan captured it again changes nothing for hoa.
    assert (by["hoa", "minh"].accepted, by["hoa", "minh"].rejected) == (0, 1)
    assert by["lan", ""].removed == 1


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_dimension_gives_the_same_totals(month: Scene, dimension: str) -> None:
    whole = total(counts(month, []))
    rows = counts(month, [dimension])
    for name in ("captured", "rescanned", "accepted", "rejected", "removed", "bytes"):
        assert getattr(total(rows), name) == getattr(whole, name), name
    assert len({row.group for row in rows}) == len(rows)


def test_blank_pages_are_those_marked_or_found_so_as_long_as_they_live(scene: Scene) -> None:
    pages = [add_page(scene, (scene.lan, scene.hoa)[n % 2], image(n, 64), f"k{n}") for n in range(5)]
    found = [
        ("blank", "blank", Outcome.FLAGGED), ("blank", "probably_blank", Outcome.FLAGGED),
        ("blank", "", Outcome.PASSED), ("contrast", "blank_page", Outcome.UNCHECKED),
        ("blank", "blank", Outcome.FLAGGED),
    ]  # fmt: skip
    with scene.workspace.write(None) as unit:
        for page, (check, note, outcome) in zip(pages, found, strict=True):
            finding = Finding(check, outcome, 0.001, 0.03, "%", note=note)
            report = replace(report_on(page), findings=(Finding("skew", Outcome.PASSED, 0.1, 0.5), finding))
            unit.save_report(page.capture.id, report, None)
    assert (counts(scene, [])[0].blank, counts(scene, [])[0].captured) == (2, 5)
    with scene.workspace.write(scene.lan) as unit:
        unit.set_blank(pages[1].capture.id, blank=True)
        unit.set_blank(pages[0].capture.id, blank=True)
    assert {row.group: row.blank for row in counts(scene, ["operator", "day"])} == {
        ("lan", "2026-03-02"): 2, ("hoa", "2026-03-02"): 1,
    }  # fmt: skip
    with scene.workspace.write(scene.lan) as unit:
        unit.remove_page(pages[4].id, "separator")
        unit.set_blank(pages[1].capture.id, blank=False)
    assert counts(scene, [])[0].blank == 1
    add_page(scene, scene.lan, image(9, 96), "k9", replace=pages[0].id)
    assert counts(scene, [])[0].blank == 0, "what is shown now is not blank"


def test_they_agree_with_the_events(month: Scene) -> None:
    """An independent count: nothing but the chain of events."""
    with month.workspace.read() as reader:
        told = Counter(event.kind for event in reader.events())
        rescans = sum(bool(event.details.get("rescan")) for event in reader.events())
    whole = total(counts(month, ["day", "operator", "station", "device", "profile"]))
    assert (whole.captured, whole.rescanned) == (told["page.captured"], rescans)


def test_a_period_has_both_its_ends(month: Scene) -> None:
    assert total(counts(month, ["day"], "2026-03-02", "2026-03-02")).captured == 5
    assert total(counts(month, ["day"], "2026-03-03")).captured == 1
    assert total(counts(month, ["day"], None, "2026-03-01")).captured == 0
    assert total(counts(month, [], "2026-03-02", "2026-03-03")).captured == 6


def test_an_unknown_dimension_is_named(scene: Scene) -> None:
    with pytest.raises(InputFault, match="count_dimension"):
        counts(scene, ["moon"])
    assert counts(scene, ["day"]) == []


def test_the_day_is_fixed_at_capture_and_order_is_never_the_clock(scene: Scene) -> None:
    """T8: a clock that jumps back a day, another time zone, the year 2038."""
    moments = [
        datetime(2026, 3, 3, 0, 0, 30, tzinfo=HANOI),
        datetime(2026, 3, 2, 23, 59, 30, tzinfo=HANOI),
        datetime(2026, 3, 2, 23, 59, 30, tzinfo=timezone(timedelta(hours=-5))),
        datetime(2038, 1, 19, 10, 14, 30, tzinfo=HANOI),
        datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=1))),
    ]
    pages = []
    for number, moment in enumerate(moments):
        scene.clock.moment = moment
        pages.append(add_page(scene, scene.lan, image(number), f"k{number}"))
    with scene.workspace.read() as reader:
        assert [page.id for page in reader.pages(scene.dossier.id)] == [page.id for page in pages]
        captures = [page.capture for page in reader.pages(scene.dossier.id)]
        events = [event for event in reader.events() if event.kind == "page.captured"]
    assert [capture.sequence for capture in captures] == [1, 2, 3, 4, 5]
    assert [event.subject for event in events] == [page.id for page in pages]
    assert [capture.local_day for capture in captures] == [
        "2026-03-03", "2026-03-02", "2026-03-02", "2038-01-19", "2026-10-25",
    ]  # fmt: skip
    assert [(c.captured_at - m).total_seconds() <= 10 for c, m in zip(captures, moments, strict=True)] == [True] * 5
    assert [row.group for row in counts(scene, ["day"])] == [
        ("2026-03-02",), ("2026-03-03",), ("2026-10-25",), ("2038-01-19",),
    ]  # fmt: skip
