"""Where there is ink: darkness against the local paper, so that beige paper, shading and grey beds do not matter."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.scaling import shrink

Gray = NDArray[np.uint8]

# A stroke is at least this share darker than the paper around it.
CONTRAST: Final = 0.20
# Nothing is called paper that is darker than this share of the page's own paper: photographs and bars stay ink.
_DARKEST_PAPER: Final = 0.60
# Inches: the widest dark thing that is closed to see the paper behind it, and the resolution that does for it.
_STROKE: Final = 0.33
_COARSE_DPI: Final = 18.0
# Inches: a line of print is no higher, and a piece of one that has run together no longer.
_LETTER_HEIGHT: Final = 0.4
_LINE_LENGTH: Final = 4.0


def paper_level(gray: Gray) -> float:
    """Return the grey level (0–255) of the paper: the mode of the brighter half of a sample of the pixels."""
    step = max(1, round((gray.size / 40_000) ** 0.5))
    histogram = np.bincount(gray[::step, ::step].ravel(), minlength=256).astype(np.float64)
    smooth = np.convolve(histogram, np.ones(9), mode="same")
    below = np.cumsum(histogram)
    brighter_half = int(np.searchsorted(below, below[-1] / 2))
    return float(brighter_half + int(np.argmax(smooth[brighter_half:]))) if brighter_half < 255 else 255.0


def background(gray: Gray, dpi: float, paper: float) -> Gray:
    """Return the paper without its ink, as large as ``gray``.

    ``dpi`` is that of ``gray``. Strokes up to about 9 mm are closed; what is larger and darker than 60 % of ``paper``
    is not paper.
    """
    factor = max(1, int(dpi / _COARSE_DPI))
    reach = 2 * round(_STROKE * dpi / factor / 2) + 1
    small = cv2.dilate(shrink(gray, factor), np.ones((3, 3)))
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((reach, reach)))
    smooth = cv2.GaussianBlur(np.maximum(closed, np.uint8(paper * _DARKEST_PAPER)), (0, 0), 2.0)
    return _as_gray(cv2.resize(smooth, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR))


def ink_mask(gray: Gray, paper_behind: Gray, contrast: float = CONTRAST) -> Gray:
    """Return 255 where ``gray`` is darker than the paper behind it by more than ``contrast`` of its level, else 0."""
    limit = cv2.convertScaleAbs(paper_behind, alpha=1.0 - contrast)
    return _as_gray(cv2.compare(gray, limit, cv2.CMP_LT))


def text_ink(ink: Gray, dpi: float) -> tuple[Gray, int]:
    """Return the ink that may be letters, and of how many pieces it is; ``ink`` has 70 to 140 ``dpi``.

    Rules longer than 15 mm go first, then what is too large for print: grids, photographs, seals, signatures. They run
    any way and say nothing of the lines of text.
    """
    length = max(8, int(dpi * 0.6))
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    rules = cv2.dilate(cv2.bitwise_or(across, down), np.ones((3, 3), np.uint8))
    rest = cv2.subtract(ink, rules)
    count, found = cv2.connectedComponents(rest, connectivity=8)
    labels = np.asarray(found, np.int32)
    xs, ys = places(np.asarray(rest, np.uint8))
    wide, high, area = _sizes(labels[ys, xs], xs, ys, count)
    short, long = np.minimum(wide, high) / dpi, np.maximum(wide, high) / dpi
    kept = (short <= _LETTER_HEIGHT) & (long <= _LINE_LENGTH) & (area > 1)
    kept[0] = False
    return (kept * np.uint8(255)).take(labels), int(kept.sum())


def places(mask: Gray) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return x and y of all pixels that are not 0, row by row; five times as fast as NumPy."""
    # Without any such pixel OpenCV returns None, whatever its types say.
    points = cv2.findNonZero(np.ascontiguousarray(mask)) if mask.any() else np.empty((0, 2), np.int32)
    flat = np.asarray(points, np.int32).reshape(-1, 2)
    return flat[:, 0], flat[:, 1]


def _sizes(
    pieces: NDArray[np.int32], xs: NDArray[np.int32], ys: NDArray[np.int32], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return width, height and area of each of ``count`` pieces, given the pixels in them, row by row.

    OpenCV's own statistics go through the ground as well and take four times as long.
    """
    first, last = np.zeros(count, np.int64), np.zeros(count, np.int64)
    # Where an index stands several times the last value stays: in this order the least, in that the greatest.
    first[pieces[::-1]], last[pieces] = ys[::-1], ys
    high = last - first + 1
    across = np.argsort(xs.astype(np.uint16), kind="stable")
    first[pieces[across[::-1]]], last[pieces[across]] = xs[across[::-1]], xs[across]
    return last - first + 1, high, np.bincount(pieces, minlength=count)


def _as_gray(array: object) -> Gray:
    return np.asarray(array, dtype=np.uint8)
