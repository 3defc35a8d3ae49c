"""What a list shows when it is empty: one sentence, and one button that does something about it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station.gui import icons, theme
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label

_MARGIN = 32
_NARROWEST, _WIDEST = 120, 480


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
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        layout.addStretch(2)
        for widget in (self._picture, self._sentence, self._button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, sentence: str, button: str, action: str) -> None:
        """Set the sentence, and what the button does (``""``: no button)."""
        self._sentence.setText(sentence)
        self._fit()
        self._button.set_action(action)
        self._button.say(button)
        self._button.setVisible(bool(button))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentence where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few words: what is around an empty list may be narrow."""
        return QSize(_NARROWEST + 2 * _MARGIN, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Give the sentence its line, or as many lines as it needs: a layout that centres it would cut the second."""
        margins = self.contentsMargins().left() + self.contentsMargins().right() + 2 * _MARGIN
        metrics, words = self._sentence.fontMetrics(), self._sentence.text()
        width = max(_NARROWEST, min(metrics.horizontalAdvance(words) + 4, _WIDEST, self.width() - margins))
        # Not heightForWidth: a label of a fixed size answers with that.
        lines = metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, words)
        self._sentence.setFixedSize(width, lines.height() + 2)


class _Picture(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(32, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        icons.draw(QPainter(self), self._icon, theme.current().text3, QRect(0, 0, 32, 32))
