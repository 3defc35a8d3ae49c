"""A filled report as PDF: every text of the sheet, on A4, with its pages numbered."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.pagebreak import Break

from station.reports.paging import paged, paper_of, row_heights
from station.reports.printer import print_book
from station.reports.template import fill

MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["{{title}}", None, None])
    sheet.append(["Mã", "Tiêu đề", "Trang"])
    sheet.append(["{{#each items}}{{.code}}", "{{.title}}", "{{.pages}}"])
    sheet.append(["{{#keep}}Người ký", None, None])
    sheet.append(["{{name}}", None, None])
    sheet.merge_cells("A1:C1")
    sheet["A1"].font = Font(name="Times New Roman", size=14, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center", wrap_text=True)
    thin = Side(style="thin")
    for row in sheet["A2:C3"]:
        for cell in row:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet["C3"].number_format = "#,##0"
    sheet["A2"].fill = PatternFill("solid", fgColor="FFE0E0E0")
    sheet.column_dimensions["B"].width = 40
    sheet.print_title_rows = "2:2"
    sheet.oddFooter.right.text = "Trang &P/&N"
    sheet.page_setup.paperSize = 9
    path = tmp_path / "form.xlsx"
    book.save(path)
    return path


def values(count: int, title: str = "Quyết định phê duyệt quy hoạch sử dụng đất") -> dict[str, object]:
    items = [{"code": f"H38.{n}", "title": f"{title} số {n}", "pages": 1000 + n} for n in range(count)]
    return {"title": "BẢNG KÊ HỒ SƠ", "name": "Nguyễn Thị Ánh Tuyết", "items": items}


def printed(form: Path, tmp_path: Path, data: dict[str, object], language: str = "vi") -> tuple[str, int]:
    sheets = fill(form, data, language).book.worksheets
    pdf, pages = print_book(sheets, "Bảng kê", "trạm", MOMENT, language)
    target = tmp_path / "out.pdf"
    target.write_bytes(pdf)
    assert pages == int(re.search(r"Pages:\s+(\d+)", info(target))[1])
    return subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, check=True).stdout.decode(), pages


def info(path: Path) -> str:
    return subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout.decode()


def joined(text: str) -> str:
    return "".join(text.split())


def test_every_text_of_the_sheet_is_in_the_pdf(form: Path, tmp_path: Path) -> None:
    data = values(5)
    text, pages = printed(form, tmp_path, data)
    assert pages == 1
    for item in data["items"]:
        assert item["code"] in text
        assert f"{item['pages']:,}".replace(",", ".") in text
    raw = subprocess.run(["pdftotext", "-raw", tmp_path / "out.pdf", "-"], capture_output=True, check=True).stdout
    assert joined("Quyết định phê duyệt quy hoạch sử dụng đất số 3") in joined(raw.decode())
    assert "Nguyễn Thị Ánh Tuyết" in text
    assert "Trang 1/1" in text


def test_pages_are_a4_numbered_and_repeat_their_heads(form: Path, tmp_path: Path) -> None:
    text, pages = printed(form, tmp_path, values(120))
    assert pages > 2
    assert "A4" in info(tmp_path / "out.pdf")
    found = text.split("\f")[:pages]
    for number, page in enumerate(found, start=1):
        assert f"Trang {number}/{pages}" in page
        assert "Tiêu đề" in page
    assert sum(page.count("H38.") for page in found) == 120


def test_a_signature_is_not_left_alone(form: Path, tmp_path: Path) -> None:
    for count in range(20, 60, 3):
        text, pages = printed(form, tmp_path, values(count))
        last = text.split("\f")[pages - 1]
        assert "Người ký" in last
        assert "Nguyễn Thị Ánh Tuyết" in last


def test_a_first_page_may_have_other_heads_and_a_sheet_its_own_numbers(form: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(form)
    sheet = book.active
    sheet.oddHeader.center.text, sheet.oddHeader.center.size = "trang &P", 13
    sheet.firstFooter.left.text, sheet.HeaderFooter.differentFirst = "tờ đầu", True
    sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    other = book.copy_worksheet(sheet)
    other.oddHeader.center.text = "trang &P"
    other.page_setup.firstPageNumber, other.page_setup.useFirstPageNumber = 1, True
    book.save(form)
    text, pages = printed(form, tmp_path, values(60))
    first, second, *_ = text.split("\f")
    assert "trang" not in first
    assert "tờ đầu" in first
    assert "trang 2" in second
    assert "tờ đầu" not in second
    assert [text.count(f"trang {number}") for number in range(1, 5)] == [1, 2, 2, 0]
    assert pages == 6


@pytest.mark.parametrize(("count", "parted"), [(20, False), (200, True)])
def test_lines_that_stay_together_are_parted_only_where_no_page_holds_them(
    form: Path, tmp_path: Path, count: int, *, parted: bool
) -> None:
    book = openpyxl.load_workbook(form)
    sheet = book.active
    sheet.print_title_rows = None
    sheet["A2"], sheet["A3"] = "{{#keep}}Mã", "{{#together}}{{#each items}}{{.code}}"
    sheet.row_dimensions[1].height = 400
    book.save(form)
    text, _ = printed(form, tmp_path, values(count))
    first, second, *_ = text.split("\f")
    assert ("Mã" not in first) is not parted
    assert parted or f"H38.{count - 1}" in second


def test_fonts_are_embedded_and_nothing_else_is_named(form: Path, tmp_path: Path) -> None:
    printed(form, tmp_path, values(3))
    listed = subprocess.run(["pdffonts", tmp_path / "out.pdf"], capture_output=True, check=True).stdout.decode()
    fonts = listed.splitlines()[2:]
    assert fonts
    assert all(re.search(r"\byes\s+yes\s+yes\b", line) for line in fonts), listed


def test_equal_reports_are_equal_bytes_and_tell_their_time(form: Path, tmp_path: Path) -> None:
    made = [print_book(fill(form, values(4), "vi").book.worksheets, "t", "a", MOMENT, "vi")[0] for _ in range(2)]
    assert made[0] == made[1]
    (tmp_path / "x.pdf").write_bytes(made[0])
    assert "2026" in re.search(r"CreationDate:(.*)", info(tmp_path / "x.pdf"))[1]


def test_breaks_of_the_form_hold(form: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(form)
    book.active.row_breaks.append(Break(id=2))
    book.save(form)
    _, pages = printed(form, tmp_path, values(2))
    assert pages == 2


def test_rows_are_never_higher_than_the_paper(form: Path) -> None:
    sheet = fill(form, values(3, "x" * 5000), "vi").book.worksheets[0]
    room = paper_of(sheet).room
    heights = row_heights(sheet)
    assert all(sum(heights[row] for row in page) <= room + 1 for page in paged(sheet, heights, room))


@pytest.mark.parametrize("text", ["=cmd|x", "\x00\x1b", "a\ud800", "chữ Hán 中文", "\u202ex", "😀"])
def test_hostile_texts_are_printed(form: Path, tmp_path: Path, text: str) -> None:
    shown, _ = printed(form, tmp_path, values(1, text))
    assert "H38.0" in shown


def test_broken_numbers_have_the_comma_of_the_language(form: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(form)
    book.active["C3"].number_format = "#,##0.0#"
    book.save(form)
    data = values(1)
    data["items"][0]["pages"] = 1234.5
    assert "1.234,5" in printed(form, tmp_path, data)[0]
    assert "1,234.5" in printed(form, tmp_path, data, "en")[0]
