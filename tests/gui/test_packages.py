"""The room of packages by real keys on a real workspace: packed, refused, mended, released, found wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from station.capture.scanner import Device
from station.gui.describe.describe_view import DescribeView
from station.gui.frame.desk import Desk
from station.gui.packages.package_states import Check
from station.gui.packages.packages_view import PackagesView
from station.gui.packages.places import Place, Where, subject_of
from station.gui.review.review_view import ReviewView
from station.gui.rooms import build_rooms
from station.gui.scanner import scanner_choice
from station.gui.settings.settings_presenter import SettingsPresenter
from station.model.dossier import Dossier
from station.model.people import Role
from station.model.review import WINDOW, Seen
from station.model.site import SiteIdentity
from station.model.states import DossierState
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.choose_packaging import choose_packaging
from station.workflow.describe_documents import describe_document, describe_dossier_fields, start_document
from station.workflow.inspect_pages import inspect_pages
from station.workflow.people import add_person
from station.workflow.review_dossier import accept_page, approve_dossier
from station.workflow.station import Station
from station.workflow.submit_dossier import submit_dossier

Until = Callable[[Callable[[], Any]], None]
OF_DOSSIER = {
    "maintenance": "01", "mode": "01", "language": "01", "startDate": "01/02/2020", "endDate": "20/12/2020",
}  # fmt: skip
OF_DOCUMENT = {
    "typeName": "02", "issuedDate": "20/12/2020", "organName": "UBND huyện", "language": "01", "mode": "01",
    "subject": "Về việc giao đất",
}  # fmt: skip
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def site(station: Station, crew: Any) -> None:
    """The workspace packs for the national archive, and says whose paper it is."""
    whose = SiteIdentity("H38-LT", "Trung tâm Lưu trữ", "H38", "UBND huyện")
    choose_packaging(station, crew[Role.ADMINISTRATOR], "tt05-aip", whose)


@pytest.fixture
def approve(
    station: Station, crew: Any, dossier: Dossier, script: Callable[..., Path], sheets: Path
) -> Callable[..., Dossier]:
    """Bring the dossier to its approval, one page described with these fields."""

    def make(**fields: str) -> Dossier:
        path, operator = script(f"folder {sheets} 1"), crew[Role.OPERATOR]
        device = Device(f"virtual:{path}", "virtual", str(path))
        plan = CapturePlan(dossier, device, station.profiles.capture_profile("a4-colour-300"), "b1")
        list(capture_pages(station, operator, plan, lambda: False))
        inspect_pages(station, dossier.id)
        with station.workspace.read() as reader:
            pages = reader.pages(dossier.id)
        start_document(station, operator, pages[0])
        with station.workspace.read() as reader:
            (document,) = reader.documents(dossier.id)
        described = {name: value for name, value in {**OF_DOCUMENT, **fields}.items() if value}
        describe_document(station, operator, document, described)
        describe_dossier_fields(station, operator, dossier, OF_DOSSIER)
        hand_in(station, crew, dossier)
        return dossier

    return make


def hand_in(station: Station, crew: Any, dossier: Dossier) -> None:
    """Hand in, accept what is not accepted, approve."""
    with station.workspace.read() as reader:
        dossier = reader.dossier(dossier.id)
    submit_dossier(station, crew[Role.OPERATOR], dossier, "inventory_wrong")
    with station.workspace.read() as reader:
        pages = [page for page in reader.pages(dossier.id) if page.state.value != "accepted"]
    for page in pages:
        accept_page(station, crew[Role.REVIEWER], page, "complete", seen=Seen(3.0, full_size=True, via=WINDOW))
    approve_dossier(station, crew[Role.REVIEWER], dossier)


@pytest.fixture
def open_desk(
    start_shift: Callable[[Role], Any], station: Station, crew: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Desk]]:
    """Open the window of a supervisor, or of one who is an operator too as in a small archive."""
    monkeypatch.setattr(scanner_choice.ScannerChoice, "search", lambda self: self.changed.emit())
    desks: list[Desk] = []

    def make(*roles: Role) -> Desk:
        shift = start_shift(Role.SUPERVISOR)
        if roles:
            wanted = frozenset((Role.SUPERVISOR, *roles))
            both = add_person(station.workspace, crew[Role.ADMINISTRATOR], "ha", "Vũ Thu Hà", wanted, "mật khẩu dài")
            shift = replace(shift, person=both)
        desk = Desk(shift, build_rooms(shift, SettingsPresenter(shift)))
        qtbot.addWidget(desk)
        desk.resize(1366, 768)
        desk.show()
        desk.activateWindow()
        # Keys act in the active window alone.
        qtbot.waitUntil(desk.isActiveWindow)
        desk.start()
        desk.open_room("packages")
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.close_desk()


def packages(desk: Desk) -> PackagesView:
    room = desk.room_named("packages")
    assert isinstance(room, PackagesView)
    return room


def line(desk: Desk) -> Any:
    """Return the one line, once it is chosen."""
    return packages(desk)._line()


def check(desk: Desk) -> Check | None:
    return packages(desk)._presenter.model.check(line(desk)) if line(desk) else None


def press(qtbot: QtBot, desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    qtbot.waitUntil(desk.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or desk, key, modifiers)


def state(station: Station, dossier: Dossier) -> DossierState:
    with station.workspace.read() as reader:
        return reader.dossier(dossier.id).state


def test_a_refusal_leads_to_the_field_and_the_package_is_tried_again(
    site: None, approve: Callable[..., Dossier], open_desk: Callable[..., Desk], station: Station, crew: Any,
    until: Until, qtbot: QtBot,
) -> None:  # fmt: skip
    object.__setattr__(station, "settings", replace(station.settings, require_description=False))
    dossier = approve(subject="")
    desk = open_desk(Role.OPERATOR)
    room, card = packages(desk), packages(desk).panel.refusal
    until(lambda: line(desk) and room.panel.choice.order().profile == "tt05-aip")
    press(qtbot, desk, Qt.Key.Key_B, CTRL)
    until(lambda: check(desk) is Check.REFUSED)
    refusal = room._presenter.model.state_of(line(desk)).refusal
    assert refusal is not None
    assert (refusal.place.where, refusal.place.document, refusal.place.field) == (Where.FIELD, 1, "subject")
    assert card.isVisible()
    assert card._what.text() == f"{dossier.code}, văn bản 1: còn thiếu Trích yếu nội dung."
    assert "đã duyệt" in card._way.text()
    assert card.jump.isVisible()
    assert state(station, dossier) is DossierState.APPROVED
    press(qtbot, desk, Qt.Key.Key_R, SHIFT)
    assert card.picker.isVisible()
    press(qtbot, desk, Qt.Key.Key_Return)
    until(lambda: desk.room.name == "describe")
    assert state(station, dossier) is DossierState.RETURNED
    describe = desk.room
    assert isinstance(describe, DescribeView)
    until(lambda: describe._presenter.field == "subject")
    until(lambda: describe.panel.isAncestorOf(QApplication.focusWidget() or desk))
    press(qtbot, desk, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "Giao dat o")
    press(qtbot, desk, Qt.Key.Key_Return)

    def said() -> str:
        with station.workspace.read() as reader:
            return reader.documents(dossier.id)[0].description.get("subject", "")

    until(lambda: said() == "Giao dat o")
    desk.open_room("packages")
    until(lambda: line(desk).dossier.state is DossierState.RETURNED)
    assert not card.retry.isEnabled()
    hand_in(station, crew, dossier)
    desk.open_room("packages")
    until(lambda: line(desk).dossier.state is DossierState.APPROVED)
    press(qtbot, desk, Qt.Key.Key_R, CTRL | SHIFT)
    until(lambda: line(desk).package)
    assert (line(desk).package.profile, line(desk).package.version) == ("tt05-aip", 1)
    assert check(desk) is Check.GOOD
    assert not card.isVisible()


def test_what_was_found_of_a_package_is_known_after_a_restart(
    approve: Callable[..., Dossier], open_desk: Callable[..., Desk], until: Until, qtbot: QtBot
) -> None:
    approve()
    desk = open_desk()
    until(lambda: line(desk))
    press(qtbot, desk, Qt.Key.Key_B, CTRL)
    until(lambda: line(desk).package)
    assert packages(desk).panel._check_head.text() == "KẾT QUẢ KIỂM", "not verified since it was sealed"
    one = next(Path(packages(desk)._presenter.path(line(desk).package)).rglob("*.pdf"))
    one.chmod(0o600)
    one.write_bytes(one.read_bytes()[:-1] + b"?")
    press(qtbot, desk, Qt.Key.Key_T, CTRL)
    until(lambda: check(desk) is Check.BAD)
    again = open_desk()
    until(lambda: line(again))
    assert check(again) is Check.BAD
    panel = packages(again).panel
    assert any(row.head == "plain:P05" for row in panel.problems.rows)
    assert panel._check_head.text().startswith("KẾT QUẢ KIỂM · ")


def test_a_package_found_wrong_stays_and_the_next_version_is_packed(
    approve: Callable[..., Dossier], open_desk: Callable[..., Desk], until: Until, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    approve()
    desk = open_desk()
    room, model = packages(desk), packages(desk)._presenter.model
    until(lambda: line(desk))
    press(qtbot, desk, Qt.Key.Key_B, CTRL)
    until(lambda: line(desk).package)
    assert line(desk).package.profile == "plain"
    folder = Path(room._presenter.path(line(desk).package))
    one = next(folder.rglob("*.pdf"))
    one.chmod(0o600)
    changed = one.read_bytes()[:-1] + b"?"
    one.write_bytes(changed)
    press(qtbot, desk, Qt.Key.Key_T, CTRL)
    until(lambda: check(desk) is Check.BAD)
    assert any(row.head == "plain:P05" and one.name in row.sentence for row in room.panel.problems.rows)
    assert room.panel._next_version.isVisible()
    assert room._build_button.text() == "Đóng phiên bản sau"
    target = tmp_path / "lỗi.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(qtbot, desk, Qt.Key.Key_E, CTRL)
    until(target.exists)
    until(lambda: "plain:P05" in target.read_text(encoding="utf-8"))
    press(qtbot, desk, Qt.Key.Key_C, CTRL | SHIFT)
    assert QApplication.clipboard().text() == str(folder)
    press(qtbot, desk, Qt.Key.Key_B, CTRL)
    until(lambda: line(desk).package.version == 2)
    assert one.read_bytes() == changed
    assert [version.version for version in line(desk).versions] == [2, 1]
    state_now = model.state_of(line(desk))
    assert (state_now.check(1), state_now.check(2)) == (Check.BAD, Check.GOOD)
    room.panel.versions.setFocus()
    press(qtbot, desk, Qt.Key.Key_Down)
    assert room.panel.package is not None
    assert room.panel.package.version == 1
    assert not room.panel._next_version.isVisible(), "the next one is there"
    # A package that is gone could not be checked: that is neither good nor bad.
    folder.rename(tmp_path / "away")
    press(qtbot, desk, Qt.Key.Key_T, CTRL)
    until(lambda: state_now.check(1) is Check.UNKNOWN)
    press(qtbot, desk, Qt.Key.Key_T, CTRL | SHIFT)
    other = room.other
    qtbot.keyClicks(QApplication.focusWidget(), str(tmp_path / "away"))
    press(qtbot, desk, Qt.Key.Key_Return)
    until(lambda: other.presenter.report)
    assert other.presenter.report is not None
    assert any("plain:P05" in row.head for row in other.problems.rows)
    press(qtbot, desk, Qt.Key.Key_Escape)
    assert room.table.isVisible()
    assert line(desk).dossier.state is DossierState.PACKAGED


def test_a_supervisor_lets_an_unvalidated_package_pass_with_a_reason(
    site: None, approve: Callable[..., Dossier], open_desk: Callable[..., Desk], station: Station, until: Until,
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    script = tmp_path / "bin" / "verapdf"
    script.parent.mkdir()
    script.write_text('#!/bin/sh\nif [ "$1" = --version ]; then echo "veraPDF 1.29"; fi\nexit 134\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}:/usr/bin:/bin")
    dossier = approve()
    desk = open_desk()
    card = packages(desk).panel.refusal
    until(lambda: line(desk) and packages(desk).panel.choice.order().profile == "tt05-aip")
    press(qtbot, desk, Qt.Key.Key_B, CTRL)
    until(lambda: check(desk) is Check.REFUSED)
    assert card.release.isVisible()
    assert not card.jump.isVisible()
    press(qtbot, desk, Qt.Key.Key_L, CTRL | SHIFT)
    assert card.reason.hasFocus()
    press(qtbot, desk, Qt.Key.Key_Return)
    assert line(desk).package is None, "not without a reason"
    qtbot.keyClicks(card.reason, "may kiem hong")
    press(qtbot, desk, Qt.Key.Key_Return)
    until(lambda: line(desk).package)
    with station.workspace.read() as reader:
        (event,) = (one for one in reader.events(dossier_id=dossier.id) if one.kind == "dossier.packaged")
    assert event.details["released"] == "may kiem hong"


def test_a_changed_master_leads_to_its_page(
    approve: Callable[..., Dossier], open_desk: Callable[..., Desk], station: Station, until: Until, qtbot: QtBot
) -> None:
    dossier = approve()
    with station.workspace.read() as reader:
        (page,) = reader.pages(dossier.id)
    master = station.workspace.masters.path(page.capture.master.sha256)
    master.chmod(0o600)
    master.write_bytes(master.read_bytes()[:-1] + b"?")
    desk = open_desk()
    until(lambda: line(desk))
    press(qtbot, desk, Qt.Key.Key_B, CTRL)
    until(lambda: check(desk) is Check.REFUSED)
    place = packages(desk)._presenter.model.state_of(line(desk)).refusal.place
    assert (place.where, place.page) == (Where.PAGE, page.number)
    packages(desk).table.setFocus()
    press(qtbot, desk, Qt.Key.Key_Return)
    until(lambda: desk.room.name == "review")
    room = desk.room
    assert isinstance(room, ReviewView)
    until(lambda: room._presenter.pages.current and room._presenter.pages.current.page.id == page.id)
    assert state(station, dossier) is DossierState.APPROVED


def test_a_broken_rule_leads_to_the_page_of_its_document(approve: Callable[..., Dossier], station: Station) -> None:
    dossier = approve()
    with station.workspace.read() as reader:
        (page,) = reader.pages(dossier.id)
        ordinal = reader.documents(dossier.id)[0].ordinal if reader.documents(dossier.id) else 1
        assert subject_of(reader, dossier.id, Place(Where.PAGE, ordinal, turn=9), "review") == f"{dossier.id}/{page.id}"
        assert subject_of(reader, dossier.id, Place(Where.PAGE, ordinal, turn=1), "review") == f"{dossier.id}/{page.id}"
        assert subject_of(reader, dossier.id, Place(Where.PAGE, 7, turn=1), "review") == dossier.id
        assert subject_of(reader, dossier.id, Place(Where.FIELD, ordinal, "mode"), "describe").endswith("/1/mode")


def test_a_cancelled_package_leaves_the_dossier_approved(
    approve: Callable[..., Dossier], open_desk: Callable[..., Desk], station: Station, until: Until, qtbot: QtBot
) -> None:
    dossier = approve()
    desk = open_desk()
    until(lambda: line(desk))
    press(qtbot, desk, Qt.Key.Key_B, CTRL | SHIFT)
    assert check(desk) is Check.BUSY
    packages(desk).panel.cancel.click()
    assert check(desk) is Check.NONE
    with qtbot.waitSignal(packages(desk)._presenter.listed):
        pass
    assert state(station, dossier) in (DossierState.APPROVED, DossierState.PACKAGED)
    assert list(station.workspace.packages_dir.glob(".staging-*")) == []
