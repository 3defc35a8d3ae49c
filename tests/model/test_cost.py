"""A4 pages and money: exact to the đồng, whatever the order in which it is added up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.model.cost import Coefficient, CostTable, cost, exact

SIZES = {"A6": "1/4", "A5": "1/2", "A4": "1", "A3": "2", "A2": "4", "A1": "8", "A0": "16"}
TABLE = CostTable(
    "t", "1", "t", "", 4896, SIZES,
    coefficients=(Coefficient("old", "Cũ", "1.3", ""), Coefficient("foreign", "Ngoại ngữ", "5/4", "", "Foreign")),
)  # fmt: skip


def test_the_figures_of_the_plan_of_2025_come_out() -> None:
    assert cost(71_722_221, 4_896) == 351_151_994_016
    departments, districts = cost(29_573_193, 4_896), cost(42_149_028, 4_896)
    assert (departments, districts) == (144_790_352_928, 206_361_641_088)
    assert departments + districts == 351_151_994_016


def test_sizes_are_a4_pages() -> None:
    assert TABLE.a4_pages({"A5": 3, "A4": 10, "A3": 2, "A0": 1}) == Fraction(63, 2)
    assert TABLE.factor("210x297") == 1
    assert TABLE.factor("250×400") == Fraction(100_000, 62_370)
    assert TABLE.a4_pages({}) == 0
    for unknown in ("", "letter", "0x297", "-1x5", "99999999x1", "²x²"):
        assert TABLE.factor(unknown) == 1, unknown


def test_coefficients_by_name_by_number_and_together() -> None:
    assert TABLE.coefficient("1") == 1
    assert TABLE.coefficient("old") == Fraction(13, 10)
    assert TABLE.coefficient("old * foreign*2") == Fraction(13, 4)
    assert TABLE.coefficients[1].titled("en") == "Foreign"
    assert TABLE.coefficients[0].titled("en") == "Cũ"
    for wrong in ("", "older", "1,3", "1/0", "-1", "1e9", "old**foreign", "½", "nan", "1" * 10):
        with pytest.raises(ValueError, match=r".*"):
            TABLE.coefficient(wrong)


@given(numerator=st.integers(0, 10**9 - 1), places=st.integers(0, 8))
def test_a_decimal_is_read_as_it_is_written(numerator: int, places: int) -> None:
    text = f"{Decimal(numerator).scaleb(-places):f}"
    assert exact(text) == Fraction(numerator, 10**places)


PAGES = st.dictionaries(st.sampled_from([*SIZES, "250x400", ""]), st.integers(0, 10**9))


@given(first=PAGES, second=PAGES)
def test_pages_add_up_exactly(first: dict[str, int], second: dict[str, int]) -> None:
    both = {size: first.get(size, 0) + second.get(size, 0) for size in {*first, *second}}
    assert TABLE.a4_pages(both) == TABLE.a4_pages(first) + TABLE.a4_pages(second)


@given(pages=st.integers(0, 10**12), price=st.integers(0, 10**7), thousandths=st.integers(0, 10_000))
def test_money_is_rounded_once_to_the_nearest_dong(pages: int, price: int, thousandths: int) -> None:
    k = Fraction(thousandths, 1000)
    assert abs(cost(pages, price, k) - pages * price * k) <= Fraction(1, 2)
    assert cost(pages, price) == pages * price
