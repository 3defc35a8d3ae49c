"""The side of a page at the fold of a book, where the paper darkens until it is no brighter than the bed.

Seen from the bed the page begins where the level first differs from the bed's, brighter or darker; there is a sharp
step at that place, whichever way it goes.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.lines import Line, fit_line
from station.imaging.page_edges import SIDES, PageEdges, ends_of, page_mask, profiles_across, rim_of, rough_side

Gray = NDArray[np.uint8]

# Levels by which the page differs from its bed and a step is high, at least.
_STEP: Final = 12
# Pixels at 70 to 140 dpi over which the two are joined.
_GAP: Final = 15
# Pixels around the rough line where the step is looked for, and across which it is measured.
_REACH: Final = 24
_SPAN: Final = 2
# Stretches of the side, each of which gives one point.
_STRETCHES: Final = 20
_ON_LINE: Final = 1.5
_SEEN: Final = 0.5


def find_fold_edges(gray: Gray, small: Gray, scale: float, known: PageEdges) -> PageEdges:
    """Return the edges ``known`` with further sides of the same page; arguments: see ``find_page_edges``."""
    bed = float(np.percentile(rim_of(small), 12))
    unlike = cv2.absdiff(cv2.blur(small, (3, 3)), np.full_like(small, bed)) > _STEP
    # Between brighter and darker there is a strip of the bed's own level.
    joined = cv2.morphologyEx(unlike.astype(np.uint8) * np.uint8(255), cv2.MORPH_CLOSE, np.ones((_GAP, _GAP), np.uint8))
    page = page_mask(np.asarray(joined, np.uint8))
    if page is None:
        return known
    rough = {side: rough_side(page, side, scale) for side in SIDES if side not in known.found}
    edges = PageEdges(**{**rough, **known.found})
    found = {side: _fine_side(gray, side, edges) for side in rough if side in edges.found}
    return PageEdges(**{**known.found, **found})


def _fine_side(gray: Gray, side: str, edges: PageEdges) -> Line | None:
    """Return the line through the highest steps near a rough side."""
    ends = ends_of(side, edges, gray.shape[1], gray.shape[0])
    if ends is None:
        return None
    line = edges.found[side]
    on_x, on_y, profiles = profiles_across(gray, line, ends, np.arange(-_REACH, _REACH + 1.0))
    groups = len(on_x) // _STRETCHES
    levels = np.median(profiles[: groups * _STRETCHES].reshape(_STRETCHES, groups, -1), axis=1)
    steps = np.abs(levels[:, 2 * _SPAN :] - levels[:, : -2 * _SPAN])
    best = np.argmax(steps, axis=1)
    seen = steps[np.arange(_STRETCHES), best] >= _STEP
    if np.count_nonzero(seen) < _SEEN * _STRETCHES:
        return None
    across = best[seen] + _SPAN - _REACH
    x = on_x.reshape(_STRETCHES, groups).mean(axis=1)[seen] + line.normal[0] * across
    y = on_y.reshape(_STRETCHES, groups).mean(axis=1)[seen] + line.normal[1] * across
    fine = fit_line(np.column_stack([x, y]), _ON_LINE)
    if fine is None or fine.share < _SEEN:
        return None
    same_way = fine.normal[0] * line.normal[0] + fine.normal[1] * line.normal[1] > 0
    return fine if same_way else Line((-fine.normal[0], -fine.normal[1]), -fine.offset, fine.share)
