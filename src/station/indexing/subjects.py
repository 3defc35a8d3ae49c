"""The subject (trích yếu): the centred lines under the title, or ``V/v ...`` under the number of a công văn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from station.indexing.capitals import leading_kind
from station.indexing.digits import read_figures
from station.indexing.heading import Heading, is_number_line
from station.indexing.lists import codelist
from station.indexing.titles import Title
from station.indexing.wording import Wording, mend
from station.model.page_text import Word
from station.ocr.layout import COLUMN_GAP, Line, PageLayout, piece_around, text_of, words_of
from station.ocr.letters import clean, fold, upper_share

_ABOUT: Final = re.compile(r"^\W{0,2}[VvYWw]\s?[/⁄lI1|!7\\()#]{0,2}\s?[vVyYwW](?:[:.,]|(?=[\sa-zđ]))\s*")
_BODY: Final = re.compile(r"^(kinhgui|cancu|theodenghi|xetdenghi|chuong[ivx]|dieu\d|banhanhkemtheo|kemtheo)")
_ENDS: Final = " .,;:-_/\\~\"'“”*|"
# A word before a year that is năm but for its mark.
_YEAR: Final = re.compile(r"\bn[aáàảãạăắằẳẵặâ]m(?= (?:19|20)\d\d\b)")
_SPLIT_YEAR: Final = re.compile(r"\bnăm ((?:19|20)\d) (\S)$")
_ABOUT_IN_CAPITALS: Final = re.compile(r"^VỀ (?=[a-zđ])")
# In word heights: from the title to the subject, and the least distance of a next paragraph.
_UNDER_TITLE: Final = 4.0
_PITCH: Final = 1.55
_APART: Final = 1.38
_CAPITALS: Final = 0.75
_MOST_LINES: Final = 8
# Signs that stand between words of a subject; in percent what the engine guessed.
_SIGNS: Final = frozenset({"-", "&", "+", "/"})
_NO_CONFIDENCE: Final = 10.0


@dataclass(frozen=True, slots=True)
class Subject:
    """``value`` begins with a capital; ``clear``: whether a gap or the body's own start ends it.

    ``skip``: signs of the first words that are not part of it (``V/v``), for which ``lead`` stands; ``wording``:
    what speaks for each of its words; ``in_capitals``: it was printed in capitals.
    """

    value: str
    words: tuple[Word, ...]
    clear: bool
    lead: str = ""
    skip: int = 0
    wording: tuple[Wording, ...] = ()
    in_capitals: bool = False


def written(words: Sequence[str], lead: str, skip: int) -> str:
    """Return words as the text of a subject."""
    rest = clean(" ".join(words))[skip:].strip(_ENDS)
    rest = _SPLIT_YEAR.sub(_joined_year, _YEAR.sub("năm", rest))
    rest = _ABOUT_IN_CAPITALS.sub("Về ", rest)
    return f"{lead} {rest}" if lead else rest[:1].upper() + rest[1:]


def _joined_year(match: re.Match[str]) -> str:
    figures = read_figures(match[1] + match[2])
    return f"năm {figures.text}" if figures and len(figures.text) == 4 else match[0]


def mend_subject(subject: Subject, page: Sequence[Word]) -> Subject:
    """Return the subject with each word spelled as most of the page spells it beside the same neighbours."""
    own = set(subject.words)
    words = mend(subject.words, [word for word in page if word not in own])
    value = written([word.text for word in words], subject.lead, subject.skip)
    if subject.in_capitals:
        value = value[:1] + value[1:].lower()
    return replace(subject, value=value, wording=tuple(words))


def subject_of_letter(heading: Heading) -> Subject | None:
    """Return what stands after ``V/v`` under the number, as ``Về việc ...``; ``None`` when there is none."""
    lines = list(heading.beside)
    for index, line in enumerate(lines):
        about = _ABOUT.match(line.text)
        if about:
            return subject_of(words_of(lines[index:]), clear=True, in_capitals=False)
    return None


def subject_under_title(below: Sequence[Line], title: Title, page: PageLayout) -> Subject | None:
    """Return the lines under the title, ``None`` when the body follows at once."""
    axis, last, pitch, clear = Line(title.words).centre, below[title.row].baseline, 0.0, False
    lines: list[Line] = []
    for row in below[title.row + 1 : title.row + 1 + _MOST_LINES]:
        line = piece_around(row, axis, COLUMN_GAP * page.height)
        step = line.baseline - last
        if not lines and is_number_line(line):
            last = line.baseline
            continue
        limit = _APART * max(pitch, _PITCH * page.height) if lines else _UNDER_TITLE * page.height
        if step > limit or _starts_body(line, in_capitals=_in_capitals(lines)) or not _centred(line, axis, page):
            clear = bool(lines)
            break
        pitch = step if lines else min(step, _PITCH * page.height)
        lines.append(line)
        last = line.baseline
    return subject_of((*title.rest, *words_of(lines)), clear=clear, in_capitals=_in_capitals(lines) is True)


def subject_of(words: tuple[Word, ...], *, clear: bool, in_capitals: bool) -> Subject | None:
    """Return words as a subject, ``V/v`` written out; ``None`` when they say nothing."""
    words = tuple(word for word in words if not _is_dirt(word))
    about = _ABOUT.match(text_of(words))
    lead, skip = ("Về việc", about.end()) if about else ("", 0)
    value = written([word.text for word in words], lead, skip)
    if len(fold(value)) - len(fold(lead)) < 4:
        return None
    return Subject(value, words, clear, lead, skip, in_capitals=in_capitals)


def _is_dirt(word: Word) -> bool:
    """Whether a word is what a stamp or a speck left: signs without letters, or one letter read without confidence."""
    letters = fold(word.text)
    return (not letters and clean(word.text) not in _SIGNS) or (len(letters) == 1 and word.confidence < _NO_CONFIDENCE)


def _in_capitals(lines: Sequence[Line]) -> bool | None:
    """Whether the lines so far stand in capitals, ``None`` when there are none yet."""
    return upper_share(lines[0].text) > _CAPITALS if lines else None


def _starts_body(line: Line, *, in_capitals: bool | None) -> bool:
    """Whether the body begins with a line: an empty one, a known beginning, or capitals after a subject without them.

    Right under the title capitals may be the subject, unless they name who decides (``CHỦ TỊCH ỦY BAN NHÂN DÂN``).
    """
    plain = fold(line.text)
    if not plain or _BODY.match(plain):
        return True
    if len(plain) <= 3 or upper_share(line.text) <= _CAPITALS:
        return bool(in_capitals)
    return in_capitals is False or names_authority(line.text)


def names_authority(text: str) -> bool:
    """Whether a line in capitals begins with an agency or with the position of its head."""
    kind, _ = leading_kind(text.split())
    # Marks count for a short kind: SỐ HÓA is no SỞ.
    if kind and (len(kind) > 3 or text.casefold().startswith(kind.casefold())):
        return True
    return any(fold(text).startswith(fold(office)) for office in codelist("signer_position").values())


def _centred(line: Line, axis: float, page: PageLayout) -> bool:
    """Whether a line has the axis of the title, and is no line of the body from margin to margin."""
    margins = _margins(page)
    wide = line.left < margins[0] + 1.5 * page.height and line.right > margins[1] - 1.5 * page.height
    return not wide and abs(line.centre - axis) < max(3.0 * page.height, 0.06 * page.page_width)


def _margins(page: PageLayout) -> tuple[int, int]:
    """Return left and right edge of the text: where most of the rows in the lower two thirds begin and end."""
    rows = [row for row in page.rows if row.top > page.page_height / 3 and len(row.words) > 4]
    if len(rows) < 3:
        return 0, page.page_width
    lefts, rights = sorted(row.left for row in rows), sorted(row.right for row in rows)
    return lefts[len(lefts) // 4], rights[3 * len(rights) // 4]
