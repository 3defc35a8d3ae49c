"""Calling a page blank: what was measured on it answers back."""

from __future__ import annotations

import pytest

from station.model.finding import Report
from station.model.recipe import Recipe
from station.qc.blank_question import speaks_against_blank
from station.qc.blankness import Blankness


@pytest.mark.parametrize(
    ("measures", "asked"),
    [
        ({"blank_grade": float(Blankness.CONTENT), "content_share": 3.0}, True),
        ({"blank_grade": float(Blankness.PROBABLY_BLANK), "content_share": 0.05}, False),
        ({"blank_grade": float(Blankness.BLANK), "content_share": 0.0}, False),
        ({}, False),
    ],
)
def test_only_content_speaks_against_blank(measures: dict[str, float], *, asked: bool) -> None:
    report = Report("0" * 64, Recipe.untouched(10, 10), "default", "1", (), measures=measures)
    assert speaks_against_blank(report) is asked
