"""The accounts in the settings: changed, closed and opened again with the keys alone; everybody's own password."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from station.gui.i18n import LANGUAGES, Languages
from station.gui.settings.people_card import PeopleCard
from station.gui.settings.people_presenter import SUBJECT
from station.gui.settings.settings_view import SettingsView
from station.model.errors import Refused
from station.model.people import Person, Role
from station.workflow.people import log_in
from station.workflow.station import Station

OpenPart = Callable[[Role, str], SettingsView]
Until = Callable[[Callable[[], Any]], None]
PASSWORD, OTHER = "mật khẩu dài", "mật khẩu khác"


@pytest.fixture
def card(open_part: OpenPart, qtbot: QtBot, until: Until) -> PeopleCard:
    view = open_part(Role.ADMINISTRATOR, "people")
    assert view.people is not None
    qtbot.waitExposed(view)
    view.activateWindow()
    shown = view.people
    until(lambda: shown._presenter.model.lines() == 4)
    return shown


def choose(card: PeopleCard, name: str) -> None:
    model = card._presenter.model
    row = next(row for row in range(model.lines()) if model.person(row).name == name)  # type: ignore[union-attr]
    card.table.selectRow(row)
    card.table.setFocus()


def stored(station: Station, name: str) -> Person | None:
    with station.workspace.read() as reader:
        return reader.find_person(name)


def history(card: PeopleCard) -> Any:
    found = card._presenter._shift.history
    found.use(SUBJECT)
    return found


def test_the_chosen_account_is_changed_with_the_keys_and_taken_back(
    card: PeopleCard, station: Station, qtbot: QtBot, until: Until
) -> None:
    choose(card, "huong")
    assert card.full.text() == "Nguyễn Thị Hương"
    assert card.roles[Role.OPERATOR].isChecked()
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert card.name.hasFocus()
    qtbot.keyClicks(card.name, "huong.nt")
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    while QApplication.focusWidget() is not card.roles[Role.REVIEWER]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(card.roles[Role.REVIEWER], Qt.Key.Key_Space)
    while QApplication.focusWidget() is not card.keep:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(card.keep, Qt.Key.Key_Space)
    until(lambda: stored(station, "huong.nt") is not None)
    changed = stored(station, "huong.nt")
    assert changed is not None
    assert changed.roles == {Role.OPERATOR, Role.REVIEWER}
    until(lambda: "HUONG.NT" in card._form_head.text().upper())
    assert "huong.nt" in card._form_head.text(), "as it is typed for logging in"
    history(card).undo()
    until(lambda: stored(station, "huong") is not None)
    until(lambda: card.name.text() == "huong")
    history(card).redo()
    until(lambda: stored(station, "huong.nt") is not None)


def test_who_left_is_closed_and_who_comes_back_is_opened_again(
    card: PeopleCard, station: Station, until: Until
) -> None:
    choose(card, "minh")
    card.close_it.click()
    until(lambda: card.close_it.text() == "Mở lại tài khoản")
    row = card._presenter.model.row_of(card._presenter.chosen)
    assert card._presenter.model.index(row, 3).data() == "Đã đóng"
    with pytest.raises(Refused, match="login_wrong"):
        log_in(station.workspace, "minh", PASSWORD)
    card.close_it.click()
    until(lambda: card.close_it.text() == "Đóng tài khoản")
    assert log_in(station.workspace, "minh", PASSWORD).active


def test_the_administrators_own_account_stays_open_and_the_last_one_keeps_the_role(
    card: PeopleCard, station: Station, until: Until
) -> None:
    choose(card, "admin")
    assert not card.close_it.isEnabled()
    assert not card.password.isVisible(), "one's own is changed with the old one"
    card.roles[Role.ADMINISTRATOR].setChecked(False)
    card.roles[Role.OPERATOR].setChecked(True)
    card.keep.click()
    until(card.problem.isVisible)
    assert "quản trị cuối cùng" in card.problem.text()
    assert card.roles[Role.OPERATOR].isChecked(), "what was ticked stays, to be mended"
    kept = stored(station, "admin")
    assert kept is not None
    assert kept.roles == {Role.ADMINISTRATOR}


def test_a_forgotten_password_is_set_anew(card: PeopleCard, station: Station, qtbot: QtBot, until: Until) -> None:
    choose(card, "lan")
    card.password.setText(OTHER)
    card.again.setText(OTHER + "x")
    card.again.setFocus()
    qtbot.keyClick(card.again, Qt.Key.Key_Return)
    assert card.problem.isVisible()
    card.again.setText(OTHER)
    qtbot.keyClick(card.again, Qt.Key.Key_Return)
    until(card.done.isVisible)
    assert "lan" in card.done.text()
    assert (card.password.text(), card.again.text()) == ("", "")
    assert log_in(station.workspace, "lan", OTHER).name == "lan"


def test_a_password_and_a_name_that_is_taken_tell_both(card: PeopleCard, station: Station, until: Until) -> None:
    choose(card, "lan")
    for field, text in ((card.name, "minh"), (card.password, OTHER), (card.again, OTHER)):
        field.setText(text)
    card.keep.click()
    until(card.problem.isVisible)
    assert card.done.isVisible()
    assert card.name.text() == "minh", "what was typed stays, to be mended"
    assert log_in(station.workspace, "lan", OTHER).name == "lan"


def test_one_more_account_and_what_was_typed_survives_a_refusal(
    card: PeopleCard, station: Station, qtbot: QtBot, until: Until
) -> None:
    card.add.click()
    assert card.name.hasFocus()
    for field, text in ((card.name, "LAN"), (card.full, "Lê Lan"), (card.password, OTHER), (card.again, OTHER)):
        field.setText(text)
    card.roles[Role.REVIEWER].setChecked(True)
    qtbot.keyClick(card.again, Qt.Key.Key_Return)
    until(card.problem.isVisible)
    assert (card.full.text(), card.password.text()) == ("Lê Lan", OTHER)
    card.name.setText("lanle")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    until(lambda: stored(station, "lanle") is not None)
    until(lambda: card.name.text() == "lanle" and not card._adding)
    assert card.table.currentIndex().row() == card._presenter.model.row_of(card._presenter.chosen)


def test_leaving_the_form_shows_the_chosen_account_again(card: PeopleCard) -> None:
    choose(card, "minh")
    card.add.click()
    assert card.name.text() == ""
    card.cancel.click()
    assert card.name.text() == "minh"
    assert card.table.hasFocus()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_button_has_a_name(card: PeopleCard, dressed: Languages, language: str) -> None:
    dressed.use(language)
    named = [*card.findChildren(QAbstractButton), *card.findChildren(QLineEdit)]
    for widget in named:
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
    assert card.table.accessibleName()


@pytest.mark.parametrize("role", list(Role))
def test_everybody_changes_the_own_password_by_the_old_one(
    open_part: OpenPart, station: Station, qtbot: QtBot, until: Until, role: Role
) -> None:
    view = open_part(role, "password")
    assert (view.people is not None) == (role is Role.ADMINISTRATOR)
    qtbot.waitExposed(view)
    view.activateWindow()
    own, name = view.password, view._presenter.shift.person.name
    own.old.setText("sai")
    own.new.setText(OTHER)
    own.again.setText(OTHER)
    qtbot.keyClick(own.again, Qt.Key.Key_Return)
    until(own.problem.isVisible)
    own.old.setText(PASSWORD)
    qtbot.keyClick(own.again, Qt.Key.Key_Return)
    until(own.done.isVisible)
    assert not own.problem.isVisible()
    assert own.old.text() == own.new.text() == own.again.text() == ""
    assert log_in(station.workspace, name, OTHER).name == name


def test_a_new_password_typed_in_two_ways_is_not_taken(open_part: OpenPart, station: Station) -> None:
    own = open_part(Role.OPERATOR, "password").password
    for field, text in ((own.old, PASSWORD), (own.new, OTHER), (own.again, OTHER + "x")):
        field.setText(text)
    own.keep.click()
    assert own.problem.isVisible()
    assert log_in(station.workspace, "huong", PASSWORD).name == "huong"
