"""One call in a process of its own, which can be ended at any moment: one of a pool would take others' work along."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar, cast

from station.jobs.executors import start_worker
from station.jobs.job import JobCancelled
from station.jobs.process import give_way

T = TypeVar("T")
R = TypeVar("R")

_LOOK_SECONDS = 0.05


class WorkerDied(Exception):
    """The process ended before it answered: killed, out of memory, or its call raised."""


def call_beside(work: Callable[[T], R], argument: T, cancelled: Callable[[], bool]) -> R:
    """Return what the call returns, made by a process that does nothing else.

    ``work`` is a function of a module; ``argument`` and the answer can be pickled. When ``cancelled`` holds the process
    is killed at once, and is gone when this raises ``JobCancelled``. Raises ``WorkerDied``.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(sender, work, argument), daemon=True)
    try:
        process.start()
        sender.close()
        # At once: loading its libraries is half of what a short call takes.
        give_way(process.pid or 0)
        while not receiver.poll(_LOOK_SECONDS):
            if cancelled():
                raise JobCancelled
        try:
            return cast("R", receiver.recv())
        except EOFError as error:
            raise WorkerDied from error
    finally:
        receiver.close()
        # One that never started has nothing to end.
        with suppress(AttributeError, AssertionError):
            process.kill()
            process.join()


def _answer(sender: Connection, work: Callable[[T], R], argument: T) -> None:
    start_worker()
    sender.send(work(argument))
    sender.close()
