"""Single checks on views made by hand: limits, regions, and what cannot be assessed."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from station.imaging.analysis import analyse
from station.imaging.codecs import Image
from station.model.finding import Outcome
from station.model.geometry import Box, Quad
from station.model.page_text import PageText, Word
from station.model.recipe import Recipe
from station.qc.blankness import Blankness, blank_measures
from station.qc.check import PageView
from station.qc.checks import (
    blank,
    contrast,
    edge_content,
    exposure,
    ocr_confidence,
    orientation,
    sharpness,
    skew,
)
from station.qc.edge_width import edge_measures
from station.qc.legibility import grain
from station.qc.limits import Limits
from station.qc.rendition import make_rendition

LIMITS: dict[str, Limits] = {
    "blank": {"blank": 0.003, "content": 0.03, "words": 3},
    "contrast": {"step": 60, "edges": 30},
    "edge_content": {"height": 8, "marks": 1, "near": 3, "pieces": 3, "missing": 3},
    "exposure": {"darkest": 60, "clipped": 2, "ink": 24},
    "ocr_confidence": {
        "confidence": 70,
        "letters": 6,
        "spoilt": 90,
        "print": 50,
        "width": 3.2,
        "contrast": 15,
        "grain": 7,
    },
    "orientation": {"sure": 1},
    "sharpness": {"width": 3.2, "edges": 30},
    "skew": {"residual": 0.5, "disagreement": 0.3},
}


def words(*confidences: float, text: str = "chính") -> PageText:
    row = tuple(
        Word(text, Box(40 + 90 * (i % 8), 60 + 70 * (i // 8), 70, 30), confidence, i // 8, 0, (90, 90))
        for i, confidence in enumerate(confidences)
    )
    return PageText(row, 800, 1100, "vie", "none")


def view(gray: np.ndarray, text: PageText | None = None, recipe: Recipe | None = None) -> PageView:
    master = Image(gray, 300, 8, 1, "image/png")
    analysis = analyse(gray, 300)
    page = make_rendition(master, recipe or Recipe.untouched(gray.shape[1], gray.shape[0]), 300)
    measures = {**analysis.measures, **blank_measures(page, text, LIMITS["blank"])}
    made = PageView(
        gray=page.gray, color=None, small=page.small, behind=page.behind, ink=page.ink, factor=page.factor,
        paper=page.paper, master_gray=gray, master_page=analysis.page, master_factor=round(1 / analysis.scale),
        recipe=page.recipe, dpi=300, bits=8, depth=8, text=text, measures=measures,
    )  # fmt: skip
    return replace(made, measures={**measures, **edge_measures(made)})


def page_of_letters(paper: int = 240, ink: int = 30) -> np.ndarray:
    gray = np.full((1100, 800), paper, np.uint8)
    for y in range(100, 1000, 60):
        cv2.putText(gray, "hoi dong nhan dan xa", (60, y), cv2.FONT_HERSHEY_SIMPLEX, 1.6, ink, 4, cv2.LINE_AA)
    return gray


def test_blank_is_graded() -> None:
    empty = np.full((1100, 800), 235, np.uint8)
    assert blank.PLUGIN.measure(view(empty), LIMITS["blank"]).note == "blank"
    speck = empty.copy()
    cv2.circle(speck, (400, 500), 6, 60, -1)
    found = blank.PLUGIN.measure(view(speck), LIMITS["blank"])
    assert (found.outcome, found.note) == (Outcome.FLAGGED, "probably_blank")
    assert blank.PLUGIN.measure(view(page_of_letters()), LIMITS["blank"]).outcome is Outcome.PASSED


def test_dust_and_beige_paper_are_blank() -> None:
    rng = np.random.default_rng(5)
    beige = np.clip(205 + rng.normal(0, 3, (1100, 800)) + np.linspace(0, 25, 800), 0, 255).astype(np.uint8)
    for x, y in rng.integers(60, 700, (40, 2)):
        beige[y, x] = 40
    page = view(beige)
    assert page.measures["blank_grade"] == Blankness.BLANK
    assert page.measures["content_share"] < 0.01


def test_faint_pencil_is_content_and_words_decide_for_content() -> None:
    pencil = page_of_letters(paper=235, ink=200)
    assert view(pencil).measures["blank_grade"] == Blankness.CONTENT
    empty = np.full((1100, 800), 235, np.uint8)
    assert view(empty, words(95, 95, 95)).measures["blank_grade"] == Blankness.CONTENT
    assert view(empty, words(20, 20, 20)).measures["blank_grade"] == Blankness.BLANK


@pytest.mark.parametrize(("sigma", "outcome"), [(0.0, Outcome.PASSED), (0.6, Outcome.PASSED), (2.2, Outcome.FLAGGED)])
def test_sharpness_is_the_width_of_edges(sigma: float, outcome: Outcome) -> None:
    gray = page_of_letters()
    gray = cv2.GaussianBlur(gray, (0, 0), sigma) if sigma else gray
    found = sharpness.PLUGIN.measure(view(gray), LIMITS["sharpness"])
    assert found.outcome is outcome
    assert found.unit == "px"


def test_noise_does_not_make_a_blank_page_sharp_nor_a_blurred_one() -> None:
    rng = np.random.default_rng(1)
    noise = np.clip(235 + rng.normal(0, 9, (1100, 800)), 0, 255).astype(np.uint8)
    found = sharpness.PLUGIN.measure(view(noise), LIMITS["sharpness"])
    assert (found.outcome, found.note) == (Outcome.UNCHECKED, "blank_page")
    blurred = cv2.GaussianBlur(page_of_letters(), (0, 0), 2.2).astype(float) + rng.normal(0, 9, (1100, 800))
    noisy = np.clip(blurred, 0, 255).astype(np.uint8)
    assert sharpness.PLUGIN.measure(view(noisy), LIMITS["sharpness"]).outcome is Outcome.FLAGGED


def test_blur_in_one_direction_is_found() -> None:
    dragged = cv2.blur(page_of_letters(), (1, 11))
    assert sharpness.PLUGIN.measure(view(dragged), LIMITS["sharpness"]).outcome is Outcome.FLAGGED


def test_exposure_too_dark_washed_out_and_white_paper() -> None:
    dark = view(page_of_letters(paper=110, ink=10))
    assert exposure.PLUGIN.measure(dark, LIMITS["exposure"]).note == "too_dark"
    text = words(*[96] * 40)
    pale = page_of_letters(paper=255, ink=90)
    pale[50:500, 30:790] = np.maximum(pale[50:500, 30:790], 90)
    assert exposure.PLUGIN.measure(view(pale, text), LIMITS["exposure"]).note == "washed_out"
    white = page_of_letters(paper=255, ink=5)
    assert exposure.PLUGIN.measure(view(white, text), LIMITS["exposure"]).outcome is Outcome.PASSED
    two_levels = replace(view(page_of_letters(paper=255, ink=0)), depth=1)
    assert exposure.PLUGIN.measure(two_levels, LIMITS["exposure"]).outcome is Outcome.PASSED
    black = replace(two_levels, small=np.zeros_like(two_levels.small))
    assert exposure.PLUGIN.measure(black, LIMITS["exposure"]).note == "too_dark"


def test_colour_says_nothing_of_washed_out_print() -> None:
    gray = page_of_letters(paper=255, ink=95)
    color = np.repeat(gray[:, :, None], 3, axis=2)
    color[gray < 250] = (220, 40, 40)
    page = view(gray)
    red = replace(page, color=color)
    without = {name: value for name, value in page.measures.items() if name != "ink_level"}
    measured = replace(red, measures={**without, **edge_measures(red)})
    assert exposure.PLUGIN.measure(page, LIMITS["exposure"]).note == "washed_out"
    assert exposure.PLUGIN.measure(measured, LIMITS["exposure"]).outcome is Outcome.PASSED


def test_contrast_is_that_of_strokes_whatever_surrounds_them() -> None:
    assert contrast.PLUGIN.measure(view(page_of_letters()), LIMITS["contrast"]).outcome is Outcome.PASSED
    faint = page_of_letters(paper=235, ink=190)
    faint[8:60, 8:60] = 0
    found = contrast.PLUGIN.measure(view(faint), LIMITS["contrast"])
    assert (found.outcome, found.note) == (Outcome.FLAGGED, "faint_print")
    assert found.value == pytest.approx(45, abs=3)
    nothing = view(np.full((1100, 800), 235, np.uint8))
    assert contrast.PLUGIN.measure(nothing, LIMITS["contrast"]).note == "blank_page"


def test_faint_print_can_be_sharp_or_blurred() -> None:
    faint = page_of_letters(paper=235, ink=200)
    assert sharpness.PLUGIN.measure(view(faint), LIMITS["sharpness"]).outcome is Outcome.PASSED
    blurred = cv2.GaussianBlur(faint, (0, 0), 2.2)
    assert sharpness.PLUGIN.measure(view(blurred), LIMITS["sharpness"]).note == "blurred"


def test_holes_folds_and_show_through_are_no_content() -> None:
    empty = np.full((3508, 2480), 235, np.uint8)
    empty[1750:1756] = 190
    for y in (1300, 2200):
        cv2.circle(empty, (130, y), 33, 20, -1)
    assert view(empty).measures["blank_grade"] == Blankness.BLANK
    ghost = empty.copy()
    cv2.circle(ghost, (1200, 900), 210, 207, 12, cv2.LINE_AA)
    assert view(ghost).measures["blank_grade"] == Blankness.PROBABLY_BLANK
    pencil = empty.copy()
    cv2.putText(pencil, "126", (1200, 900), cv2.FONT_HERSHEY_SIMPLEX, 3.0, 180, 5, cv2.LINE_AA)
    assert view(pencil).measures["blank_grade"] == Blankness.CONTENT


def test_letters_cut_by_the_frame_are_found_with_their_place() -> None:
    gray = page_of_letters()
    assert edge_content.PLUGIN.measure(view(gray), LIMITS["edge_content"]).outcome is Outcome.PASSED
    cut = np.ascontiguousarray(gray[:, 75:])
    found = edge_content.PLUGIN.measure(view(cut), LIMITS["edge_content"])
    assert (found.outcome, found.note) == (Outcome.FLAGGED, "content_on_edge")
    assert found.region is not None
    assert found.region.x <= 4
    turned = Recipe(90, 0.0, Quad((0, 1100), (0, 0), (725, 0), (725, 1100)))
    region = edge_content.PLUGIN.measure(view(cut, recipe=turned), LIMITS["edge_content"]).region
    assert region is not None
    # The master's left side is the upper one of a page turned clockwise.
    assert region.y <= 4


def test_a_line_next_to_the_frame_tells_of_lines_beyond_it() -> None:
    gray = page_of_letters()
    beside = np.ascontiguousarray(gray[:, 45:])
    found = edge_content.PLUGIN.measure(view(beside), LIMITS["edge_content"])
    assert (found.outcome, found.note, found.unit) == (Outcome.FLAGGED, "line_at_edge", "mm")
    assert found.value == pytest.approx(1.3, abs=0.4)
    assert found.region is not None
    assert found.region.x < 40
    # A whole page printed to 4 mm from its edges, a page number beyond that, a corner of a line that leans.
    numbered = page_of_letters()
    cv2.putText(numbered, "- 126 -", (300, 40), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 30, 3, cv2.LINE_AA)
    assert edge_content.PLUGIN.measure(view(numbered), LIMITS["edge_content"]).outcome is Outcome.PASSED
    above = np.ascontiguousarray(gray[105:])
    matrix = cv2.getRotationMatrix2D((400, 0), 3.0, 1)
    matrix[1, 2] += 26
    leaning = cv2.warpAffine(above, matrix, (800, 995), borderValue=240)
    assert edge_content.PLUGIN.measure(view(leaning), LIMITS["edge_content"]).outcome is Outcome.PASSED


def test_rules_shadows_and_the_bed_are_no_cut_content() -> None:
    lined = np.full((1100, 800), 240, np.uint8)
    lined[100:1000:60] = 150
    lined[:, 90:92] = 160
    assert edge_content.PLUGIN.measure(view(lined), LIMITS["edge_content"]).outcome is Outcome.PASSED
    shadow = page_of_letters()
    shadow[:, :6] = 120
    assert edge_content.PLUGIN.measure(view(shadow), LIMITS["edge_content"]).outcome is Outcome.PASSED
    bed = np.full((1300, 1000), 20, np.uint8)
    bed[100:1200, 100:900] = page_of_letters()
    bed[400:430, 60:140] = 20
    assert edge_content.PLUGIN.measure(view(bed), LIMITS["edge_content"]).outcome is Outcome.PASSED


def test_a_sheet_that_ran_off_the_frame_is_missing_a_part() -> None:
    bed = np.full((1200, 1000), 20, np.uint8)
    bed[300:, 100:900] = page_of_letters()[:900]
    found = edge_content.PLUGIN.measure(view(bed), LIMITS["edge_content"])
    assert (found.note, found.unit) == ("page_off_frame", "%")
    assert found.value == pytest.approx(100 * (1 - 900 / (800 * 2**0.5)), abs=1)


def test_skew_reports_what_is_left_and_where_edges_disagree() -> None:
    gray = page_of_letters()
    matrix = cv2.getRotationMatrix2D((400, 550), -1.5, 1)
    leaning = cv2.warpAffine(gray, matrix, (800, 1100), borderValue=240)
    found = skew.PLUGIN.measure(view(leaning), LIMITS["skew"])
    assert (found.outcome, found.note) == (Outcome.FLAGGED, "skew_left")
    assert found.value == pytest.approx(1.5, abs=0.1)
    straight = view(gray)
    assert skew.PLUGIN.measure(straight, LIMITS["skew"]).outcome is Outcome.PASSED
    torn = replace(straight, measures={**straight.measures, "skew_edges": 1.0})
    assert skew.PLUGIN.measure(torn, LIMITS["skew"]).note == "skew_disagreement"
    nothing = view(np.full((1100, 800), 240, np.uint8))
    assert skew.PLUGIN.measure(nothing, LIMITS["skew"]).note == "blank_page"


def test_skew_left_on_faint_print_is_seen() -> None:
    faint = page_of_letters(paper=240, ink=212)
    assert not view(faint).ink.any()
    assert skew.PLUGIN.measure(view(faint), LIMITS["skew"]).outcome is Outcome.PASSED
    turn = cv2.getRotationMatrix2D((400, 550), -1.0, 1)
    leaning = np.asarray(cv2.warpAffine(faint, turn, (800, 1100), borderValue=240), np.uint8)
    found = skew.PLUGIN.measure(view(leaning), LIMITS["skew"])
    assert (found.outcome, found.note) == (Outcome.FLAGGED, "skew_left")
    assert found.value == pytest.approx(1.0, abs=0.1)


def test_ocr_confidence_weighs_words_by_length() -> None:
    gray = page_of_letters()
    assert ocr_confidence.PLUGIN.measure(view(gray, words(90, 95)), LIMITS["ocr_confidence"]).outcome is Outcome.PASSED
    poor = ocr_confidence.PLUGIN.measure(replace(view(gray, words(40, 60, 65)), measures={}), LIMITS["ocr_confidence"])
    assert (poor.outcome, poor.note) == (Outcome.FLAGGED, "hard_to_read")
    few = ocr_confidence.PLUGIN.measure(view(gray, words(95, text="A")), LIMITS["ocr_confidence"])
    assert (few.outcome, few.note) == (Outcome.UNCHECKED, "no_words")
    assert ocr_confidence.PLUGIN.measure(view(gray), LIMITS["ocr_confidence"]).note == "no_ocr"


def test_what_cannot_be_read_on_a_good_image_is_handwriting() -> None:
    limits, gray = LIMITS["ocr_confidence"], page_of_letters()
    good = {"edge_width": 2.4, "ink_step": 150.0}

    def judged(text: PageText, **other: float) -> tuple[Outcome, str]:
        page = view(gray, text)
        found = ocr_confidence.PLUGIN.measure(replace(page, measures={**page.measures, **good, **other}), limits)
        return found.outcome, found.note

    by_hand = words(20, 30, 40, 90)
    assert judged(by_hand) == (Outcome.FLAGGED, "handwriting")
    assert judged(by_hand, edge_width=4.0) == (Outcome.FLAGGED, "hard_to_read")
    assert judged(by_hand, ink_step=20.0) == (Outcome.FLAGGED, "hard_to_read")
    guessed = words(80, 85, 84)
    assert judged(guessed) == (Outcome.PASSED, "")
    assert judged(guessed, edge_width=5.0) == (Outcome.FLAGGED, "hard_to_read")
    filled_in = words(96, 97, 20, 25)
    assert judged(filled_in) == (Outcome.PASSED, "")
    assert judged(filled_in, edge_width=4.0) == (Outcome.FLAGGED, "hard_to_read")


def test_noise_is_no_handwriting() -> None:
    noise = np.random.default_rng(3).normal(0, 22, (1100, 800))
    noisy = np.clip(page_of_letters(paper=220) + noise, 0, 255).astype(np.uint8)
    page = view(noisy, words(20, 30, 40))
    page = replace(page, measures={**page.measures, "edge_width": 2.4, "ink_step": 150.0})
    assert ocr_confidence.PLUGIN.measure(page, LIMITS["ocr_confidence"]).note == "hard_to_read"
    assert grain(page) > LIMITS["ocr_confidence"]["grain"]


def test_orientation_needs_proof() -> None:
    page = view(page_of_letters(), words(50, 50))
    unsure = replace(page, measures={**page.measures, "orientation_sure": 0.0})
    assert orientation.PLUGIN.measure(unsure, LIMITS["orientation"]).note == "orientation_unsure"
    sure = replace(page, measures={**page.measures, "orientation_sure": 1.0})
    assert orientation.PLUGIN.measure(sure, LIMITS["orientation"]).outcome is Outcome.PASSED
