"""One field of the form: its letter, its title, the field, its mark, and one line of what must be said about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from station.gui import icons, keymap, numbers, theme
from station.gui.describe.field_editors import HEIGHT, CodeEditor, LineEditor, TextEditor
from station.gui.describe.field_words import (
    Lists,
    choices,
    fault_words,
    field_title,
    hint,
    origin_words,
    refused_words,
    shown_value,
    source_words,
)
from station.gui.describe.form import FieldState, Mark, Source
from station.gui.parts.labels import ElidedLabel, label
from station.model.profiles import FieldRule

BADGE = 24
MARK = 24
_SHAPES = {
    Mark.SUGGESTED: ("spark", "accent"), Mark.ACCEPTED: ("accepted", "accepted_ink"),
    Mark.WRONG: ("warning", "flagged_ink"),
}  # fmt: skip
# Letters are counted aloud in fields that take at least so many.
_COUNTED = 100
# So many do not fit into a line.
_LONG = 300


class FieldRow(QWidget):
    """Signals carry the name of the field: ``typed`` and ``left`` with its words, ``entered``, ``came``."""

    typed = Signal(str, str)
    left = Signal(str)
    entered = Signal(str)
    came = Signal(str)

    def __init__(
        self, rule: FieldRule, lists: Lists, rules: Sequence[FieldRule], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rule = rule
        self._lists, self._rules = lists, rules
        self.state = FieldState(rule, "", "", required=False)
        self.current = self.touched = False
        self._page = 0
        self._refused = ""
        self.editor = self._make_editor()
        self._badge, self._mark = _Badge(), _MarkSign()
        self._title, self._needed, self._count = ElidedLabel("label"), label("help"), label("help")
        self._note, self._accept = label("help", wrap=True), _KeyCap()
        self._build()
        signals = self.editor.signals
        signals.typed.connect(self._typed)
        signals.entered.connect(lambda: self.entered.emit(rule.name))
        signals.came.connect(self._came)
        signals.left.connect(self._left)
        signals.refused.connect(self._show_refusal)

    def show_state(self, state: FieldState, page: int) -> None:
        """Show what the field holds now; what somebody is typing is left alone. ``page``: number of its box's page."""
        self.state, self._page = state, page
        if not self.touched:
            self.editor.show_words(shown_value(self.rule, state.shown, self._lists))
        self._badge.show_letter(state.letter, lit=self.current)
        self._dress()

    def without_letter(self) -> None:
        """Give the room of the letter to the field, in forms that no page stands beside."""
        self._badge.hide()
        grid = self.layout()
        assert isinstance(grid, QGridLayout)
        grid.setColumnMinimumWidth(0, 0)

    def put(self, words: str) -> None:
        """Put words into the field as if they had been typed."""
        self.editor.show_words(words)
        self._typed(words)

    def reset(self) -> None:
        """Forget what was typed: it is stored, or taken back."""
        self.touched, self._refused = False, ""

    def say(self) -> None:
        """Say the words anew."""
        self._title.say(field_title(self.rule, short=True))
        self.editor.setToolTip(field_title(self.rule))
        self._show_needed()
        self.editor.setPlaceholderText(hint(self.rule, self._lists, required=bool(self._needed_words())))
        if isinstance(self.editor, CodeEditor):
            self.editor.offer(choices(self.rule, self._lists))
        self._dress()

    def _make_editor(self) -> LineEditor | TextEditor:
        rule = self.rule
        if rule.type in ("code", "codes", "boolean"):
            return CodeEditor(several=rule.type == "codes")
        if rule.lines > 1 or rule.length >= _LONG:
            return TextEditor(rule.length, rule.lines)
        return LineEditor(rule.length if rule.type == "text" else 0)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, BADGE)
        grid.setColumnMinimumWidth(2, MARK)
        grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.setSpacing(6)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head.addWidget(self._title)
        head.addWidget(self._needed)
        head.addStretch()
        head.addWidget(self._count)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._note, 1)
        foot.addWidget(self._accept, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._badge, 0, 0)
        grid.addLayout(head, 0, 1, 1, 2)
        grid.addWidget(self.editor, 1, 1)
        grid.addWidget(self._mark, 1, 2)
        grid.addLayout(foot, 2, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        if self.rule.origin:
            self.editor.setReadOnly(True)
            self.editor.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_open(self, *, open_: bool) -> None:
        """Let the field be filled, or only be read."""
        self.editor.setReadOnly(not open_ or bool(self.rule.origin))

    def _typed(self, words: str) -> None:
        self.touched, self._refused = True, ""
        self.typed.emit(self.rule.name, words)

    def _came(self) -> None:
        self.current = True
        self._badge.show_letter(self.state.letter, lit=True)
        self._dress()
        self.came.emit(self.rule.name)

    def _left(self) -> None:
        self.current, self._refused = False, ""
        self._badge.show_letter(self.state.letter, lit=False)
        self.left.emit(self.rule.name)
        self._dress()

    def _show_refusal(self, length: int) -> None:
        self._refused = refused_words(self.rule, length)
        self._dress()

    def _dress(self) -> None:
        """Show mark, note and count."""
        state = self.state
        mark = state.mark
        if self.touched and mark is Mark.SUGGESTED:
            mark = Mark.EMPTY
        self._mark.show_mark(mark)
        warned = mark is Mark.WRONG or bool(self._refused)
        _set(self._title, "kind", "field-title" if self.current else "label")
        _set(self.editor, "mark", Mark.WRONG.value if warned else mark.value)
        note = self._note_words(mark)
        self._note.setText(note)
        kind = (
            "warning-small"
            if warned or state.is_left_open
            else "source"
            if mark is Mark.SUGGESTED and self.current
            else "help"
        )
        _set(self._note, "kind", kind)
        self._note.setVisible(bool(note))
        self._accept.setVisible(mark is Mark.SUGGESTED and self.current and self.rule.width != "half")
        self._show_needed()
        self._show_count()
        self._name(note)

    def _show_needed(self) -> None:
        """Say whether the field must be filled: by a word, or by a star where the title needs the room."""
        words = self._needed_words()
        title = self._title.fontMetrics().horizontalAdvance(self._title.whole())
        room = self.width() - BADGE - 28 - title
        fits = self._needed.fontMetrics().horizontalAdvance(words) <= room
        self._needed.setText(words if fits or not words else "*")
        self._needed.setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say it as there is room."""
        super().resizeEvent(event)
        # Later: a label that changes while its row is laid out keeps its old width.
        QTimer.singleShot(0, self, self._show_needed)

    def _needed_words(self) -> str:
        if self.state.required:
            return self.tr("required")
        return self.tr("expected") if self.rule.expected and not self.rule.origin else ""

    def _note_words(self, mark: Mark) -> str:
        state = self.state
        if self._refused:
            return self._refused
        if mark is Mark.WRONG:
            return fault_words(state, self._rules, self._lists)
        if mark is Mark.GIVEN:
            return origin_words(state)
        proposal = state.proposal if mark is Mark.SUGGESTED else None
        if proposal is None or not (self.current or proposal.source is Source.DOSSIER):
            return ""
        return source_words(proposal, self._page, short=self.rule.width == "half")

    def _show_count(self) -> None:
        rule = self.rule
        counted = rule.type == "text" and rule.length >= _COUNTED and (self.current or self.touched)
        length = len(self.editor.words())
        text = f"{numbers.count(length)} / {numbers.count(rule.length)}" if counted and not rule.origin else ""
        self._count.setText(text)

    def _name(self, note: str) -> None:
        needed = self._needed_words()
        words = {Mark.SUGGESTED: self.tr("suggested"), Mark.ACCEPTED: self.tr("filled")}.get(self.state.mark, "")
        self.editor.setAccessibleName(field_title(self.rule))
        self.editor.setAccessibleDescription(", ".join(filter(None, (needed, words, note))))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()


def _set(widget: QWidget, name: str, value: str) -> None:
    """Give a widget another look of the style sheet; nothing is measured anew when it has that look."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class _Badge(QWidget):
    """The letter that ties the field to its box on the page."""

    def __init__(self) -> None:
        super().__init__()
        self._letter, self._lit = "", False
        self.setFixedSize(QSize(20, 20))

    def show_letter(self, letter: str, *, lit: bool) -> None:
        """Show a letter, filled for the current field."""
        self._letter, self._lit = letter, lit
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate and the letter."""
        if not self._letter:
            return
        shown = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.primary if self._lit else shown.soft))
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(QColor(shown.on_fill if self._lit else shown.accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)


class _MarkSign(QWidget):
    """Spark, disc or triangle beside the field."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = Mark.EMPTY
        self.setFixedWidth(MARK)
        self.setMinimumHeight(HEIGHT)

    def show_mark(self, mark: Mark) -> None:
        """Show another mark."""
        if mark is not self._mark:
            self._mark = mark
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shape in the middle of the first line."""
        if self._mark in _SHAPES:
            name, colour = _SHAPES[self._mark]
            place = QRect(4, (self.height() - 16) // 2, 16, 16)
            icons.draw(QPainter(self), name, theme.current().flat()[colour], place)


class _KeyCap(QWidget):
    """The key that accepts, with its word."""

    def sizeHint(self) -> QSize:
        """Return the room for cap and word."""
        width = self.fontMetrics().horizontalAdvance(self._words()) + 12
        return QSize(width, 20)

    def _words(self) -> str:
        return self.tr("{key} accepts").format(key=keymap.cap("field_accept"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(theme.current().accent)
        painter.setFont(theme.font(11))
        painter.setPen(QPen(accent, 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -2), 4, 4)
        painter.drawText(self.rect().adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, self._words())
