"""The room of dossiers: a field that a hand scanner types into, the store, the list, the card before scanning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from station.gui import icons, keymap, theme
from station.gui.frame.room import Room
from station.gui.frame.sizes import sizes_for
from station.gui.pages.page_pictures import PagePictures
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.scanner.scanner_button import ScannerButton
from station.gui.worklist.box_panel import BoxPanel
from station.gui.worklist.compare_view import CompareView
from station.gui.worklist.cover_view import CoverView
from station.gui.worklist.custody_bar import CustodyBar
from station.gui.worklist.dossier_table import arrange_columns, dossier_table
from station.gui.worklist.filter_bar import FilterBar
from station.gui.worklist.find_field import FindField
from station.gui.worklist.news_bar import NewsBar
from station.gui.worklist.page_paper import PagePaper
from station.gui.worklist.paper_actions import PaperActions
from station.gui.worklist.pre_scan_card import PreScanCard
from station.gui.worklist.priority_actions import PriorityActions
from station.gui.worklist.worklist_model import SUMMARY
from station.gui.worklist.worklist_presenter import WorklistPresenter
from station.model.errors import InputFault, StationError
from station.model.secrecy import Secrecy
from station.storage.records import DossierSummary, ListFilter

# From here on there is room for the tree beside the list, and for the first page beside the card.
TREE_FROM, PAGE_FROM = 1440, 2200
PAGE_WIDTH = 560


class WorklistView(Room):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: WorklistPresenter, parent: QWidget | None = None) -> None:
        super().__init__("worklist", parent)
        self.header.setFixedHeight(64)
        self._presenter = presenter
        self._title, self._sub = label("head"), label("help")
        self._find = FindField()
        self._find_icon = QAction(self)
        self._find.addAction(self._find_icon, QLineEdit.ActionPosition.LeadingPosition)
        self._scanner = ScannerButton(presenter.choice)
        self._print = KeyButton("print", action="print", height="head")
        self._import = KeyButton("import", action="import", height="head")
        self.boxes = BoxPanel(presenter.tree, presenter.custody)
        self.filters, self.custody, self.news = FilterBar(), CustodyBar(), NewsBar()
        self._table = dossier_table(presenter.model, many=True)
        self.paper = PaperActions(presenter, self._table, self.custody, self.news, self)
        self.priority = PriorityActions(presenter.shift, self.paper, self._table, self.news, self)
        self._empty = EmptyState("worklist")
        self.compare, self.covers = CompareView(presenter.shift), CoverView(presenter.covers)
        self._foot_left, self._foot_right = label("help"), label("help")
        self.card = PreScanCard(presenter)
        self._pictures = PagePictures(presenter.shift.lanes, presenter.shift.station, self)
        self.page = PagePaper(self._pictures)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self._bind()
        self.say()

    def enter(self, subject: str = "") -> None:
        """List anew and put the cursor into the field of codes."""
        if subject == "find":
            self._find.selectAll()
        self._presenter.enter()
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> Sequence[QWidget]:
        """Return field, store, list (or what lies over it), card."""
        shown = self._stack.currentWidget()
        middle = self.covers.preview if shown is self.covers else self.compare if shown is self.compare else self._table
        return (self._find, self.boxes, middle, self.card)

    def go_out(self) -> None:
        """Leave what lies over the list, else clear what was looked for."""
        if self.custody.isVisible():
            self.custody.leave()
            return
        if self._stack.currentWidget() in (self.compare, self.covers):
            self._back_to_list()
            return
        if self._presenter.narrowed:
            self._find.clear()
            self._presenter.list_all()
        self.news.hide()
        self._find.setFocus()

    def close_room(self) -> None:
        """Let pictures and presenter go."""
        self._pictures.close()
        self.compare.close_view()
        self._presenter.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each part its width; hide what there is no room for."""
        super().resizeEvent(event)
        width = self.window().width()
        sizes = sizes_for(width)
        self.card.setFixedWidth(sizes.panel)
        self.boxes.arrange(min(sizes.list, 232) if width < 1600 else sizes.list, narrow=width < TREE_FROM)
        self.page.setVisible(width >= PAGE_FROM)
        self._presenter.card.want_page(wanted=width >= PAGE_FROM)
        arrange_columns(self._table, roomy=sizes.roomy, wide=width >= PAGE_FROM)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme too: the field's icon has its colour baked in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_find_icon"):
            self._find_icon.setIcon(icons.icon("qr", theme.current().accent))

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
        for button in (self._scanner, self._print, self._import):
            self.header_row.addWidget(button)
        self._import.setVisible(self._presenter.may_import)
        self._scanner.setVisible(self._presenter.may_scan)
        self.boxes.held.setVisible(self._presenter.custody.may_move)
        for page in (self._table, self._empty, self.compare, self.covers):
            self._stack.addWidget(page)
        list_side = QVBoxLayout()
        list_side.setSpacing(0)
        for bar in (self.filters, self.custody, self.news):
            list_side.addWidget(bar)
        list_side.addWidget(self._stack, 1)
        list_side.addWidget(self._foot())
        self.page.setFixedWidth(PAGE_WIDTH)
        self.page.hide()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.boxes)
        row.addLayout(list_side, 1)
        row.addWidget(self.card)
        row.addWidget(self.page)
        self.body.addLayout(row, 1)

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
        self._find.textEdited.connect(self._look_for)
        self._find.returnPressed.connect(self._take_code)
        self.filters.wanted.connect(self._list_kind)
        self.boxes.chosen.connect(presenter.list_shelf)
        self.boxes.held.listed.connect(partial(self._list_kind, ListFilter.MINE))
        self.boxes.held.back.clicked.connect(self.paper.ask_back)
        presenter.counts_changed.connect(self._show_counts)
        presenter.listed.connect(self._show_list)
        presenter.found.connect(self._show_found)
        presenter.lost.connect(self._show_lost)
        presenter.failed.connect(lambda sentence: self.news.warn(str(sentence)))
        presenter.card.changed.connect(lambda _card: self._say_foot())
        presenter.card.compared.connect(self._show_comparison)
        presenter.card.first_page_changed.connect(self._show_page)
        presenter.covers.ready.connect(self._show_covers)
        self.custody.left.connect(self._table.setFocus)
        self.compare.left.connect(self._back_to_list)
        self.compare.apart.connect(presenter.card.tell_apart)
        self.compare.open_other.connect(self._open_other)
        self.covers.left.connect(self._back_to_list)
        self.covers.told.connect(self.news.tell)
        self._table.selectionModel().currentChanged.connect(self._choose)
        self._table.selectionModel().selectionChanged.connect(lambda _on, _off: self._say_foot())
        self._table.doubleClicked.connect(lambda _index: self._open())
        self._print.clicked.connect(self.preview_covers)
        self._import.clicked.connect(self.open_import)
        self.priority.changed.connect(presenter.reload)
        self.card.scan.connect(lambda dossier: self.leave_for.emit("capture", f"scan:{dossier}"))
        self.card.open.connect(lambda dossier: self.leave_for.emit("capture", dossier))
        self.card.set_apart.connect(self.paper.set_apart)
        self._empty.pressed.connect(self._press_empty)

    def _bind(self) -> None:
        keymap.bind(self, "scan", self.card.start)
        keymap.bind(self, "profile", self._scanner.open_menu)
        keymap.bind(self, "search", self._find.setFocus)
        keymap.bind(self, "print", self.preview_covers)
        keymap.bind(self, "export", self._save_covers)
        for place in range(1, 5):
            keymap.bind_in(self._table, f"level_{place}", partial(self.card.choose_level, place))
        keymap.bind_in(self._table, "open", self._open)
        if self._presenter.custody.may_move:
            keymap.bind(self, "check_out", self.paper.ask_out)
            keymap.bind(self, "check_in", self.paper.ask_back)
        if self._presenter.may_import:
            keymap.bind(self, "import", self.open_import)
        if self.priority.may_set:
            keymap.bind(self, "priority", self.priority.ask)

    def open_import(self) -> None:
        """Go where inventories are imported."""
        self.leave_for.emit("manage", "import")

    def preview_covers(self) -> None:
        """Show the cover sheets of the chosen dossiers; once they are shown, print them."""
        if self._stack.currentWidget() is self.covers:
            self.covers.print_out()
        else:
            self.paper.preview_covers()

    def _save_covers(self) -> None:
        if self._stack.currentWidget() is self.covers:
            self.covers.save()

    def _show_covers(self, sheets: object) -> None:
        self._stack.setCurrentWidget(self.covers)
        self.covers.show_sheets(sheets)  # type: ignore[arg-type]

    def _show_comparison(self, comparison: object) -> None:
        self._stack.setCurrentWidget(self.compare)
        self.compare.show_comparison(comparison)  # type: ignore[arg-type]

    def _show_page(self, page: object) -> None:
        card = self._presenter.card.card
        hidden = card is not None and card.dossier.secrecy is Secrecy.TOP_SECRET
        self.page.show_page(None if hidden else page)  # type: ignore[arg-type]

    def _open_other(self, line: DossierSummary) -> None:
        self._back_to_list()
        self._presenter.find_code(f"{line.fonds_code} {line.code}")

    def _back_to_list(self) -> None:
        self._show_stack()
        self._table.setFocus()

    def _show_stack(self) -> None:
        self._stack.setCurrentWidget(self._table if self._presenter.model.rowCount() else self._empty)

    def _press_empty(self) -> None:
        if self._presenter.narrowed:
            self.go_out()
        else:
            self.open_import()

    def _look_for(self, text: str) -> None:
        self.news.hide()
        self._presenter.look_for(text)

    def _list_kind(self, wanted: ListFilter) -> None:
        self.news.hide()
        self._presenter.list_kind(wanted)

    def _take_code(self) -> None:
        if self._find.text().strip():
            self._presenter.find_code(self._find.text())
        else:
            self._table.setFocus()

    def _show_found(self, line: DossierSummary) -> None:
        self.news.hide()
        self._find.setText(line.code)
        self._table.setFocus()

    def _show_lost(self, scanned: str, error: StationError) -> None:
        """Say that no dossier has the code, and choose none: the next key must not act on another dossier."""
        words = scanned.strip()
        if not any(letter.isdigit() for letter in words) and self._presenter.model.rowCount():
            self._table.setFocus()
            return
        said = str(self._presenter.card.words(error))
        composed = any(ord(letter) > 127 for letter in words)
        if composed and not isinstance(error, InputFault):
            said = (
                f"{said} {self.tr('If a scanner typed this, switch the Vietnamese input method off and scan again.')}"
            )
        self.news.warn(said)
        self._table.clearSelection()
        self._presenter.card.choose(None)
        self._find.selectAll()

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = current.data(SUMMARY) if current.isValid() else None
        self._presenter.card.choose(line if isinstance(line, DossierSummary) else None)

    def _open(self) -> None:
        card = self._presenter.card
        if card.chosen and not (card.card is not None and card.card.line.set_aside):
            self.leave_for.emit("capture", card.chosen)

    def _select(self, row: int) -> None:
        index = self._presenter.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self._table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _show_list(self) -> None:
        model, chosen = self._presenter.model, self._presenter.card.chosen
        if self._stack.currentWidget() not in (self.compare, self.covers):
            self._show_stack()
        row = model.row_of(chosen) if chosen else -1
        if row >= 0:
            self._select(row)
        elif model.rowCount():
            self._select(0)
        else:
            self._presenter.card.choose(None)
        self.boxes.show_shelf(self._presenter.query.shelf)
        self._say_foot()
        self._say_empty()

    def _show_counts(self, _counts: object) -> None:
        self.filters.show_counts(self._presenter.counts, self._presenter.query.filter)
        self._say_foot()

    def _say_foot(self) -> None:
        chosen = self.paper.chosen_count()
        total = self._presenter.model.rowCount()
        listed = self.tr("%n dossier(s) · returned and mine first", "", total)
        self._foot_left.setText(self.tr("%n chosen", "", chosen) + f"  ·  {listed}" if chosen > 1 else listed)
        self._foot_right.setText(
            self.tr("↑↓ choose   1–4 secrecy   {enter} open   {out} take out   {pane} card").format(
                enter=keymap.cap("open"), out=keymap.cap("check_out"), pane=keymap.cap("next_pane")
            )
        )

    def _say_empty(self) -> None:
        if self._presenter.narrowed:
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
        self._print.say(self.tr("Cover sheets"))
        self._import.say(self.tr("Import inventory"))
        self._table.setAccessibleName(self.tr("Dossiers"))
        self.page.say(self.tr("Nothing scanned yet"))
        self.page.setAccessibleName(self.tr("First page"))
        self._show_counts(None)
        self._say_empty()
