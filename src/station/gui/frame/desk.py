"""The frame of a shift: rail, the rooms that the person's roles open, status strip, sheet of keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QMenu, QStackedWidget, QWidget

from station.gui import keymap, theme
from station.gui.frame.jobs_panel import JobsPanel
from station.gui.frame.key_sheet import KeySheet
from station.gui.frame.rail import Rail
from station.gui.frame.room import Room
from station.gui.frame.sizes import sizes_for
from station.gui.frame.start_bar import StartBar
from station.gui.frame.status_strip import StatusStrip
from station.gui.frame.strip_presenter import StripPresenter
from station.gui.parts.focus_keeper import FocusKeeper, first_stop
from station.gui.parts.menus import add_head
from station.gui.parts.tables import PlainTable
from station.gui.shift import Shift
from station.workflow.view_dossiers import Backlog

_OF_ONE_DOSSIER = ("capture", "describe")
_LAST_DOSSIER = "desk/dossier"


class Desk(QWidget):
    """Everything between log in and log out. ``lock_wanted`` and ``log_out_wanted`` go to the application."""

    lock_wanted = Signal()
    log_out_wanted = Signal()

    def __init__(self, shift: Shift, rooms: list[Room], parent: QWidget | None = None) -> None:
        """Take the rooms in the order of the rail; the last one is the settings."""
        super().__init__(parent)
        self._shift = shift
        self._rooms = {room.name: room for room in rooms}
        self._dossiers: dict[str, str] = {}
        self._dossier = ""
        self._sections = [room.name for room in rooms if room.name != "settings"]
        self.rail = Rail(self._sections, shift.person.display_name)
        self._stack = QStackedWidget()
        settings = shift.station.settings
        self.strip = StatusStrip(shift.station.clock, shift.station.name, settings.warn_free_bytes)
        self._figures = StripPresenter(shift, self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.start_bar = StartBar(shift.station.workspace.reconciliation)
        layout.addWidget(self.rail, 0, 0, 3, 1)
        layout.addWidget(self.start_bar, 0, 1)
        layout.addWidget(self._stack, 1, 1)
        layout.addWidget(self.strip, 2, 1)
        layout.setRowStretch(1, 1)
        self.jobs = JobsPanel(shift.lanes.board, self)
        self.sheet = KeySheet(self)
        self._before_sheet, self._before_jobs = FocusKeeper(), FocusKeeper()
        for room in rooms:
            self._stack.addWidget(room)
            room.leave_for.connect(self.open_room)
            room.furnished.connect(partial(self._restore_columns, room.name))
        if "capture" not in self._rooms:
            self.strip.hide_scanner()
        if "packages" not in self._rooms:
            self.strip.close_packages()
        self._connect()
        for name in self._rooms:
            self._restore_columns(name)

    @property
    def room(self) -> Room:
        """The room that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Room)
        return shown

    def room_named(self, name: str) -> Room:
        """Return a room; raises ``KeyError`` for one that the roles do not open."""
        return self._rooms[name]

    def start(self) -> None:
        """Show the first room and begin to ask for figures."""
        self._figures.start()
        self.open_room(next(iter(self._rooms)))

    def open_room(self, name: str, subject: str = "") -> None:
        """Show a room that the roles open; ``subject`` is what it should show."""
        room = self._rooms.get(name)
        if room is None:
            return
        self._close_sheet()
        self.jobs.hide_panel()
        self._stack.setCurrentWidget(room)
        self.rail.show_room(name)
        room.enter(self._dossier_for(name, subject))

    def _restore_columns(self, of_room: str) -> None:
        for key, table in self._tables():
            widths = self._shift.preferences.blob(key)
            if key.startswith(f"{of_room}/") and not widths.isEmpty():
                table.horizontalHeader().restoreState(widths)

    def _tables(self) -> Iterator[tuple[str, PlainTable]]:
        """Yield the tables of all rooms, each with the key of its columns at the present size of the text."""
        for name, room in self._rooms.items():
            # By what a table stands in: their order changes as they are laid out.
            seen: Counter[str] = Counter()
            for table in room.findChildren(PlainTable):
                owner = type(table.parentWidget()).__name__
                columns = table.horizontalHeader().count()
                yield f"{name}/columns-{owner}-{seen[owner]}-{columns}-{theme.text_scale()}", table
                seen[owner] += 1

    def _dossier_for(self, name: str, subject: str) -> str:
        """Return what a room is told to show; of a dossier that it shows already it is told nothing.

        Without being asked for one, a room shows the dossier that was shown last: the paper in the feeder keeps its own
        all the same. Only while none was, it is the one that was open at the end of the last shift.
        """
        if name not in _OF_ONE_DOSSIER:
            return subject
        # The dossier alone: a page or a field was a place to go to once.
        asked, has = subject.removeprefix("scan:").partition("/")[0], self._dossiers.get(name, "")
        preferences = self._shift.preferences
        if asked:
            preferences.keep(_LAST_DOSSIER, asked)
        else:
            latest = self._dossier or preferences.text(_LAST_DOSSIER)
            asked = has if has and name == "capture" else latest
            subject = "" if asked == has else asked
        self._dossiers[name] = self._dossier = asked
        if asked:
            # What was done in a list before is not what undo means here.
            self._shift.history.use(asked)
        return subject

    def close_desk(self) -> None:
        """Remember the widths of columns, and let every room go."""
        for key, table in self._tables():
            self._shift.preferences.keep(key, table.horizontalHeader().saveState())
        self._figures.close()
        self._shift.history.close()
        for room in self._rooms.values():
            room.close_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the width of the rail, and stretch the sheet of keys."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text: it comes with the words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fit()

    def _fit(self) -> None:
        self.rail.setFixedWidth(sizes_for(self.width()).rail)
        self.sheet.resize(self.size())
        self._place_jobs()

    def _place_jobs(self) -> None:
        if self.jobs.isVisible():
            self.jobs.place(self._stack.geometry())

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open_room)
        self.rail.keys_wanted.connect(self.show_sheet)
        self.rail.person_wanted.connect(self._open_person_menu)
        self.sheet.closed.connect(self._close_sheet)
        self.strip.opened.connect(self.open_room)
        self.strip.jobs_wanted.connect(self.show_jobs)
        self.jobs.closed.connect(self.show_jobs)
        self.jobs.grown.connect(self._place_jobs)
        self.jobs.go_on.connect(self._shift.inspection.wake)
        self.start_bar.details.connect(partial(self.open_room, "settings", "masters"))
        self.start_bar.dismissed.connect(self.start_bar.hide)
        self.strip.undo.connect(self._shift.history.undo)
        self._figures.changed.connect(self._show_figures)
        notices = self._shift.notices
        self._shift.history.offered.connect(self.strip.offer_undo)
        self._shift.history.changed.connect(self._show_history)
        self._shift.history.failed.connect(lambda error: self.strip.tell(str(self._shift.words.error(error))))
        notices.scanner_changed.connect(self.strip.show_scanner)
        keymap.bind(self, "keys", self.show_sheet)
        keymap.bind(self, "jobs", self.show_jobs)
        keymap.bind(self, "settings", partial(self.open_room, "settings"))
        keymap.bind(self, "open_code", partial(self.open_room, "worklist", "find"))
        keymap.bind(self, "next_pane", self._next_pane)
        keymap.bind(self, "lock", self.lock_wanted.emit)
        keymap.bind(self, "undo", self._shift.history.undo)
        keymap.bind(self, "redo", self._shift.history.redo)
        keymap.bind(self, "out", self._go_out)
        for number, name in enumerate(self._sections, start=1):
            keymap.bind(self, f"room_{number}", partial(self.open_room, name))

    def show_sheet(self) -> None:
        """Show the keys of this room, or hide them again."""
        if self.sheet.isVisible():
            self._close_sheet()
        else:
            self._before_sheet.keep()
            self.sheet.show_keys(self.room.name, self.room.header.accessibleName() or self.room.name)

    def show_jobs(self) -> None:
        """Show what runs in the background, or hide it again."""
        if self.jobs.isVisible():
            self.jobs.hide_panel()
            self._before_jobs.give_back(self._focus_room)
        else:
            self._before_jobs.keep()
            self.jobs.show_panel()
            self._place_jobs()

    def _close_sheet(self) -> None:
        if self.sheet.isVisible():
            self.sheet.hide()
            self._before_sheet.give_back(self._focus_room)

    def _focus_room(self) -> None:
        panes = self.room.panes()
        if panes:
            panes[0].setFocus()

    def _go_out(self) -> None:
        if self.sheet.isVisible():
            self._close_sheet()
        elif self.jobs.isVisible():
            self.show_jobs()
        else:
            self.room.go_out()

    def _next_pane(self) -> None:
        panes = [pane for pane in self.room.panes() if pane.isVisible()]
        focused = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused or pane)), -1)
        # A pane with nothing to choose in it is passed over.
        for step in range(1, len(panes) + 1):
            target = first_stop(panes[(here + step) % len(panes)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _show_history(self) -> None:
        if not self._shift.history.undo_words:
            self.strip.withdraw_undo()

    def _show_figures(self, figures: Backlog) -> None:
        self.strip.show_backlog(figures)
        self.jobs.show_backlog(figures, inspecting=self._shift.inspection.running)
        self.rail.show_badge("worklist", figures.returned)
        self.rail.show_badge("review", figures.waiting_reviews)
        self.rail.show_badge("packages", figures.waiting_packages)

    def _open_person_menu(self) -> None:
        menu = self.person_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.rail.person.mapToGlobal(self.rail.person.rect().topRight()))

    def person_menu(self) -> QMenu:
        """Return what a person can do about being here."""
        menu = QMenu(self)
        add_head(menu, self._shift.person.display_name)
        menu.addAction(self.tr("Lock the screen ({key})").format(key=keymap.cap("lock")), self.lock_wanted.emit)
        menu.addAction(self.tr("Log out"), self.log_out_wanted.emit)
        return menu
