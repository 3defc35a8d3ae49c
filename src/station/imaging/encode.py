"""Encoding: lossless masters, renditions for the PDF.

Measured (``scripts/bench image_codecs``): JPEG XL at effort 1 is the cheapest lossless codec by far, in time and size.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import PIL.Image
import pillow_jxl  # noqa: F401 - registers JPEG XL with Pillow
from numpy.typing import NDArray

from station.model.errors import SettingsFault

Pixels = NDArray[np.uint8]

LOSSLESS: Final = {"jxl": "image/jxl", "png": "image/png", "tiff": "image/tiff"}
_RESOLUTION_TAGS: Final = (0x011A, 0x011B)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A complete image file in memory. ``width`` × ``height`` in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def encode_lossless(pixels: Pixels, codec: str, dpi: float, *, lineart: bool = False) -> Encoded:
    """Encode pixels so that they come back unchanged.

    ``codec``: ``jxl``, ``png`` or ``tiff`` (LZW). Two levels (``lineart``) are always written as TIFF with fax group 4:
    JPEG XL knows no single bits. Raises ``SettingsFault`` with code ``codec_unknown``.
    """
    if codec not in LOSSLESS:
        raise SettingsFault("codec_unknown", codec=codec, choices=", ".join(LOSSLESS))
    if lineart:
        return _bitonal(pixels, dpi)
    image = PIL.Image.fromarray(pixels)
    stream = io.BytesIO()
    match codec:
        case "jxl":
            image.save(stream, "JXL", lossless=True, effort=1, num_threads=1, exif=_exif_resolution(dpi))
        case "png":
            image.save(stream, "PNG", compress_level=1, dpi=(dpi, dpi))
        case _:
            image.save(stream, "TIFF", compression="tiff_lzw", dpi=(dpi, dpi))
    return Encoded(stream.getvalue(), LOSSLESS[codec], image.width, image.height)


def encode_rendition(pixels: Pixels, dpi: float, quality: int = 85, *, lineart: bool = False) -> Encoded:
    """Encode a rendition as it goes into the PDF: JPEG (colour 4:2:0, grey as grey), two levels as TIFF group 4."""
    if lineart:
        return _bitonal(pixels, dpi)
    return Encoded(jpeg(pixels, quality, dpi), "image/jpeg", pixels.shape[1], pixels.shape[0])


def jpeg(pixels: Pixels, quality: int, dpi: float = 0.0) -> bytes:
    """Return a baseline JPEG of RGB or grey pixels; ``dpi`` 0 writes none."""
    ordered = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    _, encoded = cv2.imencode(".jpg", ordered, [cv2.IMWRITE_JPEG_QUALITY, quality])
    data = bytearray(encoded.tobytes())
    if dpi > 0 and data[6:11] == b"JFIF\0":
        # OpenCV writes no resolution; JFIF 1.02 keeps it at fixed places: the unit (1: inch), then both densities.
        data[13:18] = struct.pack(">BHH", 1, *(min(65535, max(1, round(dpi))),) * 2)
    return bytes(data)


def _bitonal(pixels: Pixels, dpi: float) -> Encoded:
    gray = pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    image = PIL.Image.fromarray(gray >= 128)
    stream = io.BytesIO()
    image.save(stream, "TIFF", compression="group4", dpi=(dpi, dpi))
    return Encoded(stream.getvalue(), "image/tiff", image.width, image.height)


def _exif_resolution(dpi: float) -> bytes:
    exif = PIL.Image.Exif()
    if dpi > 0:
        for tag in _RESOLUTION_TAGS:
            exif[tag] = dpi
        exif[0x0128] = 2
    return exif.tobytes()
