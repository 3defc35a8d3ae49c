"""The page as an upright rectangle of the straightened image, given the sides that were seen.

A side that was not seen lies where the frame ends, moved outwards as far as anything that is not paper reaches, so that
straightening never cuts content.
"""

from __future__ import annotations

from math import cos, radians, sin, tan
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import places
from station.imaging.lines import Line
from station.imaging.page_edges import SIDES, PageEdges
from station.model.geometry import Point, Quad

Gray = NDArray[np.uint8]

# Sides that lean differently from the text by more than this are kept whole: the page is cut outside of them.
_PARALLEL: Final = 0.3
# Grey levels from the paper that may be content.
_CONTENT_STEP: Final = 24


def page_quad(width: int, height: int, angle: float, edges: PageEdges, small: Gray, scale: float, paper: float) -> Quad:
    """Return the page in pixels of the image, straightened by ``angle`` degrees (clockwise lean), corners as seen.

    ``width`` × ``height``: the image; ``small``: the image at ``scale``; ``paper``: its paper level.
    """
    if not edges.found and angle == 0.0:
        return Quad.of_box(0, 0, width, height)
    turn = _Turn(angle, width / 2, height / 2)
    spans = {name: _span(line, turn, name, width, height, edges) for name, line in edges.found.items()}
    if len(spans) < len(SIDES):
        spans = {**_unseen_sides(turn, width, height, small, scale, paper), **spans}
    left, top, right, bottom = (spans[side] for side in SIDES)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Quad(*(turn.back(x, y) for x, y in corners))


class _Turn:
    """Turning an image by its lean about its middle: ``there`` straightens a point, ``back`` undoes it."""

    def __init__(self, angle: float, x: float, y: float) -> None:
        self.cos, self.sin = cos(radians(angle)), sin(radians(angle))
        self.x, self.y = x, y

    def there(self, x: float, y: float) -> Point:
        dx, dy = x - self.x, y - self.y
        return self.x + dx * self.cos + dy * self.sin, self.y - dx * self.sin + dy * self.cos

    def back(self, x: float, y: float) -> Point:
        dx, dy = x - self.x, y - self.y
        return self.x + dx * self.cos - dy * self.sin, self.y + dx * self.sin + dy * self.cos


def _span(line: Line, turn: _Turn, name: str, width: int, height: int, edges: PageEdges) -> float:
    """Return where a seen side lies once straightened: its middle, or its outermost end when it leans otherwise."""
    upright = name in {"left", "right"}
    neighbours = (edges.top, edges.bottom) if upright else (edges.left, edges.right)
    frame = (Line((0, 1), 0, 1), Line((0, 1), height, 1)) if upright else (Line((1, 0), 0, 1), Line((1, 0), width, 1))
    # A side ends at its neighbour, or at the frame where the neighbour was not seen.
    ends = [line.cross(seen or border) for seen, border in zip(neighbours, frame, strict=True)]
    places = [turn.there(*end)[0 if upright else 1] for end in ends if end is not None]
    if max(places) - min(places) <= 2 * tan(radians(_PARALLEL)) * max(width, height):
        return (min(places) + max(places)) / 2
    return min(places) if name in {"left", "top"} else max(places)


def _unseen_sides(turn: _Turn, width: int, height: int, small: Gray, scale: float, paper: float) -> dict[str, float]:
    """Return the sides of the frame once straightened, grown to hold all that is not paper."""
    unlike = np.abs(small.astype(np.int16) - np.int16(paper)) > _CONTENT_STEP
    xs, ys = places(unlike.view(np.uint8))
    dx, dy = (xs + 0.5) / scale - turn.x, (ys + 0.5) / scale - turn.y
    across, down = turn.x + dx * turn.cos + dy * turn.sin, turn.y - dx * turn.sin + dy * turn.cos
    return {
        "left": min(0.0, float(across.min(initial=0.0))),
        "top": min(0.0, float(down.min(initial=0.0))),
        "right": max(float(width), float(across.max(initial=0.0))),
        "bottom": max(float(height), float(down.max(initial=0.0))),
    }
