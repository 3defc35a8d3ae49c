"""The worklist with real keys on a real workspace: list, store, card, paper, duplicates, cover sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from station.gui.frame.desk import Desk
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.settings.settings_view import SettingsView
from station.gui.shift import Shift
from station.gui.worklist.box_tree_model import COUNT, BoxTreeModel
from station.gui.worklist.worklist_delegate import WorklistDelegate
from station.gui.worklist.worklist_model import SUMMARY, WINDOW, Column, WorklistModel
from station.gui.worklist.worklist_presenter import WorklistPresenter
from station.gui.worklist.worklist_view import WorklistView
from station.model.dossier import Dossier
from station.model.paper import Condition
from station.model.people import Role
from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.storage.records import DossierSummary, ListFilter, Shelf, ShelfCount
from station.workflow.import_inventory import import_inventory
from station.workflow.paper_custody import check_out
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Until = Callable[[Callable[[], Any]], None]


def line(number: int) -> DossierSummary:
    return DossierSummary(
        f"d{number}", f"H.{number}", f"Hồ sơ {number}", "H", "014", DossierState.REGISTERED, None, 1, 2, "",
        0, 0, 0, 0, 0, 0,
    )  # fmt: skip


def test_a_hundred_thousand_dossiers_cost_the_windows_that_are_looked_at(qapp: object) -> None:
    model = WorklistModel()
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    model.show(WINDOW, [line(n) for n in range(WINDOW)])
    model.grow(100_000)
    assert model.rowCount() == 100_000
    assert model.index(5, Column.DOSSIER).data(SUMMARY) == line(5)
    for row in (54_321, 54_322, 54_399, 99_999):
        assert model.index(row, 0).data() is None
    assert wanted == [54_200, 99_800]
    model.put(54_200, [line(n) for n in range(54_200, 54_400)])
    assert model.index(54_321, 0).data(SUMMARY) == line(54_321)
    for offset in range(0, 10_000, WINDOW):
        model.put(offset, [line(n) for n in range(offset, offset + WINDOW)])
    assert len(model._windows) <= 12


def test_the_tree_has_fonds_inventories_and_boxes_with_their_counts(dressed: object) -> None:
    model = BoxTreeModel()
    boxes = [
        ShelfCount(Shelf("f", "i", "b1"), "H38", "UBND xã", "ML1", "Mục lục 1", "014", 3),
        ShelfCount(Shelf("f", "i", "-"), "H38", "UBND xã", "ML1", "Mục lục 1", "", 2),
        ShelfCount(Shelf("f", "j", "b2"), "H38", "UBND xã", "ML2", "", "014", 5),
    ]
    assert model.show(boxes)
    assert not model.show(list(boxes)), "the same tree leaves what is open as it is"
    everything, fonds = model.index(0, 0), model.index(1, 0)
    assert (everything.data(COUNT), fonds.data(), fonds.data(COUNT)) == ("10", "UBND xã", "10")
    first = model.index(0, 0, fonds)
    assert (first.data(COUNT), model.rowCount(first)) == ("5", 2)
    assert [model.index(row, 0, first).data() for row in range(2)] == ["Hộp 014", "Không có hộp"]
    assert model.index_of(Shelf("f", "j", "b2")).parent().parent() == fonds


class Clerk:
    """A window with the worklist, and the keys of a clerk."""

    def __init__(self, shift: Shift, choice: Any, qtbot: QtBot, until: Until, size: tuple[int, int]) -> None:
        self.shift, self.until, self._qtbot = shift, until, qtbot
        self.presenter = WorklistPresenter(shift, choice)
        self.room = WorklistView(self.presenter)
        self.desk = Desk(shift, [self.room, SettingsView(SettingsPresenter(shift))])
        self.left: list[tuple[str, str]] = []
        self.room.leave_for.connect(lambda name, subject: self.left.append((name, subject)))
        self.desk.resize(*size)
        self.desk.show()
        qtbot.waitExposed(self.desk)
        self.desk.start()
        self.desk.activateWindow()
        until(lambda: self.presenter.model.rowCount() == 5 and self.presenter.counts)
        until(lambda: self.presenter.card.card is not None)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.desk, key, modifier)

    def type(self, words: str) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and not words.isascii():
            field.insert(words)
            field.textEdited.emit(field.text())
        else:
            QTest.keyClicks(field, words)

    def scan(self, words: str) -> Any:
        """Find a code as a hand scanner does, from wherever the focus is."""
        self.press(Qt.Key.Key_O, CTRL)
        self.until(self.room._find.hasFocus)
        self.type(words)
        self.press(Qt.Key.Key_Return)

    def go_to(self, code: str) -> None:
        self.scan(code)
        self.until(lambda: self.card is not None and self.card.dossier.code == code and self.room._table.hasFocus())

    @property
    def card(self) -> Any:
        return self.presenter.card.card

    def titles(self) -> list[str]:
        model = self.presenter.model
        return [model.index(row, 0).data(SUMMARY).title for row in range(model.rowCount())]

    def close(self) -> None:
        self.desk.close_desk()
        self.desk.close()
        self.desk.deleteLater()


Start = Callable[..., Clerk]


@pytest.fixture
def start(
    start_shift: Callable[[Role], Shift], choose: Callable[[Any], Any], qtbot: QtBot, until: Until, dressed: object
) -> Iterator[Start]:
    made: list[Clerk] = []

    def begin(station: Station | None = None, size: tuple[int, int] = (1440, 900)) -> Clerk:
        shift = start_shift(Role.OPERATOR)
        shift = shift if station is None else replace(shift, station=station)
        made.append(Clerk(shift, choose(shift), qtbot, until, size))
        return made[-1]

    yield begin
    for clerk in made:
        clerk.close()


def test_the_list_follows_what_is_typed_without_accents_or_case(start: Start, until: Until) -> None:
    clerk = start()
    clerk.type("ho so DAT")
    until(lambda: clerk.titles() == ["Hồ sơ đất đai"])
    until(lambda: clerk.presenter.counts[ListFilter.ALL] == 1)
    clerk.press(Qt.Key.Key_Escape)
    until(lambda: clerk.presenter.model.rowCount() == 5)
    clerk.room.filters.chips[ListFilter.MINE].click()
    until(lambda: clerk.presenter.model.rowCount() == 0)
    until(lambda: clerk.presenter.counts[ListFilter.REGISTERED] == 5)
    assert clerk.room._stack.currentWidget() is clerk.room._empty
    clerk.press(Qt.Key.Key_Escape)
    until(lambda: clerk.presenter.model.rowCount() == 5)


def test_only_the_last_filter_is_answered(start: Start, until: Until, qtbot: QtBot) -> None:
    clerk = start()
    listed: list[int] = []
    clerk.presenter.listed.connect(lambda: listed.append(clerk.presenter.model.rowCount()))
    for text in ("đất", "015", "không có gì"):
        clerk.presenter.look_for(text)
        clerk.presenter.reload()
    until(lambda: listed)
    qtbot.wait(60)
    assert listed == [0]


def test_choosing_a_box_lists_what_lies_in_it(start: Start, until: Until) -> None:
    clerk = start()
    until(lambda: clerk.presenter.tree.rowCount() == 2)
    clerk.press(Qt.Key.Key_F6)
    until(clerk.room.boxes.tree.hasFocus)
    for _ in range(3):
        clerk.press(Qt.Key.Key_Down)
    until(lambda: clerk.titles() == ["Hồ sơ đất đai"])
    clerk.press(Qt.Key.Key_Down)
    until(lambda: clerk.presenter.model.rowCount() == 4)
    clerk.press(Qt.Key.Key_F6)
    assert clerk.room._table.hasFocus()


def test_in_a_narrow_window_the_store_opens_while_it_has_the_focus(start: Start, until: Until) -> None:
    clerk = start(size=(1366, 768))
    boxes = clerk.room.boxes
    assert not boxes.tree.isVisible()
    assert clerk.room._table.isColumnHidden(Column.BOX)
    clerk.press(Qt.Key.Key_F6)
    until(lambda: boxes.tree.hasFocus() and boxes.width() > 200)
    clerk.press(Qt.Key.Key_F6)
    until(lambda: not boxes.tree.isVisible())
    assert clerk.room._table.hasFocus()


def test_a_scanned_sheet_opens_exactly_its_dossier(start: Start, until: Until) -> None:
    clerk = start()
    clerk.scan("H38 H38.1.2020.004")
    until(lambda: clerk.card is not None and clerk.card.dossier.code == "H38.1.2020.004")
    assert clerk.room._find.text() == "H38.1.2020.004"
    until(lambda: clerk.titles() == ["Hồ sơ số 4"])
    clerk.scan("H38 H38.1.2020.00")
    until(clerk.room.news.isVisible)
    assert "H38.1.2020.00" in clerk.room.news.text()
    assert clerk.card is None, "the next key must not act on a dossier that nobody asked for"
    clerk.press(Qt.Key.Key_F5)
    assert clerk.left == []


def test_a_code_of_two_fonds_is_not_guessed(
    start: Start, until: Until, station: Station, crew: Any, tmp_path: Path, mapping: Any
) -> None:
    path = tmp_path / "second.csv"
    path.write_text("Mã hồ sơ,Tiêu đề\nH38.1.2020.003,Cùng mã\n", encoding="utf-8")
    clerk = start()
    import_inventory(station.workspace, crew[Role.SUPERVISOR], path, mapping, fonds="H50")
    clerk.scan("H38.1.2020.003")
    until(clerk.room.news.isVisible)
    assert "H50" in clerk.room.news.text()
    assert clerk.card is None
    clerk.scan("H50 H38.1.2020.003")
    until(lambda: clerk.card is not None and clerk.card.dossier.title == "Cùng mã")


def test_whoever_is_quicker_than_the_search_for_scanners_need_not_press_twice(
    start: Start, until: Until, script: Callable[..., Path], station: Station, crew: Any, registered: Dossier,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    classify_dossier(station, crew[Role.OPERATOR], registered, Secrecy.ORDINARY)
    clerk = start()
    choice = clerk.presenter.choice
    monkeypatch.setattr(type(choice), "searching", True)
    clerk.go_to("H38.1.2020.001")
    clerk.press(Qt.Key.Key_F5)
    assert clerk.left == []
    assert clerk.room.card._scanner.text() == "Tìm thấy máy quét là quét ngay…"
    monkeypatch.setattr(type(choice), "searching", False)
    choice.use_script(script())
    assert clerk.left == [("capture", f"scan:{clerk.card.dossier.id}")]


def test_no_level_no_scan_and_a_slip_is_mended(start: Start, until: Until, script: Callable[..., Path]) -> None:
    clerk = start()
    clerk.presenter.choice.use_script(script("paper_jam"))
    clerk.go_to("H38.1.2020.001")
    assert clerk.card.obstacle.code == "secrecy_unknown"
    assert "station" not in clerk.presenter.card.words(clerk.card.obstacle).remedy
    clerk.press(Qt.Key.Key_F5)
    assert clerk.left == []
    clerk.press(Qt.Key.Key_4)
    until(lambda: clerk.card.dossier.secrecy is Secrecy.TOP_SECRET)
    assert clerk.room.card._name.text() == "(Tiêu đề không hiển thị ở trạm này)"
    assert not clerk.room.card._start.isVisible()
    assert clerk.room.card._apart.isVisible()
    clerk.press(Qt.Key.Key_1)
    until(lambda: clerk.card.dossier.secrecy is Secrecy.ORDINARY)
    until(clerk.room.card._start.isEnabled)
    clerk.press(Qt.Key.Key_2)
    until(lambda: clerk.card.dossier.secrecy is Secrecy.SECRET)
    clerk.press(Qt.Key.Key_Z, CTRL)
    until(lambda: clerk.card.dossier.secrecy is Secrecy.ORDINARY)
    clerk.press(Qt.Key.Key_F5)
    assert clerk.left == [("capture", f"scan:{clerk.card.dossier.id}")]


def test_a_top_secret_title_is_shown_nowhere(start: Start, station: Station, crew: Any, registered: Dossier) -> None:
    classify_dossier(station, crew[Role.OPERATOR], registered, Secrecy.TOP_SECRET)
    clerk = start()
    clerk.go_to(registered.code)
    model = clerk.presenter.model
    said = [
        str(model.index(0, column).data(role))
        for column in range(model.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    ]
    assert not any(registered.title in words for words in said)
    assert clerk.room.card._name.text() != registered.title
    assert not clerk.room.card.groups.isVisible()
    clerk.press(Qt.Key.Key_Return)
    assert clerk.left == []


def test_the_card_is_filled_in_by_keys_and_undone_in_order(start: Start, until: Until) -> None:
    clerk = start()
    clerk.go_to("H38.1.2020.003")
    clerk.press(Qt.Key.Key_1)
    until(lambda: clerk.card.dossier.secrecy is Secrecy.ORDINARY)
    clerk.press(Qt.Key.Key_F6)
    groups = clerk.room.card.groups
    until(groups.conditions.hasFocus)
    clerk.press(Qt.Key.Key_5)
    until(lambda: clerk.card.triage.condition is Condition.TORN)
    assert clerk.card.obstacle.code == "dossier_held"
    assert not clerk.room.card._start.isVisible()
    assert "rách" in clerk.room.card._obstacle.text()
    assert clerk.room.card._remedy.text()
    clerk.press(Qt.Key.Key_Left)
    clerk.press(Qt.Key.Key_Left)
    clerk.press(Qt.Key.Key_Left)
    clerk.press(Qt.Key.Key_Space)
    until(lambda: clerk.card.triage.condition is Condition.NORMAL and not clerk.card.triage.held)
    clerk.press(Qt.Key.Key_Tab)
    assert groups.sheets.hasFocus()
    clerk.type("12")
    clerk.press(Qt.Key.Key_Tab)
    until(lambda: clerk.card.triage.counted_sheets == 12)
    assert "+9" in groups._sheets_help.text()
    until(groups.note.hasFocus)
    clerk.type("tờ 5 gấp đôi")
    clerk.press(Qt.Key.Key_Return)
    until(lambda: clerk.card.triage.note == "tờ 5 gấp đôi")
    clerk.room._table.setFocus()
    clerk.press(Qt.Key.Key_Z, CTRL)
    until(lambda: clerk.card.triage.note == "")
    clerk.press(Qt.Key.Key_Z, CTRL)
    until(lambda: clerk.card.triage.counted_sheets is None)
    clerk.press(Qt.Key.Key_Z, CTRL)
    until(lambda: clerk.card.triage.condition is Condition.TORN)
    clerk.press(Qt.Key.Key_Z, CTRL | SHIFT)
    until(lambda: clerk.card.triage.condition is Condition.NORMAL)
    assert clerk.presenter.model.index(0, Column.PAPER).data() == "Bình thường"


def test_paper_is_taken_and_brought_back_with_a_name(start: Start, until: Until) -> None:
    clerk = start()
    clerk.room._table.setFocus()
    clerk.press(Qt.Key.Key_A, CTRL)
    assert len(clerk.room.paper.chosen_lines()) == 5
    clerk.press(Qt.Key.Key_K, CTRL)
    assert clerk.room.custody.isVisible()
    clerk.type("Thủ kho Hà")
    clerk.press(Qt.Key.Key_Return)
    until(lambda: len(clerk.presenter.custody.held) == 5)
    until(lambda: clerk.card.holder is not None)
    assert clerk.presenter.custody.boxes == 2
    assert "5 hồ sơ, 2 hộp" in clerk.room.boxes.held._figure.text()
    assert clerk.card.holder.counterpart == "Thủ kho Hà"
    assert "Nguyễn Thị Hương" in clerk.room.card._custody.text()
    until(lambda: clerk.presenter.counts[ListFilter.MINE] == 5)
    clerk.go_to("H38.1.2020.002")
    clerk.press(Qt.Key.Key_K, CTRL | SHIFT)
    assert clerk.room.custody._name.text() == "Thủ kho Hà", "the name of the last time is there"
    clerk.press(Qt.Key.Key_Return)
    until(lambda: len(clerk.presenter.custody.held) == 4)
    until(lambda: clerk.card.holder is None)
    clerk.press(Qt.Key.Key_Z, CTRL)
    until(lambda: len(clerk.presenter.custody.held) == 5)
    assert "ngược lại" in clerk.room.news.text()
    with clerk.shift.station.workspace.read() as reader:
        moves = [one.direction for one in reader.movements(clerk.card.dossier.id)]
    assert moves == ["out", "in", "out"], "nothing of the record is taken back"


def test_paper_that_somebody_else_has_stays_with_them(
    start: Start, until: Until, station: Station, crew: Any, registered: Dossier
) -> None:
    check_out(station, crew[Role.SUPERVISOR], registered)
    clerk = start()
    clerk.room._table.setFocus()
    clerk.press(Qt.Key.Key_A, CTRL)
    clerk.press(Qt.Key.Key_K, CTRL)
    clerk.press(Qt.Key.Key_Return)
    until(lambda: len(clerk.presenter.custody.held) == 4)
    until(clerk.room.news.isVisible)
    assert "Lê Ngọc Lan" in clerk.room.news.text()
    clerk.go_to(registered.code)
    clerk.press(Qt.Key.Key_K, CTRL)
    clerk.press(Qt.Key.Key_Escape)
    assert not clerk.room.custody.isVisible()
    assert len(clerk.presenter.custody.held) == 4


def test_more_than_a_trolley_is_not_moved_by_one_key(
    start: Start, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("station.gui.worklist.paper_actions.MOST", 4)
    clerk = start()
    clerk.room._table.setFocus()
    clerk.press(Qt.Key.Key_A, CTRL)
    for key, modifier in ((Qt.Key.Key_K, CTRL), (Qt.Key.Key_K, CTRL | SHIFT), (Qt.Key.Key_P, CTRL)):
        clerk.room.news.hide()
        clerk.press(key, modifier)
        until(clerk.room.news.isVisible)
        assert "4" in clerk.room.news.text()
        assert not clerk.room.custody.isVisible()
        assert not clerk.room.covers.isVisible()


def test_a_station_may_ask_for_the_paper_first(start: Start, until: Until, station: Station, dossier: Dossier) -> None:
    clerk = start(replace(station, settings=replace(station.settings, require_checkout=True)))
    clerk.go_to(dossier.code)
    assert clerk.card.obstacle.code == "paper_not_out"
    assert "Ctrl K" in clerk.room.card._remedy.text()
    clerk.press(Qt.Key.Key_K, CTRL)
    clerk.press(Qt.Key.Key_Return)
    until(lambda: clerk.card.obstacle is None)


@pytest.fixture
def twins(station: Station, crew: Any, tmp_path: Path, mapping: Any) -> None:
    path = tmp_path / "twins.csv"
    path.write_text("Mã hồ sơ,Tiêu đề,Hộp số\nH38.9,Hồ sơ đất đai.,020\n", encoding="utf-8")
    import_inventory(station.workspace, crew[Role.SUPERVISOR], path, mapping, fonds="H38")


def test_possible_duplicates_are_compared_and_told_apart(
    station: Station, start_shift: Any, choose: Any, qtbot: QtBot, until: Until, start: Start, request: Any
) -> None:
    clerk = start()
    request.getfixturevalue("twins")
    clerk.go_to("H38.1.2020.001")
    card = clerk.room.card
    until(card.duplicates.isVisible)
    assert "H38.9" in card.duplicates._why.text()
    card.duplicates._compare.setFocus()
    clerk.press(Qt.Key.Key_Space)
    until(clerk.room.compare.isVisible)
    until(clerk.room.compare.hasFocus)
    assert clerk.room.compare._values["box"][1].text() == "020"
    assert clerk.room.compare._marks["box"].isVisible()
    clerk.press(Qt.Key.Key_Return)
    until(lambda: clerk.card.triage.distinct_from)
    until(lambda: not card.duplicates.isVisible())
    assert clerk.room._table.isVisible()
    clerk.press(Qt.Key.Key_Z, CTRL)
    until(card.duplicates.isVisible)
    clerk.press(Qt.Key.Key_Escape)


def test_cover_sheets_of_the_chosen_dossiers_are_seen_then_kept(
    start: Start, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    clerk = start()
    clerk.room._table.setFocus()
    clerk.press(Qt.Key.Key_Down, SHIFT)
    clerk.press(Qt.Key.Key_P, CTRL)
    until(clerk.room.covers.isVisible)
    assert clerk.room.covers._title.text() == "2 tờ bìa"
    seen = clerk.room.covers.preview.grab().toImage()
    dark = sum(seen.pixelColor(x, y).lightness() < 60 for x in range(0, seen.width(), 3)
               for y in range(0, seen.height(), 3))  # fmt: skip
    assert dark > 300, "the sheets are painted"
    target = tmp_path / "bìa"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    clerk.press(Qt.Key.Key_E, CTRL)
    until(target.with_suffix(".pdf").is_file)
    until(clerk.room._table.isVisible)
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF-1.7")


def test_sheets_go_to_a_printer_as_they_are_seen(start: Start, until: Until, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from station.gui.worklist.sheet_painter import print_sheets

    clerk = start()
    clerk.room.preview_covers()
    until(clerk.room.covers.isVisible)
    sheets = clerk.room.covers._sheets
    assert sheets is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_sheets(printer, sheets.marks * 2, sheets.fonts)
    import pikepdf

    with pikepdf.open(tmp_path / "printed.pdf") as printed:
        assert len(printed.pages) == 2


def test_what_comes_before_others_is_marked(qtbot: QtBot) -> None:
    line = DossierSummary(
        id="d1", code="H38.1", title="Giao đất", fonds_code="H38", box="1", state=DossierState.REGISTERED,
        secrecy=None, expected_sheets=None, expected_pages=None, blocked="", pages=0, waiting=0, passed=0, flagged=0,
        accepted=0, rejected=0,
    )  # fmt: skip
    model, drawn = WorklistModel(), []
    for one in (line, replace(line, priority=2)):
        model.show(1, [one])
        index, option = model.index(0, Column.DOSSIER), QStyleOptionViewItem()
        option.rect = QRect(0, 0, 240, 44)
        image = QImage(240, 44, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        with QPainter(image) as painter:
            WorklistDelegate().paint(painter, option, index)
        drawn.append((image, index.data(Qt.ItemDataRole.AccessibleTextRole), index.data(Qt.ItemDataRole.ToolTipRole)))
    (plain, said, tip), (marked, more, longer) = drawn
    assert plain != marked
    assert more.startswith(said)
    assert more != said
    assert longer.startswith(tip)
    assert longer != tip
