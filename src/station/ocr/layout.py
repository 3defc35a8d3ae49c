"""Lines and columns of a page from the boxes of its words; the order in which the engine found them is not trusted.

The engine often reads the two columns of a heading as one line, and a line under a stamp as two. All lengths are pixels
of the rendition; limits are multiples of ``PageLayout.height``, the usual height of a word on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from station.model.geometry import Box
from station.model.page_text import PageText, Word
from station.ocr.letters import clean, fold

# Baselines closer than this (in word heights) belong to one row.
_SAME_ROW: Final = 0.45
# A blank inside of a line is narrower than this (in word heights), a gap between columns wider.
COLUMN_GAP: Final = 1.8
# A word is about so many times as high as one of its letters is wide.
_LETTERS_HIGH: Final = 2.1
# A word belongs to a dragged box when so much of its own area lies inside.
_INSIDE: Final = 0.5
# A word with so much of its area inside another word of its row is a second reading of the same ink.
_ECHO: Final = 0.7


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside each other, from left to right; never empty."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single blanks, NFC."""
        return clean(" ".join(word.text for word in self.words))

    @property
    def left(self) -> int:
        """Left edge."""
        return self.words[0].box.x

    @property
    def right(self) -> int:
        """Right edge."""
        return max(word.box.right for word in self.words)

    @property
    def top(self) -> int:
        """Upper edge."""
        return min(word.box.y for word in self.words)

    @property
    def bottom(self) -> int:
        """Lower edge."""
        return max(word.box.bottom for word in self.words)

    @property
    def centre(self) -> float:
        """Middle between the left and right edges."""
        return (self.left + self.right) / 2

    @property
    def baseline(self) -> float:
        """Median height of the words' baselines."""
        return median(baseline_of(word) for word in self.words)


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The rows of a page from top to bottom, and the usual height of its words."""

    rows: tuple[Line, ...]
    height: float
    page_width: int
    page_height: int


def baseline_of(word: Word) -> float:
    """Return the baseline under the middle of a word."""
    return (word.baseline[0] + word.baseline[1]) / 2


def lay_out(text: PageText) -> PageLayout:
    """Return the rows of a page; words side by side on one baseline are one row, however far apart."""
    height = _usual_height(text.words)
    return PageLayout(tuple(_rows(text.words, _SAME_ROW * height)), height, text.width, text.height)


def _usual_height(words: Sequence[Word]) -> float:
    """Return the median height of words; on a blurred page boxes grow into the next line, and letter widths tell it."""
    if not words:
        return 1.0
    by_box = median(word.box.height for word in words)
    by_letters = median(word.box.width / max(len(word.text), 1) for word in words)
    return max(1.0, min(by_box, _LETTERS_HIGH * by_letters))


def _rows(words: Iterable[Word], tolerance: float) -> list[Line]:
    rows: list[list[Word]] = []
    middle = 0.0
    for word in sorted(words, key=lambda word: (baseline_of(word), word.box.x)):
        here = baseline_of(word)
        if not rows or here - middle > tolerance:
            rows.append([])
        rows[-1].append(word)
        middle += (here - middle) / len(rows[-1])
    return [Line(_without_echoes(row)) for row in rows]


def _without_echoes(row: list[Word]) -> tuple[Word, ...]:
    """Return the words from left to right; on a blurred page a piece of a word is sometimes read twice."""
    kept: list[Word] = []
    for word in sorted(row, key=lambda word: (word.box.x, -word.box.width)):
        if not any(_is_echo(word, other) for other in kept):
            kept.append(word)
    return tuple(kept)


def _is_echo(word: Word, other: Word) -> bool:
    return _share_inside(word.box, other.box) > _ECHO and fold(word.text) in fold(other.text)


def pieces(line: Line, gap: float) -> list[Line]:
    """Return a row cut wherever two words stand more than ``gap`` pixels apart."""
    groups: list[list[Word]] = [[line.words[0]]]
    reach = line.words[0].box.right
    for word in line.words[1:]:
        if word.box.x - reach > gap:
            groups.append([])
        groups[-1].append(word)
        reach = max(reach, word.box.right)
    return [Line(tuple(group)) for group in groups]


def piece_around(line: Line, axis: float, gap: float) -> Line:
    """Return the piece of a row that stands on an axis: the centred text without a stamp beside it.

    The whole row when no piece crosses the axis.
    """
    return next((piece for piece in pieces(line, gap) if piece.left <= axis <= piece.right), line)


def split_at(line: Line, gutter: float, height: float) -> tuple[Line | None, Line | None]:
    """Return what stands left and right of the gutter between two columns.

    The cut goes through the widest gap between words that is not far from the gutter, because centred lines may reach a
    little over it.
    """
    best, cut = float("-inf"), 0
    for index in range(len(line.words) + 1):
        start = max((word.box.right for word in line.words[:index]), default=None)
        end = line.words[index].box.x if index < len(line.words) else None
        low = start if start is not None else float("-inf")
        high = end if end is not None else float("inf")
        away = max(low - gutter, gutter - high, 0.0)
        score = min(high - low, 4 * height) - 2 * away
        if score > best:
            best, cut = score, index
    left, right = line.words[:cut], line.words[cut:]
    return (Line(left) if left else None), (Line(right) if right else None)


def words_of(lines: Iterable[Line]) -> tuple[Word, ...]:
    """Return the words of some lines in their order."""
    return tuple(word for line in lines for word in line.words)


def text_of(words: Sequence[Word]) -> str:
    """Return words with single blanks, NFC."""
    return clean(" ".join(word.text for word in words))


def rows_inside(text: PageText, box: Box) -> tuple[Line, ...]:
    """Return the rows of the words that have at least half of their area inside of a box, from top to bottom."""
    inside = tuple(word for word in text.words if _share_inside(word.box, box) >= _INSIDE)
    return lay_out(replace(text, words=inside)).rows


def read_region(text: PageText, box: Box) -> str:
    """Return the words inside of a box in reading order: rows from top to bottom, single blanks, NFC.

    A word belongs to the box when at least half of its area lies inside. ``""`` when there is none.
    """
    return text_of(words_of(rows_inside(text, box)))


def _share_inside(word: Box, box: Box) -> float:
    wide = min(word.right, box.right) - max(word.x, box.x)
    high = min(word.bottom, box.bottom) - max(word.y, box.y)
    area = word.width * word.height
    return wide * high / area if wide > 0 and high > 0 and area > 0 else 0.0
