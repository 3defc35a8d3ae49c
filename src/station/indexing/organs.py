"""The issuing body and the body above it, as a description names them, from the lines at the top left.

``ỦY BAN NHÂN DÂN`` / ``HUYỆN MƯỜNG SÁNG`` is one body in two lines, ``UBND HUYỆN MƯỜNG SÁNG`` / ``PHÒNG NỘI VỤ`` are
two: the second is named with the area of the first, ``Phòng Nội vụ huyện Mường Sáng``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Final

from station.indexing.capitals import function_name, leading_kind, level_at, place_name, split_area
from station.indexing.lists import codelist
from station.indexing.spelling import Spelling, vote
from station.model.page_text import Word
from station.ocr.layout import Line
from station.ocr.letters import clean, fold, likeness, untoned

_MUNICIPALITIES: Final = frozenset({"hanoi", "hochiminh", "haiphong", "danang", "cantho", "hue"})
_OF_PROVINCES: Final = frozenset({"Sở"})
_OF_AREAS: Final = frozenset({"Ủy ban nhân dân", "Hội đồng nhân dân"})
_OF_THE_STATE: Final = frozenset(
    {"Bộ", "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Tổng cục", "Văn phòng Chính phủ"}
)
# Kinds whose second word is what the body does: the rest of the name goes on in small letters.
_NAMES_A_FUNCTION: Final = re.compile(r"Ban (?:Quản lý|Chỉ đạo|Chỉ huy|Tổ chức)|Bộ Chỉ huy")
# A place before the date so much like an area in the text is that area.
_SAME_PLACE: Final = 0.6
# How far a name can be trusted of which only the beginning, or perhaps only the end, was read.
_LINE_LOST: Final = 0.7
_JOINTS: Final = frozenset({"-", "&"})
_OPEN_ENDS: Final = (",", "-", "và", "VÀ")


@dataclass(frozen=True, slots=True)
class Body:
    """One body: kind, what it looks after, level and name of its area; ``sure``: how well its spelling is supported."""

    kind: str
    function: str
    level: str
    area: str
    words: tuple[Word, ...]
    sure: float
    area_inferred: bool = False

    @property
    def name(self) -> str:
        """The whole name."""
        return clean(f"{self.kind} {self.function} {self.level} {self.area}")

    @property
    def short_name(self) -> str:
        """The name without its area."""
        return clean(f"{self.kind} {self.function}")


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body, the body above it if the head names one, and the abbreviations either may have."""

    body: Body
    parent: Body | None
    shorts: tuple[str, ...]


def read_issuer(agency: Sequence[Line], place: Sequence[Word], page: Sequence[Word]) -> Issuer | None:
    """Return who issued a document, ``None`` without any line.

    ``agency``: the lines over the number; ``place``: the words before the date; ``page``: all words of the document,
    which often repeat the name in small letters.
    """
    groups = _names(agency)
    if not groups:
        return None
    bodies = [_body(group, place, page) for group in groups[-2:]]
    own, parent = bodies[-1], bodies[0] if len(bodies) > 1 else None
    # Three names one over the other are rare: QUỸ ĐẤT may end the one before it.
    if len(groups) > len(bodies):
        own = replace(own, sure=min(own.sure, _LINE_LOST))
    own = _with_area(own, parent, place, page)
    return Issuer(own, parent, _abbreviations(own))


def _names(agency: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in agency:
        if not _texts([line]):
            continue
        if groups and not _begins_a_name(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _begins_a_name(before: list[Line], line: Line) -> bool:
    words = _texts(before)
    if words[-1].endswith(_OPEN_ENDS):
        return False
    kind, count = leading_kind(words)
    return bool(leading_kind(_texts([line]))[0] or split_area(words[count:], of_area=kind in _OF_AREAS)[1])


def _texts(lines: Sequence[Line]) -> list[str]:
    """Return the words of some lines without the dirt among them; a dash before the first is dirt too."""
    words = [word for line in lines for word in line.text.split() if fold(word) or word in _JOINTS]
    return words[next((index for index, word in enumerate(words) if fold(word)), len(words)) :]


def _body(lines: Sequence[Line], place: Sequence[Word], page: Sequence[Word]) -> Body:
    words = tuple(word for line in lines for word in line.words)
    texts = _texts(lines)
    kind, count = leading_kind(texts)
    function, level, area = split_area(texts[count:], of_area=kind in _OF_AREAS)
    if kind in _OF_AREAS and not level:
        function, area = [], function
    weight = min((word.confidence for word in words if fold(word.text)), default=0.0) / 100
    # A name that ends with a joint has lost its last line.
    if texts[-1].endswith(_OPEN_ENDS):
        weight = 0.0
    heard = (*page, *place)
    written = partial(function_name, begins=not _NAMES_A_FUNCTION.match(kind))
    doing = _official(vote(function, weight, heard, written)) if function else Spelling("", 1.0, 2)
    where = vote(area, weight, heard, place_name) if area else Spelling("", 1.0, 2)
    return Body(
        kind, doing.text, level, where.text, words, min(_support(doing, weight), _support(where, weight))
    )  # fmt: skip


def _official(read: Spelling) -> Spelling:
    """Return a function as the decrees spell it.

    With the same letters no other spelling is possible; where just one begins with them, a line was lost.
    """
    letters = fold(read.text)
    official = _official_functions().get(letters)
    if official:
        return Spelling(official, 1.0, 2)
    longer = [name for known, name in _official_functions().items() if letters and known.startswith(letters)]
    return Spelling(longer[0] if len(longer) == 1 else read.text, _LINE_LOST, 2) if longer else read


@cache
def _official_functions() -> dict[str, str]:
    return {fold(name): name for name in codelist("agency_function").values()}


def _support(spelling: Spelling, weight: float) -> float:
    """Return how far a spelling can be trusted: one reading as far as its confidence, more as far as they agree."""
    return weight if spelling.readings == 1 or not weight else spelling.share


def _with_area(own: Body, parent: Body | None, place: Sequence[Word], page: Sequence[Word]) -> Body:
    """Return the body with the area it works in: that of the parent, else as the text says, else that of the place."""
    if own.area or own.kind in _OF_THE_STATE or (parent and parent.kind in _OF_THE_STATE):
        return own
    if parent and parent.area:
        sure = min(own.sure, parent.sure)
        words = (*parent.words, *own.words)
        return replace(own, level=parent.level, area=parent.area, words=words, sure=sure)
    said, weight = _area_in_text(own, page)
    name = [word.text.strip(" ,.;") for word in place]
    if said and _agrees(said[1], weight, name, place):
        return replace(own, level=said[0], area=said[1])
    if name and (own.kind in _OF_PROVINCES or (parent and parent.kind in _OF_PROVINCES)):
        level = "thành phố" if fold("".join(name)) in _MUNICIPALITIES else "tỉnh"
        where = vote(name, min(word.confidence for word in place) / 100, page, place_name)
        return replace(own, level=level, area=where.text, words=(*own.words, *place), area_inferred=True)
    return replace(own, level=said[0], area=said[1]) if said else own


def _agrees(area: str, weight: float, name: Sequence[str], place: Sequence[Word]) -> bool:
    """Whether the area said in the text is the place before the date, by its letters or read better than that."""
    written, said = fold("".join(name)), fold(area)
    if not written or written == said:
        return True
    return likeness(written, said) >= _SAME_PLACE and weight > 1.5 * min(word.confidence for word in place)


def _area_in_text(own: Body, page: Sequence[Word]) -> tuple[tuple[str, str] | None, float]:
    """Return level and name of the area that most often follows the name of the body in the text, and its votes."""
    wanted = [fold(word) for word in own.short_name.split() if fold(word)]
    votes: dict[tuple[str, str], float] = {}
    words = [word for word in page if fold(word.text)]
    texts = [fold(word.text) for word in words]
    for start in range(len(texts) - len(wanted)):
        if texts[start : start + len(wanted)] == wanted:
            area, weight = _area_at(words, start + len(wanted))
            if area[1]:
                votes[area] = votes.get(area, 0.0) + weight
    best = max(votes, key=lambda area: votes[area], default=None)
    return best, votes[best] if best else 0.0


def _area_at(words: Sequence[Word], start: int) -> tuple[tuple[str, str], float]:
    """Return level, name and confidence of an area that begins at a word and goes on to a stop or the end of a line."""
    level, count = level_at([word.text for word in words[start : start + 3]], 0)
    name: list[str] = []
    weights = [0.0]
    first = start + count
    for word in words[first : first + 4] if level else ():
        text = clean(word.text)
        if not text[:1].isupper() or (name and word.line != words[first].line):
            break
        name.append(text.strip(".,;:()"))
        weights.append(word.confidence)
        if text[-1] in ".,;:)":
            break
    return (level, place_name(name)), min(weights[1:], default=0.0)


def _abbreviations(body: Body) -> tuple[str, ...]:
    """Return what may stand for the body in a notation: initials with and without its kind."""
    initials = "".join(word[0] for word in body.short_name.split() if word[0].isalpha() and word != "và")
    short = untoned(initials.upper())
    return (short, short[1:]) if len(short) > 2 else (short,)
