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

from station.imaging.lines import Line, fit_line

Gray = NDArray[np.uint8]

# Grey levels by which a bed differs from paper, at least.
_STEP: Final = 16
# Degrees by which the sides of a page may differ: paper is cut straight, but not always square.
_AGREE: Final = 0.5
# Share of a side that must be seen, and of the step by which what lies outside may differ from the bed.
_SEEN: Final = 0.5
_LIKE_BED: Final = 0.45
_SAMPLES: Final = 200
_REACH: Final = 12.0
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
        return float(np.median([_lean(name, line) for name, line in self.found.items()]))

    @property
    def spread(self) -> float:
        """Largest difference between the leans of the sides, degrees."""
        leans = [_lean(name, line) for name, line in self.found.items()]
        return max(leans) - min(leans) if leans else 0.0


def _lean(name: str, line: Line) -> float:
    """Return by how much the outward normal of a side is turned clockwise from where it points on an upright page."""
    upright = {"left": 180.0, "top": 270.0, "right": 0.0, "bottom": 90.0}[name]
    direction = degrees(np.arctan2(line.normal[1], line.normal[0]))
    return float((direction - upright + 180.0) % 360.0 - 180.0)


def find_page_edges(gray: Gray, small: Gray, scale: float, paper: float) -> PageEdges:
    """Return the sides of the page that can be seen.

    ``gray``: the master at full size; ``small``: the same at ``scale``; ``paper``: its paper level.
    """
    bed = _bed_level(small)
    page = _page_mask(small, paper, bed) if paper - bed >= _STEP else None
    if page is None:
        return PageEdges()
    found: dict[str, Line | None] = {}
    for side in SIDES:
        rough = _rough_side(page, side)
        found[side] = None if rough is None else _fine_side(gray, _scaled(rough, 1.0 / scale), paper, bed)
    return PageEdges(**found)


def _bed_level(small: Gray) -> float:
    """Return the level of the darker part of the frame's border."""
    rim = np.concatenate([small[:3].ravel(), small[-3:].ravel(), small[:, :3].ravel(), small[:, -3:].ravel()])
    return float(np.percentile(rim, 12))


def _page_mask(small: Gray, paper: float, bed: float) -> Gray | None:
    """Return 255 on the page, ``None`` when it does not stand out from the bed as one piece."""
    height, width = small.shape
    _, bright = cv2.threshold(cv2.blur(small, (3, 3)), (paper + bed) / 2, 255, cv2.THRESH_BINARY)
    bright = cv2.morphologyEx(bright, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    contours, _ = cv2.findContours(np.asarray(bright), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(contours, key=cv2.contourArea, default=None)
    if largest is None or cv2.contourArea(largest) < 0.1 * height * width:
        return None
    page = np.zeros_like(small)
    cv2.drawContours(page, [largest], -1, 255, cv2.FILLED)
    return page


def _rough_side(page: Gray, side: str) -> Line | None:
    """Return the line through the first page pixels met when coming from one side of the frame."""
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
    return None if line is None or line.share < 0.5 else _outward(line, (width / 2, height / 2))


def _outward(line: Line, inside: tuple[float, float]) -> Line:
    if line.distance(*inside) > 0:
        return Line((-line.normal[0], -line.normal[1]), -line.offset, line.share)
    return line


def _scaled(line: Line, scale: float) -> Line:
    return Line(line.normal, line.offset * scale, line.share)


def _fine_side(gray: Gray, rough: Line, paper: float, bed: float) -> Line | None:
    """Look the step up at full size on profiles across the rough line."""
    height, width = gray.shape
    ends = _inside_frame(rough, width, height)
    if ends is None:
        return None
    (x1, y1), (x2, y2) = ends
    along = np.linspace(0.06, 0.94, _SAMPLES)
    across = np.arange(-_REACH, _REACH + 0.1)
    nx, ny = rough.normal
    on_x, on_y = x1 + (x2 - x1) * along, y1 + (y2 - y1) * along
    xs, ys = on_x[:, None] + nx * across - 0.5, on_y[:, None] + ny * across - 0.5
    profiles = cv2.remap(
        gray, xs.astype(np.float32), ys.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.float32)
    places = _steps(profiles, paper, bed) - _REACH
    seen = np.isfinite(places)
    if seen.sum() < _SEEN * _SAMPLES:
        return None
    points = np.column_stack([on_x[seen] + nx * places[seen], on_y[seen] + ny * places[seen]])
    line = fit_line(points, 0.75) or fit_line(points, 2.0)
    if line is None:
        return None
    middle = (float(points[:, 0].mean()) - 100 * nx, float(points[:, 1].mean()) - 100 * ny)
    return _outward(line, middle)


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
    good = (inside - outside >= _STEP / 2) & (crossing > 0) & (np.abs(outside - bed) <= _LIKE_BED * (paper - bed))
    return np.where(good, places, np.nan).astype(np.float64)


def _inside_frame(line: Line, width: int, height: int) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the two points where the line leaves the frame."""
    frame = (Line((1, 0), 0, 1), Line((1, 0), width, 1), Line((0, 1), 0, 1), Line((0, 1), height, 1))
    crossings = [line.cross(side) for side in frame]
    inside = [p for p in crossings if p is not None and -1 <= p[0] <= width + 1 and -1 <= p[1] <= height + 1]
    if len(inside) < 2:
        return None
    far = max(inside[1:], key=lambda p: (p[0] - inside[0][0]) ** 2 + (p[1] - inside[0][1]) ** 2)
    return inside[0], far
