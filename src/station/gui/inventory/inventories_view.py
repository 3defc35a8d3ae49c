"""The inventories of the station: the list, what is said of one, and over both the import of another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from station.gui import keymap
from station.gui.frame.section import Section
from station.gui.inventory.appraisal_card import AppraisalCard
from station.gui.inventory.import_view import ImportView
from station.gui.inventory.inventories_presenter import InventoriesPresenter
from station.gui.parts.cards import card
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.focus_keeper import FocusKeeper
from station.gui.parts.key_button import KeyButton
from station.gui.parts.list_beside import ListBeside
from station.gui.parts.tables import plain_table
from station.model.appraisal import AppraisalState
from station.settings.texts import Sentence

PANEL_WIDTH = 360
# From here on there is room for what the panel says of the chosen inventory too: document and date.
ROOMY = 1250
_SAID_BESIDE = (5, 6)


class InventoriesView(Section):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: InventoriesPresenter, parent: QWidget | None = None) -> None:
        super().__init__("inventories", parent)
        self._chosen = ""
        self._presenter = presenter
        self._export = KeyButton("save", action="export", height="head")
        self._import = KeyButton("import", kind="primary", action="import", height="head")
        widths = {1: 90, 2: 90, 3: 80, 4: 150, 5: 150, 6: 100}
        self.table = plain_table(presenter.model, stretch=0, widths=widths)
        self._empty = EmptyState("import")
        self.appraisal, self._came_from = AppraisalCard(), FocusKeeper()
        self.importer = ImportView(presenter.importer)
        self._list, self._pages = (
            ListBeside(self.table, self._empty, card(self.appraisal, fills=0), PANEL_WIDTH),
            QStackedWidget(),
        )
        self._build()
        self._connect()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read the list anew."""
        del subject
        self._presenter.load()

    def word(self) -> str:
        """Return what the part is called."""
        return self.tr("Inventories")

    def panes(self) -> Sequence[QWidget]:
        """Return list and appraisal, or what the import has."""
        if self.importing:
            return self.importer.panes()
        return self._list.panes

    def go_out(self) -> bool:
        """Leave the import."""
        if not self.importing:
            return False
        self.close_import()
        return True

    @property
    def importing(self) -> bool:
        """Whether the import lies over the list."""
        return self._pages.currentWidget() is self.importer

    def open_import(self) -> None:
        """Import another inventory."""
        if not self.importing:
            self._came_from.keep()
        self._pages.setCurrentWidget(self.importer)
        self.tools.hide()
        self.importer.start()

    def close_import(self) -> None:
        """Come back to the list."""
        self._pages.setCurrentWidget(self._list)
        self.tools.show()
        self._presenter.load()
        self._came_from.give_back(self.table.setFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        for column in _SAID_BESIDE:
            self.table.setColumnHidden(column, self.width() < ROOMY)

    def _build(self) -> None:
        self.tool_row.addWidget(self._export)
        self.tool_row.addWidget(self._import)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self.importer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def _connect(self) -> None:
        presenter = self._presenter
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self._empty.pressed.connect(self.open_import)
        self._import.clicked.connect(self.open_import)
        self._export.clicked.connect(self._ask_export)
        self.importer.left.connect(self.close_import)
        self.appraisal.wanted.connect(self._appraise)
        presenter.listed.connect(self._listed)
        presenter.appraised.connect(self._appraised)
        presenter.failed.connect(self._refuse)
        presenter.exported.connect(lambda path: self.told.emit(self.tr("Written: {path}").format(path=path)))
        keymap.bind(self._list, "export", self._ask_export)
        keymap.bind_in(self.table, "open", self.appraisal.setFocus)

    def _appraise(self, state: AppraisalState, document: str, date: str, note: str) -> None:
        line = self._presenter.line(self.table.currentIndex().row())
        if line is not None:
            self._presenter.appraise(line, state, document, date, note)

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            line = self._presenter.line(current.row())
            self._chosen = line.inventory.id if line is not None else ""
            self.appraisal.show_line(line)

    def _listed(self) -> None:
        self._list.show_list(lines=bool(self._presenter.model.lines_now))
        if self._presenter.model.lines_now:
            # The list may be read again while somebody writes beside the chosen inventory.
            self.table.selectRow(max(0, self._presenter.model.row_of(self._chosen)))
        else:
            self.appraisal.show_line(None)

    def _appraised(self, inventory_id: str) -> None:
        self.table.selectRow(max(0, self._presenter.model.row_of(inventory_id)))
        self.table.setFocus()

    def _refuse(self, sentence: Sentence) -> None:
        self.appraisal.refuse(str(sentence))

    def _ask_export(self) -> None:
        kinds = "XLSX (*.xlsx);;CSV (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export the list"), f"{self.word()}.xlsx", kinds)
        if chosen:
            self._presenter.export(Path(chosen))

    def say(self) -> None:
        """Set every word."""
        self._export.say(self.tr("Export"))
        self._import.say(self.tr("Import an inventory"))
        self.table.setAccessibleName(self.word())
        self._presenter.model.say()
        self._empty.say(self.tr("No inventory was imported yet."), self.tr("Import an inventory"), "import")
