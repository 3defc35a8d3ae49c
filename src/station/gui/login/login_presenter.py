"""Logging in and making the first account, off the GUI thread: hashing a password is slow on purpose."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import JobBridge, Lanes
from station.gui.preferences import Preferences
from station.gui.shift import Words
from station.model.errors import StationError
from station.model.people import Person, Role
from station.workflow.people import add_person, log_in
from station.workflow.station import Station


class LoginPresenter(QObject):
    """``entered`` carries the person; ``refused`` what happened and what to do; ``first_use``: no account yet."""

    entered = Signal(object)
    refused = Signal(str)
    busy_changed = Signal(bool)
    first_use = Signal()
    ready = Signal()

    def __init__(
        self, lanes: Lanes, station: Station, words: Words, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station, self._words, self._preferences = station, words, preferences
        self.bridge = JobBridge(lanes, self)
        self.bridge.busy_changed.connect(self.busy_changed)
        self._locked: Person | None = None

    @property
    def last_name(self) -> str:
        """The name that logged in last on this machine; of the locked person while the screen is locked."""
        return self._locked.name if self._locked is not None else self._preferences.text("last_name")

    @property
    def locked(self) -> Person | None:
        """Whose screen is locked."""
        return self._locked

    def lock(self, person: Person) -> None:
        """Let in nobody but this person."""
        self._locked = person

    def start(self) -> None:
        """Ask whether anybody has an account yet."""

        def anybody() -> bool:
            with self._station.workspace.read() as reader:
                return bool(reader.people())

        self.bridge.read(anybody, lambda known: (self.ready if known else self.first_use).emit(), self._failed)

    def log_in(self, name: str, password: str) -> None:
        """Check name and password."""
        self.bridge.write(lambda: log_in(self._station.workspace, name, password), self._entered, self._failed)

    def make_first(self, display_name: str, name: str, password: str, repeated: str, roles: frozenset[Role]) -> None:
        """Make the first account, an administrator with the further roles given, and enter as that person."""
        if password != repeated:
            self.refused.emit(self.tr("The two passwords differ. Type the same one twice."))
            return
        wanted = roles | {Role.ADMINISTRATOR}
        workspace = self._station.workspace
        self.bridge.write(
            lambda: add_person(workspace, None, name, display_name, wanted, password), self._entered, self._failed
        )

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _entered(self, person: Person) -> None:
        self._preferences.keep_for_machine("last_name", person.name)
        self.entered.emit(person)

    def _failed(self, error: StationError) -> None:
        self.refused.emit(str(self._words.error(error)))
