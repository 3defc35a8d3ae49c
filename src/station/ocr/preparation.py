"""The image that Tesseract reads best for the least time: two levels at 240 dpi.

Measured (``scripts/bench_lib/ocr_call.py``): Otsu at 240 dpi against grey at 300 dpi.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]

READING_DPI: Final = 240.0
# Tesseract's orientation check needs less.
OSD_DPI: Final = 150.0
# Finer images are brought down, coarser ones up to four times: letters need about 20 pixels.
_MOST: Final = 4.0
# Grey levels that ink is darker than most of its page, at least: half of the step of very pale print.
_LEAST_STEP: Final = 26.0
# A change of scale by less than this is not worth the time and the blur.
_SAME: Final = 0.12
# Sizes at which a lone number is read, and the pixels of paper around it: Tesseract wants both.
_FIGURE_SCALES: Final = (0.8, 1.0, 1.3, 1.6, 2.0)
_FIGURE_ROOM: Final = 20


def prepared(image: Gray, dpi: float) -> tuple[Gray, float]:
    """Return the two-level image to read (0 and 255) and its scale against ``image``."""
    scale = min(READING_DPI / dpi, _MOST) if dpi > 0 else 1.0
    if abs(scale - 1.0) < _SAME:
        scale = 1.0
    if scale != 1.0:
        size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
        method = cv2.INTER_LINEAR if scale > 0.5 else cv2.INTER_AREA
        method = method if scale < 1 else cv2.INTER_CUBIC
        image = np.asarray(cv2.resize(image, size, interpolation=method), np.uint8)
    return two_levels(image), scale


def figure_pictures(image: Gray, dpi: float) -> list[tuple[Gray, float]]:
    """Return a picture of one number at several sizes, in two levels with paper around it, and the dpi of each.

    Figures that are taken for others at one size are read rightly at most of the others.
    """
    pictures = []
    for scale in _FIGURE_SCALES:
        size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
        method = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        levels = two_levels(np.asarray(cv2.resize(image, size, interpolation=method), np.uint8))
        padded = np.pad(levels, _FIGURE_ROOM, constant_values=255)
        pictures.append((padded, dpi * scale))
    return pictures


def two_levels(image: Gray) -> Gray:
    """Return 0 and 255, divided by Otsu's method, but never within the grain of the paper.

    On an empty page Otsu divides the paper itself, and show-through becomes words.
    """
    otsu, levels = cv2.threshold(image, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    light = float(np.median(image[::4, ::4]))
    if otsu > light - _LEAST_STEP:
        _, levels = cv2.threshold(image, light - _LEAST_STEP, 255, cv2.THRESH_BINARY)
    return np.asarray(levels, np.uint8)
