"""Pixels that a device delivers uncompressed, as a lossless file that states its resolution.

Measured on a sample page, A4, 300 dpi, colour, with noise added; CPU milliseconds to encode and to decode, and size
(``scripts/bench capture``): JPEG XL effort 1 39 and 282, 11.3 MB; TIFF-LZW with predictor 293 and 84, 13.8 MB; PNG
level 1 731 and 208, 13.5 MB. The scanner and the clerk wait for the encoder only, so JPEG XL is the default; a station
that is short of CPU afterwards, when each page is decoded twice, may take ``tiff``.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pillow_jxl
from PIL import Image, TiffImagePlugin

from station.model.errors import SettingsFault

# The plug-in's type stubs are of an older version than its code.
_JxlEncoder: Any = pillow_jxl.Encoder

_PILLOW = {"color": ("RGB", "RGB"), "gray": ("L", "L"), "lineart": ("1", "1;I")}
_X_RESOLUTION, _Y_RESOLUTION, _RESOLUTION_UNIT, _INCH = 0x011A, 0x011B, 0x0128, 2
_PREDICTOR, _HORIZONTAL, _TIFF_SHORT = 317, 2, 3


@dataclass(frozen=True, slots=True)
class Frame:
    """One whole image as SANE delivers it: rows without padding, top first.

    ``mode`` is ``color`` (RGB, 3 bytes a pixel), ``gray`` (1 byte) or ``lineart`` (8 pixels a byte, leftmost in the
    highest bit, 1 is black, rows begin on a byte).
    """

    width: int
    height: int
    mode: str
    data: bytes | bytearray

    def image(self) -> Image.Image:
        """Return the frame as a Pillow image, without copying the pixels where Pillow allows it."""
        mode, raw_mode = _PILLOW[self.mode]
        return Image.frombuffer(mode, (self.width, self.height), self.data, "raw", raw_mode, 0, 1)


def encode(frame: Frame, codec: str, dpi: float) -> tuple[bytes, str]:
    """Return the file of a frame and its suffix; decoding it gives the same pixels to the bit.

    JPEG XL has no two-level images, so line art becomes a Group 4 TIFF under that codec. Raises ``SettingsFault``
    (``codec_unknown``).
    """
    require_codec(codec)
    if codec == "jxl" and frame.mode == "lineart":
        return _tiff(frame, dpi)
    return _ENCODERS[codec](frame, dpi)


def require_codec(codec: str) -> None:
    """Raise ``SettingsFault`` (``codec_unknown``) unless there is such a codec: ask before paper moves."""
    if codec not in _ENCODERS:
        raise SettingsFault("codec_unknown", codec=codec, known=", ".join(_ENCODERS))


def _jxl(frame: Frame, dpi: float) -> tuple[bytes, str]:
    exif = Image.Exif()
    exif[_X_RESOLUTION] = exif[_Y_RESOLUTION] = TiffImagePlugin.IFDRational(round(dpi * 100), 100)
    exif[_RESOLUTION_UNIT] = _INCH
    encoder = _JxlEncoder(
        mode=_PILLOW[frame.mode][0],
        lossless=True,
        quality=100,
        decoding_speed=0,
        effort=1,
        use_container=True,
        use_original_profile=False,
        num_threads=-1,
    )
    tags = exif.tobytes().removeprefix(b"Exif\x00\x00")
    data = encoder(
        bytes(frame.data), frame.width, frame.height,
        jpeg_encode=False, exif=tags, jumb=None, xmp=None, compress=False,
    )  # fmt: skip
    return bytes(data), "jxl"


def _tiff(frame: Frame, dpi: float) -> tuple[bytes, str]:
    buffer = io.BytesIO()
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    if frame.mode != "lineart":
        tags.tagtype[_PREDICTOR] = _TIFF_SHORT
        tags[_PREDICTOR] = _HORIZONTAL
    compression = "group4" if frame.mode == "lineart" else "tiff_lzw"
    frame.image().save(buffer, "TIFF", compression=compression, dpi=(dpi, dpi), tiffinfo=tags)
    return buffer.getvalue(), "tif"


def _png(frame: Frame, dpi: float) -> tuple[bytes, str]:
    buffer = io.BytesIO()
    frame.image().save(buffer, "PNG", compress_level=1, dpi=(dpi, dpi))
    return buffer.getvalue(), "png"


_ENCODERS: dict[str, Callable[[Frame, float], tuple[bytes, str]]] = {"jxl": _jxl, "tiff": _tiff, "png": _png}
