"""Images decoded beside the GUI thread.

Not by Qt: its decoders keep the interpreter to themselves for as long as they decode, so that the GUI thread stands
still; and a reader that asks a Python device for bytes stops for good against another one that is being made.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from station.imaging.screen import for_screen


def decoded(data: bytes, box: QSize | None = None) -> QImage:
    """Return an image in the window's own format, scaled to fit a box of pixels when one is given.

    What cannot be decoded is a null image.
    """
    pixels = for_screen(data, box=None if box is None else (box.width(), box.height()))
    return QImage() if pixels is None else as_image(pixels)


def as_image(pixels: NDArray[np.uint8]) -> QImage:
    """Return pixels of four bytes (height × width × 4) as an image of its own memory."""
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
