"""How the cards of the settings are laid out: one column, and a line that names a file under it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def column_of(card: QWidget, *first: QWidget) -> QVBoxLayout:
    """Return the column of a card that begins with these widgets."""
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in first:
        column.addWidget(widget)
    return column


def captioned(caption: QWidget, value: QWidget) -> QHBoxLayout:
    """Return a line of a caption and a value that takes the room."""
    line = QHBoxLayout()
    line.addWidget(caption)
    line.addWidget(value, 1)
    return line
