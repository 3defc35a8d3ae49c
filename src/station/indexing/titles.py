"""The type of a document: its title in capitals, or the abbreviation in its ký hiệu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from station.indexing.layout import COLUMN_GAP, Line, pieces
from station.indexing.letters import clean, fold, likeness, upper_share
from station.indexing.lists import type_lists
from station.model.page_text import Word

# The title is among the first rows under the head.
_ROWS: Final = 5
_LEAST: Final = 0.72
_CAPITALS: Final = 0.7
# What a title never stands below.
_BODY: Final = re.compile(r"^(kinhgui|cancu|theodenghi|xetdenghi)")


@dataclass(frozen=True, slots=True)
class Title:
    """A title found: ``row`` is its index among the rows under the head, ``rest`` what follows it on the same row.

    ``likeness`` compares what was read with the title (1: every letter and mark); ``lead`` is how much less alike the
    nearest other title is.
    """

    code: str
    name: str
    row: int
    words: tuple[Word, ...]
    rest: tuple[Word, ...]
    likeness: float
    lead: float


def find_title(below: Sequence[Line], height: float) -> Title | None:
    """Return the first title among the rows under a head, ``None`` when there is none (a công văn has none).

    ``height`` is the usual height of a word: a stamp beside the title stands apart from it by more than a blank.
    """
    for index, row in enumerate(below[:_ROWS]):
        if _BODY.match(fold(row.text)):
            return None
        for line in dict.fromkeys([row, *pieces(row, COLUMN_GAP * height)]):
            found = _title_of(line, index) if upper_share(line.text) >= _CAPITALS else None
            if found is not None:
                return found
    return None


def _title_of(row: Line, index: int) -> Title | None:
    ranked = sorted(_candidates(row, index), key=lambda title: (-title.likeness, -len(title.words)))
    if not ranked or ranked[0].likeness < _LEAST:
        return None
    best = ranked[0]
    other = max((title.likeness for title in ranked if title.code != best.code), default=0.0)
    return Title(
        best.code, best.name, index, best.words, best.rest, best.likeness, lead=best.likeness - other
    )  # fmt: skip


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
    return Title(code, name, index, words, rest, alike, 0.0)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
