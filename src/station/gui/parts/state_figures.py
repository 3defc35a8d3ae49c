"""How many pages rest in which state: shape, figure, word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.gui import icons, numbers, theme
from station.gui.states import PAGE_LOOKS


class StateFigures(QWidget):
    """One column a state, in a fixed order."""

    def __init__(self, states: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states = states
        self._counts: Mapping[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show these figures; a state that is missing counts 0."""
        self._counts = dict(counts)
        said = ", ".join(f"{PAGE_LOOKS[state].word} {self._counts.get(state, 0)}" for state in self._states)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return two lines."""
        return QSize(240, 46)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the columns."""
        painter = QPainter(self)
        shown = theme.current()
        x = 0.0
        widths = [self._width(state) for state in self._states]
        gap = max(0.0, (self.width() - sum(widths)) / max(1, len(widths)))
        for state, width in zip(self._states, widths, strict=True):
            look = PAGE_LOOKS[state]
            icons.draw(painter, look.icon, shown.state(look.colour).ink, QRect(round(x), 5, 16, 16))
            painter.setFont(theme.font(18, bold=True))
            painter.setPen(QColor(shown.text))
            figure = numbers.count(self._counts.get(state, 0))
            painter.drawText(QRect(round(x) + 22, 0, 80, 26), Qt.AlignmentFlag.AlignVCenter, figure)
            painter.setFont(theme.font(12))
            painter.setPen(QColor(shown.text2))
            painter.drawText(QRect(round(x), 26, 120, 18), Qt.AlignmentFlag.AlignVCenter, look.word)
            x += width + gap

    def _width(self, state: str) -> float:
        """Return the room of one column: its word, or shape and figure."""
        figure = QFontMetricsF(theme.font(18, bold=True)).horizontalAdvance(numbers.count(self._counts.get(state, 0)))
        return max(QFontMetricsF(theme.font(12)).horizontalAdvance(PAGE_LOOKS[state].word), figure + 22)
