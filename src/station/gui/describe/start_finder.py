"""Looks through the stored words of a dossier for pages at which a document probably begins, beside the work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import JobBridge, Lane, Tell
from station.gui.shift import Shift
from station.jobs.job import CancelToken
from station.model.dossier import Page
from station.model.states import PageState
from station.workflow.suggest_fields import PossibleStart, possible_starts


class StartFinder(QObject):
    """``found``: more probable starts are known; ``starts`` has them by page id, in the order of the pages."""

    found = Signal()

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self._bridge = JobBridge(shift.lanes, self)
        self._job = 0
        self._looked: tuple[str, ...] = ()
        self.starts: dict[str, PossibleStart] = {}

    def look(self, pages: Sequence[Page]) -> None:
        """Look through these pages, unless they were looked through already; pages not inspected yet have no words."""
        ready = [page for page in pages if page.state is not PageState.CAPTURED]
        images = tuple(page.capture.id for page in ready)
        if images == self._looked:
            return
        self._bridge.cancel(self._job)
        self._looked, self.starts = images, {}
        station = self._shift.station

        def work(tell: Tell, _cancel: CancelToken) -> None:
            for some in possible_starts(station, ready):
                tell(some)

        # Pictures of pages wait for nobody; this does.
        self._job = self._bridge.run(Lane.READ, work, told=self._add, failed=lambda _error: None)

    def close(self) -> None:
        """Tell nothing any more."""
        self._bridge.close()

    def _add(self, news: object) -> None:
        if isinstance(news, list) and news:
            self.starts.update({start.page_id: start for start in news})
            self.found.emit()
