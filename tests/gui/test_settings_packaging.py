"""Profile of packages and codes of the site: chosen by the administrator, read by everybody, taken back again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from station.gui.settings.packaging_card import PackagingCard
from station.gui.settings.settings_view import SettingsView
from station.model.people import Role
from station.model.site import SiteIdentity
from station.workflow.choose_packaging import packaging_of
from station.workflow.station import Station

Until = Callable[[Callable[[], Any]], None]
OpenCard = Callable[[Role], PackagingCard]


@pytest.fixture
def open_card(open_part: Callable[[Role, str], SettingsView], until: Until) -> OpenCard:
    def show(role: Role) -> PackagingCard:
        view = open_part(role, "packaging")
        until(lambda: view._presenter.packaging.packaging)
        return view.packaging

    return show


def test_profile_and_codes_are_stored_and_taken_back(
    open_card: OpenCard, station: Station, until: Until, qtbot: QtBot
) -> None:
    card = open_card(Role.ADMINISTRATOR)
    assert card.profile.currentData() == station.settings.package_profile == "plain"
    card.profile.setCurrentIndex(card.profile.findData("tt05-aip"))
    card.fields[0].setFocus()
    qtbot.keyClicks(card.fields[0], "  000.00.99.H99 ")
    card.fields[1].insert("Trung tâm Lưu trữ tỉnh Mẫu")
    qtbot.keyClick(card.fields[1], Qt.Key.Key_Return)
    until(lambda: packaging_of(station).profile.name == "tt05-aip")
    assert packaging_of(station).site == SiteIdentity("000.00.99.H99", "Trung tâm Lưu trữ tỉnh Mẫu")
    until(lambda: card.fields[0].text() == "000.00.99.H99")
    card._presenter._shift.history.undo()
    until(lambda: card.profile.currentData() == "plain")
    assert packaging_of(station).site == SiteIdentity()
    assert card.fields[0].text() == ""


def test_who_may_not_change_it_reads_it(open_card: OpenCard, station: Station) -> None:
    card = open_card(Role.OPERATOR)
    assert not card.profile.isEnabled()
    assert card.store.isHidden()
    assert all(field.isReadOnly() for field in card.fields)
    card._store()
    assert packaging_of(station).profile.name == "plain"
