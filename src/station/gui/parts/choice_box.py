"""One of several, folded away; with the arrow that says so, which a style sheet takes from the plain box."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from station.gui import theme
from station.gui.icons import draw

_SIDE, _EDGE = 16, 8


class ChoiceBox(QComboBox):
    """A combo box that shows its arrow in the colours of the theme."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the box."""
        super().paintEvent(event)
        tokens = theme.current()
        colour = tokens.text2 if self.isEnabled() else tokens.text3
        place = QRect(self.width() - _SIDE - _EDGE, (self.height() - _SIDE) // 2, _SIDE, _SIDE)
        with QPainter(self) as painter:
            draw(painter, "menu_down", colour, place)
