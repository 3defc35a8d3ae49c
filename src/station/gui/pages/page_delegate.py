"""How a page is drawn in the filmstrip and in the grid: paper, badge, number, one caption; heads of documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from station.gui import icons, theme
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_model import ITEM, ROW, HeadRow, SlotRow
from station.model.dossier import Page
from station.model.states import PageState

Index = QModelIndex | QPersistentModelIndex
HEAD_HEIGHT = 32
GUTTER = 30
CAPTION = 22
BADGE = 18
_PAPER = QColor(theme.PAPER)
_DISC = {"flagged": "square", "accepted": "disc", "rejected": "octagon"}


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


class PageDelegate(QStyledItemDelegate):
    """Draws from ``picture`` (the image of a page, or ``None`` while it is fetched) and ``caption``."""

    def __init__(
        self, picture: Callable[[Page], QImage | None], caption: Callable[[PageItem], str], *, framed: bool = False
    ) -> None:
        super().__init__()
        self._picture, self._caption, self._framed = picture, caption, framed
        self.sizes = PageSizes(96)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a cell; heads are set by the view."""
        return self.sizes.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a head, the waiting slot, or a page."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        row = index.data(ROW)
        rect = QRect(option.rect)
        if isinstance(row, HeadRow):
            _paint_head(painter, rect, row)
        elif isinstance(row, SlotRow):
            _paint_slot(painter, rect, row)
        else:
            item = index.data(ITEM)
            if isinstance(item, PageItem):
                chosen = bool(option.state & QStyle.StateFlag.State_Selected)
                self._paint_page(painter, rect, item, chosen=chosen, recto=index.column() % 2 == 0)
        painter.restore()

    def _paint_page(self, painter: QPainter, rect: QRect, item: PageItem, *, chosen: bool, recto: bool) -> None:
        shown, paper = theme.current(), self.sizes.paper
        left = rect.x() + (GUTTER if recto else self.sizes.gap)
        place = QRect(QPoint(left, rect.y() + 6), paper)
        if chosen:
            around = place.adjusted(-5, -5, 5, CAPTION + 3)
            painter.setBrush(QColor(shown.soft))
            painter.setPen(QPen(QColor(shown.accent), 2))
            painter.drawRoundedRect(around, 4, 4)
        if recto:
            painter.setFont(theme.font(12))
            painter.setPen(QColor(shown.text2))
            sheet = QRect(rect.x(), place.y(), GUTTER - 8, 18)
            painter.drawText(sheet, Qt.AlignmentFlag.AlignRight, str(item.page.sheet))
        sheet = self._paint_paper(painter, place, item)
        _paint_badge(painter, QPoint(sheet.right() - BADGE // 2 - 2, sheet.y() - 3), item.look.colour)
        self._paint_caption(
            painter, QRect(place.x(), place.bottom() + 3, place.width(), CAPTION - 4), item, chosen=chosen
        )

    def _paint_paper(self, painter: QPainter, place: QRect, item: PageItem) -> QRect:
        shown = theme.current()
        picture = self._picture(item.page)
        sheet = _fitted(place, picture.size()) if picture is not None else place
        painter.fillRect(sheet, _PAPER)
        if item.page.state is PageState.REMOVED:
            painter.setOpacity(0.18)
        if picture is not None:
            painter.drawImage(sheet, picture)
        painter.setOpacity(1.0)
        frame = {PageState.REJECTED: shown.rejected.ink}.get(item.page.state)
        if frame is None and self._framed and item.page.state is PageState.FLAGGED:
            frame = shown.flagged.ink
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(frame or shown.btn), 2 if frame else 1))
        painter.drawRect(sheet)
        return sheet

    def _paint_caption(self, painter: QPainter, rect: QRect, item: PageItem, *, chosen: bool) -> None:
        shown = theme.current()
        painter.setFont(theme.font(12, bold=chosen))
        painter.setPen(QColor(shown.text))
        number = str(item.page.number)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, number)
        words = self._caption(item)
        if words:
            room = rect.adjusted(QFontMetrics(painter.font()).horizontalAdvance(number) + 6, 0, 0, 0)
            painter.setFont(theme.font(12))
            rejected = item.page.state is PageState.REJECTED
            painter.setPen(QColor(shown.rejected.ink if rejected else shown.flagged.ink))
            text = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def _fitted(place: QRect, size: QSize) -> QRect:
    """Return the rectangle of the image inside the box of the paper, standing on its bottom."""
    fitted = size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    x = place.x() + (place.width() - fitted.width()) // 2
    return QRect(QPoint(x, place.y() + (place.height() - fitted.height()) // 2), fitted)


def _paint_badge(painter: QPainter, centre: QPoint, state: str) -> None:
    """Draw ring, square, disc or octagon: machine and person never look alike."""
    shown = theme.current()
    ink = QColor(shown.state(state).ink)
    box = QRect(centre.x() - BADGE // 2, centre.y(), BADGE, BADGE)
    painter.setPen(QPen(QColor(shown.surface), 2))
    shape = _DISC.get(state, "ring")
    inner = box.adjusted(3, 3, -3, -3)
    if shape == "square":
        painter.setBrush(ink)
        painter.drawRoundedRect(box, 3, 3)
        icons.draw(painter, "flag_badge", shown.surface, inner)
        return
    if shape in ("disc", "octagon"):
        name = "accepted" if shape == "disc" else "rejected"
        painter.setBrush(QColor(shown.surface))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(box.adjusted(-1, -1, 1, 1))
        icons.draw(painter, name, ink.name(), box.adjusted(-2, -2, 2, 2))
        return
    painter.setBrush(QColor(shown.surface))
    painter.setPen(QPen(ink, 1.5))
    painter.drawEllipse(box)
    if state == "passed":
        icons.draw(painter, "check", ink.name(), inner)
    elif state == "inspecting":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for step in (-4, 0, 4):
            painter.drawEllipse(QPoint(box.center().x() + 1 + step, box.center().y() + 1), 1, 1)
    elif state == "superseded":
        icons.draw(painter, "superseded", ink.name(), inner)


def _paint_head(painter: QPainter, rect: QRect, row: HeadRow) -> None:
    shown = theme.current()
    painter.fillRect(rect, QColor(shown.bg))
    painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), QColor(shown.edge))
    inner = rect.adjusted(12, 0, -10, 0)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(QColor(shown.text2))
    painter.setFont(theme.font(12))
    pages = QCoreApplication.translate("pages", "%n p.", "", row.pages)
    painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, pages)
    painter.setPen(QColor(shown.text))
    painter.setFont(theme.font(12, bold=True))
    ordinal = QCoreApplication.translate("pages", "Doc {n}").format(n=row.ordinal)
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, ordinal)
    used = QFontMetrics(painter.font()).horizontalAdvance(ordinal) + 8
    painter.setFont(theme.font(12))
    metrics = QFontMetrics(painter.font())
    room = inner.adjusted(used, 0, -metrics.horizontalAdvance(pages) - 8, 0)
    painter.drawText(room, middle, metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room.width()))


def _paint_slot(painter: QPainter, rect: QRect, row: SlotRow) -> None:
    shown = theme.current()
    box = rect.adjusted(GUTTER - 2, 8, -10, -8)
    painter.setBrush(QColor(shown.soft))
    painter.setPen(QPen(QColor(shown.accent), 2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(shown.accent))
    painter.setFont(theme.font(13, bold=True))
    words = QCoreApplication.translate("pages", "Sheet {n}\nwaits to be fed").format(n=row.sheet)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
