"""Straight lines through many points, some of which lie: the geometry of page edges."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, sin
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

    def distances(self, points: Points) -> NDArray[np.float64]:
        """Return the signed distance of each point (n × 2)."""
        return np.asarray(points[:, 0] * self.normal[0] + points[:, 1] * self.normal[1] - self.offset)

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
    before = None
    for _ in range(_ROUNDS):
        near = np.abs(best.distances(points)) <= tolerance
        count = int(np.count_nonzero(near))
        if count < 4:
            return None
        if before is not None and np.array_equal(near, before):
            break
        best, before = _least_squares(points[near], count / len(points)), near
    return best


def _best_of_pairs(points: Points, tolerance: float) -> Line | None:
    pairs = np.random.default_rng(20).integers(0, len(points), (_TRIALS, 2))
    starts, ends = points[pairs[:, 0]], points[pairs[:, 1]]
    along = ends - starts
    lengths = np.hypot(along[:, 0], along[:, 1])
    # Two points next to each other say nothing of the direction.
    far = lengths >= 10 * tolerance
    if not far.any():
        return None
    normals = np.column_stack([-along[far, 1], along[far, 0]]) / lengths[far, None]
    offsets = (normals * starts[far]).sum(axis=1)
    # Written out: for so few points a matrix product only wakes the threads of the linear algebra library.
    distances = points[:, :1] * normals[:, 0] + points[:, 1:] * normals[:, 1] - offsets
    counts = np.count_nonzero(np.abs(distances) <= tolerance, axis=0)
    best = int(np.argmax(counts))
    share = int(counts[best]) / len(points)
    return Line((float(normals[best, 0]), float(normals[best, 1])), float(offsets[best]), share)


def _least_squares(points: Points, share: float) -> Line:
    """Return the line with the least squared distances: along the longer axis of the points' spread."""
    middle = points.sum(axis=0) / len(points)
    x, y = np.ascontiguousarray((points - middle).T)
    direction = 0.5 * atan2(2.0 * float(x @ y), float(x @ x - y @ y))
    normal = (-sin(direction), cos(direction))
    offset = normal[0] * float(middle[0]) + normal[1] * float(middle[1])
    return Line(normal, offset, share)
