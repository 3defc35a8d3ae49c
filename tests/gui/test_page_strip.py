"""Pages in rows of sheets, the view that keeps its place, and marks that cover no text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from station.gui.pages.page_delegate import PageDelegate
from station.gui.pages.page_grid import PageGrid
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_model import ITEM, HeadRow, PageModel, SheetRow, SlotRow, build_rows
from station.gui.pages.page_rows import HeadsRow
from station.gui.pages.page_view import PageView, Shown
from station.model.dossier import Capture, Document, Master, Page
from station.model.states import CaptureState, PageState


def page(number: int, sheet: int = 0, side: str = "", state: PageState = PageState.PASSED) -> PageItem:
    at = datetime(2026, 11, 20, tzinfo=UTC)
    master = Master(f"{number:064x}", 1, "image/jpeg", 2480, 3508, 300.0, "color")
    capture = Capture(
        f"c{number}", f"p{number}", number, CaptureState.CURRENT, master, "u", "s", {}, "a4", "1", {}, at, "2026-11-20"
    )
    side = side or ("recto" if number % 2 else "verso")
    return PageItem(Page(f"p{number}", "d", number, number, sheet or (number + 1) // 2, side, state, capture))


def document(ordinal: int, first: int, *ids: int) -> Document:
    return Document(f"v{ordinal}", "d", ordinal, f"p{first}", tuple(f"p{n}" for n in ids))


def shown(rows: list[object]) -> list[object]:
    return [
        row.ids if isinstance(row, SheetRow) else row.ordinal if isinstance(row, HeadRow) else "slot" for row in rows
    ]


def test_recto_stands_beside_verso_under_the_head_of_its_document() -> None:
    items = [page(1), page(2), page(3), page(4), page(5, side="recto")]
    rows = build_rows(items, [document(1, 1, 1, 2), document(2, 3, 3, 4, 5)], pairs=1, slot=4)
    assert shown(rows) == [1, ("p1", "p2"), 2, ("p3", "p4"), ("p5", ""), "slot"]


def test_a_document_that_begins_on_a_verso_splits_its_sheet() -> None:
    rows = build_rows([page(1), page(2)], [document(1, 1, 1), document(2, 2, 2)], pairs=1)
    assert shown(rows) == [1, ("p1", ""), 2, ("", "p2")]


def test_a_sheet_with_two_rectos_loses_none() -> None:
    items = [page(1, sheet=1, side="recto"), page(2, sheet=1, side="recto")]
    assert shown(build_rows(items, [], pairs=1)) == [("p1", ""), ("p2", "")]


def test_the_grid_lays_several_sheets_in_a_row() -> None:
    rows = build_rows([page(n) for n in range(1, 8)], [], pairs=2)
    assert shown(rows) == [("p1", "p2", "p3", "p4"), ("p5", "p6", "p7", "")]


def test_short_documents_run_on_within_a_row_and_long_ones_begin_their_own() -> None:
    items = [page(n) for n in range(1, 18)]
    marks = [
        document(1, 1, 1), document(2, 2, 2, 3, 4), document(3, 5, 5, 6, 7, 8, 9, 10), document(4, 11, 11, 12),
        document(5, 13, 13), document(6, 14, 14), document(7, 15, 15, 16, 17),
    ]  # fmt: skip
    rows = build_rows(items, marks, pairs=3, run_on=True)
    heads = [
        [(start, head.ordinal) for start, head in row.heads] if isinstance(row, HeadsRow) else row.ordinal
        for row in rows if isinstance(row, HeadRow | HeadsRow)
    ]  # fmt: skip
    assert heads == [[(0, 1), (1, 2)], 3, [(0, 4), (1, 5), (2, 6)], 7]
    cells = [row.ids for row in rows if isinstance(row, SheetRow)]
    assert cells == [
        ("p1", "", "", "p2", "p3", "p4"), ("p5", "p6", "p7", "p8", "p9", "p10"), ("p11", "p12", "p13", "", "", "p14"),
        ("p15", "p16", "p17", "", "", ""),
    ]  # fmt: skip
    assert len(build_rows(items, marks, pairs=3)) == 14, "each began a row of its own"


def test_the_grid_shows_each_head_over_its_own_sheets(qtbot: QtBot) -> None:
    heads: list[tuple[int, int, int]] = []

    class Delegate(PageDelegate):
        def paint_row(self, painter: QPainter, rect: QRect, row: HeadRow | SlotRow) -> None:
            if isinstance(row, HeadRow):
                heads.append((row.ordinal, rect.left(), rect.right()))
            super().paint_row(painter, rect, row)

    model = PageModel(lambda item: str(item.page.number))
    model.run_on = True
    view = PageGrid(model, Delegate(lambda _page, _box: None, lambda _item: ""), thumb=60)
    qtbot.addWidget(view)
    view.resize(760, 300)
    model.set_content([page(n) for n in range(1, 7)], [document(1, 1, 1, 2), document(2, 3, 3, 4, 5, 6)])
    view.show()
    qtbot.waitExposed(view)
    view.grab()
    (first, start, end), (second, after, right) = sorted(set(heads))
    assert (first, second, start) == (1, 2, 0)
    assert end < after <= view.cell_rect("p3").left()
    assert right == view.viewport().width() - 1
    view.show_page("p5")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.selected == ("p4",)


numbers_of_pages = st.lists(st.integers(1, 40), unique=True, max_size=12).map(sorted)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(numbers_of_pages, st.booleans(), st.sampled_from([1, 2])), min_size=1, max_size=5))
def test_whatever_changes_the_model_shows_what_it_was_given(
    qapp: object, steps: list[tuple[list[int], bool, int]]
) -> None:
    model = PageModel(lambda item: str(item.page.number))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for numbers, marked, pairs in steps:
        items = [page(n) for n in numbers]
        documents = [document(1, numbers[0], *numbers)] if marked and numbers else []
        model.set_pairs(pairs)
        model.set_content(items, documents)
        assert shown([model.row(n) for n in range(model.rowCount())]) == shown(build_rows(items, documents, pairs))
        for item in items:
            assert model.item(model.index_of(item.page.id)) == item
    del tester


def test_a_page_that_arrives_leaves_the_others_alone(qtbot: QtBot) -> None:
    model = PageModel(lambda item: str(item.page.number))
    model.set_content([page(n) for n in range(1, 7)], [])
    resets: list[object] = []
    inserted: list[tuple[int, int]] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.set_content([page(n) for n in range(1, 9)], [])
    assert resets == []
    assert inserted == [(3, 3)]


def test_only_pages_can_be_chosen_and_they_say_what_they_are(qapp: object) -> None:
    model = PageModel(lambda item: f"page {item.page.number}")
    model.set_content([page(1)], [document(1, 1, 1)], slot=2)
    head, recto, nothing, slot = (model.index(*place) for place in ((0, 0), (1, 0), (1, 1), (2, 0)))
    assert isinstance(model.row(2), SlotRow)
    assert [model.flags(index) != Qt.ItemFlag.NoItemFlags for index in (head, recto, nothing, slot)] == [
        False, True, False, False,
    ]  # fmt: skip
    assert recto.data(Qt.ItemDataRole.AccessibleTextRole) == "page 1"
    assert nothing.data(ITEM) is None


def grid_of(qtbot: QtBot, items: list[PageItem], documents: list[Document], thumb: int = 0) -> PageGrid:
    model = PageModel(lambda item: str(item.page.number))
    view = PageGrid(model, PageDelegate(lambda _page, _box: None, lambda _item: "trống"), thumb=thumb)
    view.model_kept = model  # type: ignore[attr-defined]
    qtbot.addWidget(view)
    view.resize(760 if thumb else 256, 600)
    model.set_content(items, documents)
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.mark.parametrize("thumb", [0, 128])
def test_the_keys_go_through_the_pages_and_pass_heads_over(qtbot: QtBot, dressed: object, thumb: int) -> None:
    items = [page(n) for n in range(1, 9)]
    view = grid_of(qtbot, items, [document(1, 1, 1, 2, 3, 4), document(2, 5, 5, 6, 7, 8)], thumb)
    picked: list[str] = []
    view.chosen.connect(picked.append)
    view.show_page("p1")
    assert picked == []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_End,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(view, key)
    assert picked == ["p2", "p3", "p5", "p8", "p7", "p1"]
    picked.clear()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert picked == (["p5"] if thumb else ["p3"])
    assert view.grab().toImage().size() == view.size()


def test_the_chosen_page_stays_chosen_while_others_arrive(qtbot: QtBot, dressed: object) -> None:
    view = grid_of(qtbot, [page(n) for n in range(1, 5)], [])
    picked: list[str] = []
    view.show_page("p3")
    view.chosen.connect(picked.append)
    view.model_kept.set_content([page(n) for n in range(1, 12)], [document(1, 1, 1, 2), document(2, 3, 3)])
    item = view.model_kept.item(view.currentIndex())
    assert item is not None
    assert item.page.id == "p3"
    assert picked == []


@pytest.fixture
def view(qtbot: QtBot, dressed: object) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    qtbot.waitExposed(made)
    made.show_page(Shown("p1", QImage(1131, 1600, QImage.Format.Format_RGB32), QSize(2480, 3508)))
    return made


def test_a_new_page_opens_at_the_zoom_and_place_of_the_last(view: PageView) -> None:
    assert view.fits
    view.zoom(3.0, QPointF(100, 100))
    scale, target = view.scale, view.lay.target
    view.show_page(Shown("p2", QImage(10, 14, QImage.Format.Format_RGB32), QSize(2480, 3508)))
    assert view.scale == scale
    assert view.lay.target == target


def test_a_remembered_zoom_is_used_again(view: PageView) -> None:
    assert view.zoom_setting == 0
    view.zoom(2.0)
    setting, scale = view.zoom_setting, view.scale
    view.use_zoom(0)
    assert view.fits
    view.use_zoom(setting)
    assert view.scale == pytest.approx(scale, abs=0.001)


def test_zoom_keeps_the_point_under_the_hand(view: PageView) -> None:
    view.zoom(4.0)
    hand = QPointF(300, 250)
    before = view.lay.share(hand)
    view.zoom(1.5, hand)
    after = view.lay.share(hand)
    assert after.x() == pytest.approx(before.x(), abs=1e-6)
    assert after.y() == pytest.approx(before.y(), abs=1e-6)


def test_a_page_shown_larger_than_its_image_asks_for_every_pixel_once_the_proxy_is_too_small(
    view: PageView, qtbot: QtBot
) -> None:
    wanted: list[str] = []
    view.wanted.connect(wanted.append)
    view.zoom(1.1)
    assert wanted == []
    view.toggle_fit()
    assert view.fits
    view.toggle_fit()
    assert view.scale == 1.0
    assert wanted
    assert set(wanted) == {"p1"}
    wanted.clear()
    view.show_page(Shown("p1", QImage(2480, 3508, QImage.Format.Format_RGB32), QSize(2480, 3508)))
    assert wanted == []


def test_the_place_of_a_finding_comes_into_the_middle(view: PageView) -> None:
    view.show_region(QRect(2000, 3000, 100, 60))
    centre = view.lay.share(QPointF(view.rect().center()))
    assert centre.x() * 2480 == pytest.approx(2050, abs=3)
    assert centre.y() * 3508 == pytest.approx(3030, abs=3)


def test_arrows_move_a_page_only_when_it_is_larger_than_the_view(view: PageView, qtbot: QtBot) -> None:
    target = view.lay.target
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.lay.target == target
    view.zoom(5.0)
    target = view.lay.target
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.lay.target.y() < target.y()
