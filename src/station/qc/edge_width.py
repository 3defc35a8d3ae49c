"""Widths of the steps from paper into ink along the rows of a page."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import CONTRAST

Gray = NDArray[np.uint8]
Widths = NDArray[np.float64]

# At 300 dpi: how far a profile reaches to each side of an edge, in pixels, and between how many rows one is looked at.
_REACH: Final = 9
_ROWS: Final = 8
_MOST: Final = 2000
# An edge counts when its step is at least this share of the page's own strong edges.
_STRONG: Final = 0.6


def edge_widths(gray: Gray, behind: Gray, factor: int, paper: float, dpi: float) -> Widths:
    """Return the 10–90 % widths, in pixels, of the strong edges where a row goes from paper into ink.

    ``behind``: the paper without its ink, smaller by ``factor``. Pass transposed views for the other direction. The
    paper side of each profile must be paper: edges inside of pictures and between touching letters say nothing.
    """
    reach = max(4, round(_REACH * dpi / 300))
    width = min(gray.shape[1], behind.shape[1] * factor)
    rows = np.arange(reach, min(gray.shape[0], behind.shape[0] * factor) - reach, _ROWS)
    if not len(rows) or width <= 4 * reach:
        return np.empty(0)
    looked_at = np.ascontiguousarray(gray[rows][:, :width])
    limits = cv2.convertScaleAbs(np.ascontiguousarray(behind[rows // factor]), alpha=1.0 - CONTRAST)
    limits = cv2.resize(limits, (width, len(rows)), interpolation=cv2.INTER_NEAREST)
    mask = np.asarray(cv2.compare(looked_at, limits, cv2.CMP_LT), np.uint8)
    row, column = np.nonzero(mask[:, 1:] > mask[:, :-1])
    inside = (column >= 2 * reach) & (column < width - 2 * reach)
    row, column = row[inside], column[inside]
    if len(row) > _MOST:
        pick = np.linspace(0, len(row) - 1, _MOST).astype(np.int64)
        row, column = row[pick], column[pick]
    if not len(row):
        return np.empty(0)
    profiles = looked_at[row[:, None], column[:, None] + np.arange(-reach, reach + 1)].astype(np.float64)
    return _widths(profiles, paper)


def _widths(profiles: NDArray[np.float64], paper: float) -> Widths:
    middle = profiles.shape[1] // 2
    high = np.median(profiles[:, : middle // 2 + 1], axis=1)
    low = profiles[:, middle : middle + middle // 2 + 2].min(axis=1)
    step = high - low
    good = (np.abs(high - paper) <= 0.12 * paper + 8) & (step > 0)
    if not good.any():
        return np.empty(0)
    good &= step >= _STRONG * np.percentile(step[good], 90)
    profiles, high, step = profiles[good], high[good], step[good]
    upper = _crossing(profiles, high - 0.1 * step, middle)
    lower = _crossing(profiles, high - 0.9 * step, middle)
    widths = lower - upper
    return np.asarray(widths[np.isfinite(widths) & (widths > 0)])


def _crossing(profiles: NDArray[np.float64], level: NDArray[np.float64], middle: int) -> NDArray[np.float64]:
    """Return where each profile falls below its level for good, searched from the edge outwards, NaN when it does not.

    For a level above the value at the edge that is the last sample above it to the left, otherwise the first below it
    to the right.
    """
    count, length = profiles.shape
    above = profiles > level[:, None]
    at_edge = profiles[:, middle] > level
    left = middle - 1 - np.argmax(above[:, middle - 1 :: -1], axis=1)
    right = middle + np.argmax(~above[:, middle:], axis=1) - 1
    start = np.where(at_edge, right, left)
    index = np.arange(count)
    start = np.clip(start, 0, length - 2)
    before, after = profiles[index, start], profiles[index, start + 1]
    usable = (before > level) & (after <= level)
    with np.errstate(divide="ignore", invalid="ignore"):
        place = start + (before - level) / (before - after)
    return np.where(usable, place, np.nan)
