"""Marks of ink that touch the border of a rendition."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from station.imaging.scaling import shrink
from station.model.geometry import Box
from station.qc.check import PageView

# At 300 dpi: marks this near to the border touch it; what stays this near to it is a rim of the bed or a shadow.
_NEAR: Final = 4
_RIM: Final = 24


def marks_on_edge(page: PageView, least: float) -> list[Box]:
    """Return the marks that touch the border, at least ``least`` pixels (at 300 dpi) along it and into the page."""
    factor = max(1, round(page.dpi / 150))
    small = (shrink(page.ink, factor) >= 96).astype(np.uint8)
    unit = page.dpi / factor / 300
    height, width = small.shape
    near, rim, size = max(1, round(_NEAR * unit)), _RIM * unit, least * unit
    _, _, stats, _ = cv2.connectedComponentsWithStats(small, connectivity=8)
    boxes = [Box(*row[:4]) for row in stats[1:].tolist()]
    found = []
    for box in boxes:
        sides = (box.x < near, box.y < near, box.right > width - near, box.bottom > height - near)
        if not any(sides):
            continue
        inwards = min(box.width if sides[0] or sides[2] else height, box.height if sides[1] or sides[3] else width)
        along = max(box.height if sides[0] or sides[2] else 0, box.width if sides[1] or sides[3] else 0)
        if min(inwards, along) >= size and not (inwards <= rim and along > 6 * rim):
            found.append(Box(box.x * factor, box.y * factor, box.width * factor, box.height * factor))
    return found
