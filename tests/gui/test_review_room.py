"""In the reviewer's room, with real keys on a real workspace: sampling, filters, evidence, documents, a return."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from station.bootstrap import SOFTWARE, Parts
from station.capture.client import ScannerClient
from station.capture.scanner import Device
from station.gui import keymap
from station.gui.pages.page_lists import finding_lines
from station.gui.review.page_filter import PageFilter, Tab
from station.gui.review.review_facts import is_undecided
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.review.review_view import ReviewView
from station.gui.shift import Shift
from station.jobs.executors import SerialExecutor
from station.model.dossier import Dossier, Page
from station.model.finding import Finding, Outcome
from station.model.geometry import Box
from station.model.people import Role
from station.model.review import LOOKED, REST, WINDOW, Seen
from station.model.secrecy import Secrecy
from station.model.states import DossierState, PageState
from station.settings.profiles import Profiles
from station.settings.resources import resources_folder
from station.storage.workspace import Workspace
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.describe_documents import start_document
from station.workflow.inspect_pages import inspect_pages
from station.workflow.people import add_person
from station.workflow.review_dossier import accept_page, reject_page, return_dossier
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier, submit_dossier

Until = Callable[[Callable[[], Any]], None]
SAMPLE = resources_folder() / "demo" / "pages" / "H38.12.2019.007"
TAKEN = (1, 2, 3, 4, 5, 6, 7, 8)
CODE = "H38.1.2020.001"
CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier,
)  # fmt: skip


class Noon:
    """The clock of the template."""

    def now(self) -> datetime:
        return datetime(2026, 11, 19, 12, 0, tzinfo=timezone(timedelta(hours=7)))


def station_on(workspace: Workspace, parts: Parts, clock: Any, profiles: Profiles) -> Station:
    return Station(
        workspace=workspace, clock=clock, settings=replace(parts.settings, sampling="zero-acceptance"),
        profiles=profiles, executor=SerialExecutor(), workers=1, structures=parts.structures(), name="test",
        software=SOFTWARE, scanner=lambda driver, **how: ScannerClient(driver, workspace.spool, **how),
    )  # fmt: skip


@pytest.fixture(scope="session")
def lenient(parts: Parts) -> Profiles:
    """The product's profiles, with a sample so small that eight pages leave a rest."""
    policy = parts.profiles.sampling_policy("zero-acceptance")
    loose = replace(policy, defect_rate=60.0, tightened_rate=60.0, confidence=50.0)
    return replace(parts.profiles, sampling={**parts.profiles.sampling, "zero-acceptance": loose})


@pytest.fixture(scope="session")
def handed_in_template(
    tmp_path_factory: pytest.TempPathFactory, template: Path, parts: Parts, lenient: Profiles
) -> Path:
    """The workspace with eight pages in two documents, read and handed in; copied for each test."""
    folder = tmp_path_factory.mktemp("handed_in")
    shutil.copytree(template, folder / "workspace")
    for number in TAKEN:
        shutil.copy(SAMPLE / f"{number:03d}.jpg", folder)
    with Workspace.create_or_open(folder / "workspace", Noon(), "test") as workspace:
        station = station_on(workspace, parts, Noon(), lenient)
        with workspace.read() as reader:
            clerk, dossier = reader.person_by_name("huong"), reader.dossier_by_code(CODE)
        classify_dossier(station, clerk, dossier, Secrecy.ORDINARY)
        scan(station, dossier, folder)
        with workspace.read() as reader:
            pages = reader.pages(dossier.id)
        for place in (0, 4):
            start_document(station, clerk, pages[place], {"type": "Quyết định", "number": str(place)})
        submit_dossier(station, clerk, dossier, "inventory_wrong")
    return folder / "workspace"


def scan(station: Station, dossier: Dossier, folder: Path, page: Page | None = None) -> None:
    with station.workspace.read() as reader:
        clerk, dossier = reader.person_by_name("huong"), reader.dossier(dossier.id)
    device = Device(f"virtual:{folder}", "virtual", str(folder))
    plan = CapturePlan(dossier, device, station.profiles.capture_profile("a4-colour-300"), folder.name, replace=page)
    list(capture_pages(station, clerk, plan, lambda: False))
    inspect_pages(station, dossier.id)


@pytest.fixture
def workspace_path(tmp_path: Path, handed_in_template: Path) -> Path:
    shutil.copytree(handed_in_template, tmp_path / "workspace")
    return tmp_path / "workspace"


@pytest.fixture
def station(workspace_path: Path, clock: Any, parts: Parts, lenient: Profiles) -> Iterator[Station]:
    with Workspace.create_or_open(workspace_path, clock, "test") as workspace:
        yield station_on(workspace, parts, clock, lenient)


@pytest.fixture
def dossier(station: Station) -> Dossier:
    with station.workspace.read() as reader:
        return reader.dossier_by_code(CODE)


@pytest.fixture
def room(start_shift: Callable[[Role], Shift], dossier: Dossier, qtbot: QtBot, until: Until) -> Iterator[ReviewView]:
    """The room of a reviewer with the dossier open, one page large."""
    with opened(start_shift(Role.REVIEWER), dossier, qtbot, until) as view:
        yield view


@contextmanager
def opened(shift: Shift, dossier: Dossier, qtbot: QtBot, until: Until) -> Iterator[ReviewView]:
    presenter = ReviewPresenter(shift)
    view = ReviewView(presenter)
    view.resize(1366, 768)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    until(view.isActiveWindow)
    view.enter(dossier.id)
    until(lambda: presenter.pages.view is not None and presenter.pages.items)
    yield view
    view.close_room()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def states(room: ReviewView) -> list[PageState]:
    return [item.page.state for item in room._presenter.pages.items]


def current(room: ReviewView) -> int:
    item = room._presenter.pages.current
    assert item is not None
    return item.page.number


def decide_the_plan(room: ReviewView, until: Until) -> None:
    """Accept every page that the plan asks for, with the keys."""
    presenter = room._presenter
    while presenter.overview.to_look:
        press(Qt.Key.Key_Home)
        item = presenter.pages.current
        assert item is not None
        if not (is_undecided(item) and presenter.facts.must_be_seen(item)):
            press(Qt.Key.Key_N)
        accept_by_keys(room)
    until(lambda: not presenter.decide._writing)


def accept_by_keys(room: ReviewView) -> None:
    press(Qt.Key.Key_A)
    if room.panel.page.picker.isVisible():
        press(Qt.Key.Key_4)
        press(Qt.Key.Key_Return)


def test_the_rest_is_accepted_once_the_sample_was_looked_at(
    room: ReviewView, station: Station, dossier: Dossier, until: Until
) -> None:
    presenter = room._presenter
    rest = presenter.overview.rest
    assert rest > 0
    assert not room.panel.plan.accept_rest.isEnabled()
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    assert presenter.overview.accepted == 0, "nothing is taken together before the plan is done"
    decide_the_plan(room, until)
    assert presenter.overview.open == rest
    assert room.panel.plan.accept_rest.isEnabled()
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    until(lambda: presenter.overview.open == 0)
    with station.workspace.read() as reader:
        kept = reader.evidence(dossier.id)
    assert sum(one.basis == REST for one in kept.values()) == rest
    assert all(one.seen.via == "window" for one in kept.values() if one.basis == LOOKED)
    presenter.shift.history.undo()
    until(lambda: presenter.overview.open == rest)


def test_approve_says_first_what_it_will_do(room: ReviewView, station: Station, dossier: Dossier, until: Until) -> None:
    presenter = room._presenter
    press(Qt.Key.Key_Return, CONTROL)
    assert not room.panel.approval.asking, "what is missing is said instead"
    assert presenter.in_review
    decide_the_plan(room, until)
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    until(lambda: presenter.overview.open == 0)
    press(Qt.Key.Key_Return, CONTROL)
    until(lambda: room.panel.approval.asking)
    said = room.panel.approval.accessibleName()
    assert "8 trang vào gói tin" in said
    assert "nhận theo mẫu" in said
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_Escape)
    assert presenter.in_review, "Esc changes nothing"
    press(Qt.Key.Key_Return, CONTROL)
    until(lambda: room.panel.approval.asking)
    press(Qt.Key.Key_Return)
    until(lambda: presenter.pages.view is None)
    with station.workspace.read() as reader:
        assert reader.dossier(dossier.id).state is DossierState.APPROVED


def test_verdicts_go_on_at_once_and_keys_struck_fast_all_count(room: ReviewView, until: Until) -> None:
    presenter = room._presenter
    passed = [item.page.number for item in presenter.pages.items if item.page.state is PageState.PASSED]
    presenter.list_pages(PageFilter(state="passed"))
    for place, number in enumerate(passed):
        assert current(room) == number
        press(Qt.Key.Key_A)
        assert presenter.overview.accepted == place + 1, "before anything was written"
    until(lambda: not presenter.decide._writing)
    assert presenter.overview.accepted == len(passed)
    for _ in passed:
        presenter.shift.history.undo()
    until(lambda: presenter.overview.accepted == 0)
    assert states(room).count(PageState.PASSED) == len(passed)


def test_u_on_anothers_verdict_overturns_it_by_name_and_undo_gives_it_back_as_theirs(
    room: ReviewView, station: Station, dossier: Dossier, crew: Any, until: Until
) -> None:
    presenter, page = room._presenter, room._presenter.pages.items[0].page
    other = add_person(
        station.workspace, crew[Role.ADMINISTRATOR], "thu", "Phạm Anh Thư", frozenset({Role.REVIEWER}), "mật khẩu dài"
    )
    reject_page(station, other, page, "blurred", "mờ cả trang")
    presenter.pages.reload()
    until(lambda: states(room)[0] is PageState.REJECTED)
    offers: list[str] = []
    presenter.shift.history.offered.connect(offers.append)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_U)
    until(lambda: states(room)[0] in (PageState.PASSED, PageState.FLAGGED))
    until(lambda: offers)
    assert offers[0] == "Đã lấy lại quyết định của Phạm Anh Thư về trang 1"
    presenter.shift.history.undo()
    until(lambda: states(room)[0] is PageState.REJECTED)
    with station.workspace.read() as reader:
        assert [(one.reviewer_id, one.note) for one in reader.decisions(page.id)] == [(other.id, "mờ cả trang")]
    until(lambda: any(one.what == "Quyết định lại có hiệu lực" for one in room.panel.history.told))


def test_an_undo_takes_nothing_back_that_another_said_since(
    room: ReviewView, station: Station, crew: Any, until: Until
) -> None:
    presenter, page = room._presenter, room._presenter.pages.items[0].page
    other = add_person(
        station.workspace, crew[Role.ADMINISTRATOR], "thu", "Phạm Anh Thư", frozenset({Role.REVIEWER}), "mật khẩu dài"
    )
    accept_by_keys(room)
    until(lambda: not presenter.decide._writing)
    reject_page(station, other, page, "blurred")
    told: list[Any] = []
    presenter.shift.history.failed.connect(told.append)
    presenter.shift.history.undo()
    until(lambda: told)
    assert told[0].code == "verdict_of_another"
    until(lambda: states(room)[0] is PageState.REJECTED)


def test_a_verdict_taken_back_with_u_can_be_had_again(room: ReviewView, until: Until) -> None:
    presenter = room._presenter
    press(Qt.Key.Key_R)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Return)
    until(lambda: not presenter.decide._writing)
    assert states(room)[0] is PageState.REJECTED
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_U)
    until(lambda: states(room)[0] in (PageState.PASSED, PageState.FLAGGED))
    presenter.shift.history.undo()
    until(lambda: states(room)[0] is PageState.REJECTED)
    item = presenter.pages.items[0]
    assert item.decision is not None
    assert item.decision.reason == "blurred"


def test_a_page_of_the_plan_is_not_accepted_from_the_grid_unseen(room: ReviewView) -> None:
    presenter = room._presenter
    press(Qt.Key.Key_G)
    assert room.showing_grid
    wanted = next(item for item in presenter.pages.items if presenter.facts.must_be_seen(item))
    presenter.pages.choose(wanted.page.id)
    presenter.time._looked.clear()
    press(Qt.Key.Key_A)
    assert not room.showing_grid
    assert presenter.overview.accepted == 0
    assert current(room) == wanted.page.number


def test_only_what_is_large_enough_counts_as_looked_at(room: ReviewView, until: Until) -> None:
    presenter = room._presenter
    view = room.page.big.view
    until(lambda: view.shown.image is not None and not view.shown.stand_in)
    item = presenter.pages.current
    assert item is not None
    capture = item.page.capture.id
    QTest.qWait(60)
    assert presenter.time.seen(capture).seconds >= 0
    assert presenter.time._shown == {capture: True}
    view.zoom(0.2)
    assert presenter.time._shown == {capture: False}
    press(Qt.Key.Key_G)
    assert presenter.time._shown == {}
    press(Qt.Key.Key_Space)
    room.hide()
    assert presenter.time._shown == {}


def test_filters_keep_the_page_and_escape_lists_all(room: ReviewView) -> None:
    presenter = room._presenter
    flagged = [item.page.number for item in presenter.pages.items if item.page.state is PageState.FLAGGED]
    assert flagged
    assert len(flagged) < len(TAKEN)
    first = next(item for item in presenter.pages.items if item.page.number == flagged[-1])
    presenter.pages.choose(first.page.id)
    press(Qt.Key.Key_F)
    assert room.page.filter.isVisible()
    press(Qt.Key.Key_A)
    assert presenter.overview.accepted == 0, "letters find a line here, they decide nothing"
    box = room.page.filter.state
    box.setCurrentIndex(box.findData("flagged"))
    box.activated.emit(box.currentIndex())
    assert [item.page.number for item in presenter.pages.listed] == flagged
    assert current(room) == flagged[-1], "the page that is looked at stays"
    room.go_out()
    assert len(presenter.pages.listed) == len(TAKEN)
    presenter.list_pages(PageFilter(state="rejected"))
    assert presenter.pages.listed == []
    assert room._empty.isVisible()
    room._empty.pressed.emit()
    assert len(presenter.pages.listed) == len(TAKEN)
    presenter.list_pages(PageFilter(tab=Tab.EVERY, every=3))
    assert [item.page.number for item in presenter.pages.listed] == [1, 4, 7]
    assert presenter.shift.preferences.number("review/every", 0) == 3


def test_what_makes_a_page_unfit_comes_first_and_in_red(room: ReviewView, dressed: Any) -> None:
    found = (
        Finding("skew", Outcome.FLAGGED, 0.8, 0.5, "°", Box(0, 0, 40, 40)),
        Finding("corners", Outcome.UNCHECKED, note="small"),
        Finding("edge_content", Outcome.FLAGGED, 26, 1, region=Box(50, 0, 20, 40)),
    )
    texts = room._presenter.shift.words.texts
    shown = [(line.number, line.subject, line.colour) for line in finding_lines(found, texts)]
    assert shown == [(1, "edge_content", "rejected"), (2, "skew", "flagged"), (3, "corners", "captured")]
    item = replace(room._presenter.pages.items[0], findings=found)
    assert [one.check for one in item.problems] == ["edge_content", "skew", "corners"], "numbered alike on the page"


def test_the_checklist_calls_nothing_critical_that_it_does_not_check(parts: Parts) -> None:
    checklist = parts.profiles.checklist("default")
    assert checklist.critical
    assert set(checklist.critical) <= {*checklist.limits, *checklist.dossier}


def test_every_key_of_the_sheet_acts_in_the_room(room: ReviewView) -> None:
    missing = [
        one.action for one in keymap.BINDINGS
        if "review" in one.rooms and not one.inside and not keymap.is_bound(one.action)
    ]  # fmt: skip
    assert missing in ([], ["open"]), "Enter belongs to the queue"


def test_worst_first_and_back(room: ReviewView) -> None:
    presenter = room._presenter
    room.page.show_grid()
    room.page.tools.order.click()
    shown = [item.page.state for item in presenter.pages.listed]
    flagged = shown.count(PageState.FLAGGED)
    assert flagged
    assert set(shown[:flagged]) == {PageState.FLAGGED}
    room.page.tools.order.click()
    assert [item.page.number for item in presenter.pages.listed] == list(range(1, len(TAKEN) + 1))


def test_documents_pass_or_not_with_a_reason(
    room: ReviewView, station: Station, dossier: Dossier, until: Until
) -> None:
    presenter = room._presenter
    view = presenter.pages.view
    assert view is not None
    first, second = (one.id for one in view.documents)
    press(Qt.Key.Key_V)
    until(lambda: view.document_verdicts.get(first))
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_V, SHIFT)
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    until(lambda: view.document_verdicts.get(second))
    assert (view.document_verdicts[first].verdict, view.document_verdicts[second].verdict) == ("pass", "fail")
    assert view.document_verdicts[second].reason == "description"
    assert room._facts_of(second).verdict == "fail"
    presenter.shift.history.undo()
    until(lambda: second not in view.document_verdicts)
    presenter.pages.reload()
    until(lambda: presenter.pages.view is not view)
    again = presenter.pages.view
    assert again is not None
    assert set(again.document_verdicts) == {first}


def test_a_note_goes_with_the_next_verdict(room: ReviewView, station: Station, dossier: Dossier, until: Until) -> None:
    presenter = room._presenter
    page = presenter.pages.items[0].page
    press(Qt.Key.Key_C)
    assert room.panel.page.note.hasFocus()
    room.panel.page.note.setText("mép trái hơi mờ")
    press(Qt.Key.Key_Return)
    assert room.strip.hasFocus()
    accept_by_keys(room)
    until(lambda: not presenter.decide._writing)
    with station.workspace.read() as reader:
        assert reader.decisions(page.id)[-1].note == "mép trái hơi mờ"


def test_a_note_waits_for_its_verdict_whatever_is_looked_at_meanwhile(
    room: ReviewView, start_shift: Callable[[Role], Shift], station: Station, dossier: Dossier, qtbot: QtBot,
    until: Until,
) -> None:  # fmt: skip
    presenter = room._presenter
    note = room.panel.page.note
    first, second = (item.page for item in presenter.pages.items[:2])
    press(Qt.Key.Key_C)
    note.insert("mép trái hơi mờ")
    presenter.pages.choose(second.id)
    assert not note.isVisible(), "it belongs to the other page"
    press(Qt.Key.Key_C)
    QTest.keyClicks(note, "xem lai")
    presenter.leave()
    until(lambda: presenter.pages.view is None)
    with opened(start_shift(Role.REVIEWER), dossier, qtbot, until) as again:
        said = again.panel.page
        again._presenter.pages.choose(first.id)
        assert (said.note.isVisible(), said.note.text()) == (True, "mép trái hơi mờ")
        assert said._kept.isVisible()
        again._presenter.pages.choose(second.id)
        assert said.note.text() == "xem lai"
        again._presenter.pages.choose(first.id)
        again.strip.setFocus()
        accept_by_keys(again)
        until(lambda: not again._presenter.decide._writing)
        again._presenter.shift.history.undo()
        until(lambda: is_undecided(again._presenter.pages.items[0]))
        assert said.note.text() == "mép trái hơi mờ", "taken back with its verdict"
        accept_by_keys(again)
        until(lambda: not again._presenter.decide._writing)
        again._presenter.return_dossier("rejected_pages", "thiếu tờ")
        until(lambda: again._presenter.pages.view is None)
    with station.workspace.read() as reader:
        assert reader.decisions(first.id)[-1].note == "mép trái hơi mờ"
        noted = [one.details["note"] for one in reader.events(subject=second.id) if one.kind == "page.noted"]
        returned = [one for one in reader.events(subject=dossier.id) if one.kind == "dossier.returned"]
    assert noted == ["xem lai"], "nothing that was typed is lost"
    assert returned[-1].details["reason"] == "rejected_pages thiếu tờ; trang 2: xem lai"


def test_what_comes_back_is_reviewed_alone_with_its_past(
    start_shift: Callable[[Role], Shift], station: Station, dossier: Dossier, crew: Any, qtbot: QtBot, until: Until,
    tmp_path: Path,
) -> None:  # fmt: skip
    shift = start_shift(Role.REVIEWER)
    with station.workspace.read() as reader:
        pages = reader.pages(dossier.id)
    for page in (pages[0], pages[2]):
        accept_page(station, crew[Role.REVIEWER], page, "complete", seen=Seen(3.0, full_size=True, via=WINDOW))
    reject_page(station, crew[Role.REVIEWER], pages[1], "clipped")
    return_dossier(station, crew[Role.REVIEWER], dossier, "rejected_pages")
    again = tmp_path / "again"
    again.mkdir()
    shutil.copy(SAMPLE / "003.jpg", again / "001.jpg")
    scan(station, dossier, again, pages[1])
    submit_dossier(station, crew[Role.OPERATOR], dossier, "inventory_wrong")
    with opened(shift, dossier, qtbot, until) as room:
        presenter = room._presenter
        assert presenter.facts.plan is not None
        assert presenter.facts.plan.round == 2
        until(lambda: current(room) == 2)
        assert presenter.facts.accepted_before(presenter.pages.items[0])
        until(lambda: presenter.caption(presenter.pages.items[1]))
        until(lambda: len(room.panel.history.told) >= 4)
        told = " ".join(f"{one.what} {one.more}" for one in room.panel.history.told)
        assert "Quét lần 2" in told
        assert "Trả lại: Cắt lẹm" in told
        assert pages[1].capture.master.sha256[:8] in told
        presenter.list_pages(PageFilter(changed=True))
        assert [item.page.number for item in presenter.pages.listed] == [2]


def test_words_of_the_page_stand_beside_it(room: ReviewView, until: Until) -> None:
    assert room.page.text.isHidden()
    press(Qt.Key.Key_T)
    assert room.page.text.isVisible()
    until(lambda: "QUYẾT ĐỊNH" in room.page.text.words_shown())
    press(Qt.Key.Key_T)
    assert room.page.text.isHidden()


@pytest.fixture
def stopped(station: Station, dossier: Dossier, crew: Any) -> Page:
    """The fourth page, on which a secrecy mark was found."""
    with station.workspace.read() as reader:
        page = reader.pages(dossier.id)[3]
    with station.workspace.write(crew[Role.REVIEWER]) as unit:
        unit.add_secrecy_stop(dossier.id, page.capture.id, Secrecy.SECRET)
    return page


def test_a_secrecy_mark_stops_the_reviewer_who_is_told_whom_to_ask(
    stopped: Page, room: ReviewView, station: Station, dossier: Dossier, until: Until
) -> None:
    presenter = room._presenter
    assert room.secrecy.isVisible()
    assert "MẬT ở trang 4" in room.secrecy.accessibleName()
    assert "báo người phụ trách" in room.secrecy.accessibleName()
    assert not room.secrecy.no_mark.isVisible()
    room.secrecy._go.click()
    assert current(room) == 4
    failures: list[Any] = []
    presenter.failed.connect(failures.append)
    presenter.pages.choose(presenter.pages.items[0].page.id)
    before = states(room)
    accept_by_keys(room)
    until(lambda: failures)
    assert states(room) == before, "the page waits again"
    assert current(room) == 1
    press(Qt.Key.Key_Return, CONTROL)
    assert not room.panel.approval.asking


def test_the_supervisor_says_what_the_mark_is(
    stopped: Page, start_shift: Callable[[Role], Shift], dossier: Dossier, qtbot: QtBot, until: Until
) -> None:
    with opened(start_shift(Role.SUPERVISOR), dossier, qtbot, until) as room:
        presenter = room._presenter
        assert not presenter.in_review, "a supervisor accepts nothing"
        assert not room.panel.page.accept.isEnabled()
        room.secrecy.no_mark.click()
        assert presenter.stops, "not without a reason"
        room.secrecy.reason.setText("dấu bưu điện")
        room.secrecy.no_mark.click()
        until(lambda: not presenter.stops)
        until(lambda: not room.secrecy.isVisible())


def test_a_page_is_shown_beside_the_one_it_repeats(room: ReviewView, until: Until) -> None:
    presenter = room._presenter
    presenter.pages.choose(presenter.pages.items[6].page.id)
    room.page.compare(2)
    assert room.page.big.showing_pairs
    assert room.page.big.beside.shown.page_id == presenter.pages.items[1].page.id
    until(lambda: room.page.big.beside.shown.image is not None)
    presenter.pages.choose(presenter.pages.items[0].page.id)
    assert not room.page.big.showing_pairs, "the next page is looked at as before"


def test_the_next_page_is_there_when_it_is_asked_for(room: ReviewView, until: Until) -> None:
    presenter = room._presenter
    view = room.page.big.view
    until(lambda: view.shown.image is not None and not view.shown.stand_in)
    until(
        lambda: (
            not presenter.pictures._ahead and not presenter.pictures._bridge.is_running(presenter.pictures._ahead_job)
        )
    )
    accept_by_keys(room)
    assert current(room) == 2
    assert view.shown.page_id == presenter.pages.items[1].page.id
    assert view.shown.image is not None
    assert not view.shown.stand_in, "the picture was fetched ahead: neither blank nor small in between"


def test_every_widget_that_takes_the_keyboard_has_a_name(room: ReviewView) -> None:
    room.page.filter.open()
    room.panel.page.write_note()
    nameless = [
        widget for widget in room.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.accessibleName()
        and not widget.findChildren(QWidget) and type(widget).__name__ not in ("QScrollArea", "QSplitterHandle")
    ]  # fmt: skip
    assert [type(widget).__name__ for widget in nameless] == []
