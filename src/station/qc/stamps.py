"""Stamped or framed words: where they may stand on a page, and each as a picture of its own.

- Ink of a stamp is redder than it is green, whatever lies beneath: paper of any tint, black print and blue pen are not.
  What stays together at a millimetre or two and has the size of a line of stamped words is cut out by its colour alone.
- Ink without colour is looked for by its frame, a closed rectangle of that size which belongs to no table; and where
  the recognition of the page read nothing, as it does of a lone word in wide paper.

Either is straightened and freed of its frame. Sizes: secrecy stamps are 20, 30 or 40 × 8 mm (TT 24/2020/TT-BCA),
urgency stamps alike (NĐ 30/2020, Phụ lục I), older ones larger.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import ink_mask
from station.model.geometry import Box
from station.model.page_text import PageText
from station.qc.rendition import Rendition

Pixels = NDArray[np.uint8]
Points = NDArray[np.int32]

_MM: Final = 25.4
# Levels by which red exceeds green more than it does on the paper: half of a thin imprint. Violet, whose red is weak,
# gets so much for being bluer than green too.
_REDNESS: Final = 30
_VIOLET: Final = 0.8
# Pixels of the small view: less red than this is no word; fewer marks than this are dirt.
_LEAST_RED: Final = 30
_DIRT: Final = 10
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
# Marks without colour are a tenth darker than the paper at least: red turned to grey is pale.
_FAINT: Final = 0.10
# What was read with less confidence counts as unread; where marks stand, as a share of the page from its top; and, in
# millimetres, the lowest line of capitals and the gaps between letters and their marks, down and across.
_READ: Final = 60.0
_UPPER: Final = 0.6
_LOWEST: Final = 2.6
_LETTERS: Final = (0.8, 3.2)
_ASKEW: Final = 3.0
# Millimetres of paper at both ends of a lone word.
_BESIDE: Final = 5.0
# The part of the height of such a word, from its top, in which every word of its line has ink.
_MIDDLE: Final = (0.35, 0.65)


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


def find_stamps(page: Rendition, text: PageText | None = None) -> list[Stamp]:
    """Return up to four places of each kind that may be stamped or framed words, the fullest first.

    ``text``: what the recognition of the page read; without it only colour and frames tell.
    """
    found = _by_color(page)
    marks = _half_size(ink_mask(page.small, page.behind, _FAINT))
    factor = 2 * page.factor
    rest = marks if text is None else _without_words(marks, text, factor)
    pixel = _MM * factor / page.dpi
    places = _frames(rest, pixel)
    if text is not None:
        places += _lone_words(rest, marks, pixel)
    for points in places:
        stamp = _stamp(points, factor, colored=False)
        if not _is_known(stamp, found):
            found.append(stamp)
    return found


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


def _half_size(marks: Pixels) -> Pixels:
    """Return a mask at half its size: fine enough for what is looked for, and four times as fast."""
    height, width = marks.shape[0] // 2, marks.shape[1] // 2
    if not height or not width:
        return marks
    half = cv2.resize(marks[: 2 * height, : 2 * width], (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.threshold(half, _HALF_INK, 255, cv2.THRESH_BINARY)[1], np.uint8)


def _without_words(marks: Pixels, text: PageText, factor: int) -> Pixels:
    rest = marks.copy()
    for word in text.words:
        if word.confidence >= _READ:
            box = word.box
            rest[box.y // factor : box.bottom // factor + 1, box.x // factor : box.right // factor + 1] = 0
    return rest


def _frames(ink: Pixels, pixel: float) -> list[Points]:
    return [points for points, piece in _pieces(ink, pixel) if _is_closed(piece)][:_MOST]


def _lone_words(rest: Pixels, marks: Pixels, pixel: float) -> list[Points]:
    """Find what has the size of such words in the upper part of the page, was not read, and has nothing beside it."""
    upper = rest[: round(_UPPER * rest.shape[0])]
    gap = np.ones((max(1, round(_LETTERS[0] / pixel)), max(3, round(_LETTERS[1] / pixel))), np.uint8)
    joined = np.asarray(cv2.morphologyEx(upper, cv2.MORPH_CLOSE, gap), np.uint8)
    read = np.asarray(cv2.subtract(marks, rest), np.uint8)
    room = round(_BESIDE / pixel)
    found = [(_weight(upper, points), points) for points, _ in _pieces(joined, pixel, _LOWEST)]
    found = [(weight, points) for weight, points in found if weight >= _DIRT and _is_lone(read, points, room)]
    found.sort(key=lambda item: -item[0])
    return [points for _, points in found[:_MOST]]


def _is_lone(read: Pixels, points: Points, room: int) -> bool:
    """Whether no word that was read stands beside a piece: a word within a line is no mark.

    Words of the lines above and below may reach a little into its height, but not to the middle of its letters.
    """
    x, y, width, height = cv2.boundingRect(points)
    top, bottom = y + round(_MIDDLE[0] * height), y + max(1, round(_MIDDLE[1] * height))
    beside = (read[top:bottom, max(0, x - room) : x], read[top:bottom, x + width : x + width + room])
    return sum(cv2.countNonZero(side) for side in beside if side.size) < _DIRT


def _pieces(ink: Pixels, pixel: float, lowest: float = _HEIGHTS[0]) -> Iterator[tuple[Points, NDArray[np.bool_]]]:
    """Yield the points of each piece of ink that has the size of stamped words, and its picture, long side level."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, tall = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    long, short = np.maximum(wide, tall) * pixel, np.minimum(wide, tall) * pixel
    # A frame that stands askew takes more room upright.
    fits = (long >= _LENGTHS[0] - _ASKEW) & (long <= _LENGTHS[1]) & (short >= lowest) & (short <= _HEIGHTS[1] + _ASKEW)
    fits[0] = False
    for label in np.nonzero(fits)[0]:
        x, y = int(stats[label, cv2.CC_STAT_LEFT]), int(stats[label, cv2.CC_STAT_TOP])
        piece = labels[y : y + int(tall[label]), x : x + int(wide[label])] == label
        points = np.argwhere(piece)[:, ::-1].astype(np.int32) + np.array((x, y), np.int32)
        if _has_size(points, pixel, lowest):
            yield points, piece if piece.shape[1] >= piece.shape[0] else piece.T


def _is_closed(piece: NDArray[np.bool_]) -> bool:
    """Whether nearly every column of a piece of ink has an upper and a lower side with room between them."""
    height = piece.shape[0]
    first, last = piece.argmax(axis=0), height - 1 - piece[::-1].argmax(axis=0)
    return bool(((last - first) * piece.any(axis=0) > _APART * height).mean() >= _CLOSED)


def _has_size(points: Points, pixel: float, lowest: float = _HEIGHTS[0]) -> bool:
    _, sides, _ = cv2.minAreaRect(points)
    length, height = max(sides) * pixel, min(sides) * pixel
    fits = (
        lowest <= height <= _HEIGHTS[1]
        and _LENGTHS[0] - (_ASKEW if lowest < _HEIGHTS[0] else 0) <= length <= _LENGTHS[1]
    )
    return fits and length >= _SHAPE * height


def _weight(red: Pixels, points: Points) -> int:
    x, y, width, height = cv2.boundingRect(points)
    return int(cv2.countNonZero(red[y : y + height, x : x + width]))


def _is_filled(weight: int, points: Points) -> bool:
    _, (width, height), _ = cv2.minAreaRect(points)
    return _FILL[0] <= weight / max(1.0, width * height) <= _FILL[1]


def _stamp(points: Points, factor: int, *, colored: bool) -> Stamp:
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


def _is_known(place: Stamp, found: list[Stamp]) -> bool:
    x, y = place.middle
    return any(one.box.x <= x <= one.box.right and one.box.y <= y <= one.box.bottom for one in found)
