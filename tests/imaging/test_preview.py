"""What a screen shows of a rendition is the rendition; and where ink lies that a crop leaves out."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

import samples
from station.imaging.analysis import analyse, boxes_outside, make_recipe, pieces_outside
from station.imaging.preview import Preview
from station.imaging.render import paper_colour, render
from station.model.geometry import Quad
from station.model.recipe import Recipe


def seen(master: np.ndarray, recipe: Recipe, region: tuple[float, ...], size: tuple[int, int]) -> np.ndarray:
    """What a preview shows, in the channels of the master."""
    part = Preview(master).part(recipe, region, size)
    return part if part.ndim == 2 else np.ascontiguousarray(part[..., 2::-1])


@pytest.fixture(scope="module")
def sample() -> samples.Sample:
    return samples.page(11, "first", angle=2.3, surround="dark", margin_mm=10, noise=2.0, blur=0.5)


@pytest.fixture(scope="module")
def recipe(sample: samples.Sample) -> Recipe:
    return make_recipe(analyse(np.ascontiguousarray(sample.image[..., 1]), sample.truth.dpi), 0)


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
@pytest.mark.parametrize("colour", [True, False])
def test_each_pixel_of_the_rendition_for_one_of_the_screen(
    sample: samples.Sample, recipe: Recipe, turn: int, *, colour: bool
) -> None:
    master = sample.image if colour else np.ascontiguousarray(sample.image[..., 1])
    turned = recipe.turned(turn)
    whole = render(master, turned).astype(int)
    part = seen(master, turned, (100, 200, 300, 240), (300, 240)).astype(int)
    assert part.shape == whole[200:440, 100:400].shape
    assert np.abs(part - whole[200:440, 100:400]).max() <= 8


@pytest.mark.parametrize("times", [2, 3, 5])
def test_a_smaller_view_is_the_mean_of_what_it_stands_for(sample: samples.Sample, recipe: Recipe, times: int) -> None:
    whole = render(sample.image, recipe)
    height, width = (whole.shape[0] // times) * times, (whole.shape[1] // times) * times
    small = seen(sample.image, recipe, (0, 0, width, height), (width // times, height // times))
    wanted = cv2.resize(whole[:height, :width], small.shape[1::-1], interpolation=cv2.INTER_AREA)
    inside = (slice(4, -4), slice(4, -4))
    assert np.abs(small[inside].astype(int) - wanted[inside].astype(int)).mean() < 6
    assert np.corrcoef(small[inside].ravel(), wanted[inside].ravel())[0, 1] > 0.94


def test_beyond_the_master_lies_paper(sample: samples.Sample) -> None:
    height, width = sample.image.shape[:2]
    wide = Recipe(0, 0.0, Quad.of_box(-100, -80, width + 200, height + 160), "manual")
    part = seen(sample.image, wide, (0, 0, width + 200, 60), ((width + 200) // 2, 30))
    assert np.array_equal(part[:20], np.full_like(part[:20], paper_colour(sample.image)))


def test_a_crop_that_is_no_parallelogram_is_shown_too(sample: samples.Sample) -> None:
    height, width = sample.image.shape[:2]
    odd = Recipe(0, 0.0, Quad((40, 30), (width - 30, 60), (width - 90, height - 20), (10, height - 80)), "manual")
    whole = render(sample.image, odd).astype(int)
    part = seen(sample.image, odd, (300, 300, 200, 200), (200, 200)).astype(int)
    assert np.abs(part - whole[300:500, 300:500]).mean() < 2


def test_boxes_outside_are_the_pieces_outside(sample: samples.Sample, recipe: Recipe) -> None:
    analysis = analyse(np.ascontiguousarray(sample.image[..., 1]), sample.truth.dpi)
    height, width = sample.image.shape[:2]
    assert boxes_outside(analysis, Quad.of_box(0, 0, width, height)) == []
    right = Quad.of_box(width / 2, 0, width / 2, height)
    boxes = boxes_outside(analysis, right)
    assert len(boxes) == pieces_outside(analysis, right) > 20
    assert all(box.x >= 0 and box.right <= width / 2 + 2 / analysis.scale for box in boxes)
    assert max(box.bottom for box in boxes) > height / 2
    assert pieces_outside(analysis, recipe.crop) <= 3
