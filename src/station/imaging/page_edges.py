"""Where the paper ends on the scanner bed.

Coarse: what differs from the bed, in the image at 75 dpi; fine: the middle of the step, looked up at full size along
each side, and a line through it that ignores what does not lie on it (folds, punch marks, torn corners). A side that
cannot be seen stays ``None``: nothing is ever cut on a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import degrees
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import paper_level
from station.imaging.lines import Line, fit_line
from station.model.geometry import Point

Gray = NDArray[np.uint8]
Floats = NDArray[np.float64]

# Grey levels by which a bed differs from paper, at least.
_STEP: Final = 16
# Degrees by which the sides of a page may differ: paper is cut straight, but not always square.
_AGREE: Final = 0.5
# Share of a side that must be seen, and of the step by which what lies outside may differ from the bed.
_SEEN: Final = 0.5
_LIKE_BED: Final = 0.45
_SAMPLES: Final = 200
_ALONG: Final = np.linspace(0.06, 0.94, _SAMPLES)
_REACH: Final = 12.0
# Share of the fall within the reach that lies within so many pixels of an edge, also in a blurred image.
_AT_ONCE: Final = 0.55
_NEAR: Final = 4.0
# Pixels at 70 to 140 dpi beyond a rough line, and the share of its points that may lie there.
_BEYOND: Final = 3.0
_FEW: Final = 0.03
# A bare bed around a slip is even to this many levels; a slip covers this share of the frame at least, and a part of a
# page this share of its largest.
_EVEN: Final = 36
SLIP: Final = 0.03
_PART: Final = 0.3
# Pixels at 70 to 140 dpi that a shadow reaches from the page; share of the frame at its rim where the bed may end;
# levels from the bed that are something else, and the share of the frame that may be so.
_SHADOW: Final = 25
_FRAME: Final = 0.03
_OTHER: Final = 40
_STRAY: Final = 0.0005
# Strips: share of the shorter side of the frame that they are long, and pixels that they are wide.
_LONG: Final = 0.5
_THIN: Final = 16
SIDES: Final = ("left", "top", "right", "bottom")


@dataclass(frozen=True, slots=True)
class PageEdges:
    """The four sides as lines in the image's pixels (continuous, from 0 to its width), ``None`` when not seen.

    The normals point out of the page.
    """

    left: Line | None = None
    top: Line | None = None
    right: Line | None = None
    bottom: Line | None = None

    @property
    def found(self) -> dict[str, Line]:
        """The sides that were seen, by name."""
        sides = {"left": self.left, "top": self.top, "right": self.right, "bottom": self.bottom}
        return {name: line for name, line in sides.items() if line is not None}

    @property
    def angle(self) -> float | None:
        """Lean of the paper in degrees, positive clockwise; ``None`` unless two sides were seen and agree.

        One side alone may be the shadow of a fold or the edge of another sheet.
        """
        if len(self.found) < 2 or self.spread > _AGREE:
            return None
        return float(np.median(self.leans))

    @property
    def leans(self) -> list[float]:
        """Lean of each side seen, degrees, positive clockwise."""
        return [_lean(name, line) for name, line in self.found.items()]

    @property
    def spread(self) -> float:
        """Largest difference between the leans of the sides, degrees."""
        return max(self.leans) - min(self.leans) if self.found else 0.0


def _lean(name: str, line: Line) -> float:
    """Return by how much the outward normal of a side is turned clockwise from where it points on an upright page."""
    upright = {"left": 180.0, "top": 270.0, "right": 0.0, "bottom": 90.0}[name]
    direction = degrees(np.arctan2(line.normal[1], line.normal[0]))
    return float((direction - upright + 180.0) % 360.0 - 180.0)


def level_of_page(small: Gray, paper: float) -> float:
    """Return the level of a page that is the smaller part of the frame, ``paper`` where there is no such page.

    A slip on a large bed: the rim of the frame is of one level all around, and something brighter lies within.
    ``paper`` is the level of the brighter half of all, which is then the bed.
    """
    low, high = np.percentile(rim_of(small), (2, 98))
    if high - low > _EVEN or paper > high + _STEP:
        return paper
    brighter = small[small > high + _STEP]
    return paper_level(brighter[None]) if brighter.size >= SLIP * small.size else paper


def find_page_edges(gray: Gray, small: Gray, scale: float, paper: float) -> PageEdges:
    """Return the sides of the page that can be seen.

    ``gray``: the master at full size; ``small``: the same at ``scale``; ``paper``: its paper level.
    """
    bed = float(np.percentile(rim_of(small), 12))
    if paper - bed < _STEP:
        return PageEdges()
    edges = edges_between(gray, small, scale, paper, bed)
    return PageEdges(**{side: line for side, line in edges.found.items() if _is_sharp(gray, side, edges)})


def edges_between(gray: Gray, small: Gray, scale: float, paper: float, bed: float) -> PageEdges:
    """Return the sides of a page of the level ``paper`` on a darker ``bed``; see ``find_page_edges``."""
    _, bright = cv2.threshold(cv2.blur(small, (3, 3)), (paper + bed) / 2, 255, cv2.THRESH_BINARY)
    page = page_mask(np.asarray(bright, np.uint8))
    if page is None or _bed_is_used(small, page, bed):
        return PageEdges()
    rough = PageEdges(**{side: rough_side(page, side, scale) for side in SIDES})
    return PageEdges(**{side: _fine_side(gray, side, rough, paper, bed) for side in rough.found})


def rim_of(small: Gray) -> Gray:
    """Return the levels along the border of the frame, three pixels deep."""
    return np.concatenate([small[:3].ravel(), small[-3:].ravel(), small[:, :3].ravel(), small[:, -3:].ravel()])


def _bed_is_used(small: Gray, page: Gray, bed: float) -> bool:
    """Whether there is more than a bare bed around the page: print around a label, or a second slip."""
    outlines, _ = cv2.findContours(page, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    hull = cv2.convexHull(np.vstack(outlines))
    around = cv2.fillConvexPoly(np.zeros_like(page), hull, 255)
    beyond = cv2.bitwise_not(cv2.dilate(around, np.ones((_SHADOW, _SHADOW), np.uint8)))
    rim = round(_FRAME * max(small.shape))
    used = (cv2.absdiff(small, np.full_like(small, bed)) > _OTHER) & (beyond > 0)
    used[:rim], used[-rim:], used[:, :rim], used[:, -rim:] = False, False, False, False
    if np.count_nonzero(used) <= _STRAY * small.size:
        return False
    # A long thin strip is paper that the fold of a book has darkened below the level of the bed.
    _, _, stats, _ = cv2.connectedComponentsWithStats(used.astype(np.uint8), connectivity=8)
    lengths, areas = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1), stats[1:, cv2.CC_STAT_AREA]
    strips = (lengths >= _LONG * min(small.shape)) & (areas <= _THIN * lengths)
    return bool(areas[~strips].sum() > _STRAY * small.size)


def page_mask(unlike: Gray) -> Gray | None:
    """Return the page among what is unlike the bed (255), ``None`` when nothing is large enough."""
    opened = cv2.morphologyEx(unlike, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    contours, _ = cv2.findContours(np.asarray(opened), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max((cv2.contourArea(contour) for contour in contours), default=0.0)
    if largest < SLIP * unlike.size:
        return None
    page = np.zeros_like(unlike)
    # The dark fold of an open book parts its pages.
    large = [contour for contour in contours if cv2.contourArea(contour) >= _PART * largest]
    cv2.drawContours(page, large, -1, 255, cv2.FILLED)
    return page


def rough_side(page: Gray, side: str, scale: float) -> Line | None:
    """Return the line through the first page pixels met when coming from one side of the frame.

    ``page``: 255 on the page, in the image at ``scale``; the line is in pixels of the master. A line with more of the
    page beyond it is none.
    """
    turned = {"left": page, "right": page[:, ::-1], "top": page.T, "bottom": page[::-1].T}[side]
    rows = np.flatnonzero(turned.any(axis=1))[::2]
    first = np.argmax(turned[rows] > 0, axis=1).astype(np.float64)
    # On the frame itself there is no bed to be seen.
    seen = first >= 2
    if seen.sum() < max(12, 0.3 * len(rows)):
        return None
    across, along = first[seen], rows[seen] + 0.5
    width, height = page.shape[1], page.shape[0]
    points = {
        "left": np.column_stack([across, along]),
        "right": np.column_stack([width - across, along]),
        "top": np.column_stack([along, across]),
        "bottom": np.column_stack([along, height - across]),
    }[side]
    line = fit_line(points, 1.5)
    if line is None or line.share < 0.5:
        return None
    # A slip need not lie in the middle of the frame: what is far on the other side is inside.
    line = _outward(line, {"left": (9e9, 0.0), "top": (0.0, 9e9), "right": (-9e9, 0.0), "bottom": (0.0, -9e9)}[side])
    beyond = np.count_nonzero(line.distances(points) > _BEYOND)
    return Line(line.normal, line.offset / scale, line.share) if beyond <= _FEW * len(points) else None


def _outward(line: Line, inside: tuple[float, float]) -> Line:
    if line.distance(*inside) > 0:
        return Line((-line.normal[0], -line.normal[1]), -line.offset, line.share)
    return line


def _fine_side(gray: Gray, side: str, edges: PageEdges, paper: float, bed: float) -> Line | None:
    """Look the step of a side up at full size on profiles across its rough line."""
    rough = edges.found[side]
    ends = ends_of(side, edges, gray.shape[1], gray.shape[0])
    if ends is None:
        return None
    on_x, on_y, profiles = profiles_across(gray, rough, ends, np.arange(-_REACH, _REACH + 0.1))
    nx, ny = rough.normal
    across = _steps(profiles, paper, bed) - _REACH
    seen = np.isfinite(across)
    if seen.sum() < _SEEN * _SAMPLES:
        return None
    points = np.column_stack([on_x[seen] + nx * across[seen], on_y[seen] + ny * across[seen]])
    line = fit_line(points, 0.75) or fit_line(points, 2.0)
    if line is None:
        return None
    middle = (float(points[:, 0].mean()) - 100 * nx, float(points[:, 1].mean()) - 100 * ny)
    return _outward(line, middle)


def _is_sharp(gray: Gray, side: str, edges: PageEdges) -> bool:
    """Whether the level falls at the side itself: paper that darkens towards a fold does so all the way."""
    ends = ends_of(side, edges, gray.shape[1], gray.shape[0])
    if ends is None:
        return False
    offsets = np.array([-_REACH, -_NEAR, _NEAR, _REACH])
    levels = np.median(profiles_across(gray, edges.found[side], ends, offsets)[2], axis=0)
    return bool(levels[1] - levels[2] >= _AT_ONCE * (levels[0] - levels[3]))


def _steps(profiles: NDArray[np.float32], paper: float, bed: float) -> NDArray[np.float64]:
    """Return for each profile (inside → outside) the sample where it crosses half of its step down to the bed.

    NaN where there is no step, or where what lies outside is not bed: print near the frame has paper around it.
    """
    inside = np.median(profiles[:, :5], axis=1)
    outside = np.median(profiles[:, -5:], axis=1)
    half = (inside + outside) / 2
    crossing = np.argmax(profiles < half[:, None], axis=1)
    rows = np.arange(len(profiles))
    before, after = profiles[rows, crossing - 1], profiles[rows, crossing]
    places = crossing - 1 + (before - half) / np.maximum(1e-6, before - after)
    stepped = (inside - outside >= min(_STEP, paper - bed) / 2) & (crossing > 0)
    good = stepped & (np.abs(outside - bed) <= _LIKE_BED * (paper - bed))
    return np.where(good, places, np.nan).astype(np.float64)


def profiles_across(
    gray: Gray, line: Line, ends: tuple[Point, Point], offsets: Floats, along: Floats = _ALONG
) -> tuple[Floats, Floats, NDArray[np.float32]]:
    """Return x and y of places along a line, and the levels at each, ``offsets`` pixels along its normal.

    ``along``: the places, as shares of the way between the ``ends``.
    """
    (x1, y1), (x2, y2) = ends
    on_x, on_y = x1 + (x2 - x1) * along, y1 + (y2 - y1) * along
    xs = (on_x[:, None] + line.normal[0] * offsets - 0.5).astype(np.float32)
    ys = (on_y[:, None] + line.normal[1] * offsets - 0.5).astype(np.float32)
    levels = cv2.remap(gray, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return on_x, on_y, np.asarray(levels, np.float32)


def ends_of(side: str, edges: PageEdges, width: int, height: int) -> tuple[Point, Point] | None:
    """Return the two points where a side meets its neighbours, or leaves the frame before."""
    line = edges.found[side]
    frame = (Line((-1, 0), 0, 1), Line((0, -1), 0, 1), Line((1, 0), width, 1), Line((0, 1), height, 1))
    limits = (*frame, *(other for name, other in edges.found.items() if name != side))
    crossings = [point for limit in limits if (point := line.cross(limit)) is not None]
    inside = [point for point in crossings if all(limit.distance(*point) <= 1 for limit in limits)]
    if len(inside) < 2:
        return None
    far = max(inside[1:], key=lambda p: (p[0] - inside[0][0]) ** 2 + (p[1] - inside[0][1]) ** 2)
    return inside[0], far
