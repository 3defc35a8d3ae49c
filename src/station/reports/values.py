"""What a report is filled with: plain values, figures that know their source list, and the lists themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

Plain = str | int | float | Fraction
# Numbers in a spreadsheet are binary: further places say nothing.
_PLACES: Final = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and where it comes from: the rows ``first`` to ``last`` (from 0) of a column of a source list."""

    value: int | float
    source: str = ""
    column: int = 0
    first: int = 0
    last: int = -1


Scalar = str | int | float | bool | Figure
Item = Mapping[str, Scalar]
# A value is a Scalar, a Mapping of them, or a list of Items: a form says which it takes where.
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SourceList:
    """What figures are the sums of: one line a dossier, page or entry. Lines of one group follow each other.

    ``rates``: columns of numbers whose sum says nothing.
    """

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]
    note: str = ""
    bounds: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    rates: frozenset[int] = frozenset()

    def total(self, column: int) -> Figure:
        """Return the sum of a column over the whole list."""
        return self.part(column, 0, len(self.rows) - 1)

    def share(self, column: int, group: str) -> Figure:
        """Return the sum of a column over the lines of one group; 0 without a source where there is none."""
        first, last = self.bounds.get(group, (0, -1))
        return self.part(column, first, last)

    def together(self, column: int, groups: Iterable[str]) -> Figure:
        """Return the sum of a column over several groups; without a source where other lines stand among theirs."""
        spans = sorted(self.bounds[group] for group in groups if group in self.bounds)
        if all(before[1] + 1 == after[0] for before, after in pairwise(spans)):
            return self.part(column, spans[0][0], spans[-1][1]) if spans else self.part(column, 0, -1)
        return Figure(number(added(row[column] for first, last in spans for row in self.rows[first : last + 1])))

    def lines(self, group: str = "") -> Figure:
        """Return how many lines there are, or those of one group."""
        first, last = self.bounds.get(group, (0, -1)) if group else (0, len(self.rows) - 1)
        return Figure(last - first + 1, self.key, 0, first, last)

    def part(self, column: int, first: int, last: int) -> Figure:
        """Return the sum of a column over lines, from 0, the last included."""
        return Figure(number(added(row[column] for row in self.rows[first : last + 1])), self.key, column, first, last)


def added(cells: Iterable[object]) -> int | Fraction:
    """Return the exact sum of the numbers among cells."""
    whole, broken = 0, Fraction()
    for cell in cells:
        if isinstance(cell, int):
            whole += cell
        elif isinstance(cell, Fraction):
            broken += cell
        elif isinstance(cell, float):
            broken += Fraction(str(cell))
    return whole + broken if broken else whole


def number(value: object) -> int | float:
    """Return a number as a spreadsheet holds it: whole where it is whole, else rounded half up to six places."""
    if isinstance(value, int):
        return int(value)
    exact = value if isinstance(value, Fraction) else Fraction(str(value))
    if exact.denominator == 1:
        return int(exact)
    decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
    return float(decimal.quantize(Decimal(1).scaleb(-_PLACES), ROUND_HALF_UP))


def grouped(
    key: str,
    title: str,
    heads: Sequence[str],
    rows: Sequence[tuple[Plain, ...]],
    groups: Sequence[str] = (),
    note: str = "",
    order: Callable[[str], tuple[str, ...]] = lambda group: (group,),
) -> SourceList:
    """Return a source list; ``groups`` names the group of each row, by which the list is sorted, else as it was.

    ``order``: by what groups are sorted; no two may give the same.
    """
    if not groups:
        return SourceList(key, title, tuple(heads), tuple(rows), note)
    keys = {group: order(group) for group in set(groups)}
    places = sorted(range(len(rows)), key=lambda place: keys[groups[place]])
    bounds: dict[str, tuple[int, int]] = {}
    for place, source in enumerate(places):
        bounds[groups[source]] = (bounds.get(groups[source], (place, place))[0], place)
    return SourceList(key, title, tuple(heads), tuple(rows[source] for source in places), note, bounds)


def written(value: Scalar, language: str, places: int | None = None) -> str:
    """Return a value as words of a sentence: 9289223 is ``9.289.223`` in Vietnamese and ``9,289,223`` in English."""
    if isinstance(value, Figure):
        value = value.value
    if isinstance(value, bool | str):
        return str(value)
    text = f"{value:,.{places}f}" if places is not None else f"{value:,}"
    return text.translate({ord(","): ".", ord("."): ","}) if language == "vi" else text


def decimal_text(text: str, language: str) -> str:
    """Return a decimal number that is kept as text (``1.25``) with the decimal sign of a language."""
    return text.replace(".", ",") if language == "vi" else text


def day_text(day: str | date) -> str:
    """Return a day as DD/MM/YYYY in both languages, as Vietnamese papers write it."""
    found = day if isinstance(day, date) else date.fromisoformat(day)
    return found.strftime("%d/%m/%Y")
