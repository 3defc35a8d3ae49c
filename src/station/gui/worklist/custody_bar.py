"""The bar in which a movement of paper is confirmed: what moves, and who stands for the store."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from station.gui.frame.sizes import TOOLS
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel, label
from station.gui.worklist.custody_presenter import Request


class CustodyBar(QFrame):
    """``confirmed`` carries the request and the name; ``left`` is told when the bar closes."""

    confirmed = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setFixedHeight(TOOLS + 4)
        self._request: Request | None = None
        self._what = IconLabel("take_out", "text")
        self._what.set_bold(bold=True)
        self._who = label("label")
        self._name = QLineEdit()
        self._name.setFixedWidth(200)
        self._do = KeyButton(action="open", kind="primary")
        self._close = KeyButton(action="out", kind="flat")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._what, 1)
        for widget in (self._who, self._name, self._do, self._close):
            row.addWidget(widget)
        self._do.clicked.connect(self.confirm)
        self._close.clicked.connect(self.leave)
        self._name.returnPressed.connect(self.confirm)
        self.hide()

    def ask(self, request: Request, keeper: str) -> None:
        """Show what would move and take the keyboard; the name of the last time is there already."""
        self._request = request
        self._name.setText(keeper)
        self._say()
        self.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def confirm(self) -> None:
        """Let it move."""
        request, self._request = self._request, None
        if request is not None:
            self.hide()
            self.confirmed.emit(request, self._name.text())
            self.left.emit()

    def leave(self) -> None:
        """Move nothing."""
        self._request = None
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        request = self._request
        number = len(request.codes) if request is not None else 0
        what = request.codes[0] if request is not None and number == 1 else self.tr("%n dossier(s)", "", number)
        if request is None or request.out:
            self._what.say(self.tr("Take out of the store: {what}").format(what=what), "take_out")
            self._who.setText(self.tr("Handed over by"))
            self._do.say(self.tr("Take"))
        else:
            self._what.say(self.tr("Back to the store: {what}").format(what=what), "bring_back")
            self._who.setText(self.tr("Received by"))
            self._do.say(self.tr("Return"))
        self._close.say(self.tr("Cancel"))
        hint = self.tr("Name of the store keeper")
        self._name.setPlaceholderText(hint)
        self._name.setAccessibleName(hint)
