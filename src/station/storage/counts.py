"""Figures by day, person, device and so on, out of the running totals: own ones and those of other stations together.

What a figure is, ``count_shares`` says; lists behind a figure come from the same shares as the totals do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, func, select

from station.model.counting import DIMENSIONS, FIGURES
from station.model.errors import InputFault
from station.storage.count_shares import Sums
from station.storage.records import CountRow
from station.storage.schema import (
    DAY_KEYS,
    count_day,
    count_total,
    fonds,
    fonds_unit,
    merged_total,
    person,
    register_entry,
)
from station.storage.session import Session

__all__ = ["DIMENSIONS", "CountReader", "Names"]

Only = Mapping[str, str]
_Group = tuple[str, ...]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Names:
    """Login names of persons, codes of fonds, and codes of their units, by ids."""

    persons: Mapping[str, str]
    fonds: Mapping[str, str]
    units: Mapping[str, str]

    def told(self, dimension: str, value: str | int) -> str:
        """Return how a value of the totals is told; of ``unit`` the value is a fonds."""
        if dimension == "hour":
            return f"{value:02d}"
        text = str(value)
        if dimension == "unit":
            return self.units.get(text, "")
        by_id = {"operator": self.persons, "reviewer": self.persons, "fonds": self.fonds}.get(dimension)
        return text if by_id is None else by_id.get(text, text)

    def meant(self, dimension: str, value: str) -> set[str] | None:
        """Return the stored values that a told one means, ``None`` for what belongs to no unit."""
        if dimension in ("operator", "reviewer"):
            return {key for key, name in self.persons.items() if name == value} or {value}
        if dimension == "fonds":
            return {key for key, code in self.fonds.items() if code == value} or {value}
        if dimension == "unit":
            return {key for key, code in self.units.items() if code == value} if value else None
        return {value}


class CountReader(Session):
    """Figures for the day and for the campaign."""

    def counts(
        self, by: Sequence[str], since: str | None = None, until: str | None = None, only: Only | None = None
    ) -> list[CountRow]:
        """Return one row for each group that has anything, in the order of the groups.

        ``by``: any of ``DIMENSIONS``; ``since`` and ``until`` are ISO days, both included; ``only``: the value that a
        dimension must have. Persons by login name, fonds and unit by code, an hour as ``08``. A capture has no reviewer
        (``""``); a decision counts for the operator and device of its capture. Raises ``InputFault`` with code
        ``count_dimension``.
        """
        wanted = dict(only or {})
        require_dimensions((*by, *wanted))
        names = self.count_names()
        period = (since or "", until or "")
        groups: dict[_Group, Sums] = {}
        for group, sums in (*self._own(by, period, wanted, names), *self._merged(by, period, wanted)):
            before = groups.get(group)
            groups[group] = sums if before is None else tuple(map(int.__add__, before, sums))
        return [
            CountRow(group, **dict(zip(FIGURES, sums, strict=True)))
            for group, sums in sorted(groups.items())
            if any(sums)
        ]

    def count_value_known(self, dimension: str, value: str) -> bool:
        """Whether a value of a dimension exists here, though nothing may be counted for it yet."""
        names = self.count_names()
        if dimension == "hour":
            return value in {f"{hour:02d}" for hour in range(24)}
        if dimension == "day":
            return _DAY.fullmatch(value) is not None
        if dimension == "unit":
            entry = select(register_entry.c.id).where(
                register_entry.c.register == "unit", register_entry.c.code == value
            )
            return value in {"", *names.units.values()} or self._value(entry) is not None
        known = {"operator": names.persons, "reviewer": names.persons, "fonds": names.fonds}.get(dimension, {})
        return value in {"", *known.values()}

    def count_names(self) -> Names:
        """Return the names by which figures of this station are told."""
        persons, codes, units = (
            {row[0]: row[1] for row in self._connection.execute(statement)}
            for statement in (
                select(person.c.id, person.c.name),
                select(fonds.c.id, fonds.c.code),
                select(fonds_unit.c.fonds_id, fonds_unit.c.unit_code),
            )
        )
        return Names(persons, codes, {key: code for key, code in units.items() if code})

    def _own(
        self, by: Sequence[str], period: tuple[str, str], only: Only, names: Names
    ) -> Iterator[tuple[_Group, Sums]]:
        whole_days = {*by, *only} <= {*DAY_KEYS, "unit"}
        table = count_day if whole_days else count_total
        columns = [table.c["fonds" if name == "unit" else name] for name in by]
        conditions = [_means(table, names, name, value) for name, value in only.items()]
        for row in self._sums(table, columns, period, conditions):
            told = tuple(names.told(name, value) for name, value in zip(by, row[: len(by)], strict=True))
            yield told, tuple(int(value) for value in row[len(by) :])

    def _merged(self, by: Sequence[str], period: tuple[str, str], only: Only) -> Iterator[tuple[_Group, Sums]]:
        columns = [merged_total.c[name] for name in by]
        conditions = [merged_total.c[name] == _plain(name, value) for name, value in only.items()]
        for row in self._sums(merged_total, columns, period, conditions):
            group = tuple(
                f"{value:02d}" if name == "hour" else str(value) for name, value in zip(by, row[: len(by)], strict=True)
            )
            yield group, tuple(int(value) for value in row[len(by) :])

    def _sums(
        self, table: Table, columns: Sequence[ColumnElement[Any]], period: tuple[str, str],
        conditions: Sequence[ColumnElement[bool]],
    ) -> Iterator[tuple[Any, ...]]:  # fmt: skip
        keys = list(dict.fromkeys(columns))
        sums = (func.sum(table.c[name]) for name in FIGURES)
        statement = select(*keys, *sums).where(*conditions).group_by(*keys).having(func.count() > 0)
        since, until = period
        if since:
            statement = statement.where(table.c.day >= since)
        if until:
            statement = statement.where(table.c.day <= until)
        places = [keys.index(column) for column in columns]
        for row in self._connection.execute(statement):
            values = tuple(row)
            yield (*(values[place] for place in places), *values[len(keys) :])


def require_dimensions(names: Sequence[str]) -> None:
    """Raise ``InputFault`` with code ``count_dimension`` for a name that is none."""
    for name in names:
        if name not in DIMENSIONS:
            raise InputFault("count_dimension", name=name, known=", ".join(DIMENSIONS))


def _plain(dimension: str, value: str) -> str | int:
    """Return a value as it is stored; an hour that is none is of no row."""
    return value if dimension != "hour" else int(value) if value.isdecimal() else -1


def _means(table: Table, names: Names, dimension: str, value: str) -> ColumnElement[bool]:
    meant = names.meant(dimension, value)
    if meant is None:
        return table.c.fonds.not_in(list(names.units))
    column = table.c["fonds" if dimension == "unit" else dimension]
    return column.in_([_plain(dimension, one) for one in sorted(meant)])
