"""What one recognition of a page gave: words with boxes and confidences, in reading order."""

from __future__ import annotations

import json
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from station.model.geometry import Box

_DAMAGED: Final = "the stored text of a page is damaged"


@dataclass(frozen=True, slots=True)
class Word:
    """One word: NFC text, box in rendition pixels, confidence 0–100, and the line it stands in.

    ``line`` and ``block`` count from 0 within the page; ``baseline`` is the y of the line's baseline at the word's left
    and right edge, in rendition pixels.
    """

    text: str
    box: Box
    confidence: float
    line: int
    block: int
    baseline: tuple[float, float]


# A word without the cost of one: text, box (x, y, width, height), confidence, line, block, baseline left and right.
WordRow = Sequence[Any]
_FIELDS: Final = 10


@dataclass(frozen=True, slots=True)
class WordRows:
    """What ``PageText`` holds, each word as a row: for those who go through the words of a whole dossier once."""

    rows: Sequence[WordRow]
    width: int
    height: int
    language: str
    engine: str

    @classmethod
    def from_bytes(cls, data: bytes) -> WordRows:
        """Read what ``PageText.to_bytes`` kept; raises ``ValueError`` on damaged data."""
        try:
            body = json.loads(zlib.decompress(data))
            rows = body["words"]
            if any(len(row) != _FIELDS for row in rows):
                raise ValueError(_DAMAGED)
            return cls(rows, body["size"][0], body["size"][1], body["language"], body["engine"])
        except (zlib.error, KeyError, TypeError) as error:
            raise ValueError(_DAMAGED) from error


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of one rendition and the engine that read them."""

    words: tuple[Word, ...]
    width: int
    height: int
    language: str
    engine: str

    @property
    def text(self) -> str:
        """Words joined by blanks, lines by newlines, blocks by an empty line; NFC."""
        parts: list[str] = []
        previous: Word | None = None
        for word in self.words:
            if previous is not None:
                same_line = (word.block, word.line) == (previous.block, previous.line)
                parts.append(" " if same_line else "\n" if word.block == previous.block else "\n\n")
            parts.append(word.text)
            previous = word
        return "".join(parts)

    @property
    def confidence(self) -> float | None:
        """Mean confidence weighted by word length, 0–100; ``None`` when there is no word."""
        letters = sum(len(word.text) for word in self.words)
        if not letters:
            return None
        return sum(word.confidence * len(word.text) for word in self.words) / letters

    @property
    def rows(self) -> WordRows:
        """The same words as rows."""
        rows = [
            (w.text, w.box.x, w.box.y, w.box.width, w.box.height, w.confidence, w.line, w.block, *w.baseline)
            for w in self.words
        ]
        return WordRows(rows, self.width, self.height, self.language, self.engine)

    def to_bytes(self) -> bytes:
        """Return the compressed form kept in the database."""
        body = {
            "v": 1,
            "size": [self.width, self.height],
            "language": self.language,
            "engine": self.engine,
            "words": [(*row[:5], round(row[5], 1), *row[6:]) for row in self.rows.rows],
        }
        return zlib.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), 6)

    @classmethod
    def from_bytes(cls, data: bytes) -> PageText:
        """Rebuild what ``to_bytes`` kept; raises ``ValueError`` on damaged data."""
        stored = WordRows.from_bytes(data)
        words = tuple(
            Word(text, Box(x, y, w, h), confidence, line, block, (left, right))
            for text, x, y, w, h, confidence, line, block, left, right in stored.rows
        )
        return cls(words, stored.width, stored.height, stored.language, stored.engine)


def normalise(text: str) -> str:
    """Return NFC text without the three code points that PDF/A-2u forbids (6.2.11.7.2: U+0000, U+FFFE, U+FEFF)."""
    return unicodedata.normalize("NFC", text).translate({0x0000: None, 0xFFFE: None, 0xFEFF: None})
