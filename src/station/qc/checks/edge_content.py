"""Content cut off at the edge of the image, or by the crop.

Limits: ``height``, pixels at 300 dpi that a mark on the frame must measure to count; ``marks``, how many such marks
there may not be; ``near``, millimetres from the frame within which no dozen letters may stand: a frame between two
lines cuts none; ``pieces``, how many pieces of print a crop may not leave outside; ``missing``, share of the sheet in
percent that may lie beyond the frame, by the sides that were seen and the ratio of ISO 216.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from station.model.finding import Finding, Outcome
from station.qc.check import PageView
from station.qc.edge_marks import borders, marks_on_frame, print_near_frame
from station.qc.limits import Limits

# Fewer are a page number, or the corner of a line that leans: on 134 whole pages printed up to 4 mm from their edges
# the nearest five come to 1.9 mm, a dozen to 3.0; where a cut went between two lines, to 0.7 to 3.0 (even seeds).
_LETTERS: Final = 12


@dataclass(frozen=True, slots=True)
class EdgeContent:
    """Looks for letters and other marks on the border of the master, and for lines of print next to it."""

    name: str = "edge_content"
    version: str = "4"
    limit_names: tuple[str, ...] = ("height", "marks", "near", "pieces", "missing")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the marks on the frame and the region of the largest, unless something else tells that print is lost.

        That is: print outside of the crop, a sheet beyond the frame, and, without such marks, a line next to it.
        """
        outside = page.measures.get("pieces_outside", 0.0)
        if outside >= limits["pieces"]:
            return Finding(self.name, Outcome.FLAGGED, outside, limits["pieces"], note="content_outside")
        missing = 100.0 * page.measures.get("missing_share", 0.0)
        if missing > limits["missing"]:
            return Finding(self.name, Outcome.FLAGGED, missing, limits["missing"], "%", note="page_off_frame")
        sides = borders(page)
        marks = marks_on_frame(page, sides, limits["height"])
        line = print_near_frame(page, sides, _LETTERS)
        if len(marks) < limits["marks"] and line is not None and line[0] < limits["near"]:
            return Finding(self.name, Outcome.FLAGGED, line[0], limits["near"], "mm", line[1], "line_at_edge")
        region = max(marks, key=lambda box: box.width * box.height) if marks else None
        over = len(marks) >= limits["marks"]
        outcome = Outcome.FLAGGED if over else Outcome.PASSED
        note = "content_on_edge" if over else ""
        return Finding(self.name, outcome, float(len(marks)), limits["marks"], region=region, note=note)


PLUGIN = EdgeContent()
