"""The scanner and the profile that are chosen at this station; remembered for each person."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from station.capture.discovery import Discovery, find_devices
from station.capture.scanner import Device
from station.gui.job_bridge import JobBridge, Lane
from station.gui.shift import Shift
from station.model.profiles import CaptureProfile


class ScannerChoice(QObject):
    """``changed``: another device or profile, or the list of devices is another one."""

    changed = Signal()

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self._search = 0
        self.devices: tuple[Device, ...] = ()
        self.device: Device | None = None
        self.profiles = dict(shift.station.profiles.capture)
        wanted = shift.preferences.text("capture_profile", shift.station.settings.capture_profile)
        self.profile: CaptureProfile | None = self.profiles.get(wanted) or next(iter(self.profiles.values()), None)
        self.changed.connect(self._name_scanners)

    @property
    def language(self) -> str:
        """The language of the window."""
        return self._shift.words.texts.language

    @property
    def searching(self) -> bool:
        """Whether the drivers are being asked."""
        return self.bridge.is_running(self._search)

    def search(self) -> None:
        """Ask the drivers which scanners answer now; takes seconds where backends wait for the network."""
        if not self.searching:
            self._search = self.bridge.run(Lane.SCAN, lambda _tell, _cancel: find_devices(), done=self._found)
            self.changed.emit()

    def use_device(self, device: Device) -> None:
        """Choose a scanner."""
        self.device = device
        self._shift.preferences.keep("device", device.name)
        self.changed.emit()

    def use_profile(self, profile: CaptureProfile) -> None:
        """Choose a profile."""
        self.profile = profile
        self._shift.preferences.keep("capture_profile", profile.name)
        self.changed.emit()

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _name_scanners(self) -> None:
        # One that is gone keeps its title: it is the one that errors speak of.
        words = self._shift.words
        words.scanners = {**words.scanners, **{device.name: device_title(device) for device in self.devices}}

    def _found(self, discovery: Discovery) -> None:
        self.devices = discovery.devices
        names = {device.name: device for device in self.devices}
        last = self.device.name if self.device is not None else self._shift.preferences.text("device")
        self.device = names.get(last) or next(iter(self.devices), None)
        self.changed.emit()


def device_title(device: Device) -> str:
    """Return what a scanner is called: its model, or its name where it says none."""
    return " ".join(filter(None, (device.vendor, device.model))) or device.name
