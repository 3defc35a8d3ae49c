"""Lean left after correction, and disagreement of the two ways to measure it.

Limits: ``residual``, degrees that text lines may still lean in the rendition; ``disagreement``, degrees by which text
lines and page edges may differ in the master. Method and figures: ``imaging.skew``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from station.imaging.skew import estimate_skew
from station.imaging.text_lean import STRONG, find_text_lean
from station.model.finding import Finding, Outcome
from station.qc.blankness import is_blank
from station.qc.check import Limits, PageView

# Strength of lines that are beyond doubt even among seals and signatures.
_BEYOND_DOUBT: Final = 30.0


@dataclass(frozen=True, slots=True)
class Skew:
    """Measures the rendition again; the master's estimates come with the page."""

    name: str = "skew"
    version: str = "1"
    limit_names: tuple[str, ...] = ("residual", "disagreement")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the lean left, or the disagreement when that is over its limit."""
        strong = page.measures.get("skew_text_strength", 0.0) >= STRONG
        text, edges = page.measures.get("skew_text"), page.measures.get("skew_edges")
        if strong and text is not None and edges is not None and abs(text - edges) > limits["disagreement"]:
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
        # All ink together is enough for most pages; the text alone is looked for only where that says nothing.
        whole = estimate_skew(page.ink)
        if whole.strength >= _BEYOND_DOUBT:
            return whole.angle
        lean = find_text_lean(page.gray, page.ink, page.factor, page.dpi)
        return lean.angle if lean.believed and not lean.sideways else None


PLUGIN = Skew()
