"""The ground of everything on the board: a card whose border says whether what is on it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from station.gui import theme
from station.gui.parts.labels import ElidedLabel, label

RADIUS = 8
HEAD = 24


def blend(ink: str, ground: str, share: float) -> QColor:
    """Return the colour of an ink that covers so much (0 to 1) of a ground."""
    over, under = QColor(ink), QColor(ground)
    pairs = ((over.redF(), under.redF()), (over.greenF(), under.greenF()), (over.blueF(), under.blueF()))
    return QColor.fromRgbF(*(share * one + (1 - share) * other for one, other in pairs))


def paint_plate(painter: QPainter, widget: QWidget, *, focused: bool, hovered: bool = False) -> None:
    """Draw the card under a widget."""
    shown = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2 if focused else 1
    painter.setPen(QPen(QColor(shown.accent if focused or hovered else shown.line), width))
    painter.setBrush(QColor(shown.surface))
    inset = width / 2
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


class Plate(QWidget):
    """A card with a title at the left and a note at the right; ``body`` is filled by the caller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.note = label("strong"), ElidedLabel("help")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._watched: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(12, 0, 12, 0)
        self.head.setSpacing(12)
        # With a button in it or without, the heads of plates in a row stand at one height.
        self.head.addStrut(HEAD)
        self.head.addWidget(self.title)
        self.head.addWidget(self.note, 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(2, 8, 2, 4)
        self.body.setSpacing(2)
        self.body.addLayout(self.head)

    def watch(self, inside: QWidget | None) -> None:
        """Show the focus of what stands on the card."""
        self._watched = inside

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Follow the focus. A filter of events would be asked while a table on the card is being destroyed."""
        if self._watched is not None and self._watched in (before, now):
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        focused = self._watched is not None and QApplication.focusWidget() is self._watched
        with QPainter(self) as painter:
            paint_plate(painter, self, focused=focused)


class Legend(QWidget):
    """Squares of colours, each with its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._parts: list[tuple[QLabel, QLabel]] = []

    def show_parts(self, parts: list[tuple[str, QColor]]) -> None:
        """Show these words with their colours."""
        while len(self._parts) < len(parts):
            square, word = QLabel(), label("label")
            square.setFixedSize(10, 10)
            pair = QHBoxLayout()
            pair.setSpacing(6)
            pair.addWidget(square)
            pair.addWidget(word)
            self._row.addLayout(pair)
            self._parts.append((square, word))
        for (square, word), (text, colour) in zip(self._parts, parts, strict=True):
            square.setStyleSheet(f"background: {colour.name()}; border-radius: 2px;")
            word.setText(text)
