"""The second layer of a page: its words, invisible, each exactly where it stands on the image.

TT 05/2025 Đ.8 asks for the image and the words aligned to it. Drawn with render mode 3; the coordinate system is that
of the recognised image, so positions are the pixels of the word boxes and need no rounding.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from math import hypot
from statistics import median

from station.model.page_text import PageText, Word, normalise
from station.packaging.pdfa.glyphless import ADVANCE, GlyphlessFont

FONT = "F0"
# Neither belongs to a word, and a PDF cannot carry a lone surrogate: control characters, surrogates, unassigned.
_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn"})
_SMALLEST_FONT = 4.0
# Of the font size; poppler joins words that are nearer than 0.15 of it, pdfium likewise.
_GAP = 0.2


def searchable(text: str) -> str:
    """Return the text of a word as the layer carries it: NFC, no blank, no control character; may be empty."""
    # Most words are letters already composed; nothing that is dropped below is a letter or a digit.
    if text.isalnum() and unicodedata.is_normalized("NFC", text):
        return text
    text = normalise(text)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in _UNPRINTABLE)


def searchable_words(words: Iterable[Word]) -> list[str]:
    """Return the words that a reader must be able to copy out of the page, in reading order."""
    return [text for word in words if (text := searchable(word.text))]


def text_layer(text: PageText, width: float, height: float, font: GlyphlessFont) -> bytes:
    """Return the content stream that draws the words on a page of ``width`` × ``height`` points.

    It wants the font as ``/F0`` and is empty when there is no word.
    """
    lines = [_line(list(words), text.height, font) for words in _lines(text)]
    drawn = "\n".join(line for line in lines if line)
    if not drawn:
        return b""
    scale = f"{width / text.width:.6f} 0 0 {height / text.height:.6f} 0 0 cm"
    return f"q\n{scale}\nBT\n3 Tr\n{drawn}\nET\nQ\n".encode("ascii")


def _lines(text: PageText) -> Iterator[Iterable[Word]]:
    return (words for _, words in groupby(text.words, key=lambda word: (word.block, word.line)))


def _line(words: list[Word], page_height: int, font: GlyphlessFont) -> str:
    """Return the operators for one line: its font, its direction, then width and place of each word.

    Every word ends with a blank, so that readers who ignore positions do not glue words together.
    """
    shown = [(word, text) for word in words if word.box.width > 0 and (text := searchable(word.text))]
    if not shown:
        return ""
    size = max(_SMALLEST_FONT, float(median([word.box.height for word, _ in shown])))
    cosine, sine = _direction(shown[0][0], shown[-1][0])
    x, y = float(shown[0][0].box.x), page_height - shown[0][0].baseline[0]
    parts = [f"/{FONT} {size:.1f} Tf {cosine:.5f} {sine:.5f} {-sine:.5f} {cosine:.5f} {x:.1f} {y:.1f} Tm"]
    full_width = ADVANCE * size / 100_000.0
    for (word, text), following in zip_longest(shown, shown[1:]):
        box, baseline = word.box, page_height - word.baseline[0]
        to_right, up = box.x - x, baseline - y
        along, across = to_right * cosine + up * sine, up * cosine - to_right * sine
        width = _width(word, following[0], size) if following else box.width
        stretch = width / (full_width * len(text))
        parts.append(f"{along:.1f} {across:.1f} Td {stretch:.2f} Tz <{font.encode(text)}> Tj")
        x, y = box.x, baseline
    return "\n".join(parts)


def _width(word: Word, following: Word, size: float) -> float:
    """Return how wide a word is drawn: as wide as its box, unless the next one would then seem to be part of it.

    Readers see a new word only after a gap; boxes of recognised words often touch.
    """
    room = following.box.x - word.box.x - _GAP * size
    return min(word.box.width, room) if room >= 1 else word.box.width


def _direction(first: Word, last: Word) -> tuple[float, float]:
    """Return cosine and sine of the line's direction, counter-clockwise as PDF has it."""
    right, up = last.box.right - first.box.x, first.baseline[0] - last.baseline[1]
    length = hypot(right, up)
    return (right / length, up / length) if right > 0 else (1.0, 0.0)
