"""Whether text lines run across or up and down, from the gaps between pieces of ink alone.

Letters of a line stand nearer to each other than lines do. Closing the gaps across joins letters to words where lines
run across and hardly joins anything where they run up or down; the numbers of pieces left say which it is.
(Projection profiles cannot tell: the rules of a table outweigh its small print.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]

# The gap that is closed, inches: wider than between letters, narrower than between lines.
_GAP: Final = 0.07
_FEWEST: Final = 20
# Measured on generated pages: level text 1.3 to 8, text on its side 0.2 to 0.43; sheet music of a real scan 0.56.
_SURE: Final = 0.5
_UNSURE: Final = 0.8


@dataclass(frozen=True, slots=True)
class TextAxis:
    """``ratio``: pieces left after closing down, against across; above 1 the text is level. ``pieces``: before it."""

    ratio: float
    pieces: int

    @property
    def sideways(self) -> bool:
        """Whether the lines run up or down for certain."""
        return self.pieces >= _FEWEST and self.ratio < _SURE

    @property
    def perhaps_sideways(self) -> bool:
        """Whether they may run up or down, though not for certain."""
        return self.pieces >= _FEWEST and _SURE <= self.ratio < _UNSURE

    @property
    def level(self) -> bool:
        """Whether the lines run across for certain."""
        return self.pieces >= _FEWEST and self.ratio > 1.0 / _SURE


def find_text_axis(text: Gray, pieces: int, dpi: float) -> TextAxis:
    """Return the axis of the text, given the ink of letters (255), its number of pieces and its ``dpi`` (70–140)."""
    gap = max(3, round(_GAP * dpi))
    if pieces < _FEWEST:
        return TextAxis(1.0, pieces)
    across = _pieces(cv2.morphologyEx(text, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8)))
    down = _pieces(cv2.morphologyEx(text, cv2.MORPH_CLOSE, np.ones((gap, 1), np.uint8)))
    return TextAxis(down / max(1, across), pieces)


def _pieces(mask: object) -> int:
    return int(cv2.connectedComponents(np.asarray(mask, np.uint8), connectivity=8)[0]) - 1
