"""A note on a leaf, in the panel: what it is by a digit, how many leaves are missing, a few words, Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel, IconLabel, label
from station.gui.parts.reason_row import ReasonRow
from station.model.paper import LeafKind, LeafNote

KINDS: dict[LeafKind, object] = {
    LeafKind.MISSING: QT_TRANSLATE_NOOP("reasons", "Leaves missing behind it"),
    LeafKind.OVERSIZE: QT_TRANSLATE_NOOP("reasons", "Larger than the scanner takes"),
    LeafKind.FRAGILE: QT_TRANSLATE_NOOP("reasons", "Fragile, torn"),
    LeafKind.ILLEGIBLE: QT_TRANSLATE_NOOP("reasons", "Illegible on the paper itself"),
    LeafKind.ATTACHMENT: QT_TRANSLATE_NOOP("reasons", "Attachment, pasted slip"),
}
MOST = 99


def kind_words(kind: LeafKind) -> str:
    """Return what a note of this kind says of a leaf."""
    return QCoreApplication.translate("reasons", str(KINDS[kind]))


def note_words(note: LeafNote) -> str:
    """Return what a note says: its kind, how many leaves, and its own words."""
    kind = kind_words(note.kind)
    many = f" ({note.leaves})" if note.kind is LeafKind.MISSING else ""
    return f"{kind}{many}: {note.note}" if note.note else f"{kind}{many}"


class LeafPicker(QFrame):
    """``picked`` carries kind, words and number of leaves; ``withdrawn`` the id of a note; ``left`` comes after Esc."""

    picked = Signal(str, str, int)
    withdrawn = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title, self._rows = (
            IconLabel("leaf_note", "text"),
            [ReasonRow(kind_words(kind), 1 + n) for n, kind in enumerate(KINDS)],
        )
        self._chosen, self._leaves = 0, 1
        self._fewer, self._number, self._more = KeyButton(kind="part"), label("strong"), KeyButton(kind="part")
        self._count_words, self._count = label("label"), QWidget()
        self._words, self._notes_head, self._notes = QLineEdit(), label("section"), QVBoxLayout()
        self._close, self._confirm = KeyButton(kind="flat", action="out"), KeyButton(action="open", kind="primary")
        self._build()
        self.hide()

    def ask(self, title: str, notes: Sequence[LeafNote]) -> None:
        """Show the kinds and the notes that the leaf has, and take the keyboard."""
        self._title.say(title)
        self._close.say(self.tr("Cancel"))
        self._confirm.say(self.tr("Note"))
        self._words.clear()
        self._words.setPlaceholderText(self.tr("Words"))
        self._words.setAccessibleName(self.tr("Words"))
        self._count_words.setText(self.tr("Leaves missing"))
        self._fewer.say("−", self.tr("One leaf fewer (−)"))
        self._more.say("+", self.tr("One leaf more (+)"))
        for row, kind in zip(self._rows, KINDS, strict=True):
            row.say(kind_words(kind))
        self._leaves = 1
        self._choose(0)
        self._show_notes(notes)
        self.show()
        self.setFocus()

    def confirm(self) -> None:
        """Tell what was chosen."""
        kind = list(KINDS)[self._chosen].value
        self.hide()
        self.picked.emit(kind, self._words.text().strip(), self._leaves if self._chosen == 0 else 1)

    def leave(self) -> None:
        """Change nothing."""
        self.hide()
        self.left.emit()

    def count(self, by: int) -> None:
        """Take one leaf more or fewer as missing."""
        self._leaves = max(1, min(MOST, self._leaves + by))
        self._number.setText(str(self._leaves))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, plus and minus, Enter and Esc; swallow other letters."""
        key = event.key()
        place = key - Qt.Key.Key_1
        if 0 <= place < len(KINDS):
            self._choose(place)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose((self._chosen + (1 if key == Qt.Key.Key_Down else -1)) % len(KINDS))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.count(-1 if key == Qt.Key.Key_Minus else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep keys from the shortcuts of the room while the picker is open."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def _choose(self, place: int) -> None:
        self._chosen = place
        for number, row in enumerate(self._rows):
            row.setChecked(number == place)
        self._count.setVisible(place == 0)
        self.count(0)

    def _show_notes(self, notes: Sequence[LeafNote]) -> None:
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._notes_head.setText(self.tr("Notes on this leaf").upper())
        self._notes_head.setVisible(bool(notes))
        for note in notes:
            self._notes.addWidget(self._note_row(note))

    def _note_row(self, note: LeafNote) -> QWidget:
        made, words, off = QWidget(), ElidedLabel(), KeyButton("undo", kind="link")
        words.say(note_words(note))
        off.say(self.tr("Withdraw"))
        off.clicked.connect(lambda _checked=False, wanted=note.id: self._withdraw(wanted))
        row = QHBoxLayout(made)
        row.setContentsMargins(6, 0, 0, 0)
        row.addWidget(words, 1)
        row.addWidget(off)
        return made

    def _withdraw(self, note_id: str) -> None:
        self.hide()
        self.withdrawn.emit(note_id)

    def _build(self) -> None:
        self._title.set_bold(bold=True)
        counting = QHBoxLayout(self._count)
        counting.setContentsMargins(34, 0, 0, 0)
        counting.addWidget(self._count_words, 1)
        for widget in (self._fewer, self._number, self._more):
            counting.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self._close)
        foot.addWidget(self._confirm, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 10)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        for row in self._rows:
            row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            layout.addWidget(row)
        for part in (self._count, self._words, self._notes_head):
            layout.addWidget(part)
        layout.addLayout(self._notes)
        layout.addLayout(foot)
        for number, row in enumerate(self._rows):
            row.clicked.connect(lambda _checked=False, place=number: self._choose(place))
        self._fewer.clicked.connect(lambda: self.count(-1))
        self._more.clicked.connect(lambda: self.count(1))
        self._close.clicked.connect(self.leave)
        self._confirm.clicked.connect(self.confirm)
        self._words.returnPressed.connect(self.confirm)
