"""What is missing and what was taken out account for every sheet and page of the inventory, or they do not."""

from __future__ import annotations

import pytest

from station.model.balance import Balance


@pytest.mark.parametrize(
    ("counts", "adds_up"),
    [
        ((None, None, 8, 15, 3, 2), True),
        ((4, 8, 4, 8), True),
        ((50, 100, 4, 8, 0, 1), False),
        ((4, 9, 4, 8, 0, 1), True),
        ((5, 10, 4, 8, 0, 2), True),
        ((5, 11, 4, 8, 0, 2), False),
        ((5, 9, 4, 8, 1), True),
        ((5, 10, 4, 8, 1), True),
        ((5, 8, 4, 8, 1), False),
        ((5, 11, 4, 8, 1), False),
        ((4, 10, 4, 8, 1), False),
        ((4, 7, 4, 8, 0, 5), False),
        ((5, None, 4, 8, 1), True),
        ((None, 900, 4, 8, 1), False),
    ],
)
def test_differences_add_up_or_do_not(counts: tuple[int, ...], adds_up: bool) -> None:
    assert Balance(*counts).adds_up is adds_up


def test_agreeing_is_having_what_the_inventory_promises() -> None:
    assert Balance(4, 8, 4, 8, removed_pages=3).agrees
    assert not Balance(5, 9, 4, 8, 1).agrees
