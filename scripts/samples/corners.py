"""Corners of a sheet that are torn off or folded over: what is gone shows the bed, a flap shows its other side."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from samples.degradation import SURROUNDS, WHITE, Degradation
from samples.sheet import Pixels, px
from samples.truth import Mark, Rectangle

Outline = npt.NDArray[np.float64]

# How much darker the shadow along a new edge is, in levels, and how far it reaches, in pixels.
_SHADOW, _REACH = 34.0, 9.0


def damage_corners(page: Pixels, how: Degradation, seed: int) -> tuple[Mark, ...]:
    """Tear and fold corners of the page in place; return a ``missing_corner`` or ``folded_corner`` for each."""
    bed = SURROUNDS.get(how.surround, WHITE)
    marks = []
    for corner in range(4):
        rng = np.random.default_rng((seed, 41, corner))
        if how.torn_mm[corner]:
            marks.append(Mark("missing_corner", _torn(page, corner, how.torn_mm[corner], bed, rng)))
        if how.folded_mm[corner]:
            marks.append(Mark("folded_corner", _folded(page, corner, how.folded_mm[corner], bed, rng)))
    return tuple(marks)


def _torn(page: Pixels, corner: int, leg: float, bed: tuple[int, int, int], rng: np.random.Generator) -> Rectangle:
    """Tear off a triangle with legs of about ``leg`` mm along a ragged line of bare fibres."""
    across, down = px(leg), px(leg * rng.uniform(0.75, 1.3))
    along = np.linspace(0, 1, 40)
    line = np.stack([across * (1 - along), down * along], axis=1)
    ragged = np.cumsum(rng.normal(0, 1, 40))
    ragged -= np.linspace(ragged[0], ragged[-1], 40)
    line += (ragged * 0.012 * min(across, down))[:, None] + rng.normal(0, 1.0, (40, 1))
    line[0, 1], line[-1, 0] = 0.0, 0.0
    gone = np.vstack([[(0.0, 0.0)], line])
    view = _corner_view(page, corner, int(line[:, 0].max()) + 40, int(line[:, 1].max()) + 40)
    mask = _filled(view, gone)
    fibres = cv2.GaussianBlur(_filled(view, gone + rng.uniform(3, 7)), (0, 0), 1.0)
    _blend(view, fibres, (252, 251, 248))
    _lay_bed(view, mask, bed)
    return _box_on_page(page, corner, int(line[:, 0].max()) + 1, int(line[:, 1].max()) + 1)


def _folded(page: Pixels, corner: int, leg: float, bed: tuple[int, int, int], rng: np.random.Generator) -> Rectangle:
    """Fold a corner along a straight line: its flap lies on the page (mirrored there, blank), or behind it (< 0)."""
    across, down = float(px(abs(leg))), float(px(abs(leg) * rng.uniform(0.8, 1.25)))
    tip = 2 * across * down / (across**2 + down**2) * np.array([down, across])
    reach = np.maximum(tip, (across, down))
    view = _corner_view(page, corner, int(reach[0]) + 40, int(reach[1]) + 40)
    if leg > 0:
        flap = np.array([(across, 0.0), (0.0, down), tip])
        paper = tuple(int(level) for level in np.percentile(view.reshape(-1, 3), 80, axis=0) * 0.965)
        shade = cv2.GaussianBlur(_filled(view, flap), (0, 0), _REACH)
        _blend(view, np.asarray(shade * 0.16, np.uint8), (0, 0, 0))
        _blend(view, _filled(view, flap), paper)
        edge = np.zeros(view.shape[:2], np.uint8)
        cv2.polylines(
            edge, [np.round(flap).astype(np.int32)], isClosed=True, color=90, thickness=2, lineType=cv2.LINE_AA
        )
        _blend(view, edge, (120, 118, 114))
    _lay_bed(view, _filled(view, np.array([(0.0, 0.0), (across, 0.0), (0.0, down)])), bed)
    size = reach if leg > 0 else np.array((across, down))
    return _box_on_page(page, corner, int(size[0]), int(size[1]))


def _corner_view(page: Pixels, corner: int, width: int, height: int) -> Pixels:
    """Return the corner's part of the page as a view, mirrored so that the corner is at its top left."""
    flipped = page[:: -1 if corner in {2, 3} else 1, :: -1 if corner in {1, 2} else 1]
    return flipped[:height, :width]


def _box_on_page(page: Pixels, corner: int, width: int, height: int) -> Rectangle:
    x = page.shape[1] - width if corner in {1, 2} else 0
    y = page.shape[0] - height if corner in {2, 3} else 0
    return x, y, width, height


def _filled(view: Pixels, outline: Outline) -> Pixels:
    mask = np.zeros(view.shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.round(outline * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    return mask


def _lay_bed(view: Pixels, gone: Pixels, bed: tuple[int, int, int]) -> None:
    """Show the bed where paper is gone; on a light bed the new edge throws a shadow."""
    _blend(view, gone, bed)
    if bed[0] > 60:
        depth = cv2.distanceTransform((gone > 127).astype(np.uint8), cv2.DIST_L2, 3)
        fall = np.where(depth > 0, _SHADOW * np.exp(-depth / _REACH), 0.0)
        view[:] = np.clip(view - fall[..., None], 0, 255).astype(np.uint8)


def _blend(view: Pixels, cover: npt.NDArray[np.generic], colour: tuple[int, ...]) -> None:
    share = cover.astype(np.float32)[..., None] / 255.0
    view[:] = np.round(view * (1 - share) + np.array(colour, np.float32) * share).astype(np.uint8)
