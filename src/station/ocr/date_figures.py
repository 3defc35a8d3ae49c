"""Figures of a date that were misread: looked at again as figures only.

In italics an 8 and a 5 are both read as S, a 1 as l or Ì, an 8 as 6. What stands between ``ngày``, ``tháng`` and
``năm`` is a number: a word there that is none, or that has figures which look like others, is read again at several
sizes. What most of them say takes its place when it has as many figures as the word has signs; what was read as a
number gives way only to twice the votes it has itself. The confidence stays what it was, so that nobody is surer than
before.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.model.page_text import PageText, Word
from station.ocr.engine import OcrEngine

Gray = NDArray[np.uint8]

# Votes of ten that a number needs in place of letters, and of another number; and how many times as many as the next.
_VOTES: Final = 3
_VOTES_AGAINST: Final = 5
_LEAD: Final = 2
# Figures that are taken for each other, and the part of the page, from its top, where they are worth a second look: the
# date of the document itself.
_ALIKE: Final = frozenset("3568")
_HEADING: Final = 0.4
# Signs that day and month, or the year, have at most; and words of a page that are looked at again at most.
_DAY, _YEAR = 2, 4
_MOST: Final = 12
# Room around the word, as a share of its height: italics lean out of their boxes.
_MARGIN: Final = 0.25


def with_date_figures(engine: OcrEngine, image: Gray, dpi: float, text: PageText) -> PageText:
    """Return the text with such words mended; ``image`` is what it was read from, in the pixels of its boxes."""
    doubted = list(islice(_doubted(text.words, _HEADING * image.shape[0]), _MOST))
    if not doubted:
        return text
    words = list(text.words)
    crops = [_crop(image, words[place]) for place in doubted]
    for place, readings in zip(doubted, engine.read_figures(crops, dpi, text.language), strict=True):
        figures = _agreed(readings, words[place].text)
        if figures:
            words[place] = replace(words[place], text=figures)
    return replace(text, words=tuple(words))


def _doubted(words: Sequence[Word], heading: float) -> Iterator[int]:
    """Yield the places of words that stand where a date has its figures, and are none or may be others."""
    plain = [_plain(word.text) for word in words]
    for place, word in enumerate(words):
        before = plain[place - 1] if place else ""
        after = plain[place + 1] if place + 1 < len(words) else ""
        longest = _YEAR if before == "nam" else _DAY if (before, after) in (("ngay", "thang"), ("thang", "nam")) else 0
        if len(word.text) <= longest and _doubtful(word, heading, year=before == "nam"):
            yield place


def _doubtful(word: Word, heading: float, *, year: bool) -> bool:
    """Whether a word in a date's place is no number, or one near the top whose figures look like others."""
    figures = sum(sign.isdigit() for sign in word.text)
    if figures == len(word.text):
        return word.box.y < heading and not _ALIKE.isdisjoint(word.text)
    # After "năm" any word may stand; a year has figures.
    return figures >= _YEAR - 2 if year else len(word.text) > 0


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in folded if sign.isalpha())


def _agreed(readings: Sequence[str], read: str) -> str:
    """Return the number that enough readings say, ``""`` when none does or it is what was read."""
    votes = Counter(reading for reading in readings if len(reading) == len(read))
    ranked = votes.most_common(2)
    needed = _VOTES_AGAINST if read.isdigit() else _VOTES
    if not ranked or ranked[0][0] == read or ranked[0][1] < needed:
        return ""
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _LEAD * ranked[1][1] else ""


def _crop(image: Gray, word: Word) -> Gray:
    box, margin = word.box, max(4, round(_MARGIN * word.box.height))
    return image[max(0, box.y - margin) : box.bottom + margin, max(0, box.x - margin) : box.right + margin]
