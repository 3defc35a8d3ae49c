"""Which plan prices the pages of a unit, what plans say for themselves alone, and what many units' pages cost together.

Board, command line and reports ask here, so that one unit costs the same wherever it is shown. A page costs what the
plan nearest to its unit says: that of the unit, else of the unit above, else of the whole project, else the cost table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import attrgetter

from station.model.cost import CostTable, exact, whole
from station.model.plan import Plan
from station.model.registers import units_below


@dataclass(frozen=True, slots=True)
class Price:
    """What an A4 page costs: đồng, K as it was written, and the plan that says so (``None``: the cost table)."""

    unit_price: int
    coefficient: str
    plan: Plan | None = None

    @property
    def of_a4_page(self) -> Fraction:
        """Price × K, exact."""
        return self.unit_price * exact(self.coefficient)


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of one size at one price.

    ``size`` is ``None`` for pages that were done before this station began: each is taken for an A4 page.
    """

    price: Price
    size: str | None
    pages: int
    factor: Fraction = Fraction(1)

    @property
    def a4_pages(self) -> Fraction:
        """The pages as A4 pages."""
        return self.factor * self.pages

    @property
    def exact_cost(self) -> Fraction:
        """What they cost, before it is rounded to whole đồng."""
        return self.a4_pages * self.price.of_a4_page


@dataclass(frozen=True, slots=True)
class Tariff:
    """The plans of units by their codes, ``parents`` of units (``""`` for none), and the table that holds beside."""

    plans: Mapping[str, Plan]
    parents: Mapping[str, str]
    table: CostTable

    def price(self, unit: str) -> Price:
        """Return what an A4 page of a unit costs (``""``: of what belongs to none)."""
        plan = next((self.plans[code] for code in _upwards(unit, self.parents) if code in self.plans), None)
        if plan is None:
            return Price(self.table.unit_price, "1")
        return Price(plan.unit_price or self.table.unit_price, plan.coefficient, plan)

    def alone(self, figure: Callable[[Plan], int], unit: str = "") -> dict[str, int]:
        """Return what each plan of a unit and of those below it says beyond the plans below itself, by unit.

        The sum counts nothing twice. A plan that says less than those below it together says nothing more.
        """
        below: dict[str, list[str]] = defaultdict(list)
        for code in filter(None, self.plans):
            upwards = _upwards(self.parents.get(code, ""), self.parents)
            below[next((one for one in upwards if one in self.plans), "")].append(code)
        found: dict[str, int] = {}

        def settle(code: str) -> int:
            under = sum(settle(one) for one in below.get(code, ()))
            own = figure(self.plans[code]) if code in self.plans else 0
            found[code] = max(0, own - under)
            return max(own, under)

        settle("")
        wanted = units_below(self.parents, unit) if unit else self.plans.keys()
        # Units that stand above each other in a circle are below none.
        return {code: found.get(code, figure(plan)) for code, plan in self.plans.items() if code in wanted}

    def with_before(self, plan: Plan) -> Plan:
        """Return a plan with what was done before in its unit and in all below it, as their plans say."""
        pages = self.alone(attrgetter("pages_before"), plan.unit)
        dossiers = self.alone(attrgetter("dossiers_before"), plan.unit)
        return replace(plan, pages_before=sum(pages.values()), dossiers_before=sum(dossiers.values()))

    def topmost(self, units: Container[str]) -> list[Plan]:
        """Return the plans of these units that stand below no other plan of them."""
        return [
            plan for code, plan in self.plans.items()
            if code in units and not any(
                one in self.plans and one in units for one in _upwards(self.parents.get(code, ""), self.parents)
            )
        ]  # fmt: skip


def parts_of(
    tariff: Tariff, pages: Mapping[tuple[str, str], int], before: Mapping[str, int], *, named: bool = False
) -> list[Part]:
    """Return pages by unit and size, and those of before by unit, as parts of one size and price each.

    ``named``: parts of different plans stay apart, though their prices are the same.
    """

    def price(unit: str) -> Price:
        found = tariff.price(unit)
        return found if named else replace(found, plan=None)

    sums: dict[tuple[Price, str | None], int] = defaultdict(int)
    for (unit, size), number in pages.items():
        sums[price(unit), size] += number
    for unit, number in before.items():
        sums[price(unit), None] += number
    return [
        Part(one, size, number, Fraction(1) if size is None else tariff.table.factor(size))
        for (one, size), number in sums.items()
        if number
    ]


def cost_of(parts: Iterable[Part]) -> int:
    """Return what parts cost together in đồng, rounded once."""
    return whole(sum((part.exact_cost for part in parts), Fraction()))


def costs_of(parts: Iterable[Part]) -> list[int]:
    """Return what each part costs in đồng: their sum is what they cost together, to the đồng."""
    found: list[int] = []
    exactly, told = Fraction(), 0
    for part in parts:
        exactly += part.exact_cost
        found.append(whole(exactly) - told)
        told = whole(exactly)
    return found


def _upwards(unit: str, parents: Mapping[str, str]) -> Iterator[str]:
    """Yield a unit, the units above it, and ``""`` at last; a circle ends where it began."""
    seen = {""}
    while unit not in seen:
        seen.add(unit)
        yield unit
        unit = parents.get(unit, "")
    yield ""
