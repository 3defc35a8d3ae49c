"""How a page is drawn in the filmstrip and in the grid: paper, badge, number, one caption; heads of documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from station.gui import theme
from station.gui.pages.page_badges import BADGE, draw_badge, draw_words
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_model import ITEM, ROW
from station.gui.pages.page_rows import HeadRow, SlotRow
from station.model.dossier import Page
from station.model.states import PageState

Index = QModelIndex | QPersistentModelIndex
HEAD_HEIGHT = 32
GUTTER = 30
CAPTION = 22
_PAPER = QColor(theme.PAPER)


@dataclass(frozen=True, slots=True)
class PageSizes:
    """Logical pixels of one cell: the paper's box, and the gap between two places."""

    thumb: int
    gap: int = 8

    @property
    def paper(self) -> QSize:
        """A4 upright."""
        return QSize(self.thumb, round(self.thumb * 1.414))

    @property
    def cell(self) -> QSize:
        """The whole cell without the gutter."""
        return QSize(self.thumb + 2 * self.gap, self.paper.height() + CAPTION + 12)

    def place(self, cell: QRect, *, recto: bool) -> QRect:
        """Return the paper's box in a cell."""
        return QRect(QPoint(cell.x() + (GUTTER if recto else self.gap), cell.y() + 6), self.paper)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whether a page is the current one (ring and tint), or one of many that are selected (tint)."""

    current: bool = False
    selected: bool = False


class PageDelegate(QStyledItemDelegate):
    """Draws from ``picture`` (the image of a page that fits a box of device pixels, or ``None``) and ``caption``."""

    def __init__(
        self, picture: Callable[[Page, QSize], QImage | None], caption: Callable[[PageItem], str], *,
        framed: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._picture, self._caption, self._framed = picture, caption, framed
        self.sizes = PageSizes(96)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a cell; heads are set by the view."""
        return self.sizes.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a head, the waiting slot, or a page."""
        row, item, rect = index.data(ROW), index.data(ITEM), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if isinstance(row, HeadRow | SlotRow):
            self.paint_row(painter, rect, row)
        elif isinstance(item, PageItem):
            self.paint_page(painter, rect, item, Chosen(chosen, chosen), recto=index.column() % 2 == 0)

    def paint_row(self, painter: QPainter, rect: QRect, row: HeadRow | SlotRow) -> None:
        """Draw a head, or the slot that waits for a sheet."""
        if isinstance(row, HeadRow):
            _paint_head(painter, rect, row)
        else:
            _paint_slot(painter, rect, row)

    def paint_page(self, painter: QPainter, rect: QRect, item: PageItem, chosen: Chosen, *, recto: bool) -> None:
        """Draw a page into its cell."""
        shown = theme.current()
        place = self.sizes.place(rect, recto=recto)
        if chosen.current or chosen.selected:
            around = place.adjusted(-5, -5, 5, CAPTION + 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(shown.soft))
            painter.setPen(QPen(QColor(shown.accent), 2) if chosen.current else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(around, 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if recto:
            painter.setPen(QColor(shown.text2))
            draw_words(painter, QRect(rect.x(), place.y(), GUTTER - 8, 18), str(item.page.sheet), right=True)
        sheet = self._paint_paper(painter, place, item)
        draw_badge(painter, QPoint(sheet.right() - BADGE // 2 - 2, sheet.y() - 3), item.look.colour)
        room = QRect(place.x(), place.bottom() + 3, place.width(), CAPTION - 4)
        self._paint_caption(painter, room, item, bold=chosen.current)

    def _paint_paper(self, painter: QPainter, place: QRect, item: PageItem) -> QRect:
        shown = theme.current()
        ratio = painter.device().devicePixelRatioF()
        picture = self._picture(item.page, place.size() * ratio)
        sheet = _fitted(place, picture.size(), ratio) if picture is not None else place
        dimmed = item.page.state is PageState.REMOVED
        if picture is None or dimmed:
            painter.fillRect(sheet, _PAPER)
        if picture is not None:
            painter.setOpacity(0.18 if dimmed else 1.0)
            painter.drawImage(sheet, picture)
            painter.setOpacity(1.0)
        frame = {PageState.REJECTED: shown.rejected.ink}.get(item.page.state)
        if frame is None and self._framed and item.page.state is PageState.FLAGGED:
            frame = shown.flagged.ink
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(frame or shown.btn), 2 if frame else 1))
        painter.drawRect(sheet)
        if item.blank:
            _paint_blank(painter, sheet)
        return sheet

    def _paint_caption(self, painter: QPainter, rect: QRect, item: PageItem, *, bold: bool) -> None:
        shown = theme.current()
        painter.setPen(QColor(shown.text))
        used = draw_words(painter, rect, str(item.page.number), bold=bold)
        words = self._caption(item)
        if words:
            colour = shown.text2
            if item.page.state is PageState.REJECTED:
                colour = shown.rejected.ink
            elif item.needs_a_look:
                colour = shown.flagged.ink
            painter.setPen(QColor(colour))
            draw_words(painter, rect.adjusted(used + 6, 0, 0, 0), words, right=True)


def _fitted(place: QRect, size: QSize, ratio: float) -> QRect:
    """Return the rectangle of the image in the middle of the paper's box; one that was scaled for it keeps its size."""
    own = size / ratio
    fits = own.width() <= place.width() and own.height() <= place.height()
    exact = fits and (own.width() == place.width() or own.height() == place.height())
    fitted = own if exact else size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    x = place.x() + (place.width() - fitted.width()) // 2
    return QRect(QPoint(x, place.y() + (place.height() - fitted.height()) // 2), fitted)


def _paint_blank(painter: QPainter, sheet: QRect) -> None:
    """Draw the stroke through a side that a person said is blank."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.LIGHT.btn), 1.5))
    painter.drawLine(sheet.bottomLeft(), sheet.topRight())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_head(painter: QPainter, rect: QRect, row: HeadRow) -> None:
    shown = theme.current()
    painter.fillRect(rect, QColor(shown.bg))
    painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), QColor(shown.edge))
    inner = rect.adjusted(12, 0, -10, 0)
    painter.setPen(QColor(shown.text2))
    pages = draw_words(painter, inner, QCoreApplication.translate("pages", "%n p.", "", row.pages), right=True)
    painter.setPen(QColor(shown.text))
    ordinal = QCoreApplication.translate("pages", "Doc {n}").format(n=row.ordinal)
    used = draw_words(painter, inner, ordinal, bold=True)
    draw_words(painter, inner.adjusted(used + 8, 0, -pages - 8, 0), row.title)


def _paint_slot(painter: QPainter, rect: QRect, row: SlotRow) -> None:
    shown = theme.current()
    box = rect.adjusted(GUTTER - 2, 8, -10, -8)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(shown.soft))
    painter.setPen(QPen(QColor(shown.accent), 2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(shown.accent))
    painter.setFont(theme.font(13, bold=True))
    words = QCoreApplication.translate("pages", "Sheet {n}\nwaits to be fed").format(n=row.sheet)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
