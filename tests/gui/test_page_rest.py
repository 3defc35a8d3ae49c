"""A list of pages that nobody sees is laid out when somebody looks, as if it had been followed all the time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from station.gui.pages.page_item import PageItem
from station.gui.pages.page_model import PageModel
from station.model.dossier import Capture, Master, Page
from station.model.states import CaptureState, PageState

AT = datetime(2026, 11, 20, tzinfo=UTC)


def item(number: int, state: PageState = PageState.CAPTURED) -> PageItem:
    master = Master(f"{number:064x}", 1, "image/jpeg", 2480, 3508, 300.0, "color")
    capture = Capture(
        f"c{number}", f"p{number}", number, CaptureState.CURRENT, master, "u", "s", {}, "a4", "1", {}, AT, "2026-11-20"
    )
    side = "recto" if number % 2 else "verso"
    return PageItem(Page(f"p{number}", "d", number, number, (number + 1) // 2, side, state, capture))


@pytest.fixture
def models(qapp: object) -> tuple[PageModel, PageModel]:
    resting, awake = (PageModel(lambda one: str(one.page.number), 2) for _ in range(2))
    for model in (resting, awake):
        model.set_content([item(1), item(2)], ())
    resting.rest()
    return resting, awake


def test_what_came_meanwhile_is_there_after_waking(models: tuple[PageModel, PageModel]) -> None:
    resting, awake = models
    told: list[object] = []
    for signal in (resting.dataChanged, resting.rowsInserted, resting.modelReset):
        signal.connect(lambda *_: told.append(1))
    for model in models:
        for number in range(3, 9):
            model.append(item(number))
        flagged = item(4, PageState.FLAGGED)
        model.set_item(replace(flagged, inspecting=True))
    assert not told
    assert not resting.index_of("p8").isValid()
    resting.wake()
    assert [resting.row(n) for n in range(resting.rowCount())] == [awake.row(n) for n in range(awake.rowCount())]
    assert (resting.index_of("p4").row(), resting.index_of("p4").column()) == (
        awake.index_of("p4").row(), awake.index_of("p4").column(),
    )  # fmt: skip


def test_another_dossier_takes_the_place_of_the_one_that_was_shown(models: tuple[PageModel, PageModel]) -> None:
    resting, _ = models
    resting.set_content([item(11), item(12), item(13)], ())
    assert resting.turn_of("p13") == 2
    resting.wake()
    assert resting.rowCount() == 1
    assert resting.index_of("p11").isValid()
    assert not resting.index_of("p1").isValid()
