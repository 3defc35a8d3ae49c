"""What was spent, what is allotted and what is asked for: the register of spending by state, kind and budget.

Sums of different states are never added: money that is asked for is no money spent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from station.model.registers import Entry
from station.reports.scope import Scope
from station.reports.values import Figure, Item, Plain, SourceList, grouped, written

AMOUNT: Final = 5
DEVELOPMENT, RECURRENT = "01", "02"
LOCAL, CENTRAL = "01", "02"
# Code list spending_state.
ASKED_FOR: Final = "03"
_OTHER: Final = "~"
_NUMBER: Final = re.compile(r"-?\d{1,15}")


def amount(text: str) -> int | None:
    """Return an amount in đồng as a register holds it; ``None`` when it is no number."""
    found = text.replace(".", "").replace(" ", "").strip()
    return int(found) if _NUMBER.fullmatch(found) else None


def within(entry: Entry, since: str, until: str) -> bool:
    """Whether an entry belongs to a period by its date (DD/MM/YYYY); one without a date belongs to every period."""
    parts = entry.values.get("date", "").split("/")
    day = "-".join(reversed(parts)) if len(parts) == 3 else ""
    return not day or since <= day <= until


def _group(state: str, purpose: str, kind: str, budget: str) -> str:
    """Return the group of an entry; what is neither kind or neither budget is one group, that of the others."""
    known = kind in (DEVELOPMENT, RECURRENT) and budget in (LOCAL, CENTRAL)
    return "|".join((state or _OTHER, purpose, *((kind, budget) if known else (_OTHER,))))


def spending_list(scope: Scope, key: str, title: str) -> tuple[SourceList, tuple[str, ...]]:
    """Return the source list of spending of the unit and period, and what is wrong with entries."""
    rows: list[tuple[Plain, ...]] = []
    groups: list[str] = []
    wrong: list[str] = []
    for entry in scope.registers.of("spending"):
        values = entry.values
        if not scope.covers(values.get("unit", "")) or not within(entry, scope.since, scope.until):
            continue
        value = amount(values.get("amount", ""))
        if value is None:
            wrong.append(scope.word("amount_missing", entry=entry.code))
            continue
        coded = [values.get(name, "") for name in ("purpose", "kind", "source")]
        rows.append((
            entry.code, entry.name, *(_said(scope, name, code) for name, code in zip(_LISTS, coded, strict=True)),
            value, _said(scope, "spending_state", values.get("state", "")), values.get("date", ""),
            values.get("explanation", "") or scope.word("not_declared"),
        ))  # fmt: skip
        groups.append(_group(values.get("state", ""), *coded))
    names = ("code", "spending", "purpose", "kind", "budget", "amount", "state", "date", "explanation")
    found = grouped(
        key, title, tuple(scope.word(f"head_{name}") for name in names), rows, groups,
        scope.word("note_spending"),
    )  # fmt: skip
    return found, tuple(wrong)


_LISTS: Final = ("spending_purpose", "spending_kind", "budget_source")


def _said(scope: Scope, codelist: str, code: str) -> str:
    return scope.listed(codelist, code) or scope.word("not_declared")


def matrix(scope: Scope, source: SourceList) -> list[Item]:
    """Return a line for each state and purpose: development and recurrent, from local and central budget, others."""
    found = sorted({tuple(group.split("|")[:2]) for group in source.bounds})
    return [
        {
            "n": number, "state": state_name(scope, state), "name": _said(scope, "spending_purpose", purpose),
            **_columns(source, state, purpose),
        }
        for number, (state, purpose) in enumerate(found, start=1)
    ]  # fmt: skip


def totals(scope: Scope, source: SourceList) -> list[Item]:
    """Return a line for each state, with the sum of each column over all purposes."""
    return [{"state": state_name(scope, state), **_columns(source, state)} for state in _states(source)]


def state_name(scope: Scope, state: str) -> str:
    """Return what a state is called."""
    return _said(scope, "spending_state", "" if state == _OTHER else state)


def _states(source: SourceList) -> list[str]:
    return sorted({group.split("|")[0] for group in source.bounds})


def _columns(source: SourceList, state: str, purpose: str | None = None) -> dict[str, Figure]:
    """Return the sums of a state, and of one purpose, by kind and budget."""
    mine = [
        group for group in source.bounds
        if group.split("|")[0] == state and purpose in (None, group.split("|")[1])
    ]  # fmt: skip
    ends = {
        f"{kind_name}_{budget_name}": f"|{kind}|{budget}"
        for kind_name, kind in (("development", DEVELOPMENT), ("recurrent", RECURRENT))
        for budget_name, budget in (("local", LOCAL), ("central", CENTRAL))
    } | {"other": f"|{_OTHER}", "total": ""}
    return {
        name: source.together(AMOUNT, [group for group in mine if group.endswith(end)]) for name, end in ends.items()
    }


def in_words(scope: Scope, source: SourceList) -> str:
    """Return a line for each state that splits its sum as the ministry asks; nothing where nothing is declared."""
    return "\n".join(_sentence(scope, source, state) for state in _states(source))


def _sentence(scope: Scope, source: SourceList, state: str) -> str:
    figures = _columns(source, state)
    asked = "asked_" if state == ASKED_FOR else ""
    parts = [
        scope.word(f"money_{asked if name.endswith('central') else ''}{name}", amount=written(one, scope.language))
        for name, one in figures.items()
        if name != "total" and one.value
    ]
    return scope.word(
        "money_text", state=state_name(scope, state), total=written(figures["total"], scope.language),
        parts="; ".join(parts) or scope.word("none"),
    )  # fmt: skip


def explanations(source: SourceList) -> Sequence[Item]:
    """Return the lines of spending with their explanation."""
    return [
        {
            "n": number, "name": str(row[1]), "purpose": str(row[2]), "kind": str(row[3]),
            "budget": str(row[4]), "state": str(row[6]),
            "amount": source.part(AMOUNT, number - 1, number - 1),
            "explanation": str(row[8]),
        }
        for number, row in enumerate(source.rows, start=1)
    ]  # fmt: skip
