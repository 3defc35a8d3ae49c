"""The editor of skew and crop with a real page: keys and mouse, the live result, applied, undone and redone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from station.capture.scanner import Device
from station.gui.editor.crop_frame import HANDLES
from station.gui.editor.editor_presenter import EditorPresenter
from station.gui.editor.editor_view import EditorView
from station.gui.editor.live_picture import render_live
from station.gui.editor.measure_field import MeasureField
from station.imaging.render import render
from station.model.dossier import Dossier, Page
from station.model.finding import Report
from station.model.people import Role
from station.model.recipe import Recipe
from station.model.states import PageState
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.edit_pages import correct_page
from station.workflow.inspect_pages import inspect_pages
from station.workflow.page_images import page_pixels
from station.workflow.preview_recipe import open_master
from station.workflow.station import Station

Until = Callable[[Callable[[], Any]], None]
LEAN = 3.0


@pytest.fixture
def scan_page(
    station: Station, crew: Any, dossier: Dossier, script: Callable[..., Path], sheets: Path, tmp_path: Path
) -> Callable[[], Page]:
    """Scan a page that leans by 3° clockwise."""

    def scan() -> Page:
        folder = tmp_path / "leaning"
        folder.mkdir()
        with Image.open(min(sheets.iterdir())) as level:
            level.rotate(-LEAN, fillcolor=(246, 244, 236)).save(folder / "1.png", dpi=(200, 200))
        path = script(f"folder {folder} 1")
        device = Device(f"virtual:{path}", "virtual", str(path))
        plan = CapturePlan(dossier, device, station.profiles.capture_profile("a4-colour-300"), "b1")
        list(capture_pages(station, crew[Role.OPERATOR], plan, lambda: False))
        return stored(station, dossier)[0]

    return scan


def stored(station: Station, dossier: Dossier) -> tuple[Page, Report | None, Recipe | None]:
    with station.workspace.read() as reader:
        page = reader.pages(dossier.id)[0]
        return page, reader.report(page.capture.id), reader.manual_recipe(page.capture.id)


@pytest.fixture
def page(station: Station, scan_page: Callable[[], Page], dossier: Dossier) -> Page:
    """The leaning page, inspected."""
    scan_page()
    inspect_pages(station, dossier.id)
    return stored(station, dossier)[0]


@pytest.fixture
def presenter(start_shift: Callable[[Role], Any]) -> Iterator[EditorPresenter]:
    made = EditorPresenter(start_shift(Role.OPERATOR))
    yield made
    made.close()


@pytest.fixture
def view(presenter: EditorPresenter, page: Page, qtbot: QtBot, until: Until) -> Iterator[EditorView]:
    """The editor in the place where a room puts it, with the page open."""
    room, stack = QWidget(), QStackedWidget()
    made = EditorView(presenter)
    stack.addWidget(made)
    layout = QHBoxLayout(room)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(stack)
    qtbot.addWidget(room)
    room.resize(800, 640)
    room.show()
    made.open(page)
    until(lambda: presenter.live is not None)
    yield made
    room.close()


def press(
    qtbot: QtBot, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(widget, key, held)


def rested(station: Station, dossier: Dossier, origin: str) -> Callable[[], bool]:
    def condition() -> bool:
        page, report, _ = stored(station, dossier)
        done = page.state in (PageState.PASSED, PageState.FLAGGED)
        return done and report is not None and report.recipe.origin == origin

    return condition


def test_an_angle_set_by_keys_is_applied_inspected_undone_and_redone(
    view: EditorView, presenter: EditorPresenter, station: Station, dossier: Dossier, qtbot: QtBot, until: Until
) -> None:
    automatic = stored(station, dossier)[1]
    assert automatic is not None
    assert automatic.recipe.angle == pytest.approx(LEAN, abs=0.1)
    heard: list[str] = []
    view.applied.connect(heard.append)
    for _ in range(5):
        press(qtbot, view.master, Qt.Key.Key_Right)
    press(qtbot, view.master, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert presenter.frame is not None
    assert presenter.frame.angle == pytest.approx(automatic.recipe.angle + 0.5, abs=1e-6)
    with qtbot.waitSignal(view.left):
        press(qtbot, view.master, Qt.Key.Key_Return)
    until(rested(station, dossier, "manual"))
    page, report, manual = stored(station, dossier)
    assert report is not None
    assert manual == report.recipe
    assert manual.angle == pytest.approx(automatic.recipe.angle + 0.5, abs=1e-3)
    history = presenter.shift.history
    assert history.undo_words == "Trang 1: nghiêng và cắt bằng tay"
    history.undo()
    until(rested(station, dossier, "automatic"))
    assert stored(station, dossier)[2] is None
    assert stored(station, dossier)[1].recipe == automatic.recipe  # type: ignore[union-attr]
    until(lambda: history.redo_words)
    history.redo()
    until(rested(station, dossier, "manual"))
    assert stored(station, dossier)[2] == manual
    until(lambda: len(heard) == 3)
    assert set(heard) == {page.id}


def test_applying_without_a_change_writes_nothing(
    view: EditorView, presenter: EditorPresenter, station: Station, dossier: Dossier, qtbot: QtBot
) -> None:
    before = stored(station, dossier)
    assert before[1] is not None
    assert presenter.recipe is not None
    assert presenter.recipe.digest == before[1].recipe.digest
    press(qtbot, view.master, Qt.Key.Key_Left)
    assert presenter.is_changed
    press(qtbot, view.master, Qt.Key.Key_Right)
    assert presenter.recipe.digest == before[1].recipe.digest
    with qtbot.waitSignal(view.left):
        press(qtbot, view.master, Qt.Key.Key_Return)
    assert stored(station, dossier) == before
    assert presenter.shift.history.undo_words == ""


def test_a_person_goes_back_to_automatic(
    presenter: EditorPresenter, page: Page, station: Station, crew: Any, dossier: Dossier, qtbot: QtBot, until: Until
) -> None:
    automatic = stored(station, dossier)[1]
    assert automatic is not None
    mine = automatic.recipe.turned(1)
    assert automatic.recipe.angle > 0
    correct_page(station, crew[Role.OPERATOR], page, mine)
    inspect_pages(station, dossier.id)
    presenter.open(page)
    until(lambda: presenter.live is not None or presenter.frame is not None)
    assert presenter.recipe == mine
    assert not presenter.is_changed
    presenter.use_automatic()
    assert presenter.awaits_automatic
    until(lambda: not presenter.awaits_automatic)
    assert presenter.recipe == automatic.recipe
    assert presenter.is_automatic
    assert presenter.is_changed
    with qtbot.waitSignal(presenter.left):
        presenter.apply()
    until(rested(station, dossier, "automatic"))
    assert stored(station, dossier)[2] is None
    presenter.shift.history.undo()
    until(rested(station, dossier, "manual"))
    assert stored(station, dossier)[2] == mine


def test_an_undo_reaches_the_page_that_is_open_again(
    presenter: EditorPresenter, page: Page, station: Station, dossier: Dossier, until: Until, qtbot: QtBot
) -> None:
    presenter.open(page)
    until(lambda: presenter.frame is not None)
    automatic = presenter.recipe
    presenter.lean_by(-1.0)
    mine = presenter.recipe
    with qtbot.waitSignal(presenter.left):
        presenter.apply()
    presenter.open(page)
    until(lambda: presenter.frame is not None)
    assert presenter.recipe == mine
    presenter.shift.history.undo()
    until(lambda: presenter.recipe == automatic and presenter.standing is not None)
    assert presenter.is_automatic
    presenter.leave()
    until(rested(station, dossier, "automatic"))


def test_what_a_page_would_be_is_found_before_its_inspection(
    presenter: EditorPresenter, scan_page: Callable[[], Page], until: Until
) -> None:
    presenter.open(scan_page())
    until(lambda: presenter.reading.before is not None)
    assert presenter.recipe is not None
    assert presenter.recipe.angle == pytest.approx(LEAN, abs=0.1)
    assert presenter.is_automatic
    assert not presenter.is_changed


def test_the_reading_is_measured_when_the_hand_rests(
    view: EditorView, presenter: EditorPresenter, until: Until, station: Station, dossier: Dossier
) -> None:
    reading = presenter.reading
    before = reading.before
    assert before is not None
    assert before > 50
    assert reading.after == before
    presenter.set_rotation(20.0)
    assert reading.busy
    assert reading.after is None
    until(lambda: not reading.busy)
    assert reading.after is None or reading.after < before - 10
    presenter.set_rotation(-LEAN)
    until(lambda: not reading.busy)
    assert reading.after == pytest.approx(before, abs=5)
    assert f"OCR {round(before)} → {round(reading.after)}" in view.bar.reading.text() or round(before) == round(
        reading.after
    )


def test_without_an_engine_nothing_is_said_to_be_measured(
    start_shift: Callable[[Role], Any], page: Page, until: Until, qtbot: QtBot
) -> None:
    shift = start_shift(Role.OPERATOR)
    settings = replace(shift.station.settings, ocr_engine="no_such_engine")
    presenter = EditorPresenter(replace(shift, station=replace(shift.station, settings=settings)))
    view = EditorView(presenter)
    qtbot.addWidget(view)
    view.open(page)
    until(lambda: presenter.frame is not None)
    presenter.set_rotation(0.0)
    until(lambda: presenter.reading.fault is not None)
    assert presenter.reading.after is None
    assert view.bar.reading.text().endswith("→ chưa đo")
    assert "no_such_engine" in view.bar.reading.toolTip()
    presenter.close()


def test_what_is_shown_is_what_is_rendered(
    view: EditorView, presenter: EditorPresenter, page: Page, station: Station, until: Until
) -> None:
    presenter.turn(1)
    presenter.set_inset("left", 12.0)
    recipe = presenter.recipe
    assert recipe is not None
    until(lambda: presenter.live is not None and presenter.live.recipe == recipe)
    assert view._wish is not None
    part = render_live(open_master(station, page), view._wish).result
    whole = render(page_pixels(station, page, corrected=False), recipe)
    image = part.image
    shown = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    shown = shown[:, : image.width(), 2::-1]
    small = np.asarray(Image.fromarray(whole).resize((image.width(), image.height()), Image.Resampling.BOX))
    assert abs(part.page.width() / part.page.height() - whole.shape[1] / whole.shape[0]) < 0.01
    assert np.abs(small.astype(int) - shown.astype(int)).mean() < 6
    assert np.corrcoef(small.ravel(), shown.ravel())[0, 1] > 0.9


def test_a_crop_through_the_text_is_told_and_shown(view: EditorView, presenter: EditorPresenter, until: Until) -> None:
    assert presenter.cut == 0
    presenter.set_inset("left", 40.0)
    until(lambda: presenter.cut > 3)
    assert view.master._shows_cut
    assert "mẩu" in view.bar._said.text()
    presenter.set_inset("left", 0.0)
    until(lambda: presenter.cut == 0)
    presenter.set_inset("top", -10.0)
    assert presenter.frame is not None
    assert presenter.frame.beyond > 60


def test_handles_are_walked_by_tab_and_moved_by_arrows(
    view: EditorView, presenter: EditorPresenter, qtbot: QtBot
) -> None:
    frame = presenter.frame
    assert frame is not None
    walked = []
    for _ in HANDLES:
        press(qtbot, view.master, Qt.Key.Key_Tab)
        walked.append(view.master.handle)
    assert walked == list(HANDLES)
    assert view.master.accessibleDescription() == "Cạnh trái"
    press(qtbot, view.master, Qt.Key.Key_Right)
    press(qtbot, view.master, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, view.master, Qt.Key.Key_Up)
    moved = presenter.frame
    assert moved is not None
    assert moved.left == pytest.approx(frame.left + 11, abs=1)
    assert (moved.top, moved.right, moved.bottom, moved.angle) == (frame.top, frame.right, frame.bottom, frame.angle)
    press(qtbot, view.master, Qt.Key.Key_Tab)
    assert isinstance(view.focusWidget(), QWidget)
    assert not view.master.hasFocus()
    view.go_out()
    assert view.master.hasFocus()
    assert view.master.handle == ""
    with qtbot.waitSignal(view.left):
        press(qtbot, view.master, Qt.Key.Key_Escape)


def test_the_mouse_levels_a_line_and_drags_a_handle(
    view: EditorView, presenter: EditorPresenter, qtbot: QtBot, until: Until
) -> None:
    master, page = view.master, view.master._page
    presenter.set_rotation(0.0)
    start = page.center().toPoint()
    end = start + QPoint(100, 5)
    for event, point in ((qtbot.mousePress, start), (qtbot.mouseMove, end), (qtbot.mouseRelease, end)):
        event(master, Qt.MouseButton.LeftButton, pos=point) if event != qtbot.mouseMove else event(master, pos=point)
    assert presenter.frame is not None
    assert presenter.frame.angle == pytest.approx(2.86, abs=0.1)
    before = presenter.frame
    grip = master._to_view(before.handle("right")).toPoint()
    goal = grip - QPoint(40, 0)
    qtbot.mousePress(master, Qt.MouseButton.LeftButton, pos=grip)
    qtbot.mouseMove(master, pos=goal)
    qtbot.mouseRelease(master, Qt.MouseButton.LeftButton, pos=goal)
    after = presenter.frame
    assert after.right == pytest.approx(before.right - 40 / master._scale, abs=3 / master._scale)
    assert after.left == before.left


def test_numbers_are_typed_in_millimetres_of_the_language(
    view: EditorView, presenter: EditorPresenter, qtbot: QtBot
) -> None:
    field = view.bar.insets["left"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "12,5")
    press(qtbot, field, Qt.Key.Key_Return)
    assert presenter.frame is not None
    assert presenter.frame.left == round(12.5 / 25.4 * 200)
    assert view.master.hasFocus()
    angle = view.bar.angle
    angle.setFocus()
    angle.selectAll()
    qtbot.keyClicks(angle, "-1,25")
    press(qtbot, angle, Qt.Key.Key_Up)
    assert presenter.frame.angle == pytest.approx(1.15)
    angle.selectAll()
    qtbot.keyClicks(angle, "abc")
    press(qtbot, angle, Qt.Key.Key_Return)
    assert presenter.frame.angle == pytest.approx(1.15)
    assert presenter.page is not None


def test_keys_of_the_room_rest_while_the_editor_is_open(
    view: EditorView, presenter: EditorPresenter, qtbot: QtBot
) -> None:
    struck: list[str] = []
    for key in ("N", "Del", "Esc", "Return", "Ctrl+Return", "Ctrl+Left", "F8", "["):
        shortcut = QShortcut(key, view.window())
        shortcut.activated.connect(lambda key=key: struck.append(key))
    press(qtbot, view.master, Qt.Key.Key_N)
    press(qtbot, view.master, Qt.Key.Key_Delete)
    press(qtbot, view.master, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, view.master, Qt.Key.Key_F8)
    qtbot.keyClicks(view.master, "[")
    assert presenter.frame is not None
    assert presenter.frame.turn == 270
    with qtbot.waitSignal(view.next_wanted):
        press(qtbot, view.master, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert struck == ["F8"]


def test_a_page_that_was_scanned_again_is_refused_in_words(
    view: EditorView, presenter: EditorPresenter, page: Page, station: Station, crew: Any, dossier: Dossier,
    script: Callable[..., Path], sheets: Path, qtbot: QtBot,
) -> None:  # fmt: skip
    path = script(f"folder {sheets} 1")
    device = Device(f"virtual:{path}", "virtual", str(path))
    profile = station.profiles.capture_profile("a4-colour-300")
    plan = CapturePlan(dossier, device, profile, "b2", replace=page)
    list(capture_pages(station, crew[Role.OPERATOR], plan, lambda: False))
    presenter.lean_by(0.5)
    with qtbot.waitSignal(presenter.failed):
        presenter.apply()
    assert presenter.page is not None
    assert presenter.can_apply
    assert view.bar._said.text() != ""


def test_zoom_keeps_the_same_point_in_both_panes(view: EditorView, presenter: EditorPresenter, until: Until) -> None:
    view._toggle_zoom()
    view._pan(QPointF(-120, -200))
    until(lambda: presenter.live is not None and presenter.live.master.page == view.master._page)
    live, frame = presenter.live, presenter.frame
    assert live is not None
    assert frame is not None
    middle = view.master.rect().center()
    x, y = frame.straightened(view.master._to_page(QPointF(middle)))
    scale = live.result.page.width() / frame.size[0]
    assert live.result.page.x() + (x - frame.left) * scale == pytest.approx(view.result.rect().center().x(), abs=2)
    assert live.result.page.y() + (y - frame.top) * scale == pytest.approx(view.result.rect().center().y(), abs=2)


def test_signs_are_themselves_on_every_keyboard(view: EditorView, presenter: EditorPresenter, qtbot: QtBot) -> None:
    fit = view._place
    press(qtbot, view.master, Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    assert not view._place.fit
    press(qtbot, view.master, Qt.Key.Key_Z)
    assert view._place.fit == fit.fit
    presenter.lean_by(1.0)
    press(qtbot, view.master, Qt.Key.Key_0)
    assert presenter.is_automatic
    press(qtbot, view.master, Qt.Key.Key_BracketRight)
    assert presenter.frame is not None
    assert presenter.frame.turn == 90


def test_a_click_leaves_the_keyboard_with_the_page(view: EditorView, presenter: EditorPresenter, qtbot: QtBot) -> None:
    before = presenter.frame
    assert before is not None
    qtbot.mouseClick(view.bar.more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view._right, Qt.MouseButton.LeftButton)
    assert view.master.hasFocus()
    press(qtbot, view.master, Qt.Key.Key_Left)
    assert presenter.frame is not None
    assert (presenter.frame.turn, presenter.frame.angle) == (90, pytest.approx(before.angle))


def test_everything_that_takes_the_keyboard_has_a_name(view: EditorView) -> None:
    for child in view.findChildren(QWidget):
        if child.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            assert child.accessibleName(), child
    assert all(isinstance(field, MeasureField) for field in view.bar.fields)
