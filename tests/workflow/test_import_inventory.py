"""An import on a real workspace: all or nothing, rejects that come back corrected, newer versions, saved mappings."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from inventory_kit import workbook

from station.jobs.job import CancelToken, JobCancelled, Progress
from station.model.dossier import Dossier
from station.model.errors import InputFault, Refused, SettingsFault
from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.settings.resources import resources_folder
from station.settings.texts import Texts
from station.storage.verify import verify_workspace
from station.workflow.compare_inventory import differences
from station.workflow.import_inventory import ImportResult, import_inventory
from station.workflow.inventory_mapping import (
    DEFAULT,
    ColumnMapping,
    load_mappings,
    mapping_named,
    read_mapping,
    remembered,
    save_mapping,
    written_mapping,
)
from station.workflow.inventory_result import DossierRow, RejectedRow
from station.workflow.preview_inventory import preview
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier
from station.workflow.write_rejects import write_rejects

if TYPE_CHECKING:
    from conftest import Crew, Scan

HEAD = "Mã hồ sơ,Tiêu đề,Hộp,THBQ,Số tờ,Số trang,Độ mật,Thường dùng\n"


class Clerk:
    """Somebody who imports lists."""

    def __init__(self, station: Station, crew: Crew, mapping: ColumnMapping, folder: Path) -> None:
        self.station, self.crew, self.mapping, self.folder = station, crew, mapping, folder

    def list(self, name: str, *rows: str) -> Path:
        path = self.folder / name
        path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return path

    def take(self, path: Path, **options: object) -> ImportResult:
        options.setdefault("fonds", "P1")
        return import_inventory(self.station.workspace, self.crew.supervisor, path, self.mapping, **options)

    def dossier(self, code: str) -> Dossier:
        with self.station.workspace.read() as reader:
            return reader.dossier_by_code(code, "P1")

    def codes(self) -> list[str]:
        with self.station.workspace.read() as reader:
            return [one.code for one in reader.dossiers()]

    def sound(self) -> bool:
        return not verify_workspace(self.station.workspace)


@pytest.fixture
def clerk(station: Station, crew: Crew, mapping: ColumnMapping, tmp_path: Path) -> Clerk:
    return Clerk(station, crew, mapping, tmp_path)


@pytest.fixture
def texts() -> Texts:
    return Texts(resources_folder() / "texts", "vi")


def test_nothing_is_written_while_a_row_is_wrong_unless_the_good_ones_are_asked_for(clerk: Clerk) -> None:
    path = clerk.list("a.csv", "A.1,Một,H1,Vĩnh viễn,2,4,Thường,x", "A.2,,H1,,,,,", "A.3,Ba,H2,20 năm,,,,")
    first = clerk.take(path)
    assert (first.imported, first.good, first.written, [row.row for row in first.rejected]) == (0, 2, False, [3])
    assert clerk.codes() == []
    second = clerk.take(path, only_good=True)
    assert (second.imported, second.written, clerk.codes()) == (2, True, ["A.1", "A.3"])
    third = clerk.take(path, only_good=True)
    assert (third.imported, third.already, third.written) == (0, 2, False)
    assert [row.reason for row in third.rejected] == ["title_missing"], "the same file says nothing against itself"


def test_the_same_file_can_be_imported_into_another_fonds(clerk: Clerk) -> None:
    path = clerk.list("a.csv", "A.1,Một,,,,,,")
    assert clerk.take(path).imported == 1
    assert clerk.take(path, fonds="P2").imported == 1


def test_permanent_and_often_used_dossiers_get_their_priority(clerk: Clerk) -> None:
    clerk.take(
        clerk.list("a.csv", "A.1,Một,,01,,,,có", "A.2,Hai,,Vĩnh viễn,,,,", "A.3,Ba,,20 năm,,,,x", "A.4,Bốn,,,,,,")
    )
    with clerk.station.workspace.read() as reader:
        known = reader.known_dossiers(["A.1", "A.2", "A.3", "A.4"], "P1")
    assert {code: one.priority for code, one in known.items()} == {"A.1": 3, "A.2": 1, "A.3": 2, "A.4": 0}


def test_a_cancelled_import_leaves_nothing(clerk: Clerk) -> None:
    path = clerk.list("a.csv", *(f"A.{n},Hồ sơ,,,,,," for n in range(5000)))
    token, told = CancelToken(), []

    def sink(progress: Progress) -> None:
        told.append(progress.what)
        if progress.what == "dossiers" and progress.done:
            token.cancel()

    with pytest.raises(JobCancelled):
        clerk.take(path, progress=sink, cancelled=token)
    assert clerk.codes() == []
    assert {"rows", "dossiers"} <= set(told)


def test_rejected_rows_come_back_corrected_and_nothing_in_them_is_a_formula(
    clerk: Clerk, texts: Texts, tmp_path: Path
) -> None:
    path = workbook(
        tmp_path / "gốc.xlsx",
        [["01", "A.1", "Tốt", 1, 2, "2019", ""], ["01", "A.2", "=1+1|cmd", 1, "x", "2019", ""],
         ["01", "A.3", "@Ba", 1, 2, "43529", "+siêu mật"]],
    )  # fmt: skip
    book = openpyxl.load_workbook(path)
    book.active["C5"].data_type = "s"
    book.save(path)
    result = clerk.take(path, only_good=True)
    assert (result.imported, [row.row for row in result.rejected]) == (1, [5, 6])
    rejects = tmp_path / "loại.xlsx"
    assert write_rejects(rejects, result, texts) == 2
    book = openpyxl.load_workbook(rejects)
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    assert heads[1:3] == ["MÃ HỒ SƠ", "Tiêu đề hồ sơ"]
    assert [cell.value for cell in sheet[2]][-3:] == [5, "“x” không phải số lượng", "Ghi một số nguyên, không kèm chữ."]
    for cell, text in ((sheet["C2"], "=1+1|cmd"), (sheet["C3"], "@Ba"), (sheet["G3"], "+siêu mật")):
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    again = clerk.take(rejects, only_good=True)
    assert [(row.code, row.reason) for row in again.rejected] == [
        ("A.2", "not_a_count"),
        ("A.3", "secrecy_unknown_word"),
    ]
    sheet["E2"], sheet["G3"] = 7, "Mật"
    sheet["C2"].data_type = "s"
    book.save(rejects)
    mended = clerk.take(rejects)
    assert (mended.imported, len(mended.rejected)) == (2, 0)
    assert clerk.dossier("A.2").title == "=1+1|cmd"
    assert clerk.dossier("A.3").description["start_date"] == "05/03/2019"
    assert clerk.dossier("A.3").secrecy is Secrecy.SECRET


def test_rejects_of_merged_headings_are_understood_again(clerk: Clerk, texts: Texts, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Mã hồ sơ", "Tiêu đề", "Thời gian", None],
        [None, None, "Bắt đầu", "Kết thúc"],
        ["A.1", "x", "2003", "2001"],
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    result = clerk.take(tmp_path / "a.xlsx")
    assert [row.reason for row in result.rejected] == ["dates_reversed"]
    write_rejects(tmp_path / "b.xlsx", result, texts)
    assert [row.reason for row in clerk.take(tmp_path / "b.xlsx").rejected] == ["dates_reversed"]


def test_every_reason_and_remedy_has_its_words(texts: Texts) -> None:
    for code in texts.codes("rows"):
        assert texts.text("inventory", f"do_{code}") != f"do_{code}", code


def test_a_newer_list_updates_what_it_says_otherwise(clerk: Clerk) -> None:
    clerk.take(
        clerk.list("v1.csv", "A.1,Một,H1,20 năm,2,4,Thường,", "A.2,Hai,H1,,,,,", "A.3,Ba,H1,,,,,", "A.4,Bốn,H1,,,,,")
    )
    newer = clerk.list(
        "v2.csv", "A.1,Một (sửa),H9,Vĩnh viễn,3,4,,", "A.2,Hai,,,,,,", "A.4,Bốn,H1,,,,Mật,x", "A.5,Năm,H2,,,,,"
    )
    refused = clerk.take(newer)
    assert [row.reason for row in refused.rejected] == ["already_registered"] * 3
    assert not refused.written
    result = clerk.take(newer, update=True)
    assert (result.imported, result.updated, result.unchanged, len(result.rejected)) == (1, 2, 1, 0)
    assert list(result.vanished) == ["A.3"]
    assert clerk.codes() == ["A.1", "A.2", "A.3", "A.4", "A.5"]
    one, four = clerk.dossier("A.1"), clerk.dossier("A.4")
    assert (one.title, one.box, one.expected_sheets, one.secrecy) == ("Một (sửa)", "H9", 3, Secrecy.ORDINARY)
    assert one.description["retention"] == "Vĩnh viễn"
    assert clerk.dossier("A.2").box == "H1", "an empty cell takes nothing away"
    assert four.secrecy is Secrecy.SECRET
    with clerk.station.workspace.read() as reader:
        assert [line.code for line in reader.dossiers(text="mot sua h9")] == ["A.1"], "it is found by its new words"
        (event,) = [event for event in reader.dossier_events(one.id) if event.kind == "dossier.relisted"]
        known = reader.known_dossiers(["A.1", "A.4"], "P1")
    assert event.details["changes"] == {
        "title": ["Một", "Một (sửa)"], "box": ["H1", "H9"], "expected_sheets": [2, 3],
        "retention": ["20 năm", "Vĩnh viễn"], "priority": [0, 1],
    }  # fmt: skip
    assert (known["A.1"].priority, known["A.4"].priority) == (1, 2)
    again = clerk.take(newer, update=True)
    assert (again.written, again.updated, again.unchanged) == (False, 0, 4)
    assert clerk.sound()


def test_what_was_captured_or_sealed_is_never_lost(clerk: Clerk, dossier: Dossier, scan: Scan) -> None:
    scan()
    fonds = dossier.fonds_code
    path = clerk.list("v2.csv", f"{dossier.code},Tiêu đề mới,H5,,2,4,Mật,")
    assert [row.reason for row in clerk.take(path, fonds=fonds).rejected] == ["already_digitised"]
    result = clerk.take(path, fonds=fonds, update=True)
    assert result.updated == 1
    assert [(one.field, one.old, one.new, one.why) for one in result.kept] == [
        ("secrecy", "ordinary", "secret", "in_work")
    ]  # fmt: skip
    with clerk.station.workspace.read() as reader:
        now = reader.dossier(dossier.id)
        assert (now.title, now.state, now.secrecy) == ("Tiêu đề mới", DossierState.CAPTURING, Secrecy.ORDINARY)
        assert len(reader.pages(dossier.id)) == 4
    assert clerk.sound()


@pytest.mark.parametrize(("state", "why"), [("packaged", "sealed"), ("delivered", "sealed"), ("approved", "approved")])
def test_a_sealed_dossier_keeps_its_description(clerk: Clerk, state: str, why: str) -> None:
    clerk.take(clerk.list("v1.csv", "A.1,Một,H1,20 năm,2,4,Thường,"))
    with clerk.station.workspace.read() as reader:
        known = replace(reader.known_dossiers(["A.1"], "P1")["A.1"], state=DossierState(state), digitised=True)
    row = DossierRow(2, "A.1", "Khác", "H1", None, 2, 5, {"retention": "20 năm"}, 2)
    changes, kept = differences(row, known)
    assert changes == {"priority": (0, 2)}
    assert [(one.field, one.old, one.new, one.why) for one in kept] == [
        ("title", "Một", "Khác", why), ("expected_pages", "4", "5", why)
    ]  # fmt: skip


def test_only_who_may_import_imports_and_saves(clerk: Clerk, mapping: ColumnMapping) -> None:
    path = clerk.list("a.csv", "A.1,Một,,,,,,")
    with pytest.raises(Refused, match="role_missing"):
        import_inventory(clerk.station.workspace, clerk.crew.operator, path, mapping)
    with pytest.raises(Refused, match="role_missing"):
        save_mapping(clerk.station, clerk.crew.operator, mapping, "x")


def test_a_preview_shows_what_each_column_would_mean(tmp_path: Path, mapping: ColumnMapping) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Danh sách"], ["Mã HS", "Nội dung chính", "Thời gian", None], [None, None, "Bắt đầu", "Kết thúc"],
        *([f"A.{n}", f"Hồ sơ {n}", "2001", "2002"] for n in range(30)),
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("C2:D2")
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("kho").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    seen = preview(tmp_path / "a.xlsx", mapping)
    assert [(one.name, one.state) for one in seen.sheets] == [("Sheet", "visible"), ("kho", "hidden")]
    assert seen.heading_rows == (2, 3)
    assert [(one.letters, one.field, one.hidden) for one in seen.columns] == [
        ("A", "code", False), ("B", "", False), ("C", "start_date", False), ("D", "end_date", True),
    ]  # fmt: skip
    assert seen.missing == ("title",)
    assert (seen.rows, len(seen.sample), seen.columns[1].samples[0]) == (30, 20, "Hồ sơ 0")
    mended = mapping.with_column(seen.columns[1].heading, 1, "title")
    again = preview(tmp_path / "a.xlsx", mended)
    assert again.missing == ()
    assert not [row for row in again.sample if isinstance(row, RejectedRow)]


def test_columns_without_headings_are_named_by_their_letters(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Sổ theo dõi,,\nsố,việc,chỗ\nA.1,Một,H1\nA.2,Hai,H2\n", encoding="utf-8")
    seen = preview(path, clerk.mapping)
    assert seen.heading_rows == (2, 2)
    assert seen.missing == ("code", "title")
    mapping = replace(clerk.mapping, heading_row=2)
    for index, name in enumerate(("code", "title", "box")):
        mapping = mapping.with_column("", index, name)
    clerk.mapping = save_mapping(clerk.station, clerk.crew.supervisor, mapping, "so-theo-doi")
    assert clerk.take(path).imported == 2
    assert clerk.dossier("A.2").box == "H2"


def test_a_mapping_is_kept_by_name_and_found_by_the_headings_of_its_list(
    clerk: Clerk, station: Station, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Ký hiệu;Việc;Mức độ\nA.1;Một;đóng dấu mật\n", encoding="utf-8")
    workspace = station.workspace.path
    seen = preview(path, remembered(workspace, ("Ký hiệu", "Việc", "Mức độ")))
    assert seen.missing == ("code", "title")
    mapping = load_mappings(workspace)[DEFAULT]
    for column, name in zip(seen.columns, ("code", "title", "secrecy"), strict=True):
        mapping = mapping.with_column(column.heading, column.index, name)
    mapping = replace(mapping, title='Sở "A"\\B', secrecy={**mapping.secrecy, "secret": ("đóng dấu mật",)})
    saved = save_mapping(station, clerk.crew.supervisor, mapping, "so-a", seen.headings)
    assert (mapping.titled("en"), saved.titled("en")) == ("List of dossiers (Circular 05/2025)", mapping.title)
    assert mapping_named(workspace, "so-a") == saved
    assert remembered(workspace, ("KÝ HIỆU", " việc", "", "Mức độ:")) == saved
    assert remembered(workspace, ("Ký hiệu", "Việc")).name == DEFAULT
    clerk.mapping = saved
    assert clerk.take(path).imported == 1
    assert clerk.dossier("A.1").secrecy is Secrecy.SECRET
    with station.workspace.read() as reader:
        assert [event.subject for event in reader.events() if event.kind == "inventory.mapping_saved"] == ["so-a"]
    for wrong in ("", "../x", "Sở A", "a" * 41, "-a"):
        with pytest.raises(InputFault, match="mapping_name"):
            save_mapping(station, clerk.crew.supervisor, mapping, wrong)
    with pytest.raises(SettingsFault, match="profile_unknown"):
        mapping_named(workspace, "so-b")


def test_a_field_means_one_column(mapping: ColumnMapping) -> None:
    changed = mapping.with_column("Ghi chú", 4, "title")
    assert changed.field_of("GHI CHÚ", 4) == "title"
    assert "Ghi chú" not in changed.columns["note"]
    assert changed.with_column("Ghi chú", 4, "").field_of("Ghi chú", 4) == ""
    with pytest.raises(SettingsFault, match="inventory_field"):
        mapping.with_column("x", 0, "tên")


def test_a_mapping_with_a_field_that_does_not_exist_is_named(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = tmp_path / "x.toml"
    path.write_text(written_mapping(replace(mapping, columns={"titel": ("x",)})), encoding="utf-8")
    with pytest.raises(SettingsFault, match="inventory_field"):
        read_mapping(path)


def test_the_event_of_an_import_says_what_came_of_it(clerk: Clerk) -> None:
    clerk.take(clerk.list("a.csv", "A.1,Một,,,,,,", "A.2,,,,,,,"), only_good=True)
    with clerk.station.workspace.read() as reader:
        (event,) = [event for event in reader.events() if event.kind == "inventory.imported"]
    told = {key: event.details[key] for key in ("dossiers", "updated", "rejected", "source")}
    assert told == {"dossiers": 1, "updated": 0, "rejected": 1, "source": "a.csv"}
    assert json.dumps(event.details)


def test_a_list_never_lowers_a_level(clerk: Clerk, station: Station, crew: Crew) -> None:
    clerk.take(clerk.list("v1.csv", "A.1,Một,,,,,,"))
    classify_dossier(station, crew.operator, clerk.dossier("A.1"), Secrecy.SECRET)
    result = clerk.take(clerk.list("v2.csv", "A.1,Một,,,,,Thường,"), update=True)
    assert clerk.dossier("A.1").secrecy is Secrecy.SECRET
    assert [(one.field, one.new, one.why) for one in result.kept] == [("secrecy", "ordinary", "stricter")]
    result = clerk.take(clerk.list("v3.csv", "A.1,Một,,,,,Tối mật,"), update=True)
    assert clerk.dossier("A.1").secrecy is Secrecy.HIGHLY_SECRET, "no paper was scanned: the stricter word counts"
    assert result.updated == 1
