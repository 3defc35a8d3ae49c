"""Lines that dirt on the glass of a document feeder draws down the master: one column, light or dark, from end to end.

The paper moves over a spot that does not, so in the master (never in the rendition, where it leans with the
correction) the line keeps its column. The page is cut into bands from top to bottom; in each the brighter part of a
few rows is looked at, where print hardly disturbs, and every column is compared with its neighbours to both sides. A
streak stands out with the same sign in nearly all bands and reaches both ends of the page. Rules of a table end with
it, rules and folds of the paper lean with it, shadows and edges of the page have another level on one side. (Constant
profile along the feeding direction: US 7 388 989.)

Limit of the method: a printed rule from end to end of a page that lies straight within 0.03° is the same.
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
# A rule of a table on its side that leans across the line hides it in up to five bands.
_BANDS_SHOWING: Final = 0.85
# Share of the bands in which a column must lie on the page to be judged.
_ON_PAGE: Final = 0.6
# Share of a line's strength that its columns have; columns that it may move between the ends of the page.
_CORE: Final = 0.5
_DRIFT: Final = 1.2
# What one page tells the comparison of its dossier: how many lines, from how many levels on.
_MOST: Final = 4
_WEAKEST: Final = 4.0


@dataclass(frozen=True, slots=True)
class StreakLine:
    """A line in the master.

    ``column``: pixels from its left edge to the middle of the line; ``level``: grey levels by which it differs from its
    neighbours in the colour channel where it is strongest, below zero when it is darker.
    """

    column: float
    level: float


def streak_measures(page: PageView) -> dict[str, float]:
    """Return ``streak_1`` to ``streak_4``, strongest first, and ``streak_1_level`` to ``streak_4_level``.

    ``streak_n``: millimetres from the left edge of the master, as delivered, to the middle of the line; the same dirt
    gives the same place on every page of a scanner that delivers frames of one width. ``streak_n_level``: grey levels,
    below zero when darker than the paper. Lines from 4 levels on are told: too weak for one page to say, three pages
    with the same place prove them. Nothing found: ``streak_1_level`` is 0 and there is no place. A page that could not
    be judged, being too small, has none of these measures.
    """
    lines = streak_lines(page, _WEAKEST)
    if lines is None:
        return {}
    measures = {} if lines else {"streak_1_level": 0.0}
    for number, line in enumerate(lines[:_MOST], 1):
        measures[f"streak_{number}"] = line.column / page.dpi * 25.4
        measures[f"streak_{number}_level"] = line.level
    return measures


def streak_lines(page: PageView, least: float) -> list[StreakLine] | None:
    """Return the lines of at least ``least`` grey levels, strongest first; ``None`` where there is no room to look."""
    pixels = page.master_gray if page.master_color is None else page.master_color
    profiles = _band_profiles(pixels)
    on_page = _on_page(page, profiles.shape[1])
    gap, reach = max(2, round(_GAP * page.dpi)), max(3, round(_REACH * page.dpi))
    if profiles.shape[1] <= 8 * (gap + reach) or not on_page.any():
        return None
    beside = cv2.blur(profiles, (reach, 1)).reshape(profiles.shape)
    near = gap + reach // 2
    # Where a rule runs close by, the paper beyond it is what the column is compared with.
    left, right = (
        np.maximum(np.roll(beside, side * near, axis=1), np.roll(beside, side * (near + reach + gap), axis=1))
        for side in (1, -1)
    )
    found = _consistent(np.minimum(left, right) - profiles, on_page, gap, -1.0)
    found += _consistent(profiles - np.maximum(left, right), on_page, gap, 1.0)
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
    return np.asarray(levels[_RANK].reshape(_BANDS, pixels.shape[1], -1), np.float32)


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


def _consistent(difference: Levels, on_page: Mask, gap: int, sign: float) -> list[StreakLine]:
    """Return every column, in each channel, that differs in nearly all bands on the page and at both of its ends."""
    bands = on_page.sum(axis=0)
    showing = ((difference >= _LEAST) & on_page[:, :, None]).sum(axis=0)
    likely = (showing >= _BANDS_SHOWING * bands[:, None]) & (bands >= _ON_PAGE * _BANDS)[:, None]
    lines: list[StreakLine] = []
    leaning: list[tuple[float, float]] = []
    for column, channel in np.argwhere(likely):
        levels = difference[on_page[:, column], column, channel]
        level = float(np.median(levels))
        shown = levels >= max(_LEAST, _SHARE * level)
        if not (shown.mean() >= _BANDS_SHOWING and shown[0] and shown[-1]):
            continue
        beside = difference[on_page[:, column], max(0, column - 2 * gap) : column + 2 * gap + 1, channel]
        if _drift(beside, _CORE * level) <= _DRIFT:
            lines.append(StreakLine(float(column) + 0.5, sign * level))
        else:
            leaning.append((float(column) + 0.5, level))
    # The rim of a line that leans has columns that seem to stand still.
    return [
        line
        for line in lines
        if not any(abs(line.column - column) <= 2 * gap and abs(line.level) <= level for column, level in leaning)
    ]


def _drift(difference: Levels, least: float) -> float:
    """Return by how many columns the line moves from the first to the last third of the bands (bands × columns)."""
    core = difference >= least
    counts = core.sum(axis=1)
    middles = (core * np.arange(core.shape[1])).sum(axis=1)[counts > 0] / counts[counts > 0]
    third = max(1, len(middles) // 3)
    return abs(float(np.median(middles[:third])) - float(np.median(middles[-third:])))


def _one_each(lines: list[StreakLine], gap: int) -> list[StreakLine]:
    """Return one line for each group of neighbours: as strong as the strongest, at the middle of the strong ones."""
    kept: list[StreakLine] = []
    for line in sorted(lines, key=lambda line: -abs(line.level)):
        if any(abs(line.column - other.column) <= 2 * gap for other in kept):
            continue
        strong = [
            other.column
            for other in lines
            if abs(other.column - line.column) <= gap and other.level / line.level >= _CORE
        ]
        kept.append(StreakLine(float(np.mean(strong)), line.level))
    return kept
