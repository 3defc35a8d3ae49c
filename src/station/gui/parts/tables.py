"""Plain tables of a model: hairlines, right figures, one row chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from station.gui import icons, theme
from station.gui.parts.row_ground import RING, paint_ground

ROW = 34
HEAD = 32
CELL_PADDING = 12


class HairlineDelegate(QStyledItemDelegate):
    """Draws icon (a name) and text of a cell over the ground of its row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # fmt: skip
        """Draw one cell."""
        shown = theme.current()
        rect = QRect(option.rect)
        painter.save()
        paint_ground(painter, option, index)
        painter.setFont(theme.font())
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(QColor(colour if isinstance(colour, str) else shown.text))
        inner = rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, -1)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, str):
            icons.draw(painter, icon, painter.pen().color().name(), QRect(inner.x(), rect.center().y() - 8, 16, 16))
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the keyboard where no row has it yet: the ring is then around all of them."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            with QPainter(self.viewport()) as painter:
                painter.setPen(QPen(QColor(theme.current().accent), RING))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def fit(self) -> None:
        """Make rows and columns as large as the text is now."""
        grown, self._percent = theme.text_scale() / self._percent, theme.text_scale()
        self.verticalHeader().setDefaultSectionSize(max(self._row, theme.scaled(self._row)))
        header = self.horizontalHeader()
        header.setFixedHeight(max(self._head, theme.scaled(self._head)))
        for column in range(header.count()):
            if header.sectionResizeMode(column) == QHeaderView.ResizeMode.Interactive:
                self.resize_column(column, round(header.sectionSize(column) * grown))

    def resize_column(self, column: int, width: int) -> None:
        """Make a column so wide, or as wide as the words over it: those are never cut."""
        words = self.model().headerData(column, Qt.Orientation.Horizontal) if self.model() is not None else ""
        needed = QFontMetrics(theme.font()).horizontalAdvance(str(words or "")) + 2 * CELL_PADDING + 1
        self.horizontalHeader().resizeSection(column, max(width, needed))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Follow the words over the columns, which change with the language."""
        if self.model() is not None:
            self.model().headerDataChanged.disconnect(self._widen)
        super().setModel(model)
        if model is not None:
            model.headerDataChanged.connect(self._widen)

    def _widen(self) -> None:
        header = self.horizontalHeader()
        for column in range(header.count()):
            if header.sectionResizeMode(column) == QHeaderView.ResizeMode.Interactive:
                self.resize_column(column, header.sectionSize(column))


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
        table.resize_column(column, width)
    table.fit()
    return table
