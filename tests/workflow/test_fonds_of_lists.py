"""Whose dossiers a list has: what it says row by row or at its head, what somebody chose, and never its file's name."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from station.jobs.job import CancelToken, JobCancelled, Progress
from station.model.errors import InputFault
from station.settings.resources import resources_folder
from station.settings.texts import Texts
from station.storage.verify import verify_workspace
from station.workflow import import_inventory as importing
from station.workflow import import_shares
from station.workflow.appraise_inventory import inventories
from station.workflow.import_inventory import ImportResult, continue_imports, import_inventory
from station.workflow.inventory_mapping import ColumnMapping
from station.workflow.preview_inventory import preview
from station.workflow.station import Station
from station.workflow.write_rejects import write_rejects

COLUMN = "Mã phông,Mã hồ sơ,Tiêu đề\n"
PLAIN = "Mã hồ sơ,Tiêu đề\n"


class PowerCutError(Exception):
    """Ends the program between two shares."""


class Desk:
    """Imports lists and tells what is where."""

    def __init__(self, station: Station, crew: Any, mapping: ColumnMapping, folder: Path) -> None:
        self.station, self.crew, self.mapping, self.folder = station, crew, mapping, folder

    def take(self, name: str, text: str, **how: Any) -> ImportResult:
        path = self.folder / name
        if text:
            path.write_text(text, encoding="utf-8")
        return import_inventory(self.station.workspace, self.crew.supervisor, path, self.mapping, **how)

    def placed(self) -> list[tuple[str, str]]:
        with self.station.workspace.read() as reader:
            return sorted((one.fonds_code, one.code) for one in reader.dossiers())

    def title(self, fonds: str, code: str) -> str:
        with self.station.workspace.read() as reader:
            return reader.dossier_by_code(code, fonds).title

    def kinds(self) -> list[str]:
        with self.station.workspace.read() as reader:
            return [event.kind for event in reader.events()]


@pytest.fixture
def desk(station: Station, crew: Any, mapping: ColumnMapping, tmp_path: Path) -> Desk:
    return Desk(station, crew, mapping, tmp_path)


def reasons(result: ImportResult) -> list[tuple[int, str]]:
    return [(row.row, row.reason) for row in result.rejected]


def test_each_row_goes_into_the_fonds_that_it_names_all_in_one_transaction(desk: Desk) -> None:
    result = desk.take("mlA.csv", f"{COLUMN}G1,001,b\nG2,001,c\nG1,002,d\n")
    assert (result.imported, result.fonds, len(result.inventory_ids)) == (3, ("G1", "G2"), 2)
    assert desk.placed() == [("G1", "001"), ("G1", "002"), ("G2", "001")], "the same code in two fonds is two dossiers"
    assert [(line.inventory.fonds_code, line.dossiers) for line in inventories(desk.station)] == [("G1", 2), ("G2", 1)]
    with desk.station.workspace.read() as reader:
        told = [event.details for event in reader.events() if event.kind == "inventory.imported"]
    assert [(one["fonds"], one["dossiers"]) for one in told] == [("G1", 2), ("G2", 1)]
    again = desk.take("mlA.csv", "")
    assert (again.written, again.already) == (False, 3)
    newer = desk.take("mlB.csv", f"{COLUMN}G2,001,c (sửa)\nG1,003,e\n", update=True)
    assert (newer.imported, newer.updated, list(newer.vanished)) == (1, 1, [])
    assert (desk.title("G2", "001"), desk.title("G1", "001")) == ("c (sửa)", "b")
    assert not verify_workspace(desk.station.workspace)


def test_a_cancelled_list_of_several_fonds_leaves_nothing_in_any(desk: Desk) -> None:
    token = CancelToken()

    def sink(progress: Progress) -> None:
        if progress.what == "dossiers" and progress.done >= 2000:
            token.cancel()

    lines = "".join(f"G{number // 1500},{number},x\n" for number in range(4500))
    with pytest.raises(JobCancelled):
        desk.take("a.csv", COLUMN + lines, progress=sink, cancelled=token)
    assert desk.placed() == []
    assert inventories(desk.station) == []


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize("share", [1, 3])
def test_a_large_list_of_several_fonds_goes_on_where_it_was_interrupted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, share: int, *, lost: bool
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 10)
    monkeypatch.setattr(import_shares, "SHARE", 10)
    told: list[int] = []

    def cut(progress: Progress) -> None:
        if progress.what == "dossiers":
            told.append(progress.done)
            if len(told) == share:
                raise PowerCutError

    text = COLUMN + "".join(f"G{number % 3},{number},x\n" for number in range(45))
    with pytest.raises(PowerCutError):
        desk.take("a.csv", text, progress=cut)
    assert 0 < len(desk.placed()) < 45
    if lost:
        shutil.rmtree(desk.station.workspace.path / import_shares.FOLDER)
        assert continue_imports(desk.station.workspace) == []
        assert desk.kinds().count("inventory.import_halted") == 1
        assert {line.whole for line in inventories(desk.station)} == {False}
        result = desk.take("a.csv", text)
    else:
        (result,) = continue_imports(desk.station.workspace)
    assert (result.imported, result.written) == (45, True)
    assert desk.placed() == sorted((f"G{number % 3}", str(number)) for number in range(45))
    assert desk.kinds().count("inventory.imported") == 3
    with desk.station.workspace.read() as reader:
        assert reader.unfinished_imports(desk.station.workspace.station) == []
        assert reader.halted_imports() == []
    assert not list((desk.station.workspace.path / import_shares.FOLDER).iterdir())
    assert not verify_workspace(desk.station.workspace)


def test_the_head_of_a_list_says_its_fonds(desk: Desk) -> None:
    heads = ("Phông: H38.12,\n\n", "Mã phông,H38.12\n", "PHÔNG SỐ : H38.12,,\n")
    for code, head in enumerate(heads):
        assert desk.take(f"{code}.csv", f"{head}{PLAIN}{code},Một\n").fonds == ("H38.12",)
    assert [fonds for fonds, _ in desk.placed()] == ["H38.12"] * 3
    other = desk.take("d.csv", f"Phông: H38.12,\n{PLAIN}4,Một\n", fonds="H40")
    assert (other.fonds, [one.code for one in other.notices]) == (("H40",), ["fonds_above"])
    numbered = desk.take("e.csv", f"Phông: 12,\n{PLAIN}5,Một\n", fonds="H38.12")
    assert (numbered.fonds, numbered.notices) == (("H38.12",), ())


def test_a_chosen_fonds_is_not_that_of_rows_that_name_another(desk: Desk) -> None:
    text = f"{COLUMN}12,1,Một\nH38.12,2,Hai\n,3,Ba\nH40,4,Bốn\nUBND huyện A,5,Năm\nUBND huyện B,6,Sáu\n"
    result = desk.take("a.csv", text, fonds="H38.12", only_good=True)
    assert reasons(result) == [(5, "fonds_differs"), (7, "fonds_differs")]
    assert desk.placed() == [("H38.12", code) for code in "1235"]


def test_rows_that_name_no_fonds_beside_some_that_do_are_rejected(desk: Desk) -> None:
    result = desk.take("a.csv", f"{COLUMN}G1,1,Một\n,2,Hai\nUBND huyện A,3,Ba\n", only_good=True)
    assert reasons(result) == [(3, "fonds_missing"), (4, "fonds_no_code")]
    assert desk.placed() == [("G1", "1")]


@pytest.mark.parametrize(
    "rows", ["001,Một\n", "H38.12.2019.007,Một\nh38.12.2019.008,Hai\n", "A.1,Một\nB.1,Hai\n"]
)  # fmt: skip
def test_the_name_of_a_file_is_no_fonds(desk: Desk, rows: str) -> None:
    with pytest.raises(InputFault) as fault:
        desk.take("h.csv", PLAIN + rows)
    assert fault.value.code == "fonds_unclear"
    assert desk.placed() == []
    assert desk.take("h.csv", "", fonds="P1").written


def test_a_list_that_says_nothing_is_placed_by_what_is_there_already(desk: Desk) -> None:
    desk.take("a.csv", f"{PLAIN}H38.12.2019.007,Một\nH38.12.2020.003,Hai\n", fonds="H38.12")
    with_known = desk.take("b.csv", f"{PLAIN}H38.12.2019.007,Đã có\n")
    assert reasons(with_known) == [(2, "already_registered")]
    desk.take("c.csv", f"{PLAIN}H38.12.2019.007,Một (sửa)\n", update=True)
    assert desk.title("H38.12", "H38.12.2019.007") == "Một (sửa)"
    assert desk.take("d.csv", f"{PLAIN}H38.12.2021.001,Ba\n").fonds == ("H38.12",), "not H38.12.2021"
    desk.take("e.csv", f"{PLAIN}001,Một\n", fonds="P1")
    desk.take("f.csv", f"{PLAIN}001,Hai\n", fonds="P2")
    with pytest.raises(InputFault) as fault:
        desk.take("g.csv", f"{PLAIN}001,Ba\n", update=True)
    assert fault.value.context["fonds"] == "P1, P2"
    with pytest.raises(InputFault, match="fonds_unclear"):
        desk.take("i.csv", f"{PLAIN}H38.1,Ba\n")
    assert len(desk.placed()) == 5


def test_what_is_placed_by_its_codes_says_so(desk: Desk) -> None:
    result = desk.take("a.csv", f"{PLAIN}H38.1.1,Một\nH38.1.2,Hai\n")
    assert result.fonds == ("H38.1",)
    assert [(one.code, one.value) for one in result.notices] == [("fonds_by_codes", "H38.1")]


@pytest.mark.parametrize(
    ("text", "fonds"),
    [
        (f"{PLAIN}H38.12.2019.001,Tốt\nH38.12.2021.005,\n", "H38.12"),
        (f"Phông: H38.12,\n{PLAIN}001,Tốt\n005,\n", ""),
        (f"{COLUMN}12,001,Tốt\n12,005,\n", "H38.12"),
        (f"{COLUMN}G1,001,Tốt\nG2,005,\n", ""),
    ],
)  # fmt: skip
def test_corrected_rejects_go_where_the_others_went_without_being_told(desk: Desk, text: str, fonds: str) -> None:
    result = desk.take("h.csv", text, fonds=fonds, only_good=True)
    rejects = desk.folder / "loại.xlsx"
    assert write_rejects(rejects, result, Texts(resources_folder() / "texts", "vi")) == 1
    book = openpyxl.load_workbook(rejects)
    sheet = book.active
    column = [cell.value for cell in sheet[1]].index("Tiêu đề")
    sheet.cell(2, column + 1).value = "Đã sửa"
    book.save(rejects)
    mended = desk.take("loại.xlsx", "")
    assert (mended.imported, len(mended.rejected)) == (1, 0)
    wanted = {"G1", "G2"} if "G1" in text else {"H38.12"}
    assert {one for one, _ in desk.placed()} == wanted


def test_a_preview_says_the_fonds_or_that_nobody_does(desk: Desk) -> None:
    for text, fonds, seen in (
        (f"{COLUMN}G1,1,x\nG2,2,y\n", "", ("G1", "G2")), (f"{PLAIN}1,x\n", "", ()), (f"{PLAIN}1,x\n", "P1", ("P1",)),
        (f"Phông: P2,\n{PLAIN}1,x\n", "", ("P2",)), (f"{COLUMN}G1,1,\n", "", ("G1",)),
    ):  # fmt: skip
        path = desk.folder / "a.csv"
        path.write_text(text, encoding="utf-8")
        assert preview(path, desk.mapping, fonds=fonds).fonds == seen
