"""Who signed: position and name at the bottom right of the last page, under authority lines such as ``TM.`` or ``KT.``.

Signature and seal lie over this block, and often nothing but its first lines can be read. ``KT. CHỦ TỊCH`` (for the
chairman) says that a deputy signed, even where the line under it is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from station.indexing.lists import codelist
from station.model.page_text import Word
from station.ocr.layout import COLUMN_GAP, Line, PageLayout, pieces
from station.ocr.letters import clean, distance, fold, upper_share

_FOR: Final = re.compile(r"^(TM|KT|TL|TUQ|Q)\b\s?[.,:]?\s*")
_NAME: Final = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+){1,5}$")
_DEGREES: Final = re.compile(r"^(?:(?:GS|PGS|TS|ThS|BS|KS|CN|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy)\.?\s*)+(?=\w)")
_NO_NAME: Final = re.compile(r"^(?:Chương|Phần|Mục|Điều|Bên)\b")
_DIRT: Final = " .,;:-_'`~|*“”\""
# In word heights: a signature and a seal stand between position and name.
_ROOM: Final = (2.5, 18.0)
_LONE: Final = 5.0
_AXIS: Final = 0.1
# The lines over a signature follow each other within so many word heights.
_PITCH: Final = 2.8


@dataclass(frozen=True, slots=True)
class Signer:
    """``name`` or ``position`` is ``""`` when it could not be read; ``inferred``: the position was told by ``KT.``."""

    name: str
    name_words: tuple[Word, ...]
    position: str
    position_words: tuple[Word, ...]
    inferred: bool = False


def find_signer(page: PageLayout) -> Signer | None:
    """Return who signed the page, ``None`` when no signature block is found."""
    lines = _right_lines(page)
    for index in range(len(lines) - 1, 0, -1):
        name = lines[index]
        above = _nearest_office(lines[:index], name, page) if _is_name(name) else None
        if above is not None:
            return _signed(person(name.text), name.words, lines, above, page)
    offices = [line for line in lines if office_of(line)[0]]
    alone = _lone_name(lines, page)
    called, words = (person(alone.text), alone.words) if alone else ("", ())
    if offices:
        return _signed(called, words, lines, offices[-1], page)
    return Signer(called, words, "", ()) if alone else None


def _lone_name(lines: Sequence[Line], page: PageLayout) -> Line | None:
    """Return the last name with a usual surname that has room for a signature over it: the seal may hide the office."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        above = lines[index - 1].baseline if index else 0.0
        room = line.baseline - above >= _LONE * page.height
        if room and _is_name(line) and _bare(line.text).split()[0] in codelist("surname").values():
            return line
    return None


@cache
def _surnames() -> dict[str, str]:
    """Return the usual surnames by their letters; ``""`` where two have the same."""
    found: dict[str, str] = {}
    for name in codelist("surname").values():
        found[fold(name)] = "" if fold(name) in found else name
    return found


def _signed(name: str, words: tuple[Word, ...], lines: list[Line], last: Line, page: PageLayout) -> Signer:
    """Return the signer under the block whose last line is ``last``; ``KT.`` in it makes a deputy of anyone."""
    office, inferred, read = *office_of(last), last
    reach = last.baseline
    for line in reversed(lines[: lines.index(last)]):
        if inferred or reach - line.baseline > _PITCH * page.height:
            break
        reach = line.baseline
        deputy, inferred_here = office_of(line)
        if inferred_here and not office.startswith("Phó"):
            office, inferred, read = deputy, True, line
    return Signer(name, words, office, read.words if office else (), inferred)


def _right_lines(page: PageLayout) -> list[Line]:
    """Return the pieces of rows that have their middle right of the page's, from top to bottom."""
    found = [
        piece
        for row in page.rows
        for piece in pieces(row, COLUMN_GAP * page.height)
        if piece.centre > 0.52 * page.page_width and piece.left > 0.35 * page.page_width
    ]
    return [line for line in found if any(c.isalpha() for c in line.text)]


def _is_name(line: Line) -> bool:
    text = person(line.text)
    words = text.split()
    capitals = all(word[0].isupper() for word in words)
    if not _NAME.match(text) or _NO_NAME.match(text):
        return False
    return 2 <= len(words) <= 6 and capitals and upper_share(text) < 0.6


def _bare(text: str) -> str:
    return _DEGREES.sub("", clean(text).strip(_DIRT)).strip()


def person(text: str) -> str:
    """Return the name of a person without degrees, ranks and dirt at the ends, its surname with the marks it has."""
    first, blank, rest = _bare(text).partition(" ")
    known = codelist("surname").values()
    return f"{first if first in known else _surnames().get(fold(first)) or first}{blank}{rest}"


def _nearest_office(above: Sequence[Line], name: Line, page: PageLayout) -> Line | None:
    """Return the nearest line in capitals over a name with room for a signature between, on the same axis."""
    for line in reversed(above):
        room = (name.baseline - line.baseline) / page.height
        if room > _ROOM[1]:
            return None
        same_axis = abs(line.centre - name.centre) < _AXIS * page.page_width
        if same_axis and room >= _ROOM[0] and upper_share(line.text) > 0.75 and len(fold(line.text)) >= 4:
            return line
    return None


def office_of(line: Line) -> tuple[str, bool]:
    """Return the position that a line in capitals says, and whether it was inferred; ``""`` for none in the list."""
    text = clean(line.text).strip(_DIRT)
    if upper_share(text) < 0.75:
        return "", False
    acting = _FOR.match(text)
    plain = fold(text[acting.end() :] if acting else text)
    known = list(codelist("signer_position").values())
    offices = known if acting else [*known, *(f"Phó {one}" for one in known)]
    nearest = min(offices, key=lambda office: distance(plain, fold(office)))
    if distance(plain, fold(nearest)) > max(0, len(plain) // 7):
        return "", False
    if acting is None:
        return nearest, False
    return (f"Phó {nearest}", True) if acting[1] == "KT" else ("", False)
