"""What is measured once on a page for several checks, and for the comparison of its dossier.

A check of one page reads ``PageView.measures``; a check of a dossier reads the same numbers of all its pages, and the
``signs``: short strings by name, such as a perceptual hash.
"""

from __future__ import annotations

from station.qc.check import PageView
from station.qc.page_figures import page_figures
from station.qc.streak_lines import streak_measures


def page_measures(page: PageView) -> dict[str, float]:
    """Return numbers by name; what does not exist on the page is absent."""
    return {**page_figures(page), **streak_measures(page)}


def page_signs(page: PageView) -> dict[str, str]:  # noqa: ARG001
    """Return short strings by name, at most a few hundred letters each."""
    return {}
