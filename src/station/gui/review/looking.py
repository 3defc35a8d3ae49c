"""How long each page was really looked at, as evidence of a review.

A page counts while it is on the screen alone or beside another one, the window is the active one and somebody is there:
for 60 seconds after the last key, click or movement. A grid of pages counts for none of them. It was seen at full size
when its paper was shown with at least ``READABLE`` dots per inch: a 12-point letter is then 8 of them high.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from station.model.review import Seen

IDLE_S = 60.0
READABLE = 48.0
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.HoverMove,
    }
)  # fmt: skip


@dataclass(slots=True)
class _Looked:
    seconds: float = 0.0
    full_size: bool = False


class LookingTime:
    """Seconds by capture id. ``clock`` gives seconds that only ever grow."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._looked: dict[str, _Looked] = {}
        self._shown: dict[str, bool] = {}
        self._active = True
        self._since = self._alive = clock()

    def show(self, captures: dict[str, bool]) -> None:
        """Count for these captures from now on; each with whether it is shown large enough to be read."""
        if captures != self._shown:
            self._settle()
            self._shown = dict(captures)

    def sign_of_life(self) -> None:
        """Somebody is there."""
        self._settle()
        self._alive = self._clock()

    def set_active(self, *, active: bool) -> None:
        """Count nothing while the window is not the active one."""
        self._settle()
        self._active = active
        self._alive = self._clock()

    def seen(self, capture_id: str) -> Seen:
        """Return what is known of one capture."""
        self._settle()
        looked = self._looked.get(capture_id, _Looked())
        return Seen(round(looked.seconds, 1), looked.full_size, "window")

    def everything(self) -> dict[str, Seen]:
        """Return what is known of every capture that was looked at."""
        return {capture: self.seen(capture) for capture in list(self._looked)}

    def _settle(self) -> None:
        now = self._clock()
        span = min(now, self._alive + IDLE_S) - self._since
        self._since = now
        if span <= 0 or not self._active:
            return
        for capture, large in self._shown.items():
            looked = self._looked.setdefault(capture, _Looked())
            looked.seconds += span
            looked.full_size |= large


class Watch(QObject):
    """Tells a ``LookingTime`` whether the window is the active one and somebody is at it.

    Only the events of the native window and those sent to the window itself are looked at, not every widget's.
    """

    def __init__(self, time: LookingTime, room: QWidget) -> None:
        super().__init__(room)
        self._time, self._room = time, room
        self._watched: QWidget | None = None

    def begin(self) -> None:
        """Watch the window that the room is in by now."""
        window = self._room.window()
        handle = window.windowHandle()
        if window is not self._watched and handle is not None:
            self._watched = window
            window.installEventFilter(self)
            handle.installEventFilter(self)
        self._time.set_active(active=window.isActiveWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that somebody is there, or that the window is another's."""
        kind = event.type()
        if kind in _SIGNS_OF_LIFE:
            self._time.sign_of_life()
        elif watched is self._watched and kind in (QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate):
            self._time.set_active(active=kind == QEvent.Type.WindowActivate)
        return super().eventFilter(watched, event)
