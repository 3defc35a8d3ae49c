"""The second layer of a page: its words, invisible, each exactly where it stands on the image.

TT 05/2025 Đ.8 asks for the image and the words aligned to it. Drawn with render mode 3; the coordinate system is that
of the recognised image, so positions are the pixels of the word boxes and need no rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from math import hypot
from statistics import median

from station.model.page_text import WordRow
from station.packaging.layer_text import LayerText
from station.packaging.pdfa.glyphless import ADVANCE, GlyphlessFont

FONT = "F0"
_SMALLEST_FONT = 4.0
# Of the font size; poppler joins words that are nearer than 0.15 of it, pdfium likewise.
_GAP = 0.2
# Where they stand in a row.
_X, _WIDTH, _HEIGHT, _BASELINE, _BASELINE_RIGHT = 1, 3, 4, 8, 9
_NOTHING: tuple[str, WordRow] = ("", ())
_LINE = f"/{FONT} %.1f Tf %.5f %.5f %.5f %.5f %.1f %.1f Tm"
_WORD = "\n%.1f %.1f Td %.2f Tz <%s> Tj"


def text_layer(text: LayerText, width: float, height: float, font: GlyphlessFont) -> bytes:
    """Return the content stream that draws the words on a page of ``width`` × ``height`` points.

    It wants the font as ``/F0`` and is empty when there is no word.
    """
    if not text.lines:
        return b""
    drawn = "\n".join([_line(line, text.height, font) for line in text.lines])
    scale = f"{width / text.width:.6f} 0 0 {height / text.height:.6f} 0 0 cm"
    return f"q\n{scale}\nBT\n3 Tr\n{drawn}\nET\nQ\n".encode("ascii")


def _line(words: Sequence[tuple[str, WordRow]], page_height: int, font: GlyphlessFont) -> str:
    """Return the operators for one line: its font, its direction, then width and place of each word.

    Every word ends with a blank, so that readers who ignore positions do not glue words together.
    """
    first, last = words[0][1], words[-1][1]
    size = max(_SMALLEST_FONT, float(median([row[_HEIGHT] for _, row in words])))
    cosine, sine = _direction(first, last)
    x, y = float(first[_X]), page_height - first[_BASELINE]
    values: list[object] = [size, cosine, sine, -sine, cosine, x, y]
    full_width, gap = ADVANCE * size / 100_000.0, _GAP * size
    for (text, row), (_, following) in zip_longest(words, words[1:], fillvalue=_NOTHING):
        _, left, _, width, _, _, _, _, base, _ = row
        to_right, up = left - x, page_height - base - y
        # Readers see a new word only after a gap; boxes of recognised words often touch.
        room = following[_X] - left - gap if following else width
        stretch = (room if 1 <= room < width else width) / (full_width * len(text))
        values += (to_right * cosine + up * sine, up * cosine - to_right * sine, stretch, font.encode(text))
        x, y = left, page_height - base
    # All numbers of a line at once: formatted word by word they take half as long again.
    return (_LINE + _WORD * len(words)) % tuple(values)


def _direction(first: WordRow, last: WordRow) -> tuple[float, float]:
    """Return cosine and sine of the line's direction, counter-clockwise as PDF has it."""
    right, up = last[_X] + last[_WIDTH] - first[_X], first[_BASELINE] - last[_BASELINE_RIGHT]
    length = hypot(right, up)
    return (right / length, up / length) if right > 0 else (1.0, 0.0)
