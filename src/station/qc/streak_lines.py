"""Lines that dirt on the glass of a document feeder draws down the master: one column, light or dark, from end to end.

The paper moves over a spot that does not, so in the master (never in the rendition, where it leans with the
correction) the line keeps its column. The page is cut into bands from top to bottom; in each the brighter part of a
few rows is looked at, where print hardly disturbs, and every column is compared with its neighbours to both sides. A
streak stands out with the same sign in nearly all bands and reaches both ends of the page. Rules of a table end with
it, rules of the paper lean with it, shadows and edges of the page have another level on one side. (The constant
profile down the feeding direction: US 7 388 989; bands and signs: measured, 25 levels gave 22.8, clean pages at most
4.3 with a median alone.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.qc.check import PageView

Levels = NDArray[np.float32]
Mask = NDArray[np.bool_]

# Bands from top to bottom, rows looked at in each, and which of these (sorted by level) speaks for the band.
_BANDS: Final = 32
_ROWS: Final = 9
_RANK: Final = 5
# Inches: from the column to what it is compared with, and how wide that is.
_GAP: Final = 0.020
_REACH: Final = 0.027
# Inches from the edge of the page, and from the frame where the page's edge was not seen: shadows lie there.
_EDGE: Final = 0.05
_FRAME: Final = 0.10
# Levels in a band that are more than nothing; share of a line's strength, and of the bands, that must show it.
_LEAST: Final = 1.5
_SHARE: Final = 0.3
_BANDS_SHOWING: Final = 0.9
# Share of the bands in which a column must lie on the page to be judged.
_ON_PAGE: Final = 0.6


@dataclass(frozen=True, slots=True)
class StreakLine:
    """``column``: pixels of the master, from its left edge to the middle of the line; ``level``: grey levels by which
    it differs from its neighbours in the colour channel where it is strongest, below zero when it is darker.
    """

    column: float
    level: float


def streak_lines(page: PageView, least: float) -> list[StreakLine]:
    """Return the lines of at least ``least`` grey levels, strongest first."""
    pixels = page.master_gray if page.master_color is None else page.master_color
    profiles = _band_profiles(pixels)
    on_page = _on_page(page, profiles.shape[1])
    gap, reach = max(2, round(_GAP * page.dpi)), max(3, round(_REACH * page.dpi))
    if profiles.shape[1] <= 4 * (gap + reach) or not on_page.any():
        return []
    beside = cv2.blur(profiles, (reach, 1)).reshape(profiles.shape)
    away = gap + reach // 2
    left, right = np.roll(beside, away, axis=1), np.roll(beside, -away, axis=1)
    found = _consistent(np.minimum(left, right) - profiles, on_page, -1.0)
    found += _consistent(profiles - np.maximum(left, right), on_page, 1.0)
    lines = _one_each(found, gap)
    return sorted((line for line in lines if abs(line.level) >= least), key=lambda line: -abs(line.level))


def _band_profiles(pixels: NDArray[np.uint8]) -> Levels:
    """Return the level of each band's columns, bands × columns × channels: that of its rows' brighter part."""
    height = pixels.shape[0]
    place = np.linspace(0, height, _BANDS * _ROWS, endpoint=False) + height / (2 * _BANDS * _ROWS)
    rows = place.astype(np.int64).reshape(_BANDS, _ROWS)
    levels = [pixels[rows[:, number]] for number in range(_ROWS)]
    for last in range(_ROWS - 1, _RANK - 1, -1):
        for number in range(last):
            low, high = levels[number], levels[number + 1]
            levels[number], levels[number + 1] = np.minimum(low, high), np.maximum(low, high)
    return levels[_RANK].reshape(_BANDS, pixels.shape[1], -1).astype(np.float32)


def _on_page(page: PageView, width: int) -> Mask:
    """Return where each band (in its middle) and column is paper, well inside of the edges; bands × columns."""
    mask = page.master_page
    rows = ((np.arange(_BANDS) + 0.5) * mask.shape[0] / _BANDS).astype(np.int64)
    columns = np.minimum(np.arange(width) // page.master_factor, mask.shape[1] - 1)
    inset = 2 * round(_EDGE * page.dpi / page.master_factor) + 1
    inner = cv2.erode(np.ascontiguousarray(mask[rows]), np.ones((1, inset), np.uint8))
    on_page = inner[:, columns] > 0
    frame = max(1, round(_FRAME * page.dpi))
    on_page[:, :frame] = on_page[:, -frame:] = False
    return on_page


def _consistent(difference: Levels, on_page: Mask, sign: float) -> list[StreakLine]:
    """Return every column, in each channel, that differs in nearly all bands on the page and at both of its ends."""
    bands = on_page.sum(axis=0)
    showing = ((difference >= _LEAST) & on_page[:, :, None]).sum(axis=0)
    likely = (showing >= _BANDS_SHOWING * bands[:, None]) & (bands >= _ON_PAGE * _BANDS)[:, None]
    lines = []
    for column, channel in np.argwhere(likely):
        levels = difference[on_page[:, column], column, channel]
        level = float(np.median(levels))
        shown = levels >= max(_LEAST, _SHARE * level)
        if shown.mean() >= _BANDS_SHOWING and shown[0] and shown[-1]:
            lines.append(StreakLine(float(column) + 0.5, sign * level))
    return lines


def _one_each(lines: list[StreakLine], gap: int) -> list[StreakLine]:
    """Return the strongest column of each group of neighbours."""
    kept: list[StreakLine] = []
    for line in sorted(lines, key=lambda line: -abs(line.level)):
        if all(abs(line.column - other.column) > gap for other in kept):
            kept.append(line)
    return kept
