"""Decoding under limits: the header first, then the pixels; hostile files are normal input.

``decode`` returns the stored raster. An EXIF or TIFF orientation tag is *not* applied to JPEG, PNG, WebP and JPEG XL
pixels, so that "master pixels" mean the same to everybody who opens the file; it is reported as ``Image.turn_hint`` and
decides only where the content itself says nothing. (Pillow applies the tag of a TIFF; there the hint is 0.)

Every fault is an ``InputFault`` that names the file: ``image_empty``, ``image_unknown``, ``image_is_pdf``,
``image_bomb``, ``image_truncated``. An image of which bytes are wrong is one, too: decoders paint what they cannot read
black or grey and say so only in passing, so the decoder of JPEG stops at its first warning and the check sums of a PNG
are counted first. (A JPEG has no check sums: a few bytes that were changed, none missing, may still be a valid image.)
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
import PIL.Image
import pillow_jxl
import simplejpeg
from numpy.typing import NDArray

from station.imaging.file_facts import depth_of, dpi_of, is_gray, palette_bits, turn_hint
from station.imaging.jxl_header import jxl_size
from station.model.errors import InputFault

Pixels = NDArray[np.uint8]

# A3 at 600 dpi has 70 Mpx; whatever is larger than this is a mistake or an attack.
MAX_PIXELS: Final = 120_000_000

# What decoders raise at damaged files: no lack of memory and no fault of ours, which must not look like bad paper.
_DAMAGE: Final = (
    OSError, ValueError, TypeError, LookupError, ArithmeticError, SyntaxError, AttributeError, EOFError, struct.error,
    zlib.error, RuntimeError,
)  # fmt: skip
_PNG: Final = b"\x89PNG\r\n\x1a\n"
# Bytes behind the last block of an image say nothing about its pixels; some cameras and drivers leave a few.
_HARMLESS: Final = "before marker 0xd9"

# Rows that are converted at once.
_BAND: Final = 256
FORMATS: Final = ("JPEG", "PNG", "TIFF", "PPM", "BMP", "WEBP")
MEDIA_TYPES: Final = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "TIFF": "image/tiff",
    "PPM": "image/x-portable-anymap",
    "BMP": "image/bmp",
    "WEBP": "image/webp",
    "JXL": "image/jxl",
}

PIL.Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.filterwarnings("error", category=PIL.Image.DecompressionBombWarning)
# Damaged metadata are no news to whoever looks at pixels.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


@dataclass(frozen=True, slots=True)
class Image:
    """A decoded master.

    ``pixels``: height × width (grey, and two-level as 0/255) or height × width × 3 (RGB), ``uint8``. ``dpi``: what the
    file says, 0.0 when it says nothing believable. ``depth``: bits a channel in the file (1, 8, 16); ``channels``: 1 or
    3; ``palette_bits``: those of the index of a palette, 0 without one; ``pages``: images in the file, of which this is
    the first; ``turn_hint``: quarter turns clockwise (degrees) that the file's metadata ask for.
    """

    pixels: Pixels
    dpi: float
    depth: int
    channels: int
    media_type: str
    pages: int = 1
    turn_hint: int = 0
    palette_bits: int = 0

    @property
    def bits(self) -> int:
        """Bits of a pixel in the file."""
        return self.palette_bits or self.depth * self.channels

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.pixels.shape[0])

    @property
    def mode(self) -> str:
        """``color``, ``gray`` or ``lineart``: the words of a capture profile."""
        if self.channels == 3:
            return "color"
        return "lineart" if self.depth == 1 else "gray"

    @property
    def gray(self) -> Pixels:
        """Height × width luminance; the pixels themselves when they are grey."""
        return self.pixels if self.pixels.ndim == 2 else cv2.cvtColor(self.pixels, cv2.COLOR_RGB2GRAY)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself before any pixel is decoded."""

    media_type: str
    width: int
    height: int
    dpi: float
    depth: int
    channels: int


def read_header(data: bytes, name: str) -> Header:
    """Return the header of an image without decoding a pixel; raises ``InputFault`` (see the module).

    Of a JPEG XL file only the size is read: resolution 0.0, 8 bits and 3 channels stand for what is not known.
    """
    _refuse_what_is_no_image(data, name)
    if _is_jxl(data):
        width, height = _jxl_size(data, name)
        return Header(MEDIA_TYPES["JXL"], width, height, 0.0, 8, 3)
    with _open(data, name) as opened:
        channels = 1 if is_gray(opened) else 3
        size = opened.size
        return Header(MEDIA_TYPES[opened.format or ""], *size, dpi_of(opened), depth_of(opened, data), channels)


def decode(data: bytes, name: str) -> Image:
    """Return the first image of a file.

    Formats: JPEG, PNG, TIFF, JPEG XL, PNM, BMP, WebP; 1, 8 and 16 bits; grey, palette, RGB, CMYK; transparency is laid
    on white. ``name`` is only for the error. Raises ``InputFault`` (codes in the module's docstring).
    """
    _refuse_what_is_no_image(data, name)
    try:
        if _is_jxl(data):
            return _decode_jxl(data, name)
        with _open(data, name) as opened:
            if opened.format in {"JPEG", "MPO"} and opened.mode in {"L", "RGB"}:
                return _decode_jpeg(data, name, opened)
            return _decode_with_pillow(data, opened)
    except InputFault:
        raise
    except _DAMAGE as error:
        raise InputFault("image_truncated", name=name, detail=str(error)[:200]) from error


def _refuse_what_is_no_image(data: bytes, name: str) -> None:
    if not data:
        raise InputFault("image_empty", name=name)
    if b"%PDF-" in data[:1024]:
        raise InputFault("image_is_pdf", name=name)
    if data.startswith(_PNG) and (fault := _png_damage(data)):
        raise InputFault("image_truncated", name=name, detail=fault)


def _png_damage(data: bytes) -> str:
    """Return what is wrong with the chunks of a PNG, ``""`` for nothing (ISO/IEC 15948, 5.3: length, type, data, CRC).

    Pillow does not count the check sums of the pixels.
    """
    view, position = memoryview(data), len(_PNG)
    while position + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, position)
        kind, end = bytes(view[position + 4 : position + 8]), position + 8 + length
        if end + 4 > len(data):
            break
        if zlib.crc32(view[position + 4 : end]) != struct.unpack_from(">I", data, end)[0]:
            return f"{kind.decode('latin-1')}: CRC"
        if kind == b"IEND":
            return ""
        position = end + 4
    return "no IEND"


def _is_jxl(data: bytes) -> bool:
    return data[:2] == b"\xff\x0a" or data[4:8] == b"JXL "


def _refuse_bomb(size: tuple[int, int], name: str) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise InputFault("image_bomb", name=name, width=size[0], height=size[1], limit=MAX_PIXELS)


def _open(data: bytes, name: str) -> PIL.Image.Image:
    try:
        opened = PIL.Image.open(io.BytesIO(data), formats=FORMATS)
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning) as error:
        raise InputFault("image_bomb", name=name, limit=MAX_PIXELS) from error
    except PIL.UnidentifiedImageError as error:
        raise InputFault("image_unknown", name=name) from error
    except _DAMAGE as error:
        raise InputFault("image_truncated", name=name, detail=str(error)[:200]) from error
    _refuse_bomb(opened.size, name)
    return opened


def _decode_jpeg(data: bytes, name: str, opened: PIL.Image.Image) -> Image:
    # The decoder fills what is missing with grey and takes it for an end, so the end is looked for first.
    if not _jpeg_is_complete(data):
        raise InputFault("image_truncated", name=name, detail="no end of image")
    gray = opened.mode == "L"
    space = "GRAY" if gray else "RGB"
    try:
        pixels = simplejpeg.decode_jpeg(data, space, strict=True)
    except ValueError as error:
        if _HARMLESS not in str(error):
            raise
        pixels = simplejpeg.decode_jpeg(data, space, strict=False)
    if gray:
        pixels = pixels[:, :, 0]
    if pixels.shape[1::-1] != opened.size:
        raise InputFault("image_truncated", name=name, detail="the decoder gave up")
    return Image(_as_pixels(pixels), dpi_of(opened), 8, 1 if gray else 3, MEDIA_TYPES["JPEG"], 1, turn_hint(opened))


def _jpeg_is_complete(data: bytes) -> bool:
    """Whether an end-of-image marker follows the first scan; thumbnails in the header have markers of their own."""
    position = 2
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            return False
        marker = data[position + 1]
        if marker == 0xDA:
            return data.find(b"\xff\xd9", position) > 0
        if marker == 0xFF:
            position += 1
            continue
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return False


def _decode_with_pillow(data: bytes, opened: PIL.Image.Image) -> Image:
    pages = int(getattr(opened, "n_frames", 1)) if opened.format == "TIFF" else 1
    depth, dpi, gray = depth_of(opened, data), dpi_of(opened), is_gray(opened)
    hint = 0 if opened.format == "TIFF" else turn_hint(opened)
    pixels = _eight_bit(opened, gray=gray)
    palette = palette_bits(opened, data)
    return Image(pixels, dpi, depth, 1 if gray else 3, MEDIA_TYPES[opened.format or ""], pages, hint, palette)


def _eight_bit(opened: PIL.Image.Image, *, gray: bool) -> Pixels:
    """Return grey or RGB, 8 bits, whatever the mode.

    In bands: Pillow hands over a whole page by way of a list of pieces, in four times the time and twice the memory.
    """
    opened.load()
    width, height = opened.size
    pixels = np.empty((height, width) if gray else (height, width, 3), np.uint8)
    for top in range(0, height, _BAND):
        bottom = min(height, top + _BAND)
        pixels[top:bottom] = _eight_bit_band(opened.crop((0, top, width, bottom)), gray=gray)
    return _as_pixels(pixels)


def _eight_bit_band(opened: PIL.Image.Image, *, gray: bool) -> Pixels:
    mode = opened.mode
    if mode in {"I;16", "I;16B", "I"}:
        return _as_pixels((np.clip(np.asarray(opened).astype(np.int64), 0, 65535) >> 8).astype(np.uint8))
    if mode == "F":
        return _as_pixels(np.clip(np.nan_to_num(np.asarray(opened)), 0, 255).astype(np.uint8))
    if mode in {"LA", "RGBA", "PA"} or "transparency" in opened.info:
        with_alpha = opened.convert("RGBA")
        white = PIL.Image.new("RGBA", with_alpha.size, (255, 255, 255, 255))
        opened = PIL.Image.alpha_composite(white, with_alpha)
    wanted = "L" if gray else "RGB"
    return _as_pixels(np.asarray(opened if opened.mode == wanted else opened.convert(wanted)))


def _decode_jxl(data: bytes, name: str) -> Image:
    width, height = _jxl_size(data, name)
    try:
        jpeg, info, raw, _, boxes = pillow_jxl.Decoder(num_threads=1)(data)
    except RuntimeError as error:
        raise InputFault("image_truncated", name=name, detail=str(error).splitlines()[0][:200]) from error
    if jpeg:
        return replace(decode(bytes(raw), name), media_type=MEDIA_TYPES["JXL"])
    opened = PIL.Image.frombuffer(info.mode, (info.width, info.height), raw, "raw", info.mode, 0, 1)
    opened.info["exif"] = next((_without_offset(box.data) for box in boxes if box.box_type == b"Exif"), b"")
    if {width, height} != set(opened.size):
        raise InputFault("image_truncated", name=name, detail="the size is not that of the header")
    gray, depth = is_gray(opened), depth_of(opened, data)
    pixels = _eight_bit(opened, gray=gray)
    return Image(pixels, dpi_of(opened), depth, 1 if gray else 3, MEDIA_TYPES["JXL"], 1, turn_hint(opened))


def _without_offset(exif: bytes) -> bytes:
    """Return an EXIF block without the four bytes that a box of JPEG XL puts before it (ISO/IEC 18181-2, 9.4)."""
    return exif[4:] if exif[4:8] in {b"II*\0", b"MM\0*"} else exif


def _jxl_size(data: bytes, name: str) -> tuple[int, int]:
    # The plug-in decodes everything while it opens a file, so its size is read here before that.
    try:
        size = jxl_size(data)
    except ValueError as error:
        raise InputFault("image_truncated", name=name, detail=str(error)) from error
    _refuse_bomb(size, name)
    return size


def _as_pixels(array: NDArray[np.generic]) -> Pixels:
    pixels = np.ascontiguousarray(array, dtype=np.uint8)
    pixels.setflags(write=False)
    return pixels
