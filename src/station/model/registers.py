"""Entries of the registers: units, devices, contractors, spending, systems, and whatever else a site keeps one of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a register; ``values`` by the names of the register's fields, its own code not among them.

    A retired entry (not ``active``) stays readable, because older figures name it.
    """

    register: str
    code: str
    values: Mapping[str, str] = field(hash=False)
    active: bool
    at: datetime

    @property
    def name(self) -> str:
        """What it is called; its code where it has no name."""
        return self.values.get("name", "") or self.code


def units_below(parents: Mapping[str, str], code: str) -> frozenset[str]:
    """Return a unit and all units below it; ``parents`` gives the code of each unit's parent, ``""`` for none.

    ``""`` for the code returns all. A circle of parents ends where it began.
    """
    if not code:
        return frozenset(parents)
    children: dict[str, list[str]] = {}
    for unit, parent in parents.items():
        children.setdefault(parent, []).append(unit)
    found, waiting = {code}, [code]
    while waiting:
        fresh = [unit for unit in children.get(waiting.pop(), []) if unit not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return frozenset(found)


def parents_of(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the code of the parent of each unit, ``""`` for none."""
    return {entry.code: entry.values.get("parent", "") for entry in entries}
