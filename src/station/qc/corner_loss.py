"""How much of each corner of the paper is missing: torn off, or folded over or under.

The corner of a sheet lies where its two sides meet, whatever became of it. From there a square of the master, laid
along the sides, is looked at in two ways:

- **By level**, where the bed differs from the paper: rays from the corner run over bed until they meet paper. For a
  straight cut with legs a and b a ray at angle t meets it at r with 1/r = cos t / a + sin t / b; the legs come from
  pairs of rays. A dark strip along one side (a neighbour's border, a wedge) has one leg without end.
- **By line**, where bed and paper look alike: a cut or crease is a slanting line of shadow, or a small step in level,
  from one side to the other. Means along every slanting line of the square take the noise away; the line must show in
  all its parts, so that staples, lines of text and pictures are none.

Where a side was not seen the frame takes its place: a page scanned edge to edge has its corners there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.render import to_rendition
from station.imaging.scaling import shrink
from station.model.geometry import Box
from station.qc.check import PageView
from station.qc.slanting_line import PER_MM as _PER_MM
from station.qc.slanting_line import slanting_leg

Gray = NDArray[np.uint8]
Levels = NDArray[np.float32]

# How far the square reaches out of the page and into it, mm.
_OUT: Final = 4
_IN: Final = 44
_SIDE: Final = (_OUT + _IN) * _PER_MM
# Pixels of the page mask by which a side that was seen lies inside of the edge (``imaging.analysis``), and how near to
# the frame a side is the frame itself.
_INSET: Final = 3.0
_ON_FRAME: Final = 2.0
# Rays, degrees from the first side; ratio of the legs of what may be a corner.
_RAYS: Final = np.arange(15.0, 76.0, 5.0)
_RATIO: Final = 4.5
# Grey levels between bed and paper that rays can tell apart.
_CLEAR: Final = 12.0


@dataclass(frozen=True, slots=True)
class CornerLoss:
    """One corner: ``leg`` in mm, the harmonic mean of both legs of what is missing (0.0: nothing found).

    ``by_line``: told from a slanting line alone, not from the level of the bed. ``box``: the corner in pixels of the
    rendition.
    """

    leg: float
    box: Box
    by_line: bool


@dataclass(frozen=True, slots=True)
class _Corner:
    """Where the sides meet, in pixels of the master, and unit vectors along both sides into the page."""

    x: float
    y: float
    first: tuple[float, float]
    second: tuple[float, float]


def corner_losses(page: PageView) -> list[CornerLoss]:
    """Return what is known of each corner of the page, in no particular order."""
    return [_loss(page, corner) for corner in _corners(page)]


def _corners(page: PageView) -> list[_Corner]:
    """Return the corners of the page mask, moved out to the edges of the paper."""
    mask, factor = page.master_page, page.master_factor
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(contours, key=cv2.contourArea, default=None)
    if outline is None:
        return []
    points = cv2.approxPolyDP(outline, 2.5, closed=True)[:, 0, :].astype(np.float64)
    if cv2.contourArea(outline, oriented=True) < 0:
        points = points[::-1]
    height, width = mask.shape
    found = []
    for index, point in enumerate(points):
        before, after = points[index - 1] - point, points[(index + 1) % len(points)] - point
        lengths = float(np.hypot(*before)), float(np.hypot(*after))
        if min(lengths) < 0.2 * min(width, height):
            continue
        first, second = before / lengths[0], after / lengths[1]
        if abs(float(first @ second)) > 0.2:
            continue
        on_frame = tuple(_on_frame(point, point + away, width, height) for away in (before, after))
        # Each side moves outwards, which is against the direction of the other.
        place = point + 0.5 - _INSET * ((not on_frame[0]) * second + (not on_frame[1]) * first)
        place = place * factor
        found.append(
            _Corner(
                float(place[0]),
                float(place[1]),
                (float(first[0]), float(first[1])),
                (float(second[0]), float(second[1])),
            )
        )
    return found


def _on_frame(start: NDArray[np.float64], end: NDArray[np.float64], width: int, height: int) -> bool:
    for axis, last in ((0, width - 1), (1, height - 1)):
        for border in (0, last):
            if abs(start[axis] - border) <= _ON_FRAME and abs(end[axis] - border) <= _ON_FRAME:
                return True
    return False


def _loss(page: PageView, corner: _Corner) -> CornerLoss:
    square, inside = _square(page, corner)
    box = _box(page, corner)
    paper = _paper(square)
    bed = _bed(square, inside)
    leg = _leg_by_level(square, inside, paper, bed)
    if leg > 0.0:
        return CornerLoss(leg, box, by_line=False)
    origin = _OUT * _PER_MM
    line = slanting_leg(square[origin:, origin:], inside[origin:, origin:], paper)
    return CornerLoss(line, box, by_line=True)


def _square(page: PageView, corner: _Corner) -> tuple[Levels, NDArray[np.bool_]]:
    """Return the square at a corner, rows along the second side, and where it lies inside of the frame."""
    per_mm = page.dpi / 25.4
    gray = page.master_gray
    at = (np.arange(_SIDE) + 0.5) / _PER_MM - _OUT
    along, down = np.meshgrid(at * per_mm, at * per_mm)
    xs = corner.x + along * corner.first[0] + down * corner.second[0]
    ys = corner.y + along * corner.first[1] + down * corner.second[1]
    height, width = gray.shape
    inside = (xs >= 0) & (xs < width) & (ys >= 0) & (ys < height)
    left, top = max(0, int(xs.min())), max(0, int(ys.min()))
    cut = gray[top : min(height, int(ys.max()) + 2), left : min(width, int(xs.max()) + 2)]
    factor = max(1, int(per_mm / _PER_MM))
    small = shrink(np.ascontiguousarray(cut), factor)
    map_x = ((xs - left) / factor - 0.5).astype(np.float32)
    map_y = ((ys - top) / factor - 0.5).astype(np.float32)
    square = cv2.remap(small, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return square.astype(np.float32), inside


def _paper(square: Levels) -> float:
    """Return the level of the paper around the corner: most of the inner part, print left aside."""
    inner = (_OUT + 10) * _PER_MM
    return float(np.percentile(square[inner:, inner:], 70))


def _bed(square: Levels, inside: NDArray[np.bool_]) -> float | None:
    """Return the level outside of both sides, ``None`` where less than 2 mm of it are in the frame."""
    strip, along = slice(0, 2 * _PER_MM), slice((_OUT + 8) * _PER_MM, None)
    levels = [square[strip, along][inside[strip, along]], square[along, strip][inside[along, strip]]]
    whole = 2 * _PER_MM * (_IN - 8) * _PER_MM
    usable = [float(np.median(level)) for level in levels if level.size >= 0.8 * whole]
    return float(np.mean(usable)) if usable else None


def _leg_by_level(square: Levels, inside: NDArray[np.bool_], paper: float, bed: float | None) -> float:
    """Return the harmonic mean of the legs of what the rays find gone, 0.0 where nothing is."""
    origin = _OUT * _PER_MM
    start = square[origin + 1 : origin + 4, origin + 1 : origin + 4]
    gone = float(np.median(start)) if bed is None else bed
    if abs(paper - gone) < _CLEAR:
        return 0.0
    middle = (paper + gone) / 2
    is_gone = square < middle if gone < paper else square > middle
    runs = _runs(is_gone & inside)
    if bed is None and np.isinf(runs).any():
        # Not a corner: a whole end of the page is dark.
        return 0.0
    return _harmonic_leg(runs)


def _runs(gone: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return how far each ray runs before it meets paper, in mm; infinite where it never does."""
    rows, columns, lengths = _ray_places()
    on_ray = gone[rows, columns]
    # A speck of paper dust or a pixel at the edge is no paper yet.
    met = ~on_ray[:, :-1] & ~on_ray[:, 1:]
    first = np.argmax(met, axis=1)
    return np.where(met.any(axis=1), lengths[first], np.inf)


@cache
def _ray_places() -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    lengths = np.arange(1.2, _IN, 0.5)
    angles = np.radians(_RAYS)[:, None]
    columns = ((lengths * np.cos(angles) + _OUT) * _PER_MM).astype(np.int64)
    rows = ((lengths * np.sin(angles) + _OUT) * _PER_MM).astype(np.int64)
    return rows, columns, lengths


def _harmonic_leg(runs: NDArray[np.float64]) -> float:
    """Return the harmonic mean of both legs of the straight cut through the ends of the rays, 0.0 when it is none.

    Each two rays half of the way apart give both legs; the median of all of them bears rays that ended too early.
    """
    if np.isinf(runs).all():
        return float(_IN)
    angles, inverse = np.radians(_RAYS), 1.0 / np.minimum(runs, _IN)
    half = len(_RAYS) // 2
    one, other = angles[:-half], angles[half:]
    turned = np.sin(other - one)
    a = float(np.median((inverse[:-half] * np.sin(other) - inverse[half:] * np.sin(one)) / turned))
    b = float(np.median((inverse[half:] * np.cos(one) - inverse[:-half] * np.cos(other)) / turned))
    if min(a, b) <= 0 or max(a, b) / min(a, b) > _RATIO:
        return 0.0
    return 2.0 / (a + b)


def _box(page: PageView, corner: _Corner) -> Box:
    """Return a square of 15 mm at the corner, in pixels of the rendition and inside of it."""
    reach = 15.0 * page.dpi / 25.4
    ends = [
        (corner.x + reach * (a * corner.first[0] + b * corner.second[0]),
         corner.y + reach * (a * corner.first[1] + b * corner.second[1]))
        for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))
    ]  # fmt: skip
    height, width = page.gray.shape
    points = np.clip(np.array(to_rendition(ends, page.recipe)), 0, (width, height))
    left, top = points.min(axis=0)
    right, bottom = points.max(axis=0)
    return Box(round(left), round(top), max(1, round(right - left)), max(1, round(bottom - top)))
