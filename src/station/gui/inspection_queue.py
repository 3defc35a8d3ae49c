"""Keeps inspecting while pages arrive: one run after another until nothing waits; then dossiers are compared.

Comparing 10,000 pages takes seconds of a processor that the window may need too: it waits until no page came for a
while, and is said once for all that came. What could not be compared is told, and tried again.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from station.gui.job_bridge import JobBridge, Lane, Lanes, Tell
from station.jobs.job import CancelToken
from station.model.errors import StationError
from station.workflow.inspect_pages import InspectedPage, compare_dossiers, inspect_waiting
from station.workflow.station import Station

# No page came for so long: the feeder is empty, or the clerk looks at something.
QUIET_MS = 2000
# Until what could not be compared is tried again: a process that was ended for want of memory needs some.
AGAIN_MS = 60_000


class InspectionQueue(QObject):
    """``inspected`` carries each page as it is done; ``stopped`` a fault that a person must mend (a missing language).

    The pages' states in the database are the queue, so nothing is lost when the window closes in the middle.
    """

    inspected = Signal(object)
    running_changed = Signal(bool)
    stopped = Signal(object)

    def __init__(self, lanes: Lanes, station: Station, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._bridge = JobBridge(lanes, self)
        self._job = 0
        self._again = False
        self._uncompared: set[str] = set()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._compare)

    @property
    def running(self) -> bool:
        """Whether pages are being inspected now."""
        return self._job != 0

    def wake(self) -> None:
        """Inspect what waits; called again while it runs, another round follows."""
        if self._job:
            self._again = True
            return
        self._again = False
        self._quiet.stop()
        self._job = self._bridge.run(
            Lane.INSPECT,
            self._inspect,
            done=self._ended,
            failed=self._failed,
            told=self._told,
            cancelled=self._broke,
            words=lambda: QCoreApplication.translate("jobs", "Inspection and OCR"),
        )
        self.running_changed.emit(True)

    def close(self) -> None:
        """Stop after the pages that are in work."""
        self._quiet.stop()
        self._bridge.close()

    def _inspect(self, tell: Tell, cancel: CancelToken) -> None:
        inspect_waiting(self._station, told=tell, progress=tell, cancel=cancel)

    def _compare(self) -> None:
        dossiers, self._uncompared = self._uncompared, set()

        def work(tell: Tell, _cancel: CancelToken) -> None:
            compare_dossiers(self._station, dossiers, tell)

        def failed(error: StationError) -> None:
            keep()
            self._quiet.start(AGAIN_MS)
            self.stopped.emit(error)

        def keep() -> None:
            self._uncompared |= dossiers

        self._bridge.run(Lane.INSPECT, work, told=self.inspected.emit, failed=failed, cancelled=keep)

    def _told(self, news: object) -> None:
        if isinstance(news, InspectedPage):
            self._uncompared.add(news.page.dossier_id)
            self.inspected.emit(news)

    def _ended(self, _nothing: None) -> None:
        if self._again:
            self._job = 0
            self.wake()
        else:
            self._broke()

    def _broke(self) -> None:
        self._job = 0
        self.running_changed.emit(False)
        if self._uncompared:
            self._quiet.start(QUIET_MS)

    def _failed(self, error: StationError) -> None:
        self._broke()
        self.stopped.emit(error)
