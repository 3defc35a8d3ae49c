"""The accounts, and the form for one more."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from station.gui.parts.check_box import CheckBox
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.parts.tables import plain_table
from station.gui.people_words import ROLES, role_word
from station.gui.settings.settings_presenter import SettingsPresenter
from station.settings.texts import Sentence


class PeopleCard(QWidget):
    """Nobody is deleted here: names stay with the people they were given to."""

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._head, self._add_head = label("title"), label("section")
        self._table = plain_table(presenter.people, stretch=2, widths={0: 120, 1: 180})
        self._table.setFixedHeight(220)
        self._labels = [label("label") for _ in range(3)]
        self._name, self._display, self._password = self._fields = [QLineEdit() for _ in range(3)]
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._roles = {role: CheckBox() for role in ROLES}
        self._add = KeyButton("add_person")
        self._problem = label("problem", wrap=True)
        self._build()
        self._add.clicked.connect(self._submit)
        self._password.returnPressed.connect(self._submit)
        presenter.refused.connect(self._show_problem)
        presenter.people_changed.connect(self._clear)
        self.setFocusProxy(self._name)
        self._say()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column, (caption, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            caption.setBuddy(field)
            grid.addWidget(caption, 0, column)
            grid.addWidget(field, 1, column)
        roles = QHBoxLayout()
        roles.setSpacing(14)
        for box in self._roles.values():
            roles.addWidget(box)
        roles.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._head)
        layout.addWidget(self._table)
        layout.addWidget(self._add_head)
        layout.addLayout(grid)
        layout.addLayout(roles)
        layout.addWidget(self._problem)
        layout.addWidget(self._add)

    def _submit(self) -> None:
        roles = frozenset(role for role, box in self._roles.items() if box.isChecked())
        self._presenter.add(self._name.text(), self._display.text(), roles, self._password.text())

    def _show_problem(self, sentence: Sentence) -> None:
        self._problem.setText(str(sentence))

    def _clear(self) -> None:
        self._problem.clear()
        for field in self._fields:
            field.clear()
        for box in self._roles.values():
            box.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self._head.setText(self.tr("Accounts"))
        self._table.setAccessibleName(self.tr("Accounts"))
        self._add_head.setText(self.tr("One more account").upper())
        names = (self.tr("Name for logging in"), self.tr("Full name"), self.tr("Password, 8 characters or more"))
        for caption, field, text in zip(self._labels, self._fields, names, strict=True):
            caption.setText(text)
            field.setAccessibleName(text)
        for role, box in self._roles.items():
            box.setText(role_word(role))
        self._add.say(self.tr("Make the account"))
