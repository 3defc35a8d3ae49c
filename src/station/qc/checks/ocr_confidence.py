"""How well the page could be read.

Limits: ``confidence``, mean word confidence weighted by length (0–100), at least; ``letters``, number of letters below
which there is nothing to judge. Handwriting and stamps read badly: the finding asks a person to look, no more.
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.blankness import is_blank
from station.qc.check import Limits, PageView


@dataclass(frozen=True, slots=True)
class OcrConfidence:
    """Weighs each word by its length."""

    name: str = "ocr_confidence"
    version: str = "1"
    limit_names: tuple[str, ...] = ("confidence", "letters")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the confidence in percent; UNCHECKED without OCR or without enough letters."""
        limit = limits["confidence"]
        if page.text is None:
            return Finding(self.name, Outcome.UNCHECKED, None, limit, "%", note="no_ocr")
        letters = sum(len(word.text) for word in page.text.words)
        confidence = page.text.confidence
        if confidence is None or letters < limits["letters"]:
            note = "blank_page" if is_blank(page) else "no_words"
            return Finding(self.name, Outcome.UNCHECKED, confidence, limit, "%", note=note)
        readable = confidence >= limit
        outcome = Outcome.PASSED if readable else Outcome.FLAGGED
        return Finding(self.name, outcome, confidence, limit, "%", note="" if readable else "hard_to_read")


PLUGIN = OcrConfidence()
