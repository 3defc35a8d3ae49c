"""The figures of a page that its dossier is compared by, where no other module measures them."""

from __future__ import annotations

from typing import Final

import numpy as np

from station.qc.blankness import is_blank
from station.qc.check import PageView
from station.qc.edge_width import edge_widths

# Edges in one direction from which its median says something, and pixels of ink that are more than a stamp's remains.
_EDGES: Final = 40
_INK: Final = 200


def page_figures(page: PageView) -> dict[str, float]:
    """Return numbers by name; what the page has nothing for is absent.

    ``edges_along`` and ``edges_across``: strong edges along and across the lines of text; ``edge_width_along`` and
    ``edge_width_across``: their median 10–90 % widths, pixels at 300 dpi; ``edge_width``: the larger of those with
    enough edges. ``print_contrast``: percent by which print is darker than its paper; ``bits`` a pixel;
    ``ocr_confidence``: percent, weighted by the length of the words.
    """
    figures = {"bits": float(page.channels * page.depth), **_edges(page)}
    ink = page.small[page.ink > 0]
    if ink.size >= _INK and not is_blank(page):
        # Print is lighter where it is thin: the darkest quarter is its own colour.
        figures["print_contrast"] = 100.0 * (1.0 - float(np.percentile(ink, 25)) / max(1.0, page.paper))
    if page.text is not None and page.text.confidence is not None:
        figures["ocr_confidence"] = page.text.confidence
    return figures


def _edges(page: PageView) -> dict[str, float]:
    figures: dict[str, float] = {}
    enough = []
    for name, gray, behind in (("along", page.gray, page.behind), ("across", page.gray.T, page.behind.T)):
        widths = edge_widths(gray, behind, page.factor, page.paper, page.dpi)
        figures[f"edges_{name}"] = float(len(widths))
        if len(widths):
            figures[f"edge_width_{name}"] = float(np.median(widths)) * 300.0 / page.dpi
        if len(widths) >= _EDGES:
            enough.append(figures[f"edge_width_{name}"])
    return {**figures, "edge_width": max(enough)} if enough else figures
