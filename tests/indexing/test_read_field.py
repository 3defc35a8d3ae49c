"""What a box around some words says for a field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_kit import Paper, decision, headed

from station.indexing import fields
from station.indexing.region import read_field
from station.model.geometry import Box

ALL = Box(0, 0, 2480, 3508)
NAMES = (
    fields.TYPE, fields.NUMBER, fields.NOTATION, fields.DATE, fields.ORGAN, fields.PARENT, fields.SUBJECT, fields.PLACE,
    fields.SIGNER, fields.POSITION, fields.SECRECY, "language",
)  # fmt: skip


def said(field: str, *lines: str) -> str:
    paper = Paper()
    for index, line in enumerate(lines):
        paper.add(line, 1200, 300 + 80 * index)
    return read_field(paper.read(), ALL, field)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Mường Sáng, ngày 08 tháng 4 năm 2017", "08/04/2017"),
        ("ngày 08 tháng 4 năm 2017", "08/04/2017"),
        ("08 tháng 4 năm 2017", "08/04/2017"),
        ("tháng 4 năm 2017", "04/2017"),
        ("lÌ tháng l2 năm 2017", "11/12/2017"),
        ("8/4/2017", "08/04/2017"),
        ("08 - 04 - 2017", "08/04/2017"),
        ("04.2017", "04/2017"),
        ("năm 2017", "2017"),
        ("2017", "2017"),
        ("31/02/2017", ""),
        ("08/04/0017", ""),
        ("không có ngày", ""),
    ],
)
def test_a_date_however_it_is_written(text: str, date: str) -> None:
    assert said(fields.DATE, text) == date


@pytest.mark.parametrize(
    ("text", "number", "notation"),
    [
        ("Số: 492/QĐ-UBND", "492", "QĐ-UBND"),
        ("492/QĐ-UBND", "492", "QĐ-UBND"),
        ("Số: l2/2020/NQ-HĐND", "12/2020", "NQ-HĐND"),
        ("Số: 492", "492", ""),
        ("Số: 12/2020", "12/2020", ""),
        ("/QĐ-UBND", "", "QĐ-UBND"),
        ("QD-UBND", "", "QĐ-UBND"),
        ("BTT", "", "BTT"),
    ],
)
def test_number_and_notation_each_alone(text: str, number: str, notation: str) -> None:
    assert (said(fields.NUMBER, text), said(fields.NOTATION, text)) == (number, notation)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("QUYẾT ĐỊNH", "02"),
        ("Quyết định", "02"),
        ("TỜ TRINH", "15"),
        ("Công văn", "22"),
        ("Số: 12/QĐ-UBND", "02"),
        ("TTr-SNV", "15"),
        ("NGHỊ ĐỊNH", "32"),
        ("Kính gửi ông", ""),
    ],
)
def test_a_type_is_its_code(text: str, code: str) -> None:
    assert said(fields.TYPE, text) == code


def test_an_agency_is_written_as_in_a_text() -> None:
    lines = ("UBND HUYỆN MƯỜNG SÁNG", "PHÒNG NỘI VỤ")
    assert said(fields.ORGAN, *lines) == "Phòng Nội vụ huyện Mường Sáng"
    assert said(fields.PARENT, *lines) == "Ủy ban nhân dân huyện Mường Sáng"
    assert said(fields.ORGAN, "Ủy ban nhân dân huyện Mường Sáng,") == "Ủy ban nhân dân huyện Mường Sáng"
    assert said(fields.PARENT, "Bộ Nội vụ") == "Bộ Nội vụ"
    assert said(fields.ORGAN, "--- ---", *lines, "Số: 12/QĐ-PNV") == "Phòng Nội vụ huyện Mường Sáng"


def test_a_subject_is_written_out_and_spelled_as_on_the_page() -> None:
    assert (
        said(fields.SUBJECT, "V/v chỉnh lý tài liệu", "lưu trữ năm 2017.")
        == "Về việc chỉnh lý tài liệu lưu trữ năm 2017"
    )
    assert said(fields.SUBJECT, "Kế hoạch công tác") == "Kế hoạch công tác"
    assert said(fields.SUBJECT, "V/v") == ""


def test_people_places_and_levels() -> None:
    assert said(fields.SIGNER, "TS. Lê Thị Thủy.") == "Lê Thị Thủy"
    assert said(fields.SIGNER, "LÊ THỊ THỦY") == "Lê Thị Thủy"
    assert said(fields.POSITION, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") == "Phó Chủ tịch"
    assert said(fields.POSITION, "Người lập biểu") == "Người lập biểu"
    assert said(fields.PLACE, "Mường Sáng, ngày 08 tháng 4 năm 2017") == "Mường Sáng"
    assert said(fields.PLACE, "Mường Sáng,") == "Mường Sáng"
    assert said(fields.PLACE, "MƯỜNG SÁNG") == "Mường Sáng"
    assert said(fields.SECRECY, "TỐI MẬT") == "highly_secret"
    assert said(fields.SECRECY, "thường") == ""


def test_a_field_without_a_rule_gets_the_words() -> None:
    assert said("language", "Tiếng  Việt,", "tiếng Thái") == "Tiếng Việt, tiếng Thái"


def test_only_what_the_box_holds_counts() -> None:
    page = decision().read()
    dateline = [word.box for word in page.words if 380 < word.box.y < 400 and word.box.x > 1200]
    box = Box(min(b.x for b in dateline), 380, 1100, 60)
    assert read_field(page, box, fields.DATE) == "08/04/2017"
    assert read_field(page, box, fields.TYPE) == ""
    assert read_field(page, Box(0, 520, 2480, 60), fields.TYPE) == "02"


def test_an_empty_box_says_nothing_for_any_field() -> None:
    page = headed().read()
    assert {read_field(page, Box(5000, 5000, 10, 10), name) for name in NAMES} == {""}


@given(st.text(max_size=60), st.sampled_from(NAMES))
def test_any_words_give_some_text(text: str, field: str) -> None:
    paper = Paper().add(text, 1200, 300) if text.split() else Paper()
    assert isinstance(read_field(paper.read(), ALL, field), str)
