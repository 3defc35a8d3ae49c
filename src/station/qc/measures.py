"""What is measured once on a page for several checks, and for the comparison of its dossier.

A check of one page reads ``PageView.measures``; a check of a dossier reads the same numbers of all its pages, and the
``signs``: short strings by name, such as a perceptual hash.
"""

from __future__ import annotations

from station.qc.check import PageView
from station.qc.look import look_sign
from station.qc.page_figures import page_figures
from station.qc.page_number import page_number
from station.qc.streak_lines import streak_measures
from station.qc.word_sketch import words_sign


def page_measures(page: PageView) -> dict[str, float]:
    """Return numbers by name; what does not exist on the page is absent."""
    number = {} if page.text is None else page_number(page.text)
    return {**page_figures(page), **streak_measures(page), **number}


def page_signs(page: PageView) -> dict[str, str]:
    """Return short strings by name, at most two thousand letters each."""
    signs = {"look": look_sign(page)}
    return signs if page.text is None else {**signs, "words": words_sign(page.text)}
