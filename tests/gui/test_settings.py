"""The settings: keys that a person gives to actions, text size, lock, the state of the masters; kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from station.gui import keymap, theme
from station.gui.main_window import LOCK_DEFAULT, MainWindow, lock_minutes
from station.gui.parts.key_button import KeyButton
from station.gui.preferences import Preferences
from station.gui.settings.keys_card import KeysCard
from station.gui.settings.keys_presenter import STORED, KeysPresenter, use_keys_of
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.settings.settings_view import SettingsView
from station.gui.shift import Shift
from station.model.people import Role
from station.storage.reconcile import LostMaster, Orphan, ReconcileReport

StartShift = Callable[[Role], Shift]


@pytest.fixture(autouse=True)
def default_keys(dressed: object) -> Iterator[None]:
    yield
    keymap.use({})


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    made = Preferences(tmp_path / "window.ini")
    made.person = "p1"
    return made


@pytest.fixture
def card(preferences: Preferences, qtbot: QtBot) -> KeysCard:
    made = KeysCard(KeysPresenter(preferences))
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


class Page(QWidget):
    """Something with the key of an action, its cap and its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button = KeyButton("check", action="accept", parent=self)
        self.button.say("Nhận")
        keymap.bind(self, "accept", lambda: self.done.append("accept"))

    def changeEvent(self, event: object) -> None:  # noqa: N802 - as Qt names it
        self.button.say("Nhận")
        super().changeEvent(event)


def choose(card: KeysCard, action: str) -> None:
    card.table.selectRow(card._presenter.model.row_of(action))
    card.table.setFocus()


def strike(card: KeysCard, qtbot: QtBot, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    card.ask()
    assert card.catcher.isVisible()
    total = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        total |= one
    qtbot.keyClick(card.catcher, key, total)


def test_a_new_key_acts_at_once_and_the_old_one_no_longer(card: KeysCard, qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    choose(card, "accept")
    strike(card, qtbot, Qt.Key.Key_Y)
    assert not card.catcher.isVisible()
    assert keymap.cap("accept") == "Y"
    assert "(Y)" in page.button.toolTip()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_A)
    assert page.done == []
    qtbot.keyClick(page, Qt.Key.Key_Y)
    assert page.done == ["accept"]


def test_a_key_that_another_action_has_is_refused_with_its_name(card: KeysCard, qtbot: QtBot) -> None:
    choose(card, "accept")
    strike(card, qtbot, Qt.Key.Key_R)
    assert card.catcher.isVisible()
    assert keymap.describe("reject") in card.problem.text()
    assert keymap.cap("accept") == "A"
    qtbot.keyClick(card.catcher, Qt.Key.Key_Escape)
    assert not card.catcher.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_keys_of_fields_and_reasons_are_refused(card: KeysCard, qtbot: QtBot, key: Qt.Key) -> None:
    choose(card, "accept")
    strike(card, qtbot, key)
    assert card.problem.isVisible()
    assert keymap.own_keys() == {}


def test_the_key_that_belongs_to_telex_is_refused(preferences: Preferences) -> None:
    # A Backspace struck into the window may already be swallowed as part of a letter that Telex rewrote.
    assert KeysPresenter(preferences).bind("accept", "Backspace")
    assert keymap.own_keys() == {}


def test_what_a_widget_handles_itself_keeps_its_key(card: KeysCard) -> None:
    for action in ("out", "arrows", "level_1", "room_1", "editor_automatic", "open"):
        choose(card, action)
        assert not card.change.isEnabled(), action
        assert not keymap.may_rebind(action)


def test_default_keys_come_back_one_and_all(card: KeysCard, preferences: Preferences, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    choose(card, "accept")
    strike(card, qtbot, Qt.Key.Key_Y, control, Qt.KeyboardModifier.AltModifier)
    assert keymap.cap("accept") == "Ctrl Alt Y"
    choose(card, "scan")
    strike(card, qtbot, Qt.Key.Key_F9)
    assert set(keymap.own_keys()) == {"accept", "scan"}
    card.reset.click()
    assert keymap.own_keys() == {"accept": "Ctrl+Alt+Y"}
    use_keys_of(preferences)
    assert keymap.cap("accept") == "Ctrl Alt Y"
    card.reset_all.click()
    assert preferences.text(STORED) == "{}"
    assert keymap.cap("accept") == "A"


def test_a_default_key_that_was_given_away_is_not_taken_back_silently(card: KeysCard, qtbot: QtBot) -> None:
    choose(card, "accept")
    strike(card, qtbot, Qt.Key.Key_Y)
    choose(card, "reject")
    strike(card, qtbot, Qt.Key.Key_A)
    assert keymap.own_keys() == {"accept": "Y", "reject": "A"}
    choose(card, "accept")
    card.reset.click()
    assert keymap.describe("reject") in card.problem.text()
    assert keymap.cap("accept") == "Y"


@pytest.mark.parametrize("kept", ["", "[1]", "{", '{"no_such": "Q", "accept": 7, "reject": "Esc", "scan": "F5"}'])
def test_damaged_keys_cost_the_choice_only(preferences: Preferences, kept: str) -> None:
    preferences.keep(STORED, kept)
    use_keys_of(preferences)
    assert keymap.cap("accept") == "A"
    assert keymap.cap("reject") == "R"


def test_two_actions_never_share_a_key_whatever_was_kept() -> None:
    keymap.use({"accept": "Q", "reject": "Q", "grid": "P"})
    shortcuts = [one for one in keymap.BINDINGS if not one.inside]
    keys = [key for one in shortcuts for key in keymap.keys_of(one.action)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("key", "cap"),
    [("Ctrl+Shift+Return", "Ctrl ⇧ Enter"), ("+", "+"), ("Ctrl++", "Ctrl +"), ("Alt+PgDown", "Alt PgDn"), ("?", "?"),
     ("Ctrl+Left", "Ctrl ←"), ("Shift+N", "⇧ N"), ("F11", "F11")],
)  # fmt: skip
def test_caps_read_as_on_the_keyboard(key: str, cap: str) -> None:
    assert keymap.written(key) == cap
    assert QKeySequence(key).count() == 1


def test_text_grows_at_once_and_shrinks_back(qapp: QApplication, qtbot: QtBot) -> None:
    button, words = KeyButton("check", action="accept", kind="primary"), QLabel("Chữ")
    for widget in (button, words):
        qtbot.addWidget(widget)
        widget.show()
    words.setProperty("kind", "head")
    theme.apply(qapp, theme.LIGHT, 130)
    try:
        assert button.font().pixelSize() == 17
        assert button.font().weight() >= 600
        qtbot.waitUntil(lambda: words.fontInfo().pixelSize() == 23)
        assert theme.font(11).pixelSize() == 14
        theme.apply(qapp, theme.DARK)
        assert theme.text_scale() == 130
    finally:
        theme.apply(qapp, theme.LIGHT, 100)
    assert button.font().pixelSize() == 13


def test_the_screen_locks_after_the_minutes_of_the_person(preferences: Preferences, qtbot: QtBot) -> None:
    window = MainWindow(preferences)
    qtbot.addWidget(window)
    window.show()
    window.watch(idle=True)
    assert window._idle.interval() == LOCK_DEFAULT * 60_000
    preferences.keep("lock_minutes", 3)
    window.watch(idle=True)
    assert window._idle.interval() == 180_000
    preferences.keep("lock_minutes", 100_000)
    assert lock_minutes(preferences) == LOCK_DEFAULT


def test_the_state_of_the_masters_says_what_was_found_and_what_to_do(start_shift: StartShift, qtbot: QtBot) -> None:
    shift = start_shift(Role.OPERATOR)
    lost = LostMaster("d", "H38.1", "p", "c", "ab" * 32, "missing", current=True)
    orphan = Orphan("cd" * 32, whole=True, path=Path("quarantine") / ("cd" * 32))
    shift.station.workspace.reconciliation = ReconcileReport(True, 2, 1, (lost,), (orphan,))
    view = SettingsView(SettingsPresenter(shift))
    qtbot.addWidget(view)
    view.show()
    view.enter("masters")
    assert view.masters._lost.line(0).strong == "H38.1"
    assert view.masters._orphans.line(0).subject == "cd" * 32
    assert view.masters._lost_do.isVisible()
    assert "3" in view.masters._cleared.text()
    view.close_room()
