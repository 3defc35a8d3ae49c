"""What every spreadsheet does with a text: formulas, escaped characters; and the names of its columns."""

from __future__ import annotations

import re
from typing import Final

# A cell that begins with one of these is run, its full-width form included.
_CALCULATED: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
# What would be read as an escaped character (ECMA-376 part 1, 22.9.2.19).
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def is_calculated(text: str) -> bool:
    """Whether a spreadsheet would take the text, also behind blanks, for a formula."""
    return text.startswith(_CALCULATED) or text.lstrip().startswith(_CALCULATED)


def escaped(text: str) -> str:
    """Return a text for a cell of a workbook so that ``_x0041_`` stays these seven letters."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def column_letters(index: int) -> str:
    """Return the letters of a column counted from 0: A to Z, AA to AZ..."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the column, counted from 0, of letters such as ``AB``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
