"""Words on the window: labels of one kind, a chip for a state, a line with an icon, a hairline."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from station.gui import icons, theme
from station.gui.states import Look


def label(kind: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return an empty label; ``kind`` is one of the style sheet. Wrapped ones never widen a panel."""
    made = QLabel(parent)
    made.setProperty("kind", kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def rule() -> QFrame:
    """Return a hairline."""
    made = QFrame()
    made.setProperty("kind", "rule")
    return made


class ElidedLabel(QLabel):
    """A label that ends in an ellipsis when there is no room; the whole text is its tool tip and name."""

    def __init__(self, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Set the whole text."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def whole(self) -> str:
        """Return the whole text."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text anew."""
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:
        """Return the room that the whole text would like."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - 2))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class IconLabel(QWidget):
    """One line of words behind an icon; both in one colour of the theme, by its field name."""

    def __init__(self, icon: str = "", colour: str = "text", size: int = 13, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._colour, self._text = icon, colour, ""
        self._size, self._bold = size, False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str, icon: str = "", colour: str = "") -> None:
        """Set the words, and another icon or colour."""
        self._text = text
        self._icon, self._colour = icon or self._icon, colour or self._colour
        self.setAccessibleName(text)
        self._tip()
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the whole words as a tool tip where they are cut."""
        super().resizeEvent(event)
        self._tip()

    def _tip(self) -> None:
        self.setToolTip(self._text if self.sizeHint().width() > self.width() + 2 else "")

    def set_bold(self, *, bold: bool) -> None:
        """Print semi-bold or regular."""
        self._bold = bold
        self.updateGeometry()

    def text(self) -> str:
        """Return the words."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        metrics = QFontMetrics(self._type())
        return QSize(metrics.horizontalAdvance(self._text) + 26, max(22, metrics.height() + 4))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the icon and a few letters."""
        return QSize(60, self.sizeHint().height())

    def _type(self) -> QFont:
        return theme.font(self._size, bold=self._bold)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and words, elided."""
        painter = QPainter(self)
        shown = theme.current()
        flat = shown.flat()
        ink = flat.get(self._colour) or flat[f"{self._colour}_ink"]
        icons.draw(painter, self._icon, ink, QRect(0, (self.height() - 16) // 2, 16, 16))
        painter.setFont(self._type())
        painter.setPen(QColor(ink))
        room = self.rect().adjusted(24, 0, 0, 0)
        words = QFontMetrics(self._type()).elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class Chip(QWidget):
    """A state as a small tinted plate: shape, word and colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_look(self, look: Look | None, word: str = "") -> None:
        """Show a state, or nothing."""
        self._look = look
        self._word = word or (look.word if look is not None else "")
        self.setAccessibleName(self._word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon and word."""
        return QSize(QFontMetrics(theme.font(12)).horizontalAdvance(self._word) + 36 if self._look else 0, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate."""
        if self._look is None:
            return
        colours = theme.current().state(self._look.colour)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.tint))
        painter.drawRoundedRect(self.rect(), 4, 4)
        icons.draw(painter, self._look.icon, colours.ink, QRect(8, 5, 14, 14))
        painter.setFont(theme.font(12))
        painter.setPen(QColor(colours.ink))
        painter.drawText(self.rect().adjusted(28, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._word)
