"""Dragging pages to another place in their list: where they would land, and the line that shows it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QTableView

from station.gui.pages.page_delegate import PageSizes
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_model import PageModel
from station.gui.pages.page_rows import HeadRow, SheetRow
from station.gui.pages.page_selection import landing

EDGE = 28
SCROLL_MS, SCROLL_BY = 30, 24


class ShownPages(Protocol):
    """What the hand needs to know of the pages in a view."""

    @property
    def page_model(self) -> PageModel:
        """The pages in their rows."""

    @property
    def page_sizes(self) -> PageSizes:
        """The sizes that they are drawn with."""

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of those that are dragged."""

    def cell_rect(self, page_id: str) -> QRect:
        """Return the place of a page's paper in the viewport."""


class PageDrag(QObject):
    """The hand on one view of pages. ``indicator``: the line between pages where they would land, ``None``: nowhere."""

    def __init__(self, view: QTableView, pages: ShownPages) -> None:
        super().__init__(view)
        self._view, self._pages = view, pages
        self._pressed: QPoint | None = None
        self._single = ""
        self._after: str | None = None
        self._dragging = False
        self._point = QPoint()
        self.indicator: QRect | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)

    def press(self, point: QPoint, single: str) -> None:
        """Take hold; ``single`` is the page that a mere click would select alone."""
        self._pressed, self._single, self._dragging = point, single, False

    def move(self, point: QPoint, least: int) -> None:
        """Move the hand; the drag begins after so many pixels."""
        if self._pressed is None:
            return
        if not self._dragging and (point - self._pressed).manhattanLength() < least:
            return
        if not self._dragging:
            self._dragging = True
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._point = point
        self._aim()
        near = point.y() < EDGE or point.y() > self._view.viewport().height() - EDGE
        if near and not self._scrolling.isActive():
            self._scrolling.start()
        elif not near:
            self._scrolling.stop()

    def release(self) -> tuple[str, str | None]:
        """Let go; return the page of a mere click (``""``: none), and the page to land behind (``None``: nowhere)."""
        single, after = ("" if self._dragging else self._single), (self._after if self._dragging else None)
        self.cancel()
        return single, after

    def cancel(self) -> bool:
        """Drop nothing; return whether anything was being dragged."""
        was = self._dragging
        self._pressed, self._single, self._after, self._dragging, self.indicator = None, "", None, False, None
        self._scrolling.stop()
        self._view.viewport().unsetCursor()
        self._view.viewport().update()
        return was

    def _aim(self) -> None:
        found = self._under(self._point)
        self._after, self.indicator = None, None
        if found is not None:
            after, line = found
            order = [item.page.id for item in self._pages.page_model.items]
            self._after = landing(order, frozenset(self._pages.selected), after)
            self.indicator = line if self._after is not None else None
        self._view.viewport().update()

    def _under(self, point: QPoint) -> tuple[str, QRect] | None:
        """Return the page that the hand points behind, and the line there."""
        model = self._pages.page_model
        if not model.items:
            return None
        number = self._view.rowAt(point.y())
        if number < 0:
            last = model.items[-1]
            return last.page.id, self._line(last, before=False)
        row = model.row(number)
        if isinstance(row, HeadRow):
            following = model.row(number + 1) if number + 1 < model.rowCount() else None
            first = next((cell for cell in following.cells if cell), None) if isinstance(following, SheetRow) else None
            return self._beside(first, before=True) if first is not None else None
        if not isinstance(row, SheetRow):
            last = model.items[-1]
            return last.page.id, self._line(last, before=False)
        return self._in_row(row, point)

    def _in_row(self, row: SheetRow, point: QPoint) -> tuple[str, QRect] | None:
        cells = [(cell, self._pages.cell_rect(cell.page.id)) for cell in row.cells if cell is not None]
        for cell, rect in cells:
            if point.x() < rect.center().x():
                return self._beside(cell, before=True)
        return self._beside(cells[-1][0], before=False)

    def _beside(self, item: PageItem, *, before: bool) -> tuple[str, QRect]:
        model = self._pages.page_model
        turn = model.turn_of(item.page.id) - int(before)
        return (model.items[turn].page.id if turn >= 0 else ""), self._line(item, before=before)

    def _line(self, item: PageItem, *, before: bool) -> QRect:
        rect = self._pages.cell_rect(item.page.id)
        gap = self._pages.page_sizes.gap // 2
        x = rect.left() - gap if before else rect.right() + gap
        return QRect(x, rect.top(), 1, rect.height())

    def _scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + (SCROLL_BY if self._point.y() > EDGE else -SCROLL_BY))
        self._aim()
