"""The ground of a row in a table or list: the hairline under it, the chosen one, and which one has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView

from station.gui import theme

BAR, RING = 3, 2


def has_keyboard(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Return whether the row of a cell is the one that keys act on now."""
    view = option.widget
    if not isinstance(view, QAbstractItemView) or not view.hasFocus():
        return False
    return view.currentIndex().siblingAtColumn(index.column()) == index


def paint_ground(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
    *,
    hairline: bool = True,
    lasting: bool = True,
) -> None:
    """Fill the ground of a cell; a chosen row is tinted and has a bar at its left, a row with the keyboard a ring.

    ``lasting``: off, a row is chosen only while the list has the keyboard, as where rows do nothing but lead elsewhere.
    """
    shown, rect = theme.current(), QRect(option.rect)
    active = has_keyboard(option, index)
    chosen = active or (lasting and bool(option.state & QStyle.StateFlag.State_Selected))
    painter.fillRect(rect, QColor(shown.soft if chosen else shown.surface))
    if hairline:
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), QColor(shown.line))
    accent = QColor(shown.accent)
    if chosen and rect.left() <= 0:
        painter.fillRect(QRect(rect.x(), rect.y(), BAR, rect.height()), accent)
    if active:
        paint_ring(painter, option)


def paint_ring(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw the part of the ring around a row that falls on a cell."""
    accent, rect, view = QColor(theme.current().accent), QRect(option.rect), option.widget
    width = view.viewport().width() if isinstance(view, QAbstractItemView) else rect.width()
    first, last = rect.left() <= 0 or isinstance(view, QTreeView), rect.right() >= width - 1
    painter.fillRect(QRect(rect.x(), rect.y(), rect.width(), RING), accent)
    painter.fillRect(QRect(rect.x(), rect.bottom() - RING + 1, rect.width(), RING), accent)
    if first:
        painter.fillRect(QRect(rect.x(), rect.y(), RING, rect.height()), accent)
    if last:
        painter.fillRect(QRect(rect.right() - RING + 1, rect.y(), RING, rect.height()), accent)
