"""What is said of an inventory: its state, the document that says it, its date, a note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.inventory.appraisal_looks import LOOKS
from station.gui.parts.cards import Captions
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, ElidedLabel, label
from station.model.appraisal import AppraisalState, InventoryLine

# How an office writes number and sign, in any language.
EXAMPLE = "1234/SNV-VTLT"


def _says_the_same(line: InventoryLine, before: InventoryLine) -> bool:
    return (line.inventory.id, line.appraisal) == (before.inventory.id, before.appraisal)


class AppraisalCard(QWidget):
    """``wanted`` carries state, document, date and note."""

    wanted = Signal(object, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: InventoryLine | None = None
        self._title, self._figures, self.chip = ElidedLabel("title"), label("help", wrap=True), Chip()
        self._who, self._state_label = label("help", wrap=True), label("label")
        self.states = {state: KeyButton(LOOKS[state].icon) for state in AppraisalState}
        self.document, self.date, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self._captions = Captions(self.document, self.date, self.note)
        self.problem = label("problem", wrap=True)
        self.store = KeyButton("check", kind="primary", action="store", height="tall")
        self._build()
        for state, button in self.states.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, chosen=state: self._choose(chosen))
        for field in (self.document, self.date, self.note):
            field.returnPressed.connect(self._submit)
        self.store.clicked.connect(self._submit)
        keymap.bind(self, "store", self._submit)
        self.setFocusProxy(next(iter(self.states.values())))
        self.say()

    def show_line(self, line: InventoryLine | None) -> None:
        """Show an inventory, ``None`` for none; what is being typed stays when it is the same with nothing new said."""
        before, self._line = self._line, line
        if line is not None and before is not None and _says_the_same(line, before):
            self._say_line()
            return
        self.setEnabled(line is not None)
        self.problem.hide()
        said = line.appraisal if line is not None else None
        self.document.setText(said.document if said is not None else "")
        self.date.setText(said.document_date if said is not None else "")
        self.note.setText(said.note if said is not None else "")
        self._choose(line.state if line is not None else AppraisalState.DRAFT)
        self._say_line()

    def refuse(self, words: str) -> None:
        """Say why it was not stored."""
        self.problem.setText(words)
        self.problem.show()

    def _build(self) -> None:
        states = QHBoxLayout()
        states.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._title, self.chip, self._figures, self._who, self._state_label):
            column.addWidget(widget)
        pairs = list(self.states.values())
        for first, second in (pairs[:2], pairs[2:]):
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(first, 1)
            row.addWidget(second, 1)
            column.addLayout(row)
        column.addLayout(self._captions)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(self.store)

    def _choose(self, chosen: AppraisalState) -> None:
        for state, button in self.states.items():
            button.setChecked(state is chosen)

    def _submit(self) -> None:
        if self._line is None:
            return
        self.problem.hide()
        state = next(state for state, button in self.states.items() if button.isChecked())
        self.wanted.emit(state, self.document.text(), self.date.text(), self.note.text())

    def _say_line(self) -> None:
        line = self._line
        self._title.say(line.inventory.code if line is not None else self.tr("No inventory chosen"))
        self.chip.show_look(LOOKS[line.state] if line is not None else None)
        self._figures.setText(self._in_words(line) if line is not None else "")
        said = line.appraisal if line is not None else None
        told = self.tr("Entered by {person} on {day}.")
        self._who.setText("" if said is None else told.format(person=said.person, day=numbers.day(said.at, None)))
        self._who.setVisible(said is not None)

    def _in_words(self, line: InventoryLine) -> str:
        parts = [self.tr("%n dossier(s)", "", line.dossiers), line.inventory.source_name]
        if line.urgent:
            parts.insert(1, self.tr("%n of them come first", "", line.urgent))
        return " · ".join(parts)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._state_label.setText(self.tr("Appraisal"))
        for state, button in self.states.items():
            button.say(LOOKS[state].word)
        self._captions.say(self.tr("Number and sign of the document"), self.tr("Date of the document"), self.tr("Note"))
        self.date.setPlaceholderText(self.tr("dd/mm/yyyy"))
        self.document.setPlaceholderText(EXAMPLE)
        self.store.say(self.tr("Store the appraisal"))
        self._say_line()
