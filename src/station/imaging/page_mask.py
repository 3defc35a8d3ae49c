"""Where the page lies in its image, as a mask, and whether all of it is there."""

from __future__ import annotations

from math import sqrt
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.lines import Line
from station.imaging.page_edges import PageEdges
from station.model.geometry import Point, Quad

Gray = NDArray[np.uint8]

# Sheets are cut to the ratio of ISO 216; a side that was not seen lies up to this share of it inside of the frame.
_RATIO: Final = sqrt(2.0)
_SPARE: Final = 0.08


def missing_share(edges: PageEdges, quad: Quad) -> float:
    """Return how much of a sheet seems to lie outside of the frame, as a share of its length; 0.0 when nothing does.

    Asked only where both sides of one direction and one of the other were seen: the sheet's width is known then, and a
    length that no sheet of this width has means that it ran off the frame. A receipt torn off anywhere looks the same.
    """
    seen = set(edges.found)
    across = {"left", "right"} <= seen and len(seen & {"top", "bottom"}) == 1
    down = {"top", "bottom"} <= seen and len(seen & {"left", "right"}) == 1
    if not (across or down):
        return 0.0
    known, visible = (quad.width, quad.height) if across else (quad.height, quad.width)
    lengths = [known / _RATIO, known * _RATIO]
    whole = next((length for length in lengths if visible <= length * (1 + _SPARE)), None)
    return max(0.0, 1.0 - visible / whole) if whole else 0.0


def mask_of_page(edges: PageEdges, width: int, height: int, scale: float, inset: float) -> Gray:
    """Return 255 on the page in an image of ``width`` × ``height`` that is ``scale`` of the master, else 0.

    Sides that were seen are moved ``inset`` pixels inwards, off the shadow along them; the others are the frame's.
    """
    corners = [(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))]
    for line in edges.found.values():
        corners = _clipped(corners, Line(line.normal, line.offset * scale - inset, line.share))
    mask = np.zeros((height, width), np.uint8)
    if len(corners) >= 3:
        cv2.fillConvexPoly(mask, np.rint(np.array(corners) - 0.5).astype(np.int32), 255)
    return mask


def _clipped(corners: list[Point], line: Line) -> list[Point]:
    """Return the part of a convex polygon on the inner side of a line (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
        from_start, from_end = line.distance(*start), line.distance(*end)
        if from_start <= 0:
            kept.append(start)
        if from_start * from_end < 0:
            share = from_start / (from_start - from_end)
            kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
    return kept
