"""Marks of ink on the border of the master: where a page runs over the frame, what stands there is cut off.

A side with scanner bed along it lost nothing, whatever is printed near it, so only ink inside of the page counts. Rules
that run off (lined paper), rims and shadows along the border are no marks.
"""

from __future__ import annotations

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
# A rim darkens more than this share of a row along the border; a rule is so many times longer than thick.
_RIM: Final = 0.3
_RULE: Final = 8.0


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
    marks = []
    for x, y, width, height, area in stats[1:].tolist():
        is_rule = max(width, height) > _RULE * max(1.0, area / max(width, height))
        if y < touch and min(width, height) >= least and not is_rule:
            marks.append(Box(x, y + rim, width, height))
    return marks


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
