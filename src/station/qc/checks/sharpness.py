"""Sharpness by the width of text edges: the way from 10 to 90 % of the step between paper and ink.

Laplacian variance is no measure: noise makes a blank page as sharp as text, and published limits do not carry over.

Limits: ``width``, pixels at 300 dpi of the median edge at most (about 3.2 sharp, 5 with a blur of two pixels);
``edges``, how many strong edges are needed to judge by.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from station.model.finding import Finding, Outcome
from station.qc.blankness import is_blank
from station.qc.check import Limits, PageView
from station.qc.edge_width import edge_widths


@dataclass(frozen=True, slots=True)
class Sharpness:
    """Takes the worse of both directions, so that a page pulled while it was read is found as well."""

    name: str = "sharpness"
    version: str = "1"
    limit_names: tuple[str, ...] = ("width", "edges")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the median width in pixels at 300 dpi; UNCHECKED where there are too few edges."""
        per_300 = 300.0 / page.dpi
        medians = []
        for gray, behind in ((page.gray, page.behind), (page.gray.T, page.behind.T)):
            widths = edge_widths(gray, behind, page.factor, page.paper, page.dpi)
            if len(widths) >= limits["edges"]:
                medians.append(float(np.median(widths)) * per_300)
        if not medians:
            note = "blank_page" if is_blank(page) else "no_edges"
            return Finding(self.name, Outcome.UNCHECKED, None, limits["width"], "px", note=note)
        blurred = max(medians) > limits["width"]
        outcome = Outcome.FLAGGED if blurred else Outcome.PASSED
        return Finding(self.name, outcome, max(medians), limits["width"], "px", note="blurred" if blurred else "")


PLUGIN = Sharpness()
