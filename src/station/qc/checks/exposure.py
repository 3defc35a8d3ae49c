"""Exposure: paper that is too dark, and paper burnt out to white together with washed-out ink.

Limits: ``darkest``, CIE L* of the paper at least (60: white paper; grey and brown papers stay above it);
``clipped``, percent of the paper that may be pure white, and ``ink``, L* of the dark strokes at most where more is.
White paper alone is no fault: scanners set their white point on it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from station.model.finding import Finding, Outcome
from station.qc.blankness import is_blank
from station.qc.check import Limits, PageView


@dataclass(frozen=True, slots=True)
class Exposure:
    """Looks at the paper's mode and at the darkest tenth of the ink."""

    name: str = "exposure"
    version: str = "1"

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return L* of the paper, or of the ink where that is what is wrong."""
        if page.depth == 1:
            return Finding(self.name, Outcome.UNCHECKED, None, limits["darkest"], "L*", note="two_levels")
        paper = lightness(page.paper)
        if paper < limits["darkest"]:
            return Finding(self.name, Outcome.FLAGGED, paper, limits["darkest"], "L*", note="too_dark")
        sample_gray, sample_ink = page.gray[::3, ::3], page.ink[::3, ::3] > 0
        clipped = 100.0 * float((sample_gray[~sample_ink] >= 254).mean()) if (~sample_ink).any() else 0.0
        if clipped > limits["clipped"] and not is_blank(page) and sample_ink.any():
            ink = lightness(float(np.percentile(sample_gray[sample_ink], 10)))
            if ink > limits["ink"]:
                return Finding(self.name, Outcome.FLAGGED, ink, limits["ink"], "L*", note="washed_out")
        return Finding(self.name, Outcome.PASSED, paper, limits["darkest"], "L*")


def lightness(gray: float) -> float:
    """Return CIE L* (0–100) of an sRGB grey level (IEC 61966-2-1; CIE 15)."""
    value = gray / 255.0
    linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return float(116.0 * np.cbrt(linear) - 16.0 if linear > 216 / 24389 else linear * 24389 / 27)


PLUGIN = Exposure()
