"""What a supervisor sees at a glance, read in one moment of the database: figures, plan, people, devices, what waits.

Decided pages count on the day of the decision, pages that wait on the day of their capture: each live page stands in
exactly one day. Sums come from the running totals, so that the size of the workspace does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import NamedTuple

from station.model.cost import cost
from station.model.counting import FIGURES, Figures
from station.model.forecast import Forecast, forecast
from station.model.people import Action, Person
from station.model.plan import Plan, PlanProgress, progress
from station.storage.free_space import free_space
from station.storage.records import CountRow
from station.storage.unit import Reader
from station.workflow.choose_sampling import sampling_policy
from station.workflow.plans import cost_table
from station.workflow.station import Station

LATE_REVIEW = timedelta(days=2)
DEVICE_DAYS = 7
# A day that is compared with is one of the last five with any work within two weeks.
_COMPARED_DAYS, _LOOKED_BACK = 5, 14
_BEFORE_ALL = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what figures are wanted: ``days`` up to today (0: since the beginning), a unit, a station (``""``: all)."""

    days: int = 1
    unit: str = ""
    station: str = ""

    @property
    def only(self) -> dict[str, str]:
        """The filter as counts take it."""
        return {name: value for name, value in (("unit", self.unit), ("station", self.station)) if value}

    def since(self, today: date) -> date | None:
        """Return the first day, ``None`` for the beginning."""
        return today - timedelta(days=self.days - 1) if self.days else None


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day: what was done on it, and how many of the pages captured on it nobody decided on yet."""

    day: date
    figures: Figures
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class OperatorLine:
    """One person: login and full name, where they scanned, what, in which hours (of the clock), in how many of them."""

    name: str
    full_name: str
    stations: tuple[str, ...]
    figures: Figures
    by_hour: Mapping[int, int]
    hours: int

    @property
    def reject_rate(self) -> float | None:
        """Rejected of the decided pages in percent, ``None`` while nothing was decided."""
        return rejected_percent(self.figures)

    @property
    def per_hour(self) -> int | None:
        """Images an hour in which the person scanned at all."""
        return round(self.figures.captured / self.hours) if self.hours else None


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """One device of a station in the last days: leaves that went through, and faults by their code."""

    station: str
    name: str
    identity: Mapping[str, str]
    sheets: int
    faults: Mapping[str, int]

    def per_thousand(self, code: str) -> float | None:
        """Return how often a fault came on 1,000 sheets, ``None`` for a device that fed none."""
        return 1000 * self.faults.get(code, 0) / self.sheets if self.sheets else None


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for a person: a code, how many, the dossiers, the oldest, bytes where it is about files."""

    code: str
    count: int
    dossiers: tuple[str, ...] = ()
    oldest: datetime | None = None
    place: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Money:
    """Cost to date in đồng, of how many A4 pages at which price.

    ``coefficient`` as it was written, ``k`` its value; ``sizes``: name, accepted pages, A4 pages in one of these;
    ``before``: pages among them that were done before this station began.
    """

    amount: int
    a4_pages: Fraction
    unit_price: int
    coefficient: str
    k: Fraction
    sizes: tuple[tuple[str, int, Fraction], ...] = ()
    before: int = 0


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything the room shows of a scope.

    ``days`` are all days from the first with any work to today. ``compared`` is what a usual day had at this hour (for
    today: ``so_far`` is what this one had) or the period before it; ``packaged``: ids of the dossiers whose package was
    sealed in the period; ``reject_limit`` in percent; ``disk_days``: for how many working days there is room.
    """

    scope: Scope
    today: date
    totals: Figures
    compared: Figures | None
    days: tuple[DayLine, ...]
    waiting: int
    waiting_uploads: int
    so_far: Figures
    packaged: tuple[str, ...]
    operators: tuple[OperatorLine, ...]
    devices: tuple[DeviceLine, ...]
    needs: tuple[Need, ...]
    money: Money
    reject_limit: float
    plan: PlanProgress | None = None
    outlook: Forecast | None = None
    disk_days: int | None = None
    free_bytes: int = 0
    stations: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)


def rejected_percent(figures: Figures) -> float | None:
    """Return the rejected of the decided pages in percent, ``None`` while nothing was decided."""
    decided = figures.accepted + figures.rejected
    return 100 * figures.rejected / decided if decided else None


def read_dashboard(station: Station, person: Person, scope: Scope) -> Dashboard:
    """Read all figures of the scope at once; raises ``Refused`` (``role_missing``), ``StorageFault``."""
    person.require(Action.SEE_COUNTS)
    now = station.clock.now()
    space = free_space(station.workspace.path).bytes
    with station.workspace.read() as reader:
        return _Reading(station, reader, scope, now).dashboard(space)


class _Hour(NamedTuple):
    operator: str
    station: str
    day: date
    hour: int
    figures: Figures


class _Reading:
    """One reading of all figures."""

    def __init__(self, station: Station, reader: Reader, scope: Scope, now: datetime) -> None:
        self._station, self._reader, self._scope, self._now = station, reader, scope, now
        self._today = now.date()
        self._since = scope.since(self._today)

    def dashboard(self, space: int) -> Dashboard:
        scope, reader = self._scope, self._reader
        undecided = reader.undecided_by_day(scope.only)
        by_day = {date.fromisoformat(row.group[0]): _figures(row) for row in reader.counts(("day",), only=scope.only)}
        hours = self._by_hour(by_day)
        plans = reader.plans()
        plan = plans.get(scope.unit)
        done = sum_of(by_day.values())
        reached = progress(plan, done.accepted, done.dossiers) if plan is not None else None
        uploads, upload_bytes = reader.waiting_uploads()
        stations = tuple(row.group[0] for row in reader.counts(("station",)) if row.group[0])
        return Dashboard(
            scope, self._today, sum_of(one for day, one in by_day.items() if self._is_in(day)),
            self._compared(by_day, hours), _days(by_day, undecided, self._today), sum(undecided.values()), len(uploads),
            sum_of(one.figures for one in hours if one.day == self._today and one.hour < self._now.hour),
            tuple(reader.packaged_dossiers(self._begin(self._since or _BEFORE_ALL), scope.only)),
            self._operators(hours), self._devices(), self._needs(uploads, upload_bytes), self._money(plan),
            sampling_policy(self._station).reject_limit, reached, self._outlook(by_day, reached),
            _disk_days(space, by_day), space, stations, self._units(plans),
        )  # fmt: skip

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._now.tzinfo)

    def _is_in(self, day: date) -> bool:
        return day <= self._today and (self._since is None or day >= self._since)

    def _by_hour(self, by_day: Mapping[date, Figures]) -> list[_Hour]:
        """Return figures by operator, station, day, hour: of the period and of the days that it is compared with."""
        back = min(self._worked(by_day), default=self._today)
        since = None if self._since is None else min(self._since, back).isoformat()
        rows = self._reader.counts(("operator", "station", "day", "hour"), since, only=self._scope.only)
        return [
            _Hour(row.group[0], row.group[1], date.fromisoformat(row.group[2]), int(row.group[3]), _figures(row))
            for row in rows
        ]

    def _compared(self, by_day: Mapping[date, Figures], hours: Sequence[_Hour]) -> Figures | None:
        if self._since is None:
            return None
        if self._scope.days > 1:
            first = self._since - timedelta(days=self._scope.days)
            before = [one for day, one in by_day.items() if first <= day < self._since]
            return sum_of(before) if before else None
        worked = self._worked(by_day)
        until = self._now.hour
        found = sum_of(one.figures for one in hours if one.day in worked and one.hour < until)
        return Figures(*(round(getattr(found, name) / len(worked)) for name in FIGURES)) if worked else None

    def _worked(self, by_day: Mapping[date, Figures]) -> list[date]:
        """Return the last days before today on which pages were captured."""
        earliest = self._today - timedelta(days=_LOOKED_BACK)
        worked = sorted(day for day, one in by_day.items() if one.captured and earliest <= day < self._today)
        return worked[-_COMPARED_DAYS:]

    def _operators(self, hours: Sequence[_Hour]) -> tuple[OperatorLine, ...]:
        names = {one.name: one.display_name for one in self._reader.people()}
        groups: dict[str, list[_Hour]] = defaultdict(list)
        for one in hours:
            if one.operator and self._is_in(one.day):
                groups[one.operator].append(one)
        lines = []
        for name, rows in groups.items():
            by_hour: dict[int, int] = defaultdict(int)
            for one in rows:
                by_hour[one.hour] += one.figures.captured
            worked = {(one.day, one.hour) for one in rows if one.figures.captured}
            stations = tuple(sorted({one.station for one in rows if one.station}))
            total = sum_of(one.figures for one in rows)
            lines.append(OperatorLine(name, names.get(name, name), stations, total, dict(by_hour), len(worked)))
        return tuple(sorted(lines, key=lambda line: (-line.figures.captured, line.full_name)))

    def _devices(self) -> tuple[DeviceLine, ...]:
        first = self._today - timedelta(days=DEVICE_DAYS - 1)
        rows = self._reader.counts(("station", "device"), first.isoformat(), only=self._scope.only)
        faults: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for (where, device, code), number in self._reader.device_faults(self._begin(first)).items():
            if self._scope.station in ("", where):
                faults[where, device][code] = number
        lines = []
        for row in rows:
            where, name = row.group
            if row.captured and name:
                identity = self._reader.device_identity(where, name)
                # A fault names the device as it was chosen, a capture as its label says.
                told = faults.pop((where, f"{identity.get('driver')}:{identity.get('address')}"), {})
                lines.append(DeviceLine(where, name, identity, row.sheets, told))
        if not self._scope.unit:
            lines += [DeviceLine(where, name, {}, 0, told) for (where, name), told in faults.items()]
        return tuple(sorted(lines, key=lambda line: (line.station, line.name)))

    def _needs(self, uploads: list[str], upload_bytes: int) -> tuple[Need, ...]:
        reader = self._reader
        late = [one for one in reader.waiting_reviews() if self._now - one.since > LATE_REVIEW]
        held = reader.open_treatments(reader.held_dossiers())
        stopped, damaged = reader.stopped_dossiers(), reader.damaged_dossiers()
        oldest = late[0] if late else None
        return (
            Need("late_review", len(late), tuple(one.dossier_id for one in late), oldest.since if oldest else None,
                 oldest.box if oldest else ""),
            Need("damaged", len(damaged), tuple(damaged)),
            Need("upload", len(uploads), tuple(uploads), size=upload_bytes),
            Need("held", len(held), tuple(held)),
            Need("secrecy", len(stopped), tuple(stopped)),
        )  # fmt: skip

    def _money(self, plan: Plan | None) -> Money:
        table = cost_table(self._station)
        rows = self._reader.counts(("size",), only=self._scope.only)
        before = plan.pages_before if plan is not None else 0
        sizes = {row.group[0]: row.accepted for row in rows if row.accepted}
        pages = table.a4_pages(sizes) + before
        price = plan.unit_price if plan is not None and plan.unit_price else table.unit_price
        coefficient = plan.coefficient if plan is not None else "1"
        k = table.coefficient(coefficient)
        listed = tuple((size, number, table.factor(size)) for size, number in sorted(sizes.items()))
        return Money(cost(pages, price, k), pages, price, coefficient, k, listed, before)

    def _outlook(self, by_day: Mapping[date, Figures], reached: PlanProgress | None) -> Forecast | None:
        if reached is None:
            return None
        by_pages = bool(reached.plan.pages)
        done = {day: one.accepted if by_pages else one.dossiers for day, one in by_day.items()}
        left = reached.pages_left if by_pages else reached.dossiers_left
        return forecast(done, left, self._today, reached.plan.deadline)

    def _units(self, plans: Mapping[str, Plan]) -> dict[str, str]:
        """Return the titles of units by their codes: those of the register, of fonds and of plans."""
        entries = {one.code: one.values.get("name", "") or one.code for one in self._reader.register_entries("unit")}
        named = {*self._reader.fonds_units().values(), *plans} - {""}
        return {**{code: code for code in sorted(named)}, **entries}


def sum_of(figures: Iterable[Figures]) -> Figures:
    """Return the sums of any number of figures."""
    total = dict.fromkeys(FIGURES, 0)
    for one in figures:
        for name in FIGURES:
            total[name] += getattr(one, name)
    return Figures(**total)


def _figures(row: CountRow) -> Figures:
    return Figures(*(getattr(row, name) for name in FIGURES))


def _days(by_day: Mapping[date, Figures], undecided: Mapping[str, int], today: date) -> tuple[DayLine, ...]:
    waiting = {date.fromisoformat(day): number for day, number in undecided.items()}
    known = [day for day in (*by_day, *waiting) if day <= today]
    if not known:
        return ()
    first = min(known)
    days = (first + timedelta(days=more) for more in range((today - first).days + 1))
    return tuple(DayLine(day, by_day.get(day, Figures()), waiting.get(day, 0)) for day in days)


def _disk_days(space: int, by_day: Mapping[date, Figures]) -> int | None:
    """Return for how many working days like the last ones the disk has room, ``None`` before anything was scanned."""
    worked = [by_day[day].bytes for day in sorted(by_day) if by_day[day].bytes][-10:]
    return space * len(worked) // sum(worked) if worked else None
