"""The page while the workspace is opened, and when it cannot be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from station.gui.login.door import Door
from station.gui.login.older_form import OlderForm
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.settings.texts import Sentence


class OpeningView(Door):
    """Says which folder is opened; a fault stays with what to do about it.

    ``older_accepted`` carries name, password and reason of whoever lets work go on from an older database.
    """

    retry = Signal()
    older_accepted = Signal(str, str, str)

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._fault: Sentence | None = None
        self._is_older = False
        self._head, self._where = label("head"), label("help", wrap=True)
        self._what_text, self._remedy = label("strong", wrap=True), label(wrap=True)
        self._again = KeyButton("rescan", kind="primary", height="tall")
        self.older = OlderForm()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        card = QVBoxLayout(self.card)
        card.setContentsMargins(32, 28, 32, 28)
        card.setSpacing(8)
        for widget in (self._head, self._where, self._bar, self._what_text, self._remedy, self._again, self.older):
            card.addWidget(widget)
        self._again.clicked.connect(self.retry)
        self.older.accepted.connect(self.older_accepted)
        self.show_opening()

    def show_opening(self) -> None:
        """Say that it is being opened."""
        self._fault = None
        self._say()

    def show_fault(self, fault: Sentence, *, older: bool = False) -> None:
        """Say why it cannot be opened. ``older``: its database is, and an administrator may accept that."""
        self._fault, self._is_older = fault, older
        self.older.clear()
        self._say()
        self._again.setFocus()

    def refuse_older(self, fault: Sentence, why: Sentence) -> None:
        """Say why the older database was not accepted, under what was typed."""
        self._fault = fault
        self._say()
        self.older.refuse(str(why))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        fault = self._fault
        self._head.setText(self.tr("The workspace cannot be opened") if fault else self.tr("Opening the workspace"))
        self._where.setText(self._path)
        self._bar.setVisible(fault is None)
        for widget in (self._what_text, self._remedy, self._again):
            widget.setVisible(fault is not None)
        self.older.setVisible(fault is not None and self._is_older)
        self._what_text.setText(fault.what if fault else "")
        self._remedy.setText(fault.remedy if fault else "")
        self._again.say(self.tr("Try again"))
