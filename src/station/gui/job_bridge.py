"""The only file where threads meet the window.

A job is a function of (tell, cancel token). It runs on one of a few lanes; what it tells, and exactly one of succeeded,
failed or cancelled, arrives in the GUI thread. Every message carries the id of its job, and messages of a job that was
cancelled or whose bridge was closed are dropped. A presenter owns its bridge and closes it; the lanes belong to the
application.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from station.gui.job_board import JobBoard
from station.jobs.job import CancelToken, JobCancelled, Progress
from station.model.errors import StationError

T = TypeVar("T")
Tell = Callable[[object], None]
Job = Callable[[Tell, CancelToken], T]

_log = logging.getLogger(__name__)


class Lane(Enum):
    """Where a job waits its turn; the value is the number of threads.

    Short writes have one thread, reads a few; the scanner, the inspection and packaging hold their lane for minutes.
    """

    WRITE = ("write", 1)
    READ = ("read", 2)
    IMAGES = ("images", 2)
    PICTURE = ("picture", 1)
    SCAN = ("scan", 1)
    INSPECT = ("inspect", 1)
    PACKAGE = ("package", 1)


class Lanes(QObject):
    """The threads of the window, started when first used. ``board`` lists the jobs that a person is told about.

    ``broken`` carries an exception that is no ``StationError``: a bug, for the application to show.
    """

    broken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.board = JobBoard(self)
        self._pools: dict[Lane, ThreadPoolExecutor] = {}
        self._closed = False

    def start(self, lane: Lane, work: Callable[[], None]) -> None:
        """Run the work on a lane; nothing happens once the lanes are closed."""
        if self._closed:
            return
        name, threads = lane.value
        pool = self._pools.setdefault(lane, ThreadPoolExecutor(threads, thread_name_prefix=f"window-{name}"))
        pool.submit(work)

    def close(self) -> None:
        """Forget what waits and wait for what runs; jobs should have been cancelled by their bridges."""
        self._closed = True
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)
        for pool in self._pools.values():
            pool.shutdown(wait=True)


class _End(Enum):
    NEWS = "news"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class _Message:
    job: int
    kind: _End
    value: object


@dataclass(slots=True)
class _Running(Generic[T]):
    cancel: CancelToken
    done: Callable[[T], None] | None
    failed: Callable[[StationError], None] | None
    told: Callable[[object], None] | None
    cancelled: Callable[[], None] | None
    listed: int = 0


class _Post(QObject):
    """Carries messages from any thread to the one that made it."""

    arrived = Signal(object)


class JobBridge(QObject):
    """Runs the jobs of one presenter. ``busy_changed``: the first job began, or the last one ended."""

    busy_changed = Signal(bool)

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._ids = itertools.count(1)
        self._closed = False
        self._running: dict[int, _Running[object]] = {}
        self._post = _Post()
        self._post.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        job: Job[T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[StationError], None] | None = None,
        told: Callable[[object], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        words: Callable[[], str] | None = None,
    ) -> int:
        """Start a job and return its id; the given functions are called in the GUI thread, one end exactly once.

        ``words``: list it on the board under these, with the ``Progress`` that it tells and a way to cancel it.
        A bug in the job goes to ``Lanes.broken``, and ends the job as if it had been cancelled.
        """
        number = next(self._ids)
        token = CancelToken()
        self._running[number] = _Running(token, done, failed, told, cancelled)  # type: ignore[arg-type]
        if words is not None:
            self._running[number].listed = self._lanes.board.add(words, lambda: self.cancel(number))
        if len(self._running) == 1:
            self.busy_changed.emit(True)
        post = self._post
        self._lanes.start(lane, lambda: _work(number, job, token, post))
        return number

    def read(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[StationError], None] | None = None
    ) -> int:
        """Run a short read that tells nothing and cannot be cancelled half way."""
        return self.run(Lane.READ, lambda _tell, _cancel: job(), done=done, failed=failed)

    def write(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[StationError], None] | None = None
    ) -> int:
        """Run a short write; writes of the whole window happen one after another, in the order asked for."""
        return self.run(Lane.WRITE, lambda _tell, _cancel: job(), done=done, failed=failed)

    def is_running(self, job: int) -> bool:
        """Whether the end of the job has not been told yet."""
        return job in self._running

    def cancel(self, job: int) -> None:
        """Ask the job to stop and tell its end as cancelled at once; whatever it still says is dropped."""
        running = self._take(job)
        if running is not None:
            running.cancel.cancel()
            if running.cancelled is not None:
                running.cancelled()

    def close(self) -> None:
        """Cancel everything; nothing is told any more. A second call does nothing."""
        if self._closed:
            return
        self._closed = True
        for running in self._running.values():
            running.cancel.cancel()
            self._lanes.board.remove(running.listed)
        self._running.clear()
        self._post.arrived.disconnect(self._deliver)

    def _take(self, job: int) -> _Running[object] | None:
        running = self._running.pop(job, None)
        if running is not None:
            self._lanes.board.remove(running.listed)
        if running is not None and not self._running:
            self.busy_changed.emit(False)
        return running

    @Slot(object)
    def _deliver(self, message: _Message) -> None:
        running = self._running.get(message.job)
        if running is None:
            return
        if message.kind is _End.NEWS:
            self._tell_news(running, message.value)
            return
        self._take(message.job)
        if message.kind is _End.SUCCEEDED:
            if running.done is not None:
                running.done(message.value)
        elif message.kind is _End.CANCELLED:
            if running.cancelled is not None:
                running.cancelled()
        else:
            self._tell_failure(running, message.value)

    def _tell_news(self, running: _Running[object], news: object) -> None:
        if isinstance(news, Progress):
            self._lanes.board.tell(running.listed, news)
        if running.told is not None:
            running.told(news)

    def _tell_failure(self, running: _Running[object], error: object) -> None:
        if isinstance(error, StationError) and running.failed is not None:
            running.failed(error)
            return
        self._lanes.broken.emit(error)
        if running.cancelled is not None:
            running.cancelled()


def _work(number: int, job: Job[object], token: CancelToken, post: _Post) -> None:
    def tell(news: object) -> None:
        token.raise_if_cancelled()
        post.arrived.emit(_Message(number, _End.NEWS, news))

    try:
        token.raise_if_cancelled()
        end = _Message(number, _End.SUCCEEDED, job(tell, token))
    except JobCancelled:
        end = _Message(number, _End.CANCELLED, None)
    except StationError as error:
        end = _Message(number, _End.FAILED, error)
    except Exception as error:  # noqa: BLE001 - a bug must reach the person instead of dying in a thread
        _log.exception("a job of the window failed")
        end = _Message(number, _End.FAILED, error)
    post.arrived.emit(end)
