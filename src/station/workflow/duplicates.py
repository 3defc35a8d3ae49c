"""Whether a dossier stands in the worklist twice: proposed by code and by title, decided by a person.

Two dossiers look alike when one code is used in two fonds, when their titles have the same words and the same years,
or when the titles share most of their groups of three letters and one only says more than the other, or writes a word
another way. Titles that differ in a name are the rule in an archive ("xã Tân Lập", "xã Phú Thọ") and no duplicates;
neither are those that differ in a number ("thửa 12", "thửa 13") or a year (an annual report).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from station.model.dossier import Dossier
from station.storage.inventory import search_text
from station.storage.records import TitleRow
from station.workflow.station import Station

# Jaccard index of the groups of three letters, from which on a person is asked.
LIMIT = 0.6
# The same of the words that only one of them has: above it they are one word written in two ways.
SAME_WORD = 0.3
SHOWN = 3
_CANDIDATES = 300
_WORDS = re.compile(r"[^\W_]+")
# Words that come and go between two wordings of one title.
_FILLERS = frozenset(
    ("ve", "viec", "cua", "va", "cac", "nhung", "theo", "tai", "o", "thuoc", "nam", "trong", "cho", "ho", "so", "tap")
)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


class Likeness(StrEnum):
    """Why two dossiers look alike."""

    CODE = "code"
    TITLE = "title"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A dossier that looks like another; ``share`` of the letter groups is common (1: the same title).

    ``hidden``: its title is not shown to anybody.
    """

    dossier_id: str
    code: str
    title: str
    likeness: Likeness
    share: float
    hidden: bool


@dataclass(frozen=True, slots=True)
class _Title:
    words: tuple[str, ...]
    groups: frozenset[str]
    numbers: tuple[str, ...]
    years: frozenset[str]


def normalised(title: str) -> str:
    """Return the words of a title without case, accents and punctuation."""
    return " ".join(_WORDS.findall(search_text(title)))


def similarity(one: str, other: str) -> float:
    """Return the share (0 to 1) of common groups of three letters, word borders counted as letters."""
    return _share(_groups(normalised(one)), _groups(normalised(other)))


def possible_duplicates(station: Station, dossier: Dossier, limit: int = SHOWN) -> list[Duplicate]:
    """Return the dossiers that look most like this one, but those that somebody compared and found distinct."""
    own = _read(dossier.title, dossier.description)
    wanted = sorted({word for word in own.words if not word.isdigit()}, key=lambda word: (-len(word), word))[:8]
    with station.workspace.read() as reader:
        same_code = reader.titles_with_code(dossier.code)
        me = next(row for row in same_code if row.id == dossier.id)
        least = max(1, ceil(LIMIT * len(wanted)))
        rows = reader.titles_sharing(wanted, least, _CANDIDATES) if len(own.groups) > 2 and wanted else []
        distinct = set(reader.triage(dossier.id).distinct_from)
        found = _ranked(me, own, same_code, rows, distinct)
        found = [one for one in found if dossier.id not in reader.triage(one.dossier_id).distinct_from]
    return found[:limit]


def _ranked(
    me: TitleRow, own: _Title, same_code: Iterable[TitleRow], rows: Iterable[TitleRow], distinct: set[str]
) -> list[Duplicate]:
    found: dict[str, Duplicate] = {}
    for row in same_code:
        found[row.id] = _duplicate(row, Likeness.CODE, similarity(me.title, row.title))
    for row in rows:
        if row.id not in found:
            judged = _judge(own, _read(row.title, row.description), same_fonds=row.fonds_id == me.fonds_id)
            if judged is not None:
                found[row.id] = _duplicate(row, *judged)
    others = [one for one in found.values() if one.dossier_id != me.id and one.dossier_id not in distinct]
    return sorted(others, key=lambda one: (one.likeness is not Likeness.CODE, -one.share))[: SHOWN * 4]


def _judge(own: _Title, other: _Title, *, same_fonds: bool) -> tuple[Likeness, float] | None:
    if own.numbers != other.numbers or (own.years and other.years and own.years != other.years):
        return None
    if own.words == other.words:
        # A title that names no year says little about the papers of another archive.
        return (Likeness.TITLE, 1.0) if same_fonds or (own.years and own.years == other.years) else None
    share = _share(own.groups, other.groups)
    alike = same_fonds and share >= LIMIT and _says_the_same(own.words, other.words)
    return (Likeness.SIMILAR, share) if alike else None


def _says_the_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one title says all that the other says, but for words that are written another way."""
    ours = " ".join(word for word in one if word not in other and word not in _FILLERS)
    theirs = " ".join(word for word in other if word not in one and word not in _FILLERS)
    return not ours or not theirs or _share(_groups(ours), _groups(theirs)) >= SAME_WORD


def _duplicate(row: TitleRow, likeness: Likeness, share: float) -> Duplicate:
    return Duplicate(row.id, row.code, "" if row.top_secret else row.title, likeness, share, row.top_secret)


def _read(title: str, description: dict[str, str]) -> _Title:
    plain = normalised(title)
    dates = f"{description.get('start_date', '')} {description.get('end_date', '')}"
    years = frozenset(_YEAR.findall(dates)) or frozenset(_YEAR.findall(plain))
    words = tuple(plain.split())
    numbers = tuple(sorted(word for word in words if any(letter.isdigit() for letter in word)))
    return _Title(words, _groups(plain), numbers, years)


def _groups(plain: str) -> frozenset[str]:
    framed = f" {plain} "
    return frozenset(framed[place : place + 3] for place in range(len(framed) - 2))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
