"""The store on the left: fonds, inventories and boxes, and below them the paper on the table.

Where the window is narrow it is a strip that opens while it has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from station.gui import icons, theme
from station.gui.frame.sizes import TOOLS
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.parts.row_ground import has_keyboard, paint_ring
from station.gui.worklist.box_tree_model import COUNT, ICON, SHELF, BoxTreeModel
from station.gui.worklist.custody_presenter import CustodyPresenter
from station.gui.worklist.held_card import HeldCard
from station.storage.records import Shelf

STRIP = 44
ROW = 30


class BoxPanel(QFrame):
    """``chosen`` carries the ``Shelf`` of a row that was gone to."""

    chosen = Signal(object)

    def __init__(self, tree: BoxTreeModel, custody: CustodyPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "list")
        self._narrow, self._folded, self._open_width = False, False, 256
        self._model = tree
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(tree)
        self._found.setRecursiveFilteringEnabled(True)
        self._found.setAutoAcceptChildRows(True)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._title = label("strong")
        self._fold = KeyButton("collapse", kind="flat")
        self._unfold = KeyButton("shelf", kind="flat")
        self._filter = QLineEdit()
        self.tree = QTreeView()
        self.held = HeldCard(custody)
        self._inside = QWidget()
        self._build()
        tree.modelReset.connect(self._keep_open)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self.say()

    def arrange(self, width: int, *, narrow: bool) -> None:
        """Take a width; where it is ``narrow`` the panel opens only while it has the focus."""
        self._open_width, self._narrow = width, narrow
        self._show_state()

    def show_shelf(self, shelf: Shelf) -> None:
        """Mark the place that is listed."""
        index = self._found.mapFromSource(self._model.index_of(shelf))
        if index.isValid() and index != self.tree.currentIndex():
            self.tree.selectionModel().blockSignals(True)
            self.tree.setCurrentIndex(index)
            self.tree.selectionModel().blockSignals(False)
            self.tree.viewport().update()

    def say(self) -> None:
        """Set every word."""
        self._title.setText(self.tr("Store"))
        self.setAccessibleName(self.tr("Store"))
        self._fold.say("", self.tr("Fold the store away"))
        self._fold.setAccessibleName(self.tr("Fold the store away"))
        self._unfold.say("", self.tr("Store: fonds, inventories, boxes"))
        self._unfold.setAccessibleName(self.tr("Store: fonds, inventories, boxes"))
        self._filter.setPlaceholderText(self.tr("Find a box or inventory"))
        self._filter.setAccessibleName(self.tr("Find a box or inventory"))
        self.tree.setAccessibleName(self.tr("Store: fonds, inventories, boxes"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def _build(self) -> None:
        head = QFrame()
        head.setProperty("kind", "pane-head")
        head.setFixedHeight(TOOLS)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 4, 0)
        row.addWidget(self._title)
        row.addWidget(self._filter, 1)
        row.addWidget(self._fold)
        self.tree.setModel(self._found)
        self.tree.setItemDelegate(_ShelfDelegate(self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setIndentation(14)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(head)
        inside.addWidget(self.tree, 1)
        inside.addWidget(self.held)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(self._inside, 1)
        outer.setContentsMargins(0, 0, 1, 0)
        self._filter.textChanged.connect(self._find)
        self._fold.clicked.connect(self._toggle)
        self._unfold.clicked.connect(self._toggle)
        self.tree.selectionModel().currentChanged.connect(self._choose)

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        shelf = current.data(SHELF)
        if isinstance(shelf, Shelf):
            self.chosen.emit(shelf)

    def _find(self, text: str) -> None:
        self._found.setFilterFixedString(text)
        if text:
            self.tree.expandAll()

    def _keep_open(self) -> None:
        """Open fonds and the first inventory of a tree that was read anew."""
        for row in range(self._found.rowCount()):
            index = self._found.index(row, 0)
            self.tree.expand(index)
        first = self._found.index(1, 0)
        if first.isValid() and self._found.rowCount(first):
            self.tree.expand(self._found.index(0, 0, first))

    def _toggle(self) -> None:
        if self._narrow:
            self._set_open(is_open=not self._inside.isVisible())
        else:
            self._folded = not self._folded
            self._show_state()
        if self._inside.isVisible():
            self.tree.setFocus()

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._narrow and now is not None:
            self._set_open(is_open=now is self or self.isAncestorOf(now))

    def _show_state(self) -> None:
        if self._narrow:
            focused = QApplication.focusWidget()
            self._set_open(is_open=focused is not None and self.isAncestorOf(focused))
        else:
            self._set_open(is_open=not self._folded)

    def _set_open(self, *, is_open: bool) -> None:
        focused = self._unfold.hasFocus()
        # What F6 reaches, also while the panel is only a strip.
        self.setFocusProxy(self.tree if is_open else self._unfold)
        self._inside.setVisible(is_open)
        self._unfold.setVisible(not is_open)
        self.setFixedWidth(self._open_width if is_open else STRIP)
        if is_open and focused:
            self.tree.setFocus()


class _ShelfDelegate(QStyledItemDelegate):
    """A name, and how many dossiers lie there, at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(80, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # fmt: skip
        """Draw one row."""
        shown = theme.current()
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(shown.soft))
        if has_keyboard(option, index):
            paint_ring(painter, option)
        painter.setFont(theme.font(12))
        count = str(index.data(COUNT) or "")
        painter.setPen(QColor(shown.text2))
        painter.drawText(
            rect.adjusted(0, 0, -12, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count
        )
        room = rect.adjusted(4, 0, -20 - painter.fontMetrics().horizontalAdvance(count), 0)
        icon = index.data(ICON)
        if icon:
            icons.draw(painter, icon, shown.text2, QRect(room.x(), room.center().y() - 7, 15, 15))
            room.setLeft(room.left() + 21)
        painter.setFont(theme.font(13, bold=chosen))
        painter.setPen(QColor(shown.text))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()
