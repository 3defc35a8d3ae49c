"""A field for one number: typed as the language writes it, or stepped by the arrows and the wheel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from station.gui import theme


class MeasureField(QLineEdit):
    """``entered`` carries a number that a person set; ``step``: what one stroke of an arrow adds, ten times with ⇧."""

    entered = Signal(float)

    def __init__(self, step: float, digits: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._digits = step, digits
        self._value = 0.0
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFont(theme.font())
        self.setMaxLength(12)
        self.returnPressed.connect(self._take)
        self.textEdited.connect(lambda _text: self._mark(wrong=False))

    @property
    def value(self) -> float:
        """The number that is shown."""
        return self._value

    def show_value(self, value: float) -> None:
        """Show a number; what somebody types meanwhile stays."""
        changed = round(value, self._digits) != round(self._value, self._digits)
        self._value = value
        if changed or not (self.hasFocus() and self.isModified()):
            self._write()

    def say(self, name: str, help_text: str) -> None:
        """Set name and description, and write the number as the language does."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(help_text)
        self.setToolTip(help_text)
        self._write()

    def take(self) -> None:
        """Take what was typed; what is no number is forgotten."""
        if self.isModified():
            self._take()
        self._write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by the arrows."""
        ways = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        way = ways.get(Qt.Key(event.key()), 0)
        if not way:
            super().keyPressEvent(event)
            return
        self._enter(way * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step by the wheel, once the field has the keyboard."""
        if self.hasFocus() and event.angleDelta().y():
            self._enter(1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be ready to be typed over."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        super().focusOutEvent(event)
        self.take()

    def changeEvent(self, event: QEvent) -> None:
        """Write the number as the language does."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _enter(self, steps: int) -> None:
        self.take()
        self.entered.emit(round(self._value + steps * self._step, self._digits))
        self.selectAll()

    def _take(self) -> None:
        text = self.text().strip().replace("−", "-")
        value, known = QLocale().toDouble(text)
        if not known:
            value, known = QLocale.c().toDouble(text)
        if not known:
            self._mark(wrong=True)
            return
        self.setModified(False)
        if round(value, self._digits) != round(self._value, self._digits):
            self.entered.emit(value)
        self._write()

    def _write(self) -> None:
        self.setText(QLocale().toString(round(self._value, self._digits) + 0.0, "f", self._digits))
        self.setModified(False)
        self._mark(wrong=False)

    def _mark(self, *, wrong: bool) -> None:
        if self.property("wrong") != ("true" if wrong else "false"):
            self.setProperty("wrong", "true" if wrong else "false")
            self.style().unpolish(self)
            self.style().polish(self)
