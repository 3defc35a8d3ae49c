"""Counts of a period, and the sums of today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import JobBridge
from station.gui.shift import Shift
from station.gui.supervise.counts_model import CountsModel
from station.model.errors import StationError
from station.storage.records import CountRow

PERIODS = (1, 7, 30, 0)


class SupervisePresenter(QObject):
    """``changed``: the figures were read; ``failed`` a sentence with its remedy."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.model = CountsModel(self)
        self.days = 7
        self.rows: Sequence[CountRow] = ()

    @property
    def totals(self) -> dict[str, int]:
        """The sums of the period by figure."""
        names = ("captured", "sheets", "rescanned", "accepted", "rejected", "removed")
        return {name: sum(int(getattr(row, name)) for row in self.rows) for name in names}

    def show_period(self, days: int) -> None:
        """Count the last so many local days, 0 for all."""
        self.days = days
        self.load()

    def load(self) -> None:
        """Count anew."""
        station = self._shift.station
        since = (station.clock.now().date() - timedelta(days=self.days - 1)).isoformat() if self.days else None

        def read() -> list[CountRow]:
            with station.workspace.read() as reader:
                return reader.counts(("day", "operator"), since)

        def done(rows: list[CountRow]) -> None:
            self.rows = rows
            self.model.show(rows)
            self.changed.emit()

        self.bridge.read(read, done, self._fail)

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
