"""The official reports of a simulated month, read back as workbooks, say what the events alone tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from month_deeds import last_evening, live_through
from month_kit import FONDS, OPERATORS, REVIEWERS, STATIONS, Month, working_days
from told_by_events import Sums, Told

from station.bootstrap import Parts
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.workflow.official_reports import make_report, report_kinds

# A whole month of each report; in every run of the suite, test_official_reports.py compares a shorter one.
pytestmark = pytest.mark.slow
UNITS = {FONDS[0]: "H38.1", FONDS[1]: "H38.2"}
WORDS = {"clipped": "Cắt lẹm, mất góc", "skewed": "Lệch, xoay sai", "blurred": "Mờ, nhòe"}
DAYS = 4
Book = dict[str, Any]


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    parts = Parts(StationSettings(min_free_bytes=0, warn_free_bytes=0, min_free_files=0), resources_folder())
    month = Month(tmp_path_factory.mktemp("month"), parts, 4)
    month.found(60)
    live_through(month, DAYS)
    month.days = [day.isoformat() for day in working_days(DAYS)]
    with month.at(STATIONS[0]):
        last_evening(month)
        month.assign(UNITS)
        yield month


@pytest.fixture(scope="module")
def told(month: Month) -> Told:
    with month.station.workspace.read() as reader:
        return Told().hear(reader.events())


@pytest.fixture
def periods(month: Month) -> list[tuple[str, str]]:
    return [(month.days[0], month.days[-1]), (month.days[1], month.days[2])]


def made(month: Month, folder: Path, name: str, since: str, until: str, unit: str = "") -> Book:
    """Make a report and return the cells of each sheet, row by row, without the empty ones."""
    report = make_report(
        month.station, month.people["lan"], name, unit=unit, since=since, until=until, folder=folder / "báo cáo"
    )
    book = openpyxl.load_workbook(report.xlsx)
    rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    return {title: [[cell for cell in row if cell is not None] for row in sheet] for title, sheet in rows.items()}


def lines(rows: list[list[Any]], *heads: str) -> list[list[Any]]:
    """Return the numbered lines below the row that begins with these heads."""
    first = next(place for place, row in enumerate(rows) if row[: len(heads)] == list(heads)) + 1
    found = []
    for row in rows[first:]:
        if not row or not isinstance(row[0], int):
            break
        found.append(row[1:])
    return found


def sums(told: Told, since: str, until: str, **only: str) -> Sums:
    found = told.counts((), since, until, only, UNITS)
    return {"accepted": 0, "dossiers": 0, "documents": 0, "sheets": 0, "bytes": 0, **found.get((), {})}


def a4(told: Told, since: str, until: str, **only: str) -> float:
    return float(told.a4_pages((), since, until, only, UNITS).get((), 0))


def figures(one: Sums, names: Sequence[str]) -> list[int]:
    return [one.get(name, 0) for name in names]


def test_each_kind_is_compared_here(month: Month) -> None:
    kinds = {kind.name for kind in report_kinds(month.station)}
    assert kinds == {
        "acceptance", "daily", "finance", "handover", "progress", "quality", "return", "survey",
    }, "hand-overs of paper are no figures: test_official_reports.py"  # fmt: skip


def test_daily_sheets(month: Month, told: Told, tmp_path: Path) -> None:
    names = ("captured", "rescanned", "sheets", "blank", "removed", "control", "accepted", "rejected")
    for day in month.days:
        rows = made(month, tmp_path, "daily", day, day)["Phiếu sản lượng"]
        by_operator, by_hour = (told.counts((by,), day, day) for by in ("operator", "hour"))
        wanted = {name: figures(by_operator[name,], names) for name in OPERATORS if (name,) in by_operator}
        assert {line[0]: line[1:9] for line in lines(rows, "TT", "Người quét")} == wanted
        hours = {f"{key[0]} giờ": figures(one, names) for key, one in by_hour.items()}
        found = {line[0]: line[1:9] for line in lines(rows, "TT", "Giờ")}
        assert found == {hour: one for hour, one in hours.items() if any(one)}


def test_volume_and_cost_for_the_finance_ministry(month: Month, told: Told, tmp_path: Path, periods) -> None:
    for since, until in periods:
        for unit in ("", "H38.1"):
            only = {"unit": unit} if unit else {}
            book = made(month, tmp_path, "finance", since, until, unit)
            whole, pages = sums(told, since, until, **only), a4(told, since, until, **only)
            volume = [line[-1] for line in lines(book["Báo cáo"], "TT", "Chỉ tiêu")][:5]
            assert volume == [*figures(whole, ("dossiers", "documents", "sheets", "accepted")), pages]
            cost = f"{round(pages * 4896):,}".replace(",", ".")
            assert any(f"= {cost} đồng" in str(cell) for row in book["Báo cáo"] for cell in row), cost
            by_fonds = {line[0]: line[1:] for line in lines(book["Biểu 1"], "TT", "Phông")}
            for fonds, line in by_fonds.items():
                of = sums(told, since, until, fonds=fonds)
                wanted = figures(of, ("dossiers", "documents", "sheets", "accepted"))
                assert line == [*wanted, a4(told, since, until, fonds=fonds), of["bytes"]]
            assert set(by_fonds) <= set(FONDS if not unit else FONDS[:1])
            by_size = told.counts(("size",), since, until, only, UNITS)
            wanted = {key[0]: one["accepted"] for key, one in by_size.items() if "accepted" in one}
            assert {line[0]: line[1] for line in lines(book["Biểu 1a"], "TT", "Khổ giấy")} == wanted


def test_progress_of_the_units(month: Month, told: Told, tmp_path: Path, periods) -> None:
    for since, until in periods:
        rows = lines(made(month, tmp_path, "progress", since, until)["Báo cáo"], "TT", "Đơn vị")
        found = {line[0]: line[4:8] for line in rows}
        for unit in UNITS.values():
            now, ever = sums(told, since, until, unit=unit), sums(told, "", until, unit=unit)
            wanted = [now["dossiers"], now["accepted"], ever["dossiers"], ever["accepted"]]
            assert found[f"Sở {unit}"] == wanted


def test_survey_of_the_interior_ministry(month: Month, told: Told, tmp_path: Path, periods) -> None:
    for since, until in periods:
        book = made(month, tmp_path, "survey", since, until)
        now = sums(told, since, until)
        volume = {line[0]: line[-1] for line in lines(book["Báo cáo"], "TT", "Chỉ tiêu")}
        assert volume["Số hồ sơ hoàn thành trong kỳ"] == now["dossiers"]
        assert volume["Số trang số hóa trong kỳ"] == now["accepted"]
        found = {line[0]: line[3:5] for line in lines(book["Biểu 1"], "TT", "Đơn vị")}
        for unit in UNITS.values():
            ever = sums(told, "", until, unit=unit)
            assert found[f"Sở {unit}"] == [ever["dossiers"], ever["accepted"]]


def test_minutes_of_quality(month: Month, told: Told, tmp_path: Path, periods) -> None:
    for since, until in periods:
        rows = made(month, tmp_path, "quality", since, until)["Biên bản"]
        by_reviewer = told.counts(("reviewer",), since, until)
        wanted = {
            name: figures(one, ("accepted", "rejected"))
            for name in REVIEWERS
            if (one := by_reviewer.get((name,), {})) and {"accepted", "rejected"} & one.keys()
        }
        assert {line[0]: line[2:4] for line in lines(rows, "TT", "Người kiểm tra")} == wanted
        by_reason = told.counts(("reason",), since, until)
        reasons = {WORDS.get(key[0], key[0]): one["rejected"] for key, one in by_reason.items() if key[0]}
        assert {line[0]: line[1] for line in lines(rows, "TT", "Lý do")} == reasons


def test_minutes_of_acceptance(month: Month, told: Told, tmp_path: Path, periods) -> None:
    with month.station.workspace.read() as reader:
        codes = {one.id: one.code for one in reader.dossiers()}
    for since, until in periods:
        rows = lines(made(month, tmp_path, "acceptance", since, until)["Biên bản"], "TT", "Mã hồ sơ")
        ever = told.counts(("dossier",))
        wanted = {}
        for (dossier, reviewer), one in told.counts(("dossier", "reviewer"), since, until).items():
            if one.get("dossiers"):
                of = figures(ever[dossier,], ("documents", "sheets", "accepted"))
                wanted[codes[dossier]] = [*of, a4(told, "", "9", dossier=dossier), reviewer]
        assert {line[0]: line[2:7] for line in rows} == wanted
