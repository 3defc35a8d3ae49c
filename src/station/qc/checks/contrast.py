"""Contrast of print: the step from the paper to the core of its own strokes, in grey levels.

Percentiles of the whole page (P95 - P5) say nothing on a sheet with six lines, where both are paper; so strokes are
compared with the paper right beside them, whether words were read or not. Half of the strong strokes decide: one dark
staple on a page of faint print is no contrast, one pencil note on a page of print no fault. An image of two levels has
all the contrast there is.

Limits: ``step``, levels of 255 that the median stroke must stand out of its paper (60: good practice for P95 - P5;
print 150 to 230, a seal 85 to 120, on brown paper 68, print to be called faint 20 to 58); ``edges``, how many edges are
needed to judge by. Measured in ``qc.edge_width``.
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.blankness import is_blank
from station.qc.check import PageView
from station.qc.limits import Limits


@dataclass(frozen=True, slots=True)
class Contrast:
    """Compares the step of the strokes that were found."""

    name: str = "contrast"
    version: str = "1"
    limit_names: tuple[str, ...] = ("step", "edges")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the median step; UNCHECKED where there are too few strokes."""
        step = page.measures.get("ink_step")
        if step is None or page.measures["edge_count"] < limits["edges"]:
            note = "blank_page" if is_blank(page) else "no_edges"
            return Finding(self.name, Outcome.UNCHECKED, None, limits["step"], note=note)
        faint = step < limits["step"]
        outcome = Outcome.FLAGGED if faint else Outcome.PASSED
        return Finding(self.name, outcome, step, limits["step"], note="faint_print" if faint else "")


PLUGIN = Contrast()
