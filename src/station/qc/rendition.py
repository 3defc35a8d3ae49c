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

    ``pixels``: height × width (× 3); ``gray``: height × width; ``ink``: its ink mask, 255 where there is ink;
    ``small_ink``: the same at 70 to 140 dpi; ``paper``: grey level of the paper; ``dpi``: of pixels, gray and ink.
    """

    recipe: Recipe
    pixels: Pixels
    gray: Pixels
    ink: Pixels
    small_ink: Pixels
    paper: float
    dpi: float

    def half_turned(self, recipe: Recipe) -> Rendition:
        """Return the page turned by 180°, as ``recipe`` would render it."""
        gray = half_turned(self.gray)
        return replace(
            self,
            recipe=recipe,
            pixels=gray if self.pixels.ndim == 2 else half_turned(self.pixels),
            gray=gray,
            ink=half_turned(self.ink),
            small_ink=half_turned(self.small_ink),
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
    full_behind = np.asarray(cv2.resize(behind, gray.shape[1::-1], interpolation=cv2.INTER_LINEAR), np.uint8)
    return Rendition(recipe, pixels, gray, ink_mask(gray, full_behind), ink_mask(small, behind), paper, dpi)
