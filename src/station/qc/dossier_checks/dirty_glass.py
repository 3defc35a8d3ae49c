"""Dirt on the glass of a feeder: the same column is streaked on captures that follow each other.

Paper moves and glass does not: a rule of a table wanders with every sheet, a speck on the glass stays where it is, to
the pixel, until somebody wipes it. So faint streaks count here that say nothing on one page. Front and back of a duplex
feeder have a glass each. A streak that is not seen on a page (print lies over it) does not end its run; two do.

Limits: ``captures``, how many captures in a row make it dirt (3); ``level``, grey levels of a streak at least;
``tolerance``, mm between the columns of two captures: ±2 pixels at 300 dpi (0.17 mm; constant profile, US 7,388,989)
and one more, because the strongest column of a line several pixels wide is not the same one on every page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from station.model.finding import Finding, Outcome
from station.qc.dossier_check import DossierFacts, DossierFinding, PageFacts
from station.qc.dossier_verdict import verdict
from station.qc.limits import Limits

# Measures of a page: streak_1 to streak_4, the strongest first.
_STREAKS: Final = range(1, 5)
# Where a page could be judged at all, if only as 0.
_JUDGED: Final = "streak_1_level"
_MISSED: Final = 1


@dataclass(slots=True)
class _Run:
    """Captures with a streak at one column: ``column`` of the latest, ``seen`` each with its column and level."""

    column: float
    latest: int
    seen: list[tuple[PageFacts, float, float]]


@dataclass(frozen=True, slots=True)
class DirtyGlass:
    """``value`` on a page: mm of the streak from the left of the frame; on the dossier: pages that carry such."""

    name: str = "dirty_glass"
    version: str = "1"
    limit_names: tuple[str, ...] = ("captures", "level", "tolerance")

    def compare(self, dossier: DossierFacts, limits: Limits) -> DossierFinding:
        """Return the pages with a streak that stays; UNCHECKED where pages were not measured."""
        glasses: dict[tuple[str, str], list[PageFacts]] = defaultdict(list)
        for page in sorted(dossier.pages, key=lambda page: (page.sequence, page.capture_id)):
            if _JUDGED in page.measures:
                glasses[page.batch, page.side].append(page)
        worst: dict[str, tuple[float, float]] = {}
        for captures in glasses.values():
            for run in _runs(captures, limits):
                if len(run.seen) >= limits["captures"]:
                    _keep_strongest(worst, run.seen)
        found = {
            capture_id: Finding(self.name, Outcome.FLAGGED, column, None, "mm", note="dirty_glass_column")
            for capture_id, (column, _) in worst.items()
        }
        unmeasured = sum(not page.measures for page in dossier.pages)
        return verdict(self.name, found, unmeasured if glasses else len(dossier.pages), "clean_the_glass")


def _runs(captures: Iterable[PageFacts], limits: Limits) -> list[_Run]:
    """Follow each column from capture to capture of one glass."""
    runs: list[_Run] = []
    open_runs: list[_Run] = []
    for index, page in enumerate(captures):
        open_runs = [run for run in open_runs if index - run.latest <= _MISSED + 1]
        for column, level in _streaks(page, limits["level"]):
            near = [run for run in open_runs if run.latest < index and abs(run.column - column) <= limits["tolerance"]]
            run = min(near, key=lambda run: abs(run.column - column), default=None)
            if run is None:
                run = _Run(column, index, [])
                runs.append(run)
                open_runs.append(run)
            run.column, run.latest = column, index
            run.seen.append((page, column, level))
    return runs


def _streaks(page: PageFacts, least: float) -> list[tuple[float, float]]:
    named = ((f"streak_{rank}", f"streak_{rank}_level") for rank in _STREAKS)
    found = ((page.measures.get(column), page.measures.get(level, 0.0)) for column, level in named)
    return [(column, abs(level)) for column, level in found if column is not None and abs(level) >= least]


def _keep_strongest(worst: dict[str, tuple[float, float]], seen: Iterable[tuple[PageFacts, float, float]]) -> None:
    for page, column, level in seen:
        if level > worst.get(page.capture_id, (0.0, 0.0))[1]:
            worst[page.capture_id] = (column, level)


PLUGIN = DirtyGlass()
