"""The bar of a fault: pushed in under the header, never over a page, until the cause is gone."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station.gui import icons, theme
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label


class FaultBar(QFrame):
    """Title, what is safe, what to do now, and the key that goes on; grey when it is only the end of the paper."""

    resume = Signal()
    rescan = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = _Icon()
        self._title, self._safe, self._remedy = label("fault-title"), label(wrap=True), label(wrap=True)
        self._rescan = KeyButton("rescan", action="rescan", height="head")
        self._resume = KeyButton("play", action="scan", kind="primary", height="head")
        self._close = KeyButton("cancel", kind="flat", height="head")
        words = QVBoxLayout()
        words.setSpacing(4)
        for widget in (self._title, self._safe, self._remedy):
            words.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in (self._rescan, self._resume, self._close):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._rescan.clicked.connect(self.rescan)
        self._resume.clicked.connect(self.resume)
        self._close.clicked.connect(self.dismissed)
        self.hide()

    def show_fault(self, title: str, safe: str, remedy: str, *, resume: str, rescan: str) -> None:
        """Show a fault; ``rescan`` is ``""`` when no sheet is in doubt."""
        self._show("fault", "fault-title", "fault", title, safe, remedy)
        self._resume.say(resume)
        self._rescan.say(rescan)
        self._rescan.setVisible(bool(rescan))
        self._close.hide()

    def show_notice(self, title: str, safe: str, *, resume: str) -> None:
        """Show what is no fault: the paper came to its end."""
        self._show("notice", "figure", "info", title, safe, "")
        self._resume.say(resume)
        self._rescan.hide()
        self._close.say("", self.tr("Hide"))
        self._close.setAccessibleName(self.tr("Hide"))
        self._close.show()

    def set_can_scan(self, *, possible: bool) -> None:
        """Keep the buttons off while nothing can be scanned."""
        self._resume.setEnabled(possible)
        self._rescan.setEnabled(possible)

    def _show(self, kind: str, title_kind: str, icon: str, title: str, safe: str, remedy: str) -> None:
        for widget, value in ((self, kind), (self._title, title_kind)):
            widget.setProperty("kind", value)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._icon.show_icon(icon, "rejected" if kind == "fault" else "captured")
        self._title.setText(title)
        self._safe.setText(safe)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self.setAccessibleName(f"{title}. {safe} {remedy}".strip())
        self.show()


class _Icon(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._name, self._state = "fault", "rejected"
        self.setFixedSize(24, 28)

    def show_icon(self, name: str, state: str) -> None:
        """Show another icon."""
        self._name, self._state = name, state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        ink = QColor(theme.current().state(self._state).ink)
        icons.draw(painter, self._name, ink.name(), QRect(0, 3, 22, 22))
