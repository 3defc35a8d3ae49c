"""The accounts: the chosen one is changed under the table; nobody is ever deleted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from station.gui import keymap, theme
from station.gui.parts.check_box import CheckBox
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.parts.tables import HEAD, ROW, plain_table
from station.gui.people_words import ROLES, role_word
from station.gui.settings.card_layout import column_of
from station.gui.settings.people_presenter import PeoplePresenter
from station.model.people import Person
from station.workflow.people import MIN_PASSWORD

LEAST_ROWS = 6


class PeopleCard(QWidget):
    """A table, and under it the account that is chosen in it; the same fields make one more account."""

    def __init__(self, presenter: PeoplePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._adding = False
        self._head, self._help = label("title"), label("help", wrap=True)
        self.table = plain_table(presenter.model, stretch=2, widths={0: 120, 1: 200, 3: 110})
        self.add, self.close_it = KeyButton("add_person"), KeyButton("lock")
        self._form_head = label("section")
        self._captions = [label("label") for _ in range(4)]
        self.name, self.full, self.password, self.again = self._fields = [QLineEdit() for _ in range(4)]
        self.roles = {role: CheckBox() for role in ROLES}
        self._staff_caption, self.staff = label("label"), QLineEdit()
        self.keep, self.cancel = KeyButton("save", kind="primary"), KeyButton(kind="flat")
        self.problem, self.done = label("problem", wrap=True), label("help", wrap=True)
        for field in (self.password, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._build()
        self._connect()
        self.say()

    def start_adding(self) -> None:
        """Ask who gets one more account."""
        self._adding = True
        self._forget_words()
        for field in (*self._fields, self.staff):
            field.clear()
        for box in self.roles.values():
            box.setChecked(False)
        self._say_form()
        self.name.setFocus()

    def edit(self) -> None:
        """Go into the fields of the chosen account."""
        self.name.setFocus()
        self.name.selectAll()

    def submit(self) -> None:
        """Keep what was typed and ticked, or make the account."""
        self._forget_words()
        roles = frozenset(role for role, box in self.roles.items() if box.isChecked())
        typed = (self.name.text(), self.full.text(), roles, self.password.text(), self.again.text())
        if self._adding:
            self._presenter.add(*typed, self.staff.text())
        else:
            self._presenter.change(*typed)

    def leave(self) -> None:
        """Leave everything as it is."""
        self._forget_words()
        self._show()
        self.table.setFocus()

    def _build(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.add)
        acts.addWidget(self.close_it)
        acts.addStretch()
        for caption, field in zip(self._captions, self._fields, strict=True):
            caption.setBuddy(field)
        roles = QHBoxLayout()
        roles.setSpacing(14)
        for box in self.roles.values():
            roles.addWidget(box)
        roles.addStretch()
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self.keep)
        ends.addWidget(self.cancel)
        ends.addStretch()
        layout = column_of(self, self._head, self._help)
        layout.addWidget(self.table, 100)
        layout.addLayout(acts)
        layout.addSpacing(6)
        layout.addWidget(self._form_head)
        layout.addLayout(self._pair(0))
        layout.addLayout(roles)
        layout.addLayout(self._pair(2))
        layout.addWidget(self._staff_caption)
        layout.addWidget(self.staff)
        self._staff_caption.setBuddy(self.staff)
        layout.addWidget(self.problem)
        layout.addWidget(self.done)
        layout.addLayout(ends)
        layout.addStretch()
        self.table.setMinimumHeight(180)
        self._forget_words()
        self.setFocusProxy(self.table)

    def _pair(self, first: int) -> QGridLayout:
        """Return two fields side by side under their captions."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column in (0, 1):
            grid.addWidget(self._captions[first + column], 0, column)
            grid.addWidget(self._fields[first + column], 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _connect(self) -> None:
        presenter = self._presenter
        keymap.bind_in(self.table, "open", self.edit)
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        for button, act in (
            (self.add, self.start_adding), (self.close_it, presenter.close_or_open), (self.keep, self.submit),
            (self.cancel, self.leave),
        ):  # fmt: skip
            button.clicked.connect(act)
        for field in (self.name, self.full, self.again, self.staff):
            field.returnPressed.connect(self.submit)
        self.password.returnPressed.connect(self.again.setFocus)
        presenter.changed.connect(self._show)
        presenter.refused.connect(self._refuse)
        presenter.done.connect(self._tell)

    def _show(self) -> None:
        """Show the accounts, the chosen one staying chosen."""
        self._adding = False
        rows = max(LEAST_ROWS, self._presenter.model.lines() + 1)
        self.table.setMaximumHeight(theme.scaled(HEAD + rows * ROW))
        self.table.selectRow(self._presenter.model.row_of(self._presenter.chosen))
        self._show_chosen()

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        person = self._presenter.model.person(index.row())
        if person is not None and (person.id != self._presenter.chosen or self._adding):
            self._presenter.chosen = person.id
            self._adding = False
            self._forget_words()
            self._show_chosen()

    def _show_chosen(self) -> None:
        person = self._presenter.person
        self._fill(person if person is not None else Person("", "", "", frozenset()))
        self._say_form()

    def _fill(self, person: Person) -> None:
        self.name.setText(person.name)
        self.full.setText(person.display_name)
        for role, box in self.roles.items():
            box.setChecked(role in person.roles)
        self.password.clear()
        self.again.clear()

    def _say_form(self) -> None:
        presenter, person = self._presenter, self._presenter.person
        named = person.name if person is not None else ""
        # The name stays as it is typed for logging in.
        head = self.tr("Account “{name}”").upper().format(NAME=named)
        self._form_head.setText(self.tr("One more account").upper() if self._adding else head)
        self.keep.say(self.tr("Make the account") if self._adding else self.tr("Keep the changes"))
        self.cancel.say(self.tr("Cancel"))
        closed = person is not None and not person.active
        self.close_it.say(
            self.tr("Open the account again") if closed else self.tr("Close the account"),
            "" if closed else self.tr("For somebody who left: no log-in any more; the record keeps name and work."),
        )
        self.close_it.setEnabled(person is not None and not presenter.is_own and not self._adding)
        for widget in (self._staff_caption, self.staff):
            widget.setVisible(self._adding)
        staff = self.tr("Staff number (where two people have the same full name)")
        self._staff_caption.setText(staff)
        self.staff.setAccessibleName(staff)
        least = self.tr("Password, {least} characters or more")
        other = self.tr("New password, {least} characters or more (empty: the old one stays)")
        texts = ((least if self._adding else other).format(least=MIN_PASSWORD), self.tr("The same password again"))
        for caption, field, text in zip(self._captions[2:], self._fields[2:], texts, strict=True):
            caption.setText(text)
            field.setAccessibleName(text)
            # One's own is changed with the old one, in a part of its own.
            for widget in (caption, field):
                widget.setVisible(self._adding or not presenter.is_own)

    def _refuse(self, sentence: object) -> None:
        self.problem.setText(str(sentence))
        self.problem.show()

    def _tell(self, words: str) -> None:
        self.password.clear()
        self.again.clear()
        self.done.setText(words)
        self.done.show()
        self.table.setFocus()

    def _forget_words(self) -> None:
        self.problem.hide()
        self.done.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._forget_words()
            self.say()

    def say(self) -> None:
        """Set every word; what is being typed stays."""
        self._head.setText(self.tr("Accounts"))
        self._help.setText(
            self.tr(
                "Nobody is deleted, and a name is never given to another person. Changes hold from the person's next "
                "act; who lost a role logs in again."
            )
        )
        self.table.setAccessibleName(self.tr("Accounts"))
        self.add.say(self.tr("Add an account"))
        names = (self.tr("Name for logging in"), self.tr("Full name"))
        for caption, field, text in zip(self._captions, self._fields, names, strict=False):
            caption.setText(text)
            field.setAccessibleName(text)
        for role, box in self.roles.items():
            box.setText(role_word(role))
        self._presenter.model.say()
        self._say_form()
