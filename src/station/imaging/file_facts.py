"""What an opened file says of itself: grey or colour, bits, resolution, which way up. Damaged tags say nothing."""

from __future__ import annotations

from typing import Final

import numpy as np
import PIL.Image

_TURN_OF_EXIF: Final = {3: 180, 6: 90, 8: 270}
_ORIENTATION: Final = 0x0112
_RESOLUTION: Final = (0x011A, 0x011B)
_RESOLUTION_UNIT: Final = 0x0128
_BITS_PER_SAMPLE: Final = 258
_BITS_OF_MODE: Final = {"1": 1, "I;16": 16, "I;16B": 16, "I": 16, "F": 32}


# The long side of A4, and what is longer than that of A0 (46.8), in inches.
_ASSUMED_LENGTH: Final = 11.69
_LONGEST: Final = 50.0


def believable_dpi(said: float, width: int, height: int) -> float:
    """Return the resolution that was said, 0.0 when the page would be larger than A0 with it.

    Many programs write 72 into every file; a page enlarged by that takes gigabytes and half a minute to look at.
    """
    return said if said > 0 and max(width, height) <= _LONGEST * said else 0.0


def assumed_dpi(width: int, height: int) -> float:
    """Return the resolution of a page of which nobody knows it: it is taken to be A4."""
    return max(width, height) / _ASSUMED_LENGTH


def is_gray(opened: PIL.Image.Image) -> bool:
    """Whether the image has no colours; a palette of greys has none."""
    if opened.mode != "P":
        return opened.mode in {"1", "L", "LA", "I;16", "I;16B", "I", "F"}
    palette = np.asarray(opened.getpalette("RGB"), np.uint8).reshape(-1, 3)
    return bool((palette == palette[:, :1]).all())


def turn_hint(opened: PIL.Image.Image) -> int:
    """Return the quarter turns clockwise (degrees) that the orientation tag asks for."""
    try:
        return _TURN_OF_EXIF.get(int(opened.getexif().get(_ORIENTATION, 1)), 0)
    except Exception:  # noqa: BLE001 - a damaged tag is no hint
        return 0


def dpi_of(opened: PIL.Image.Image) -> float:
    """Return the smaller of both resolutions when they can be believed, otherwise 0.0."""
    try:
        values = [float(value) for value in opened.info.get("dpi", ())] or _exif_dpi(opened)
    except Exception:  # noqa: BLE001 - a damaged tag is no resolution
        return 0.0
    if len(values) != 2 or not all(30.0 <= value <= 4800.0 for value in values):
        return 0.0
    return round(min(values), 2)


def _exif_dpi(opened: PIL.Image.Image) -> list[float]:
    """Return the resolution in the EXIF block: all that a JPEG XL or WebP file has."""
    exif = opened.getexif()
    per_inch = {2: 1.0, 3: 2.54}.get(int(exif.get(_RESOLUTION_UNIT, 2)), 0.0)
    return [float(exif[tag]) * per_inch for tag in _RESOLUTION if tag in exif]


def depth_of(opened: PIL.Image.Image, data: bytes) -> int:
    """Return the bits of a channel in the file ``data``."""
    if opened.format == "PNG" and len(data) > 24:
        # A palette of one bit a pixel still has colours of eight, unless they are black and white.
        return 8 if opened.mode == "P" and not (is_gray(opened) and data[24] == 1) else max(1, data[24])
    if opened.format == "TIFF":
        bits = getattr(opened, "tag_v2", {}).get(_BITS_PER_SAMPLE, (1 if opened.mode == "1" else 8,))
        return int(max(bits)) if isinstance(bits, tuple) else int(bits)
    return _BITS_OF_MODE.get(opened.mode, 8)


def palette_bits(opened: PIL.Image.Image, data: bytes) -> int:
    """Return the bits of the index of a palette in the file ``data``, 0 for an image without one."""
    if opened.mode not in {"P", "PA"}:
        return 0
    return max(1, data[24]) if opened.format == "PNG" and len(data) > 24 else 8
