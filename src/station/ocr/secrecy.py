"""The secrecy mark: ``MẬT``, ``TỐI MẬT`` or ``TUYỆT MẬT`` alone in a line, as it is stamped under the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from station.model.page_text import Word
from station.model.secrecy import Secrecy
from station.ocr.layout import Line, PageLayout, pieces
from station.ocr.letters import fold, likeness, upper_share

# Stamped into the upper half (NĐ 26/2020, Điều 2: under the number, or under the Quốc hiệu).
_REACH: Final = 0.5
# A capital of an uneven imprint is taken for a small letter now and then.
_CAPITALS: Final = 0.6
_MARKS: Final = {"tuyetmat": Secrecy.TOP_SECRET, "toimat": Secrecy.HIGHLY_SECRET, "mat": Secrecy.SECRET}


@dataclass(frozen=True, slots=True)
class SecrecyMark:
    """A mark that was read."""

    level: Secrecy
    words: tuple[Word, ...]


def find_secrecy(page: PageLayout) -> SecrecyMark | None:
    """Return the highest mark on the upper half of a page, ``None`` when there is none.

    Tuned to see too much rather than too little: the letters count without their marks.
    """
    for name, level in _MARKS.items():
        for row in page.rows:
            if row.top > _REACH * page.page_height:
                break
            for piece in pieces(row, page.height):
                if _says(piece, name):
                    return SecrecyMark(level, piece.words)
    return None


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


def _says(piece: Line, name: str) -> bool:
    return fold(piece.text) == name and upper_share(piece.text) == 1.0
