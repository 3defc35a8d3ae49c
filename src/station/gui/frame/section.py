"""What every part of a room with parts is to that room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget


# Not an ABC: the metaclass of Qt's classes admits no other.
class Section(QWidget):
    """A page of a room; ``tools`` is what the room shows in its header meanwhile, ``name`` that of its icon.

    ``told`` carries a sentence for the person about what was done, ``warned`` one about what could not be.
    """

    told = Signal(str)
    warned = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.tools = QWidget()
        self.tool_row = QHBoxLayout(self.tools)
        self.tool_row.setContentsMargins(0, 0, 0, 0)
        self.tool_row.setSpacing(8)

    def enter(self, subject: str = "") -> None:
        """Show what is current, and take the focus; ``subject`` is what another room sent."""

    def take_focus(self) -> None:
        """Put the focus where the work of the part begins."""
        self.panes()[0].setFocus()

    def word(self) -> str:
        """Return what the part is called, in the language of now."""
        raise NotImplementedError

    def panes(self) -> Sequence[QWidget]:
        """Return what F6 goes through."""
        return (self,)

    def go_out(self) -> bool:
        """Do what Esc means here; return whether there was something to leave."""
        return False

    def close_section(self) -> None:
        """Let the presenter go."""

    def changeEvent(self, event: QEvent) -> None:
        """Say the words anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word of the part in the present language."""
