"""Forms of reports: what is filled in stays what it was, and what is wrong with a form is said with its place."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment, Border, Font, Side

from station.model.errors import SettingsFault
from station.reports.book import finish_book
from station.reports.layout import column_widths, font_of, size_of, text_width
from station.reports.number_forms import formatted
from station.reports.sheet_form import SMALLEST
from station.reports.tables import plain
from station.reports.template import fill
from station.reports.values import Figure, SourceList, grouped

MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
WORDS = {
    "source_sheet": "Nguồn {number}",
    "source_cut": "cắt {lines} {shown}",
    "source_empty": "không có dòng",
    "source_tip": "{sheet}",
    "total": "Tổng",
}
HOSTILE = (
    "=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\tx", "\x00\x07đen\x1b[2J", "a\ud800b", "_x0041_", "ﾁ＝1+1",
    "x" * 2000, "{{unit.name}}", "</t><f>1</f>", "&P &N", "nghiêng\u202etrái", "",
)  # fmt: skip


def word(code: str, **values: object) -> str:
    return WORDS[code].format(**values)


def form(tmp_path: Path, *rows: tuple[object, ...], merged: str = "", name: str = "form.xlsx") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for area in merged.split():
        sheet.merge_cells(area)
    path = tmp_path / name
    book.save(path)
    return path


def rows(sheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def read_back(data: bytes):
    return openpyxl.load_workbook(BytesIO(data))


def unescaped(text: str | None) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text or "")


def test_values_lists_and_conditions_fill_a_form(tmp_path: Path) -> None:
    path = form(
        tmp_path, ("{{unit.name}}", "Có {{pages}} trang"), ("{{#each items}}{{.name}}", "{{.pages}}"),
        ("{{#if any}}có", None), ("{{#unless any}}không", None), ("hết", None),
    )  # fmt: skip
    values = {
        "unit": {"name": "Sở Nội vụ"}, "pages": 9289223, "any": True,
        "items": [{"name": "a", "pages": 1}, {"name": "b", "pages": 2.5}],
    }  # fmt: skip
    filled = fill(path, values, "vi")
    assert rows(filled.book.worksheets[0]) == [
        ["Sở Nội vụ", "Có 9.289.223 trang"], ["a", 1], ["b", 2.5], ["có", None], ["hết", None],
    ]  # fmt: skip


def test_a_number_alone_stays_a_number_and_words_are_in_the_language(tmp_path: Path) -> None:
    path = form(tmp_path, ("{{n}}", "{{n}} pages"))
    assert rows(fill(path, {"n": 1234}, "en").book.worksheets[0]) == [[1234, "1,234 pages"]]


def test_rows_that_are_repeated_keep_their_merged_cells_and_borders(tmp_path: Path) -> None:
    path = form(tmp_path, ("{{#each items}}{{.name}}", None, None), ("x", None, None), merged="A1:C1 A2:B2")
    book = openpyxl.load_workbook(path)
    thin = Side(style="thin")
    for cell in book.active[1]:
        cell.border = Border(top=thin, bottom=thin, left=thin, right=thin)
    book.save(path)
    sheet = fill(path, {"items": [{"name": str(n)} for n in range(3)]}, "vi").book.worksheets[0]
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["A1:C1", "A2:C2", "A3:C3", "A4:B4"]
    assert sheet["C3"].border.right.style == "thin"


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (("x", "{{nothing}}"), "report_form_unknown", "B1"),
        (("{{unit.nothing}}",), "report_form_unknown", "A1"),
        (("{{unit}}",), "report_form_unknown", "A1"),
        (("{{.name}}",), "report_form_unknown", "A1"),
        (("{{#each unit}}x",), "report_form_unknown", "A1"),
        (("{{#each items}}{{.nothing}}",), "report_form_unknown", "A1"),
        (("{{unit.name",), "report_form_mark", "A1"),
        (("{{a b}}",), "report_form_mark", "A1"),
        (("{{#if any}}", "{{#each items}}"), "report_form_mark", "B1"),
        (("x", "=SUM(A1:A2)"), "report_form_formula", "B1"),
    ],
)
def test_what_is_wrong_is_said_with_file_sheet_and_cell(tmp_path: Path, row, code: str, cell: str) -> None:
    path = form(tmp_path, row)
    with pytest.raises(SettingsFault) as wrong:
        fill(path, {"unit": {"name": "U"}, "items": [{"name": "a"}], "any": True}, "vi")
    assert (wrong.value.code, wrong.value.context["cell"]) == (code, cell)
    assert wrong.value.context["path"] == str(path)
    assert wrong.value.context["sheet"] == "Sheet"


def test_a_merged_cell_over_repeated_rows_is_refused(tmp_path: Path) -> None:
    path = form(tmp_path, ("x", "{{#each items}}{{.name}}"), ("y", "z"), merged="A1:A2")
    with pytest.raises(SettingsFault, match="report_form_merged"):
        fill(path, {"items": [{"name": "a"}, {"name": "b"}]}, "vi")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0" + bytes(600), b"<html>"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(data)
    with pytest.raises(SettingsFault, match="report_form_unreadable"):
        fill(path, {}, "vi")


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(), st.sampled_from(HOSTILE)))
def test_any_text_comes_out_as_it_went_in_and_never_as_a_formula(tmp_path_factory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    if not path.is_file():
        form(path.parent, ("{{text}}", "vì {{text}}"), name="any.xlsx")
    source = grouped("s", "t", ("Tên", "Số"), [(text, 1)])
    filled = fill(path, {"text": text}, "vi")
    book = read_back(finish_book(filled, [source], word, "x", MOMENT))
    seen = [book.worksheets[0]["A1"], book.worksheets[1]["A6"]]
    for cell in seen:
        assert cell.data_type != "f"
        assert unescaped(cell.value) == "\n".join(plain(line) for line in text.split("\n")) or (
            cell is seen[1] and unescaped(cell.value) == plain(text)
        )
    assert book.worksheets[0]["B1"].data_type != "f"
    assert b"<f>" not in b"".join(parts(finish_book(fill(path, {"text": text}, "vi"), [source], word, "x", MOMENT)))


def parts(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist() if "sheet" in name]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@x", "＝x"])
def test_what_looks_like_a_formula_says_that_it_is_text(tmp_path: Path, text: str) -> None:
    source = grouped("s", "t", ("Tên", "Số"), [(text, 1)])
    book = read_back(finish_book(fill(form(tmp_path, ("{{t}}",)), {"t": text}, "vi"), [source], word, "x", MOMENT))
    assert book.worksheets[0]["A1"].quotePrefix
    assert book.worksheets[1]["A6"].quotePrefix


def test_a_figure_leads_to_the_lines_that_it_is_the_sum_of(tmp_path: Path) -> None:
    source = grouped("s", "t", ("Mã", "Trang"), [("a", 1), ("b", 2), ("c", 4)], ["x", "y", "x"])
    path = form(tmp_path, ("{{x}}", "{{all}}", "{{none}}"))
    values = {"x": source.share(1, "x"), "all": source.total(1), "none": source.share(1, "z")}
    book = read_back(finish_book(fill(path, values, "vi"), [source], word, "x", MOMENT))
    report, lines = book.worksheets
    assert [cell.value for cell in report[1]] == [5, 7, 0]
    assert [cell.hyperlink.location for cell in report[1]] == ["'Nguồn 1'!B6:B7", "'Nguồn 1'!B5", "'Nguồn 1'!B4"]
    assert [lines.cell(row, 2).value for row in range(5, 9)] == [7, 1, 4, 2]


def test_equal_reports_are_equal_bytes(tmp_path: Path) -> None:
    source = grouped("s", "t", ("Mã", "Trang"), [("a", 1)])
    made = [
        finish_book(fill(form(tmp_path, ("{{n}}",)), {"n": source.total(1)}, "vi"), [source], word, "x", MOMENT)
        for _ in range(2)
    ]
    assert made[0] == made[1]


def test_a_long_list_is_cut_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.reports.book.MOST_LINES", 3)
    source = grouped("s", "t", ("Mã", "Trang"), [(str(n), 1) for n in range(5)])
    filled = fill(form(tmp_path, ("{{n}}",)), {"n": source.total(1)}, "vi")
    sheet = read_back(finish_book(filled, [source], word, "x", MOMENT)).worksheets[1]
    assert sheet.max_row == 8
    assert sheet["A2"].value == "cắt 5 3"
    assert sheet["B5"].value == 5


def test_rows_of_a_list_are_as_high_as_their_texts_need(tmp_path: Path) -> None:
    source = grouped("s", "t", ("Mã", "Tiêu đề"), [("a", "ngắn"), ("b", "tiêu đề dài " * 40), ("c", "x" * 59)])
    filled = fill(form(tmp_path, ("{{n}}",)), {"n": source.lines()}, "vi")
    sheet = read_back(finish_book(filled, [source], word, "x", MOMENT)).worksheets[1]
    short, long, whole = (sheet.row_dimensions[row].height for row in (6, 7, 8))
    assert short == whole == 15
    assert long >= 15 * 8


def test_a_list_of_many_columns_is_made_narrow_enough_to_read(tmp_path: Path) -> None:
    heads = tuple(f"Cột {n}" for n in range(15))
    source = grouped("s", "t", heads, [tuple("một văn bản dài " * 5 for _ in heads)])
    filled = fill(form(tmp_path, ("{{n}}",)), {"n": source.lines()}, "vi")
    sheet = read_back(finish_book(filled, [source], word, "x", MOMENT)).worksheets[1]
    assert sum(one.width for one in sheet.column_dimensions.values()) <= 210


def test_a_list_without_lines_says_so_and_a_rate_has_no_sum(tmp_path: Path) -> None:
    empty = grouped("s", "t", ("Mã", "Trang"), [])
    rates = SourceList("r", "t", ("Mã", "Hệ số", "Trang"), (("a", 2, 3), ("b", 1, 4)), rates=frozenset({1}))
    filled = fill(form(tmp_path, ("{{n}}",)), {"n": empty.lines()}, "vi")
    _, none, others = read_back(finish_book(filled, [empty, rates], word, "x", MOMENT)).worksheets
    assert none["A2"].value == "không có dòng"
    assert [cell.value for cell in others[5]] == ["Tổng", None, 7]


@pytest.mark.parametrize(("language", "code"), [("vi", "[$-42A]"), ("en", "[$-409]")])
def test_a_spreadsheet_shows_numbers_in_the_report_s_language(tmp_path: Path, language: str, code: str) -> None:
    path = form(tmp_path, ("{{n}}", "{{n}}", "{{n}}"))
    book = openpyxl.load_workbook(path)
    for cell, shown in zip(book.active[1], ("#,##0.0#", "General", "[$-407]#,##0"), strict=True):
        cell.number_format = shown
    book.save(path)
    sheet = fill(path, {"n": 1234567.5}, language).book.active
    assert [cell.number_format for cell in sheet[1]] == [f"{code}#,##0.0#", "General", "[$-407]#,##0"]


@pytest.mark.parametrize("number", [9, 12_490_500, 351_151_994_016, 10**15, 0.5])
def test_a_number_is_never_wider_than_its_cell(tmp_path: Path, number: float) -> None:
    path = form(tmp_path, ("{{n}}",))
    book = openpyxl.load_workbook(path)
    book.active["A1"].number_format, book.active["A1"].font = "#,##0.##", Font(size=13, bold=True)
    book.save(path)
    sheet = fill(path, {"n": number}, "vi").book.active
    cell = sheet["A1"]
    text = formatted(number, cell.number_format, "vi")
    assert text_width(text, font_of(cell), size_of(cell)) <= column_widths(sheet)[1] or size_of(cell) == SMALLEST
    assert size_of(cell) == 13 or number > 9


def test_sums_of_broken_numbers_are_exact() -> None:
    source = SourceList("s", "t", ("a", "b"), tuple(("x", 0.1) for _ in range(10)))
    assert source.total(1) == Figure(1, "s", 1, 0, 9)


def test_a_text_of_2000_letters_makes_a_row_that_a_spreadsheet_can_show(tmp_path: Path) -> None:
    path = form(tmp_path, ("{{t}}",))
    book = openpyxl.load_workbook(path)
    book.active["A1"].alignment = Alignment(wrap_text=True)
    book.save(path)
    sheet = fill(path, {"t": "quyết định " * 180}, "vi").book.worksheets[0]
    assert 200 < sheet.row_dimensions[1].height <= 409
    assert sheet["A1"].font.sz < 11
