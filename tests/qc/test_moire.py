"""Regular patterns: the beat of a screen, and what is regular without being one."""

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
from station.qc.checks import moire
from station.qc.rendition import make_rendition

LIMITS = {"peak": 7.0, "level": 1.5}
ORDINARY = {"tint": (247, 244, 236), "noise": 2.0, "texture": 1.5, "blur": 0.5, "surround": "white", "jpeg": 82}


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


def screened(lines: float, angle: float, scale: int = 4) -> np.ndarray:
    """Return a page with a picture printed in a screen of so many lines an inch, as 300 dpi see it."""
    rng = np.random.default_rng(5)
    tone = np.linspace(60, 200, 900) + cv2.resize(rng.normal(0, 25, (7, 9)), (900, 700), interpolation=cv2.INTER_CUBIC)
    fine = cv2.resize(tone, None, fx=scale, fy=scale)
    down, across = np.mgrid[0 : fine.shape[0], 0 : fine.shape[1]]
    waves, turned = 2 * np.pi * lines / (300 * scale), np.radians(angle)
    dots = np.cos(waves * (across * np.cos(turned) + down * np.sin(turned)))
    dots += np.cos(waves * (down * np.cos(turned) - across * np.sin(turned)))
    printed = np.where(fine > 127 + 60 * dots, 235.0, 25.0)
    page = np.full((1400, 1300), 238.0)
    page[300:1000, 200:1100] = cv2.resize(printed, (900, 700), interpolation=cv2.INTER_AREA)
    seen = cv2.GaussianBlur(page, (0, 0), 0.6) + rng.normal(0, 2, page.shape)
    return np.clip(seen, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(
    ("kind", "zone", "period"),
    [("photo", "photo", 9.0), ("continuation", "text", 7.0), ("table", "page", 16.0), ("blank", "page", 12.0)],
)
def test_a_beat_is_found_in_pictures_between_lines_and_on_bare_paper(kind: str, zone: str, period: float) -> None:
    sample = samples.page(41, kind, moire=9.0, moire_period=period, moire_zone=zone, angle=0.7, **ORDINARY)
    page = view(sample.image)
    found = moire.PLUGIN.measure(page, LIMITS)
    assert (found.outcome, found.note) == (Outcome.FLAGGED, "regular_pattern")
    assert found.region is not None
    assert found.region.right <= page.gray.shape[1]
    assert found.region.bottom <= page.gray.shape[0]
    if zone == "photo":
        (mark,) = [mark for mark in sample.truth.marks if mark.kind == "photo"]
        x, y, width, height = sample.truth.box_in_image(mark.box)
        assert x - 20 <= found.region.x <= x + width
        assert y - 20 <= found.region.y <= y + height


@pytest.mark.parametrize("kind", ["continuation", "landscape_table", "lined", "photo"])
def test_clean_pages_pass(kind: str) -> None:
    how = {"turn": 90} if kind == "landscape_table" else {}
    found = moire.PLUGIN.measure(view(samples.page(42, kind, angle=2.3, **ORDINARY, **how).image), LIMITS)
    assert found.outcome is Outcome.PASSED
    assert found.value is not None
    assert found.value < 5.0


@pytest.mark.parametrize(("lines", "angle"), [(65, 45), (85, 15), (120, 45), (150, 75)])
def test_a_screen_that_was_resolved_passes(lines: float, angle: float) -> None:
    assert moire.PLUGIN.measure(view(screened(lines, angle)), LIMITS).outcome is Outcome.PASSED


def test_a_screen_that_aliased_is_found() -> None:
    # Every third pixel of a screen of 85 an inch, without the optics that would have smoothed it.
    aliased = np.ascontiguousarray(screened(85, 20)[::3, ::3])
    larger = np.asarray(cv2.resize(aliased, None, fx=3, fy=3, interpolation=cv2.INTER_LINEAR), np.uint8)
    assert moire.PLUGIN.measure(view(larger), LIMITS).outcome is Outcome.FLAGGED


@pytest.mark.parametrize("pitch", [12, 24, 59])
def test_squared_paper_is_no_beat(pitch: int) -> None:
    rng = np.random.default_rng(6)
    squares = np.full((1500, 1300), 238.0)
    squares[::pitch] = squares[:, ::pitch] = 190
    squares[1::pitch] = squares[:, 1::pitch] = 205
    seen = np.clip(cv2.GaussianBlur(squares, (0, 0), 0.5) + rng.normal(0, 1.5, squares.shape), 0, 255)
    assert moire.PLUGIN.measure(view(seen.astype(np.uint8)), LIMITS).outcome is Outcome.PASSED


def test_hatching_in_ink_is_print() -> None:
    gray = np.full((1500, 1300), 238, np.uint8)
    for start in range(-700, 700, 24):
        cv2.line(gray, (300 + start, 400), (1000 + start, 1100), 60, 3, cv2.LINE_AA)
    assert moire.PLUGIN.measure(view(gray), LIMITS).outcome is Outcome.PASSED


def test_what_cannot_be_measured_is_not_passed() -> None:
    page = view(np.full((1200, 900), 235, np.uint8))
    found = moire.PLUGIN.measure(replace(page, depth=1), LIMITS)
    assert (found.outcome, found.note) == (Outcome.UNCHECKED, "two_levels_no_tones")
    found = moire.PLUGIN.measure(view(np.full((200, 900), 235, np.uint8)), LIMITS)
    assert (found.outcome, found.note) == (Outcome.UNCHECKED, "page_too_small")


@pytest.mark.parametrize("dpi", [200.0, 600.0])
def test_other_resolutions(dpi: float) -> None:
    scale = dpi / 300.0
    for strength, outcome in ((0.0, Outcome.PASSED), (12.0, Outcome.FLAGGED)):
        how = {"moire": strength, "moire_period": 12.0, "tint": (247, 244, 236), "noise": 2.0}
        image = samples.page(43, "receipt", surround="white", **how).image
        resized = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else 1)
        assert moire.PLUGIN.measure(view(np.asarray(resized, np.uint8), dpi), LIMITS).outcome is outcome
