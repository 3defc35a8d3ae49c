"""How well a crop fits the page that was scanned: its corners, and what it leaves out."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from samples.truth import Point, Truth
from station.model.geometry import Quad

Image = NDArray[np.uint8]

# Of the side of a crop: what lies no farther outside is rounding.
_ROUNDING = 0.001
# Pixels from the page's edge where its level and that of the bed are compared: behind shadow and curl. Levels of 255
# between them that an edge needs.
_ASIDE = 25
_STEP = 4


def corner_error(crop: Quad, truth: Truth) -> float:
    """Return the mean distance of the four corners in pixels, whichever of them the crop calls the first."""
    found, true = np.array(crop.points), np.array(truth.corners)
    return min(float(np.hypot(*(np.roll(found, turn, axis=0) - true).T).mean()) for turn in range(4))


def corners_in_image(truth: Truth) -> bool:
    """Whether the image shows all four corners of the page, so that a crop can be measured against them."""
    width, height = truth.image_size
    return all(0 <= x <= width and 0 <= y <= height for x, y in truth.corners)


def edge_shows(image: Image, truth: Truth) -> bool:
    """Whether the page and what lies around it differ in the image, on three of the four sides at least.

    A grey bed that became white with the paper, in two levels or by too much light, leaves nothing to crop by.
    ``image``: the pixels of the file, grey or colour.
    """
    grey = image if image.ndim == 2 else image.mean(axis=2)
    corners = np.array(truth.corners)
    middle = corners.mean(axis=0)
    shows = 0
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = start + np.linspace(0.1, 0.9, 200)[:, None] * (end - start)
        outward = (start + end) / 2 - middle
        step = _ASIDE * outward / np.hypot(*outward)
        shows += abs(_level(grey, along + step) - _level(grey, along - step)) >= _STEP
    return shows >= 3


def _level(grey: Image, points: NDArray[np.float64]) -> float:
    rows = np.clip(points[:, 1].round().astype(int), 0, grey.shape[0] - 1)
    columns = np.clip(points[:, 0].round().astype(int), 0, grey.shape[1] - 1)
    return float(np.median(grey[rows, columns]))


def pieces_cut(truth: Truth, crop: Quad) -> int:
    """Return how many words and marks that the image shows whole are left out by a crop, in part or as a whole."""
    width, height = truth.image_size
    top_left = np.array(crop.top_left)
    across, down = np.array(crop.top_right) - top_left, np.array(crop.bottom_left) - top_left
    cut = 0
    for outline in _outlines(truth):
        points = np.array(truth.in_image(outline))
        if (points < 0).any() or (points > (width, height)).any():
            continue
        offsets = points - top_left
        shares = np.column_stack([offsets @ across / (across @ across), offsets @ down / (down @ down)])
        cut += bool((shares < -_ROUNDING).any() or (shares > 1 + _ROUNDING).any())
    return cut


def _outlines(truth: Truth) -> list[list[Point]]:
    """Return words, pictures and tables by their corners, seals as circles, signatures a little inside their box."""
    found = [_corners(word.box) for word in truth.words]
    for mark in truth.marks:
        x, y, width, height = mark.box
        if mark.kind == "seal":
            turns = [pi * step / 4 for step in range(8)]
            found.append([(x + width * (0.5 + 0.47 * cos(t)), y + height * (0.5 + 0.47 * sin(t))) for t in turns])
        elif mark.kind == "signature":
            found.append(
                _corners((round(x + 0.15 * width), round(y + 0.15 * height), round(0.7 * width), round(0.7 * height)))
            )
        elif mark.kind in {"photo", "table", "secrecy_mark", "urgency_mark"}:
            found.append(_corners(mark.box))
    return found


def _corners(box: tuple[int, int, int, int]) -> list[Point]:
    x, y, width, height = box
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
