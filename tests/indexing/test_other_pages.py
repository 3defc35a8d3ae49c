"""Pages with words that the sample pages do not have, and heads of which little can be read."""

from __future__ import annotations

import pytest
from paper_kit import FILL, MOTTO, NATION, Paper, headed

from station.indexing.starts import document_starts
from station.indexing.suggest import suggest
from station.indexing.suggestion import Suggestion
from station.model.geometry import Box
from station.model.page_text import Word


def suggested(paper: Paper) -> dict[str, Suggestion]:
    return {one.field: one for one in suggest([paper.read()])}


def body(paper: Paper, *lines: str) -> Paper:
    return paper.middle("THÔNG BÁO", 530).middle("Về công tác lưu trữ", 605).body(760, *lines, *FILL)


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        (("TỔNG CỤC HẢI QUAN", "CỤC HẢI QUAN TỈNH BẮC LAM"), "Cục Hải quan tỉnh Bắc Lam"),
        (
            ("UBND TỈNH BẮC LAM", "BAN QUẢN LÝ DỰ ÁN", "ĐẦU TƯ XÂY DỰNG"),
            "Ban Quản lý dự án đầu tư xây dựng tỉnh Bắc Lam",
        ),
        (("KHO BẠC NHÀ NƯỚC", "TĨNH BẮC LAM"), "Kho bạc Nhà nước tỉnh Bắc Lam"),
        (("ỦY BAN NHÂN DÂN", "QUAN BẮC LAM"), "Ủy ban nhân dân quận Bắc Lam"),
        (("UBND TỈNH BẮC LAM", "SỞ CÔNG THƯƠNG"), "Sở Công Thương tỉnh Bắc Lam"),
        (("UBND TỈNH BẮC LAM", "SỞ NGOẠI VU"), "Sở Ngoại vụ tỉnh Bắc Lam"),
        (("UBND TỈNH BẮC LAM", "SỞ TƯ ˆ -_- PHÁP"), "Sở Tư pháp tỉnh Bắc Lam"),
    ],
)
def test_words_that_look_like_a_level_are_none(agency: tuple[str, ...], name: str) -> None:
    paper = body(headed(agency, dateline="Bắc Lam, ngày 08 tháng 4 năm 2017"))
    assert suggested(paper)["organName"].value == name


def test_a_place_read_badly_is_the_area_that_the_text_names() -> None:
    paper = Paper().right(NATION, 240).right(MOTTO, 305).left("SỞ TƯ PHÁP", 240).left("CHI CỤC KIỂM LÂM", 302)
    paper.left("Số: 12/TB-KL", 386).right("Hồn òa Phước, ngày 08 tháng 4 năm 2017", 386, 40)
    found = suggested(body(paper, "Chi cục Kiểm lâm tỉnh Hòa Phước, Chi cục Kiểm lâm tỉnh Hòa Phước."))
    assert found["organName"].value == "Chi cục Kiểm lâm tỉnh Hòa Phước"


def test_a_place_that_lost_its_capital_is_mended_or_doubted() -> None:
    assert suggested(body(headed(dateline="ường Sáng, ngày 08 tháng 4 năm 2017")))["place"].value == "Mường Sáng"
    doubted = suggested(body(headed(dateline="ao Tràng, ngày 08 tháng 4 năm 2017")))["place"]
    assert doubted.value == "ao Tràng"
    assert not doubted.is_confident


def test_dirt_at_the_edge_does_not_end_a_subject() -> None:
    paper = body(headed())
    for y in (530, 605):
        paper.put(Word("|", Box(2470, y, 4, 40), 76.0, 0, 0, (y + 40.0, y + 40.0)))
    assert suggested(paper)["subject"].value == "Về công tác lưu trữ"


def test_dirt_inside_of_a_subject_is_left_out_and_a_dash_is_not() -> None:
    paper = headed().middle("THÔNG BÁO", 530).middle("Về công tác ~ˆ lưu trữ - thư viện", 605).body(760, *FILL)
    assert suggested(paper)["subject"].value == "Về công tác lưu trữ - thư viện"


def test_a_word_read_with_certainty_is_kept_against_the_page() -> None:
    paper = headed().middle("THÔNG BÁO", 530).middle("Về giá xăm dầu", 605)
    paper.body(760, "giá xắm dầu và giá xắm dầu, giá xắm dầu", *FILL)
    assert suggested(paper)["subject"].value == "Về giá xăm dầu"


@pytest.mark.parametrize("year", ["2", "20017", "2922"])
def test_a_year_that_is_none_makes_a_subject_doubtful(year: str) -> None:
    paper = headed().middle("THÔNG BÁO", 530).middle(f"Về công tác lưu trữ năm {year}", 605).body(760, *FILL)
    assert not suggested(paper)["subject"].is_confident


def half_read(number: str, *lines: str) -> Paper:
    """A head of which the right half is lost."""
    paper = Paper()
    for index, line in enumerate(lines):
        paper.left(line, 240 + 62 * index)
    return paper.left(number, 262 + 62 * len(lines)).middle("THÔNG BÁO", 530).middle("Về công tác lưu trữ", 605)


def test_a_head_is_found_by_its_number_alone() -> None:
    found = suggested(half_read("Số: 12/TB-CCKL", "SỞ TƯ PHÁP", "CHI CỤC KIỂM LÂM").body(760, *FILL))
    assert {name: one.value for name, one in found.items()} == {
        "typeName": "07",
        "codeNumber": "12",
        "codeNotation": "TB-CCKL",
        "organName": "Chi cục Kiểm lâm",
        "parentOrganName": "Sở Tư pháp",
        "subject": "Về công tác lưu trữ",
    }
    assert suggested(half_read("12/TB-CCKL", "CHI CỤC KIỂM LÂM").body(760, *FILL))["codeNumber"].value == "12"


def test_a_number_in_a_line_of_the_body_is_no_head() -> None:
    assert document_starts([Paper().body(300, "số 12/TB-CCKL.", *FILL).read()]) == []
    assert document_starts([Paper().body(300, f"Số: 12/TB-CCKL {FILL[0]}", *FILL).read()]) == []


def test_a_law_with_its_date_is_no_place_and_date() -> None:
    paper = Paper().right("chính quyền địa phương ngày 19 tháng 6 năm 2015", 240).left("Số: 12/TB-KL", 240)
    assert "place" not in suggested(paper.middle("THÔNG BÁO", 530).body(760, *FILL))
    road = headed(dateline="").middle("THÔNG BÁO", 430).middle("giao thông nông thôn năm 2020", 490).body(760, *FILL)
    assert "issuedDate" not in suggested(road)


@pytest.mark.parametrize(
    ("read", "name"),
    [("Nguyên Văn Sơn", "Nguyễn Văn Sơn"), ("Ngõ Thị Huệ", "Ngô Thị Huệ"), ("Lường Văn Sơn", "Lường Văn Sơn")],
)
def test_a_surname_has_the_marks_that_it_has(read: str, name: str) -> None:
    paper = Paper().body(240, *FILL).right("GIÁM ĐỐC", 700).right(read, 1060)
    assert suggested(paper)["fullName"].value == name


def test_a_name_alone_is_a_signer_when_its_surname_is_known_and_there_is_room() -> None:
    assert suggested(Paper().body(240, *FILL).right("Trần Văn Sơn", 1000))["fullName"].value == "Trần Văn Sơn"
    assert "fullName" not in suggested(Paper().body(240, *FILL).right("Bản Văn Phòng", 1000))
    crowded = Paper().body(240, *FILL).right("đồng chí phụ trách", 930).right("Trần Văn Sơn", 1000)
    assert "fullName" not in suggested(crowded)
