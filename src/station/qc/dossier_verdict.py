"""From the pages that stand out to the finding on their dossier: three answers, the same way for every check."""

from __future__ import annotations

from station.model.finding import Finding, Outcome
from station.qc.dossier_check import DossierFinding


def verdict(check: str, pages: dict[str, Finding], unknown: int = 0, note: str = "") -> DossierFinding:
    """Return how many pages stand out, as ``FLAGGED`` with a note.

    Where none does and ``unknown`` pages could not be compared, that number as ``UNCHECKED`` (``pages_not_compared``).
    """
    if pages:
        return DossierFinding(Finding(check, Outcome.FLAGGED, float(len(pages)), 0.0, note=note), pages)
    if unknown:
        return DossierFinding(Finding(check, Outcome.UNCHECKED, float(unknown), note="pages_not_compared"))
    return DossierFinding(Finding(check, Outcome.PASSED, 0.0, 0.0))
