"""A job is a plain function of a progress sink and a cancel token; exactly one end of it is ever told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass


class JobCancelled(BaseException):
    """Raised at a safe point after a cancel. Not an ``Exception``, so that no check can swallow it."""


class CancelToken:
    """Carries the wish to stop; the work looks at it between two pages."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next safe point."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise ``JobCancelled`` when somebody asked."""
        if self._event.is_set():
            raise JobCancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: ``done`` of ``total`` (0: unknown) of ``what`` (a code, such as ``pages``)."""

    done: int
    total: int
    what: str
    subject: str = ""


ProgressSink = Callable[[Progress], None]


def ignore_progress(_: Progress) -> None:
    """Be the sink of whoever does not care."""
