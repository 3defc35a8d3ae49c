"""What a list shows when it is empty: one sentence, and one button that does something about it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station.gui import icons, theme
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label


class EmptyState(QWidget):
    """An icon, a sentence, perhaps a button; ``pressed`` is that button."""

    pressed = Signal()

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = _Picture(icon)
        self._sentence = label(wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = KeyButton()
        self._button.clicked.connect(self.pressed)
        self.setProperty("kind", "empty")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(12)
        layout.addStretch(2)
        for widget in (self._picture, self._sentence, self._button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, sentence: str, button: str, action: str) -> None:
        """Set the sentence, and what the button does (``""``: no button)."""
        self._sentence.setText(sentence)
        self._sentence.setMinimumWidth(280)
        self._button.set_action(action)
        self._button.say(button)
        self._button.setVisible(bool(button))


class _Picture(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(32, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        icons.draw(QPainter(self), self._icon, theme.current().text3, QRect(0, 0, 32, 32))
