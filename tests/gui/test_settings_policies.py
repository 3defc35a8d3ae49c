"""The sampling policy in figures, its choice, and the limits of the checks with their meaning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station.gui.frame.desk import Desk
from station.gui.rooms import build_rooms
from station.gui.settings.policies_card import PoliciesCard
from station.gui.settings.policies_presenter import sampled
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.settings.settings_view import SettingsView
from station.gui.shift import Shift
from station.model.people import Role
from station.model.profiles import SamplingPolicy
from station.settings.resources import resources_folder
from station.settings.texts import Texts
from station.workflow.choose_sampling import sampling_policy
from station.workflow.station import Station

StartShift = Callable[[Role], Shift]
Until = Callable[[Callable[[], Any]], None]
OpenCard = Callable[[Role], PoliciesCard]


@pytest.fixture
def open_card(open_part: Callable[[Role, str], SettingsView], until: Until) -> OpenCard:
    def show(role: Role) -> PoliciesCard:
        view = open_part(role, "policies")
        until(view.policies.words.text)
        return view.policies

    return show


def test_a_policy_is_chosen_said_in_figures_and_taken_back(
    open_card: OpenCard, station: Station, until: Until, qtbot: QtBot
) -> None:
    card = open_card(Role.ADMINISTRATOR)
    assert card.policies["every-page"].isChecked()
    chosen = card.policies["zero-acceptance"]
    qtbot.keyClick(chosen, Qt.Key.Key_Space)
    until(lambda: sampling_policy(station).name == "zero-acceptance")
    until(lambda: "172" in card.words.text())
    policy = sampling_policy(station)
    for rate in (policy.defect_rate, policy.tightened_rate):
        assert str(sampled(policy, rate)) in card.words.text()
    assert chosen.isChecked()
    card._presenter._shift.history.undo()
    until(card.policies["every-page"].isChecked)
    assert sampling_policy(station).name == "every-page"


def test_a_sample_grows_with_what_is_promised() -> None:
    policy = SamplingPolicy("a", "1", "", mode="sample")
    sizes = [sampled(policy, rate) for rate in (5.0, 2.0, 1.0, 0.1)]
    assert sizes == sorted(sizes)
    assert sizes[-1] == 164, "one bad page among 172, found with 95 % confidence"


def test_others_see_what_holds_and_choose_nothing(open_card: OpenCard, station: Station, qapp: QApplication) -> None:
    card = open_card(Role.REVIEWER)
    assert not card.policies["zero-acceptance"].isEnabled()
    card._presenter.choose("zero-acceptance")
    qapp.processEvents()
    assert sampling_policy(station).name == "every-page"
    assert card.policies["every-page"].isChecked()


def test_the_limits_stand_with_unit_and_file(open_card: OpenCard) -> None:
    card = open_card(Role.OPERATOR)
    model = card.table.model()
    rows = [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]
    assert ["Độ lệch còn lại", "Độ lệch còn lại sau khi chỉnh, nhiều nhất", "0,5°"] in rows
    for row, line in zip(rows, card._presenter.limits._lines, strict=True):
        shown = row[2].split("\u202f")[0].rstrip("°")
        assert float(shown.replace(".", "").replace(",", ".")) == line.value, "no decimal is lost"
    assert card._file.text().endswith("checklists/default.toml")
    assert "default" in card._list_name.text()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_limit_of_the_product_says_what_it_means(open_card: OpenCard, language: str) -> None:
    texts = Texts(resources_folder() / "texts", language)
    lines = open_card(Role.OPERATOR)._presenter.limits._lines
    assert len(lines) > 30
    assert not [f"{line.check}.{line.name}" for line in lines if line.meaning(texts) == line.name]
    assert not [line.check for line in lines if texts.text("findings", line.check) == line.check]


def test_every_table_of_the_settings_gets_its_own_widths_back(start_shift: StartShift, qtbot: QtBot) -> None:
    shift = start_shift(Role.ADMINISTRATOR)
    for expected in (110, 140):
        desk = Desk(shift, build_rooms(shift, SettingsPresenter(shift)))
        qtbot.addWidget(desk)
        desk.resize(1366, 768)
        desk.show()
        room = desk.room_named("settings")
        assert isinstance(room, SettingsView)
        desk.open_room("settings", "policies")
        header = room.policies.table.horizontalHeader()
        assert (header.sectionSize(0), header.sectionSize(2)) == (200, expected)
        header.resizeSection(2, 140)
        desk.close_desk()
