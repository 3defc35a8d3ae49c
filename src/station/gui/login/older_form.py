"""The form by which an administrator lets work go on from an older database that was put back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label, rule


class OlderForm(QFrame):
    """``accepted`` carries name, password and reason. What refuses them stands under the fields."""

    accepted = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head, self._help = label("section"), label("help", wrap=True)
        self._captions = [label("label") for _ in range(3)]
        self.name, self.password, self.reason = self._fields = [QLineEdit() for _ in range(3)]
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.problem = label("problem", wrap=True)
        self.accept = KeyButton("warning", height="tall")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(rule())
        layout.addSpacing(4)
        layout.addWidget(self._head)
        layout.addWidget(self._help)
        layout.addSpacing(4)
        for caption, field in zip(self._captions, self._fields, strict=True):
            caption.setBuddy(field)
            layout.addWidget(caption)
            layout.addWidget(field)
            layout.addSpacing(4)
        layout.addWidget(self.problem)
        layout.addSpacing(4)
        layout.addWidget(self.accept)
        self.problem.hide()
        self.name.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self.reason.setFocus)
        self.reason.returnPressed.connect(self._submit)
        self.accept.clicked.connect(self._submit)
        self._say()

    def refuse(self, text: str) -> None:
        """Say why it was not accepted; the password is to be typed again, a reason that was given stays."""
        self.problem.setText(text)
        self.problem.show()
        self.password.clear()
        (self.password if self.reason.text().strip() else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self._fields:
            field.clear()
        self.problem.hide()

    def _submit(self) -> None:
        self.problem.hide()
        self.accepted.emit(self.name.text(), self.password.text(), self.reason.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self._head.setText(self.tr("No newer data are left").upper())
        self._help.setText(
            self.tr(
                "An administrator may go on with the older data. The record keeps who did and why; scans that only the "
                "newer data knew are set aside in the folder quarantine."
            )
        )
        names = (self.tr("Administrator's name"), self.tr("Password"), self.tr("Reason"))
        for caption, field, text in zip(self._captions, self._fields, names, strict=True):
            caption.setText(text)
            field.setAccessibleName(text)
        self.accept.say(self.tr("Go on with the older data"))
