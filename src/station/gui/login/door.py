"""What the pages before the work have in common: a card in the middle, language and theme below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from station.gui.i18n import LANGUAGES
from station.gui.parts.key_button import KeyButton


class Door(QWidget):
    """A page with one card. ``language_wanted`` carries a language code, ``theme_wanted`` asks for the other theme."""

    language_wanted = Signal(str)
    theme_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self.card.setFixedWidth(420)
        self._languages: dict[str, KeyButton] = {}
        self._theme = KeyButton("theme", kind="flat")
        bottom = QHBoxLayout()
        bottom.setSpacing(4)
        bottom.addStretch()
        for code, name in LANGUAGES.items():
            button = KeyButton(kind="flat")
            button.say(name)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, wanted=code: self.language_wanted.emit(wanted))
            self._languages[code] = button
            bottom.addWidget(button)
        bottom.addSpacing(8)
        bottom.addWidget(self._theme)
        bottom.addStretch()
        self._theme.clicked.connect(self.theme_wanted)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setRowStretch(0, 4)
        # Stretches, not an alignment: only so is a card as high as its wrapped lines need.
        layout.setColumnStretch(0, 1)
        layout.addWidget(self.card, 1, 1)
        layout.setColumnStretch(2, 1)
        layout.setRowStretch(2, 5)
        layout.addLayout(bottom, 3, 0, 1, 3)
        self._name_theme()

    def show_language(self, language: str) -> None:
        """Mark the language that is spoken."""
        for code, button in self._languages.items():
            button.setChecked(code == language)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_theme()

    def _name_theme(self) -> None:
        self._theme.say(self.tr("Light or dark"))
