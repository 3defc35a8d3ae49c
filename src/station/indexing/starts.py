"""Where documents of a dossier probably begin: pages with the head of a document, and page numbers that start anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from station.indexing.heading import Heading, find_heading
from station.indexing.lists import LETTER, codelist
from station.indexing.subjects import subject_of_letter
from station.indexing.suggestion import Suggestion
from station.indexing.titles import Title, find_title
from station.model.page_text import PageText, Word
from station.ocr.layout import Line, PageLayout, lay_out, text_of

DOCUMENT_START: Final = "documentStart"

# The page number stands alone at the top centre (NĐ 30/2020, phụ lục I), in this share of the page.
_NUMBER_REACH: Final = 0.09
_NUMBER_OFF_CENTRE: Final = 0.08
_LEAST: Final = 0.5
# By how many of number, date, title and agency stand with a Quốc hiệu or Tiêu ngữ, read well or not so well.
_CERTAIN: Final = 0.8
_BY_PARTS: Final = (0.7, 0.9, 0.97, 0.99, 0.99)
_BY_PARTS_DOUBTED: Final = (0.3, 0.4, 0.6, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class _Look:
    """What one page shows: whether it has text, its head and title if any, and its printed number (0 for none)."""

    has_text: bool
    heading: Heading | None
    title: Title | None
    number: int


def document_starts(pages: Sequence[PageText]) -> list[Suggestion]:
    """Return the probable first pages among the pages of a dossier, in their order.

    ``field`` is ``documentStart``, ``value`` the type in words (``Quyết định``) or ``""``, ``page`` the index in
    ``pages``; the boxes are those of Quốc hiệu, Tiêu ngữ and title. A page without text starts no document here.
    """
    looks = [_look(lay_out(page)) for page in pages]
    found = []
    for index, look in enumerate(looks):
        following = next((after.number for after in looks[index + 1 :] if after.has_text), 0)
        confidence = _confidence(look, following)
        if confidence >= _LEAST:
            words = _words(look)
            boxes = tuple(word.box for word in words)
            found.append(Suggestion(DOCUMENT_START, _type(look), confidence, index, boxes, text_of(words)))
    return found


def _look(page: PageLayout) -> _Look:
    heading = find_heading(page)
    title = find_title(heading.below, page.height) if heading else None
    return _Look(bool(page.rows), heading, title, page_number(page))


def page_number(page: PageLayout) -> int:
    """Return the number printed at the top centre of a page, 0 when there is none."""
    for row in page.rows:
        if row.top > _NUMBER_REACH * page.page_height:
            return 0
        text = row.text.strip(" .-–")
        centred = abs(row.centre - page.page_width / 2) < _NUMBER_OFF_CENTRE * page.page_width
        if centred and text.isascii() and text.isdigit() and len(text) <= 3:
            return int(text)
    return 0


def _confidence(look: _Look, following: int) -> float:
    """Return how probable it is that a document begins here; ``following`` is the printed number of the next page."""
    heading = look.heading
    if heading is None:
        return 0.6 if following == 2 and look.number <= 1 and look.has_text else 0.0
    parts = sum(part is not None for part in (heading.number, heading.dateline, look.title)) + bool(heading.agency)
    confidence = (_BY_PARTS if heading.certain >= _CERTAIN else _BY_PARTS_DOUBTED)[parts]
    if look.number >= 2:
        return confidence * 0.3
    return max(confidence, 0.97) if following == 2 else confidence


def _type(look: _Look) -> str:
    if look.title is not None:
        return look.title.name
    letter = look.heading is not None and subject_of_letter(look.heading) is not None
    return codelist("type_name")[LETTER] if letter else ""


def _words(look: _Look) -> tuple[Word, ...]:
    lines: list[Line | None] = []
    if look.heading is not None:
        lines += [look.heading.nation, look.heading.motto]
    words = tuple(word for line in lines if line is not None for word in line.words)
    return (*words, *(look.title.words if look.title else ()))
