"""Secrecy marks stamped askew, over print, sideways in a margin, on a blank back, in grey, or printed alone."""

from __future__ import annotations

import io
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

import samples
from station.imaging.codecs import Image as Master
from station.model.finding import Finding, Outcome
from station.model.geometry import Box
from station.model.page_text import PageText, Word
from station.model.profiles import Checklist
from station.model.recipe import Recipe
from station.model.secrecy import Secrecy
from station.ocr.layout import PageLayout, lay_out
from station.ocr.secrecy import half_read_marks, marks_among_words, nearest_mark
from station.qc.baselines import baseline_of_ink
from station.qc.inspection import InspectionRequest
from station.qc.inspector import inspect
from station.qc.rendition import make_rendition
from station.qc.stamps import find_stamps
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

RED, VIOLET = (205, 45, 55), (120, 50, 165)
FONT = "/usr/share/fonts/truetype/freefont/FreeSerifBold.ttf"


def stamp(text: str, lean: float = 0.0, color: tuple[int, int, int] = RED, quarter: int = 0) -> np.ndarray:
    """Return a framed stamp as a transparent patch, 8 mm high, turned by ``lean`` degrees and by quarter turns."""
    font = ImageFont.truetype(FONT, 62)
    width = round(font.getlength(text)) + 70
    die = Image.new("L", (width, 98))
    pen = ImageDraw.Draw(die)
    pen.rectangle((0, 0, width - 1, 97), outline=255, width=7)
    pen.text((width / 2, 49), text, fill=255, font=font, anchor="mm")
    cover = np.asarray(die.rotate(-lean, expand=True, resample=Image.Resampling.BICUBIC), np.float64)[..., None] / 255
    patch = (255 - cover * 0.85 * (255 - np.array(color))).astype(np.uint8)
    return np.ascontiguousarray(np.rot90(patch, quarter))


def struck(image: np.ndarray, patch: np.ndarray, x: int, y: int) -> np.ndarray:
    page = image.copy()
    view = page[y : y + patch.shape[0], x : x + patch.shape[1]]
    view[:] = cv2.multiply(view, patch, scale=1 / 255)
    return page


def found(image: np.ndarray, *, want_text: bool = True, **limits: float) -> Finding:
    checklist = load_profiles([resources_folder()]).checklist("default")
    only: Checklist = replace(checklist, limits={"secrecy_mark": {**checklist.limits["secrecy_mark"], **limits}})
    stream = io.BytesIO()
    Image.fromarray(image).save(stream, "JPEG", quality=88, dpi=(300, 300))
    page = inspect(stream.getvalue(), InspectionRequest(checklist=only, want_text=want_text, name="sample.jpg"))
    (finding,) = page.report.findings
    return finding


@pytest.fixture(scope="module")
def letter() -> np.ndarray:
    return samples.page(31, "first", blur=0.5, noise=1.5).image


@pytest.fixture(scope="module")
def back() -> np.ndarray:
    return samples.page(32, "blank", noise=1.5).image


def test_a_stamp_over_print_is_found_where_it_stands(letter: np.ndarray) -> None:
    finding = found(struck(letter, stamp("TUYỆT MẬT", lean=4), 900, 1150))
    assert (finding.outcome, finding.value, finding.note) == (Outcome.FLAGGED, 3.0, "secrecy_top_secret")
    assert finding.limit == 1
    region = finding.region
    assert region is not None
    assert abs(region.x - 900) < 60
    assert abs(region.y - 1150) < 60
    assert 380 < region.width < 560


@pytest.mark.parametrize(
    ("text", "color", "lean", "quarter", "place", "level"),
    [
        ("MẬT", RED, -6.0, 0, (300, 400), 1),
        ("TỐI MẬT", VIOLET, 2.0, 0, (1500, 700), 2),
        ("TỐI MẬT", RED, 1.0, 1, (40, 900), 2),
        ("TUYỆT MẬT", RED, 0.0, 3, (2300, 600), 3),
        ("MẬT", RED, 3.0, 2, (1200, 300), 1),
    ],
)
def test_a_back_has_no_direction(
    back: np.ndarray,
    text: str,
    color: tuple[int, int, int],
    lean: float,
    quarter: int,
    place: tuple[int, int],
    level: int,
) -> None:
    assert found(struck(back, stamp(text, lean, color, quarter), *place)).value == level


@pytest.mark.parametrize("text", ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "THU HỒI", "TIỀN MẶT", "BẢN SAO"])
def test_other_stamps_are_no_secrecy_marks(back: np.ndarray, text: str) -> None:
    finding = found(struck(back, stamp(text, 2.0), 900, 500))
    assert (finding.outcome, finding.value) == (Outcome.PASSED, 0.0)


def test_a_gray_scan_of_a_stamp_is_found_by_its_frame(letter: np.ndarray) -> None:
    gray = cv2.cvtColor(struck(letter, stamp("TỐI MẬT", 2.0), 1750, 60), cv2.COLOR_RGB2GRAY)
    assert found(gray).value == 2


@pytest.mark.parametrize("text", ["MẬT", "TUYỆT MẬT"])
def test_a_lone_printed_mark_is_found(letter: np.ndarray, text: str) -> None:
    assert found(samples.page(40, "first", printed=text, blur=0.5).image).outcome is Outcome.FLAGGED


@pytest.mark.parametrize(
    ("top", "text"),
    [(3200, "TUYỆT MẬT"), (3200, "TỐI MẬT"), (500, "TÀI LIỆU MẬT"), (500, "Độ mật: Mật"), (700, "Độ mật: Tối mật")],
)
def test_a_mark_at_the_foot_and_a_field_that_says_the_level_are_found(top: int, text: str) -> None:
    image = Image.fromarray(samples.page(33, "blank").image)
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(FONT, 60)
    pen.text((900, top), text, fill=(20, 20, 20), font=font)
    for row in range(3):
        pen.text((300, 1200 + 130 * row), "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024", fill=(20, 20, 20), font=font)
    assert found(np.asarray(image)).outcome is Outcome.FLAGGED


def test_text_that_speaks_of_secrets_passes() -> None:
    page = samples.page(33, "blank").image
    image = Image.fromarray(page)
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(FONT, 54)
    for row, text in enumerate(
        (
            "QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Độ mật: Thường", "Tài liệu tuyệt mật, tối mật và mật được giao riêng",
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "Điều 2. Danh mục bí mật nhà nước độ Tuyệt mật",
        )
    ):  # fmt: skip
        pen.text((300, 300 + 130 * row), text, fill=(20, 20, 20), font=font)
    assert found(np.asarray(image)).outcome is Outcome.PASSED


def test_the_checklist_says_from_which_level_on(back: np.ndarray) -> None:
    page = struck(back, stamp("MẬT"), 900, 500)
    finding = found(page, level=2)
    assert (finding.outcome, finding.value, finding.limit) == (Outcome.PASSED, 1.0, 2)


def test_without_ocr_a_stamp_is_shown_and_nothing_passes(back: np.ndarray) -> None:
    plain = found(back, want_text=False)
    assert (plain.outcome, plain.note, plain.region) == (Outcome.UNCHECKED, "no_ocr", None)
    stamped = found(struck(back, stamp("MẬT"), 900, 500), want_text=False)
    assert (stamped.outcome, stamped.note) == (Outcome.UNCHECKED, "stamp_unread")
    assert isinstance(stamped.region, Box)


def test_only_capitals_are_like_a_mark() -> None:
    assert nearest_mark("[TUYÊT MÂT|") == (Secrecy.TOP_SECRET, 1.0)
    assert nearest_mark("mặt")[1] == 0.0
    assert nearest_mark("KHẨN")[1] < 0.5


def printed(*lines: tuple[int, int, str]) -> np.ndarray:
    """Return a page with prose and words printed at left edges and baselines."""
    image = Image.fromarray(samples.page(33, "blank").image)
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(FONT, 54)
    for row in (3, 4, 5, 6, 13, 14, 15, 16):
        pen.text((300, 90 * row), "Giao Văn phòng tổ chức thực hiện và báo cáo kết quả trước ngày 20.", 20, font)
    for x, baseline, text in lines:
        pen.text((x, baseline), text, (20, 20, 20), font, anchor="ls")
    return np.array(image)


@pytest.mark.parametrize(("text", "level"), [("MẬT", 1), ("TỐI MẬT", 2), ("TUYỆT MẬT", 3)])
@pytest.mark.parametrize("lower", [-24, 28])
def test_a_mark_close_to_words_of_another_line_is_found(text: str, level: int, lower: int) -> None:
    end = 900 + round(ImageFont.truetype(FONT, 54).getlength(text))
    page = printed((900, 900, text), (end + 16, 900 + lower, "BÁO CÁO"), (320, 900 - lower, "Sở Tài nguyên phát"))
    assert found(page).value == level


@pytest.mark.parametrize(
    "text", ["DANH MỤC BÍ MẬT NHÀ NƯỚC", "TÀI LIỆU TỐI MẬT VÀ MẬT", "TÒA ÁN NHÂN DÂN TỐI CAO", "NGUYỄN THỊ TUYẾT MAI"]
)
def test_words_of_one_line_are_no_mark(text: str) -> None:
    assert found(printed((700, 900, text), (700, 990, "MẬT ĐỘ DÂN SỐ, MẶT BẰNG"))).outcome is Outcome.PASSED


def test_a_word_under_a_staple_is_read_once_more_with_its_other_half() -> None:
    page = printed((900, 900, "TUYỆT MẬT"))
    cv2.line(page, (905, 912), (1075, 840), (60, 60, 60), 9, cv2.LINE_AA)
    assert found(page).value == 3


@pytest.mark.parametrize(("baselines", "lone"), [((866, 952), True), ((900, 990), False)])
def test_a_word_that_was_not_read_is_lone_when_only_other_lines_come_near(
    baselines: tuple[int, int], *, lone: bool
) -> None:
    lines = [(470, row, text) for row, text in zip(baselines, ("quản lý ngân sách", "của đơn vị sự ngh"), strict=True)]
    gray = cv2.cvtColor(printed((900, 900, "MẬT"), *lines), cv2.COLOR_RGB2GRAY)
    page = make_rendition(Master(gray, 300, 8, 1, "image/png"), Recipe.untouched(2480, 3508), 300)
    read = []
    for x, row, text in lines:
        left, top, right, bottom = (round(value) for value in ImageFont.truetype(FONT, 54).getbbox(text, anchor="ls"))
        box = Box(x + left, row + top, right - left, bottom - top)
        read.append(Word(text, box, 96, 0, 0, (row, row)))
    places = find_stamps(page, PageText(tuple(read), 2480, 3508, "vie", "none"))
    assert any(abs(place.box.x - 900) < 30 and abs(place.box.y - 850) < 30 for place in places) is lone


def words(*parts: tuple[str, int, int]) -> PageLayout:
    """Return words at left edges, with confidences, in one line of a page."""
    line = [Word(text, Box(x, 300, 30 * len(text), 50), sure, 0, 0, (350.0, 350.0)) for text, x, sure in parts]
    return lay_out(PageText(tuple(line), 2480, 3508, "vie", "none"))


def test_one_letter_of_the_long_mark_may_be_wrong_but_a_name_is_no_mark() -> None:
    (mark, *_) = marks_among_words(words(("TUYĐT", 300, 53), ("MẠT", 470, 91), ("Quản", 580, 96)))
    assert mark.level is Secrecy.TOP_SECRET
    assert [word.text for word in mark.beside] == ["Quản"]
    assert not marks_among_words(words(("TUYẾT", 300, 90), ("MAI", 470, 90)))
    assert not marks_among_words(words(("tuyệt", 300, 90), ("mật", 470, 90)))


def test_a_half_counts_only_beside_a_word_of_which_the_engine_was_not_sure() -> None:
    assert half_read_marks(words(("2£ÝÍT", 300, 51), ("MẬT", 470, 93)))
    assert not half_read_marks(words(("BÍ", 300, 93), ("MẬT", 380, 93), ("NHÀ", 490, 93)))


@pytest.mark.parametrize("text", ["MẬT", "Ông", "nghiệp,", "(bà):", "UBND", "302/BC"])
def test_letters_stand_on_one_row_whatever_hangs_below(text: str) -> None:
    page, font = Image.new("L", (500, 300), 250), ImageFont.truetype(FONT, 54)
    ImageDraw.Draw(page).text((50, 150), text, 20, font, anchor="ls")
    left, top, right, bottom = font.getbbox(text, anchor="ls")
    box = Box(round(50 + left), round(150 + top), round(right - left), round(bottom - top))
    assert abs(baseline_of_ink(np.asarray(page), box, 250.0) - 150) <= 2
