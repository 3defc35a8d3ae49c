"""A stamp as a picture to read: straight, level, dark on white, without its frame and the print across it."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.qc.rendition import Rendition
from station.qc.stamps import Stamp, redness

Pixels = NDArray[np.uint8]

# Pixels: height of an imprint as it is read, and the paper around it.
_HEIGHT: Final = 104
_ROOM: Final = 14
# Print across the imprint is darker than this share of the paper; so many pixels around it tell what lies beneath.
_PRINT: Final = 0.5
_REACH: Final = 7.0
# A piece as long as this share of the imprint is its frame; near the rim (in heights) it is a part of the frame.
_SPANS: Final = 0.75
_RIM: Final = 0.14
_DIRT: Final = 12


def words_alone(page: Rendition, stamp: Stamp) -> Pixels:
    """Return the imprint without its frame: pieces as long as the imprint, and those that lie at its rim, are gone."""
    image = _level(page, stamp)
    _, ink = cv2.threshold(image, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, labels, stats, middles = cv2.connectedComponentsWithStats(np.asarray(ink, np.uint8), connectivity=8)
    frame = [_is_frame(stat, middle, ink.shape) for stat, middle in zip(stats, middles, strict=True)]
    mask = np.where(frame, np.uint8(0), np.uint8(255))[labels]
    x, y, wide, tall = cv2.boundingRect(mask)
    if not wide:
        return image
    # The soft rims of the letters stay: a mask alone reads worse.
    shown = np.where(cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0, image, np.uint8(255))
    return np.asarray(np.pad(shown[y : y + tall, x : x + wide], _ROOM, constant_values=255), np.uint8)


def inner_part(page: Rendition, stamp: Stamp, share: float) -> Pixels:
    """Return the imprint with everything that is in it, but for a rim of a ``share`` of its height at each side."""
    image = _level(page, stamp)
    rim = round(share * image.shape[0])
    return np.asarray(np.pad(image[rim:-rim, rim:-rim], _ROOM, constant_values=255), np.uint8)


def _level(page: Rendition, stamp: Stamp) -> Pixels:
    """Return the imprint turned level and brought to the height of reading, dark on white."""
    scale = _HEIGHT / stamp.size[1]
    size = (max(_HEIGHT, round(stamp.size[0] * scale)), _HEIGHT)
    matrix = cv2.getRotationMatrix2D(stamp.middle, stamp.angle, scale)
    matrix[0, 2] += size[0] / 2 - stamp.middle[0]
    matrix[1, 2] += size[1] / 2 - stamp.middle[1]
    source = page.pixels if stamp.colored else page.gray
    straight = cv2.warpAffine(source, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    level = np.asarray(cv2.GaussianBlur(straight, (0, 0), 1.0), np.uint8)
    if not stamp.colored:
        return level
    # Black print has no colour of its own: under it the imprint goes on as it does around it.
    print_ = np.asarray(level.max(axis=2) < _PRINT * page.paper, np.uint8)
    print_ = np.asarray(cv2.dilate(print_, np.ones((5, 5), np.uint8)), np.uint8)
    red = cv2.inpaint(redness(level), print_, _REACH, cv2.INPAINT_TELEA)
    strong = max(1.0, float(np.percentile(red, 97)))
    return np.asarray(255 - cv2.convertScaleAbs(red, alpha=230.0 / strong), np.uint8)


def _is_frame(stat: NDArray[np.int32], middle: NDArray[np.float64], shape: tuple[int, ...]) -> bool:
    """Whether a piece of ink is the frame, a part of it, or dirt; the ground itself is as long as the imprint."""
    height, width = shape[:2]
    _, _, wide, tall, area = stat.tolist()
    if wide >= _SPANS * width or area < _DIRT:
        return True
    rim = _RIM * height
    at_side = min(middle[0], width - middle[0]) < rim and wide < rim
    at_end = min(middle[1], height - middle[1]) < rim and tall < rim and wide > 2 * tall
    return bool(at_side or at_end)
