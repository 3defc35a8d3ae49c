"""Jobs: one end each, in the GUI thread; late messages of a cancelled job are dropped; a bug is shown."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from station.gui.job_bridge import JobBridge, Lane, Lanes, Tell
from station.jobs.job import CancelToken
from station.model.errors import StorageFault


class Ends:
    """Everything that a bridge told, with the thread it was told in."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Any]] = []
        self.threads: set[int] = set()

    def note(self, kind: str) -> Callable[..., None]:
        def noted(*values: object) -> None:
            self.told.append((kind, values[0] if values else None))
            self.threads.add(threading.get_ident())

        return noted

    def run(self, bridge: JobBridge, lane: Lane, job: Callable[[Tell, CancelToken], object]) -> int:
        return bridge.run(
            lane, job, done=self.note("done"), failed=self.note("failed"), told=self.note("told"),
            cancelled=self.note("cancelled"),
        )  # fmt: skip


@pytest.fixture
def ends() -> Ends:
    return Ends()


def settle(qtbot: QtBot) -> None:
    qtbot.wait(30)
    QCoreApplication.sendPostedEvents()


def test_news_then_one_end_in_the_gui_thread(lanes: Lanes, ends: Ends, qtbot: QtBot) -> None:
    bridge = JobBridge(lanes)

    def job(tell: Tell, _cancel: CancelToken) -> str:
        for number in range(3):
            tell(number)
        return "ready"

    ends.run(bridge, Lane.READ, job)
    qtbot.waitUntil(lambda: len(ends.told) == 4)
    settle(qtbot)
    assert ends.told == [("told", 0), ("told", 1), ("told", 2), ("done", "ready")]
    assert ends.threads == {threading.get_ident()}


def test_a_station_error_ends_as_failed(lanes: Lanes, ends: Ends, qtbot: QtBot) -> None:
    bridge = JobBridge(lanes)
    fault = StorageFault("disk_full", path="/x")

    def job(_tell: Tell, _cancel: CancelToken) -> None:
        raise fault

    ends.run(bridge, Lane.WRITE, job)
    qtbot.waitUntil(lambda: bool(ends.told))
    settle(qtbot)
    assert ends.told == [("failed", fault)]


def test_a_bug_reaches_the_application_and_the_job_ends(qapp: object, ends: Ends, qtbot: QtBot, caplog: Any) -> None:
    lanes = Lanes()
    bridge = JobBridge(lanes)

    def job(_tell: Tell, _cancel: CancelToken) -> None:
        message = "nobody foresaw this"
        raise ZeroDivisionError(message)

    with qtbot.waitSignal(lanes.broken) as caught:
        ends.run(bridge, Lane.READ, job)
    assert isinstance(caught.args[0], ZeroDivisionError)
    assert ends.told == [("cancelled", None)]
    assert not bridge.is_running(1)
    assert "a job of the window failed" in caplog.text
    lanes.close()


def test_after_a_cancel_older_messages_are_dropped(lanes: Lanes, ends: Ends, qtbot: QtBot) -> None:
    bridge = JobBridge(lanes)
    began, go_on = threading.Event(), threading.Event()
    stopped: list[bool] = []

    def job(tell: Tell, cancel: CancelToken) -> str:
        tell("before")
        began.set()
        go_on.wait(5)
        stopped.append(cancel.cancelled)
        tell("after")
        return "too late"

    number = ends.run(bridge, Lane.READ, job)
    began.wait(5)
    bridge.cancel(number)
    go_on.set()
    qtbot.waitUntil(lambda: bool(stopped))
    settle(qtbot)
    assert ends.told == [("cancelled", None)]
    assert stopped == [True]
    bridge.cancel(number)
    assert ends.told == [("cancelled", None)]


def test_a_job_that_waits_is_cancelled_before_it_begins(lanes: Lanes, ends: Ends, qtbot: QtBot) -> None:
    bridge = JobBridge(lanes)
    hold = threading.Event()
    ran: list[str] = []
    bridge.run(Lane.WRITE, lambda _tell, _cancel: hold.wait(5))
    number = ends.run(bridge, Lane.WRITE, lambda _tell, _cancel: ran.append("ran"))
    bridge.cancel(number)
    hold.set()
    bridge.write(lambda: None, ends.note("last"))
    qtbot.waitUntil(lambda: ("last", None) in ends.told)
    assert ran == []


def test_writes_happen_one_after_another_in_their_order(lanes: Lanes, qtbot: QtBot) -> None:
    bridge = JobBridge(lanes)
    inside: list[int] = []
    most: list[int] = []
    order: list[int] = []

    def work(number: int) -> int:
        inside.append(number)
        most.append(len(inside))
        inside.remove(number)
        return number

    for number in range(20):
        bridge.write(lambda number=number: work(number), order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert max(most) == 1


def test_a_closed_bridge_tells_nothing(lanes: Lanes, ends: Ends, qtbot: QtBot) -> None:
    bridge = JobBridge(lanes)
    hold, left = threading.Event(), threading.Event()

    def job(tell: Tell, _cancel: CancelToken) -> None:
        try:
            hold.wait(5)
            tell("nobody listens")
        finally:
            left.set()

    ends.run(bridge, Lane.READ, job)
    bridge.close()
    bridge.close()
    hold.set()
    assert left.wait(5)
    settle(qtbot)
    assert ends.told == []


def test_busy_is_told_once_for_many_jobs(lanes: Lanes, qtbot: QtBot) -> None:
    bridge = JobBridge(lanes)
    told: list[bool] = []
    bridge.busy_changed.connect(told.append)
    done: list[int] = []
    for number in range(5):
        bridge.read(lambda number=number: number, done.append)
    qtbot.waitUntil(lambda: len(done) == 5)
    assert told == [True, False]


def test_closed_lanes_start_nothing(qapp: object) -> None:
    lanes = Lanes()
    lanes.close()
    ran: list[int] = []
    lanes.start(Lane.READ, lambda: ran.append(1))
    assert ran == []
