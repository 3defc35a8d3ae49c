"""The administrator rewords, adds, orders, hides reasons; pickers offer that at once, and Ctrl Z takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from station.gui import reasons
from station.gui.i18n import Languages
from station.gui.settings.reasons_card import ReasonsCard
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.settings.settings_view import SettingsView
from station.gui.shift import Shift
from station.model.people import Role
from station.model.reasons import MOST, OTHER, REJECT, REMOVE

StartShift = Callable[[Role], Shift]
Until = Callable[[Callable[[], Any]], None]


@pytest.fixture
def view(start_shift: StartShift, qtbot: QtBot, until: Until) -> Iterator[SettingsView]:
    made = SettingsView(SettingsPresenter(start_shift(Role.ADMINISTRATOR)))
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.sections.show_section("reasons")
    made._presenter.reasons.start()
    assert made.reasons is not None
    until(lambda: made.reasons.table.model().rowCount() == MOST)
    yield made
    made.close_room()


@pytest.fixture
def card(view: SettingsView) -> ReasonsCard:
    assert view.reasons is not None
    return view.reasons


def codes(group: str = REJECT) -> list[str]:
    return [reason.code for reason in reasons.offered(group)]


def choose(card: ReasonsCard, code: str) -> None:
    card.table.selectRow(card._presenter.model.row_of(code))


def kept(view: SettingsView) -> str:
    path = view._presenter.shift.station.workspace.path / "reasons.toml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def test_words_are_changed_with_keys_only_and_hold_at_once(
    card: ReasonsCard, view: SettingsView, qtbot: QtBot, until: Until
) -> None:
    card.table.setFocus()
    choose(card, "blurred")
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert card.vi.hasFocus()
    qtbot.keyClicks(card.vi, "Khong net")
    qtbot.keyClick(card.vi, Qt.Key.Key_Return)
    until(lambda: reasons.reason_words("blurred") == "Khong net")
    assert card.table.hasFocus()
    assert card._presenter.chosen == "blurred"
    assert "Khong net" in kept(view)
    history = view._presenter.shift.history
    assert "đã đổi lời" in history.undo_words
    history.undo()
    until(lambda: reasons.reason_words("blurred") == "Mờ, nhòe")
    assert kept(view) == ""


def test_a_reason_is_hidden_another_added_and_both_are_taken_back(
    card: ReasonsCard, view: SettingsView, qtbot: QtBot, until: Until
) -> None:
    assert not card.add.isEnabled(), "every digit is taken"
    choose(card, "format")
    card.hide_it.click()
    until(lambda: "format" not in codes())
    assert reasons.reason_words("format") != "format", "old records keep its words"
    card.add.click()
    card.vi.setText("Còn ghim bấm")
    qtbot.keyClick(card.vi, Qt.Key.Key_Return)
    assert card.problem.isVisible(), "both languages are needed"
    card.en.setText("Staple left in")
    card.keep.click()
    until(lambda: "staple_left_in" in codes())
    assert codes()[-1] == OTHER
    assert card._presenter.chosen == "staple_left_in"
    card.restore_all.click()
    until(lambda: "format" in codes())
    assert "staple_left_in" not in codes()
    assert reasons.reason_words("staple_left_in") == "Còn ghim bấm"
    history = view._presenter.shift.history
    for _ in range(3):
        history.undo()
    until(lambda: "format" in codes() and not history.undo_words)
    assert reasons.reason_words("staple_left_in") == "Còn ghim bấm", "its code may stand in a record by now"


def test_the_order_is_that_of_the_digits_and_another_reason_stays_the_last(card: ReasonsCard, until: Until) -> None:
    choose(card, "skewed")
    card.up.click()
    until(lambda: codes()[:2] == ["skewed", "clipped"])
    card.up.click()
    assert codes()[:2] == ["skewed", "clipped"]
    choose(card, codes()[-2])
    card.down.click()
    choose(card, OTHER)
    assert not any(button.isEnabled() for button in (card.up, card.down, card.hide_it))
    assert codes()[-1] == OTHER


def test_the_groups_stand_apart_and_follow_the_language(
    card: ReasonsCard, dressed: Languages, qtbot: QtBot, until: Until
) -> None:
    card.groups[REMOVE].click()
    assert [card._presenter.model.reason(row).code for row in range(len(codes(REMOVE)))] == codes(REMOVE)  # type: ignore[union-attr]
    vietnamese = card.groups[REMOVE].text()
    dressed.use("en")
    until(lambda: card.groups[REMOVE].text() != vietnamese)
    assert reasons.reason_words("separator") == "Separator or cover sheet"
    assert reasons.words(reasons.offered(REMOVE)[0]) == "Duplicate page"


def test_who_does_not_change_settings_is_not_offered_the_reasons(start_shift: StartShift, qtbot: QtBot) -> None:
    view = SettingsView(SettingsPresenter(start_shift(Role.REVIEWER)))
    qtbot.addWidget(view)
    assert view.reasons is None
    view.close_room()


def test_a_file_that_cannot_be_written_says_so_and_changes_nothing(
    card: ReasonsCard, view: SettingsView, until: Until
) -> None:
    path: Path = view._presenter.shift.station.workspace.path / ".reasons.toml.new"
    path.mkdir()
    choose(card, "blurred")
    card.vi.setText("Khác")
    card.submit()
    until(card.problem.isVisible)
    assert reasons.reason_words("blurred") == "Mờ, nhòe"
    assert view._presenter.shift.history.undo_words == ""
    assert kept(view) == ""
