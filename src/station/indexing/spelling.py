"""The right spelling of what a page says more than once: every reading has a vote, weighted by its confidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from station.model.page_text import Word
from station.ocr.letters import clean, fold, likeness, upper_share

_LEAST: Final = 0.8
_ENDS: Final = " .,;:-()\"'“”/"
Written = Callable[[list[str]], str]


@dataclass(frozen=True, slots=True)
class Spelling:
    """The winner, its share of all votes (0–1) and how many readings there were."""

    text: str
    share: float
    readings: int


def vote(own: Sequence[str], weight: float, page: Sequence[Word], written: Written) -> Spelling:
    """Return the best spelling of a name.

    ``own``: its words as read in the head, with ``weight`` (0–1); ``page``: all words that may repeat it; ``written``
    turns words in capitals into the form of a text.
    """
    votes: dict[str, float] = {}
    readings = 0
    wanted, first = fold("".join(own)), written(list(own))
    for text, confidence in [(first, weight), *_readings(own, wanted, page, written)]:
        if text[:1].isupper() != first[:1].isupper():
            continue
        votes[text] = votes.get(text, 0.0) + max(confidence, 0.01)
        readings += 1
    best = max(votes, key=lambda text: votes[text])
    return Spelling(best, votes[best] / sum(votes.values()), readings)


def _readings(
    own: Sequence[str], wanted: str, page: Sequence[Word], written: Written
) -> Iterator[tuple[str, float]]:  # fmt: skip
    if len(wanted) < 2:
        return
    for run in _runs(page, len(own)):
        joined = fold("".join(word.text for word in run))
        if abs(len(joined) - len(wanted)) > 2 or likeness(joined, wanted) < _LEAST:
            continue
        text = clean(" ".join(word.text for word in run)).strip(_ENDS)
        if len(text.split()) != len(own):
            continue
        confidence = min(word.confidence for word in run) / 100
        yield (written(text.split()) if upper_share(text) > 0.8 else text), confidence


def _runs(page: Sequence[Word], count: int) -> Iterator[tuple[Word, ...]]:
    for start in range(len(page) - count + 1):
        yield tuple(page[start : start + count])
