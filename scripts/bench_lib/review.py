"""The reviewer's window with a large dossier: a real event loop, stored images and reports; drawn without a screen.

Opening counts from the wish to the painted strip, the first time with the plan being made. After ``A`` it counts from
the key to the end of the repaint that shows the next page's picture, at the pace of somebody quick (three pages a
second), and once without any pause. Filters and orders count to the repaint of the list. A late beat of the GUI
thread is a stall.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench_lib._review_workspace import hand_in
from bench_lib._window_report import parts, spread
from bench_lib._window_watch import Spent, Watch
from bench_lib.window import Bench, Prepared, say
from station.bootstrap import Parts
from station.capture.client import ScannerClient
from station.gui import reasons, theme
from station.gui.i18n import Languages
from station.gui.pace import keep_pace
from station.gui.pages.page_pictures import Picture
from station.gui.review.page_filter import PageFilter, Tab
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.review.review_view import ReviewView
from station.model.states import PageState
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.storage.workspace import Workspace
from station.workflow.station import Station

PAGES, DOSSIERS, SMALL = 3000, 201, 15
WINDOW = (1440, 900)
PAUSE = 0.33
LIMITS = {
    "open": (0.3, "s"), "queue": (0.3, "s"), "next page": (100.0, "ms p95"), "filter": (100.0, "ms p95"),
    "stall": (50.0, "ms"),
}  # fmt: skip


class Review:
    """The room of the reviewer, driven by keys and by what its presenter offers."""

    def __init__(self, bench: Bench, dossier_id: str) -> None:
        self._bench, self._dossier = bench, dossier_id
        bench.window.resize(*WINDOW)
        self.room = cast("ReviewView", bench.desk.room_named("review"))
        self.presenter: ReviewPresenter = self.room._presenter  # noqa: SLF001 - the bench looks inside
        self._shown = ("", 0.0)
        self._watch = Watch()
        self.busy: list[Spent] = []
        self.presenter.pictures.ready.connect(self._note)

    def _note(self, picture: Picture) -> None:
        self._shown = (picture.page_id, time.perf_counter())

    def _shows_current(self) -> bool:
        """Whether the picture of the current page came and was painted."""
        current = self.presenter.pages.current
        page, at = self._shown
        return current is not None and page == current.page.id and self._bench.window.painted_since(at)

    def _has_strip(self) -> bool:
        return len(self.presenter.pages.items) >= PAGES and self.room.strip.verticalScrollBar().maximum() > 0

    def measure_queue(self, times: int) -> list[float]:
        """Seconds from the wish for the queue to its painted rows."""
        told: list[float] = []
        self.presenter.queued.connect(lambda: told.append(time.perf_counter()))
        self._bench.desk.open_room("review")
        seconds = []
        for _ in range(times):
            self._bench.spin(0.3)
            told.clear()
            began = time.perf_counter()
            self.presenter.load_queue()
            self._bench.until(lambda: told)
            self.room.queue.update()
            self._bench.until(partial(self._bench.window.painted_since, told[0]))
            seconds.append(self._bench.window.painted - began)
        return seconds

    def measure_open(self, times: int) -> list[float]:
        """Seconds from opening the dossier to its painted strip."""
        seconds, self.busy = [], []
        for _ in range(times):
            if self.presenter.pages.view is not None:
                self.presenter.leave()
            self._bench.spin(0.5)
            began = time.perf_counter()
            self._watch.spent()
            self.presenter.open(self._dossier)
            self._bench.until(self._has_strip)
            shown = time.perf_counter()
            self._bench.until(partial(self._bench.window.painted_since, shown))
            self.busy.append(self._watch.spent())
            seconds.append(self._bench.window.painted - began)
        return seconds

    def measure_accepts(self, count: int, pause: float) -> tuple[list[float], list[Spent]]:
        """Milliseconds from ``A`` (of a flagged page: from the ``Enter`` behind its reason) to the next page."""
        self.room.strip.setFocus()
        self._bench.until(self._shows_current)
        self._bench.spin(1.0)
        milliseconds, self.busy = [], []
        with self._bench.heart.beating() as late:
            for _ in range(count):
                milliseconds.append(self._accept())
                if pause:
                    self._bench.spin(pause)
        return milliseconds, late

    def _accept(self) -> float:
        current = self.presenter.pages.current
        assert current is not None
        if current.page.state is PageState.FLAGGED:
            self._press(Qt.Key.Key_A)
            self._press(Qt.Key.Key_1)
            key = Qt.Key.Key_Return
        else:
            key = Qt.Key.Key_A
        began = time.perf_counter()
        self._watch.spent()
        self._press(key)
        following = self.presenter.pages.current
        assert following is not None
        assert following.page.id != current.page.id
        self._bench.until(self._shows_current)
        self.busy.append(self._watch.spent())
        return (self._bench.window.painted - began) * 1000

    def _press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def measure_filters(self, rounds: int) -> tuple[list[float], list[Spent]]:
        """Milliseconds from a filter or order to the painted list, without any, and back."""
        wishes = [
            PageFilter(tab=Tab.FLAGGED), PageFilter(), PageFilter(worst_first=True), PageFilter(tab=Tab.EVERY),
            PageFilter(state="passed"), PageFilter(check="skew"), PageFilter(), PageFilter(tab=Tab.SAMPLE),
        ]  # fmt: skip
        milliseconds, self.busy = [], []
        with self._bench.heart.beating() as late:
            for wish in wishes * rounds:
                began = time.perf_counter()
                self._watch.spent()
                self.presenter.list_pages(wish)
                self._bench.until(partial(self._bench.window.painted_since, time.perf_counter()))
                self.busy.append(self._watch.spent())
                milliseconds.append((self._bench.window.painted - began) * 1000)
                self._bench.spin(0.2)
        return milliseconds, late


def run(*, quick: bool) -> dict[str, Any]:
    """Return the table and the targets."""
    application = QApplication.instance() or QApplication(["bench-review"])
    assert isinstance(application, QApplication)
    theme.apply(application, theme.LIGHT)
    settings = StationSettings(station="bench", min_free_bytes=0, warn_free_bytes=0, min_free_files=0)
    parts = Parts(settings, resources_folder())
    Languages(parts.resources / "i18n").use("vi")
    checklist = parts.profiles.checklist(parts.settings.checklist)
    say("filling a workspace")
    with ExitStack() as stack, tempfile.TemporaryDirectory(prefix="bench-review-") as name:
        folder = Path(name)
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
            handed = other.submit(hand_in, folder / "workspace", PAGES, DOSSIERS, SMALL, checklist).result()
        workspace = stack.enter_context(Workspace.create_or_open(handed.filled.path, parts.clock, "bench"))
        reasons.use(parts.reasons(workspace.path))
        executor = Prepared()
        executor.use(handed.filled)
        stack.callback(executor.shutdown)
        station = Station(
            workspace=workspace, clock=parts.clock, settings=parts.settings, profiles=parts.profiles,
            executor=executor, workers=1, structures=parts.structures(), name="bench", software=parts.software,
            scanner=lambda driver, **how: ScannerClient(driver, workspace.spool, **how),
        )  # fmt: skip
        keep_pace()
        bench = Bench(application, replace(handed.filled, person=handed.reviewer), station, parts, folder)
        stack.callback(bench.close)
        figures = measure(Review(bench, handed.filled.dossier_id), quick=quick)
        stack.close()
    return report(figures)


def measure(review: Review, *, quick: bool) -> dict[str, Any]:
    """Measure one thing after another."""
    figures: dict[str, Any] = {}
    say("the queue")
    figures["queue"] = review.measure_queue(5)
    say("opening")
    figures["open"] = review.measure_open(3 if quick else 6)
    figures["busy open"] = review.busy
    say("accepting")
    figures["next page"], figures["accepting"] = review.measure_accepts(60 if quick else 150, PAUSE)
    figures["busy next page"] = review.busy
    figures["burst"], _ = review.measure_accepts(30 if quick else 100, 0.0)
    say("filters")
    figures["filter"], figures["filtering"] = review.measure_filters(3 if quick else 8)
    figures["busy filter"] = review.busy
    return figures


def report(figures: dict[str, Any]) -> dict[str, Any]:
    """Return the table and the comparison with the limits."""
    late: Sequence[Spent] = [*figures["accepting"], *figures["filtering"]]
    rows: list[tuple[str, Sequence[float]]] = [
        (f"queue of {DOSSIERS} dossiers, s", figures["queue"]),
        (f"open {PAGES:,} pages, s", figures["open"]),
        *parts(figures["busy open"]),
        ("next page after A, ms", figures["next page"]),
        *parts(figures["busy next page"]),
        ("  without a pause between them, ms", figures["burst"]),
        (f"filter and order of {PAGES:,} pages, ms", figures["filter"]),
        *parts(figures["busy filter"]),
        ("beat too late, ms", [one.wall for one in late]),
        *parts(late),
    ]
    table = [f"load of the machine {os.getloadavg()[0]:.1f}", f"{'what':44}{'n':>7}{'p50':>9}{'p95':>9}{'max':>9}"]
    table += [f"{what:44}{len(values):7}" + "".join(f"{one:9.2f}" for one in spread(values)) for what, values in rows]

    values = {
        "open": max(figures["open"]), "queue": max(figures["queue"]), "next page": spread(figures["next page"])[1],
        "filter": spread(figures["filter"])[1], "stall": max(one.wall for one in late),
    }  # fmt: skip
    return {
        "table": table,
        "targets": {
            name: {"value": round(values[name], 2), "target": limit, "unit": unit, "met": values[name] <= limit}
            for name, (limit, unit) in LIMITS.items()
        },
    }
