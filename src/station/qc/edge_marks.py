"""Marks of ink on the border of the master: where a page runs over the frame, what stands there is cut off.

A side with scanner bed along it lost nothing, whatever is printed near it, so only ink inside of the page counts. Rules
that run off (lined paper), staples, punch holes, rims and shadows along the border are no marks.

A frame that passes between two lines cuts no letter. The next line then comes nearer to it than anything is printed to
the edge of a sheet: printers leave four millimetres and more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import background, ink_mask
from station.imaging.render import to_rendition
from station.imaging.scaling import shrink
from station.model.geometry import Box
from station.qc.check import PageView

Gray = NDArray[np.uint8]
Stats = NDArray[np.int32]

# Resolution that marks are looked at with, and how deep a strip along the border is looked at, in inches.
_DPI: Final = 150.0
_DEPTH: Final = 0.5
# Inches: how near to the border a mark must come.
_TOUCH: Final = 0.014
# A rim darkens more than this share of a row along the border, or of its own box at the end of one; a rule is so many
# times longer than thick; a punch hole is so large in inches, fills so much of its box, and is cut off by half at most.
_RIM: Final = 0.3
_FULL: Final = 0.85
_RULE: Final = 7.0
_HOLE: Final = (0.12, 0.33)
_HOLE_FULL: Final = 0.7


# Millimetres: height and width of what may be a letter of print.
_LETTER_HIGH: Final = (1.2, 6.0)
_LETTER_WIDE: Final = (0.5, 8.0)
_MM: Final = 25.4


@dataclass(frozen=True, slots=True)
class Border:
    """The pieces of ink along one side of the master, turned so that the side is on top.

    ``stats``: left, top, width, height and area of each, in pixels of a strip that is ``length`` pixels long, at
    ``dpi``, smaller than the master by ``factor`` and turned by ``steps`` quarters; tops count from the end of the
    ``rim``, the rows along the border that a shadow or the bed darkens.
    """

    stats: Stats
    rim: int
    length: int
    dpi: float
    factor: int
    steps: int


def borders(page: PageView) -> list[Border]:
    """Return what lies along each side of the master over which the page may run."""
    factor = max(1, round(page.dpi / _DPI))
    dpi = page.dpi / factor
    found: list[Border] = []
    for steps in range(4):
        # Each side in turn is brought to the top.
        gray, inside = np.rot90(page.master_gray, steps), np.rot90(page.master_page, steps)
        if not inside[:2].any():
            continue
        depth = min(int(_DEPTH * page.dpi), gray.shape[0])
        strip = shrink(np.ascontiguousarray(gray[:depth]), factor)
        rows = max(1, round(depth / page.master_factor))
        mask = cv2.resize(np.ascontiguousarray(inside[:rows]), strip.shape[1::-1], interpolation=cv2.INTER_NEAREST)
        ink = cv2.bitwise_and(ink_mask(strip, background(strip, dpi, page.paper)), np.asarray(mask, np.uint8))
        rim = 0
        while rim < strip.shape[0] and float((ink[rim] > 0).mean()) > _RIM:
            rim += 1
        if rim < strip.shape[0]:
            _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(ink[rim:]), connectivity=8)
            found.append(Border(np.asarray(stats[1:], np.int32), rim, strip.shape[1], dpi, factor, steps))
    return found


def marks_on_frame(page: PageView, sides: Sequence[Border], least: float) -> list[Box]:
    """Return the marks cut off by the frame, in pixels of the rendition.

    ``least``: pixels at 300 dpi that a mark must measure along the border and into the page.
    """
    found: list[Box] = []
    for side in sides:
        touch, least_here = max(1, round(_TOUCH * side.dpi)), least * side.dpi / 300
        for x, y, width, height, area in side.stats[side.stats[:, cv2.CC_STAT_TOP] < touch].tolist():
            box = Box(x, y, width, height)
            if min(width, height) >= least_here and not _is_harmless(box, area, side.length, side.dpi):
                found.append(_in_rendition(Box(x, y + side.rim, width, height), side, page))
    return found


def print_near_frame(page: PageView, sides: Sequence[Border], letters: int) -> tuple[float, Box] | None:
    """Return how near to the frame print comes, and where; ``None`` when no side has so many ``letters`` near it.

    The distance, in millimetres, is that of the last of the ``letters`` nearest to a side: a page number or a line that
    leans does not reach it with all of them. The place is theirs in pixels of the rendition.
    """
    nearest: tuple[float, Box] | None = None
    for side in sides:
        pixel = _MM / side.dpi
        wide, high = side.stats[:, cv2.CC_STAT_WIDTH], side.stats[:, cv2.CC_STAT_HEIGHT]
        solid = side.stats[:, cv2.CC_STAT_AREA] >= _FULL * wide * high
        fits = _within(high * pixel, _LETTER_HIGH) & _within(wide * pixel, _LETTER_WIDE) & ~solid
        found = side.stats[fits]
        if len(found) < letters:
            continue
        found = found[np.argsort(found[:, cv2.CC_STAT_TOP], kind="stable")][:letters]
        away = float(found[-1, cv2.CC_STAT_TOP] + side.rim) * pixel
        if nearest is None or away < nearest[0]:
            start, end = found[:, :2].min(axis=0), (found[:, :2] + found[:, 2:4]).max(axis=0)
            left, top, right, bottom = (int(value) for value in (*start, *end))
            box = Box(left, top + side.rim, right - left, bottom - top)
            nearest = away, _in_rendition(box, side, page)
    return nearest


def _within(values: NDArray[np.floating], limits: tuple[float, float]) -> NDArray[np.bool_]:
    return (values >= limits[0]) & (values <= limits[1])


def _is_harmless(box: Box, area: int, length: int, dpi: float) -> bool:
    """Whether a piece of ink is a rule or staple, a punch hole, or the rim of the next side at the strip's end."""
    diagonal = hypot(box.width, box.height)
    if diagonal > _RULE * max(1.0, area / diagonal):
        return True
    full = area / (box.width * box.height)
    if full >= _FULL and (box.x == 0 or box.right == length):
        return True
    smaller, larger = sorted((box.width / dpi, box.height / dpi))
    return full >= _HOLE_FULL and smaller >= _HOLE[0] / 2 and _HOLE[0] <= larger <= _HOLE[1]


def _in_rendition(box: Box, side: Border, page: PageView) -> Box:
    """Return a box of a turned strip in pixels of the rendition."""
    height, width = page.master_gray.shape
    ends = [(box.x * side.factor, box.y * side.factor), (box.right * side.factor, box.bottom * side.factor)]
    points = np.array(to_rendition([_unturned(x, y, side.steps, width, height) for x, y in ends], page.recipe))
    left, top = np.clip(points.min(axis=0), 0, None)
    right, bottom = points.max(axis=0)
    return Box(round(left), round(top), max(1, round(right - left)), max(1, round(bottom - top)))


def _unturned(x: float, y: float, steps: int, width: int, height: int) -> tuple[float, float]:
    """Return where a point of ``rot90(image, steps)`` lies in the image of ``width`` × ``height``."""
    match steps % 4:
        case 1:
            return width - y, x
        case 2:
            return width - x, height - y
        case 3:
            return y, height - x
        case _:
            return x, y
