"""Broken rules in words: the code and the file, and below them the whole sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from station.gui import icons, theme
from station.gui.parts.row_ground import paint_ground
from station.packaging.profile import Problem
from station.packaging.verifier import VerifyReport
from station.settings.texts import Texts

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
# More are counted in a last line, and stand in the exported text.
MOST = 500
_LEFT, _RIGHT, _PAD = 30, 8, 6


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One row: a sign in a colour of the states, what stands in bold, and the sentence."""

    icon: str
    colour: str
    head: str
    sentence: str

    @property
    def spoken(self) -> str:
        """The row as one text."""
        return "\n".join(filter(None, (self.head, self.sentence)))


def problem_rows(report: VerifyReport, texts: Texts) -> list[ProblemRow]:
    """Return the rows of a report: one for each broken rule, or one that says that every rule holds."""
    if report.is_valid:
        words = QCoreApplication.translate("packages", "%n file(s) verified, every rule holds", "", report.files)
        return [ProblemRow("accepted", "accepted", "", words)]
    rows = [_problem_row(problem, texts) for problem in report.problems[:MOST]]
    more = len(report.problems) - MOST
    if more > 0:
        words = QCoreApplication.translate("packages", "%n more in the exported list", "", more)
        rows.append(ProblemRow("info", "captured", "", words))
    return rows


def _problem_row(problem: Problem, texts: Texts) -> ProblemRow:
    sentence = _sentence_of(problem, texts)
    head = problem.rule if problem.subject in sentence else f"{problem.rule}  {problem.subject}"
    return ProblemRow("rejected", "rejected", head, sentence)


def _sentence_of(problem: Problem, texts: Texts) -> str:
    """Return the sentence of a rule; where there is no detail, it leaves no gap."""
    said = texts.rule(problem.rule, problem.subject, problem.detail, problem.fault)
    return said if problem.detail else said.replace(" ()", "").replace(" .", ".")


def report_text(path: str, report: VerifyReport, texts: Texts) -> str:
    """Return a report as a text that can be sent to somebody: the package, then each rule with its sentence."""
    lines = [path, f"{report.structure or '?'}  {report.files}  {report.pages}", ""]
    if report.is_valid:
        lines.append(QCoreApplication.translate("packages", "%n file(s) verified, every rule holds", "", report.files))
    for problem in report.problems:
        sentence = _sentence_of(problem, texts)
        lines.append(f"{problem.rule}\t{problem.subject}\t{sentence}")
    return "\n".join(lines) + "\n"


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[ProblemRow] = ()

    def show(self, rows: Sequence[ProblemRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        return row.spoken if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row, width = index.data(ROW), self._list().viewport().width()
        head = QFontMetrics(theme.font(12, bold=True)).height() if row.head else 0
        return QSize(width, 2 * _PAD + head + _sentence(row, QRect(0, 0, width, 1)).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, shown, rect = index.data(ROW), theme.current(), QRect(option.rect)
        painter.save()
        paint_ground(painter, option, index, lasting=False)
        icons.draw(painter, row.icon, shown.state(row.colour).ink, QRect(rect.x() + 6, rect.y() + _PAD, 16, 16))
        top = rect.y() + _PAD
        if row.head:
            painter.setFont(theme.font(12, bold=True))
            painter.setPen(QColor(shown.text))
            metrics = QFontMetrics(painter.font())
            line = QRect(rect.x() + _LEFT, top, rect.width() - _LEFT - _RIGHT, metrics.height())
            head = metrics.elidedText(row.head, Qt.TextElideMode.ElideMiddle, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, head)
            top += metrics.height()
        painter.setFont(theme.font())
        painter.setPen(QColor(shown.text))
        painter.drawText(_sentence(row, QRect(rect.x(), top, rect.width(), 1)), Qt.TextFlag.TextWordWrap, row.sentence)
        painter.restore()

    def _list(self) -> QListView:
        parent = self.parent()
        assert isinstance(parent, QListView)
        return parent


def _sentence(row: ProblemRow, rect: QRect) -> QRect:
    """Return the room of the sentence under a line at the top of the rectangle."""
    room = QRect(rect.x() + _LEFT, rect.y(), max(80, rect.width() - _LEFT - _RIGHT), 10_000)
    return QFontMetrics(theme.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, row.sentence)


class ProblemList(QListView):
    """Rows as high as their sentences; the keys go from one to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMinimumHeight(64)

    def sizeHint(self) -> QSize:
        """Return the room of a few rows; it takes more where there is more."""
        return QSize(200, 128)

    @property
    def rows(self) -> Sequence[ProblemRow]:
        """What is shown."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[ProblemRow]) -> None:
        """Show other rows."""
        if rows != self._rows.rows:
            self._rows.show(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentences anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
