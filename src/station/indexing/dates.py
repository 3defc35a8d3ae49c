"""Place and date in the head of a document: ``Mường Sáng, ngày 08 tháng 4 năm 2017``."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from station.indexing.digits import Figures, read_figures
from station.model.page_text import Word
from station.ocr.layout import Line, text_of
from station.ocr.letters import fold, likeness

_YEARS: Final = range(1945, 2100)
_MOST_WORDS_OF_PLACE: Final = 6
_MOST_WORDS_AFTER: Final = 3
# Printed figures are of one height; those written into the gaps of a form are half as tall again.
_TALL: Final = 1.25
_FIGURES: Final = re.compile(r"(?<!\d)(?:(\d{1,2}) ?[/.-] ?)?(?:(\d{1,2}) ?[/.-] ?)?(\d{4})(?!\d)")
_KEYWORDS: Final = ("ngay", "thang", "nam")


@dataclass(frozen=True, slots=True)
class IssuedDate:
    """``value``: DD/MM/YYYY, MM/YYYY or YYYY; ``mended``: figures that were read as letters.

    ``ambiguous``: whether one of those may stand for another figure too; ``whole``: day, month and year; ``by_hand``:
    whether day or month are so much taller than the printed year that they were filled in with a pen.
    """

    value: str
    words: tuple[Word, ...]
    mended: int
    ambiguous: bool
    whole: bool
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the line says: words of the place, and of day, month and year."""

    place: tuple[Word, ...]
    day: tuple[Word, ...]
    month: tuple[Word, ...]
    year: tuple[Word, ...]


def is_dateline(line: Line) -> bool:
    """Whether a line says a place and a date and nothing more: at least two of ngày, tháng and năm in this order.

    Of two one must be ngày or tháng to the letter: ``giao thông nông thôn năm 2020`` is no date.
    """
    positions = _keyword_positions(line.words)
    found = [index for index in positions if index is not None]
    if len(found) < 2 or found[0] > _MOST_WORDS_OF_PLACE or any(c.isdigit() for c in line.words[0].text):
        return False
    if len(found) < len(_KEYWORDS) and not {"ngay", "thang"} & {fold(line.words[index].text) for index in found}:
        return False
    # Words of a law before its date are no place: "chính quyền địa phương ngày 19 tháng 6 năm 2015".
    small = sum(word.text[:1].islower() for word in line.words[: found[0]])
    if 2 * small > found[0]:
        return False
    after = line.words[found[-1] + 1 :]
    return sum(len(fold(word.text)) > 1 for word in after) <= _MOST_WORDS_AFTER


def _keyword_positions(words: Sequence[Word]) -> list[int | None]:
    positions: list[int | None] = []
    start = 0
    for keyword in _KEYWORDS:
        found = next((i for i in range(start, len(words)) if _is_keyword(words[i].text, keyword)), None)
        positions.append(found)
        start = found + 1 if found is not None else start
    return positions


def _is_keyword(text: str, keyword: str) -> bool:
    plain = fold(text)
    return plain == keyword or (len(plain) >= 3 and likeness(plain, keyword) >= 0.65)


def read_dateline(line: Line) -> Dateline:
    """Return the parts of a line with place and date; a keyword that cannot be read leaves its part empty."""
    day, month, year = _keyword_positions(line.words)
    words = line.words
    first = next((index for index in (day, month, year) if index is not None), len(words))
    return Dateline(
        place=words[:first] if day is not None else (),
        day=_between(words, day, month if month is not None else year),
        month=_between(words, month, year),
        year=words[year + 1 :] if year is not None else (),
    )


def date_in(words: Sequence[Word]) -> str:
    """Return the date that some words say, in the form of ``IssuedDate.value``; ``""`` for none.

    It may stand in words, of which the first may be missing (``08 tháng 4 năm 2017``), or in figures (``08/4/2017``).
    """
    line = Line(tuple(words))
    day, month, _ = _keyword_positions(line.words)
    parts = read_dateline(line)
    if day is None and month is not None:
        parts = replace(parts, day=line.words[:month])
    found = read_date(parts)
    return found.value if found else _in_figures(line.text)


def _in_figures(text: str) -> str:
    match = _FIGURES.search(text)
    if match is None:
        return ""
    parts = [int(part) for part in match.groups() if part]
    day, month, year = [*[1] * (3 - len(parts)), *parts]
    return "/".join(f"{part:02d}" for part in parts) if year in _YEARS and _exists(year, month, day) else ""


def _between(words: tuple[Word, ...], start: int | None, end: int | None) -> tuple[Word, ...]:
    return words[start + 1 : end] if start is not None and end is not None else ()


def read_date(parts: Dateline) -> IssuedDate | None:
    """Return the date, as much of it as makes sense: without a readable month only the year, without year nothing."""
    year_words = parts.year[:2] if len(parts.year[:1]) and len(parts.year[0].text) < 4 else parts.year[:1]
    year = _figure(year_words, _YEARS)
    if year is None:
        return None
    month, day = _figure(parts.month, range(1, 13)), _figure(parts.day, range(1, 32))
    if month is None:
        return _dated([year], year_words, whole=False)
    words = (*parts.month, *year_words)
    if day is None or not _exists(int(year.text), int(month.text), int(day.text)):
        return _dated([month, year], words, whole=False)
    return _dated([day, month, year], (*parts.day, *words), whole=True)


def _dated(figures: Sequence[Figures], words: tuple[Word, ...], *, whole: bool) -> IssuedDate:
    value = "/".join(f"{int(one.text):02d}" for one in figures)
    mended = sum(one.mended for one in figures)
    tallest = max(word.box.height for word in words)
    by_hand = tallest > _TALL * words[-1].box.height
    return IssuedDate(value, words, mended, any(one.ambiguous for one in figures), whole, by_hand)


def _figure(words: tuple[Word, ...], sensible: Collection[int]) -> Figures | None:
    """Return the number that some words say together, else the one that a single word of them says in plain figures."""
    whole = read_figures(text_of(words).replace(" ", ""), sensible)
    if whole is not None or len(words) < 2:
        return whole
    single = [figures for word in words if (figures := read_figures(word.text, sensible)) and not figures.mended]
    return single[0] if len(single) == 1 else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def read_place(parts: Dateline) -> str:
    """Return the place before the date without its comma, ``""`` when there is none or figures stand in it."""
    place = text_of(parts.place).strip(" ,.;:-")
    return "" if any(c.isdigit() for c in place) else place
