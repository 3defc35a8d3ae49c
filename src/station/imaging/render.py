"""From a master and a recipe to the rendition: one warp does turn, skew and crop together.

A recipe that only turns and crops along pixel borders moves pixels without changing one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.model.geometry import Point, Quad
from station.model.recipe import Recipe

Pixels = NDArray[np.uint8]

# Corners this near to a pixel border, or to a parallelogram, are on it.
_EXACT: Final = 0.01
_AFFINE: Final = 1.5
# Rows of the rendition that are warped at once.
_BAND: Final = 256
# By how many corners the names are moved on: the quarter turns counterclockwise that put the crop upright.
_ROTATIONS: Final = {1: cv2.ROTATE_90_COUNTERCLOCKWISE, 2: cv2.ROTATE_180, 3: cv2.ROTATE_90_CLOCKWISE}


def render(pixels: Pixels, recipe: Recipe) -> Pixels:
    """Return the rendition of a master (height × width, or height × width × 3).

    What the crop reaches beyond the master is filled with the colour of its paper.
    """
    moved = _moved(pixels, recipe.crop)
    if moved is not None:
        return moved
    size = recipe.size
    corners = np.array(recipe.crop.points, np.float64)
    # Corners lie on pixel borders, OpenCV counts from pixel centres.
    source, goal = (corners - 0.5).astype(np.float32), (_upright(recipe) - 0.5).astype(np.float32)
    fill = paper_colour(pixels) if _leaves(pixels, corners) else (0, 0, 0)
    if np.abs(corners[0] + corners[2] - corners[1] - corners[3]).max() > _AFFINE:
        matrix = cv2.getPerspectiveTransform(goal, source)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        return np.asarray(cv2.warpPerspective(pixels, matrix, size, flags=flags, borderValue=fill), np.uint8)
    matrix = cv2.getAffineTransform(goal[[0, 1, 3]], source[[0, 1, 3]])
    return _warp(pixels, np.asarray(matrix, np.float64), size, fill)


def _warp(pixels: Pixels, matrix: NDArray[np.float64], size: tuple[int, int], fill: tuple[int, int, int]) -> Pixels:
    """Return the affine warp, ``matrix`` from rendition to master, made in bands of rows.

    The buffers of a band are used again, where whole pages are faulted in anew; in colour OpenCV warps four channels
    with whole vectors and three without. Together 40 ms instead of 72 for A4; rounding differs by one level at most.
    """
    width, height = size
    colour = pixels.ndim == 3
    result = np.empty((height, width, 3) if colour else (height, width), np.uint8)
    for top in range(0, height, _BAND):
        rows = min(_BAND, height - top)
        band = matrix.copy()
        band[:, 2] += matrix[:, 1] * top
        ends = band @ np.array([(0, 0, 1), (width, 0, 1), (0, rows, 1), (width, rows, 1)], np.float64).T
        # Two more pixels than the band needs, so that only the master's own border is filled.
        x0, y0 = (max(0, int(low) - 2) for low in ends.min(axis=1))
        x1, y1 = (int(high) + 3 for high in ends.max(axis=1))
        piece = pixels[y0:y1, x0:x1]
        if not piece.size:
            result[top : top + rows] = fill if colour else fill[0]
            continue
        band[:, 2] -= (x0, y0)
        result[top : top + rows] = _warp_band(piece, band, (width, rows), fill)
    return result


def _warp_band(piece: Pixels, matrix: NDArray[np.float64], size: tuple[int, int], fill: tuple[int, int, int]) -> Pixels:
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    if piece.ndim == 2:
        return np.asarray(cv2.warpAffine(piece, matrix, size, flags=flags, borderValue=fill), np.uint8)
    four = cv2.cvtColor(piece, cv2.COLOR_RGB2RGBA)
    warped = cv2.warpAffine(four, matrix, size, flags=flags, borderValue=(*fill, 255))
    return np.asarray(cv2.cvtColor(warped, cv2.COLOR_RGBA2RGB), np.uint8)


def to_rendition(points: Sequence[Point], recipe: Recipe) -> list[Point]:
    """Return points of the master in pixels of its rendition."""
    corners = np.array(recipe.crop.points, np.float32)
    matrix = cv2.getPerspectiveTransform(corners, _upright(recipe).astype(np.float32))
    moved = cv2.perspectiveTransform(np.array([points], np.float64), matrix)[0]
    return [(float(x), float(y)) for x, y in moved]


def _upright(recipe: Recipe) -> NDArray[np.float64]:
    """Return the corners of the rendition, in the order of those of the crop."""
    width, height = recipe.size
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)


def paper_colour(pixels: Pixels) -> tuple[int, int, int]:
    """Return the colour of the paper: the median of the brighter half of a sample."""
    step = max(1, round((pixels.shape[0] * pixels.shape[1] / 20_000) ** 0.5))
    sample = pixels[::step, ::step].reshape(-1, 1 if pixels.ndim == 2 else 3)
    brightness = sample.sum(axis=1, dtype=np.int32)
    colour = np.median(sample[brightness >= np.median(brightness)], axis=0)
    levels = [int(level) for level in colour]
    return (levels[0], levels[0], levels[0]) if len(levels) == 1 else (levels[0], levels[1], levels[2])


def _moved(pixels: Pixels, crop: Quad) -> Pixels | None:
    """Return the crop by slicing and quarter turns alone, ``None`` when that cannot give it."""
    corners = np.array(crop.points)
    whole = np.rint(corners)
    if np.abs(corners - whole).max() > _EXACT:
        return None
    (left, top), (right, bottom) = whole.min(axis=0).astype(int), whole.max(axis=0).astype(int)
    box = [(left, top), (right, top), (right, bottom), (left, bottom)]
    named = [(int(x), int(y)) for x, y in whole]
    height, width = pixels.shape[:2]
    if not (0 <= left < right <= width and 0 <= top < bottom <= height) or sorted(named) != sorted(box):
        return None
    steps = box.index(named[0])
    if named != box[steps:] + box[:steps]:
        return None
    cut = pixels[top:bottom, left:right]
    return np.ascontiguousarray(cut) if not steps else np.asarray(cv2.rotate(cut, _ROTATIONS[steps]), np.uint8)


def _leaves(pixels: Pixels, corners: NDArray[np.float64]) -> bool:
    height, width = pixels.shape[:2]
    inside = (corners >= 0).all() and (corners[:, 0] <= width).all() and (corners[:, 1] <= height).all()
    return not inside
