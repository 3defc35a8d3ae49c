"""Keys on pages and lists while a Telex or VNI program rewrites them: each strike acts once, as itself.

What such a program sends is written down as it does it on Windows: the struck key is held back, and Backspaces and
letters without a key are sent in its place within a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from station.gui import keymap
from station.gui.composed_keys import ComposedKeys, is_composed, lost_tone, struck
from station.gui.parts.reason_picker import ReasonPicker
from station.gui.reasons import offered
from station.model.reasons import REJECT

BACK = "\b"
ENTER = "\r"
Send = Callable[..., None]


class Review(QWidget):
    """A page with the keys of the review, and the picker of reasons."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.page, self.field, self.picker = QWidget(self), QLineEdit(self), ReasonPicker(self)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        layout = QVBoxLayout(self)
        for widget in (self.page, self.field, self.picker):
            layout.addWidget(widget)
        for action in ("accept", "document", "zoom", "filter", "turn_left", "turn_right", "edit"):
            keymap.bind(self, action, lambda action=action: self.done.append(action))
        keymap.bind(self, "reject", self.ask)
        self.picker.picked.connect(self.take)

    def ask(self) -> None:
        self.done.append("reject")
        self.picker.ask("Vì sao?", "rejected", offered(REJECT), None, "Trả lại", "reject-fill")

    def take(self, reason: str, _note: str) -> None:
        self.done.append(reason)
        self.page.setFocus()


@pytest.fixture
def filter_(qapp: QApplication) -> Iterator[ComposedKeys]:
    made = ComposedKeys(qapp)
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def review(filter_: ComposedKeys, dressed: object, qtbot: QtBot) -> Review:
    made = Review()
    qtbot.addWidget(made)
    made.resize(400, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.page.setFocus()
    qtbot.waitUntil(made.page.hasFocus)
    return made


def send(*strikes: str) -> None:
    """Send bursts; what one key makes comes at once."""
    for strike in strikes:
        for sign in strike:
            target = QApplication.focusWidget()
            assert target is not None
            if sign == BACK:
                QTest.keyClick(target, Qt.Key.Key_Backspace)
            elif sign == ENTER:
                QTest.keyClick(target, Qt.Key.Key_Return)
            elif sign.isascii():
                QTest.keyClick(target, sign)
            else:
                letter(sign)


def letter(sign: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Send a letter that no key of its own writes, as Qt does: the shortcut's turn first, then the key."""
    key = Qt.Key(ord(sign.upper())).value
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        target = QApplication.focusWidget()
        assert target is not None
        QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, sign))


def test_what_people_strike_in_the_review_with_telex_on(review: Review) -> None:
    send("a", BACK + "â", BACK + "aa", "r", "1", ENTER, "d", BACK + "đ")
    assert review.done == ["accept", "accept", "accept", "reject", "clipped", "document", "document"]


def test_the_same_where_the_program_goes_on_rewriting(review: Review) -> None:
    send("a", BACK + "â", BACK + "aa", BACK + "ả", "1", ENTER, "d", BACK + "đ", BACK + "dd")
    assert review.done == ["accept"] * 3 + ["reject", "clipped"] + ["document"] * 3


def test_tones_and_marks_of_longer_words(review: Review) -> None:
    send("a", BACK + "à", "e", BACK + "ê", BACK * 2 + "ầe", "[")
    assert review.done[:4] == ["accept", "filter", "edit", "edit"]


def test_a_bracket_that_becomes_a_letter_turns_the_page(review: Review) -> None:
    send("ơ", "ư")
    assert review.done == ["turn_left", "turn_right"]


def test_z_that_takes_a_tone_away_zooms(review: Review, qtbot: QtBot) -> None:
    send("a", BACK + "ả")
    review.picker.leave()
    review.page.setFocus()
    send(BACK + "a")
    qtbot.waitUntil(lambda: review.done == ["accept", "reject", "zoom"])


def test_with_vni_a_digit_chooses_the_reason(review: Review, filter_: ComposedKeys) -> None:
    filter_.method = "vni"
    review.ask()
    send("a", BACK + "á", ENTER)
    assert review.done == ["reject", "clipped"]


def test_a_backspace_by_hand_does_nothing_and_the_next_key_acts(review: Review) -> None:
    for moment, key, text in ((1000, Qt.Key.Key_Backspace, BACK), (1400, Qt.Key.Key_A, "a")):
        override = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
        override.setTimestamp(moment)
        override.ignore()
        QCoreApplication.sendEvent(review.page, override)
        assert override.isAccepted() is (key is Qt.Key.Key_Backspace)
    send("a")
    assert review.done == ["accept"]


def test_fields_get_every_letter(review: Review) -> None:
    review.field.setFocus()
    for sign in "hồ sơ đỏ":
        letter(sign)
    assert review.field.text() == "hồ sơ đỏ"
    QTest.keyClick(review.field, Qt.Key.Key_Backspace)
    assert review.field.text() == "hồ sơ đ"
    assert review.done == []


def test_input_methods_are_off_on_pages_and_on_in_fields(review: Review) -> None:
    assert not review.page.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    review.field.setFocus()
    assert review.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


@pytest.mark.parametrize(
    ("before", "after", "telex", "vni"),
    [
        ("a", "â", "A", "6"), ("a", "ă", "W", "8"), ("a", "ả", "R", "3"), ("â", "ấ", "S", "1"), ("e", "ê", "E", "6"),
        ("o", "ô", "O", "6"), ("o", "ơ", "W", "7"), ("u", "ư", "W", "7"), ("d", "đ", "D", "9"), ("uo", "ươ", "W", "7"),
        ("â", "a", "", ""), ("òa", "oà", "", ""), ("ả", "ạ", "J", "5"), ("A", "Â", "A", "6"),
    ],
)  # fmt: skip
def test_the_key_behind_a_letter(before: str, after: str, telex: str, vni: str) -> None:
    assert struck(before, after, "telex") == telex
    assert struck(before, after, "vni") == vni


def test_only_vietnamese_letters_are_composed() -> None:
    assert all(is_composed(sign) for sign in "âảđêôơưỴ")
    assert not any(is_composed(sign) for sign in "aZ1[?/ñü")
    assert lost_tone("á", "a")
    assert not lost_tone("â", "a")


def test_a_window_that_was_closed_touches_no_key_any_more(qapp: QApplication, dressed: object, qtbot: QtBot) -> None:
    filter_ = ComposedKeys(qapp)
    page = QWidget()
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(page)
    page.show()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)

    def swallowed() -> bool:
        override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, BACK)
        override.ignore()
        QCoreApplication.sendEvent(page, override)
        return override.isAccepted()

    assert swallowed()
    filter_.close()
    assert not swallowed()
    page.clearFocus()
    page.setFocus()
    assert not swallowed()
