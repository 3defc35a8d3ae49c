"""A list of 50,000 dossiers with 37 wrong rows: exactly these are found, and once corrected they are registered too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import openpyxl
import pytest

from station.model.clock import Clock
from station.model.people import Person, Role
from station.settings.resources import resources_folder
from station.settings.texts import Texts
from station.storage.workspace import Workspace
from station.workflow.import_inventory import import_inventory
from station.workflow.inventory_mapping import mapping_named
from station.workflow.inventory_result import ImportResult
from station.workflow.people import add_person
from station.workflow.write_rejects import write_rejects

FIRST_ROW = 5  # below a title, a blank row, the headings and their numbers
HEADING = (
    "STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Hộp số", "Thời hạn bảo quản", "Ngày bắt đầu", "Ngày kết thúc", "Số tờ",
    "Số trang", "Độ mật", "Ghi chú",
)  # fmt: skip
CODE, TITLE, BOX, RETENTION, BEGIN, END, SHEETS, PAGES, SECRECY, NOTE = range(1, 11)
TWIN = object()
# What is written instead of the right value, by column; and the reasons that the row must be given, in any order.
WRONG: tuple[tuple[dict[int, object], tuple[str, ...]], ...] = (
    ({CODE: None}, ("code_empty",)),
    ({CODE: "  \t "}, ("code_empty",)),
    ({CODE: "../../etc/passwd"}, ("code_letters",)),
    ({CODE: "P01 0007"}, ("code_letters",)),
    ({CODE: "P01..0007"}, ("code_letters",)),
    ({CODE: "P" * 101}, ("code_too_long",)),
    ({CODE: TWIN}, ("duplicate_in_file",)),
    ({CODE: TWIN}, ("duplicate_in_file",)),
    ({TITLE: None}, ("title_missing",)),
    ({TITLE: "\u200b \ufeff"}, ("title_missing",)),
    ({TITLE: ""}, ("title_missing",)),
    ({TITLE: "đ" * 1001}, ("title_too_long",)),
    ({BEGIN: "31/02/1999"}, ("not_a_date",)),
    ({BEGIN: "tháng ba 1999"}, ("not_a_date",)),
    ({BEGIN: "00/13/1999"}, ("not_a_date",)),
    ({END: "1999/03/01"}, ("not_a_date",)),
    ({END: "12/03/2126"}, ("date_in_future",)),
    ({BEGIN: "02/01/2015", END: "01/01/2015"}, ("dates_reversed",)),
    ({BEGIN: "2016", END: "12/2015"}, ("dates_reversed",)),
    ({BEGIN: "03/2015", END: "28/02/2015"}, ("dates_reversed",)),
    ({RETENTION: "mãi mãi"}, ("retention_unknown",)),
    ({RETENTION: "7 ngày"}, ("retention_unknown",)),
    ({RETENTION: "99"}, ("retention_unknown",)),
    ({SHEETS: "mười"}, ("not_a_count",)),
    ({SHEETS: -3}, ("not_a_count",)),
    ({PAGES: 12.5}, ("not_a_count",)),
    ({PAGES: "1 000"}, ("not_a_count",)),
    ({SECRECY: "hơi mật"}, ("secrecy_unknown_word",)),
    ({SECRECY: "M"}, ("secrecy_unknown_word",)),
    ({BOX: "H" * 101}, ("field_too_long",)),
    ({NOTE: "n" * 2001}, ("field_too_long",)),
    ({TITLE: '=HYPERLINK("http://example.org","x")'}, ("formula_without_value", "title_missing")),
    ({SHEETS: "#REF!"}, ("cell_error", "not_a_count")),
    ({PAGES: "#REF!"}, ("cell_error", "not_a_count")),
    ({CODE: "a/b", TITLE: None, SHEETS: "x"}, ("code_letters", "title_missing", "not_a_count")),
)


@dataclass(frozen=True)
class List:
    """The file, and what was planted: reasons by row; ``right``: the cells of those rows without their errors."""

    path: Path
    planted: dict[int, tuple[str, ...]]
    right: dict[int, list[object]]


def right_cells(number: int) -> list[object]:
    """Return a right row; what people write differs from row to row."""
    year = 1975 + number % 45
    begin = (f"{1 + number % 28:02d}/{1 + number % 12:02d}/{year}", f"{year}", f"{1 + number % 12:02d}/{year}")
    return [
        number, f"P01.{number:06d}", f"Hồ sơ về việc giao đất, thửa số {number}", f"H{number // 25:04d}",
        ("Vĩnh viễn", "20 năm", "70 năm", "10 năm", "")[number % 5], begin[number % 3],
        (f"{year + 1}", "", f"31/12/{year + 2}")[number % 3], 1 + number % 90, (number % 180) or None,
        ("", "Thường", "Mật")[number % 3], ("", '=bản "chính"'[1:], "Có bản đồ kèm theo")[number % 3],
    ]  # fmt: skip


def write_list(path: Path, rows: int, chance: Random) -> List:
    """Write the list with its wrong rows at places that nobody chose."""
    places = dict(zip(chance.sample(range(2, rows), len(WRONG)), WRONG, strict=True))
    planted: dict[int, tuple[str, ...]] = {}
    right: dict[int, list[object]] = {}
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Mục lục")
    sheet.append(["MỤC LỤC HỒ SƠ PHÔNG P01"])
    sheet.append([])
    sheet.append(HEADING)
    sheet.append([f"({place})" for place in range(1, len(HEADING) + 1)])
    for number in range(rows):
        cells = right_cells(number)
        if number in places:
            row, (errors, reasons) = FIRST_ROW + number, places[number]
            planted[row], right[row] = reasons, list(cells)
            for column, value in errors.items():
                # The one that had the code first is as doubtful as the one that has it again.
                cells[column] = f"P01.{number - 1:06d}" if value is TWIN else value
                if value is TWIN:
                    planted[row - 1], right[row - 1] = reasons, right_cells(number - 1)
        sheet.append(cells)
    book.save(path)
    return List(path, planted, right)


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    with Workspace.create_or_open(tmp_path / "workspace", clock, "test") as opened:
        yield opened


@pytest.fixture
def person(workspace: Workspace) -> Person:
    admin = add_person(workspace, None, "admin", "", frozenset({Role.ADMINISTRATOR}), "mật khẩu dài")
    return add_person(workspace, admin, "lan", "", frozenset({Role.SUPERVISOR}), "mật khẩu dài")


def codes(workspace: Workspace) -> set[str]:
    with workspace.read() as reader:
        return {one.code for one in reader.dossiers()}


def found(result: ImportResult) -> dict[int, tuple[str, ...]]:
    return {one.row: tuple(sorted(reason for reason, _ in one.reasons)) for one in result.rejected}


def correct(path: Path, result: ImportResult, planted: List) -> None:
    """Put the right values into the rejects, as somebody would: in the columns of their own list."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    first = next(row[0].row for row in sheet.iter_rows() if "Mã hồ sơ" in [cell.value for cell in row]) + 1
    heads = [cell.value for cell in sheet[first - 1]]
    for place, rejected in enumerate(result.rejected):
        for column, name in enumerate(HEADING):
            sheet.cell(first + place, heads.index(name) + 1).value = planted.right[rejected.row][column]
    book.save(path)


@pytest.mark.parametrize("rows", [4_000, pytest.param(50_000, marks=pytest.mark.slow)])
def test_exactly_the_wrong_rows_are_found_and_once_corrected_registered(
    workspace: Workspace, person: Person, tmp_path: Path, rows: int
) -> None:
    written = write_list(tmp_path / "mục lục.xlsx", rows, Random(37))
    assert len(written.planted) == 37
    mapping = mapping_named(workspace.path, "default")

    refused = import_inventory(workspace, person, written.path, mapping)
    assert (refused.imported, codes(workspace)) == (0, set()), "nothing while a row is wrong"
    wanted = {row: tuple(sorted(reasons)) for row, reasons in written.planted.items()}
    assert found(refused) == wanted

    result = import_inventory(workspace, person, written.path, mapping, only_good=True)
    assert found(result) == wanted
    assert result.imported == len(codes(workspace)) == rows - 37
    assert Counter(code.split(".")[0] for code in codes(workspace)) == {"P01": rows - 37}

    rejects = tmp_path / "dòng sai.xlsx"
    assert write_rejects(rejects, result, Texts(resources_folder() / "texts", "vi")) == 37
    for row in openpyxl.load_workbook(rejects).active.iter_rows():
        assert all(cell.data_type != "f" for cell in row), "what was refused never becomes a formula"
    again = import_inventory(workspace, person, rejects, mapping)
    assert (again.imported, len(again.rejected)) == (0, 37), "as it is it is refused again"

    correct(rejects, result, written)
    last = import_inventory(workspace, person, rejects, mapping)
    assert (last.imported, len(last.rejected)) == (37, 0)
    assert codes(workspace) == {f"P01.{number:06d}" for number in range(rows)}
    with workspace.read() as reader:
        assert {one.fonds_code for one in reader.inventories()} == {"P01"}
