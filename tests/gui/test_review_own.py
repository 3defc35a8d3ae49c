"""One's own pages in the reviewer's window: not offered, and refused even where the dossier is open all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station.capture.scanner import Device
from station.gui.frame.strip_presenter import StripPresenter
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.review.review_view import ReviewView
from station.gui.shift import Shift
from station.model.dossier import Dossier
from station.model.people import Person, Role
from station.model.states import DossierState, PageState
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.inspect_pages import inspect_pages
from station.workflow.people import add_person
from station.workflow.station import Station
from station.workflow.submit_dossier import submit_dossier

Until = Callable[[Callable[[], Any]], None]


@pytest.fixture
def both(station: Station, crew: Any) -> Person:
    """Somebody who scans and reviews."""
    roles = frozenset({Role.OPERATOR, Role.REVIEWER})
    return add_person(station.workspace, crew[Role.ADMINISTRATOR], "hai", "Người Hai Vai", roles, "mật khẩu dài")


@pytest.fixture
def handed_in(station: Station, both: Person, dossier: Dossier, script: Callable[..., Path], sheets: Path) -> Dossier:
    """The dossier with two pages of theirs, waiting for review."""
    path = script(f"folder {sheets} 2")
    plan = CapturePlan(
        dossier, Device(f"virtual:{path}", "virtual", str(path)),
        station.profiles.capture_profile("a4-colour-300"), "b1",
    )  # fmt: skip
    list(capture_pages(station, both, plan, lambda: False))
    inspect_pages(station, dossier.id)
    submit_dossier(station, both, dossier, "inventory_wrong")
    return dossier


@pytest.fixture
def open_room(start_shift: Callable[[Role], Shift], qtbot: QtBot) -> Iterator[Callable[[Person], ReviewView]]:
    rooms: list[ReviewView] = []

    def make(person: Person) -> ReviewView:
        room = ReviewView(ReviewPresenter(replace(start_shift(Role.REVIEWER), person=person)))
        rooms.append(room)
        qtbot.addWidget(room)
        room.resize(1366, 768)
        room.show()
        room.activateWindow()
        qtbot.waitUntil(room.isActiveWindow)
        return room

    yield make
    for room in rooms:
        room.close_room()


def press(*keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def test_who_scanned_is_offered_nothing_and_others_are(
    open_room: Callable[[Person], ReviewView], both: Person, crew: Any, handed_in: Dossier, until: Until
) -> None:
    own = open_room(both)
    own.enter()
    until(lambda: own._presenter.own == 1)
    assert own._presenter.queue.rowCount() == 0
    other = open_room(crew[Role.REVIEWER])
    other.enter()
    until(lambda: other._presenter.queue.rowCount() == 1)
    until(lambda: other.queue._table.selectionModel().hasSelection())
    assert other._presenter.own == 0


def test_the_badge_counts_what_this_person_can_review(
    start_shift: Callable[[Role], Shift], both: Person, crew: Any, handed_in: Dossier, until: Until
) -> None:
    counted: dict[str, int] = {}
    strips = []
    for person in (both, crew[Role.REVIEWER]):
        strip = StripPresenter(replace(start_shift(Role.REVIEWER), person=person))
        strip.changed.connect(lambda figures, who=person.name: counted.__setitem__(who, figures.waiting_reviews))
        strip.ask()
        strips.append(strip)
    until(lambda: len(counted) == 2)
    assert counted == {"hai": 0, "minh": 1}
    for strip in strips:
        strip.close()


@pytest.mark.parametrize("keys", [(Qt.Key.Key_A,), (Qt.Key.Key_R, Qt.Key.Key_1, Qt.Key.Key_Return)])
def test_a_verdict_on_ones_own_page_is_refused_in_words_and_the_page_waits_as_before(
    open_room: Callable[[Person], ReviewView], both: Person, handed_in: Dossier, station: Station, until: Until,
    keys: tuple[Qt.Key, ...],
) -> None:  # fmt: skip
    room = open_room(both)
    presenter = room._presenter
    refused: list[str] = []
    presenter.failed.connect(lambda sentence: refused.append(str(sentence)))
    room.enter(handed_in.id)
    until(lambda: presenter.pages.view is not None and presenter.pages.current is not None)
    with station.workspace.read() as reader:
        before = [page.state for page in reader.pages(handed_in.id)]
    press(*keys)
    if room.panel.page.picker.isVisible():
        press(Qt.Key.Key_4, Qt.Key.Key_Return)
    until(lambda: refused)
    assert "quét" in refused[0]
    assert [item.page.state for item in presenter.pages.items] == before
    with station.workspace.read() as reader:
        assert [page.state for page in reader.pages(handed_in.id)] == before
        assert reader.dossier(handed_in.id).state is DossierState.IN_REVIEW
    assert set(before) <= {PageState.PASSED, PageState.FLAGGED}
