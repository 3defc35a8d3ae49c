"""Recipe and render: the one warp takes the corners of the crop to the corners of the rendition."""

from __future__ import annotations

from math import cos, radians, sin

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.imaging.analysis import Analysis, make_recipe
from station.imaging.page_edges import PageEdges
from station.imaging.render import paper_colour, render
from station.model.geometry import Quad
from station.model.recipe import Recipe

SIZE = (220, 300)


def turned(quad: Quad, turn: int) -> Quad:
    steps = turn // 90
    return Quad(*(quad.points[-steps:] + quad.points[:-steps] if steps else quad.points))


@pytest.mark.parametrize(("turn", "quarter_turns"), [(0, 0), (90, -1), (180, 2), (270, 1)])
@pytest.mark.parametrize("shape", [(40, 60), (40, 60, 3)])
def test_a_recipe_without_lean_moves_pixels_and_changes_none(
    turn: int, quarter_turns: int, shape: tuple[int, ...]
) -> None:
    master = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    whole = Recipe(turn, 0.0, turned(Quad.of_box(0, 0, 60, 40), turn))
    assert np.array_equal(render(master, whole), np.rot90(master, quarter_turns))
    part = Recipe(turn, 0.0, turned(Quad.of_box(5, 3, 30, 20), turn))
    assert np.array_equal(render(master, part), np.rot90(master[3:23, 5:35], quarter_turns))


def marked_page(angle: float, turn: int, shift: tuple[float, float]) -> tuple[np.ndarray, Quad]:
    """A page with a dark square at each of its corners, lying crooked on a grey bed; and where its corners are."""
    width, height = SIZE
    page = np.full((height, width), 230, np.uint8)
    for x, y in ((0, 0), (width - 20, 0), (width - 20, height - 20), (0, height - 20)):
        page[y : y + 20, x : x + 20] = 40
    page[20:40, 30:130] = 90
    total = radians(angle - turn)
    c, s = cos(total), sin(total)
    middle = (300 + shift[0], 300 + shift[1])
    matrix = np.array([
        [c, -s, middle[0] - c * width / 2 + s * height / 2],
        [s, c, middle[1] - s * width / 2 - c * height / 2],
    ])  # fmt: skip
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)]) @ matrix[:, :2].T + matrix[:, 2]
    for_centres = matrix.copy()
    for_centres[:, 2] += matrix[:, :2] @ np.array([0.5, 0.5]) - 0.5
    bed = cv2.warpAffine(page, for_centres, (600, 600), flags=cv2.INTER_AREA, borderValue=120)
    return bed, Quad(*((float(x), float(y)) for x, y in corners))


@given(
    angle=st.floats(-15, 15),
    turn=st.sampled_from([0, 90, 180, 270]),
    shift=st.tuples(st.floats(-60, 60), st.floats(-60, 60)),
)
@settings(max_examples=40, deadline=None)
def test_rendering_the_true_corners_gives_the_page_back(angle: float, turn: int, shift: tuple[float, float]) -> None:
    bed, corners = marked_page(angle, turn, shift)
    upright = render(bed, Recipe(turn, angle, corners))
    assert upright.shape == SIZE[::-1]
    for rows in (slice(4, 16), slice(-16, -4)):
        for columns in (slice(4, 16), slice(-16, -4)):
            assert abs(float(upright[rows, columns].mean()) - 40) < 4
    # Only the top left has the bar: the page is neither mirrored nor turned.
    assert abs(float(upright[24:36, 40:120].mean()) - 90) < 4
    assert abs(float(upright[-36:-24, 40:120].mean()) - 230) < 4


def test_what_lies_beyond_the_master_becomes_paper() -> None:
    master = np.full((100, 80, 3), (240, 230, 200), np.uint8)
    master[40:60, 30:50] = 0
    out = render(master, Recipe(0, 0.0, Quad.of_box(-10.5, -10.5, 100, 120)))
    assert out.shape == (120, 100, 3)
    assert out[2, 2].tolist() == [240, 230, 200]
    assert paper_colour(master) == (240, 230, 200)


def test_a_quadrilateral_that_is_no_parallelogram_is_straightened() -> None:
    master = np.zeros((200, 200), np.uint8)
    corners = Quad((40, 20), (170, 40), (150, 180), (20, 150))
    cv2.fillConvexPoly(master, np.array(corners.points, np.int32), 255)
    out = render(master, Recipe(0, 0.0, corners))
    assert (out[4:-4, 4:-4] == 255).all()


@given(st.sampled_from([0, 90, 180, 270]))
def test_a_recipe_names_the_corners_as_a_reader_sees_them(turn: int) -> None:
    quad = Quad.of_box(0, 0, 60, 40)
    empty = np.zeros((1, 1), np.uint8)
    analysis = Analysis(empty, empty, empty, 1.0, 75.0, 240.0, turn in {90, 270}, 0.0, quad, PageEdges(), {})
    recipe = make_recipe(analysis, turn)
    assert recipe.crop == turned(quad, turn)
    assert recipe.size == ((60, 40) if turn in {0, 180} else (40, 60))
    assert recipe.crop.direction == pytest.approx({0: 0, 90: -90, 180: 180, 270: 90}[turn])
