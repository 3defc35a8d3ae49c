"""The table of keys: choose an action, strike the new key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from station.gui import keymap
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.parts.tables import plain_table
from station.gui.settings.keys_presenter import ACTION, KeysPresenter

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
              Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)  # fmt: skip


class KeyCatcher(QLabel):
    """Takes the next key, whatever it does elsewhere: ``caught`` carries it as Qt writes it, ``left``: Esc, or away."""

    caught = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "catcher")
        self.setWordWrap(True)

    def event(self, event: QEvent) -> bool:
        """Keep the key from the shortcuts, Tab included."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in _MODIFIERS and event.key() != Qt.Key.Key_unknown:
            self.caught.emit(key_of(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait no longer."""
        super().focusOutEvent(event)
        self.left.emit()


def key_of(event: QKeyEvent) -> str:
    """Return the key of an event as the table writes it: a sign reached by Shift is that sign (``?``)."""
    combination = event.keyCombination()
    sign = event.text()
    shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    if shifted and len(sign) == 1 and sign.isprintable() and not sign.isalpha() and not sign.isspace():
        return sign
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)


class KeysCard(QWidget):
    """Everything about keys in the settings."""

    def __init__(self, presenter: KeysPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._head, self._help = label("title"), label("help", wrap=True)
        self.table = plain_table(presenter.model, stretch=0, widths={1: 300, 2: 120, 3: 110})
        self.table.setMinimumHeight(260)
        self.change = KeyButton("keys")
        self.reset, self.reset_all = KeyButton("undo"), KeyButton()
        self.catcher = KeyCatcher()
        self.catcher.hide()
        self.problem = label("problem", wrap=True)
        self._action = ""
        self._build()
        self._connect()
        self.table.selectRow(0)
        self.say()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.change)
        row.addWidget(self.reset)
        row.addStretch()
        row.addWidget(self.reset_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._head, self._help, self.table, self.catcher, self.problem):
            layout.addWidget(widget, 1 if widget is self.table else 0)
        layout.addLayout(row)
        self.problem.hide()
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        keymap.bind_in(self.table, "open", self.ask)
        self.table.doubleClicked.connect(lambda _index: self.ask())
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.change.clicked.connect(self.ask)
        self.reset.clicked.connect(lambda: self._show(self._presenter.reset(self._action)))
        self.reset_all.clicked.connect(self._reset_all)
        self.catcher.caught.connect(self._take)
        self.catcher.left.connect(self._leave)

    def ask(self) -> None:
        """Wait for the new key of the chosen action."""
        if not keymap.may_rebind(self._action):
            self._show(self._presenter.bind(self._action, ""))
            return
        self._show("")
        words = self.tr("Strike the new key for “{action}”. Esc leaves it as it is.")
        self.catcher.setText(words.format(action=keymap.describe(self._action)))
        self.catcher.setAccessibleName(self.catcher.text())
        self.catcher.show()
        self.catcher.setFocus()

    def _take(self, key: str) -> None:
        problem = self._presenter.bind(self._action, key)
        if not problem:
            self._leave()
        self._show(problem)

    def _leave(self) -> None:
        if self.catcher.isVisible():
            focused = self.catcher.hasFocus()
            self.catcher.hide()
            if focused:
                self.table.setFocus()

    def _reset_all(self) -> None:
        self._presenter.reset_all()
        self._show("")

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._action = str(index.data(ACTION))
        fixed = not keymap.may_rebind(self._action)
        self.change.setEnabled(not fixed)
        self._show("")

    def _show(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.reset.setEnabled(self._action in keymap.own_keys())
        self.reset_all.setEnabled(bool(keymap.own_keys()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._head.setText(self.tr("Keys"))
        self._help.setText(
            self.tr("Choose an action, press Enter, strike its new key. It acts at once, for you, at this station.")
        )
        self.table.setAccessibleName(self.tr("Keys"))
        self.change.say(self.tr("Change the key"))
        self.reset.say(self.tr("Default key"))
        self.reset_all.say(self.tr("All default keys"))
        self._presenter.model.say()
