"""Where the letters of a word stand, measured on its pixels: whether two words side by side are of one line.

Boxes end at dots and tails below the line, and an engine puts words that touch into one line although they stand at
different heights. Ink falls off steeply under the feet of the letters, whatever hangs below.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.model.geometry import Box

Gray = NDArray[np.uint8]

# Print is darker than this share of the paper; the feet are sought from the middle of the box to so much below it.
_PRINT: Final = 0.6
_BELOW: Final = 0.25
# Rows above and below a place that are compared.
_ROWS: Final = 3


def stand_alike(gray: Gray, left: Box, right: Box, paper: float, tolerance: float) -> bool:
    """Return whether two words side by side stand on the same row of pixels but for ``tolerance``.

    Only their ends that face each other are compared: a line may lean.
    """
    ends = (_part(left, max(0, left.width - left.height)), _part(right, 0))
    one, other = (baseline_of_ink(gray, box, paper) for box in ends)
    return abs(one - other) <= tolerance


def _part(box: Box, start: int) -> Box:
    return Box(box.x + start, box.y, min(box.width - start, box.height), box.height)


def baseline_of_ink(gray: Gray, box: Box, paper: float) -> float:
    """Return the row of ``gray`` (height × width) on which the letters in ``box`` stand, its lower edge without ink."""
    deep = round(_BELOW * box.height)
    part = gray[max(0, box.y) : box.bottom + deep, max(0, box.x) : box.right]
    ink = np.pad((part < _PRINT * paper).sum(axis=1), (0, box.bottom + deep - max(0, box.y) - part.shape[0] + _ROWS))
    if not ink.any():
        return float(box.bottom)
    sums = np.concatenate(([0], np.cumsum(ink)))
    rows = np.arange(max(_ROWS, box.height // 2), len(ink) - _ROWS + 1)
    falls = 2 * sums[rows] - sums[rows - _ROWS] - sums[rows + _ROWS]
    return float(max(0, box.y) + rows[int(np.argmax(falls))])
