"""What waits for a person: each line says what, how many and which is the oldest; Enter or a click opens the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from station.gui import icons, numbers, theme
from station.gui.supervise.kpi_words import translate
from station.workflow.board_needs import Need
from station.workflow.dashboard import Dashboard

ROW = 46
LOW_DISK_DAYS = 5


@dataclass(frozen=True, slots=True)
class NeedWords:
    """What a line says; ``need`` is ``None`` for the disk, which opens no list."""

    icon: str
    colour: str
    title: str
    note: str
    figure: str
    need: Need | None = None


def need_words(board: Dashboard, zone: tzinfo | None) -> list[NeedWords]:
    """Return the lines: what nothing waits for is left out, the disk is always said."""
    words = [_words(need, board, zone) for need in board.needs if need.count or need.place]
    return [*words, _disk(board)] if board.disk_days is not None else words


def need_title(code: str) -> str:
    """Return what waits."""
    return {
        "late_review": translate("supervise", "Waiting for review over 2 days"),
        "damaged": translate("supervise", "Masters or packages damaged"),
        "invalid": translate("supervise", "Invalid packages"),
        "upload": translate("supervise", "Packages waiting for upload"),
        "held": translate("supervise", "Held for treatment"),
        "secrecy": translate("supervise", "Stopped by a secrecy mark"),
        "halted": translate("supervise", "Inventories imported in part"),
    }[code]


_LOOKS = {
    "late_review": ("late", "flagged"), "damaged": ("damaged", "rejected"), "invalid": ("rejected", "rejected"),
    "upload": ("upload", "flagged"), "held": ("held", "superseded"), "secrecy": ("secret", "rejected"),
    "halted": ("rejected", "rejected"),
}  # fmt: skip


def _words(need: Need, board: Dashboard, zone: tzinfo | None) -> NeedWords:
    icon, colour = _LOOKS[need.code]
    notes = {
        "damaged": translate("supervise", "open each to see which"),
        "invalid": translate("supervise", "as last verified; to be made anew"),
        "upload": numbers.size(need.size),
        "held": translate("supervise", "stuck, torn or faded paper"),
        "secrecy": translate("supervise", "a supervisor says what it is"),
        "halted": translate("supervise", "import {list} once more").format(list=need.place),
    }
    note = notes.get(need.code, "")
    if need.oldest is not None:
        days = (board.today - need.oldest.astimezone(zone).date()).days
        note = translate("supervise", "oldest: %n day(s)", "", days)
        if need.place:
            note = translate("supervise", "oldest: box {box}, {since}").format(
                box=need.place, since=translate("supervise", "%n day(s)", "", days)
            )
    return NeedWords(icon, colour, need_title(need.code), note, numbers.count(need.count), need)


def _disk(board: Dashboard) -> NeedWords:
    days = board.disk_days or 0
    low = days < LOW_DISK_DAYS
    note = translate("supervise", "{free} left at the pace of the last days").format(
        free=numbers.size(board.free_bytes)
    )
    figure = translate("supervise", "%n day(s)", "", min(days, 999))
    title = translate("supervise", "Room on the disk")
    return NeedWords("disk", "flagged" if low else "captured", title, note, f"> {figure}" if days > 999 else figure)


class NeedsList(QScrollArea):
    """``opened`` carries a ``Need``, or ``None`` for the disk."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(6, 0, 6, 4)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.rows: list[NeedRow] = []

    def show_needs(self, words: Sequence[NeedWords]) -> None:
        """Show these lines."""
        while len(self.rows) < len(words):
            row = NeedRow()
            row.clicked.connect(lambda _checked=False, one=row: self.opened.emit(one.words.need))
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(words))
            if place < len(words):
                row.say(words[place])


class NeedRow(QAbstractButton):
    """One line of two rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = NeedWords("info", "text2", "", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: NeedWords) -> None:
        """Show a line."""
        self.words = words
        self.setAccessibleName(f"{words.title}: {words.figure}. {words.note}")
        self.setToolTip(f"{words.title}\n{words.note}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return two lines."""
        return QSize(200, max(ROW, theme.scaled(ROW)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        words, shown = self.words, theme.current()
        rect = self.rect()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(shown.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.soft if self.underMouse() else shown.surface))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
            icons.draw(painter, words.icon, shown.state(words.colour).ink, QRect(9, rect.center().y() - 8, 16, 16))
            icons.draw(painter, "next", shown.text2, QRect(rect.right() - 22, rect.center().y() - 8, 16, 16))
            painter.setFont(theme.font(15, bold=True))
            wide = QFontMetrics(painter.font()).horizontalAdvance(words.figure)
            painter.setPen(QColor(shown.text))
            at = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(rect.adjusted(0, 0, -30, 0), at, words.figure)
            room = rect.width() - 34 - 30 - wide - 10
            middle, high = rect.center().y() + 1, theme.scaled(18)
            for text, size, colour, top in (
                (words.title, 13, shown.text, middle - high), (words.note, 12, shown.text2, middle)
            ):  # fmt: skip
                painter.setFont(theme.font(size))
                painter.setPen(QColor(colour))
                line = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QRect(34, top, room, high), Qt.AlignmentFlag.AlignVCenter, line)
