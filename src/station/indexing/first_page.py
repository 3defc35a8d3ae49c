"""The first page of a document, taken to its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from station.indexing.dates import IssuedDate, read_date, read_dateline, read_place
from station.indexing.heading import Heading, find_heading
from station.indexing.numbers import Numbering, read_numbering
from station.indexing.organs import Issuer, read_issuer
from station.indexing.subjects import Subject, mend_subject, subject_of_letter, subject_under_title
from station.indexing.titles import Title, find_title
from station.model.page_text import PageText, Word
from station.ocr.layout import Line, PageLayout, words_of

# A title without a head counts among the first rows at the very top, in the middle, and read without a mistake.
_FIRST_ROWS: Final = 3
_TOP: Final = 0.12
_CERTAIN_TITLE: Final = 0.85
_OFF_MIDDLE: Final = 0.1
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The parts; ``None``, ``""`` or empty where a part is missing or cannot be read.

    ``years``: those named anywhere else on the page; ``headless``: nothing of the head is there, only the title.
    """

    title: Title | None
    issuer: Issuer | None
    numbering: Numbering | None
    date: IssuedDate | None
    place: str
    place_words: tuple[Word, ...]
    subject: Subject | None
    years: frozenset[str] = frozenset()
    headless: bool = False


def read_first_page(text: PageText, page: PageLayout) -> FirstPage | None:
    """Return the parts of a first page, ``None`` when the page has neither a head nor a title at its top."""
    heading = find_heading(page)
    if heading is None:
        return _headless(text, page)
    title = find_title(heading.below, page.height)
    dateline = read_dateline(heading.dateline) if heading.dateline else None
    place_words = dateline.place if dateline else ()
    issuer = _issuer(text, heading, place_words)
    numbering = None
    if heading.number is not None:
        numbering = read_numbering(heading.number, title.code if title else "", issuer.shorts if issuer else ())
    return FirstPage(
        title=title,
        issuer=issuer,
        numbering=numbering,
        date=read_date(dateline) if dateline else None,
        place=read_place(dateline) if dateline else "",
        place_words=place_words,
        subject=_subject(text, page, heading, title),
        years=_years(text, heading),
    )


def _years(text: PageText, heading: Heading) -> frozenset[str]:
    in_date = set(heading.dateline.words) if heading.dateline else set()
    return frozenset(year for word in text.words if word not in in_date for year in _YEAR.findall(word.text))


def _headless(text: PageText, page: PageLayout) -> FirstPage | None:
    """Return title and subject of a page that begins with them: an enclosed regulation, or a head that was cut off."""
    top = [row for row in page.rows[:_FIRST_ROWS] if row.top < _TOP * page.page_height]
    title = find_title(top, page.height)
    if title is None or title.likeness < _CERTAIN_TITLE or not _is_in_the_middle(Line(title.words), page):
        return None
    subject = subject_under_title(page.rows, title, page)
    if subject is None:
        return None
    return FirstPage(title, None, None, None, "", (), mend_subject(subject, text.words), headless=True)


def _is_in_the_middle(line: Line, page: PageLayout) -> bool:
    return abs(line.centre - page.page_width / 2) < _OFF_MIDDLE * page.page_width


def _issuer(text: PageText, heading: Heading, place: tuple[Word, ...]) -> Issuer | None:
    in_head = {*words_of(heading.agency), *place}
    return read_issuer(heading.agency, place, tuple(word for word in text.words if word not in in_head))


def _subject(text: PageText, page: PageLayout, heading: Heading, title: Title | None) -> Subject | None:
    subject = subject_under_title(heading.below, title, page) if title else subject_of_letter(heading)
    return mend_subject(subject, text.words) if subject else None
