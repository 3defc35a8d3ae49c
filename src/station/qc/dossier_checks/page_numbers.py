"""Page numbers printed on the pages: what is missing between them, comes twice, or lies in the wrong order.

How a sequence is read stands in ``qc.numbering``. Blank sides are not counted; a number is what ``printed_number``
says, with ``printed_total`` where "2/5" is printed.

Limits: ``lone``, pages that may be missing for a single number at the end of a document to be believed (2: both sides
of a leaf; what skips more is rather misread); ``start``, pages that may be missing at the beginning (10; what begins
higher goes on from another volume); ``numbers``, how many pages must show a number for the dossier to be
judged at all (2).
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.blankness import Blankness
from station.qc.dossier_check import DossierFacts, DossierFinding, PageFacts
from station.qc.limits import Limits
from station.qc.numbering import BreakKind, Printed, numbering_breaks


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """``value``: missing pages, on a page those before it; pages out of order where none is missing."""

    name: str = "page_numbers"
    version: str = "1"
    limit_names: tuple[str, ...] = ("lone", "start", "numbers")

    def compare(self, dossier: DossierFacts, limits: Limits) -> DossierFinding:
        """Return the pages at which the numbers break off; UNCHECKED where too few pages show one."""
        pages = [page for page in sorted(dossier.pages, key=lambda page: page.number) if _counts(page)]
        printed = _printed(pages)
        if len(printed) < limits["numbers"]:
            return DossierFinding(Finding(self.name, Outcome.UNCHECKED, float(len(printed)), note="no_page_numbers"))
        breaks = numbering_breaks(printed, len(pages), lone=int(limits["lone"]), start=int(limits["start"]))
        if not breaks:
            return DossierFinding(Finding(self.name, Outcome.PASSED, 0.0, 0.0))
        missing = sum(one.pages for one in breaks)
        kind = BreakKind.GAP if missing else breaks[0].kind
        found = {
            pages[one.place].capture_id: Finding(
                self.name, Outcome.FLAGGED, float(one.pages) if one.pages else None, note=one.kind.value
            )
            for one in breaks
        }
        whole = Finding(self.name, Outcome.FLAGGED, float(missing or len(breaks)), 0.0, note=kind.value)
        return DossierFinding(whole, found)


def _counts(page: PageFacts) -> bool:
    """Whether the page can carry a number: it does, or it is not blank."""
    blank = page.marked_blank or page.measures.get("blank_grade", 0.0) >= Blankness.BLANK
    return "printed_number" in page.measures or not blank


def _printed(pages: list[PageFacts]) -> list[Printed]:
    starts: dict[int, int] = {}
    for place, page in enumerate(pages):
        starts.setdefault(page.document, place)
    marked = len(starts) > 1
    return [
        Printed(
            place,
            int(page.measures["printed_number"]),
            int(page.measures.get("printed_total", 0.0)),
            starts[page.document] if marked else None,
        )
        for place, page in enumerate(pages)
        if page.measures.get("printed_number", 0.0) >= 1.0
    ]


PLUGIN = PageNumbers()
