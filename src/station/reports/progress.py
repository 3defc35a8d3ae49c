"""The progress report of a period (20/4, 15/5, 30/5, 20/6…, yearly): units and the province, period and cumulative."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

from station.model.plan import Plan, PlanProgress, progress
from station.model.plan_prices import Tariff
from station.reports.common import BLANK, NOTHING
from station.reports.scope import Gathered, Scope
from station.reports.values import Figure, Item, SourceList, day_text
from station.reports.volume import A4_PAGES, BYTES, DOSSIERS, PAGES, Volume, unit_list, volumes

_BEGINNING: Final = ""


@dataclass(frozen=True, slots=True)
class ProgressLists:
    """The dossiers of the period, those since the beginning, and what the plans of units say."""

    period: SourceList
    all: SourceList
    tariff: Tariff


def gather(scope: Scope) -> Gathered:
    """Return a line for each unit, and the sum of all: planned, in the period, since the beginning, left."""
    lists = progress_lists(scope)
    plans = [code for code in lists.tariff.plans if scope.covers(code)]
    arranged = _arranged(scope)
    known = {*lists.all.bounds, *lists.period.bounds, *filter(None, plans), *_declared(scope), *arranged}
    units = sorted(unit for unit in known if unit)
    # What belongs to no unit is said, so that nothing in the sum is without a line.
    if "" in known:
        units.append("")
    listed = [_line(scope, lists, unit, number, arranged) for number, unit in enumerate(units, start=1)]
    total = {**_total(scope, lists), "arranged": sum(arranged.values())}
    missing = tuple(
        scope.word(code)
        for code, there in (("missing_plan", plans), ("missing_volume", lists.all.rows))
        if not there
    )  # fmt: skip
    together = any(len(scope.below(code)) > 1 for code in plans if code)
    values = {
        "to": scope.parameters.get("to", "") or BLANK, "units": listed, "any_units": bool(listed), "total": total,
        "note_below": scope.word("note_below") if together else "",
    }  # fmt: skip
    return Gathered(values, (lists.period, lists.all), missing, merges=True)


def _arranged(scope: Scope) -> Counter[str]:
    """Return how many dossiers each unit has in its inventories at the end of the period.

    An inventory of dossiers is what arranging (chỉnh lý) ends with, and nothing is scanned before (TT 05/2025, Điều 5).
    """
    found: Counter[str] = Counter()
    for fonds, at, dossiers in scope.reader.listed_dossiers():
        unit = scope.registers.fonds_units.get(fonds, "")
        if scope.covers(unit) and at.astimezone(scope.moment.tzinfo).date().isoformat() <= scope.until:
            found[unit] += dossiers
    return found


def _declared(scope: Scope) -> list[str]:
    return [entry.code for entry in scope.registers.of("unit") if scope.covers(entry.code)]


def progress_lists(scope: Scope) -> ProgressLists:
    """Return the dossiers of the period and those since the beginning, with what plans say was done before."""
    period = volumes(scope, scope.since, scope.until)
    days = scope.reader.counts(["day"], until=scope.until)
    # Reading 30,000 dossiers twice takes a second more: not where the period holds the beginning.
    begun = min((row.group[0] for row in days), default=scope.since)
    whole = period if scope.since <= begun else volumes(scope, _BEGINNING, scope.until)
    tariff = scope.tariff()
    everything = [*_before(scope, tariff), *whole]
    return ProgressLists(unit_list(scope, "period", period), unit_list(scope, "all", everything), tariff)


def _before(scope: Scope, tariff: Tariff) -> list[Volume]:
    """Return what was done before this station began: what the plan of a unit says beyond the plans below it.

    What the plan of the whole project says beyond all others belongs to no unit.
    """
    pages, dossiers = (tariff.alone(attrgetter(name)) for name in ("pages_before", "dossiers_before"))
    return [
        Volume(
            scope.word("before_code"), scope.word("before_line", unit=scope.unit_name(unit)), "", unit,
            scope.word("retention_unknown"), dossiers[unit], 0, 0, pages[unit], 0, {},
        )
        for unit in tariff.plans
        if scope.covers(unit) and (pages[unit] or dossiers[unit])
    ]  # fmt: skip


def _line(scope: Scope, lists: ProgressLists, unit: str, number: int, arranged: Mapping[str, int]) -> Item:
    """Return the line of a unit; one with a plan stands for all below it, as the plan does, and says so."""
    plan = lists.tariff.plans.get(unit) if unit else None
    units = scope.below(unit) if plan is not None else frozenset((unit,))
    entry = scope.registers.find("unit", unit)
    level = "" if entry is None else scope.listed("unit_level", entry.values.get("level", ""))
    return {
        "n": number, "name": standing_name(scope, unit, units), "level": level or scope.word("not_declared"),
        "arranged": sum(arranged.get(one, 0) for one in units),
        **_figures(
            scope, plan, [lists.period.together(column, units) for column in _COLUMNS],
            [lists.all.together(column, units) for column in _COLUMNS],
        ),
    }  # fmt: skip


def standing_name(scope: Scope, unit: str, units: Collection[str]) -> str:
    """Return what a unit is called whose figures are those of several units."""
    name = scope.unit_name(unit)
    return scope.word("with_units_below", unit=name) if len(units) > 1 else name


def reached(scope: Scope, lists: ProgressLists, unit: str) -> PlanProgress | None:
    """Return how far the plan of a unit is, all units below it included; ``None`` without a plan."""
    plan = lists.tariff.plans.get(unit)
    if plan is None:
        return None
    done = [int(lists.all.together(column, scope.below(unit)).value) for column in (PAGES, DOSSIERS)]
    return _progress(plan, *done)


def _progress(plan: Plan, pages: int, dossiers: int) -> PlanProgress:
    # The list of all holds what was done before: the plan must not add it again.
    return progress(replace(plan, pages_before=0, dossiers_before=0), pages, dossiers)


_COLUMNS: Final = (DOSSIERS, PAGES, A4_PAGES, BYTES)


def _figures(scope: Scope, plan: Plan | None, period: Sequence[Figure], whole: Sequence[Figure]) -> Item:
    words = scope.word("plan_none")
    made: dict[str, str | int | float | bool | Figure] = {
        "period_dossiers": period[0], "period_pages": period[1], "period_a4": period[2],
        "all_dossiers": whole[0], "all_pages": whole[1], "all_a4": whole[2], "all_bytes": whole[3],
    }  # fmt: skip
    if plan is None:
        return {**made, "plan_dossiers": words, **dict.fromkeys(("plan_pages", "left", "percent", "deadline"), NOTHING)}
    done = _progress(plan, int(whole[1].value), int(whole[0].value))
    return {
        **made, "plan_dossiers": plan.dossiers, "plan_pages": plan.pages, "left": done.pages_left,
        "percent": words if done.percent is None else f"{done.percent} %",
        "deadline": day_text(plan.deadline) if plan.deadline else scope.word("not_declared"),
    }  # fmt: skip


def _total(scope: Scope, lists: ProgressLists) -> Item:
    """Return the sum of all; where nobody planned the whole, its plan is what the topmost plans ask together."""
    overall = lists.tariff.plans.get(scope.unit)
    plans = lists.tariff.topmost([code for code in lists.tariff.plans if scope.covers(code)])
    if overall is None and plans:
        deadlines = [plan.deadline for plan in plans if plan.deadline]
        overall = Plan(
            scope.unit, sum(plan.pages for plan in plans), sum(plan.dossiers for plan in plans),
            deadline=max(deadlines, default=None),
        )  # fmt: skip
    return _figures(
        scope, overall, [lists.period.total(column) for column in _COLUMNS],
        [lists.all.total(column) for column in _COLUMNS],
    )  # fmt: skip
