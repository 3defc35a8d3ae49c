"""A box to be ticked, with the border and the tick in the colours of the theme: the style's own fades in the dark."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from station.gui import theme
from station.gui.icons import draw

SIDE, GAP, RING = 18, 8, 2


class CheckBox(QCheckBox):
    """Drawn as fields are: an edge of 1 pixel, the accent when ticked, a ring with the keyboard."""

    def sizeHint(self) -> QSize:
        """Return the room for box and words."""
        words = QFontMetrics(theme.font()).horizontalAdvance(self.text())
        return QSize(SIDE + 2 * RING + GAP + words + RING, max(28, theme.scaled(28)))

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether a click falls on box or words."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        shown = theme.current()
        box = QRect(RING, (self.height() - SIDE) // 2, SIDE, SIDE)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ticked = self.isChecked()
            edge = shown.line if not self.isEnabled() else shown.accent if ticked else shown.edge
            painter.setPen(QColor(edge))
            painter.setBrush(QColor(edge if ticked else shown.surface if self.isEnabled() else shown.off_fill))
            # Through the middle of pixels: between two of them an edge would be half as dark.
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            if ticked:
                draw(painter, "tick", shown.surface if self.isEnabled() else shown.text3, box.adjusted(2, 2, -2, -2))
            painter.setFont(theme.font())
            painter.setPen(QColor(shown.text if self.isEnabled() else shown.text3))
            words = self.rect().adjusted(box.right() + 1 + GAP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
            if self.hasFocus():
                painter.setPen(QPen(QColor(shown.accent), RING))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
