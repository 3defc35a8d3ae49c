"""Comparing what was read with what should stand there: without marks, without case, with a few letters wrong."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Tesseract reads the Vietnamese Đ as the Icelandic Ð; capitals of both look the same in print.
_ETH: Final = str.maketrans({"Ð": "Đ", "ð": "đ"})
# The pair ươ is sometimes read as three letters, which no Vietnamese word has.
_THREE_HORNS: Final = re.compile("([ưƯ])[ởờớợỡỞỜỚỢỠ]([ơƠ])")
# Letters to Unicode, dirt on paper.
_LOOSE_MARKS: Final = frozenset("ˆˇªº")
# Grave, acute, tilde, hook above, dot below.
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def clean(text: str) -> str:
    """Return NFC text with single blanks, hyphens for all dashes and the Vietnamese letter for its look-alike."""
    plain = unicodedata.normalize("NFC", text).translate(_ETH).translate(_DASHES)
    return " ".join(_THREE_HORNS.sub(r"\1\2", plain).split())


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return the bare letters and digits of a text: small, without marks, blanks and punctuation."""
    small = text.translate(_ETH).casefold().replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFD", small) if c.isalnum() and c not in _LOOSE_MARKS)


def untoned(text: str) -> str:
    """Return a text without the marks of tones: abbreviations have none (``Ủy ban`` is ``UB``), but ``Đ`` and ``Ô``."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if c not in _TONES)
    return unicodedata.normalize("NFC", bare)


def distance(one: str, other: str) -> int:
    """Return the number of letters to insert, remove or replace (Levenshtein) to make one text of the other.

    A column of the table is held in the bits of two integers, which say where it rises and falls by one (G. Myers, "A
    fast bit-vector algorithm for approximate string matching", 1999; H. Hyyrö, 2001): a page is compared in thousands
    of places.
    """
    if one == other or not one:
        return 0 if one == other else len(other)
    places: dict[str, int] = {}
    for row, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << row
    every, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    rises, falls, found = every, 0, len(one)
    for letter in other:
        same = places.get(letter, 0)
        level = ((same & rises) + rises ^ rises) | same
        up, down = falls | ~(level | rises) & every, rises & level
        found += bool(up & last) - bool(down & last)
        up, down = up << 1 | 1, down << 1
        carried = same | falls
        rises, falls = (down | ~(carried | up)) & every, up & carried
    return found


@lru_cache(maxsize=8192)
def likeness(one: str, other: str) -> float:
    """Return 1 for equal texts, 0 for texts that share nothing."""
    longest = max(len(one), len(other))
    return 1.0 - distance(one, other) / longest if longest else 1.0


def upper_share(text: str) -> float:
    """Return the share of capitals among the letters of a text; 0 when it has no letter."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if letters else 0.0
