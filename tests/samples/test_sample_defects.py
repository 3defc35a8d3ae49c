"""Sample pages with the defects that quality control must find: what the truth names is what the pixels show."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

import samples
from samples.corners import damage_corners
from samples.degradation import SURROUNDS

NOBODY = (0.0, 0.0, 0.0, 0.0)


def part(image, box):
    x, y, width, height = box
    return image[y : y + height, x : x + width]


@pytest.mark.parametrize("corner", range(4))
@pytest.mark.parametrize("leg", [12.0, -12.0])
def test_a_missing_corner_shows_the_bed_in_its_box_and_nowhere_else(corner, leg):
    legs = tuple(leg if place == corner else 0.0 for place in range(4))
    how = samples.Degradation(
        surround="dark", torn_mm=legs if leg > 0 else NOBODY, folded_mm=legs if leg < 0 else NOBODY
    )
    page = np.full((900, 700, 3), 240, np.uint8)
    (mark,) = damage_corners(page, how, seed=3)
    assert mark.kind == ("missing_corner" if leg > 0 else "folded_corner")
    bed = (page == np.array(SURROUNDS["dark"], np.uint8)).all(axis=2)
    tip = (0 if corner in {0, 1} else 899, 0 if corner in {0, 3} else 699)
    assert bed[tip]
    assert bed.sum() == pytest.approx(mark.box[2] * mark.box[3] / 2, rel=0.12)
    outside = page.copy()
    x, y, width, height = mark.box
    outside[max(0, y - 8) : y + height + 8, max(0, x - 8) : x + width + 8] = 240
    assert np.abs(outside.astype(int) - 240).max() < 12


def test_a_dog_ear_lies_on_the_print_it_hides():
    page = np.full((900, 700, 3), 240, np.uint8)
    page[:, ::8] = 0
    how = samples.Degradation(surround="white", folded_mm=(30, 0, 0, 0))
    (mark,) = damage_corners(page, how, seed=3)
    assert mark.kind == "folded_corner"
    x, y = (round(0.68 * side) for side in mark.box[2:])
    assert page[y - 20 : y + 20, x - 20 : x + 20].min() > 200
    assert page[20:60, 20:60].min() > 240
    assert page[600:640, 500:540].min() == 0
    assert "folded_corner" in how.labels()


def test_small_missing_corners_are_no_defect():
    page = samples.page(5, torn_mm=(3, 0, 0, 4), folded_mm=(0, 4, 0, 0), surround="white")
    assert set(page.truth.labels) == {"white_surround"}
    assert {mark.kind for mark in page.truth.marks} >= {"missing_corner", "folded_corner"}


@pytest.mark.parametrize("period", [5.0, 9.0, 14.0])
def test_moire_has_its_period_and_its_strength(period):
    page = samples.page(6, "photo", moire=16.0, moire_period=period, moire_zone="page").image
    calm = samples.page(6, "photo").image
    blank = (slice(2500, 2500 + 512), slice(1000, 1000 + 512))
    grey = page[(*blank, 1)].astype(float)
    spectrum = np.abs(np.fft.fft2(grey - grey.mean()))
    row, column = np.unravel_index(int(spectrum.argmax()), spectrum.shape)
    frequency = np.hypot(*(np.fft.fftfreq(512)[place] for place in (row, column)))
    assert 1 / frequency == pytest.approx(period, rel=0.05)
    assert 8 <= grey.std() * np.sqrt(2) <= 17
    assert calm[(*blank, 1)].std() == 0


def test_moire_stays_in_its_zone():
    with_it, without = (samples.page(6, "photo", moire=level, moire_zone="photo") for level in (12.0, 0.0))
    (zone,) = (mark.box for mark in with_it.truth.marks if mark.kind == "moire")
    assert zone == next(mark.box for mark in without.truth.marks if mark.kind == "photo")
    changed = with_it.image != without.image
    assert part(changed, zone).mean() > 0.8
    part(changed, zone)[:] = False
    assert not changed.any()


@pytest.mark.parametrize("word", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "KHẨN", "HỎA TỐC", "THƯỢNG KHẨN"])
def test_a_stamp_is_red_and_where_its_mark_says(word):
    page = samples.page(11, type="cong_van", stamped=word)
    (mark,) = (mark for mark in page.truth.marks if mark.kind.endswith("_mark"))
    assert mark.text == word
    assert mark.kind == ("secrecy_mark" if "MẬT" in word else "urgency_mark")
    assert mark.kind in page.truth.labels
    red = (page.image[..., 0].astype(int) - page.image[..., 2]) > 60
    assert part(red, mark.box).mean() > 0.08
    seals = [other.box for other in page.truth.marks if other.kind == "seal"]
    for box in (mark.box, *seals):
        part(red, box)[:] = False
    assert not red.any()


def test_a_printed_mark_is_black_and_among_the_words():
    page = samples.page(12, type="bao_cao", printed="TỐI MẬT")
    assert "secrecy_mark" in page.truth.labels
    assert [word.text for word in page.truth.words[-2:]] == ["TỐI", "MẬT"]
    for word in page.truth.words[-2:]:
        assert part(page.image, word.box).min() < 60


def test_pages_that_speak_of_secrets_are_not_secret():
    page = samples.page(13, "secrecy_talk", stamped="HỎA TỐC")
    assert "bí mật nhà nước" in page.truth.text.lower()
    assert "secrecy_mark" not in page.truth.labels
    assert "urgency_mark" in page.truth.labels


def test_dirt_on_the_glass_stays_in_its_column_whatever_lies_there():
    lines = ((700, 2, -40, -40, -40), (1500, 1, -5, -40, -60))
    for seed, angle, turn in ((1, 0.0, 0), (2, 1.4, 0), (3, -2.0, 180)):
        how = {"angle": angle, "turn": turn, "surround": "white", "margin_mm": 1.0, "tint": (240, 238, 230)}
        dirty, clean = (samples.page(seed, glass=glass, **how).image.astype(int) for glass in (lines, ()))
        columns = np.flatnonzero((dirty != clean).any(axis=(0, 2)))
        assert columns.tolist() == [700, 701, 1500]
        assert np.median(dirty[:, 700] - clean[:, 700]) == -40
        assert np.median(dirty[:, 1500] - clean[:, 1500], axis=0).tolist() == [-5, -40, -60]


def test_a_fold_of_a_book_is_dark_at_the_fold_only():
    grey = samples.page(14, "spread", gutter=0.6, gutter_side="middle").image[..., 1].max(axis=0).astype(int)
    assert grey[len(grey) // 2] < 120
    assert grey[100] > 245
    assert grey[-100] > 245


def test_grey_scans_have_no_colour():
    image = samples.page(15, type="cong_van", gray=True, tint=(240, 232, 210)).image.astype(int)
    assert np.ptp(image, axis=2).max() == 0


@pytest.mark.parametrize("at", ["top", "bottom"])
def test_page_numbers_stand_where_they_were_asked_for(at):
    page = samples.page(16, "numbered", number=37, at=at, form="-{}-")
    (mark,) = (mark for mark in page.truth.marks if mark.kind == "page_number")
    assert (mark.text, page.truth.page_number) == ("37", 37)
    assert any(word.text == "-37-" for word in page.truth.words)
    assert (mark.box[1] < page.truth.page_size[1] / 8) == (at == "top")
    assert mark.box[0] + mark.box[2] / 2 == pytest.approx(page.truth.page_size[0] / 2, abs=120)
    assert part(page.image, mark.box).min() < 60


def test_a_form_is_the_same_form_with_other_answers():
    one, other, different = (samples.page(seed, "form", form=form) for seed, form in ((1, 3), (2, 3), (2, 4)))
    printed = [[(w.text, w.box) for w in page.truth.words if not w.hand] for page in (one, other, different)]
    written = [[w.text for w in page.truth.words if w.hand] for page in (one, other, different)]
    assert printed[0] == printed[1] != printed[2]
    assert written[0] != written[1]


def test_pencil_is_fainter_than_a_pen():
    pen, lead = (samples.page(17, kind) for kind in ("handwritten", "pencil"))
    assert all(word.hand for page in (pen, lead) for word in page.truth.words)
    darkest = [np.percentile(page.image.min(axis=2)[page.image.min(axis=2) < 240], 5) for page in (pen, lead)]
    assert darkest[0] < 60
    assert 140 <= darkest[1] <= 200
    for page in (pen, lead):
        for word in page.truth.words:
            assert part(page.image, word.box).min() < 215, word


@pytest.mark.parametrize("overlap", [0.0, 90.0])
def test_two_sheets_at_once_are_too_long(overlap):
    page = samples.page(18, "two_sheets", overlap_mm=overlap)
    assert page.image.shape[0] == pytest.approx((2 * 297 - overlap) / 25.4 * 300, abs=4)
    for word in page.truth.words:
        assert part(page.image, word.box).min() < 160, word


def test_faint_print_and_labels():
    page = samples.page(19, type="thong_bao", black=165)
    assert "faint_print" in page.truth.labels
    assert cv2.cvtColor(page.image, cv2.COLOR_RGB2GRAY).min() >= 60


def test_defects_change_nothing_else():
    """A parameter left alone draws no random number: pages made before it existed stay as they were."""
    how = {"angle": 1.0, "surround": "white", "noise": 2.0, "texture": 1.0, "overstamp": True}
    plain, torn = (samples.page(20, torn_mm=(size, 0, 0, 0), **how) for size in (0, 15))
    same = (plain.image == torn.image).all(axis=2)
    assert same[1200:].all()
