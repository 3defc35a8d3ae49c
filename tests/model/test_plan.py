"""Progress against a plan: the figures of the provinces' own plans come out, and 100 % means finished."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from station.model.plan import Plan, progress


def test_the_plan_of_a_province_comes_out() -> None:
    # Lào Cai, April 2026: 9,289,223 of 12,490,500 pages, 3,201,277 are left.
    told = progress(Plan("", 12_490_500, 0, pages_before=9_289_223), 0, 0)
    assert (told.percent, told.pages, told.pages_left) == (74, 9_289_223, 3_201_277)
    assert progress(Plan("", 12_490_500, 0, pages_before=9_000_000), 289_223, 0).percent == 74


def test_where_no_pages_are_planned_dossiers_count() -> None:
    told = progress(Plan("", 0, 427_312), 5, 213_656)
    assert (told.percent, told.dossiers_left, told.pages_left) == (50, 213_656, 0)
    assert progress(Plan("", 0, 0), 5, 5).percent is None


AMOUNT = st.integers(0, 10**10)


@given(planned=st.integers(1, 10**10), before=AMOUNT, done=AMOUNT)
def test_a_hundred_percent_is_reached_exactly_when_nothing_is_left(planned: int, before: int, done: int) -> None:
    told = progress(Plan("", planned, 0, pages_before=before), done, 0)
    assert told.percent is not None
    assert (told.percent >= 100) == (told.pages_left == 0)
    assert told.pages_left == max(0, planned - before - done)
