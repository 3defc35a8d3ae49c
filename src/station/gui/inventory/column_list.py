"""The columns of a file, each with a choice of the field that it means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from station.gui.inventory.field_words import field_word
from station.gui.parts.choice_box import ChoiceBox
from station.gui.parts.labels import ElidedLabel, label
from station.workflow.inventory_mapping import FIELDS, NEEDED
from station.workflow.inventory_result import PreviewColumn

# Lists have a dozen columns; a sheet may have 16,384, of which nobody chooses more than these.
MOST = 60
CHOICE_WIDTH = 190


class FieldChoice(ChoiceBox):
    """Opens its list on a key in place of stepping: each step would take a field from the column that has it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with an arrow or a letter."""
        steps = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if steps or (event.text().isprintable() and event.text()):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class ColumnRow(QWidget):
    """One column: its letters, its heading over an example, its field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letters, self.heading, self.example = label("label"), ElidedLabel("strong"), ElidedLabel("help")
        self.field = FieldChoice()
        self.field.setFixedWidth(CHOICE_WIDTH)
        self.letters.setFixedWidth(28)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.letters, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.heading, 0, 1)
        grid.addWidget(self.example, 1, 1)
        grid.addWidget(self.field, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)
        self.say()

    def show_column(self, column: PreviewColumn) -> None:
        """Show a column of a file."""
        self.letters.setText(column.letters)
        empty = self.tr("(no heading)")
        self.heading.say(column.heading or empty)
        filled = [text for text in column.samples if text]
        hidden = self.tr("hidden column") if column.hidden else ""
        self.example.say(" · ".join(filter(None, (hidden, *filled[:3]))))
        self.field.setCurrentIndex(max(0, self.field.findData(column.field)))
        told = self.tr("Field of column {letters}, {heading}")
        self.field.setAccessibleName(told.format(letters=column.letters, heading=column.heading or empty))

    def say(self) -> None:
        """Offer the fields in the language of now."""
        chosen = self.field.currentData()
        self.field.clear()
        self.field.addItem(self.tr("– not imported –"), "")
        for name in FIELDS:
            star = " *" if name in NEEDED else ""
            self.field.addItem(f"{field_word(name)}{star}", name)
        self.field.setCurrentIndex(max(0, self.field.findData(chosen)))


class ColumnList(QScrollArea):
    """``given`` carries the index of a column and the field that somebody gave it, ``""`` for none."""

    given = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ColumnRow] = []
        self._columns: Sequence[PreviewColumn] = ()
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_columns(self, columns: Sequence[PreviewColumn]) -> None:
        """Show the columns of a file; the choice that has the focus keeps it."""
        self._columns = [one for one in columns if one.heading or one.field or any(one.samples)][:MOST]
        while len(self.rows) < len(self._columns):
            self._add()
        while len(self.rows) > len(self._columns):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        for row, column in zip(self.rows, self._columns, strict=True):
            row.show_column(column)

    def row_of(self, index: int) -> ColumnRow | None:
        """Return the row of a column by its index in the file."""
        found = (row for row, column in zip(self.rows, self._columns, strict=True) if column.index == index)
        return next(found, None)

    def _add(self) -> None:
        row, place = ColumnRow(), len(self.rows)
        row.field.activated.connect(lambda _choice: self._give(place))
        self.rows.append(row)
        self._column.insertWidget(place, row)

    def _give(self, place: int) -> None:
        self.given.emit(self._columns[place].index, str(self.rows[place].field.currentData()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for row, column in zip(self.rows, self._columns, strict=True):
                row.say()
                row.show_column(column)
