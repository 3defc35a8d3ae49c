"""The count equation of a package as a stranger finds it: every term against the others and against what is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from station.model.balance import Balance

# The edition of the equation from which on every term is there, and the differences add up or have a reason.
FIRST_COMPLETE: Final = 2
_PAGES: Final = ("live_pages", "pdf_pages", "sidecar_pages")
_TERMS: Final = (
    "inventory_sheets", "inventory_pages", "leaf_records", "missing_leaves", "live_sheets", "blank_pages",
    "omitted_pages", "agrees_with_inventory", "reason", "explained", *_PAGES,
)  # fmt: skip


def count_breaches(
    counts: Mapping[str, object], omitted: Sequence[Mapping[str, object]], sheets: int, pages: int
) -> Iterator[str]:
    """Yield what does not hold, each as ``term: said, found``.

    ``counts``: a record of ``count_equation.count_record``, or what somebody made of one; ``omitted``: the pages of
    which the package says that they were taken out; ``sheets`` and ``pages``: those that are told of one by one. Terms
    that a record of the first edition lacks are not asked for. Raises ``TypeError`` or ``ValueError`` for what is no
    such record.
    """
    explained = _records(counts.get("explained", []))
    leaves = sum(_whole(one.get("leaves")) for one in explained if one.get("what") == "missing_leaves")
    removed = sum(one.get("what") == "removed_page" for one in explained)
    found = {
        **dict.fromkeys(_PAGES, pages), "live_sheets": sheets, "omitted_pages": len(omitted),
        "missing_leaves": leaves, "leaf_records": sheets + leaves,
    }  # fmt: skip
    is_complete = _whole(counts.get("edition", 1)) >= FIRST_COMPLETE
    if is_complete:
        yield from (name for name in _TERMS if name not in counts)
    yield from (
        f"{name}: {counts[name]}, {number}" for name, number in found.items()
        if name in counts and not _is(counts[name], number)
    )  # fmt: skip
    if "explained" in counts and removed != len(omitted):
        yield f"explained: {removed}, {len(omitted)}"
    if not 0 <= _whole(counts.get("blank_pages", 0)) <= pages:
        yield f"blank_pages: {counts['blank_pages']}, {pages}"
    yield from _of_inventory(
        counts, Balance(*_promised(counts), sheets, pages, leaves, len(omitted)), is_complete=is_complete
    )


def _of_inventory(counts: Mapping[str, object], found: Balance, *, is_complete: bool) -> Iterator[str]:
    promised = f"{found.expected_sheets} / {found.expected_pages}, {found.sheets} / {found.pages}"
    if "agrees_with_inventory" in counts and counts["agrees_with_inventory"] is not found.agrees:
        yield f"agrees_with_inventory: {counts['agrees_with_inventory']}, {promised}"
    if is_complete and not found.adds_up and not str(counts.get("reason", "")).strip():
        yield f"inventory: {promised}"


def _promised(counts: Mapping[str, object]) -> tuple[int | None, int | None]:
    sheets, pages = counts.get("inventory_sheets"), counts.get("inventory_pages")
    return None if sheets is None else _whole(sheets), None if pages is None else _whole(pages)


def _records(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise TypeError("not an array of objects")
    return value


def _is(said: object, number: int) -> bool:
    return isinstance(said, int) and not isinstance(said, bool) and said == number


def _whole(value: object) -> int:
    """Return a count; raises ``TypeError`` or ``ValueError`` for what is none."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a number")
    if value < 0:
        raise ValueError(str(value))
    return value
