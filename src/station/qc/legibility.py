"""Whether print on a page would have been read: what the recognition missed on a good image was no print.

Blurred, noisy and pale print reads badly because of the image; handwriting reads badly on the best image. Sharpness and
contrast are those of ``qc.edge_width``; the grain is measured here, on the pages that need it only.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from station.model.page_text import PageText
from station.qc.check import PageView
from station.qc.limits import Limits

# Every so many rows tell the grain; what is so many levels darker than the paper is ink or shade.
_ROWS: Final = 24
_PAPER: Final = 40.0


def is_good_image(page: PageView, limits: Limits) -> bool:
    """Whether edges are sharp, print stands out, and the paper is quiet; ``False`` where that cannot be measured.

    Limits: ``width``, pixels of the median edge at most; ``contrast``, percent by which ink is darker than its paper,
    at least; ``grain``, levels between neighbouring pixels of the paper, at most.
    """
    width, step = page.measures.get("edge_width"), page.measures.get("ink_step")
    if width is None or step is None or width > limits["width"]:
        return False
    return 100.0 * step / max(1.0, page.paper) >= limits["contrast"] and grain(page) <= limits["grain"]


def grain(page: PageView) -> float:
    """Return the mean difference of neighbouring pixels of the paper, in grey levels; 0 where no paper is seen."""
    rows = page.gray[_ROWS // 2 :: _ROWS].astype(np.int16)
    paper = rows > page.paper - _PAPER
    both = paper[:, 1:] & paper[:, :-1]
    return float(np.abs(np.diff(rows, axis=1))[both].mean()) if both.any() else 0.0


def print_confidence(text: PageText, sure: float) -> tuple[float, float]:
    """Return the mean confidence of the words read with at least ``sure``, by length, and their share of the letters.

    Both in percent; nothing read gives (0, 0).
    """
    letters = sum(len(word.text) for word in text.words)
    words = [(len(word.text), word.confidence) for word in text.words if word.confidence >= sure]
    printed = sum(length for length, _ in words)
    if not printed:
        return 0.0, 0.0
    return sum(length * confidence for length, confidence in words) / printed, 100.0 * printed / letters
