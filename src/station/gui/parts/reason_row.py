"""One reason in the picker: its digit, its words, and whether the machine proposes it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from station.gui import icons, theme

ROW = 30
WORDS = 34


class ReasonRow(QAbstractButton):
    """Checked while it is the chosen one."""

    def __init__(self, words: str, digit: int, proposal: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digit, self._proposal = digit, proposal
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(words)

    def say(self, words: str) -> None:
        """Set the words."""
        self.setText(words)
        spoken = f"{words}, {self._proposal}" if self._proposal else words
        self.setAccessibleName(f"{self._digit}: {spoken}")
        self.setToolTip(spoken)

    def sizeHint(self) -> QSize:
        """Return the room for the words."""
        return QSize(QFontMetrics(theme.font()).horizontalAdvance(self.text()) + 60, ROW)

    def minimumSizeHint(self) -> QSize:
        """Return the room for digit and a few letters: words that do not fit are elided, a panel is never widened."""
        return QSize(120, ROW)

    def _draw_proposal(self, painter: QPainter, right: int) -> int:
        """Draw that the machine proposes this one, as a sign where the words need the room; return what is left."""
        colour = theme.current().accent
        width = QFontMetrics(painter.font()).horizontalAdvance(self._proposal)
        needed = QFontMetrics(theme.font(bold=self.isChecked())).horizontalAdvance(self.text())
        if right - width - 8 - WORDS < needed:
            icons.draw(painter, "spark", colour, QRect(right - 14, (ROW - 14) // 2, 14, 14))
            return right - 14
        painter.setPen(QColor(colour))
        painter.drawText(QRect(right - width, 0, width + 2, ROW), Qt.AlignmentFlag.AlignVCenter, self._proposal)
        return right - width

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        shown = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.soft))
            painter.drawRoundedRect(self.rect(), 4, 4)
        cap = QRect(6, (ROW - 20) // 2, 18, 19)
        painter.setPen(QColor(shown.edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(theme.font(11))
        painter.setPen(QColor(shown.text2))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, str(self._digit))
        right = self.width() - 8
        # Tint and bold words tell the chosen one too, so the words come before the tick.
        needed = QFontMetrics(theme.font(bold=True)).horizontalAdvance(self.text()) + (22 if self._proposal else 0)
        if self.isChecked() and WORDS + needed + 22 <= right:
            icons.draw(painter, "check", shown.accent, QRect(right - 16, (ROW - 16) // 2, 16, 16))
            right -= 22
        if self._proposal:
            right = self._draw_proposal(painter, right) - 8
        painter.setFont(theme.font(bold=self.isChecked()))
        painter.setPen(QColor(shown.text))
        room = QRect(WORDS, 0, right - WORDS, ROW)
        words = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
