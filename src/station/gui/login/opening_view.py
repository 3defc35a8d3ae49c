"""The page while the workspace is opened, and when it cannot be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from station.gui.login.door import Door
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.settings.texts import Sentence


class OpeningView(Door):
    """Says which folder is opened; a fault stays with what to do about it."""

    retry = Signal()

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._fault: Sentence | None = None
        self._head, self._where = label("head"), label("help", wrap=True)
        self._what_text, self._remedy = label("strong", wrap=True), label(wrap=True)
        self._again = KeyButton("rescan", kind="primary", height="tall")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        card = QVBoxLayout(self.card)
        card.setContentsMargins(32, 28, 32, 28)
        card.setSpacing(8)
        for widget in (self._head, self._where, self._bar, self._what_text, self._remedy, self._again):
            card.addWidget(widget)
        self._again.clicked.connect(self.retry)
        self.show_opening()

    def show_opening(self) -> None:
        """Say that it is being opened."""
        self._fault = None
        self._say()

    def show_fault(self, fault: Sentence) -> None:
        """Say why it cannot be opened."""
        self._fault = fault
        self._say()
        self._again.setFocus()

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
        self._what_text.setText(fault.what if fault else "")
        self._remedy.setText(fault.remedy if fault else "")
        self._again.say(self.tr("Try again"))
