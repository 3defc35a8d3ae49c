"""The form of one entry, generated from a table of fields as descriptions are; stored as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station.gui.describe.form_view import FormView
from station.gui.registers.entry_draft import EntryDraft
from station.model.profiles import FieldRule
from station.packaging.codelists import CodeList


class EntryForm(QWidget):
    """``changed``: something was typed; ``submitted``: Enter in the last field."""

    changed = Signal()
    submitted = Signal()

    def __init__(
        self, rules: Sequence[FieldRule], lists: Mapping[str, CodeList], parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.draft = EntryDraft(rules, lists)
        self.view = FormView(rules, lists)
        self._fit()
        self._fixed: frozenset[str] = frozenset()
        self._open = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.typed.connect(self._type)
        self.view.left.connect(self._leave)
        self.view.entered.connect(self._go_on)
        self._show()

    def load(self, values: Mapping[str, str], *, fixed: frozenset[str] = frozenset(), open_: bool = True) -> None:
        """Show an entry; fields that are ``fixed`` are only read, and all of them unless ``open_``."""
        self.draft.load(values)
        self._fixed, self._open = fixed, open_
        for row in self.view.rows.values():
            row.reset()
        self._show()

    def try_to_store(self) -> bool:
        """Return whether nothing is missing or wrong; else go to the first such field."""
        self.draft.tried = True
        for row in self.view.rows.values():
            row.reset()
        self._show()
        wrong = self.draft.wrong()
        if wrong:
            self.view.go_to(wrong[0])
        return not wrong

    def go_to_first(self) -> None:
        """Put the focus into the first field that can be filled."""
        self.view.go_to(next((name for name in self.view.names() if name not in self._fixed), ""))

    def _fit(self) -> None:
        """Let the fields stand in line with what is above them."""
        for row in self.view.rows.values():
            row.without_letter()
        inside = self.view.widget()
        layout = inside.layout() if inside is not None else None
        if layout is not None:
            layout.setContentsMargins(0, 4, 4, 8)

    def _type(self, name: str, words: str) -> None:
        self.draft.type(name, words)
        self.changed.emit()

    def _leave(self, name: str) -> None:
        self.view.rows[name].reset()
        self._show()

    def _go_on(self, name: str) -> None:
        following = self.view.following(name)
        if following:
            self.view.go_to(following)
        else:
            self.submitted.emit()

    def _show(self) -> None:
        self.view.show_fields(self.draft.states(self._fixed), lambda _page: 0, open_=self._open)
        for name in self._fixed:
            self.view.rows[name].set_open(open_=False)
