"""How much is on a page: the measure behind the blank check, shared with checks that need something to look at.

Darkness is judged against the local paper, so that beige, textured and unevenly lit paper does not matter. Marks are
pieces of it that are larger than specks and lie in the inner 93 % of the page; punch holes, staples and lines from
side to side (folds, rules of an exercise book, strips of the bed) are none. Marks with a core as dark as pencil are
content; fainter ones, such as print that shows through, only make a page that is not surely blank, unless they fill
it. Three grades, never a deletion.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import ink_mask
from station.model.page_text import PageText
from station.qc.check import PageView
from station.qc.limits import Limits
from station.qc.rendition import Rendition

# Faint marks are a tenth darker than their paper; the core of pencil, at 75 dpi, nearly a fifth.
_FAINT: Final = 0.10
_PENCIL: Final = 0.17
_MARGIN: Final = 0.035
# A speck is smaller than this, in square inches: about half a full stop of 12 points.
_SPECK: Final = 0.0004
# Share of the inner page that is ink from which single marks need not be looked at.
_PLENTY: Final = 0.015
# Share of the inner page from which faint marks are content as well: a page written in hard pencil.
_PAGEFUL: Final = 0.01
# Share of the page's side, and inches across, of a line from side to side.
_LINE: Final = (0.6, 0.12)
# Punch holes, in inches: least and largest size, how far their middle lies from a side; least share of their box.
_HOLE: Final = (0.12, 0.4, 0.6)
_ROUND: Final = (0.5, 0.25)
# Staples: inches from both sides of a corner; least and largest length in inches; how many times longer than thick.
_STAPLE: Final = (0.95, 0.22, 0.65)
_THIN: Final = 5.0


class Blankness(IntEnum):
    """What is on the page."""

    CONTENT = 0
    PROBABLY_BLANK = 1
    BLANK = 2


def blank_measures(page: Rendition, text: PageText | None, limits: Limits) -> dict[str, float]:
    """Return ``content_share`` and ``marks_share``, in percent of the inner page, and ``blank_grade``.

    ``content_share``: marks as dark as pencil or darker; ``marks_share``: all marks; ``blank_grade``: a ``Blankness``,
    absent without limits.
    """
    content, marks = content_shares(page)
    measures = {"content_share": content, "marks_share": marks}
    if limits:
        measures["blank_grade"] = float(_grade(content, marks, text, limits))
    return measures


def content_shares(page: Rendition) -> tuple[float, float]:
    """Return the share of the inner page with content, and with marks of any kind, in percent."""
    height, width = page.small.shape
    top, left = int(height * _MARGIN), int(width * _MARGIN)
    inner = page.ink[top : height - top, left : width - left]
    if not inner.size:
        return 0.0, 0.0
    share = float(np.count_nonzero(inner)) / inner.size
    if share >= _PLENTY:
        return 100.0 * share, 100.0 * share
    faint = ink_mask(page.small, page.behind, _FAINT)
    _, labels, stats, middles = cv2.connectedComponentsWithStats(faint, connectivity=8)
    kept = _marks(
        np.asarray(stats, np.float64), np.asarray(middles, np.float64), (height, width), page.dpi / page.factor
    )
    pencil = ink_mask(page.small, page.behind, _PENCIL)
    dark = np.zeros(len(stats), bool)
    dark[labels[pencil > 0]] = True
    areas = stats[:, cv2.CC_STAT_AREA]
    if areas[kept].sum() >= _PAGEFUL * inner.size:
        dark = kept
    return 100.0 * float(areas[kept & dark].sum()) / inner.size, 100.0 * float(areas[kept].sum()) / inner.size


def _marks(
    stats: NDArray[np.float64], middles: NDArray[np.float64], size: tuple[int, int], dpi: float
) -> NDArray[np.bool_]:
    """Return which pieces of ink are marks on the inner page."""
    height, width = size
    wide, high, area = (stats[:, column] for column in (2, 3, 4))
    x, y = middles[:, 0], middles[:, 1]
    kept = area >= max(2.0, _SPECK * dpi**2)
    kept &= (
        (x >= _MARGIN * width) & (x < (1 - _MARGIN) * width) & (y >= _MARGIN * height) & (y < (1 - _MARGIN) * height)
    )
    long, thin = _LINE
    line = (wide >= long * width) & (high <= thin * dpi) | (high >= long * height) & (wide <= thin * dpi)
    least, largest, away = (value * dpi for value in _HOLE)
    shape, fill = _ROUND
    # Page numbers stand in the middle of the upper and lower side, holes at the others or far from the middle.
    near = (np.minimum(x, width - x) <= away) | (np.minimum(y, height - y) <= away) & (np.abs(x - width / 2) > 2 * away)
    sides = np.minimum(wide, high), np.maximum(wide, high)
    hole = near & (sides[0] >= shape * sides[1]) & (sides[0] >= least) & (sides[1] <= largest)
    hole &= area >= fill * wide * high
    away, least, largest = (value * dpi for value in _STAPLE)
    square = wide**2 + high**2
    staple = (np.minimum(x, width - x) <= away) & (np.minimum(y, height - y) <= away) & (square >= _THIN * area)
    staple &= (square >= least**2) & (square <= largest**2)
    kept &= ~(line | hole | staple)
    # The first is the paper itself.
    kept[0] = False
    return kept


def is_blank(page: PageView) -> bool:
    """Whether the page was graded as having nothing, or probably nothing, on it."""
    return page.measures.get("blank_grade", 0.0) > 0.0


def _grade(content: float, marks: float, text: PageText | None, limits: Limits) -> Blankness:
    words = 0 if text is None else sum(len(word.text) >= 2 and word.confidence >= 50 for word in text.words)
    if words >= limits["words"] or content >= limits["content"]:
        return Blankness.CONTENT
    return Blankness.PROBABLY_BLANK if words or marks >= limits["blank"] else Blankness.BLANK
