"""Exposure: paper that is too dark, and paper burnt out to white together with washed-out ink.

White paper alone is no fault: scanners set their white point on it. Burnt out it is only where black print has become
light as well; seals, signatures and pencil are as light as they are, so a page needs print to be judged. An image of
two levels is too dark where most of it came out black; washed out it cannot be, what it lost is gone from the print
(``ocr_confidence``).

Limits: ``darkest``, CIE L* of the paper at least (60: white paper; beige, grey and brown papers stay above it);
``clipped``, percent of the paper that may be pure white, and ``ink``, L* of the darkest print at most where more is
(24: print 0 to 20, with a gain of 1.4 and more 26 to 45).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from station.model.finding import Finding, Outcome
from station.qc.check import PageView
from station.qc.limits import Limits

# Mean of a few pixels that are pure white, but for a grain.
_WHITE: Final = 253
# Words of some confidence, or pieces of ink, that make a page of print.
_READ: Final = 60.0
_WORDS: Final = 8
_PIECES: Final = 100


@dataclass(frozen=True, slots=True)
class Exposure:
    """Looks at the paper's mode and at the core of the strokes."""

    name: str = "exposure"
    version: str = "2"
    limit_names: tuple[str, ...] = ("darkest", "clipped", "ink")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return L* of the paper, or of the ink where that is what is wrong."""
        paper = lightness(float(np.median(page.small)) if page.depth == 1 else page.paper)
        if paper < limits["darkest"]:
            return Finding(self.name, Outcome.FLAGGED, paper, limits["darkest"], "L*", note="too_dark")
        ink = page.measures.get("ink_level")
        if page.depth > 1 and ink is not None and lightness(ink) > limits["ink"] and _has_print(page):
            bare = page.small[page.ink == 0]
            clipped = 100.0 * float((bare >= _WHITE).mean()) if bare.size else 0.0
            if clipped > limits["clipped"]:
                return Finding(self.name, Outcome.FLAGGED, lightness(ink), limits["ink"], "L*", note="washed_out")
        return Finding(self.name, Outcome.PASSED, paper, limits["darkest"], "L*")


def _has_print(page: PageView) -> bool:
    """Whether there are words, or where nothing was read as many pieces of ink as a few lines of print have."""
    if page.text is None:
        return page.measures.get("text_pieces", 0.0) >= _PIECES
    return sum(word.confidence >= _READ for word in page.text.words) >= _WORDS


def lightness(gray: float) -> float:
    """Return CIE L* (0–100) of an sRGB grey level (IEC 61966-2-1; CIE 15)."""
    value = gray / 255.0
    linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return float(116.0 * np.cbrt(linear) - 16.0 if linear > 216 / 24389 else linear * 24389 / 27)


PLUGIN = Exposure()
