"""Whether as many leaves were scanned as there are: against the leaves counted by hand, and against the inventory.

What was counted at this very folder goes before what an inventory says, and leaves before pages. A leaf that somebody
noted as missing is one that the inventory counts and nobody can scan. An inventory may count written sides or all
sides, so blank ones may be counted or not.

Limit: ``difference``, leaves (or pages) by which the counts may differ (0: TT 05/2025 asks for every leaf).
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.blankness import Blankness
from station.qc.dossier_check import DossierFacts, DossierFinding, PageFacts
from station.qc.limits import Limits


@dataclass(frozen=True, slots=True)
class SheetCount:
    """``value``: what there is; ``limit``: what there should be."""

    name: str = "sheet_count"
    version: str = "1"
    limit_names: tuple[str, ...] = ("difference",)

    def compare(self, dossier: DossierFacts, limits: Limits) -> DossierFinding:
        """Return the first count that differs; UNCHECKED where nobody counted."""
        known = [count for count in _counts(dossier) if count is not None]
        for scanned, wanted, note in known:
            if abs(scanned - wanted) > limits["difference"]:
                return self._whole(Outcome.FLAGGED, scanned, wanted, note)
        if not known:
            return self._whole(Outcome.UNCHECKED, None, None, "nobody_counted")
        scanned, wanted, _ = known[0]
        return self._whole(Outcome.PASSED, scanned, wanted, "")

    def _whole(self, outcome: Outcome, scanned: float | None, wanted: float | None, note: str) -> DossierFinding:
        return DossierFinding(Finding(self.name, outcome, scanned, wanted, note=note))


def _counts(dossier: DossierFacts) -> tuple[tuple[float, float, str] | None, ...]:
    """Return what there is, what there should be, and the note where they differ; the most trusted count first."""
    sheets = float(len({page.sheet for page in dossier.pages}))
    lost = dossier.missing_leaves
    by_hand = None if dossier.counted_sheets is None else (sheets, float(dossier.counted_sheets), "differs_from_count")
    listed = (
        None if dossier.expected_sheets is None else (sheets + lost, float(dossier.expected_sheets), "sheets_differ")
    )
    return by_hand, listed, _pages(dossier)


def _pages(dossier: DossierFacts) -> tuple[float, float, str] | None:
    if dossier.expected_pages is None:
        return None
    every = len(dossier.pages)
    written = every - sum(_may_be_blank(page) for page in dossier.pages)
    most, least = every + 2 * dossier.missing_leaves, written + dossier.missing_leaves
    wanted = dossier.expected_pages
    return float(min(max(wanted, least), most)), float(wanted), "pages_differ"


def _may_be_blank(page: PageFacts) -> bool:
    return page.marked_blank or page.measures.get("blank_grade", 0.0) >= Blankness.PROBABLY_BLANK


PLUGIN = SheetCount()
