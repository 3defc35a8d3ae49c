"""A window that is told from outside to end (log-out, shutdown, ``Ctrl C``) ends as if somebody had closed it.

Python's own answer to SIGTERM is to stop at once: nothing that was acknowledged is lost by it, but processes that work
for the station are left to find out by themselves, and the next start looks at every file that was on its way.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Slot

# SIGHUP: the terminal is gone; Windows does not know it.
_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]


class EndingSignals(QObject):
    """Calls ``end`` in the GUI thread when a signal asks the process to end; only for the main thread of a program."""

    def __init__(self, end: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        # While Qt waits, Python runs no handler: the signal's number arrives as a byte that wakes Qt.
        self._heard, self._told = socket.socketpair()
        for side in (self._heard, self._told):
            side.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._wakeup = signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        self._before = {one: signal.signal(one, _nothing) for one in _ENDING}

    def close(self) -> None:
        """Let signals do what they did before."""
        for one, handler in self._before.items():
            signal.signal(one, handler)
        signal.set_wakeup_fd(self._wakeup)
        self._notifier.setEnabled(False)
        for side in (self._heard, self._told):
            side.close()

    @Slot()
    def _hear(self) -> None:
        try:
            self._heard.recv(64)
        except BlockingIOError:
            return
        self._end()


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """Be there: a signal without a handler of Python would not be written to the socket."""
