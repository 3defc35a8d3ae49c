"""One person at one station, from log in to log out: what every room is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import tzinfo
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station.gui.fault_words import words_of
from station.gui.history import History
from station.gui.inspection_queue import InspectionQueue
from station.gui.job_bridge import Lanes
from station.gui.preferences import Preferences
from station.model.errors import StationError
from station.model.people import Person
from station.settings.texts import Sentence, Texts
from station.workflow.services import Services
from station.workflow.station import Station


class Words:
    """The words for codes in the language that the window speaks now.

    ``scanners``: what a person calls each scanner, by the name that commands and errors call it.
    """

    def __init__(self, folder: Path, language: str) -> None:
        self._folder = folder
        self.texts = Texts(folder, language)
        self.scanners: dict[str, str] = {}

    def use(self, language: str) -> None:
        """Speak another language from now on."""
        self.texts = Texts(self._folder, language)

    def error(self, error: StationError) -> Sentence:
        """Return what happened and what to do now; a scanner is called by its title, as everywhere in the window."""
        title = self.scanners.get(str(error.context.get("device", "")))
        if title is not None:
            error = type(error)(error.code, **{**error.context, "device": title})
        return words_of(error, self.texts)


class Notices(QObject):
    """What a room wants the frame to say: the state of the scanner, or that figures changed."""

    scanner_changed = Signal(str, str, str)
    figures_changed = Signal()


@dataclass(frozen=True)
class Shift:
    """The parts that presenters work with."""

    station: Station
    services: Services
    person: Person
    lanes: Lanes
    preferences: Preferences
    words: Words
    inspection: InspectionQueue
    notices: Notices = field(default_factory=Notices)

    @cached_property
    def history(self) -> History:
        """What the person did and may take back."""
        return History(self.lanes)

    @property
    def zone(self) -> tzinfo | None:
        """The zone of the clock on the wall."""
        return self.station.clock.now().tzinfo
