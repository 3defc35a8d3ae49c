"""Verifying a package that this station need not know, and writing down what was found."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import JobBridge
from station.gui.packages.packing_queue import PackingQueue, Task
from station.gui.packages.verifying import verified, write_text
from station.gui.shift import Shift
from station.model.errors import StationError
from station.packaging.verifier import VerifyReport

# No dossier has such an id.
_KEY = "*other"


class OtherPresenter(QObject):
    """``changed``: the verification began or ended; ``failed`` carries a sentence about a file not written."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, shift: Shift, bridge: JobBridge, queue: PackingQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shift = shift
        self._bridge, self._queue = bridge, queue
        self.path = Path()
        self.report: VerifyReport | None = None
        self.fault: StationError | None = None

    @property
    def busy(self) -> bool:
        """Whether a package waits or is being verified."""
        return self._queue.holds(_KEY)

    def verify(self, path: Path) -> None:
        """Verify what lies at a path."""
        structures = self.shift.station.structures
        self.path, self.report, self.fault = path, None, None

        def done(report: object) -> None:
            assert isinstance(report, VerifyReport)
            self.report = report
            self.changed.emit()

        def failed(error: StationError) -> None:
            self.fault = error
            self.changed.emit()

        task = Task(
            _KEY, lambda: self.tr("Verify {name}").format(name=path.name),
            lambda _tell, _cancel: verified(path, structures), lambda _news: None, done, failed, self.changed.emit,
        )  # fmt: skip
        self._queue.add(task, next_in_line=True)
        self.changed.emit()

    def save(self, path: Path, text: str) -> None:
        """Write a text; what was there is replaced."""
        self._bridge.write(
            lambda: write_text(path, text), lambda _none: None,
            lambda error: self.failed.emit(self.shift.words.error(error)),
        )  # fmt: skip
