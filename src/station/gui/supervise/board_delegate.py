"""Cells with a bar under the figure, and with one small bar an hour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from station.gui import theme
from station.gui.parts.tables import HairlineDelegate
from station.gui.supervise.board_models import HOURS, SHARE

_BAR, _WIDEST_HOURS = 3, 140


class BoardDelegate(HairlineDelegate):
    """Everything else as in plain tables."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # fmt: skip
        """Draw one cell."""
        super().paint(painter, option, index)
        share, hours = index.data(SHARE), index.data(HOURS)
        inner = QRect(option.rect).adjusted(12, 0, -12, -1)
        shown = theme.current()
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        if isinstance(share, float):
            bar = QRectF(inner.x(), inner.bottom() - _BAR - 2, inner.width(), _BAR)
            painter.fillRect(bar, QColor(shown.sunken))
            bar.setWidth(bar.width() * share)
            painter.fillRect(bar, QColor(shown.accent))
        elif isinstance(hours, list) and hours:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            step = min(inner.width(), _WIDEST_HOURS) / len(hours)
            tall = inner.height() - 12
            for place, height in enumerate(hours):
                high = max(1.0, height * tall)
                slot = QRectF(inner.x() + place * step, inner.bottom() - 5 - high, max(2.0, step - 2), high)
                painter.fillRect(slot, QColor(shown.accent if height else shown.btn if chosen else shown.line))
        painter.restore()
