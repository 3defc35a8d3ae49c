"""The board: six figures, the days, the plan, people, devices, and what waits for somebody."""

from __future__ import annotations

from datetime import date, tzinfo
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QSizePolicy, QTableView, QVBoxLayout, QWidget

from station.gui import keymap, theme
from station.gui.frame.sizes import sizes_for
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel
from station.gui.parts.table_model import TableModel
from station.gui.parts.tables import plain_table
from station.gui.supervise.board_delegate import BoardDelegate
from station.gui.supervise.board_models import LINE
from station.gui.supervise.day_plot import FIGURES, Bar, DayPlot, bars_of, colours
from station.gui.supervise.kpi_card import KpiCard
from station.gui.supervise.kpi_words import KPIS, kpi, title, translate
from station.gui.supervise.lists import Wanted
from station.gui.supervise.needs_list import NeedsList, need_title, need_words
from station.gui.supervise.plan_plate import PlanPlate
from station.gui.supervise.plate import Legend, Plate
from station.gui.supervise.supervise_presenter import SupervisePresenter
from station.workflow.board_needs import PACKAGED, Need
from station.workflow.dashboard import DEVICE_DAYS, Dashboard, DeviceLine, OperatorLine

_CHART_DAYS = {1: 28, 7: 28, 30: 30, 0: 0}
_OPERATOR_WIDTHS = {1: 84, 2: 92, 3: 88, 4: 84, 5: 92, 6: 132}
_DEVICE_WIDTHS = {1: 64, 2: 88, 3: 140}
# In a narrow window, where the station is left out as well.
_NARROW_OPERATORS = {2: 74, 3: 82, 4: 78, 5: 84, 6: 110}
_NARROW_DEVICES = {1: 54, 2: 80, 3: 136}
# Tables are as high as their rows, at least six, and never more than this share of the board.
_LEAST_ROWS, _AROUND_ROWS, _TABLES_SHARE = 6, 72, 0.42


class Board(QWidget):
    """``wanted`` carries a list to be opened; ``plan_wanted`` and ``disk_wanted`` lead elsewhere."""

    wanted = Signal(object)
    plan_wanted = Signal()
    disk_wanted = Signal()

    def __init__(self, presenter: SupervisePresenter, zone: tzinfo | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._zone = presenter, zone
        self.cards = {name: KpiCard() for name in KPIS}
        self.card_row = QWidget()
        self.days, self.legend, self.day_plate = DayPlot(), Legend(), Plate()
        self.plan = PlanPlate()
        self.operators = self._table(presenter.operators, _OPERATOR_WIDTHS)
        self.devices = self._table(presenter.devices, _DEVICE_WIDTHS)
        self.operator_plate, self.device_plate, self.need_plate = Plate(), Plate(), Plate()
        self.export_link = KeyButton(kind="part", action="export")
        self.needs = NeedsList()
        self.foot = ElidedLabel("help")
        self._build()
        self._connect()

    def _table(self, model: TableModel, widths: dict[int, int]) -> QTableView:
        table = plain_table(model, stretch=0, widths=widths)
        table.setItemDelegate(BoardDelegate(table))
        table.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column in widths:
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        return table

    def _build(self) -> None:
        row = QHBoxLayout(self.card_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for card in self.cards.values():
            row.addWidget(card, 1)
        self.day_plate.head.addWidget(self.legend)
        self.day_plate.body.addWidget(self.days, 1)
        self.day_plate.watch(self.days)
        for plate, inside in (
            (self.operator_plate, self.operators), (self.device_plate, self.devices), (self.need_plate, self.needs),
        ):  # fmt: skip
            plate.body.addWidget(inside, 1)
            plate.watch(inside)
        self.operator_plate.head.addWidget(self.export_link)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 6)
        column.setSpacing(12)
        column.addWidget(self.card_row)
        for stretch, plates in (
            (1, ((self.day_plate, 66), (self.plan, 33))),
            (0, ((self.operator_plate, 45), (self.device_plate, 32), (self.need_plate, 21))),
        ):  # fmt: skip
            line = QHBoxLayout()
            line.setSpacing(12)
            for plate, share in plates:
                plate.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
                line.addWidget(plate, share)
            column.addLayout(line, stretch)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        for name, card in self.cards.items():
            card.clicked.connect(partial(self.open_figure, name))
            keymap.bind_in(card, "open", partial(self.open_figure, name))
        self.days.opened.connect(self.open_days)
        self.plan.plot.opened.connect(lambda _none: self.open_days(None))
        for plot in (self.days, self.plan.plot):
            keymap.bind_in(plot, "open", lambda: self.open_days(None))
        self.plan.plan_wanted.connect(self.plan_wanted)
        for table, act in ((self.operators, self.open_operator), (self.devices, self.open_device)):
            table.doubleClicked.connect(act)
            keymap.bind_in(table, "open", act)
        self.needs.opened.connect(self.open_need)
        keymap.bind_in(self.needs, "open", self._open_focused_need)

    def show_board(self, board: Dashboard) -> None:
        """Show everything anew."""
        for name, card in self.cards.items():
            card.show_kpi(kpi(name, board))
        self._show_days(board)
        self.plan.show_board(board)
        self.needs.show_needs(need_words(board, self._zone))
        self.say_words(board)
        self._fit_tables()

    def _show_days(self, board: Dashboard) -> None:
        bars = bars_of(board.days, board.today, _CHART_DAYS[board.scope.days])
        planned = board.outlook.needed_per_day if board.outlook is not None and board.plan is not None else None
        by_pages = board.plan is not None and bool(board.plan.plan.pages)
        days = (bars[1].first - bars[0].first).days if len(bars) > 1 else 1
        weekdays = len(board.outlook.weekdays) if board.outlook is not None else 0
        self.days.show_bars(bars, (planned or 0) * (weekdays if days > 1 else 1) if by_pages else 0)
        shown = colours()
        self.legend.show_parts([(title(name), shown[name]) for name in FIGURES])
        total = sum(bar.total for bar in bars)
        self.days.setAccessibleName(f"{self.day_plate.title.text()}: {total}")

    def say_words(self, board: Dashboard) -> None:
        """Set the words that are not figures."""
        chart = {
            1: translate("supervise", "Pages by day, four weeks"),
            7: translate("supervise", "Pages by day, four weeks"),
            30: translate("supervise", "Pages by day, 30 days"), 0: translate("supervise", "Pages since the beginning"),
        }  # fmt: skip
        self.day_plate.title.setText(chart[board.scope.days])
        self.days.setAccessibleName(chart[board.scope.days])
        self.operator_plate.title.setText(translate("supervise", "Operators"))
        self.operators.setAccessibleName(translate("supervise", "Operators"))
        self.device_plate.title.setText(translate("supervise", "Devices"))
        self.devices.setAccessibleName(translate("supervise", "Devices"))
        self.device_plate.note.say(translate("supervise", "times on 1,000 sheets, {n} days").format(n=DEVICE_DAYS))
        self.need_plate.title.setText(translate("supervise", "Needs a person"))
        self.export_link.say("XLSX", translate("supervise", "Export the table or plot that has the focus"))
        self._presenter.operators.say()
        self._presenter.devices.say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names the room that other columns can spare in a narrow window, and the plots what tables leave."""
        super().resizeEvent(event)
        roomy = sizes_for(self.window().width()).roomy
        self.operators.setColumnHidden(1, not roomy)
        self._fit_tables()
        for table, wide, narrow in (
            (self.operators, _OPERATOR_WIDTHS, _NARROW_OPERATORS), (self.devices, _DEVICE_WIDTHS, _NARROW_DEVICES),
        ):  # fmt: skip
            for column, width in (wide if roomy else narrow).items():
                table.horizontalHeader().resizeSection(column, theme.scaled(width))

    def _fit_tables(self) -> None:
        models = (self._presenter.operators, self._presenter.devices)
        rows = max(_LEAST_ROWS, *(model.lines() for model in models))
        high = theme.scaled(_AROUND_ROWS) + rows * self.operators.verticalHeader().defaultSectionSize()
        for plate in (self.operator_plate, self.device_plate, self.need_plate):
            plate.setFixedHeight(min(high, round(self.height() * _TABLES_SHARE)))

    def open_figure(self, name: str, *_: object) -> None:
        """Open what a card counts."""
        board = self._presenter.board
        if board is None:
            return
        since, said = board.scope.since(board.today), title(name)
        if name == "cost":
            self.wanted.emit(Wanted("sizes", said))
        elif name == "packaged":
            self.wanted.emit(Wanted("dossiers", said, PACKAGED, since, only=board.scope.only))
        else:
            self.wanted.emit(Wanted(
                "pages", said, name, since, board.today, board.scope.only, total=getattr(board.totals, name)
            ))  # fmt: skip

    def open_days(self, bar: object) -> None:
        """Open the days of a bar, of a single day its pages, or all days of the plot."""
        board = self._presenter.board
        if board is None:
            return
        said = self.day_plate.title.text()
        if isinstance(bar, Bar):
            self.wanted.emit(Wanted("days", f"{said} · {bar.label()}", since=bar.first, until=bar.last))
        else:
            self.wanted.emit(Wanted("days", said, since=self._first_day(board), until=board.today))

    def _first_day(self, board: Dashboard) -> date | None:
        return self.days.bars[0].first if self.days.bars and _CHART_DAYS[board.scope.days] else None

    def open_operator(self, *_: object) -> None:
        """Open the pages of the chosen person."""
        line, board = self.operators.currentIndex().data(LINE), self._presenter.board
        if isinstance(line, OperatorLine) and board is not None:
            only = {**board.scope.only, "operator": line.name}
            since = board.scope.since(board.today)
            self.wanted.emit(
                Wanted("pages", line.full_name, "captured", since, board.today, only, total=line.figures.captured)
            )

    def open_device(self, *_: object) -> None:
        """Open the pages of the chosen device."""
        line, board = self.devices.currentIndex().data(LINE), self._presenter.board
        if isinstance(line, DeviceLine) and board is not None:
            only = {**board.scope.only, "station": line.station, "device": line.name}
            since = date.fromordinal(board.today.toordinal() - DEVICE_DAYS + 1)
            self.wanted.emit(Wanted("pages", f"{line.station} · {line.name}", "captured", since, board.today, only))

    def _open_focused_need(self) -> None:
        row = next((row for row in self.needs.rows if row.hasFocus()), None)
        if row is not None:
            self.open_need(row.words.need)

    def open_need(self, need: object) -> None:
        """Open the dossiers that wait, or the settings of the disk."""
        if isinstance(need, Need):
            self.wanted.emit(Wanted("dossiers", need_title(need.code), need.code, total=need.count))
        else:
            self.disk_wanted.emit()
