"""The upright page as pixels, with the ink on it: what is read and checked."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.codecs import Image
from station.imaging.ink import background, ink_mask, paper_level
from station.imaging.render import render
from station.imaging.scaling import shrink, working_factor
from station.model.recipe import Recipe

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Rendition:
    """A rendition and its views, made once.

    ``pixels``: height × width (× 3) at ``dpi``; ``gray``: height × width. Smaller by the whole ``factor``, at 70 to 140
    dpi: ``small`` (grey), ``behind`` (the paper without its ink) and ``ink`` (255 where there is ink). ``paper``: grey
    level of the paper.
    """

    recipe: Recipe
    pixels: Pixels
    gray: Pixels
    small: Pixels
    behind: Pixels
    ink: Pixels
    paper: float
    dpi: float
    factor: int

    def half_turned(self, recipe: Recipe) -> Rendition:
        """Return the page turned by 180°, as ``recipe`` would render it."""
        gray = half_turned(self.gray)
        return replace(
            self,
            recipe=recipe,
            pixels=gray if self.pixels.ndim == 2 else half_turned(self.pixels),
            gray=gray,
            small=half_turned(self.small),
            behind=half_turned(self.behind),
            ink=half_turned(self.ink),
        )


def half_turned(pixels: Pixels) -> Pixels:
    """Return the image turned by 180°."""
    return np.asarray(cv2.rotate(pixels, cv2.ROTATE_180), np.uint8)


def make_rendition(master: Image, recipe: Recipe, dpi: float) -> Rendition:
    """Render a master and find the ink of the result; ``dpi`` is the master's, rendering never scales."""
    pixels = render(master.pixels, recipe)
    gray = pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    factor = working_factor(dpi)
    small = shrink(gray, factor)
    paper = paper_level(small)
    behind = background(small, dpi / factor, paper)
    return Rendition(recipe, pixels, gray, small, behind, ink_mask(small, behind), paper, dpi, factor)
