"""One suggestion, as the window shows it: a value, how sure it is, and where on the page it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from station.model.geometry import Box

# At this confidence and above at most one suggestion in a hundred was wrong on generated documents (bench suggestions).
CONFIDENT: Final = 0.9


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``field``: its name in TT 05/2025 (``codeNumber``), or ``place``, ``fullName``, ``position``, ``secrecy``...

    ``value``: NFC with single blanks; dates DD/MM/YYYY, MM/YYYY or YYYY; types by their code. ``text``: the words as
    they were read. ``confidence``: the probability (0–1) that the value is right to the letter. ``page``: index of the
    page in the sequence that was given; ``boxes``: its words there, in rendition pixels.
    """

    field: str
    value: str
    confidence: float
    page: int
    boxes: tuple[Box, ...]
    text: str = ""

    @property
    def is_confident(self) -> bool:
        """Whether it may be offered for acceptance together with others."""
        return self.confidence >= CONFIDENT
