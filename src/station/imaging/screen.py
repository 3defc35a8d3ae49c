"""Small pictures decoded for a screen: scaled to the pixels they are shown with, in the four bytes a window paints.

Every step lets go of the interpreter, so that it may run beside a thread that must not wait.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def for_screen(data: bytes, box: tuple[int, int] | None = None) -> Pixels | None:
    """Return height × width × 4 (blue, green, red, 255) of one of the station's own JPEG files.

    ``box``: width and height that it is scaled to fit into, ``None`` for every pixel. ``None`` comes back when the file
    cannot be decoded.
    """
    try:
        found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
    except cv2.error:
        return None
    if found is None:
        return None
    height, width = found.shape[:2]
    factor = 1.0 if box is None or min(box) <= 0 else min(box[0] / width, box[1] / height)
    fitted = max(1, round(width * factor)), max(1, round(height * factor))
    return _with_fourth(found if fitted == (width, height) else scaled(found, *fitted))  # type: ignore[arg-type]


def scaled(pixels: Pixels, width: int, height: int) -> Pixels:
    """Return the picture with so many pixels, smooth in both directions."""
    smaller = width < pixels.shape[1]
    return cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)  # type: ignore[return-value]


def _with_fourth(pixels: Pixels) -> Pixels:
    return cv2.cvtColor(pixels, cv2.COLOR_BGR2BGRA)  # type: ignore[return-value]
