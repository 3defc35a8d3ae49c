"""Figures that were read as letters: italic ones above all, where 11 is read as ``lÌ`` and 08 as ``0§``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import product
from typing import Final

# What a sign may have been, the likeliest first.
_ALIKE: Final = {
    **dict.fromkeys("IlìíÌÍÏïiî|!]['¡ĩỉịtj", "1"),
    **dict.fromkeys("OoÔôÒòØøQDÕõơƠ", "0"),
    # The stroke over an o is the head of a 6.
    **dict.fromkeys("Óó", "60"),
    **dict.fromkeys("Öö", "80"),
    **dict.fromkeys("zZ", "2"),
    **dict.fromkeys("§B&", "8"),
    **dict.fromkeys("Š", "85"),
    **dict.fromkeys("Ss$", "58"),
    **dict.fromkeys("b", "6"),
    **dict.fromkeys("T", "17"),
    **dict.fromkeys("?", "712"),
    **dict.fromkeys("gq", "9"),
}
_ENDS: Final = " .,:;-_'\"“”()"


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures as they were meant, how many of them were read as something else, and whether they may mean others."""

    text: str
    mended: int
    ambiguous: bool = False


def read_figures(text: str, sensible: Collection[int] | None = None) -> Figures | None:
    """Return the figures of a text without punctuation at its ends, ``None`` when a sign in it looks like no figure.

    ``sensible``: the numbers that make sense here; ``None`` too when it can be none of them.
    """
    signs = text.strip(_ENDS)
    choices = [sign if sign.isascii() and sign.isdigit() else _ALIKE.get(sign, "") for sign in signs]
    if not choices or len(choices) > 6 or not all(choices):
        return None
    mended = sum(not (sign.isascii() and sign.isdigit()) for sign in signs)
    readings = ["".join(figures) for figures in product(*choices)]
    sense = [figures for figures in readings if sensible is None or int(figures) in sensible]
    if sense:
        return Figures(sense[0], mended, ambiguous=len(sense) > 1)
    # The two strokes of an italic 11 with its serifs are read as three signs.
    if sensible is not None and 11 in sensible and mended and all("1" in choice for choice in choices):
        return Figures("11", mended + 1)
    return None
