"""The clock is a port: time is handed in, never taken, so that packages and tests can be repeated to the byte."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment, aware of its time zone."""
        ...
