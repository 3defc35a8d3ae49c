"""Names in capitals (``ỦY BAN NHÂN DÂN HUYỆN MƯỜNG SÁNG``) written as NĐ 30/2020, phụ lục II writes them in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from station.indexing.lists import codelist
from station.ocr.letters import clean, fold, likeness

LEVELS: Final = ("thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")
# Without marks they are parts of other words: QUAN, QUẢN, QUÂN; XA; PHƯƠNG.
_SHORT_LEVELS: Final = frozenset({"quận", "xã", "phường"})
_VOWELS: Final = re.compile(r"[aeiouy]")
_JOINTS: Final = frozenset({"và", "-", "&"})


@cache
def kinds() -> tuple[str, ...]:
    """Return the words that names of agencies begin with, those of several words first."""
    return tuple(sorted(codelist("agency_kind").values(), key=lambda kind: -len(kind.split())))


def leading_kind(words: list[str]) -> tuple[str, int]:
    """Return the kind of agency that some words begin with and the number of words it takes; ``("", 0)`` for none."""
    if not words:
        return "", 0
    full = codelist("agency_abbreviation").get(words[0].strip(".,").upper(), "")
    if full in kinds():
        return full, 1
    for kind in kinds():
        count = len(kind.split())
        read, wanted = fold("".join(words[:count])), fold(kind)
        if len(words) >= count and (read == wanted or (len(wanted) >= 8 and likeness(read, wanted) >= 0.8)):
            return kind, count
    return "", 0


def level_at(words: list[str], index: int, *, marked: bool = False) -> tuple[str, int]:
    """Return the level of an area (``thị xã``) that begins at a word and the number of its words; ``("", 0)``.

    ``marked``: only when every mark was read, for ``HẢI QUAN`` is no ``quận`` and ``XÃ HỘI`` no ``xã``.
    """
    for level in LEVELS:
        count = len(level.split())
        read = words[index : index + count]
        same = clean(" ".join(read)).casefold() == level if marked else fold("".join(read)) == fold(level)
        if same:
            follows = fold(words[index + count]) if index + count < len(words) else ""
            if follows and not (level == "xã" and follows == "hoi"):
                return level, count
    return "", 0


def split_area(words: list[str], *, of_area: bool = False) -> tuple[list[str], str, list[str]]:
    """Return the words before an area, its level, and the words of its name; no level when no area is named.

    Where the marks of no level were read, one without them counts: a short one only as the first word where an area
    must follow (``of_area``: after ``Ủy ban nhân dân``).
    """
    for marked in (True, False):
        for index in range(len(words)):
            level, count = level_at(words, index, marked=marked)
            if level and (marked or level not in _SHORT_LEVELS or (of_area and not index)):
                return words[:index], level, words[index + count :]
    return words, "", []


def place_name(words: list[str]) -> str:
    """Return the name of a place, every word with a capital."""
    return " ".join(_capitalised(word) for word in words)


def function_name(words: list[str], *, begins: bool = True) -> str:
    """Return what an agency looks after: a capital at the start and after ``và``, a comma or a dash.

    ``begins``: off, the first word has none: what follows ``Ban Quản lý`` has had its capital already.
    """
    written: list[str] = []
    for word in words:
        if _is_acronym(word):
            written.append(word)
            begins = False
            continue
        small = word.lower()
        joint = small in _JOINTS
        written.append(_capitalised(word) if begins and not joint else small)
        begins = (begins and joint) or joint or small.endswith(",")
    return " ".join(written)


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def _is_acronym(word: str) -> bool:
    """Whether a word in capitals is none that can be spoken (``PTNT``)."""
    return word.isupper() and len(word) >= 2 and not _VOWELS.search(fold(word))
