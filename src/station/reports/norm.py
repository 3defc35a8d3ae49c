"""The cost by the norm: A4 pages of the period at the price of their unit, and where that price comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from station.model.plan_prices import Part, Price, cost_of, costs_of, parts_of
from station.reports.scope import Scope
from station.reports.values import decimal_text, number, written
from station.reports.volume import Volume, pages_by_size


def norm(scope: Scope, found: Iterable[Volume]) -> dict[str, str | int | float]:
    """Return the cost of what was done in the period: A4 pages, price of one, coefficient K, their product.

    Where units have prices of their own, ``price`` and ``coefficient`` say so in words and ``text`` has a line of each.
    """
    pages: dict[tuple[str, str], int] = defaultdict(int)
    for one in found:
        for size, accepted in pages_by_size(one).items():
            pages[one.unit, size] += accepted
    tariff = scope.tariff()
    parts = parts_of(tariff, pages, {}, named=True) or [Part(tariff.price(scope.unit), "", 0)]
    told = _by_price(parts)
    total = cost_of(parts)
    sole = told[0][0] if len(told) == 1 else None
    return {
        "pages": number(sum((part.a4_pages for part in parts), Fraction())), "total": total,
        "price": scope.word("norm_prices") if sole is None else sole.unit_price,
        "coefficient": scope.word("norm_prices") if sole is None else decimal_text(sole.coefficient, scope.language),
        "text": _text(scope, told, total),
    }  # fmt: skip


def _by_price(parts: Sequence[Part]) -> list[tuple[Price, Fraction, int]]:
    """Return A4 pages and cost of each price, the one of most pages first; costs add up to the cost of all."""
    pages: dict[Price, Fraction] = defaultdict(Fraction)
    for part in parts:
        pages[part.price] += part.a4_pages
    order = sorted(pages, key=lambda price: (-pages[price], price.unit_price, price.plan.unit if price.plan else ""))
    whole = [Part(price, None, 1, pages[price]) for price in order]
    return [(part.price, part.a4_pages, cost) for part, cost in zip(whole, costs_of(whole), strict=True)]


def _text(scope: Scope, told: Sequence[tuple[Price, Fraction, int]], total: int) -> str:
    lines = [
        scope.word(
            "norm_line", pages=written(number(pages), scope.language), price=written(price.unit_price, scope.language),
            coefficient=decimal_text(price.coefficient, scope.language), total=written(cost, scope.language),
            source=_source(scope, price),
        )
        for price, pages, cost in told
    ]  # fmt: skip
    if len(lines) == 1:
        return scope.word("norm_text", line=lines[0])
    return "\n".join((
        scope.word("norm_total", total=written(total, scope.language)), *(f"- {line}" for line in lines),
    ))  # fmt: skip


def _source(scope: Scope, price: Price) -> str:
    """Return where a price comes from: the table is cited for a price that is the table's, and for no other."""
    table, plan = scope.costs.sourced(scope.language), price.plan
    if plan is None:
        return table
    whose = scope.word("norm_plan_of", unit=scope.unit_name(plan.unit)) if plan.unit else scope.word("norm_plan_whole")
    if price.unit_price != scope.costs.unit_price:
        return scope.word("norm_by_plan", plan=whose)
    return table if price.coefficient == "1" else scope.word("norm_k_by_plan", table=table, plan=whose)
