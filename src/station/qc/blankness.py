"""How much is on a page: the measure behind the blank check, shared with checks that need something to look at.

Only the inner 90 % counts, speckles are dropped, and darkness is judged against the local paper. Three grades, never a
deletion: content, probably blank, blank.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import background, ink_mask
from station.imaging.scaling import shrink, working_factor
from station.model.page_text import PageText
from station.qc.check import Limits, PageView

Gray = NDArray[np.uint8]

# Faint pencil is a tenth darker than its paper; show-through of a seal mostly less.
_FAINT: Final = 0.10
_MARGIN: Final = 0.05
# A speck is smaller than this, in square inches: about half a full stop of 12 points.
_SPECK: Final = 0.0004


class Blankness(IntEnum):
    """What is on the page."""

    CONTENT = 0
    PROBABLY_BLANK = 1
    BLANK = 2


def blank_measures(gray: Gray, paper: float, dpi: float, text: PageText | None, limits: Limits) -> dict[str, float]:
    """Return ``content_share`` (% of the inner page) and ``blank_grade`` (a ``Blankness``; absent without limits)."""
    share = content_share(gray, paper, dpi)
    measures = {"content_share": share}
    if limits:
        measures["blank_grade"] = float(_grade(share, text, limits))
    return measures


def content_share(gray: Gray, paper: float, dpi: float) -> float:
    """Return the share of the inner page that carries marks, in percent."""
    factor = working_factor(dpi)
    small = shrink(gray, factor)
    small_dpi = dpi / factor
    height, width = small.shape
    ink = ink_mask(small, background(small, small_dpi, paper), _FAINT)
    inner = ink[int(height * _MARGIN) : int(height * (1 - _MARGIN)), int(width * _MARGIN) : int(width * (1 - _MARGIN))]
    if not inner.size:
        return 0.0
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(inner), connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA]
    return 100.0 * float(areas[areas >= max(2.0, _SPECK * small_dpi**2)].sum()) / inner.size


def is_blank(page: PageView) -> bool:
    """Whether the page was graded as having nothing, or probably nothing, on it."""
    return page.measures.get("blank_grade", 0.0) > 0.0


def _grade(share: float, text: PageText | None, limits: Limits) -> Blankness:
    words = 0 if text is None else sum(len(word.text) >= 2 and word.confidence >= 50 for word in text.words)
    if words >= limits["words"] or share >= limits["content"]:
        return Blankness.CONTENT
    return Blankness.PROBABLY_BLANK if words or share >= limits["blank"] else Blankness.BLANK
