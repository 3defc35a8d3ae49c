"""Sharpness by the width of text edges: the way from 10 to 90 % of the step between paper and ink.

Laplacian variance is no measure: noise makes a blank page as sharp as text, and published limits do not carry over.

Limits: ``width``, pixels at 300 dpi of the median edge at most (about 3.2 sharp, 5 with a blur of two pixels);
``edges``, how many strong edges are needed to judge by.
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.blankness import is_blank
from station.qc.check import Limits, PageView


@dataclass(frozen=True, slots=True)
class Sharpness:
    """Takes the worse of both directions, as ``qc.page_figures`` measured them: a page may be pulled as it is read."""

    name: str = "sharpness"
    version: str = "1"
    limit_names: tuple[str, ...] = ("width", "edges")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the median width in pixels at 300 dpi; UNCHECKED where there are too few edges."""
        medians = [
            page.measures[f"edge_width_{direction}"]
            for direction in ("along", "across")
            if page.measures.get(f"edges_{direction}", 0.0) >= limits["edges"]
        ]
        if not medians:
            note = "blank_page" if is_blank(page) else "no_edges"
            return Finding(self.name, Outcome.UNCHECKED, None, limits["width"], "px", note=note)
        blurred = max(medians) > limits["width"]
        outcome = Outcome.FLAGGED if blurred else Outcome.PASSED
        return Finding(self.name, outcome, max(medians), limits["width"], "px", note="blurred" if blurred else "")


PLUGIN = Sharpness()
