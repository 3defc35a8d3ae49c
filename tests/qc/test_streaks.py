"""Dirt on the glass: what is a streak, what is printed, and where the line is."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

import samples
from station.imaging.analysis import analyse, make_recipe
from station.imaging.codecs import Image
from station.model.finding import Outcome
from station.qc.check import PageView
from station.qc.checks import streaks
from station.qc.measures import page_measures
from station.qc.rendition import make_rendition
from station.qc.streak_lines import streak_lines, streak_measures

LIMITS = {"level": 8.0}
BEIGE = {"tint": (244, 238, 222), "noise": 2.0, "texture": 1.5, "blur": 0.5, "surround": "white", "margin_mm": 1.0}


def view(pixels: np.ndarray, dpi: float = 300.0) -> PageView:
    master = Image(pixels, dpi, 8, 3 if pixels.ndim == 3 else 1, "image/png")
    analysis = analyse(master.gray, dpi)
    page = make_rendition(master, make_recipe(analysis, 90 if analysis.sideways else 0), dpi)
    found = PageView(
        gray=page.gray, color=page.pixels if pixels.ndim == 3 else None, small=page.small, behind=page.behind,
        ink=page.ink, factor=page.factor, paper=page.paper, master_gray=master.gray, master_page=analysis.page,
        master_factor=round(1 / analysis.scale), recipe=page.recipe, dpi=dpi, bits=master.bits, depth=8,
        text=None, measures={}, master_color=pixels if pixels.ndim == 3 else None,
    )  # fmt: skip
    return replace(found, measures=page_measures(found))


def with_line(pixels: np.ndarray, column: int, change: tuple[int, int, int], width: int = 2) -> np.ndarray:
    lined = pixels.copy()
    band = lined[:, column : column + width].astype(np.int16) + np.array(change, np.int16)
    lined[:, column : column + width] = np.clip(band, 0, 255).astype(np.uint8)
    return lined


@pytest.fixture(scope="module")
def leaning() -> np.ndarray:
    return samples.page(21, "continuation", angle=1.3, **BEIGE).image


@pytest.mark.parametrize(
    ("change", "width", "level"),
    [((-20, -20, -20), 1, -20), ((10, 10, 10), 3, 10), ((0, 0, -30), 2, -30), ((-90, -90, -90), 6, -90)],
)
def test_lines_light_dark_and_coloured_are_measured(
    leaning: np.ndarray, change: tuple[int, int, int], width: int, level: float
) -> None:
    page = view(with_line(leaning, 1400, change, width))
    found = streaks.PLUGIN.measure(page, LIMITS)
    assert (found.outcome, found.note) == (Outcome.FLAGGED, "streak")
    assert page.measures["streak_1_level"] == pytest.approx(level, abs=4)
    assert found.value == abs(page.measures["streak_1_level"])
    assert page.measures["streak_1"] == pytest.approx((1400 + width / 2) / 300 * 25.4, abs=0.15)


def test_the_line_is_shown_where_it_runs_on_the_upright_page(leaning: np.ndarray) -> None:
    page = view(with_line(leaning, 1400, (-40, -40, -40)))
    region = streaks.PLUGIN.measure(page, LIMITS).region
    assert region is not None
    column = int(np.argmin(page.gray[20, 1300:1500].astype(int))) + 1300
    assert region.x <= column <= region.right
    assert region.height == page.gray.shape[0]
    # It leans by the angle that was taken out of the page.
    assert region.width == pytest.approx(page.gray.shape[0] * np.tan(np.radians(1.3)) + 12, abs=8)


def test_weak_lines_are_told_but_pass(leaning: np.ndarray) -> None:
    page = view(with_line(with_line(leaning, 700, (-5, -5, -5), 3), 1900, (6, 6, 6), 3))
    assert streaks.PLUGIN.measure(page, LIMITS).outcome is Outcome.PASSED
    assert page.measures["streak_1"] == pytest.approx(161.0, abs=0.2)
    assert page.measures["streak_2"] == pytest.approx(59.4, abs=0.2)
    assert {name for name in page.measures if name.startswith("streak")} == {
        "streak_1", "streak_1_level", "streak_2", "streak_2_level",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        ("landscape_table", {"turn": 90}),
        ("table", {"holes": True, "edge_shadow": 40.0}),
        ("lined", {"angle": 0.6}),
        ("photo", {"surround": "dark", "margin_mm": 10.0}),
        ("receipt", {"surround": "grey", "margin_mm": 14.0, "angle": -0.4}),
        ("sparse", {"fold": True, "staple": True}),
    ],
)
def test_print_rules_and_edges_are_no_streaks(kind: str, how: dict[str, object]) -> None:
    page = view(samples.page(22, kind, **{**BEIGE, **how}).image)
    found = streaks.PLUGIN.measure(page, LIMITS)
    assert (found.outcome, found.value) == (Outcome.PASSED, 0.0)


def test_a_fold_of_a_page_that_hardly_leans_is_no_streak() -> None:
    page = view(samples.page(24, "landscape_table", turn=90, fold=True, **{**BEIGE, "angle": 0.06}).image)
    assert streaks.PLUGIN.measure(page, LIMITS).outcome is Outcome.PASSED


def test_a_line_ends_with_the_page_a_rule_before_it() -> None:
    gray = np.full((1800, 1200), 235, np.uint8)
    gray[60:-60, 500:503] = 90
    assert streak_lines(view(gray), 4) == []
    gray[:, 500:503] = 90
    (line,) = streak_lines(view(gray), 4) or []
    assert line.column == pytest.approx(501.5, abs=1)


def test_a_rule_that_comes_near_does_not_hide_the_line() -> None:
    gray = np.full((1800, 1200), 235, np.uint8)
    gray[:, 500:502] = 205
    gray[100:-100, 513:517] = 20
    (line,) = streak_lines(view(gray), 4) or []
    assert line.level == pytest.approx(-30, abs=2)


def test_a_shadow_along_the_frame_is_no_line() -> None:
    gray = np.full((1800, 1200), 235, np.uint8)
    gray[:, :30] = np.linspace(120, 235, 30).astype(np.uint8)
    gray[:, 16:18] = 90
    assert streak_lines(view(gray), 4) == []


def test_scraps_are_not_judged() -> None:
    scrap = view(np.full((60, 70), 235, np.uint8))
    assert streak_measures(scrap) == {}
    found = streaks.PLUGIN.measure(scrap, LIMITS)
    assert (found.outcome, found.note) == (Outcome.UNCHECKED, "page_too_small")


def test_two_level_pages_can_show_a_line() -> None:
    gray = samples.page(23, "continuation", surround="white", angle=0.5).image[..., 0]
    two = np.asarray(cv2.threshold(gray, 150, 255, cv2.THRESH_BINARY)[1], np.uint8)
    assert streak_lines(view(two), 4) == []
    two[:, 1000:1003] = 0
    assert len(streak_lines(view(two), 4) or []) == 1
