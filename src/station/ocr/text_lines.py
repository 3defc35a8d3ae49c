"""A handful of text lines cut out of a page, by its ink alone."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.model.geometry import Box

Gray = NDArray[np.uint8]

# In points: the height of a line, letters with their marks.
_HEIGHTS: Final = (5.0, 24.0)
# A line is at least so many times as long as high; a longer piece than this (inches) proves nothing more.
_MIN_SHAPE: Final = 5.0
_LONGEST: Final = 2.3


def find_text_lines(ink: Gray, dpi: float, most: int) -> list[Box]:
    """Return up to ``most`` boxes of text lines, the richest in ink first, in pixels of ``ink`` (70–140 dpi)."""
    text = _without_rules(ink, dpi)
    joined = cv2.morphologyEx(text, cv2.MORPH_CLOSE, np.ones((1, max(3, round(dpi / 8))), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(joined, np.uint8), connectivity=8)
    lowest, highest = (points / 72 * dpi for points in _HEIGHTS)
    found: list[tuple[int, Box]] = []
    for x, y, full_width, height, _ in stats[1:].tolist():
        if not lowest <= height <= highest or full_width < _MIN_SHAPE * height:
            continue
        width = min(full_width, round(_LONGEST * dpi))
        amount = int(np.count_nonzero(text[y : y + height, x : x + width]))
        # Dots in a row and dirty edges fill less of their box than letters do, bars fill more.
        if 0.12 * width * height <= amount <= 0.75 * width * height:
            found.append((amount, Box(x, y, width, height)))
    found.sort(key=lambda item: (-item[0], item[1].y, item[1].x))
    return [box for _, box in found[:most]]


def _without_rules(ink: Gray, dpi: float) -> Gray:
    length = max(8, int(dpi * 0.6))
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return np.asarray(cv2.subtract(cv2.subtract(ink, across), down), np.uint8)


def cut_lines(gray: Gray, boxes: list[Box], scale: float, dpi: float, wanted_dpi: float) -> list[Gray]:
    """Return the lines from the page at full size, brought to ``wanted_dpi``, with a margin around the letters.

    ``scale``: size of the image the boxes belong to against ``gray``.
    """
    lines = []
    shrink = min(1.0, wanted_dpi / dpi)
    for box in boxes:
        margin = 0.35 * box.height / scale
        top, bottom = max(0, int(box.y / scale - margin)), int(box.bottom / scale + margin)
        left, right = max(0, int(box.x / scale - margin)), int(box.right / scale + margin)
        piece = gray[top:bottom, left:right]
        if shrink < 1.0:
            piece = np.asarray(cv2.resize(piece, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA), np.uint8)
        lines.append(np.ascontiguousarray(piece))
    return lines
