"""The list of pages as a view: one sheet a row in the filmstrip, as many as fit in the grid.

A table for Qt (places, scrolling, what a screen reader is told), but it paints its visible rows itself: the general way
asks the model and the style a dozen things for each cell.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView, QWidget

from station.gui import theme
from station.gui.pages.page_delegate import GUTTER, HEAD_HEIGHT, Chosen, PageDelegate, PageSizes
from station.gui.pages.page_drag import PageDrag
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_model import Index, PageModel
from station.gui.pages.page_rows import HeadRow, HeadsRow, Row, SheetRow, SlotRow
from station.gui.pages.page_selection import PageSelection

SLOT_HEIGHT = 96
# Between the heads of documents beside each other.
BESIDE = 8
# Of rows without pages.
_HEIGHTS: dict[type[Row], int] = {HeadRow: HEAD_HEIGHT, HeadsRow: HEAD_HEIGHT, SlotRow: SLOT_HEIGHT}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -2, Qt.Key.Key_PageDown: 2}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PageGrid(QTableView):
    """Shows a ``PageModel``.

    ``chosen`` carries the id of the page that a person picked, by key or mouse; ``selection_changed`` the ids of all
    that are selected, in page order; ``move_wanted`` ids that were dragged and the one they go behind (``""``: the
    front).
    """

    chosen = Signal(str)
    opened = Signal(str)
    selection_changed = Signal(object)
    move_wanted = Signal(object, str)

    def __init__(
        self, model: PageModel, delegate: PageDelegate, *, thumb: int = 0, parent: QWidget | None = None
    ) -> None:
        """Take a fixed width of thumbnails, or 0 for one sheet as wide as the view."""
        super().__init__(parent)
        self._model, self._delegate, self._thumb = model, delegate, thumb
        self._selection = PageSelection()
        self._told: tuple[str, ...] = ()
        self._marked: set[str] = set()
        self._ringed = ""
        self._columns: list[tuple[int, int]] = []
        self._laid_out = False
        self._drag = PageDrag(self, self)
        self.movable = False
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
        # What was painted is moved when the list is scrolled, and only what came into view is painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        model.modelReset.connect(self._all_rows_changed)
        model.rowsInserted.connect(self._lay_new_rows)
        model.rowsRemoved.connect(self._rows_went)
        self._lay_out()
        self._clear_tint()
        if thumb:
            model.rest()

    def set_thumb(self, thumb: int) -> None:
        """Show thumbnails of another width."""
        if thumb != self._thumb:
            self._thumb, self._laid_out = thumb, False
            self._lay_out()
            self.viewport().update()

    @property
    def page_model(self) -> PageModel:
        """The model that is shown."""
        return self._model

    @property
    def page_sizes(self) -> PageSizes:
        """The sizes that pages are drawn with."""
        return self._delegate.sizes

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of the selected pages in page order; the current one alone when no others were taken in."""
        ids = self._selection.ids
        if len(ids) <= 1:
            return tuple(ids)
        return tuple(sorted(ids, key=self._model.turn_of))

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what changed while nobody saw it."""
        self._model.wake()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Lay nothing out that nobody sees."""
        super().hideEvent(event)
        if self._thumb:
            self._model.rest()

    def changeEvent(self, event: QEvent) -> None:
        """Leave the chosen place to the delegate: the style would tint the whole cell."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._clear_tint()

    def show_page(self, page_id: str) -> None:
        """Make a page the current one without telling that it was picked, and bring it into view."""
        self._selection.show(page_id)
        self._choose_again()
        index = self._model.index_of(page_id)
        if index.isValid():
            self.scrollTo(index)
        self._tell_selection()

    def page_at(self, point: QPoint) -> PageItem | None:
        """Return the page under a point of the viewport."""
        return self._model.item(self.indexAt(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick what is struck: alone, with Ctrl beside others, with Shift up to there."""
        item = self.page_at(event.position().toPoint())
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        page_id, keys = item.page.id, event.modifiers()
        if keys & Qt.KeyboardModifier.ShiftModifier:
            self._selection.extend(page_id, self._order())
        elif keys & Qt.KeyboardModifier.ControlModifier:
            self._selection.toggle(page_id)
        elif page_id in self._selection.ids and len(self._selection.ids) > 1:
            self._drag.press(event.position().toPoint(), page_id)
            return
        else:
            self._selection.only(page_id)
            self._drag.press(event.position().toPoint(), "")
        self._picked()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the selected pages."""
        if self.movable and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag.move(event.position().toPoint(), QApplication.startDragDistance())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Drop what was dragged; a click on one of many selected pages selects it alone."""
        single, target = self._drag.release()
        if target is not None:
            self.move_wanted.emit(self.selected, target)
        elif single:
            self._selection.only(single)
            self._picked()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is struck twice."""
        item = self.page_at(event.position().toPoint())
        if item is not None:
            self.opened.emit(item.page.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages in their order; heads and empty places are passed over. Shift takes pages in."""
        key = Qt.Key(event.key())
        shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self._drag.cancel():
            return
        target = self._target(key) if keys in (Qt.KeyboardModifier.NoModifier, shift) else None
        if target is not None:
            if keys == shift:
                self._selection.extend(target, self._order())
            else:
                self._selection.only(target)
            self._picked()
        elif key == Qt.Key.Key_A and keys == control:
            self._selection.all(self._order())
            self._picked()
        elif key in _STEPS or key in _ROWS or key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that can be seen, and where dragged pages would land."""
        painter = QPainter(self.viewport())
        try:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(event.rect(), QColor(theme.current().canvas if self._thumb else theme.current().surface))
            self._paint_rows(painter, event.region())
            indicator = self._drag.indicator
            if indicator is not None:
                painter.setPen(QPen(QColor(theme.current().accent), 3))
                painter.drawLine(indicator.topLeft(), indicator.bottomLeft())
        finally:
            # A painter that an error keeps alive would take the whole program down with it.
            painter.end()

    def _paint_rows(self, painter: QPainter, dirty: QRegion) -> None:
        bounds, width = dirty.boundingRect(), self.viewport().width()
        number, count = self.rowAt(max(0, bounds.top())), self._model.rowCount()
        while 0 <= number < count:
            top = self.rowViewportPosition(number)
            if top > bounds.bottom():
                break
            row, height = self._model.row(number), self.rowHeight(number)
            if isinstance(row, SheetRow):
                self._paint_sheets(painter, row, top, height, dirty)
            elif isinstance(row, HeadsRow):
                self._paint_heads(painter, row, top, height)
            else:
                self._delegate.paint_row(painter, QRect(0, top, width, height), row)
            number += 1

    def _paint_sheets(self, painter: QPainter, row: SheetRow, top: int, height: int, dirty: QRegion) -> None:
        ids, current = self._selection.ids, self._selection.current
        for column, item in enumerate(row.cells):
            left, width = self._columns[column]
            rect = QRect(left, top, width, height)
            if item is not None and dirty.intersects(rect):
                page_id = item.page.id
                chosen = Chosen(page_id == current, page_id in ids)
                self._delegate.paint_page(painter, rect, item, chosen, recto=column % 2 == 0)

    def _paint_heads(self, painter: QPainter, row: HeadsRow, top: int, height: int) -> None:
        """Paint each head over its own sheets, the last one to the end of the row."""
        lefts = [self._columns[2 * start][0] for start, _ in row.heads]
        rights = [left - BESIDE for left in lefts[1:]]
        for left, right, (_, head) in zip(lefts, [*rights, self.viewport().width()], row.heads, strict=True):
            self._delegate.paint_row(painter, QRect(left, top, right - left, height), head)

    def _cell_of(self, page_id: str) -> QRect:
        """Return the whole place of a page in the viewport, its ring included."""
        return self.visualRect(self._model.index_of(page_id)).adjusted(-6, -2, 6, 2)

    def cell_rect(self, page_id: str) -> QRect:
        """Return the place of a page's paper in the viewport, empty when it is not listed."""
        index = self._model.index_of(page_id)
        if not index.isValid():
            return QRect()
        return self._delegate.sizes.place(self.visualRect(index), recto=index.column() % 2 == 0)

    def _picked(self) -> None:
        page_id = self._selection.current
        self._choose_again()
        index = self._model.index_of(page_id)
        if index.isValid():
            self.scrollTo(index)
        self.chosen.emit(page_id)
        self._tell_selection()

    def _tell_selection(self) -> None:
        selected = self.selected
        marked = {*selected, self._selection.current}
        for page_id in (marked ^ self._marked) | {self._selection.current, self._ringed}:
            self.viewport().update(self._cell_of(page_id))
        self._marked, self._ringed = marked, self._selection.current
        if selected != self._told:
            self._told = selected
            self.selection_changed.emit(selected)

    def _choose_again(self) -> None:
        """Keep the current page the table's own current place when rows moved under it."""
        index = self._model.index_of(self._selection.current)
        if index.isValid() and index != self.currentIndex():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)

    def _all_rows_changed(self) -> None:
        self._lay_all_rows()
        self._rows_went()

    def _rows_went(self) -> None:
        self._selection.keep(set(self._order()))
        self._choose_again()
        self._tell_selection()

    def _order(self) -> list[str]:
        return [item.page.id for item in self._model.items]

    def _target(self, key: Qt.Key) -> str | None:
        """Return the page that a key goes to, ``None`` when it is not for going."""
        items, here = self._model.items, self._model.turn_of(self._selection.current)
        if not items:
            return None
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return items[0 if key == Qt.Key.Key_Home else -1].page.id
        if key in _STEPS:
            return items[max(0, min(len(items) - 1, max(0, here) + _STEPS[key]))].page.id
        return self._row_target(_ROWS[key]) if key in _ROWS else None

    def _row_target(self, by: int) -> str:
        index = self._model.index_of(self._selection.current)
        number = index.row() + by
        while 0 <= number < self._model.rowCount():
            row = self._model.row(number)
            if isinstance(row, SheetRow):
                found = next((cell for cell in row.cells[max(0, index.column()) :: -1] if cell is not None), None)
                if found is not None:
                    return found.page.id
            number += by
        return self._selection.current

    def _clear_tint(self) -> None:
        clear = QColor(Qt.GlobalColor.transparent)
        palette = self.palette()
        if palette.color(QPalette.ColorRole.Highlight) != clear:
            palette.setColor(QPalette.ColorRole.Highlight, clear)
            self.setPalette(palette)

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
        self._columns = [
            (header.sectionPosition(column), header.sectionSize(column)) for column in range(self._model.columnCount())
        ]
        self.verticalHeader().setDefaultSectionSize(sizes.cell.height())
        self._lay_all_rows()

    def _lay_all_rows(self) -> None:
        self._lay_rows(0, self._model.rowCount() - 1)

    def _lay_new_rows(self, _parent: Index, first: int, last: int) -> None:
        """Lay out what is new; Qt moves the heights of the rest along."""
        self._lay_rows(first, last)

    def _lay_rows(self, first: int, last: int) -> None:
        normal, header = self._delegate.sizes.cell.height(), self.verticalHeader()
        for number, row in enumerate(self._model.rows(first, last), first):
            height = _HEIGHTS.get(type(row), normal)
            if header.sectionSize(number) != height:
                header.resizeSection(number, height)
        self._choose_again()
