"""At the scanner: pages arrive and are safe, a jam leaves them so, and what is wrong is put right in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from station.gui import inspection_queue
from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.missing_words import missing_lines
from station.gui.fault_words import fault_title
from station.model.dossier import Dossier
from station.model.errors import StorageFault
from station.model.people import Role
from station.model.states import DossierState, PageState
from station.workflow.edit_pages import turn_page
from station.workflow.inspect_pages import compare_dossiers
from station.workflow.station import Station
from station.workflow.submit_dossier import Missing

Until = Callable[[Callable[[], Any]], None]


@pytest.fixture
def presenter(
    start_shift: Callable[[Role], Any], choose: Callable[[Any], Any], dossier: Dossier, until: Until
) -> Iterator[CapturePresenter]:
    shift = start_shift(Role.OPERATOR)
    made = CapturePresenter(shift, choose(shift))
    made.open(dossier.id)
    until(lambda: made.pages.view)
    yield made
    made.close()


def states(presenter: CapturePresenter) -> list[str]:
    return [item.page.state.value for item in presenter.pages.items]


def inspected(presenter: CapturePresenter) -> bool:
    return PageState.CAPTURED.value not in states(presenter) and not presenter.shift.inspection.running


def scan(presenter: CapturePresenter, path: Path, until: Until) -> None:
    presenter.choice.use_script(path)  # type: ignore[attr-defined]
    presenter.scan_or_stop()
    until(lambda: presenter.end is not None)
    until(lambda: not presenter.run.running)


def test_pages_arrive_one_by_one_are_inspected_and_can_be_handed_in(
    presenter: CapturePresenter, script: Callable[..., Path], until: Until, station: Station, qtbot: QtBot
) -> None:
    arrived: list[int] = []
    presenter.run.arrived.connect(lambda page: arrived.append(page.number))
    scan(presenter, script(), until)
    assert arrived == [1, 2]
    assert presenter.end is not None
    assert (presenter.end.is_fault, presenter.end.pages, presenter.end.sheet) == (False, 2, 2)
    until(lambda: inspected(presenter))
    with station.workspace.read() as reader:
        stored = [page.state.value for page in reader.pages(presenter.pages.dossier_id)]
    assert states(presenter) == stored
    assert all(item.findings for item in presenter.pages.items)
    until(lambda: presenter.missing == [])
    with qtbot.waitSignal(presenter.submitted):
        assert presenter.pages.view is not None
        presenter.submit(presenter.pages.view.dossier)
    with station.workspace.read() as reader:
        assert reader.dossier(presenter.pages.dossier_id).state is DossierState.IN_REVIEW


def test_after_a_jam_the_pages_are_safe_and_the_scan_goes_on(
    presenter: CapturePresenter, script: Callable[..., Path], sheets: Path, until: Until
) -> None:
    scan(presenter, script(f"folder {sheets} 2", "paper_jam", f"folder {sheets} 2"), until)
    end = presenter.end
    assert end is not None
    assert end.error is not None
    assert (end.is_fault, end.error.code, end.sheet) == (True, "paper_jam", 2)
    assert fault_title(end.error, presenter.words(end.error), 2) == "Kẹt giấy sau trang 2"
    assert presenter.pages.slot == 2
    until(lambda: len(presenter.pages.items) == 2)
    presenter.scan_or_stop()
    until(lambda: len(presenter.pages.items) == 4)
    until(lambda: presenter.end is not None and presenter.end.error is None)
    assert presenter.pages.slot is None
    assert [item.page.number for item in presenter.pages.items] == [1, 2, 3, 4]


def test_the_feeder_stops_when_asked_and_keeps_what_came(
    presenter: CapturePresenter, script: Callable[..., Path], until: Until
) -> None:
    presenter.choice.use_script(script("generate 1", "delay 0.3", "generate 40"))  # type: ignore[attr-defined]
    presenter.scan_or_stop()
    until(lambda: presenter.pages.items)
    presenter.scan_or_stop()
    assert presenter.run.figures.stopping
    until(lambda: not presenter.run.running)
    assert 1 <= len(presenter.pages.items) < 10


def test_a_rescan_takes_the_place_of_the_page_and_keeps_the_old_image(
    presenter: CapturePresenter, script: Callable[..., Path], sheets: Path, until: Until, station: Station
) -> None:
    scan(presenter, script(), until)
    until(lambda: inspected(presenter))
    first = presenter.pages.items[0].page
    presenter.choose(first.id)
    presenter.choice.use_script(script(f"folder {sheets} 4"))  # type: ignore[attr-defined]
    presenter.rescan()
    until(lambda: presenter.pages.items[0].page.capture.id != first.capture.id and not presenter.run.running)
    until(lambda: inspected(presenter))
    assert presenter.pages.items[0].page.id == first.id
    assert len(presenter.pages.items) == 2
    with station.workspace.read() as reader:
        assert [capture.id for capture in reader.captures(first.id)].count(first.capture.id) == 1


def test_a_removed_page_can_be_taken_back(
    presenter: CapturePresenter, script: Callable[..., Path], until: Until
) -> None:
    offers: list[str] = []
    presenter.shift.history.offered.connect(offers.append)
    scan(presenter, script(), until)
    until(lambda: inspected(presenter))
    presenter.choose(presenter.pages.items[0].page.id)
    presenter.chosen.remove(presenter.chosen.targets(), "duplicate tờ bìa")
    until(lambda: len(presenter.pages.items) == 1)
    assert offers[0] == "Đã loại trang 1"
    assert presenter.pages.current is not None
    presenter.shift.history.undo()
    until(lambda: len(presenter.pages.items) == 2)
    until(lambda: inspected(presenter))


def test_a_document_starts_and_joins_again_by_the_same_key(
    presenter: CapturePresenter, script: Callable[..., Path], until: Until
) -> None:
    def starts() -> list[int]:
        view = presenter.pages.view
        assert view is not None
        numbers = {item.page.id: item.page.number for item in presenter.pages.items}
        return [numbers[document.first_page_id] for document in view.documents]

    scan(presenter, script(), until)
    until(lambda: len(presenter.pages.items) == 2)
    presenter.choose(presenter.pages.items[1].page.id)
    presenter.chosen.toggle_document()
    until(lambda: starts() == [1, 2])
    presenter.chosen.toggle_document()
    until(lambda: starts() == [])


def test_the_strip_follows_the_feeder_until_a_person_chooses(
    presenter: CapturePresenter, script: Callable[..., Path], until: Until
) -> None:
    presenter.choice.use_script(script("generate 2", "delay 0.4", "generate 3"))  # type: ignore[attr-defined]
    presenter.scan_or_stop()
    until(lambda: len(presenter.pages.items) == 2)
    first = presenter.pages.items[0].page.id
    presenter.choose(first)
    until(lambda: len(presenter.pages.items) == 5 and not presenter.run.running)
    assert presenter.pages.current is not None
    assert presenter.pages.current.page.id == first
    presenter.follow()
    assert presenter.pages.current.page.number == 5


def test_thumbnail_and_picture_come_before_and_after_the_inspection(
    presenter: CapturePresenter, script: Callable[..., Path], until: Until
) -> None:
    pictures: list[Any] = []
    presenter.pictures.ready.connect(pictures.append)
    scan(presenter, script(), until)
    page = presenter.pages.items[0].page
    until(lambda: presenter.thumbnails.get(page))
    presenter.choose(page.id)
    until(lambda: inspected(presenter))
    presenter.show_current()
    until(lambda: any(one.corrected and one.page_id == page.id for one in pictures))
    corrected = next(one for one in pictures if one.corrected and one.page_id == page.id)
    assert max(corrected.image.width(), corrected.image.height()) <= 1600
    presenter.want_whole(page.id)
    until(lambda: pictures[-1].image.width() == pictures[-1].size.width() == corrected.size.width())
    presenter.toggle_master()
    until(lambda: not pictures[-1].corrected)


def test_what_is_missing_is_said_in_words_and_jumps_to_its_page(dressed: object) -> None:
    missing = [
        Missing("page_waiting", 4),
        Missing("page_waiting", 7),
        Missing("page_rejected", 2),
        Missing("sheet_count", 0, 5, 3),
    ]
    lines = missing_lines(missing, has_pages=True)
    assert [(line.plain, line.subject) for line in lines] == [
        ("1 trang bị trả cần quét lại", "2"), ("2 trang chưa kiểm xong", "4"), ("3 tờ, mục lục ghi 5", "0"),
    ]  # fmt: skip
    assert [line.plain for line in missing_lines([], has_pages=True)] == ["Đủ cả: có thể nộp"]
    open_ones = [Missing("field_generated", field="arcFileCode"), Missing("field_inventory", field="title")]
    ready, codes, inventory = (line.plain for line in missing_lines(open_ones, has_pages=True))
    assert ready == "Đủ cả: có thể nộp"
    assert "quản trị" in codes
    assert "mục lục" in inventory.lower()
    assert [line.plain for line in missing_lines([], has_pages=False)] == ["Chưa quét trang nào"]


def test_a_page_turned_out_of_sight_is_drawn_anew(
    presenter: CapturePresenter, script: Callable[..., Path], until: Until, station: Station
) -> None:
    scan(presenter, script(), until)
    until(lambda: inspected(presenter))

    def upright() -> bool | None:
        image = presenter.thumbnails.get(presenter.pages.items[1].page)
        return None if image is None else image.height() > image.width()

    until(lambda: upright() is True)
    presenter.choose(presenter.pages.items[0].page.id)
    turn_page(station, presenter.shift.person, presenter.pages.items[1].page, 1)
    presenter.pages.reload()
    until(lambda: presenter.pages.items[1].page.state is PageState.CAPTURED)
    presenter.shift.inspection.wake()
    until(lambda: inspected(presenter))
    until(lambda: upright() is False)


def test_pages_are_compared_once_no_more_come(
    presenter: CapturePresenter,
    script: Callable[..., Path],
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
    sheets: Path,
) -> None:
    compared: list[list[str]] = []

    def compare(station: Station, dossier_ids: Any, told: Any) -> None:
        compared.append(sorted(dossier_ids))
        compare_dossiers(station, dossier_ids, told)

    monkeypatch.setattr(inspection_queue, "compare_dossiers", compare)
    scan(presenter, script(f"folder {sheets} 2", f"folder {sheets} 2"), until)
    until(lambda: inspected(presenter))
    assert not compared
    until(lambda: any(one.check == "duplicate" for item in presenter.pages.items for one in item.problems))
    assert compared == [[presenter.pages.dossier_id]]


def test_what_could_not_be_compared_is_told_and_tried_again(
    presenter: CapturePresenter,
    script: Callable[..., Path],
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
    sheets: Path,
) -> None:
    tried: list[list[str]] = []
    told: list[Any] = []

    def compare(station: Station, dossier_ids: Any, tell: Any) -> None:
        tried.append(sorted(dossier_ids))
        if len(tried) == 1:
            raise StorageFault("comparison_died", dossier="H38.1.2020.001")
        compare_dossiers(station, dossier_ids, tell)

    monkeypatch.setattr(inspection_queue, "compare_dossiers", compare)
    monkeypatch.setattr(inspection_queue, "AGAIN_MS", 100)
    presenter.shift.inspection.stopped.connect(told.append)
    scan(presenter, script(f"folder {sheets} 2", f"folder {sheets} 2"), until)
    until(lambda: any(one.check == "duplicate" for item in presenter.pages.items for one in item.problems))
    assert [error.code for error in told] == ["comparison_died"]
    assert tried == [[presenter.pages.dossier_id]] * 2
