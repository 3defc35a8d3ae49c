"""Where the page lies on its bed: every bed, size and mode, and the pages that once were cut or not found at all.

What a crop may not do is cut: each page here is also held to its words, pictures and seals.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

import samples
from station.imaging.analysis import Analysis, analyse, make_recipe
from station.imaging.page_edges import level_of_page
from station.imaging.text_lean import STRAIGHT

Gray = np.ndarray[tuple[int, int], np.dtype[np.uint8]]


def gray_of(sample: samples.Sample) -> Gray:
    return np.asarray(cv2.cvtColor(sample.image, cv2.COLOR_RGB2GRAY), np.uint8)


def looked_at(sample: samples.Sample) -> Analysis:
    analysis = analyse(gray_of(sample), sample.truth.dpi)
    assert_nothing_is_cut(analysis, sample.truth)
    return analysis


def corner_error(analysis: Analysis, truth: samples.Truth) -> float:
    crop = make_recipe(analysis, truth.turn).crop
    return float(np.hypot(*(np.array(crop.points) - np.array(truth.corners)).T).mean())


def assert_nothing_is_cut(analysis: Analysis, truth: samples.Truth) -> None:
    boxes = [word.box for word in truth.words]
    boxes += [mark.box for mark in truth.marks if mark.kind in {"photo", "table"}]
    outline = np.array(analysis.quad.points, np.float32)
    for x, y, w, h in boxes:
        for point in truth.in_image([(x, y), (x + w, y), (x, y + h), (x + w, y + h)]):
            assert cv2.pointPolygonTest(outline, point, measureDist=True) >= -1.0, point


PAGES = {
    "a3": ("continuation", {"paper": "a3", "angle": -1.4, "margin_mm": 8}),
    "a5": ("first", {"paper": "a5", "angle": 2.2, "margin_mm": 9, "turn": 180}),
    "landscape": ("table", {"paper": "a4", "landscape": True, "angle": 0.8, "margin_mm": 10, "turn": 90}),
    "receipt": ("receipt", {"angle": -3.1, "margin_mm": 20}),
    "photo": ("photo", {"paper": "a5", "angle": 1.1, "margin_mm": 9}),
}


@pytest.mark.parametrize("bed", ["white", "grey", "dark"])
@pytest.mark.parametrize(
    ("name", "bitonal"), [*((name, False) for name in PAGES), ("a5", True), ("landscape", True), ("receipt", True)]
)
def test_pages_of_every_size_are_found_on_every_bed_and_straightened(name: str, bed: str, *, bitonal: bool) -> None:
    kind, options = PAGES[name]
    sample = samples.page(
        31, kind, surround=bed, tint=(240, 232, 210), texture=1.0, noise=2.0, blur=0.5, bitonal=bitonal, **options
    )
    analysis = looked_at(sample)
    assert analysis.angle == pytest.approx(sample.truth.angle, abs=0.1)
    # In black and white paper and a light bed are both white: there is no edge in the image.
    if not bitonal or bed == "dark":
        assert analysis.measures["edges_seen"] == 4
        assert corner_error(analysis, sample.truth) <= 3.0


@pytest.mark.parametrize(("kind", "paper"), [("first", "a5"), ("receipt", "")])
@pytest.mark.parametrize("bed", ["grey", "dark"])
def test_a_small_page_on_a_large_bed_is_not_taken_for_dirt_on_paper(kind: str, paper: str, bed: str) -> None:
    options = {"paper": paper} if paper else {}
    sample = samples.page(8, kind, surround=bed, margin_mm=48, angle=-4.9, noise=2.0, blur=0.5, **options)
    analysis = looked_at(sample)
    assert analysis.measures["paper_level"] > 225
    assert corner_error(analysis, sample.truth) <= 3.0


def test_a_tinted_slip_on_a_large_white_bed_is_found() -> None:
    sample = samples.page(
        54, "receipt", surround="white", margin_mm=55, angle=-4.1, turn=90, tint=(236, 236, 232), edge_shadow=15.0,
        noise=2.0, blur=0.5,
    )  # fmt: skip
    assert corner_error(looked_at(sample), sample.truth) <= 3.0


def test_the_level_of_a_slip_is_looked_for_on_an_even_bed_only() -> None:
    small = np.full((200, 150), 168, np.uint8)
    small[60:120, 50:100] = 240
    assert level_of_page(small, 168.0) == pytest.approx(240, abs=4)
    small[:100, :3] = 60
    assert level_of_page(small, 168.0) == 168.0


@pytest.mark.parametrize("shift", [(0.0, 75.0), (0.0, -75.0), (60.0, 0.0)])
def test_a_slip_is_found_wherever_it_lies_on_the_bed(shift: tuple[float, float]) -> None:
    sample = samples.page(9, "receipt", surround="dark", margin_mm=80, shift_mm=shift, angle=1.2, noise=2.0, blur=0.5)
    assert corner_error(looked_at(sample), sample.truth) <= 3.0


@pytest.mark.parametrize("edge_shadow", [12.0, 36.0])
@pytest.mark.parametrize("tint", [(247, 244, 236), (236, 236, 232)])
def test_the_edge_on_a_white_bed_is_that_of_the_paper_not_of_its_shadow(
    tint: tuple[int, int, int], edge_shadow: float
) -> None:
    sample = samples.page(
        13, "sparse", surround="white", margin_mm=10, angle=0.9, tint=tint, edge_shadow=edge_shadow, noise=2.0, blur=0.5
    )
    analysis = looked_at(sample)
    assert analysis.measures["edges_seen"] == 4
    assert corner_error(analysis, sample.truth) <= 3.0


@pytest.mark.parametrize(("bed", "gutter"), [("grey", 0.6), ("dark", 0.5), ("white", 0.5)])
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_page_of_a_book_ends_at_the_fold_not_where_its_shadow_begins(bed: str, gutter: float, side: str) -> None:
    sample = samples.page(
        17, "continuation", surround=bed, margin_mm=9, angle=0.6, gutter=gutter, gutter_side=side,
        tint=(240, 236, 226), noise=2.0, blur=0.5,
    )  # fmt: skip
    analysis = looked_at(sample)
    assert corner_error(analysis, sample.truth) <= 3.0


@pytest.mark.parametrize("bed", ["grey", "dark"])
def test_an_open_book_is_one_page_across_its_fold(bed: str) -> None:
    sample = samples.page(
        2, "spread", surround=bed, margin_mm=8, angle=-0.9, gutter=0.6, gutter_side="middle", noise=2.0, blur=0.5
    )
    analysis = looked_at(sample)
    assert corner_error(analysis, sample.truth) <= 3.0
    assert analysis.angle == pytest.approx(-0.9, abs=0.1)


@pytest.mark.parametrize("bed", ["grey", "dark"])
def test_of_two_slips_on_the_glass_neither_is_cut_off(bed: str) -> None:
    first = samples.page(5, "first", paper="a5", surround=bed, margin_mm=12, angle=1.5, noise=2.0)
    other = samples.page(6, "receipt", surround=bed, margin_mm=12, angle=-2.5, noise=2.0)
    one, two = gray_of(first), gray_of(other)
    height = max(one.shape[0], two.shape[0])
    level = int(np.median(one[:3]))
    one, two = (
        cv2.copyMakeBorder(gray, 0, height - gray.shape[0], 0, 0, cv2.BORDER_CONSTANT, value=level)
        for gray in (one, two)
    )
    analysis = analyse(np.hstack([one, two]), 300)
    outline = np.array(analysis.quad.points, np.float32)
    for truth, shift in ((first.truth, 0), (other.truth, one.shape[1])):
        for x, y in truth.corners:
            assert cv2.pointPolygonTest(outline, (x + shift, y), measureDist=True) >= -12.0


def test_a_label_on_a_dark_cover_with_print_around_it_is_not_the_page() -> None:
    cover = np.full((1600, 1200), 96, np.uint8)
    cover[500:800, 300:900] = 238
    for row in (120, 250, 380, 950, 1100, 1250, 1400):
        cv2.putText(cover, "UY BAN NHAN DAN HUYEN", (160, row), cv2.FONT_HERSHEY_SIMPLEX, 1.6, 20, 4)
    assert analyse(cover, 150).edges.found == {}


def test_lines_written_by_hand_give_way_to_four_edges() -> None:
    sample = samples.page(38, "handwritten", surround="dark", margin_mm=10, angle=-2.9, noise=2.0, blur=0.5)
    analysis = looked_at(sample)
    assert analysis.measures["skew_by_edges"] == 1.0
    assert analysis.angle == pytest.approx(-2.9, abs=0.05)


def test_print_is_straighter_than_handwriting() -> None:
    print_, hand = (
        looked_at(samples.page(38, kind, surround="dark", margin_mm=10, noise=2.0, blur=0.5)).measures
        for kind in ("continuation", "handwritten")
    )
    assert print_["skew_text_flatness"] < 0.7
    assert hand["skew_text_flatness"] >= STRAIGHT


NEARLY_WHITE = {"surround": "white", "margin_mm": 0.2, "light": 0.06, "texture": 1.6, "noise": 1.5, "blur": 0.5}


@pytest.mark.parametrize("seed", [2, 12, 24])
def test_a_photograph_is_not_the_page_it_is_printed_on(seed: int) -> None:
    # The page number stands above it, on paper as white as the bed.
    looked_at(samples.page(seed, "photo", angle=0.2, exposure=1.02, **NEARLY_WHITE))


@pytest.mark.parametrize("lighter", [0.0, 0.3, 0.5])
@pytest.mark.parametrize("seed", [2, 20])
def test_a_photograph_is_not_the_page_where_nothing_stands_beside_it(seed: int, lighter: float) -> None:
    clean = samples.clean_page(seed, "photo")
    x, y, w, h = next(mark.box for mark in clean.truth.marks if mark.kind == "photo")
    image = np.full_like(clean.image, 255)
    picture = clean.image[y : y + h, x : x + w]
    image[y : y + h, x : x + w] = (picture * (1 - lighter) + 245 * lighter).astype(np.uint8)
    alone = samples.Sample(image, replace(clean.truth, words=()))
    sample = samples.degrade(alone, samples.Degradation(angle=0.2, exposure=1.02, **NEARLY_WHITE), seed)
    analysis = looked_at(sample)
    assert analysis.quad.top_left[1] < 60
    assert analysis.quad.top_right[1] < 60


@pytest.mark.parametrize("rule", [5, 12])
def test_no_side_is_moved_across_a_printed_border(rule: int) -> None:
    clean = samples.clean_page(66, "first")
    image, (height, width) = clean.image.copy(), clean.image.shape[:2]
    box = (120, 120, width - 240, height - 240)
    shaded = image[120:-120, 120:-120]
    shaded[:] = (shaded * 0.9).astype(np.uint8)
    cv2.rectangle(image, (120, 120), (width - 121, height - 121), (40, 40, 90), rule)
    truth = replace(clean.truth, marks=(*clean.truth.marks, samples.Mark("table", box)))
    looked_at(samples.degrade(samples.Sample(image, truth), samples.Degradation(angle=0.2, **NEARLY_WHITE), 66))
