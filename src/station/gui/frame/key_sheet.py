"""The sheet of all keys that work here; it lies over the room and goes with Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from station.gui import keymap, theme
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label

COLUMNS = 2


class KeySheet(QWidget):
    """Covers its parent; ``closed`` is told when a person is done with it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card = QFrame(self)
        self._card.setProperty("kind", "card")
        self._close = KeyButton("cancel", kind="flat", action="out")
        self._close.clicked.connect(self.closed)
        self._title = label("head")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch()
        top.addWidget(self._close)
        card = QVBoxLayout(self._card)
        card.setContentsMargins(28, 20, 28, 24)
        card.setSpacing(8)
        card.addLayout(top)
        card.addLayout(self._grid)
        outer = QGridLayout(self)
        outer.addWidget(self._card, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def show_keys(self, room: str, room_word: str) -> None:
        """Show the keys of a room and those that work everywhere."""
        self._clear()
        self._title.setText(self.tr("Keys"))
        self._close.say(self.tr("Close"))
        listed = [one for one in keymap.BINDINGS if one.listed and (one.inside or keymap.is_bound(one.action))]
        here = [one for one in listed if one.rooms != (keymap.EVERYWHERE,) and one.works_in(room)]
        everywhere = [one for one in listed if one.rooms == (keymap.EVERYWHERE,)]
        editor = [one for one in listed if one.rooms == (keymap.EDITOR,) and keymap.is_bound("edit")]
        half = (len(here) + 1) // 2
        columns = [(room_word, here[:half]), ("", here[half:]), (self.tr("Everywhere"), everywhere)]
        columns.append((self.tr("Editor of skew and crop"), editor))
        for place, (head, bindings) in enumerate(column for column in columns if column[1]):
            self._fill(place, head, bindings)
        parent = self.parentWidget()
        assert parent is not None
        self.resize(parent.size())
        self.raise_()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, ? or Enter."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Question, Qt.Key.Key_F1, Qt.Key.Key_Return):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when the ground is struck."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the room."""
        ground = QColor(theme.DARK.canvas)
        ground.setAlpha(120)
        QPainter(self).fillRect(self.rect(), ground)

    def _fill(self, place: int, head: str, bindings: list[keymap.Binding]) -> None:
        title = label("section")
        title.setText(head.upper() or " ")
        self._grid.addWidget(title, 0, 3 * place, 1, 2)
        self._grid.setColumnMinimumWidth(3 * place + 2, 16)
        for row, one in enumerate(bindings, start=1):
            words = label()
            words.setText(keymap.describe(one.action))
            self._grid.addWidget(_Cap(keymap.row_cap(one.action)), row, 3 * place, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(words, row, 3 * place + 1)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class _Cap(QWidget):
    """The cap of a key."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setFixedSize(max(22, QFontMetrics(theme.font(11)).horizontalAdvance(text) + 12), 22)
        self.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.current().edge))
        painter.setBrush(QColor(theme.current().surface))
        painter.drawRoundedRect(QRect(0, 1, self.width() - 1, 19), 4, 4)
        painter.setFont(theme.font(11))
        painter.setPen(QColor(theme.current().text2))
        painter.drawText(QRect(0, 1, self.width(), 20), Qt.AlignmentFlag.AlignCenter, self._text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        self.update()
