"""Several pages selected and dragged to another place; pages that arrive one by one lie as if laid out together."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from test_page_strip import document, grid_of, page

from station.gui.pages.page_model import PageModel
from station.gui.pages.page_rows import build_rows
from station.gui.pages.page_selection import landing


def test_shift_takes_a_run_in_and_the_order_is_that_of_the_pages(qtbot: QtBot, dressed: object) -> None:
    view = grid_of(qtbot, [page(n) for n in range(1, 9)], [])
    told: list[tuple[str, ...]] = []
    view.show_page("p5")
    view.selection_changed.connect(told.append)
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1] == view.selected == ("p3", "p4", "p5")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.selected == ("p1",)


def test_dragged_pages_are_wanted_behind_the_page_under_the_hand(qtbot: QtBot, dressed: object) -> None:
    view = grid_of(qtbot, [page(n) for n in range(1, 9)], [])
    view.movable = True
    wanted: list[tuple[tuple[str, ...], str]] = []
    view.move_wanted.connect(lambda ids, after: wanted.append((ids, after)))
    view.show_page("p1")
    start, end = view.cell_rect("p1").center(), view.cell_rect("p4").center() + QPoint(20, 0)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), end)
    assert view._drag.indicator is not None
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert wanted == [(("p1",), "p4")]


def test_pages_dropped_where_they_are_are_not_moved() -> None:
    order = ["a", "b", "c", "d"]
    assert landing(order, frozenset("bc"), "a") is None
    assert landing(order, frozenset("bc"), "c") is None
    assert landing(order, frozenset("bc"), "d") == "d"
    assert landing(order, frozenset("bc"), "") == ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sides=st.lists(st.tuples(st.sampled_from(["recto", "verso"]), st.booleans()), min_size=1, max_size=14),
    pairs=st.sampled_from([1, 2, 3]), marked=st.booleans(),
)  # fmt: skip
def test_pages_that_come_one_by_one_lie_as_if_they_came_together(
    qapp: object, sides: list[tuple[str, bool]], pairs: int, marked: bool
) -> None:
    sheet, items = 1, []
    for number, (side, turned) in enumerate(sides, start=1):
        sheet += int(turned)
        items.append(page(number, sheet, side))
    documents = [document(1, 1, 1)] if marked else []
    model = PageModel(lambda item: str(item.page.number), pairs)
    model.set_content(items[:1], documents)
    for item in items[1:]:
        model.append(item)
    assert [model.row(n) for n in range(model.rowCount())] == build_rows(items, documents, pairs)
    for item in items:
        assert model.item(model.index_of(item.page.id)) is item
