"""How many pages rest in which state: shape, figure, word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
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
        width = self.width() // max(1, len(self._states))
        for place, state in enumerate(self._states):
            look = PAGE_LOOKS[state]
            x = place * width
            icons.draw(painter, look.icon, shown.state(look.colour).ink, QRect(x, 5, 16, 16))
            painter.setFont(theme.font(18, bold=True))
            painter.setPen(QColor(shown.text))
            painter.drawText(
                QRect(x + 22, 0, width - 22, 26),
                Qt.AlignmentFlag.AlignVCenter,
                numbers.count(self._counts.get(state, 0)),
            )
            painter.setFont(theme.font(12))
            painter.setPen(QColor(shown.text2))
            words = QFontMetrics(painter.font()).elidedText(look.word, Qt.TextElideMode.ElideRight, width - 4)
            painter.drawText(QRect(x, 26, width, 18), Qt.AlignmentFlag.AlignVCenter, words)
