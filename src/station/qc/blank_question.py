"""Calling a page blank: what was measured on it answers back."""

from __future__ import annotations

from station.model.finding import Report
from station.qc.blankness import Blankness


def speaks_against_blank(report: Report) -> bool:
    """Whether the page was graded as having content, by its words or its marks, with the limits of the checklist.

    Whoever calls such a page blank is asked whether that is meant. Where the page was only probably blank, or never
    graded, a person decides without a question.
    """
    return report.measures.get("blank_grade") == Blankness.CONTENT
