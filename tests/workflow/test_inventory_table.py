"""Mục lục hồ sơ as people send them: leading zeros, dates as dates or text, merged titles above the heading, damage."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from station.model.errors import InputFault
from station.model.secrecy import Secrecy
from station.settings.declared import build, read_toml
from station.settings.resources import resources_folder
from station.workflow.inventory_rows import ColumnMapping, is_archival_date, read_inventory

HEADING = ["Hộp số", "MÃ HỒ SƠ", "Tiêu đề hồ sơ", "Số tờ", "Số trang", "Ngày bắt đầu", "Độ mật"]


@pytest.fixture(scope="module")
def mapping() -> ColumnMapping:
    path = resources_folder() / "profiles" / "inventory" / "default.toml"
    return build(ColumnMapping, read_toml(path), str(path))


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["MỤC LỤC HỒ SƠ, TÀI LIỆU SỐ HÓA"])
    sheet.merge_cells("A1:G1")
    sheet.append([])
    sheet.append(HEADING)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_leading_zeros_dates_and_counts_stay_as_people_see_them(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(tmp_path / "a.xlsx", [["01", 7, "Hồ sơ  đất đai ", 12, 23.0, date(2019, 3, 5), "Thường"]])
    book = openpyxl.load_workbook(path)
    book.active["B4"].number_format = "000"
    book.save(path)
    (row,), rejected = read_inventory(path, mapping)
    assert not rejected
    assert (row.box, row.code, row.title, row.sheets, row.pages) == ("01", "007", "Hồ sơ đất đai", 12, 23)
    assert row.description["start_date"] == "05/03/2019"
    assert row.secrecy is Secrecy.ORDINARY


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
        ],
    )
    good, rejected = read_inventory(path, mapping)
    assert [row.code for row in good] == ["A.1"]
    assert good[0].secrecy is None, "a level that is not stated stays unknown"
    assert [(row.row, row.reason) for row in rejected] == [
        (5, "code_letters"), (6, "title_missing"), (7, "not_a_date"), (8, "not_a_count"),
        (9, "duplicate_in_file"), (10, "duplicate_in_file"), (11, "secrecy_unknown_word"),
    ]  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_any_delimiter_and_byte_order_mark(tmp_path: Path, mapping: ColumnMapping, delimiter: str) -> None:
    lines = [delimiter.join(HEADING), delimiter.join(["02", "007", "Hồ sơ", "1", "2", "03/2019", "Tối mật"])]
    path = tmp_path / "a.csv"
    path.write_text("\r\n".join(lines), encoding="utf-8-sig")
    (row,), rejected = read_inventory(path, mapping)
    assert not rejected
    assert (row.code, row.box, row.secrecy) == ("007", "02", Secrecy.HIGHLY_SECRET)


def test_hidden_sheets_are_not_read(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(tmp_path / "a.xlsx", [["1", "A.1", "Tốt", 1, 2, "2019", ""]])
    book = openpyxl.load_workbook(path)
    draft = book.create_sheet("nháp", 0)
    draft.append(HEADING)
    draft.append(["1", "X", "Nháp", 1, 2, "2019", ""])
    draft.sheet_state = "hidden"
    book.active = 1
    book.save(path)
    good, _ = read_inventory(path, mapping)
    assert [row.code for row in good] == ["A.1"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"", "file_empty"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "workbook_locked"),
        ("a.xlsx", b"PK\x03\x04 not a workbook", "workbook_damaged"),
        ("a.csv", "Mã hồ sơ,Tiêu đề\n1,Hồ sơ\n".encode("utf-16"), "csv_encoding"),
        ("a.csv", b"x,y\n1,2\n", "columns_missing"),
        ("a.pdf", b"%PDF", "table_type"),
    ],
)
def test_unusable_files_are_named(tmp_path: Path, mapping: ColumnMapping, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputFault) as fault:
        read_inventory(path, mapping)
    assert fault.value.code == code
    assert fault.value.context["path"] == str(path)


def test_a_zip_that_is_no_workbook_is_named(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.txt", "x")
    with pytest.raises(InputFault) as fault:
        read_inventory(path, mapping)
    assert fault.value.code == "workbook_damaged"
    assert not (tmp_path.parent / "evil.txt").exists()


@pytest.mark.parametrize("text", ["2019", "3/2019", "29/02/2020", "05-03-2019"])
def test_partial_dates_are_good(text: str) -> None:
    assert is_archival_date(text)


@pytest.mark.parametrize("text", ["29/02/2019", "13/2019", "19", "0/2019", "2019-03-05", "năm 2019"])
def test_dates_that_do_not_exist_are_refused(text: str) -> None:
    assert not is_archival_date(text)
