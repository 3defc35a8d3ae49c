"""Content cut off at the edge of the image.

Limits: ``height``, pixels at 300 dpi that a mark on the edge must have to count; ``marks``, how many such marks.

A mark counts when it touches the edge, reaches into the page, and is no rim of the scanner bed along the edge.
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.blankness import is_blank
from station.qc.check import Limits, PageView
from station.qc.edge_marks import marks_on_edge


@dataclass(frozen=True, slots=True)
class EdgeContent:
    """Counts letters and other marks on the border of the rendition."""

    name: str = "edge_content"
    version: str = "1"

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the number of marks on the edge and the region of the largest."""
        marks = marks_on_edge(page, limits["height"])
        over = len(marks) >= limits["marks"]
        region = max(marks, key=lambda box: box.width * box.height) if marks else None
        if over and is_blank(page):
            return Finding(self.name, Outcome.UNCHECKED, float(len(marks)), limits["marks"], note="blank_page")
        outcome = Outcome.FLAGGED if over else Outcome.PASSED
        note = "content_on_edge" if over else ""
        return Finding(self.name, outcome, float(len(marks)), limits["marks"], region=region, note=note)


PLUGIN = EdgeContent()
