"""After a fault the scanner is asked until it no longer reports it; one that was lost is found again by itself."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from station.capture.scanner import Device
from station.gui.job_bridge import JobBridge, Lane, Tell
from station.gui.shift import Shift
from station.jobs.job import CancelToken
from station.model.errors import StationError

LOST = frozenset({"device_offline", "device_died", "device_hung", "device_io"})
ASK_SECONDS = 1.5
_SHORT = 0.1


class DeviceWatch(QObject):
    """``changed``: another fault is reported (``reported``, ``""``: none), or another second went by."""

    changed = Signal()

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self._bridge = JobBridge(shift.lanes, self)
        self._job = 0
        self._began = 0.0
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.changed)
        self.reported = ""

    @property
    def seconds(self) -> int:
        """How long the scanner has been asked, in whole seconds."""
        return int(time.monotonic() - self._began)

    @property
    def asking(self) -> bool:
        """Whether the fault still lasts, or is not known to be gone."""
        return self._bridge.is_running(self._job)

    def begin(self, device: Device, fault: str) -> None:
        """Ask the scanner until the fault is gone; only one that was lost counts as such before its first answer."""
        self.end()
        self.reported = fault if fault in LOST else ""
        self._began = time.monotonic()
        station = self._shift.station

        def work(tell: Tell, cancel: CancelToken) -> None:
            with station.scanner(device.driver) as client:
                while True:
                    try:
                        code = client.status(device)
                    except StationError as raised:
                        code = raised.code
                    tell(code)
                    if not code:
                        return
                    _sleep(cancel)

        self._job = self._bridge.run(Lane.SCAN, work, told=self._heard, done=lambda _: self._rest())
        if self.reported:
            self._second.start()

    def end(self) -> None:
        """Ask no longer: somebody goes on, or another scanner was chosen."""
        self._bridge.cancel(self._job)
        self._rest()

    def close(self) -> None:
        """Tell nothing any more."""
        self._second.stop()
        self._bridge.close()

    def _heard(self, code: object) -> None:
        self.reported = str(code)
        if self.reported and not self._second.isActive():
            self._second.start()
        self.changed.emit()

    def _rest(self) -> None:
        self.reported = ""
        self._second.stop()
        self.changed.emit()


def _sleep(cancel: CancelToken) -> None:
    end = time.monotonic() + ASK_SECONDS
    while time.monotonic() < end:
        cancel.raise_if_cancelled()
        time.sleep(_SHORT)
