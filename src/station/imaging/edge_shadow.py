"""The edge of the paper itself, where the sheet throws a shadow onto a bright bed.

On such a bed the first step met from outside is where the shadow begins, up to 2 mm from the paper. Inside of the edge
the paper has one level, in the median along the side; it ends where that level ends for good. A rule printed near the
edge is not the end: behind it there is paper again.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.imaging.lines import Line
from station.imaging.page_edges import PageEdges, ends_of, profiles_across

Gray = NDArray[np.uint8]

# Pixels inwards from a side: how far the shadow may reach, and where there is paper for certain.
_DEEPEST: Final = 30
_PAPER: Final = 10
# Grey levels by which the median along a side leaves that of the paper, and pixels after which it has come back.
_LEFT: Final = 1.5
_BACK: Final = 9
# Pixels from a side that are a good way off.
_FAR: Final = (24, 40)
# Less than this, in pixels, is no shadow.
_LEAST: Final = 2


def off_the_shadow(gray: Gray, edges: PageEdges, sides: Collection[str]) -> PageEdges:
    """Return the edges with some sides moved inwards, off the shadow that lies along them."""
    moved = {side: _moved(gray, side, edges) if side in sides else line for side, line in edges.found.items()}
    return PageEdges(**moved)


def lasting(gray: Gray, edges: PageEdges, least: float) -> PageEdges:
    """Return the sides beyond which the bed is brighter by ``least`` levels a good way off; a fold has paper there."""
    return PageEdges(**{side: line for side, line in edges.found.items() if _rise(gray, side, edges) >= least})


def _rise(gray: Gray, side: str, edges: PageEdges) -> float:
    ends = ends_of(side, edges, gray.shape[1], gray.shape[0])
    if ends is None:
        return 0.0
    far = np.arange(*_FAR, 1.0)
    levels = np.median(profiles_across(gray, edges.found[side], ends, np.concatenate([-far, far]))[2], axis=0)
    return float(np.median(levels[far.size :]) - np.median(levels[: far.size]))


def _moved(gray: Gray, side: str, edges: PageEdges) -> Line:
    line = edges.found[side]
    ends = ends_of(side, edges, gray.shape[1], gray.shape[0])
    if ends is None:
        return line
    offsets = np.arange(-_DEEPEST - _PAPER, 1.0)
    levels = np.median(profiles_across(gray, line, ends, offsets)[2], axis=0)
    paper = float(np.median(levels[:_PAPER]))
    away = np.abs(levels[_PAPER:] - paper) > _LEFT
    if not away.any():
        return line
    first = int(np.argmax(away))
    shadow = _DEEPEST - first
    # Paper that darkens all the way is no shadow on the bed but the fold of a book.
    if shadow < _LEAST or not first or _comes_back(away[first:]):
        return line
    return Line(line.normal, line.offset - shadow + 0.5, line.share)


def _comes_back(away: NDArray[np.bool_]) -> bool:
    """Whether the level of the paper is met again, for more than the crossing from shadow to bed."""
    return any(not away[at : at + _BACK].any() for at in range(len(away) - _BACK + 1))
