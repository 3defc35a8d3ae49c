"""Which dossier a room shows that is entered without one: the one being worked on, after a restart the last one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from station.gui.frame.desk import Desk
from station.gui.rooms import build_rooms
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.shift import Shift
from station.model.dossier import Dossier
from station.model.people import Role
from station.workflow.station import Station

Begin = Callable[[], Desk]
Until = Callable[[Callable[[], Any]], None]


@pytest.fixture
def begin(start_shift: Callable[[Role], Shift], qtbot: QtBot) -> Iterator[Begin]:
    """Begin the shift of the clerk; the one before ends first."""
    desks: list[Desk] = []

    def log_in() -> Desk:
        for before in desks:
            before.close_desk()
        desks.clear()
        shift = start_shift(Role.OPERATOR)
        desk = Desk(shift, build_rooms(shift, SettingsPresenter(shift)))
        desks.append(desk)
        qtbot.addWidget(desk)
        desk.resize(1366, 768)
        desk.show()
        desk.start()
        return desk

    yield log_in
    for desk in desks:
        desk.close_desk()


@pytest.fixture
def other(station: Station) -> Dossier:
    with station.workspace.read() as reader:
        return reader.dossier_by_code("H38.1.2020.002")


def shown(desk: Desk, room: str, until: Until) -> str:
    pages = desk.room_named(room)._presenter.pages  # type: ignore[attr-defined]
    until(lambda: pages.view)
    return str(pages.view.dossier.code)


def test_a_room_that_is_entered_first_shows_the_dossier_that_is_open_in_the_other(
    begin: Begin, dossier: Dossier, other: Dossier, until: Until
) -> None:
    """Hand-in had once sent somebody to a field of another dossier; that must not come back with the next shift."""
    desk = begin()
    desk.open_room("describe", f"{other.id}/1/arcFileCode")
    assert shown(desk, "describe", until) == other.code
    desk = begin()
    desk.open_room("capture", dossier.id)
    assert shown(desk, "capture", until) == dossier.code
    desk.open_room("describe")
    assert shown(desk, "describe", until) == dossier.code


@pytest.mark.parametrize("room", ["capture", "describe"])
def test_the_next_shift_goes_on_with_the_dossier_and_not_with_a_field_of_it(
    begin: Begin, dossier: Dossier, other: Dossier, until: Until, monkeypatch: pytest.MonkeyPatch, room: str
) -> None:
    desk = begin()
    desk.open_room("capture", other.id)
    desk.open_room("describe", f"{dossier.id}/1/subject")
    assert shown(desk, "describe", until) == dossier.code
    desk = begin()
    entered: list[str] = []
    monkeypatch.setattr(desk.room_named(room), "enter", entered.append)
    desk.open_room(room)
    assert entered == [dossier.id]


def test_undo_means_the_dossier_again_after_a_look_at_the_list(
    begin: Begin, dossier: Dossier, other: Dossier, until: Until
) -> None:
    desk = begin()
    history = desk._shift.history
    desk.open_room("capture", dossier.id)
    desk.open_room("worklist")
    assert history.subject != dossier.id
    for room in ("capture", "describe"):
        desk.open_room("worklist")
        desk.open_room(room)
        assert (shown(desk, room, until), history.subject) == (dossier.code, dossier.id)
    desk.open_room("describe", other.id)
    desk.open_room("capture")
    assert shown(desk, "capture", until) == dossier.code, "paper that is being fed stays with its dossier"
    desk.open_room("describe")
    until(lambda: shown(desk, "describe", until) == dossier.code)
