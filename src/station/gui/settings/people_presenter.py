"""The accounts as an administrator keeps them: made, changed, given another password, closed, opened again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal

from station.gui import theme
from station.gui.history import Change
from station.gui.parts.table_model import SPOKEN, Index, TableModel
from station.gui.people_words import role_word
from station.gui.settings.part_presenter import PartPresenter
from station.gui.shift import Shift
from station.model.errors import StationError
from station.model.people import Action, Person, Role
from station.workflow.people import add_person, change_person, reset_password

SUBJECT = "people"


class PeopleModel(TableModel):
    """Accounts: name, full name, roles, and whether they are closed; closed ones in a paler ink."""

    columns = 4

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: Sequence[Person] = ()

    def show(self, people: Sequence[Person]) -> None:
        """Show these accounts."""
        self.beginResetModel()
        self._people = people
        self.endResetModel()

    def person(self, row: int) -> Person | None:
        """Return who stands in a row, ``None`` for a row that is not there."""
        return self._people[row] if 0 <= row < len(self._people) else None

    def row_of(self, person_id: str) -> int:
        """Return the row of a person, the first when there is none."""
        return next((row for row, one in enumerate(self._people) if one.id == person_id), 0)

    def lines(self) -> int:
        """Return how many accounts there are."""
        return len(self._people)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return self.tr("Name"), self.tr("Full name"), self.tr("Roles"), self.tr("State")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        person = self._people[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            return None if person.active else theme.current().text3
        if role == Qt.ItemDataRole.DecorationRole:
            return "lock" if not person.active and index.column() == 3 else None
        if role not in SPOKEN:
            return None
        roles = ", ".join(role_word(one) for one in Role if one in person.roles)
        state = self.tr("Open") if person.active else self.tr("Closed")
        return (person.name, person.display_name, roles, state)[index.column()]


class PeoplePresenter(PartPresenter):
    """``changed``: the accounts are others now; ``done``: a sentence about what nothing on the screen shows."""

    done = Signal(str)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(shift, parent)
        self.model = PeopleModel(self)
        self.chosen = shift.person.id

    @property
    def may_change(self) -> bool:
        """Whether the person keeps the accounts."""
        return self._shift.person.may(Action.MANAGE_PEOPLE)

    @property
    def person(self) -> Person | None:
        """Whose account is chosen."""
        found = self.model.person(self.model.row_of(self.chosen))
        return found if found is not None and found.id == self.chosen else None

    @property
    def is_own(self) -> bool:
        """Whether the chosen account is the administrator's own."""
        return self.chosen == self._shift.person.id

    def load(self) -> None:
        """Read the accounts."""
        workspace = self._shift.station.workspace

        def read() -> list[Person]:
            with workspace.read() as reader:
                return reader.people()

        def show(people: list[Person]) -> None:
            self.model.show(people)
            self.changed.emit()

        self.bridge.read(read, show, self._fail)

    def add(
        self, name: str, display_name: str, roles: frozenset[Role], password: str, repeated: str, staff_code: str
    ) -> None:  # fmt: skip
        """Make an account. It is not taken back: nobody is deleted, but an account can be closed."""
        if not self._agree(password, repeated):
            return
        shift = self._shift

        def show(person: Person) -> None:
            self.chosen = person.id
            self.load()
            self.done.emit(self.tr("The account of {name} is made.").format(name=person.name))

        self.bridge.write(
            lambda: add_person(
                shift.station.workspace, shift.person, name, display_name, roles, password, staff_code=staff_code
            ),
            show, self._fail,
        )  # fmt: skip

    def change(self, name: str, display_name: str, roles: frozenset[Role], password: str, repeated: str) -> None:
        """Give the chosen account another name, full name, other roles, and a password when one was typed.

        A password cannot be taken back, nobody knowing the one of before; everything else can.
        """
        before, shift = self.person, self._shift
        if before is None or not self._agree(password, repeated):
            return
        wanted = Person(before.id, name.strip(), display_name.strip(), roles, before.active)

        def rest(_person: object = None) -> None:
            if wanted != before:
                self._change(before, wanted, self.tr("Account {name} changed").format(name=before.name))

        def show(person: Person) -> None:
            self.done.emit(self.tr("{name} logs in with the new password from now on.").format(name=person.name))
            rest()

        if password:
            self.bridge.write(
                lambda: reset_password(shift.station.workspace, shift.person, before.id, password), show, self._fail
            )
        else:
            rest()

    def close_or_open(self) -> None:
        """Close the chosen account, or open it again."""
        before = self.person
        if before is not None:
            words = self.tr("Account {name} closed") if before.active else self.tr("Account {name} opened again")
            wanted = Person(before.id, before.name, before.display_name, before.roles, not before.active)
            self._change(before, wanted, words.format(name=before.name))

    def _fail(self, error: StationError) -> None:
        """Say why; what was typed stays."""
        self.refused.emit(self._shift.words.error(error))

    def _agree(self, password: str, repeated: str) -> bool:
        if password != repeated:
            self.refused.emit(self.tr("The two passwords differ. Type the same one twice."))
        return password == repeated

    def _change(self, before: Person, wanted: Person, words: str) -> None:
        shift = self._shift

        def keep(person: Person) -> Person:
            return change_person(
                shift.station.workspace, shift.person, person.id, name=person.name, display_name=person.display_name,
                roles=person.roles, active=person.active,
            )  # fmt: skip

        def show() -> None:
            self.chosen = before.id
            self.load()

        shift.history.use(SUBJECT)
        shift.history.do(
            Change(words, lambda: keep(wanted), lambda _kept: keep(before), lambda _kept: show(), show), self._fail
        )
