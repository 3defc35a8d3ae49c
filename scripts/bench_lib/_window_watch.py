"""What the GUI thread spends its time on, and the beat of its heart: late beats are stalls."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from station.gui.main_window import MainWindow

BEAT_MS = 4


@dataclass(frozen=True, slots=True)
class Spent:
    """What a stretch of time took of the GUI thread, in milliseconds.

    ``wall``: by the clock; ``own``: its CPU time; ``queued``: it was ready and every processor was busy.
    The rest of the wall time it waited: for another thread of the program, or for something to do.
    """

    wall: float
    own: float
    queued: float


class Watch:
    """Measures the GUI thread from one call of ``spent`` to the next."""

    def __init__(self) -> None:
        self._file = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._last = self._now()

    def _now(self) -> tuple[float, float, float]:
        queued = int(self._file.read_text(encoding="ascii").split()[1]) / 1e6 if self._file.exists() else 0.0
        return time.perf_counter() * 1000, time.thread_time() * 1000, queued

    def spent(self) -> Spent:
        """Return what was spent since the last call."""
        before, self._last = self._last, self._now()
        return Spent(*(now - then for now, then in zip(self._last, before, strict=True)))


class Heart(QObject):
    """Beats in the GUI thread; ``late`` are the beats, ``wall`` the milliseconds by which each came too late."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[Spent] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._watch = Watch()

    @contextmanager
    def beating(self) -> Iterator[list[Spent]]:
        """Count from here on."""
        self.late = []
        self._watch.spent()
        self._timer.start(BEAT_MS)
        yield self.late
        self._timer.stop()

    def _beat(self) -> None:
        spent = self._watch.spent()
        self.late.append(replace(spent, wall=max(0.0, spent.wall - BEAT_MS)))


class Window(MainWindow):
    """The main window; ``painted`` is when its last repaint ended."""

    painted = 0.0
    paints: Sequence[float] = ()

    def painted_since(self, moment: float) -> bool:
        """Whether a repaint ended after the moment (of ``perf_counter``)."""
        return self.painted > moment

    def event(self, event: QEvent) -> bool:
        """Time each repaint."""
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        began = time.perf_counter()
        done = super().event(event)
        self.painted = time.perf_counter()
        cast("list[float]", self.paints).append((self.painted - began) * 1000)
        return done


def resident() -> float:
    """Return the megabytes of memory that this process holds now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0
