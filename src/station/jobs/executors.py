"""Where pure work runs: a pool of processes here, or any engine with the ``concurrent.futures`` interface.

The durable queue is the page states in the database, so an executor that dies loses nothing: what is not yet PASSED or
FLAGGED is submitted again.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

from station.jobs.process import end_with_parent, give_way, prepare_process

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")


def start_worker() -> None:
    """Prepare a worker process: one thread for each library, a low priority, and no life after its parent."""
    prepare_process()
    end_with_parent()
    give_way()


class LastingPool(Executor):
    """Spawned processes that are started anew after one of them died.

    What was in work then fails with ``BrokenProcessPool``; what is asked for afterwards is done.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._lock = threading.Lock()
        self._closed = False
        self._pool = self._fresh()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run the call in a process."""
        with self._lock:
            try:
                return self._pool.submit(fn, *args, **kwargs)
            except BrokenProcessPool:
                if self._closed:
                    raise
                self._pool.shutdown(wait=False)
                self._pool = self._fresh()
                return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as in Executor
        """Let the processes end; nothing can be asked for any more."""
        with self._lock:
            self._closed = True
        self._pool.shutdown(wait, cancel_futures=cancel_futures)

    def _fresh(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=self._workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=start_worker,
        )


def process_pool(workers: int | None = None) -> LastingPool:
    """Return a pool of spawned processes, one for each core unless told otherwise."""
    return LastingPool(workers or os.cpu_count() or 1)


class SerialExecutor(Executor):
    """Runs each call at once in the caller's thread: for tests, single pages and machines with one core."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run the call and return its finished future."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - handed on through the future, as every executor does
            future.set_exception(error)
        return future


def run_in_window(
    executor: Executor, work: Callable[[T], R], items: Iterable[T], window: int
) -> Iterator[tuple[T, Future[R]]]:
    """Run the work on each item and yield it with its finished future, as they finish.

    Never more than ``window`` items are in flight, so a dossier of 10,000 pages does not queue 10,000 futures.
    """
    waiting: dict[Future[R], T] = {}
    source = iter(items)
    try:
        while True:
            while len(waiting) < window:
                try:
                    item = next(source)
                except StopIteration:
                    break
                waiting[executor.submit(work, item)] = item
            if not waiting:
                return
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield waiting.pop(future), future
    finally:
        for future in waiting:
            future.cancel()


def run_in_order(executor: Executor, work: Callable[[T], R], items: Iterable[T], window: int) -> Iterator[R]:
    """Run the work on each item and yield the results in the order of the items, at most ``window`` in flight."""
    waiting: deque[Future[R]] = deque()
    try:
        for item in items:
            waiting.append(executor.submit(work, item))
            if len(waiting) >= window:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
