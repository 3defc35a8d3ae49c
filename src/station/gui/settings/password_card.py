"""Everybody's own password."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.settings.card_layout import column_of
from station.gui.settings.password_presenter import PasswordPresenter
from station.workflow.people import MIN_PASSWORD


class PasswordCard(QWidget):
    """The present password, the new one twice, one button; Enter goes from field to field."""

    def __init__(self, presenter: PasswordPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._head, self._help = label("title"), label("help", wrap=True)
        self._captions = [label("label") for _ in range(3)]
        self.old, self.new, self.again = self._fields = [QLineEdit() for _ in range(3)]
        self.keep = KeyButton("lock", kind="primary")
        self.problem, self.done = label("problem", wrap=True), label("help", wrap=True)
        form = QGridLayout()
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(4)
        # The old one above, the new ones side by side under it: what must be alike stands together.
        for place, (caption, field) in enumerate(zip(self._captions, self._fields, strict=True)):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            caption.setBuddy(field)
            row, column = (0, 0) if place == 0 else (2, place - 1)
            form.addWidget(caption, row, column)
            form.addWidget(field, row + 1, column)
            field.textEdited.connect(self._forget_words)
        for column in (0, 1):
            form.setColumnStretch(column, 1)
        acts = QHBoxLayout()
        acts.addWidget(self.keep)
        acts.addStretch()
        layout = column_of(self, self._head, self._help)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self.done)
        layout.addLayout(acts)
        self._forget_words()
        self.old.returnPressed.connect(self.new.setFocus)
        self.new.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._submit)
        self.keep.clicked.connect(self._submit)
        presenter.refused.connect(self._refuse)
        presenter.done.connect(self._tell)
        self.setFocusProxy(self.old)
        self._say()

    def _submit(self) -> None:
        self._forget_words()
        self._presenter.change(self.old.text(), self.new.text(), self.again.text())

    def _refuse(self, sentence: object) -> None:
        self.problem.setText(str(sentence))
        self.problem.show()

    def _tell(self) -> None:
        for field in self._fields:
            field.clear()
        self.done.setText(self.tr("Your password is changed. It holds from the next time you log in."))
        self.done.show()
        self.old.setFocus()

    def _forget_words(self) -> None:
        self.problem.hide()
        self.done.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._forget_words()
            self._say()

    def _say(self) -> None:
        self._head.setText(self.tr("My password"))
        self._help.setText(
            self.tr("Whoever knows it acts in your name. If you forgot it, an administrator gives you another.")
        )
        new = self.tr("New password, {least} characters or more").format(least=MIN_PASSWORD)
        names = (self.tr("Present password"), new, self.tr("The new one again"))
        for caption, field, text in zip(self._captions, self._fields, names, strict=True):
            caption.setText(text)
            field.setAccessibleName(text)
        self.keep.say(self.tr("Change my password"))
