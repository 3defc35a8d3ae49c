"""The form, generated from a table of fields: main ones in their order, short ones side by side, the rest folded."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station.gui.describe.field_row import FieldRow
from station.gui.describe.field_words import Lists
from station.gui.describe.form import MAIN, FieldState, in_form_order
from station.gui.parts.focus_keeper import tab_through
from station.gui.parts.key_button import KeyButton
from station.model.profiles import FieldRule


class FormView(QScrollArea):
    """Signals carry the name of a field: ``typed`` with its words, ``left``, ``entered``, ``came``."""

    typed = Signal(str, str)
    left = Signal(str)
    entered = Signal(str)
    came = Signal(str)

    def __init__(self, rules: Sequence[FieldRule], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = in_form_order(rules)
        self.rows = {rule.name: FieldRow(rule, lists, rules) for rule in self._order}
        self._fold = KeyButton("next", kind="link")
        self._folded = QWidget()
        self._fold_state = True
        self.current = ""
        self._build()
        for row in self.rows.values():
            row.typed.connect(self.typed)
            row.left.connect(self.left)
            row.entered.connect(self.entered)
            row.came.connect(self._came)
        self._fold.clicked.connect(lambda: self.unfold(open_=self._fold_state))
        self.say()

    def show_fields(self, states: Sequence[FieldState], page_of: Callable[[str], int], *, open_: bool) -> None:
        """Show every field; ``page_of`` returns the number of a page by its id."""
        for state in states:
            row = self.rows[state.rule.name]
            row.set_open(open_=open_)
            row.show_state(state, page_of(state.proposal.page_id) if state.proposal is not None else 0)
        hidden = [state for state in states if state.rule.group != MAIN]
        if self._fold_state and any(state.fault for state in hidden):
            self.unfold(open_=True)

    def first_name(self) -> str:
        """Return the first field that a person fills, ``""`` for none."""
        return next((rule.name for rule in self._order if not rule.origin), "")

    def names(self) -> list[str]:
        """Return the fields that a person fills and that are to be seen, in their order."""
        return [rule.name for rule in self._order if not rule.origin and (rule.group == MAIN or not self._fold_state)]

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in reading order."""
        main = [rule.name for rule in self._order if rule.group == MAIN and not rule.origin]
        more = [rule.name for rule in self._order if rule.group != MAIN and not rule.origin]
        return [
            *(self.rows[name].editor for name in main), self._fold, *(self.rows[name].editor for name in more),
        ]  # fmt: skip

    def following(self, name: str, wanted: Callable[[str], bool] | None = None) -> str:
        """Return the next field, of all to be seen or of those wanted from the top again, ``""`` for none."""
        names = self.names() if wanted is None else [rule.name for rule in self._order if not rule.origin]
        place = names.index(name) if name in names else -1
        order = names[place + 1 :] if wanted is None else names[place + 1 :] + names[: place + 1]
        return next((one for one in order if wanted is None or wanted(one)), "")

    def go_to(self, name: str) -> None:
        """Put the focus into a field, unfolding what hides it."""
        row = self.rows.get(name)
        if row is None:
            return
        if row.rule.group != MAIN:
            self.unfold(open_=True)
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(row, 0, 24)

    def unfold(self, *, open_: bool) -> None:
        """Show the further fields, or fold them away."""
        self._fold_state = not open_
        self._folded.setVisible(open_)
        self.say()

    def say(self) -> None:
        """Say the words anew."""
        for row in self.rows.values():
            row.say()
        more = sum(rule.group != MAIN for rule in self._order)
        words = self.tr("More fields ({n})") if self._fold_state else self.tr("Fewer fields")
        self._fold.say(words.format(n=more))
        self._fold.show_icon("next" if self._fold_state else "unfolded")
        self._fold.setVisible(more > 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def _came(self, name: str) -> None:
        self.current = name
        self.ensureWidgetVisible(self.rows[name], 0, 24)
        self.came.emit(name)

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 8, 12)
        column.setSpacing(10)
        main = [rule for rule in self._order if rule.group == MAIN]
        more = [rule for rule in self._order if rule.group != MAIN]
        column.addLayout(self._grid(main))
        fold = QHBoxLayout()
        fold.addWidget(self._fold)
        fold.addStretch()
        column.addLayout(fold)
        self._folded.setLayout(self._grid(more))
        self._folded.hide()
        column.addWidget(self._folded)
        column.addStretch()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tab_through(self.stops())

    def _grid(self, rules: Sequence[FieldRule]) -> QGridLayout:
        """Lay fields out in two columns; a short one waits beside a short one, otherwise it has the line."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        line = column = 0
        for rule in rules:
            half = rule.width == "half"
            if column and not half:
                line, column = line + 1, 0
            grid.addWidget(self.rows[rule.name], line, column, 1, 1 if half else 2, Qt.AlignmentFlag.AlignTop)
            line, column = (line, 1) if half and not column else (line + 1, 0)
        return grid
