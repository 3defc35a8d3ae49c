"""The fields themselves: a line, a few lines, a line with a list of codes. All speak to the form in the same way."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView, QPlainTextEdit, QWidget

HEIGHT = 30
_MOST_LINES = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_POPUP_ROWS = 12


class Signals(QObject):
    """``typed`` by hand; ``entered``: Enter; ``came`` and ``left`` with the focus; ``refused``: a paste too long."""

    typed = Signal(str)
    entered = Signal()
    came = Signal()
    left = Signal()
    refused = Signal(int)


class Editor(Protocol):
    """What a form needs of a field."""

    signals: Signals

    def words(self) -> str:
        """Return what stands in the field."""
        ...

    def show_words(self, words: str) -> None:
        """Show a value; nothing is told."""
        ...


def _takes_undo(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether a field wants the key for itself; when it has nothing to take back, the history of the dossier may."""
    if not isinstance(event, QKeyEvent):
        return True
    if event.matches(QKeySequence.StandardKey.Undo):
        return undo
    return redo if event.matches(QKeySequence.StandardKey.Redo) else True


class LineEditor(QLineEdit):
    """One line. A paste that is too long is refused whole: half a sentence in an archive is a wrong sentence."""

    def __init__(self, most: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signals = Signals(self)
        self._most, self._before = most, ""
        self.setFixedHeight(HEIGHT)
        self.textEdited.connect(self._edited)

    def words(self) -> str:
        """Return what stands in the field."""
        return self.text()

    def show_words(self, words: str) -> None:
        """Show a value."""
        self._before = words
        if words != self.text():
            self.setText(words)
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Leave a key of the history to it when there is no typing to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and not _takes_undo(
            event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.signals.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is the current one; what stands in it is selected, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            if event.reason() != Qt.FocusReason.MouseFocusReason:
                self.selectAll()
            self.signals.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.signals.left.emit()

    def _edited(self, text: str) -> None:
        grown = len(text) - len(self._before)
        if self._most and len(text) > self._most and grown > 1:
            self.undo()
            self.signals.refused.emit(len(text))
            return
        self._before = text
        self.signals.typed.emit(text)


class CodeEditor(LineEditor):
    """One line with a list: what is typed narrows it down, by code or by words, with or without marks."""

    def __init__(self, *, several: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self._several = several
        self._choices: list[str] = []
        self._model = QStringListModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(_POPUP_ROWS)
        self._list.setWidget(self)
        self._popup = QListView()
        self._list.setPopup(self._popup)
        self._list.activated.connect(self._choose)
        self.textEdited.connect(lambda _text: self.open_list(narrowed=True))

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these codes with their words."""
        self._choices = [f"{code} · {words}" for code, words in choices]

    def offered(self, typed: str) -> list[str]:
        """Return the choices that what was typed may mean."""
        wanted = plain(typed)
        starting = [one for one in self._choices if plain(one).startswith(wanted)]
        return starting + [one for one in self._choices if wanted in plain(one) and one not in starting]

    def open_list(self, *, narrowed: bool = False) -> None:
        """Show the list, all of it or what is left of it."""
        typed = self._last()
        found = self.offered(typed.strip()) if narrowed else self._choices
        self._model.setStringList(found)
        if found and not self.isReadOnly():
            self._list.complete()
            self._popup.setCurrentIndex(self._model.index(0 if narrowed and typed.strip() else -1, 0))
        else:
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with the arrow."""
        if self._popup.isVisible() and event.key() in _ENTER:
            index = self._popup.currentIndex()
            self._popup.hide()
            if index.isValid():
                self._choose(str(index.data()))
        elif event.key() == Qt.Key.Key_Down and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.open_list()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the only choice that what was typed can mean."""
        found = self.offered(self._last().strip())
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.isModified() and len(found) == 1:
            self._choose(found[0])
        super().focusOutEvent(event)

    def _last(self) -> str:
        return self.text().rpartition(";")[2] if self._several else self.text()

    def _choose(self, words: str) -> None:
        before = self.text().rpartition(";")[0] if self._several else ""
        chosen = f"{before}; {words}" if before else words
        self.show_words(chosen)
        self.setCursorPosition(len(chosen))
        self.signals.typed.emit(chosen)


class TextEditor(QPlainTextEdit):
    """A few lines, as high as its text; Enter goes on, Shift and Enter begin a new line."""

    def __init__(self, most: int = 0, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signals = Signals(self)
        self._most, self._lines = most, lines
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self._showing = False
        self.textChanged.connect(self._edited)
        self._fit()

    def words(self) -> str:
        """Return what stands in the field."""
        return self.toPlainText()

    def show_words(self, words: str) -> None:
        """Show a value."""
        if words != self.toPlainText():
            self._showing = True
            self.setPlainText(words)
            self._showing = False
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Leave a key of the history to it when there is no typing to take back."""
        written = self.document()
        if event.type() == QEvent.Type.ShortcutOverride and not _takes_undo(
            event, undo=written.isUndoAvailable(), redo=written.isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a paste or a drop when there is room for all of it."""
        text = source.text()
        room = len(self.toPlainText()) - len(self.textCursor().selectedText())
        if self._most and room + len(text) > self._most:
            self.signals.refused.emit(room + len(text))
        else:
            self.insertPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        plain_enter = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and plain_enter:
            self.signals.entered.emit()
        elif event.key() in _ENTER and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is the current one."""
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            if event.reason() != Qt.FocusReason.MouseFocusReason:
                self.moveCursor(QTextCursor.MoveOperation.End)
            self.signals.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.signals.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text at this width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _edited(self) -> None:
        self._fit()
        if not self._showing:
            self.signals.typed.emit(self.toPlainText())

    def _fit(self) -> None:
        rows = min(_MOST_LINES, max(self._lines, round(self.document().size().height())))
        height = max(HEIGHT, rows * self.fontMetrics().lineSpacing() + 12)
        if height != self.height():
            self.setFixedHeight(height)


def plain(text: str) -> str:
    """Return small letters without marks, as people type who have no Vietnamese keyboard at hand."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
