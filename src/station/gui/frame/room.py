"""What every room is to the frame around it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.gui import theme
from station.gui.frame.sizes import HEADER


class Room(QWidget):
    """A section of the window: a header, and a body below it.

    ``name`` is that of its icon and of its keys. ``leave_for`` asks for another room (name) with what it should open.
    ``furnished``: a room that makes its parts late has made them.
    """

    leave_for = Signal(str, str)
    furnished = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.header = QFrame()
        self.header.setProperty("kind", "header")
        self._fit_header()
        self.header_row = QHBoxLayout(self.header)
        self.header_row.setContentsMargins(16, 0, 12, 0)
        self.header_row.setSpacing(8)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.header)

    def enter(self, subject: str = "") -> None:
        """Show what is current; ``subject`` is what another room sent (a dossier's id)."""

    def close_room(self) -> None:
        """Remember the layout and let the presenter go."""

    def panes(self) -> Sequence[QWidget]:
        """Return what F6 goes through."""
        return ()

    def go_out(self) -> None:
        """Do what Esc means here."""

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes, in a header that is high enough for them."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fit_header()
            self.say()

    def _fit_header(self) -> None:
        self.header.setFixedHeight(max(HEADER, theme.scaled(HEADER)))

    def say(self) -> None:
        """Set every word of the room in the present language."""
