"""Blank pages, graded; a person decides, nothing is ever dropped.

Limits: ``blank``, percent of the inner page with marks of any kind below which it is blank (0.003: two square
millimetres of an A4 page, a lone figure has four); ``content``, percent with marks as dark as pencil from which it has
content (0.03: four figures in pencil, two words; a lone page number has less); ``words``, number of words read that
make it content whatever the share. Measured in ``qc.blankness``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from station.model.finding import Finding, Outcome
from station.qc.blankness import Blankness
from station.qc.check import PageView
from station.qc.limits import Limits

_NOTES: Final = {Blankness.PROBABLY_BLANK: "probably_blank", Blankness.BLANK: "blank"}


@dataclass(frozen=True, slots=True)
class Blank:
    """Flags blank and probably blank pages with a note that says which."""

    name: str = "blank"
    version: str = "2"
    limit_names: tuple[str, ...] = ("blank", "content", "words")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the share of the page with marks, in percent, against the limit of content."""
        grade = Blankness(int(page.measures["blank_grade"]))
        share = page.measures["content_share"]
        outcome = Outcome.PASSED if grade is Blankness.CONTENT else Outcome.FLAGGED
        return Finding(self.name, outcome, share, limits["content"], "%", note=_NOTES.get(grade, ""))


PLUGIN = Blank()
