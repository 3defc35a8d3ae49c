"""Keys as they were struck, where a Vietnamese keyboard program rewrites them into letters.

Programs that hook the keyboard (Telex, VNI) keep rewriting where nobody types text: after ``A``, another ``A`` arrives
as Backspace and ``â``; a third one, which undoes it, as Backspace, ``a`` and ``a``. Here the burst becomes the one key
that was struck, and the Backspace nothing. Input methods of the system are switched off where no text is typed.

Marks are told apart by Unicode's canonical decomposition. Telex writes tones with ``s f r x j`` and marks by doubling a
letter or with ``w``; VNI writes both with digits.
"""

from __future__ import annotations

import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from station.gui import keymap

METHODS = ("telex", "vni")

# A program sends its burst at once; a hand needs longer from one key to the next.
BURST_MS = 40

_TONES = {"\u0301": ("S", "1"), "\u0300": ("F", "2"), "\u0309": ("R", "3"), "\u0303": ("X", "4"), "\u0323": ("J", "5")}
_CIRCUMFLEX, _BREVE, _HORN, _STROKE = "\u0302", "\u0306", "\u031b", "\u0335"
_MARKS = {_CIRCUMFLEX: ("", "6"), _HORN: ("W", "7"), _BREVE: ("W", "8"), _STROKE: ("D", "9")}
_TEXT = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_SINGLE = {"ơ": "[", "ư": "]"}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def is_composed(sign: str) -> bool:
    """Whether the sign is a Vietnamese letter that no key of its own writes."""
    return bool(_signs(sign))


def struck(before: str, after: str, method: str) -> str:
    """Return the key that turned the letters ``before`` into ``after``, ``""`` when no mark was added."""
    had, has = _signs(before), _signs(after)
    added = list((Counter(has) - Counter(had)).elements())
    if not added:
        return ""
    tones = [one for one in added if one[1] in _TONES]
    letter, mark = (tones or added)[0]
    telex, vni = (_TONES | _MARKS)[mark]
    return vni if method == "vni" else telex or letter


def lost_tone(before: str, after: str) -> bool:
    """Whether a tone was taken away."""
    gone = Counter(mark for _, mark in _signs(before)) - Counter(mark for _, mark in _signs(after))
    return any(mark in _TONES for mark in gone)


def _signs(letters: str) -> list[tuple[str, str]]:
    """Return each mark with the letter that bears it."""
    found: list[tuple[str, str]] = []
    for letter in letters.upper():
        if letter == "Đ":
            found.append(("D", _STROKE))
            continue
        parts = unicodedata.normalize("NFD", letter)
        base, marks = parts[0], parts[1:]
        if base not in "AEIOUY":
            continue
        # A tone belongs to the word: on which letter it stands changes as the word grows.
        found += [("" if mark in _TONES else base, mark) for mark in marks if mark in _TONES or mark in _MARKS]
    return found


@dataclass(slots=True)
class _Burst:
    """Letters that a program took back and those it wrote instead, until it is known what was struck."""

    gone: str = ""
    written: str = ""
    at: float = 0.0


@dataclass(slots=True)
class _Typed:
    """What the keyboard program believes to stand before the cursor."""

    word: str = ""
    burst: _Burst | None = None
    swallowed: dict[int, str] = field(default_factory=dict)


class ComposedKeys(QObject):
    """Follows the focus: looks at the keys of the widget that has it, unless text is typed there."""

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.method = METHODS[0]
        self._state = _Typed()
        self._sending = False
        self._watched: QWidget | None = None
        self._removal = QTimer(self)
        self._removal.setSingleShot(True)
        self._removal.setInterval(BURST_MS)
        self._removal.timeout.connect(self._tone_removed)
        self._application = application
        application.focusChanged.connect(self._follow)
        self._follow(None, application.focusWidget())

    def close(self) -> None:
        """Leave the keys alone from now on."""
        self._application.focusChanged.disconnect(self._follow)
        self._removal.stop()
        self._follow(self._watched, None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide at the shortcut's turn, before any shortcut acts; do what was struck in place of the key itself."""
        if self._sending or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        swallowed = self._state.swallowed
        if event.type() == QEvent.Type.ShortcutOverride:
            key = self._read(event)
            if key is not None:
                swallowed[event.key()] = key
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and event.key() in swallowed:
            key = swallowed.pop(event.key())
            if key:
                self._strike(key, event.modifiers())
            return True
        return super().eventFilter(watched, event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = None
        if now is not None and not _takes_text(now):
            now.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
            now.installEventFilter(self)
            now.destroyed.connect(self._forget)
            self._watched = now

    def _forget(self) -> None:
        self._watched = None

    def _read(self, event: QKeyEvent) -> str | None:
        """Take one key in; return what was struck instead (``""``: nothing), ``None`` for a key that is itself."""
        state, now = self._state, _moment(event)
        if state.burst is not None and now - state.burst.at > BURST_MS:
            if self._removal.isActive():
                self._tone_removed()
            state.burst = None
        self._removal.stop()
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            self._take_back(now)
            return ""
        sign = event.text()
        if event.modifiers() & _COMMANDS or len(sign) != 1 or not sign.isprintable() or sign.isspace():
            state.burst, state.word = None, ""
            return None
        state.word = (state.word + sign)[-16:]
        if state.burst is not None:
            return self._rewritten(state.burst, sign)
        if is_composed(sign):
            return _SINGLE.get(sign.lower(), "") or struck("", sign, self.method)
        return None

    def _take_back(self, now: float) -> None:
        state = self._state
        if state.burst is None:
            state.burst = _Burst()
        state.burst.gone = state.word[-1:] + state.burst.gone if state.word else "?" + state.burst.gone
        state.burst.at = now
        state.word = state.word[:-1]

    def _rewritten(self, burst: _Burst, sign: str) -> str | None:
        """Take one letter of a burst; the last one tells the key."""
        if len(burst.written) == len(burst.gone):
            self._state.burst = None  # what was written before put back what stood there: this is the key itself
            return None
        burst.written += sign
        if len(burst.written) < len(burst.gone):
            return ""
        key = struck(burst.gone, burst.written, self.method)
        if key:
            self._state.burst = None
        elif lost_tone(burst.gone, burst.written):
            self._removal.start()
        return key

    def _tone_removed(self) -> None:
        """Nothing followed a letter that lost its tone: the key that takes tones away was struck."""
        self._state.burst = None
        self._strike("0" if self.method == "vni" else "Z", Qt.KeyboardModifier.NoModifier)

    def _strike(self, key: str, modifiers: Qt.KeyboardModifier) -> None:
        """Let the key act as if no program had touched it: the widget may claim it, then shortcuts, then it gets it."""
        target = QApplication.focusWidget()
        if target is None:
            return
        shift = modifiers & Qt.KeyboardModifier.ShiftModifier
        code = ord(key)  # Qt numbers letters, digits and signs as Unicode does
        text = key if shift else key.lower()
        self._sending = True
        try:
            override = QKeyEvent(QEvent.Type.ShortcutOverride, code, shift, text)
            override.ignore()
            QCoreApplication.sendEvent(target, override)
            if override.isAccepted() or not keymap.strike(f"Shift+{key}" if shift and key.isalpha() else key):
                QCoreApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, code, shift, text))
        finally:
            self._sending = False


def _takes_text(widget: QWidget) -> bool:
    return isinstance(widget, _TEXT) or (isinstance(widget, QComboBox) and widget.isEditable())


def _moment(event: QKeyEvent) -> float:
    """Return milliseconds of the system's clock of events, of our own where it gives none."""
    return float(event.timestamp()) or time.monotonic() * 1000
