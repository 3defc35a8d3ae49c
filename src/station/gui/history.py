"""What was done to a dossier and can be taken back: one line of changes for each dossier, undone and redone in order.

Nothing final goes in here (handing in, sealing). A change is work for the write lane; the history runs it, keeps it,
and runs its opposite when asked. A change that cannot be taken back now (its page is being inspected) says why and
waits; one that never can (somebody else decided meanwhile) is forgotten, and so are all others: they were made on what
no longer is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import JobBridge, Lane, Lanes
from station.model.errors import StationError

# Refusals that time alone removes: the page rests in another state for as long as it is inspected.
_LATER = frozenset({"page_transition"})


@dataclass(frozen=True, slots=True)
class Change:
    """One change: ``words`` say what was done, in the past ("Page 4 removed").

    ``do`` runs in the write lane, the first time and when redone; ``undo`` takes what ``do`` returned. ``done`` (with
    that result) and ``undone`` are called in the GUI thread afterwards: there the presenter shows what is now.
    """

    words: str
    do: Callable[[], Any]
    undo: Callable[[Any], object]
    done: Callable[[Any], object]
    undone: Callable[[], object]


@dataclass(slots=True)
class _Line:
    """The changes of one dossier: ``done`` can be undone (the last one first), ``undone`` can be done again."""

    done: list[tuple[Change, Any]] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)


class History(QObject):
    """``changed``: what can be undone or redone is another now; ``offered``: words of what was just done or redone."""

    changed = Signal()
    offered = Signal(str)
    failed = Signal(object)

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = JobBridge(lanes, self)
        self._lines: dict[str, _Line] = {}
        self._subject = ""
        self._turns: deque[Callable[[], None]] = deque()

    @property
    def subject(self) -> str:
        """The dossier that is spoken of, ``""`` for none yet."""
        return self._subject

    @property
    def undo_words(self) -> str:
        """What would be taken back now, ``""`` for nothing."""
        done = self._line.done
        return done[-1][0].words if done else ""

    @property
    def redo_words(self) -> str:
        """What would be done again now, ``""`` for nothing."""
        undone = self._line.undone
        return undone[-1].words if undone else ""

    def use(self, subject: str) -> None:
        """Speak of this dossier from now on; the changes of the others stay where they are."""
        if subject != self._subject:
            self._subject = subject
            self.changed.emit()

    def forget(self, subject: str) -> None:
        """Forget the changes of a dossier: it was handed in or approved."""
        self._lines.pop(subject, None)
        self.changed.emit()

    def do(self, change: Change, failed: Callable[[StationError], None] | None = None) -> None:
        """Do it in the write lane and keep it once it is done; ``failed`` hears when it could not be done."""
        line = self._line

        def start() -> None:
            self._run(change.do, lambda result: self._keep(line, change, result, fresh=True), failed or self._tell)

        self._in_turn(start)

    def did(self, change: Change, result: Any = None) -> None:
        """Keep a change that was made already and shown (an image was scanned)."""
        line = self._line
        line.done.append((change, result))
        line.undone.clear()
        self.changed.emit()
        self.offered.emit(change.words)

    def undo(self) -> None:
        """Take the last change back, once those that are on their way have arrived."""
        line = self._line
        self._in_turn(lambda: self._undo(line))

    def redo(self) -> None:
        """Do again what was undone last."""
        line = self._line
        self._in_turn(lambda: self._redo(line))

    def close(self) -> None:
        """Tell nothing any more."""
        self._bridge.close()

    @property
    def _line(self) -> _Line:
        return self._lines.setdefault(self._subject, _Line())

    def _in_turn(self, start: Callable[[], None]) -> None:
        """Start one thing after another: whoever presses Ctrl Z at once means what is still on its way."""
        self._turns.append(start)
        if len(self._turns) == 1:
            start()

    def _next(self) -> None:
        self._turns.popleft()
        if self._turns:
            self._turns[0]()

    def _run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[StationError], None]
    ) -> None:
        def ended(result: Any) -> None:
            done(result)
            self._next()

        def refused(error: StationError) -> None:
            failed(error)
            self._next()

        self._bridge.run(Lane.WRITE, lambda _tell, _cancel: work(), done=ended, failed=refused, cancelled=self._next)

    def _undo(self, line: _Line) -> None:
        if not line.done:
            self._next()
            return
        change, result = line.done.pop()

        def undone(_none: object) -> None:
            line.undone.append(change)
            change.undone()
            self.changed.emit()

        def failed(error: StationError) -> None:
            if error.code in _LATER:
                line.done.append((change, result))
            self._lose(line, change, error)

        self._run(lambda: change.undo(result), undone, failed)
        self.changed.emit()

    def _redo(self, line: _Line) -> None:
        if not line.undone:
            self._next()
            return
        change = line.undone.pop()

        def kept(result: object) -> None:
            self._keep(line, change, result, fresh=False)

        def failed(error: StationError) -> None:
            if error.code in _LATER:
                line.undone.append(change)
            self._lose(line, change, error)

        self._run(change.do, kept, failed)
        self.changed.emit()

    def _keep(self, line: _Line, change: Change, result: Any, *, fresh: bool) -> None:
        line.done.append((change, result))
        if fresh:
            line.undone.clear()
        change.done(result)
        self.changed.emit()
        self.offered.emit(change.words)

    def _lose(self, line: _Line, change: Change, error: StationError) -> None:
        if error.code not in _LATER:
            line.done.clear()
            line.undone.clear()
        change.undone()
        self.changed.emit()
        self._tell(error)

    def _tell(self, error: StationError) -> None:
        self.failed.emit(error)
