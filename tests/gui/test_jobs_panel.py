"""What runs in the background: how far, how fast, for how long, stopped from the panel; and the bar of the start."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station.gui import keymap, theme
from station.gui.frame.desk import Desk
from station.gui.job_board import JobBoard, ListedJob
from station.gui.job_bridge import JobBridge, Lane, Lanes, Tell
from station.gui.parts.job_row import JobRow
from station.gui.rooms import build_rooms
from station.gui.scanner import scanner_choice
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.shift import Shift
from station.jobs.job import CancelToken, Progress
from station.model.dossier import Dossier
from station.model.people import Role
from station.storage.reconcile import LostMaster, Orphan, ReconcileReport


@pytest.fixture
def open_desk(
    start_shift: Callable[[Role], Shift], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Desk]]:
    monkeypatch.setattr(scanner_choice.ScannerChoice, "search", lambda self: self.changed.emit())
    desks: list[Desk] = []

    def make(role: Role, report: ReconcileReport | None = None) -> Desk:
        shift = start_shift(role)
        if report is not None:
            shift.station.workspace.reconciliation = report
        desk = Desk(shift, build_rooms(shift, SettingsPresenter(shift)))
        qtbot.addWidget(desk)
        desk.resize(1366, 768)
        desk.show()
        desk.start()
        desk.activateWindow()
        qtbot.waitUntil(desk.isActiveWindow)
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.close_desk()


def test_a_job_with_words_is_listed_until_it_ends(lanes: Lanes, qtbot: QtBot) -> None:
    bridge, go = JobBridge(lanes), threading.Event()

    def work(tell: Tell, _cancel: CancelToken) -> None:
        tell(Progress(3, 10, "pages"))
        go.wait(20)

    bridge.run(Lane.READ, work, words=lambda: "Đóng gói H1")
    bridge.run(Lane.READ, lambda _tell, _cancel: None)
    qtbot.waitUntil(lambda: [(job.done, job.total) for job in lanes.board.jobs] == [(3, 10)])
    assert [job.words() for job in lanes.board.jobs] == ["Đóng gói H1"]
    go.set()
    qtbot.waitUntil(lambda: lanes.board.jobs == [])
    bridge.close()


def test_a_closed_bridge_leaves_nothing_listed(lanes: Lanes) -> None:
    bridge, go = JobBridge(lanes), threading.Event()
    bridge.run(Lane.READ, lambda _tell, _cancel: go.wait(20), words=lambda: "x")
    bridge.close()
    go.set()
    assert lanes.board.jobs == []


@pytest.mark.parametrize(
    ("done", "total", "rate", "left"), [(0, 10, 0.0, None), (5, 10, 0.5, 10.0), (5, 0, 0.5, None), (10, 10, 1.0, 0.0)]
)
def test_rate_and_time_left(done: int, total: int, rate: float, left: float | None) -> None:
    job = ListedJob(1, str, lambda: None, began=100.0, done=done, total=total)
    assert job.per_second(110.0) == pytest.approx(rate)
    assert job.seconds_left(110.0) == (None if left is None else pytest.approx(left))


def test_a_row_says_done_of_total_rate_and_time_left(qtbot: QtBot, dressed: object) -> None:
    row = JobRow()
    qtbot.addWidget(row)
    row.show_job(ListedJob(1, lambda: "Kiểm", lambda: None, began=0.0, done=600, total=1284), now=120.0)
    assert row._figures.text() == "600 / 1.284 · 300 một phút · còn 2:17"
    row.show_job(ListedJob(1, lambda: "Kiểm", lambda: None, began=0.0), now=3700.0)
    assert row._figures.text() == "đã chạy 1:01:40"


def test_the_panel_opens_with_its_key_and_cancels(open_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = open_desk(Role.OPERATOR)
    bridge, cancelled = JobBridge(desk._shift.lanes), threading.Event()

    def work(_tell: Tell, cancel: CancelToken) -> None:
        while not cancel.cancelled:
            cancelled.wait(0.01)

    bridge.run(Lane.PACKAGE, work, cancelled=cancelled.set, words=lambda: "Đóng gói H38.1")
    qtbot.keyClick(desk, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert desk.jobs.isVisible()
    row = next(iter(desk.jobs._rows.values()))
    row.stop.click()
    assert cancelled.is_set()
    qtbot.waitUntil(lambda: not desk.jobs._rows)
    assert desk.jobs._empty.isVisible()
    assert desk._stack.geometry().contains(desk.jobs.geometry())
    qtbot.keyClick(desk.jobs, Qt.Key.Key_Escape)
    assert not desk.jobs.isVisible()
    assert keymap.is_bound("jobs")
    bridge.close()


def test_the_parts_of_the_strip_open_their_queues(open_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = open_desk(Role.SUPERVISOR)
    desk.strip._disk.click()
    assert desk.room.name == "settings"
    desk.strip._packages.click()
    assert desk.room.name == "packages"
    desk.strip._inspection.click()
    assert desk.jobs.isVisible()
    assert "OCR" in desk.strip._inspection.text()
    del qtbot


def test_a_lost_master_is_said_to_everybody_with_what_to_do(open_desk: Callable[..., Desk]) -> None:
    lost = LostMaster("d", "H38.1", "p", "c", "ab" * 32, "missing", current=True)
    desk = open_desk(Role.REVIEWER, ReconcileReport(lost=(lost,)))
    assert desk.start_bar.isVisible()
    assert "H38.1" in desk.start_bar._words.text()
    desk.start_bar._details.click()
    assert desk.room.name == "settings"
    room = desk.room
    assert room.masters.isVisible()  # type: ignore[attr-defined]
    desk.start_bar._close.click()
    assert not desk.start_bar.isVisible()


def test_files_set_aside_are_a_notice_and_a_calm_start_says_nothing(open_desk: Callable[..., Desk]) -> None:
    assert not open_desk(Role.OPERATOR).start_bar.isVisible()
    orphan = Orphan("cd" * 32, whole=True, path=Path("quarantine"))
    desk = open_desk(Role.OPERATOR, ReconcileReport(orphans=(orphan,)))
    assert desk.start_bar.isVisible()
    assert desk.start_bar.property("kind") == "notice"


def test_the_dossier_of_the_last_shift_is_there_when_the_room_is_opened_again(
    open_desk: Callable[..., Desk], dossier: Dossier, qtbot: QtBot
) -> None:
    desk = open_desk(Role.OPERATOR)
    desk.open_room("capture", dossier.id)
    again = open_desk(Role.OPERATOR)
    again.open_room("capture")
    room: Any = again.room
    qtbot.waitUntil(lambda: room._presenter.pages.view is not None)
    assert room._presenter.pages.view.dossier.id == dossier.id


def test_columns_keep_the_width_that_the_person_gave_them(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(Role.ADMINISTRATOR)
    room: Any = desk.room_named("settings")
    room.keys.table.horizontalHeader().resizeSection(2, 173)
    desk.close_desk()
    again: Any = open_desk(Role.ADMINISTRATOR).room_named("settings")
    assert again.keys.table.columnWidth(2) == 173


def test_lists_and_panels_grow_with_the_text(open_desk: Callable[..., Desk], qapp: QApplication, qtbot: QtBot) -> None:
    desk = open_desk(Role.ADMINISTRATOR)
    desk.open_room("settings", "keys")
    room: Any = desk.room
    before = room._left.width(), desk.rail.width(), room.keys.table.columnWidth(2)
    theme.apply(qapp, theme.LIGHT, 130)
    try:
        qtbot.waitUntil(lambda: room._left.width() == round(before[0] * 1.3))
        assert desk.rail.width() == round(before[1] * 1.3)
        assert room.keys.table.columnWidth(2) == round(before[2] * 1.3)
        assert room.keys.table.rowHeight(0) == 44
    finally:
        theme.apply(qapp, theme.LIGHT, 100)
    assert room.keys.table.columnWidth(2) == before[2]


def test_the_board_tells_nothing_about_what_is_not_listed() -> None:
    board = JobBoard()
    told: list[int] = []
    board.changed.connect(lambda: told.append(1))
    board.tell(7, Progress(1, 2, "pages"))
    board.remove(7)
    assert told == []
