"""Exposure: paper that is too dark, and paper burnt out to white together with washed-out print.

Limits: ``darkest``, CIE L* of the paper at least (60: white paper; grey and brown papers stay above it); ``clipped``,
percent of the paper that may be pure white, and ``ink``, L* of the darkest words at most where more is. White paper
alone is no fault: scanners set their white point on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from station.model.finding import Finding, Outcome
from station.qc.check import Limits, PageView

# Mean of a few pixels that are pure white, but for a grain.
_WHITE: Final = 253
# Confidence of a word that is one.
_READ: Final = 60.0


@dataclass(frozen=True, slots=True)
class Exposure:
    """Looks at the paper's mode and at the core of the words."""

    name: str = "exposure"
    version: str = "1"
    limit_names: tuple[str, ...] = ("darkest", "clipped", "ink")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return L* of the paper, or of the ink where that is what is wrong."""
        if page.depth == 1:
            return Finding(self.name, Outcome.UNCHECKED, None, limits["darkest"], "L*", note="two_levels")
        paper = lightness(page.paper)
        if paper < limits["darkest"]:
            return Finding(self.name, Outcome.FLAGGED, paper, limits["darkest"], "L*", note="too_dark")
        bare = page.small[page.ink == 0]
        clipped = 100.0 * float((bare >= _WHITE).mean()) if bare.size else 0.0
        darkest = _darkest_words(page)
        if clipped > limits["clipped"] and darkest is not None and darkest > limits["ink"]:
            return Finding(self.name, Outcome.FLAGGED, darkest, limits["ink"], "L*", note="washed_out")
        return Finding(self.name, Outcome.PASSED, paper, limits["darkest"], "L*")


def _darkest_words(page: PageView) -> float | None:
    """Return L* of the core of the darkest tenth of the words, ``None`` without any."""
    boxes = [word.box for word in page.text.words if word.confidence >= _READ] if page.text else []
    cores = [float(np.percentile(page.gray[box.y : box.bottom : 2, box.x : box.right : 2], 2)) for box in boxes]
    return lightness(float(np.percentile(cores, 10))) if cores else None


def lightness(gray: float) -> float:
    """Return CIE L* (0–100) of an sRGB grey level (IEC 61966-2-1; CIE 15)."""
    value = gray / 255.0
    linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return float(116.0 * np.cbrt(linear) - 16.0 if linear > 216 / 24389 else linear * 24389 / 27)


PLUGIN = Exposure()
