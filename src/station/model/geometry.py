"""Points, boxes and quadrilaterals in pixels; the origin is the top left corner, x goes right, y goes down."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: left, top, width and height in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """First column right of the box."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """First row below the box."""
        return self.y + self.height

    def as_list(self) -> list[int]:
        """Return ``[x, y, width, height]``, the form in sidecars and on the command line."""
        return [self.x, self.y, self.width, self.height]


@dataclass(frozen=True, slots=True)
class Quad:
    """Four corners, in the order top left, top right, bottom right, bottom left of what a reader sees upright."""

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point

    @classmethod
    def of_box(cls, x: float, y: float, width: float, height: float) -> Quad:
        """Return the quadrilateral of an upright rectangle."""
        return cls((x, y), (x + width, y), (x + width, y + height), (x, y + height))

    @property
    def points(self) -> tuple[Point, Point, Point, Point]:
        """The corners in their order."""
        return (self.top_left, self.top_right, self.bottom_right, self.bottom_left)

    @property
    def width(self) -> float:
        """Mean length of the top and bottom sides, pixels."""
        return (_distance(self.top_left, self.top_right) + _distance(self.bottom_left, self.bottom_right)) / 2

    @property
    def height(self) -> float:
        """Mean length of the left and right sides, pixels."""
        return (_distance(self.top_left, self.bottom_left) + _distance(self.top_right, self.bottom_right)) / 2

    @property
    def direction(self) -> float:
        """Direction of the top side in degrees, clockwise from the image's own x axis."""
        return degrees(atan2(self.top_right[1] - self.top_left[1], self.top_right[0] - self.top_left[0]))

    def as_list(self) -> list[list[float]]:
        """Return ``[[x, y], ...]`` rounded to a hundredth of a pixel."""
        return [[round(x, 2), round(y, 2)] for x, y in self.points]

    @classmethod
    def from_list(cls, points: list[list[float]]) -> Quad:
        """Rebuild a quadrilateral from ``as_list``; raises ``ValueError`` unless there are four pairs."""
        if len(points) != 4 or any(len(point) != 2 for point in points):
            message = "a quadrilateral has four corners of two numbers"
            raise ValueError(message)
        return cls(*((float(x), float(y)) for x, y in points))


def _distance(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])
