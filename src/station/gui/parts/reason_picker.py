"""Choosing a reason in the panel, never in a dialog: a digit, perhaps a note, Enter. Esc changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel, label
from station.gui.parts.reason_row import ReasonRow
from station.gui.reasons import words
from station.model.reasons import OTHER, Reason


class ReasonPicker(QFrame):
    """``picked`` carries the code and the note; ``left`` is told after Esc. Another reason needs a note."""

    picked = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "refusal")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._reasons: Sequence[Reason] = ()
        self._rows: list[ReasonRow] = []
        self._suggested: Reason | None = None
        self._chosen: Reason | None = None
        self._title = IconLabel("rejected", "text")
        self._title.set_bold(bold=True)
        self._close = KeyButton(kind="flat", action="out")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._note = QLineEdit()
        self._confirm = KeyButton(action="open", kind="primary")
        self._need = label("warning", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self._close)
        foot.addWidget(self._confirm, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 10)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addLayout(self._list)
        layout.addWidget(self._note)
        layout.addWidget(self._need)
        layout.addLayout(foot)
        self._close.clicked.connect(self.leave)
        self._confirm.clicked.connect(self.confirm)
        self._note.returnPressed.connect(self.confirm)
        self._note.textEdited.connect(lambda _text: self._need.hide())
        self.hide()

    def ask(
        self, title: str, icon: str, reasons: Sequence[Reason], suggested: Reason | None, confirm: str, kind: str
    ) -> None:
        """Show the reasons and take the keyboard; ``suggested`` is chosen already, as the machine's proposal."""
        self._reasons, self._suggested = reasons, suggested
        self._title.say(title, icon)
        self._close.say(self.tr("Cancel"))
        self._note.clear()
        self._note.setPlaceholderText(self.tr("Note"))
        self._note.setAccessibleName(self.tr("Note"))
        self._confirm.set_kind(kind)
        self._confirm.say(confirm)
        self._need.hide()
        self._fill()
        self.choose(suggested)
        self.show()
        self.setFocus()

    def choose(self, reason: Reason | None) -> None:
        """Mark a reason; another one puts the cursor into the note."""
        self._chosen = reason
        for row, offered in zip(self._rows, self._reasons, strict=True):
            row.setChecked(offered == reason)
        self._confirm.setEnabled(reason is not None)
        if reason is not None and reason.code == OTHER:
            self._note.setFocus()

    def confirm(self) -> None:
        """Tell what was chosen."""
        if self._chosen is None:
            return
        note = self._note.text().strip()
        if self._chosen.code == OTHER and not note:
            self._need.setText(self.tr("Say the other reason in the note."))
            self._need.show()
            self._note.setFocus()
            return
        self.hide()
        self.picked.emit(self._chosen.code, note)

    def leave(self) -> None:
        """Change nothing."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, Enter and Esc; swallow other letters, so that nothing else happens meanwhile."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self._reasons):
            self.choose(self._reasons[place])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._reasons:
            here = self._reasons.index(self._chosen) if self._chosen in self._reasons else -1
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            self.choose(self._reasons[(here + by) % len(self._reasons)])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep digits, Enter and Esc from the shortcuts of the room while the picker is open."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def _fill(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        for digit, reason in enumerate(self._reasons, start=1):
            row = ReasonRow(words(reason), digit, self.tr("machine's proposal") if reason == self._suggested else "")
            row.clicked.connect(lambda _checked=False, wanted=reason: self.choose(wanted))
            self._rows.append(row)
            self._list.addWidget(row)
