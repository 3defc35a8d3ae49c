"""Secrecy marks of a page, in two ways together: the words of its text, and stamps read by themselves.

The recognition of a whole page misses what is stamped askew, over print, sideways in a margin or on a blank back; a
stamp cut out by its colour or its frame reads well. It also puts a printed mark into one line with words that it stands
close to, and spoils one of its words where a staple or a neighbour touches it: rows of pixels tell of what line words
are, and such a word is read once more with its other half. These small readings happen only where there is such a
place.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from typing import Final

import cv2
import numpy as np

from station.model.geometry import Box
from station.model.page_text import PageText, Word
from station.model.secrecy import Secrecy
from station.ocr.engine import OcrEngine
from station.ocr.layout import lay_out
from station.ocr.preparation import READING_DPI
from station.ocr.secrecy import SecrecyMark, find_secrecy, half_read_marks, marks_among_words, nearest_mark
from station.qc.baselines import stand_alike
from station.qc.rendition import Rendition
from station.qc.stamp_pictures import Pixels, inner_part, words_alone
from station.qc.stamps import Stamp, find_stamps

Stage = Callable[[str], AbstractContextManager[None]]

LEVELS: Final = {Secrecy.SECRET: 1, Secrecy.HIGHLY_SECRET: 2, Secrecy.TOP_SECRET: 3}
# A reading as good as this needs no other; one as good as this is right; one as poor as this is not worth keeping.
_PLAIN: Final = 0.95
_WELL: Final = 0.8
_NOTHING: Final = 0.5
# The frame of one short word is no longer than so many times its height.
_LONG: Final = 3.2
# Other cuts and another size of an imprint: letters that touch the frame or what lies across them come apart in one.
_RIMS: Final = (0.17, 0.25)
_SMALLER: Final = 0.7
# Pairs of words of a page that are read once more, at most.
_MOST: Final = 3
# Words of one line stand on the same row of pixels but for this share of the usual height of a word; those of other
# lines, on generated pages with a mark printed close to them (even seeds), by 0.25 and more.
_SAME_LINE: Final = 0.12


@dataclass(frozen=True, slots=True)
class SecrecySign:
    """One place that may be a secrecy mark.

    ``level``: 1 mật, 2 tối mật, 3 tuyệt mật, 0 when it was not read; ``likeness``: of what was read to that mark, 0–1;
    ``box``: where it stands, in rendition pixels.
    """

    level: int
    likeness: float
    box: Box


def secrecy_signs(
    engine: OcrEngine | None, page: Rendition, text: PageText | None, language: str, stage: Stage
) -> tuple[SecrecySign, ...]:
    """Return what may be marks on an upright page; without an engine, the places that would be read.

    ``text``: the words of the same rendition; ``stage`` takes the time of each part.
    """
    with stage("checks"):
        stamps = find_stamps(page, text)
    if engine is None:
        return tuple(SecrecySign(0, 0.0, stamp.box) for stamp in stamps)
    with stage("ocr"):
        signs = [_read(engine, page, stamp, language) for stamp in stamps]
        if text is not None:
            signs += _in_words(engine, page, text, stamps, language)
    return tuple(sign for sign in signs if sign.likeness >= _NOTHING)


def _in_words(
    engine: OcrEngine, page: Rendition, text: PageText, stamps: list[Stamp], language: str
) -> list[SecrecySign]:
    layout = lay_out(text)
    mark = find_secrecy(layout)
    if mark is None:
        tolerance = _SAME_LINE * layout.height

        def is_alone(one: SecrecyMark) -> bool:
            return _is_apart(one, stamps) and not any(_is_of_line(page, one, word, tolerance) for word in one.beside)

        mark = next(filter(is_alone, marks_among_words(layout)), None)
        if mark is None:
            halves = islice(filter(is_alone, half_read_marks(layout)), _MOST)
            return [_read(engine, page, _printed(one), language) for one in halves]
    return [SecrecySign(LEVELS[mark.level], 1.0, _box_of(mark))]


def _box_of(mark: SecrecyMark) -> Box:
    left, top = min(word.box.x for word in mark.words), min(word.box.y for word in mark.words)
    right, bottom = max(word.box.right for word in mark.words), max(word.box.bottom for word in mark.words)
    return Box(left, top, right - left, bottom - top)


def _printed(mark: SecrecyMark) -> Stamp:
    """Return the place of printed words as what can be cut out and read by itself."""
    box = _box_of(mark)
    middle = (box.x + (box.width - 1) / 2, box.y + (box.height - 1) / 2)
    return Stamp(box, middle, (float(box.width), float(box.height)), 0.0, colored=False)


def _is_apart(mark: SecrecyMark, stamps: list[Stamp]) -> bool:
    """Whether words stand in no stamp, which leans as it likes and is read by itself."""
    box = _box_of(mark)
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return not any(
        stamp.box.x <= x <= stamp.box.right and stamp.box.y <= y <= stamp.box.bottom
        for stamp in stamps
        if stamp.box.width > box.width
    )


def _is_of_line(page: Rendition, mark: SecrecyMark, word: Word, tolerance: float) -> bool:
    """Whether a word beside a mark goes on with its line: a word in a sentence is no mark."""
    pair = (word.box, mark.words[0].box) if word.box.x < mark.words[0].box.x else (mark.words[-1].box, word.box)
    return stand_alike(page.gray, *pair, page.paper, tolerance)


def _read(engine: OcrEngine, page: Rendition, stamp: Stamp, language: str) -> SecrecySign:
    """Read an imprint; where that is unclear, in other cuts and sizes as well, and the best counts.

    Without colour most places are other things, of which the first reading tells enough. A long imprint of which one
    short word was read has lost the other.
    """
    picture = words_alone(page, stamp)
    marks = _marks(engine, picture, language)
    level, like = _highest(marks)
    if not stamp.colored and like < _NOTHING:
        return SecrecySign(level, like, stamp.box)
    if like < _PLAIN or (level == 1 and stamp.size[0] > _LONG * stamp.size[1]):
        for other in (inner_part(page, stamp, rim) for rim in _RIMS):
            marks += _marks(engine, other, language)
        marks += _marks(engine, np.asarray(cv2.resize(picture, None, fx=_SMALLER, fy=_SMALLER), np.uint8), language)
    level, like = _highest(marks)
    return SecrecySign(level, like, stamp.box)


def _marks(engine: OcrEngine, picture: Pixels, language: str) -> list[tuple[int, float]]:
    # A blank back has no direction, and a stamp in a margin runs either way.
    turned = np.ascontiguousarray(picture[::-1, ::-1])
    read = engine.read_lines([picture, turned], READING_DPI, language)
    found = (nearest_mark(text) for text, _ in read)
    return [(LEVELS[secrecy], like) for secrecy, like in found]


def _highest(marks: list[tuple[int, float]]) -> tuple[int, float]:
    """Return the level read best; among those that were read well the highest."""
    return max(marks, key=lambda mark: (min(mark[1], _WELL), mark[0], mark[1]))
