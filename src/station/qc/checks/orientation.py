"""Whether the page is known to be upright.

Limit: ``sure`` = 1 asks for proof: a recognition of at least 20 letters at 75 % confidence, or text lines that read
clearly better this way than upside down.
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.blankness import is_blank
from station.qc.check import PageView
from station.qc.limits import Limits


@dataclass(frozen=True, slots=True)
class Orientation:
    """Says what the reading of the page proved (``qc.upright``)."""

    name: str = "orientation"
    version: str = "1"
    limit_names: tuple[str, ...] = ("sure",)

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return PASSED with proof, FLAGGED when there is text but no proof, UNCHECKED when there is no text."""
        if page.text is None:
            return Finding(self.name, Outcome.UNCHECKED, limit=limits["sure"], note="no_ocr")
        sure = page.measures.get("orientation_sure", 0.0)
        if sure >= limits["sure"]:
            return Finding(self.name, Outcome.PASSED, sure, limits["sure"])
        if is_blank(page) or not page.text.words:
            nothing = "blank_page" if is_blank(page) else "no_words"
            return Finding(self.name, Outcome.UNCHECKED, sure, limits["sure"], note=nothing)
        note = "upside_down" if page.measures.get("upside_down") else "orientation_unsure"
        return Finding(self.name, Outcome.FLAGGED, sure, limits["sure"], note=note)


PLUGIN = Orientation()
