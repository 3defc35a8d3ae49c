"""Print that shines through the paper, and what is as faint but lies on this side."""

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
from station.qc.checks import bleed_through
from station.qc.faint_marks import faint_marks
from station.qc.rendition import make_rendition

LIMITS = {"area": 8.0, "crispness": 0.28, "skewness": 0.25}
ORDINARY = {"tint": (247, 244, 236), "noise": 2.0, "texture": 1.5, "blur": 0.5, "surround": "white", "jpeg": 85}


def view(pixels: np.ndarray, dpi: float = 300.0) -> PageView:
    master = Image(pixels, dpi, 8, 3 if pixels.ndim == 3 else 1, "image/png")
    analysis = analyse(master.gray, dpi)
    page = make_rendition(master, make_recipe(analysis, 90 if analysis.sideways else 0), dpi)
    return PageView(
        gray=page.gray, color=page.pixels if pixels.ndim == 3 else None, small=page.small, behind=page.behind,
        ink=page.ink, factor=page.factor, paper=page.paper, master_gray=master.gray, master_page=analysis.page,
        master_factor=round(1 / analysis.scale), recipe=page.recipe, dpi=dpi, bits=master.bits, depth=8,
        text=None, measures={},
    )  # fmt: skip


def on_paper(drawn: np.ndarray) -> np.ndarray:
    """Return a drawing on light paper as a scanner sees it."""
    rng = np.random.default_rng(7)
    seen = cv2.GaussianBlur(drawn.astype(np.float32), (0, 0), 0.6) + rng.normal(0, 2, drawn.shape)
    return np.clip(seen, 0, 255).astype(np.uint8)


def handwriting(level: int, thickness: int) -> np.ndarray:
    gray = np.full((2400, 1700), 235, np.uint8)
    for y in range(200, 2200, 110):
        cv2.putText(
            gray, "hoi dong nhan dan xa", (160, y), cv2.FONT_HERSHEY_SIMPLEX, 2.0, level, thickness, cv2.LINE_AA
        )
    return gray


@pytest.mark.parametrize("kind", ["continuation", "sparse", "lined"])
def test_a_page_of_text_shines_through(kind: str) -> None:
    found = bleed_through.PLUGIN.measure(view(samples.page(31, kind, bleed=0.16, **ORDINARY).image), LIMITS)
    assert (found.outcome, found.note, found.unit) == (Outcome.FLAGGED, "shines_through", "cm²")
    assert found.value is not None
    assert found.value > 40


def test_a_seal_shines_through_where_it_is() -> None:
    sample = samples.page(32, "seal_ghost", bleed=0.25, **ORDINARY)
    (ghost,) = [mark for mark in sample.truth.marks if mark.kind == "ghost"]
    x, y, width, height = sample.truth.box_in_image(ghost.box)
    region = bleed_through.PLUGIN.measure(view(sample.image), LIMITS).region
    assert region is not None
    assert (region.x, region.y, region.width, region.height) == pytest.approx((x, y, width, height), abs=130)


@pytest.mark.parametrize("kind", ["lined", "photo", "table", "first"])
def test_clean_pages_pass(kind: str) -> None:
    page = samples.page(33, kind, overstamp=kind == "first", fold=True, staple=True, holes=True, **ORDINARY)
    found = bleed_through.PLUGIN.measure(view(page.image), LIMITS)
    assert (found.outcome, found.value) == (Outcome.PASSED, 0.0)


def test_pencil_is_as_faint_but_crisp() -> None:
    page = view(on_paper(handwriting(205, 3)))
    marks = faint_marks(page, LIMITS["area"])
    assert marks is not None
    assert marks.area > 60
    assert marks.crispness > 0.4
    assert bleed_through.PLUGIN.measure(page, LIMITS).outcome is Outcome.PASSED


def test_the_same_letters_spread_by_the_paper_shine_through() -> None:
    soft = cv2.GaussianBlur(handwriting(190, 4), (0, 0), 4.2)
    assert bleed_through.PLUGIN.measure(view(on_paper(soft)), LIMITS).outcome is Outcome.FLAGGED


def test_mottled_paper_is_lighter_in_places_too() -> None:
    rng = np.random.default_rng(4)
    coarse = cv2.resize(rng.normal(0, 1, (240, 170)).astype(np.float32), (1700, 2400), interpolation=cv2.INTER_CUBIC)
    page = view(on_paper(235 + 4 * coarse / coarse.std()))
    marks = faint_marks(page, LIMITS["area"])
    assert marks is not None
    assert marks.area > 60
    assert abs(marks.skewness) < 0.15
    assert bleed_through.PLUGIN.measure(page, LIMITS).outcome is Outcome.PASSED


def test_tinted_fields_and_creases_are_no_print() -> None:
    gray = np.full((2400, 1700), 235, np.uint8)
    gray[300:700, 200:1500] = 222
    crease = np.full_like(gray, 235)
    cv2.line(crease, (200, 1000), (1500, 2200), 215, 8, cv2.LINE_AA)
    cv2.line(crease, (1400, 900), (300, 1900), 218, 8, cv2.LINE_AA)
    drawn = np.minimum(gray, cv2.GaussianBlur(crease, (0, 0), 5))
    assert bleed_through.PLUGIN.measure(view(on_paper(drawn)), LIMITS).outcome is Outcome.PASSED


def test_what_cannot_be_measured_is_not_passed() -> None:
    page = view(on_paper(handwriting(30, 3)))
    found = bleed_through.PLUGIN.measure(replace(page, depth=1), LIMITS)
    assert (found.outcome, found.note) == (Outcome.UNCHECKED, "two_levels_no_tones")
    dark = replace(page, ink=np.full_like(page.ink, 255))
    found = bleed_through.PLUGIN.measure(dark, LIMITS)
    assert (found.outcome, found.note) == (Outcome.UNCHECKED, "no_bare_paper")


def test_scraps_and_other_resolutions() -> None:
    scrap = bleed_through.PLUGIN.measure(view(np.full((90, 90), 235, np.uint8)), LIMITS)
    assert (scrap.outcome, scrap.note) == (Outcome.UNCHECKED, "no_bare_paper")
    sample = samples.page(34, "continuation", bleed=0.22, tint=(247, 244, 236), noise=2.0, surround="white")
    smaller = np.asarray(cv2.resize(sample.image, None, fx=2 / 3, fy=2 / 3, interpolation=cv2.INTER_AREA))
    assert bleed_through.PLUGIN.measure(view(smaller, 200.0), LIMITS).outcome is Outcome.FLAGGED
