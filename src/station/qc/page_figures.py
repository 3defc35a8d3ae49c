"""The figures of a page that its dossier is compared by, where no other module measures them."""

from __future__ import annotations

from station.qc.blankness import is_blank
from station.qc.check import PageView
from station.qc.edge_width import edge_measures


def page_figures(page: PageView) -> dict[str, float]:
    """Return numbers by name; what the page has nothing for is absent.

    ``edge_width``, ``edge_count``, ``ink_step``, ``ink_level``: see ``qc.edge_width``. ``print_contrast``: percent by
    which print is darker than its paper; ``bits`` a pixel; ``ocr_confidence``: percent, weighted by the length of the
    words.
    """
    figures = {"bits": float(page.bits), **edge_measures(page)}
    if "ink_step" in figures and not is_blank(page):
        figures["print_contrast"] = 100.0 * figures["ink_step"] / max(1.0, page.paper)
    if page.text is not None and page.text.confidence is not None:
        figures["ocr_confidence"] = page.text.confidence
    return figures
