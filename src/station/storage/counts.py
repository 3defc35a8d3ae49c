"""Figures by day, person, device and so on, out of the running totals: own ones and those of other stations together.

What a figure is, ``count_shares`` says; lists behind a figure come from the same shares as the totals do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, func, select, union

from station.model.counting import DIMENSIONS, FIGURES
from station.model.errors import InputFault
from station.model.registers import units_below
from station.storage.count_schema import DAY_KEYS, count_day, count_total, merged_day, merged_total
from station.storage.count_shares import Sums
from station.storage.records import CountRow
from station.storage.schema import fonds, fonds_unit, person, register_entry
from station.storage.session import Session, to_dict

__all__ = ["DIMENSIONS", "CountReader", "Names", "plain"]

Only = Mapping[str, str]
_Group = tuple[str, ...]
# What the sums of whole days are kept by.
_WHOLE_DAYS = frozenset((*DAY_KEYS, "unit"))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Names:
    """Login names of persons, codes of fonds, and codes of their units, by ids; ``parents`` of units by their codes."""

    persons: Mapping[str, str]
    fonds: Mapping[str, str]
    units: Mapping[str, str]
    parents: Mapping[str, str]

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
        """Return the stored values that a told one means, ``None`` for what belongs to no unit.

        A unit is its own fonds and those of all units below it.
        """
        if dimension in ("operator", "reviewer"):
            return {key for key, name in self.persons.items() if name == value} or {value}
        if dimension == "fonds":
            return {key for key, code in self.fonds.items() if code == value} or {value}
        if dimension == "unit":
            within = self.within(value)
            return {key for key, code in self.units.items() if code in within} if value else None
        return {value}

    def within(self, unit: str) -> frozenset[str]:
        """Return a unit and all units below it; ``""`` is what belongs to none."""
        return units_below(self.parents, unit) if unit else frozenset(("",))


class CountReader(Session):
    """Figures for the day and for the campaign."""

    def counts(
        self, by: Sequence[str], since: str | None = None, until: str | None = None, only: Only | None = None
    ) -> list[CountRow]:
        """Return one row for each group that has anything, in the order of the groups.

        ``by``: any of ``DIMENSIONS``; ``since`` and ``until`` are ISO days, both included; ``only``: the value that a
        dimension must have, a unit with all units below it. Persons by login name, fonds and unit by code, an hour as
        ``08``. A capture has no reviewer (``""``); a decision counts for the operator and device of its capture. Raises
        ``InputFault`` with code ``count_dimension``.
        """
        wanted = dict(only or {})
        require_dimensions((*by, *wanted))
        names = self.count_names()
        period = (since or "", until or "")
        groups: dict[_Group, Sums] = {}
        for group, sums in (*self._own(by, period, wanted, names), *self._merged(by, period, wanted, names)):
            before = groups.get(group)
            groups[group] = sums if before is None else tuple(map(int.__add__, before, sums))
        return [
            CountRow(group, **dict(zip(FIGURES, sums, strict=True)))
            for group, sums in sorted(groups.items())
            if any(sums)
        ]

    def worked_hours(self, since: str | None = None, only: Only | None = None) -> dict[str, int]:
        """Return in how many hours of the calendar each operator captured anything, by login name; as in ``counts``."""
        wanted, names = dict(only or {}), self.count_names()
        require_dimensions(tuple(wanted))
        found: dict[str, set[tuple[str, int]]] = {}
        for table in (count_total, merged_total):
            keys = (table.c.operator, table.c.day, table.c.hour)
            statement = select(*keys).where(table.c.captured > 0, *_conditions(table, names, wanted)).distinct()
            for who, day, hour in self._connection.execute(statement.where(table.c.day >= (since or ""))):
                name = names.told("operator", who) if table is count_total else who
                found.setdefault(name, set()).add((day, hour))
        return {name: len(hours) for name, hours in found.items()}

    def counted_stations(self) -> list[str]:
        """Return the names of the stations of which anything is counted."""
        named = (select(table.c.station).where(table.c.station != "") for table in (count_day, merged_day))
        return sorted(self._connection.execute(union(*named)).scalars())

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
        bodies = select(register_entry.c.code, register_entry.c.body).where(register_entry.c.register == "unit")
        parents = {row[0]: to_dict(row[1]).get("parent", "") for row in self._connection.execute(bodies)}
        return Names(persons, codes, {key: code for key, code in units.items() if code}, parents)

    def _own(
        self, by: Sequence[str], period: tuple[str, str], only: Only, names: Names
    ) -> Iterator[tuple[_Group, Sums]]:
        table = count_day if {*by, *only} <= _WHOLE_DAYS else count_total
        columns = [table.c["fonds" if name == "unit" else name] for name in by]
        for row in self._sums(table, columns, period, _conditions(table, names, only)):
            told = tuple(names.told(name, value) for name, value in zip(by, row[: len(by)], strict=True))
            yield told, tuple(int(value) for value in row[len(by) :])

    def _merged(
        self, by: Sequence[str], period: tuple[str, str], only: Only, names: Names
    ) -> Iterator[tuple[_Group, Sums]]:
        table = merged_day if {*by, *only} <= _WHOLE_DAYS else merged_total
        columns = [table.c[name] for name in by]
        for row in self._sums(table, columns, period, _conditions(table, names, only)):
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


def plain(dimension: str, value: str) -> str | int:
    """Return a value as it is stored; an hour that is none is of no row."""
    return value if dimension != "hour" else int(value) if value.isdecimal() else -1


def _conditions(table: Table, names: Names, only: Only) -> list[ColumnElement[bool]]:
    """Return what rows of own totals (ids) or merged ones (names) must be."""
    means = _means if "unit" not in table.c else _says
    return [means(table, names, name, value) for name, value in only.items()]


def _means(table: Table, names: Names, dimension: str, value: str) -> ColumnElement[bool]:
    meant = names.meant(dimension, value)
    if meant is None:
        return table.c.fonds.not_in(list(names.units))
    column = table.c["fonds" if dimension == "unit" else dimension]
    return column.in_([plain(dimension, one) for one in sorted(meant)])


def _says(table: Table, names: Names, dimension: str, value: str) -> ColumnElement[bool]:
    if dimension == "unit":
        return table.c.unit.in_(sorted(names.within(value)))
    return table.c[dimension] == plain(dimension, value)
