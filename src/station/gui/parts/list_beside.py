"""A list at the left, a panel with what is chosen in it at the right: the look of most parts of the managing room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station.gui import theme
from station.gui.parts.cards import card


class ListBeside(QWidget):
    """``table`` with ``empty`` in its place while it has no lines; ``panel`` is so wide, or half of the whole."""

    def __init__(self, table: QWidget, empty: QWidget, panel: QWidget, width: int) -> None:
        super().__init__()
        self._table, self._empty, self._panel, self._width = table, empty, panel, width
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        row.addWidget(card(self._stack, fills=0, flush=True), 1)
        row.addWidget(panel)

    @property
    def panes(self) -> tuple[QWidget, QWidget]:
        """The list, or what stands in its place, and the panel."""
        return (self._stack.currentWidget() or self._stack, self._panel)

    def fill(self, section: QWidget) -> None:
        """Be all that a widget shows."""
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self)

    def show_list(self, *, lines: bool) -> None:
        """Show the table when it has lines, else what is said instead."""
        self._stack.setCurrentWidget(self._table if lines else self._empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel its width."""
        super().resizeEvent(event)
        self._panel.setFixedWidth(min(theme.scaled(self._width), self.width() // 2))
