"""A register: its entries at the left, the form of one at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from station.gui import icons, keymap, theme
from station.gui.frame.section import Section
from station.gui.parts.cards import Captions, card, line
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.focus_keeper import tab_through
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label, rule
from station.gui.parts.list_beside import ListBeside
from station.gui.parts.tables import plain_table
from station.gui.registers.entry_form import EntryForm
from station.gui.registers.register_presenter import RegisterPresenter
from station.packaging.codelists import CodeList
from station.settings.texts import Sentence

FORM_WIDTH = 440
# From here on there is room for four fields in the list.
ROOMY = 1400


class RegisterView(Section):
    """Nothing is deleted here: an entry is retired, and can be taken back into use."""

    def __init__(self, name: str, presenter: RegisterPresenter, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._presenter = presenter
        self.new, self._export = (
            KeyButton("add", action="new_entry", height="head"),
            KeyButton("save", action="export", height="head"),
        )
        self.table = plain_table(presenter.model, stretch=1, widths={0: 120})
        self._empty = EmptyState(icons.known(name, "register"))
        self.head, self._help = label("title"), label("help", wrap=True)
        self.code = QLineEdit()
        self._code_caption = Captions(self.code)
        self.form: EntryForm | None = None
        self._lists: dict[str, CodeList] = {}
        self._dressed = False
        self._form_place = QVBoxLayout()
        self.problem = label("problem", wrap=True)
        self.store, self.retire = KeyButton("check", kind="primary", action="store", height="tall"), KeyButton()
        self._panel = card(
            self.head, self._help, self._code_caption, self._form_place, rule(), self.problem,
            line(self.store, self.retire, fills=0), fills=3,
        )  # fmt: skip
        self._beside = ListBeside(self.table, self._empty, self._panel, FORM_WIDTH)
        self._build()
        self._connect()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read the entries anew."""
        del subject
        self._presenter.load()

    def word(self) -> str:
        """Return what the register is called where there is little room; one of the site's own by its title."""
        words = {
            "unit": self.tr("Units"), "device": self.tr("Devices"), "contractor": self.tr("Contractors"),
            "spending": self.tr("Spending"), "system": self.tr("Software and servers"),
        }  # fmt: skip
        return words.get(self.name, self._presenter.title)

    def panes(self) -> Sequence[QWidget]:
        """Return list and form."""
        return self._beside.panes

    def go_out(self) -> bool:
        """Leave a form that was begun."""
        entry = self._presenter.entry(self.table.currentIndex().row())
        begun = self.code.text() and not self.code.isReadOnly()
        if self.form is None or not (self.form.draft.changed or begun):
            return False
        if entry is None:
            self.begin()
        else:
            self._show(entry.code)
        return True

    def close_section(self) -> None:
        """Nothing: the room's presenter closes this one's."""

    def begin(self) -> None:
        """Show an empty form for a new entry."""
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.problem.hide()
        self.code.setReadOnly(False)
        self.code.clear()
        if self.form is not None:
            self.form.load({}, open_=self._presenter.may_change)
        self.retire.hide()
        self.head.setText(self.tr("New entry"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._fit_table()

    def _fit_table(self) -> None:
        """Leave out columns for which there is no room: the form has them all."""
        last = self._presenter.model.columns - 1
        for column in range(3, last):
            self.table.setColumnHidden(column, self.width() < ROOMY)
        if last > 0:
            self.table.setColumnWidth(last, theme.scaled(120))

    def _build(self) -> None:
        for button in (self._export, self.new):
            self.tool_row.addWidget(button)
        self.new.setVisible(self._presenter.may_change)
        self.store.setVisible(self._presenter.may_change)
        self._beside.fill(self)

    def _connect(self) -> None:
        presenter = self._presenter
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self._empty.pressed.connect(self._start_new)
        self.new.clicked.connect(self._start_new)
        self._export.clicked.connect(self._ask_export)
        self.store.clicked.connect(self._store)
        self.retire.clicked.connect(lambda: presenter.retire(self.code.text()))
        self.code.returnPressed.connect(self._go_to_form)
        presenter.listed.connect(self._listed)
        presenter.stored.connect(self._stored)
        presenter.failed.connect(self._refuse)
        presenter.exported.connect(lambda path: self.told.emit(self.tr("Stored: {path}").format(path=path)))
        keymap.bind(self, "new_entry", self._start_new)
        keymap.bind(self, "store", self._store)
        keymap.bind(self, "export", self._ask_export)
        keymap.bind_in(self.table, "open", self._go_to_form)

    def _go_to_form(self) -> None:
        if self.form is not None:
            self.form.go_to_first()

    def _start_new(self) -> None:
        self.begin()
        self.code.setFocus()

    def _store(self) -> None:
        self.problem.hide()
        code = self.code.text().strip()
        if not code:
            self.problem.setText(self.tr("A code is needed: letters, digits, dots and dashes."))
            self.problem.show()
            self.code.setFocus()
        elif self.form is not None and self.form.try_to_store():
            values = {name: value for name, value in self.form.draft.values.items() if value}
            self._presenter.store(code, values)

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        entry = self._presenter.entry(current.row()) if current.isValid() else None
        if entry is not None:
            self._show(entry.code)

    def _show(self, code: str) -> None:
        entry = self._presenter.entry(self._presenter.model.row_of(code))
        if entry is None or self.form is None:
            return
        self.problem.hide()
        self.code.setText(entry.code)
        self.code.setReadOnly(True)
        self.form.load(entry.values, open_=self._presenter.may_change)
        self.retire.setVisible(self._presenter.may_change)
        self.retire.say(self.tr("Retire") if entry.active else self.tr("Use again"))
        self.head.setText(entry.code)

    def _listed(self) -> None:
        register = self._presenter.register
        if register is None:
            return
        # The fields look their lists up in this mapping: entries of other registers may have come since.
        self._lists.clear()
        self._lists.update(register.lists)
        if self.form is None:
            self.form = EntryForm(register.fields, self._lists)
            self.form.submitted.connect(self._store)
            self._form_place.addWidget(self.form)
            tab_through([self.code, *self.form.view.stops(), self.store, self.retire])
            self.code.setMaxLength(register.code.length or 64)
            self.begin()
        self.form.view.say()
        self._dress_table()
        self._beside.show_list(lines=bool(self._presenter.model.entries))

    def _dress_table(self) -> None:
        """Give the columns their widths once they are known: the second takes the room."""
        header = self.table.horizontalHeader()
        for column in range(1, self._presenter.model.columns):
            stretch = column == 1
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            )
            if not stretch and not self._dressed:
                self.table.setColumnWidth(column, theme.scaled(220 if self.width() >= ROOMY else 150))
        self._dressed = True
        self._fit_table()

    def _stored(self, code: str) -> None:
        row = self._presenter.model.row_of(code)
        if row >= 0:
            self.table.selectRow(row)
            self._show(code)
            self.table.setFocus()
        else:
            self.begin()

    def _refuse(self, sentence: Sentence) -> None:
        self.problem.setText(str(sentence))
        self.problem.show()

    def _ask_export(self) -> None:
        title, kinds = self.tr("Export the list"), "XLSX (*.xlsx);;CSV (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self, title, f"{self._presenter.title}.xlsx", kinds)
        if chosen:
            self._presenter.export(Path(chosen))

    def say(self) -> None:
        """Set every word."""
        self.new.say(self.tr("New"))
        self._export.say(self.tr("Export"))
        self.table.setAccessibleName(self._presenter.title)
        self._presenter.model.say()
        new = self.tr("New") if self._presenter.may_change else ""
        self._empty.say(self.tr("Nothing is registered yet."), new, "new_entry")
        self._help.setText(self.tr("Reports name what stands here; a retired entry stays in the older ones."))
        self._code_caption.say(self.tr("Code"))
        self.code.setAccessibleName(self.tr("Code"))
        self.store.say(self.tr("Store"))
        if self.code.isReadOnly():
            self._show(self.code.text())
        else:
            self.head.setText(self.tr("New entry"))
