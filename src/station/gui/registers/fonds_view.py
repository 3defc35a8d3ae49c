"""The fonds: a list at the left, unit and description of one at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from station.gui import keymap
from station.gui.frame.section import Section
from station.gui.parts.cards import Captions, card
from station.gui.parts.choice_box import ChoiceBox
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.focus_keeper import tab_through
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel, label, rule
from station.gui.parts.list_beside import ListBeside
from station.gui.parts.tables import plain_table
from station.gui.registers.entry_form import EntryForm
from station.gui.registers.fonds_presenter import FondsPresenter
from station.model.profiles import FieldRule
from station.settings.texts import Sentence

FORM_WIDTH = 440
_GIVEN = frozenset({"fondsCode"})


class FondsView(Section):
    """Fonds come with inventories; here they are described, and given to the unit whose figures they count in."""

    def __init__(self, presenter: FondsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("fonds", parent)
        self._presenter = presenter
        self.table = plain_table(presenter.model, stretch=1, widths={0: 110, 2: 190, 3: 90})
        self._empty = EmptyState("fonds")
        self._head, self.unit = ElidedLabel("title"), ChoiceBox()
        self._unit_caption = Captions(self.unit)
        self._no_units = label("help", wrap=True)
        self.form: EntryForm | None = None
        self._rules: tuple[FieldRule, ...] = ()
        self._form_place = QVBoxLayout()
        self.problem = label("problem", wrap=True)
        self.store = KeyButton("check", kind="primary", action="store", height="tall")
        self._panel = card(
            self._head, self._unit_caption, self._no_units, self._form_place, rule(), self.problem, self.store,
            fills=3,
        )  # fmt: skip
        self._beside = ListBeside(self.table, self._empty, self._panel, FORM_WIDTH)
        self._build()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read everything anew."""
        del subject
        self._presenter.load()

    def word(self) -> str:
        """Return what the part is called."""
        return self.tr("Fonds")

    def panes(self) -> Sequence[QWidget]:
        """Return list and form."""
        return self._beside.panes

    def go_out(self) -> bool:
        """Forget what was typed."""
        if self.form is None or not self.form.draft.changed:
            return False
        self._show()
        return True

    def _build(self) -> None:
        self._beside.fill(self)
        self.problem.hide()
        presenter = self._presenter
        self.unit.setEnabled(presenter.may_assign)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show())
        self.store.clicked.connect(self._store)
        presenter.loaded.connect(self._loaded)
        presenter.stored.connect(self._stored)
        presenter.failed.connect(self._refuse)
        keymap.bind(self, "store", self._store)
        keymap.bind_in(self.table, "open", self.unit.setFocus)

    def _loaded(self) -> None:
        picture = self._presenter.picture
        if picture.rules != self._rules or self.form is None:
            if self.form is not None:
                self._form_place.removeWidget(self.form)
                self.form.deleteLater()
            self._rules = picture.rules
            self.form = EntryForm(picture.rules, picture.lists)
            self.form.submitted.connect(self._store)
            self._form_place.addWidget(self.form)
            tab_through([self.unit, *self.form.view.stops(), self.store])
        self._beside.show_list(lines=bool(picture.fonds))
        self._panel.setEnabled(bool(picture.fonds))
        self._say_units()
        if picture.fonds:
            self.table.selectRow(0)

    def _show(self) -> None:
        presenter, fonds = self._presenter, self._presenter.fonds(self.table.currentIndex().row())
        if fonds is None or self.form is None:
            return
        self.problem.hide()
        self._head.say(presenter.model.words(fonds, 1) or fonds.code)
        self.unit.setCurrentIndex(max(0, self.unit.findData(presenter.picture.unit_of.get(fonds.code, ""))))
        self.form.load(presenter.described(fonds), fixed=_GIVEN)

    def _store(self) -> None:
        fonds = self._presenter.fonds(self.table.currentIndex().row())
        self.problem.hide()
        if fonds is not None and self.form is not None and self.form.try_to_store():
            changed = {name: value for name, value in self.form.draft.changed.items() if name not in _GIVEN}
            self._presenter.store(fonds.code, changed, str(self.unit.currentData() or ""))

    def _stored(self, code: str) -> None:
        self.table.selectRow(max(0, self._presenter.row_of(code)))
        self.table.setFocus()

    def _refuse(self, sentence: Sentence) -> None:
        self.problem.setText(str(sentence))
        self.problem.show()

    def _say_units(self) -> None:
        chosen = self.unit.currentData()
        self.unit.clear()
        self.unit.addItem(self.tr("No unit"), "")
        for code, name in self._presenter.picture.units.items():
            self.unit.addItem(f"{code} · {name}", code)
        self.unit.setCurrentIndex(max(0, self.unit.findData(chosen)))
        self._no_units.setVisible(not self._presenter.picture.units)

    def say(self) -> None:
        """Set every word."""
        self.table.setAccessibleName(self.word())
        self._presenter.model.say()
        self._empty.say(self.tr("Fonds come with the first inventory."), "", "")
        self._unit_caption.say(self.tr("Unit whose figures it counts in"))
        self._no_units.setText(self.tr("No unit is registered yet: see Units."))
        self.store.say(self.tr("Store"))
        self._say_units()
        self._show()
