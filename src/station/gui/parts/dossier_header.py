"""The header of an open dossier: where it stands, what it is, how far it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from station.gui import numbers, theme
from station.gui.parts.labels import ElidedLabel


class DossierTitle(QWidget):
    """Crumbs over code and title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._crumbs, self._title = ElidedLabel("label"), ElidedLabel("title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addStretch()
        layout.addWidget(self._crumbs)
        layout.addWidget(self._title)
        layout.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(160)

    def show_dossier(self, crumbs: tuple[str, ...], code: str, title: str) -> None:
        """Show where the dossier stands and what it is."""
        self._crumbs.say("  ›  ".join(crumb for crumb in crumbs if crumb))
        self._crumbs.setVisible(any(crumbs))
        self._title.say(f"{code}  ·  {title}" if code else title)


class Progress(QWidget):
    """A figure of a figure over a bar of 6 pixels; ``share`` may come in two colours (done, of which bad)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = self._of = self._right = ""
        self._share = self._bad = 0.0
        self._colour = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_progress(self, figure: int, of: str, right: str, share: float, bad: float = 0.0, colour: str = "") -> None:
        """Show the figure, what it is counted against, a word at the right, and the bar."""
        self._figure, self._of, self._right = numbers.count(figure), of, right
        self._share, self._bad, self._colour = min(1.0, share), min(1.0, bad), colour or "accent"
        self.setAccessibleName(f"{self._figure} {of} {right}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for figures and bar."""
        large, small = QFontMetrics(theme.font(18, bold=True)), QFontMetrics(theme.font(13))
        words = large.horizontalAdvance(self._figure) + small.horizontalAdvance(self._of + self._right) + 32
        return QSize(max(150, words), 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figures and the bar."""
        painter = QPainter(self)
        shown = theme.current()
        painter.setFont(theme.font(18, bold=True))
        painter.setPen(QColor(shown.text))
        line = QRect(0, 2, self.width(), 26)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._figure)
        used = QFontMetrics(painter.font()).horizontalAdvance(self._figure) + 6
        painter.setFont(theme.font(13))
        painter.setPen(QColor(shown.text2))
        painter.drawText(line.adjusted(used, 2, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._of)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line.adjusted(0, 2, 0, 0), right, self._right)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        flat = shown.flat()
        good = flat.get(self._colour) or flat[f"{self._colour}_ink"]
        bar = QRect(0, 33, self.width(), 6)
        for share, colour in ((1.0, shown.sunken), (self._share, shown.rejected.ink), (self._share - self._bad, good)):
            if share > 0:
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRect(bar.x(), bar.y(), max(6, round(bar.width() * share)), 6), 3, 3)
