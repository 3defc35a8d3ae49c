"""What to do now in numbered steps, one beside the other; below each other where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.gui import icons, theme

LINE = 30
DISC = 20
ARROW = 16
GAP = 10


class StepsRow(QWidget):
    """Steps with a number on a disc each; as high as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[str, ...] = ()
        self._state = "rejected"
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that are shown."""
        return self._steps

    def show_steps(self, steps: Sequence[str], state: str) -> None:
        """Show these steps, none for nothing to do."""
        self._steps, self._state = tuple(steps), state
        said = ". ".join(f"{number}: {step}" for number, step in enumerate(steps, start=1))
        self.setAccessibleName(said)
        self.setToolTip("\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1)))
        self.setVisible(bool(steps))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Answer that narrow needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return one line, or one for each step."""
        return LINE * self._lines(width)

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        return QSize(200, LINE * self._lines(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return a little: steps are cut before the window is."""
        return QSize(200, LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw discs, words, and arrows between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        below = self._lines(self.width()) > 1
        at = QPoint(0, 0)
        for number, step in enumerate(self._steps, start=1):
            if number > 1 and not below:
                colour = theme.current().text2
                icons.draw(painter, "next", colour, QRect(at.x(), at.y() + (LINE - ARROW) // 2, ARROW, ARROW))
                at.setX(at.x() + ARROW + GAP)
            width = self._paint_step(painter, at, number, step)
            at = QPoint(0, at.y() + LINE) if below else QPoint(at.x() + width + GAP, at.y())

    def _paint_step(self, painter: QPainter, at: QPoint, number: int, step: str) -> int:
        shown = theme.current()
        disc = QRect(at.x(), at.y() + (LINE - DISC) // 2, DISC, DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.state(self._state).ink))
        painter.drawEllipse(disc)
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(QColor(shown.surface))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.setFont(theme.font())
        painter.setPen(QColor(shown.text))
        left = disc.right() + 9
        room = max(0, self.width() - left)
        words = QFontMetrics(theme.font()).elidedText(step, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, at.y(), room, LINE), Qt.AlignmentFlag.AlignVCenter, words)
        return self._width(step)

    def _width(self, step: str) -> int:
        return DISC + 9 + QFontMetrics(theme.font()).horizontalAdvance(step) + 2

    def _lines(self, width: int) -> int:
        if not self._steps:
            return 0
        across = sum(map(self._width, self._steps)) + (len(self._steps) - 1) * (ARROW + 2 * GAP)
        return 1 if across <= width else len(self._steps)
