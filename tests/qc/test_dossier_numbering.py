"""Printed page numbers: what is a gap, what a new document, and what a misreading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.qc.numbering import Break, BreakKind, Printed, numbering_breaks

GAP, REPEAT, DISORDER = BreakKind.GAP, BreakKind.REPEAT, BreakKind.DISORDER


def breaks(*numbers: int, start: int | None = None, total: int = 0) -> list[tuple[int, BreakKind, int]]:
    """Return what is wrong with pages whose numbers are given, 0 for a page that shows none."""
    printed = [Printed(place, number, total, start) for place, number in enumerate(numbers) if number]
    return [(one.place, one.kind, one.pages) for one in numbering_breaks(printed, len(numbers), lone=2, start=10)]


@pytest.mark.parametrize(
    "numbers",
    [
        (0, 2, 3, 4, 5),
        (1, 2, 3, 4),
        (0, 2, 3, 0, 5, 6),  # one not read
        (0, 2, 3, 9, 5, 6),  # one misread
        (0, 2, 3, 4, 0, 2, 3),  # the next document begins
        (0, 2, 0, 2, 3, 0, 0, 2, 3, 4),
        (0, 2, 3, 0, 0, 4, 5),  # an annex in between is not numbered
        (201, 202, 203),  # a volume that goes on from another
        (0, 2, 3, 4, 17),  # a last number that skips a lot is misread
        (0, 0, 0),
    ],
)
def test_what_is_in_order(numbers: tuple[int, ...]) -> None:
    assert breaks(*numbers) == []


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ((0, 2, 3, 5, 6), [(3, GAP, 1)]),
        ((0, 2, 3, 4, 7, 8, 9), [(4, GAP, 2)]),
        ((0, 2, 4, 5, 6), [(2, GAP, 1)]),  # one number before the gap
        ((0, 4, 5, 6), [(1, GAP, 2)]),  # nothing before the gap but the first page
        ((0, 2, 3, 4, 6), [(4, GAP, 1)]),  # one number behind it
        ((0, 2, 3, 0, 6, 7), [(3, GAP, 1), (4, GAP, 0)]),  # somewhere around a page without a number
        ((0, 2, 3, 0, 0, 0, 0, 0, 10, 11), [(3, GAP, 1), (8, GAP, 0)]),
        ((0, 2, 3, 5, 6, 0, 2, 3, 6, 7), [(3, GAP, 1), (8, GAP, 2)]),
        ((1, 2, 3, 3, 4, 5), [(3, REPEAT, 0)]),
        ((1, 2, 5, 6, 3, 4, 7, 8), [(2, DISORDER, 0), (4, DISORDER, 0)]),
        ((5, 4, 3, 2), [(0, DISORDER, 0), (1, DISORDER, 0), (2, DISORDER, 0), (3, DISORDER, 0)]),
    ],
)
def test_what_is_wrong(numbers: tuple[int, ...], wrong: list[tuple[int, BreakKind, int]]) -> None:
    assert breaks(*numbers) == wrong


def test_a_printed_total_says_what_is_missing_at_the_end() -> None:
    assert breaks(1, 2, 3, total=5) == [(2, GAP, 2)]
    assert breaks(1, 2, 3, 0, 0, total=5) == []


def test_a_marked_document_that_begins_too_late_lacks_pages() -> None:
    printed = [Printed(place, place + 1, start=0) for place in range(3)]
    printed += [Printed(4, 4, start=3), Printed(5, 5, start=3)]
    assert numbering_breaks(printed, 6, lone=2, start=10) == [Break(4, GAP, 2)]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=8), st.sets(st.integers(0, 95)))
def test_whole_documents_are_in_order_whatever_was_not_read(lengths: list[int], unread: set[int]) -> None:
    numbers = [number if number > 1 else 0 for length in lengths for number in range(1, length + 1)]
    assert breaks(*(0 if place in unread else number for place, number in enumerate(numbers))) == []


@given(st.integers(6, 30), st.data())
def test_a_page_taken_out_of_the_middle_is_missed(length: int, data: st.DataObject) -> None:
    lost = data.draw(st.integers(2, length - 1))
    numbers = [number if number > 1 else 0 for number in range(1, length + 1) if number != lost]
    assert breaks(*numbers) == [(lost - 1, GAP, 1)]


@given(st.lists(st.integers(0, 999), max_size=40))
def test_any_numbers_are_answered_with_places_that_exist(numbers: list[int]) -> None:
    found = breaks(*numbers)
    assert all(0 <= place < len(numbers) and pages >= 0 for place, _, pages in found)
    assert [place for place, *_ in found] == sorted({place for place, *_ in found})
