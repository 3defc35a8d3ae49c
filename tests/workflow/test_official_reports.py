"""Official reports on a month of real work: every figure is the sum of its source list, and of what events tell."""

from __future__ import annotations

import errno
import hashlib
import multiprocessing
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from month_deeds import live_through
from month_kit import STATIONS, Month
from openpyxl.utils import range_boundaries
from told_by_events import Told

from station.bootstrap import Parts
from station.jobs.executors import process_pool
from station.jobs.job import JobCancelled
from station.model.errors import InputFault, NotFound, Refused, SettingsFault, StorageFault
from station.model.people import Role
from station.model.plan import Plan
from station.model.secrecy import Secrecy
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.workflow import official_reports
from station.workflow.counting import prove_counts
from station.workflow.import_inventory import import_inventory
from station.workflow.inventory_mapping import mapping_named
from station.workflow.official_reports import MadeReport, make_report, report_kinds
from station.workflow.paper_custody import bring_back, take_out
from station.workflow.submit_dossier import classify_dossier

KINDS = ("acceptance", "daily", "finance", "handover", "progress", "quality", "return", "survey")
SINCE, UNTIL = "2026-03-01", "2026-03-31"
DAY = "2026-03-03"
HOSTILE = "=cmd|' /C calc'!A0 \x07\x00 " + "tiêu đề rất dài " * 130
LETTERS = re.compile(r"[^0-9A-Za-zÀ-ỹ]+")


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    parts = Parts(
        StationSettings(min_free_bytes=0, warn_free_bytes=0, min_free_files=0, archive_name="Trung tâm Lưu trữ"),
        resources_folder(),
    )
    month = Month(tmp_path_factory.mktemp("reports"), parts, 3)
    month.found(24)
    live_through(month, 3)
    with month.at(STATIONS[0]):
        _declare(month)
        _move_paper(month)
        yield month


def supervisor(month: Month):
    with month.station.workspace.read() as reader:
        return next(person for person in reader.people() if Role.SUPERVISOR in person.roles)


def _declare(month: Month) -> None:
    with month.station.workspace.write(supervisor(month)) as unit:
        unit.put_register_entry("unit", "U1", {
            "name": "Sở Nội vụ", "level": "01", "metres": "120,5", "metresDone": "33.25", "method": "01,02",
            "contractors": "C1", "conformity": "02", "gigabytes": "350", "needs": "=1+1 máy quét A3",
        })  # fmt: skip
        unit.put_register_entry("unit", "U2", {"name": "Huyện Bát Xát", "level": "02", "parent": "U1", "metres": "3"})
        unit.put_register_entry("contractor", "C1", {"name": "Công ty Số hóa Miền Bắc"})
        unit.assign_fonds("P01", "U1")
        for number, kind in enumerate(("01", "01", "06")):
            unit.put_register_entry("device", f"D{number}", {
                "name": HOSTILE if number else "Máy quét A", "type": kind, "quantity": str(number + 1), "unit": "U1",
            })  # fmt: skip
        unit.put_register_entry("device", "D3", {
            "name": "Máy đã thanh lý", "type": "01", "quantity": "5", "unit": "U1", "status": "04",
        })  # fmt: skip
        for number, (kind, source, amount, state) in enumerate((
            ("01", "01", "1500000000", "01"), ("02", "01", "300000000", "01"), ("02", "02", "7", "01"),
            ("01", "03", "5", "01"), ("01", "01", "hai triệu", "01"), ("02", "01", "1", "01"),
            ("01", "01", "90000", "03"), ("01", "02", "600", "03"),
        )):  # fmt: skip
            unit.put_register_entry("spending", f"K{number}", {
                "name": f"Khoản {number}", "purpose": "01" if number != 2 else "02", "kind": kind, "source": source,
                "amount": amount, "state": state, "unit": "U1", "date": "01/01/2020" if number == 5 else "05/03/2026",
            })  # fmt: skip
        unit.put_register_entry("system", "S1", {"name": "Phần mềm lưu trữ", "kind": "02", "unit": "U1"})
        unit.put_register_entry("system", "S2", {"name": "Máy chủ", "kind": "04", "quantity": "2", "unit": "U1"})
        unit.set_plan(Plan("U1", 12_490_500, 150_000, 9_289_000, 1000, date(2025, 1, 1), date(2026, 6, 30), 4896, "1"))


def _move_paper(month: Month) -> None:
    station = month.station
    lan = supervisor(month)
    file = station.workspace.path / "giao-nhan.csv"
    file.write_text(
        "Mã hồ sơ,Tiêu đề,Số tờ,Số trang\n" + "".join(f'GN.{n},"{"=HYPERLINK(1)" if n else "Hồ sơ"} {n}",{n + 2},9\n'
                                                       for n in range(4)) + "GN.9,Không rõ số tờ,,\n", encoding="utf-8",
    )  # fmt: skip
    import_inventory(station.workspace, lan, file, mapping_named(station.workspace.path, "default"), fonds="GN")
    with station.workspace.read() as reader:
        dossiers = [reader.dossier_by_code(f"GN.{n}") for n in (0, 1, 2, 3, 9)]
    for dossier in dossiers:
        classify_dossier(station, lan, dossier, Secrecy.ORDINARY)
    operator = month.people["huong"]
    ids = [dossier.id for dossier in dossiers]
    take_out(station, operator, ids, "Trần Văn Kho", "")
    bring_back(station, operator, ids[:2], "Trần Văn Kho", "đủ")


@pytest.fixture(scope="module")
def told(month: Month) -> Told:
    with month.station.workspace.read() as reader:
        return Told().hear(reader.events())


@pytest.fixture(scope="module")
def made(month: Month, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], MadeReport]:
    folder = tmp_path_factory.mktemp("made")
    return {
        (name, language): make_report(
            month.station, supervisor(month), name, since=SINCE, until=DAY if name == "daily" else UNTIL,
            folder=folder / language, language=language,
            parameters={"parent": "Ủy ban nhân dân tỉnh", "place": "Lào Cai"},
        )
        for name in KINDS
        for language in ("vi", "en")
    }  # fmt: skip


def figures(path: Path) -> Iterator[tuple[object, str, str]]:
    """Yield each linked figure with the number that its link adds up to."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink is not None:
                    yield cell, *cell.hyperlink.location.replace("'", "").split("!")


def row_of(path: Path, words: str) -> list[object]:
    """Return the values of the first row, in the sheets of the report, that begins with a number and these words."""
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows(values_only=True):
            found = [value for value in row if value is not None]
            if words in found:
                return found
    raise AssertionError(words)


def test_there_are_eight_reports_and_a_site_may_have_its_own(month: Month) -> None:
    assert tuple(kind.name for kind in report_kinds(month.station)) == KINDS
    folder = month.station.workspace.path / "reports"
    folder.mkdir()
    try:
        own = (resources_folder() / "reports" / "daily.toml").read_text(encoding="utf-8")
        (folder / "ca-dem.toml").write_text(own.replace('name = "daily"', 'name = "ca-dem"', 1), encoding="utf-8")
        assert "ca-dem" in [kind.name for kind in report_kinds(month.station)]
        (folder / "ca-dem.toml").write_text(
            own.replace('name = "daily"', 'name = "ca-dem"', 1).replace('data = "daily"', 'data = "x"'),
            encoding="utf-8",
        )
        with pytest.raises(SettingsFault, match="report_form_missing"):
            ordered(month, "ca-dem")
        (folder / "ca-dem.xlsx").write_bytes((resources_folder() / "reports" / "daily.xlsx").read_bytes())
        with pytest.raises(SettingsFault, match="report_data"):
            ordered(month, "ca-dem")
    finally:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


def test_an_approved_dossier_without_figures_is_named(month: Month) -> None:
    approved = "SELECT id FROM dossier WHERE state IN ('approved', 'packaged') LIMIT 1"
    with closing(sqlite3.connect(month.station.workspace.path / "station.db")) as sql, sql:
        sql.execute(f"DELETE FROM count_share WHERE kind = 'whole' AND subject = ({approved})")
    try:
        with pytest.raises(StorageFault, match="row_damaged"):
            ordered(month, "acceptance")
    finally:
        prove_counts(month.station, rebuild=True)
    assert prove_counts(month.station) == []


def ordered(month: Month, name: str, folder: Path = Path("never"), **options: object) -> MadeReport:
    return make_report(
        month.station, supervisor(month), name, **{"since": SINCE, "until": UNTIL, "folder": folder, **options}
    )


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", KINDS)
def test_every_linked_figure_is_the_sum_of_its_source(made, name: str, language: str) -> None:
    report = made[name, language]
    book = openpyxl.load_workbook(report.xlsx)
    count = 0
    for cell, sheet, area in figures(report.xlsx):
        left, top, right, bottom = range_boundaries(area)
        assert left == right
        # Row 4 holds the heads: nothing there is summed. Row 5 is the sum of all lines.
        rows = range(6, book[sheet].max_row + 1) if top == 5 else range(top, bottom + 1) if top > 5 else ()
        values = [book[sheet].cell(row, left).value for row in rows]
        found = sum(value for value in values if isinstance(value, int | float))
        lines = sum(value is not None for value in values)
        sizes = (pytest.approx(round(found / 1e9, 2)), pytest.approx(round(found / 1e6, 2)))
        assert cell.value in (pytest.approx(found), *sizes) or cell.value == lines, (
            cell.coordinate, area,
        )  # fmt: skip
        count += 1
    assert count > 2


@pytest.mark.parametrize("name", KINDS)
def test_no_cell_is_a_formula_and_no_part_of_a_workbook_calls_out(made, name: str) -> None:
    path = made[name, "vi"].xlsx
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    listed = subprocess.run(["unzip", "-l", path], capture_output=True, check=True).stdout.decode()
    assert "externalLink" not in listed
    assert "vbaProject" not in listed


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", KINDS)
def test_the_pdf_says_everything_that_the_form_sheets_say(made, name: str, language: str) -> None:
    report = made[name, language]
    assert report.pages == int(re.search(r"Pages:\s+(\d+)", pdf("pdfinfo", report.pdf))[1])
    assert "A4" in pdf("pdfinfo", report.pdf)
    text = LETTERS.sub("", pdf("pdftotext", "-raw", report.pdf, "-"))
    for sheet in openpyxl.load_workbook(report.xlsx).worksheets:
        if sheet.title.startswith(("Nguồn", "Source")):
            continue
        for value in (cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)):
            for word in value.split()[:12]:
                assert LETTERS.sub("", word) in text, (sheet.title, value)


@pytest.mark.parametrize("name", KINDS)
def test_pages_are_numbered_from_the_second_on_each_annex_anew(made, name: str) -> None:
    report = made[name, "vi"]
    names = [sheet.title for sheet in openpyxl.load_workbook(report.xlsx).worksheets]
    before = 0
    for page in pdf("pdftotext", "-layout", report.pdf, "-").split("\f")[:-1]:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        # The foot says which part of the report a page belongs to.
        begins = lines[-1].split("  ")[-1].strip() == names[0]
        if begins:
            names, before = names[1:], 0
        before += 1
        assert lines[0] == str(before) or before == 1, page
    assert [one for one in names if not one.startswith("Nguồn")] == []


@pytest.mark.parametrize("name", KINDS)
def test_nothing_stands_below_the_signature_and_it_is_with_what_it_signs(made, name: str) -> None:
    report = made[name, "vi"]
    pages = pdf("pdftotext", "-layout", report.pdf, "-").split("\f")
    signed = next(page for page in pages if "(Ký, ghi rõ họ tên" in page)
    above, below = signed.split("(Ký, ghi rõ họ tên", 1)
    assert "Mã băm cuối của chuỗi sự kiện" in " ".join(above.split())
    assert "Nguồn" not in below


@pytest.mark.parametrize("language", ["vi", "en"])
def test_numbers_are_in_the_report_s_language_wherever_it_is_opened(made, language: str) -> None:
    for name in KINDS:
        for sheet in openpyxl.load_workbook(made[name, language].xlsx).worksheets:
            for row in sheet.iter_rows():
                numbers = [cell for cell in row if isinstance(cell.value, int | float)]
                wrong = [cell.coordinate for cell in numbers if cell.number_format.startswith("#,#")]
                assert wrong == [], (name, sheet.title)


def test_an_english_report_says_codes_in_english(made) -> None:
    path = made["finance", "en"].xlsx
    assert row_of(path, "Scanner with document feeder")[-1] == 3
    assert row_of(path, "Development investment")
    assert row_of(made["survey", "en"].xlsx, "Province")


def test_documents_are_told_by_kind(made, told: Told) -> None:
    line = row_of(made["finance", "vi"].xlsx, "Tài liệu văn bản, bản đồ, bản vẽ trên giấy")
    assert line[-2:] == ["văn bản", told.counts(())[()]["documents"]]


def pdf(*command: object) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, check=True).stdout.decode()


def test_the_finance_report_agrees_with_the_events(made, told: Told) -> None:
    path = made["finance", "vi"].xlsx
    sums = told.counts(())[()]
    assert row_of(path, "Hồ sơ hoàn thành (đã duyệt)")[-1] == sums["dossiers"]
    assert row_of(path, "Văn bản, tài liệu")[-1] == sums["documents"]
    assert row_of(path, "Số tờ")[-1] == sums["sheets"]
    assert row_of(path, "Số trang đã số hóa (được nghiệm thu)")[-1] == sums["accepted"]
    sizes = {key[0]: value.get("accepted", 0) for key, value in told.counts(("size",)).items()}
    weights = {"A4": 1, "A3": 2, "A5": 0.5}
    wide = sum(value * weights[size] for size, value in sizes.items() if size in weights)
    others = {size: value for size, value in sizes.items() if size not in weights and value}
    assert row_of(path, "Số trang quy đổi khổ A4")[-1] == pytest.approx(wide + sum(others.values()))
    for fonds in ("P01", "P02"):
        line = next(row for row in rows_of(path, "Biểu 1") if len(row) == 8 and str(row[1]).startswith(fonds))
        expected = told.counts(("fonds",))[fonds,]
        assert [line[2], line[5]] == [expected.get("dossiers", 0), expected.get("accepted", 0)]


def rows_of(path: Path, sheet: str) -> list[list[object]]:
    return [
        [value for value in row if value is not None]
        for row in openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    ]


def test_the_finance_report_sums_spending_by_state_kind_and_budget(made) -> None:
    path = made["finance", "vi"].xlsx
    lines = {(row[1], row[2]): row[3:] for row in rows_of(path, "Biểu 3") if len(row) == 9}
    assert lines == {
        ("Tình trạng", "Nội dung chi"): lines["Tình trạng", "Nội dung chi"],
        ("Đã chi", "Số hóa tài liệu"): [1_500_000_000, 0, 300_000_000, 0, 5, 1_800_000_005],
        ("Đã chi", "Mua sắm thiết bị"): [0, 0, 0, 7, 0, 7],
        ("Đề nghị bổ sung", "Số hóa tài liệu"): [90_000, 600, 0, 0, 0, 90_600],
    }
    sums = {row[0]: row[1:] for row in rows_of(path, "Biểu 3") if str(row[:1]).startswith("['Cộng:")}
    assert sums == {
        "Cộng: Đã chi": [1_500_000_000, 0, 300_000_000, 7, 5, 1_800_000_012],
        "Cộng: Đề nghị bổ sung": [90_000, 600, 0, 0, 0, 90_600],
    }
    (said,) = [row[0] for row in rows_of(path, "Báo cáo") if row and str(row[0]).startswith("Đã chi")]
    spent, asked = str(said).split("\n")
    assert "ngân sách địa phương 1.500.000.000 đồng" in spent
    assert "chi thường xuyên từ ngân sách trung ương 7 đồng" in spent
    assert "đề nghị" not in spent.lower()
    assert asked.startswith("Đề nghị bổ sung: 90.600 đồng")
    assert "đề nghị ngân sách trung ương 600 đồng" in asked
    explained = [row for row in rows_of(path, "Biểu 3a") if row and str(row[0]).startswith("Cộng:")]
    assert explained == [["Cộng: Đã chi", 1_800_000_012, "–"], ["Cộng: Đề nghị bổ sung", 90_600, "–"]]
    assert any("K4" in text for text in made["finance", "vi"].missing)


def test_a_device_that_was_disposed_of_serves_nothing_any_more(made) -> None:
    for language, words, told in (
        ("vi", "Máy quét nạp giấy tự động", "không gồm thiết bị đã thanh lý (5 chiếc)"),
        ("en", "Scanner with document feeder", "those disposed of are left out (5 pieces)"),
    ):
        for name in ("finance", "survey"):
            book = openpyxl.load_workbook(made[name, language].xlsx)
            seen = [
                str(value) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for value in row
            ]
            assert "Máy đã thanh lý" not in seen
            assert any(told in one for one in seen)
        assert row_of(made["finance", language].xlsx, words)[-1] == 3


def test_the_progress_report_agrees_with_events_and_plan(made, told: Told) -> None:
    path = made["progress", "vi"].xlsx
    listed = Counter(one.fonds for one in told.dossiers.values())
    mine = told.counts(("fonds",))["P01",]
    line = row_of(path, "Sở Nội vụ (gồm đơn vị trực thuộc)")
    done = 9_289_000 + mine.get("accepted", 0)
    assert line[2:] == [
        listed["P01"], 150_000, 12_490_500, mine.get("dossiers", 0), mine.get("accepted", 0),
        1000 + mine.get("dossiers", 0), done, 12_490_500 - done, "74 %", "30/06/2026",
    ]  # fmt: skip
    total = row_of(path, "TỔNG CỘNG")
    assert total[1] == sum(listed.values())
    assert total[5] == told.counts(())[()]["accepted"]


def test_the_quality_minutes_agree_with_the_events(made, told: Told) -> None:
    path = made["quality", "vi"].xlsx
    for (login,), sums in told.counts(("reviewer",)).items():
        if login and (sums.get("accepted") or sums.get("rejected")):
            line = next(row for row in rows_of(path, "Biên bản") if row and login in str(row[1:2]))
            assert line[3:5] == [sums.get("accepted", 0), sums.get("rejected", 0)]
    reasons = {key[0]: sums.get("rejected", 0) for key, sums in told.counts(("reason",)).items()}
    assert sum(reasons.values()) == row_of(path, "Tổng cộng")[3]


def test_the_day_s_sheet_agrees_with_the_events(made, told: Told) -> None:
    path = made["daily", "vi"].xlsx
    names = ("captured", "rescanned", "sheets", "blank", "removed", "control", "accepted", "rejected")
    expected = {
        login: [sums.get(name, 0) for name in names]
        for (login, day), sums in told.counts(("operator", "day")).items()
        if day == DAY and any(sums.get(name) for name in names)
    }
    lines = [row for row in rows_of(path, "Phiếu sản lượng") if len(row) == 11 and isinstance(row[0], int)]
    assert expected
    assert {str(row[1]): row[2:10] for row in lines if not str(row[1]).endswith("giờ")} == expected


def test_one_operator_s_sheet_is_theirs_alone(month: Month, told: Told, tmp_path: Path) -> None:
    login = next(
        key[0] for key, sums in told.counts(("operator", "day")).items() if key[1] == DAY and sums.get("captured")
    )
    report = ordered(month, "daily", tmp_path, until=DAY, parameters={"operator": login})
    expected = told.counts(("operator", "day"))[login, DAY]
    assert row_of(report.xlsx, "Tổng cộng")[1] == expected["captured"]


def test_minutes_list_the_paper_that_moved(made) -> None:
    out = [
        row
        for row in rows_of(made["handover", "vi"].xlsx, "Biên bản")
        if len(row) > 5 and str(row[1]).startswith("GN.")
    ]
    assert [row[1] for row in out] == ["GN.0", "GN.1", "GN.2", "GN.3", "GN.9"]
    assert row_of(made["handover", "vi"].xlsx, "Tổng cộng")[1] == 2 + 3 + 4 + 5
    back = [
        row for row in rows_of(made["return", "vi"].xlsx, "Biên bản") if len(row) > 5 and str(row[1]).startswith("GN.")
    ]
    assert [row[1] for row in back] == ["GN.0", "GN.1"]
    text = pdf("pdftotext", "-layout", made["handover", "vi"].pdf, "-")
    assert "Trần Văn Kho" in text
    assert "1 hồ sơ chưa có số tờ" in text


def test_acceptance_lists_approved_dossiers(made, told: Told) -> None:
    path = made["acceptance", "vi"].xlsx
    lines = [row for row in rows_of(path, "Biên bản") if len(row) == 10 and isinstance(row[0], int)]
    approved = [one for one in told.dossiers.values() if one.approved is not None]
    assert len(lines) == len(approved) > 0


def test_a_report_of_one_unit_speaks_of_it_and_those_below(month: Month, told: Told, tmp_path: Path) -> None:
    report = ordered(month, "finance", tmp_path, unit="U1")
    assert (
        row_of(report.xlsx, "Số trang đã số hóa (được nghiệm thu)")[-1] == told.counts(("fonds",))["P01",]["accepted"]
    )
    below = ordered(month, "finance", tmp_path, unit="U2")
    assert "Chưa có trang nào được nghiệm thu." in below.missing


def test_two_periods_add_up(month: Month, tmp_path: Path) -> None:
    words = "Số trang đã số hóa (được nghiệm thu)"
    days = [("2026-03-01", "2026-03-02"), ("2026-03-03", "2026-03-31")]
    parts = [ordered(month, "finance", tmp_path, since=since, until=until) for since, until in days]
    whole = ordered(month, "finance", tmp_path)
    assert sum(row_of(part.xlsx, words)[-1] for part in parts) == row_of(whole.xlsx, words)[-1]


def test_making_is_an_event_with_the_digests_of_both_files(month: Month, tmp_path: Path) -> None:
    report = ordered(month, "finance", tmp_path)
    with month.station.workspace.read() as reader:
        event = reader.events(subject="finance")[-1]
    assert event.kind == "report.made"
    assert event.person_id == supervisor(month).id
    for path, digest in ((report.xlsx, report.xlsx_sha256), (report.pdf, report.pdf_sha256)):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
        assert digest in event.details.values()
    with month.station.workspace.read() as reader:
        text = LETTERS.sub("", pdf("pdftotext", "-raw", report.pdf, "-"))
        assert event.previous in text


def test_a_file_that_is_there_is_never_overwritten(month: Month, tmp_path: Path) -> None:
    first, second = ordered(month, "quality", tmp_path), ordered(month, "quality", tmp_path)
    assert second.xlsx.name == f"{first.xlsx.stem}_2.xlsx"
    second.xlsx.unlink()
    third = ordered(month, "quality", tmp_path)
    assert third.pdf.stem == third.xlsx.stem == f"{first.xlsx.stem}_3"
    assert len(list(tmp_path.iterdir())) == 5


def test_a_full_disk_leaves_no_file_and_no_event(month: Month, tmp_path: Path, monkeypatch) -> None:
    calls: list[int] = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(official_reports.os, "fsync", full)
    with month.station.workspace.read() as reader:
        before = reader.event_count()
    with pytest.raises(StorageFault, match="disk_full"):
        ordered(month, "quality", tmp_path)
    assert list(tmp_path.iterdir()) == []
    with month.station.workspace.read() as reader:
        assert reader.event_count() == before


@pytest.mark.parametrize(
    ("options", "fault", "code"),
    [
        ({"since": "03/2026"}, InputFault, "report_period"),
        ({"since": "2026-04-01"}, InputFault, "report_period"),
        ({"unit": "U9"}, NotFound, "unit_unknown"),
        ({"parameters": {"nothing": "x"}}, InputFault, "report_parameter"),
        ({"language": "fr"}, SettingsFault, "language_unknown"),
    ],
)
def test_what_cannot_be_made_is_refused(month: Month, tmp_path: Path, options, fault, code: str) -> None:
    with pytest.raises(fault, match=code):
        ordered(month, "finance", tmp_path, **options)
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_is_given_up_ends_its_process_and_leaves_nothing(month: Month, tmp_path: Path) -> None:
    with process_pool(1) as pool:
        station = replace(month.station, executor=pool)
        before = len(events_of(month))
        looks = iter([False] * 4)
        with pytest.raises(JobCancelled):
            make_report(
                station, supervisor(month), "finance", since=SINCE, until=UNTIL, folder=tmp_path / "out",
                cancelled=lambda: next(looks, True),
            )  # fmt: skip
        assert not (tmp_path / "out").exists()
        assert multiprocessing.active_children() == []
        assert len(events_of(month)) == before
        made = make_report(station, supervisor(month), "daily", since=DAY, until=DAY, folder=tmp_path / "out")
        assert hashlib.sha256(made.xlsx.read_bytes()).hexdigest() == made.xlsx_sha256


def events_of(month: Month) -> list[object]:
    with month.station.workspace.read() as reader:
        return list(reader.events())


def test_only_who_may_see_counts_makes_reports(month: Month, tmp_path: Path) -> None:
    with month.station.workspace.read() as reader:
        operator = next(person for person in reader.people() if person.roles == {Role.OPERATOR})
    with pytest.raises(Refused, match="role_missing"):
        make_report(month.station, operator, "finance", since=SINCE, until=UNTIL, folder=tmp_path)
    with pytest.raises(NotFound, match="report_unknown"):
        ordered(month, "nothing", tmp_path)


@pytest.mark.parametrize("name", KINDS)
def test_a_form_names_nothing_that_its_report_does_not_have_even_when_all_is_empty(
    month: Month, tmp_path: Path, name: str
) -> None:
    report = ordered(month, name, tmp_path, since="2019-01-01", until="2019-01-02", unit="U2")
    assert report.missing
    text = " ".join(pdf("pdftotext", "-raw", report.pdf, "-").split())
    assert report.missing[0] in text


def test_forms_are_what_their_script_makes(tmp_path: Path) -> None:
    script = resources_folder().parent / "scripts" / "report_templates.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True)
    for path in sorted((resources_folder() / "reports").glob("*.xlsx")):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
