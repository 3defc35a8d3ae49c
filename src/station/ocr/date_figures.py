"""Figures of a date that were read as letters: looked at again as figures only.

In italics an 8 and a 5 are both read as S, a 1 as l or Ì. What stands between ``ngày``, ``tháng`` and ``năm`` is a
number: a word there that is none is read again at several sizes. What most of them say takes its place when it has as
many figures as the word has signs. The confidence stays what it was, so that nobody is surer than before.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.model.page_text import PageText, Word
from station.ocr.engine import OcrEngine

Gray = NDArray[np.uint8]

# Votes that a number needs, and how many times as many as the next one.
_VOTES: Final = 3
_LEAD: Final = 2
# Signs that day and month, or the year, have at most; and words of a page that are looked at again at most.
_DAY, _YEAR = 2, 4
_MOST: Final = 12
# Room around the word, as a share of its height: italics lean out of their boxes.
_MARGIN: Final = 0.25


def with_date_figures(engine: OcrEngine, image: Gray, dpi: float, text: PageText) -> PageText:
    """Return the text with such words mended; ``image`` is what it was read from, in the pixels of its boxes."""
    doubted = [place for place, _ in zip(_doubted(text.words), range(_MOST), strict=False)]
    if not doubted:
        return text
    words = list(text.words)
    crops = [_crop(image, words[place]) for place in doubted]
    for place, readings in zip(doubted, engine.read_figures(crops, dpi, text.language), strict=True):
        figures = _agreed(readings, len(words[place].text))
        if figures:
            words[place] = replace(words[place], text=figures)
    return replace(text, words=tuple(words))


def _doubted(words: Sequence[Word]) -> Iterator[int]:
    """Yield the places of words that stand where a date has its figures, and are none."""
    plain = [_plain(word.text) for word in words]
    for place, word in enumerate(words):
        before = plain[place - 1] if place else ""
        after = plain[place + 1] if place + 1 < len(words) else ""
        longest = _YEAR if before == "nam" else _DAY if (before, after) in (("ngay", "thang"), ("thang", "nam")) else 0
        figures = sum(sign.isdigit() for sign in word.text)
        # After "năm" any word may stand; a year has figures.
        wanted = figures >= _YEAR - 2 if before == "nam" else len(word.text) > 0
        if len(word.text) <= longest and figures < len(word.text) and wanted:
            yield place


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in folded if sign.isalpha())


def _agreed(readings: Sequence[str], length: int) -> str:
    votes = Counter(reading for reading in readings if len(reading) == length).most_common(2)
    if not votes or votes[0][1] < _VOTES:
        return ""
    return votes[0][0] if len(votes) == 1 or votes[0][1] >= _LEAD * votes[1][1] else ""


def _crop(image: Gray, word: Word) -> Gray:
    box, margin = word.box, max(4, round(_MARGIN * word.box.height))
    return image[max(0, box.y - margin) : box.bottom + margin, max(0, box.x - margin) : box.right + margin]
