"""The page on which a person says who they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from station.gui import icons, theme
from station.gui.login.door import Door
from station.gui.login.login_presenter import LoginPresenter
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel, label


class LoginView(Door):
    """Name, password, one button; an error stands under the fields until something is typed."""

    switch_person = Signal()

    def __init__(self, presenter: LoginPresenter, station_name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._station_name, self._hint = presenter, station_name, hint
        self._head, self._sub = label("head"), label("help")
        self._name_label, self._password_label = label("label"), label("label")
        self._name, self._password = QLineEdit(), QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._reveal = QAction(self)
        self._reveal.setCheckable(True)
        self._password.addAction(self._reveal, QLineEdit.ActionPosition.TrailingPosition)
        self._problem = label("problem", wrap=True)
        self._enter = KeyButton("next", kind="primary", height="tall")
        self._switch = KeyButton("switch", kind="flat")
        self._hint_line = IconLabel("info", "text2", 12)
        self._hint_text = label("help", wrap=True)
        self._hint_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build()
        self._connect()
        self.changeEvent(QEvent(QEvent.Type.LanguageChange))

    def show_person(self) -> None:
        """Put the cursor where something is to be typed."""
        locked = self._presenter.locked
        self._name.setText(self._presenter.last_name)
        self._name.setReadOnly(locked is not None)
        self._switch.setVisible(locked is not None)
        self._password.clear()
        self._problem.clear()
        self._say()
        (self._password if self._name.text() else self._name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        card = QVBoxLayout(self.card)
        card.setContentsMargins(32, 28, 32, 28)
        card.setSpacing(4)
        card.addWidget(self._head)
        card.addWidget(self._sub)
        card.addSpacing(16)
        for caption, field in ((self._name_label, self._name), (self._password_label, self._password)):
            caption.setBuddy(field)
            card.addWidget(caption)
            card.addWidget(field)
            card.addSpacing(8)
        card.addWidget(self._problem)
        card.addSpacing(8)
        card.addWidget(self._enter)
        card.addWidget(self._switch)
        if self._hint:
            card.addSpacing(12)
            card.addWidget(self._hint_line)
            card.addWidget(self._hint_text)
        self._switch.hide()

    def _connect(self) -> None:
        self._enter.clicked.connect(self._submit)
        self._password.returnPressed.connect(self._submit)
        self._name.returnPressed.connect(self._password.setFocus)
        self._reveal.toggled.connect(self._show_password)
        self._switch.clicked.connect(self.switch_person)
        self._presenter.refused.connect(self._show_problem)
        self._presenter.busy_changed.connect(lambda busy: self._enter.setEnabled(not busy))
        for field in (self._name, self._password):
            field.textEdited.connect(self._problem.clear)

    def _submit(self) -> None:
        if self._enter.isEnabled():
            self._presenter.log_in(self._name.text(), self._password.text())

    def _show_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._password.selectAll()
        self._password.setFocus()

    def _show_password(self, shown: bool) -> None:  # noqa: FBT001 - the form of a Qt slot
        self._password.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._dress()

    def _dress(self) -> None:
        name = "hide" if self._reveal.isChecked() else "show"
        self._reveal.setIcon(icons.icon(name, theme.current().text2))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._dress()

    def _say(self) -> None:
        locked = self._presenter.locked
        self._head.setText(self.tr("Screen locked") if locked else self.tr("Scanning station"))
        who = locked.display_name if locked else self._station_name
        self._sub.setText(who)
        self._name_label.setText(self.tr("Name"))
        self._password_label.setText(self.tr("Password"))
        self._name.setAccessibleName(self.tr("Name"))
        self._password.setAccessibleName(self.tr("Password"))
        self._reveal.setText(self.tr("Show the password"))
        self._enter.say(self.tr("Unlock") if locked else self.tr("Log in"))
        self._switch.say(self.tr("Log in as somebody else"))
        self._hint_line.say(self.tr("How to enter"))
        self._hint_text.setText(self._hint)
