"""The supervisor's room on a real workspace: figures, their lists, files made of them, all with the keys alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from supervise_kit import HANOI, MovedClock, Weeks

from station.gui.i18n import Languages
from station.gui.preferences import Preferences
from station.gui.shift import Shift
from station.gui.supervise import lists
from station.gui.supervise.board_models import condition, condition_details
from station.gui.supervise.day_plot import bars_of
from station.gui.supervise.exporting import TABLES, ask_path
from station.gui.supervise.lists import Wanted
from station.gui.supervise.supervise_presenter import SupervisePresenter
from station.gui.supervise.supervise_view import SuperviseView
from station.model.paper import Condition
from station.model.people import Role
from station.model.plan import Plan
from station.model.states import PageState
from station.storage.workspace import Workspace
from station.workflow.board_needs import dossiers_behind
from station.workflow.dashboard import DeviceLine, Scope, read_dashboard
from station.workflow.import_inventory import import_inventory
from station.workflow.paper_custody import record_condition
from station.workflow.station import Station

NOW = datetime(2026, 11, 20, 9, 42, tzinfo=HANOI)
Until = Callable[[Callable[[], Any]], None]
StartShift = Callable[[Role], Shift]


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock(NOW)


@dataclass(frozen=True)
class Worked:
    """What was done: so many images were taken."""

    number: int


@pytest.fixture(scope="session")
def six_days(
    tmp_path_factory: pytest.TempPathFactory, template: Path, mapping: Any, sheets: Path
) -> tuple[Path, int]:  # fmt: skip
    """Six days of one operator and one reviewer, copied for each test; and how many images were taken."""
    path = tmp_path_factory.mktemp("worked") / "workspace"
    shutil.copytree(template, path)
    listed = path.parent / "mục lục.csv"
    rows = [f"H38.2.2020.{n:03d},Hồ sơ quét số {n},0{n // 16:02d},2,4,Thường" for n in range(90)]
    listed.write_text("\n".join(["Mã hồ sơ,Tiêu đề,Hộp số,Số tờ,Số trang,Độ mật", *rows]), encoding="utf-8")
    clock = MovedClock(datetime(2026, 11, 12, 7, 0, tzinfo=HANOI))
    with Workspace.create_or_open(path, clock, "test") as workspace:
        station: Any = SimpleNamespace(workspace=workspace)
        with workspace.read() as reader:
            people = {name: reader.person_by_name(name) for name in ("huong", "minh", "lan")}
        import_inventory(workspace, people["lan"], listed, mapping, fonds="H38")
        dossiers = [one for one in _dossiers(station) if one.code.startswith("H38.2")]
        image, ids = min(sheets.iterdir()).read_bytes(), [one.id for one in dossiers[:-1]]
        weeks = Weeks(station, clock, [people["huong"]], people["minh"], ids, image, pages=4, leaf=4)
        weeks.live(NOW, 6)
        with workspace.write(people["huong"]) as unit:
            unit.station = "Trạm 01"
            for _ in range(3):
                unit.emit("device.fault", dossiers[0].id, code="paper_jam", device="sane:0", batch="")
        record_condition(station, people["huong"], dossiers[-1], Condition.TORN)
    return path, weeks.number


@pytest.fixture
def workspace_path(request: pytest.FixtureRequest, tmp_path: Path, template: Path) -> Path:
    source = request.getfixturevalue("six_days")[0] if "worked" in request.fixturenames else template
    shutil.copytree(source, tmp_path / "workspace")
    return tmp_path / "workspace"


@pytest.fixture
def worked(six_days: tuple[Path, int]) -> Worked:
    return Worked(six_days[1])


def _dossiers(station: Station) -> list[Any]:
    with station.workspace.read() as reader:
        return reader.dossiers()


def states(station: Station) -> list[PageState]:
    """Return the state of every page, read from the pages themselves."""
    with station.workspace.read() as reader:
        return [page.state for one in reader.dossiers() for page in reader.pages(one.id)]


@pytest.fixture
def room(start_shift: StartShift, qtbot: QtBot) -> Iterator[Callable[[], SuperviseView]]:
    made: list[SuperviseView] = []

    def show() -> SuperviseView:
        view = SuperviseView(SupervisePresenter(start_shift(Role.SUPERVISOR)))
        made.append(view)
        qtbot.addWidget(view)
        view.resize(1302, 738)
        view.show()
        view.enter()
        view.activateWindow()
        qtbot.waitUntil(lambda: view._presenter.board is not None)
        return view

    yield show
    for view in made:
        view.close_room()


def strike(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Strike a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def test_the_board_agrees_with_the_pages_themselves(worked: Worked, station: Station, crew: Any) -> None:
    found = states(station)
    whole = read_dashboard(station, crew[Role.SUPERVISOR], Scope(days=0))
    accepted = found.count(PageState.ACCEPTED)
    undecided = len([one for one in found if one not in (PageState.ACCEPTED, PageState.REJECTED)])
    assert (whole.totals.accepted, whole.waiting) == (accepted, undecided)
    assert whole.totals.captured == worked.number
    assert accepted > 50
    # Every live page stands in one day.
    bars = bars_of(whole.days, whole.today, 0)
    assert sum(bar.accepted + bar.waiting for bar in bars) == accepted + undecided
    assert {bar.first.weekday() for bar in bars} <= {0, 1, 2, 3, 4}
    (line,) = whole.operators
    assert (line.full_name, sum(line.by_hour.values())) == ("Nguyễn Thị Hương", worked.number)
    (device,) = whole.devices
    assert device.faults["paper_jam"] >= 3
    assert condition(device, NOW.date())[1] == "rejected"
    needs = {need.code: need.count for need in whole.needs}
    assert needs["held"] == 1
    with station.workspace.read() as reader:
        assert needs["upload"] == len(dossiers_behind(reader, "upload", NOW))


def test_today_is_compared_with_usual_days_at_this_hour(worked: Worked, station: Station, crew: Any) -> None:
    board = read_dashboard(station, crew[Role.SUPERVISOR], Scope(days=1))
    with station.workspace.read() as reader:
        rows = reader.counts(("day", "hour"))
    before = [row for row in rows if row.group[0] < "2026-11-20" and row.group[1] < "09"]
    days = {row.group[0] for row in rows if row.group[0] < "2026-11-20"}
    assert board.compared is not None
    assert board.compared.captured == round(sum(row.captured for row in before) / len(days))
    until_nine = [row for row in rows if row.group[0] == "2026-11-20" and row.group[1] < "09"]
    assert board.so_far.captured == sum(row.captured for row in until_nine) < board.totals.captured


def test_a_station_and_a_unit_narrow_every_figure(worked: Worked, station: Station, crew: Any) -> None:
    none = read_dashboard(station, crew[Role.SUPERVISOR], Scope(days=0, station="Trạm 99"))
    assert (none.totals.captured, none.waiting, none.operators, none.devices) == (0, 0, (), ())
    assert none.stations == ("Trạm 01",)
    with station.workspace.write(crew[Role.SUPERVISOR]) as unit:
        unit.assign_fonds("H38", "H38.1")
    for code, some in (("H38.1", True), ("H38.2", False)):
        board = read_dashboard(station, crew[Role.SUPERVISOR], Scope(days=0, unit=code))
        assert (board.totals.captured > 0, board.waiting > 0) == (some, some)
    assert board.units == {"H38.1": "H38.1"}


def test_the_example_of_the_plan_is_74_percent_and_its_cost_is_exact(
    room: Callable[[], SuperviseView], station: Station, crew: Any, until: Until
) -> None:
    with station.workspace.write(crew[Role.SUPERVISOR]) as unit:
        unit.set_plan(Plan("", 12_490_500, 0, 9_289_223, 0, date(2026, 1, 1), date(2026, 12, 31), 4896))
    view = room()
    until(view.board.plan.share.isVisible)
    assert view.board.plan.share.accessibleName() == "74\u202f% kế hoạch: 9.289.223 / 12.490.500"
    with station.workspace.write(crew[Role.SUPERVISOR]) as unit:
        unit.set_plan(Plan("", 80_000_000, 0, 71_722_221, 0, None, None, 4896))
    view._presenter.load()
    until(lambda: "71.722.221" in view.board.cards["cost"].kpi.note)
    card = view.board.cards["cost"].kpi
    assert (card.value, card.exact) == ("351,2 tỷ đ", "351.151.994.016\u202fđ")
    assert "351.151.994.016" in view.board.cards["cost"].accessibleName()


def test_the_cost_says_k_as_the_language_writes_it_and_each_price_in_its_list(
    room: Callable[[], SuperviseView], station: Station, crew: Any, until: Until
) -> None:
    with station.workspace.write(crew[Role.SUPERVISOR]) as unit:
        unit.set_plan(Plan("", 1000, 0, 100, 0, None, None, 5000, "1.5"))
    view = room()
    until(lambda: "5.000" in view.board.cards["cost"].kpi.note)
    assert view.board.cards["cost"].kpi.note == "A4 quy đổi 100 · 5.000 đ · K 1,5"
    with station.workspace.write(crew[Role.SUPERVISOR]) as unit:
        unit.set_plan(Plan("H38.1", 500, 0, 30, 0, None, None, 4896))
    view._presenter.load()
    until(lambda: view.board.cards["cost"].kpi.note == "A4 quy đổi 100 · 2 đơn giá")
    view.board.cards["cost"].click()
    rows = [row.values for row in view._presenter.lists[-1].rows]
    assert rows == [
        ("số hóa trước đây", 30, 1.0, 30.0, 4896, "1", 146_880),
        ("số hóa trước đây", 70, 1.0, 70.0, 5000, "1,5", 525_000),
    ]
    assert view.board.cards["cost"].kpi.exact == "671.880\u202fđ"


def test_with_nothing_counted_there_is_one_sentence_and_without_a_plan_a_button(
    room: Callable[[], SuperviseView], station: Station, crew: Any, qtbot: QtBot, until: Until
) -> None:
    view = room()
    until(lambda: view.stack.currentWidget() is view._empty)
    with station.workspace.write(crew[Role.SUPERVISOR]) as unit:
        unit.set_plan(Plan("", 100, 0))
    view._presenter.load()
    until(lambda: view.stack.currentWidget() is view.board)
    view._presenter.show_unit("H38.1")
    until(lambda: view._presenter.board.scope.unit == "H38.1")
    assert view.stack.currentWidget() is view._empty
    with station.workspace.write(crew[Role.SUPERVISOR]) as unit:
        unit.set_plan(Plan("", 0, 0))


def test_without_a_plan_the_board_offers_to_set_one(
    worked: Worked, room: Callable[[], SuperviseView], qtbot: QtBot, until: Until
) -> None:
    view = room()
    until(view.board.plan.empty.isVisible)
    with qtbot.waitSignals([view.plan_wanted, view.leave_for]):
        view.board.plan.empty.pressed.emit()
    with qtbot.waitSignals([view.report_wanted, view.leave_for]):
        view.report.click()


def test_the_whole_way_with_the_keys_alone(  # noqa: PLR0915 - one way
    worked: Worked, room: Callable[[], SuperviseView], qtbot: QtBot, until: Until, station: Station,
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    view = room()
    presenter = view._presenter
    until(lambda: view.stack.currentWidget() is view.board)
    view.board.cards["captured"].setFocus()
    for days in (7, 30, 0):
        strike(qtbot, Qt.Key.Key_Right)
        until(lambda days=days: presenter.board.scope.days == days)
    strike(qtbot, Qt.Key.Key_Left)
    until(lambda: presenter.board.scope.days == 30)
    totals = presenter.board.totals

    view.board.cards["accepted"].setFocus()
    strike(qtbot, Qt.Key.Key_Return)
    until(lambda: presenter.lists and presenter.lists[-1].whole)
    model = presenter.lists[-1]
    assert model.lines() == totals.accepted
    assert view.list.count.text() == str(totals.accepted)
    until(view.list.table.hasFocus)
    strike(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.leave_for) as led:
        strike(qtbot, Qt.Key.Key_Return)
    name, subject = led.args
    assert name == "review"
    with station.workspace.read() as reader:
        dossier_id, page_id = subject.split("/")
        assert reader.page(page_id).dossier_id == dossier_id
        assert reader.page(page_id).state is PageState.ACCEPTED

    def chosen(name: str) -> Path:
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        return path

    path = chosen("đã nhận.xlsx")
    strike(qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    until(path.exists)
    rows = list(openpyxl.load_workbook(path).active.values)
    assert len(rows) == 1 + totals.accepted
    assert rows[0] == model.heads()
    view.go_out()
    until(lambda: view.stack.currentWidget() is view.board)

    view.board.operators.setFocus()
    path = chosen("người quét.xlsx")
    strike(qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    until(path.exists)
    _, line = openpyxl.load_workbook(path).active.values
    assert line[:3] == ("Nguyễn Thị Hương", "Trạm 01", totals.captured)
    assert sum(n for n in line[7:] if n) == totals.captured
    until(lambda: str(path) in view.board.foot.whole())

    view.board.days.setFocus()
    path = chosen("trang theo ngày.png")
    strike(qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    until(path.exists)
    image = QImage(str(path))
    assert image.width() == 2 * view.board.days.width()
    assert len({image.pixel(x, image.height() // 2) for x in range(0, image.width(), 7)}) > 2
    path = chosen("trang theo ngày.svg")
    strike(qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    until(path.exists)
    drawn = path.read_text(encoding="utf-8")
    assert "<svg" in drawn
    assert "20/11" in drawn

    strike(qtbot, Qt.Key.Key_Return)
    until(lambda: presenter.lists and presenter.lists[-1].wanted.kind == "days")
    days = presenter.lists[-1]
    assert sum(row.values[1] for row in days.rows) == totals.captured
    until(view.list.table.hasFocus)
    strike(qtbot, Qt.Key.Key_Return)
    until(lambda: presenter.lists[-1].wanted.kind == "pages" and presenter.lists[-1].whole)
    assert presenter.lists[-1].lines() == days.rows[0].values[1]
    view.go_out()
    assert presenter.lists[-1] is days
    view.go_out()
    assert not presenter.lists


def test_every_card_opens_a_list_of_as_many_as_it_says(
    worked: Worked, room: Callable[[], SuperviseView], until: Until
) -> None:
    view = room()
    presenter = view._presenter
    presenter.show_period(0)
    until(lambda: presenter.board.scope.days == 0)
    for name in ("captured", "accepted", "rejected", "rescanned", "packaged"):
        view.board.cards[name].click()
        until(lambda: presenter.lists and presenter.lists[-1].whole)
        assert presenter.lists[-1].lines() == getattr(presenter.board.totals, name), name
        view.go_out()
    view.board.cards["cost"].click()
    assert sum(row.values[-1] for row in presenter.lists[-1].rows) == presenter.board.money.amount
    view.go_out()
    held = next(need for need in presenter.board.needs if need.code == "held")
    view.board.open_need(held)
    until(lambda: presenter.lists[-1].whole)
    with presenter.shift.station.workspace.read() as reader:
        assert [row.dossier_id for row in presenter.lists[-1].rows] == dossiers_behind(reader, "held", NOW)
    assert presenter.lists[-1].lines() == held.count == 1


def test_long_lists_are_read_on_and_exported_whole(
    worked: Worked, room: Callable[[], SuperviseView], until: Until, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from station.gui.supervise import supervise_presenter

    for module in (lists, supervise_presenter):
        monkeypatch.setattr(module, "PORTION", 20)
    view = room()
    presenter = view._presenter
    presenter.open_list(Wanted("pages", "t", "captured"))
    model = presenter.lists[-1]
    until(lambda: model.lines() == 20)
    presenter.export_list(tmp_path / "t.csv", model)
    until((tmp_path / "t.csv").exists)
    assert len((tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()) == 1 + worked.number
    model.fetchMore(model.index(-1, -1))
    until(lambda: model.lines() == 40)
    assert len({row.page_id for row in model.rows}) > 20


def test_a_name_that_got_its_ending_later_is_asked_for_before_it_is_overwritten(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    (tmp_path / "a.csv").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a"), "CSV (*.csv)"))
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    assert ask_path(None, preferences, "x", TABLES) is None
    assert ask_path(None, preferences, "x", TABLES) == tmp_path / "a.csv"
    seen: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: seen.append(told[2]) or ("", ""))
    assert ask_path(None, preferences, "x", TABLES) is None
    assert seen == [str(tmp_path / "x.xlsx")]


def test_one_jam_on_the_first_morning_says_nothing_about_rollers() -> None:
    today = NOW.date()
    assert condition(DeviceLine("1", "a", {}, 100, {"paper_jam": 1}), today)[1] == "accepted"
    assert condition(DeviceLine("1", "a", {}, 1000, {"paper_jam": 3}), today)[1] == "rejected"
    assert condition(DeviceLine("1", "a", {}, 2000, {"paper_jam": 3}), today)[1] == "accepted"
    assert condition(DeviceLine("1", "a", {}, 0, {"paper_jam": 3}), today)[1] == "captured"


def test_dirt_and_the_register_say_what_a_device_needs(dressed: Languages) -> None:
    dressed.use("en")
    today, tomorrow = NOW.date(), NOW.date() + timedelta(days=1)
    good = DeviceLine("1", "a", {}, 2000, {}, calibrate_by=today)
    assert condition(good, today)[2] == "Good"
    assert condition(good, tomorrow)[2] == "Calibrate"
    dirty = replace(good, dirty=3)
    assert condition(dirty, tomorrow)[2] == "Wipe the glass"
    assert "3 page" in condition_details(dirty, tomorrow)
    assert f"{today:%d/%m/%Y}" in condition_details(dirty, tomorrow)
    assert condition(replace(dirty, faults={"paper_jam": 9}), today)[2] == "Change rollers"
    assert condition(replace(dirty, retired=True), today)[2] == "No longer in use"


def test_plots_are_loaded_when_the_room_is_opened_and_not_before() -> None:
    code = "import sys, station.gui.rooms; print('pyqtgraph' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_list_gives_the_keyboard_back_to_the_figure_that_opened_it(
    worked: Worked, room: Callable[[], SuperviseView], qtbot: QtBot, until: Until
) -> None:
    view = room()
    until(lambda: view.stack.currentWidget() is view.board)
    for opener in (view.board.cards["rejected"], view.board.operators):
        opener.setFocus()
        if opener is view.board.operators:
            opener.selectRow(0)
        strike(qtbot, Qt.Key.Key_Return)
        until(lambda: view.list.table is not None and view.list.table.hasFocus())
        view.go_out()
        until(opener.hasFocus)
