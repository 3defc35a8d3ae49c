"""The progress report of a period (20/4, 15/5, 30/5, 20/6…, yearly): units and the province, period and cumulative."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from station.model.plan import Plan, progress
from station.reports.common import BLANK, NOTHING
from station.reports.scope import Gathered, Scope
from station.reports.values import Figure, Item, SourceList, day_text
from station.reports.volume import A4_PAGES, BYTES, DOSSIERS, PAGES, Volume, dossier_list, lines, volumes

_BEGINNING: Final = ""


@dataclass(frozen=True, slots=True)
class ProgressLists:
    """The dossiers of the period, those since the beginning, and the plans of units."""

    period: SourceList
    all: SourceList
    before: dict[str, Plan]


def gather(scope: Scope) -> Gathered:
    """Return a line for each unit, and the sum of all: planned, in the period, since the beginning, left."""
    lists = progress_lists(scope)
    plans = lists.before
    arranged = _arranged(scope)
    known = {*lists.all.bounds, *lists.period.bounds, *plans, *_declared(scope), *arranged}
    units = sorted(unit for unit in known if unit)
    # What belongs to no unit is said, so that the lines are the sum.
    if "" in known:
        units.append("")
    listed = [_line(scope, lists, unit, number, arranged[unit]) for number, unit in enumerate(units, start=1)]
    total = {**_total(scope, lists, plans), "arranged": sum(arranged.values())}
    missing = tuple(
        scope.word(code)
        for code, there in (("missing_plan", plans or scope.reader.plans()), ("missing_volume", lists.all.rows))
        if not there
    )
    values = {"to": scope.parameters.get("to", "") or BLANK, "units": listed, "any_units": bool(listed), "total": total}
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
    plans = {code: plan for code, plan in scope.reader.plans().items() if code and scope.covers(code)}
    before = [_before(scope, plan) for plan in plans.values() if plan.pages_before or plan.dossiers_before]
    overall = scope.reader.plans().get("")
    if not scope.unit and not plans and overall is not None and (overall.pages_before or overall.dossiers_before):
        before.append(_before(scope, overall))
    everything = [*before, *whole]
    return ProgressLists(
        dossier_list(scope, "period", scope.word("list_period"), lines(scope, period), [one.unit for one in period]),
        dossier_list(
            scope, "all", scope.word("list_all"), lines(scope, everything), [one.unit for one in everything]
        ),
        plans,
    )  # fmt: skip


def _before(scope: Scope, plan: Plan) -> Volume:
    return Volume(
        scope.word("before_code"), scope.word("before_line", unit=scope.unit_name(plan.unit)), "", plan.unit,
        scope.word("retention_unknown"), plan.dossiers_before, 0, 0, plan.pages_before, 0, {},
    )  # fmt: skip


def _line(scope: Scope, lists: ProgressLists, unit: str, number: int, arranged: int) -> Item:
    plan = lists.before.get(unit)
    entry = scope.registers.find("unit", unit)
    level = "" if entry is None else scope.listed("unit_level", entry.values.get("level", ""))
    return {
        "n": number, "name": scope.unit_name(unit), "level": level or scope.word("not_declared"),
        "arranged": arranged,
        **_figures(
            scope, plan, [lists.period.share(column, unit) for column in _COLUMNS],
            [lists.all.share(column, unit) for column in _COLUMNS],
        ),
    }  # fmt: skip


_COLUMNS: Final = (DOSSIERS, PAGES, A4_PAGES, BYTES)


def _figures(scope: Scope, plan: Plan | None, period: Sequence[Figure], whole: Sequence[Figure]) -> Item:
    words = scope.word("plan_none")
    made: dict[str, str | int | float | bool | Figure] = {
        "period_dossiers": period[0], "period_pages": period[1], "period_a4": period[2],
        "all_dossiers": whole[0], "all_pages": whole[1], "all_a4": whole[2], "all_bytes": whole[3],
    }  # fmt: skip
    if plan is None:
        return {**made, "plan_dossiers": words, **dict.fromkeys(("plan_pages", "left", "percent", "deadline"), NOTHING)}
    # The list of all holds what was done before: the plan must not add it again.
    done = progress(
        Plan(plan.unit, plan.pages, plan.dossiers), int(whole[1].value), int(whole[0].value)
    )  # fmt: skip
    return {
        **made, "plan_dossiers": plan.dossiers, "plan_pages": plan.pages, "left": done.pages_left,
        "percent": words if done.percent is None else f"{done.percent} %",
        "deadline": day_text(plan.deadline) if plan.deadline else scope.word("not_declared"),
    }  # fmt: skip


def _total(scope: Scope, lists: ProgressLists, plans: dict[str, Plan]) -> Item:
    overall = scope.reader.plans().get(scope.unit)
    if overall is None and plans:
        deadlines = [plan.deadline for plan in plans.values() if plan.deadline]
        overall = Plan(
            scope.unit, sum(plan.pages for plan in plans.values()), sum(plan.dossiers for plan in plans.values()),
            deadline=max(deadlines, default=None),
        )  # fmt: skip
    return _figures(
        scope, overall, [lists.period.total(column) for column in _COLUMNS],
        [lists.all.total(column) for column in _COLUMNS],
    )  # fmt: skip
