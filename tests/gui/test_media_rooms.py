"""A dossier that is a recording only: taken in, described, handed in and judged, without a page anywhere."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from capture_kit import CTRL, Clerk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from media_kit import sound
from station.gui.describe.describe_presenter import DescribePresenter
from station.gui.describe.describe_view import DescribeView
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.review.review_view import ReviewView
from station.gui.shift import Shift
from station.model.dossier import Dossier
from station.model.people import Role
from station.model.states import DossierState
from station.workflow.station import Station
from station.workflow.submit_dossier import submit_dossier
from station.workflow.take_in_media import take_in_media

Until = Callable[[Callable[[], Any]], None]


def state_of(station: Station, dossier: Dossier) -> DossierState:
    with station.workspace.read() as reader:
        return reader.dossier(dossier.id).state


def test_a_recording_is_the_whole_dossier_in_the_describe_room(
    start_shift: Callable[[Role], Shift], dossier: Dossier, qtbot: QtBot, until: Until, tmp_path: Path
) -> None:
    presenter = DescribePresenter(start_shift(Role.OPERATOR))
    view = DescribeView(presenter)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    until(lambda: presenter.lists)
    view.enter(dossier.id)
    until(lambda: presenter.pages.view is not None)
    until(view._empty_media.add.isVisible)
    assert view._empty_media.add.isEnabled()
    view._show_text(shown=True)
    presenter.media.add([sound(tmp_path / "băng.mp3")])
    until(lambda: presenter.media.current is not None)
    until(view._card.isVisible)
    until(lambda: "movieTitle" in view.panel.forms["document"].rows)
    assert view.media.lines.isVisible()
    assert view.text.isHidden(), "the words of some page before stand beside no recording"
    view._card.remove.click()
    until(lambda: not presenter.media.files)
    until(view._empty_media.add.isVisible)
    view.close_room()


def test_a_reviewer_judges_a_recording_and_can_then_approve(
    start_shift: Callable[[Role], Shift], station: Station, crew: Any, dossier: Dossier, qtbot: QtBot, until: Until,
    tmp_path: Path,
) -> None:  # fmt: skip
    take_in_media(station, crew[Role.OPERATOR], dossier, sound(tmp_path / "băng.mp3"))
    submit_dossier(station, crew[Role.OPERATOR], dossier, "chỉ có băng ghi âm")
    presenter = ReviewPresenter(start_shift(Role.REVIEWER))
    view = ReviewView(presenter)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    view.enter(dossier.id)
    until(lambda: presenter.pages.view is not None)
    card = view.panel.media
    until(card.isVisible)
    view.approve_dossier()
    assert presenter.in_review, "nobody listened yet"
    assert view.panel.approval.missing.rowCount() == 1
    assert card._pass.isEnabled()
    card._pass.click()
    until(lambda: view.panel.approval.missing.rowCount() == 0)
    assert not card._pass.isEnabled()
    until(lambda: not presenter.decide._writing)
    presenter.shift.history.undo()
    until(lambda: view.panel.approval.missing.rowCount() == 1)
    presenter.shift.history.redo()
    until(lambda: view.panel.approval.missing.rowCount() == 0)
    view.approve_dossier()
    until(lambda: view.panel.approval.asking)
    view.panel.approval._confirm.click()
    until(lambda: state_of(station, dossier) is DossierState.APPROVED)
    view.close_room()


def test_a_recording_is_handed_in_where_paper_is(
    clerk: Clerk, station: Station, crew: Any, dossier: Dossier, until: Until, tmp_path: Path
) -> None:
    take_in_media(station, crew[Role.OPERATOR], dossier, sound(tmp_path / "băng.mp3"))
    clerk.view.enter()
    clerk.rest()
    until(lambda: clerk.presenter.pages.view is not None and clerk.presenter.pages.view.media)
    clerk.press(Qt.Key.Key_Return, held=CTRL)
    until(clerk.view.panel.picker.isVisible)
    clerk.press(Qt.Key.Key_1, Qt.Key.Key_Return)
    until(lambda: state_of(station, dossier) is DossierState.IN_REVIEW)


def test_hand_in_leads_to_the_recording_that_is_not_described(
    start_shift: Callable[[Role], Shift], station: Station, crew: Any, dossier: Dossier, qtbot: QtBot, until: Until,
    tmp_path: Path,
) -> None:  # fmt: skip
    codes = {"package_profile": "tt05-aip", "archive_code": "H38.1", "agency_code": "000.00.38.H38"}
    settings = dataclasses.replace(station.settings, **codes)
    document = take_in_media(station, crew[Role.OPERATOR], dossier, sound(tmp_path / "băng.mp3"))
    shift = start_shift(Role.OPERATOR)
    presenter = DescribePresenter(
        dataclasses.replace(shift, station=dataclasses.replace(shift.station, settings=settings))
    )
    view = DescribeView(presenter)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    view.enter(f"{dossier.id}/0/movieTitle")
    until(lambda: presenter.document is not None and presenter.document.id == document.id)
    until(lambda: presenter.field == "movieTitle")
    view.close_room()
