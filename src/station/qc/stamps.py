"""Stamped or framed words: where they may stand on a page, and each as a picture of its own.

- Ink of a stamp is redder than it is green, whatever lies beneath: paper of any tint, black print and blue pen are not.
  What stays together at a millimetre or two and has the size of a line of stamped words is cut out by its colour alone.
- Ink without colour is looked for by its frame: a closed rectangle of that size which belongs to no table.

Either is straightened and freed of its frame. Sizes: secrecy stamps are 20, 30 or 40 × 8 mm (TT 24/2020/TT-BCA),
urgency stamps alike (NĐ 30/2020, Phụ lục I), older ones larger.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.model.geometry import Box
from station.qc.rendition import Rendition

Pixels = NDArray[np.uint8]

_MM: Final = 25.4
# Levels by which red exceeds green more than it does on the paper: half of a thin imprint. Violet, whose red is weak,
# gets so much for being bluer than green too.
_REDNESS: Final = 30
_VIOLET: Final = 0.8
# Pixels of the small view: less red than this is no word.
_LEAST_RED: Final = 30
# Millimetres: gaps within one imprint; height and length of a line of stamped words; rules longer than a mark's frame.
_GAP: Final = 2.6
_HEIGHTS: Final = (4.5, 21.0)
_LENGTHS: Final = (11.0, 75.0)
_RULE: Final = 60.0
# An imprint is longer than high, and fills its rectangle neither like a bar nor like a scratch.
_SHAPE: Final = 1.25
_FILL: Final = (0.08, 0.72)
# A frame without colour has two sides, so far apart (of its height) in so many of its columns.
_APART: Final = 0.5
_CLOSED: Final = 0.85
# Four pixels of the small view with one of ink are ink at half its size.
_HALF_INK: Final = 60
_MOST: Final = 4


@dataclass(frozen=True, slots=True)
class Stamp:
    """One imprint: ``box`` in rendition pixels, and its ``middle``, ``size`` and ``angle`` as it lies there.

    ``size``: length and height in pixels; ``angle``: degrees clockwise from the rows of the page to its long side, -90
    to 90. ``colored``: found by its colour; otherwise by its frame.
    """

    box: Box
    middle: tuple[float, float]
    size: tuple[float, float]
    angle: float
    colored: bool


def find_stamps(page: Rendition) -> list[Stamp]:
    """Return up to four places of either kind that may be stamped or framed words, the fullest first."""
    colored = _by_color(page)
    frames = [frame for frame in _by_frame(page) if not any(_covers(stamp.box, frame) for stamp in colored)]
    return colored + frames


def redness(pixels: Pixels) -> Pixels:
    """Return by how many levels red exceeds green, less what it does on the paper; violet counts for more.

    ``pixels``: height × width × 3. Violet is bluer than it is green as well; paper and wood never are.
    """
    red, green, blue = cv2.split(pixels)
    step = max(1, round((red.size / 20_000) ** 0.5))
    on_paper = np.median(red[::step, ::step].astype(np.int16) - green[::step, ::step])
    excess = cv2.addWeighted(red, 1.0, green, -1.0, -max(0.0, float(on_paper)))
    violet = cv2.min(excess, cv2.subtract(blue, green))
    return np.asarray(cv2.addWeighted(excess, 1.0, violet, _VIOLET, 0.0), np.uint8)


def _by_color(page: Rendition) -> list[Stamp]:
    if page.pixels.ndim == 2:
        return []
    # A sample of the pixels does: an imprint is thick, and the mean over all of them takes four times as long.
    size = (page.small.shape[1], page.small.shape[0])
    small = np.asarray(cv2.resize(page.pixels, size, interpolation=cv2.INTER_LINEAR), np.uint8)
    red = np.asarray(cv2.threshold(redness(small), _REDNESS, 255, cv2.THRESH_BINARY)[1], np.uint8)
    if cv2.countNonZero(red) < _LEAST_RED:
        return []
    pixel = _MM * page.factor / page.dpi
    outlines, _ = cv2.findContours(_joined(red, pixel), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    contours = [np.asarray(outline, np.int32) for outline in outlines]
    found = [(_weight(red, points), points) for points in contours if _has_size(points, pixel)]
    found = [(weight, points) for weight, points in found if _is_filled(weight, points)]
    found.sort(key=lambda item: -item[0])
    return [_stamp(points, page.factor, colored=True) for _, points in found[:_MOST]]


def _joined(red: Pixels, pixel: float) -> Pixels:
    """Return the mask with the gaps within an imprint filled; rules of tables and of exercise books are gone."""
    rule = max(9, round(_RULE / pixel))
    for axis, run, across in ((1, (1, rule), (3, 1)), (0, (rule, 1), (1, 3))):
        # A rule that leans a little goes from row to row.
        thick = cv2.dilate(red, np.ones(across, np.uint8))
        if int(np.asarray(cv2.reduce(thick, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32S)).max()) >= 255 * rule:
            lines = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(run, np.uint8))
            red = np.asarray(cv2.subtract(red, lines), np.uint8)
    gap = max(3, round(_GAP / pixel))
    return np.asarray(cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8)), np.uint8)


def _by_frame(page: Rendition) -> list[Stamp]:
    """Find frames at half of the small view: fine enough for a rectangle, and four times as fast."""
    height, width = page.ink.shape[0] // 2, page.ink.shape[1] // 2
    if not height or not width:
        return []
    half = cv2.resize(page.ink[: 2 * height, : 2 * width], (width, height), interpolation=cv2.INTER_AREA)
    ink = cv2.threshold(half, _HALF_INK, 255, cv2.THRESH_BINARY)[1]
    pixel = _MM * page.factor * 2 / page.dpi
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, tall, area = (stats[:, place] for place in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    long, short = np.maximum(wide, tall) * pixel, np.minimum(wide, tall) * pixel
    fits = (long >= _LENGTHS[0]) & (long <= _LENGTHS[1] + 5) & (short >= _HEIGHTS[0]) & (short <= _HEIGHTS[1] + 10)
    fits &= area < _FILL[1] * wide * tall
    fits[0] = False
    found: list[Stamp] = []
    for label in np.nonzero(fits)[0]:
        x, y = int(stats[label, cv2.CC_STAT_LEFT]), int(stats[label, cv2.CC_STAT_TOP])
        piece = labels[y : y + int(tall[label]), x : x + int(wide[label])] == label
        points = np.argwhere(piece)[:, ::-1].astype(np.int32) + np.array((x, y), np.int32)
        if _has_size(points, pixel) and _is_closed(piece if piece.shape[1] >= piece.shape[0] else piece.T):
            found.append(_stamp(points, 2 * page.factor, colored=False))
    return found[:_MOST]


def _is_closed(piece: NDArray[np.bool_]) -> bool:
    """Whether nearly every column of a piece of ink has an upper and a lower side with room between them."""
    height = piece.shape[0]
    first, last = piece.argmax(axis=0), height - 1 - piece[::-1].argmax(axis=0)
    return bool(((last - first) * piece.any(axis=0) > _APART * height).mean() >= _CLOSED)


def _has_size(points: NDArray[np.int32], pixel: float) -> bool:
    _, sides, _ = cv2.minAreaRect(points)
    length, height = max(sides) * pixel, min(sides) * pixel
    fits = _HEIGHTS[0] <= height <= _HEIGHTS[1] and _LENGTHS[0] <= length <= _LENGTHS[1]
    return fits and length >= _SHAPE * height


def _weight(red: Pixels, points: NDArray[np.int32]) -> int:
    x, y, width, height = cv2.boundingRect(points)
    return int(cv2.countNonZero(red[y : y + height, x : x + width]))


def _is_filled(weight: int, points: NDArray[np.int32]) -> bool:
    _, (width, height), _ = cv2.minAreaRect(points)
    return _FILL[0] <= weight / max(1.0, width * height) <= _FILL[1]


def _stamp(points: NDArray[np.int32], factor: int, *, colored: bool) -> Stamp:
    (x, y), (width, height), angle = cv2.minAreaRect(points)
    if width < height:
        width, height, angle = height, width, angle + 90
    left, top, wide, tall = cv2.boundingRect(points)
    return Stamp(
        box=Box(left * factor, top * factor, wide * factor, tall * factor),
        middle=((x + 0.5) * factor - 0.5, (y + 0.5) * factor - 0.5),
        size=((width + 1) * factor, (height + 1) * factor),
        angle=(angle + 90) % 180 - 90,
        colored=colored,
    )


def _covers(box: Box, stamp: Stamp) -> bool:
    x, y = stamp.middle
    return box.x <= x <= box.right and box.y <= y <= box.bottom
