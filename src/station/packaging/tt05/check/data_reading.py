"""Looking at the files of a representation: every page of a PDF once, the head of anything else."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf
import PIL.Image

from station.imaging.file_facts import depth_of, dpi_of, is_gray, palette_bits
from station.packaging.pdfa.objects import dictionary, entry, items_of, name_of, numbers_in, stream_sha256
from station.packaging.pdfa.rules import SeenPage, check_pdfa
from station.packaging.pdfa.writer import POINTS_PER_INCH
from station.packaging.profile import Problem

HEAD_BYTES: Final = 64
_CHANNELS: Final = {"/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4}
_RGB_PALETTE: Final = 3
# What Pillow raises for files that are none, or that would unpack to more than memory.
_NO_IMAGE: Final = (OSError, ValueError, TypeError, SyntaxError, EOFError, PIL.Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class SeenImage:
    """An image: pixels, bits a pixel, resolution as shown (0 when unknown), SHA-256 (hex) of its stream."""

    width: int
    height: int
    bits: int
    dpi: float
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class SeenPdf:
    """A PDF: the PDF/A rules it breaks, and by page how many words are in it and which images it shows."""

    problems: tuple[Problem, ...]
    words: tuple[int, ...]
    images: tuple[tuple[SeenImage, ...], ...]

    @property
    def pages(self) -> int:
        """How many pages could be read."""
        return len(self.words)


def look_at_pdf(path: Path, name: str) -> SeenPdf:
    """Return what a PDF is; never raises for its content."""
    words: list[int] = []
    images: list[tuple[SeenImage, ...]] = []

    def see(page: SeenPage) -> None:
        words.append(len(page.text.split()))
        images.append(_drawn(page))

    problems = check_pdfa(path, name=name, see_page=see)
    return SeenPdf(tuple(problems), tuple(words), tuple(images))


def look_at_image(path: Path) -> SeenImage | None:
    """Return what a picture says of itself, its pixels left packed; ``None`` when it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PIL.Image.DecompressionBombWarning)
            with PIL.Image.open(path, formats=("JPEG", "TIFF", "PNG")) as opened:
                head = _head(path)
                bits = palette_bits(opened, head) or depth_of(opened, head) * (1 if is_gray(opened) else 3)
                return SeenImage(*opened.size, bits, dpi_of(opened))
    except _NO_IMAGE:
        return None


def kinds_by_content(path: Path) -> frozenset[str]:
    """Return the media types that the first bytes of a file can be; empty when they say nothing known."""
    head = _head(path)
    return frozenset(kind for start, at, kinds in _MAGIC if head.startswith(start, at) for kind in kinds)


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(HEAD_BYTES)


_MP4: Final = ("video/mp4", "audio/mp4", "video/quicktime", "audio/x-m4a")
_MAGIC: Final[tuple[tuple[bytes, int, tuple[str, ...]], ...]] = (
    (b"%PDF-", 0, ("application/pdf",)),
    (b"\xff\xd8\xff", 0, ("image/jpeg",)),
    (b"II*\x00", 0, ("image/tiff",)),
    (b"MM\x00*", 0, ("image/tiff",)),
    (b"\x89PNG\r\n\x1a\n", 0, ("image/png",)),
    (b"\xff\x0a", 0, ("image/jxl",)),
    (b"\x00\x00\x00\x0cJXL ", 0, ("image/jxl",)),
    (b"\x00\x00\x00\x0cjP  ", 0, ("image/jp2",)),
    (b"ftyp", 4, _MP4),
    (b"moov", 4, _MP4),
    (b"mdat", 4, _MP4),
    (b"wide", 4, _MP4),
    (b"ID3", 0, ("audio/mpeg", "audio/flac")),
    (b"\xff\xfb", 0, ("audio/mpeg",)),
    (b"\xff\xf3", 0, ("audio/mpeg",)),
    (b"\xff\xf2", 0, ("audio/mpeg",)),
    (b"WAVE", 8, ("audio/x-wav", "audio/wav", "audio/vnd.wave")),
    (b"AVI ", 8, ("video/x-msvideo", "video/avi", "video/vnd.avi")),
    (b"fLaC", 0, ("audio/flac",)),
    (b"OggS", 0, ("audio/ogg", "video/ogg", "application/ogg")),
    (b"\x1a\x45\xdf\xa3", 0, ("video/x-matroska", "video/webm", "video/matroska")),
)
KNOWN_KINDS: Final = frozenset(kind for _, _, kinds in _MAGIC for kind in kinds)


def _drawn(seen: SeenPage) -> tuple[SeenImage, ...]:
    listed = dictionary(dictionary(seen.page.get("/Resources")).get("/XObject"))
    box = numbers_in(seen.page.get("/MediaBox"))
    found = (dictionary(listed.get(name)) for name in sorted(seen.content.names.get("/XObject", ())))
    return tuple(_image(one, box) for one in found if name_of(one.get("/Subtype")) == "/Image")


def _image(image: pikepdf.Object, box: list[float]) -> SeenImage:
    width, height = _whole(entry(image, "/Width")), _whole(entry(image, "/Height"))
    sides = (box[2] - box[0], box[3] - box[1]) if len(box) == 4 else (0.0, 0.0)
    dpi = min(_dpi(width, sides[0]), _dpi(height, sides[1]))
    bits = max(1, _whole(entry(image, "/BitsPerComponent"))) * _channels(image.get("/ColorSpace"))
    digest = stream_sha256(image) if isinstance(image, pikepdf.Stream) else ""
    return SeenImage(width, height, bits, dpi, digest)


def _dpi(pixels: int, points: float) -> float:
    return pixels * POINTS_PER_INCH / points if points > 0 else 0.0


def _channels(space: object) -> int:
    """Return how many channels a colour has; the entries of a palette are what they stand for."""
    family, *rest = items_of(space) or [space]
    if name_of(family) == "/Indexed":
        return 8 * _RGB_PALETTE
    if name_of(family) == "/ICCBased" and rest:
        return _whole(entry(dictionary(rest[0]), "/N"))
    return _CHANNELS.get(name_of(family), 1)


def _whole(value: object) -> int:
    return int(value) if isinstance(value, int) else 0
