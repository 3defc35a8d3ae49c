"""The blank sheet a page is drawn on: black print in one grey layer, coloured ink over it, and what stands where."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from samples.truth import Field, Mark, Rectangle, Sample, Truth, Word, union

Pixels = npt.NDArray[np.uint8]
DPI = 300
PAPERS: dict[str, tuple[float, float]] = {"a3": (297, 420), "a4": (210, 297), "a5": (148, 210), "receipt": (80, 150)}

_FONT_FOLDER = Path("/usr/share/fonts/truetype")
_FAMILIES = {
    "free": ("freefont/FreeSerif.ttf", "freefont/FreeSerifBold.ttf", "freefont/FreeSerifItalic.ttf",
             "freefont/FreeSerifBoldItalic.ttf"),
    "noto": ("noto/NotoSerif-Regular.ttf", "noto/NotoSerif-Bold.ttf", "noto/NotoSerif-Italic.ttf",
             "noto/NotoSerif-BoldItalic.ttf"),
    "dejavu": ("dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSerif-Bold.ttf", "dejavu/DejaVuSerif.ttf",
               "dejavu/DejaVuSerif-Bold.ttf"),
}  # fmt: skip

# What makes each family as wide as Times New Roman of the same size.
_FAMILY_SCALE = {"free": 1.0, "noto": 0.87, "dejavu": 0.82}


def multiply(page: Pixels, patch: Pixels) -> Pixels:
    """Return two layers seen through each other: white leaves the other as it is."""
    return np.asarray(cv2.multiply(page, patch, scale=1 / 255), np.uint8)


def px(millimetres: float) -> int:
    """Return a length in pixels at 300 dpi."""
    return round(millimetres * DPI / 25.4)


def points(size: float) -> float:
    """Return a typographic size in pixels at 300 dpi."""
    return size * DPI / 72


@dataclass(frozen=True, slots=True)
class Face:
    """A font in one size: ``family`` is ``free`` (closest to Times New Roman), ``noto`` or ``dejavu``."""

    size: float
    bold: bool = False
    italic: bool = False
    family: str = "free"

    def advance(self, text: str) -> float:
        """Return how far the pen moves, pixels."""
        return _advance(self, text)

    @property
    def blank(self) -> float:
        """Width of a blank, pixels."""
        return _advance(self, " ")


@lru_cache(maxsize=256)
def font_of(face: Face) -> ImageFont.FreeTypeFont:
    """Return the opened font; raises ``OSError`` naming the package when the fonts are not installed."""
    path = _FONT_FOLDER / _FAMILIES[face.family][face.bold + 2 * face.italic]
    if not path.is_file():
        raise OSError(f"{path} is missing: install fonts-freefont-ttf, fonts-noto-core and fonts-dejavu-core")
    return ImageFont.truetype(str(path), round(points(face.size) * _FAMILY_SCALE[face.family]))


@lru_cache(maxsize=20_000)
def _advance(face: Face, text: str) -> float:
    return float(font_of(face).getlength(text))


@lru_cache(maxsize=6_000)
def _glyphs(face: Face, text: str) -> tuple[Pixels, int, int]:
    """Return the ink of a word (255 = full), cut to its bounds, and where it lies from the pen position."""
    font = font_of(face)
    left, top, right, bottom = (round(value) for value in font.getbbox(text, anchor="ls"))
    canvas = Image.new("L", (right - left + 4, bottom - top + 4))
    ImageDraw.Draw(canvas).text((2 - left, 2 - top), text, fill=255, font=font, anchor="ls")
    ink = np.asarray(canvas)
    x, y, width, height = cv2.boundingRect(ink)
    return ink[y : y + height, x : x + width].copy(), left - 2 + x, top - 2 + y


@dataclass
class Sheet:
    """One side of paper in pixels at 300 dpi; origin top left. Words and marks are recorded as they are drawn."""

    width: int
    height: int
    ink: Pixels = field(init=False)
    words: list[Word] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    fields: dict[str, Field] = field(default_factory=dict)
    stamps: list[tuple[int, int, Pixels]] = field(default_factory=list)
    area: str = "body"
    line: int = 0
    block: int = 0

    def __post_init__(self) -> None:
        self.ink = np.full((self.height, self.width), 255, np.uint8)

    @classmethod
    def of(cls, paper: str = "a4", *, landscape: bool = False) -> Sheet:
        """Return a blank sheet of a paper size."""
        width, height = (px(side) for side in PAPERS[paper])
        return cls(height, width) if landscape else cls(width, height)

    def word(self, text: str, face: Face, x: float, baseline: float, *, glued: bool = False) -> Rectangle:
        """Print a word with its pen at (x, baseline), record it, and return the box of its ink."""
        text = normalize("NFC", text)
        ink, dx, dy = _glyphs(face, text)
        box = self._press(255 - ink, round(x) + dx, round(baseline) + dy)
        self.words.append(Word(text, box, self.line, self.block, self.area, glued=glued))
        return box

    def handwritten(self, text: str, ink: Pixels, x: int, y: int, *, glued: bool = False) -> Rectangle:
        """Put handwriting (a coloured multiplicative patch) at (x, y) and record it as a word."""
        box = self.stamp(ink, x, y)
        self.words.append(Word(text, box, self.line, self.block, self.area, hand=True, glued=glued))
        return box

    def stamp(self, patch: Pixels, x: int, y: int) -> Rectangle:
        """Lay transparent colour (RGB, white = nothing) with its corner at (x, y); return the box inside the sheet."""
        left, top = max(0, x), max(0, y)
        right, bottom = min(self.width, x + patch.shape[1]), min(self.height, y + patch.shape[0])
        if right > left and bottom > top:
            self.stamps.append((left, top, patch[top - y : bottom - y, left - x : right - x]))
        return left, top, max(0, right - left), max(0, bottom - top)

    def rule(self, x: float, y: float, width: float, height: float = 3) -> Rectangle:
        """Print a filled bar: an underline or a table ruling."""
        left, top = round(x), round(y)
        shape = (max(1, round(height)), max(1, round(width)))
        return self._press(np.zeros(shape, np.uint8), left, top)

    def mark(self, kind: str, box: Rectangle, text: str = "") -> None:
        """Record a mark."""
        self.marks.append(Mark(kind, box, text))

    def value(self, name: str, value: str, boxes: list[Rectangle]) -> None:
        """Record a field with the boxes of the words that print it."""
        self.fields[name] = Field(value, union(boxes))

    def next_line(self, *, new_block: bool = False) -> None:
        """Begin the next text line; the words before and after it are on different lines."""
        self.line += 1
        self.block += new_block

    def sample(self, kind: str, seed: int, **known: object) -> Sample:
        """Return the page as a clean image with its truth; ``known`` are further fields of ``Truth``."""
        image = np.asarray(cv2.cvtColor(self.ink, cv2.COLOR_GRAY2RGB), np.uint8)
        for x, y, patch in self.stamps:
            height, width = patch.shape[:2]
            view = image[y : y + height, x : x + width]
            view[:] = multiply(view, patch)
        size = (self.width, self.height)
        truth = Truth(
            kind, seed, DPI, size, size, tuple(self.words), dict(self.fields), tuple(self.marks),
            **known,  # type: ignore[arg-type]
        )  # fmt: skip
        return Sample(image, truth.placed(truth.matrix, size, 0, 0.0))

    def _press(self, ink: Pixels, x: int, y: int) -> Rectangle:
        left, top = max(0, x), max(0, y)
        right, bottom = min(self.width, x + ink.shape[1]), min(self.height, y + ink.shape[0])
        if right > left and bottom > top:
            view = self.ink[top:bottom, left:right]
            np.minimum(view, ink[top - y : bottom - y, left - x : right - x], out=view)
        return left, top, max(0, right - left), max(0, bottom - top)
