"""Short lists about pages: those that need a look, and the findings of one; figures with unit and limit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from station.gui import icons, numbers, severity, theme
from station.gui.pages.page_item import PageItem, finding_name, finding_value
from station.gui.parts.row_ground import paint_ground
from station.gui.reasons import reason_words
from station.model.finding import Finding, Outcome
from station.model.states import PageState
from station.settings.texts import Texts

LINE = Qt.ItemDataRole.UserRole + 1
ROW = 32
# The note of findings on a page that has nothing to measure.
BLANK = "blank_page"
# What the line is about that counts the checks that passed.
PASSED = "*passed"
# The shape of a finding by its colour (``severity.colour``), where it has no number.
_ICONS = {"passed": "check", "flagged": "flagged", "rejected": "fault", "captured": "unknown"}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a shape in a colour, bold words, plain words, a figure, its limit, and what it is about.

    ``brief``: the limit where there is no room for its words.
    """

    icon: str
    colour: str
    strong: str
    plain: str
    figure: str
    limit: str
    subject: str
    number: int = 0
    help: str = ""
    brief: str = ""

    @property
    def spoken(self) -> str:
        """The line as one sentence."""
        return " ".join(filter(None, (self.strong, self.plain, self.figure, self.limit)))


def flagged_line(item: PageItem, texts: Texts) -> Line:
    """Return the line of a page that needs a look: its number and the first thing found."""
    page = QCoreApplication.translate("pages", "Page {n}").format(n=item.page.number)
    look = item.look
    if item.page.suspect:
        words = QCoreApplication.translate("pages", "check again")
        return Line("flagged", "flagged", page, words, "", "", item.page.id)
    if item.page.state is PageState.REJECTED and item.decision is not None:
        return Line(look.icon, look.colour, page, reason_words(item.decision.reason), "", "", item.page.id)
    if not item.problems:
        return Line(look.icon, look.colour, page, look.word, "", "", item.page.id)
    first = item.problems[0]
    limit = f"/ {numbers.measure(first.limit, first.unit)}" if first.limit is not None else ""
    return Line(
        look.icon, look.colour, page, finding_name(first, texts), finding_value(first), limit, item.page.id
    )  # fmt: skip


def finding_lines(findings: Sequence[Finding], texts: Texts, *, passed: bool = True) -> list[Line]:
    """Return a line for each finding, those that need a look first, critical before others, numbered as on the page.

    What could not be measured on a blank page is one line. ``passed``: off, those that passed are only counted, in one
    last line.
    """
    problems = severity.ranked(one for one in findings if one.outcome is not Outcome.PASSED)
    numbered = list(enumerate(problems, start=1))
    blank = [one for _, one in numbered if one.outcome is Outcome.UNCHECKED and one.note == BLANK]
    good = sum(finding.outcome is Outcome.PASSED for finding in findings)
    lines = [
        _finding_line(place, finding, texts) for place, finding in numbered if len(blank) < 2 or finding not in blank
    ]  # fmt: skip
    if len(blank) > 1:
        words = QCoreApplication.translate("pages", "%n check(s) have nothing to measure", "", len(blank))
        names = ", ".join(finding_name(one, texts) for one in blank)
        lines.append(Line("unknown", "captured", "", words, "", "", "", 0, names))
    if passed:
        lines += [_finding_line(0, finding, texts) for finding in findings if finding.outcome is Outcome.PASSED]
    if not passed and good:
        words = QCoreApplication.translate("pages", "%n check(s) passed", "", good)
        lines.append(Line("check", "passed", "", words, "", "", PASSED))
    return lines


def _finding_line(place: int, finding: Finding, texts: Texts) -> Line:
    colour = severity.colour(finding)
    limit = brief = ""
    if finding.limit is not None and finding.value is not None:
        brief = f"/ {numbers.measure(finding.limit)}"
        measured = numbers.measure(finding.limit, finding.unit)
        limit = QCoreApplication.translate("pages", "limit {limit}").format(limit=measured)
    value = finding_value(finding)
    if finding.outcome is Outcome.UNCHECKED:
        value, limit, brief = QCoreApplication.translate("pages", "could not be checked"), "", ""
    note = texts.text("findings", finding.note) if finding.note else ""
    return Line(
        _ICONS[colour], colour, finding_name(finding, texts), "", value, limit, finding.check,
        place, note, brief,
    )  # fmt: skip


class PageLines(Sequence[Line]):
    """A line for each page, made when it is asked for: of a thousand a person sees four."""

    def __init__(self, items: Sequence[PageItem], make: Callable[[PageItem, Texts], Line], texts: Texts) -> None:
        self._of = (list(items), make, texts)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._of[0])

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...
    def __getitem__(self, place: int | slice) -> Line | list[Line]:
        """Make a line, or some."""
        items, make, texts = self._of
        return make(items[place], texts) if isinstance(place, int) else [make(item, texts) for item in items[place]]

    def __eq__(self, other: object) -> bool:
        """Whether the same is said of the same pages."""
        return isinstance(other, PageLines) and self._of == other._of

    __hash__ = None  # type: ignore[assignment]  # as lists have none


class LineModel(QAbstractListModel):
    """Lines in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        kept = lines if isinstance(lines, PageLines) else list(lines)
        if kept == self._lines:
            return
        self.beginResetModel()
        self._lines = kept
        self.endResetModel()

    def line(self, row: int) -> Line:
        """Return a line."""
        return self._lines[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the line, or its words."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.help or line.spoken
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class LineDelegate(QStyledItemDelegate):
    """Draws a line over a hairline."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw shape, words and figure."""
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        shown = theme.current()
        rect = QRect(option.rect)
        painter.save()
        paint_ground(painter, option, index, lasting=False)
        ink = shown.state(line.colour).ink
        _draw_shape(painter, rect, line, ink)
        inner = rect.adjusted(28, 0, -4, -1)
        inner.setRight(inner.right() - self._paint_figures(painter, inner, line, ink))
        self._paint_words(painter, inner, line)
        painter.restore()

    def _paint_figures(self, painter: QPainter, rect: QRect, line: Line, ink: str) -> int:
        """Draw limit and figure from the right; return the room that they took. The name comes before the limit."""
        shown = theme.current()
        right = rect.right()
        quiet = line.colour in ("passed", "captured")
        bold, plain = QFontMetrics(theme.font(bold=True)), QFontMetrics(theme.font(12))
        needed = bold.horizontalAdvance(line.strong + line.figure) + 24
        needed += QFontMetrics(theme.font()).horizontalAdvance(line.plain) + 8 if line.plain else 0
        fitting = (
            limit for limit in (line.limit, line.brief) if needed + plain.horizontalAdvance(limit) <= rect.width()
        )
        limit = next(fitting, "")
        for words, colour, strong in (
            (limit, shown.text2, False),
            (line.figure, shown.text if quiet else ink, True),
        ):
            if words:
                painter.setFont(theme.font(13 if strong else 12, bold=strong and not quiet))
                width = QFontMetrics(painter.font()).horizontalAdvance(words) + 2
                painter.setPen(QColor(colour))
                box = QRect(right - width + 1, rect.y(), width, rect.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
                right -= width + 6
        return rect.right() - right + 6

    def _paint_words(self, painter: QPainter, rect: QRect, line: Line) -> None:
        shown = theme.current()
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(shown.text))
        metrics = QFontMetrics(painter.font())
        strong = metrics.elidedText(line.strong, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, strong)
        rest = rect.adjusted(metrics.horizontalAdvance(strong) + 8, 0, 0, 0)
        painter.setFont(theme.font())
        words = QFontMetrics(painter.font()).elidedText(line.plain, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, words)


def _draw_shape(painter: QPainter, rect: QRect, line: Line, ink: str) -> None:
    box = QRect(rect.x() + 4, rect.center().y() - 8, 17, 17)
    if not line.number:
        icons.draw(painter, line.icon, ink, box)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QColor(theme.current().surface))
    painter.setFont(theme.font(11, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(line.number))


class LineList(QListView):
    """Shows lines; ``picked`` carries what the line is about. As high as its lines, up to ``most`` of them."""

    picked = Signal(str)

    def __init__(self, model: LineModel, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._most = model, most
        self.setModel(model)
        self.setItemDelegate(LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        model.modelReset.connect(self._fit)
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(ROW * min(self._most, max(1, self._lines.rowCount())) + 2)

    def _pick(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, Line):
            self.picked.emit(line.subject)
