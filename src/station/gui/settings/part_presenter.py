"""What the parts of the settings that administrators change have in common."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import JobBridge
from station.gui.shift import Shift
from station.model.errors import StationError
from station.model.people import Action


class PartPresenter(QObject):
    """``changed``: something else holds now; ``refused``: a sentence why it does not."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)

    @property
    def may_change(self) -> bool:
        """Whether the person changes the settings of everybody."""
        return self._shift.person.may(Action.MANAGE_SETTINGS)

    @property
    def language(self) -> str:
        """The language of titles."""
        return self._shift.words.texts.language

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _fail(self, error: StationError) -> None:
        self.refused.emit(self._shift.words.error(error))
        self.changed.emit()
