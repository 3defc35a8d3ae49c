"""The clerk's window under load: a real event loop, a real workspace, the real rooms; drawn without a screen.

A frame is the time from the turn of the wheel (or the key) to the end of the repaint that shows it, with everything
the event loop did in between: thumbnails that arrived, work that other threads made it wait for. A stall is a beat of
the GUI thread's heart that came late. One load at a time is laid on: opening, scrolling, arriving pages, typing.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget

from bench_lib._window_report import report
from bench_lib._window_watch import Heart, Spent, Watch, Window, resident
from bench_lib._window_workspace import Filled, fill, findings
from station.bootstrap import Parts
from station.capture.client import ScannerClient
from station.capture.scanner import Device, ScannedPage
from station.gui import theme
from station.gui.capture.capture_view import CaptureView
from station.gui.frame.desk import Desk
from station.gui.i18n import Languages
from station.gui.inspection_queue import InspectionQueue
from station.gui.job_bridge import Lane, Lanes
from station.gui.pace import keep_pace
from station.gui.preferences import Preferences
from station.gui.review.review_view import ReviewView
from station.gui.rooms import build_rooms
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.shift import Shift, Words
from station.gui.worklist.worklist_view import WorklistView
from station.jobs.executors import process_pool
from station.qc.inspection import Inspection
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.storage.workspace import Workspace
from station.workflow.capture_pages import CapturePlan, keep_page
from station.workflow.station import Station

PAGES, DOSSIERS = 10_000, 100_000
A_MINUTE = 200
INSPECTION_SECONDS = 0.35
WINDOWS = ((1440, 900), (2560, 1440))
TICK = 0.016


class Prepared(Executor):
    """An inspection that takes its time in other processes: its answer comes after a while and costs nothing here.

    Everything else is done in another process, as in the product.
    """

    def __init__(self) -> None:
        self._pool, self._beside = ThreadPoolExecutor(2), process_pool(1)
        self._count = 0

    def submit(self, run: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        """Answer for one page, or do the other work."""
        if isinstance(run, partial):
            return self._pool.submit(self._inspect, args[0])
        return self._beside.submit(run, *args, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the threads and the process go."""
        for pool in (self._pool, self._beside):
            pool.shutdown(wait=wait, cancel_futures=cancel_futures)

    def _inspect(self, work: Any) -> Inspection:
        time.sleep(INSPECTION_SECONDS)
        self._count += 1
        made = self.samples[work.page.capture.master.sha256].inspection
        found = findings(made.report.findings, flagged=self._count % 9 == 0)
        return replace(made, report=replace(made.report, findings=found))

    def use(self, filled: Filled) -> None:
        """Take the answers from here."""
        self.samples = {one.sha256: one for one in filled.samples}


class Bench:
    """The window on a workspace."""

    def __init__(self, application: QApplication, filled: Filled, station: Station, parts: Parts, folder: Path) -> None:
        self.application, self.filled, self.station = application, filled, station
        self.lanes, self.heart = Lanes(), Heart()
        self.queue = InspectionQueue(self.lanes, station)
        preferences = Preferences(folder / "window.ini")
        words = Words(parts.resources / "texts", "vi")
        self.shift = Shift(station, parts, filled.person, self.lanes, preferences, words, self.queue)
        self.window = Window(preferences)
        self.window.paints = []
        self.busy: list[Spent] = []
        self._watch = Watch()
        self.desk = Desk(self.shift, build_rooms(self.shift, SettingsPresenter(self.shift)))
        self.window.show_page(self.desk)
        self.window.show()
        self.window.watch(idle=True)
        self.desk.start()
        self.spin(1.5)

    def spin(self, seconds: float) -> None:
        """Let the event loop run."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def until(self, condition: Callable[[], object], seconds: float = 20.0) -> None:
        """Let the event loop run until something is true; raises ``TimeoutError``."""
        end = time.perf_counter() + seconds
        while not condition():
            self.application.processEvents()
            if time.perf_counter() > end:
                raise TimeoutError(condition)
            time.sleep(0.0002)

    def close(self) -> None:
        """Leave no thread."""
        self.desk.close_desk()
        self.queue.close()
        self.lanes.close()
        self.window.deleteLater()

    def measure_open(self) -> list[float]:
        """Seconds from opening the large dossier to its first painted strip."""
        room = cast("CaptureView", self.desk.room_named("capture"))
        self.desk.open_room("capture")
        presenter = room._presenter  # noqa: SLF001 - the bench looks inside
        seconds = []
        for _ in range(5):
            presenter.pages.clear()
            self.spin(0.3)
            began = time.perf_counter()
            presenter.open(self.filled.dossier_id)
            self.until(lambda: len(presenter.pages.items) >= PAGES and room.strip.verticalScrollBar().maximum() > 0)
            shown = time.perf_counter()
            self.until(partial(self.window.painted_since, shown))
            seconds.append(self.window.painted - began)
        return seconds

    def measure_scroll(self, size: tuple[int, int], steps: int) -> tuple[list[float], list[float]]:
        """Milliseconds of each frame, and of each repaint, while the grid is scrolled by wheel and keys."""
        room = cast("ReviewView", self.desk.room_named("review"))
        self.window.resize(*size)
        self.desk.open_room("review", self.filled.dossier_id)
        presenter = room._presenter  # noqa: SLF001 - the bench looks inside
        self.until(lambda: len(presenter.pages.items) >= PAGES)
        room.show_grid()
        self.spin(1.0)
        self.window.paints = []
        self.busy = []
        frames: list[float] = []
        grid = room.grid
        for step in range(steps):
            if step % 10 == 9:
                frames.append(self._frame(lambda: self._key(grid, Qt.Key.Key_PageDown)))
            elif step % 25 == 24:
                bar = grid.verticalScrollBar()
                frames.append(self._frame(partial(_jump, bar)))
            else:
                frames.append(self._frame(lambda: self._wheel(grid, -120)))
        return [frame for frame in frames if frame > 0], list(self.window.paints)

    def _frame(self, act: Callable[[], object]) -> float:
        began = time.perf_counter()
        self._watch.spent()
        act()
        acted = time.perf_counter()
        while self.window.painted < acted and time.perf_counter() < acted + 0.1:
            self.application.processEvents()
        shown = self.window.painted
        self.busy.append(self._watch.spent())
        while time.perf_counter() < began + TICK:
            self.application.processEvents()
            time.sleep(0.0005)
        return (shown - began) * 1000 if shown >= acted else 0.0

    def _wheel(self, area: QAbstractScrollArea, by: int) -> None:
        place = QPointF(area.viewport().rect().center())
        event = QWheelEvent(
            place, area.viewport().mapToGlobal(place), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        self.application.sendEvent(area.viewport(), event)

    def _key(self, widget: QWidget, key: Qt.Key) -> None:
        none = Qt.KeyboardModifier.NoModifier
        self.application.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, none))
        self.application.sendEvent(widget, QKeyEvent(QEvent.Type.KeyRelease, key, none))

    def measure_whole_scroll(self) -> None:
        """Look at every row of the grid once."""
        bar = cast("ReviewView", self.desk.room_named("review")).grid.verticalScrollBar()
        step = bar.pageStep()
        for value in range(0, bar.maximum() + step, step):
            bar.setValue(value)
            self.spin(0.02)

    def measure_arrivals(self, seconds: float) -> tuple[list[Spent], int, int]:
        """Late beats while pages arrive at the strip and inspections come back; and how many of each there were."""
        self.window.resize(*WINDOWS[0])
        room = cast("CaptureView", self.desk.room_named("capture"))
        self.desk.open_room("capture", self.filled.dossier_id)
        presenter = room._presenter  # noqa: SLF001 - the bench looks inside
        self.until(lambda: len(presenter.pages.items) >= PAGES)
        presenter.follow()
        self.spin(2.0)
        before = len(presenter.pages.items)
        inspected: list[object] = []
        self.queue.inspected.connect(inspected.append)
        feed = presenter.run._bridge  # noqa: SLF001 - the bench looks inside
        view = presenter.pages.view
        assert view is not None
        device = Device("virtual:bench", "virtual", "bench")
        profile = next(iter(self.station.profiles.capture.values()))
        plan = CapturePlan(view.dossier, device, profile, f"bench{time.perf_counter_ns()}")

        def scan(tell: Callable[[object], None], _cancel: object) -> None:
            began = time.perf_counter()
            count = round(seconds * A_MINUTE / 60)
            for number in range(count):
                tell(keep_page(self.station, self.filled.person, plan, self._scanned(number)))
                time.sleep(max(0.0, began + (number + 1) * 60 / A_MINUTE - time.perf_counter()))

        ended: list[object] = []
        with self.heart.beating() as late:
            feed.run(Lane.SCAN, scan, told=presenter.run.arrived.emit, done=ended.append)
            self.until_beating(lambda: ended, seconds * 4)
        return late, len(presenter.pages.items) - before, len(inspected)

    def until_beating(self, condition: Callable[[], object], seconds: float) -> None:
        """Let a real event loop run until something is true."""
        end = time.perf_counter() + seconds
        while not condition() and time.perf_counter() < end:
            self.spin(0.2)

    def _scanned(self, number: int) -> ScannedPage:
        sample = self.filled.samples[number % len(self.filled.samples)]
        path = self.station.workspace.spool / f"bench-{number}.jpg"
        path.write_bytes(sample.path.read_bytes())
        side = "verso" if number % 2 else "recto"
        return ScannedPage(path, number, "image/jpeg", sample.width, sample.height, sample.dpi, "color", side)

    def measure_filter(self, texts: Sequence[str]) -> list[float]:
        """Milliseconds from each keystroke in the field to the painted rows that answer it."""
        self.window.resize(*WINDOWS[0])
        room = cast("WorklistView", self.desk.room_named("worklist"))
        self.desk.open_room("worklist")
        self.spin(1.0)
        field = room._find  # noqa: SLF001 - the bench looks inside
        answered: list[float] = []
        room._presenter.listed.connect(lambda: answered.append(time.perf_counter()))  # noqa: SLF001 - the bench looks inside
        milliseconds = []
        for text in texts:
            field.clear()
            room._presenter.look_for("")  # noqa: SLF001 - the bench looks inside
            self.spin(0.6)
            for letter in text:
                answered.clear()
                began = time.perf_counter()
                QTest.keyClicks(field, letter)
                self.until(lambda: answered)
                self.until(lambda: self.window.painted > answered[-1])
                milliseconds.append((self.window.painted - began) * 1000)
                self.spin(0.05)
        return milliseconds


def _jump(bar: QScrollBar) -> None:
    bar.setValue((bar.value() + bar.maximum() // 13) % bar.maximum())


def run(*, quick: bool) -> dict[str, Any]:
    """Return the table and the targets."""
    application = QApplication.instance() or QApplication(["bench-window"])
    assert isinstance(application, QApplication)
    theme.apply(application, theme.LIGHT)
    parts = Parts(
        StationSettings(station="bench", min_free_bytes=0, warn_free_bytes=0, min_free_files=0), resources_folder()
    )
    languages = Languages(parts.resources / "i18n")
    languages.use("vi")
    checklist = parts.profiles.checklist(parts.settings.checklist)
    dossiers = 20_000 if quick else DOSSIERS
    say("filling a workspace")
    with ExitStack() as stack, tempfile.TemporaryDirectory(prefix="bench-window-") as name:
        # In another process: what making it took is not memory of the window.
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
            filled = other.submit(fill, Path(name) / "workspace", PAGES, dossiers, checklist).result()
        workspace = stack.enter_context(Workspace.create_or_open(filled.path, parts.clock, "bench"))
        executor = Prepared()
        executor.use(filled)
        stack.callback(executor.shutdown)
        station = Station(
            workspace=workspace, clock=parts.clock, settings=parts.settings, profiles=parts.profiles,
            executor=executor, workers=1, structures=parts.structures(), name="bench", software=parts.software,
            scanner=lambda driver, **how: ScannerClient(driver, workspace.spool, **how),
        )  # fmt: skip
        keep_pace()
        imported = resident()
        bench = Bench(application, filled, station, parts, Path(name))
        stack.callback(bench.close)
        figures = measure(bench, quick=quick) | {"imported_mb": imported, "a_minute": A_MINUTE}
        stack.close()
    return report(figures, PAGES, dossiers, [width for width, _ in WINDOWS])


def measure(bench: Bench, *, quick: bool) -> dict[str, Any]:
    """Measure one load after another."""
    figures: dict[str, Any] = {"empty_mb": resident()}
    say("opening")
    figures["open"] = bench.measure_open()
    figures["opened_mb"] = resident()
    for size in WINDOWS:
        say(f"scrolling at {size[0]}")
        figures[f"frames {size[0]}"], figures[f"paints {size[0]}"] = bench.measure_scroll(size, 150 if quick else 600)
        figures[f"busy {size[0]}"] = list(bench.busy)
    bench.measure_whole_scroll()
    figures["memory"] = resident()
    say("pages arrive")
    figures["late"], figures["arrived"], figures["inspected"] = bench.measure_arrivals(15 if quick else 60)
    say("typing in the worklist")
    figures["filter"] = bench.measure_filter(("dat 77", "quyen su", "000", "khong co"))
    say("done")
    return figures


def say(words: str) -> None:
    """Tell what is measured now, and under which load."""
    print(f"{words} (load of the machine {os.getloadavg()[0]:.1f})", file=sys.stderr, flush=True)
