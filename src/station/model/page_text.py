"""What one recognition of a page gave: words with boxes and confidences, in reading order."""

from __future__ import annotations

import json
import unicodedata
import zlib
from dataclasses import dataclass

from station.model.geometry import Box


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

    def to_bytes(self) -> bytes:
        """Return the compressed form kept in the database."""
        rows = [
            [w.text, w.box.x, w.box.y, w.box.width, w.box.height, round(w.confidence, 1), w.line, w.block, *w.baseline]
            for w in self.words
        ]
        body = {
            "v": 1,
            "size": [self.width, self.height],
            "language": self.language,
            "engine": self.engine,
            "words": rows,
        }
        return zlib.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), 6)

    @classmethod
    def from_bytes(cls, data: bytes) -> PageText:
        """Rebuild what ``to_bytes`` kept; raises ``ValueError`` on damaged data."""
        try:
            body = json.loads(zlib.decompress(data))
            words = tuple(
                Word(text, Box(x, y, w, h), confidence, line, block, (left, right))
                for text, x, y, w, h, confidence, line, block, left, right in body["words"]
            )
            return cls(words, body["size"][0], body["size"][1], body["language"], body["engine"])
        except (zlib.error, KeyError, TypeError) as error:
            message = "the stored text of a page is damaged"
            raise ValueError(message) from error


def normalise(text: str) -> str:
    """Return NFC text without the three code points that PDF/A-2u forbids (6.2.11.7.2: U+0000, U+FFFE, U+FEFF)."""
    return unicodedata.normalize("NFC", text).translate({0x0000: None, 0xFFFE: None, 0xFEFF: None})
