"""What is asked at the scanner stays about what it was asked of, and hands in only what the database says now."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from capture_kit import CTRL, SHIFT, Clerk, Feed
from PySide6.QtCore import Qt

from station.model.dossier import Dossier
from station.model.people import Role
from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.workflow.describe_documents import describe_fields
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier
from station.workflow.view_dossiers import view_dossier

SITE = {"archive_code": "H38.1", "agency_code": "000.00.38.H38"}


@pytest.fixture
def second(station: Station, crew: Any) -> Dossier:
    """Another dossier: two sheets, four pages."""
    with station.workspace.read() as reader:
        found = reader.dossier_by_code("H38.1.2020.002")
    classify_dossier(station, crew[Role.OPERATOR], found, Secrecy.ORDINARY)
    return found


def state_of(station: Station, dossier: Dossier) -> DossierState:
    with station.workspace.read() as reader:
        return reader.dossier(dossier.id).state


def suspects(station: Station, dossier: Dossier) -> list[str]:
    return [page.suspect for page in view_dossier(station, dossier.id).pages]


def in_it(clerk: Clerk, dossier: Dossier) -> bool:
    return clerk.presenter.pages.dossier_id == dossier.id


def enter(clerk: Clerk, dossier: Dossier) -> None:
    clerk.view.enter(dossier.id)
    clerk.until(lambda: in_it(clerk, dossier))
    clerk.rest()


def test_the_page_that_was_asked_about_is_removed_whichever_is_looked_at_then(
    clerk: Clerk, feed: Feed, sheets: Path
) -> None:
    feed(f"folder {sheets} 4", "empty")
    clerk.scan()
    clerk.rest()
    first, *others = clerk.ids
    clerk.go(1)
    clerk.press(Qt.Key.Key_Delete)
    assert "1" in clerk.view.panel.picker._title.text()
    clerk.presenter.choose(others[0])
    clerk.view.panel.picker.setFocus()
    clerk.change(Qt.Key.Key_1, Qt.Key.Key_Return)
    assert clerk.ids == others
    assert first not in clerk.ids


def test_a_note_goes_to_the_leaf_that_was_asked_about(
    clerk: Clerk, feed: Feed, station: Station, dossier: Dossier, sheets: Path
) -> None:
    feed(f"folder {sheets} 4", "empty")
    clerk.scan()
    clerk.rest()
    clerk.go(1)
    clerk.press(Qt.Key.Key_L)
    clerk.presenter.choose(clerk.ids[2])
    clerk.view.panel.leaf.setFocus()
    clerk.change(Qt.Key.Key_2, Qt.Key.Key_Return)
    (note,) = view_dossier(station, dossier.id).leaf_notes
    assert note.page_id == clerk.ids[0]
    clerk.go(1)
    clerk.press(Qt.Key.Key_L)
    clerk.presenter.choose(clerk.ids[2])
    clerk.view.panel.leaf._withdraw(note.id)
    clerk.until(lambda: not view_dossier(station, dossier.id).leaf_notes)


def test_a_question_is_left_with_its_dossier_and_so_are_the_figures_of_the_run(
    clerk: Clerk, feed: Feed, station: Station, dossier: Dossier, second: Dossier, sheets: Path
) -> None:
    feed(f"folder {sheets} 4", "empty", f"folder {sheets} 4", "empty")
    clerk.scan()
    clerk.rest()
    clerk.press(Qt.Key.Key_Return, held=CTRL)
    picker = clerk.view.panel.picker
    clerk.until(picker.isVisible)
    clerk.view.enter(second.id)
    assert picker.isHidden(), "before the other dossier is read"
    clerk.until(lambda: in_it(clerk, second))
    assert clerk.view.panel._live._count.text() == "0"
    clerk.scan()
    clerk.rest()
    clerk.press(Qt.Key.Key_Return, held=CTRL)
    clerk.until(lambda: state_of(station, second) is DossierState.IN_REVIEW)
    assert state_of(station, dossier) is DossierState.CAPTURING


def test_an_answer_is_about_the_dossier_that_was_asked_about(
    clerk: Clerk, feed: Feed, station: Station, dossier: Dossier, second: Dossier, sheets: Path
) -> None:
    feed(f"folder {sheets} 4", "empty")
    clerk.scan()
    clerk.rest()
    clerk.press(Qt.Key.Key_Return, held=CTRL)
    clerk.until(clerk.view.panel.picker.isVisible)
    answer = clerk.view.questions._then
    enter(clerk, second)
    answer("inventory_wrong")
    clerk.until(lambda: state_of(station, dossier) is DossierState.IN_REVIEW)
    assert state_of(station, second) is DossierState.REGISTERED
    assert in_it(clerk, second), "nobody is sent away from where they are"


def test_nothing_happens_to_a_dossier_while_another_one_is_being_opened(
    clerk: Clerk, feed: Feed, station: Station, dossier: Dossier, second: Dossier, sheets: Path
) -> None:
    feed(f"folder {sheets} 2", "empty", f"folder {sheets} 2", "empty")
    clerk.scan()
    clerk.rest()
    clerk.view.enter(second.id)
    clerk.press(Qt.Key.Key_Return, held=CTRL)
    clerk.press(Qt.Key.Key_F5, Qt.Key.Key_Delete)
    assert not clerk.presenter.run.running
    assert clerk.view.panel.picker.isHidden()
    clerk.until(lambda: in_it(clerk, second))
    clerk.rest()
    assert state_of(station, dossier) is DossierState.CAPTURING
    assert clerk.view._head.scan.isEnabled()


def test_hand_in_asks_what_is_missing_now_and_not_what_was(
    clerk: Clerk, feed: Feed, station: Station, dossier: Dossier, crew: Any, sheets: Path
) -> None:
    feed(f"folder {sheets} 2", "empty")
    clerk.scan()
    clerk.rest()
    clerk.until(lambda: clerk.presenter.missing == [])
    with station.workspace.read() as reader:
        first = reader.pages(dossier.id)[0]
    describe_fields(station, crew[Role.OPERATOR], first, {"issuedDate": "31/02/1998"})
    asked: list[tuple[str, str]] = []
    clerk.view.leave_for.connect(lambda room, subject: asked.append((room, subject)))
    clerk.press(Qt.Key.Key_Return, held=CTRL)
    clerk.until(lambda: asked)
    assert asked == [("describe", f"{dossier.id}/1/issuedDate")]
    assert state_of(station, dossier) is DossierState.CAPTURING
    describe_fields(station, crew[Role.OPERATOR], first, {"issuedDate": "28/02/1998"})
    clerk.press(Qt.Key.Key_Return, held=CTRL)
    clerk.until(lambda: state_of(station, dossier) is DossierState.IN_REVIEW)


def test_what_is_missing_is_not_said_of_a_dossier_before_it_was_asked(
    clerk: Clerk, feed: Feed, second: Dossier, sheets: Path
) -> None:
    feed(f"folder {sheets} 2", "empty")
    clerk.scan()
    clerk.rest()
    clerk.until(lambda: clerk.presenter.missing == [])
    clerk.view.enter(second.id)
    assert clerk.presenter.missing is None
    assert clerk.view.panel.show_missing() == ""


def test_a_page_in_doubt_is_jumped_to_and_handed_in_once_it_was_looked_at(
    clerk: Clerk, feed: Feed, station: Station, dossier: Dossier, sheets: Path
) -> None:
    feed(f"folder {sheets} 2", "double_feed")
    clerk.scan()
    clerk.rest()
    clerk.presenter.dismiss_end()
    clerk.go(2)
    clerk.press(Qt.Key.Key_Return, held=CTRL)
    message = clerk.view.page._message
    clerk.until(lambda: "Trang 1" in message.text() or "trang 1" in message.text())
    assert "S" in message.text()
    assert "F8" in message.text()
    assert clerk.presenter.pages.current is not None
    assert clerk.presenter.pages.current.page.number == 1
    assert state_of(station, dossier) is DossierState.CAPTURING
    clerk.change(Qt.Key.Key_S)
    clerk.press(Qt.Key.Key_Return, held=CTRL)
    clerk.until(lambda: state_of(station, dossier) is DossierState.IN_REVIEW)


def test_a_sheet_in_doubt_that_is_scanned_again_gets_its_doubt_back_with_its_images(
    clerk: Clerk, feed: Feed, station: Station, dossier: Dossier, sheets: Path
) -> None:
    feed(f"folder {sheets} 2", "double_feed", f"folder {sheets} 2", "empty")
    clerk.scan()
    assert suspects(station, dossier) == ["double_feed"] * 2
    clerk.until(clerk.view.fault._rescan.isEnabled)
    clerk.scan(Qt.Key.Key_F8)
    clerk.rest()
    assert suspects(station, dossier) == ["", ""]
    clerk.press(Qt.Key.Key_Z, held=CTRL)
    clerk.until(lambda: suspects(station, dossier) == ["double_feed"] * 2)
    clerk.rest()
    clerk.change(Qt.Key.Key_Z, held=CTRL | SHIFT)
    assert suspects(station, dossier) == ["", ""]


def test_a_doubt_that_was_cleared_or_came_with_the_new_images_is_the_one_that_returns(
    clerk: Clerk, feed: Feed, station: Station, dossier: Dossier, sheets: Path
) -> None:
    feed(f"folder {sheets} 2", "double_feed", f"folder {sheets} 1", "paper_jam", f"folder {sheets} 2", "empty")
    clerk.scan()
    clerk.rest()
    clerk.go(1)
    clerk.change(Qt.Key.Key_S)
    assert suspects(station, dossier) == ["", ""]
    clerk.until(clerk.view.fault._rescan.isEnabled)
    clerk.scan(Qt.Key.Key_F8)
    clerk.rest()
    again = suspects(station, dossier)
    assert again == ["paper_jam", ""]
    clerk.press(Qt.Key.Key_Z, held=CTRL)
    clerk.until(lambda: suspects(station, dossier) == ["", ""])
    clerk.rest()
    clerk.change(Qt.Key.Key_Z, held=CTRL | SHIFT)
    assert suspects(station, dossier) == again


def test_no_paper_moves_while_a_page_is_edited(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(f"folder {sheets} 2", "empty", f"folder {sheets} 2", "empty")
    clerk.scan()
    clerk.rest()
    clerk.go(1)
    page, head = clerk.view.page, clerk.view._head
    clerk.press(Qt.Key.Key_E)
    clerk.until(lambda: page.editor._presenter.frame is not None)
    assert not head.scan.isEnabled()
    assert not clerk.view.panel.mend["rescan"].isEnabled()
    clerk.press(Qt.Key.Key_Right)
    clerk.press(Qt.Key.Key_F5)
    clerk.presenter.rescan()
    clerk.presenter.insert(before=False)
    assert not clerk.presenter.run.running
    assert page.editing
    assert page._message.text(), "it is said why nothing moves"
    clerk.press(Qt.Key.Key_Escape)
    assert not page.editing
    assert head.scan.isEnabled()
    clerk.scan()
    assert len(clerk.ids) == 4


def test_pages_that_still_arrive_do_not_take_the_edited_one_away(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(f"folder {sheets} 2", "delay 4", f"folder {sheets} 2", "paper_jam")
    clerk.press(Qt.Key.Key_F5)
    clerk.until(lambda: len(clerk.ids) == 2)
    clerk.presenter.choose(clerk.ids[0])
    clerk.presenter.following = True
    clerk.press(Qt.Key.Key_E)
    page = clerk.view.page
    clerk.until(lambda: page.editor._presenter.frame is not None)
    clerk.until(lambda: not clerk.presenter.run.running)
    assert len(clerk.ids) == 4
    assert page.editing
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.presenter.pages.current is not None
    assert clerk.presenter.pages.current.page.number == 4, "the fault is led through once the edit is done"


def test_the_scan_button_rests_while_something_is_asked(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(f"folder {sheets} 2", "empty", f"folder {sheets} 2", "empty")
    clerk.scan()
    clerk.rest()
    clerk.press(Qt.Key.Key_Delete)
    head = clerk.view._head
    assert not head.scan.isEnabled()
    head.scan.click()
    assert not clerk.presenter.run.running
    clerk.press(Qt.Key.Key_G)
    clerk.view.page.show_grid()
    assert not head.scan.isEnabled(), "another view does not end the question"
    clerk.view.panel.picker.leave()
    assert head.scan.isEnabled()


def test_a_site_that_describes_later_is_not_sent_to_its_description(
    clerk: Clerk, feed: Feed, station: Station, dossier: Dossier, sheets: Path
) -> None:
    feed(f"folder {sheets} 2", "empty")
    clerk.scan()
    clerk.rest()
    wanted = {"package_profile": "tt05-aip", **SITE}
    sent: list[str] = []
    clerk.view.leave_for.connect(lambda room, _subject: sent.append(room))
    for later, room in ((False, "describe"), (True, "worklist")):
        settings = dataclasses.replace(station.settings, require_description=not later, **wanted)
        object.__setattr__(clerk.shift, "station", dataclasses.replace(station, settings=settings))
        clerk.press(Qt.Key.Key_Return, held=CTRL)
        clerk.until(lambda room=room: sent and sent[-1] == room)
    assert state_of(station, dossier) is DossierState.IN_REVIEW
