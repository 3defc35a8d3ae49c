"""Stocks of pages that dossiers are put together from: ten pages of one office and one scanner, and what goes wrong.

Every page is inspected once; a dossier with a gap is the same pages without one of them.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

import numpy as np

from bench_lib._check_pages import inspected
from bench_lib._check_sets import Chance
from samples.agencies import pick
from samples.degradation import Degradation
from samples.degrade import degrade
from samples.kinds import clean_page
from samples.scenarios import ordinary_scan, scan
from samples.truth import Sample
from station.model.finding import Report

PAGES = 10
# How many stocks of each style a full run has.
STYLES = {"top": 10, "bottom": 10, "forms": 6, "tables": 6, "blanks": 5}
NUMBERED = ("top", "bottom")
# Pages that a numbered stock has beside its ten; ``dirty`` ones replace the pages from the third on.
EXTRAS = ("again", "two", "short", "worse", "a5", "receipt")
DIRTY = (3, 4, 5, 6, 7, 8, 9)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a stock: ``what`` is ``base`` or what happened to it; ``number`` its place, from 1."""

    style: str
    seed: int
    number: int
    what: str = "base"

    @property
    def read(self) -> bool:
        """Whether the page is read: numbers and confidence are compared."""
        return self.style in NUMBERED and self.what in {"base", "again"}


@dataclass(frozen=True, slots=True)
class Page:
    """What the inspection of a leaf left behind."""

    leaf: Leaf
    report: Report


def leaves(*, tune: bool, share: float) -> list[Leaf]:
    """Return all leaves of all stocks; even seeds for tuning, odd ones for reporting."""
    found = []
    for style, count in STYLES.items():
        stocks = max(1, round(count * share))
        for index in range(stocks):
            seed = 2 * (zlib.crc32(style.encode()) % 100_000_000 + index) + (not tune)
            stock = [Leaf(style, seed, number) for number in range(1, PAGES + 1)]
            if style in NUMBERED:
                stock += [Leaf(style, seed, chosen_page(seed), what) for what in EXTRAS]
                stock += [Leaf(style, seed, number, "dirty") for number in DIRTY]
            found.append(((index + 0.5) / stocks, stock))
    # Whole stocks, all styles advancing together: a run that is ended early has some of each.
    return [leaf for _, stock in sorted(found, key=lambda one: one[0]) for leaf in stock]


def chosen_page(seed: int) -> int:
    """Return the page of a stock to which things happen, between the third and the eighth."""
    return 3 + seed // 2 % 6


def inspect_leaf(leaf: Leaf) -> Page:
    """Make and inspect one leaf."""
    sample = make_leaf(leaf)
    seed = zlib.crc32(f"{leaf.style} {leaf.seed} {leaf.number} {leaf.what}".encode())
    return Page(leaf, inspected(sample, seed, read=leaf.read).report)


def make_leaf(leaf: Leaf) -> Sample:
    """Return the scan of a leaf: the stock decides paper and scanner, the leaf how it was laid."""
    stock, own = (
        np.random.default_rng((leaf.seed, 1)),
        np.random.default_rng((leaf.seed, leaf.number, _code(leaf.what))),
    )
    base = replace(ordinary_scan(stock), jpeg=0, holes=False, staple=False)
    column = int(stock.integers(300, 2100))
    level = round(float(stock.uniform(14, 35)))
    how = replace(
        base,
        angle=round(float(own.normal(0, 0.5)), 3),
        shift_mm=(round(float(own.normal(0, 0.6)), 2), round(float(own.normal(0, 0.6)), 2)),
        light=float(own.uniform(0, 0.05)),
    )
    seed = zlib.crc32(f"{leaf.seed} {leaf.number} {leaf.what}".encode())
    if leaf.style == "blanks" and leaf.number % 3 == 0:
        return scan(_page_seed(leaf), "blank", replace(how, bleed=round(float(own.uniform(0.01, 0.05)), 3)))
    clean = _clean(leaf)
    if leaf.what == "dirty":
        how = replace(how, glass=((column, 2, -level, -level, -level),))
    elif leaf.what == "worse":
        how = _worse(own, how)
    elif leaf.what == "short":
        clean = _cut_short(clean, float(own.uniform(0.62, 0.85)))
    elif leaf.what == "receipt":
        how = replace(how, surround="dark" if how.surround == "white" else how.surround, margin_mm=14.0)
    return degrade(clean, how, seed)


def _clean(leaf: Leaf) -> Sample:
    seed = _page_seed(leaf)
    if leaf.what in {"a5", "receipt"}:
        return clean_page(seed, "receipt") if leaf.what == "receipt" else clean_page(seed, "continuation", paper="a5")
    if leaf.what == "two":
        # At least so far apart that the pair is plainly longer than one sheet.
        return clean_page(seed, "two_sheets", overlap_mm=float(np.random.default_rng(seed).uniform(0, 200)))
    if leaf.style == "forms":
        return clean_page(seed, "form", form=leaf.seed)
    if leaf.style == "tables":
        return clean_page(seed, "table")
    if leaf.style == "blanks" or leaf.number == 1:
        return clean_page(seed, "first" if leaf.number == 1 else "continuation")
    form = {"top": "{}", "bottom": "- {} -"}[leaf.style]
    return clean_page(seed, "numbered", number=leaf.number, at=leaf.style, form=form)


def _page_seed(leaf: Leaf) -> int:
    return leaf.seed * 64 + leaf.number


def _code(what: str) -> int:
    return zlib.crc32(what.encode())


def _worse(rng: Chance, how: Degradation) -> Degradation:
    """Return a scan that is plainly worse than its neighbours, though hardly bad enough by itself."""
    return pick(rng, (replace(how, blur=1.35), replace(how, contrast=0.4), replace(how, exposure=0.66)))


def _cut_short(clean: Sample, share: float) -> Sample:
    """Return the upper part of a page: a sheet that was pulled back, or torn across."""
    width, height = clean.truth.page_size
    kept = round(height * share)
    words = tuple(word for word in clean.truth.words if word.box[1] + word.box[3] < kept)
    marks = tuple(mark for mark in clean.truth.marks if mark.box[1] + mark.box[3] < kept)
    truth = replace(clean.truth, page_size=(width, kept), words=words, marks=marks)
    return Sample(np.ascontiguousarray(clean.image[:kept]), truth.placed(truth.matrix, (width, kept), 0, 0.0))
