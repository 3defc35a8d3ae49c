"""Axis and lean of the text on a page: the ink of letters, which way its lines run, and by how much they lean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import CONTRAST, background, ink_mask, places, text_ink
from station.imaging.scaling import shrink
from station.imaging.skew import SkewEstimate, count_rules, estimate_skew, refine_skew
from station.imaging.text_axis import find_text_axis

Gray = NDArray[np.uint8]
# Makes the mask of what is darker than its paper by a share.
Masks = Callable[[float], Gray]

# Strength from which lines are beyond doubt, and below which there are none.
STRONG: Final = 5.0
WEAKEST: Final = 1.3
# Flatness from which lines are not straight. Measured on generated pages: print 0.28 to 0.87, handwriting 0.88 to 0.97.
STRAIGHT: Final = 0.88
# Specks are no line, and a weak guess never turns a page far.
_FEWEST: Final = 6
_WEAK_REACH: Final = 6.0
# With fewer pieces of text than this, or weaker lines, the lean is measured again at a higher resolution.
_FEW_PIECES: Final = 250
_WEAK: Final = 30.0
_REFINED_AREA: Final = 3_000_000
# Ink of faint print is darker than its paper by this share at least. Measured on pages with 12 to 22 % of the contrast:
# at 0.10 and above some are off by a tenth of a degree, from 0.08 to 0.04 none.
_FAINT: Final = 0.06
# Ink of dark print is darker than its paper by this share on half of its pixels, also at 75 dpi; no faint print is.
_DARK: Final = 0.33
# How many times more text there is in the fainter mask (faint print 5 and more, pencil 3 at most), and of how many
# pieces (faint print 240 and more; the shadow along an edge crumbles into up to 60).
_MISSED: Final = 4
_FEWEST_FAINT: Final = 100
# Flatness from which the rules of a form are asked as well, how many there must be, and the degrees by which they may
# differ from the text: one line, or one that leans otherwise, may be a fold.
_ROUGH: Final = 0.28
_RULES: Final = 3
_SAME_LEAN: Final = 0.3


@dataclass(frozen=True, slots=True)
class TextLean:
    """``angle``: degrees clockwise, of lines that run across, or up and down when ``sideways``.

    ``strength``, ``flatness``: see ``imaging.skew``; ``pieces``: of ink that may be letters; ``ratio``: see
    ``imaging.text_axis``.
    """

    angle: float
    strength: float
    flatness: float
    pieces: int
    ratio: float
    sideways: bool

    @property
    def strong(self) -> bool:
        """Whether there are lines beyond doubt."""
        return self.strength >= STRONG

    @property
    def weak(self) -> bool:
        """Whether there is so little text that it is worth a closer look."""
        return self.pieces < _FEW_PIECES or self.strength < _WEAK

    @property
    def straight(self) -> bool:
        """Whether the lines are straight and long enough to tell a tenth of a degree."""
        return self.flatness < STRAIGHT

    @property
    def believed(self) -> bool:
        """Whether the angle is better than none."""
        weak = self.strength >= WEAKEST and self.pieces >= _FEWEST and abs(self.angle) <= _WEAK_REACH
        return self.strong or weak


@dataclass(frozen=True, slots=True)
class _Print:
    """``ink`` darker than its paper by ``contrast``, the ``text`` in it, and of how many ``pieces`` that is."""

    ink: Gray
    contrast: float
    text: Gray
    pieces: int


def find_text_lean(gray: Gray, ink: Gray, masks: Masks, factor: int, dpi: float) -> TextLean:
    """Return axis and lean of the text.

    ``gray``: the image at ``dpi``; ``ink``: its ink mask (255 = ink), smaller by the whole ``factor``; ``masks``: makes
    such a mask of fainter or darker ink, for pages where that says little.
    """
    normal = _Print(ink, CONTRAST, *text_ink(ink, dpi / factor))
    found = _lean_of(gray, normal, factor, dpi)
    if not found.weak or _is_dark(normal, masks):
        return found
    fainter = masks(_FAINT)
    faint = _Print(fainter, _FAINT, *text_ink(fainter, dpi / factor))
    if faint.pieces < _FEWEST_FAINT or cv2.countNonZero(faint.text) < _MISSED * cv2.countNonZero(normal.text):
        return found
    seen = _lean_of(gray, faint, factor, dpi)
    return seen if seen.strong and seen.strength > found.strength else found


def _is_dark(page: _Print, masks: Masks) -> bool:
    """Whether there is dark print: what is fainter on such a page shines through, and may lean otherwise."""
    dark = cv2.countNonZero(cv2.bitwise_and(page.text, masks(_DARK)))
    return page.pieces >= _FEWEST and 2 * dark >= cv2.countNonZero(page.text)


def _lean_of(gray: Gray, page: _Print, factor: int, dpi: float) -> TextLean:
    text, pieces = page.text, page.pieces
    axis = find_text_axis(text, pieces, dpi / factor)
    sideways = axis.sideways
    rough = estimate_skew(_level(text, sideways=sideways))
    if rough.strength < STRONG and axis.perhaps_sideways:
        # Far off the axis the gaps tell less: the lines themselves do.
        upright = estimate_skew(_level(text, sideways=True))
        if upright.strength >= 2 * STRONG:
            rough, sideways = upright, True
    if rough.strength < STRONG and not sideways:
        # Staves, frames and rows of pictures lean like text does, and are all there is on some pages.
        whole = estimate_skew(page.ink)
        if whole.strength >= STRONG:
            if whole.strength < _WEAK:
                whole = refine_skew(_finer(gray, page.ink, page.contrast, factor, dpi), whole, letters=False)
            return TextLean(whole.angle, whole.strength, whole.flatness, pieces, axis.ratio, sideways=False)
    found = TextLean(rough.angle, rough.strength, rough.flatness, pieces, axis.ratio, sideways)
    if not found.weak or pieces < _FEWEST or rough.strength < WEAKEST:
        return found
    better = _refined(gray, page, rough, factor, dpi, sideways=sideways)
    return replace(found, angle=better.angle, flatness=better.flatness)


def _refined(
    gray: Gray, page: _Print, rough: SkewEstimate, factor: int, dpi: float, *, sideways: bool
) -> SkewEstimate:  # fmt: skip
    """Measure again at a higher resolution, with the rules of a form where there are: handwriting on it is crooked."""
    letters = _finer(gray, page.text, page.contrast, factor, dpi)
    text = refine_skew(_level(letters, sideways=sideways), rough)
    if text.flatness < _ROUGH or count_rules(_level(page.ink, sideways=sideways), text.angle, dpi / factor) < _RULES:
        return text
    every = _finer(gray, page.ink, page.contrast, factor, dpi)
    ruled = refine_skew(_level(every, sideways=sideways), text, letters=False)
    agrees = abs(ruled.angle - text.angle) <= _SAME_LEAN
    return ruled if agrees and ruled.flatness < text.flatness else text


def _level(mask: Gray, *, sideways: bool) -> Gray:
    """Return the mask with its lines across."""
    return np.ascontiguousarray(np.rot90(mask)) if sideways else mask


def _finer(gray: Gray, ink: Gray, contrast: float, factor: int, dpi: float) -> Gray:
    """Return ink at full size, or at half of it where that is more than 3 Mpx."""
    xs, ys = places(ink)
    top, bottom, left, right = int(ys.min()), int(ys.max()) + 1, int(xs.min()), int(xs.max()) + 1
    area = (bottom - top) * (right - left) * factor**2
    finer = 1 if area < _REFINED_AREA else min(2, factor)
    piece = shrink(gray[top * factor : bottom * factor, left * factor : right * factor], finer)
    near = cv2.dilate(ink[top:bottom, left:right], np.ones((5, 5), np.uint8))
    near = cv2.resize(near, piece.shape[1::-1], interpolation=cv2.INTER_NEAREST)
    paper = float(np.percentile(piece[::8, ::8], 80))
    fine = ink_mask(piece, background(piece, dpi / finer, paper), contrast)
    return np.asarray(cv2.bitwise_and(fine, near), np.uint8)
