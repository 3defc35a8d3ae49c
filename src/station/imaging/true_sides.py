"""Whether a line found on a bright bed is a side of the page, or the edge of something printed on it.

A bed as bright as paper looks like paper, and a photograph or a shaded table has edges as straight and as long as those
of a sheet. Two things tell them apart: beyond a side of the page there is no ink; and a side runs on until it meets its
neighbours, while the edge of a picture ends before, at both ends.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.edge_shadow import off_the_shadow
from station.imaging.lines import Line
from station.imaging.page_edges import PageEdges, ends_of, profiles_across
from station.imaging.page_mask import mask_of_page

Gray = NDArray[np.uint8]

# Pixels of ink at 70 to 140 dpi that are specks: the smallest page number has several times as many. Within so many
# of a side is the side itself; beyond, 607 sides of pages on even seeds have no ink at all.
_SPECKS: Final = 3
_AT_SIDE: Final = 1.0
# Stretches of a side, so many places each: its ends, within the margin around a picture but off worn corners, and
# what lies between.
_PLACES: Final = 15
_START: Final = np.linspace(0.015, 0.045, _PLACES)
_STRETCHES: Final = np.concatenate([_START, np.linspace(0.2, 0.8, 4 * _PLACES), 1.0 - _START])
# Pixels to each side of it where the levels are compared.
_BESIDE: Final = np.arange(3.0, 12.1)
# Levels of a step in the middle that cannot be overlooked at the ends, and the share of it that is left at one of them
# at least: 0.62 and more at sides of pages, nothing at photographs (even seeds).
_CLEAR: Final = 8.0
_LEFT: Final = 0.3


def true_sides(gray: Gray, edges: PageEdges, ink: Gray, scale: float, sides: Collection[str]) -> PageEdges:
    """Return the edges without those of ``sides`` that are none of the page's, and the others off their shadow.

    ``ink``: 255 where there is ink, at ``scale`` of ``gray``. A side that cannot be moved off its shadow without
    leaving ink outside stays where it is.
    """
    kept = {name: line for name, line in edges.found.items() if name not in sides or _runs_through(gray, name, edges)}
    moved = off_the_shadow(gray, PageEdges(**kept), sides).found
    settled: dict[str, Line | None] = dict(kept)
    for name in kept.keys() & sides:
        settled[name] = next((line for line in (moved[name], kept[name]) if _is_bare(ink, name, line, scale)), None)
    return PageEdges(**settled)


def _is_bare(ink: Gray, side: str, line: Line, scale: float) -> bool:
    """Whether there are no more than specks of ink beyond a side."""
    within = mask_of_page(PageEdges(**{side: line}), ink.shape[1], ink.shape[0], scale, -_AT_SIDE)
    return cv2.countNonZero(cv2.subtract(ink, within)) <= _SPECKS


def _runs_through(gray: Gray, side: str, edges: PageEdges) -> bool:
    """Whether the step along a side goes on to one end of it at least; true as well where it is too low to tell."""
    ends = ends_of(side, edges, gray.shape[1], gray.shape[0])
    if ends is None:
        return False
    offsets = np.concatenate([_BESIDE, -_BESIDE])
    levels = profiles_across(gray, edges.found[side], ends, offsets, _STRETCHES)[2]
    steps = levels[:, : _BESIDE.size].mean(axis=1) - levels[:, _BESIDE.size :].mean(axis=1)
    start, *between, end = np.median(steps.reshape(-1, _PLACES), axis=1)
    middle = float(np.median(between))
    return abs(middle) < _CLEAR or max(start / middle, end / middle) >= _LEFT
