"""The room of dossiers: a field that a hand scanner can type into, filters with counts, the list, the card."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from station.gui import icons, keymap, numbers, theme
from station.gui.frame.room import Room
from station.gui.frame.sizes import TOOLS, sizes_for
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.scanner.scanner_button import ScannerButton
from station.gui.states import DOSSIER_LOOKS
from station.gui.worklist.dossier_table import dossier_table
from station.gui.worklist.import_panel import ImportPanel
from station.gui.worklist.pre_scan_card import PreScanCard
from station.gui.worklist.worklist_model import SUMMARY, Column
from station.gui.worklist.worklist_presenter import WorklistPresenter
from station.model.states import DossierState
from station.storage.records import DossierSummary

SHOWN = (
    None, DossierState.RETURNED, DossierState.REGISTERED, DossierState.CAPTURING, DossierState.IN_REVIEW,
    DossierState.APPROVED, DossierState.PACKAGED,
)  # fmt: skip


class WorklistView(Room):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: WorklistPresenter, parent: QWidget | None = None) -> None:
        super().__init__("worklist", parent)
        self.header.setFixedHeight(64)
        self._presenter = presenter
        self._title, self._sub = label("head"), label("help")
        self._find = QLineEdit()
        self._find.setProperty("kind", "find")
        self._find_icon = QAction(self)
        self._find.addAction(self._find_icon, QLineEdit.ActionPosition.LeadingPosition)
        self._scanner = ScannerButton(presenter.choice)
        self._import = KeyButton("import", action="import", height="head")
        self._filters = {state: KeyButton(kind="flat") for state in SHOWN}
        self._table = dossier_table(presenter.model)
        self._empty = EmptyState("worklist")
        self._foot_left, self._foot_right = label("help"), label("help")
        self.card = PreScanCard(presenter)
        self._importer = ImportPanel(presenter.importer)
        self._panel = QStackedWidget()
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.say()

    def enter(self, subject: str = "") -> None:
        """List anew and put the cursor into the field of codes."""
        if subject == "find":
            self._find.selectAll()
        self._presenter.reload()
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> Sequence[QWidget]:
        """Return field, list, card."""
        return (self._find, self._table, self.card)

    def go_out(self) -> None:
        """Leave the import, else clear what was looked for."""
        if self._panel.currentWidget() is self._importer:
            self._panel.setCurrentWidget(self.card)
        elif self._find.text() or self._presenter.state is not None:
            self._find.clear()
            self._presenter.look_for("")
            self._presenter.list_state(None)
        self._find.setFocus()

    def close_room(self) -> None:
        """Let the presenter go."""
        self._presenter.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the box where there is no room, and set the panel's width."""
        super().resizeEvent(event)
        sizes = sizes_for(self.window().width())
        self._panel.setFixedWidth(sizes.panel)
        self._table.setColumnHidden(Column.BOX, not sizes.roomy)

    def _build(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addStretch()
        titles.addWidget(self._title)
        titles.addWidget(self._sub)
        titles.addStretch()
        self.header_row.addLayout(titles)
        self.header_row.addSpacing(16)
        self.header_row.addWidget(self._find, 1)
        self.header_row.addSpacing(8)
        self.header_row.addWidget(self._scanner)
        self.header_row.addWidget(self._import)
        self._import.setVisible(self._presenter.may_import)
        self._scanner.setVisible(self._presenter.may_scan)
        list_side = QVBoxLayout()
        list_side.setSpacing(0)
        list_side.addWidget(self._filter_bar())
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        list_side.addWidget(self._stack, 1)
        list_side.addWidget(self._foot())
        self._panel.addWidget(self.card)
        self._panel.addWidget(self._importer)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(list_side, 1)
        row.addWidget(self._panel)
        self.body.addLayout(row, 1)

    def _filter_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("kind", "tools")
        bar.setFixedHeight(TOOLS)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(2)
        for state, button in self._filters.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, wanted=state: self._presenter.list_state(wanted))
            row.addWidget(button)
        row.addStretch()
        return bar

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("kind", "foot")
        foot.setFixedHeight(32)
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self._foot_left)
        row.addStretch()
        row.addWidget(self._foot_right)
        return foot

    def _connect(self) -> None:
        presenter = self._presenter
        self._find.textEdited.connect(presenter.look_for)
        self._find.returnPressed.connect(self._take_code)
        presenter.counts_changed.connect(self._show_counts)
        presenter.listed.connect(self._show_list)
        presenter.found.connect(self._show_found)
        presenter.failed.connect(lambda sentence: self._foot_left.setText(str(sentence)))
        self._table.selectionModel().currentChanged.connect(self._choose)
        self._table.doubleClicked.connect(lambda _index: self._open())
        self._import.clicked.connect(self.open_import)
        self._importer.done.connect(self._imported)
        self.card.scan.connect(lambda dossier: self.leave_for.emit("capture", f"scan:{dossier}"))
        self.card.open.connect(lambda dossier: self.leave_for.emit("capture", dossier))
        keymap.bind(self, "scan", self.card.start)
        keymap.bind(self, "profile", self._scanner.open_menu)
        keymap.bind(self, "search", self._find.setFocus)
        for place in range(1, 5):
            keymap.bind_in(self._table, f"level_{place}", partial(self.card.choose_level, place))
        keymap.bind_in(self._table, "open", self._open)
        if presenter.may_import:
            keymap.bind(self, "import", self.open_import)
        self._empty.pressed.connect(self._press_empty)

    def open_import(self) -> None:
        """Show the import in the place of the card."""
        self._panel.setCurrentWidget(self._importer)
        self._importer.start()

    def _press_empty(self) -> None:
        if self._presenter.text or self._presenter.state is not None:
            self.go_out()
        else:
            self.open_import()

    def _imported(self) -> None:
        self._presenter.reload()

    def _take_code(self) -> None:
        if self._find.text().strip():
            self._presenter.find_code(self._find.text())
        else:
            self._table.setFocus()

    def _show_found(self, dossier_id: str) -> None:
        row = self._presenter.model.row_of(dossier_id) if dossier_id else 0
        if self._presenter.model.rowCount() and row >= 0:
            self._select(row)
        self._table.setFocus()

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = current.data(SUMMARY) if current.isValid() else None
        self._presenter.choose(line if isinstance(line, DossierSummary) else None)

    def _open(self) -> None:
        if self._presenter.chosen:
            self.leave_for.emit("capture", self._presenter.chosen)

    def _select(self, row: int) -> None:
        index = self._presenter.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self._table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _show_list(self) -> None:
        model, chosen = self._presenter.model, self._presenter.chosen
        self._stack.setCurrentWidget(self._table if model.rowCount() else self._empty)
        row = model.row_of(chosen) if chosen else -1
        if row >= 0:
            self._select(row)
        elif model.rowCount():
            self._select(0)
        else:
            self._presenter.choose(None)
        self._say_foot()
        self._say_empty()

    def _show_counts(self, _counts: object) -> None:
        counts = self._presenter.counts
        words = {state: DOSSIER_LOOKS[state].word for state in DossierState}
        for state, button in self._filters.items():
            number = counts.get(state, 0)
            name = self.tr("All") if state is None else words[state]
            button.say(f"{name} {numbers.count(number)}")
            button.setChecked(state == self._presenter.state)
            button.setVisible(state is None or number > 0 or state == self._presenter.state)

    def _say_foot(self) -> None:
        total = self._presenter.model.rowCount()
        self._foot_left.setText(self.tr("%n dossier(s), in the order of the inventory", "", total))
        self._foot_right.setText(
            self.tr("↑↓ choose   1–4 secrecy level   {enter} open   {scan} scan").format(
                enter=keymap.cap("open"), scan=keymap.cap("scan")
            )
        )

    def _say_empty(self) -> None:
        if self._presenter.text or self._presenter.state is not None:
            self._empty.say(self.tr("No dossier matches."), self.tr("Clear the filter"), "out")
        elif self._presenter.may_import:
            self._empty.say(self.tr("No dossiers yet."), self.tr("Import an inventory"), "import")
        else:
            self._empty.say(self.tr("No dossiers yet. A supervisor imports the inventory."), "", "")

    def say(self) -> None:
        """Set every word."""
        self.header.setAccessibleName(self.tr("Dossiers"))
        self._title.setText(self.tr("Dossiers"))
        self._sub.setText(self.tr("What is to be scanned"))
        hint = self.tr("Scan the QR code of the cover sheet, type a code, or a few words of the title")
        self._find.setPlaceholderText(hint)
        self._find.setAccessibleName(self.tr("Code or words"))
        self._find.setAccessibleDescription(hint)
        self._find_icon.setIcon(icons.icon("qr", theme.current().accent))
        self._import.say(self.tr("Import inventory"))
        self._table.setAccessibleName(self.tr("Dossiers"))
        self._show_counts(None)
        self._say_foot()
        self._say_empty()
