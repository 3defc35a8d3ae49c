"""What paper lies on the person's table, and the button that brings it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel, IconLabel, label
from station.gui.worklist.custody_presenter import CustodyPresenter


class HeldCard(QFrame):
    """``listed``: the person wants to see that paper in the list."""

    listed = Signal()

    def __init__(self, presenter: CustodyPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self._presenter = presenter
        self._title = label("section")
        self._figure = IconLabel("box", "text")
        self._boxes = ElidedLabel("help")
        self.back = KeyButton("bring_back", action="check_in")
        self._show = KeyButton(kind="link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(6)
        for widget in (self._title, self._figure, self._boxes, self._show, self.back):
            layout.addWidget(widget)
        self._show.clicked.connect(self.listed)
        presenter.changed.connect(self.say)
        self.say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        held = self._presenter.held
        self._title.setText(self.tr("On my table").upper())
        dossiers = self.tr("%n dossier(s)", "", len(held))
        boxes = self.tr("%n box(es)", "", self._presenter.boxes)
        if held:
            self._figure.say(f"{dossiers}, {boxes}" if self._presenter.boxes else dossiers, "box", "text")
            named = sorted({paper.box for paper in held if paper.box})
            self._boxes.say(", ".join(named))
        else:
            self._figure.say(self.tr("No paper taken out"), "box", "text2")
        self._boxes.setVisible(bool(held) and self._presenter.boxes > 0)
        self._show.setVisible(bool(held))
        self._show.say(self.tr("Show it in the list"))
        self.back.setVisible(bool(held))
        self.back.say(self.tr("Return to store"), self.tr("Return the chosen dossiers to the store"))
        self.setAccessibleName(self.tr("On my table: {n}").format(n=numbers.count(len(held))))
