"""Finding a known phrase among words that were read with mistakes."""

from __future__ import annotations

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
            alike = likeness(fold("".join(word.text for word in run)), wanted)
            if alike >= least and (best is None or alike > best.likeness):
                best = Match(run, alike)
    return best


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


def is_like(text: str, *wanted: str, least: float = 0.74) -> bool:
    """Whether a text is one of some words, give or take a letter in a longer one; marks and case do not count."""
    plain = fold(text)
    return any(likeness(plain, fold(one)) >= least for one in wanted)
