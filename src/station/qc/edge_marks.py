"""Marks of ink on the border of the master: where a page runs over the frame, what stands there is cut off.

A side with scanner bed along it lost nothing, whatever is printed near it, so only ink inside of the page counts. Rules
that run off (lined paper), staples, punch holes, rims and shadows along the border are no marks.
"""

from __future__ import annotations

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


def marks_on_frame(page: PageView, least: float) -> list[Box]:
    """Return the marks cut off by the frame, in pixels of the rendition.

    ``least``: pixels at 300 dpi that a mark must measure along the border and into the page.
    """
    factor = max(1, round(page.dpi / _DPI))
    dpi = page.dpi / factor
    found: list[Box] = []
    for steps in range(4):
        # Each side in turn is brought to the top.
        gray, inside = np.rot90(page.master_gray, steps), np.rot90(page.master_page, steps)
        if not inside[:2].any():
            continue
        depth = min(int(_DEPTH * page.dpi), gray.shape[0])
        strip = shrink(np.ascontiguousarray(gray[:depth]), factor)
        rows = max(1, round(depth / page.master_factor))
        mask = cv2.resize(np.ascontiguousarray(inside[:rows]), strip.shape[1::-1], interpolation=cv2.INTER_NEAREST)
        marks = _marks_on_top(strip, np.asarray(mask, np.uint8), dpi, least * dpi / 300, page.paper)
        found += [_in_rendition(box, factor, steps, page) for box in marks]
    return found


def _marks_on_top(strip: Gray, inside: Gray, dpi: float, least: float, paper: float) -> list[Box]:
    ink = cv2.bitwise_and(ink_mask(strip, background(strip, dpi, paper)), inside)
    rim = 0
    while rim < strip.shape[0] and float((ink[rim] > 0).mean()) > _RIM:
        rim += 1
    if rim == strip.shape[0]:
        return []
    touch = max(1, round(_TOUCH * dpi))
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(ink[rim:]), connectivity=8)
    found = [Box(x, y, width, height) for x, y, width, height, _ in stats[1:].tolist()]
    areas = stats[1:, cv2.CC_STAT_AREA].tolist()
    return [
        Box(box.x, box.y + rim, box.width, box.height)
        for box, area in zip(found, areas, strict=True)
        if box.y < touch and min(box.width, box.height) >= least and not _is_harmless(box, area, strip.shape[1], dpi)
    ]


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


def _in_rendition(box: Box, factor: int, steps: int, page: PageView) -> Box:
    """Return a box of a turned strip in pixels of the rendition."""
    height, width = page.master_gray.shape
    ends = [(box.x * factor, box.y * factor), (box.right * factor, box.bottom * factor)]
    points = np.array(to_rendition([_unturned(x, y, steps, width, height) for x, y in ends], page.recipe))
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
