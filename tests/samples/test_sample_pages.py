"""Sample pages: what their truth says is where it says, and every type, kind and defect can be drawn."""

from __future__ import annotations

from unicodedata import normalize

import cv2
import numpy as np
import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import samples
from samples.degrade import degrade
from samples.sheet import Face, font_of

RED = 40


def ink_in(image, box) -> float:
    """Share of dark or coloured pixels in a box."""
    x, y, width, height = box
    part = image[y : y + height, x : x + width].astype(int)
    return float((part.min(axis=2) < 160).mean())


def unwarp(sample):
    """Cut the page out of the image by its corners, as the crop of a recipe would."""
    width, height = sample.truth.page_size
    source = np.array(sample.truth.corners, np.float32) - 0.5
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32) - 0.5
    return cv2.warpPerspective(
        sample.image, cv2.getPerspectiveTransform(source, target), (width, height), borderValue=(255, 255, 255)
    )


@pytest.mark.parametrize("one", samples.DOCUMENT_TYPES, ids=lambda one: one.key)
def test_every_type_has_its_words_where_the_truth_says(one):
    page = samples.page(41, type=one.key)
    truth = page.truth
    assert truth.document_start
    assert truth.type == one.key
    for word in truth.words:
        assert ink_in(page.image, word.box) > 0.04, word
    fields = set(truth.fields)
    assert {"issuing_body", "place", "date", "subject"} <= fields
    assert ("number" in fields and "notation" in fields) == one.is_numbered
    assert ("type" in fields) != one.is_letter
    if one.abbreviation:
        assert truth.fields["notation"].value.startswith(f"{one.abbreviation}-")
    for name, value in truth.fields.items():
        assert value.box is not None, name
        assert ink_in(page.image, value.box) > 0.01, name


def test_the_29_types_have_their_own_codes_and_abbreviations():
    assert len(samples.DOCUMENT_TYPES) == 29
    assert [one.code for one in samples.DOCUMENT_TYPES] == [f"{code:02d}" for code in range(1, 30)]
    abbreviations = [one.abbreviation for one in samples.DOCUMENT_TYPES if one.abbreviation]
    assert len(set(abbreviations)) == 27


def test_no_letter_is_missing_from_the_fonts():
    letters = {letter for one in samples.DOCUMENT_TYPES for letter in samples.page(3, type=one.key).truth.text}
    letters |= set("ăâđêôơưĂÂĐÊÔƠƯ") | {chr(code) for code in range(0x1EA0, 0x1EFA)}
    for family in ("free", "noto", "dejavu"):
        for bold, italic in ((False, False), (True, False), (False, True), (True, True)):
            known = TTFont(font_of(Face(12, bold, italic, family)).path).getBestCmap()
            assert not {letter for letter in letters - set("\n ") if ord(letter) not in known}


def test_text_is_composed_and_in_reading_order():
    pages = samples.document(12, "cong_van")
    text = "\n".join(page.truth.text for page in pages)
    order = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Kính gửi:", "Nơi nhận:"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert pages[-1].truth.fields["signer"].value in text
    assert "V/v" in text
    assert text == normalize("NFC", text)


def test_another_seed_gives_another_page_and_the_same_seed_the_same():
    how = {"angle": 1.5, "surround": "dark", "margin_mm": 8.0, "noise": 2.0, "texture": 1.0, "bleed": 0.2, "jpeg": 80}
    first, again, other = (samples.page(seed, type="bao_cao", **how) for seed in (5, 5, 6))
    assert np.array_equal(first.image, again.image)
    assert first.truth.as_dict() == again.truth.as_dict()
    assert first.truth.text != other.truth.text


@pytest.mark.parametrize("kind", samples.KINDS)
def test_every_kind_can_be_drawn_and_scanned(kind):
    bleed = 0.2 if kind == "seal_ghost" else 0.0
    page = samples.page(77, kind, angle=0.5, surround="white", bleed=bleed)
    assert page.image.dtype == np.uint8
    assert page.image.shape[1::-1] == page.truth.image_size
    assert page.truth.kind == kind
    assert bool(page.truth.words) == (kind not in {"blank", "seal", "seal_ghost", "lone_signature"})
    wide = page.truth.page_size[0] > page.truth.page_size[1]
    assert wide == (kind in {"landscape_table", "spread"})


@pytest.mark.parametrize("paper", ["a3", "a4", "a5"])
@pytest.mark.parametrize("landscape", [False, True])
def test_paper_sizes(paper, landscape):
    short, long = {"a3": (3508, 4961), "a4": (2480, 3508), "a5": (1748, 2480)}[paper]
    page = samples.page(1, "continuation", paper=paper, landscape=landscape)
    assert page.truth.page_size == ((long, short) if landscape else (short, long))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    angle=st.floats(-5, 5),
    turn=st.sampled_from([0, 90, 180, 270]),
    surround=st.sampled_from(["dark", "grey", "white"]),
    right=st.floats(-6, 6),
    down=st.floats(-6, 6),
)
def test_the_page_lies_where_its_corners_say(angle, turn, surround, right, down):
    clean = samples.clean_page(9, "table" if turn in {0, 180} else "landscape_table")
    how = samples.Degradation(angle=angle, turn=turn, surround=surround, margin_mm=22, shift_mm=(right, down))
    scanned = degrade(clean, how, 9)
    back = unwarp(scanned)
    soft = [cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), (0, 0), 1.5) for image in (back, clean.image)]
    assert cv2.absdiff(*soft).mean() < 1.0
    window = cv2.createHanningWindow((1024, 1024), cv2.CV_32F)
    shift, _ = cv2.phaseCorrelate(*(image[200:1224, 400:1424].astype(np.float32) for image in soft), window)
    assert np.hypot(*shift) < 0.1
    # The top side of the upright page leans by the angle, clockwise positive.
    (x0, y0), (x1, y1) = scanned.truth.corners[:2]
    lean = np.degrees(np.arctan2(y1 - y0, x1 - x0)) + turn
    assert abs((lean - angle + 180) % 360 - 180) < 1e-6


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turn_is_what_puts_the_image_upright(turn):
    clean = samples.clean_page(9, "first")
    scanned = degrade(clean, samples.Degradation(turn=turn), 9)
    upright = np.rot90(scanned.image, -turn // 90)
    assert np.array_equal(upright, clean.image)


def test_points_of_the_page_are_found_in_the_image():
    page = samples.page(21, type="thong_bao", angle=3.0, surround="white", margin_mm=8, turn=270)
    for word in page.truth.words[::7]:
        x, y, width, height = page.truth.box_in_image(word.box)
        assert page.image[max(0, y) : y + height, max(0, x) : x + width].min() < 160


def test_labels_and_parameters_tell_what_was_done():
    page = samples.page(8, type="chi_thi", blur=2.0, angle=-1.0, holes=True, shift_mm=(30.0, 0.0), surround="white")
    assert set(page.truth.labels) == {"skewed", "blurred", "punch_holes", "white_surround", "clipped"}
    assert page.truth.defects == {
        "blur": 2.0, "angle": -1.0, "holes": True, "shift_mm": [30.0, 0.0], "surround": "white",
    }  # fmt: skip
    assert samples.page(8, type="chi_thi").truth.labels == ()
    assert samples.page(8, type="chi_thi").truth.defects == {}


def test_the_ghost_is_the_mirrored_seal():
    page = samples.page(31, "seal_ghost", bleed=0.25)
    ghost = next(mark for mark in page.truth.marks if mark.kind == "ghost")
    x, y, width, height = ghost.box
    inside = page.image[y : y + height, x : x + width].astype(int)
    redness = np.where(inside[..., 0] - inside[..., 2] > 8, 1, 0).mean()
    outside = page.image.copy()
    outside[y - 8 : y + height + 8, x - 8 : x + width + 8] = 255
    assert redness > 0.05
    assert outside.min() > 245


def test_seal_stands_over_the_left_part_of_the_signature():
    marks = {mark.kind: mark.box for mark in samples.page(19, "signature").truth.marks}
    seal, signature = marks["seal"], marks["signature"]
    assert seal[0] < signature[0]
    assert signature[0] < seal[0] + seal[2] < signature[0] + signature[2]


@pytest.mark.parametrize(
    ("change", "measure", "low", "high"),
    [
        ({"exposure": 1.6, "tint": (200, 200, 200)}, lambda grey: grey.max(), 254, 255),
        ({"exposure": 0.5}, lambda grey: np.percentile(grey, 90), 125, 130),
        ({"contrast": 0.2}, np.ptp, 45, 55),
        ({"noise": 6.0, "tint": (128, 128, 128)}, lambda grey: grey[:150].std(), 4, 7),
        ({"texture": 3.0, "tint": (200, 200, 200)}, lambda grey: grey[:150].std(), 2, 4),
        ({"bitonal": True}, lambda grey: len(np.unique(grey)), 2, 2),
        ({"black": 40}, np.min, 39, 42),
        ({"light": 0.4}, lambda grey: min(grey[0, 0], grey[0, -1], grey[-1, 0], grey[-1, -1]), 145, 160),
        ({"bleed": 0.2}, lambda grey: (np.abs(grey.astype(int) - 222) < 28).mean(), 0.1, 0.4),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)  # fmt: skip
def test_defects_show_in_the_pixels(change, measure, low, high):
    grey = cv2.cvtColor(samples.page(55, type="ke_hoach", **change).image, cv2.COLOR_RGB2GRAY)
    assert low <= measure(grey) <= high


def test_blur_widens_the_edges_and_keeps_the_levels():
    sharp, soft = (
        cv2.cvtColor(samples.page(55, type="ke_hoach", blur=sigma).image, cv2.COLOR_RGB2GRAY) for sigma in (0.0, 2.0)
    )
    steepest = [np.percentile(np.abs(np.diff(grey.astype(int), axis=1)), 99.8) for grey in (sharp, soft)]
    assert steepest[1] < steepest[0] / 2
    assert abs(sharp.mean() - soft.mean()) < 0.5


def test_streaks_run_down_the_image_whichever_way_the_page_lies():
    clean = samples.clean_page(2, "blank", landscape=True)
    how = samples.Degradation(turn=90, streaks=2, streak_level=30.0)
    grey = cv2.cvtColor(degrade(clean, how, 2).image, cv2.COLOR_RGB2GRAY).astype(int)
    assert (grey.mean(axis=0) < 250).sum() >= 2
    assert np.ptp(grey.mean(axis=1)) < 1


def test_a_mixed_set_is_mixed_and_starts_the_same_way():
    found = [page.truth for page in samples.degraded_set(12, seed=4)]
    assert len({truth.labels[0] for truth in found}) >= 4
    assert [truth.as_dict() for truth in found[:2]] == [
        page.truth.as_dict() for page in samples.degraded_set(2, seed=4)
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(samples.SCENARIOS))
def test_every_scenario_does_what_its_name_says(name):
    page = next(iter(samples.degraded_set(1, seed=9, only=name)))
    assert page.truth.labels[0] == name
    by_kind = {"good", "sparse", "blank", "blank_verso", "seal_ghost", "photo", "receipt", "skewed", "streaks"}
    if name not in by_kind:
        assert name in page.truth.labels[1:]
    if name not in {"clipped", "good"}:
        assert "clipped" not in page.truth.labels
