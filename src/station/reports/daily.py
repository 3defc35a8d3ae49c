"""The production sheet of a day: what each operator scanned, hour by hour, and what became of it."""

from __future__ import annotations

from typing import Final

from station.reports.counted import column, counted_list, person_name, person_names
from station.reports.scope import Gathered, Scope
from station.reports.values import Item, SourceList, written

_DIMENSIONS: Final = ("operator", "hour", "device", "profile", "fonds")
_FIGURES: Final = (
    "captured", "rescanned", "sheets", "blank", "control", "removed", "accepted", "rejected", "bytes",
)  # fmt: skip


def gather(scope: Scope) -> Gathered:
    """Return a line for each operator of the day and one for each of their hours; ``operator`` asks for one alone."""
    operator = scope.parameters.get("operator", "")
    only = {"operator": operator} if operator else {}
    source = counted_list(scope, "production", _DIMENSIONS, _FIGURES, "operator", only)
    hours = counted_list(scope, "hours", ("hour", *(n for n in _DIMENSIONS if n != "hour")), _FIGURES, "hour", only)
    names = person_names(scope)
    people = [
        _line(scope, source, login, n, person_name(names, login)) for n, login in enumerate(source.bounds, start=1)
    ]
    values = {
        "operator": person_name(names, operator) if operator else scope.word("all_operators"),
        "operators": people, "any": bool(people), "total": _line(scope, source, "", 0, scope.word("total")),
        "hours": [
            _line(scope, hours, hour, n, scope.word("hour_range", hour=f"{int(hour):02d}"))
            for n, hour in enumerate(hours.bounds, start=1)
        ],
    }  # fmt: skip
    return Gathered(values, (source, hours), () if people else (scope.word("missing_production"),), merges=True)


def _line(scope: Scope, source: SourceList, group: str, number: int, name: str) -> Item:
    figures = {
        figure: source.share(column(_DIMENSIONS, _FIGURES, figure), group)
        if group
        else source.total(column(_DIMENSIONS, _FIGURES, figure))
        for figure in _FIGURES
    }
    return {
        "n": number, "name": name, **figures,
        "reject_rate": percent(int(figures["rejected"].value), int(figures["accepted"].value), scope),
    }  # fmt: skip


def percent(rejected: int, accepted: int, scope: Scope) -> str:
    """Return the share of rejected pages among those judged, one place; words where none was judged."""
    judged = rejected + accepted
    if not judged:
        return scope.word("none_judged")
    return f"{written(round(rejected * 100 / judged, 1), scope.language, 1)} %"
