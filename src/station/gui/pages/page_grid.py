"""The list of pages as a view: one sheet a row in the filmstrip, as many as fit in the grid."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from station.gui.pages.page_delegate import GUTTER, HEAD_HEIGHT, PageDelegate, PageSizes
from station.gui.pages.page_model import HeadRow, Index, PageModel, SlotRow

SCROLLBAR = 12
SLOT_HEIGHT = 96


class PageGrid(QTableView):
    """Shows a ``PageModel``. ``chosen`` carries the id of the page that a person picked, by key or mouse."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self, model: PageModel, delegate: PageDelegate, *, thumb: int = 0, parent: QWidget | None = None
    ) -> None:
        """Take a fixed width of thumbnails, or 0 for one sheet as wide as the view."""
        super().__init__(parent)
        self._model, self._delegate, self._thumb = model, delegate, thumb
        # Qt moves the current place by itself too: when rows go, or when the view gets the focus.
        self._by_hand = False
        self._page_id = ""
        self._laid_out = False
        self.setProperty("kind", "grid" if thumb else "pages")
        self.horizontalHeader().setStretchLastSection(True)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        model.modelReset.connect(self._lay_all_rows)
        model.rowsInserted.connect(self._lay_new_rows)
        model.rowsRemoved.connect(self._choose_again)
        self.doubleClicked.connect(lambda index: self._tell(index, self.opened))
        self._lay_out()
        self._clear_tint()

    def changeEvent(self, event: QEvent) -> None:
        """Leave the chosen place to the delegate: the style would tint the whole cell."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._clear_tint()

    def _clear_tint(self) -> None:
        clear = QColor(Qt.GlobalColor.transparent)
        palette = self.palette()
        if palette.color(QPalette.ColorRole.Highlight) != clear:
            palette.setColor(QPalette.ColorRole.Highlight, clear)
            self.setPalette(palette)

    def show_page(self, page_id: str) -> None:
        """Make a page the chosen one without telling anybody, and bring it into view."""
        self._page_id = page_id
        self._choose_again()
        index = self._model.index_of(page_id)
        if index.isValid():
            self.scrollTo(index)

    def _choose_again(self) -> None:
        """Keep the chosen page chosen when rows moved under it."""
        index = self._model.index_of(self._page_id)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which page was picked."""
        super().currentChanged(current, previous)
        item = self._model.item(current)
        if self._by_hand and item is not None:
            self._page_id = item.page.id
            self.chosen.emit(item.page.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick what is struck."""
        self._by_hand = True
        super().mousePressEvent(event)
        self._by_hand = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages in their order; heads and empty places are passed over."""
        self._by_hand = True
        self._go(event)
        self._by_hand = False

    def _go(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -2, Qt.Key.Key_PageDown: 2}
        key = Qt.Key(event.key())
        items = self._model.items
        if not items or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setCurrentIndex(self._model.index_of(items[0 if key == Qt.Key.Key_Home else -1].page.id))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step_row(1 if key == Qt.Key.Key_Down else -1)
        elif key in steps:
            self._step(steps[key])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        items = self._model.items
        here = self._model.item(self.currentIndex())
        place = next((n for n, item in enumerate(items) if here is not None and item.page.id == here.page.id), 0)
        wanted = items[max(0, min(len(items) - 1, place + by))]
        self.setCurrentIndex(self._model.index_of(wanted.page.id))

    def _step_row(self, by: int) -> None:
        current = self.currentIndex()
        row = current.row() + by
        while 0 <= row < self._model.rowCount():
            for column in range(max(0, current.column()), -1, -1):
                index = self._model.index(row, column)
                if self._model.item(index) is not None:
                    self.setCurrentIndex(index)
                    return
            row += by

    def _tell(self, index: Index, signal: SignalInstance) -> None:
        item = self._model.item(index)
        if item is not None:
            signal.emit(item.page.id)

    def _lay_out(self) -> None:
        width = self.viewport().width() - 2
        before = (self._delegate.sizes, self._model.pairs)
        if self._thumb:
            self._delegate.sizes = PageSizes(self._thumb)
            cell = GUTTER + 2 * self._thumb + 3 * self._delegate.sizes.gap + 8
            self._model.set_pairs(max(1, width // cell))
        else:
            self._delegate.sizes = PageSizes(max(56, (width - GUTTER - 3 * 8) // 2))
        sizes = self._delegate.sizes
        if (sizes, self._model.pairs) == before and self._laid_out:
            return
        self._laid_out = True
        header = self.horizontalHeader()
        for column in range(self._model.columnCount()):
            header.resizeSection(column, sizes.thumb + (GUTTER + sizes.gap // 2 if column % 2 == 0 else 2 * sizes.gap))
        self.verticalHeader().setDefaultSectionSize(sizes.cell.height())
        self._lay_all_rows()

    def _lay_all_rows(self) -> None:
        self.clearSpans()
        self._lay_rows(0, self._model.rowCount() - 1)

    def _lay_new_rows(self, _parent: Index, first: int, last: int) -> None:
        """Lay out what is new; Qt moves spans and heights of the rest along."""
        self._lay_rows(first, last)

    def _lay_rows(self, first: int, last: int) -> None:
        normal = self._delegate.sizes.cell.height()
        for number in range(first, last + 1):
            row = self._model.row(number)
            special = HEAD_HEIGHT if isinstance(row, HeadRow) else SLOT_HEIGHT if isinstance(row, SlotRow) else 0
            if special:
                self.setSpan(number, 0, 1, self._model.columnCount())
            height = special or normal
            if self.rowHeight(number) != height:
                self.setRowHeight(number, height)
        self._choose_again()
