"""Axis and lean of the text on a page: the ink of letters, which way its lines run, and by how much they lean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import background, ink_mask, places, text_ink
from station.imaging.scaling import shrink
from station.imaging.skew import estimate_skew, refine_skew
from station.imaging.text_axis import find_text_axis

Gray = NDArray[np.uint8]

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
    def straight(self) -> bool:
        """Whether the lines are straight and long enough to tell a tenth of a degree."""
        return self.flatness < STRAIGHT

    @property
    def believed(self) -> bool:
        """Whether the angle is better than none."""
        weak = self.strength >= WEAKEST and self.pieces >= _FEWEST and abs(self.angle) <= _WEAK_REACH
        return self.strong or weak


def find_text_lean(gray: Gray, ink: Gray, factor: int, dpi: float) -> TextLean:
    """Return axis and lean of the text.

    ``gray``: the image at ``dpi``; ``ink``: its ink mask (255 = ink), smaller by the whole ``factor``.
    """
    text, pieces = text_ink(ink, dpi / factor)
    axis = find_text_axis(text, pieces, dpi / factor)
    sideways = axis.sideways
    rough = estimate_skew(np.ascontiguousarray(np.rot90(text)) if sideways else text)
    if rough.strength < STRONG and axis.perhaps_sideways:
        # Far off the axis the gaps tell less: the lines themselves do.
        upright = estimate_skew(np.ascontiguousarray(np.rot90(text)))
        if upright.strength >= 2 * STRONG:
            rough, sideways = upright, True
    if rough.strength < STRONG and not sideways:
        # Staves, frames and rows of pictures lean like text does, and are all there is on some pages.
        whole = estimate_skew(ink)
        if whole.strength >= STRONG:
            if whole.strength < _WEAK:
                whole = refine_skew(_letters(gray, ink, factor, dpi), whole, letters=False)
            return TextLean(whole.angle, whole.strength, whole.flatness, pieces, axis.ratio, sideways=False)
    few = pieces < _FEW_PIECES or rough.strength < _WEAK
    if few and pieces >= _FEWEST and rough.strength >= WEAKEST:
        letters = _letters(gray, text, factor, dpi)
        rough = refine_skew(np.ascontiguousarray(np.rot90(letters)) if sideways else letters, rough)
    return TextLean(rough.angle, rough.strength, rough.flatness, pieces, axis.ratio, sideways)


def _letters(gray: Gray, text: Gray, factor: int, dpi: float) -> Gray:
    """Return the ink of the text at full size, or at half of it where that is more than 3 Mpx."""
    xs, ys = places(text)
    top, bottom, left, right = int(ys.min()), int(ys.max()) + 1, int(xs.min()), int(xs.max()) + 1
    area = (bottom - top) * (right - left) * factor**2
    finer = 1 if area < _REFINED_AREA else min(2, factor)
    piece = shrink(gray[top * factor : bottom * factor, left * factor : right * factor], finer)
    near = cv2.dilate(text[top:bottom, left:right], np.ones((5, 5), np.uint8))
    near = cv2.resize(near, piece.shape[1::-1], interpolation=cv2.INTER_NEAREST)
    paper = float(np.percentile(piece[::8, ::8], 80))
    ink = ink_mask(piece, background(piece, dpi / finer, paper))
    return np.asarray(cv2.bitwise_and(ink, near), np.uint8)
