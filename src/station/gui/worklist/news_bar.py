"""A line under the chips that says what just happened to a code or to paper; it goes with the next thing done."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label

SECONDS = 8


class NewsBar(QFrame):
    """A warning stays until something else is done; other news go by themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._words, self._warning = label(wrap=True), label("warning", wrap=True)
        self._close = KeyButton("cancel", kind="flat")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.addWidget(self._words, 1)
        row.addWidget(self._warning, 1)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self.hide()

    def tell(self, words: str) -> None:
        """Say that something was done."""
        self._show(words, warning=False)
        self._timer.start()

    def warn(self, words: str) -> None:
        """Say that something could not be done."""
        self._timer.stop()
        self._show(words, warning=True)

    def text(self) -> str:
        """Return what is said."""
        return self._warning.text() or self._words.text()

    def _show(self, words: str, *, warning: bool) -> None:
        self._close.say("", self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._warning.setText(words if warning else "")
        self._words.setText("" if warning else words)
        self._warning.setVisible(warning)
        self._words.setVisible(not warning)
        self.setAccessibleName(words)
        self.show()
