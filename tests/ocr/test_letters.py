"""Comparing texts: the fast distance against the table that defines it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from station.ocr.letters import distance, likeness

WORDS = st.text(alphabet="abcđ", max_size=90)


def by_table(one: str, other: str) -> int:
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, facing in enumerate(other, 1):
            now.append(min(now[-1] + 1, before[column] + 1, before[column - 1] + (letter != facing)))
        before = now
    return before[-1]


@given(WORDS, WORDS)
def test_the_distance_is_that_of_the_table(one: str, other: str) -> None:
    assert distance(one, other) == by_table(one, other)


def test_likeness_counts_letters_of_the_longer_text() -> None:
    assert likeness("quyetdinh", "quyetdjnh") == 1 - 1 / 9
    assert likeness("", "") == 1.0
    assert likeness("", "so") == 0.0
