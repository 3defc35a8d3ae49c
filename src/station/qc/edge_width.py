"""What the edges of print tell of a page: how sharp they are, how far they stand out of the paper, how dark they get.

Lines of pixels across and down the page are looked at where there is ink; where one goes from paper into ink the
profile of the step is taken. Its width counts at right angles to the stroke, so that signatures and seals are as good
as letters. Holes, staples and shadows lie near the border: the inner page is looked at first, then fainter ink, and
only where that has none the whole page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import CONTRAST, ink_mask
from station.qc.blankness import is_blank
from station.qc.check import PageView

Gray = NDArray[np.uint8]
Levels = NDArray[np.float32]
Places = NDArray[np.intp]

# Pixels at 300 dpi that a profile reaches to each side of an edge; how many lines and edges of each direction do.
_REACH: Final = 9
_LINES: Final = 96
_MOST: Final = 600
# Least number of edges to judge by: half a word.
FEWEST: Final = 30
# Ink of faint print and pencil is at least this share darker than its paper.
_FAINT: Final = 0.07
# Inches of the border that are looked at last.
_BORDER: Final = 0.6
# An edge counts when its step is at least this share of the page's own strong edges, a few levels, and well above the
# grain of its paper.
_STRONG: Final = 0.6
_LEAST_STEP: Final = 6.0
_TIMES_GRAIN: Final = 4.0
# Pixels at 300 dpi of what paper has blurred, and levels between the channels of ink that has a colour.
_THROUGH: Final = 4.0
_COLOUR: Final = 45.0
# Tangent of the angle between line and edge's own direction, at most.
_SLANT: Final = 0.6


@dataclass(frozen=True, slots=True)
class _Edges:
    """Of the edges of one direction: widths in pixels (NaN: not measurable), steps, levels of cores without colour."""

    widths: Levels
    steps: Levels
    cores: Levels


def edge_measures(page: PageView) -> dict[str, float]:
    """Return ``edge_width``, ``edge_count``, ``ink_step`` and ``ink_level`` of the print; nothing without any.

    ``edge_width``: median of the 10–90 % width in pixels, at 300 dpi where the image has more, of the direction that is
    worse. ``edge_count``: edges it was measured on. ``ink_step``: median of the levels (0–255) between paper and the
    core of the strokes. ``ink_level``: level of the darkest tenth of those without colour, where these are most: print
    is black, seals and signatures are as light as they were pressed. What shows through a blank page from its other
    side is no print.
    """
    border = round(_BORDER * page.dpi / page.factor)
    for contrast, left_out in ((CONTRAST, border), (_FAINT, border), (CONTRAST, 0), (_FAINT, 0)):
        ink = page.ink if contrast == CONTRAST else ink_mask(page.small, page.behind, contrast)
        inner = _inner(ink, left_out)
        if not inner.any():
            continue
        found = [_edges(page, inner, contrast, down=down) for down in (False, True)]
        usable = [edges for edges in found if np.isfinite(edges.widths).sum() >= FEWEST]
        if usable:
            figures = _figures(usable, page.dpi)
            return {} if is_blank(page) and figures["edge_width"] > _THROUGH else figures
    return {}


def _figures(usable: list[_Edges], dpi: float) -> dict[str, float]:
    worst = max(usable, key=lambda edges: float(np.nanmedian(edges.widths)))
    cores = np.concatenate([edges.cores for edges in usable])
    figures = {
        "edge_width": float(np.nanmedian(worst.widths)) * min(1.0, 300.0 / dpi),
        "edge_count": float(np.isfinite(worst.widths).sum()),
        "ink_step": max(float(np.median(edges.steps)) for edges in usable),
    }
    if len(cores) >= max(FEWEST, sum(len(edges.steps) for edges in usable) / 2):
        figures["ink_level"] = float(np.percentile(cores, 10))
    return figures


def _inner(ink: Gray, border: int) -> Gray:
    """Return the mask without its border."""
    if not border:
        return ink
    inner = np.zeros_like(ink)
    inside = slice(border, -border), slice(border, -border)
    inner[inside] = ink[inside]
    return inner


def _edges(page: PageView, ink: Gray, contrast: float, *, down: bool) -> _Edges:
    """Return the strong edges met on lines across the page, or down the page."""
    gray, behind, ink = (page.gray.T, page.behind.T, ink.T) if down else (page.gray, page.behind, ink)
    factor, reach = page.factor, max(4, round(_REACH * page.dpi / 300))
    has_ink = ink.max(axis=1) > 0
    # Down the page neighbours are taken together: a column alone costs as much as those beside it. So they are where
    # there is little to look at.
    every = down or np.count_nonzero(has_ink) <= _LINES // factor
    beside = factor if every else 1
    lines = _chosen(has_ink, _LINES // beside)
    full = (lines[:, None] * factor + (np.arange(factor) if every else factor // 2)).ravel()
    first, last = _span(ink.max(axis=0) > 0, factor, gray.shape[1])
    limits = cv2.convertScaleAbs(
        np.ascontiguousarray(behind[lines, first // factor : -(-last // factor)]), alpha=1.0 - contrast
    )
    limits = np.repeat(np.repeat(limits, factor, axis=1), beside, axis=0)[:, : last - first]
    looked_at = np.ascontiguousarray(gray[full, first : first + limits.shape[1]])
    dark = np.asarray(cv2.compare(looked_at, np.ascontiguousarray(limits), cv2.CMP_LT))
    at = np.flatnonzero(dark.ravel()[1:] > dark.ravel()[:-1])
    if len(at) > 2 * _MOST:
        at = at[np.linspace(0, len(at) - 1, 2 * _MOST).astype(np.intp)]
    line, place = full[at // dark.shape[1]], at % dark.shape[1] + first
    inside = (place >= 2 * reach) & (place < gray.shape[1] - 2 * reach) & (line >= 1) & (line < gray.shape[0] - 1)
    color = gray[:, :, None] if page.color is None else page.color.transpose(1, 0, 2) if down else page.color
    return _measured(gray, color, line[inside], place[inside], reach, page.paper)


def _chosen(has_ink: NDArray[np.bool_], most: int) -> Places:
    """Return up to ``most`` of the lines with ink, evenly."""
    lines = np.flatnonzero(has_ink)
    if len(lines) <= most:
        return lines
    return lines[np.linspace(0, len(lines) - 1, most).astype(np.intp)]


def _span(has_ink: NDArray[np.bool_], factor: int, length: int) -> tuple[int, int]:
    """Return from where to where, in full-size pixels, a line may see ink, with some paper around it."""
    at = np.flatnonzero(has_ink)
    around = 12
    return max(0, int(at[0]) - around) * factor, min(length, (int(at[-1]) + 1 + around) * factor)


def _measured(gray: Gray, color: Gray, line: Places, place: Places, reach: int, paper: float) -> _Edges:
    """Measure the steps right of ``place`` on lines of ``gray``; ``color``: the same with channels."""
    profiles = gray[line[:, None], place[:, None] + np.arange(-reach, reach + 1)].astype(np.float32)
    head = profiles[:, : reach // 2 + 1]
    high = np.median(head, axis=1)
    ink = profiles[:, reach : reach + reach // 2 + 2]
    darkest = place + ink.argmin(axis=1)
    low = ink.min(axis=1)
    step = high - low
    grain = 1.05 * float(np.median(np.abs(np.diff(head, axis=1)))) if len(head) else 0.0
    good = (np.abs(high - paper) <= 0.12 * paper + 8) & (step >= max(_LEAST_STEP, _TIMES_GRAIN * grain))
    if good.any():
        good &= step >= _STRONG * np.percentile(step[good], 90)
    line, place, profiles, high, step = (values[good] for values in (line, place, profiles, high, step))
    core = color[line, darkest[good]].astype(np.float32)
    cores = core.mean(axis=1)[np.ptp(core, axis=1) <= _COLOUR]
    along = profiles[:, reach + 1] - profiles[:, reach - 1]
    beside = [gray[line + away, place + of].astype(np.float32) for away in (1, -1) for of in (0, 1)]
    across = (beside[0] + beside[1] - beside[2] - beside[3]) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        slant = np.abs(across / along)
        square = np.where(slant <= _SLANT, 1.0 / np.sqrt(1.0 + slant**2), np.nan)
    upper = _crossing(profiles, high - 0.1 * step, reach)
    lower = _crossing(profiles, high - 0.9 * step, reach)
    widths = (lower - upper) * square
    return _Edges(np.where(widths > 0, widths, np.nan).astype(np.float32), step, cores)


def _crossing(profiles: Levels, level: Levels, middle: int) -> Levels:
    """Return where each profile falls below its level for good, searched from the edge outwards, NaN when it does not.

    For a level above the value at the edge that is the last sample above it to the left, otherwise the first below it
    to the right.
    """
    count, length = profiles.shape
    if not count:
        return np.empty(0, np.float32)
    above = profiles > level[:, None]
    at_edge = above[:, middle]
    left = middle - 1 - np.argmax(above[:, middle - 1 :: -1], axis=1)
    right = middle + np.argmax(~above[:, middle:], axis=1) - 1
    start = np.clip(np.where(at_edge, right, left), 0, length - 2)
    index = np.arange(count)
    before, after = profiles[index, start], profiles[index, start + 1]
    usable = (before > level) & (after <= level)
    with np.errstate(divide="ignore", invalid="ignore"):
        place = start + (before - level) / (before - after)
    return np.where(usable, place, np.nan).astype(np.float32)
