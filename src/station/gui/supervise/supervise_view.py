"""The supervisor's room: the board of figures, and over it the lists that its figures open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QWidget

from station.gui import keymap, numbers
from station.gui.frame.room import Room
from station.gui.parts.dossier_header import DossierTitle
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.focus_keeper import FocusKeeper
from station.gui.parts.key_button import KeyButton
from station.gui.parts.menus import add_head
from station.gui.supervise.exporting import PICTURES, TABLES, ask_path
from station.gui.supervise.kpi_words import translate
from station.gui.supervise.list_page import ListPage
from station.gui.supervise.lists import ListRow
from station.gui.supervise.supervise_presenter import PERIODS, SupervisePresenter
from station.model.people import Action
from station.settings.texts import Sentence
from station.workflow.dashboard import Dashboard, Scope

if TYPE_CHECKING:
    from station.gui.supervise.board import Board


class SuperviseView(Room):
    """Widgets only; what they show comes from the presenter.

    ``report_wanted`` carries the ``Scope`` that is looked at, ``plan_wanted`` the code of the unit without a plan.
    """

    report_wanted = Signal(object)
    plan_wanted = Signal(str)

    def __init__(self, presenter: SupervisePresenter, parent: QWidget | None = None) -> None:
        super().__init__("supervise", parent)
        self._presenter, self._came_from = presenter, FocusKeeper()
        self._title = DossierTitle()
        self.periods = {days: KeyButton(kind="flat", height="head") for days in PERIODS}
        self.filter = KeyButton("filter", action="filter", height="head")
        self.report = KeyButton("report", action="report", kind="primary", height="head")
        self.list, self._empty, self.stack = ListPage(), EmptyState("supervise"), QStackedWidget()
        self.board: Board | None = None
        self._told = ""
        self._build()
        self._connect()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read the figures anew; the plots are made when somebody comes for the first time."""
        del subject
        self._make_board()
        self._presenter.load()
        self._focus()

    def panes(self) -> Sequence[QWidget]:
        """Return what F6 goes through."""
        if self.stack.currentWidget() is self.list:
            return (self.list.table or self.list, self.header)
        if self.board is None or self.stack.currentWidget() is self._empty:
            return (self._empty, self.header)
        board = self.board
        return (
            board.card_row, board.days, board.plan, board.operators, board.devices, board.needs, self.header,
        )  # fmt: skip

    def go_out(self) -> None:
        """Go back from a list, else to the first figure."""
        if not self._presenter.leave_list() and self.board is not None:
            self._focus()

    def close_room(self) -> None:
        """Let the presenter go."""
        self._presenter.close()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the plots anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def choose_filter(self) -> QMenu:
        """Open the menu of stations and units."""
        menu, presenter = QMenu(self), self._presenter
        board = presenter.board
        add_head(menu, translate("supervise", "Station"))
        self._offer(menu, translate("supervise", "All stations"), presenter.scope.station == "",
                    partial(presenter.show_station, ""))  # fmt: skip
        for name in board.stations if board is not None else ():
            self._offer(menu, name, presenter.scope.station == name, partial(presenter.show_station, name))
        add_head(menu, translate("supervise", "Unit"))
        self._offer(menu, translate("supervise", "All units"), presenter.scope.unit == "",
                    partial(presenter.show_unit, ""))  # fmt: skip
        for code, said in (board.units if board is not None else {}).items():
            self._offer(menu, said, presenter.scope.unit == code, partial(presenter.show_unit, code))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.filter.mapToGlobal(self.filter.rect().bottomLeft()))
        return menu

    def _offer(self, menu: QMenu, words: str, chosen: bool, act: Callable[[], None]) -> None:  # noqa: FBT001 - a mark in a menu
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda _checked=False: act())

    def export(self) -> None:
        """Export the list that is open, else the table or plot that has the focus, else the people."""
        presenter, board = self._presenter, self.board
        if presenter.lists:
            model = presenter.lists[-1]
            path = self._ask(model.wanted.title, TABLES)
            if path is not None:
                presenter.export_list(path, model)
            return
        if board is None or presenter.board is None:
            return
        focused = QApplication.focusWidget()
        for plot, plate in ((board.days, board.day_plate), (board.plan.plot, board.plan)):
            if focused is plot:
                path = self._ask(plate.title.text(), PICTURES)
                if path is not None:
                    presenter.export_picture(path, plot.picture(path.suffix.lower()))
                return
        with_focus = focused is board.devices
        plate = board.device_plate if with_focus else board.operator_plate
        heads, rows = presenter.devices.table() if with_focus else presenter.operators.table()
        path = self._ask(plate.title.text(), TABLES)
        if path is not None:
            presenter.export_table(path, plate.title.text(), heads, rows)

    def _ask(self, name: str, suffixes: tuple[str, ...]) -> Path | None:
        today = self._presenter.shift.station.clock.now().date().isoformat()
        plain = "".join(letter if letter.isalnum() else "-" for letter in name).strip("-")
        return ask_path(self, self._presenter.shift.preferences, f"{plain}-{today}", suffixes)

    def _make_board(self) -> None:
        if self.board is not None:
            return
        # Plots take 20 MB that people who never come here do not need.
        from station.gui.supervise.board import Board  # noqa: PLC0415

        self.board = Board(self._presenter, self._presenter.shift.zone)
        self.stack.addWidget(self.board)
        self.board.wanted.connect(self._presenter.open_list)
        self.board.plan_wanted.connect(self._want_plan)
        self.board.disk_wanted.connect(lambda: self.leave_for.emit("settings", "station"))
        self.board.export_link.clicked.connect(self._export_operators)

    def _export_operators(self) -> None:
        if self.board is not None:
            self.board.operators.setFocus()
            self.export()

    def _build(self) -> None:
        self.header_row.addWidget(self._title, 1)
        for days, button in self.periods.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, wanted=days: self._presenter.show_period(wanted))
            self.header_row.addWidget(button)
        self.header_row.addSpacing(8)
        self.header_row.addWidget(self.filter)
        self.header_row.addWidget(self.report)
        self.stack.addWidget(self._empty)
        self.stack.addWidget(self.list)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._show)
        presenter.listed.connect(self._show_list)
        presenter.written.connect(self._show_written)
        presenter.failed.connect(self._show_failure)
        self._empty.pressed.connect(presenter.load)
        self.list.opened.connect(self.open_row)
        self.list.left.connect(self.go_out)
        self.list.export_wanted.connect(self.export)
        self.filter.clicked.connect(self.choose_filter)
        self.report.clicked.connect(self._want_report)
        for action, act in (
            ("filter", self.choose_filter), ("report", self._want_report), ("export", self.export),
        ):  # fmt: skip
            keymap.bind(self, action, act)
        for key, step in ((Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=step: self._step(by))

    def _step(self, step: int) -> None:
        if not self._presenter.lists:
            self._presenter.step_period(step)

    def _want_report(self) -> None:
        self.report_wanted.emit(self._presenter.scope)
        self.leave_for.emit("manage", "reports")

    def _want_plan(self) -> None:
        self.plan_wanted.emit(self._presenter.scope.unit)
        self.leave_for.emit("manage", "plan")

    def open_row(self, row: object) -> None:
        """Open what a row stands for: another list, or the dossier in the room where this person may see it."""
        if not isinstance(row, ListRow):
            return
        if row.behind is not None:
            self._presenter.open_list(row.behind)
        elif row.dossier_id:
            may = self._presenter.shift.person.may
            room = "review" if may(Action.ACCEPT) or may(Action.RELEASE) else "worklist"
            subject = f"{row.dossier_id}/{row.page_id}" if row.page_id and room == "review" else row.dossier_id
            self.leave_for.emit(room, subject)

    def _show_list(self) -> None:
        lists = self._presenter.lists
        if lists:
            if self.stack.currentWidget() is self.board:
                self._came_from.keep()
            fresh = self.stack.currentWidget() is not self.list or self.list.model is not lists[-1]
            self.list.show_list(lists[-1])
            self.stack.setCurrentWidget(self.list)
            if fresh or self.list.back.hasFocus():
                self.list.focus_list()
        else:
            self._show()
            self._came_from.give_back(self._focus)
            self.list.drop()

    def _show(self) -> None:
        board = self._presenter.board
        for days, button in self.periods.items():
            button.setChecked(days == self._presenter.scope.days)
        self._say_title()
        if board is None or self.board is None or self._presenter.lists:
            return
        if not board.days and board.plan is None:
            self.stack.setCurrentWidget(self._empty)
            return
        self.stack.setCurrentWidget(self.board)
        self.board.show_board(board)
        self._say_foot(board)

    def _focus(self) -> None:
        if self.stack.currentWidget() is self.board and self.board is not None:
            inside = QApplication.focusWidget()
            if inside is None or not self.board.isAncestorOf(inside):
                self.board.cards["captured"].setFocus()
        elif self.stack.currentWidget() is self.list:
            self.list.focus_list()
        else:
            self._empty.setFocus()

    def _show_written(self, path: Path) -> None:
        self._say(translate("supervise", "Written: {path}").format(path=path))

    def _show_failure(self, sentence: Sentence) -> None:
        self._say(str(sentence))

    def _say(self, words: str) -> None:
        self._told = words
        if self.board is not None:
            self.board.foot.say(words)

    def _say_foot(self, board: Dashboard) -> None:
        """Say what is not counted, and by which day what is."""
        if self.board is None:
            return
        one = board.totals
        counted = translate(
            "supervise",
            "Not counted as pages: {control} control sheets and {removed} removed; {blank} blank sides are.  "
            "Decided pages count on the day of the decision, waiting ones on that of the scan.",
        )
        self.board.foot.say(counted.format(
            blank=numbers.count(one.blank), control=numbers.count(one.control), removed=numbers.count(one.removed)
        ))  # fmt: skip

    def _say_title(self) -> None:
        presenter = self._presenter
        scope, board = presenter.scope, presenter.board
        unit = (board.units.get(scope.unit, scope.unit) if board is not None else scope.unit) if scope.unit else ""
        crumbs = (
            translate("supervise", "Project"), unit or translate("supervise", "All units"),
            scope.station or translate("supervise", "All stations"),
        )  # fmt: skip
        self._title.show_dossier(crumbs, translate("supervise", "Supervise"), self._period_words(scope))
        self.filter.say(scope.station or unit or translate("supervise", "All stations"))

    def _period_words(self, scope: Scope) -> str:
        today = self._presenter.shift.station.clock.now().date()
        since = scope.since(today)
        if scope.days == 1:
            # Standalone names begin with a capital in Vietnamese too, which stands inside a line here.
            weekday = QLocale().dayName(today.isoweekday())
            if QLocale().language() == QLocale.Language.Vietnamese:
                weekday = weekday[:1].lower() + weekday[1:]
            return translate("supervise", "today, {weekday} {day}").format(weekday=weekday, day=f"{today:%d/%m/%Y}")
        if since is None:
            return translate("supervise", "the whole project")
        return f"{since:%d/%m/%Y} – {today:%d/%m/%Y}"

    def say(self) -> None:
        """Set every word."""
        self.header.setAccessibleName(translate("supervise", "Supervise"))
        words = {
            1: translate("supervise", "Today"), 7: translate("supervise", "7 days"),
            30: translate("supervise", "30 days"), 0: translate("supervise", "Whole project"),
        }  # fmt: skip
        for days, button in self.periods.items():
            button.say(words[days], keymap.describe("period"))
        self.report.say(translate("supervise", "Make a report"))
        self._empty.say(
            translate("supervise", "Nothing was scanned yet."),
            translate("supervise", "Look again"), "",
        )  # fmt: skip
        self.list.say()
        self._show()
