"""Sharpness by the width of text edges: the way from 10 to 90 % of the step between paper and ink.

Laplacian variance is no measure: noise makes a blank page as sharp as text, and published limits do not carry over. The
worse of both directions counts, so that a page pulled while it was read is found as well. Strokes of any kind will do:
letters, rules, a signature, a seal, faint print. An image of two levels is as sharp as it can be shown; what focus has
cost it is seen by reading (``ocr_confidence``).

Limits: ``width``, pixels of the median edge at most, at 300 dpi where the image has more: fewer dpi are for
``resolution`` (sharp 1.5 to 2.8, with a blur of 1.5 pixels 3.5 or more); ``edges``, how many strong edges are needed to
judge by. Measured in ``qc.edge_width``.
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.blankness import is_blank
from station.qc.check import PageView
from station.qc.limits import Limits


@dataclass(frozen=True, slots=True)
class Sharpness:
    """Compares the width of the edges that were found."""

    name: str = "sharpness"
    version: str = "2"
    limit_names: tuple[str, ...] = ("width", "edges")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the median width; UNCHECKED where there are too few edges."""
        width = page.measures.get("edge_width")
        if width is None or page.measures["edge_count"] < limits["edges"]:
            note = "blank_page" if is_blank(page) else "no_edges"
            return Finding(self.name, Outcome.UNCHECKED, None, limits["width"], "px", note=note)
        blurred = width > limits["width"]
        outcome = Outcome.FLAGGED if blurred else Outcome.PASSED
        return Finding(self.name, outcome, width, limits["width"], "px", note="blurred" if blurred else "")


PLUGIN = Sharpness()
