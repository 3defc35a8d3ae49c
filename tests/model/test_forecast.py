"""The forecast: calendars by hand, and bands that hold as often as they say, by simulation."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.model.forecast import MONDAY_TO_FRIDAY, Forecast, forecast, student_quantile

MONDAY = date(2026, 11, 16)


def steady(pages: int, weeks: int = 6, today: date = MONDAY) -> dict[date, int]:
    days = (today - timedelta(days=back) for back in range(1, 7 * weeks + 1))
    return {day: pages for day in days if day.weekday() < 5}


def test_steady_work_ends_on_the_day_that_arithmetic_says() -> None:
    told = forecast(steady(1000), 10_000, MONDAY, date(2026, 11, 30))
    assert (told.pace, told.days, told.weekdays) == (1000.0, 30, MONDAY_TO_FRIDAY)
    # Ten working days from Monday, it included, end on the Friday of the next week.
    assert told.expected == told.early == told.late == date(2026, 11, 27)
    assert told.needed_per_day == 910  # 10,000 pages on 11 working days, rounded up


def test_what_was_done_today_changes_nothing_as_long_as_it_is_the_usual() -> None:
    morning = forecast(steady(1000), 10_000, MONDAY, date(2026, 11, 30))
    evening = forecast({**steady(1000), MONDAY: 1000}, 9_000, MONDAY, date(2026, 11, 30))
    assert (morning.expected, morning.needed_per_day) == (evening.expected, evening.needed_per_day)


def test_a_day_off_within_the_week_is_a_nought_and_a_weekend_is_none() -> None:
    done = steady(1000)
    del done[date(2026, 11, 11)]
    told = forecast(done, 1000, MONDAY)
    assert (told.days, told.pace) == (30, pytest.approx(29_000 / 30))


def test_a_single_saturday_is_no_pattern_and_its_work_is_not_lost() -> None:
    told = forecast({**steady(1000), date(2026, 11, 14): 600}, 5000, MONDAY)
    assert told.weekdays == MONDAY_TO_FRIDAY
    assert told.pace == pytest.approx(30_600 / 30)
    often = steady(1000) | {date(2026, 11, 14) - timedelta(weeks=back): 600 for back in range(3)}
    assert forecast(often, 5000, MONDAY).weekdays == frozenset(range(6))


def test_too_little_is_said_to_be_too_little() -> None:
    nothing = Forecast(500, None, 0, MONDAY_TO_FRIDAY, None, None, None, 46)
    assert forecast({}, 500, MONDAY, date(2026, 11, 30)) == nothing
    four = {MONDAY - timedelta(days=back): 100 for back in (3, 4, 5, 6)}
    told = forecast(four, 500, MONDAY)
    assert (told.pace, told.expected, told.needed_per_day) == (None, None, None)
    once = forecast({MONDAY - timedelta(days=1): 5, MONDAY - timedelta(days=35): 5}, 500, MONDAY)
    assert once.expected is None


def test_a_deadline_that_is_over_and_work_that_is_done() -> None:
    assert forecast(steady(10), 100, MONDAY, MONDAY - timedelta(days=1)).needed_per_day is None
    assert forecast(steady(10), 100, MONDAY, MONDAY).needed_per_day == 100
    # A Sunday alone has no working day left in it.
    sunday = MONDAY - timedelta(days=1)
    assert forecast(steady(10), 100, sunday, sunday).needed_per_day is None
    finished = forecast(steady(10), 0, MONDAY, MONDAY)
    assert (finished.left, finished.expected, finished.needed_per_day) == (0, MONDAY, 0)


def test_what_would_take_a_century_has_no_day() -> None:
    told = forecast(steady(1), 10**9, MONDAY)
    assert (told.pace, told.expected, told.late) == (1.0, None, None)


def test_a_pace_that_may_be_nothing_has_no_late_day() -> None:
    days = [MONDAY - timedelta(days=back) for back in range(14, 0, -1)]
    wild = {day: (5000 if day.weekday() == 0 else 1) for day in days if day.weekday() < 5}
    told = forecast(wild, 10_000, MONDAY)
    assert told.expected is not None
    assert told.late is None


def test_students_quantile_is_that_of_the_tables() -> None:
    for freedom, quantile in ((4, 2.1318), (9, 1.8331), (29, 1.6991), (1000, 1.6464)):
        assert student_quantile(0.95, freedom) == pytest.approx(quantile, rel=2e-4)


@given(
    figures=st.lists(st.integers(0, 5000), min_size=0, max_size=60), left=st.integers(0, 10**6),
    back=st.integers(0, 6),
)  # fmt: skip
def test_the_band_holds_the_expected_day(figures: list[int], left: int, back: int) -> None:
    today = MONDAY - timedelta(days=back)
    told = forecast({today - timedelta(days=n): done for n, done in enumerate(figures)}, left, today)
    if told.expected is not None:
        assert told.early is not None
        assert today <= told.early <= told.expected
        assert told.late is None or told.late >= told.expected
    if left and told.pace is None:
        assert told.early is told.late is None


def covered(random: Random, left: int) -> bool:
    """Simulate six weeks and what follows; tell whether the band named the day on which the work ended."""

    def work(day: date) -> int:
        if day.weekday() >= 5:
            return 0
        # A day in twenty is lost; the others are as uneven as operators are.
        return 0 if random.random() < 0.05 else int(random.gammavariate(9, 2000 / 9))

    done = {MONDAY - timedelta(days=back): 0 for back in range(1, 43)}
    done = {day: work(day) for day in done}
    told = forecast(done, left, MONDAY)
    day = MONDAY
    while left > 0:
        left -= work(day)
        day += timedelta(days=1) if left > 0 else timedelta()
    assert told.early is not None
    return told.early <= day and (told.late is None or day <= told.late)


@pytest.mark.parametrize("left", [20_000, 80_000, 300_000])
def test_the_band_of_nine_tenths_holds_nine_times_in_ten(left: int) -> None:
    random = Random(20261121)
    share = sum(covered(random, left) for _ in range(1500)) / 1500
    # Whole days make the band a little wider than it says, most of all where few days are left.
    assert 0.88 <= share <= 0.97, share
