"""Print of the other side shining through the paper.

Limits: ``area``, square centimetres of bare paper with faint marks from which it disturbs (a seal alone shines through
on 8 to 16, a page of text on 60 and more; clean pages have 3 at most); ``crispness``, slope at the edges of the marks
as a share of their contrast, a pixel at 300 dpi, above which they lie on this side: pencil, rules, pale print;
``skewness``, third moment of the paper's darkness below which it is the paper that is uneven. Method:
``qc.faint_marks``. The page alone is enough; the other side need not be known.
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.check import PageView
from station.qc.faint_marks import faint_marks
from station.qc.limits import Limits


@dataclass(frozen=True, slots=True)
class BleedThrough:
    """Flags faint marks that are many and soft."""

    name: str = "bleed_through"
    version: str = "1"
    limit_names: tuple[str, ...] = ("area", "crispness", "skewness")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the area with marks of the other side, in square centimetres, and the box around it."""
        limit = limits["area"]
        if page.depth == 1:
            return Finding(self.name, Outcome.UNCHECKED, None, limit, "cm²", note="two_levels_no_tones")
        marks = faint_marks(page, limit)
        if marks is None:
            return Finding(self.name, Outcome.UNCHECKED, None, limit, "cm²", note="no_bare_paper")
        soft = marks.crispness <= limits["crispness"] and marks.skewness >= limits["skewness"]
        if marks.area < limit or not soft:
            return Finding(self.name, Outcome.PASSED, 0.0, limit, "cm²")
        return Finding(self.name, Outcome.FLAGGED, float(marks.area), limit, "cm²", marks.region, "shines_through")


PLUGIN = BleedThrough()
