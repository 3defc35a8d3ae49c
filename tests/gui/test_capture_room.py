"""The room at the scanner by its keys: faults are led through, pages are put right, all of it undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from capture_kit import CTRL, SHIFT, Clerk, Feed
from PySide6.QtCore import Qt

from station.model.dossier import Dossier
from station.model.people import Role
from station.workflow.inspect_pages import inspect_pages
from station.workflow.review_dossier import reject_page, return_dossier
from station.workflow.station import Station
from station.workflow.submit_dossier import submit_dossier
from station.workflow.view_dossiers import view_dossier


def stored(station: Station, dossier: Dossier) -> list[object]:
    """Return everything that a clerk can change, as the database has it."""
    view = view_dossier(station, dossier.id)
    with station.workspace.read() as reader:
        recipes = [reader.manual_recipe(page.capture.id) for page in view.pages]
    pages = [
        (page.id, page.sheet, page.side, page.capture.id, page.suspect, page.capture.id in view.blank)
        for page in view.pages
    ]
    notes = [(note.page_id, note.kind.value, note.leaves) for note in view.leaf_notes]
    starts = [document.first_page_id for document in view.documents]
    return [pages, [recipe.digest if recipe else "" for recipe in recipes], notes, starts]


def test_everything_is_undone_and_done_again_in_order(
    clerk: Clerk, feed: Feed, station: Station, dossier: Dossier, sheets: Path
) -> None:
    feed(
        f"folder {sheets} 4", "paper_jam", f"folder {sheets} 2", "empty", f"folder {sheets} 2", f"folder {sheets} 2",
        "empty",
    )  # fmt: skip
    clerk.scan()
    assert clerk.presenter.end is not None
    assert [page.number for page in clerk.presenter.end.doubted] == [3, 4]
    clerk.scan()
    clerk.rest()
    assert [item.page.number for item in clerk.presenter.pages.items] == [1, 2, 3, 4, 5, 6]
    clerk.go(1)
    clerk.press(Qt.Key.Key_D)
    assert "Trang 1" in clerk.view.page._message.text(), "a document begins there anyway"
    line = [stored(station, dossier)]

    def call_blank() -> None:
        clerk.press(Qt.Key.Key_B)
        clerk.until(clerk.view.panel.picker.isVisible)
        clerk.change(Qt.Key.Key_2, Qt.Key.Key_Return)

    steps: list[Callable[[], None]] = [
        lambda: (clerk.go(3), clerk.change(Qt.Key.Key_S)),
        lambda: (clerk.go(2), clerk.change(Qt.Key.Key_F8)),
        lambda: (clerk.go(1), clerk.change(Qt.Key.Key_I)),
        lambda: (clerk.go(1), clerk.change(Qt.Key.Key_BracketRight)),
        lambda: (clerk.go(2), clerk.change(Qt.Key.Key_Right, held=CTRL)),
        lambda: (clerk.go(8), clerk.change(Qt.Key.Key_Home, held=CTRL)),
        lambda: (clerk.go(4), call_blank()),
        lambda: (clerk.go(5), clerk.change(Qt.Key.Key_L, Qt.Key.Key_1, Qt.Key.Key_Plus, Qt.Key.Key_Return)),
        lambda: (clerk.go(4), clerk.change(Qt.Key.Key_D)),
        lambda: (
            clerk.go(2),
            clerk.press(Qt.Key.Key_Right, held=SHIFT),
            clerk.change(Qt.Key.Key_Delete, Qt.Key.Key_1, Qt.Key.Key_Return),
        ),
    ]  # fmt: skip
    for step in steps:
        step()
        line.append(stored(station, dossier))
        assert line[-1] != line[-2]
    assert len(clerk.ids) == 6
    for expected in reversed(line[:-1]):
        before = clerk.shift.history.redo_words
        clerk.press(Qt.Key.Key_Z, held=CTRL)
        clerk.until(lambda before=before: clerk.shift.history.redo_words not in ("", before))
        clerk.rest()
        assert stored(station, dossier) == expected
    for expected in line[1:]:
        clerk.change(Qt.Key.Key_Z, held=CTRL | SHIFT)
        assert stored(station, dossier) == expected
    assert clerk.ids == [page[0] for page in line[-1][0]]  # type: ignore[attr-defined]


def test_a_double_feed_is_scanned_again_as_a_whole_sheet_first(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(f"folder {sheets} 4", "double_feed", f"folder {sheets} 2", f"folder {sheets} 2", "empty")
    clerk.scan()
    bar = clerk.view.fault
    assert bar._title.text() == "Cuốn đôi sau trang 4"
    assert bar._rescan.text() == "Quét lại cả tờ 2"
    assert (bar._rescan.property("kind"), bar._resume.property("kind")) == ("primary", "")
    assert len(bar.steps.steps) == 3
    doubted = clerk.ids[2:]
    before = [item.page.capture.id for item in clerk.presenter.pages.items]
    clerk.until(bar._rescan.isEnabled)
    clerk.scan(Qt.Key.Key_F8)
    clerk.until(lambda: not any(item.page.suspect for item in clerk.presenter.pages.items))
    after = [item.page.capture.id for item in clerk.presenter.pages.items]
    assert clerk.ids[2:] == doubted
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, True, False, False]
    assert "Nạp từ tờ 3" in bar.steps.steps[0]
    clerk.scan()
    assert len(clerk.ids) == 6


def test_an_insertion_goes_on_behind_its_last_page_after_a_jam(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(f"folder {sheets} 4", "empty", f"folder {sheets} 3", "paper_jam", f"folder {sheets} 2", "empty")
    clerk.scan()
    first = clerk.ids
    clerk.go(1)
    clerk.scan(Qt.Key.Key_I)
    clerk.until(lambda: len(clerk.ids) == 7)
    assert [*clerk.ids[:2], *clerk.ids[5:]] == first, "behind the sheet of page 1"
    assert clerk.view.fault._resume.text() == "Chèn tiếp từ tờ 3"
    third = clerk.ids[4]
    clerk.scan()
    clerk.until(lambda: len(clerk.ids) == 8)
    assert clerk.ids[4] == third, "the recto whose verso never came is fed again"
    assert [item.page.sheet for item in clerk.presenter.pages.items] == [1, 1, 2, 2, 3, 3, 4, 4]
    clerk.go(3)
    feed(f"folder {sheets} 2")
    between = clerk.ids
    clerk.press(Qt.Key.Key_Right)
    clerk.press(Qt.Key.Key_I, held=SHIFT)
    clerk.until(lambda: len(clerk.ids) == 10)
    assert [*clerk.ids[:2], *clerk.ids[4:]] == between, "before the whole sheet, though its verso was looked at"


def test_a_scanner_that_was_lost_comes_back_but_starts_only_by_a_key(
    clerk: Clerk, feed: Feed, sheets: Path, tmp_path: Path
) -> None:
    feed(f"folder {sheets} 2", "device_offline plugged", f"folder {sheets} 2", "empty")
    clerk.scan()
    bar = clerk.view.fault
    assert bar._title.text().startswith("Mất")
    assert not bar._resume.isEnabled()
    clerk.press(Qt.Key.Key_F5)
    assert not clerk.presenter.run.running
    clerk.until(lambda: "tự kết nối lại" in bar._state.text() and clerk.presenter.feeding.watch.seconds > 0)
    (tmp_path / "plugged").touch()
    clerk.until(bar._resume.isEnabled)
    assert "đã trở lại" in bar._state.text()
    assert not clerk.presenter.run.running
    clerk.scan()
    assert len(clerk.ids) == 4
    assert clerk.presenter.end is not None
    assert clerk.presenter.end.error is None


def test_an_open_cover_keeps_the_keys_off_until_it_is_shut(
    clerk: Clerk, feed: Feed, sheets: Path, tmp_path: Path
) -> None:
    feed(f"folder {sheets} 2", "cover_open shut", f"folder {sheets} 2", "empty")
    clerk.scan()
    bar = clerk.view.fault
    clerk.until(lambda: "vẫn báo: nắp" in bar._state.text().lower() and not bar._resume.isEnabled())
    (tmp_path / "shut").touch()
    clerk.until(bar._resume.isEnabled)
    clerk.scan()
    assert len(clerk.ids) == 4


def test_the_armed_station_takes_each_stack_as_soon_as_it_lies_there(clerk: Clerk, feed: Feed, tmp_path: Path) -> None:
    feed("until first", "generate 2", "empty", "until second", "generate 2", "empty", "until third")
    feeding = clerk.presenter.feeding
    clerk.press(Qt.Key.Key_F7)
    clerk.until(lambda: feeding.waiting)
    assert clerk.view._head.armed.text() == "Chờ giấy"
    (tmp_path / "first").touch()
    clerk.until(lambda: len(clerk.ids) == 2 and feeding.waiting)
    assert not clerk.view.fault.isVisible(), "the end of a stack is nothing to be told"
    clerk.press(Qt.Key.Key_L)
    clerk.until(lambda: not clerk.presenter.run.running)
    assert feeding.armed
    (tmp_path / "second").touch()
    clerk.press(Qt.Key.Key_Escape)
    clerk.until(lambda: len(clerk.ids) == 4 and feeding.waiting)
    clerk.press(Qt.Key.Key_Escape)
    clerk.until(lambda: not clerk.presenter.run.running)
    assert not feeding.armed
    clerk.press(Qt.Key.Key_F7)
    clerk.until(lambda: feeding.waiting)
    clerk.view.hide()
    clerk.until(lambda: not clerk.presenter.run.running)
    assert not feeding.armed, "nobody sees into which dossier the paper would go"


def test_a_returned_dossier_opens_where_the_reviewer_found_something(
    clerk: Clerk, feed: Feed, station: Station, dossier: Dossier, crew: Any, sheets: Path
) -> None:
    feed(f"folder {sheets} 4", "empty")
    clerk.scan()
    clerk.rest()
    submit_dossier(station, crew[Role.OPERATOR], dossier, "inventory_wrong")
    with station.workspace.read() as reader:
        third = reader.pages(dossier.id)[2]
    reject_page(station, crew[Role.REVIEWER], third, "blurred", "mờ cả góc trái")
    return_dossier(station, crew[Role.REVIEWER], dossier, "rejected_pages")
    clerk.presenter.pages.clear()
    clerk.view.enter(dossier.id)
    clerk.until(lambda: clerk.presenter.pages.current is not None and clerk.presenter.pages.current.page.id == third.id)
    card = clerk.view.panel._verdict
    clerk.until(card.isVisible)
    assert card._note.text() == "“mờ cả góc trái”"
    assert "Trần Văn Minh" in card._who.text()
    clerk.press(Qt.Key.Key_Home, Qt.Key.Key_N)
    assert clerk.presenter.pages.current is not None
    assert clerk.presenter.pages.current.page.id == third.id


def test_the_grid_takes_the_place_of_strip_and_page(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(f"folder {sheets} 4", "empty")
    clerk.scan()
    clerk.press(Qt.Key.Key_G)
    assert clerk.view.page.showing_grid
    assert not clerk.view._work.list.isVisible()
    assert clerk.view.page.grid.hasFocus()
    clerk.press(Qt.Key.Key_Home)
    clerk.press(Qt.Key.Key_End, held=SHIFT)
    assert len(clerk.presenter.chosen.targets()) == 4
    clerk.press(Qt.Key.Key_Space)
    assert not clerk.view.page.showing_grid
    assert clerk.view.strip.hasFocus()


def test_pairs_and_the_editor_take_the_place_of_the_page_and_give_it_back(
    clerk: Clerk, feed: Feed, sheets: Path
) -> None:
    feed(f"folder {sheets} 4", "empty")
    clerk.scan()
    clerk.rest()
    clerk.go(2)
    page = clerk.view.page
    clerk.press(Qt.Key.Key_P)
    assert page.showing_pairs
    assert page.beside.shown.page_id == clerk.ids[0]
    clerk.press(Qt.Key.Key_E)
    assert page.editing
    clerk.until(lambda: page.editor._presenter.frame is not None)
    clerk.press(Qt.Key.Key_Right)
    clerk.change(Qt.Key.Key_Return)
    assert not page.editing
    assert page.showing_pairs
    clerk.press(Qt.Key.Key_E)
    clerk.press(Qt.Key.Key_Escape)
    assert not page.editing
    clerk.press(Qt.Key.Key_Space)
    assert not page.showing_pairs


def test_several_pages_are_one_change_and_move_by_hand(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(f"folder {sheets} 4", "empty")
    clerk.scan()
    clerk.rest()
    first, second, third, fourth = clerk.ids
    clerk.go(1)
    clerk.press(Qt.Key.Key_Right, held=SHIFT)
    assert "2" in clerk.view._work.count.text()
    clerk.view.strip.move_wanted.emit((first, second), third)
    clerk.until(lambda: clerk.ids == [third, first, second, fourth])
    clerk.press(Qt.Key.Key_Z, held=CTRL)
    clerk.until(lambda: clerk.ids == [first, second, third, fourth])
    clerk.rest()
    clerk.go(1)
    clerk.press(Qt.Key.Key_Right, held=SHIFT)
    inspect_pages(clerk.presenter._shift.station, clerk.presenter.pages.dossier_id)
    picker = clerk.view.questions._panel.picker
    clerk.press(Qt.Key.Key_B)
    clerk.until(picker.isVisible)
    clerk.press(Qt.Key.Key_2, Qt.Key.Key_Return)
    clerk.until(lambda: len(clerk.presenter.pages.view.blank) == 2)  # type: ignore[union-attr]
    clerk.press(Qt.Key.Key_Z, held=CTRL)
    clerk.until(lambda: not clerk.presenter.pages.view.blank)  # type: ignore[union-attr]


def test_a_page_with_words_is_called_blank_only_when_asked_back(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(f"folder {sheets} 2", "empty")
    clerk.scan()
    clerk.rest()
    inspect_pages(clerk.presenter._shift.station, clerk.presenter.pages.dossier_id)
    clerk.go(1)
    picker = clerk.view.questions._panel.picker
    clerk.press(Qt.Key.Key_B)
    clerk.until(picker.isVisible)
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.presenter.pages.view is not None
    assert not clerk.presenter.pages.view.blank
    clerk.press(Qt.Key.Key_B)
    clerk.until(picker.isVisible)
    clerk.press(Qt.Key.Key_2, Qt.Key.Key_Return)
    clerk.until(lambda: len(clerk.presenter.pages.view.blank) == 1)  # type: ignore[union-attr]
    clerk.press(Qt.Key.Key_Z, held=CTRL)
    clerk.until(lambda: not clerk.presenter.pages.view.blank)  # type: ignore[union-attr]
