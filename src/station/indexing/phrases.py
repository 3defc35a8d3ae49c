"""Finding a known phrase among words that were read with mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from station.model.page_text import Word
from station.ocr.layout import Line
from station.ocr.letters import fold, likeness

NATION: Final = ("cộng hòa xã hội chủ nghĩa việt nam", "việt nam dân chủ cộng hòa")
MOTTO: Final = ("độc lập tự do hạnh phúc",)


@dataclass(frozen=True, slots=True)
class Match:
    """Words that say a phrase, and how alike they are to it (0–1)."""

    words: tuple[Word, ...]
    likeness: float

    @property
    def line(self) -> Line:
        """The words as a line."""
        return Line(self.words)


def find_phrase(line: Line, phrases: Sequence[str], least: float) -> Match | None:
    """Return the run of words most like one of the phrases, ``None`` when none is at least so alike."""
    letters = [fold(word.text) for word in line.words]
    best: Match | None = None
    for phrase in phrases:
        wanted = fold(phrase)
        for start, end in _runs(letters, least * len(wanted), len(wanted) / least):
            alike = likeness("".join(letters[start:end]), wanted)
            if alike >= least and (best is None or alike > best.likeness):
                best = Match(line.words[start:end], alike)
    return best


def _runs(letters: Sequence[str], least: float, most: float) -> Iterator[tuple[int, int]]:
    """Yield start and end of the runs of words with so many letters: shorter and longer ones cannot be alike enough."""
    for start in range(len(letters)):
        length = 0
        for end, word in enumerate(letters[start:], start + 1):
            length += len(word)
            if length > most:
                break
            if length >= least:
                yield start, end
