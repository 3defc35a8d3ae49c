"""The right marks on the words of a subject: those of a fixed phrase, else those that most of the page has.

A subject is repeated in the body, and a mark lost in one place is seldom lost in all. What the engine always reads
wrong (``thu, chỉ ngân sách``) is known as a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from station.indexing.lists import codelist
from station.model.page_text import Word
from station.ocr.letters import clean, fold

# A word that the engine read with so much confidence (%) is right, though it read it otherwise everywhere else: of
# seven that were changed nevertheless, six were wrong then.
_CERTAIN = 93.0
_ENDS = " .,;:-()\"'“”/"


class Support(StrEnum):
    """What speaks for the spelling of a word."""

    KNOWN = "known"  # it stands in a fixed phrase
    REPEATED = "repeated"  # the page repeats it, always with these marks
    ALONE = "alone"  # it stands here only
    DISPUTED = "disputed"  # the page has it with other marks too, or its mark is often read where there is none
    CHANGED = "changed"  # it was read here with other marks than elsewhere


# A dot read as a hook: "tinh giản" printed bold becomes "tỉnh giản" everywhere on the page.
_HOOKED = "ỉ"


@dataclass(frozen=True, slots=True)
class Wording:
    """A word with its punctuation, the engine's confidence in it (0–1), and what speaks for its spelling."""

    text: str
    confidence: float
    support: Support


def mend(words: Sequence[Word], page: Sequence[Word]) -> list[Wording]:
    """Return some words as they were meant; ``page``: other words of the document, in reading order."""
    plain = [fold(word.text) for word in page]
    places: dict[str, list[int]] = {}
    for place, letters in enumerate(plain):
        places.setdefault(letters, []).append(place)
    own = ["", *(fold(word.text) for word in words), ""]
    read = [
        _most_read(word, _readings_beside(own[index : index + 3], page, plain, places))
        for index, word in enumerate(words)
    ]
    for start, phrase in _phrases_in([fold(word.text) for word in words]):
        for index, known in enumerate(phrase, start):
            read[index] = replace(read[index], text=_respelled(words[index].text, known), support=Support.KNOWN)
    return read


def _readings_beside(
    own: Sequence[str], page: Sequence[Word], plain: Sequence[str], places: dict[str, list[int]]
) -> dict[str, float]:  # fmt: skip
    """Return the votes of every place where the middle word of three stands beside at least one of the others."""
    votes: dict[str, float] = {}
    for place in places.get(own[1], []) if own[1] else []:
        before = bool(own[0]) and place > 0 and plain[place - 1] == own[0]
        after = bool(own[2]) and place + 1 < len(plain) and plain[place + 1] == own[2]
        if before or after:
            read = clean(page[place].text).strip(_ENDS).lower()
            votes[read] = votes.get(read, 0.0) + page[place].confidence * (before + after)
    return votes


def _most_read(word: Word, votes: dict[str, float]) -> Wording:
    own = clean(word.text).strip(_ENDS).lower()
    heard = {own: word.confidence} | {text: weight + word.confidence * (text == own) for text, weight in votes.items()}
    best = max(heard, key=lambda text: heard[text])
    if best != own and word.confidence < _CERTAIN:
        return Wording(_respelled(word.text, best), word.confidence / 100, Support.CHANGED)
    if _HOOKED in own:
        return Wording(word.text, word.confidence / 100, Support.DISPUTED)
    support = Support.DISPUTED if len(heard) > 1 else Support.REPEATED if votes else Support.ALONE
    return Wording(word.text, word.confidence / 100, support)


def _respelled(text: str, small: str) -> str:
    """Return a word as printed, with its own capital and punctuation, in another spelling."""
    core = clean(text).strip(_ENDS)
    return clean(text).replace(core, small[:1].upper() + small[1:] if core[:1].isupper() else small)


def _phrases_in(plain: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where a fixed phrase begins among some bare words, and its words."""
    for start in range(len(plain)):
        for letters, phrase in _fixed_phrases().items():
            if tuple(plain[start : start + len(letters)]) == letters:
                yield start, phrase


@cache
def _fixed_phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    phrases = [tuple(phrase.split()) for phrase in codelist("fixed_phrase").values()]
    return {tuple(fold(word) for word in phrase): phrase for phrase in phrases}
