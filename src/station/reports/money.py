"""What was spent and what is asked for: entries of the register of spending, by kind, budget and state."""

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


def _group(purpose: str, kind: str, budget: str) -> str:
    """Return the group of an entry; what is neither kind or neither budget is one group, that of the others."""
    known = kind in (DEVELOPMENT, RECURRENT) and budget in (LOCAL, CENTRAL)
    return f"{purpose}|{kind}|{budget}" if known else f"{purpose}|{_OTHER}"


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
        groups.append(_group(*coded))
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
    """Return a line for each purpose: development and recurrent spending, from local and central budget, others."""
    purposes = sorted({group.split("|")[0] for group in source.bounds})
    return [_line(scope, source, purpose, number) for number, purpose in enumerate(purposes, start=1)]


def _line(scope: Scope, source: SourceList, purpose: str, number: int) -> Item:
    places = {
        f"{kind_name}_{budget_name}": source.share(AMOUNT, _group(purpose, kind, budget))
        for kind_name, kind in (("development", DEVELOPMENT), ("recurrent", RECURRENT))
        for budget_name, budget in (("local", LOCAL), ("central", CENTRAL))
    }
    return {
        "n": number, "name": _said(scope, "spending_purpose", purpose), **places,
        "other": source.share(AMOUNT, f"{purpose}|{_OTHER}"), "total": _of_purpose(source, purpose),
    }  # fmt: skip


def totals(source: SourceList) -> Item:
    """Return the sum of each column of the matrix, over all purposes."""
    purposes = sorted({group.split("|")[0] for group in source.bounds})
    columns = {
        f"{kind_name}_{budget_name}": sum(
            source.share(AMOUNT, _group(purpose, kind, budget)).value for purpose in purposes
        )
        for kind_name, kind in (("development", DEVELOPMENT), ("recurrent", RECURRENT))
        for budget_name, budget in (("local", LOCAL), ("central", CENTRAL))
    }
    other = sum(source.share(AMOUNT, f"{purpose}|{_OTHER}").value for purpose in purposes)
    return {**columns, "other": other, "total": source.total(AMOUNT)}


def in_words(scope: Scope, source: SourceList) -> str:
    """Return a sentence that splits the spending as the ministry asks; nothing where nothing is declared."""
    if not source.rows:
        return ""
    found = {name: written(value, scope.language) for name, value in totals(source).items()}
    return scope.word("money_text", **found)


def _of_purpose(source: SourceList, purpose: str) -> Figure:
    """Return the sum of a purpose: its groups follow each other, because lines are sorted by them."""
    bounds = [span for group, span in source.bounds.items() if group.split("|")[0] == purpose]
    first, last = min(span[0] for span in bounds), max(span[1] for span in bounds)
    return source.part(AMOUNT, first, last)


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
