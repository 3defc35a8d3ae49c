"""Content cut off at the edge of the image, or by the crop.

Limits: ``height``, pixels at 300 dpi that a mark on the frame must measure to count; ``marks``, how many such marks
there may not be; ``pieces``, how many pieces of print a crop may not leave outside; ``missing``, share of the sheet in
percent that may lie beyond the frame, by the sides that were seen and the ratio of ISO 216.
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.check import Limits, PageView
from station.qc.edge_marks import marks_on_frame


@dataclass(frozen=True, slots=True)
class EdgeContent:
    """Counts letters and other marks on the border of the master."""

    name: str = "edge_content"
    version: str = "2"
    limit_names: tuple[str, ...] = ("height", "marks", "pieces", "missing")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the marks on the frame and the region of the largest, unless the page as a whole is not there."""
        outside = page.measures.get("pieces_outside", 0.0)
        if outside >= limits["pieces"]:
            return Finding(self.name, Outcome.FLAGGED, outside, limits["pieces"], note="content_outside")
        missing = 100.0 * page.measures.get("missing_share", 0.0)
        if missing > limits["missing"]:
            return Finding(self.name, Outcome.FLAGGED, missing, limits["missing"], "%", note="page_off_frame")
        marks = marks_on_frame(page, limits["height"])
        region = max(marks, key=lambda box: box.width * box.height) if marks else None
        over = len(marks) >= limits["marks"]
        outcome = Outcome.FLAGGED if over else Outcome.PASSED
        note = "content_on_edge" if over else ""
        return Finding(self.name, outcome, float(len(marks)), limits["marks"], region=region, note=note)


PLUGIN = EdgeContent()
