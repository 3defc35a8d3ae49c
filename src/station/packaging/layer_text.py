"""The words of a page as a package carries them: in the PDF's text layer, in sidecars, in the digest of the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from station.model.page_text import PageText, WordRow, WordRows, normalise

# Neither belongs to a word, and a PDF cannot carry a lone surrogate: control characters, surrogates, unassigned.
_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn"})
# Words repeat; what is carried of them is kept for this many different ones.
_MOST_WORDS = 5_000


@lru_cache(_MOST_WORDS)
def searchable(text: str) -> str:
    """Return the text of a word as the layer carries it: NFC, no blank, no control character; may be empty."""
    # Most words are letters already composed; nothing that is dropped below is a letter or a digit.
    if text.isalnum() and unicodedata.is_normalized("NFC", text):
        return text
    text = normalise(text)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in _UNPRINTABLE)


@dataclass(frozen=True, slots=True)
class LayerText:
    """The words of a page as the text layer carries them, gone through once for all who tell of them.

    ``lines``: in reading order, none empty; each word by its searchable text and its row. A word without width is left
    out. ``confidence`` is that of ``PageText``: of everything that was read.
    """

    lines: Sequence[Sequence[tuple[str, WordRow]]]
    width: int
    height: int
    language: str
    engine: str
    confidence: float | None

    @classmethod
    def of(cls, text: PageText | bytes) -> Self:
        """Return the words of a page, or those in the bytes that ``PageText.to_bytes`` made.

        Raises ``ValueError`` on damaged bytes.
        """
        read = WordRows.from_bytes(text) if isinstance(text, bytes) else text.rows
        lines: list[list[tuple[str, WordRow]]] = []
        place: tuple[int, int] | None = None
        letters, confidence = 0, 0.0
        for row in read.rows:
            word, _, _, width, _, sureness, line, block, _, _ = row
            letters += len(word)
            confidence += sureness * len(word)
            if width <= 0 or not (shown := searchable(word)):
                continue
            if place != (block, line):
                place = (block, line)
                lines.append([])
            lines[-1].append((shown, row))
        return cls(
            lines, read.width, read.height, read.language, read.engine, confidence / letters if letters else None
        )
