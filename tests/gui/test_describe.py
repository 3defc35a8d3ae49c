"""In the room of descriptions: real words of sample pages, real keys; everything that is typed is in the database."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from media_kit import sound
from power_cut import cut_power
from station.bootstrap import SOFTWARE, Parts
from station.capture.client import ScannerClient
from station.capture.scanner import Device
from station.gui.describe.describe_presenter import DescribePresenter
from station.gui.describe.describe_view import DescribeView
from station.gui.describe.field_editors import CodeEditor
from station.gui.describe.field_row import FieldRow
from station.gui.describe.form import Mark
from station.gui.frame.desk import Desk
from station.gui.rooms import build_rooms
from station.gui.scanner import scanner_choice
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.shift import Shift
from station.jobs.executors import SerialExecutor
from station.model.dossier import Document, Dossier, Page
from station.model.geometry import Box
from station.model.page_text import PageText
from station.model.people import Role
from station.model.secrecy import Secrecy
from station.settings.resources import resources_folder
from station.storage.workspace import Workspace
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.describe_documents import describe_dossier_fields, start_document
from station.workflow.inspect_pages import inspect_pages
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier

Until = Callable[[Callable[[], Any]], None]
SAMPLE = resources_folder() / "demo" / "pages" / "H38.12.2019.007"
# Documents begin at the first, third and fifth of these pages.
TAKEN = (1, 2, 3, 4, 7)
ENTER = Qt.Key.Key_Return
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
CODE = "H38.1.2020.001"
NOON = datetime(2026, 11, 19, 12, 0, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(scope="session")
def read_template(tmp_path_factory: pytest.TempPathFactory, template: Path, parts: Parts) -> Path:
    """The workspace with five sample pages scanned and read, copied for each test."""
    folder = tmp_path_factory.mktemp("read")
    shutil.copytree(template, folder / "workspace")
    for number in TAKEN:
        shutil.copy(SAMPLE / f"{number:03d}.jpg", folder)

    class Noon:
        now = staticmethod(lambda: NOON)

    with Workspace.create_or_open(folder / "workspace", Noon(), "test") as workspace:
        station = Station(
            workspace=workspace, clock=Noon(), settings=parts.settings, profiles=parts.profiles,
            executor=SerialExecutor(), workers=1, structures=parts.structures(), name="test", software=SOFTWARE,
            scanner=lambda driver, **how: ScannerClient(driver, workspace.spool, **how),
        )  # fmt: skip
        with workspace.read() as reader:
            clerk, dossier = reader.person_by_name("huong"), reader.dossier_by_code(CODE)
        classify_dossier(station, clerk, dossier, Secrecy.ORDINARY)
        with workspace.read() as reader:
            dossier = reader.dossier(dossier.id)
        device = Device(f"virtual:{folder}", "virtual", str(folder))
        plan = CapturePlan(dossier, device, station.profiles.capture_profile("a4-colour-300"), "b1")
        assert len(list(capture_pages(station, clerk, plan, lambda: False))) == len(TAKEN)
        inspect_pages(station, dossier.id)
    return folder / "workspace"


@pytest.fixture
def workspace_path(tmp_path: Path, read_template: Path) -> Path:
    shutil.copytree(read_template, tmp_path / "workspace")
    return tmp_path / "workspace"


@pytest.fixture
def dossier(station: Station) -> Dossier:
    with station.workspace.read() as reader:
        return reader.dossier_by_code(CODE)


@pytest.fixture
def shift(start_shift: Callable[[Role], Shift]) -> Shift:
    return start_shift(Role.OPERATOR)


@pytest.fixture
def room(shift: Shift, dossier: Dossier, qtbot: QtBot, until: Until) -> Iterator[DescribeView]:
    """The room with the dossier open and everything that its pages say read."""
    presenter = DescribePresenter(shift)
    view = DescribeView(presenter)
    qtbot.addWidget(view)
    view.resize(1368, 870)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    until(lambda: presenter.lists)
    view.enter(dossier.id)
    until(lambda: presenter.pages.items and presenter.marks.possible())
    until(lambda: state_of(view, "subject").proposal)
    yield view
    view.close_room()


@pytest.fixture
def marked(room: DescribeView, until: Until) -> DescribeView:
    """The room with its three documents marked, at the first one."""
    room._presenter.marks.accept_all()
    until(lambda: len(room._presenter.documents) == 3)
    until(lambda: state_of(room, "subject").proposal)
    return room


def state_of(room: DescribeView, name: str) -> Any:
    return room._presenter.state(name, "document")


def row(room: DescribeView, name: str, scope: str = "document") -> FieldRow:
    return room.panel.forms[scope].rows[name]


def words(room: DescribeView, name: str) -> str:
    return row(room, name).editor.words()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def key(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def stored(station: Station, dossier: Dossier) -> list[Document]:
    with station.workspace.read() as reader:
        return reader.documents(dossier.id)


def said(station: Station, dossier: Dossier, ordinal: int = 1) -> dict[str, str]:
    documents = stored(station, dossier)
    return documents[ordinal - 1].description if documents else {}


def page(station: Station, dossier: Dossier, number: int) -> Page:
    with station.workspace.read() as reader:
        return reader.pages(dossier.id)[number - 1]


def step(act: Callable[[], None], shift: Shift, until: Until) -> None:
    """Undo or redo once what was asked for before is done."""
    until(lambda: not shift.history._bridge._running)
    act()
    until(lambda: not shift.history._bridge._running)


def test_suggestions_are_shown_with_their_boxes_and_nothing_is_stored_of_them(
    room: DescribeView, station: Station, dossier: Dossier, shift: Shift, until: Until
) -> None:
    assert words(room, "typeName") == "02 · Quyết định"
    assert (words(room, "codeNumber"), words(room, "codeNotation")) == ("579", "QĐ-UBND")
    assert words(room, "organName") == "Ủy ban nhân dân huyện Nậm Khoang"
    assert state_of(room, "subject").mark is Mark.SUGGESTED
    lights = room._presenter.lights()
    assert [light.letter for light in lights] == list("ABCDEF")
    number, notation = lights[1].boxes[0], lights[2].boxes[0]
    assert number.right <= notation.x + 8
    room.panel.go_to("document", "typeName")
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Tab)
    room.go_out()
    until(lambda: not shift.history._bridge._running and not room._presenter.writer._bridge._running)
    assert stored(station, dossier) == []
    assert state_of(room, "typeName").mark is Mark.SUGGESTED


def test_enter_accepts_a_suggestion_and_goes_on(
    room: DescribeView, station: Station, dossier: Dossier, until: Until
) -> None:
    room.panel.go_to("document", "typeName")
    assert [light.letter for light in room._presenter.lights() if light.current] == ["A"]
    key(ENTER)
    assert focused() is row(room, "codeNumber").editor
    key(ENTER)
    until(lambda: said(station, dossier) == {"typeName": "02", "codeNumber": "579"})
    assert state_of(room, "codeNumber").mark is Mark.ACCEPTED
    assert state_of(room, "issuedDate").mark is Mark.SUGGESTED


def test_all_sure_suggestions_are_accepted_by_one_key_and_taken_back_by_one(
    room: DescribeView, station: Station, dossier: Dossier, shift: Shift, until: Until
) -> None:
    sure = {
        state.rule.name: state.shown
        for state in room._presenter.form("document")
        if state.is_suggested and state.proposal.confident
    }
    assert {"typeName", "codeNumber", "organName", "subject"} <= set(sure)
    room.panel.go_to("document", "typeName")
    key(ENTER, CONTROL | SHIFT)
    until(lambda: said(station, dossier) == sure)
    step(shift.history.undo, shift, until)
    until(lambda: said(station, dossier) == {})
    until(lambda: state_of(room, "typeName").mark is Mark.SUGGESTED)
    step(shift.history.redo, shift, until)
    until(lambda: said(station, dossier) == sure)


def test_what_is_typed_is_one_change_when_the_field_is_left(
    room: DescribeView, station: Station, dossier: Dossier, shift: Shift, until: Until
) -> None:
    room.panel.go_to("document", "keyword")
    QTest.keyClicks(focused(), "dat dai")
    assert said(station, dossier) == {}
    key(Qt.Key.Key_Tab)
    until(lambda: said(station, dossier) == {"keyword": "dat dai"})
    room.panel.go_to("document", "autograph")
    QTest.keyClicks(focused(), "x")
    key(ENTER)
    until(lambda: said(station, dossier) == {"autograph": "x", "keyword": "dat dai"})
    step(shift.history.undo, shift, until)
    until(lambda: said(station, dossier) == {"keyword": "dat dai"})
    step(shift.history.undo, shift, until)
    until(lambda: said(station, dossier) == {})
    assert words(room, "keyword") == ""


def test_a_pause_in_typing_is_enough_to_keep_it(
    room: DescribeView, station: Station, dossier: Dossier, shift: Shift, until: Until
) -> None:
    room.panel.go_to("document", "keyword")
    QTest.keyClicks(focused(), "ranh gioi")
    until(lambda: said(station, dossier) == {"keyword": "ranh gioi"})
    assert shift.history.undo_words == ""
    QTest.keyClicks(focused(), " dat")
    key(Qt.Key.Key_Tab)
    until(lambda: said(station, dossier) == {"keyword": "ranh gioi dat"})
    step(shift.history.undo, shift, until)
    until(lambda: said(station, dossier) == {})


def test_what_is_typed_is_kept_when_the_window_closes(room: DescribeView, station: Station, dossier: Dossier) -> None:
    room.panel.go_to("document", "keyword")
    QTest.keyClicks(focused(), "bien ban")
    room._presenter.writer.close()
    assert said(station, dossier) == {"keyword": "bien ban"}


def test_a_wrong_value_is_named_under_the_field_and_kept(
    room: DescribeView, station: Station, dossier: Dossier, until: Until
) -> None:
    room.panel.go_to("document", "issuedDate")
    focused().selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(focused(), "31/02/1998")
    assert state_of(room, "issuedDate").fault == ""
    until(lambda: state_of(room, "issuedDate").fault == "not_a_date")
    assert "14/05/1998" in row(room, "issuedDate")._note.text()
    key(Qt.Key.Key_Tab)
    until(lambda: said(station, dossier) == {"issuedDate": "31/02/1998"})
    assert state_of(room, "issuedDate").mark is Mark.WRONG
    key(Qt.Key.Key_F3)
    assert not room._presenter.done(room._presenter.documents[0])


def test_a_date_is_written_as_the_standard_wants_it(
    room: DescribeView, station: Station, dossier: Dossier, until: Until
) -> None:
    room.panel.go_to("document", "issuedDate")
    focused().selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(focused(), "5.4.1998")
    key(ENTER)
    until(lambda: said(station, dossier) == {"issuedDate": "05/04/1998"})
    assert words(room, "issuedDate") == "05/04/1998"


def test_a_list_is_narrowed_by_typing_without_marks(
    room: DescribeView, station: Station, dossier: Dossier, until: Until
) -> None:
    room.panel.go_to("document", "mode")
    editor = row(room, "mode").editor
    assert isinstance(editor, CodeEditor)
    QTest.keyClicks(editor, "co dieu")
    assert editor.offered("co dieu") == ["02 · Sử dụng có điều kiện"]
    QTest.keyClick(editor, ENTER)
    until(lambda: said(station, dossier) == {"mode": "02"})
    assert editor.words() == "02 · Sử dụng có điều kiện"


def test_a_word_that_is_in_no_list_is_kept_and_named(
    room: DescribeView, station: Station, dossier: Dossier, until: Until
) -> None:
    room.panel.go_to("document", "format")
    row(room, "format").put("khong co")
    assert state_of(room, "format").fault == ""
    key(Qt.Key.Key_Tab)
    assert state_of(room, "format").fault == "not_listed"
    until(lambda: said(station, dossier) == {"format": "khong co"})


def test_a_paste_that_is_too_long_is_refused_whole(room: DescribeView, until: Until) -> None:
    for name, most in (("subject", 500), ("keyword", 100)):
        room.panel.go_to("document", name)
        before = words(room, name)
        QGuiApplication.clipboard().setText("a" * (most + 1))
        key(Qt.Key.Key_A, CONTROL)
        key(Qt.Key.Key_V, CONTROL)
        assert words(room, name) == before
        assert str(most) in row(room, name)._note.text()
        QGuiApplication.clipboard().setText("b" * most)
        key(Qt.Key.Key_V, CONTROL)
        assert words(room, name) == "b" * most
        assert f"{most} / {most}" in row(room, name)._count.text()


def test_documents_begin_where_the_pages_look_like_it(
    room: DescribeView, station: Station, dossier: Dossier, until: Until
) -> None:
    presenter = room._presenter
    assert [presenter.page_number(start.page_id) for start in presenter.marks.possible()] == [3, 5]
    room._go_to_start()
    assert presenter.pages.current.page.number == 3
    room.strip.setFocus()
    key(Qt.Key.Key_D)
    until(lambda: len(stored(station, dossier)) == 2)
    until(lambda: presenter.pages.current.page.number == 5)
    key(Qt.Key.Key_D)
    until(lambda: [len(one.page_ids) for one in stored(station, dossier)] == [2, 2, 1])
    until(lambda: presenter.marks.possible() == [])


def test_a_joined_document_comes_back_with_what_was_said_of_it(
    marked: DescribeView, station: Station, dossier: Dossier, shift: Shift, until: Until
) -> None:
    presenter = marked._presenter
    presenter.step_document(1)
    until(lambda: state_of(marked, "typeName").proposal)
    marked.panel.go_to("document", "typeName")
    key(ENTER, CONTROL | SHIFT)
    until(lambda: said(station, dossier, 2).get("typeName") == "22")
    whole = said(station, dossier, 2)
    marked.page.view.setFocus()
    key(Qt.Key.Key_D)
    until(lambda: len(stored(station, dossier)) == 2)
    step(shift.history.undo, shift, until)
    until(lambda: len(stored(station, dossier)) == 3)
    assert said(station, dossier, 2) == whole
    step(shift.history.redo, shift, until)
    until(lambda: len(stored(station, dossier)) == 2)
    step(shift.history.undo, shift, until)
    until(lambda: len(stored(station, dossier)) == 3)
    step(shift.history.undo, shift, until)
    until(lambda: said(station, dossier, 2) == {})
    step(shift.history.undo, shift, until)
    # One document of which nothing is said needs no mark.
    until(lambda: stored(station, dossier) == [])
    until(lambda: [len(one.page_ids) for one in presenter.documents] == [len(TAKEN)])


def test_fields_are_taken_from_the_document_before_or_proposed_by_the_dossier(
    marked: DescribeView, station: Station, dossier: Dossier, shift: Shift, until: Until
) -> None:
    presenter = marked._presenter
    marked.panel.go_to("document", "keyword")
    QTest.keyClicks(focused(), "luu tru")
    key(ENTER)
    presenter.step_document(1)
    marked.panel.go_to("document", "keyword")
    key(Qt.Key.Key_D, CONTROL)
    until(lambda: said(station, dossier, 2) == {"keyword": "luu tru"})
    describe_dossier_fields(station, shift.person, dossier, {"maintenance": "02"})
    presenter.pages.reload()
    until(lambda: state_of(marked, "maintenance").proposal)
    assert state_of(marked, "maintenance").mark is Mark.SUGGESTED
    assert words(marked, "maintenance") == "02 · 70 năm"
    assert row(marked, "maintenance")._note.text()
    presenter.step_document(1)
    presenter.copy_previous()
    until(lambda: said(station, dossier, 3) == {"keyword": "luu tru"})


def test_a_box_on_the_page_is_read_into_the_field(
    room: DescribeView, station: Station, dossier: Dossier, until: Until
) -> None:
    box = state_of(room, "organName").proposal.boxes
    around = Box(box[0].x - 10, box[0].y - 10, box[0].width + 20, sum(one.height for one in box) + 40)
    room.panel.go_to("document", "keyword")
    room.page.view.region_dragged.emit(around)
    until(lambda: "NẬM KHOANG" in words(room, "keyword"))
    room.panel.go_to("document", "organName")
    room.page.view.region_dragged.emit(around)
    until(lambda: said(station, dossier).get("organName") == "Ủy ban nhân dân huyện Nậm Khoang")


def test_pixels_are_read_where_no_words_are_stored(
    room: DescribeView, station: Station, dossier: Dossier, until: Until
) -> None:
    reader = room._presenter.reader._regions
    first = page(station, dossier, 1)
    box = state_of(room, "subject").proposal.boxes
    around = Box(box[0].x - 30, box[0].y - 6, box[0].width + 60, box[-1].bottom - box[0].y + 12)
    stored_words = reader.read(first, around, "subject")
    with station.workspace.write(None) as unit:
        report = unit.report(first.capture.id)
        assert report is not None
        unit.save_report(first.capture.id, report, PageText((), *report.recipe.size, "vie", ""))
    anew = reader.read(first, around, "subject")
    assert (stored_words.anew, anew.anew) == (False, True)
    assert anew.value == stored_words.value == "Về việc phê duyệt kế hoạch chỉnh lý và số hóa tài liệu lưu trữ"


def test_keys_lead_through_documents_pages_and_panes(marked: DescribeView, until: Until) -> None:
    presenter = marked._presenter
    marked.panel.go_to("document", "typeName")
    key(Qt.Key.Key_Down, ALT)
    assert presenter.document is not None
    assert presenter.document.ordinal == 2
    key(Qt.Key.Key_PageDown, ALT)
    assert presenter.pages.current.page.number == 4
    key(Qt.Key.Key_Up, ALT)
    assert presenter.pages.current.page.number == 1
    key(Qt.Key.Key_Return, CONTROL)
    assert presenter.pages.current.page.number == 3
    assert marked.panel.isAncestorOf(focused())
    marked.go_out()
    assert focused() is marked.page.view


def test_the_words_of_a_page_can_be_taken_by_keys(room: DescribeView, until: Until) -> None:
    room.panel.go_to("document", "keyword")
    room.toggle_text()
    until(lambda: "QUYẾT ĐỊNH" in room.text.words_shown())
    field = room.text.field
    assert focused() is field
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Right, CONTROL | SHIFT)
    chosen = " ".join(field.textCursor().selectedText().split())
    assert chosen
    QTest.keyClick(field, ENTER)
    assert words(room, "keyword") == chosen


def test_undo_in_a_field_takes_back_typing_first(room: DescribeView) -> None:
    room.panel.go_to("document", "keyword")
    QTest.keyClicks(focused(), "abc")
    key(Qt.Key.Key_Z, CONTROL)
    assert words(room, "keyword") != "abc"


def test_the_dossier_has_a_form_of_its_own(
    room: DescribeView, station: Station, dossier: Dossier, until: Until
) -> None:
    room.panel.go_to("dossier", "startDate")
    assert row(room, "title", "dossier").editor.isReadOnly()
    assert row(room, "arcFileCode", "dossier").editor.words() == CODE
    assert row(room, "numberOfPage", "dossier").editor.words() == str(len(TAKEN))
    QTest.keyClicks(focused(), "1/1998")
    key(ENTER)

    def described() -> bool:
        with station.workspace.read() as reader:
            return reader.dossier(dossier.id).description.get("startDate") == "01/1998"

    until(described)


def test_what_is_missing_is_gone_to(marked: DescribeView, dossier: Dossier, until: Until) -> None:
    room = marked
    room.enter(f"{dossier.id}/3/subject")
    until(lambda: room._presenter.pages.current.page.number == 3)
    until(lambda: QApplication.focusWidget() is row(room, "subject").editor)


def test_a_person_sent_here_by_a_hand_in_is_told_why_and_how_to_go_on(
    shift: Shift, dossier: Dossier, qtbot: QtBot, until: Until
) -> None:
    presenter = DescribePresenter(shift)
    view = DescribeView(presenter)
    qtbot.addWidget(view)
    view.show()
    until(lambda: presenter.lists)
    view.enter(f"{dossier.id}/1/subject")
    until(lambda: view.page._message.text().startswith("Chưa nộp"))
    assert "F3" in view.page._message.text()
    assert presenter.pages.current is not None
    assert presenter.pages.current.page.number == 1
    view.close_room()


def test_every_widget_that_takes_the_focus_has_a_name(marked: DescribeView) -> None:
    marked.panel.forms["document"].unfold(open_=True)
    nameless = [
        widget
        for widget in marked.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.accessibleName()
        and "qt_" not in widget.objectName()
    ]  # fmt: skip
    assert nameless == []


def test_hand_in_leads_to_the_field_that_is_wrong(
    start_shift: Callable[[Role], Shift], station: Station, dossier: Dossier, qtbot: QtBot, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(scanner_choice.ScannerChoice, "search", lambda self: self.changed.emit())
    shift = start_shift(Role.OPERATOR)
    start_document(station, shift.person, page(station, dossier, 3), {"issuedDate": "31/02/1998"})
    desk = Desk(shift, build_rooms(shift, SettingsPresenter(shift)))
    qtbot.addWidget(desk)
    desk.resize(1366, 768)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    desk.start()
    capture: Any = desk.room_named("capture")
    desk.open_room("capture", dossier.id)
    until(lambda: any(one.code == "field_wrong" for one in capture._presenter.missing or ()))
    capture.questions.hand_in()
    until(lambda: desk.room.name == "describe")
    room = desk.room
    assert isinstance(room, DescribeView)
    until(lambda: room._presenter.pages.current and room._presenter.pages.current.page.number == 3)
    until(lambda: QApplication.focusWidget() is row(room, "issuedDate").editor)
    until(lambda: room.page._message.text().startswith("Chưa nộp"))
    assert "F3" in room.page._message.text()
    QTest.keyClicks(focused(), "28/02/1998")
    key(ENTER)
    until(lambda: said(station, dossier, 2) == {"issuedDate": "28/02/1998"})
    desk.open_room("capture")
    until(lambda: capture._presenter.missing is not None)
    until(lambda: not any(one.field for one in capture._presenter.missing))
    desk.open_room("describe")
    assert room._presenter.pages.dossier_id == dossier.id
    desk.close_desk()


def test_enter_in_the_strip_leads_into_the_form(room: DescribeView, until: Until) -> None:
    room.strip.setFocus()
    key(ENTER)
    until(lambda: focused() is row(room, "typeName").editor)
    room._toggle_master()
    assert room._presenter.lights() == []
    assert not room.page.view._region_mode
    room._toggle_master()
    assert room.page.view._region_mode


def test_what_was_typed_outlives_a_kill(workspace_path: Path, parts: Parts) -> None:
    script = Path(__file__).with_name("describe_until_killed.py")
    with subprocess.Popen(
        [sys.executable, script, workspace_path, CODE], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "typed\n"
        cut_power(window.pid)
    with parts.open_station(workspace_path) as station, station.workspace.read() as reader:
        [document] = reader.documents(reader.dossier_by_code(CODE).id)
    assert document.description == {"autograph": "but phe", "keyword": "dat dai"}


def kinds_of(station: Station, dossier: Dossier) -> list[str]:
    with station.workspace.read() as reader:
        return [one.kind for one in reader.documents(dossier.id)]


def test_a_document_becomes_photographs_and_its_form_follows(
    marked: DescribeView, station: Station, dossier: Dossier, until: Until
) -> None:
    panel, history = marked.panel, marked._presenter.shift.history
    assert "subject" in panel.forms["document"].rows
    panel.kinds.buttons["pic"].click()
    until(lambda: kinds_of(station, dossier) == ["pic", "doc", "doc"])
    until(lambda: "imageTitle" in panel.forms["document"].rows)
    assert panel.kinds.buttons["pic"].isChecked()
    assert panel._stack.currentWidget() is panel.forms["document"]
    marked._presenter.step_document(1)
    until(lambda: "subject" in panel.forms["document"].rows)
    history.undo()
    until(lambda: kinds_of(station, dossier) == ["doc", "doc", "doc"])
    history.redo()
    until(lambda: kinds_of(station, dossier) == ["pic", "doc", "doc"])


def test_sound_is_added_behind_the_pages_described_and_taken_out(
    marked: DescribeView, station: Station, dossier: Dossier, until: Until, tmp_path: Path
) -> None:
    presenter, panel, history = marked._presenter, marked.panel, marked._presenter.shift.history
    presenter.media.add([sound(tmp_path / "băng 1.mp3")])
    until(lambda: presenter.media.current is not None)
    assert kinds_of(station, dossier) == ["doc", "doc", "doc", "media"]
    until(lambda: "movieTitle" in panel.forms["document"].rows)
    assert (marked._card.isVisible(), marked.page.isVisible()) == (True, False)
    assert [marked.media._model.line(0).plain, marked.media._model.line(0).figure] == ["băng 1.mp3", "00:00:02"]
    presenter.come_to("document", "movieTitle")
    presenter.type("movieTitle", "Lời kể")
    presenter.leave_field()

    def title() -> str:
        with station.workspace.read() as reader:
            return reader.documents(dossier.id)[-1].description.get("movieTitle", "")

    until(lambda: title() == "Lời kể")
    history.undo()
    until(lambda: title() == "")
    presenter.step_document(-1)
    until(marked.page.isVisible)
    presenter.step_document(1)
    until(marked._card.isVisible)
    marked._card.remove.click()
    until(lambda: kinds_of(station, dossier) == ["doc", "doc", "doc"])
    until(lambda: not presenter.media.files and marked.page.isVisible())
    history.undo()
    until(lambda: kinds_of(station, dossier)[-1] == "media")


def test_the_walk_through_what_is_missing_comes_to_sound_and_leaves_it(
    marked: DescribeView, station: Station, dossier: Dossier, until: Until, tmp_path: Path
) -> None:
    presenter, wanted = marked._presenter, []
    presenter.media.add([sound(tmp_path / "băng 1.mp3")])
    until(lambda: presenter.media.current is not None)
    presenter.step_document(-1)
    until(marked.page.isVisible)
    last = presenter.document
    assert last is not None
    assert last.ordinal == 3
    presenter.walk.finish()
    until(lambda: presenter.media.current is not None)
    presenter.walk.wanted.connect(lambda scope, field: wanted.append((scope, field)))
    presenter.walk.next_missing()
    assert wanted[0][0] == "document"
    assert wanted[0][1] in {rule.name for rule in presenter.forms.rules("document", presenter.document)}
    presenter.walk.finish()
    until(lambda: presenter.media.current is None and presenter.document is not None)
    assert presenter.document is not None
    assert presenter.document.ordinal == 1


def test_what_is_no_sound_is_refused_in_words(
    marked: DescribeView, station: Station, dossier: Dossier, until: Until, tmp_path: Path
) -> None:
    said: list[str] = []
    marked._presenter.failed.connect(lambda sentence: said.append(str(sentence)))
    path = tmp_path / "giả.mp3"
    path.write_text("không phải âm thanh")
    marked._presenter.media.add([path])
    until(lambda: said)
    assert "giả.mp3" in said[0]
    assert kinds_of(station, dossier) == ["doc", "doc", "doc"]
