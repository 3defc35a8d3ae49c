"""The figures of the status strip, asked for every few seconds off the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from station.gui.job_bridge import JobBridge
from station.gui.shift import Shift
from station.workflow.view_dossiers import backlog

EVERY_MS = 4000


class StripPresenter(QObject):
    """``changed`` carries a ``Backlog``; asked again when a room says that figures changed, never twice at once."""

    changed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self._asking = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.ask)
        shift.notices.figures_changed.connect(self.ask)
        shift.inspection.inspected.connect(self.ask)

    def start(self) -> None:
        """Ask now and from time to time."""
        self.ask()
        self._timer.start()

    def ask(self) -> None:
        """Ask for the figures."""
        if not self.bridge.is_running(self._asking):
            self._asking = self.bridge.read(
                lambda: backlog(self._shift.station, self._shift.person), self.changed.emit, lambda _error: None
            )

    def close(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self.bridge.close()
