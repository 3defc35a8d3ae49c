"""The type of a document: its title in capitals, or the abbreviation in its ký hiệu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from station.indexing.lists import type_lists
from station.model.page_text import Word
from station.ocr.layout import COLUMN_GAP, Line, pieces
from station.ocr.letters import clean, fold, likeness, upper_share

# The title is among the first rows under the head.
_ROWS: Final = 5
_LEAST: Final = 0.72
_CAPITALS: Final = 0.7
# What a title never stands below.
_BODY: Final = re.compile(r"^(kinhgui|cancu|theodenghi|xetdenghi)")


@dataclass(frozen=True, slots=True)
class Title:
    """A title found: ``row`` is its index among the rows under the head, ``rest`` what follows it on the same row.

    ``likeness`` compares what was read with the title (1: every letter and mark).
    """

    code: str
    name: str
    row: int
    words: tuple[Word, ...]
    rest: tuple[Word, ...]
    likeness: float


def find_title(below: Sequence[Line], height: float) -> Title | None:
    """Return the first title among the rows under a head, ``None`` when there is none (a công văn has none).

    ``height`` is the usual height of a word: a stamp beside the title stands apart from it by more than a blank.
    """
    for index, row in enumerate(below[:_ROWS]):
        if _BODY.match(fold(row.text)):
            return None
        lines = [row, *pieces(row, COLUMN_GAP * height)]
        found = [title for line in lines if upper_share(line.text) >= _CAPITALS and (title := title_of(line, index))]
        if found:
            return max(found, key=lambda title: title.likeness)
    return None


def title_of(row: Line, index: int = 0) -> Title | None:
    """Return the title that a row says or begins with, whatever its case, ``None`` when it says none."""
    row = _without_dirt(row)
    best = max(_candidates(row, index), key=lambda title: (title.likeness, len(title.words)))
    return best if best.likeness >= _LEAST else None


def _without_dirt(row: Line) -> Line:
    """Return a row without signs at its ends that say nothing, such as the shadow of an edge (``|``)."""
    said = [index for index, word in enumerate(row.words) if fold(word.text)]
    return Line(row.words[said[0] : said[-1] + 1]) if said else row


def _candidates(row: Line, index: int) -> list[Title]:
    found = []
    for name, code in type_lists().titles.items():
        count = len(name.split())
        found.append(_compared(row.words, (), name, code, index))
        if count < len(row.words):
            found.append(_compared(row.words[:count], row.words[count:], name, code, index))
    return found


def _compared(words: tuple[Word, ...], rest: tuple[Word, ...], name: str, code: str, index: int) -> Title:
    read = clean("".join(word.text for word in words))
    wanted = name.replace(" ", "")
    alike = (likeness(fold(read), fold(wanted)) + likeness(_letters(read), _letters(wanted))) / 2
    return Title(code, name, index, words, rest, alike)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
