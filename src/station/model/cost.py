"""Pages as A4 pages, and what they cost: exact, in whole đồng.

The norm is for one A4 page; other sizes count for what they are in A4 pages, and coefficients K make a page dearer that
is harder to do (TT 04/2014/TT-BNV). Which factors hold is a decision of the site: it stands in a table of profiles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Final

_A4_MM2: Final = 210 * 297
# Millimetres of a sheet that is no standard size: 250x400.
_MEASURES: Final = re.compile(r"([1-9][0-9]{0,4})\s*[x×]\s*([1-9][0-9]{0,4})", re.ASCII)
_EXACT: Final = re.compile(r"[0-9]{1,9}(?:/[1-9][0-9]{0,8}|\.[0-9]{1,9})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One K by its name; ``value`` is a decimal number or fraction as text, ``source`` says where it was found."""

    name: str
    title: str
    value: str
    source: str
    title_en: str = ""

    def titled(self, language: str) -> str:
        """Return the title in ``vi`` or ``en``; one that a site gave in Vietnamese only stands for both."""
        return self.title_en if language == "en" and self.title_en else self.title


@dataclass(frozen=True, slots=True)
class CostTable:
    """How many A4 pages a page of a size is, and the price of one.

    ``sizes``: decimal numbers or fractions as text (``"1/2"``) by the name of the size; ``area_step``: to whole
    multiples of what the area of any other paper is rounded (``""``: it is not); ``unmeasured`` is that of a page of
    which no size is known; ``unit_price`` in đồng for one A4 page of coefficient 1.
    """

    name: str
    version: str
    title: str
    source: str
    unit_price: int
    sizes: dict[str, str]
    unmeasured: str = "1"
    area_step: str = ""
    coefficients: tuple[Coefficient, ...] = ()
    title_en: str = ""
    source_en: str = ""

    def titled(self, language: str) -> str:
        """Return the title in ``vi`` or ``en``; one that a site gave in Vietnamese only stands for both."""
        return self.title_en if language == "en" and self.title_en else self.title

    def sourced(self, language: str) -> str:
        """Return where price and factors come from, in ``vi`` or ``en``, as ``titled`` does."""
        return self.source_en if language == "en" and self.source_en else self.source

    def factor(self, size: str) -> Fraction:
        """Return how many A4 pages a page of this size is: by its name, else by its area (``250x400``, millimetres).

        An area is rounded to the nearest step, half a step upwards, and is one step at least.
        """
        if size in self.sizes:
            return exact(self.sizes[size])
        measures = _MEASURES.fullmatch(size)
        if measures:
            area = Fraction(int(measures[1]) * int(measures[2]), _A4_MM2)
            step = exact(self.area_step) if self.area_step else Fraction()
            return max(step, int(area / step + Fraction(1, 2)) * step) if step else area
        return exact(self.unmeasured)

    def a4_pages(self, pages: Mapping[str, int]) -> Fraction:
        """Return the A4 pages that so many pages of each size are."""
        return sum((self.factor(size) * count for size, count in pages.items()), Fraction())

    def coefficient(self, text: str) -> Fraction:
        """Return K as it was written: a number, the name of a coefficient, or several of them joined by ``*``.

        Raises ``ValueError`` naming the part that is neither.
        """
        named = {one.name: one.value for one in self.coefficients}
        return prod((exact(named.get(part, part)) for part in _parts(text)), start=Fraction(1))


def exact(text: str) -> Fraction:
    """Return the number that a text writes as ``2``, ``1.25`` or ``1/2``; raises ``ValueError`` naming the text."""
    if not _EXACT.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)


def cost(a4_pages: Fraction | int, unit_price: int, coefficient: Fraction | int = 1) -> int:
    """Return A4 pages × unit price × K in whole đồng, half a đồng rounded up.

    71,722,221 pages at 4,896 đ are 351,151,994,016 đ.
    """
    return whole(Fraction(a4_pages) * unit_price * coefficient)


def whole(amount: Fraction) -> int:
    """Return an amount in whole đồng, half a đồng rounded up."""
    return int(amount + Fraction(1, 2))


def _parts(text: str) -> Sequence[str]:
    return [part.strip() for part in text.split("*")]
