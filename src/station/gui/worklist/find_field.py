"""The field that a hand scanner types into, and where a shift begins."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class FindField(QLineEdit):
    """Leaves the key of the sheet of keys to the window while it is empty: no code begins with a question mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "find")

    def event(self, event: QEvent) -> bool:
        """Let ``?`` be a shortcut in an empty field."""
        overrides = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if overrides and cast("QKeyEvent", event).text() == "?" and not self.text():
            event.ignore()
            return False
        return super().event(event)
