"""How a line of the worklist is drawn: state as shape and word; title over code; progress as figures and bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from station.gui import icons, theme
from station.gui.states import DOSSIER_LOOKS, secrecy_word
from station.gui.worklist.worklist_model import SUMMARY, Column, progress_text
from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.storage.records import DossierSummary

ROW = 44
PAD = 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class WorklistDelegate(QStyledItemDelegate):
    """Two-line rows between hairlines."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(80, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # fmt: skip
        """Draw one cell; a line that is still being fetched is a hairline and nothing else."""
        shown = theme.current()
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(shown.soft if chosen else shown.surface))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), QColor(shown.line))
        if chosen and index.column() == 0:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), QColor(shown.accent))
        line = index.data(SUMMARY)
        if isinstance(line, DossierSummary):
            inner = rect.adjusted(PAD, 0, -PAD, -1)
            match Column(index.column()):
                case Column.STATE:
                    _paint_state(painter, inner, line)
                case Column.DOSSIER:
                    _paint_dossier(painter, inner, line)
                case Column.BOX:
                    _paint_words(painter, inner, line.box, shown.text)
                case Column.PAGES:
                    _paint_progress(painter, inner, line)
                case Column.SECRECY:
                    _paint_secrecy(painter, inner, line)
        painter.restore()


def _paint_words(painter: QPainter, rect: QRect, words: str, colour: str, size: int = 13) -> None:
    painter.setFont(theme.font(size))
    painter.setPen(QColor(colour))
    text = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _MIDDLE, text)


def _paint_state(painter: QPainter, rect: QRect, line: DossierSummary) -> None:
    look = DOSSIER_LOOKS[line.state]
    ink = theme.current().state(look.colour).ink
    icons.draw(painter, look.icon, ink, QRect(rect.x(), rect.center().y() - 8, 16, 16))
    _paint_words(painter, rect.adjusted(24, 0, 0, 0), look.word, ink)


def _paint_dossier(painter: QPainter, rect: QRect, line: DossierSummary) -> None:
    shown = theme.current()
    hidden = line.secrecy is Secrecy.TOP_SECRET
    title = QCoreApplication.translate("worklist", "(title not shown at this station)") if hidden else line.title
    upper = QRect(rect.x(), rect.y() + 3, rect.width(), 20)
    _paint_words(painter, upper, title, shown.text2 if hidden else shown.text)
    _paint_words(painter, upper.translated(0, 19), line.code, shown.text2, 12)


def _paint_progress(painter: QPainter, rect: QRect, line: DossierSummary) -> None:
    shown = theme.current()
    painter.setFont(theme.font(13))
    painter.setPen(QColor(shown.text if line.pages else shown.text2))
    busy = (
        line.state in (DossierState.CAPTURING, DossierState.RETURNED) and bool(line.expected_pages) and line.pages > 0
    )
    painter.drawText(
        rect.adjusted(0, 0, 0, -6 if busy else 0), _MIDDLE | Qt.AlignmentFlag.AlignRight, progress_text(line)
    )
    if busy:
        bar = QRect(rect.right() - 63, rect.center().y() + 11, 64, 3)
        share = min(1.0, line.pages / (line.expected_pages or 1))
        painter.fillRect(bar, QColor(shown.sunken))
        painter.fillRect(QRect(bar.topLeft(), QSize(round(bar.width() * share), 3)), QColor(shown.accent))


def _paint_secrecy(painter: QPainter, rect: QRect, line: DossierSummary) -> None:
    shown = theme.current()
    if line.secrecy is None:
        icons.draw(painter, "warning", shown.flagged.ink, QRect(rect.x(), rect.center().y() - 7, 16, 16))
        missing = QCoreApplication.translate("worklist", "Not recorded")
        _paint_words(painter, rect.adjusted(22, 0, 0, 0), missing, shown.flagged.ink)
    elif line.secrecy is Secrecy.ORDINARY:
        _paint_words(painter, rect, secrecy_word(line.secrecy), shown.text)
    else:
        icons.draw(painter, "secret", shown.superseded.ink, QRect(rect.x(), rect.center().y() - 7, 16, 16))
        _paint_words(painter, rect.adjusted(22, 0, 0, 0), secrecy_word(line.secrecy), shown.superseded.ink)
