"""Prices of units: the plan nearest above holds, nothing is counted twice, and parts cost what their sum costs."""

from __future__ import annotations

from fractions import Fraction
from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st

from station.model.cost import CostTable
from station.model.plan import Plan
from station.model.plan_prices import Part, Price, Tariff, cost_of, costs_of, parts_of

TABLE = CostTable("t", "1", "T", "S", 4896, {"A4": "1", "A3": "2", "B5": "4400/6237"})
PARENTS = {"T2": "", "X1": "T2", "X2": "T2", "Y": "X1", "T3": ""}
BEFORE = attrgetter("pages_before")


def tariff(*plans: Plan, parents: dict[str, str] | None = None) -> Tariff:
    return Tariff({plan.unit: plan for plan in plans}, PARENTS if parents is None else parents, TABLE)


def test_the_plan_of_the_unit_then_the_one_above_then_the_whole_project_then_the_table() -> None:
    own, above, whole = (Plan(unit, 9, 0, unit_price=price) for unit, price in (("X1", 7), ("T2", 5), ("", 3)))
    found = tariff(own, above, whole)
    assert {unit: found.price(unit).unit_price for unit in ("Y", "X1", "X2", "T2", "T3", "", "?")} == {
        "Y": 7, "X1": 7, "X2": 5, "T2": 5, "T3": 3, "": 3, "?": 3,
    }  # fmt: skip
    assert found.price("X2").plan is above
    assert tariff(own).price("T2") == Price(4896, "1", None)
    assert tariff(Plan("X1", 9, 0, coefficient="1.2")).price("X1").of_a4_page == Fraction(58752, 10)


def test_a_circle_of_parents_ends() -> None:
    found = tariff(Plan("A", 9, 0, 4, unit_price=7), Plan("B", 9, 0, 5), parents={"A": "B", "B": "A", "C": "A"})
    assert found.price("C").unit_price == 7
    assert found.alone(BEFORE) == {"A": 4, "B": 5}


def test_what_was_done_before_is_counted_once_and_what_belongs_to_no_plan_below_stays_with_the_one_above() -> None:
    found = tariff(Plan("", 100, 0, 50), Plan("T2", 90, 0, 10), Plan("Y", 5, 0, 4), Plan("T3", 1, 0, 7))
    assert found.alone(BEFORE) == {"": 33, "T2": 6, "Y": 4, "T3": 7}
    assert found.alone(BEFORE, "T2") == {"T2": 6, "Y": 4}
    assert found.with_before(found.plans["T2"]).pages_before == 10
    less = tariff(Plan("", 100, 0), Plan("T2", 90, 0, 1), Plan("Y", 5, 0, 4))
    assert less.alone(BEFORE) == {"": 0, "T2": 0, "Y": 4}
    assert less.with_before(less.plans[""]).pages_before == 4
    assert [plan.unit for plan in found.topmost({"T2", "Y", "T3"})] == ["T2", "T3"]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(("X1", "X2", "T3", "")), st.sampled_from(("A4", "A3", "B5"))), st.integers(0, 999)
    ),
    st.integers(0, 999),
)
def test_parts_cost_together_what_their_sum_costs(pages: dict[tuple[str, str], int], before: int) -> None:
    parts = parts_of(tariff(Plan("T2", 9, 0, unit_price=5001, coefficient="1.25")), pages, {"": before})
    exactly = sum((part.exact_cost for part in parts), Fraction())
    assert sum(costs_of(parts)) == cost_of(parts) == int(exactly + Fraction(1, 2))
    assert sum(part.pages for part in parts) == sum(pages.values()) + before


def test_parts_of_two_plans_with_one_price_are_one_unless_they_are_to_be_named() -> None:
    found = tariff(Plan("X1", 9, 0, unit_price=5), Plan("X2", 9, 0, unit_price=5))
    pages = {("X1", "A4"): 2, ("X2", "A4"): 3}
    assert parts_of(found, pages, {}) == [Part(Price(5, "1"), "A4", 5)]
    assert [part.pages for part in parts_of(found, pages, {}, named=True)] == [2, 3]
