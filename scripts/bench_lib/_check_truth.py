"""What each check should say of a generated page: the one table of which strength is a defect and which is none.

Between the two lies what reasonable people judge differently; such pages are measured but not counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import exp, pi, sqrt
from typing import Any

import numpy as np

from samples.truth import Truth


class Presence(StrEnum):
    """Whether a page has what a check looks for."""

    DEFECT = "defect"
    CLEAN = "clean"
    BORDERLINE = "borderline"


@dataclass(frozen=True, slots=True)
class Strength:
    """Clean up to ``clean``, a defect from ``defect`` on (the other way round where ``defect`` is smaller)."""

    clean: float
    defect: float
    unit: str
    why: str

    def presence(self, value: float) -> Presence:
        """Return which of the three a measured strength is."""
        sign = 1 if self.defect > self.clean else -1
        if sign * value >= sign * self.defect:
            return Presence.DEFECT
        return Presence.CLEAN if sign * value <= sign * self.clean else Presence.BORDERLINE


# Figures of the project's quality specification where it has any; else what is plain to see at 100 % on a screen.
STRENGTHS: dict[str, Strength] = {
    "streaks": Strength(3.0, 12.0, "levels", "8 levels warn; noise of a good scan is 1 to 3"),
    "bleed_through": Strength(0.05, 0.14, "share", "0.05: thin paper; 0.14: the other side's lines can be followed"),
    "moire": Strength(2.0, 8.0, "levels", "amplitude left after the optics' blur"),
    "corners": Strength(
        4.5, 10.0, "mm", "below 5 mm a corner is worn, less what a measurement is off; from 10 print is gone"
    ),
    "contrast": Strength(95.0, 55.0, "levels", "P95 - P5 below 60 levels warns"),
    "sharpness": Strength(0.8, 1.5, "px", "sigma of the blur: 1 gives edges of 3.9 px, 2 of 5 px"),
    "exposure": Strength(165.0, 125.0, "level", "level of the paper; L* 60 is level 145"),
    "washed_out": Strength(1.05, 1.4, "gain", "print loses its thin strokes"),
    "clipped": Strength(0.0, 10.0, "px", "how deep a word reaches over the frame"),
    "off_frame": Strength(0.025, 0.06, "share", "of the sheet beyond the frame; 4 degrees of lean lose 0.037"),
    "skew": Strength(0.3, 0.5, "degrees", "error of the correction; 0.5 left is flagged"),
}
_CLEAN = Presence.CLEAN
_BARE_MARKS = {"ghost", "hole", "fold", "staple", "missing_corner", "folded_corner"}
CORNER_MARKS = {"missing_corner", "folded_corner"}


def expected(truth: Truth) -> dict[str, Presence]:
    """Return what is true of a page, by check; checks that need a dossier are not among them."""
    return {name: rule(truth) for name, rule in _RULES.items()}


def unreadable(truth: Truth) -> bool:
    """Whether nobody could be asked to read the page: some check must stop it, whichever."""
    far_out = _number(truth, "blur") >= 3.5 or (_number(truth, "blur") >= 2.5 and _number(truth, "noise") >= 12)
    return bool(truth.words) and (far_out or contrast_left(truth) <= 30)


def contrast_left(truth: Truth) -> float:
    """Return the levels between paper and print."""
    return (paper_level(truth) - _number(truth, "black") * _number(truth, "exposure", 1.0)) * _number(
        truth, "contrast", 1.0
    )


def paper_level(truth: Truth) -> float:
    """Return the level of the paper before contrast is taken away."""
    tint = truth.defects.get("tint", [255, 255, 255])
    level = float(np.mean(np.array(tint, np.float64))) * _number(truth, "exposure", 1.0)
    return min(255.0, level)


def _number(truth: Truth, name: str, default: float = 0.0) -> float:
    value: Any = truth.defects.get(name, default)
    return float(value)


def _bitonal(truth: Truth) -> bool:
    return bool(truth.defects.get("bitonal"))


def _streaks(truth: Truth) -> Presence:
    lines: Any = truth.defects.get("glass", [])
    found = [_line_presence(line[2:], paper_level(truth)) for line in lines]
    if Presence.DEFECT in found:
        return Presence.DEFECT
    return Presence.BORDERLINE if Presence.BORDERLINE in found else _CLEAN


def _line_presence(change: list[float], paper: float) -> Presence:
    """A light line is seen only as far as white lets it; one that changes colour but not grey is for nobody to miss."""
    seen = np.minimum(change, max(0.0, 252.0 - paper))
    found = STRENGTHS["streaks"].presence(abs(float(np.dot(seen, (0.299, 0.587, 0.114)))))
    coloured = np.abs(seen).max() >= STRENGTHS["streaks"].defect
    return Presence.BORDERLINE if found is _CLEAN and coloured else found


def _bleed(truth: Truth) -> Presence:
    if _bitonal(truth) and truth.defects.get("bleed"):
        return Presence.BORDERLINE
    return STRENGTHS["bleed_through"].presence(_number(truth, "bleed"))


def _moire(truth: Truth) -> Presence:
    period, blur = _number(truth, "moire_period", 9.0), _number(truth, "blur")
    left = _number(truth, "moire") * exp(-2 * (pi * blur / period) ** 2)
    return STRENGTHS["moire"].presence(left)


def _corners(truth: Truth) -> Presence:
    boxes = [mark.box for mark in truth.marks if mark.kind in CORNER_MARKS]
    # One leg is as asked for, the other by chance a little longer or shorter: their geometric mean, in mm at 300 dpi.
    return STRENGTHS["corners"].presence(max((sqrt(box[2] * box[3]) * 25.4 / 300 for box in boxes), default=0.0))


def _contrast(truth: Truth) -> Presence:
    if truth.kind == "pencil" or not truth.words or _bitonal(truth):
        return Presence.BORDERLINE
    return STRENGTHS["contrast"].presence(contrast_left(truth))


def _sharpness(truth: Truth) -> Presence:
    if not truth.words:
        return _CLEAN if _number(truth, "blur") <= STRENGTHS["sharpness"].clean else Presence.BORDERLINE
    return STRENGTHS["sharpness"].presence(_number(truth, "blur"))


def _exposure(truth: Truth) -> Presence:
    dark = STRENGTHS["exposure"].presence(paper_level(truth))
    if dark is not _CLEAN:
        return dark
    washed = STRENGTHS["washed_out"].presence(_number(truth, "exposure", 1.0))
    return washed if truth.words or washed is _CLEAN else Presence.BORDERLINE


def _edge_content(truth: Truth) -> Presence:
    words = [beyond_frame(truth, word.box) for word in truth.words]
    cut = STRENGTHS["clipped"].presence(max(words, default=0.0))
    if cut is Presence.DEFECT:
        return cut
    off = STRENGTHS["off_frame"].presence(share_off_frame(truth))
    marks = [beyond_frame(truth, mark.box) for mark in truth.marks if mark.kind not in _BARE_MARKS]
    if max(marks, default=0.0) > 0 or cut is Presence.BORDERLINE:
        return Presence.DEFECT if off is Presence.DEFECT else Presence.BORDERLINE
    return off


def beyond_frame(truth: Truth, box: tuple[int, int, int, int]) -> float:
    """Return how many pixels the corners of a box of the clean page reach over the edge of the image."""
    x, y, wide, tall = box
    if not wide * tall:
        return 0.0
    width, height = truth.image_size
    points = truth.in_image([(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)])
    return max(0.0, *(max(-a, -b, a - width, b - height) for a, b in points))


def share_off_frame(truth: Truth) -> float:
    """Return the share of the sheet that lies beyond the image, by a grid of points."""
    width, height = truth.page_size
    across, down = np.linspace(0.005, 0.995, 100) * width, np.linspace(0.005, 0.995, 100) * height
    points = np.array(truth.in_image([(float(x), float(y)) for x in across for y in down]))
    inside = (points >= 0).all(axis=1) & (points <= np.array(truth.image_size)).all(axis=1)
    return 1.0 - float(inside.mean())


def _blank(truth: Truth) -> Presence:
    has_marks = any(mark.kind not in _BARE_MARKS for mark in truth.marks)
    return _CLEAN if truth.words or has_marks else Presence.DEFECT


def _orientation(truth: Truth) -> Presence:
    """No printed page of the sets hides its direction; of one that is written by hand an engine cannot know it."""
    return Presence.BORDERLINE if by_hand(truth) or not truth.words else _CLEAN


def by_hand(truth: Truth) -> bool:
    """Whether all that stands on the page is handwriting."""
    return bool(truth.words) and all(word.hand for word in truth.words)


def _confidence(truth: Truth) -> Presence:
    if not truth.words:
        return Presence.BORDERLINE
    if by_hand(truth) or unreadable(truth):
        return Presence.DEFECT
    written = sum(word.hand for word in truth.words)
    spoilt = _contrast(truth) is not _CLEAN or _sharpness(truth) is not _CLEAN or _exposure(truth) is not _CLEAN
    return Presence.BORDERLINE if written > 0.3 * len(truth.words) or spoilt else _CLEAN


def _secrecy(truth: Truth) -> Presence:
    return Presence.DEFECT if any(mark.kind == "secrecy_mark" for mark in truth.marks) else _CLEAN


def _resolution(truth: Truth) -> Presence:
    poor = _bitonal(truth) or bool(truth.defects.get("gray")) or truth.dpi < 200
    return Presence.DEFECT if poor else _CLEAN


_RULES: dict[str, Callable[[Truth], Presence]] = {
    "resolution": _resolution,
    "edge_content": _edge_content,
    "corners": _corners,
    "blank": _blank,
    "sharpness": _sharpness,
    "exposure": _exposure,
    "contrast": _contrast,
    "orientation": _orientation,
    "streaks": _streaks,
    "bleed_through": _bleed,
    "moire": _moire,
    "ocr_confidence": _confidence,
    "secrecy_mark": _secrecy,
}
