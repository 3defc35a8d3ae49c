"""Plans: how many pages a unit has to have digitised by when and at which price, and how it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from operator import attrgetter
from typing import Final

from station.model.cost import CostTable, exact
from station.model.errors import InputFault
from station.model.forecast import Forecast, forecast
from station.model.people import Action, Person
from station.model.plan import Plan, PlanProgress, progress
from station.model.plan_prices import Part, Tariff, cost_of, parts_of
from station.storage.unit import Reader
from station.workflow.registers import UNIT, required_unit
from station.workflow.station import Station

# Ten million million: no amount is larger, and no sum of amounts leaves the integers of a database.
_MOST: Final = 10**13
_LARGEST_K: Final = 1000
_LONGEST_NOTE: Final = 2000
# Weeks of daily figures that a forecast looks at.
_WEEKS: Final = 6


@dataclass(frozen=True, slots=True)
class Standing:
    """How a plan stands: how far it is, when it will be done, and what this station's part has cost.

    The forecast is of pages, of dossiers where no pages were planned. Units below count, each at the price that its
    own plan says.

    ``a4_pages``: accepted pages of this station as A4 pages; ``cost``: what those cost; ``cost_before`` and
    ``cost_planned``: the same for what was done before and for the whole plan, each page taken for an A4 page;
    ``cost_to_date``: this station's part and what was done before together, in đồng; ``parts``: what it is made of.
    """

    progress: PlanProgress
    forecast: Forecast
    a4_pages: Fraction
    cost: int
    cost_before: int
    cost_planned: int
    cost_to_date: int
    parts: tuple[Part, ...] = ()


def plans(station: Station) -> dict[str, Plan]:
    """Return the plan of each unit that has one, by the unit's code; ``""`` is the whole project."""
    with station.workspace.read() as reader:
        return reader.plans()


def cost_table(station: Station) -> CostTable:
    """Return the table of sizes, prices and coefficients that holds; raises ``SettingsFault``."""
    return station.profiles.cost_table(station.settings.cost_table)


def set_plan(station: Station, person: Person, new: Plan) -> Plan | None:
    """Let a plan hold for its unit; return the one before. A plan without pages and dossiers takes it away.

    The unit price is that of the cost table where it is 0; the coefficient may name those of the table, joined by
    ``*``: what is kept is their number, so that a later change of the table changes no plan. Raises ``Refused``
    (``role_missing``), ``NotFound`` (``entry_unknown``), ``InputFault``: ``plan_amount``, ``plan_dates``,
    ``plan_coefficient``.
    """
    person.require(Action.PLAN)
    new = _fitting(new, cost_table(station))
    with station.workspace.write(person) as unit:
        required_unit(station, unit, new.unit)
        before = unit.plans().get(new.unit)
        if before != new:
            unit.set_plan(new)
    return before


def plan_standing(station: Station, person: Person, plan: Plan, now: datetime) -> Standing:
    """Return how a plan stands at a moment; a unit's figures are those of all units below it too.

    Raises ``Refused`` (``role_missing``).
    """
    person.require(Action.SEE_COUNTS)
    today = now.date()
    only = {UNIT: plan.unit} if plan.unit else {}
    figure = "accepted" if plan.pages else "dossiers"
    since = (today - timedelta(weeks=_WEEKS)).isoformat()
    with station.workspace.read() as reader:
        tariff = Tariff(
            {**reader.plans(), plan.unit: plan}, reader.count_names().parents, cost_table(station)
        )  # fmt: skip
        dossiers = sum(row.dossiers for row in reader.counts((), only=only))
        days = {
            date.fromisoformat(row.group[0]): int(getattr(row, figure))
            for row in reader.counts(("day",), since, only=only)
        }
        return standing_of(plan, tariff, accepted_pages(reader, only), dossiers, days, today)


def accepted_pages(reader: Reader, only: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """Return the accepted pages by unit and size; ``only`` as in ``Reader.counts``."""
    rows = reader.counts((UNIT, "size"), only=only)
    return {(row.group[0], row.group[1]): row.accepted for row in rows if row.accepted}


def standing_of(
    plan: Plan, tariff: Tariff, pages: Mapping[tuple[str, str], int], dossiers: int, days: Mapping[date, int],
    today: date,
) -> Standing:  # fmt: skip
    """Return how a plan stands by what was done for it: accepted pages by unit and size, dossiers, work of each day.

    ``days``: pages, or dossiers where no pages were planned; days of more than the last weeks do not matter.
    """
    told = progress(tariff.with_before(plan), sum(pages.values()), dossiers)
    left = told.pages_left if plan.pages else told.dossiers_left
    before, planned = (
        tariff.alone(attrgetter(name), plan.unit) for name in ("pages_before", "pages")
    )  # fmt: skip
    done = parts_of(tariff, pages, {})
    earlier = parts_of(tariff, {}, before)
    return Standing(
        replace(told, plan=plan), forecast(days, left, today, plan.deadline, weeks=_WEEKS),
        tariff.table.a4_pages(_by_size(pages)), cost_of(done), cost_of(earlier), cost_of(parts_of(tariff, {}, planned)),
        cost_of((*done, *earlier)), (*done, *earlier),
    )  # fmt: skip


def _by_size(pages: Mapping[tuple[str, str], int]) -> dict[str, int]:
    sizes: dict[str, int] = defaultdict(int)
    for (_, size), number in pages.items():
        sizes[size] += number
    return sizes


def _fitting(new: Plan, table: CostTable) -> Plan:
    for name in ("pages", "dossiers", "pages_before", "dossiers_before", "unit_price"):
        if not 0 <= getattr(new, name) <= _MOST:
            raise InputFault("plan_amount", field=name, value=str(getattr(new, name))[:30], limit=_MOST)
    if new.begins is not None and new.deadline is not None and new.deadline < new.begins:
        raise InputFault("plan_dates", begins=new.begins.isoformat(), deadline=new.deadline.isoformat())
    return replace(
        new, unit_price=new.unit_price or table.unit_price, coefficient=_coefficient(new.coefficient or "1", table),
        note=new.note.strip()[:_LONGEST_NOTE],
    )  # fmt: skip


def _coefficient(text: str, table: CostTable) -> str:
    try:
        number = exact(_written(table.coefficient(text)))
    except ValueError:
        number = Fraction()
    if not 0 < number <= _LARGEST_K:
        known = ", ".join(one.name for one in table.coefficients)
        raise InputFault("plan_coefficient", value=text[:60], known=known)
    return _written(number)


def _written(number: Fraction) -> str:
    """Return the shortest text that ``model.cost.exact`` reads as this number: a decimal where one is short."""
    for places in range(5):
        scaled = number * 10**places
        if scaled.denominator == 1:
            digits = f"{scaled.numerator:0{places + 1}d}"
            return f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"{number.numerator}/{number.denominator}"
