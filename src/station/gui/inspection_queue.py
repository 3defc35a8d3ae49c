"""Keeps inspecting while pages arrive: one run after another until nothing waits."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from station.gui.job_bridge import JobBridge, Lane, Lanes, Tell
from station.jobs.job import CancelToken
from station.model.errors import StationError
from station.workflow.inspect_pages import InspectedPage, inspect_pages
from station.workflow.station import Station


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
        self._bridge.close()

    def _inspect(self, tell: Tell, cancel: CancelToken) -> int:
        def told(page: InspectedPage) -> None:
            tell(page)

        return inspect_pages(self._station, told=told, progress=tell, cancel=cancel)

    def _told(self, news: object) -> None:
        if isinstance(news, InspectedPage):
            self.inspected.emit(news)

    def _ended(self, _count: int) -> None:
        self._job = 0
        if self._again:
            self.wake()
        else:
            self.running_changed.emit(False)

    def _broke(self) -> None:
        self._job = 0
        self.running_changed.emit(False)

    def _failed(self, error: StationError) -> None:
        self._job = 0
        self.running_changed.emit(False)
        self.stopped.emit(error)
