"""A dossier that may be there twice: said in one sentence, compared side by side, or told apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel, label
from station.workflow.duplicates import Duplicate, Likeness


class DuplicateCard(QFrame):
    """Shows the likeliest one; ``compare`` and ``apart`` carry it."""

    compare = Signal(object)
    apart = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "warned")
        self._duplicates: Sequence[Duplicate] = ()
        self._title = IconLabel("duplicate", "flagged")
        self._title.set_bold(bold=True)
        self._why = label(wrap=True)
        self._compare, self._apart = KeyButton("compare"), KeyButton()
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._compare)
        buttons.addWidget(self._apart)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._why)
        layout.addLayout(buttons)
        self._compare.clicked.connect(lambda: self._tell(self.compare))
        self._apart.clicked.connect(lambda: self._tell(self.apart))
        self.hide()

    def show_duplicates(self, duplicates: Sequence[Duplicate]) -> None:
        """Show what looks alike, or nothing."""
        self._duplicates = duplicates
        self._say()
        self.setVisible(bool(duplicates))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _tell(self, signal: object) -> None:
        if self._duplicates:
            signal.emit(self._duplicates[0])  # type: ignore[attr-defined]

    def _say(self) -> None:
        self._compare.say(self.tr("Compare"), self.tr("Lay both dossiers side by side"))
        self._apart.say(self.tr("No duplicate"), self.tr("Record that they are two different dossiers"))
        self._title.say(self.tr("May be there twice"))
        if not self._duplicates:
            return
        one = self._duplicates[0]
        sentence = {
            Likeness.CODE: self.tr("Another fonds has a dossier of the same code: {code}."),
            Likeness.TITLE: self.tr("{code} has the same title and years."),
            Likeness.SIMILAR: self.tr("The title of {code} is alike ({share}\u202f%)."),
        }[one.likeness].format(code=one.code, share=round(one.share * 100))
        more = self.tr("And %n more.", "", len(self._duplicates) - 1) if len(self._duplicates) > 1 else ""
        self._why.setText(f"{sentence} {more}".strip())
        self.setAccessibleName(f"{self._title.text()}: {self._why.text()}")
