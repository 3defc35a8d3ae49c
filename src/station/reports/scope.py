"""What a family of figures is given to gather them: one moment of the database, a unit, a period, the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from station.model.cost import CostTable
from station.model.plan_prices import Tariff
from station.model.registers import Entry, units_below
from station.reports.values import SourceList, Values
from station.settings.texts import Texts
from station.storage.unit import Reader


@dataclass(frozen=True, slots=True)
class Registers:
    """The entries in use of each register, which unit each fonds belongs to, and the parent of each unit.

    ``parents`` are those of retired units too: what was done there stays with who stands above.
    """

    entries: Mapping[str, Sequence[Entry]]
    fonds_units: Mapping[str, str]
    parents: Mapping[str, str] = field(default_factory=dict)
    # Each line of a report asks, and there are as many lines as dossiers.
    _below: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, register: str) -> Sequence[Entry]:
        """Return the entries of one register, by code."""
        return self.entries.get(register, ())

    def below(self, unit: str) -> frozenset[str]:
        """Return a unit and all units below it."""
        if unit not in self._below:
            self._below[unit] = units_below(self.parents, unit)
        return self._below[unit]

    def find(self, register: str, code: str) -> Entry | None:
        """Return an entry by its code."""
        return next((entry for entry in self.of(register) if entry.code == code), None)


@dataclass(frozen=True, slots=True)
class Scope:
    """One report: of which unit (``""``: all) and period (ISO days, both included), in which language.

    ``lists`` are the words of code lists: by list, code, in the report's language.
    """

    reader: Reader
    registers: Registers
    unit: str
    since: str
    until: str
    texts: Texts
    costs: CostTable
    lists: Mapping[str, Mapping[str, str]]
    parameters: Mapping[str, str]
    moment: datetime

    @property
    def language(self) -> str:
        """``vi`` or ``en``."""
        return self.texts.language

    @property
    def units(self) -> frozenset[str] | None:
        """The codes of the unit and of all below it; ``None`` when the report speaks of all."""
        return self.below(self.unit) if self.unit else None

    def below(self, unit: str) -> frozenset[str]:
        """Return a unit and all units below it."""
        return self.registers.below(unit)

    def path(self, unit: str) -> tuple[str, ...]:
        """Return the codes from the topmost unit above down to a unit: lines sorted by it follow those above them."""
        found: list[str] = []
        while unit and unit not in found:
            found.append(unit)
            unit = self.registers.parents.get(unit, "")
        return tuple(reversed(found))

    def tariff(self) -> Tariff:
        """Return what a page costs in each unit, and what plans say."""
        return Tariff(self.reader.plans(), self.registers.parents, self.costs)

    def covers(self, unit: str) -> bool:
        """Whether the report speaks of a unit."""
        units = self.units
        return units is None or unit in units

    def word(self, code: str, **values: object) -> str:
        """Return words of the reports (``resources/texts/reports.toml``)."""
        return self.texts.text("reports", code, **values)

    def listed(self, codelist: str, code: str) -> str:
        """Return what a code means; several, joined by a comma or semicolon, as several; the code when unknown."""
        found = self.lists.get(codelist, {})
        parts = [part.strip() for part in code.replace(";", ",").split(",") if part.strip()]
        return ", ".join(found.get(part, part) for part in parts)

    def unit_name(self, code: str) -> str:
        """Return what a unit is called."""
        if not code:
            return self.word("unit_none")
        entry = self.registers.find("unit", code)
        return code if entry is None else entry.name

    def declared(self, value: str, missing: str) -> str:
        """Return a value of a register, or the words that it was not declared there."""
        return value.strip() or self.word(missing)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a family of figures found: values for the form, the source lists, and what is missing.

    ``merges``: figures of other stations are among the sums.
    """

    values: Values
    sources: tuple[SourceList, ...] = ()
    missing: tuple[str, ...] = field(default=())
    merges: bool = False


Gather = Callable[[Scope], Gathered]
