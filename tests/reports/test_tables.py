"""Tables as files: read back by the libraries that spreadsheets share their grammar with."""

from __future__ import annotations

import csv
import errno
import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.model.errors import InputFault, StorageFault
from station.model.spreadsheet import is_calculated
from station.reports import sheet_writer, tables
from station.reports.tables import Cell, plain, write_table
from station.storage.durable_io import DurableIO
from station.workflow.inventory_table import open_table

HEADS = ("Mã hồ sơ", "Trang", "Ngày")
HOSTILE = (
    "=1+1", "+84 912 345 678", "-2+3+cmd|' /C calc'!A0", "@SUM(A1:A9)", "\t=1+1", "\r=1+1", '  =HYPERLINK("x")',
    "\x00=1+1", "＝1+1", '=DDE("a";"b")',
)  # fmt: skip


def cells(path: Path) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_workbook_holds_hostile_text_as_text_and_unchanged(text: str, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_table(path, "t", ("=1+1",), [(text,)])
    head, value = (row[0] for row in openpyxl.load_workbook(path).active.iter_rows())
    for cell, expected in ((head, "=1+1"), (value, plain(text))):
        assert (cell.data_type, cell.quotePrefix, cell.value) == ("s", True, expected)
    assert not cells(path)[1][0].startswith("'")


@pytest.mark.parametrize("text", HOSTILE)
def test_lines_of_text_begin_no_value_as_a_formula(text: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    write_table(path, "t", ("Tên",), [(text,)])
    assert lines(path)[1] == [f"'{plain(text)}"]


def test_what_looks_like_an_escaped_letter_stays_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_table(path, "t", ("Tên _x0041_",), [("Hồ sơ _x0041_BC",)])
    with open_table(path) as table:
        found = [[cell for cell in row.cells if cell] for row in table.rows(table.sheets[0])]
    assert found == [["Tên _x0041_"], ["Hồ sơ _x0041_BC"]]


def test_numbers_stay_numbers_and_dates_dates(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    moment = datetime(2026, 11, 20, 9, 42, tzinfo=timezone(timedelta(hours=7)))
    row: Sequence[Cell] = (-5, 0.75, Decimal("612.4"), 351_151_994_016, 2**60, date(2026, 11, 20), moment, None, True)
    write_table(path, "t", [str(n) for n in range(len(row))], [row])
    read = cells(path)[1]
    assert read == [
        -5, 0.75, 612.4, 351_151_994_016, str(2**60), datetime.fromisoformat("2026-11-20"),
        datetime.fromisoformat("2026-11-20T09:42"), None, True
    ]  # fmt: skip
    path = tmp_path / "t.csv"
    write_table(path, "t", [str(n) for n in range(len(row))], [row])
    assert lines(path)[1] == [
        "-5", "0.75", "612.4", "351151994016", str(2**60), "2026-11-20", "2026-11-20 09:42:00", "", "True"
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", tables.SUFFIXES)
@given(texts=st.lists(st.text(max_size=12), min_size=1, max_size=4))
def test_any_text_comes_back_as_it_is_seen(
    suffix: str, texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("t") / f"t{suffix}"
    assert write_table(path, "t", ["h"] * len(texts), [texts]) == 1
    seen = [plain(text) for text in texts]
    if suffix == ".csv":
        assert lines(path)[1] == [f"'{text}" if is_calculated(text) else text for text in seen]
    else:
        assert [value or "" for value in cells(path)[1]] == seen


def test_controls_and_marks_that_turn_the_writing_around_are_taken_away() -> None:
    assert plain("Hồ\x00 sơ\x1b[31m \u202ecod.exe\ud800\nhai\ufffe") == "Hồ sơ[31m cod.exe hai"


def test_what_is_longer_than_a_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_writer, "SHEET_ROWS", 4)
    path = tmp_path / "t.xlsx"
    assert write_table(path, "Danh sách [trang] của phông H49.64.33 năm 1998", ("n",), ((n,) for n in range(7))) == 7
    book = openpyxl.load_workbook(path)
    assert [sheet.max_row for sheet in book] == [4, 4, 2]
    assert [[row[0].value for row in sheet.iter_rows()] for sheet in book][-1] == ["n", 6]
    assert len({sheet.title for sheet in book}) == 3


def test_a_table_without_rows_has_its_heads(tmp_path: Path) -> None:
    for suffix in tables.SUFFIXES:
        assert write_table(tmp_path / f"t{suffix}", "", HEADS, ()) == 0
    assert cells(tmp_path / "t.xlsx") == [list(HEADS)]
    assert lines(tmp_path / "t.csv") == [list(HEADS)]


class FullDisk(DurableIO):
    """A disk on which nothing comes to rest."""

    def sync(self, descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("suffix", tables.SUFFIXES)
def test_a_full_disk_is_refused_and_leaves_what_was_there(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"t{suffix}"
    write_table(path, "t", HEADS, [("a", 1, None)])
    before = path.read_bytes()
    with pytest.raises(StorageFault, match="export_disk_full"):
        write_table(path, "t", HEADS, [("b", 2, None)], FullDisk())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", tables.SUFFIXES)
def test_dev_full_is_refused_by_the_real_disk(suffix: str, tmp_path: Path) -> None:
    class OnFull(DurableIO):
        def create(self, path: Path) -> int:
            return os.open("/dev/full", os.O_RDWR)

    with pytest.raises(StorageFault, match="export_disk_full"):
        write_table(tmp_path / f"t{suffix}", "t", HEADS, [("a", 1, datetime(2026, 1, 1, tzinfo=UTC))], OnFull())


def test_rows_that_break_off_leave_nothing(tmp_path: Path) -> None:
    def broken() -> object:
        yield ("a", 1, None)
        raise StorageFault("disk_error", path="x")

    for suffix in tables.SUFFIXES:
        with pytest.raises(StorageFault, match="disk_error"):
            write_table(tmp_path / f"t{suffix}", "t", HEADS, broken())
    assert list(tmp_path.iterdir()) == []


def test_other_endings_and_folders_that_are_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="export_type"):
        write_table(tmp_path / "t.ods", "t", HEADS, ())
    with pytest.raises(StorageFault, match="export_unwritable"):
        write_table(tmp_path / "not there" / "t.xlsx", "t", HEADS, ())
