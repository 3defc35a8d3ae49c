"""The secrecy mark: ``MẬT``, ``TỐI MẬT`` or ``TUYỆT MẬT`` alone in a line, as it is stamped under the number.

Also a field that says the level (``Độ mật: Tối mật``), and ``TÀI LIỆU MẬT``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from station.model.page_text import Word
from station.model.secrecy import Secrecy
from station.ocr.layout import Line, PageLayout, pieces, words_of
from station.ocr.letters import fold, likeness, upper_share

# Stamped into the upper half (NĐ 26/2020, Điều 2: under the number, or under the Quốc hiệu). Two words in capitals
# alone in a line say it wherever they stand; "MẬT" at the foot may be the end of a sentence in capitals.
_REACH: Final = 0.5
# A capital of an uneven imprint is taken for a small letter now and then.
_CAPITALS: Final = 0.6
_MARKS: Final = {"tuyetmat": Secrecy.TOP_SECRET, "toimat": Secrecy.HIGHLY_SECRET, "mat": Secrecy.SECRET}
_LABELS: Final = ("domat", "mucdomat")
_HEADS: Final = ("tailieu", "hoso", "vanban")
# One letter before ``MẬT`` may be read wrongly in ``TUYỆT MẬT``, none in the shorter ones; "TUYẾT MAI" is a name.
_ALIKE: Final = 0.85
_LAST: Final = "mat"
_HALVES: Final = frozenset(("tuyet", "toi", "mat"))
# A word that was read with less confidence may be another.
_DOUBT: Final = 60.0
# In heights of a word on the page: lower boxes are accents and dirt taken for words; words or parts of words of a mark
# stand no farther apart. A word in so many pieces is none.
_SPECK: Final = 0.5
_BLANK: Final = 0.8
_PARTS: Final = 4


@dataclass(frozen=True, slots=True)
class SecrecyMark:
    """A mark that was read; ``beside``: words of whatever line that stand close to its left and right."""

    level: Secrecy
    words: tuple[Word, ...]
    beside: tuple[Word, ...] = ()


def find_secrecy(page: PageLayout) -> SecrecyMark | None:
    """Return the highest mark of a page, ``None`` when there is none; ``MẬT`` counts on the upper half.

    Tuned to see too much rather than too little: the letters count without their marks.
    """
    for name, level in _MARKS.items():
        for row in page.rows:
            if level is Secrecy.SECRET and row.top > _REACH * page.page_height:
                break
            for piece in pieces(row, page.height):
                if _says(piece, name):
                    return SecrecyMark(level, piece.words)
    return None


def marks_among_words(page: PageLayout) -> list[SecrecyMark]:
    """Return the words of the upper half that may be a mark although others stand beside them, the highest first.

    Whether those belong to the same line only the pixels tell: rows of words are too coarse where a mark was printed
    between two lines. Accents that were taken for words of their own are left out.
    """
    words, capitals = _upper_words(page)
    if not any(fold(word.text).endswith(_LAST[1:]) for word in capitals):
        return []
    found = []
    for name, level in _MARKS.items():
        for first in capitals:
            chain = _chain(first, words, name, _BLANK * page.height)
            if chain:
                found.append(SecrecyMark(level, chain, tuple(_beside(chain, words, page.height))))
    return found


def half_read_marks(page: PageLayout) -> list[SecrecyMark]:
    """Return pairs of words of which one says half a mark and the other was hardly read: to be read once more.

    A staple or a word of another line touches that other; the level is only that of the half.
    """
    words, capitals = _upper_words(page)
    found = []
    for half in (word for word in capitals if fold(word.text) in _HALVES):
        for other in words:
            first, second = sorted((half, other), key=lambda word: word.box.x)
            if other.confidence < _DOUBT and _next(first, words, _BLANK * page.height) == second:
                # Where the other word ends nobody knows, so that only the side of the half tells of a sentence.
                near = [word for word in _beside((half,), words, page.height) if word != other]
                outer = [word for word in near if (word.box.x < half.box.x) == (half == first)]
                found.append(SecrecyMark(Secrecy.SECRET, (first, second), tuple(outer)))
    return found


def secrecy_of(text: str) -> Secrecy | None:
    """Return the level that a text says and nothing else, ``None`` for none."""
    return _MARKS.get(fold(text))


def nearest_mark(text: str) -> tuple[Secrecy, float]:
    """Return the level whose mark a text is most like, and how like: 1 for the same letters, 0 for none in common.

    Marks are in capitals: "mặt" in a sentence is like none.
    """
    read = fold(text) if upper_share(text) >= _CAPITALS else ""
    best = max(_MARKS, key=lambda mark: likeness(read, mark))
    return _MARKS[best], likeness(read, best)


def _upper_words(page: PageLayout) -> tuple[list[Word], list[Word]]:
    """Return the words of the upper half, without specks, and those of them in capitals."""
    upper = [row for row in page.rows if row.top <= _REACH * page.page_height]
    words = [word for word in words_of(upper) if word.box.height >= _SPECK * page.height]
    return words, [word for word in words if upper_share(word.text) >= _CAPITALS]


def _says(piece: Line, name: str) -> bool:
    read = fold(piece.text)
    if read in {label + name for label in _LABELS}:
        return True
    return read in {name, *(head + name for head in _HEADS)} and upper_share(piece.text) == 1.0


def _chain(first: Word, words: list[Word], name: str, blank: float) -> tuple[Word, ...]:
    """Return the words from ``first`` to the right that say a mark, none when they do not."""
    chain = [first]
    while True:
        text = "".join(word.text for word in chain)
        read = fold(text)
        if read.endswith(_LAST) and likeness(read, name) >= _ALIKE and upper_share(text) >= _CAPITALS:
            return tuple(chain)
        if len(chain) == _PARTS or len(read) >= len(name):
            return ()
        after = _next(chain[-1], words, blank)
        if after is None:
            return ()
        chain.append(after)


def _next(word: Word, words: list[Word], blank: float) -> Word | None:
    """Return the word that goes on to the right at the same height, after no more than a blank."""
    near = [one for one in words if one.box.x > word.box.x and one.box.x - word.box.right <= blank]
    level = [one for one in near if 2 * _overlap(one, word) >= min(one.box.height, word.box.height)]
    return min(level, key=lambda one: one.box.x, default=None)


def _beside(mark: tuple[Word, ...], words: list[Word], gap: float) -> Iterator[Word]:
    left, right = mark[0].box.x, max(word.box.right for word in mark)
    for word in words:
        near = word.box.x - right <= gap and left - word.box.right <= gap
        if word not in mark and near and max(_overlap(word, one) for one in mark) > 0:
            yield word


def _overlap(one: Word, other: Word) -> int:
    """Return how many rows of pixels two words share, negative where there are none."""
    return min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y)
