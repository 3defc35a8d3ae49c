"""Finding a known phrase among words that were read with mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from station.indexing.layout import Line
from station.indexing.letters import fold, likeness
from station.model.page_text import Word

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
    best: Match | None = None
    for phrase in phrases:
        wanted = fold(phrase)
        for run in _runs(line.words, len(wanted)):
            read = fold("".join(word.text for word in run))
            if _most_alike(read, wanted) < least:
                continue
            alike = likeness(read, wanted)
            if alike >= least and (best is None or alike > best.likeness):
                best = Match(run, alike)
    return best


def _most_alike(read: str, wanted: str) -> float:
    """Return a bound that likeness cannot exceed, by the letters both have in any order: quick to tell."""
    common = (Counter(read) & Counter(wanted)).total()
    return common / max(len(read), len(wanted), 1)


def _runs(words: tuple[Word, ...], letters: int) -> list[tuple[Word, ...]]:
    """Return the runs of words with between half and one and a half times so many letters."""
    found: list[tuple[Word, ...]] = []
    for start in range(len(words)):
        length = 0
        for end in range(start, len(words)):
            length += len(fold(words[end].text))
            if length > 1.5 * letters:
                break
            if length >= 0.5 * letters:
                found.append(words[start : end + 1])
    return found
