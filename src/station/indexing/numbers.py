"""Number and notation: ``Số: 12/QĐ-UBND``, ``Số: 12/2020/QĐ-UBND``, ``Số: 130/UBND-TCHC``, ``Số 12-QĐ/TU``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from station.indexing.digits import read_figures
from station.indexing.lists import codelist, type_lists
from station.model.page_text import Word
from station.ocr.layout import Line
from station.ocr.letters import clean, distance, fold

# The S of the first line is often half cut off: then it is any sign that is no letter.
_PREFIX: Final = re.compile(r"^[Ss5$§&¿?][oóòôốồổỗộơớ0O][:;.,]*")
_YEAR: Final = re.compile(r"^(.+)/((?:19|20)\d\d)$")
_PARTY: Final = re.compile(r"^([\dIlO!|]{1,5})-([A-ZĐ][A-Za-zĐđ]*)$")
_UNSLASHED: Final = re.compile(r"^([\dIlO!|]{1,4}?)[1Il|!](?=[A-ZĐ][A-Za-zĐđ]*-[A-ZĐ])")
# What may stand between the slash and the first hyphen of a notation.
_FIRST_PART: Final = re.compile(r"[A-ZĐ][A-Za-zĐđ&.]{0,9}")
_FORM: Final = re.compile(r"[A-ZĐ][\w.,&+-]*(?:[-/][\w.,&+-]+)+")
_DIRT: Final = " .,;:-'\"_~"
# A number has so many figures at most.
_LONGEST: Final = 5
# Letters that print and recognition confuse; compared only where the right ones are known.
_CONFUSED: Final = str.maketrans("ĐÐƯÔƠÂĂQ0I1l|", "DDUOOAAOOLLLL")


@dataclass(frozen=True, slots=True)
class Numbering:
    """``mended``: figures read as letters; ``odd``: letters of the notation put right, or the slash guessed.

    ``led``: whether ``Số`` stands before the number; without it the start of the line may be cut off.
    """

    number: str
    number_words: tuple[Word, ...]
    mended: int
    notation: str
    notation_words: tuple[Word, ...]
    odd: int
    well_formed: bool
    led: bool


def read_numbering(line: Line, code: str, shorts: Iterable[str]) -> Numbering:
    """Return number and notation of a line.

    ``code``: type told by the title, ``""`` when there is none; ``shorts``: abbreviations that the agency may have. A
    part that is not there, or makes no sense, is ``""``.
    """
    signs, owners, led = _signs(line)
    cut, skip, guessed = _cut(signs, code)
    if cut < 0:
        return Numbering("", (), 0, "", (), 0, well_formed=False, led=led)
    before, after = signs[:cut], signs[cut + skip :]
    year, party = _YEAR.match(before), _PARTY.match(before)
    if party:
        before, after, cut = party[1], f"{party[2]}/{after}", len(party[1])
    figures = read_figures(year[1] if year else before)
    number = figures.text if figures and len(figures.text) <= _LONGEST else ""
    read = after.strip(_DIRT)
    notation = _mended(read, code, tuple(shorts))
    return Numbering(
        number=f"{number}/{year[2]}" if year and number else number,
        number_words=_distinct(owners[: max(cut, 1)]),
        mended=figures.mended if figures else 0,
        notation=notation,
        notation_words=_distinct(owners[cut + skip :]),
        odd=distance(read, notation) + guessed,
        well_formed=bool(_FORM.fullmatch(notation)),
        led=led,
    )


def number_alone(line: Line) -> str:
    """Return the number of a line that has no notation (``Số: 492``), ``""`` when it says none."""
    signs, _, _ = _signs(line)
    number, slash, year = signs.rpartition("/")
    with_year = bool(slash) and len(year) == len("2020") and year.isdigit()
    figures = read_figures(number if with_year else signs.strip("/"))
    if figures is None or len(figures.text) > _LONGEST or figures.mended == len(figures.text):
        return ""
    return f"{figures.text}/{year}" if with_year else figures.text


def notation_alone(line: Line, shorts: Iterable[str]) -> str:
    """Return a notation without its number (``/QĐ-UBND``), its parts put right where they are known."""
    signs, _, _ = _signs(line)
    return _mended(signs.strip(_DIRT + "/"), "", tuple(shorts))


def _signs(line: Line) -> tuple[str, list[Word], bool]:
    """Return the signs after ``Số:`` without blanks, the word that each belongs to, and whether ``Số:`` was there."""
    signs = [(sign, word) for word in line.words for sign in clean(word.text) if sign != " "]
    joined = "".join(sign for sign, _ in signs)
    prefix = _PREFIX.match(joined)
    kept = signs[prefix.end() :] if prefix else signs
    return "".join(sign for sign, _ in kept), [word for _, word in kept], prefix is not None


def _cut(signs: str, code: str) -> tuple[int, int, int]:
    """Return where the slash after the number is, how long it is, and 2 when it had to be guessed; -1 without one."""
    slashes = [place for place, sign in enumerate(signs) if sign == "/"]
    before_form = [p for p in slashes if _FIRST_PART.fullmatch(signs[p + 1 :].partition("-")[0])]
    if slashes:
        return (before_form or slashes)[0], 1, 0
    guessed = _UNSLASHED.match(signs)
    if guessed:
        return guessed.end() - 1, 1, 2
    short = type_lists().abbreviation(code)
    place = signs.find(f"{short}-") if short else -1
    return (place, 0, 2) if place > 0 else (-1, 0, 0)


def _distinct(words: list[Word]) -> tuple[Word, ...]:
    return tuple(dict.fromkeys(words))


def _mended(notation: str, code: str, shorts: tuple[str, ...]) -> str:
    """Return the notation with its parts put right where what should stand there is known."""
    first, dash, rest = notation.partition("-")
    if not dash:
        return _with_dash(notation, code, shorts)
    known = (*shorts, *codelist("agency_abbreviation"))
    first = _type_part(first, code) or _as_known(first, known)
    return "-".join([first, *(_as_known(part, known) for part in rest.split("-"))])


def _with_dash(notation: str, code: str, shorts: tuple[str, ...]) -> str:
    """Return a notation whose hyphen was lost between two parts that are known."""
    short = type_lists().abbreviation(code)
    rest = notation.removeprefix(short)
    known = rest in shorts or rest in codelist("agency_abbreviation")
    return f"{short}-{rest}" if short and known and rest != notation else notation


def _type_part(read: str, code: str) -> str:
    """Return the abbreviation of a type that was meant, ``""`` when the part is none."""
    lists = type_lists()
    if read in lists.abbreviations and (not code or lists.abbreviations[read] == code):
        return read
    expected = lists.abbreviation(code)
    if expected and distance(fold(read), fold(expected)) <= len(expected) // 2:
        return expected
    if code:
        return ""
    same = [short for short in lists.abbreviations if fold(short) == fold(read)]
    return same[0] if len(same) == 1 else ""


def _as_known(read: str, known: Iterable[str]) -> str:
    plain = read.translate(_CONFUSED).casefold()
    return next((one for one in known if one.translate(_CONFUSED).casefold() == plain), read)
