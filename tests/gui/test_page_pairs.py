"""Recto and verso side by side: the other side follows, both move together, and a person's choice is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from station.gui.pages.big_page import BigPage
from station.gui.pages.dossier_pages import DossierPages
from station.gui.pages.facing_pages import FacingPages
from station.gui.shift import Shift
from station.model.dossier import Capture, Dossier, Master, Page
from station.model.people import Role
from station.model.states import CaptureState, PageState


def page(number: int, side: str, sheet: int) -> Page:
    at = datetime(2026, 11, 20, tzinfo=UTC)
    master = Master(f"{number:064x}", 1, "image/jpeg", 2480, 3508, 300.0, "color")
    capture = Capture(
        f"c{number}", f"p{number}", number, CaptureState.CURRENT, master, "u", "s", {}, "a4", "1", {}, at, "2026-11-20"
    )
    return Page(f"p{number}", "d", number, number, sheet, side, PageState.PASSED, capture)


class Table:
    """A big page on a dossier of a whole sheet and a half one."""

    def __init__(self, shift: Shift, qtbot: QtBot) -> None:
        self.shift, self.pages, self.big = shift, DossierPages(shift), BigPage()
        qtbot.addWidget(self.big)
        self.facing = FacingPages(shift, self.pages, self.big)
        self.pages.current_changed.connect(
            lambda _page: self.big.show_item(self.pages.current, shift.words.texts)
        )  # fmt: skip
        for number, side, sheet in ((1, "recto", 1), (2, "verso", 1), (3, "recto", 2)):
            self.pages.put(page(number, side, sheet))
        self.big.resize(1000, 700)
        self.big.show()
        qtbot.waitExposed(self.big)


@pytest.fixture
def table(start_shift: Callable[[Role], Shift], dossier: Dossier, qtbot: QtBot) -> Iterator[Table]:
    made = Table(start_shift(Role.OPERATOR), qtbot)
    yield made
    made.facing.close()
    made.pages.close()


def test_the_other_side_of_the_leaf_stands_beside_the_recto_on_the_left(table: Table) -> None:
    table.big.ask_pairs(shown=True)
    table.pages.choose("p1")
    assert table.big.beside.shown.page_id == "p2"
    row = table.big._leaf.layout()
    assert [row.itemAt(place).widget() for place in (0, 1)] == [table.big.view, table.big.beside]
    table.pages.choose("p2")
    assert table.big.beside.shown.page_id == "p1"
    assert [row.itemAt(place).widget() for place in (0, 1)] == [table.big.beside, table.big.view]
    table.pages.choose("p3")
    assert table.big.beside.shown.page_id == ""


def test_both_sides_are_zoomed_and_moved_together(table: Table) -> None:
    table.big.ask_pairs(shown=True)
    table.pages.choose("p1")
    table.big.view.zoom(3.0, QPointF(50, 60))
    assert table.big.beside.place == table.big.view.place
    table.big.beside.zoom(1.5)
    assert table.big.view.place == table.big.beside.place


def test_what_a_person_chose_is_kept_and_a_wide_window_shows_pairs_until_then(table: Table) -> None:
    table.big.window_width_changed.emit(1440)
    assert not table.big.showing_pairs
    table.big.window_width_changed.emit(2560)
    assert table.big.showing_pairs
    table.big.ask_pairs(shown=False)
    table.big.window_width_changed.emit(2600)
    assert not table.big.showing_pairs


def test_the_other_side_can_be_chosen(table: Table) -> None:
    table.big.ask_pairs(shown=True)
    table.pages.choose("p1")
    chosen: list[Any] = []
    table.pages.current_changed.connect(chosen.append)
    table.big.partner_chosen.emit("p2")
    assert chosen == ["p2"]


def test_with_the_master_of_a_page_the_master_of_the_other_side_is_fetched(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        table.facing._pictures, "want", lambda page, *, corrected: wanted.append((page.id, corrected))
    )  # fmt: skip
    table.big.ask_pairs(shown=True)
    table.pages.choose("p1")
    table.big.show_master(shown=True)
    assert wanted[-1] == ("p2", False)
    table.big.show_master(shown=False)
    assert wanted[-1] == ("p2", True)
