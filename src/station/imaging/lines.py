"""Straight lines through many points, some of which lie: the geometry of page edges."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Final

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_TRIALS: Final = 60
_ROUNDS: Final = 4


@dataclass(frozen=True, slots=True)
class Line:
    """The points p with normal · p = offset; the normal has length 1. ``share``: of the points that lie on it."""

    normal: tuple[float, float]
    offset: float
    share: float

    def distance(self, x: float, y: float) -> float:
        """Return the signed distance of a point, positive on the side the normal points to."""
        return self.normal[0] * x + self.normal[1] * y - self.offset

    def cross(self, other: Line) -> tuple[float, float] | None:
        """Return where two lines meet, ``None`` when they are (nearly) parallel."""
        determinant = self.normal[0] * other.normal[1] - self.normal[1] * other.normal[0]
        if abs(determinant) < 1e-6:
            return None
        x = (self.offset * other.normal[1] - other.offset * self.normal[1]) / determinant
        y = (self.normal[0] * other.offset - other.normal[0] * self.offset) / determinant
        return x, y


def fit_line(points: Points, tolerance: float) -> Line | None:
    """Return the line that most of the points (n × 2) lie on within ``tolerance``, refined by least squares.

    The trials take fixed pairs of points, so that the same points always give the same line.
    """
    if len(points) < 8:
        return None
    best = _best_of_pairs(points, tolerance)
    if best is None:
        return None
    for _ in range(_ROUNDS):
        near = np.abs(points @ np.array(best.normal) - best.offset) <= tolerance
        if near.sum() < 4:
            return None
        best = _least_squares(points[near], float(near.mean()))
    return best


def _best_of_pairs(points: Points, tolerance: float) -> Line | None:
    pairs = np.random.default_rng(20).integers(0, len(points), (_TRIALS, 2))
    best: Line | None = None
    for first, second in pairs:
        (x1, y1), (x2, y2) = points[first], points[second]
        length = hypot(x2 - x1, y2 - y1)
        if length < 10 * tolerance:
            continue
        normal = (-(y2 - y1) / length, (x2 - x1) / length)
        offset = normal[0] * x1 + normal[1] * y1
        share = float((np.abs(points @ np.array(normal) - offset) <= tolerance).mean())
        if best is None or share > best.share:
            best = Line(normal, float(offset), share)
    return best


def _least_squares(points: Points, share: float) -> Line:
    middle = points.mean(axis=0)
    _, _, axes = np.linalg.svd(points - middle, full_matrices=False)
    normal = (float(axes[1, 0]), float(axes[1, 1]))
    return Line(normal, float(normal[0] * middle[0] + normal[1] * middle[1]), share)
