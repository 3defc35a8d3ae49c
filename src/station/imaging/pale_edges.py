"""Page edges on a bed as bright as paper: a step of a few grey levels, or the thin shadow of the lifted sheet.

Along one side of the frame the image is averaged over blocks of rows, which takes the noise away but leaves the edge
sharp; in each block the first steps from the frame inwards are taken, and a line must run through them. A line alone is
not believed: the levels on both sides of it must differ, and nothing that may be content may lie outside of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import tan
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import places
from station.imaging.lines import Line, fit_line
from station.imaging.page_edges import SIDES, PageEdges
from station.imaging.true_sides import true_sides

Gray = NDArray[np.uint8]
Floats = NDArray[np.float64]

# Rows in a block, and pixels on each side of a step that are compared.
_BLOCK: Final = 32
_WINDOW: Final = 5
# Grey levels of a step at least, and how often the noise of its blocks it must be.
_STEP: Final = 1.8
_TIMES_NOISE: Final = 5.0
_FEWEST: Final = 14
_SHARE: Final = 0.6
# Degrees by which a side may lean otherwise than strong text.
_SAME_LEAN: Final = 0.6
# How far from the frame a page edge is looked for at full size: inches, and more by what the lean adds.
_DEPTH: Final = 0.30
_MOST: Final = 0.9
# And how far in the small image, as a share of the frame, where a smaller sheet lies on a large bed.
_DEEP: Final = 0.45
_FAR: Final = (6, 20)
_LASTING: Final = 0.4


def find_pale_edges(
    gray: Gray, small: Gray, content: Gray, factor: int, dpi: float, lean: float | None, known: PageEdges
) -> PageEdges:  # fmt: skip
    """Return the sides of the page that can be seen on a bright bed, beside those ``known`` already.

    ``gray``: the master at ``dpi``; ``small``: the same, smaller by ``factor``; ``content``: the ink in ``small``;
    ``lean``: degrees clockwise that the text leans, ``None`` when nobody knows.
    """
    found: dict[str, Line | None] = dict(known.found)
    for side in (side for side in SIDES if side not in known.found):
        # A view that is mirrored leans the other way.
        seen_lean = -lean if lean is not None and side in {"top", "right"} else lean
        ink = _left_half(_turned_left(content, side))
        line = _near_side(_turned_left(gray, side), ink, factor, dpi, seen_lean)
        if line is None:
            line = _far_side(_turned_left(small, side), ink, factor, seen_lean)
        found[side] = None if line is None else _turned_back(line, side, gray.shape[1], gray.shape[0])
    return true_sides(gray, PageEdges(**found), content, 1 / factor, found.keys() - known.found.keys())


@dataclass(frozen=True, slots=True)
class _Content:
    """Where there is ink in the left half of a view, in its pixels, and how high the view is."""

    xs: NDArray[np.int32]
    ys: NDArray[np.int32]
    height: int


def _left_half(view: Gray) -> _Content:
    return _Content(*places(view[:, : view.shape[1] // 2]), view.shape[0])


def _turned_left(image: Gray, side: str) -> Gray:
    """Return a view of an image with a side of it at the left."""
    return {"left": image, "right": image[:, ::-1], "top": image.T, "bottom": image[::-1].T}[side]


def _turned_back(line: Line, side: str, width: int, height: int) -> Line:
    """Return the line that was found in ``_turned_left`` in the image itself."""
    (x, y), offset, share = line.normal, line.offset, line.share
    match side:
        case "right":
            return Line((-x, y), offset - x * width, share)
        case "top":
            return Line((y, x), offset, share)
        case "bottom":
            return Line((y, -x), offset - x * height, share)
        case _:
            return line


def _near_side(gray: Gray, content: _Content, factor: int, dpi: float, lean: float | None) -> Line | None:
    """Return the left side where it is near to the frame, to a pixel."""
    sweep = tan(np.radians(abs(lean if lean is not None else 2.0))) * gray.shape[0] / 2
    depth = int(min(_DEPTH * dpi + sweep, _MOST * dpi, gray.shape[1] // 4))
    means = _block_means(gray, depth, _BLOCK)
    if means is None:
        return None
    lines = _lines_through(means, _BLOCK, lean)
    found = [item for item in lines if _nothing_outside(item[0], content, factor, 3)]
    return max(found, key=lambda item: item[1])[0] if found else None


def _far_side(small: Gray, content: _Content, factor: int, lean: float | None) -> Line | None:
    """Return the left side of a sheet that ends far from the frame; only levels that stay different are believed."""
    block = max(1, _BLOCK // factor)
    means = _block_means(small, int(_DEEP * small.shape[1]), block)
    if means is None:
        return None
    lines = _lines_through(means, block, lean)
    lines = [item for item in lines if _stays_different(*item, means, block)]
    found = [item for item in lines if _nothing_outside(item[0], content, 1, 2 * _WINDOW)]
    if not found:
        return None
    line = max(found, key=lambda item: item[1])[0]
    return Line(line.normal, line.offset * factor, line.share)


def _block_means(gray: Gray, depth: int, block: int) -> Floats | None:
    """Return the strip at the left, each row the mean of a block of rows; ``None`` when it is too small."""
    blocks = gray.shape[0] // block
    if depth < 8 * _WINDOW or blocks < _FEWEST:
        return None
    strip = np.ascontiguousarray(gray[: blocks * block, :depth]).astype(np.float32)
    return np.asarray(cv2.resize(strip, (depth, blocks), interpolation=cv2.INTER_AREA), np.float64)


def _lines_through(means: Floats, block: int, lean: float | None) -> list[tuple[Line, float]]:
    """Return the line through steps upwards and that through steps downwards, where there are, with their sharpness."""
    steps, sharp = _steps(means, _WINDOW), _steps(means, 2)
    # Near the frame there is no print yet that would pass for noise; farther in there is no edge that would.
    magnitudes = np.abs(steps[:, 3:])
    noise = 1.4826 * float(min(np.median(magnitudes), np.median(magnitudes[:, : 10 * _WINDOW])))
    least = max(_STEP, _TIMES_NOISE * noise)
    lines = (_line_through(sign * steps, sign * sharp, least, block, lean) for sign in (1.0, -1.0))
    return [line for line in lines if line is not None]


def _stays_different(line: Line, step: float, means: Floats, block: int) -> bool:
    """Whether the levels differ a good way off the line as well: a fold has the same paper on both sides."""
    middles = (np.arange(means.shape[0]) + 0.5) * block
    at = np.rint((line.offset - line.normal[1] * middles) / line.normal[0]).astype(np.int64)
    rows = np.flatnonzero((at >= _FAR[1]) & (at < means.shape[1] - _FAR[1]))
    if len(rows) < _FEWEST:
        return False
    away = np.arange(*_FAR)
    outside = np.median(means[rows[:, None], at[rows][:, None] - away])
    inside = np.median(means[rows[:, None], at[rows][:, None] + away])
    return bool(abs(inside - outside) >= max(_STEP, _LASTING * step))


def _steps(means: Floats, window: int) -> Floats:
    """Return for each block and column the level right of it minus the level left of it."""
    sums = np.cumsum(np.pad(means, ((0, 0), (1, 0))), axis=1)
    count = means.shape[1]
    at = np.arange(count)
    left_from, left_to = np.maximum(at - 1 - window, 0), np.maximum(at - 1, 0)
    right_from, right_to = np.minimum(at + 1, count), np.minimum(at + 1 + window, count)
    left = (sums[:, left_to] - sums[:, left_from]) / np.maximum(left_to - left_from, 1)
    right = (sums[:, right_to] - sums[:, right_from]) / np.maximum(right_to - right_from, 1)
    steps = right - left
    # Too near to the ends of the strip there is nothing to compare.
    steps[:, :3] = 0.0
    steps[:, count - _WINDOW - 1 :] = 0.0
    return np.asarray(steps)


def _line_through(
    steps: Floats, sharp: Floats, least: float, block: int, lean: float | None
) -> tuple[Line, float] | None:
    """Return the line through the first steps upwards of at least ``least``, and how sharp they are."""
    inner = steps[:, 1:-1]
    tops = (inner >= least) & (inner >= steps[:, :-2]) & (inner > steps[:, 2:])
    rows = np.flatnonzero(tops.any(axis=1))
    if len(rows):
        # The steps of one edge are alike; what is much weaker than the strong ones is texture of the paper.
        first = inner[rows, np.argmax(tops[rows], axis=1)]
        tops &= inner >= 0.5 * np.percentile(first, 90)
        rows = np.flatnonzero(tops.any(axis=1))
    if len(rows) < _FEWEST:
        return None
    columns = np.argmax(tops[rows], axis=1) + 1
    points = np.column_stack([columns.astype(np.float64), (rows + 0.5) * block])
    line = fit_line(points, 2.0)
    if line is None or abs(line.normal[0]) < 0.9:
        return None
    line = line if line.normal[0] < 0 else Line((-line.normal[0], -line.normal[1]), -line.offset, line.share)
    near = np.abs(line.distances(points)) <= 2.0
    leans = float(np.degrees(np.arctan2(-line.normal[1], -line.normal[0])))
    if lean is not None and abs(leans - lean) > _SAME_LEAN:
        return None
    # In how many of the blocks where the line is inside of the strip was it seen?
    middles = (np.arange(steps.shape[0]) + 0.5) * block
    crossing = (line.offset - line.normal[1] * middles) / line.normal[0]
    could = int(((crossing >= 4) & (crossing < steps.shape[1] - _WINDOW - 2)).sum())
    if near.sum() < max(_FEWEST, _SHARE * could):
        return None
    return line, float(np.median(sharp[rows[near], columns[near]]))


def _nothing_outside(line: Line, content: _Content, factor: int, near: int) -> bool:
    """Whether no ink lies beyond the line, and the line is not itself the border of a rule.

    ``near``: pixels of ``content`` to each side of the line that are on it.
    """
    outside = line.normal[0] * (content.xs + 0.5) + line.normal[1] * (content.ys + 0.5) - line.offset / factor
    beyond, on_it = int(np.count_nonzero(outside > near)), int(np.count_nonzero(np.abs(outside) <= near))
    return beyond <= 3 and on_it <= 0.1 * content.height
