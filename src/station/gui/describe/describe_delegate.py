"""The strip of the room: heads of documents with how far each is, and heads that are only probable, dashed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen

from station.gui import icons, theme
from station.gui.describe.describe_pages import POSSIBLE
from station.gui.pages.page_delegate import PageDelegate
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_rows import HeadRow, SlotRow
from station.model.dossier import Page


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """Of a document: whether it is the current one, whether it is described, how many pages it has."""

    current: bool = False
    done: bool = False
    pages: int = 0


class DescribeDelegate(PageDelegate):
    """``facts_of`` answers for a document by its id."""

    def __init__(
        self,
        picture: Callable[[Page, QSize], QImage | None],
        caption: Callable[[PageItem], str],
        facts_of: Callable[[str], HeadFacts],
    ) -> None:
        super().__init__(picture, caption)
        self._facts_of = facts_of

    def paint_row(self, painter: QPainter, rect: QRect, row: HeadRow | SlotRow) -> None:
        """Draw a head; the slot is as in every room."""
        if not isinstance(row, HeadRow):
            super().paint_row(painter, rect, row)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.document_id.startswith(POSSIBLE):
            _paint_possible(painter, rect, row)
        else:
            self._paint_head(painter, rect, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, row: HeadRow) -> None:
        shown, facts = theme.current(), self._facts_of(row.document_id)
        current = facts.current
        painter.fillRect(rect, QColor(shown.soft if current else shown.bg))
        painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), QColor(shown.accent if current else shown.edge))
        inner = rect.adjusted(12, 0, -8, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        name = "accepted" if facts.done else "captured"
        box = QRect(inner.right() - 15, rect.center().y() - 7, 16, 16)
        icons.draw(painter, name, shown.accepted.ink if name == "accepted" else shown.text3, box)
        inner.setRight(box.left() - 8)
        pages = QCoreApplication.translate("pages", "%n p.", "", facts.pages or row.pages)
        painter.setFont(theme.font(12))
        painter.setPen(QColor(shown.text2))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, pages)
        inner.setRight(inner.right() - QFontMetrics(painter.font()).horizontalAdvance(pages) - 8)
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(QColor(shown.text))
        ordinal = QCoreApplication.translate("pages", "Doc {n}").format(n=row.ordinal)
        painter.drawText(inner, middle, ordinal)
        inner.setLeft(inner.left() + QFontMetrics(painter.font()).horizontalAdvance(ordinal) + 8)
        painter.setFont(theme.font(12, bold=current))
        title = QFontMetrics(painter.font()).elidedText(row.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, middle, title)


def _paint_possible(painter: QPainter, rect: QRect, row: HeadRow) -> None:
    shown = theme.current()
    painter.setPen(QPen(QColor(shown.accent), 1, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(shown.soft))
    painter.drawRoundedRect(rect.adjusted(4, 3, -5, -3), 4, 4)
    icons.draw(painter, "spark", shown.accent, QRect(rect.x() + 10, rect.center().y() - 7, 16, 16))
    inner = rect.adjusted(32, 0, -12, 0)
    painter.setFont(theme.font(12))
    painter.setPen(QColor(shown.accent))
    begins = QCoreApplication.translate("describe", "{type}: begins here?")
    words = begins.format(type=row.title) if row.title else QCoreApplication.translate("describe", "Begins here?")
    words = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, inner.width() - 18)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "D")
