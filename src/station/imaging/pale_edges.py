"""Page edges on a bed as bright as paper: a step of a few grey levels, or the thin shadow of the lifted sheet.

Along one side of the frame the image is averaged over blocks of rows, which takes the noise away but leaves the edge
sharp; in each block the first steps from the frame inwards are taken, and a line must run through them. A line alone is
not believed: the levels on both sides of it must differ, and nothing that may be content may lie outside of it.
"""

from __future__ import annotations

from math import tan
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.lines import Line, fit_line
from station.imaging.page_edges import PageEdges

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
# How far from the frame a page edge is looked for: inches, and more by what the lean adds.
_DEPTH: Final = 0.30
_MOST: Final = 0.9


def find_pale_edges(gray: Gray, content: Gray, factor: int, dpi: float, lean: float | None) -> PageEdges:
    """Return the sides of the page that can be seen on a bright bed.

    ``gray``: the master at ``dpi``; ``content``: its ink mask, smaller by ``factor``; ``lean``: degrees clockwise that
    the text leans, ``None`` when nobody knows.
    """
    height, width = gray.shape
    mirrored = None if lean is None else -lean
    left = _left_side(gray, content, factor, dpi, lean)
    right = _left_side(gray[:, ::-1], content[:, ::-1], factor, dpi, mirrored)
    top = _left_side(gray.T, content.T, factor, dpi, mirrored)
    bottom = _left_side(gray[::-1].T, content[::-1].T, factor, dpi, lean)
    return PageEdges(
        left=left,
        top=top and Line((top.normal[1], top.normal[0]), top.offset, top.share),
        right=right and Line((-right.normal[0], right.normal[1]), right.offset - right.normal[0] * width, right.share),
        bottom=bottom
        and Line((bottom.normal[1], -bottom.normal[0]), bottom.offset - bottom.normal[0] * height, bottom.share),
    )


def _left_side(gray: Gray, content: Gray, factor: int, dpi: float, lean: float | None) -> Line | None:
    """Return the left side of an image, or of one turned or mirrored so that another side is there."""
    sweep = tan(np.radians(abs(lean if lean is not None else 2.0))) * gray.shape[0] / 2
    depth = int(min(_DEPTH * dpi + sweep, _MOST * dpi, gray.shape[1] // 4))
    blocks = gray.shape[0] // _BLOCK
    if depth < 8 * _WINDOW or blocks < _FEWEST:
        return None
    strip = np.ascontiguousarray(gray[: blocks * _BLOCK, :depth]).astype(np.float32)
    means = np.asarray(cv2.resize(strip, (depth, blocks), interpolation=cv2.INTER_AREA), np.float64)
    steps = _steps(means, _WINDOW)
    noise = 1.4826 * float(np.median(np.abs(steps)))
    least = max(_STEP, _TIMES_NOISE * noise)
    sharp = _steps(means, 2)
    lines = [_line_through(sign * steps, sign * sharp, least, lean) for sign in (1.0, -1.0)]
    found = [item for item in lines if item is not None and _nothing_outside(item[0], content, factor)]
    return max(found, key=lambda item: item[1])[0] if found else None


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


def _line_through(steps: Floats, sharp: Floats, least: float, lean: float | None) -> tuple[Line, float] | None:
    """Return the line through the first steps upwards of at least ``least``, and how sharp they are."""
    inner = steps[:, 1:-1]
    tops = (inner >= least) & (inner >= steps[:, :-2]) & (inner > steps[:, 2:])
    if tops.any():
        # The steps of one edge are alike; what is much weaker than the strong ones is texture of the paper.
        tops &= inner >= 0.5 * np.percentile(inner[tops], 90)
    rows = np.flatnonzero(tops.any(axis=1))
    if len(rows) < _FEWEST:
        return None
    columns = np.argmax(tops[rows], axis=1) + 1
    points = np.column_stack([columns.astype(np.float64), (rows + 0.5) * _BLOCK])
    line = fit_line(points, 2.0)
    if line is None or abs(line.normal[0]) < 0.9:
        return None
    line = line if line.normal[0] < 0 else Line((-line.normal[0], -line.normal[1]), -line.offset, line.share)
    near = np.abs(points @ np.array(line.normal) - line.offset) <= 2.0
    leans = float(np.degrees(np.arctan2(-line.normal[1], -line.normal[0])))
    if lean is not None and abs(leans - lean) > _SAME_LEAN:
        return None
    # In how many of the blocks where the line is inside of the strip was it seen?
    middles = (np.arange(steps.shape[0]) + 0.5) * _BLOCK
    crossing = (line.offset - line.normal[1] * middles) / line.normal[0]
    could = int(((crossing >= 4) & (crossing < steps.shape[1] - _WINDOW - 2)).sum())
    if near.sum() < max(_FEWEST, _SHARE * could):
        return None
    return line, float(np.median(sharp[rows[near], columns[near]]))


def _nothing_outside(line: Line, content: Gray, factor: int) -> bool:
    """Whether no ink lies beyond the line, and the line is not itself the border of a rule."""
    ys, xs = np.nonzero(content[:, : content.shape[1] // 3])
    outside = line.normal[0] * (xs + 0.5) * factor + line.normal[1] * (ys + 0.5) * factor - line.offset
    beyond, on_it = int((outside > 3 * factor).sum()), int((np.abs(outside) <= 3 * factor).sum())
    return beyond <= 3 and on_it <= 0.1 * content.shape[0]
