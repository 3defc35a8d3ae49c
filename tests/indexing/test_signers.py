"""Signature blocks: who signed, as what, and what is doubtful about it."""

from __future__ import annotations

import pytest
from paper_kit import FILL, Paper, decision

from station.indexing.suggest import suggest
from station.indexing.suggestion import Suggestion


def closing(*lines: str, name: str = "") -> Paper:
    paper = Paper().middle("2", 130).body(240, *FILL)
    for index, line in enumerate(lines):
        paper.right(line, 700 + 70 * index)
    if name:
        paper.right(name, 700 + 70 * len(lines) + 290)
    for index, line in enumerate(("Nơi nhận:", "- Như Điều 3;", "- Lưu: VT, NV.")):
        paper.add(line, 560, 720 + 60 * index)
    return paper


def signed(paper: Paper) -> dict[str, Suggestion]:
    found = suggest([decision().read(), paper.read()])
    return {one.field: one for one in found if one.field in ("fullName", "position")}


@pytest.mark.parametrize(
    ("lines", "position"),
    [
        (("GIÁM ĐỐC",), "Giám đốc"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Chủ tịch"),
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Phó Chủ tịch"),
        (("KT. CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG"), "Phó Chi cục trưởng"),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "Chánh Văn phòng"),
        (("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"), "Trưởng phòng"),
    ],
)
def test_name_and_position_of_the_last_page(lines: tuple[str, ...], position: str) -> None:
    found = signed(closing(*lines, name="Nguyễn Thị Thu Hương"))
    assert found["fullName"].value == "Nguyễn Thị Thu Hương"
    assert found["position"].value == position
    assert found["fullName"].page == found["position"].page == 1
    assert not found["fullName"].is_confident


def test_the_deputy_is_known_from_the_line_above_a_lost_one() -> None:
    assert signed(closing("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"))["position"].value == "Phó Chủ tịch"
    assert signed(closing("KT. GIÁM ĐỐC", "-GIAM ĐỌC"))["position"].value == "Phó Giám đốc"


def test_an_authority_alone_is_no_position() -> None:
    assert signed(closing("TM. ỦY BAN NHÂN DÂN")) == {}
    assert signed(closing("TL. CHỦ TỊCH")) == {}


def test_degrees_are_no_part_of_a_name() -> None:
    assert signed(closing("GIÁM ĐỐC", name="TS. Trần Văn Hùng"))["fullName"].value == "Trần Văn Hùng"


def test_a_chapter_under_a_line_in_capitals_is_no_person() -> None:
    paper = Paper().body(240, *FILL).right("QUY CHẾ", 700).right("Chương Một", 900).body(1200, *FILL)
    assert signed(paper) == {}


def test_a_name_at_the_left_signs_nothing() -> None:
    paper = Paper().body(240, *FILL).add("GIÁM ĐỐC", 560, 700).add("Nguyễn Văn An", 560, 1000)
    assert signed(paper) == {}


def test_who_decides_in_the_middle_of_the_page_does_not_sign_there() -> None:
    paper = Paper().body(240, *FILL).add("GIÁM ĐỐC", 1240, 700).add("Nguyễn Văn An", 1240, 1000)
    assert signed(paper) == {}
