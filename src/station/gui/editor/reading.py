"""How well the page is read, before and after: measured by the real engine once the hand rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from station.gui.job_bridge import JobBridge, Lane
from station.gui.shift import Shift
from station.jobs.job import CancelToken
from station.model.dossier import Page
from station.model.errors import StationError
from station.model.recipe import Recipe
from station.workflow.preview_recipe import Measured, measure_recipe

REST_MS = 500


class Reading(QObject):
    """``before`` and ``after``: confidence 0 to 100, ``None`` for not measured; ``fault``: why it could not be.

    ``found`` carries the machine's own recipe after ``find_automatic``.
    """

    changed = Signal()
    found = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self._bridge = JobBridge(shift.lanes, self)
        self._page: Page | None = None
        self._shown: Recipe | None = None
        self._wanted: Recipe | None = None
        self._job = self._automatic_job = 0
        self.before: float | None = None
        self.after: float | None = None
        self.upside_down = False
        self.fault: StationError | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._measure)

    @property
    def busy(self) -> bool:
        """Whether a measurement is awaited or under way."""
        return self._timer.isActive() or self._bridge.is_running(self._job)

    @property
    def finding(self) -> bool:
        """Whether the machine's own recipe is being found."""
        return self._bridge.is_running(self._automatic_job)

    def begin(self, page: Page, shown: Recipe, confidence: float | None) -> None:
        """Speak of another page, whose rendition was made with ``shown``."""
        self.stop()
        self._page, self._shown, self._wanted = page, shown, shown
        self.before = self.after = confidence
        self.upside_down, self.fault = False, None
        self.changed.emit()

    def expect(self, recipe: Recipe) -> None:
        """Measure this recipe as soon as no other one follows."""
        if self._page is None or self._shown is None or recipe == self._wanted:
            return
        self._wanted, self.upside_down, self.fault = recipe, False, None
        self._bridge.cancel(self._job)
        same = recipe.crop == self._shown.crop
        self.after = self.before if same else None
        if same and self.before is not None:
            self._timer.stop()
        else:
            self._timer.start()
        self.changed.emit()

    def find_automatic(self) -> None:
        """Find the machine's own recipe, and how well the page is read with it."""
        if self._page is None or self.finding:
            return
        page, station = self._page, self._shift.station

        def work(_tell: object, cancel: CancelToken) -> Measured:
            return measure_recipe(station, page, None, cancel)

        self._automatic_job = self._bridge.run(
            Lane.IMAGES, work, done=self._found, failed=self._fail, cancelled=self.changed.emit
        )
        self.changed.emit()

    def stop(self) -> None:
        """Measure nothing."""
        self._timer.stop()
        self._bridge.cancel(self._job)
        self._bridge.cancel(self._automatic_job)
        self._page = None

    def close(self) -> None:
        """Tell nothing any more."""
        self._timer.stop()
        self._bridge.close()

    def _measure(self) -> None:
        page, recipe, station = self._page, self._wanted, self._shift.station
        if page is None or recipe is None:
            return

        def work(_tell: object, cancel: CancelToken) -> Measured:
            return measure_recipe(station, page, recipe, cancel)

        self._job = self._bridge.run(Lane.IMAGES, work, done=self._measured, failed=self._fail)
        self.changed.emit()

    def _measured(self, measured: Measured) -> None:
        self.after, self.upside_down = measured.confidence, measured.upside_down
        self.changed.emit()

    def _found(self, measured: Measured) -> None:
        if self._shown is not None and self.before is None and self._shown.origin == "automatic":
            # Nobody has inspected the page yet: what it would be read with is what it is compared with.
            self._shown = self._wanted = measured.recipe
            self.before = self.after = measured.confidence
        self.found.emit(measured.recipe)
        self.changed.emit()

    def _fail(self, error: StationError) -> None:
        self.fault = error
        self.changed.emit()
