"""Plain tables of a model: hairlines, right figures, one row chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from station.gui import icons, theme

ROW = 34
HEAD = 32


class HairlineDelegate(QStyledItemDelegate):
    """Draws icon (a name) and text of a cell over a hairline; a chosen row is tinted."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # fmt: skip
        """Draw one cell."""
        shown = theme.current()
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(shown.soft if chosen else shown.surface))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), QColor(shown.line))
        painter.setFont(theme.font())
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(QColor(colour if isinstance(colour, str) else shown.text))
        inner = rect.adjusted(12, 0, -12, -1)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, str):
            icons.draw(painter, icon, painter.pen().color().name(), QRect(inner.x(), inner.center().y() - 7, 16, 16))
            inner.setLeft(inner.left() + 22)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        text = painter.fontMetrics().elidedText(str(words or ""), Qt.TextElideMode.ElideRight, inner.width())
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        where = side if isinstance(side, Qt.AlignmentFlag) else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, where | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class PlainTable(QTableView):
    """A table whose rows, head and columns grow with the size of the person's text; heights in logical pixels."""

    def __init__(self, row: int = ROW, head: int = HEAD) -> None:
        super().__init__()
        self._row, self._head, self._percent = row, head, 100

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text: it comes with the words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.fit()

    def fit(self) -> None:
        """Make rows and columns as large as the text is now."""
        grown, self._percent = theme.text_scale() / self._percent, theme.text_scale()
        self.verticalHeader().setDefaultSectionSize(max(self._row, theme.scaled(self._row)))
        header = self.horizontalHeader()
        header.setFixedHeight(max(self._head, theme.scaled(self._head)))
        if grown == 1:
            return
        for column in range(header.count()):
            if header.sectionResizeMode(column) == QHeaderView.ResizeMode.Interactive:
                header.resizeSection(column, round(header.sectionSize(column) * grown))


def plain_table(model: QAbstractItemModel, *, stretch: int, widths: Mapping[int, int]) -> QTableView:
    """Return a table of the model; ``stretch`` is the column that takes the room, ``widths`` those of the others."""
    table = PlainTable()
    table.setModel(model)
    table.setItemDelegate(HairlineDelegate(table))
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    for column, width in widths.items():
        header.resizeSection(column, width)
    table.fit()
    return table
