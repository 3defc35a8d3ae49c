"""Cards, and what stands in them: a column of widgets, a field under its caption."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from station.gui.parts.labels import label

MARGINS = (14, 12, 14, 12)
Content = QWidget | QLayout


def card(*content: Content, fills: int = -1, flush: bool = False) -> QFrame:
    """Return a card with a column of widgets; ``fills``: the place of the one that takes the room (-1: none).

    ``flush``: the content goes to the edge, as tables do.
    """
    made = QFrame()
    made.setProperty("kind", "card")
    column = QVBoxLayout(made)
    column.setContentsMargins(*((2, 2, 2, 2) if flush else MARGINS))
    column.setSpacing(8)
    for place, one in enumerate(content):
        put(column, one, 1 if place == fills else 0)
    if fills < 0:
        column.addStretch(1)
    return made


def line(*content: Content, fills: int = -1) -> QHBoxLayout:
    """Return a row of widgets; ``fills``: the place of the one that takes the room (-1: none, they stand left)."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for place, one in enumerate(content):
        put(row, one, 1 if place == fills else 0)
    if fills < 0:
        row.addStretch(1)
    return row


def put(layout: QHBoxLayout | QVBoxLayout, one: Content, stretch: int = 0) -> None:
    """Add a widget or a layout."""
    if isinstance(one, QLayout):
        layout.addLayout(one, stretch)
    else:
        layout.addWidget(one, stretch)


class Captions(QGridLayout):
    """Fields under their captions, several in a row; ``say`` names captions and fields alike."""

    def __init__(self, *fields: QWidget, columns: int = 1) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(4)
        self.fields = fields
        self.captions: list[QLabel] = []
        for place, field in enumerate(fields):
            caption = label("label")
            caption.setBuddy(field)
            row, column = place // columns * 3, place % columns
            self.addWidget(caption, row, column)
            self.addWidget(field, row + 1, column)
            self.setRowMinimumHeight(row + 2, 4)
            self.setColumnStretch(column, 1)
            self.captions.append(caption)

    def say(self, *words: str) -> None:
        """Set the captions in the order of the fields."""
        for caption, field, text in zip(self.captions, self.fields, words, strict=True):
            caption.setText(text)
            field.setAccessibleName(text)
