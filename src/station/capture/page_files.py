"""Image files as they leave a driver: whole, and of the size that was announced."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from station.capture.device_faults import fault
from station.capture.scanner import ScannedPage

MEDIA_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "jxl": "image/jxl",
}
# Pillow's JPEG XL plug-in decodes the whole image to read a header, and only we ourselves write that format.
_UNCHECKED = "image/jxl"
_JPEG_END = b"\xff\xd9"
_TAIL = 64


def require_complete(page: ScannedPage, device: str) -> None:
    """Raise ``page_short`` or ``page_damaged`` for a file that is not the whole image it claims to be.

    A JPEG must end with its end marker (a few padding bytes may follow), every file must have the announced size in
    its header. The pixels are not decoded: storage and inspection do that once, elsewhere.
    """
    if page.media_type == _UNCHECKED:
        return
    try:
        with Image.open(page.path) as image:
            size = image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        _drop(page.path)
        raise fault("page_damaged", device, page=page.sequence, detail=str(error)[:200]) from error
    if page.media_type == "image/jpeg" and not _ends_whole(page.path):
        _drop(page.path)
        raise fault("page_short", device, page=page.sequence)
    if size != (page.width, page.height):
        _drop(page.path)
        raise fault("page_short", device, page=page.sequence, lines=size[1], announced=page.height)


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return _JPEG_END in file.read()


def _drop(path: Path) -> None:
    path.unlink(missing_ok=True)
