"""Heads of documents laid out by hand: every part of them found, and what is doubtful said to be."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from paper_kit import FILL, MOTTO, NATION, Paper, decision, headed, words_at

from station.indexing.dates import is_dateline
from station.indexing.suggest import suggest
from station.indexing.suggestion import CONFIDENT, Suggestion
from station.model.geometry import Box
from station.model.page_text import Word
from station.ocr.layout import Line

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TYPES: dict[str, str] = tomllib.loads((RESOURCES / "codelists/type_name.toml").read_text(encoding="utf-8"))["values"]
SHORTS: dict[str, str] = {
    code: short
    for short, code in tomllib.loads((RESOURCES / "codelists/type_abbreviation.toml").read_text(encoding="utf-8"))[
        "values"
    ].items()
}
TITLED = [code for code in TYPES if code not in ("22", "30", "31", "32")]


def suggested(paper: Paper) -> dict[str, Suggestion]:
    return {one.field: one for one in suggest([paper.read()])}


def values(paper: Paper) -> dict[str, str]:
    return {name: one.value for name, one in suggested(paper).items()}


def test_every_part_of_a_decision_is_found() -> None:
    found = suggested(decision())
    assert {name: one.value for name, one in found.items()} == {
        "typeName": "02",
        "codeNumber": "492",
        "codeNotation": "QĐ-UBND",
        "issuedDate": "08/04/2017",
        "place": "Mường Sáng",
        "organName": "Ủy ban nhân dân huyện Mường Sáng",
        "subject": "Về việc phê duyệt kế hoạch thu gom rác thải sinh hoạt năm 2017",
    }
    assert all(one.confidence >= CONFIDENT for one in found.values())
    assert all(one.is_confident for one in found.values())


def test_boxes_are_those_of_the_words_read() -> None:
    paper = decision()
    found = suggested(paper)
    boxes = {word.text: word.box for word in paper.words if word.box.y < 600}
    assert found["typeName"].boxes == (boxes["QUYẾT"], boxes["ĐỊNH"])
    assert found["codeNumber"].boxes == (boxes["492/QĐ-UBND"],)
    assert found["codeNotation"].boxes == (boxes["492/QĐ-UBND"],)
    assert found["issuedDate"].boxes == (boxes["08"], boxes["4"], boxes["2017"])
    assert found["issuedDate"].text == "08 4 2017"
    assert found["place"].page == 0


@pytest.mark.parametrize("code", TITLED)
def test_each_of_the_titles_is_told_from_the_others(code: str) -> None:
    number = f"Số: 12/{SHORTS[code]}-UBND" if code in SHORTS else ""
    paper = headed(number=number).middle(TYPES[code].upper(), 530).middle("Về công tác lưu trữ", 605).body(760, *FILL)
    found = suggested(paper)
    assert found["typeName"].value == code
    assert found["typeName"].is_confident
    assert found["subject"].value == "Về công tác lưu trữ"
    assert found.get("codeNotation") is None or found["codeNotation"].value == f"{SHORTS[code]}-UBND"


def test_a_title_with_a_lost_mark_is_still_told_by_its_notation() -> None:
    paper = headed(number="Số: 12/TC-UBND").middle("THÔNG CAO", 530).middle("Về kết quả", 605).body(760, *FILL)
    assert values(paper)["typeName"] == "06"


def test_without_a_readable_title_the_notation_tells_the_type() -> None:
    found = suggested(headed().body(760, *FILL))
    assert found["typeName"].value == "02"
    assert not found["typeName"].is_confident


def test_a_letter_has_its_subject_under_the_number() -> None:
    paper = headed(("UBND HUYỆN HƯNG ĐẠO", "PHÒNG NỘI VỤ"), "Số: 344/PNV-TH", "Hưng Đạo, ngày 04 tháng 7 năm 2023")
    paper.left("V/v phối hợp quản lý,", 460).left("sử dụng tài sản công", 520)
    paper.middle("Kính gửi: Ủy ban nhân dân huyện Hưng Đạo", 640).body(760, *FILL)
    assert values(paper) == {
        "typeName": "22",
        "codeNumber": "344",
        "codeNotation": "PNV-TH",
        "issuedDate": "04/07/2023",
        "place": "Hưng Đạo",
        "organName": "Phòng Nội vụ huyện Hưng Đạo",
        "parentOrganName": "Ủy ban nhân dân huyện Hưng Đạo",
        "subject": "Về việc phối hợp quản lý, sử dụng tài sản công",
    }


@pytest.mark.parametrize("about", ["V/v:", "v/v", "V⁄v", "VW", "Vlv", "V/y", "V#v"])
def test_the_letters_before_a_letter_s_subject_may_be_misread(about: str) -> None:
    paper = headed(number="Số: 3/UBND-TH").left(f"{about} kiểm tra kho", 460).middle("Kính gửi: Văn phòng", 640)
    assert values(paper.body(760, *FILL))["subject"] == "Về việc kiểm tra kho"


def test_columns_are_told_by_place_and_not_by_order() -> None:
    paper = decision()
    by_rows = suggest([paper.read()])
    by_columns = suggest([paper.read(lambda words: sorted(words, key=lambda w: (w.box.y > 500, w.box.x > 1100)))])
    backwards = suggest([paper.read(lambda words: sorted(words, key=lambda w: (-w.box.y, -w.box.x)))])
    assert by_rows == by_columns == backwards


@pytest.mark.parametrize(
    ("agency", "place", "name", "parent"),
    [
        (("ỦY BAN NHÂN DÂN TỈNH THANH LÂM",), "Thanh Lâm", "Ủy ban nhân dân tỉnh Thanh Lâm", None),
        (("UBND TỈNH BÌNH SA", "SỞ NỘI VỤ"), "Bình Sa", "Sở Nội vụ tỉnh Bình Sa", "Ủy ban nhân dân tỉnh Bình Sa"),
        (
            ("UBND TỈNH BÌNH SA", "SỞ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"),
            "Bình Sa",
            "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bình Sa",
            "Ủy ban nhân dân tỉnh Bình Sa",
        ),
        (
            ("SỞ NỘI VỤ", "CHI CỤC VĂN THƯ - LƯU TRỮ"),
            "Phú Điền",
            "Chi cục Văn thư - Lưu trữ tỉnh Phú Điền",
            "Sở Nội vụ",
        ),
        (("SỞ NỘI VỤ", "TRUNG TÂM LƯU TRỮ"), "Hà Nội", "Trung tâm Lưu trữ thành phố Hà Nội", "Sở Nội vụ"),
        (("ỦY BAN NHÂN DÂN", "THỊ XÃ ĐẠI PHONG"), "Đại Phong", "Ủy ban nhân dân thị xã Đại Phong", None),
        (
            ("SỞ NÔNG NGHIỆP VÀ PTNT", "BAN QUẢN LÝ RỪNG PHÒNG HỘ"),
            "Bình Sa",
            "Ban Quản lý rừng phòng hộ tỉnh Bình Sa",
            "Sở Nông nghiệp và PTNT",
        ),
        (
            ("UBND TỈNH BÀ RỊA -", "VŨNG TÀU"),
            "Bà Rịa - Vũng Tàu",
            "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu",
            None,
        ),
        (("BỘ NỘI VỤ", "CỤC VĂN THƯ VÀ LƯU TRỮ"), "Hà Nội", "Cục Văn thư và Lưu trữ", "Bộ Nội vụ"),
        (
            ("SỞ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"),
            "Bình Sa",
            "Sở Lao động - Thương binh và Xã hội tỉnh Bình Sa",
            None,
        ),
    ],
)
def test_agencies_are_named_as_a_description_names_them(
    agency: tuple[str, ...], place: str, name: str, parent: str | None
) -> None:
    paper = headed(agency, "Số: 12/BC-SNV", f"{place}, ngày 12 tháng 10 năm 2019")
    found = values(paper.middle("BÁO CÁO", 560).middle("Kết quả thực hiện", 630).body(780, *FILL))
    assert found["organName"] == name
    assert found.get("parentOrganName") == parent


def test_a_name_misread_in_the_head_is_spelled_as_the_text_spells_it() -> None:
    paper = headed(("ỦY BAN NHÂN DÂN", "HUYỆN MUỜNG SÁNG"), dateline="Mường Sáng, ngày 08 tháng 4 năm 2017")
    paper.middle("THÔNG BÁO", 530).middle("Về công tác lưu trữ", 605)
    paper.body(760, "Ủy ban nhân dân huyện Mường Sáng thông báo; huyện Mường Sáng yêu cầu", *FILL)
    assert values(paper)["organName"] == "Ủy ban nhân dân huyện Mường Sáng"


def test_the_place_is_spelled_as_the_area_it_is() -> None:
    paper = headed(dateline="Mường Sắng, ngày 08 tháng 4 năm 2017").body(760, "huyện Mường Sáng giao", *FILL)
    paper.words = [Word(w.text, w.box, 70.0 if w.text == "Sắng," else 96.0, 0, 0, w.baseline) for w in paper.words]
    assert values(paper)["place"] == "Mường Sáng"


def test_a_name_that_has_lost_its_last_line_is_not_sure() -> None:
    paper = headed(("UBND TỈNH BÌNH SA", "SỞ NÔNG NGHIỆP VÀ"), "Số: 9/BC-SNN", "Bình Sa, ngày 05 tháng 10 năm 2020")
    assert not suggested(paper.middle("BÁO CÁO", 560).body(780, *FILL))["organName"].is_confident


def test_a_subject_is_spelled_as_most_of_the_page_spells_it() -> None:
    paper = headed().middle("QUYẾT ĐỊNH", 530).middle("Về việc khai thác lẩm sản năm 2017", 605, 88)
    paper.body(760, "tổ chức khai thác lâm sản đúng quy định; việc khai thác lâm sản hằng năm", *FILL)
    found = suggested(paper)["subject"]
    assert found.value == "Về việc khai thác lâm sản năm 2017"
    assert found.text == "Về việc khai thác lẩm sản năm 2017"


def test_a_word_spelled_in_two_ways_is_not_sure() -> None:
    paper = headed().middle("QUYẾT ĐỊNH", 530).middle("Về việc khai thác lâm sản năm 2017", 605)
    once = suggested(paper.body(760, *FILL))["subject"]
    paper.body(1200, "việc khai thác lâm sản và khai thác lâm sản phụ", "đã khai thác lầm sản trái phép")
    twice = suggested(paper)["subject"]
    assert once.value == twice.value == "Về việc khai thác lâm sản năm 2017"
    assert once.is_confident
    assert twice.confidence < once.confidence - 0.02


def test_what_is_always_read_wrong_is_known_as_a_phrase() -> None:
    paper = headed().middle("QUYẾT ĐỊNH", 530).middle("Thu, chỉ ngân sách và Kiếm kê năm 2017", 605)
    paper.body(760, "tổ chức thu, chỉ ngân sách đúng quy định; việc thu, chỉ ngân sách hằng năm", *FILL)
    assert values(paper)["subject"] == "Thu, chi ngân sách và Kiểm kê năm 2017"


def test_a_year_the_page_never_names_is_not_sure() -> None:
    paper = decision(dateline="Mường Sáng, ngày 08 tháng 4 năm 2012")
    found = suggested(paper.body(1300, "kế hoạch năm 2017 và dự toán năm 2017 đã được phê duyệt"))["issuedDate"]
    assert found.value == "08/04/2012"
    assert not found.is_confident


@pytest.mark.parametrize(
    ("number", "expected", "notation"),
    [
        ("Số: 12/2020/QĐ-UBND", "12/2020", "QĐ-UBND"),
        ("Số: 7 / QĐ - UBND", "7", "QĐ-UBND"),
        ("Số 15-QĐ/TU", "15", "QĐ/TU"),
        ("Sô: l2/QÐ-UBND", "12", "QĐ-UBND"),
        ("Số: 4O/QD-UBNĐ", "40", "QĐ-UBND"),
        ("Số: 49lQĐ-UBND", "49", "QĐ-UBND"),
        ("Số: 49QĐ-UBND", "49", "QĐ-UBND"),
        ("Số: 49/QĐUBND", "49", "QĐ-UBND"),
    ],
)
def test_numbers_and_notations_in_their_forms(number: str, expected: str, notation: str) -> None:
    found = suggested(decision(number=number))
    assert found["codeNumber"].value == expected
    assert found["codeNotation"].value == notation


def test_a_number_of_which_the_slash_was_lost_is_never_sure() -> None:
    found = suggested(decision(number="Số: 2?78QĐ-UBND"))
    assert found["codeNotation"].value == "QĐ-UBND"
    assert not suggested(decision(number="Số: 49lQĐ-UBND"))["codeNumber"].is_confident


def test_a_number_under_the_title_belongs_to_a_contract_with_its_heading_in_the_middle() -> None:
    paper = Paper().middle(NATION, 240).middle(MOTTO, 305).middle("HỢP ĐỒNG", 430).middle("Số: 15/HĐ-UBND", 500)
    paper.middle("Cung cấp dịch vụ số hóa tài liệu", 570).body(720, *FILL)
    found = values(paper)
    assert (found["typeName"], found["codeNumber"], found["codeNotation"]) == ("21", "15", "HĐ-UBND")
    assert found["subject"] == "Cung cấp dịch vụ số hóa tài liệu"
    assert "organName" not in found


def test_figures_read_as_letters_are_put_right_with_less_confidence() -> None:
    plain = suggested(decision())["issuedDate"]
    misread = suggested(decision(dateline="Mường Sáng, ngày 0§ tháng lÌ năm 20l7", confidence=60.0))["issuedDate"]
    assert misread.value == "08/11/2017"
    assert misread.confidence < CONFIDENT < plain.confidence


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("Mường Sáng, ngày tháng 4 năm 2017", "04/2017"),
        ("Mường Sáng, ngày tháng năm 2017", "2017"),
        ("Mường Sáng, ngày 31 tháng 4 năm 2017", "04/2017"),
        ("Mường Sáng, ngày 08 tháng 44 năm 2017", "2017"),
        ("Mường Sáng, ngày 08 tháng 4 năm 17", None),
    ],
)
def test_what_cannot_be_a_date_is_left_out_of_it(dateline: str, expected: str | None) -> None:
    found = suggested(decision(dateline=dateline)).get("issuedDate")
    assert (found.value if found else None) == expected
    assert found is None or not found.is_confident


def test_figures_written_by_hand_are_never_sure() -> None:
    paper = headed(number="", dateline="")
    paper.left("Số:", 386).right("Mường Sáng, ngày", 386)
    paper.put(Word("17", Box(740, 370, 60, 62), 95.0, 0, 0, (426.0, 426.0)), *words_at("/QĐ-UBND", 820, 386))
    paper.put(Word("24", Box(1960, 374, 60, 60), 95.0, 0, 0, (426.0, 426.0)), *words_at("tháng 4 năm 2017", 2040, 386))
    found = suggested(paper.middle("QUYẾT ĐỊNH", 530).middle("Về việc thanh lý", 605).body(760, *FILL))
    assert found["codeNumber"].value == "17"
    assert not found["codeNumber"].is_confident
    assert found["issuedDate"].value == "24/04/2017"
    assert not found["issuedDate"].is_confident
    assert found["codeNotation"].is_confident


def test_print_at_the_edge_of_the_image_is_never_sure() -> None:
    paper = decision()
    shift = min(word.box.x for word in paper.words if word.text == "492/QĐ-UBND") - 5
    moved = Paper()
    for word in paper.words:
        box = word.box
        if box.x - shift > 0 or word.text == "492/QĐ-UBND":
            new = Box(max(0, box.x - shift), box.y, box.width, box.height)
            moved.put(Word(word.text, new, word.confidence, 0, 0, word.baseline))
    found = suggested(moved)
    assert found["codeNotation"].value == "QĐ-UBND"
    assert not found["codeNotation"].is_confident


def test_a_stamp_beside_the_title_does_not_hide_it() -> None:
    paper = decision().put(*words_at("ĐẾN", 300, 530), *words_at("CÔNG VĂN", 300, 605))
    found = values(paper)
    assert found["typeName"] == "02"
    assert found["subject"] == "Về việc phê duyệt kế hoạch thu gom rác thải sinh hoạt năm 2017"


def test_a_subject_in_capitals_is_offered_without_confidence() -> None:
    paper = headed(number="Số: 3/KH-UBND").middle("KẾ HOẠCH", 530).middle("SỐ HÓA TÀI LIỆU LƯU TRỮ NĂM 2020", 605)
    found = suggested(paper.body(760, *FILL))
    assert found["subject"].value == "Số hóa tài liệu lưu trữ năm 2020"
    assert not found["subject"].is_confident


def test_a_subject_ends_at_a_gap_and_before_what_it_comes_with() -> None:
    after_gap = headed().middle("QUYẾT ĐỊNH", 530).middle("Về việc thanh lý", 605).middle("Phần thứ nhất", 740)
    assert values(after_gap.body(860, *FILL))["subject"] == "Về việc thanh lý"
    enclosed = headed().middle("QUY CHẾ", 530).middle("Làm việc của cơ quan", 605)
    enclosed.middle("(Ban hành kèm theo Quyết định số 12/QĐ-UBND)", 670)
    assert values(enclosed.body(800, *FILL))["subject"] == "Làm việc của cơ quan"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("V/v thanh lý tài sản", "Về việc thanh lý tài sản"),
        ("VỀ việc thanh lý nắm 2017", "Về việc thanh lý năm 2017"),
        ("Thanh lý tài sản năm 201 I", "Thanh lý tài sản năm 2011"),
        ("Thanh lý tài sản./.", "Thanh lý tài sản"),
    ],
)
def test_subjects_are_written_in_one_form(printed: str, value: str) -> None:
    assert values(headed().middle("QUYẾT ĐỊNH", 530).middle(printed, 605).body(760, *FILL))["subject"] == value


def test_a_title_at_the_very_top_is_offered_without_confidence() -> None:
    paper = Paper().add("QUY CHẾ", 1240, 240).add("Làm việc của cơ quan", 1240, 310).body(480, *FILL)
    found = suggested(paper)
    assert {name: one.value for name, one in found.items()} == {"typeName": "04", "subject": "Làm việc của cơ quan"}
    assert not any(one.is_confident for one in found.values())


def test_a_landscape_page_is_read_alike() -> None:
    paper = Paper(3508, 2480).right(NATION, 240).right(MOTTO, 305).left("ỦY BAN NHÂN DÂN", 240).left("XÃ TẢ VAN", 302)
    paper.left("Số: 9/KH-UBND", 390).right("Tả Van, ngày 05 tháng 10 năm 2020", 390)
    found = values(paper.middle("KẾ HOẠCH", 530).middle("Kiểm kê đất đai", 605).body(760, *FILL))
    assert found["organName"] == "Ủy ban nhân dân xã Tả Van"
    assert (found["typeName"], found["issuedDate"]) == ("10", "05/10/2020")


@pytest.mark.parametrize(
    ("mark", "level"), [("MẬT", "secret"), ("TỐI MẬT", "highly_secret"), ("TUYÊT MẠT", "top_secret")]
)
def test_secrecy_marks_are_seen(mark: str, level: str) -> None:
    assert values(decision().left(mark, 470))["secrecy"] == level


def test_words_about_secrets_are_no_mark() -> None:
    found = values(decision().body(1300, "việc bảo vệ bí mật nhà nước; CỤC BÍ MẬT QUÂN SỰ giữ", "mật."))
    assert "secrecy" not in found


def test_a_page_without_a_head_suggests_nothing() -> None:
    page = (
        Paper()
        .middle("2", 120)
        .body(
            240,
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
            "Căn cứ Quyết định số 15/QĐ-UBND ngày 08 tháng 4 năm 2017 của Ủy ban nhân dân huyện Mường Sáng;",
            *FILL,
        )
    )
    assert suggest([page.read()]) == []
    assert suggest([Paper().read()]) == []
    assert suggest([]) == []


def test_a_date_alone_is_no_head() -> None:
    paper = Paper().right("Mường Sáng, ngày 08 tháng 4 năm 2017", 386).body(760, *FILL)
    assert suggest([paper.read()]) == []


def test_a_number_in_the_body_is_not_that_of_the_document() -> None:
    paper = headed(number="").middle("GIẤY MỜI", 530).middle("Dự hội nghị", 605).body(760, *FILL)
    found = values(paper.body(1100, "Số: 15/TB-SNV.", "/QĐ-UBND"))
    assert "codeNumber" not in found
    assert "codeNotation" not in found


def test_a_line_that_goes_on_after_the_date_is_no_dateline() -> None:
    assert is_dateline(Line(tuple(words_at("Mường Sáng, ngày 08 tháng 4 năm 2017", 0, 0))))
    assert not is_dateline(Line(tuple(words_at("Nghị định ngày 08 tháng 4 năm 2017 của Chính phủ về lưu trữ", 0, 0))))
    assert not is_dateline(Line(tuple(words_at("Mường Sáng, năm 2017", 0, 0))))


def test_a_head_of_which_only_number_and_date_can_be_read_is_doubted() -> None:
    paper = Paper().left("ỦY BAN NHÂN DÂN", 240).left("HUYỆN MƯỜNG SÁNG", 302)
    paper.left("Số: 492/QĐ-UBND", 390).right("Mường Sáng, ngày 08 tháng 4 năm 2017", 390)
    found = values(paper.middle("QUYẾT ĐỊNH", 530).middle("Về việc thanh lý", 605).body(760, *FILL))
    assert found["codeNumber"] == "492"
    assert found["typeName"] == "02"
    assert found["organName"] == "Ủy ban nhân dân huyện Mường Sáng"
