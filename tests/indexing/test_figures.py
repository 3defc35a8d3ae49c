"""Figures that were read as letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.indexing.digits import read_figures
from station.ocr.letters import clean, distance, fold, likeness

DAYS, MONTHS = range(1, 32), range(1, 13)


@pytest.mark.parametrize(
    ("read", "meant", "mended"),
    [
        ("08", "08", 0),
        ("0§", "08", 1),
        ("lÌ", "11", 2),
        ("I0", "10", 1),
        ("]9", "19", 1),
        ("T2", "12", 1),
        ("2O,", "20", 1),
        ("0ö", "08", 1),
    ],
)
def test_signs_that_look_like_figures(read: str, meant: str, mended: int) -> None:
    figures = read_figures(read, DAYS)
    assert figures is not None
    assert (figures.text, figures.mended, figures.ambiguous) == (meant, mended, False)


def test_three_strokes_are_an_eleven_only_where_eleven_makes_sense() -> None:
    assert read_figures("I1]", MONTHS) is not None
    assert read_figures("I1]", MONTHS).text == "11"  # type: ignore[union-attr]
    assert read_figures("111", MONTHS) is None
    assert read_figures("I1]").text == "111"  # type: ignore[union-attr]


def test_a_sign_with_two_meanings_is_called_ambiguous() -> None:
    assert read_figures("0Š", DAYS).ambiguous  # type: ignore[union-attr]
    assert read_figures("?9", DAYS).text == "19"  # type: ignore[union-attr]


@pytest.mark.parametrize("read", ["", "W", "1x", "-", "abc", "99", "0"])
def test_what_is_no_day_is_none(read: str) -> None:
    assert read_figures(read, DAYS) is None


@given(st.integers(min_value=1, max_value=31))
def test_plain_figures_stay_as_they_are(day: int) -> None:
    figures = read_figures(f"{day:02d}", DAYS)
    assert figures is not None
    assert (int(figures.text), figures.mended) == (day, 0)


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_a_metric_and_likeness_its_share(one: str, other: str) -> None:
    steps = distance(one, other)
    assert steps == distance(other, one)
    assert (steps == 0) == (one == other)
    assert abs(len(one) - len(other)) <= steps <= max(len(one), len(other))
    assert 0.0 <= likeness(one, other) <= 1.0


@given(st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert fold(once) == fold(fold(once))


def test_letters_the_engine_confuses() -> None:
    assert clean("QyÐ  –  UBND") == "QyĐ - UBND"
    assert clean("kênh mưởơng") == "kênh mương"
    assert fold("Ủy ban, NHÂN-DÂN") == "uybannhandan"


def test_the_stroke_over_an_o_is_the_head_of_a_six() -> None:
    figures = read_figures("24ó")
    assert figures is not None
    assert (figures.text, figures.ambiguous) == ("246", True)
    assert read_figures("1ó", {10}).text == "10"  # type: ignore[union-attr]
