"""The lean of pages whose text says little: faint print, forms filled in by hand, a word or two."""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

import samples
from station.imaging.analysis import Analysis, analyse
from station.imaging.ink import background, ink_mask
from station.imaging.scaling import shrink
from station.imaging.skew import count_rules
from station.imaging.text_lean import find_text_lean

Gray = NDArray[np.uint8]


def gray_of(sample: samples.Sample) -> Gray:
    return np.ascontiguousarray(sample.image[..., 1])


def looked_at(sample: samples.Sample) -> Analysis:
    return analyse(gray_of(sample), sample.truth.dpi)


@pytest.mark.parametrize(
    ("kind", "angle", "fault"),
    [
        ("first", 1.3, {"contrast": 0.15}),
        ("table", -3.4, {"contrast": 0.13}),
        ("signature", 0.6, {"black": 210}),
        ("first", -0.9, {"black": 216}),
    ],
)
def test_print_too_faint_for_the_ordinary_mask_tells_the_lean(kind: str, angle: float, fault: dict[str, float]) -> None:
    sample = samples.page(
        12, kind, angle=angle, surround="white", margin_mm=2, noise=2.5, blur=0.6, texture=1.0, **fault
    )
    assert looked_at(sample).angle == pytest.approx(angle, abs=0.05)


def test_faint_tables_on_their_side_are_seen_as_such() -> None:
    sample = samples.page(5, "landscape_table", turn=90, angle=0.8, surround="white", noise=2.0, contrast=0.15)
    analysis = looked_at(sample)
    assert analysis.sideways
    assert analysis.angle == pytest.approx(0.8, abs=0.05)


def lines_of_print(level: int, paper: int, angle: float, rows: range) -> Gray:
    page = np.full((3400, 2400), paper, np.uint8)
    for row in rows:
        cv2.putText(
            page, "Can cu Luat Luu tru va quy dinh hien hanh", (220, row), cv2.FONT_HERSHEY_SIMPLEX, 2.4, level, 5
        )
    turn = cv2.getRotationMatrix2D((1200, 1700), -angle, 1)
    return np.asarray(cv2.warpAffine(page, turn, (2400, 3400), borderValue=paper), np.uint8)


def test_what_shines_through_a_page_with_dark_print_is_not_asked() -> None:
    front = lines_of_print(20, 240, 0.4, range(300, 500, 90))
    behind = cv2.flip(lines_of_print(216, 240, 1.2, range(800, 3200, 60)), 1)
    page = np.minimum(front, behind).astype(np.uint8)
    assert analyse(np.asarray(behind, np.uint8), 300).angle == pytest.approx(-1.2, abs=0.1)
    assert analyse(page, 300).angle == pytest.approx(0.4, abs=0.1)


def test_the_shadow_along_an_edge_does_not_turn_a_blank_page() -> None:
    page = np.full((3400, 2400), 226, np.uint8)
    rng = np.random.default_rng(4)
    for top in range(1200, 3300, 36):
        page[top : top + int(rng.integers(8, 24)), 60:68] = 190
    small = shrink(page, 4)
    behind = background(small, 75, 226)
    lean = find_text_lean(page, ink_mask(small, behind), partial(ink_mask, small, behind), 4, 300)
    assert not lean.sideways
    assert not lean.believed


@pytest.mark.parametrize(("seed", "angle"), [(74, 0.3), (54, -0.5), (58, 0.3)])
def test_the_rules_of_a_form_outweigh_what_is_written_on_them(seed: int, angle: float) -> None:
    how = {"surround": "white", "noise": 1.5, "blur": 0.5, "tint": (244, 238, 222), "margin_mm": 2}
    sample = samples.page(seed, "form", form=4, angle=angle, **how)
    assert looked_at(sample).angle == pytest.approx(angle, abs=0.03)


def test_rules_are_counted_on_a_page_that_leans() -> None:
    ink = np.zeros((880, 620), np.uint8)
    for row in range(100, 700, 100):
        cv2.line(ink, (60, row), (560, row + 26), 255, 2)
    assert count_rules(ink, 2.98, 75) == 6
    assert count_rules(ink, -2.98, 75) == 0


def test_a_word_or_two_give_way_to_page_edges() -> None:
    sample = samples.page(1359436888, "sparse", angle=1.1, surround="dark", margin_mm=8, noise=2.0, blur=0.5)
    analysis = looked_at(sample)
    assert analysis.measures["skew_text_strength"] >= 5
    assert analysis.measures["skew_by_edges"] == 1.0
    assert analysis.angle == pytest.approx(1.1, abs=0.01)


def test_one_side_is_believed_where_a_word_or_two_agree_with_it() -> None:
    sample = samples.page(1359436876, "sparse", angle=-0.6, surround="dark", margin_mm=8, noise=2.0, blur=0.5)
    part = np.ascontiguousarray(gray_of(sample)[250:-250, :-250])
    analysis = analyse(part, 300)
    assert list(analysis.edges.found) == ["left"]
    assert analysis.angle == pytest.approx(-0.6, abs=0.02)
    assert analysis.measures["skew_edges"] == analysis.angle


def test_one_side_that_contradicts_the_text_is_not_believed() -> None:
    page = np.full((2400, 2400), 240, np.uint8)
    cv2.putText(page, "Nguyen Thi Hoa", (900, 900), cv2.FONT_HERSHEY_SIMPLEX, 2.4, 20, 5)
    cv2.fillPoly(page, [np.array([[0, 0], [150, 0], [200, 2400], [0, 2400]])], 25)
    analysis = analyse(page, 300)
    assert list(analysis.edges.found) == ["left"]
    assert abs(analysis.angle) <= 0.2
