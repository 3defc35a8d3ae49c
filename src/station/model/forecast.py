"""When the work will be done if it goes on as in the last weeks, and how sure that is.

Method. The figures of the last whole weeks up to yesterday count, from the first day with any work. A weekday on which
there was work in at least half of its weeks is a working day; what was done on other days (a Saturday before a
deadline) counts for the working day before it, so that nothing is lost. A working day without work, a holiday or a
broken scanner, counts as a nought. With mean m and spread s of the w working days seen, the work of n further days is
taken to be n·m ± t·s·√(n + n²/w), the prediction of a sum of independent days: √n for their own spread, n/√w because m
itself is only estimated; t is Student's for w − 1 degrees of freedom. The first n whose upper end reaches what is left
gives the early day, that of the lower end the late day, and n·m the expected one.

Days count from today, with what was left this morning: the answer is the same at eight and at five o'clock.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, fsum, sqrt
from statistics import NormalDist, fmean, stdev
from typing import Final

# Fewer working days say nothing about a pace; a date further away than the horizon (in working days) is none.
LEAST_DAYS: Final = 5
HORIZON: Final = 25_000
MONDAY_TO_FRIDAY: Final = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the figures say; days are inclusive, ``None`` stands for what cannot be said.

    ``pace``: work of a working day; ``days``: working days seen; ``weekdays``: the working ones, Monday is 0;
    ``expected``, ``early``, ``late``: the day on which it is finished, with the band around it (``late`` is ``None``
    when it may never be at this pace); ``needed_per_day``: from today to the deadline, rounded up, ``None`` without a
    deadline or when it is over.
    """

    left: int
    pace: float | None
    days: int
    weekdays: frozenset[int]
    expected: date | None
    early: date | None
    late: date | None
    needed_per_day: int | None


def forecast(
    done: Mapping[date, int], left: int, today: date, deadline: date | None = None, *, weeks: int = 6,
    confidence: float = 0.9,
) -> Forecast:  # fmt: skip
    """Return when what is ``left`` will be done.

    ``done``: the work of each day, days without any may be absent; ``confidence``: how often the band should hold.
    """
    figures, weekdays = _daily_figures(done, today, weeks)
    if left <= 0:
        return Forecast(0, _mean(figures), len(figures), weekdays, today, today, today, 0)
    morning = left + (done.get(today, 0) if today.weekday() in weekdays else 0)
    needed = _needed(morning, today, deadline, weekdays)
    mean = _mean(figures)
    if mean is None or mean <= 0:
        return Forecast(left, None, len(figures), weekdays, None, None, None, needed)
    width = student_quantile((1 + confidence) / 2, len(figures) - 1) * stdev(figures)
    expected, early, late = (
        _first_day(morning, mean, side * width, len(figures), today, weekdays) for side in (0, 1, -1)
    )
    return Forecast(left, mean, len(figures), weekdays, expected, early, late, needed)


def _mean(figures: list[int]) -> float | None:
    return fmean(figures) if len(figures) >= LEAST_DAYS else None


def _daily_figures(done: Mapping[date, int], today: date, weeks: int) -> tuple[list[int], frozenset[int]]:
    """Return the work of each working day of the last weeks, and which weekdays are working days."""
    days = [today - timedelta(days=back) for back in range(7 * weeks, 0, -1)]
    worked = [day for day in days if done.get(day, 0) > 0]
    if not worked:
        return [], MONDAY_TO_FRIDAY
    days = days[days.index(worked[0]) :]
    weekdays = frozenset(
        number
        for number in range(7)
        if 2 * sum(day.weekday() == number for day in worked) >= sum(day.weekday() == number for day in days)
        and any(day.weekday() == number for day in worked)
    )
    figures: list[int] = []
    for day in days:
        if day.weekday() in weekdays or not figures:
            figures.append(done.get(day, 0))
        else:
            figures[-1] += done.get(day, 0)
    return figures, weekdays or MONDAY_TO_FRIDAY


def _needed(left: int, today: date, deadline: date | None, weekdays: frozenset[int]) -> int | None:
    if deadline is None or deadline < today:
        return None
    whole, rest = divmod((deadline - today).days + 1, 7)
    days = whole * len(weekdays) + sum((today.weekday() + more) % 7 in weekdays for more in range(rest))
    return ceil(left / days) if days else None


def _first_day(
    left: int, mean: float, width: float, seen: int, today: date, weekdays: frozenset[int]
) -> date | None:  # fmt: skip
    def work(days: int) -> float:
        return days * mean + width * sqrt(days + days * days / seen)

    # The lower end falls before it rises, but it begins at nought and reaches what is left only once.
    days = bisect_left(range(1, HORIZON), float(left), key=work) + 1
    return None if days >= HORIZON else _working_day(days, today, weekdays)


def _working_day(number: int, today: date, weekdays: frozenset[int]) -> date:
    """Return the day that is the ``number``-th working day, counted from today if it is one."""
    weeks, rest = divmod(number - 1, len(weekdays))
    day = today + timedelta(weeks=weeks)
    while day.weekday() not in weekdays:
        day += timedelta(days=1)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() in weekdays
    return day


def student_quantile(probability: float, freedom: int) -> float:
    """Return Student's quantile by the expansion of Cornish and Fisher (Abramowitz and Stegun 26.7.5).

    For four degrees of freedom and 95 % it is 0.01 % too small, for more of them closer.
    """
    z = NormalDist().inv_cdf(probability)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return fsum(term / float(freedom) ** power for power, term in enumerate(terms))
