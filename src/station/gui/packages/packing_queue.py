"""What is to be packed and verified, one after another: one runs, the others wait for their turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import Job, JobBridge, Lane
from station.model.errors import StationError


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work on a dossier (``key``); ``words`` say it, and exactly one of the three ends is told."""

    key: str
    words: Callable[[], str]
    work: Job[object]
    told: Callable[[object], None]
    done: Callable[[object], None]
    failed: Callable[[StationError], None]
    cancelled: Callable[[], None]


class PackingQueue(QObject):
    """``begun`` carries the key of the task whose turn it is; ``rested``: the lane is free after a task was stopped."""

    begun = Signal(str)
    rested = Signal()

    def __init__(self, bridge: JobBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._waiting: dict[str, Task] = {}
        self._running: Task | None = None
        self._job = 0

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def holds(self, key: str) -> bool:
        """Whether something of this key runs or waits."""
        return key in self._waiting or (self._running is not None and self._running.key == key)

    def add(self, task: Task, *, next_in_line: bool = False) -> None:
        """Let a task wait for its turn, or begin it; ``next_in_line``: before all others that wait."""
        if self.holds(task.key):
            return
        self._waiting = {task.key: task, **self._waiting} if next_in_line else {**self._waiting, task.key: task}
        self._go_on()

    def add_all(self, tasks: list[Task]) -> None:
        """Let many tasks wait for their turn."""
        self._waiting.update({task.key: task for task in tasks if not self.holds(task.key)})
        self._go_on()

    def cancel(self, key: str) -> None:
        """Stop a task; one that runs leaves nothing behind, and the next begins once it has stopped."""
        waiting = self._waiting.pop(key, None)
        if waiting is not None:
            waiting.cancelled()
        elif self._running is not None and self._running.key == key:
            self._bridge.cancel(self._job)

    def cancel_waiting(self) -> None:
        """Let none of those that wait begin."""
        waiting, self._waiting = self._waiting, {}
        for task in waiting.values():
            task.cancelled()

    def _go_on(self) -> None:
        if self._running is not None or not self._waiting:
            return
        task = self._waiting.pop(next(iter(self._waiting)))
        self._running = task
        self._job = self._bridge.run(
            Lane.PACKAGE, task.work, told=task.told, words=lambda: self._words(task),
            done=lambda value: self._end(lambda: task.done(value)),
            failed=lambda error: self._end(lambda: task.failed(error)),
            cancelled=lambda: self._stopped(task),
        )  # fmt: skip
        self.begun.emit(task.key)

    def _end(self, tell: Callable[[], None]) -> None:
        self._running = None
        tell()
        self._go_on()

    def _stopped(self, task: Task) -> None:
        self._end(task.cancelled)
        # The end of a stopped task is told at once; what it had sealed by then is known when the lane is free.
        self._bridge.run(Lane.PACKAGE, lambda _tell, _cancel: None, done=lambda _none: self.rested.emit())

    def _words(self, task: Task) -> str:
        if not self._waiting:
            return task.words()
        return self.tr("{what}, %n more after it", "", len(self._waiting)).format(what=task.words())
