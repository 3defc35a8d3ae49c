"""How much is on a page: the measure behind the blank check, shared with checks that need something to look at.

Only the inner 90 % counts, speckles are dropped, and darkness is judged against the local paper. Three grades, never a
deletion: content, probably blank, blank.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import cv2

from station.imaging.ink import ink_mask
from station.model.page_text import PageText
from station.qc.check import Limits, PageView
from station.qc.rendition import Rendition

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


def blank_measures(page: Rendition, text: PageText | None, limits: Limits) -> dict[str, float]:
    """Return ``content_share`` (% of the inner page) and ``blank_grade`` (a ``Blankness``; absent without limits)."""
    share = content_share(page)
    measures = {"content_share": share}
    if limits:
        measures["blank_grade"] = float(_grade(share, text, limits))
    return measures


def content_share(page: Rendition) -> float:
    """Return the share of the inner page that carries marks, in percent."""
    height, width = page.small.shape
    inner = (
        slice(int(height * _MARGIN), int(height * (1 - _MARGIN))),
        slice(int(width * _MARGIN), int(width * (1 - _MARGIN))),
    )
    if not page.small[inner].size:
        return 0.0
    marks = ink_mask(page.small[inner], page.behind[inner], _FAINT)
    _, _, stats, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA]
    speck = _SPECK * (page.dpi / page.factor) ** 2
    return 100.0 * float(areas[areas >= max(2.0, speck)].sum()) / marks.size


def is_blank(page: PageView) -> bool:
    """Whether the page was graded as having nothing, or probably nothing, on it."""
    return page.measures.get("blank_grade", 0.0) > 0.0


def _grade(share: float, text: PageText | None, limits: Limits) -> Blankness:
    words = 0 if text is None else sum(len(word.text) >= 2 and word.confidence >= 50 for word in text.words)
    if words >= limits["words"] or share >= limits["content"]:
        return Blankness.CONTENT
    return Blankness.PROBABLY_BLANK if words or share >= limits["blank"] else Blankness.BLANK
