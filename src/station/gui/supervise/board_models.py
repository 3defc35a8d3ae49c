"""The tables of the board: who scanned how much and how well, and how the devices do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt

from station.gui import numbers, theme
from station.gui.parts.table_model import SPOKEN, Index, TableModel
from station.gui.supervise.kpi_words import is_over, percent, times, translate
from station.reports.sheet_writer import Value as Cell
from station.workflow.dashboard import DeviceLine, OperatorLine

LINE = Qt.ItemDataRole.UserRole + 1
SHARE = Qt.ItemDataRole.UserRole + 2
HOURS = Qt.ItemDataRole.UserRole + 3
FIRST_HOUR, LAST_HOUR = 7, 17
# On 1,000 sheets, once there were so many at all: one jam on the first morning says nothing.
JAMS_LIMIT, DOUBLE_LIMIT, LEAST_FAULTS = 2.0, 2.0, 3


class OperatorsModel(TableModel):
    """One row a person, who scanned most first."""

    columns = 7
    figures = frozenset((2, 3, 4, 5))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[OperatorLine] = ()
        self._limit = 0.0

    def show(self, rows: Sequence[OperatorLine], reject_limit: float) -> None:
        """Show other rows; a rate above the limit stands out."""
        self.beginResetModel()
        self._rows, self._limit = rows, reject_limit
        self.endResetModel()

    def lines(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def line(self, row: int) -> OperatorLine | None:
        """Return a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return (
            translate("supervise", "Operator"), translate("supervise", "Station"), translate("supervise", "Pages"),
            translate("supervise", "Accepted"), translate("supervise", "Rejected"),
            translate("supervise", "Pages/hour"),
            translate("supervise", "By hour {first}–{last}").format(first=FIRST_HOUR, last=LAST_HOUR),
        )  # fmt: skip

    def table(self) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
        """Return heads and values for a file, the hours in columns of their own."""
        hours = range(24)
        seen = [hour for hour in hours if any(line.by_hour.get(hour) for line in self._rows)]
        heads = (*self.heads()[:4], translate("supervise", "Rejected pages"), translate("supervise", "Rejected %"))
        heads += (self.heads()[5], *(f"{hour}:00" for hour in seen))
        rows: list[tuple[Cell, ...]] = []
        for line in self._rows:
            one, rate = line.figures, line.reject_rate
            values = (line.full_name, ", ".join(line.stations), one.captured, one.accepted, one.rejected)
            more = (None if rate is None else round(rate, 2), line.per_hour)
            rows.append((*values, *more, *(line.by_hour.get(hour, 0) for hour in seen)))
        return heads, rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, sides, colours, and what the bars show."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None or role == LINE:
            return line
        column = index.column()
        found: object = None
        if role in SPOKEN:
            found = self._words(line, column, spoken=role != Qt.ItemDataRole.DisplayRole)
        elif role == Qt.ItemDataRole.TextAlignmentRole:
            found = self.side(column)
        elif role == SHARE and column == 2:
            found = line.figures.captured / max(1, *(one.figures.captured for one in self._rows))
        elif role == HOURS and column == 6:
            most = max((max(one.by_hour.values(), default=0) for one in self._rows), default=0)
            found = [line.by_hour.get(hour, 0) / max(1, most) for hour in range(FIRST_HOUR, LAST_HOUR + 1)]
        elif role == Qt.ItemDataRole.ForegroundRole:
            found = self._colour(line, column)
        return found

    def _words(self, line: OperatorLine, column: int, *, spoken: bool) -> str:
        hours = ", ".join(f"{hour}:00 {numbers.count(n)}" for hour, n in sorted(line.by_hour.items())) if spoken else ""
        return (
            line.full_name, ", ".join(line.stations) or numbers.MISSING, numbers.count(line.figures.captured),
            numbers.count(line.figures.accepted), percent(line.reject_rate), numbers.count(line.per_hour), hours,
        )[column]  # fmt: skip

    def _colour(self, line: OperatorLine, column: int) -> str | None:
        if column == 4 and is_over(line.reject_rate, self._limit):
            return theme.current().rejected.ink
        return theme.current().text2 if column == 1 else None


class DevicesModel(TableModel):
    """One row a device of a station."""

    columns = 4
    figures = frozenset((1, 2))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[DeviceLine] = ()
        self._today = date.min
        self._shared = ""

    def show(self, rows: Sequence[DeviceLine], today: date) -> None:
        """Show other rows; a word that all stations begin with (Trạm 01, Trạm 02) is left out."""
        self.beginResetModel()
        self._rows, self._today = rows, today
        stations = {line.station for line in rows}
        first = {station.rpartition(" ")[0] for station in stations}
        shared = f"{next(iter(first), '')} " if len(first) == 1 else ""
        self._shared = shared if len(stations) > 1 else next(iter(stations), "")
        self.endResetModel()

    def lines(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def line(self, row: int) -> DeviceLine | None:
        """Return a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return (
            translate("supervise", "Device"), translate("supervise", "Jams"), translate("supervise", "Double feeds"),
            translate("supervise", "Condition"),
        )  # fmt: skip

    def table(self) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
        """Return heads and values for a file."""
        heads = (
            translate("supervise", "Station"), translate("supervise", "Device"), translate("supervise", "Sheets"),
            translate("supervise", "Jams"), translate("supervise", "Double feeds"),
            translate("supervise", "Jams per 1,000"), translate("supervise", "Double feeds per 1,000"),
            translate("supervise", "Dirty pages today"), translate("supervise", "Calibrate by"),
            translate("supervise", "Condition"),
        )  # fmt: skip
        return heads, [
            (line.station, device_name(line), line.sheets, line.faults.get("paper_jam", 0),
             line.faults.get("double_feed", 0), _rounded(line.per_thousand("paper_jam")),
             _rounded(line.per_thousand("double_feed")), line.dirty, line.calibrate_by,
             condition(line, self._today)[2])
            for line in self._rows
        ]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, icons, sides and colours."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None or role == LINE:
            return line
        column = index.column()
        icon, colour, words = condition(line, self._today)
        found: object = None
        if role in SPOKEN:
            spoken = role != Qt.ItemDataRole.DisplayRole
            name = self._named(line, whole=spoken)
            words = " — ".join(filter(None, (words, condition_details(line, self._today) if spoken else "")))
            found = (
                name, times(line.per_thousand("paper_jam")), times(line.per_thousand("double_feed")), words,
            )[column]  # fmt: skip
        elif role == Qt.ItemDataRole.TextAlignmentRole:
            found = self.side(column)
        elif role == Qt.ItemDataRole.DecorationRole:
            found = {0: "capture", 3: icon}.get(column)
        elif role == Qt.ItemDataRole.ForegroundRole and column == 3:
            found = theme.current().state(colour).ink
        return found

    def _named(self, line: DeviceLine, *, whole: bool) -> str:
        station = line.station if whole else line.station.removeprefix(self._shared)
        return " · ".join(part for part in (station, device_name(line)) if part)


def device_name(line: DeviceLine) -> str:
    """Return what a device is called: its model, else the name by which it was found."""
    return line.identity.get("model") or line.name


def condition(line: DeviceLine, today: date) -> tuple[str, str, str]:
    """Return icon, colour and words for what should be done first, as faults, dirt and the register say."""
    found: tuple[str, str, str] = ("check", "accepted", translate("supervise", "Good"))
    if line.retired:
        found = "fault", "rejected", translate("supervise", "No longer in use")
    elif _is_frequent(line, "paper_jam", JAMS_LIMIT):
        found = "fault", "rejected", translate("supervise", "Change the rollers")
    elif line.dirty:
        found = "clean", "flagged", translate("supervise", "Wipe the glass")
    elif _is_frequent(line, "double_feed", DOUBLE_LIMIT):
        found = "clean", "flagged", translate("supervise", "Clean the feeder")
    elif line.faults.get("device_offline", 0):
        found = "flagged", "flagged", translate("supervise", "Check the cable")
    elif line.calibration_overdue(today):
        found = "late", "flagged", translate("supervise", "Calibrate")
    elif not line.sheets:
        found = "unknown", "captured", translate("supervise", "Not fed")
    return found


def _is_frequent(line: DeviceLine, code: str, limit: float) -> bool:
    rate = line.per_thousand(code)
    return rate is not None and rate > limit and line.faults.get(code, 0) >= LEAST_FAULTS


def condition_details(line: DeviceLine, today: date) -> str:
    """Return what stands behind the condition: pages with dirt today, when it should have been calibrated."""
    found = []
    if line.retired:
        found.append(translate("supervise", "The register says that it is no longer in use."))
    if line.dirty:
        found.append(translate("supervise", "%n page(s) of today show dirt of the glass.", "", line.dirty))
    if line.calibration_overdue(today):
        due = f"{line.calibrate_by:%d/%m/%Y}"
        found.append(translate("supervise", "It should have been calibrated by {day}.").format(day=due))
    return " ".join(found)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
