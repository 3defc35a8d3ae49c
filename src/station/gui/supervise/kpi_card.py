"""One figure of the period: what it is, how it went day by day, what it is compared with. Enter or a click opens it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from station.gui import icons, theme
from station.gui.supervise.plate import paint_plate

HEIGHT, PADDING, ICON = 88, 14, 16


@dataclass(frozen=True, slots=True)
class Kpi:
    """What a card says; colours are names of the theme, ``trend`` the figure of each of the last days."""

    icon: str
    colour: str
    title: str
    value: str
    note: str
    note_colour: str = "text2"
    trend: tuple[int, ...] = ()
    exact: str = ""


class KpiCard(QAbstractButton):
    """A card that is a button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kpi = Kpi("info", "text2", "", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_kpi(self, kpi: Kpi) -> None:
        """Show a figure; the exact one is said in the tool tip and to a screen reader."""
        self._kpi = kpi
        exact = kpi.exact or kpi.value
        self.setAccessibleName(f"{kpi.title}: {exact}. {kpi.note}")
        self.setToolTip(f"{kpi.title}: {exact}\n{kpi.note}")
        self.updateGeometry()
        self.update()

    @property
    def kpi(self) -> Kpi:
        """What is shown."""
        return self._kpi

    def sizeHint(self) -> QSize:
        """Return the room of a card."""
        return QSize(190, max(HEIGHT, theme.scaled(HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(150, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        kpi, shown = self._kpi, theme.current()
        flat = shown.flat()
        with QPainter(self) as painter:
            paint_plate(painter, self, focused=self.hasFocus(), hovered=self.underMouse())
            inner = self.rect().adjusted(PADDING, 8, -PADDING, -8)
            first, third = theme.scaled(22), theme.scaled(20)
            middle = QRect(inner.x(), inner.y() + first, inner.width(), inner.height() - first - third)
            ink = flat.get(kpi.colour) or flat[f"{kpi.colour}_ink"]
            icons.draw(painter, kpi.icon, ink, QRect(inner.x(), inner.y() + (first - ICON) // 2, ICON, ICON))
            chevron = QRect(inner.right() - ICON + 4, inner.y() + (first - ICON) // 2, ICON, ICON)
            icons.draw(painter, "next", shown.text2, chevron)
            title = QRect(inner.x() + ICON + 6, inner.y(), inner.width() - 2 * ICON - 8, first)
            _write(painter, title, kpi.title, 12, shown.text2)
            used = _write(painter, middle, kpi.value, 24, shown.text, bold=True)
            note = flat.get(kpi.note_colour) or flat[f"{kpi.note_colour}_ink"]
            _write(painter, QRect(inner.x(), middle.bottom() + 1, inner.width(), third), kpi.note, 12, note)
            room = QRect(middle.right() - min(72, middle.width() // 2), middle.y() + 6, 0, middle.height() - 12)
            room.setRight(middle.right() - 3)
            if room.x() > inner.x() + used + 8:
                _spark(painter, QRectF(room), kpi.trend, ink)


def _write(painter: QPainter, rect: QRect, text: str, size: int, colour: str, *, bold: bool = False) -> int:
    """Write a line that ends in an ellipsis when there is no room; return its width."""
    painter.setFont(theme.font(size, bold=bold))
    painter.setPen(QColor(colour))
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)


def _spark(painter: QPainter, room: QRectF, trend: Sequence[int], colour: str) -> None:
    """Draw a line through the figures, its last point marked; nothing for fewer than three."""
    if len(trend) < 3:
        return
    low, high = min(trend), max(trend)
    step = room.width() / (len(trend) - 1)
    tall = (high - low) or 1
    points = [
        QPointF(room.x() + place * step, room.bottom() - (value - low) / tall * room.height())
        for place, value in enumerate(trend)
    ]
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(points[-1], 2.0, 2.0)
