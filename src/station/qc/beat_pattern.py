"""Regular patterns that are coarser than any printed screen: the beat between a screen and the scanner's pixels.

Print is taken out, and a few tiles of the page are looked at through their spectrum: where pictures or tints are, and
where the bare paper is least quiet. A pattern is a peak that stands far above the frequencies around it. Only
directions off the axes and frequencies of 10 to 50 waves an inch count: lines of text, rules and the blocks of JPEG
(37.5 an inch at 300 dpi) lie on the axes, and screens are finer (55 lines an inch and more), so that a screen which
the scanner resolved is no pattern.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.scaling import shrink
from station.model.geometry import Box
from station.qc.check import PageView

Gray = NDArray[np.uint8]
Field = NDArray[np.float32]

# Pixels of a tile's side, resolution (about) at which it is looked at, and how many tiles of each sort.
_SIDE: Final = 256
_DPI: Final = 300.0
_TONED: Final = 2
_BARE: Final = 2
# Waves an inch, degrees from the axes.
_COARSEST: Final = 10.0
_FINEST: Final = 50.0
_OFF_AXIS: Final = 8.0
# Inches: a gap closed in a picture, the least side of one, how far print disturbs, how far the local level reaches.
_GRAIN: Final = 0.06
_PICTURE: Final = 0.22
_NEAR_PRINT: Final = 0.03
_LOCAL: Final = 0.14
# Share of a tile that must be picture, or free of print.
_MOSTLY: Final = 0.8
_FREE: Final = 0.3
# Grey levels of amplitude that no beat has: lines in ink, as the hatching of a drawing.
_INK: Final = 30.0
# Frequencies to each side that a peak is compared with, and to each side of an axis that are still on it.
_AROUND: Final = 7
_ON_AXIS: Final = 2


@dataclass(frozen=True, slots=True)
class BeatPattern:
    """The strongest regular pattern of a page.

    ``peak``: its height over the mean of the frequencies around; ``level``: amplitude in grey levels; ``region``: the
    tile it was seen in, pixels of the rendition.
    """

    peak: float
    level: float
    region: Box


def beat_pattern(page: PageView, least_level: float) -> BeatPattern | None:
    """Return the strongest pattern of at least ``least_level``, peak 0 without one; ``None``: smaller than a tile."""
    finer = max(1, round(page.dpi / _DPI))
    side = _SIDE * finer
    tile = round(side / page.factor)
    if min(page.gray.shape) < side or min(page.small.shape) < tile:
        return None
    pictures, print_ = _pictures_and_print(page)
    found = BeatPattern(0.0, 0.0, Box(0, 0, side, side))
    for row, column in _tiles(page.small, pictures, print_, tile):
        top = min(row * tile * page.factor, page.gray.shape[0] - side)
        left = min(column * tile * page.factor, page.gray.shape[1] - side)
        gray = shrink(page.gray[top : top + side, left : left + side], finer)
        part = np.ascontiguousarray(print_[row * tile : (row + 1) * tile, column * tile : (column + 1) * tile])
        mask = np.asarray(cv2.resize(part, (_SIDE, _SIDE), interpolation=cv2.INTER_NEAREST), np.uint8)
        peak, level = _strongest(gray, mask, page.dpi / finer, least_level)
        if peak > found.peak:
            found = BeatPattern(peak, level, Box(left, top, side, side))
    return found


def _pictures_and_print(page: PageView) -> tuple[Gray, Gray]:
    """Return where pictures and dark fields are, and where other ink is or is near; both as large as ``page.ink``."""
    dpi = page.dpi / page.factor
    grain, least, near = (2 * round(inches * dpi / 2) + 1 for inches in (_GRAIN, _PICTURE, 2 * _NEAR_PRINT))
    closed = cv2.morphologyEx(page.ink, cv2.MORPH_CLOSE, np.ones((grain, grain), np.uint8))
    pictures = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((least, least), np.uint8))
    print_ = cv2.dilate(cv2.subtract(page.ink, pictures), np.ones((near, near), np.uint8))
    return np.asarray(pictures, np.uint8), np.asarray(cv2.subtract(print_, pictures), np.uint8)


def _tiles(small: Gray, pictures: Gray, print_: Gray, tile: int) -> list[tuple[int, int]]:
    """Return row and column of the tiles to look at: the quietest ones of pictures, the least quiet of the others."""
    rows, columns = small.shape[0] // tile, small.shape[1] // tile
    whole = (slice(0, rows * tile), slice(0, columns * tile))
    unrest = cv2.absdiff(small, cv2.blur(small, (5, 5)))
    unrest[print_ > 0] = 0

    def shares(image: Gray) -> Field:
        return np.asarray(cv2.resize(image[whole], (columns, rows), interpolation=cv2.INTER_AREA), np.float32)

    # Means of bytes would be rounded to whole levels.
    means = np.asarray(
        cv2.resize(unrest[whole].astype(np.float32), (columns, rows), interpolation=cv2.INTER_AREA), np.float32
    )
    toned = shares(pictures) >= 255 * _MOSTLY
    free = 1.0 - shares(print_) / 255.0
    bare = (free >= _FREE) & ~toned
    quiet = np.where(toned, means, np.inf)
    lively = np.where(bare, means / np.maximum(free, _FREE), -np.inf)
    chosen = np.argsort(quiet, axis=None)[: min(_TONED, int(toned.sum()))].tolist()
    chosen += np.argsort(-lively, axis=None)[: min(_BARE, int(bare.sum()))].tolist()
    return [divmod(place, columns) for place in chosen]


def _strongest(gray: Gray, print_: Gray, dpi: float, least_level: float) -> tuple[float, float]:
    """Return height and amplitude of the strongest peak of a tile with its print taken out."""
    kept = np.asarray(print_ == 0, np.float32)
    local = 2 * round(_LOCAL * dpi / 2) + 1
    level = cv2.blur(gray * kept, (local, local)) / np.maximum(cv2.blur(kept, (local, local)), 0.02)
    seen = kept * _window()
    spectrum = cv2.dft((gray - level) * seen, flags=cv2.DFT_COMPLEX_OUTPUT)
    magnitude = cv2.magnitude(spectrum[..., 0], spectrum[..., 1])
    heights: Field = np.roll(np.asarray(magnitude, np.float32), (_SIDE // 2, _SIDE // 2), axis=(0, 1))
    around = cv2.blur(heights, (2 * _AROUND + 1, 2 * _AROUND + 1))
    levels = heights * (2.0 / max(1.0, float(seen.sum())))
    band = _band(round(dpi))
    if float(levels[band].max(initial=0.0)) > _INK:
        return 0.0, 0.0
    counts = band & (levels >= least_level) & ~_of_a_grid(heights)
    peaks = np.where(counts, heights / np.maximum(around, 1e-3), 0.0)
    place = np.unravel_index(int(np.argmax(peaks)), peaks.shape)
    return float(peaks[place]), float(levels[place])


def _of_a_grid(heights: Field) -> NDArray[np.bool_]:
    """Return the frequencies that are the product of two stronger ones on the axes: squared paper, not a beat."""
    axis = slice(_SIDE // 2 - _ON_AXIS, _SIDE // 2 + _ON_AXIS + 1)
    across, down = heights[axis].max(axis=0), heights[:, axis].max(axis=1)
    return np.asarray((across[None, :] > heights) & (down[:, None] > heights))


@cache
def _window() -> Field:
    profile = np.hanning(_SIDE)
    return np.asarray(np.outer(profile, profile), np.float32)


@cache
def _band(dpi: int) -> NDArray[np.bool_]:
    """Return which frequencies count, the zero frequency in the middle."""
    waves = np.fft.fftshift(np.fft.fftfreq(_SIDE)) * dpi
    across, down = np.abs(waves)[None, :], np.abs(waves)[:, None]
    radius, angle = np.hypot(across, down), np.degrees(np.arctan2(down, across))
    off_axis = (angle > _OFF_AXIS) & (angle < 90.0 - _OFF_AXIS)
    return np.asarray((radius >= _COARSEST) & (radius <= min(_FINEST, 0.45 * dpi)) & off_axis)
