"""The frame of the editor: nothing is lost on the way from a recipe to the hand and back."""

from __future__ import annotations

from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.gui.editor.crop_frame import HANDLES, SIDES, SMALLEST, CropFrame
from station.imaging.page_edges import PageEdges
from station.imaging.page_frame import page_quad
from station.model.geometry import Quad
from station.model.recipe import Recipe

WIDTH, HEIGHT = 2480, 3508


@st.composite
def frames(draw: st.DrawFn) -> CropFrame:
    width, height = draw(st.integers(200, 5000)), draw(st.integers(200, 7000))
    turn = draw(st.sampled_from((0, 90, 180, 270)))
    across, down = (width, height) if turn % 180 == 0 else (height, width)
    left = draw(st.floats(-0.2, 0.5)) * across
    top = draw(st.floats(-0.2, 0.5)) * down
    right = left + SMALLEST + draw(st.floats(0, 0.6)) * across
    bottom = top + SMALLEST + draw(st.floats(0, 0.6)) * down
    angle = round(draw(st.floats(-45, 45)), 4)
    return CropFrame(width, height, turn, angle, left, top, right, bottom)


def near(one: CropFrame, other: CropFrame, limit: float) -> bool:
    gaps = [abs(getattr(one, side) - getattr(other, side)) for side in SIDES]
    return one.turn == other.turn and max(gaps) < limit and abs(one.angle - other.angle) < 1e-3


@given(frames())
def test_a_frame_survives_the_recipe_and_the_record(frame: CropFrame) -> None:
    kept = Recipe.from_dict(frame.recipe.as_dict())
    again = CropFrame.of(kept, frame.width, frame.height)
    assert near(again, frame, 0.01)
    assert again.is_like(frame)
    assert kept.digest == frame.recipe.digest
    assert kept.origin == "manual"


@given(frames())
def test_a_recipe_survives_the_frame(frame: CropFrame) -> None:
    recipe = frame.recipe
    again = CropFrame.of(recipe, frame.width, frame.height).recipe
    for (x, y), (a, b) in zip(recipe.crop.points, again.crop.points, strict=True):
        assert hypot(x - a, y - b) < 0.02
    assert (again.turn, again.size) == (recipe.turn, recipe.size)


@given(frames(), st.integers(-3, 5))
def test_quarter_turns_agree_with_the_recipe(frame: CropFrame, quarters: int) -> None:
    turned, expected = frame.turned(quarters).recipe, frame.recipe.turned(quarters)
    for (x, y), (a, b) in zip(turned.crop.points, expected.crop.points, strict=True):
        assert hypot(x - a, y - b) < 0.02
    assert (turned.turn, turned.angle) == (expected.turn, expected.angle)


@given(frames(), st.floats(-44, 44))
def test_leaning_keeps_size_and_middle(frame: CropFrame, angle: float) -> None:
    other = frame.leaning(angle)
    middle = [sum(values) / 4 for values in zip(*frame.corners, strict=True)]
    assert [sum(values) / 4 for values in zip(*other.corners, strict=True)] == pytest.approx(middle, abs=1e-6)
    assert other.size == pytest.approx(frame.size, abs=1e-6)
    assert other.leaning(frame.angle).is_like(frame)


@given(frames(), st.sampled_from(HANDLES), st.floats(-900, 900), st.floats(-900, 900))
def test_a_handle_moves_its_own_sides_only(frame: CropFrame, name: str, dx: float, dy: float) -> None:
    x, y = frame.straightened(frame.handle(name))
    moved = frame.dragged(name, frame.leant((x + dx, y + dy)))
    for side in SIDES:
        if side not in name.split("_"):
            assert getattr(moved, side) == getattr(frame, side)
    assert moved.size[0] >= SMALLEST - 1
    assert moved.size[1] >= SMALLEST - 1
    assert CropFrame.of(moved.recipe, frame.width, frame.height).is_like(moved)


@given(st.integers(0, 3), st.floats(-8, 8), st.integers(100, 900))
def test_the_machines_own_recipe_is_shown_as_it_is(steps: int, angle: float, darkness: int) -> None:
    small = np.full((877, 620), 240, np.uint8)
    small[100 : 100 + darkness % 700, 80:500:7] = 20
    quad = page_quad(WIDTH, HEIGHT, round(angle, 4), PageEdges(None, None, None, None), small, 0.25, 240.0)
    named = quad.points[-steps:] + quad.points[:-steps] if steps else quad.points
    recipe = Recipe(90 * steps, round(angle, 4), Quad(*named))
    frame = CropFrame.of(recipe, WIDTH, HEIGHT)
    back = frame.recipe
    assert (back.turn, back.size) == (recipe.turn, recipe.size)
    assert back.angle == pytest.approx(recipe.angle, abs=1e-4)
    for (x, y), (a, b) in zip(recipe.crop.points, back.crop.points, strict=True):
        assert hypot(x - a, y - b) < 0.02


def test_a_line_along_the_text_lies_level_afterwards() -> None:
    frame = CropFrame.of(Recipe.untouched(WIDTH, HEIGHT), WIDTH, HEIGHT)
    level = frame.levelled((300, 400), (1300, 435))
    assert level.angle == pytest.approx(2.0, abs=0.01)
    (_, y1), (_, y2) = level.straightened((300, 400)), level.straightened((1300, 435))
    assert y1 == pytest.approx(y2, abs=0.2)
    upright = frame.levelled((300, 400), (265, 1400))
    assert upright.angle == pytest.approx(2.0, abs=0.01)
    assert frame.levelled((1300, 435), (300, 400)).angle == level.angle


def test_insets_and_what_lies_beyond_the_master() -> None:
    frame = CropFrame.of(Recipe.untouched(1000, 2000), 1000, 2000)
    assert frame.insets == {"top": 0, "right": 0, "bottom": 0, "left": 0}
    assert frame.beyond == 0
    cut = frame.with_inset("right", 100).with_inset("top", -50.4)
    assert cut.insets == {"top": -50, "right": 100, "bottom": 0, "left": 0}
    assert cut.beyond == 50
    assert cut.size == (900, 2050)
    assert cut.turned(1).insets == {"top": 0, "right": -50, "bottom": 100, "left": 0}
    assert frame.leaning(1.0).beyond == pytest.approx(17.3, abs=0.1)


def test_of_a_crop_that_is_no_rectangle_the_mean_one_is_moved() -> None:
    skewed = Recipe(0, 0.0, Quad((100, 100), (900, 110), (910, 1900), (90, 1890)))
    frame = CropFrame.of(skewed, 1000, 2000)
    assert frame.angle == pytest.approx(0.716, abs=0.01)
    assert frame.size == pytest.approx(skewed.size, abs=6)
