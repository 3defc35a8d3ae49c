"""Pages with words that the sample pages do not have, and heads of which little can be read."""

from __future__ import annotations

import pytest
from paper_kit import FILL, MOTTO, NATION, Paper, headed, words_at

from station.indexing.dates import is_dateline
from station.indexing.starts import document_starts
from station.indexing.suggest import suggest
from station.indexing.suggestion import Suggestion
from station.model.geometry import Box
from station.model.page_text import Word
from station.ocr.layout import Line


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
        (("UBND TỈNH BẮC LAM", "CHI CỤC KIỂM ˆ -_- LÂM"), "Chi cục Kiểm lâm tỉnh Bắc Lam"),
        (("BỘ CÔNG AN", "CÔNG AN QUẬN BẮC LAM"), "Công an quận Bắc Lam"),
        (("UBND TỈNH BẮC LAM", "CHI CỤC QUẢN LÝ CHỢ"), "Chi cục Quản lý chợ tỉnh Bắc Lam"),
        (("UBND QUAN BẮC LAM", "NHÀ VĂN HÓA"), "Nhà văn hóa quận Bắc Lam"),
        (("- UBND TỈNH BẮC LAM", "- SỞ TƯ PHÁP"), "Sở Tư pháp tỉnh Bắc Lam"),
    ],
)
def test_words_that_look_like_a_level_are_none(agency: tuple[str, ...], name: str) -> None:
    paper = body(headed(agency, dateline="Bắc Lam, ngày 08 tháng 4 năm 2017"))
    assert suggested(paper)["organName"].value == name


def test_a_function_that_lost_its_last_line_is_completed_and_doubted() -> None:
    organ = suggested(body(headed(("UBND TỈNH BẮC LAM", "SỞ VĂN HÓA, THỂ"), dateline="")))["organName"]
    assert organ.value == "Sở Văn hóa, Thể thao và Du lịch tỉnh Bắc Lam"
    assert not organ.is_confident
    organ = suggested(body(headed(("UBND TỈNH BẮC LAM", "SỞ VĂN HÓA"), dateline="")))["organName"]
    assert organ.value == "Sở Văn hóa tỉnh Bắc Lam"
    assert not organ.is_confident


def test_the_last_of_three_names_is_doubted() -> None:
    agency = ("UBND HUYỆN BẮC LAM", "TRUNG TÂM PHÁT TRIỂN", "QUỸ ĐẤT")
    assert not suggested(body(headed(agency, dateline="")))["organName"].is_confident


def test_a_hook_on_an_i_is_doubted_outside_of_fixed_phrases() -> None:
    def sure(subject: str) -> bool:
        return suggested(headed().middle("THÔNG BÁO", 530).middle(subject, 605).body(760, *FILL))[
            "subject"
        ].is_confident

    assert sure("Về chỉ đạo công tác lưu trữ")
    assert not sure("Về chỉ trả kinh phí lưu trữ")


def test_a_notation_that_is_nearly_that_of_the_agency_is_doubted() -> None:
    agency = ("UBND TỈNH BẮC LAM", "SỞ QUY HOẠCH - KIẾN TRÚC")
    assert suggested(body(headed(agency, "Số: 12/TB-SQHKT")))["codeNotation"].is_confident
    assert not suggested(body(headed(agency, "Số: 12/TB-SQHKTF")))["codeNotation"].is_confident
    assert not suggested(body(headed(agency, "Số: 12/TB-SQHng8")))["codeNotation"].is_confident
    assert suggested(body(headed(number="Số: 12/TB-UBND", confidence=60)))["codeNotation"].confidence >= 0.97


def test_a_place_read_well_is_not_that_of_a_torn_line_in_the_text() -> None:
    paper = Paper().right(NATION, 240).right(MOTTO, 305).left("SỞ TƯ PHÁP", 240).left("CHI CỤC KIỂM LÂM", 302)
    paper.left("Số: 12/TB-KL", 386).right("Ninh Điền, ngày 08 tháng 4 năm 2017", 386)
    found = suggested(body(paper, "Chi cục Kiểm lâm tỉnh Ninh Di: báo cáo kết quả kiểm tra"))
    assert found["organName"].value == "Chi cục Kiểm lâm tỉnh Ninh Điền"
    assert found["place"].value == "Ninh Điền"


def test_a_place_does_not_support_itself() -> None:
    paper = Paper().right(NATION, 240).right(MOTTO, 305).left("UBND", 200).left("SỞ TƯ PHÁP", 262)
    paper.left("Số: 12/TB-STP", 386).right("Hồn Òa Phước, ngày 08 tháng 4 năm 2017", 386, 70)
    assert not suggested(body(paper))["place"].is_confident


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
    paper.put(Word("|", Box(2470, 530, 4, 40), 76.0, 0, 0, (570.0, 570.0)))
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
    for line in ("số 12/TB-CCKL.", f"Số: 12/TB-CCKL {FILL[0]}"):
        paper = Paper().body(300, line, *FILL)
        assert "codeNumber" not in suggested(paper)
        assert document_starts([paper.read()]) == []


def test_a_law_with_its_date_is_no_place_and_date() -> None:
    paper = Paper().right("chính quyền địa phương ngày 19 tháng 6 năm 2015", 240).left("Số: 12/TB-KL", 240)
    assert "place" not in suggested(paper.middle("THÔNG BÁO", 530).body(760, *FILL))
    assert not is_dateline(Line(tuple(words_at("Đường giao thông nông thôn năm 2020", 1200, 300))))
    assert is_dateline(Line(tuple(words_at("Hà Nội, ngày 12 thúng 4 nam 2020", 1200, 300))))


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
