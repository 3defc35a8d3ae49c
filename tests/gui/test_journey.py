"""The clerk's whole way with the keys alone, on a real workspace: log in, classify, scan, look, hand in, go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from station.bootstrap import Parts
from station.gui.application import WindowApplication
from station.gui.capture.capture_view import CaptureView
from station.gui.login.first_person_view import FirstPersonView
from station.gui.login.login_view import LoginView
from station.gui.login.opening_view import OpeningView
from station.gui.review.review_view import ReviewView
from station.gui.worklist.worklist_view import WorklistView
from station.model.errors import StorageFault
from station.model.people import Role
from station.model.states import DossierState, PageState
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.storage.workspace import AcceptOlder, Workspace
from station.workflow.people import add_person, log_in
from station.workflow.station import Station

PASSWORD = "mật khẩu dài"
Until = Callable[[Callable[[], Any]], None]


class SlowStart(Parts):
    """The product's own parts; a workspace may refuse to open the first time."""

    refuse = False

    def open_station(self, workspace: Path, accept_older: AcceptOlder | None = None) -> AbstractContextManager[Station]:
        if SlowStart.refuse:
            SlowStart.refuse = False
            raise StorageFault("workspace_locked", path=str(workspace), owner="trạm khác")
        return super().open_station(workspace, accept_older)


@pytest.fixture
def services() -> Parts:
    settings = StationSettings(station="Trạm 02", min_free_bytes=0, warn_free_bytes=0, min_free_files=0, workers=1)
    return SlowStart(settings, resources_folder())


@pytest.fixture
def start(
    qapp: QApplication, services: Parts, tmp_path: Path, qtbot: QtBot, dressed: object
) -> Iterator[Callable[[Path], WindowApplication]]:
    """Open the window on a workspace; ended, with its threads and processes, after the test."""
    made: list[WindowApplication] = []
    broken: list[object] = []

    def open_window(workspace: Path) -> WindowApplication:
        window = WindowApplication(qapp, services, workspace, tmp_path / "window.ini", "Xem tệp demo-accounts.txt")
        window.lanes.broken.connect(broken.append)
        made.append(window)
        window.start()
        window.window.resize(1366, 768)
        return window

    yield open_window
    for window in made:
        window.window.close()
        window.end()
    assert broken == []


@pytest.fixture
def scanner(monkeypatch: pytest.MonkeyPatch, script: Callable[..., Path]) -> Callable[..., None]:
    """Let the station find one scanner, which plays a script."""

    def plug_in(*steps: str) -> None:
        monkeypatch.setenv("STATION_VIRTUAL_SCANNER", str(script(*steps)))

    return plug_in


class Hands:
    """Somebody at the keyboard: every key goes to whatever has the focus."""

    def __init__(self, window: WindowApplication, qtbot: QtBot, until: Until) -> None:
        self.window, self.qtbot, self.until = window, qtbot, until

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window.window, key, modifier)

    def type(self, text: str) -> None:
        """Type letters as an input method delivers them: QTest knows ASCII only."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(QApplication.focusWidget(), event)

    def log_in(self, name: str) -> None:
        self.until(lambda: isinstance(self.window.window.page(), LoginView))
        self.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        page = self.window.window.page()
        assert isinstance(page, LoginView)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        if field.echoMode() == QLineEdit.EchoMode.Normal:
            self.type(name)
            self.press(Qt.Key.Key_Return)
        self.type(PASSWORD)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.window.desk is not None and self.window.window.page() is self.window.desk)


@pytest.fixture
def hands(workspace_path: Path, start: Callable[[Path], WindowApplication], qtbot: QtBot, until: Until) -> Hands:
    window = start(workspace_path)
    qtbot.waitExposed(window.window)
    window.window.activateWindow()
    return Hands(window, qtbot, until)


CTRL = Qt.KeyboardModifier.ControlModifier


def room(hands: Hands, kind: type) -> Any:
    assert hands.window.desk is not None
    shown = hands.window.desk.room
    assert isinstance(shown, kind), shown
    return shown


def test_from_log_in_to_handed_in_with_the_keys_alone(
    scanner: Callable[..., None], workspace_path: Path, start: Any, qtbot: QtBot, until: Until, sheets: Path
) -> None:
    scanner(f"folder {sheets} 2", "paper_jam", f"folder {sheets} 1")
    window = start(workspace_path)
    qtbot.waitExposed(window.window)
    hands = Hands(window, qtbot, until)
    hands.log_in("huong")
    worklist: WorklistView = room(hands, WorklistView)
    find_and_classify(hands, worklist)
    hands.press(Qt.Key.Key_F5)
    capture: CaptureView = room(hands, CaptureView)
    scan_through_a_jam(hands, capture)
    remove_and_take_back(hands, capture)
    hands.press(Qt.Key.Key_D)
    hands.press(Qt.Key.Key_Return, CTRL)
    until(capture.panel.picker.isVisible)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_Return)
    until(lambda: window.desk is not None and window.desk.room is worklist)
    assert window.station is not None
    with window.station.workspace.read() as reader:
        handed_in = reader.dossier_by_code("H38.1.2020.001")
        assert handed_in.state is DossierState.IN_REVIEW
        assert len(reader.pages(handed_in.id)) == 3


def find_and_classify(hands: Hands, worklist: WorklistView) -> None:
    """Type the code, try to scan without a secrecy level, record one."""
    hands.until(lambda: worklist._presenter.model.rowCount() == 5)
    hands.type("H38.1.2020.001")
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: worklist._table.hasFocus() and worklist._presenter.model.rowCount() == 1)
    hands.until(lambda: worklist.card._card is not None)
    hands.press(Qt.Key.Key_F5)
    assert room(hands, WorklistView) is worklist, "without a secrecy level nothing is scanned"
    hands.press(Qt.Key.Key_1)
    hands.until(lambda: worklist._presenter.choice.device is not None and worklist.card._start.isEnabled())


def scan_through_a_jam(hands: Hands, capture: CaptureView) -> None:
    """See the jam after page 2, go on, and wait until every page is inspected."""
    presenter = capture._presenter
    hands.until(lambda: presenter.end is not None and not presenter.run.running)
    hands.until(lambda: len(presenter.pages.items) == 2)
    assert capture.fault.isVisible()
    assert capture.fault._title.text() == "Kẹt giấy sau trang 2"
    assert "2 trang đã lưu an toàn" in capture.fault._safe.text()
    hands.press(Qt.Key.Key_F5)
    hands.until(lambda: len(presenter.pages.items) == 3 and not presenter.run.running)
    assert presenter.following, "nobody chose a page, so the strip shows the newest"
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_S)
    hands.until(lambda: not any(item.page.suspect for item in presenter.pages.items))
    wait_for_inspection(hands, capture)


def remove_and_take_back(hands: Hands, capture: CaptureView) -> None:
    """Remove the last page with a reason, then undo it."""
    hands.press(Qt.Key.Key_End)
    hands.press(Qt.Key.Key_Delete)
    assert capture.panel.picker.isVisible()
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: len(capture._presenter.pages.items) == 2)
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: len(capture._presenter.pages.items) == 3)
    wait_for_inspection(hands, capture)


def wait_for_inspection(hands: Hands, capture: CaptureView) -> None:
    presenter = capture._presenter
    hands.until(lambda: not any(item.page.state is PageState.CAPTURED for item in presenter.pages.items))
    hands.until(lambda: not presenter.shift.inspection.running)
    hands.until(lambda: presenter.missing and presenter.missing[0].code == "page_count")


def test_the_reviewer_decides_with_a_r_and_digits(hands: Hands, until: Until, sheets: Path, tmp_path: Path) -> None:
    until(lambda: hands.window.station is not None)
    station = hands.window.station
    assert station is not None
    hand_in(station, sheets, tmp_path)
    hands.log_in("minh")
    review: ReviewView = room(hands, ReviewView)
    presenter = review._presenter
    until(lambda: presenter.queue.rowCount() == 1)
    hands.press(Qt.Key.Key_Return)
    until(lambda: len(presenter.pages.items) == 2)
    hands.press(Qt.Key.Key_R)
    hands.press(Qt.Key.Key_3)
    hands.press(Qt.Key.Key_Return)
    until(lambda: presenter.pages.items[0].page.state is PageState.REJECTED)
    hands.press(Qt.Key.Key_G)
    assert review.showing_grid
    hands.press(Qt.Key.Key_Space)
    assert not review.showing_grid
    assert presenter.pages.items[1].page.state is PageState.FLAGGED
    hands.press(Qt.Key.Key_A)
    assert review.panel.page.picker.isVisible(), "a flagged page asks why it is accepted"
    hands.press(Qt.Key.Key_4)
    hands.press(Qt.Key.Key_Return)
    until(lambda: presenter.pages.items[1].page.state is PageState.ACCEPTED)
    hands.press(Qt.Key.Key_Return, CTRL)
    assert presenter.in_review, "a rejected page stands against approving"
    hands.press(Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    hands.press(Qt.Key.Key_Return)
    until(lambda: presenter.pages.view is None)
    with station.workspace.read() as reader:
        assert reader.dossier_by_code("H38.1.2020.001").state is DossierState.RETURNED


def hand_in(station: Station, sheets: Path, tmp_path: Path) -> None:
    from station.capture.scanner import Device
    from station.model.secrecy import Secrecy
    from station.workflow.capture_pages import CapturePlan, capture_pages
    from station.workflow.inspect_pages import inspect_pages
    from station.workflow.submit_dossier import classify_dossier, submit_dossier

    script = tmp_path / "hand_in.toml"
    script.write_text(f'steps = ["folder {sheets} 1", "generate 1"]\n', encoding="utf-8")
    with station.workspace.read() as reader:
        operator, dossier = reader.person_by_name("huong"), reader.dossier_by_code("H38.1.2020.001")
    classify_dossier(station, operator, dossier, Secrecy.ORDINARY)
    device = Device(f"virtual:{script}", "virtual", str(script))
    plan = CapturePlan(dossier, device, station.profiles.capture_profile("a4-colour-300"), "b1")
    list(capture_pages(station, operator, plan, lambda: False))
    inspect_pages(station, dossier.id)
    submit_dossier(station, operator, dossier, "inventory_wrong")


def test_a_wrong_password_says_what_to_do_and_the_lock_keeps_the_desk(hands: Hands, until: Until) -> None:
    until(lambda: isinstance(hands.window.window.page(), LoginView))
    until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    page = hands.window.window.page()
    assert isinstance(page, LoginView)
    assert page._hint_text.text() == "Xem tệp demo-accounts.txt"
    hands.type("minh")
    hands.press(Qt.Key.Key_Return)
    hands.type("sai rồi")
    hands.press(Qt.Key.Key_Return)
    until(page._problem.text)
    assert hands.window.desk is None
    until(page._password.hasFocus)
    hands.type(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    until(lambda: hands.window.desk is not None)
    desk = hands.window.desk
    hands.press(Qt.Key.Key_L, CTRL)
    until(lambda: isinstance(hands.window.window.page(), LoginView))
    locked = hands.window.window.page()
    assert isinstance(locked, LoginView)
    assert locked._name.isReadOnly()
    until(locked._password.hasFocus)
    hands.type(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    until(lambda: hands.window.window.page() is desk)
    hands.press(Qt.Key.Key_Question)
    assert desk is not None
    assert desk.sheet.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not desk.sheet.isVisible()


def test_the_first_person_of_a_new_workspace_is_an_administrator(
    start: Callable[[Path], WindowApplication], tmp_path: Path, qtbot: QtBot, until: Until
) -> None:
    SlowStart.refuse = True
    window = start(tmp_path / "fresh")
    opening = window.window.page()
    assert isinstance(opening, OpeningView)
    until(opening._what_text.text)
    assert opening._remedy.text() == "Đóng trạm đó rồi thử lại."
    hands = Hands(window, qtbot, until)
    hands.press(Qt.Key.Key_Space)
    until(lambda: isinstance(window.window.page(), FirstPersonView))
    page = window.window.page()
    assert isinstance(page, FirstPersonView)
    until(page._display.hasFocus)
    for field, words in zip(page._fields, ("Lê Ngọc Lan", "lan", PASSWORD, PASSWORD + "!"), strict=True):
        field.setFocus()
        hands.type(words)
    hands.press(Qt.Key.Key_Return)
    until(page._problem.text)
    page._repeat.clear()
    hands.type(PASSWORD)
    page._roles[Role.SUPERVISOR].click()
    page._make.setFocus()
    hands.press(Qt.Key.Key_Space)
    until(lambda: window.shift is not None)
    assert window.shift is not None
    assert window.shift.person.roles == {Role.ADMINISTRATOR, Role.SUPERVISOR}


def test_what_a_person_chose_is_there_the_next_time(hands: Hands, until: Until, tmp_path: Path) -> None:
    hands.log_in("minh")
    hands.window.use_theme("dark")
    hands.window.use_language("en")
    hands.window.log_out()
    hands.window.use_theme("light")
    hands.window.use_language("vi")
    hands.log_in("minh")
    from station.gui import theme

    assert theme.current().name == "dark"
    assert hands.window._languages.language == "en"


def test_an_administrator_goes_on_with_a_backup_with_the_keys_alone(
    start: Callable[[Path], WindowApplication], services: Parts, workspace_path: Path, qtbot: QtBot, until: Until
) -> None:
    older = (workspace_path / "station.db").read_bytes()
    with Workspace.create_or_open(workspace_path, services.clock, "test") as workspace:
        boss = log_in(workspace, "admin", PASSWORD)
        add_person(workspace, boss, "mai", "Mai", frozenset({Role.OPERATOR}), PASSWORD)
    (workspace_path / "station.db").write_bytes(older)
    window = start(workspace_path)
    qtbot.waitExposed(window.window)
    window.window.activateWindow()
    page, hands = window._opening, Hands(window, qtbot, until)
    until(page.older.isVisible)
    assert "station audit --accept-older" in page._remedy.text()
    until(page._again.hasFocus)
    hands.press(Qt.Key.Key_Tab)
    # A reviewer's word is not enough; what was typed stays, but for the password.
    for text in ("minh", PASSWORD, "đĩa hỏng"):
        hands.type(text)
        hands.press(Qt.Key.Key_Return)
    until(page.older.problem.isVisible)
    assert window.station is None
    until(page.older.password.hasFocus)
    assert page.older.reason.text() == "đĩa hỏng"
    page.older.name.setText("admin")
    hands.type(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    until(lambda: isinstance(window.window.page(), LoginView))
    assert window.station is not None
    with window.station.workspace.read() as reader:
        told = next(event for event in reader.events() if event.kind == "workspace.database_replaced")
        assert reader.person(told.person_id).name == "admin"
        assert told.details["reason"] == "đĩa hỏng"
        assert reader.find_person("mai") is None
