"""How well a text was read: character errors that do not depend on the order in which an engine reads columns.

Vietnamese documents have two columns in their head and at their foot, and Tesseract reads them sometimes across,
sometimes down. Both are right for a reader, so lines are matched wherever they stand (after the flexible character
accuracy of Clausner, Pletschacher and Antonacopoulos, 2020).
"""

from __future__ import annotations

from unicodedata import normalize

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from samples.truth import Truth, Word, text_of

_LEAST_LIKENESS = 55.0


def character_error_rate(truth: Truth, text: str, *, handwriting: bool = False) -> float:
    """Return character errors over characters of the truth; blanks count as one, handwriting only when asked for."""
    words = [word for word in truth.words if handwriting or not word.hand]
    return error_rate(_lines(words), text)


def error_rate(lines: list[str], text: str) -> float:
    """Return the errors of ``text`` against lines that may stand in any order; the smaller of strict and flexible."""
    wanted = _plain(" ".join(lines))
    found = _plain(text)
    if not wanted:
        return 0.0 if not found else 1.0
    strict = Levenshtein.distance(wanted, found)
    return min(strict, _flexible_errors([_plain(line) for line in lines], found)) / len(wanted)


def _flexible_errors(lines: list[str], found: str) -> int:
    """Take the longest lines first, each out of the piece that holds it best; what is left over was read into being."""
    errors, pieces = 0, [found]
    for line in sorted(lines, key=len, reverse=True):
        likeness, start, end, index = max((*_likeness(line, piece), index) for index, piece in enumerate(pieces))
        if likeness < _LEAST_LIKENESS:
            errors += len(line)
            continue
        piece = pieces[index]
        errors += Levenshtein.distance(line, piece[start:end])
        pieces[index : index + 1] = [piece[:start].strip(), piece[end:].strip()]
    return errors + sum(len(piece) for piece in pieces)


def _likeness(line: str, piece: str) -> tuple[float, int, int]:
    """Return how well the best part of a piece matches a line (0 to 100), and where that part begins and ends."""
    if len(piece) <= len(line):
        return fuzz.ratio(line, piece), 0, len(piece)
    match = fuzz.partial_ratio_alignment(line, piece)
    return (match.score, match.dest_start, match.dest_end) if match else (0.0, 0, 0)


def _lines(words: list[Word]) -> list[str]:
    return [line for line in text_of(words).splitlines() if line]


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).split())
