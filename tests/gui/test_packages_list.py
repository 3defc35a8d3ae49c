"""The parts of the room of packages one by one: the long list, the queue, and where a refusal leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from station.gui.job_bridge import JobBridge, Lanes
from station.gui.packages.pack_choice import PackChoice
from station.gui.packages.package_states import Check, Order, PackageState, Refusal, Shown, check_of
from station.gui.packages.packages_model import Column, PackagesModel
from station.gui.packages.packing_queue import PackingQueue, Task
from station.gui.packages.places import Place, Where, is_closed, place_of, room_for
from station.gui.packages.plain_faults import in_words_of_the_form
from station.gui.packages.problem_list import MOST, problem_rows, report_text
from station.gui.packages.verifying import verified, write_text
from station.model.errors import InputFault, PackageFault, Refused, SettingsFault, StationError
from station.model.people import Person, Role
from station.model.states import DossierState
from station.packaging.profile import Problem
from station.packaging.verifier import VerifyReport
from station.settings.resources import resources_folder
from station.settings.texts import Texts
from station.storage.records import DossierSummary, PackageRecord
from station.workflow.submission_places import NOWHERE, Submission
from station.workflow.view_dossiers import PackageLine

Until = Callable[[Callable[[], Any]], None]
WHEN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
FAULT = PackageFault("pdfa_unchecked", validator="veraPDF", detail="")


def line_of(number: int, state: DossierState = DossierState.APPROVED, versions: int = 0) -> PackageLine:
    code = f"H38.{number:05d}"
    summary = DossierSummary(
        id=f"d{number}", code=code, title=f"Giao đất thửa {number}", fonds_code="H38", box="1", state=state,
        secrecy=None, expected_sheets=None, expected_pages=None, blocked="", pages=36, waiting=0, passed=0, flagged=0,
        accepted=36, rejected=0,
    )  # fmt: skip
    sealed = tuple(
        PackageRecord(
            f"p{number}.{version}", summary.id, version, "plain", "1", f"{code}_v{version}", "0" * 64, WHEN, 9, 4600,
            36, "",
        )
        for version in range(versions, 0, -1)
    )  # fmt: skip
    return PackageLine(summary, next(iter(sealed), None), sealed)


def test_ten_thousand_dossiers_are_narrowed_by_kind_and_by_words_without_accents(dressed: object) -> None:
    lines = [line_of(n) for n in range(9000)]
    lines += [line_of(n, DossierState.PACKAGED, 2) for n in range(9000, 10_000)]
    model = PackagesModel(UTC)
    model.show(lines)
    assert model.rowCount() == 10_000
    assert model.counts() == {Shown.ALL: 10_000, Shown.WAITING: 9000, Shown.SEALED: 1000}
    model.narrow(Shown.SEALED, "")
    assert model.rowCount() == 1000
    model.narrow(Shown.ALL, "giao dat 09999")
    assert [model.line(row).dossier.code for row in range(model.rowCount())] == ["H38.09999"]
    assert model.index(0, Column.PROFILE).data() == "plain · v2"
    assert model.row_of("d9999") == 0
    assert model.row_of("d1") == -1
    assert model.find("d1") is lines[1]
    model.state(lines[5].dossier.id).refusal = Refusal(Order("plain"), FAULT, Place(Where.NOWHERE))
    model.narrow(Shown.FAULTS, "")
    assert [model.line(row).dossier.id for row in range(model.rowCount())] == ["d5"]
    assert len(model.waiting()) == 8999
    assert model.refused() == ["d5"]
    sign = model.index(0, Column.CHECK)
    assert sign.data() == "✗ Không đóng được"
    assert isinstance(sign.data(Qt.ItemDataRole.ForegroundRole), str)


def test_what_was_not_looked_at_or_could_not_be_is_never_good() -> None:
    line, state = line_of(1, DossierState.PACKAGED, 2), PackageState()
    assert check_of(line_of(2), state) is Check.NONE
    assert check_of(line, state) is Check.UNCHECKED
    state.reports[1] = VerifyReport("plain", (), 9, 36)
    assert (check_of(line, state), state.check(1)) == (Check.UNCHECKED, Check.GOOD)
    state.sealed = 2
    assert check_of(line, state) is Check.GOOD
    state.unknown[2] = FAULT
    assert check_of(line, state) is Check.UNKNOWN
    del state.unknown[2]
    state.reports[2] = VerifyReport("plain", (Problem("plain:P05", "a.pdf"),), 9, 36)
    assert check_of(line, state) is Check.BAD
    state.waiting = True
    assert check_of(line, state) is Check.WAITING


@pytest.fixture
def queue(lanes: Lanes) -> Iterator[PackingQueue]:
    bridge = JobBridge(lanes)
    yield PackingQueue(bridge)
    bridge.close()


def test_one_is_packed_after_another_and_a_stopped_one_makes_room(queue: PackingQueue, until: Until) -> None:
    ends: list[str] = []
    rested: list[bool] = []
    queue.rested.connect(lambda: rested.append(True))

    def task(key: str, *, endless: bool = False) -> Task:
        def work(_tell: Any, cancel: Any) -> str:
            while endless:
                cancel.raise_if_cancelled()
            if key == "bad":
                raise FAULT
            return key

        return Task(
            key, lambda: key, work, lambda _news: None, lambda value: ends.append(f"done {value}"),
            lambda error: ends.append(error.code), lambda: ends.append(f"stopped {key}"),
        )  # fmt: skip

    queue.add(task("long", endless=True))
    queue.add_all([task("bad"), task("one"), task("one"), task("two")])
    queue.add(task("first"), next_in_line=True)
    assert queue.waiting == 4
    assert queue.holds("long")
    queue.cancel("two")
    queue.cancel("long")
    until(lambda: len(ends) == 5)
    assert ends == ["stopped two", "stopped long", "done first", "pdfa_unchecked", "done one"]
    until(lambda: rested)
    queue.add(task("long", endless=True))
    queue.add_all([task("three"), task("four")])
    queue.cancel_waiting()
    assert ends[5:] == ["stopped three", "stopped four"]
    queue.cancel("long")
    assert not queue.holds("long")


PLACES = {
    PackageFault("fields_missing", fields="subject", document=3, field="subject"): Place(Where.FIELD, 3, "subject"),
    PackageFault("fields_invalid", fields="mode = 'x'", document=0, field="mode"): Place(Where.FIELD, 0, "mode"),
    PackageFault("not_permanent", dossier="x"): Place(Where.FIELD, 0, "maintenance"),
    PackageFault("page_dpi_low", page=7, dpi=150, limit=200): Place(Where.PAGE, page=7),
    PackageFault("master_changed", page="H38.1, trang 12", number=12): Place(Where.PAGE, page=12),
    PackageFault("master_missing", page="trang 4"): Place(Where.PAGE, page=4),
    PackageFault("page_incomplete", page=2): Place(Where.PAGE, page=2),
    PackageFault("counts_unexplained", dossier="x"): Place(Where.COUNTS),
    PackageFault("site_code_missing", setting="archive_code"): Place(Where.SETTINGS),
    SettingsFault("setting_type", key="mdtype"): Place(Where.SETTINGS),
    Refused("secrecy_stop", dossier="x"): Place(Where.DECISIONS),
    PackageFault("package_disk_full", path="x"): Place(Where.NOWHERE),
    PackageFault(
        "package_invalid",
        rule="tt05:T57",
        subject="representations/rep1/data/x.2.pdf",
        detail="3: 99.0 dpi < 200",
        document=2,
    ): Place(Where.PAGE, 2, turn=3),
    PackageFault(
        "package_invalid",
        rule="tt05:T35",
        subject="representations/rep1/metadata/descriptive/EAD_doc_x.2.xml",
        detail="riskRecovery='1' riskRecoveryStatus=''",
        document=2,
    ): Place(Where.FIELD, 2, "riskRecovery"),
    PackageFault(
        "package_invalid", rule="tt05:T36", subject="metadata/descriptive/EAD.xml", detail="2004, 2003", document=0
    ): Place(Where.FIELD),
    PackageFault("package_invalid", rule="tt05:T10", subject="METS.xml", detail="", document=0): Place(Where.SETTINGS),
    PackageFault("pdfa_rejected", validator="veraPDF", files="x.2.pdf", document=2): Place(Where.PAGE, 2),
    PackageFault("pdfa_rejected", validator="veraPDF", files="x.pdf", document=0): Place(Where.SETTINGS),
}


@pytest.mark.parametrize("error", PLACES, ids=lambda error: error.code)
def test_every_refusal_leads_to_its_place(error: StationError) -> None:
    assert place_of(error) == PLACES[error]


def person(*roles: Role) -> Person:
    return Person("1", "ha", "Vũ Thu Hà", frozenset(roles))


def test_nobody_is_led_into_a_room_that_is_not_theirs() -> None:
    field, page = Place(Where.FIELD, 1, "subject"), Place(Where.PAGE, page=2)
    assert room_for(field, person(Role.OPERATOR)) == "describe"
    assert room_for(field, person(Role.SUPERVISOR)) == ""
    assert room_for(page, person(Role.OPERATOR, Role.SUPERVISOR)) == "capture"
    assert room_for(page, person(Role.SUPERVISOR)) == "review"
    assert room_for(Place(Where.COUNTS), person(Role.SUPERVISOR)) == ""
    assert room_for(Place(Where.SETTINGS), person(Role.SUPERVISOR)) == "settings"
    assert room_for(Place(Where.NOWHERE), person(*Role)) == ""


@given(st.sampled_from(DossierState))
def test_what_is_closed_is_said_to_be_closed(state: DossierState) -> None:
    sealed = state in (DossierState.APPROVED, DossierState.PACKAGED, DossierState.DELIVERED)
    assert is_closed(Place(Where.FIELD), state) == sealed
    assert is_closed(Place(Where.PAGE), state) == (sealed or state is DossierState.IN_REVIEW)
    assert not is_closed(Place(Where.SETTINGS), state)


def test_fields_are_called_what_the_form_calls_them(parts: Any, dressed: Any) -> None:
    profile = parts.profiles.package_profile("tt05-aip")
    error = PackageFault(
        "fields_invalid", fields="mode = '99'; subject = 'mode, language'", subject="x", document=2, field="mode"
    )
    said = in_words_of_the_form(error, place_of(error), profile, "H38.1")
    assert said.context["subject"] == "H38.1, văn bản 2"
    assert said.context["fields"] == "Chế độ sử dụng = '99'; Trích yếu nội dung = 'mode, language'"
    site = PackageFault("site_code_missing", setting="agency_code", profile="tt05-aip")
    assert in_words_of_the_form(site, place_of(site), profile, "").context["setting"].startswith("mã định danh cơ quan")
    dressed.use("en")
    assert in_words_of_the_form(error, place_of(error), profile, "H38.1").context["subject"] == "H38.1, document 2"


def test_a_long_report_is_cut_on_the_screen_and_whole_in_the_file(dressed: object) -> None:
    texts = Texts(resources_folder() / "texts", "vi")
    problems = tuple(Problem("plain:P05", f"documents/{n}.pdf") for n in range(MOST + 20))
    rows = problem_rows(VerifyReport("plain", problems, 600, 600), texts)
    assert len(rows) == MOST + 1
    assert "20" in rows[-1].sentence
    assert rows[0].head == "plain:P05"
    assert rows[0].sentence == "documents/0.pdf: tệp đã bị thay đổi sau khi niêm phong."
    written = report_text("/gói", VerifyReport("plain", problems, 600, 600), texts)
    assert written.count("plain:P05\t") == MOST + 20
    (good,) = problem_rows(VerifyReport("plain", (), 9, 36), texts)
    assert good.icon == "accepted"
    assert good.spoken in report_text("/gói", VerifyReport("plain", (), 9, 36), texts)


def test_what_cannot_be_read_or_written_is_told(tmp_path: Any, parts: Any) -> None:
    with pytest.raises(InputFault, match="package_missing"):
        verified(tmp_path / "không có.zip", parts.structures())
    with pytest.raises(InputFault, match="package_unreadable"):
        verified(tmp_path / ("x" * 300), parts.structures())
    with pytest.raises(PackageFault, match="package_unwritable"):
        write_text(tmp_path / "không có" / "danh sách.txt", "x")


def test_an_order_keeps_its_reason_to_itself() -> None:
    order = Order("tt05-aip", "beside")
    assert replace(order, release_reason="máy hỏng") != order


def test_the_choice_of_a_package_is_whole_whichever_title_it_has(parts: Any, dressed: Any, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    choice = PackChoice()
    column.addStretch(1)
    column.addWidget(choice)
    around.resize(287, 500)
    around.show()
    profiles = [parts.profiles.package_profile(name) for name in ("plain", "tt05-aip")]
    for order in (profiles, profiles[::-1], profiles):
        choice.offer(order)
        choice.say()
        qtbot.waitUntil(lambda: choice.height() == choice.heightForWidth(choice.width()))
        assert choice.masters.geometry().bottom() < choice.height()
    dressed.use("en")
    choice.say()
    assert choice._title.text() == profiles[0].title_en


def test_a_submission_is_asked_for_what_is_handed_over_and_for_nothing_else(
    parts: Any, dressed: Any, qtbot: QtBot
) -> None:
    choice = PackChoice()
    qtbot.addWidget(choice)
    choice.resize(287, 300)
    choice.show()
    choice.offer([parts.profiles.package_profile(name) for name in ("tt05-aip", "tt05-sip")])
    choice.say()
    fields = (choice.submission, choice.ordinal)
    assert not any(one.isVisible() for one in fields)
    choice.profile.setCurrentIndex(1)
    choice.say()
    assert all(one.isVisible() and one.accessibleName() for one in fields)
    assert choice.order().submission == NOWHERE, "without a word it is the submission of the profile and its next place"
    qtbot.keyClicks(choice.submission, " NL-2026-07 ")
    qtbot.keyClicks(choice.ordinal, "-3x2")
    assert choice.order().submission == Submission("NL-2026-07", 32)
    assert choice.submission.geometry().bottom() < choice.ordinal.geometry().top() < choice.height()
    choice.profile.setCurrentIndex(0)
    assert choice.order() == Order("tt05-aip", "none")


def test_of_several_dossiers_each_has_the_next_place_when_one_is_named() -> None:
    named = Order("tt05-sip", submission=Submission("NL-1", 7))
    assert [named.turn(number).submission.ordinal for number in range(3)] == [7, 8, 9]
    next_ones = Order("tt05-sip", submission=Submission("NL-1"))
    assert [next_ones.turn(number) for number in range(3)] == [next_ones] * 3
