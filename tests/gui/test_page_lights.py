"""Lights on the big page, the region a person drags, and the place that moves no farther than it must."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from station.gui.pages.page_lights import Light, joined
from station.gui.pages.page_place import Lay, Place
from station.gui.pages.page_view import PageView, Shown
from station.model.geometry import Box

SIZE = QSize(2480, 3508)


@pytest.fixture
def view(qtbot: QtBot, dressed: object) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(800, 600)
    image = QImage(620, 877, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    made.show_page(Shown("p1", image, SIZE))
    made.show()
    qtbot.waitExposed(made)
    return made


def colour_at(view: PageView, box: Box) -> str:
    seen = view.lay.rect_of(box).center().toPoint()
    return view.grab().toImage().pixelColor(seen).name().upper()


def test_the_current_light_glows_and_the_others_are_pale(view: PageView) -> None:
    one, other, dark = Box(400, 400, 600, 100), Box(400, 900, 600, 100), Box(1200, 2000, 60, 60)
    view.set_lights([Light("A", (one,), current=True), Light("B", (other,))])
    assert [colour_at(view, box) for box in (one, other, dark)] == ["#FFE26E", "#C4DEF8", "#FFFFFF"]
    view.set_lights([])
    assert colour_at(view, one) == "#FFFFFF"


def test_ink_under_a_light_stays_ink(view: PageView) -> None:
    ink = QImage(620, 877, QImage.Format.Format_RGB32)
    ink.fill(QColor("black"))
    view.show_page(Shown("p1", ink, SIZE))
    view.set_lights([Light("A", (Box(400, 400, 600, 100),), current=True)])
    assert colour_at(view, Box(400, 400, 600, 100)) == "#000000"


def test_another_page_has_no_lights(view: PageView) -> None:
    box = Box(400, 400, 600, 100)
    view.set_lights([Light("A", (box,), current=True)])
    view.show_page(Shown("p2", view.shown.image, SIZE))
    assert colour_at(view, box) == "#FFFFFF"


def test_words_of_a_line_and_lines_of_a_paragraph_become_one_light() -> None:
    words = [QRectF(10, 10, 40, 12), QRectF(54, 10, 40, 12), QRectF(12, 26, 70, 12)]
    assert len(joined(words)) == 1
    assert len(joined([*words, QRectF(300, 300, 20, 12)])) == 2


def test_a_dragged_region_comes_in_page_pixels_and_ends_at_the_edge(view: PageView, qtbot: QtBot) -> None:
    dragged: list[Box] = []
    view.region_dragged.connect(dragged.append)
    target, scale = view.lay.target, view.scale
    start, end = (target.topLeft() + QPointF(20, 30)).toPoint(), (target.bottomRight() + QPointF(50, 50)).toPoint()
    drag(qtbot, view, start, end)
    assert dragged == []
    view.set_region_mode(True)
    drag(qtbot, view, start, end)
    assert len(dragged) == 1
    box = dragged[0]
    assert box.x == pytest.approx(20 / scale, abs=1 / scale)
    assert box.y == pytest.approx(30 / scale, abs=1 / scale)
    assert (box.right, box.bottom) == (SIZE.width(), SIZE.height())


def test_a_slip_of_the_mouse_is_no_region(view: PageView, qtbot: QtBot) -> None:
    dragged: list[Box] = []
    view.region_dragged.connect(dragged.append)
    view.set_region_mode(True)
    drag(qtbot, view, QPoint(400, 300), QPoint(403, 340))
    assert dragged == []
    view.set_region_mode(False)
    drag(qtbot, view, QPoint(400, 300), QPoint(480, 380))
    assert dragged == []


def drag(qtbot: QtBot, view: PageView, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, (start + end) / 2)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_a_box_in_view_moves_nothing_and_one_outside_comes_in(view: PageView) -> None:
    view.zoom(3.0)
    place = view.place
    middle = view.lay.box_of(QRectF(380, 280, 40, 40))
    assert middle is not None
    view.scroll_to_box(middle)
    assert view.place == place
    far = Box(2200, 3300, 120, 60)
    view.scroll_to_box(far)
    assert view.place.scale == place.scale
    assert QRectF(view.rect()).contains(view.lay.rect_of(far))


@given(
    box=st.builds(Box, st.integers(0, 2000), st.integers(0, 3000), st.integers(60, 480), st.integers(60, 500)),
    scale=st.floats(0.1, 3.0), x=st.floats(0, 1), y=st.floats(0, 1),
)  # fmt: skip
def test_boxes_go_to_the_view_and_back(box: Box, scale: float, x: float, y: float) -> None:
    lay = Lay(SIZE, QRectF(0, 0, 800, 600), Place(fit=False, scale=scale, x=x, y=y))
    back = lay.box_of(lay.rect_of(box))
    assert back is not None
    for value, wanted in zip(back.as_list(), box.as_list(), strict=True):
        assert abs(value - wanted) <= 1
