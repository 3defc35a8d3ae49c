"""What the settings page shows: the doctor's lines, and what the presenters of its parts show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from station.gui.composed_keys import METHODS
from station.gui.job_bridge import JobBridge, Lane
from station.gui.main_window import lock_minutes
from station.gui.settings.keys_presenter import KeysPresenter
from station.gui.settings.packaging_presenter import PackagingPresenter
from station.gui.settings.password_presenter import PasswordPresenter
from station.gui.settings.people_presenter import PeoplePresenter
from station.gui.settings.policies_presenter import PoliciesPresenter
from station.gui.settings.reasons_presenter import ReasonsPresenter
from station.gui.shift import Shift
from station.model.errors import StationError
from station.workflow.doctor import Diagnosis, diagnose


class SettingsPresenter(QObject):
    """``diagnosed`` carries the doctor's lines, ``refused`` a sentence why there are none.

    What is ``…_wanted`` goes to the application: a language, a theme, the text scale in percent, minutes to the
    lock, how Vietnamese is typed.
    """

    diagnosing = Signal()
    diagnosed = Signal(object)
    refused = Signal(object)
    language_wanted = Signal(str)
    theme_wanted = Signal(str)
    scale_wanted = Signal(int)
    lock_wanted = Signal(int)
    typing_wanted = Signal(str)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.people = PeoplePresenter(shift, self)
        self.password = PasswordPresenter(shift, self)
        self.keys = KeysPresenter(shift.preferences, self)
        self.reasons = ReasonsPresenter(shift, self)
        self.policies = PoliciesPresenter(shift, self)
        self.packaging = PackagingPresenter(shift, self)
        self.lines: Sequence[Diagnosis] = ()
        self._diagnosing = 0

    @property
    def shift(self) -> Shift:
        """Texts and person for the view."""
        return self._shift

    @property
    def lock_minutes(self) -> int:
        """After how many minutes the screen locks."""
        return lock_minutes(self._shift.preferences)

    @property
    def typing(self) -> str:
        """How the person's Vietnamese keyboard program writes (``telex``, ``vni``)."""
        return self._shift.preferences.text("typing", METHODS[0])

    @property
    def is_diagnosing(self) -> bool:
        """Whether the doctor is being asked now."""
        return self.bridge.is_running(self._diagnosing)

    def load(self) -> None:
        """Read accounts, reasons and policies, and ask the doctor."""
        if self.people.may_change:
            self.people.load()
        if self.reasons.may_change:
            self.reasons.start()
        self.policies.load()
        self.packaging.load()
        self.diagnose()

    def diagnose(self, *, again: bool = False) -> None:
        """Ask the doctor; drivers are asked through workers, which takes seconds. ``again``: also what was kept."""
        services, path = self._shift.services, self._shift.station.workspace.path
        if self.is_diagnosing:
            return

        def work(_tell: object, _cancel: object) -> list[Diagnosis]:
            if again:
                services.look_again()
            return diagnose(services.settings, services.engines(), services.drivers(), path, services.clock)

        def done(lines: list[Diagnosis]) -> None:
            self.lines = lines
            self.diagnosing.emit()
            self.diagnosed.emit(lines)

        self._diagnosing = self.bridge.run(Lane.SCAN, work, done=done, failed=self._fail)
        self.diagnosing.emit()

    def close(self) -> None:
        """Tell nothing any more."""
        for part in (self.bridge, self.people, self.password, self.reasons, self.policies, self.packaging):
            part.close()

    def _fail(self, error: StationError) -> None:
        self.refused.emit(self._shift.words.error(error))
