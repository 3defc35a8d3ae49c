"""Page edges of paper that is darker than its bed: beige, grey or brown sheets before a white lid.

The same as on a dark bed, on the negative; what is seen first from outside may be the shadow of the sheet. A photograph
is darker than such a bed as well: its edges are told from those of a page.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.imaging.edge_shadow import lasting
from station.imaging.ink import paper_level
from station.imaging.page_edges import SIDES, SLIP, PageEdges, edges_between, rim_of
from station.imaging.true_sides import true_sides

Gray = NDArray[np.uint8]

# Levels by which the paper is darker than the bed at least; below this share of the bed's level it is no paper.
_TINT: Final = 5.0
_DARKEST: Final = 0.7
# Share of the difference that is left on both sides of an edge a good way off it.
_LASTING: Final = 0.5
# Share of what is darker than the bed that is of one level, within so many: paper is, a photograph is not.
_EVEN: Final = 0.5
_NEAR: Final = 12


def find_tinted_edges(gray: Gray, small: Gray, scale: float, ink: Gray) -> PageEdges:
    """Return the sides of the page that can be seen; ``gray``, ``small``, ``scale``: see ``find_page_edges``.

    ``ink``: 255 where there is ink in ``small``.
    """
    bed = float(np.percentile(rim_of(small), 88))
    darker = small < bed - _TINT
    levels = small[darker & (small > _DARKEST * bed)]
    if levels.size < SLIP * small.size:
        return PageEdges()
    paper = paper_level(levels[None])
    alike = np.count_nonzero(np.abs(levels - paper) <= _NEAR)
    if bed - paper < _TINT or alike < _EVEN * np.count_nonzero(darker):
        return PageEdges()
    edges = edges_between(~gray, ~small, scale, 255 - paper, 255 - bed)
    return true_sides(gray, lasting(gray, edges, _LASTING * (bed - paper)), ink, scale, SIDES)
