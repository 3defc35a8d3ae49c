"""What was done can be undone and redone, a line for each dossier, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from station.gui.history import Change, History
from station.gui.job_bridge import Lanes
from station.model.errors import Refused, StationError

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def history(lanes: Lanes) -> Iterator[History]:
    made = History(lanes)
    made.use("dossier")
    yield made
    made.close()


def change(number: int, pages: list[int]) -> Change:
    """A page more; undone, it is gone."""

    def add() -> int:
        pages.append(number)
        return number

    return Change(f"trang {number}", add, pages.remove, lambda _result: None, lambda: None)


def test_changes_are_undone_and_redone_in_order(history: History, until: Until) -> None:
    pages: list[int] = []
    for number in (1, 2, 3):
        history.do(change(number, pages))
    until(lambda: history.undo_words == "trang 3")
    for _ in range(2):
        history.undo()
    until(lambda: history.redo_words == "trang 2")
    assert pages == [1]
    history.redo()
    until(lambda: history.undo_words == "trang 2")
    assert pages == [1, 2]
    assert history.redo_words == "trang 3"


def test_what_is_done_after_an_undo_cannot_be_redone_over(history: History, until: Until) -> None:
    pages: list[int] = []
    history.do(change(1, pages))
    until(lambda: history.undo_words)
    history.undo()
    until(lambda: history.redo_words)
    history.do(change(2, pages))
    until(lambda: history.undo_words == "trang 2")
    assert history.redo_words == ""


def test_each_dossier_has_its_own_line(history: History, until: Until) -> None:
    pages: list[int] = []
    history.do(change(1, pages))
    until(lambda: history.undo_words)
    history.use("another")
    assert history.undo_words == ""
    history.undo()
    history.use("dossier")
    assert history.undo_words == "trang 1"
    history.forget("dossier")
    assert history.undo_words == ""


@pytest.mark.parametrize(("code", "kept"), [("page_transition", True), ("dossier_state", False)])
def test_a_change_that_cannot_be_undone_waits_or_is_forgotten(
    history: History, until: Until, code: str, *, kept: bool
) -> None:
    told: list[StationError] = []
    history.failed.connect(told.append)

    def refuse(_result: object) -> None:
        raise Refused(code, subject="trang 1")

    history.do(Change("trang 1", lambda: None, refuse, lambda _none: None, lambda: None))
    until(lambda: history.undo_words)
    history.undo()
    until(lambda: told)
    assert told[0].code == code
    assert bool(history.undo_words) is kept


def test_a_change_that_fails_leaves_nothing_to_undo(history: History, until: Until) -> None:
    failed: list[StationError] = []

    def refuse() -> None:
        raise Refused("dossier_state", subject="H1", state="in_review")

    history.do(Change("nothing", refuse, lambda _none: None, lambda _none: None, lambda: None), failed.append)
    until(lambda: failed)
    assert history.undo_words == ""


def test_an_undo_pressed_at_once_means_the_change_that_is_on_its_way(history: History, until: Until) -> None:
    pages: list[int] = []
    history.do(change(1, pages))
    history.do(change(2, pages))
    history.undo()
    until(lambda: history.redo_words == "trang 2")
    assert pages == [1]
    assert history.undo_words == "trang 1"
    for _ in range(3):
        history.undo()
    history.redo()
    until(lambda: history.undo_words == "trang 1")
    assert pages == [1]
