"""The figures of a period and scope, read in one job; the lists behind them; files made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import JobBridge
from station.gui.shift import Shift
from station.gui.supervise.board_models import DevicesModel, OperatorsModel
from station.gui.supervise.list_model import ListModel
from station.gui.supervise.lists import PORTION, ListRow, Wanted, all_rows, day_rows, read_rows, size_rows
from station.model.errors import StationError
from station.reports.export_file import export_file
from station.reports.sheet_writer import Value as Cell
from station.reports.tables import write_table
from station.workflow.dashboard import Dashboard, Scope, read_dashboard

PERIODS = (1, 7, 30, 0)


class SupervisePresenter(QObject):
    """``changed``: the figures were read; ``listed``: a list was opened, read on or left.

    ``written`` carries the path of a file that was made, ``failed`` a sentence with its remedy.
    """

    changed = Signal()
    listed = Signal()
    written = Signal(object)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.operators, self.devices = OperatorsModel(self), DevicesModel(self)
        self.scope = Scope(days=shift.preferences.number("supervise/days", 1))
        if self.scope.days not in PERIODS:
            self.scope = Scope()
        self.board: Dashboard | None = None
        self.lists: list[ListModel] = []
        self._reading = 0

    def show_period(self, days: int) -> None:
        """Count the last so many local days, 0 for the whole project."""
        self.shift.preferences.keep("supervise/days", days)
        self._look(replace(self.scope, days=days))

    def step_period(self, step: int) -> None:
        """Show the next shorter (-1) or longer (1) period."""
        place = PERIODS.index(self.scope.days) + step
        if 0 <= place < len(PERIODS):
            self.show_period(PERIODS[place])

    def show_unit(self, code: str) -> None:
        """Count one unit only, ``""`` for all."""
        self._look(replace(self.scope, unit=code))

    def show_station(self, name: str) -> None:
        """Count one station only, ``""`` for all."""
        self._look(replace(self.scope, station=name))

    def _look(self, scope: Scope) -> None:
        self.scope = scope
        self.load()

    def load(self) -> None:
        """Read all figures anew; what is still being read for another scope is not shown."""
        self.bridge.cancel(self._reading)
        station, person, scope = self.shift.station, self.shift.person, self.scope
        self._reading = self.bridge.read(lambda: read_dashboard(station, person, scope), self._show, self._fail)

    def open_list(self, wanted: Wanted) -> None:
        """Open what a figure counts, over what is open already."""
        model = ListModel(wanted, self)
        self.lists.append(model)
        if self.board is not None and wanted.kind == "days":
            model.add(day_rows(self.board, wanted.since, wanted.until or self.board.today), whole=True)
        elif self.board is not None and wanted.kind == "sizes":
            model.add(size_rows(self.board), whole=True)
        else:
            model.more_wanted.connect(self._read_more)
            self._read_more()
        self.listed.emit()

    def leave_list(self) -> bool:
        """Go back from the list that is open; return whether there was one."""
        if not self.lists:
            return False
        left = self.lists.pop()
        self.listed.emit()
        # The empty model stays until the room closes: views and jobs may still hold it.
        left.forget()
        return True

    def export_table(self, path: Path, title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Write a table into a file."""
        self._write(path, lambda: write_table(path, title, heads, rows))

    def export_list(self, path: Path, model: ListModel) -> None:
        """Write a list, with what was not read yet, into a file."""
        workspace, wanted, read = self.shift.station.workspace, model.wanted, [row.values for row in model.rows]
        heads, now = model.heads(), self.shift.station.clock.now()

        def write() -> int:
            if model.whole:
                return write_table(path, wanted.title, heads, read)
            with workspace.read() as reader:
                return write_table(path, wanted.title, heads, (row.values for row in all_rows(reader, wanted, now)))

        self._write(path, write)

    def export_picture(self, path: Path, data: bytes) -> None:
        """Write a plot into a file."""

        def write() -> int:
            with export_file(path) as stream:
                return stream.write(data)

        self._write(path, write)

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _write(self, path: Path, work: Callable[[], int]) -> None:
        self.bridge.write(work, lambda _written: self.written.emit(path), self._fail)

    def _read_more(self) -> None:
        model = self.lists[-1]
        station, wanted, offset = self.shift.station, model.wanted, model.lines()
        workspace, now = station.workspace, station.clock.now()
        if self.bridge.is_running(model.reading):
            return

        def read() -> list[ListRow]:
            with workspace.read() as reader:
                return read_rows(reader, wanted, now, offset, PORTION)

        def done(rows: list[ListRow]) -> None:
            if model in self.lists:
                model.add(rows, whole=len(rows) < PORTION)
                self.listed.emit()

        model.reading = self.bridge.read(read, done, self._fail)

    def _show(self, board: Dashboard) -> None:
        self.board = board
        self.operators.show(board.operators, board.reject_limit)
        self.devices.show(board.devices, board.today)
        self.changed.emit()

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self.shift.words.error(error))
