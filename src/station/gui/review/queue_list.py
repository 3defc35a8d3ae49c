"""The dossiers that wait for review, the riskiest first; those that one scanned oneself are counted, not offered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QStyleOptionViewItem, QVBoxLayout, QWidget

from station.gui import keymap, theme
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.labels import label
from station.gui.parts.row_ground import paint_ground
from station.gui.parts.tables import HairlineDelegate, plain_table
from station.gui.review.queue_model import LINE, WHY, Column
from station.gui.review.review_presenter import ReviewPresenter
from station.workflow.review_queue import QueueLine

ROW = 48
# Wider windows give the reasons more room; a narrower one keeps title and reasons readable.
_WIDTHS: dict[int, int] = {Column.PAGES: 80, Column.WAITING: 120, Column.RETURNED: 92}
_WHY_SHARE = 0.42


class QueueList(QWidget):
    """Enter or a double click opens a dossier."""

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._table = plain_table(presenter.queue, stretch=Column.DOSSIER, widths=_WIDTHS)
        self._table.setItemDelegate(_QueueDelegate(self._table))
        self._table.verticalHeader().setDefaultSectionSize(max(ROW, theme.scaled(ROW)))
        self._table.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        for column in (Column.WHY, *_WIDTHS):
            self._table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._empty, self._stack = EmptyState("review"), QStackedWidget()
        self._foot = label("help")
        self._foot.setContentsMargins(12, 8, 12, 8)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)
        self.setFocusProxy(self._table)
        presenter.queued.connect(self._show)
        self._table.doubleClicked.connect(self._open)
        keymap.bind_in(self._table, "open", lambda: self._open(self._table.currentIndex()))
        self._empty.pressed.connect(presenter.load_queue)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._table.verticalHeader().setDefaultSectionSize(max(ROW, theme.scaled(ROW)))
            self._show()

    def fit(self, width: int) -> None:
        """Share a width between titles and reasons."""
        self._table.horizontalHeader().resizeSection(Column.WHY, round(width * _WHY_SHARE))

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE) if index.isValid() else None
        if isinstance(line, QueueLine):
            self._presenter.open(line.summary.id)

    def _show(self) -> None:
        rows = self._presenter.queue.rowCount()
        self._stack.setCurrentWidget(self._table if rows else self._empty)
        self._table.setAccessibleName(self.tr("Waiting for review"))
        self._empty.say(self.tr("Nothing waits for review."), self.tr("Look again"), "")
        # A table that got the keyboard has a current row, but none that is seen to be chosen.
        if rows and not self._table.selectionModel().hasSelection():
            self._table.selectRow(max(0, self._table.currentIndex().row()))
        waiting = self.tr("%n dossier(s) wait, the riskiest and oldest first", "", rows)
        own = self.tr("%n more you scanned in yourself: somebody else reviews them", "", self._presenter.own)
        self._foot.setText(f"{waiting}.  {own}." if self._presenter.own else f"{waiting}.")


class _QueueDelegate(HairlineDelegate):
    """Title over code; the reasons on two lines, the first of them strong."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(80, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:  # fmt: skip
        """Draw one cell."""
        line = index.data(LINE)
        if not isinstance(line, QueueLine) or index.column() not in (Column.DOSSIER, Column.WHY):
            super().paint(painter, option, index)
            return
        shown, rect = theme.current(), QRect(option.rect)
        painter.save()
        paint_ground(painter, option, index)
        if index.column() == Column.DOSSIER:
            lines = ((line.summary.title, shown.text, 13), (line.summary.code, shown.text2, 12))
        else:
            first, *others = index.data(WHY) or [""]
            strong = shown.flagged.ink if others or line.risk else shown.text2
            lines = ((first, strong, 13), (" · ".join(others), shown.text2, 12))
        _two_lines(painter, rect.adjusted(12, 4, -12, -5), lines)
        painter.restore()


def _two_lines(painter: QPainter, rect: QRect, lines: tuple[tuple[str, str, int], ...]) -> None:
    if not lines[1][0]:
        lines = lines[:1]
    height = rect.height() // len(lines)
    for place, (words, colour, size) in enumerate(lines):
        painter.setFont(theme.font(size))
        painter.setPen(QColor(colour))
        text = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        box = QRect(rect.x(), rect.y() + place * height, rect.width(), height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
