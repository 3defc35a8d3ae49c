"""One of a few: a row of plates, one stop of the Tab key, chosen by a digit or by arrows and Space."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.gui import icons, theme

HEIGHT, GAP = 32, 6


class ChoiceGroup(QWidget):
    """``chosen`` carries the place (from 0) that was struck; what is recorded is shown by ``show_choice``.

    While the group has the focus each plate shows its digit.
    """

    chosen = Signal(int)

    def __init__(self, columns: tuple[tuple[int, int], ...], parent: QWidget | None = None) -> None:
        """``columns``: from which width on how many stand in a row, the narrowest first."""
        super().__init__(parent)
        self._columns = columns
        self._words: Sequence[str] = ()
        self._warned: frozenset[int] = frozenset()
        self._choice = -1
        self._cursor = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def say(self, name: str, words: Sequence[str], warned: Sequence[int] = ()) -> None:
        """Set what can be chosen; places in ``warned`` keep a dossier from the scanner."""
        self._words, self._warned = words, frozenset(warned)
        self._name = name
        self._describe()
        self.updateGeometry()
        self.update()

    def show_choice(self, place: int) -> None:
        """Show what is recorded, -1 for nothing."""
        self._choice = place
        self._cursor = max(0, place)
        self._describe()
        self.update()

    def choose(self, place: int) -> None:
        """Ask for a place, as if its digit had been struck."""
        if self.isEnabled() and 0 <= place < len(self._words):
            self._cursor = place
            self.update()
            self.chosen.emit(place)

    def sizeHint(self) -> QSize:
        """Return the room for all rows."""
        rows = -(-len(self._words) // self._in_a_row())
        return QSize(200, rows * HEIGHT + max(0, rows - 1) * GAP)

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(100, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Keep digits from the shortcuts of the room while the group has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._place_of(event) >= 0:
            event.accept()
            return True
        if event.type() == QEvent.Type.Resize:
            self.updateGeometry()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, arrows and Space."""
        steps = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: self._in_a_row(),
            Qt.Key.Key_Up: -self._in_a_row(),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if (place := self._place_of(event)) >= 0:
            self.choose(place)
        elif step is not None:
            if 0 <= self._cursor + step < len(self._words):
                self._cursor += step
                self._describe()
                self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self._cursor)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the plate under the pointer."""
        point = event.position().toPoint()
        for place in range(len(self._words)):
            if self._plate(place).contains(point):
                self.choose(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the digits."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the digits."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plates."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(len(self._words)):
            self._paint_plate(painter, place)

    def _paint_plate(self, painter: QPainter, place: int) -> None:
        shown = theme.current()
        rect, on = self._plate(place), place == self._choice
        warned = on and place in self._warned
        ink = shown.flagged.ink if warned else shown.accent if on else shown.text if self.isEnabled() else shown.text3
        ground = shown.flagged.tint if warned else shown.soft if on else shown.surface
        here = self.hasFocus() and place == self._cursor
        pen = QColor(shown.accent if here else ink if on else shown.btn)
        painter.setPen(pen)
        painter.setBrush(QColor(ground if self.isEnabled() or on else shown.off_fill))
        width = 2 if here or on else 1
        pen_width = painter.pen()
        pen_width.setWidth(width)
        painter.setPen(pen_width)
        inset = width // 2
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 6, 6)
        self._paint_words(painter, rect, place, ink, bold=on)

    def _paint_words(self, painter: QPainter, rect: QRect, place: int, ink: str, *, bold: bool) -> None:
        inner = rect.adjusted(9, 0, -6, 0)
        painter.setFont(theme.font(13, bold=bold))
        metrics = QFontMetrics(painter.font())
        words = self._words[place]
        room = inner.width() - metrics.horizontalAdvance(words)
        if self.hasFocus():
            painter.setFont(theme.font(11))
            painter.setPen(QColor(theme.current().text2))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, str(place + 1))
            inner.setLeft(inner.left() + 12)
        elif bold and room >= 18:
            icons.draw(painter, "check", ink, QRect(inner.x(), inner.center().y() - 6, 14, 14))
            inner.setLeft(inner.left() + 18)
        painter.setFont(theme.font(13, bold=bold))
        painter.setPen(QColor(ink))
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, elided)

    def _in_a_row(self) -> int:
        return next((number for width, number in reversed(self._columns) if self.width() >= width), self._columns[0][1])

    def _plate(self, place: int) -> QRect:
        number = self._in_a_row()
        row, column = divmod(place, number)
        width = (self.width() - (number - 1) * GAP) // number
        return QRect(column * (width + GAP), row * (HEIGHT + GAP), width, HEIGHT)

    def _place_of(self, event: QKeyEvent) -> int:
        place = event.key() - Qt.Key.Key_1
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return place if plain and 0 <= place < len(self._words) else -1

    def _describe(self) -> None:
        chosen = self._words[self._choice] if 0 <= self._choice < len(self._words) else ""
        self.setAccessibleName(f"{self._name}: {chosen}" if chosen else self._name)
        self.setAccessibleDescription(", ".join(f"{n} {word}" for n, word in enumerate(self._words, start=1)))

    _name = ""
