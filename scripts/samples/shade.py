"""The shadow of a book's fold: paper that curves away from the glass is darker, most at the fold itself."""

from __future__ import annotations

import numpy as np

from samples.degradation import Degradation
from samples.sheet import Pixels, px

# How far the shadow reaches from the fold, in mm: it falls to a third on the way.
_REACH_MM = 9.0


def shade_gutter(page: Pixels, how: Degradation) -> None:
    """Darken the page in place towards its ``left`` or ``right`` edge or its ``middle``, the fold of an open book."""
    width = page.shape[1]
    fold = {"left": 0.0, "right": float(width), "middle": width / 2}[how.gutter_side]
    distance = np.abs(np.arange(width) + 0.5 - fold)
    profile = 1 - how.gutter * np.exp(-distance / px(_REACH_MM))
    if how.gutter_side == "middle":
        profile *= 1 - 0.5 * how.gutter * np.exp(-((distance / 6.0) ** 2))
    page[:] = np.clip(page * profile.astype(np.float32)[None, :, None], 0, 255).astype(np.uint8)
