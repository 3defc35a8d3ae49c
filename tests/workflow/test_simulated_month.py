"""A simulated month: every figure is what a count made independently, from the chain of events alone, says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from month_deeds import hand_in, last_evening, live_through
from month_kit import FONDS, OPERATORS, REVIEWERS, STATIONS, Month, working_days
from told_by_events import Key, Sums, Told

from station.bootstrap import Parts
from station.model.counting import DIMENSIONS, FIGURES
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.workflow.counting import count, prove_counts
from station.workflow.review_dossier import reject_page, return_dossier
from station.workflow.submit_dossier import remove_page
from station.workflow.take_back_verdicts import undecide_page

PARTS = Parts(StationSettings(min_free_bytes=0, warn_free_bytes=0, min_free_files=0), resources_folder())
UNITS = {FONDS[0]: "H38.1", FONDS[1]: "H38.2"}
# A week in every run of the suite; the whole month, lived in two ways, where there is time.
LIVES = [pytest.param((1, 6), id="week")] + [
    pytest.param((seed, 22), id=f"month{seed}", marks=[pytest.mark.slow, pytest.mark.timeout(400)]) for seed in (2, 3)
]


@pytest.fixture(scope="module", params=LIVES)
def month(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    """A month that was lived; its last station is open."""
    seed, days = request.param
    month = Month(tmp_path_factory.mktemp("month"), PARTS, seed)
    month.found(10 * days)
    live_through(month, days)
    month.days = [day.isoformat() for day in working_days(days)]
    with month.at(STATIONS[0]):
        last_evening(month)
        month.assign(UNITS)
        yield month


@pytest.fixture(scope="module")
def told(month: Month) -> Told:
    with month.station.workspace.read() as reader:
        return Told().hear(reader.events())


def counted(month: Month, by: Sequence[str], **which: Any) -> dict[Key, Sums]:
    rows = count(month.station, month.people["lan"], by, **which)
    return {row.group: {name: n for name in FIGURES if (n := getattr(row, name))} for row in rows}


def test_all_of_it_happened(month: Month, told: Told) -> None:
    """The month is worth counting: nothing that a figure is about is missing."""
    (sums,) = told.counts(()).values()
    assert set(sums) == set(FIGURES)
    with month.station.workspace.read() as reader:
        kinds = {event.kind for event in reader.events()}
    assert kinds >= {
        "page.restored", "page.undecided", "page.reinstated", "page.not_blank", "page.corrected", "page.moved",
        "capture.reinstated", "device.fault", "page.doubted", "dossier.returned", "dossier.packaged",
    }  # fmt: skip
    for name, people in (("operator", OPERATORS), ("reviewer", REVIEWERS), ("station", STATIONS), ("fonds", FONDS)):
        assert {key[0] for key in told.counts((name,))} - {""} == set(people)


@pytest.mark.parametrize("by", [(), *combinations(DIMENSIONS, 1), *combinations(DIMENSIONS, 2), DIMENSIONS])
def test_figures_are_what_the_events_tell(month: Month, told: Told, by: tuple[str, ...]) -> None:
    assert counted(month, by) == told.counts(by, units=UNITS)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_figures_of_one_value_and_of_a_period(month: Month, told: Told, dimension: str) -> None:
    since, until = month.days[1], month.days[-2]
    for (value,) in told.counts((dimension,), units=UNITS):
        only = {dimension: value}
        assert counted(month, ("day", "reviewer"), only=only) == told.counts(("day", "reviewer"), "", "9", only, UNITS)
        mine = told.counts(("operator",), since, until, only, UNITS)
        assert counted(month, ("operator",), since=since, until=until, only=only) == mine


@pytest.mark.parametrize("by", [(), *combinations(DIMENSIONS, 1), ("day", "operator"), ("hour", "unit"), DIMENSIONS])
def test_a4_pages_are_what_the_sizes_of_accepted_pages_make(month: Month, told: Told, by: tuple[str, ...]) -> None:
    rows = count(month.station, month.people["lan"], by)
    assert {row.group: row.a4_pages for row in rows if row.a4_pages} == told.a4_pages(by, units=UNITS)
    since, until = month.days[1], month.days[-2]
    rows = count(month.station, month.people["lan"], by, since, until)
    assert {row.group: row.a4_pages for row in rows if row.a4_pages} == told.a4_pages(by, since, until, units=UNITS)


def test_the_totals_were_kept_in_each_transaction(month: Month) -> None:
    assert prove_counts(month.station) == []


def test_the_lists_behind_the_figures_add_up_to_them(month: Month, told: Told) -> None:
    (whole,) = told.counts(()).values()
    with month.station.workspace.read() as reader:
        for figure in FIGURES[: FIGURES.index("documents")]:
            pages = reader.counted_pages(figure, limit=100_000)
            assert sum(page.amount for page in pages) == whole[figure], figure
        dossiers = reader.dossier_figures()
    sums: Sums = defaultdict(int)
    for one in dossiers:
        for figure in FIGURES:
            sums[figure] += getattr(one.figures, figure)
    assert {figure: number for figure, number in sums.items() if number} == whole
    sizes: Sums = defaultdict(int)
    for one in dossiers:
        for size, pages in one.sizes.items():
            sizes[size] += pages
    accepted = {key[0]: found["accepted"] for key, found in told.counts(("size",)).items() if "accepted" in found}
    assert sizes == accepted


def test_a_rejection_taken_back_stays_so_when_its_page_is_scanned_again_or_taken_out(tmp_path: Path) -> None:
    month = Month(tmp_path, PARTS, 1)
    month.found(3)
    chance, huong, minh = Random(1), month.people["huong"], month.people["minh"]
    with month.at(STATIONS[0]) as station:
        dossier = month.classify(huong, month.dossiers("registered")[0])
        month.scan(huong, dossier, chance, 4, "one-sided")
        hand_in(month, huong, dossier, chance)
        for page in month.pages(dossier):
            reject_page(station, minh, page, "blurred")
        stands, again, out, _ = month.pages(dossier)
        for page in (again, out):
            undecide_page(station, minh, page)
        return_dossier(station, minh, dossier, "rejected_pages")
        assert counted(month, ("reason",))["blurred",] == {"rejected": 2}
        for page in (stands, again):
            month.scan(huong, dossier, chance, 1, "glass", replace=page)
        remove_page(station, huong, out, "duplicate")
        assert counted(month, ("reason",))["blurred",] == {"rejected": 2}
        assert prove_counts(station) == []
