"""The four groups of the card: secrecy level, condition of the paper, sheets counted by hand, a note."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.parts.labels import label
from station.gui.states import condition_word, secrecy_word
from station.gui.worklist.card_presenter import Card, CardPresenter
from station.gui.worklist.choice_group import ChoiceGroup
from station.model.paper import Condition
from station.model.secrecy import Secrecy

LEVELS, CONDITIONS = tuple(Secrecy), tuple(Condition)
_MOST_SHEETS = 100_000


class CardGroups(QWidget):
    """Widgets that show what is recorded and ask for another value; nothing is shown that is not recorded."""

    def __init__(self, presenter: CardPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._card: Card | None = None
        self._heads = [_Head(place) for place in range(1, 5)]
        self.levels = ChoiceGroup(((0, 2), (440, 4)))
        self.conditions = ChoiceGroup(((0, 2), (280, 3)))
        self.sheets, self.note = QLineEdit(), QLineEdit()
        self._level_help, self._sheets_help = label("help", wrap=True), label("help", wrap=True)
        self.sheets.setValidator(QIntValidator(0, _MOST_SHEETS, self.sheets))
        self.sheets.setFixedWidth(76)
        self.sheets.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._fill()
        self.levels.chosen.connect(lambda place: presenter.classify(LEVELS[place]))
        self.conditions.chosen.connect(lambda place: presenter.set_condition(CONDITIONS[place]))
        self.sheets.editingFinished.connect(self._take_sheets)
        self.note.editingFinished.connect(lambda: presenter.write_note(self.note.text()))
        self.sheets.returnPressed.connect(self.note.setFocus)
        self.say()

    def put_before_note(self, widget: QWidget) -> None:
        """Put a widget between the sheets and the note."""
        self._layout.insertWidget(self._layout.indexOf(self._heads[3]), widget)

    def first_open(self) -> QWidget | None:
        """Return the first group that still needs a word, else the first that can be changed."""
        card = self._card
        if card is not None and self.levels.isEnabled() and card.dossier.secrecy is None:
            return self.levels
        waiting = self.conditions if card is not None and card.triage.condition is None else self.sheets
        return next((one for one in (waiting, self.levels) if one.isEnabled() and not one.isHidden()), None)

    def show_card(self, card: Card, *, only_level: bool = False) -> None:
        """Show what is recorded of a dossier; a field that is being typed in keeps its words."""
        for widget in (*self._heads[1:], self.conditions, self.sheets, self._sheets_help, self.note):
            widget.setVisible(not only_level)
        another = self._card is None or self._card.dossier.id != card.dossier.id
        self._card = card
        level, condition = card.dossier.secrecy, card.triage.condition
        self.levels.show_choice(LEVELS.index(level) if level is not None else -1)
        self.levels.setEnabled(card.may_classify)
        self.conditions.show_choice(CONDITIONS.index(condition) if condition is not None else -1)
        for widget in (self.conditions, self.sheets, self.note):
            widget.setEnabled(card.may_triage)
        counted = card.triage.counted_sheets
        for field, text in ((self.sheets, str(counted) if counted else ""), (self.note, card.triage.note)):
            if another or not field.hasFocus():
                field.setText(text)
        self.say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        required = self.tr("required")
        self._heads[0].say(self.tr("Secrecy level"), required)
        self._heads[1].say(self.tr("Paper"), "")
        self._heads[2].say(self.tr("Sheets by hand"), "")
        self._heads[3].say(self.tr("Note for who comes next"), "")
        self.levels.say(self.tr("Secrecy level"), [secrecy_word(level) for level in LEVELS], [len(LEVELS) - 1])
        held = [place for place, condition in enumerate(CONDITIONS) if condition.holds]
        self.conditions.say(self.tr("Paper"), [condition_word(condition) for condition in CONDITIONS], held)
        self.sheets.setAccessibleName(self.tr("Sheets by hand"))
        self.note.setAccessibleName(self.tr("Note for who comes next"))
        self.note.setPlaceholderText(self.tr("For example: sheet 12 is folded, open it first"))
        card = self._card
        fixed = card is not None and not card.may_classify and card.line.pages > 0
        self._level_help.setText(
            self.tr("Recorded; it cannot change once pages were scanned.") if fixed
            else self.tr("Top secret: not digitised, goes to the secret store.")
        )  # fmt: skip
        said = self._about_sheets(card) if card is not None else ""
        self._sheets_help.setText(said)
        self._sheets_help.setVisible(bool(said) and not self.sheets.isHidden())
        listed = card.dossier.expected_sheets if card is not None else None
        self.sheets.setPlaceholderText(numbers.count(listed))

    def _about_sheets(self, card: Card) -> str:
        """Return what the inventory says, where a person counted otherwise; else it stands in the field."""
        listed, counted = card.dossier.expected_sheets, card.triage.counted_sheets
        if listed is None:
            return self.tr("The inventory does not say how many.")
        if counted is None or counted == listed:
            return ""
        off = f"{counted - listed:+d}".replace("-", "−")
        return self.tr("By the inventory: {n}. Counted {off}.").format(n=numbers.count(listed), off=off)

    def _take_sheets(self) -> None:
        text = self.sheets.text().strip()
        self._presenter.count_sheets(int(text) if text.isdigit() and int(text) else None)

    def _fill(self) -> None:
        add = self._layout.addWidget
        add(self._heads[0])
        add(self.levels)
        add(self._level_help)
        add(self._heads[1])
        add(self.conditions)
        row = QHBoxLayout()
        row.addWidget(self._heads[2], 1)
        row.addWidget(self.sheets)
        self._layout.addLayout(row)
        add(self._sheets_help)
        add(self._heads[3])
        add(self.note)
        order: Sequence[QWidget] = (self.levels, self.conditions, self.sheets, self.note)
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)


class _Head(QWidget):
    """A numbered title, and at the right whether a word is required."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._number = QLabel(str(place))
        self._number.setProperty("kind", "step")
        self._title, self._right = label("strong"), label("help")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._number)
        row.addWidget(self._title)
        row.addStretch()
        row.addWidget(self._right)

    def say(self, title: str, right: str) -> None:
        """Set the words."""
        self._title.setText(title)
        self._right.setText(right)
