"""How a line of the worklist is drawn: state as shape and word; title over code; progress as figures and bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from station.gui import icons, theme
from station.gui.parts.row_ground import paint_ground
from station.gui.states import condition_word, line_look, secrecy_word
from station.gui.worklist.worklist_model import SUMMARY, Column, progress_text
from station.model.secrecy import Secrecy
from station.model.states import OPEN_FOR_CAPTURE, DossierState
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
        painter.save()
        paint_ground(painter, option, index)
        line = index.data(SUMMARY)
        if isinstance(line, DossierSummary):
            inner = QRect(option.rect).adjusted(PAD, 0, -PAD, -1)
            _PAINTERS[Column(index.column())](painter, inner, line)
        painter.restore()


def _paint_words(painter: QPainter, rect: QRect, words: str, colour: str, size: int = 13) -> None:
    painter.setFont(theme.font(size))
    painter.setPen(QColor(colour))
    text = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _MIDDLE, text)


def _paint_state(painter: QPainter, rect: QRect, line: DossierSummary) -> None:
    look = line_look(line)
    ink = theme.current().state(look.colour).ink
    icons.draw(painter, look.icon, ink, QRect(rect.x(), rect.center().y() - 8, 16, 16))
    _paint_words(painter, rect.adjusted(24, 0, 0, 0), look.word, ink)


def _paint_dossier(painter: QPainter, rect: QRect, line: DossierSummary) -> None:
    shown = theme.current()
    hidden = line.secrecy is Secrecy.TOP_SECRET
    title = QCoreApplication.translate("worklist", "(title not shown at this station)") if hidden else line.title
    upper = QRect(rect.x(), rect.y() + 3, rect.width(), (rect.height() - 3) // 2)
    ahead = 0
    if line.priority and not hidden:
        icons.draw(painter, "first", shown.accent, QRect(upper.x() - 2, upper.center().y() - 7, 15, 15))
        ahead = 17
    _paint_words(painter, upper.adjusted(ahead, 0, 0, 0), title, shown.text2 if hidden else shown.text)
    lower = upper.translated(0, upper.height() - 1)
    _paint_words(painter, lower, line.code, shown.text2, 12)
    if line.holder:
        used = QFontMetrics(theme.font(12)).horizontalAdvance(line.code) + 14
        _paint_holder(painter, lower.adjusted(used, 0, 0, 0), line)


def _paint_holder(painter: QPainter, rect: QRect, line: DossierSummary) -> None:
    """Say who has the paper, when there is room for it behind the code."""
    if rect.width() < 60:
        return
    ink = theme.current().text2
    icons.draw(painter, "person", ink, QRect(rect.x(), rect.center().y() - 6, 13, 13))
    _paint_words(painter, rect.adjusted(17, 0, 0, 0), line.holder, ink, 12)


def _paint_progress(painter: QPainter, rect: QRect, line: DossierSummary) -> None:
    shown = theme.current()
    expected = line.sheets_expected
    painter.setFont(theme.font(13))
    painter.setPen(QColor(shown.text if line.sheets else shown.text2))
    busy = line.state in (DossierState.CAPTURING, DossierState.RETURNED) and bool(expected) and line.sheets > 0
    painter.drawText(
        rect.adjusted(0, 0, 0, -6 if busy else 0), _MIDDLE | Qt.AlignmentFlag.AlignRight, progress_text(line)
    )
    if busy:
        bar = QRect(rect.right() - 63, rect.center().y() + 11, 64, 3)
        share = min(1.0, line.sheets / (expected or 1))
        painter.fillRect(bar, QColor(shown.sunken))
        painter.fillRect(QRect(bar.topLeft(), QSize(round(bar.width() * share), 3)), QColor(shown.accent))


def _paint_missing(painter: QPainter, rect: QRect) -> None:
    ink = theme.current().flagged.ink
    icons.draw(painter, "warning", ink, QRect(rect.x(), rect.center().y() - 7, 16, 16))
    missing = QCoreApplication.translate("worklist", "Not recorded")
    _paint_words(painter, rect.adjusted(22, 0, 0, 0), missing, ink)


def _paint_paper(painter: QPainter, rect: QRect, line: DossierSummary) -> None:
    shown = theme.current()
    if line.condition is None:
        if line.state in OPEN_FOR_CAPTURE and not line.set_aside:
            _paint_missing(painter, rect)
    elif line.held:
        icons.draw(painter, "warning", shown.flagged.ink, QRect(rect.x(), rect.center().y() - 7, 16, 16))
        _paint_words(painter, rect.adjusted(22, 0, 0, 0), condition_word(line.condition), shown.flagged.ink)
    else:
        _paint_words(painter, rect, condition_word(line.condition), shown.text)


def _paint_secrecy(painter: QPainter, rect: QRect, line: DossierSummary) -> None:
    shown = theme.current()
    if line.secrecy is None:
        _paint_missing(painter, rect)
    elif line.secrecy is Secrecy.ORDINARY:
        _paint_words(painter, rect, secrecy_word(line.secrecy), shown.text)
    else:
        icons.draw(painter, "secret", shown.superseded.ink, QRect(rect.x(), rect.center().y() - 7, 16, 16))
        _paint_words(painter, rect.adjusted(22, 0, 0, 0), secrecy_word(line.secrecy), shown.superseded.ink)


def _paint_box(painter: QPainter, rect: QRect, line: DossierSummary) -> None:
    _paint_words(painter, rect, line.box, theme.current().text)


_PAINTERS = {
    Column.STATE: _paint_state, Column.DOSSIER: _paint_dossier, Column.BOX: _paint_box, Column.PAGES: _paint_progress,
    Column.SECRECY: _paint_secrecy, Column.PAPER: _paint_paper,
}  # fmt: skip
