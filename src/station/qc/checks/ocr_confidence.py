"""How well the page could be read, and why not: a bad image, or handwriting.

The value is the mean confidence of the words, weighted by their length. Where that is low on a good image, the print is
judged without the handwriting: a form filled in by hand, a number and a date written into a printed head are a good
page. Where most of a good image was not read, it is handwriting, or something else that no engine reads.

Limits: ``confidence``, percent at least; ``letters``, number of letters below which there is nothing to judge;
``spoilt``, percent at least on an image that was measured to be bad: an engine guesses well what people cannot read;
``print``, percent of the letters that must be read as well for a page with handwriting on it to pass. A good image has
edges of at most ``width`` pixels, ink darker than its paper by at least ``contrast`` percent, and a paper of at most
``grain`` levels between neighbouring pixels (clean scans 0.5–2.5, noise of 18 levels 5.4; see ``qc.legibility``).
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.model.page_text import PageText
from station.qc.blankness import is_blank
from station.qc.check import PageView
from station.qc.legibility import is_good_image, print_confidence
from station.qc.limits import Limits


@dataclass(frozen=True, slots=True)
class OcrConfidence:
    """Weighs each word by its length."""

    name: str = "ocr_confidence"
    version: str = "2"
    limit_names: tuple[str, ...] = ("confidence", "letters", "spoilt", "print", "width", "contrast", "grain")

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
        return self._judged(page, page.text, confidence, limits)

    def _judged(self, page: PageView, text: PageText, confidence: float, limits: Limits) -> Finding:
        limit = limits["confidence"]
        if confidence < limits["spoilt"] and not is_good_image(page, limits):
            limit = limits["spoilt"] if "edge_width" in page.measures else limit
            note = "" if confidence >= limit else "hard_to_read"
        elif confidence >= limit:
            note = ""
        else:
            of_print, share = print_confidence(text, limit)
            printed = share >= limits["print"]
            confidence, note = (of_print, "") if printed else (confidence, "handwriting")
        outcome = Outcome.FLAGGED if note else Outcome.PASSED
        return Finding(self.name, outcome, confidence, limit, "%", note=note)


PLUGIN = OcrConfidence()
