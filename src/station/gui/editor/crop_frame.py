"""A recipe as a hand moves it: a quarter turn, a lean, and four sides that stay a rectangle.

Three planes, all in pixels of the master: the *master*; the master *turned* by its quarter turns, as a reader holds it;
and the turned master *straightened* about its middle by the lean. In the last one the sides are upright, so that each
can be moved alone and the others stay.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Final

from station.model.geometry import Point, Quad
from station.model.recipe import Recipe

HANDLES: Final = ("top_left", "top", "top_right", "right", "bottom_right", "bottom", "bottom_left", "left")
SIDES: Final = ("top", "right", "bottom", "left")
# Pixels between two sides at least, and how far a side may leave the master, as a share of it.
SMALLEST: Final = 32
_BEYOND: Final = 0.25
# Degrees: whatever leans more is a quarter turn and less.
STEEPEST: Final = 45.0
# Pixels by which a rounded record differs from what was recorded, and by which a crop may fail to be a rectangle.
_SAME: Final = 0.02
_UPRIGHT: Final = 0.05


@dataclass(frozen=True, slots=True)
class CropFrame:
    """The sides in the straightened plane of a master of ``width`` × ``height`` pixels.

    ``turn``: degrees clockwise, a multiple of 90. ``angle``: degrees by which the content, once turned, leans
    clockwise. ``left``, ``top``, ``right``, ``bottom``: pixels from the top left corner of the turned master, which may
    lie outside of it.
    """

    width: int
    height: int
    turn: int
    angle: float
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, recipe: Recipe, width: int, height: int) -> CropFrame:
        """Return the frame of a recipe for a master of this size; of a crop that is no rectangle the mean one."""
        empty = cls(width, height, recipe.turn % 360, recipe.angle, 0, 0, 0, 0)
        frame = empty.around(recipe.crop)
        if frame.misfit(recipe.crop) > _UPRIGHT:
            # The crop decides: it is what is rendered.
            lean = (recipe.crop.direction + recipe.turn + 180.0) % 360.0 - 180.0
            frame = replace(empty, angle=lean).around(recipe.crop)
        return frame

    def around(self, crop: Quad) -> CropFrame:
        """Return the frame at the same turn and lean with the sides of a crop, each the mean of its two corners."""
        (x1, y1), (x2, y2), (x3, y3), (x4, y4) = self._upright_corners(crop)
        return replace(self, left=(x1 + x4) / 2, top=(y1 + y2) / 2, right=(x2 + x3) / 2, bottom=(y3 + y4) / 2)

    def misfit(self, crop: Quad) -> float:
        """Return how far the corner of a crop that fits least lies off its place, pixels."""
        left, top, right, bottom = self.left, self.top, self.right, self.bottom
        places = ((left, top), (right, top), (right, bottom), (left, bottom))
        pairs = zip(self._upright_corners(crop), places, strict=True)
        return max(hypot(x - a, y - b) for (x, y), (a, b) in pairs)

    @property
    def turned_size(self) -> tuple[int, int]:
        """Width and height of the master once turned."""
        return (self.width, self.height) if self.turn % 180 == 0 else (self.height, self.width)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the frame in pixels."""
        return self.right - self.left, self.bottom - self.top

    @property
    def insets(self) -> dict[str, float]:
        """Pixels that each side lies inside of the master's own; negative outside."""
        across, down = self.turned_size
        return {"top": self.top, "right": across - self.right, "bottom": down - self.bottom, "left": self.left}

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """The corners in the turned plane: top left, top right, bottom right, bottom left."""
        left, top, right, bottom = self.left, self.top, self.right, self.bottom
        points = ((left, top), (right, top), (right, bottom), (left, bottom))
        first, second, third, fourth = (self.leant(point) for point in points)
        return first, second, third, fourth

    @property
    def beyond(self) -> float:
        """Pixels by which the farthest corner lies outside of the master, 0.0 when all are on it."""
        across, down = self.turned_size
        return max(0.0, *(max(-x, x - across, -y, y - down) for x, y in self.corners))

    @property
    def recipe(self) -> Recipe:
        """What a person set by this frame, as it will be kept: corners to a hundredth of a pixel."""
        points = [self._in_master(corner) for corner in self.corners]
        return Recipe(self.turn, round(self.angle, 4), Quad(*((round(x, 2), round(y, 2)) for x, y in points)), "manual")

    def handle(self, name: str) -> Point:
        """Return where a handle lies in the turned plane."""
        return self.leant((self._across(name), self._down(name)))

    def leant(self, point: Point) -> Point:
        """Return a point of the straightened plane in the turned one."""
        return self._rotated(point, self.angle)

    def straightened(self, point: Point) -> Point:
        """Return a point of the turned plane in the straightened one."""
        return self._rotated(point, -self.angle)

    def dragged(self, name: str, point: Point) -> CropFrame:
        """Return the frame with a handle under a point of the turned plane."""
        x, y = self.straightened(point)
        frame = self
        for side in SIDES:
            if side in name.split("_"):
                frame = frame.with_side(side, x if side in {"left", "right"} else y)
        return frame

    def nudged(self, name: str, dx: float, dy: float) -> CropFrame:
        """Return the frame with a handle moved by pixels; a side moves across itself only."""
        frame = self
        for side in SIDES:
            if side in name.split("_"):
                step = dx if side in {"left", "right"} else dy
                frame = frame.with_side(side, getattr(self, side) + step) if step else frame
        return frame

    def with_side(self, side: str, place: float) -> CropFrame:
        """Return the frame with a side on the whole pixel nearest to a place of the straightened plane."""
        across, down = self.turned_size
        length = across if side in {"left", "right"} else down
        low, high = -_BEYOND * length, (1 + _BEYOND) * length
        match side:
            case "left":
                high = self.right - SMALLEST
            case "right":
                low = self.left + SMALLEST
            case "top":
                high = self.bottom - SMALLEST
            case _:
                low = self.top + SMALLEST
        moved = float(round(max(low, min(high, place))))
        return CropFrame(
            self.width, self.height, self.turn, self.angle,
            left=moved if side == "left" else self.left, top=moved if side == "top" else self.top,
            right=moved if side == "right" else self.right, bottom=moved if side == "bottom" else self.bottom,
        )  # fmt: skip

    def with_inset(self, side: str, inset: float) -> CropFrame:
        """Return the frame with a side so many pixels inside of the master's own."""
        across, down = self.turned_size
        far = {"right": across, "bottom": down}.get(side)
        return self.with_side(side, inset if far is None else far - inset)

    def leaning(self, angle: float) -> CropFrame:
        """Return the frame for another lean, turned about its own middle."""
        angle = round(max(-STEEPEST, min(STEEPEST, angle)), 4)
        middle = self.leant(((self.left + self.right) / 2, (self.top + self.bottom) / 2))
        other = replace(self, angle=angle)
        x, y = other.straightened(middle)
        across, down = self.size
        return replace(other, left=x - across / 2, top=y - down / 2, right=x + across / 2, bottom=y + down / 2)

    def levelled(self, start: Point, end: Point) -> CropFrame:
        """Return the frame in which a line of the turned plane lies level, or upright where that is nearer."""
        lean = degrees(atan2(end[1] - start[1], end[0] - start[0]))
        return self.leaning(round((lean + 45.0) % 90.0 - 45.0, 2))

    def turned(self, quarters: int) -> CropFrame:
        """Return the frame on the page turned clockwise by quarters more; it holds the same part of the master."""
        frame = self
        for _ in range(quarters % 4):
            _, down = frame.turned_size
            frame = replace(
                frame, turn=(frame.turn + 90) % 360, left=down - frame.bottom, top=frame.left, right=down - frame.top,
                bottom=frame.right,
            )  # fmt: skip
        return frame

    def is_like(self, other: CropFrame) -> bool:
        """Whether both would be kept as the same recipe."""
        near = all(abs(getattr(self, side) - getattr(other, side)) < _SAME for side in SIDES)
        return near and self.turn == other.turn and abs(self.angle - other.angle) < 1e-4

    def in_turned(self, point: Point) -> Point:
        """Return a point of the master in the turned plane."""
        x, y = point
        match self.turn:
            case 90:
                return self.height - y, x
            case 180:
                return self.width - x, self.height - y
            case 270:
                return y, self.width - x
            case _:
                return x, y

    def _in_master(self, point: Point) -> Point:
        x, y = point
        match self.turn:
            case 90:
                return y, self.height - x
            case 180:
                return self.width - x, self.height - y
            case 270:
                return self.width - y, x
            case _:
                return x, y

    def _rotated(self, point: Point, angle: float) -> Point:
        """Return a point turned clockwise about the middle of the turned master."""
        across, down = self.turned_size
        turn_cos, turn_sin = cos(radians(angle)), sin(radians(angle))
        dx, dy = point[0] - across / 2, point[1] - down / 2
        return across / 2 + dx * turn_cos - dy * turn_sin, down / 2 + dx * turn_sin + dy * turn_cos

    def _across(self, name: str) -> float:
        parts = name.split("_")
        return self.left if "left" in parts else self.right if "right" in parts else (self.left + self.right) / 2

    def _down(self, name: str) -> float:
        parts = name.split("_")
        return self.top if "top" in parts else self.bottom if "bottom" in parts else (self.top + self.bottom) / 2

    def _upright_corners(self, crop: Quad) -> list[Point]:
        return [self.straightened(self.in_turned(point)) for point in crop.points]
