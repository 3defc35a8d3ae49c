"""Lean left after correction, and disagreement of the two ways to measure it.

Limits: ``residual``, degrees that text lines may still lean in the rendition; ``disagreement``, degrees by which text
lines and page edges may differ in the master. Method and figures: ``imaging.skew``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from station.imaging.analysis import MIN_STRENGTH
from station.imaging.ink import without_rules
from station.imaging.scaling import shrink, working_factor
from station.imaging.skew import estimate_skew
from station.model.finding import Finding, Outcome
from station.qc.blankness import is_blank
from station.qc.check import Limits, PageView


@dataclass(frozen=True, slots=True)
class Skew:
    """Measures the rendition again; the master's estimates come with the page."""

    name: str = "skew"
    version: str = "1"

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the lean left, or the disagreement when that is over its limit."""
        text, edges = page.measures.get("skew_text"), page.measures.get("skew_edges")
        if text is not None and edges is not None and abs(text - edges) > limits["disagreement"]:
            return Finding(
                self.name, Outcome.FLAGGED, abs(text - edges), limits["disagreement"], "°", note="skew_disagreement"
            )
        residual = self._residual(page)
        if residual is None:
            if edges is not None:
                return self._compared(abs(edges - page.recipe.angle), limits)
            note = "blank_page" if is_blank(page) else "no_lines"
            return Finding(self.name, Outcome.UNCHECKED, None, limits["residual"], "°", note=note)
        return self._compared(abs(residual), limits)

    def _compared(self, residual: float, limits: Limits) -> Finding:
        over = residual > limits["residual"]
        outcome = Outcome.FLAGGED if over else Outcome.PASSED
        return Finding(self.name, outcome, residual, limits["residual"], "°", note="skew_left" if over else "")

    def _residual(self, page: PageView) -> float | None:
        factor = working_factor(page.dpi)
        ink = without_rules(shrink(page.ink, factor), page.dpi / factor)
        estimate = estimate_skew(np.where(ink >= 96, np.uint8(255), np.uint8(0)))
        return estimate.angle if estimate.strength >= MIN_STRENGTH else None


PLUGIN = Skew()
