"""A faint slanting line across the corner of a page: the cut or the crease where bed and paper look alike.

Means along every slanting line of the corner, in parts from side to side, take grain and noise away. A cut is a small
step in level, or a line of shadow; it must show in all parts of its length, so that staples, print and pictures are
none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Levels = NDArray[np.float32]
Mask = NDArray[np.bool_]
Means = NDArray[np.float64]

# Resolution of the corner that is handed in.
PER_MM: Final = 2
# Degrees of the lines' normals, distances from the corner (mm) and steps between them, parts of a line, and the share
# of it at each end that is left out.
_NORMALS: Final = np.arange(20.0, 71.0, 5.0)
_FARTHEST: Final = 32.0
_NEAREST: Final = 2.0
_STEP: Final = 0.5
_PARTS: Final = 5
_ENDS: Final = 0.06
# Print is this much darker than the paper; a mean counts where so much of its line is free of print.
_PRINT: Final = 0.8
_BARE: Final = 0.6
# Levels a line must stand out by, how often the unevenness around it, and what its weakest part must have of that.
_LEAST: Final = 1.6
_TIMES: Final = 5.0
_WEAKEST: Final = 0.35


@dataclass(frozen=True, slots=True)
class _Lines:
    """All lines of a square: ``pixels`` that lie on any (flat), the ``bins`` they fall into, and the bins' ``whole``.

    A pixel stands there once for each normal; a bin is a part of a line, in the order normal, part, distance.
    """

    pixels: NDArray[np.int64]
    bins: NDArray[np.int64]
    whole: NDArray[np.int64]


def slanting_leg(corner: Levels, inside: Mask, paper: float) -> float:
    """Return the harmonic mean, in mm, of the legs that the clearest slanting line cuts off; 0.0 without one.

    ``corner``: a square of levels with the page's corner at its top left, ``PER_MM`` pixels a millimetre; ``inside``:
    where it is known; ``paper``: level of the paper.
    """
    means = _means(corner, _without_print(corner, paper) & inside)
    clear = np.maximum(_clearness(_dips(means)), _clearness_of_either(_steps(means)))
    clear[:, : round(_NEAREST / _STEP)] = 0.0
    normal, place = np.unravel_index(int(np.argmax(clear)), clear.shape)
    if clear[normal, place] <= 1.0:
        return 0.0
    angle = radians(float(_NORMALS[normal]))
    return float(2.0 * place * _STEP / (cos(angle) + sin(angle)))


def _without_print(corner: Levels, paper: float) -> Mask:
    """Return where nothing within a millimetre is much darker than the paper."""
    dark = (corner < _PRINT * paper).astype(np.uint8)
    near: Mask = np.asarray(cv2.dilate(dark, np.ones((3, 3), np.uint8))) == 0
    return near


def _means(corner: Levels, weight: Mask) -> Means:
    """Return mean levels, normals × parts × distances; NaN where too much is print or unknown."""
    lines = _lines(corner.shape[0])
    weights = weight.ravel()[lines.pixels].astype(np.float64)
    count = len(lines.whole)
    number = np.bincount(lines.bins, weights=weights, minlength=count)
    total = np.bincount(lines.bins, weights=weights * corner.ravel()[lines.pixels], minlength=count)
    known = number >= np.maximum(1.0, _BARE * lines.whole)
    means = np.where(known, total / np.maximum(number, 1.0), np.nan)
    return means.reshape(len(_NORMALS), _PARTS, -1)


@cache
def _lines(side: int) -> _Lines:
    at = (np.arange(side) + 0.5) / PER_MM
    along, down = np.meshgrid(at, at)
    wide = int(_FARTHEST / _STEP)
    pixels, bins = [], []
    for number, degrees in enumerate(_NORMALS):
        normal = radians(float(degrees))
        distance = along * cos(normal) + down * sin(normal)
        # Along the line, from the first side (0) to the second (1).
        share = down * sin(normal) / distance
        part = np.floor((share - _ENDS) / (1 - 2 * _ENDS) * _PARTS).astype(np.int64)
        place = np.rint(distance / _STEP).astype(np.int64)
        used = np.flatnonzero((part >= 0) & (part < _PARTS) & (place < wide))
        pixels.append(used)
        bins.append(((number * _PARTS + part) * wide + place).ravel()[used])
    together = np.concatenate(bins)
    return _Lines(np.concatenate(pixels), together, np.bincount(together, minlength=len(_NORMALS) * _PARTS * wide))


def _dips(means: Means) -> Means:
    """Return by how much each mean is darker than those 1.5 mm to both sides."""
    response = np.full_like(means, np.nan)
    response[..., 3:-3] = np.minimum(means[..., :-6], means[..., 6:]) - means[..., 3:-3]
    return response


def _steps(means: Means) -> Means:
    """Return by how much the level rises from the corner inwards, over 1.5 mm to both sides."""
    response = np.full_like(means, np.nan)
    outer = means[..., 0:-7] + means[..., 1:-6] + means[..., 2:-5]
    inner = means[..., 5:-2] + means[..., 6:-1] + means[..., 7:]
    response[..., 3:-4] = (inner - outer) / 3
    return response


def _clearness(response: Means) -> Means:
    """Return how clearly all parts of a line show the same, normals × distances; from 1 on it is a line."""
    known = np.isfinite(response)
    if not known.any():
        return np.zeros((response.shape[0], response.shape[2]))
    noise = 1.4826 * float(np.median(np.abs(response[known])))
    parts = np.sort(np.where(known, response, -np.inf), axis=1)
    weakest, middle = parts[:, 0], parts[:, _PARTS // 2]
    found = np.isfinite(weakest) & (weakest >= _WEAKEST * middle)
    return np.where(found, middle / max(_LEAST, _TIMES * noise), 0.0)


def _clearness_of_either(response: Means) -> Means:
    return np.maximum(_clearness(response), _clearness(-response))
