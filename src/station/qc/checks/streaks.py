"""Lines down the page from dirt on the glass of the document feeder.

Limit: ``level``, grey levels by which the strongest line may differ from what lies beside it, in the colour channel
where it shows most (8: seen by eye on plain paper). Method: ``qc.streak_lines``; weaker lines that come back at the
same place on several pages are for the dossier's check of the glass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from station.imaging.render import to_rendition
from station.model.finding import Finding, Outcome
from station.model.geometry import Box
from station.qc.check import PageView
from station.qc.limits import Limits

# Inches that a box around the line reaches to each side of its middle.
_REACH: Final = 0.02


@dataclass(frozen=True, slots=True)
class Streaks:
    """Judges the strongest line that was measured."""

    name: str = "streaks"
    version: str = "1"
    limit_names: tuple[str, ...] = ("level",)

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the strength of the strongest line in grey levels, with its column on the upright page."""
        limit = limits["level"]
        if "streak_1_level" not in page.measures:
            return Finding(self.name, Outcome.UNCHECKED, None, limit, "/255", note="page_too_small")
        level = abs(page.measures["streak_1_level"])
        if level < limit:
            return Finding(self.name, Outcome.PASSED, level, limit, "/255")
        return Finding(self.name, Outcome.FLAGGED, level, limit, "/255", _region(page), "streak")


def _region(page: PageView) -> Box:
    """Return the box around the strongest line; the line leans in it when the page was straightened."""
    height = page.master_gray.shape[0]
    column, reach = page.measures["streak_1"] / 25.4 * page.dpi, _REACH * page.dpi
    ends = [(column + side * reach, end) for side in (-1, 1) for end in (0.0, float(height))]
    across, down = zip(*to_rendition(ends, page.recipe), strict=True)
    width, length = page.recipe.size
    left, top = max(0, round(min(across))), max(0, round(min(down)))
    right, bottom = min(width, round(max(across))), min(length, round(max(down)))
    return Box(left, top, max(1, right - left), max(1, bottom - top))


PLUGIN = Streaks()
