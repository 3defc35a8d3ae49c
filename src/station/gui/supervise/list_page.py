"""The page of a list behind a figure: what it is, how many, the rows; Enter opens one, Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTableView, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.parts.tables import plain_table
from station.gui.supervise.kpi_words import translate
from station.gui.supervise.list_model import ROW, ListModel
from station.gui.supervise.lists import LAYOUT, ListRow
from station.gui.supervise.plate import Plate


class ListPage(QWidget):
    """``opened`` carries a ``ListRow``; ``left``: back, ``export_wanted``: as a file."""

    opened = Signal(object)
    left = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: ListModel | None = None
        self.table: QTableView | None = None
        self.back, self.export = KeyButton("return", action="out"), KeyButton("save", action="export")
        self.title, self.count = label("title"), label("label")
        self._plate, self._empty, self._stack = Plate(), EmptyState("info"), QStackedWidget()
        head = QHBoxLayout()
        head.setSpacing(12)
        for widget in (self.back, self.title, self.count):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.export)
        self._stack.addWidget(self._empty)
        self._plate.body.insertWidget(0, self._stack, 1)
        self._plate.title.hide()
        self._plate.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._plate, 1)
        self.back.clicked.connect(self.left)
        self.export.clicked.connect(self.export_wanted)
        self._empty.pressed.connect(self.left)
        keymap.bind_in(self._stack, "open", self.open_row)

    def show_list(self, model: ListModel) -> None:
        """Show a list, at the row where it was left; called again when more of it was read."""
        if model is not self.model:
            self._take(model)
        assert self.table is not None
        wanted = model.wanted
        self.title.setText(wanted.title)
        known = wanted.total if wanted.total is not None else model.lines() if model.whole else None
        self.count.setText("" if known is None else numbers.count(known))
        self.table.setAccessibleName(f"{wanted.title} {self.count.text()}".strip())
        self._stack.setCurrentWidget(self._empty if model.whole and not model.lines() else self.table)
        if model.lines() and not self.table.selectionModel().hasSelection():
            self.table.selectRow(0)
        self.say()

    def say(self) -> None:
        """Set every word."""
        self.back.say(translate("supervise", "Back"))
        self.export.say(translate("supervise", "Export"))
        self._empty.say(translate("supervise", "There is nothing in this list."), translate("supervise", "Back"), "out")
        if self.model is not None:
            self.model.say()

    def focus_list(self) -> None:
        """Give the keyboard to the rows."""
        if self._stack.currentWidget() is self._empty:
            self.back.setFocus()
        elif self.table is not None:
            self.table.setFocus()

    def open_row(self) -> None:
        """Open what the chosen row stands for."""
        row = self.table.currentIndex().data(ROW) if self.table is not None else None
        if isinstance(row, ListRow):
            self.opened.emit(row)

    def drop(self) -> None:
        """Let the list go that was shown."""
        self._plate.watch(None)
        if self.table is not None:
            self._stack.removeWidget(self.table)
            self.table.setModel(None)
            self.table.hide()
            self.table.deleteLater()
        self.model = self.table = None

    def _take(self, model: ListModel) -> None:
        self.drop()
        stretch, widths = LAYOUT[model.wanted.kind]
        self.model, self.table = model, plain_table(model, stretch=stretch, widths=widths)
        self.table.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._stack.addWidget(self.table)
        self._plate.watch(self.table)
        self.table.doubleClicked.connect(self._double_clicked)

    def _double_clicked(self, _index: QModelIndex) -> None:
        self.open_row()
