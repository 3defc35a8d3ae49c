"""The checks that compare the pages of a dossier: good and bad dossiers through the real inspector."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from station.model.finding import DossierReport, Finding, Outcome
from station.model.profiles import Checklist
from station.plugins import load_plugins
from station.qc import dossier_checks
from station.qc.dossier_check import DossierCheck, DossierFacts, PageFacts
from station.qc.dossier_inspector import inspect_dossier
from station.qc.inspection import InspectionRequest
from station.qc.inspector import inspect
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder
from station.settings.texts import Texts

CHECKS = load_plugins(dossier_checks, DossierCheck)  # type: ignore[type-abstract]
CLEAN = {"streak_1_level": 0.0, "edge_width": 2.3, "paper_level": 240.0, "ocr_confidence": 95.0, "bits": 24.0}


@cache
def checklist() -> Checklist:
    return load_profiles([resources_folder()]).checklist("default")


def page(number: int, width: float = 210.0, height: float = 297.0, **measures: float) -> PageFacts:
    return PageFacts(
        f"p{number}", f"c{number}", number, number, "front", number, "feeder/monday", f"{number:064x}", width, height,
        {**CLEAN, **measures},
    )  # fmt: skip


def found(check: str, pages: Sequence[PageFacts], **known: int) -> tuple[Finding, dict[str, Finding]]:
    result = CHECKS[check].compare(DossierFacts(tuple(pages), **known), checklist().dossier[check])  # type: ignore[arg-type]
    return result.whole, result.pages


def test_every_check_has_limits_and_every_note_has_words() -> None:
    codes = Texts(resources_folder() / "texts", "vi").codes("findings")
    for name, check in CHECKS.items():
        assert set(check.limit_names) == set(checklist().dossier[name])
        assert name in codes
    notes = {
        "clean_the_glass", "dirty_glass_column", "odd_sizes", "driver_suspects", "double_feed_length", "longer_page",
        "short_page", "page_gap", "page_repeat", "page_disorder", "no_page_numbers", "differs_from_count",
        "sheets_differ", "pages_differ", "nobody_counted", "pages_stand_out", "outlier_sharpness", "outlier_contrast",
        "outlier_paper", "outlier_ocr", "too_few_pages", "pages_not_compared", "no_pages", "pages_repeated",
        "duplicate_of", "looks_like",
    }  # fmt: skip
    assert notes <= set(codes)


def streaked(numbers: Sequence[int], columns: dict[int, float], level: float = 6.0) -> list[PageFacts]:
    return [
        page(n, streak_1=columns[n], streak_1_level=-level) if n in columns else page(n)
        for n in numbers
    ]  # fmt: skip


def test_a_column_streaked_on_three_captures_is_dirt() -> None:
    whole, pages = found("dirty_glass", streaked(range(1, 7), {2: 80.0, 3: 80.1, 4: 79.95}))
    assert (whole.outcome, whole.value, whole.note) == (Outcome.FLAGGED, 3.0, "clean_the_glass")
    assert set(pages) == {"c2", "c3", "c4"}
    assert pages["c3"].value == pytest.approx(80.1)


def test_a_run_survives_one_page_on_which_it_is_not_seen_but_not_two() -> None:
    assert set(found("dirty_glass", streaked(range(1, 7), {1: 80.0, 3: 80.0, 5: 80.0}))[1]) == {"c1", "c3", "c5"}
    assert found("dirty_glass", streaked(range(1, 9), {1: 80.0, 4: 80.0, 7: 80.0}))[0].outcome is Outcome.PASSED


@pytest.mark.parametrize("columns", [{2: 80.0, 3: 80.0}, {2: 80.0, 3: 81.0, 4: 82.0}, {}])
def test_other_streaks_are_no_dirt(columns: dict[int, float]) -> None:
    assert found("dirty_glass", streaked(range(1, 7), columns))[0].outcome is Outcome.PASSED


def test_front_and_back_have_a_glass_each_and_so_has_every_scanner() -> None:
    pages = streaked(range(1, 7), dict.fromkeys(range(1, 7), 80.0))
    sides = [replace(one, side="front" if one.number % 2 else "back") for one in pages[:4]]
    assert found("dirty_glass", sides)[0].outcome is Outcome.PASSED
    days = [replace(one, batch=f"day {one.number // 2}") for one in pages[:4]]
    assert found("dirty_glass", days)[0].outcome is Outcome.PASSED


def test_pages_that_were_not_measured_are_not_passed() -> None:
    unmeasured = [replace(page(n), measures={}) for n in (1, 2, 3)]
    for name in ("dirty_glass", "duplicate", "outlier", "page_numbers"):
        assert found(name, unmeasured)[0].outcome is Outcome.UNCHECKED, name


def sizes(*of: tuple[float, float]) -> list[PageFacts]:
    return [page(n, *one) for n, one in enumerate(of, 1)]


A4, A3, A5, RECEIPT = (210.0, 297.0), (420.0, 297.0), (148.0, 210.0), (80.0, 151.0)


@pytest.mark.parametrize(
    ("odd", "note", "value"),
    [
        ((210.0, 430.0), "double_feed_length", 430 / 297),
        ((211.0, 345.0), "double_feed_length", 345 / 297),
        ((210.0, 240.0), "short_page", 240 / 297),
        ((210.0, 190.0), "short_page", 190 / 297),
        ((209.0, 340.0), "longer_page", 340 / 297),
    ],
)
def test_a_page_that_keeps_one_side_and_changes_the_other_stands_out(
    odd: tuple[float, float], note: str, value: float
) -> None:
    whole, pages = found("page_size", sizes(A4, A4, odd, A4, A3, A4))
    assert (whole.outcome, whole.value) == (Outcome.FLAGGED, 1.0)
    assert pages["c3"].note == note
    assert pages["c3"].value == pytest.approx(value, rel=0.01)


@pytest.mark.parametrize(
    "mixed",
    [
        (A4, A3, A4, A5, A4, RECEIPT),
        (A4, A4, (210.0, 330.0)),
        ((190.0, 260.0),) * 3,
        (A4,),
        (A4, (298.0, 210.0)),
        (A4, A4, A4, (210.0, 100.0)),
    ],
)
def test_papers_of_trade_and_sizes_that_come_again_are_normal(mixed: tuple[tuple[float, float], ...]) -> None:
    assert found("page_size", sizes(*mixed))[0].outcome is Outcome.PASSED


def test_what_the_driver_suspects_is_shown_and_an_unknown_resolution_is_no_size() -> None:
    whole, pages = found("page_size", [page(1), replace(page(2), suspect=True)])
    assert (whole.outcome, pages["c2"].note) == (Outcome.FLAGGED, "driver_suspects")
    assert found("page_size", [page(1), page(2, 210, 500, dpi_known=0.0)])[0].outcome is Outcome.UNCHECKED


def test_missing_numbers_are_found_across_blank_backs() -> None:
    pages = [page(1), page(2, blank_grade=2.0), page(3, printed_number=2.0), page(4, blank_grade=2.0),
             page(5, printed_number=4.0), page(6, printed_number=5.0)]  # fmt: skip
    whole, on = found("page_numbers", pages)
    assert (whole.outcome, whole.value, whole.note) == (Outcome.FLAGGED, 1.0, "page_gap")
    assert on["c5"].value == 1.0


@pytest.mark.parametrize(
    ("known", "outcome", "note"),
    [
        ({}, Outcome.UNCHECKED, "nobody_counted"),
        ({"expected_sheets": 3}, Outcome.PASSED, ""),
        ({"expected_sheets": 4}, Outcome.FLAGGED, "sheets_differ"),
        ({"expected_sheets": 4, "missing_leaves": 1}, Outcome.PASSED, ""),
        ({"counted_sheets": 2, "expected_sheets": 3}, Outcome.FLAGGED, "differs_from_count"),
        ({"expected_pages": 3}, Outcome.PASSED, ""),
        ({"expected_pages": 2}, Outcome.PASSED, ""),  # one side is blank
        ({"expected_pages": 5}, Outcome.FLAGGED, "pages_differ"),
        ({"expected_pages": 5, "missing_leaves": 1}, Outcome.PASSED, ""),
    ],
)
def test_leaves_are_counted(known: dict[str, int], outcome: Outcome, note: str) -> None:
    whole, pages = found("sheet_count", [page(1), page(2), page(3, blank_grade=2.0)], **known)
    assert (whole.outcome, whole.note, pages) == (outcome, note, {})


@pytest.mark.parametrize(
    ("measure", "value", "note"),
    [("edge_width", 3.4, "outlier_sharpness"), ("paper_level", 150.0, "outlier_paper"),
     ("ocr_confidence", 60.0, "outlier_ocr"), ("print_contrast", 30.0, "outlier_contrast")],
)  # fmt: skip
def test_a_page_much_worse_than_its_own_dossier_stands_out(measure: str, value: float, note: str) -> None:
    usual = [page(n, print_contrast=70.0 + n % 3) for n in range(1, 12)]
    whole, pages = found("outlier", [*usual, replace(page(12), measures={**usual[0].measures, measure: value})])
    assert (whole.outcome, whole.note) == (Outcome.FLAGGED, "pages_stand_out")
    assert {name: one.note for name, one in pages.items()} == {"c12": note}


def test_better_pages_bad_dossiers_and_small_ones_have_no_outliers() -> None:
    usual = [page(n) for n in range(1, 12)]
    assert found("outlier", [*usual, page(12, edge_width=1.2)])[0].outcome is Outcome.PASSED
    assert found("outlier", [page(n, edge_width=3.4) for n in range(1, 12)])[0].outcome is Outcome.PASSED
    assert found("outlier", [page(n, edge_width=1.8) for n in range(1, 12)] + [page(12, edge_width=2.8)])[1] == {}
    assert found("outlier", usual[:5])[0].note == "too_few_pages"


def test_only_the_worst_few_are_named() -> None:
    usual = [page(n) for n in range(1, 60)]
    bad = [page(n, edge_width=3.2 + n / 100) for n in range(60, 80)]
    assert set(found("outlier", [*usual, *bad])[1]) == {"c77", "c78", "c79"}


facts_of_pages = st.lists(
    st.builds(
        page,
        st.integers(1, 500),
        st.floats(0, 900),
        st.floats(0, 900),
        streak_1=st.floats(0, 300),
        streak_1_level=st.floats(-60, 60),
        printed_number=st.integers(0, 60).map(float),
        edge_width=st.floats(0.5, 9.0),
    ),
    max_size=20,
    unique_by=lambda one: one.number,
)


@given(facts_of_pages, st.randoms(use_true_random=False))
def test_same_facts_in_any_order_give_the_same_findings(pages: list[PageFacts], chance: object) -> None:
    shuffled = list(pages)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    for name in CHECKS:
        whole, on = found(name, pages)
        again, there = found(name, shuffled)
        assert (whole.outcome, whole.value, whole.note) == (again.outcome, again.value, again.note)
        assert on.keys() == there.keys()
        assert on.keys() <= {one.capture_id for one in pages}


@cache
def inspected(number: int, what: str = "") -> PageFacts:
    """Return the page of a small dossier as its inspection left it; ``what`` is wrong with it."""
    options: dict[str, object] = {"blurred": {"blur": 1.6}, "dirty": {"glass": ((900, 2, -22, -22, -22),)}}.get(
        what, {}
    )
    angle = 0.3 * (number % 4) - 0.5 + (0.4 if what == "again" else 0.0)
    options = {"blur": 0.5, "noise": 1.0, **options}
    sample = samples.page(700 + 2 * number, "continuation", angle=angle, surround="dark", margin_mm=10, **options)
    stream = io.BytesIO()
    PIL.Image.fromarray(sample.image).save(stream, "JPEG", quality=88, dpi=(300, 300))
    report = inspect(stream.getvalue(), InspectionRequest(checklist(), want_text=what == "again" or number == 2)).report
    measures = report.measures
    return replace(
        page(number, measures["page_width_mm"], measures["page_height_mm"]), sha256=report.master, measures=measures,
        signs=report.signs,
    )  # fmt: skip


def reported(*pages: PageFacts, **known: int) -> DossierReport:
    numbered = [
        replace(one, capture_id=f"c{n}", page_id=f"p{n}", number=n, sheet=n, sequence=n)
        for n, one in enumerate(pages, 1)
    ]
    return inspect_dossier(DossierFacts(tuple(numbered), **known), checklist())  # type: ignore[arg-type]


def test_a_scanned_dossier_and_what_goes_wrong_in_it() -> None:
    usual = [inspected(number) for number in range(1, 10)]
    good = reported(*usual, expected_sheets=9)
    assert good.pages == {}
    assert all(one.outcome is not Outcome.FLAGGED for one in good.findings)

    dirty = [inspected(number, "dirty") for number in (4, 5, 6)]
    bad = reported(*usual[:3], *dirty, *usual[6:8], inspected(9, "blurred"), inspected(2, "again"), expected_sheets=11)
    wrong = {one.check for one in bad.findings if one.outcome is Outcome.FLAGGED}
    assert wrong == {"dirty_glass", "duplicate", "outlier", "sheet_count"}
    on = {capture: {one.check for one in findings} for capture, findings in bad.pages.items()}
    assert on == {
        "c4": {"dirty_glass"},
        "c5": {"dirty_glass"},
        "c6": {"dirty_glass"},
        "c9": {"outlier"},
        "c10": {"duplicate"},
    }
