"""The whole window at its smallest: nothing nameless, nothing cut, every key says what it does, in both languages."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.exceptions import TimeoutError as QtTimeout
from pytestqt.qtbot import QtBot

from station.gui import theme
from station.gui.capture.capture_presenter import ScanEnd
from station.gui.frame.desk import Desk
from station.gui.history import Change
from station.gui.i18n import LANGUAGES, Languages
from station.gui.parts.focus_keeper import first_stop
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel
from station.gui.parts.reason_picker import ReasonPicker
from station.gui.preferences import Preferences
from station.gui.reasons import offered
from station.gui.rooms import build_rooms
from station.gui.scanner import scanner_choice
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.shift import Shift
from station.model.dossier import Dossier
from station.model.people import Role
from station.model.reasons import REJECT
from station.storage.records import ListFilter

Until = Callable[[Callable[[], Any]], None]
SMALLEST = (1366, 768)


@pytest.fixture
def open_desk(
    start_shift: Callable[[Role], Shift], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Role], Desk]]:
    monkeypatch.setattr(scanner_choice.ScannerChoice, "search", lambda self: self.changed.emit())
    desks: list[Desk] = []

    def make(role: Role) -> Desk:
        shift = start_shift(role)
        desk = Desk(shift, build_rooms(shift, SettingsPresenter(shift)))
        qtbot.addWidget(desk)
        desk.resize(*SMALLEST)
        desk.show()
        desk.start()
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.close_desk()


def visible(desk: Desk, kind: type[QWidget]) -> list[Any]:
    return [widget for widget in desk.findChildren(kind) if widget.isVisible()]


def cut(desk: Desk) -> list[str]:
    """Return the words of visible buttons and labels that have less room than they need."""
    found = []
    for button in visible(desk, KeyButton):
        shown = "" if button._short else button.text()
        needs = QFontMetricsF(button.font()).horizontalAdvance(shown) + 2 * 12 + (26 if button._icon else 0) - 8
        if shown and button.width() + 1 < needs:
            found.append(f"button {shown}: {button.width()} < {needs:.0f}")
    for label in visible(desk, QLabel):
        if isinstance(label, ElidedLabel) or label.wordWrap() or not label.text():
            continue
        if label.width() + 1 < QFontMetricsF(label.font()).horizontalAdvance(label.text().split("\n")[0]):
            found.append(f"label {label.text()}")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", list(Role))
def test_no_words_are_cut_at_1366(
    open_desk: Callable[[Role], Desk], dressed: Languages, qtbot: QtBot, role: Role, language: str
) -> None:
    desk = open_desk(role)
    dressed.use(language)
    qtbot.wait(30)
    for name in list(desk._rooms):
        desk.open_room(name)
        qtbot.wait(60)
        # A layout settles a few turns after its words changed.
        with contextlib.suppress(QtTimeout):
            qtbot.waitUntil(lambda: cut(desk) == [], timeout=3000)
        assert cut(desk) == [], name


@pytest.mark.parametrize("role", list(Role))
def test_everything_that_takes_the_focus_has_a_name(
    open_desk: Callable[[Role], Desk], role: Role, qtbot: QtBot
) -> None:
    desk = open_desk(role)
    for name in list(desk._rooms):
        desk.open_room(name)
        qtbot.wait(40)
        for kind in (QAbstractButton, QLineEdit):
            for widget in visible(desk, kind):
                if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    assert widget.accessibleName() or getattr(widget, "text", str)(), (name, widget)
        for pane in desk.room.panes():
            assert pane.isAncestorOf(desk) is False


def test_the_roles_open_their_rooms_and_nothing_else(open_desk: Callable[[Role], Desk]) -> None:
    assert list(open_desk(Role.OPERATOR)._rooms) == ["worklist", "capture", "describe", "settings"]
    assert list(open_desk(Role.REVIEWER)._rooms) == ["review", "settings"]
    assert list(open_desk(Role.SUPERVISOR)._rooms) == [
        "worklist",
        "review",
        "packages",
        "supervise",
        "manage",
        "settings",
    ]
    assert list(open_desk(Role.ADMINISTRATOR)._rooms) == ["worklist", "manage", "settings"]


def test_f6_goes_round_the_panes(open_desk: Callable[[Role], Desk], qtbot: QtBot, until: Until) -> None:
    desk = open_desk(Role.OPERATOR)
    qtbot.waitExposed(desk)
    desk.activateWindow()
    panes = [pane for pane in desk.room.panes() if pane.isVisible()]
    until(lambda: QApplication.focusWidget() is panes[0])
    until(lambda: all(first_stop(pane) is not None for pane in panes))
    for pane in (*panes[1:], panes[0]):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is pane or pane.isAncestorOf(focused)


def test_language_and_theme_change_under_an_open_room(
    open_desk: Callable[[Role], Desk], dressed: Languages, qapp: QApplication, qtbot: QtBot, until: Until
) -> None:
    desk = open_desk(Role.OPERATOR)
    worklist: Any = desk.room
    until(lambda: worklist._presenter.model.rowCount() == 5)
    worklist._find.setText("đang gõ dở")
    dressed.use("en")
    theme.apply(qapp, theme.DARK)
    QCoreApplication.sendPostedEvents()
    assert worklist._find.text() == "đang gõ dở"
    assert worklist._title.text() == "Dossiers"
    assert worklist.card._start.text() == "Start scanning"
    assert desk.grab().toImage().pixelColor(400, 400).lightness() < 80


def test_the_secrecy_buttons_show_what_is_recorded(
    open_desk: Callable[[Role], Desk], registered: Dossier, until: Until, qtbot: QtBot
) -> None:
    desk = open_desk(Role.OPERATOR)
    worklist: Any = desk.room
    until(lambda: worklist.card._card is not None)
    assert not worklist.card._start.isEnabled()
    assert worklist.card._remedy.text() == "Chọn độ mật ở trên: phím 1 đến 4 trong danh sách."
    worklist._table.setFocus()
    qtbot.keyClick(worklist._table, Qt.Key.Key_1)
    until(lambda: worklist.card._card.dossier.secrecy is not None)
    levels = worklist.card.groups.levels
    assert levels.accessibleName() == "Độ mật: Thường"
    assert levels._choice == 0
    del registered


def test_what_was_done_is_offered_in_the_strip_undone_and_redone(
    open_desk: Callable[[Role], Desk], qtbot: QtBot
) -> None:
    desk = open_desk(Role.REVIEWER)
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    done: list[str] = []
    change = Change(
        "Trang 3 đã nhận",
        lambda: done.append("do"),
        lambda _none: done.append("undo"),
        lambda _none: done.append("done"),
        lambda: done.append("undone"),
    )
    desk._shift.history.do(change)
    qtbot.waitUntil(desk.strip._offer.isVisible)
    assert desk.strip._offer.text() == "Trang 3 đã nhận"
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for _ in range(2):
        qtbot.keyClick(desk, Qt.Key.Key_Z, control)
    qtbot.waitUntil(lambda: done == ["do", "done", "undo", "undone"])
    assert not desk.strip._offer.isVisible()
    qtbot.keyClick(desk, Qt.Key.Key_Z, control | shift)
    qtbot.waitUntil(lambda: done[4:] == ["do", "done"])
    qtbot.keyClick(desk, Qt.Key.Key_Z, control)
    qtbot.waitUntil(lambda: done[6:] == ["undo", "undone"])


def test_the_picker_takes_digits_and_nothing_else_happens(qtbot: QtBot, dressed: Languages) -> None:
    picker = ReasonPicker()
    qtbot.addWidget(picker)
    picked: list[tuple[str, str]] = []
    picker.picked.connect(lambda reason, note: picked.append((reason, note)))
    picker.show()
    picker.ask("Vì sao?", "rejected", offered(REJECT), None, "Trả lại", "reject-fill")
    qtbot.waitExposed(picker)
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picked == []
    qtbot.keyClick(picker, Qt.Key.Key_3)
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picked == [("dirty", "")]
    picker.ask("Vì sao?", "rejected", offered(REJECT), offered(REJECT)[0], "Trả lại", "reject-fill")
    qtbot.keyClick(picker, Qt.Key.Key_9)
    qtbot.keyClick(picker._note, Qt.Key.Key_Return)
    assert picker._need.isVisible()
    picker._note.setText("rách góc")
    qtbot.keyClick(picker._note, Qt.Key.Key_Return)
    assert picked[-1] == ("other", "rách góc")


def test_the_end_of_the_paper_is_no_fault() -> None:
    from station.capture.device_faults import fault

    assert not ScanEnd(None, 3, 3).is_fault
    assert not ScanEnd(fault("feeder_empty", "x"), 0, 1).is_fault
    assert ScanEnd(fault("paper_jam", "x"), 3, 3).is_fault


def test_preferences_are_kept_for_each_person(tmp_path: Any, qapp: object) -> None:
    path = tmp_path / "window.ini"
    first = Preferences(path)
    first.keep_for_machine("language", "vi")
    first.person = "a"
    first.keep("language", "en")
    first.keep("zoom", 120)
    first.flush()
    second = Preferences(path)
    assert second.text("language") == "vi"
    second.person = "a"
    assert (second.text("language"), second.number("zoom", 100)) == ("en", 120)
    second.person = "b"
    assert (second.text("language"), second.number("zoom", 100)) == ("vi", 100)
    path.write_bytes(b"\x00\xff damaged")
    assert Preferences(path).text("language", "vi") == "vi"


def test_filters_that_count_nothing_hide(open_desk: Callable[[Role], Desk], until: Until) -> None:
    worklist: Any = open_desk(Role.OPERATOR).room
    until(lambda: worklist._presenter.counts)
    shown = [one for one, chip in worklist.filters.chips.items() if chip.isVisible()]
    assert shown == [ListFilter.ALL, ListFilter.MINE, ListFilter.REGISTERED]


def test_the_sheet_of_keys_opens_from_the_empty_field_of_codes(open_desk: Callable[[Role], Desk], qtbot: QtBot) -> None:
    desk = open_desk(Role.OPERATOR)
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    field = desk.room._find  # type: ignore[attr-defined]
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Question)
    assert desk.sheet.isVisible()
    written = {one.text() for one in desk.sheet.findChildren(QLabel)}
    assert {"Mở", "Độ mật"} <= written, sorted(written)
    qtbot.keyClick(desk.sheet, Qt.Key.Key_Escape)
    field.setText("H38")
    qtbot.keyClick(field, Qt.Key.Key_Question)
    assert not desk.sheet.isVisible()
    assert field.text() == "H38?"
