"""Moiré: the beat between a printed screen and the scanner's pixels.

Limits: ``peak``, how many times higher than those around it a frequency may be (clean pages reach 3, pencil 5.5, a
pattern that is seen 7 to 40); ``level``, amplitude in grey levels from which it is seen at all: screens that were
resolved leave beats of 1. Method: ``qc.beat_pattern``. A printed pattern of lines as coarse as
10 to 50 an inch looks the same; a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.beat_pattern import beat_pattern
from station.qc.check import PageView
from station.qc.limits import Limits


@dataclass(frozen=True, slots=True)
class Moire:
    """Flags the tile with the strongest pattern."""

    name: str = "moire"
    version: str = "1"
    limit_names: tuple[str, ...] = ("peak", "level")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the height of the strongest peak over the frequencies around it."""
        limit = limits["peak"]
        if page.depth == 1:
            return Finding(self.name, Outcome.UNCHECKED, None, limit, note="two_levels_no_tones")
        pattern = beat_pattern(page, limits["level"])
        if pattern is None:
            return Finding(self.name, Outcome.UNCHECKED, None, limit, note="page_too_small")
        if pattern.peak < limit:
            return Finding(self.name, Outcome.PASSED, pattern.peak, limit)
        return Finding(self.name, Outcome.FLAGGED, pattern.peak, limit, "", pattern.region, "regular_pattern")


PLUGIN = Moire()
