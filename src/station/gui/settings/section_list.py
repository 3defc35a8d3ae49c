"""The parts of the settings in a list at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from station.gui import icons, theme
from station.gui.parts.row_ground import paint_ground

Index = QModelIndex | QPersistentModelIndex
ROW = 40


class _Model(QAbstractListModel):
    """Icon and word of each section."""

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.names = names
        self.words: Sequence[str] = [""] * len(names)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many sections there are."""
        return 0 if parent is not None and parent.isValid() else len(self.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the word, or the name of the icon."""
        if role == Qt.ItemDataRole.DecorationRole:
            return self.names[index.row()][1]
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.words[index.row()] if role in wanted else None


class _Delegate(QStyledItemDelegate):
    """Draws a row: icon, word, and a bar at the chosen one."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        shown = theme.current()
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, option, index, hairline=False)
        ink = QColor(shown.accent if chosen else shown.text)
        icons.draw(painter, str(index.data(Qt.ItemDataRole.DecorationRole)), ink.name(),
                   QRect(rect.x() + 16, rect.center().y() - 8, 18, 18))  # fmt: skip
        painter.setFont(theme.font(bold=chosen))
        painter.setPen(QColor(shown.text))
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width() - 56)
        painter.drawText(rect.adjusted(44, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class SectionList(QListView):
    """``chosen`` carries the name of the section that a person went to."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Take name and icon of each section."""
        super().__init__(parent)
        self._model = _Model(sections)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)

    def say(self, words: Sequence[str]) -> None:
        """Set the words in the order of the sections."""
        self._model.words = words
        self.viewport().update()

    def show_section(self, name: str) -> None:
        """Choose a section by name."""
        row = [one for one, _ in self._model.names].index(name)
        self.setCurrentIndex(self._model.index(row))

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self._model.names[index.row()][0])
