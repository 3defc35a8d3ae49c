"""The page that makes the first account of a workspace."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from station.gui.login.door import Door
from station.gui.login.login_presenter import LoginPresenter
from station.gui.parts.check_box import CheckBox
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.people_words import ROLES, role_word
from station.model.people import Role


class FirstPersonView(Door):
    """Nobody has an account: an administrator is made first, who then makes the others."""

    def __init__(self, presenter: LoginPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._head, self._sub = label("head"), label("help", wrap=True)
        self._labels = [label("label") for _ in range(4)]
        self._display, self._name, self._password, self._repeat = self._fields = [QLineEdit() for _ in range(4)]
        for field in (self._password, self._repeat):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._roles_label = label("label")
        self._roles = {role: CheckBox() for role in ROLES if role is not Role.ADMINISTRATOR}
        self._problem = label("problem", wrap=True)
        self._make = KeyButton("add_person", kind="primary", height="tall")
        self._build()
        self._make.clicked.connect(self._submit)
        self._repeat.returnPressed.connect(self._submit)
        presenter.refused.connect(self._problem.setText)
        presenter.busy_changed.connect(lambda busy: self._make.setEnabled(not busy))
        self._say()

    def show_person(self) -> None:
        """Put the cursor where something is to be typed."""
        self._display.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        card = QVBoxLayout(self.card)
        card.setContentsMargins(32, 28, 32, 28)
        card.setSpacing(4)
        card.addWidget(self._head)
        card.addWidget(self._sub)
        card.addSpacing(12)
        for caption, field in zip(self._labels, self._fields, strict=True):
            caption.setBuddy(field)
            card.addWidget(caption)
            card.addWidget(field)
            card.addSpacing(6)
        card.addWidget(self._roles_label)
        for box in self._roles.values():
            card.addWidget(box)
        card.addWidget(self._problem)
        card.addSpacing(8)
        card.addWidget(self._make)

    def _submit(self) -> None:
        roles = frozenset(role for role, box in self._roles.items() if box.isChecked())
        self._presenter.make_first(
            self._display.text(), self._name.text(), self._password.text(), self._repeat.text(), roles
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self._head.setText(self.tr("The first account"))
        self._sub.setText(
            self.tr(
                "This workspace has no accounts yet. The first person administers it and makes the others' accounts."
            )
        )
        names = (self.tr("Full name"), self.tr("Name for logging in"), self.tr("Password, 8 characters or more"))
        for caption, field, text in zip(
            self._labels, self._fields, (*names, self.tr("The same password again")), strict=True
        ):
            caption.setText(text)
            field.setAccessibleName(text)
        self._roles_label.setText(self.tr("Also works as (nobody reviews what they scanned)"))
        for role, box in self._roles.items():
            box.setText(role_word(role))
        self._make.say(self.tr("Make the account and enter"))
