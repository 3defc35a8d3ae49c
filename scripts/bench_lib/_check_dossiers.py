"""Small dossiers with one thing wrong each, through the checks that compare pages."""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from bench_lib._check_pages import checklist, in_processes
from bench_lib._check_stocks import DIRTY, NUMBERED, Leaf, Page, chosen_page, inspect_leaf, leaves
from bench_lib._check_truth import Presence
from station.model.finding import Finding, Outcome
from station.qc.dossier_check import DossierFacts, PageFacts
from station.qc.dossier_inspector import inspect_dossier

CHECKS = ("dirty_glass", "page_size", "duplicate", "page_numbers", "sheet_count", "outlier")
ALARMS, RECALL = 3.0, 98.0

Stock = dict[tuple[str, int], Page]


@dataclass(frozen=True, slots=True)
class Dossier:
    """``wrong``: the check that has something to find, on the ``culprits`` (places of pages); ``open``: not counted."""

    name: str
    pages: tuple[Page, ...]
    wrong: str = ""
    culprits: frozenset[int] = frozenset()
    open: frozenset[str] = frozenset()
    expected_sheets: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One check on one dossier; ``named``: at least one culprit was named, or there is none to name."""

    check: str
    dossier: str
    style: str
    seed: int
    presence: Presence
    finding: Finding
    named: bool
    pages: dict[str, Finding] = field(default_factory=dict)


def measured(*, tune: bool, share: float, only: str = "", seconds: float = math.inf) -> list[Judged]:
    """Inspect the pages of all stocks, put dossiers together and compare each one's pages."""
    wanted = [leaf for leaf in leaves(tune=tune, share=share) if not only or _needed(leaf, only)]
    stocks: dict[tuple[str, int], Stock] = defaultdict(dict)
    for count, page in enumerate(in_processes(inspect_leaf, wanted, seconds), 1):
        stocks[page.leaf.style, page.leaf.seed][page.leaf.what, page.leaf.number] = page
        if count % 100 == 0:
            print(f"{count} of {len(wanted)} pages of dossiers", file=sys.stderr, flush=True)
    found: list[Judged] = []
    for (style, seed), stock in stocks.items():
        if any(leaf.style == style and leaf.seed == seed and (leaf.what, leaf.number) not in stock for leaf in wanted):
            continue
        for dossier in dossiers(style, seed, stock):
            if not only or only in {dossier.wrong, ""} or not dossier.wrong:
                found += judged(dossier, style, seed)
    return [one for one in found if only in {"", one.check}]


def _needed(leaf: Leaf, only: str) -> bool:
    extras = {
        "dirty_glass": {"dirty"}, "page_size": {"two", "short", "a5", "receipt"}, "duplicate": {"again"},
        "outlier": {"worse"}, "page_numbers": {"again"},
    }  # fmt: skip
    return leaf.what == "base" or leaf.what in extras.get(only, set())


def dossiers(style: str, seed: int, stock: Stock) -> Iterator[Dossier]:
    """Yield the dossiers that the pages of a stock give."""
    base = [stock["base", number] for number in sorted(number for what, number in stock if what == "base")]
    unnumbered = frozenset() if style in NUMBERED else _NUMBERS
    yield Dossier(f"plain, {style}", tuple(base), open=unnumbered, expected_sheets=len(base))
    if style in NUMBERED:
        place = chosen_page(seed)
        yield Dossier("sheet count", tuple(base), "sheet_count", expected_sheets=len(base) + 1)
        yield from _gaps(base, place)
        yield from _replaced(base, stock, place)
        yield from _added(base, stock, place)
        yield from _dirty(base, stock)


def _replaced(base: list[Page], stock: Stock, place: int) -> Iterator[Dossier]:
    for what, check in (("two", "page_size"), ("short", "page_size"), ("worse", "outlier")):
        if (what, place) in stock:
            pages = (*base[: place - 1], stock[what, place], *base[place:])
            # A page that is cut short or doubled is odd in more than its size.
            others = frozenset(("outlier", "page_size")) - {check}
            yield Dossier(_NAMES[what], pages, check, frozenset((place - 1,)), _NUMBERS | others)


def _added(base: list[Page], stock: Stock, place: int) -> Iterator[Dossier]:
    for what in ("a5", "receipt"):
        if (what, place) in stock:
            pages = (*base[:place], stock[what, place], *base[place:])
            yield Dossier(_NAMES[what], pages, open=_NUMBERS | {"outlier", "page_size"})
    for later in (place, len(base)) if ("again", place) in stock else ():
        pages = (*base[:later], stock["again", place], *base[later:])
        yield Dossier("page scanned twice", pages, "duplicate", frozenset((place - 1, later)), _NUMBERS)


def _dirty(base: list[Page], stock: Stock) -> Iterator[Dossier]:
    if ("dirty", DIRTY[0]) in stock:
        mixed = tuple(stock.get(("dirty", number), page) for number, page in enumerate(base, 1))
        yield Dossier("dirty glass", mixed, "dirty_glass", frozenset(number - 1 for number in DIRTY), _NUMBERS)
        yield Dossier("one streak only", (*base[:4], stock["dirty", 5], *base[5:]), open=_NUMBERS)


_NUMBERS = frozenset(("page_numbers",))
_NAMES = {
    "two": "two sheets at once", "short": "sheet cut short", "worse": "one page worse", "a5": "an A5 among A4",
    "receipt": "a receipt among A4",
}  # fmt: skip


def _gaps(base: list[Page], place: int) -> Iterator[Dossier]:
    for missing in (1, 2):
        left = (*base[: place - 1], *base[place - 1 + missing :])
        yield Dossier(f"gap of {missing}", left, "page_numbers", frozenset((place - 1,)))


def judged(dossier: Dossier, style: str, seed: int) -> list[Judged]:
    """Return what each check of the checklist said of a dossier, and what it should have."""
    facts = facts_of(dossier, duplex=seed // 2 % 2 == 1)
    report = inspect_dossier(facts, checklist())
    result = []
    for finding in report.findings:
        presence = Presence.DEFECT if finding.check == dossier.wrong else Presence.CLEAN
        presence = Presence.BORDERLINE if finding.check in dossier.open else presence
        pages = {capture: one for capture, found in report.pages.items() for one in found if one.check == finding.check}
        named = not dossier.culprits or any(str(place) in pages for place in dossier.culprits)
        result.append(Judged(finding.check, dossier.name, style, seed, presence, finding, named, pages))
    return result


def facts_of(dossier: Dossier, *, duplex: bool) -> DossierFacts:
    """Return a dossier as the workflow would hand it over; captures are called by their place."""
    sheets = [place // 2 + 1 if duplex else place + 1 for place in range(len(dossier.pages))]
    pages = tuple(
        PageFacts(
            page_id=f"page-{place}", capture_id=str(place), number=place + 1, sheet=sheets[place],
            side="back" if duplex and place % 2 else "front", sequence=place, batch="scanner/day",
            sha256=page.report.master, width_mm=page.report.measures.get("page_width_mm", 0.0),
            height_mm=page.report.measures.get("page_height_mm", 0.0), measures=page.report.measures,
            signs=page.report.signs,
        )
        for place, page in enumerate(dossier.pages)
    )  # fmt: skip
    wanted = dossier.expected_sheets
    if wanted is not None:
        missing = wanted - len(dossier.pages)
        wanted = len(set(sheets)) + missing
    return replace(DossierFacts(pages), expected_sheets=wanted)


def lines(groups: list[Judged], only: str) -> list[str]:
    """Return what was found of each defect, and the false alarms by kind of dossier."""
    table = [f"{'dossiers with':22}{'check':14}{'there':>7}{'found':>7}{'unch':>6}{'named':>7}{'recall %':>10}"]
    for (name, check), found in _grouped(groups, Presence.DEFECT).items():
        hits = [one for one in found if one.finding.outcome is Outcome.FLAGGED]
        unchecked = sum(one.finding.outcome is Outcome.UNCHECKED for one in found)
        named = sum(one.named for one in hits)
        share = 100.0 * len(hits) / len(found)
        table.append(f"{name:22}{check:14}{len(found):7}{len(hits):7}{unchecked:6}{named:7}{share:10.1f}")
    table += ["", f"{'check':14}{'clean dossiers':>15}{'unch':>6}{'alarms %':>10}   of which"]
    for check in CHECKS:
        clean = [one for one in groups if one.check == check and one.presence is Presence.CLEAN]
        if clean and only in {"", check}:
            alarms = [one for one in clean if one.finding.outcome is Outcome.FLAGGED]
            unchecked = sum(one.finding.outcome is Outcome.UNCHECKED for one in clean)
            names = _counted(one.dossier for one in alarms)
            share = 100.0 * len(alarms) / len(clean)
            table.append(f"{check:14}{len(clean):15}{unchecked:6}{share:10.2f}   {names}")
    between = [one for one in groups if one.presence is Presence.BORDERLINE and one.finding.outcome is Outcome.FLAGGED]
    table += ["", f"flagged where opinions differ: {_counted(f'{one.check} on {one.dossier}' for one in between)}"]
    return table


def targets(groups: list[Judged], only: str) -> dict[str, Any]:
    """Return recall and false alarms of each check of dossiers."""
    wanted = {}
    for check in CHECKS:
        there = [one for one in groups if one.check == check and one.presence is Presence.DEFECT]
        clean = [one for one in groups if one.check == check and one.presence is Presence.CLEAN]
        if only not in {"", check} or not there or not clean:
            continue
        share = 100.0 * sum(one.finding.outcome is Outcome.FLAGGED for one in there) / len(there)
        alarms = 100.0 * sum(one.finding.outcome is Outcome.FLAGGED for one in clean) / len(clean)
        wanted[f"recall, {check}"] = {
            "value": round(share, 2), "target": RECALL, "unit": f"% of {len(there)}", "met": share >= RECALL,
        }  # fmt: skip
        wanted[f"false alarms, {check}"] = {
            "value": round(alarms, 2), "target": ALARMS, "unit": "%", "met": alarms <= ALARMS,
        }  # fmt: skip
    return wanted


def wrong_lines(groups: list[Judged], only: str) -> list[str]:
    """List the dossiers that were judged wrongly."""
    found = []
    for one in groups:
        flagged = one.finding.outcome is Outcome.FLAGGED
        missed = one.presence is Presence.DEFECT and (not flagged or not one.named)
        alarm = one.presence is Presence.CLEAN and flagged
        if (missed or alarm) and only in {"", one.check}:
            what = "false alarm" if alarm else "culprit not named" if flagged else "missed"
            pages = {place: (finding.note, finding.value) for place, finding in one.pages.items()}
            found.append(f"{what}: {one.check} on {one.dossier}, {one.style} {one.seed}: {one.finding.note} {pages}")
    return found


def _grouped(groups: list[Judged], presence: Presence) -> dict[tuple[str, str], list[Judged]]:
    found: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for one in groups:
        if one.presence is presence:
            found[one.dossier, one.check].append(one)
    return found


def _counted(names: Iterable[str]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for name in names:
        counts[name] += 1
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "–"
