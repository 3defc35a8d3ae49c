"""Text files that are not as they should be: quotation marks without partners, titles full of commas."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inventory_kit import Judged, judge

from station.model.errors import InputFault
from station.settings.resources import resources_folder
from station.settings.texts import Texts
from station.workflow.inventory_csv import form_of
from station.workflow.inventory_mapping import ColumnMapping, read_mapping

HEAD = "Mã phông,Mã hồ sơ,Tiêu đề hồ sơ,Số tờ,Số trang\n"


@pytest.fixture(scope="module")
def mapping() -> ColumnMapping:
    return read_mapping(resources_folder() / "profiles" / "inventory" / "default.toml")


def judged(path: Path, mapping: ColumnMapping, text: str) -> Judged:
    path.write_text(text, encoding="utf-8", newline="")
    return judge(path, mapping)


def rows(count: int) -> list[str]:
    return [f"F1,F1.{number:04d},Hồ sơ {number},4,8" for number in range(count)]


@pytest.mark.parametrize("mark", ['"chưa đóng', '"Hồ sơ "Đất đai" năm'])
@pytest.mark.parametrize("place", [0, 37, 90, 99])
def test_a_mark_without_a_partner_takes_no_other_row_with_it(
    tmp_path: Path, mapping: ColumnMapping, mark: str, place: int
) -> None:
    lines = rows(100)
    lines[place] = f"F1,F1.{place:04d},{mark},4,8"
    found = judged(tmp_path / "a.csv", mapping, HEAD + "\n".join(lines))
    assert len(found.good) == 99
    assert [(row.row, row.code, row.reason) for row in found.rejected] == [
        (place + 2, f"F1.{place:04d}", "quotes_unpaired")
    ]  # fmt: skip
    assert [row.row for row in found.good] == [number + 2 for number in range(100) if number != place]


@pytest.mark.parametrize("last", [1, 2, 5])
def test_rows_between_two_misplaced_marks_are_rejected_together_by_their_lines(
    tmp_path: Path, mapping: ColumnMapping, last: int
) -> None:
    lines = rows(20)
    lines[10] = 'F1,F1.0010,"mở,4,8'
    lines[10 + last] = f'F1,F1.{10 + last:04d},đóng",4,8'
    found = judged(tmp_path / "a.csv", mapping, HEAD + "\n".join(lines))
    assert [(row.row, row.reason, row.value) for row in found.rejected] == [(12, "lines_joined", f"12-{12 + last}")]
    assert len(found.good) == 19 - last


def test_a_title_written_on_two_lines_is_one_title_and_rows_are_numbered_by_lines(
    tmp_path: Path, mapping: ColumnMapping
) -> None:
    text = 'F1,F1.1,"Hồ sơ thu, chi, quyết toán,\nkiểm tra, thanh tra",4,8\nF1,F1.2,"""Nhà xanh""",,\n'
    found = judged(tmp_path / "a.csv", mapping, HEAD + text)
    assert [(row.row, row.title) for row in found.good] == [
        (2, "Hồ sơ thu, chi, quyết toán, kiểm tra, thanh tra"), (4, '"Nhà xanh"'),
    ]  # fmt: skip
    assert not found.rejected


def test_a_file_of_nothing_but_such_marks_is_no_list(tmp_path: Path, mapping: ColumnMapping) -> None:
    with pytest.raises(InputFault, match="workbook_damaged"):
        judged(tmp_path / "a.csv", mapping, HEAD + 'F1,F1.1,"a,4,8\n' * 1200)


def test_titles_full_of_commas_do_not_hide_the_semicolons(tmp_path: Path, mapping: ColumnMapping) -> None:
    title = "Hồ sơ về việc thu, chi, quyết toán, kiểm tra, thanh tra"
    text = f"Mã phông;Mã hồ sơ;Tiêu đề hồ sơ\nF9;F9.001;{title}, 2019\nF9;F9.002;{title}, 2020\n"
    found = judged(tmp_path / "a.csv", mapping, text)
    assert [row.title for row in found.good] == [f"{title}, 2019", f"{title}, 2020"]


@given(
    st.sampled_from(";,\t"), st.integers(2, 9),
    st.lists(st.text(st.sampled_from("ab,;\t đ"), max_size=12), min_size=2, max_size=30),
)  # fmt: skip
def test_what_stands_in_quotes_never_decides_what_parts_the_cells(mark: str, width: int, titles: list[str]) -> None:
    lines = [mark.join(f"c{place}" for place in range(width))]
    lines += [mark.join([f'"{title}"', *("1" * (width - 1))]) for title in titles]
    assert form_of("\n".join(lines)).delimiter == mark


def test_missing_columns_are_named_as_people_name_them(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = tmp_path / "a.csv"
    for text, vi, en in (("x,y\n1,2\n", "Mã hồ sơ, Tiêu đề", "Code, Title"), ("Mã hồ sơ,y\n1,2\n", "Tiêu đề", "Title")):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputFault) as fault:
            judge(path, mapping)
        for language, words in (("vi", vi), ("en", en)):
            said = Texts(resources_folder() / "texts", language).error(fault.value).what
            assert f"“{words}”" in said


def test_a_web_page_called_a_workbook_is_told_as_such(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = tmp_path / "html.xls"
    path.write_text("<html><table>")
    with pytest.raises(InputFault, match="workbook_in_name"):
        judge(path, mapping)
