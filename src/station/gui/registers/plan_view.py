"""The plans: those of all units at the left, the form of one at the right, and what follows from it as it is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from station.gui import keymap, numbers, theme
from station.gui.frame.section import Section
from station.gui.parts.cards import Captions, card
from station.gui.parts.choice_box import ChoiceBox
from station.gui.parts.dossier_header import Progress
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.parts.tables import plain_table
from station.gui.registers.plan_draft import NUMBERS
from station.gui.registers.plan_model import shown_day
from station.gui.registers.plan_presenter import PlanPresenter
from station.settings.texts import Sentence
from station.workflow.plans import Standing

FORM_WIDTH = 440
FIELDS = (
    "pages", "dossiers", "pages_before", "dossiers_before", "begins", "deadline", "unit_price", "coefficient", "note",
)  # fmt: skip


class PlanView(Section):
    """A plan is asked of a unit, or of the whole project; one without pages and dossiers is taken away."""

    def __init__(self, presenter: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__("plan", parent)
        self._presenter = presenter
        self.new = KeyButton("add", action="new_entry", height="head")
        widths = {1: 110, 2: 100, 3: 110, 4: 70}
        self.table = plain_table(presenter.model, stretch=0, widths=widths)
        self._empty, self._stack = EmptyState("plan"), QStackedWidget()
        self.unit = ChoiceBox()
        self._unit_caption = Captions(self.unit)
        self.fields = {name: QLineEdit() for name in FIELDS}
        self._captions = Captions(*(self.fields[name] for name in FIELDS[:-1]), columns=2)
        self._note_caption = Captions(self.fields["note"])
        self.bar = Progress()
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._names = {name: label("label") for name in ("whole", "done", "needed", "expected")}
        self.figures = {name: label("strong") for name in self._names}
        self.problem = label("problem", wrap=True)
        self.store = KeyButton("check", kind="primary", action="store", height="tall")
        self._panel = card(
            self._unit_caption, self._captions, self._note_caption, self._figures_box(), QWidget(), self.problem,
            self.store, fills=4,
        )  # fmt: skip
        self._build()
        self._connect()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read plans, units and figures anew; ``subject`` may be the code of a unit."""
        self._presenter.load(subject or None)

    def take_focus(self) -> None:
        """Put the focus into the first figure."""
        self.fields["pages"].setFocus()

    def word(self) -> str:
        """Return what the part is called."""
        return self.tr("Plan")

    def panes(self) -> Sequence[QWidget]:
        """Return list and form."""
        return (self._stack.currentWidget() or self._stack, self._panel)

    def go_out(self) -> bool:
        """Forget what was typed."""
        return self._presenter.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the form its width."""
        super().resizeEvent(event)
        self._panel.setFixedWidth(min(theme.scaled(FORM_WIDTH), self.width() // 2))

    def _figures_box(self) -> QFrame:
        box = QFrame()
        box.setProperty("kind", "figures")
        grid = QGridLayout(box)
        grid.setContentsMargins(12, 8, 12, 10)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.bar, 0, 0, 1, 2)
        for row, name in enumerate(self._names, start=1):
            grid.addWidget(self._names[name], row, 0)
            grid.addWidget(self.figures[name], row, 1)
        grid.setColumnStretch(1, 1)
        return box

    def _build(self) -> None:
        self.tool_row.addWidget(self.new)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.problem.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        row.addWidget(card(self._stack, fills=0, flush=True), 1)
        row.addWidget(self._panel)
        if not self._presenter.may_plan:
            self.new.hide()
            self.store.hide()
            for field in self.fields.values():
                field.setReadOnly(True)

    def _connect(self) -> None:
        presenter = self._presenter
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.unit.activated.connect(lambda _place: presenter.choose(str(self.unit.currentData() or "")))
        self.new.clicked.connect(self._start_new)
        self._empty.pressed.connect(self._start_new)
        self.store.clicked.connect(self._store)
        for name, field in self.fields.items():
            field.textEdited.connect(lambda text, field_name=name: presenter.type(field_name, text))
            field.editingFinished.connect(self._say_faults)
            field.returnPressed.connect(self._store)
        presenter.loaded.connect(self._loaded)
        presenter.stored.connect(self.table.setFocus)
        presenter.chosen.connect(self._show_plan)
        presenter.changed.connect(self._say_standing)
        presenter.failed.connect(self._refuse)
        keymap.bind(self, "store", self._store)
        keymap.bind(self, "new_entry", self._start_new)
        keymap.bind_in(self.table, "open", self.fields["pages"].setFocus)

    def _start_new(self) -> None:
        self._presenter.choose(self._presenter.first_without_plan())
        self.unit.setFocus()

    def _store(self) -> None:
        self.problem.hide()
        wrong = self._say_faults()
        if wrong:
            self.fields[wrong].setFocus()
        else:
            self._presenter.store()

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self._presenter.model.line(current.row()) if current.isValid() else None
        if line is not None and line.plan.unit != self._presenter.unit:
            self._presenter.choose(line.plan.unit)

    def _loaded(self) -> None:
        presenter = self._presenter
        self._stack.setCurrentWidget(self.table if presenter.model.lines() else self._empty)
        self._say_units()
        row = presenter.model.row_of(presenter.unit)
        if row >= 0:
            self.table.selectRow(row)

    def _show_plan(self) -> None:
        presenter = self._presenter
        self.problem.hide()
        self.unit.setCurrentIndex(max(0, self.unit.findData(presenter.unit)))
        for name, field in self.fields.items():
            text = presenter.draft.texts.get(name, "")
            field.setText(_grouped(text) if name in NUMBERS else text)
            field.setProperty("mark", "")
            field.style().polish(field)
        self._say_standing()

    def _say_faults(self) -> str:
        """Mark what is wrong and say it; return the first such field."""
        faults = self._presenter.draft.faults()
        wrong = {name: code for name, code in faults.items() if code != "empty"}
        for name, field in self.fields.items():
            mark = "wrong" if name in wrong else ""
            if field.property("mark") != mark:
                field.setProperty("mark", mark)
                field.style().unpolish(field)
                field.style().polish(field)
        first = next((name for name in FIELDS if name in wrong), "")
        self.problem.setText(self._fault_words(wrong[first]) if first else "")
        self.problem.setVisible(bool(first))
        return first

    def _fault_words(self, code: str) -> str:
        return {
            "not_a_number": self.tr("Digits only; points and blanks between them are allowed."),
            "not_a_day": self.tr("A day of the calendar, such as 31/12/2027."),
            "before_begin": self.tr("The deadline is before the begin."),
            "not_a_coefficient": self.tr("A number such as 1.2, or the names of coefficients joined by *."),
        }[code]

    def _say_standing(self) -> None:
        found = self._presenter.standing
        told = found.progress if found is not None else None
        planned = told.plan.pages or told.plan.dossiers if told is not None else 0
        figure = (told.pages if told.plan.pages else told.dossiers) if told is not None else 0
        percent = told.percent if told is not None else None
        self.bar.show_progress(
            figure, f"/ {numbers.count(planned)}", "" if percent is None else f"{numbers.count(percent)}\u202f%",
            float(told.share or 0) if told is not None else 0.0,
        )  # fmt: skip
        for name, words in self._figure_words(found).items():
            self.figures[name].setText(words)

    def _figure_words(self, found: Standing | None) -> dict[str, str]:
        if found is None:
            return dict.fromkeys(self.figures, numbers.MISSING)
        coming = found.forecast
        needed = self.tr("{n} pages a working day").format(n=numbers.count(coming.needed_per_day))
        return {
            "whole": self._money(found.cost_planned), "done": self._money(found.cost + found.cost_before),
            "needed": numbers.MISSING if coming.needed_per_day is None else needed,
            "expected": shown_day(coming.expected),
        }  # fmt: skip

    def _money(self, amount: int) -> str:
        return f"{numbers.count(amount)} đ"

    def _refuse(self, sentence: Sentence) -> None:
        self.problem.setText(str(sentence))
        self.problem.show()

    def _say_units(self) -> None:
        self.unit.clear()
        self.unit.addItem(self.tr("The whole project"), "")
        for code, name in self._presenter.units.items():
            self.unit.addItem(f"{code} · {name}", code)
        self.unit.setCurrentIndex(max(0, self.unit.findData(self._presenter.unit)))

    def say(self) -> None:
        """Set every word."""
        self.new.say(self.tr("New plan"))
        self.table.setAccessibleName(self.word())
        self._presenter.model.say()
        self._empty.say(self.tr("No plan is set yet."), self.tr("New plan"), "new_entry")
        self._unit_caption.say(self.tr("Unit"))
        self._captions.say(
            self.tr("Pages"), self.tr("Dossiers"), self.tr("Pages done before"), self.tr("Dossiers done before"),
            self.tr("Begin"), self.tr("Deadline"), self.tr("Price of an A4 page (đ)"), self.tr("Coefficient K"),
        )  # fmt: skip
        self._note_caption.say(self.tr("Note"))
        for name in ("begins", "deadline"):
            self.fields[name].setPlaceholderText(self.tr("dd/mm/yyyy"))
        self.fields["unit_price"].setPlaceholderText(numbers.count(self._presenter.draft.table.unit_price))
        words = {
            "whole": self.tr("Cost of the whole"), "done": self.tr("Cost of what is done"),
            "needed": self.tr("Needed"), "expected": self.tr("At the pace of now done on"),
        }  # fmt: skip
        for name, text in words.items():
            self._names[name].setText(text)
        self.store.say(self.tr("Store the plan"))
        self._say_units()
        self._say_standing()


def _grouped(digits: str) -> str:
    """Return a number as people read it; what is none as it is."""
    return numbers.count(int(digits)) if digits.isascii() and digits.isdigit() else digits
