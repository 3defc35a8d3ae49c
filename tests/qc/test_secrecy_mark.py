"""Secrecy marks stamped askew, over print, sideways in a margin, on a blank back, in grey, or printed alone."""

from __future__ import annotations

import io
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

import samples
from station.model.finding import Finding, Outcome
from station.model.geometry import Box
from station.model.profiles import Checklist
from station.model.secrecy import Secrecy
from station.ocr.secrecy import nearest_mark
from station.qc.inspection import InspectionRequest
from station.qc.inspector import inspect
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
