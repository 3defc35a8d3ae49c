"""What the settings page shows: the doctor's lines, the accounts, and how both are changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from station.gui.composed_keys import METHODS
from station.gui.job_bridge import JobBridge, Lane
from station.gui.main_window import lock_minutes
from station.gui.people_words import role_word
from station.gui.settings.keys_presenter import KeysPresenter
from station.gui.settings.packaging_presenter import PackagingPresenter
from station.gui.settings.policies_presenter import PoliciesPresenter
from station.gui.settings.reasons_presenter import ReasonsPresenter
from station.gui.shift import Shift
from station.model.errors import StationError
from station.model.people import Action, Person, Role
from station.workflow.doctor import Diagnosis, diagnose
from station.workflow.people import add_person

Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractTableModel):
    """Accounts: name, full name, roles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: Sequence[Person] = ()

    def show(self, people: Sequence[Person]) -> None:
        """Show these accounts."""
        self.beginResetModel()
        self._people = people
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many accounts there are."""
        return 0 if parent is not None and parent.isValid() else len(self._people)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return three."""
        return 0 if parent is not None and parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Return the words over a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Name"), self.tr("Full name"), self.tr("Roles"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        person = self._people[index.row()]
        roles = ", ".join(role_word(one) for one in sorted(person.roles))
        return (person.name, person.display_name, roles)[index.column()]


class SettingsPresenter(QObject):
    """``diagnosed`` carries the doctor's lines; ``people_changed``, ``refused`` (a sentence) speak of accounts.

    What is ``…_wanted`` goes to the application: a language, a theme, the text scale in percent, minutes to the
    lock, how Vietnamese is typed.
    """

    diagnosing = Signal()
    diagnosed = Signal(object)
    people_changed = Signal()
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
        self.people = PeopleModel(self)
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

    @property
    def manages_people(self) -> bool:
        """Whether the person makes accounts."""
        return self._shift.person.may(Action.MANAGE_PEOPLE)

    def load(self) -> None:
        """Read accounts, reasons and policies, and ask the doctor."""
        if self.manages_people:
            self._load_people()
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

    def add(self, name: str, display_name: str, roles: frozenset[Role], password: str) -> None:
        """Make an account."""
        shift = self._shift
        self.bridge.write(
            lambda: add_person(shift.station.workspace, shift.person, name, display_name, roles, password),
            lambda _person: self._load_people(),
            self._fail,
        )

    def close(self) -> None:
        """Tell nothing any more."""
        for part in (self.bridge, self.reasons, self.policies, self.packaging):
            part.close()

    def _load_people(self) -> None:
        station = self._shift.station

        def read() -> list[Person]:
            with station.workspace.read() as reader:
                return reader.people()

        def done(people: list[Person]) -> None:
            self.people.show(people)
            self.people_changed.emit()

        self.bridge.read(read, done, self._fail)

    def _fail(self, error: StationError) -> None:
        self.refused.emit(self._shift.words.error(error))
