"""The words that were read from a page, beside it: to be selected by keys, unsure ones marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from station.gui import numbers, theme
from station.gui.parts.labels import label
from station.model.geometry import Box
from station.model.page_text import PageText

# Words below this confidence are marked: one of two of them is wrong.
UNSURE = 70.0


class TextPane(QFrame):
    """``taken`` carries words that a person chose for the current field; ``pointed`` a box under the caret.

    ``fields``: there are fields to put words into.
    """

    taken = Signal(str)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, fields: bool = True) -> None:
        super().__init__(parent)
        self._fields = fields
        self.setProperty("kind", "panel")
        # Narrower, each line of the page would stand on three.
        self.setMinimumWidth(240)
        self._head, self._help = label("section"), label("help", wrap=True)
        self.field = _Words()
        self._text: PageText | None = None
        self._places: list[tuple[int, int]] = []
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.addWidget(self._head)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.field, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self._help)
        layout.addLayout(foot)
        self.field.entered.connect(self._take)
        self.field.cursorPositionChanged.connect(self._point)
        self.say()

    def show_text(self, text: PageText | None) -> None:
        """Show the words of a page; ``None`` for one that was not read yet."""
        self._text = text
        self._fill()
        self.say()

    def words_shown(self) -> str:
        """Return what stands in the pane."""
        return self.field.toPlainText()

    def say(self) -> None:
        """Say the words anew."""
        text = self._text
        sure = text.confidence if text is not None else None
        head = self.tr("OCR text").upper()
        self._head.setText(f"{head}  ·  {numbers.count(round(sure))} %" if sure is not None else head)
        empty = text is None or not text.words
        self._help.setHidden(empty)
        self.field.setPlaceholderText(self.tr("No words were read on this page.") if empty else "")
        if not self._fields:
            self._help.setText(self.tr("The page shows where the caret stands. Wavy: not sure."))
        else:
            self._help.setText(self.tr("Select words, Enter puts them into the field. Wavy: not sure."))
        self.field.setAccessibleName(self.tr("OCR text"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()
        elif event.type() == QEvent.Type.PaletteChange:
            self._fill()

    def _fill(self) -> None:
        """Write the words line by line, blocks apart."""
        self.field.clear()
        self._places = []
        if self._text is None:
            return
        unsure = QTextCharFormat()
        unsure.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        unsure.setUnderlineColor(QColor(theme.current().flagged.ink))
        unsure.setBackground(QColor(theme.current().flagged.tint))
        cursor = QTextCursor(self.field.document())
        cursor.beginEditBlock()
        plain, before = QTextCharFormat(), None
        for word in self._text.words:
            if before is not None:
                same = (word.block, word.line) == (before.block, before.line)
                cursor.insertText(" " if same else "\n" if word.block == before.block else "\n\n", plain)
            self._places.append((cursor.position(), cursor.position() + len(word.text)))
            cursor.insertText(word.text, unsure if word.confidence < UNSURE else plain)
            before = word
        cursor.endEditBlock()
        self.field.moveCursor(QTextCursor.MoveOperation.Start)

    def _take(self) -> None:
        words = self.field.textCursor().selectedText().replace("\u2029", " ")
        if words.strip():
            self.taken.emit(" ".join(words.split()))

    def _point(self) -> None:
        if self._text is None or not self.field.hasFocus():
            return
        here = self.field.textCursor().position()
        turn = next((turn for turn, (first, last) in enumerate(self._places) if first <= here <= last), -1)
        box: Box | None = self._text.words[turn].box if turn >= 0 else None
        self.pointed.emit(box)


class _Words(QPlainTextEdit):
    """Read only, but with a caret, so that words can be selected by keys."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setProperty("kind", "words")
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the chosen words over with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)
