"""What runs in the background, for whoever asks: words, how far, how fast, and how to stop it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from station.jobs.job import Progress


@dataclass(slots=True)
class ListedJob:
    """One job: ``words`` say it in the language of now, ``total`` is 0 while it is not known; times in seconds."""

    number: int
    words: Callable[[], str]
    cancel: Callable[[], None]
    began: float
    done: int = 0
    total: int = 0
    what: str = ""

    def per_second(self, now: float) -> float:
        """Return how many a second, 0 while too few are done to tell."""
        return self.done / (now - self.began) if self.done > 1 and now > self.began else 0.0

    def seconds_left(self, now: float) -> float | None:
        """Return for how long it goes on at the rate until now, ``None`` while that is not known."""
        rate = self.per_second(now)
        return (self.total - self.done) / rate if rate and self.total else None


class JobBoard(QObject):
    """The jobs that a person is told about, the oldest first. ``changed``: one more, one less, or one went on."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._jobs: dict[int, ListedJob] = {}

    @property
    def jobs(self) -> list[ListedJob]:
        """The jobs of now."""
        return list(self._jobs.values())

    def add(self, words: Callable[[], str], cancel: Callable[[], None]) -> int:
        """List a job that begins; return its number here."""
        number = next(self._numbers)
        self._jobs[number] = ListedJob(number, words, cancel, time.monotonic())
        self.changed.emit()
        return number

    def tell(self, number: int, progress: Progress) -> None:
        """Say how far a job is."""
        job = self._jobs.get(number)
        if job is not None:
            job.done, job.total, job.what = progress.done, progress.total, progress.what
            self.changed.emit()

    def remove(self, number: int) -> None:
        """Forget a job that ended; nothing happens for one that is not listed."""
        if self._jobs.pop(number, None) is not None:
            self.changed.emit()
