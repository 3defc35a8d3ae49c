"""The rail at the left: what the role is offered, with a badge for what waits; keys, settings and the person below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from station.gui import icons, keymap, theme

HEIGHT = 56


class RailButton(QAbstractButton):
    """Icon over a word; the chosen one is lit, a badge counts what waits."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._badge = 0
        self._initials = ""
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(HEIGHT)

    def say(self, word: str, help_text: str) -> None:
        """Set the word, and the tool tip with its key."""
        self.setText(word)
        self.setAccessibleName(word)
        self.setAccessibleDescription(help_text)
        self.setToolTip(help_text)

    def show_badge(self, count: int) -> None:
        """Show how much waits, nothing for 0."""
        self._badge = count
        self.update()

    def show_initials(self, initials: str) -> None:
        """Show a person instead of an icon."""
        self._initials = initials
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of one button."""
        return QSize(64, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate, the icon, the word and the badge."""
        shown = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = self.rect().adjusted(6, 1, -6, -1)
        chosen = self.isChecked() and not self._initials
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.rail_chosen))
            painter.drawRoundedRect(plate, 6, 6)
        if chosen:
            painter.fillRect(QRect(0, plate.y() + 14, 3, plate.height() - 28), QColor(theme.DARK.accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.DARK.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate.adjusted(1, 1, -1, -1), 6, 6)
        ink = QColor(theme.DARK.on_fill if chosen else shown.rail_text)
        if self._initials:
            self._paint_person(painter, plate)
            return
        icons.draw(painter, self._icon, ink.name(), QRect((self.width() - 22) // 2, 9, 22, 22))
        painter.setFont(theme.font(11, bold=chosen))
        painter.setPen(ink)
        words = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 6)
        painter.drawText(QRect(0, 33, self.width(), 18), Qt.AlignmentFlag.AlignCenter, words)
        if self._badge:
            self._paint_badge(painter)

    def _paint_badge(self, painter: QPainter) -> None:
        shown = theme.current()
        painter.setFont(theme.font(11, bold=True))
        text = str(self._badge) if self._badge < 1000 else "999+"
        width = max(18, QFontMetrics(painter.font()).horizontalAdvance(text) + 10)
        box = QRect(min(self.width() // 2 + 4, self.width() - width - 2), 4, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.attention))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QColor(shown.on_attention))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_person(self, painter: QPainter, plate: QRect) -> None:
        disc = QRect(plate.center().x() - 15, plate.center().y() - 15, 32, 32)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().rail_chosen).lighter(125))
        painter.drawEllipse(disc)
        painter.setPen(QColor(theme.DARK.on_fill))
        painter.setFont(theme.font(12, bold=True))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._initials)


class Rail(QFrame):
    """``chosen`` carries the name of a room, ``keys_wanted`` and ``person_wanted`` what the lower buttons ask for."""

    chosen = Signal(str)
    keys_wanted = Signal()
    person_wanted = Signal()

    def __init__(self, rooms: list[str], person_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self._person_name = person_name
        self._rooms = {name: RailButton(name) for name in (*rooms, "settings")}
        self._keys, self.person = RailButton("keys"), RailButton("person")
        self._keys.setCheckable(False)
        self.person.setCheckable(False)
        self.person.show_initials(initials(person_name))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(4)
        layout.addWidget(_Mark())
        for name in rooms:
            layout.addWidget(self._rooms[name])
        layout.addStretch()
        for button in (self._keys, self._rooms["settings"], self.person):
            layout.addWidget(button)
        for name, button in self._rooms.items():
            button.clicked.connect(lambda _checked=False, wanted=name: self.chosen.emit(wanted))
        self._keys.clicked.connect(self.keys_wanted)
        self.person.clicked.connect(self.person_wanted)
        self._say()

    def show_room(self, name: str) -> None:
        """Light the room that is shown."""
        for room, button in self._rooms.items():
            button.setChecked(room == name)

    def show_badge(self, room: str, count: int) -> None:
        """Show how much waits in a room."""
        if room in self._rooms:
            self._rooms[room].show_badge(count)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        words = {
            "worklist": self.tr("Dossiers"), "capture": self.tr("Scan"), "review": self.tr("Review"),
            "describe": self.tr("Describe"),
            "packages": self.tr("Packages"), "supervise": self.tr("Supervise"), "manage": self.tr("Manage"),
            "settings": self.tr("Settings"),
        }  # fmt: skip
        for number, (name, button) in enumerate(self._rooms.items(), start=1):
            action = "settings" if name == "settings" else f"room_{number}"
            button.say(words[name], f"{words[name]} ({keymap.cap(action)})")
        self._keys.say(self.tr("Keys  ?"), f"{keymap.describe('keys')} (?)")
        self.person.say(self._person_name, self.tr("{name}: lock, log out").format(name=self._person_name))


class _Mark(QWidget):
    """The sign of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect((self.width() - 28) // 2, 6, 28, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().primary))
        painter.drawRoundedRect(box, 6, 6)
        icons.draw(painter, "app", theme.current().on_fill, box.adjusted(5, 5, -5, -5))


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
