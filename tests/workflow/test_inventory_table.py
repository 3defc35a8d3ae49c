"""Lists as people send them: leading zeros, dates as dates or text, headings over several rows, merged cells."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inventory_kit import HEADING, TODAY, Judged, judge, rewrite, workbook

from station.model.secrecy import Secrecy
from station.model.spreadsheet import column_index, column_letters
from station.settings.resources import resources_folder
from station.workflow.inventory_mapping import ColumnMapping, read_mapping
from station.workflow.inventory_rows import archival_date
from station.workflow.table_cells import clean, format_shape, serial_date


@pytest.fixture(scope="module")
def mapping() -> ColumnMapping:
    return read_mapping(resources_folder() / "profiles" / "inventory" / "default.toml")


def reasons(found: Judged) -> list[tuple[int, str]]:
    return [(row.row, row.reason) for row in found.rejected]


def test_leading_zeros_dates_and_counts_stay_as_people_see_them(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(tmp_path / "a.xlsx", [["01", 7, "Hồ sơ  đất đai ", 12, 23.0, date(2019, 3, 5), "Thường"]])
    book = openpyxl.load_workbook(path)
    book.active["B4"].number_format = "000"
    book.save(path)
    found = judge(path, mapping)
    (row,) = found.good
    assert not found.rejected
    assert (row.box, row.code, row.title, row.sheets, row.pages) == ("01", "007", "Hồ sơ đất đai", 12, 23)
    assert row.description["start_date"] == "05/03/2019"
    assert row.secrecy is Secrecy.ORDINARY


@pytest.mark.parametrize(
    ("shown", "format_code"), [("05/03/2019", "dd/mm/yyyy"), ("03/2019", 'mm"/"yyyy'), ("2019", "yyyy"),
                               ("05/03/2019", "[$-1042A]d-mmm-yy;@"), ("05/03/2019", "dd/mm/yyyy hh:mm")],
)  # fmt: skip
def test_a_date_says_what_its_format_shows(
    tmp_path: Path, mapping: ColumnMapping, shown: str, format_code: str
) -> None:
    moment = datetime(2019, 3, 5, 14, 30)  # noqa: DTZ001 - a workbook knows no zones
    path = workbook(tmp_path / "a.xlsx", [["1", "A.1", "Hồ sơ", 1, 2, moment, ""]])
    book = openpyxl.load_workbook(path)
    book.active["F4"].number_format = format_code
    book.save(path)
    (row,) = judge(path, mapping).good
    assert row.description["start_date"] == shown


def test_dates_of_a_workbook_that_counts_from_1904(tmp_path: Path, mapping: ColumnMapping) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(HEADING)
    book.active.append(["1", "A.1", "Hồ sơ", 1, 2, date(2019, 3, 5), ""])
    book.save(tmp_path / "a.xlsx")
    (row,) = judge(tmp_path / "a.xlsx", mapping).good
    assert row.description["start_date"] == "05/03/2019"


def test_bad_rows_are_named_with_number_and_reason(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["1", "A.1", "Tốt", 1, 2, "2019", ""],
            ["1", "../../x", "Đường dẫn", 1, 2, "2019", ""],
            ["1", "A.2", "", 1, 2, "2019", ""],
            ["1", "A.3", "Ngày", 1, 2, "31/02/2019", ""],
            ["1", "A.4", "Đếm", "mười", 2, "2019", ""],
            ["1", "A.5", "Trùng", 1, 2, "2019", ""],
            ["1", "A.5", "Trùng nữa", 1, 2, "2019", ""],
            ["1", "A.6", "Mật", 1, 2, "2019", "siêu mật"],
            [None] * 7,
            ["1", "A.7", "x" * 1001, -1, 2.5, "2030", "siêu mật"],
            ["h" * 101, "", "Không mã", 1, 2, "2019", ""],
        ],
    )
    found = judge(path, mapping)
    assert [row.code for row in found.good] == ["A.1"]
    assert found.good[0].secrecy is None, "a level that is not stated stays unknown"
    assert reasons(found) == [
        (5, "code_letters"), (6, "title_missing"), (7, "not_a_date"), (8, "not_a_count"),
        (9, "duplicate_in_file"), (10, "duplicate_in_file"), (11, "secrecy_unknown_word"), (13, "title_too_long"),
        (14, "code_empty"),
    ]  # fmt: skip
    assert [reason for reason, _ in found.rejected[7].reasons] == [
        "title_too_long", "not_a_count", "not_a_count", "secrecy_unknown_word", "date_in_future",
    ]  # fmt: skip
    assert found.rejected[8].also == (("field_too_long", "Hộp số: 101 > 100"),)
    assert [row.value for row in found.rejected[4:6]] == ["10", "9"], "each names the other"


def test_dates_and_retention_are_judged_against_each_other_and_the_list(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Mã hồ sơ,Tiêu đề,Ngày bắt đầu,Ngày kết thúc,THBQ,Thường dùng\n"
        "A.1,Tốt,3/2019,2019,Vĩnh viễn,x\n"
        "A.2,Ngược,01/04/2019,03/2019,20 năm,\n"
        "A.3,Mai sau,2019,24/11/2026,06,\n"
        "A.4,Thời hạn,2019,2019,99 năm,\n"
        "A.5,Số của bảng tính,43529,36526,01,không\n"
        "A.6,Năm,1954,10/10/1954,khác,\n",
        encoding="utf-8",
    )
    found = judge(path, mapping)
    assert reasons(found) == [
        (3, "dates_reversed"), (4, "date_in_future"), (5, "retention_unknown"), (6, "dates_reversed"),
    ]  # fmt: skip
    assert found.rejected[3].value == "05/03/2019 > 01/01/2000"
    assert [row.code for row in found.good] == ["A.1", "A.6"]
    assert found.good[0].description["start_date"] == "03/2019"
    assert [row.priority for row in found.good] == [3, 0], "permanent and often used come first"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_any_delimiter_and_byte_order_mark(tmp_path: Path, mapping: ColumnMapping, delimiter: str) -> None:
    lines = [delimiter.join(HEADING), delimiter.join(["02", "007", "Hồ sơ", "1", "2", "03/2019", "Tối mật"])]
    path = tmp_path / "a.csv"
    path.write_text("\r\n".join(lines), encoding="utf-8-sig")
    found = judge(path, mapping)
    (row,) = found.good
    assert not found.rejected
    assert (row.code, row.box, row.secrecy) == ("007", "02", Secrecy.HIGHLY_SECRET)


def test_headings_merged_over_two_rows_and_the_row_that_numbers_them(tmp_path: Path, mapping: ColumnMapping) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["MỤC LỤC HỒ SƠ NĂM 2001"],
        ["Hộp số", "Mã hồ sơ", "Tiêu đề", "Thời gian", None, "Số lượng", None, "Ghi chú"],
        [None, None, None, "Bắt đầu", "Kết thúc", "Tờ", "Trang", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
        ["H1", "A.1", "Một", "2001", "2002", 5, 9, "rách"],
        ["H1", "A.2", "Hai", "2002", "2003", 6, 11, None],
    ):
        sheet.append(row)
    for merged in ("A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:H3"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "a.xlsx")
    found = judge(tmp_path / "a.xlsx", mapping)
    assert not found.rejected
    assert [(row.row, row.code, row.sheets, row.pages) for row in found.good] == [(5, "A.1", 5, 9), (6, "A.2", 6, 11)]
    assert found.good[0].description == {"start_date": "2001", "end_date": "2002", "note": "rách"}
    assert not found.notices, "merged headings are no merged rows"


def test_cells_merged_over_rows_speak_for_each_of_them(tmp_path: Path, mapping: ColumnMapping) -> None:
    rows: list[list[object]] = [["H7" if n == 0 else None, f"A.{n}", f"Hồ sơ {n}", 1, 2, "2019", ""] for n in range(4)]
    path = workbook(tmp_path / "a.xlsx", [*rows, [None, "A.9", "Không hộp", 1, 2, "2019", ""]])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A4:A7")
    book.save(path)
    found = judge(path, mapping)
    assert [row.box for row in found.good] == ["H7", "H7", "H7", "H7", ""]
    assert ("merged", "3") in {(one.code, one.value) for one in found.notices}


def test_headings_said_again_on_every_printed_page_are_no_rows(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [["1", "A.1", "Một", 1, 2, "2019", ""], HEADING, ["1", "A.2", "Hai", 1, 2, "2019", ""]],
    )
    found = judge(path, mapping)
    assert [row.code for row in found.good] == ["A.1", "A.2"]
    assert not found.rejected


def test_only_visible_sheets_are_read_unless_one_is_named(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(tmp_path / "a.xlsx", [["1", "A.1", "Tốt", 1, 2, "2019", ""]])
    book = openpyxl.load_workbook(path)
    book.active.title = "Mục lục"
    for name, state, place in (("nháp", "hidden", 0), ("máy", "veryHidden", 1)):
        draft = book.create_sheet(name, place)
        draft.append(HEADING)
        draft.append(["1", "X", "Nháp", 1, 2, "2019", ""])
        draft.sheet_state = state
    book.create_sheet("Bìa", 2).append(["Tờ bìa, không có danh mục"])
    book.active = 3
    book.save(path)
    found = judge(path, mapping)
    assert [row.code for row in found.good] == ["A.1"]
    assert [(one.code, one.value) for one in found.notices] == [
        ("sheet_hidden_unread", "nháp"), ("sheet_hidden_unread", "máy"), ("sheet_unread", "Bìa"),
    ]  # fmt: skip
    named = judge(path, mapping, sheet="nháp")
    assert [row.code for row in named.good] == ["X"]
    assert named.notices[0].code == "sheet_hidden"


def test_hidden_rows_and_columns_are_read_and_said(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(tmp_path / "a.xlsx", [["1", f"A.{n}", "Tốt", 1, 2, "2019", ""] for n in range(3)])
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[5].hidden = True
    book.active.column_dimensions["D"].hidden = True
    book.save(path)
    found = judge(path, mapping)
    assert len(found.good) == 3
    assert found.good[0].sheets == 1
    assert {(one.code, one.value) for one in found.notices} == {("hidden_rows", "1"), ("hidden_columns", "D")}


def test_a_formula_that_was_never_calculated_is_empty_where_a_cell_may_be(
    tmp_path: Path, mapping: ColumnMapping
) -> None:
    rows = [["1", "A.1", "Một", "=1+1", "=2+2", "2019", "=C2"], ["1", "A.2", "Hai", 3, 2, "2019", ""],
            ["1", "=A4", "Ba", "=1+1", 2, "2019", ""]]  # fmt: skip
    path = workbook(tmp_path / "a.xlsx", rows)
    found = judge(path, mapping)
    assert [(row.code, row.sheets, row.pages, row.secrecy) for row in found.good] == [
        ("A.1", None, None, None), ("A.2", 3, 2, None),
    ]  # fmt: skip
    assert [(one.code, one.value) for one in found.notices] == [("uncalculated", "3")]
    assert reasons(found) == [(6, "formula_without_value")]


def test_formulas_give_what_was_stored_or_the_cell_without_it(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [["1", "A.1", "=B4&C2", 1, 2, "2019", ""], ["1", "A.2", "Tốt", 1, 2, "2019", ""],
         ["1", "A.3", "#REF!", 1, 2, "2019", ""]],
    )  # fmt: skip
    found = judge(path, mapping)
    assert reasons(found) == [(4, "formula_without_value"), (6, "cell_error")]
    assert (found.rejected[0].value, found.rejected[1].value) == ("C4", "C6 #REF!")
    stored = with_stored(path, "A.1 và tiêu đề")
    assert [row.title for row in judge(stored, mapping).good] == ["A.1 và tiêu đề", "Tốt"]


def with_stored(path: Path, value: str) -> Path:
    """Put the result of the formula into the file, as a spreadsheet program does."""

    def mend(data: bytes) -> bytes:
        text = data.decode()
        assert '<c r="C4"><f>' in text
        text = text.replace('<c r="C4"><f>', '<c r="C4" t="str"><f>')
        return re.sub(r"</f><v ?/?>(?:</v>)?", f"</f><v>{value}</v>", text, count=1).encode()

    return rewrite(path, path.with_name("stored.xlsx"), "xl/worksheets/sheet1.xml", mend)


@pytest.mark.parametrize("rows", [65_536, 65_535])
def test_a_list_that_ends_where_old_programs_stop_is_suspected(
    tmp_path: Path, mapping: ColumnMapping, rows: int
) -> None:
    path = tmp_path / "a.csv"
    lines = ["Mã hồ sơ,Tiêu đề", *(f"A.{number},x" for number in range(2, rows + 1))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = judge(path, mapping)
    assert len(found.good) == rows - 1
    assert [(one.code, one.value) for one in found.notices] == ([("cut_off", "65536")] if rows == 65_536 else [])


def test_text_is_cleaned_of_what_nobody_sees() -> None:
    assert clean(" Hồ\u200b sơ\u00a0số\t1\r\n\ufeff ") == "Hồ sơ số 1"
    assert clean(unicodedata.normalize("NFD", "Nguyễn")) == "Nguyễn"
    assert clean("a\x00b\u202ec") == "abc"


@given(st.text())
def test_cleaned_text_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not {unicodedata.category(letter)[0] for letter in once} & {"C"}
    assert once == once.strip()
    assert "  " not in once


@given(st.dates(min_value=date(1900, 3, 1)))
def test_serial_numbers_are_the_days_that_a_spreadsheet_shows(day: date) -> None:
    number = (day - date(1899, 12, 30)).days
    assert serial_date(float(number)) == f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    assert archival_date(serial_date(float(number))) == serial_date(float(number))


def test_the_day_that_never_was() -> None:
    assert serial_date(60.0) == ""
    assert (serial_date(1.0), serial_date(59.0), serial_date(61.0)) == ("01/01/1900", "28/02/1900", "01/03/1900")
    assert (serial_date(0.0), serial_date(2_958_465.0), serial_date(2_958_466.0)) == ("", "31/12/9999", "")


@given(st.dates(), st.sampled_from("/.-"))
def test_every_day_of_the_calendar_is_a_date_in_three_spellings(day: date, sign: str) -> None:
    whole = f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    assert archival_date(f"{day.day}{sign}{day.month}{sign}{day.year:04d}") == whole
    assert archival_date(f"{day.month}{sign}{day.year:04d}") == whole[3:]
    assert archival_date(f"{day.year:04d}") == whole[6:]


@pytest.mark.parametrize(
    "text", ["29/02/2019", "13/2019", "19", "0/2019", "2019-03-05", "năm 2019", "0000", "5/3/19", "٢٠١٩", "1/1/20199"]
)
def test_dates_that_do_not_exist_are_refused(text: str) -> None:
    assert archival_date(text) == ""


@pytest.mark.parametrize(
    ("number", "code", "shape"),
    [(14, None, "d"), (0, None, ""), (164, "000", "000"), (165, '"HS"0', ""), (166, "mmm\\-yy", "m"),
     (167, "yyyy", "y"), (168, "#,##0 [$đ-42A]", ""), (169, "hh:mm", ""), (170, '0.00 "dm"', ""), (171, "dd/mm", "d"),
     (20, None, "")],
)  # fmt: skip
def test_number_formats_say_what_they_show(number: int, code: str | None, shape: str) -> None:
    assert format_shape(number, code) == ("0" if code == '"HS"0' else shape)


@given(st.integers(min_value=0, max_value=16_383))
def test_columns_have_one_name(index: int) -> None:
    assert column_index(column_letters(index)) == index


def test_today_is_no_future(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = tmp_path / "a.csv"
    lines = ["Mã hồ sơ,Tiêu đề,Ngày bắt đầu"]
    lines += [f"A.1,x,{TODAY:%d/%m/%Y}", f"A.2,x,{TODAY:%Y}", f"A.3,x,{TODAY.replace(day=TODAY.day + 1):%d/%m/%Y}"]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert reasons(judge(path, mapping)) == [(4, "date_in_future")]
