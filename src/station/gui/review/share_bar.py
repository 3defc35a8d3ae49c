"""Words, a figure of a figure, and a bar of 6 pixels below them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.gui import numbers, theme


class ShareBar(QWidget):
    """``say`` with the words and two figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._done, self._of = "", 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str, done: int, of: int) -> None:
        """Show how many of how many."""
        self._words, self._done, self._of = words, done, of
        self.setAccessibleName(f"{words}: {self.figure}")
        self.update()

    @property
    def figure(self) -> str:
        """The two figures as they are written."""
        return f"{numbers.count(self._done)} / {numbers.count(self._of)}"

    def sizeHint(self) -> QSize:
        """Return one line and the bar."""
        return QSize(120, theme.scaled(20) + 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw words, figures and bar."""
        painter, shown = QPainter(self), theme.current()
        line = QRect(0, 0, self.width(), theme.scaled(20))
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(QColor(shown.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.figure)
        room = line.adjusted(0, 0, -QFontMetrics(painter.font()).horizontalAdvance(self.figure) - 8, 0)
        painter.setFont(theme.font(12))
        painter.setPen(QColor(shown.text2))
        words = QFontMetrics(painter.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        share = self._done / self._of if self._of else 1.0
        bar = QRect(0, line.bottom() + 3, self.width(), 6)
        for width, colour in ((self.width(), shown.line), (round(self.width() * share), shown.accent)):
            if width > 0:
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRect(bar.x(), bar.y(), max(6, width), 6), 3, 3)
