"""Running totals as source lists: one line for each day, hour, person and so on, with its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from station.reports.scope import Scope
from station.reports.values import Plain, SourceList, day_text, grouped


def counted_list(
    scope: Scope,
    key: str,
    dimensions: Sequence[str],
    figures: Sequence[str],
    group: str,
    only: Mapping[str, str] | None = None,
) -> SourceList:
    """Return the totals of the period by dimensions, in groups of one of them; lines of other units are left out.

    Columns are the dimensions, then the figures. A line in which all figures are zero is none.
    """
    by = [*dimensions, *(() if "unit" in dimensions else ("unit",))]
    place, unit = by.index(group), by.index("unit")
    names = person_names(scope)
    rows: list[tuple[Plain, ...]] = []
    groups: list[str] = []
    for row in scope.reader.counts(by, scope.since, scope.until, dict(only or {})):
        values = [int(getattr(row, name)) for name in figures]
        if any(values) and scope.covers(row.group[unit]):
            groups.append(row.group[place])
            rows.append(
                (*(_shown(scope, names, name, value) for name, value in zip(by, row.group, strict=True)), *values)
            )
    heads = tuple(scope.word(f"head_{name}") for name in (*by, *figures))
    return grouped(key, scope.word(f"list_{key}"), heads, rows, groups, scope.word("note_counts"))


def _shown(scope: Scope, names: Mapping[str, str], dimension: str, value: str) -> str:
    """Return how a value of a dimension is written; nothing is said in words."""
    match dimension:
        case "unit":
            return scope.unit_name(value)
        case "day":
            return day_text(value)
        case "operator" | "reviewer" if value:
            return person_name(names, value)
        case "reason" if value:
            return reason_text(scope, value)
        case "hour" if value:
            return scope.word("hour_range", hour=f"{int(value):02d}")
        case _:
            return value or scope.word("none")


def reason_text(scope: Scope, code: str) -> str:
    """Return the words of a reason of the product's catalogue; a site's own reason by its code."""
    if not code:
        return scope.word("reason_none")
    words = scope.lists.get("reasons", {})
    return words.get(code, code)


def column(dimensions: Sequence[str], figures: Sequence[str], figure: str) -> int:
    """Return the column of a figure in such a list."""
    return len(dimensions) + (0 if "unit" in dimensions else 1) + list(figures).index(figure)


def person_names(scope: Scope) -> dict[str, str]:
    """Return the full names of this station's people by login name."""
    return {one.name: one.display_name for one in scope.reader.people()}


def person_name(names: Mapping[str, str], login: str) -> str:
    """Return full name and login name of a person; somebody of another station has a login name only."""
    full = names.get(login, "")
    return f"{full} ({login})" if full and full != login else login
