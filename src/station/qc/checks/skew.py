"""Lean left after correction, and disagreement of the two ways to measure it.

Limits: ``residual``, degrees that text lines may still lean in the rendition; ``disagreement``, degrees by which text
lines and page edges may differ in the master. Method and figures: ``imaging.skew``.

Where the page edges decided (``imaging.analysis``: no lines, crooked ones such as handwriting, a word or two, a caption
below a picture) the page is judged by them, and crooked lines may differ by three times the limit: nobody writes
straighter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from station.imaging.ink import ink_mask
from station.imaging.skew import estimate_skew
from station.imaging.text_lean import STRONG, find_text_lean
from station.model.finding import Finding, Outcome
from station.qc.blankness import is_blank
from station.qc.check import PageView
from station.qc.limits import Limits

# Strength of lines that are beyond doubt even among seals and signatures.
_BEYOND_DOUBT: Final = 30.0
# How often the limit of disagreement is allowed where the lines are crooked.
_CROOKED: Final = 3.0


@dataclass(frozen=True, slots=True)
class Skew:
    """Measures the rendition again; the master's estimates come with the page."""

    name: str = "skew"
    version: str = "3"
    limit_names: tuple[str, ...] = ("residual", "disagreement")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the lean left, or the disagreement when that is over its limit."""
        text, edges = page.measures.get("skew_text"), page.measures.get("skew_edges")
        by_edges = page.measures.get("skew_by_edges", 0.0) > 0.0
        if text is not None and edges is not None and page.measures.get("skew_text_strength", 0.0) >= STRONG:
            allowed = limits["disagreement"] * (_CROOKED if by_edges else 1.0)
            if abs(text - edges) > allowed:
                return Finding(self.name, Outcome.FLAGGED, abs(text - edges), allowed, "°", note="skew_disagreement")
        residual = abs(edges - page.recipe.angle) if by_edges and edges is not None else _measured(page)
        if residual is None:
            note = "blank_page" if is_blank(page) else "no_lines"
            return Finding(self.name, Outcome.UNCHECKED, None, limits["residual"], "°", note=note)
        over = residual > limits["residual"]
        outcome = Outcome.FLAGGED if over else Outcome.PASSED
        return Finding(self.name, outcome, residual, limits["residual"], "°", note="skew_left" if over else "")


def _measured(page: PageView) -> float | None:
    # All ink together is enough for most pages; the text alone is looked for only where that says nothing.
    whole = estimate_skew(page.ink)
    if whole.strength >= _BEYOND_DOUBT:
        return abs(whole.angle)
    lean = find_text_lean(page.gray, page.ink, partial(ink_mask, page.small, page.behind), page.factor, page.dpi)
    return abs(lean.angle) if lean.believed else None


PLUGIN = Skew()
