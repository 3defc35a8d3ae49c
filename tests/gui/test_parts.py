"""Parts of which all rooms are made: the row with the keyboard is seen, heads are whole, boxes are seen in the dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QLineEdit, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from station.gui import theme
from station.gui.parts.check_box import SIDE, CheckBox
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.focus_keeper import FocusKeeper, tab_through
from station.gui.parts.key_button import KeyButton
from station.gui.parts.tables import plain_table


def model(*heads: str) -> QStandardItemModel:
    made = QStandardItemModel(3, len(heads))
    made.setHorizontalHeaderLabels(heads)
    return made


@pytest.fixture(params=theme.THEMES.values(), ids=lambda shown: shown.name)
def page(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, dressed: object) -> Iterator[QWidget]:
    """A page with a field and whatever a test puts below it, in both themes."""
    theme.apply(qapp, request.param)
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    made.resize(600, 300)
    yield made
    theme.apply(qapp, theme.LIGHT)


def field_of(page: QWidget) -> QLineEdit:
    found = page.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def put(page: QWidget, widget: QWidget, qtbot: QtBot) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def colour_at(widget: QWidget, place: QPoint) -> QColor:
    return widget.grab().toImage().pixelColor(place)


def test_the_row_that_the_keys_act_on_has_a_ring_and_only_while_they_do(page: QWidget, qtbot: QtBot) -> None:
    table: QTableView = plain_table(model("Mã", "Tên"), stretch=1, widths={0: 120})
    put(page, table, qtbot)
    table.selectRow(1)
    place = QPoint(300, table.rowViewportPosition(1))
    accent, soft = QColor(theme.current().accent), QColor(theme.current().soft)
    table.setFocus()
    qtbot.waitUntil(lambda: colour_at(table.viewport(), place) == accent)
    below = QPoint(300, table.rowViewportPosition(2) + 1)
    assert colour_at(table.viewport(), below) == QColor(theme.current().surface)
    field_of(page).setFocus()
    qtbot.waitUntil(lambda: colour_at(table.viewport(), place) == soft)
    assert colour_at(table.viewport(), QPoint(1, place.y())) == accent, (
        "which row is chosen is told without the keyboard"
    )


def test_a_list_of_which_no_row_is_current_shows_the_keyboard_around_all(page: QWidget, qtbot: QtBot) -> None:
    table: QTableView = plain_table(model("Mã", "Tên"), stretch=1, widths={0: 120})
    put(page, table, qtbot)
    field_of(page).setFocus()
    place, accent = QPoint(1, 60), QColor(theme.current().accent)
    assert colour_at(table.viewport(), place) != accent
    table.setFocus()
    table.setCurrentIndex(QModelIndex())
    qtbot.waitUntil(lambda: colour_at(table.viewport(), place) == accent)


def test_the_words_over_a_column_are_never_cut(page: QWidget, qtbot: QtBot) -> None:
    shown = model("Tên", "Trang đã quét", "Hồ sơ đóng gói")
    table = plain_table(shown, stretch=0, widths={1: 20, 2: 20})
    put(page, table, qtbot)
    metrics = QFontMetrics(theme.font())
    header: QHeaderView = table.horizontalHeader()
    for column in (1, 2):
        words = shown.headerData(column, Qt.Orientation.Horizontal)
        assert header.sectionSize(column) >= metrics.horizontalAdvance(words) + 24
    shown.setHorizontalHeaderLabels(["Name", "Pages scanned so far today", "Packaged"])
    assert header.sectionSize(1) >= metrics.horizontalAdvance("Pages scanned so far today") + 24


def test_a_box_to_tick_is_seen_and_ticked_with_the_space_bar(page: QWidget, qtbot: QtBot) -> None:
    box = CheckBox("Bản mới của mục lục")
    put(page, box, qtbot)
    field_of(page).setFocus()
    left = QPoint(2, box.height() // 2)
    inside = QPoint(2 + SIDE - 4, box.height() // 2 - SIDE // 2 + 2)
    qtbot.waitUntil(lambda: colour_at(box, left) == QColor(theme.current().edge))
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    assert colour_at(box, inside) == QColor(theme.current().accent)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.sizeHint().width() - 6, box.height() // 2))
    assert not box.isChecked(), "the words are struck as the box is"


def test_a_button_that_is_no_longer_the_primary_one_prints_no_longer_bold(page: QWidget, qtbot: QtBot) -> None:
    button = KeyButton(kind="primary")
    button.say("Gộp một tệp")
    put(page, button, qtbot)
    assert button.font().bold() or button.font().weight() >= 600
    button.set_kind("")
    assert button.font().weight() == 400


def test_the_keyboard_goes_back_to_where_it_was_or_elsewhere_when_that_is_gone(page: QWidget, qtbot: QtBot) -> None:
    other, over = QLineEdit(), QLineEdit()
    for one in (other, over):
        put(page, one, qtbot)
    keeper = FocusKeeper()
    other.setFocus()
    keeper.keep()
    over.setFocus()
    keeper.give_back(field_of(page).setFocus)
    assert other.hasFocus()
    keeper.keep()
    over.setFocus()
    other.hide()
    keeper.give_back(field_of(page).setFocus)
    assert field_of(page).hasFocus()


def test_tab_goes_through_what_was_made_later_in_its_place(page: QWidget, qtbot: QtBot) -> None:
    last, late = QLineEdit(), QLineEdit()
    for one in (last, late):
        put(page, one, qtbot)
    tab_through([field_of(page), late, last])
    field_of(page).setFocus()
    for wanted in (late, last):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert wanted.hasFocus()


def whole(words: QLabel) -> bool:
    room = QRect(0, 0, words.width(), 10_000)
    needed = QFontMetrics(theme.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, words.text())
    return words.height() >= needed.height()


def test_a_long_sentence_of_an_empty_list_is_whole(page: QWidget, qtbot: QtBot) -> None:
    empty = EmptyState("reports")
    empty.say(
        "Chưa lập báo cáo nào. Chọn biểu mẫu ở bên trái rồi lập, hai tệp sẽ nằm trong thư mục đã chọn ở đó.", "", ""
    )
    put(page, empty, qtbot)
    words = empty.findChild(QLabel)
    assert isinstance(words, QLabel)
    for width in (600, 300):
        page.resize(width, 400)
        qtbot.waitUntil(lambda width=width: empty.width() < width and whole(words))
        assert words.width() <= empty.width()
