"""Reports of units that stand above each other: what was done before, plans, prices; the board says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from stations_kit import open_station, work

from station.bootstrap import Parts
from station.model.counting import CountKey, Figures
from station.model.people import Person
from station.model.plan import Plan
from station.storage.merged import MergedRecord, TotalRow
from station.workflow.dashboard import Scope, read_dashboard
from station.workflow.official_reports import make_report
from station.workflow.plans import plan_standing, plans, set_plan
from station.workflow.registers import assign_fonds, put_entry, retire_entry
from station.workflow.station import Station

BEFORE = 9_289_197
# Two pages were accepted in X1, below T2.
DONE = 2
NAMES = {"T2": "Sở Hai", "X1": "Xã Một", "T3": "Sở Ba"}


@dataclass
class Office:
    """A station with work of its own, its supervisor, and where reports go."""

    station: Station
    boss: Person
    folder: Path

    def plan(self, *wanted: Plan) -> None:
        for one in wanted:
            set_plan(self.station, self.boss, one)

    def merge(self, unit: str, pages: int) -> None:
        """Take in figures of another station."""
        other = MergedRecord("ab" * 16, "trạm B", "cd" * 32, 7, "ef" * 32, "01" * 32, self.station.clock.now())
        row = TotalRow(CountKey("2026-03-02", 9, size="A4"), unit, Figures(accepted=pages))
        with self.station.workspace.write(self.boss) as writer:
            writer.put_merged(other, [row], "")

    def report(self, name: str, unit: str = "", language: str = "vi", since: str = "2026-03-01") -> list[list[Any]]:
        """Make a report and return the rows of all its sheets, without empty cells."""
        made = make_report(
            self.station, self.boss, name, unit=unit, since=since, until="2026-03-31", folder=self.folder,
            language=language,
        )  # fmt: skip
        book = openpyxl.load_workbook(made.xlsx)
        rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
        return [[cell for cell in row if cell is not None] for row in rows]

    def line(self, rows: list[list[Any]], name: str) -> list[Any]:
        """Return pages since the beginning, left, share and deadline of the progress line that begins with a name."""
        (found,) = [row for row in rows if name in row[:2] and len(row) > 9]
        return found[-4:]

    def board(self, unit: str) -> tuple[int, int | None]:
        found = read_dashboard(self.station, self.boss, Scope(days=0, unit=unit))
        return found.money.amount, None if found.plan is None else found.plan.percent


@pytest.fixture
def office(tmp_path: Path, parts: Parts) -> Iterator[Office]:
    with open_station(tmp_path / "ws", parts, "trạm") as (station, scene, boss):
        work(scene, 1)
        work(scene, 2)
        for code, parent in (("T2", ""), ("X1", "T2"), ("T3", "")):
            put_entry(station, boss, "unit", code, {"name": NAMES[code], "level": "01", "parent": parent})
        assign_fonds(station, boss, "P01", "X1")
        yield Office(station, boss, tmp_path / "out")


def test_a_plan_of_one_unit_takes_nothing_from_what_the_whole_project_had_before(office: Office) -> None:
    office.plan(Plan("", 12_490_500, 0, BEFORE, deadline=date(2026, 6, 30)))
    alone = office.line(office.report("progress"), "TỔNG CỘNG")
    assert alone == [BEFORE + DONE, 12_490_500 - BEFORE - DONE, "74 %", "30/06/2026"]
    office.plan(Plan("T2", 100, 0))
    rows = office.report("progress")
    assert office.line(rows, "TỔNG CỘNG") == alone
    assert office.line(rows, "Chưa phân về đơn vị")[0] == BEFORE
    office.plan(Plan("T2", 100, 0, 20), Plan("X1", 50, 0, 5))
    rows = office.report("progress")
    assert office.line(rows, "TỔNG CỘNG") == alone, "what units had before is part of it"
    assert office.line(rows, "Chưa phân về đơn vị")[0] == BEFORE - 20
    assert office.line(rows, "Sở Hai (gồm đơn vị trực thuộc)")[0] == 20 + DONE
    assert office.line(rows, "Xã Một")[0] == 5 + DONE
    survey = [row for row in office.report("survey") if row[:1] == ["Tổng cộng"]]
    assert survey[0][-1] == BEFORE + DONE


def test_a_unit_with_a_plan_stands_for_those_below_it_and_the_sum_counts_nothing_twice(office: Office) -> None:
    office.plan(Plan("T2", 8, 0, deadline=date(2026, 5, 1)), Plan("X1", 4, 0))
    rows = office.report("progress")
    assert office.line(rows, "Sở Hai (gồm đơn vị trực thuộc)") == [DONE, 6, "25 %", "01/05/2026"]
    assert [row for row in rows if row and "không tính hai lần" in str(row[0])]
    assert office.line(rows, "Xã Một") == [DONE, 2, "50 %", "chưa khai báo"]
    assert office.line(rows, "Sở Ba")[0] == 0
    assert office.line(rows, "TỔNG CỘNG") == [DONE, 6, "25 %", "01/05/2026"], "X1 is in what T2 has to do"
    assert office.line(office.report("progress", "T2"), "TỔNG CỘNG") == [DONE, 6, "25 %", "01/05/2026"]
    assert {unit: office.board(unit)[1] for unit in ("T2", "X1")} == {"T2": 25, "X1": 50}
    (said,) = [cell for row in office.report("survey") for cell in row if str(cell).startswith("25 %")]
    assert said == "25 % kế hoạch, thời hạn 01/05/2026 (gồm đơn vị trực thuộc)"


def test_what_a_unit_did_that_is_no_longer_in_use_stays_with_the_one_above(office: Office) -> None:
    office.plan(Plan("T2", 8, 0))
    assign_fonds(office.station, office.boss, "P01", "T3")
    office.merge("X1", DONE)
    retire_entry(office.station, office.boss, "unit", "X1")
    assert office.line(office.report("progress"), "Sở Hai (gồm đơn vị trực thuộc)")[2] == "25 %"
    assert office.line(office.report("progress", "T2"), "TỔNG CỘNG")[2] == "25 %"
    assert office.board("T2")[1] == 25


def norm(rows: list[list[Any]]) -> str:
    (said,) = [row[0] for row in rows if row and str(row[0]).startswith(("Chi phí nhân công", "Labour cost"))]
    return str(said)


@pytest.mark.parametrize(
    ("made", "price", "source"),
    [
        ((), "4.896 đồng × K 1 = 9.792", "Đơn giá: kế hoạch số hóa 04/2025"),
        ((Plan("", 99, 0),), "4.896 đồng × K 1 = 9.792", "Đơn giá: kế hoạch số hóa 04/2025"),
        ((Plan("", 99, 0, coefficient="1.5"),), "4.896 đồng × K 1,5 = 14.688", "; hệ số K theo kế hoạch số hóa chung."),
        ((Plan("", 99, 0), Plan("T2", 9, 0, unit_price=5000, coefficient="1.2")), "5.000 đồng × K 1,2 = 12.000",
         "Đơn giá và hệ số K theo kế hoạch số hóa của Sở Hai."),
        ((Plan("T2", 9, 0, unit_price=5000), Plan("X1", 9, 0, unit_price=6000)), "6.000 đồng × K 1 = 12.000",
         "Đơn giá và hệ số K theo kế hoạch số hóa của Xã Một."),
    ],
)  # fmt: skip
def test_a_price_is_the_same_for_report_board_and_plan_and_says_where_it_comes_from(
    office: Office, made: tuple[Plan, ...], price: str, source: str
) -> None:
    office.plan(*made)
    amount = int(price.rpartition(" ")[2].replace(".", ""))
    for unit in ("X1", "T2", ""):
        said = norm(office.report("finance", unit))
        assert f"{DONE} trang A4 quy đổi × {price} đồng" in said, unit
        assert source in said
        assert ("kế hoạch số hóa 04/2025" in said) == ("4.896" in said), "the table is cited for its own price only"
        assert office.board(unit)[0] == amount
    for plan in plans(office.station).values():
        assert plan_standing(office.station, office.boss, plan, office.station.clock.now()).cost_to_date == amount


def test_units_with_prices_of_their_own_are_told_line_by_line(office: Office) -> None:
    office.merge("T3", 1)
    office.plan(Plan("T3", 9, 0, unit_price=7000, coefficient="1.25"))
    total, *lines = norm(office.report("finance")).split("\n")
    assert total == "Chi phí nhân công theo định mức: 18.542 đồng, gồm:"
    assert [line.partition(". ")[0] for line in lines] == [
        "- 2 trang A4 quy đổi × 4.896 đồng × K 1 = 9.792 đồng",
        "- 1 trang A4 quy đổi × 7.000 đồng × K 1,25 = 8.750 đồng",
    ]
    assert office.board("")[0] == 18_542
    english = norm(office.report("finance", language="en")).split("\n")
    assert "K 1.25 = 8,750" in english[2]
    assert "the digitising plan of Sở Ba" in english[2]
    assert "Price: digitising plan 04/2025, section II.2" in english[1]
    assert "Đơn giá" not in english[1]
