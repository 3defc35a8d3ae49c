"""What a supervisor sees at a glance, read in one moment of the database: figures, plan, people, devices, what waits.

Decided pages count on the day of the decision, pages that wait on the day of their capture: each live page stands in
exactly one day. Sums come from the running totals, so that the size of the workspace does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache
from operator import attrgetter

from station.model.counting import FIGURES, Figures
from station.model.forecast import Forecast
from station.model.people import Action, Person
from station.model.plan import Plan, PlanProgress
from station.model.plan_prices import Part, Price, Tariff
from station.storage.free_space import free_space
from station.storage.records import CountRow
from station.storage.unit import Reader
from station.workflow.board_devices import DEVICE_DAYS, DeviceLine, device_lines
from station.workflow.board_needs import Need, needs
from station.workflow.choose_sampling import sampling_policy
from station.workflow.plans import Standing, accepted_pages, cost_table, standing_of
from station.workflow.station import Station

__all__ = ["DEVICE_DAYS", "Dashboard", "DayLine", "DeviceLine", "Money", "Need", "OperatorLine", "Scope",
           "read_dashboard", "rejected_percent", "sum_of"]  # fmt: skip

# A day that is compared with is one of the last five with any work within two weeks.
_COMPARED_DAYS, _LOOKED_BACK = 5, 14
_values = attrgetter(*FIGURES)


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
    """One day: what was done on it.

    ``a4_pages``: the accepted pages as A4 pages; ``waiting``: how many of the pages captured on it nobody decided on
    yet.
    """

    day: date
    figures: Figures
    a4_pages: Fraction = Fraction()

    @property
    def waiting(self) -> int:
        """Pages that wait."""
        return self.figures.waiting


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
class Money:
    """Cost to date in đồng, of how many A4 pages.

    ``parts``: pages of a size, or of before this station began, at the price of their unit; one of no pages says the
    price where nothing was done yet.
    """

    amount: int
    a4_pages: Fraction
    parts: tuple[Part, ...] = ()

    @property
    def prices(self) -> tuple[Price, ...]:
        """The prices among the parts, the one of most A4 pages first."""
        pages: dict[Price, Fraction] = defaultdict(Fraction)
        for part in self.parts:
            pages[part.price] += part.a4_pages
        return tuple(sorted(pages, key=lambda price: (-pages[price], price.unit_price, price.coefficient)))


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything the room shows of a scope.

    ``days`` are all days from the first with any work to today. ``compared`` is what a usual day had at this hour (for
    today: ``so_far`` is what this one had) or the period before it; ``reject_limit`` in percent; ``disk_days``: for how
    many working days there is room.
    """

    scope: Scope
    today: date
    totals: Figures
    compared: Figures | None
    days: tuple[DayLine, ...]
    waiting: int
    so_far: Figures
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


class _Reading:
    """One reading of all figures."""

    def __init__(self, station: Station, reader: Reader, scope: Scope, now: datetime) -> None:
        self._station, self._reader, self._scope, self._now = station, reader, scope, now
        self._today = now.date()
        self._since = scope.since(self._today)
        self._costs = cost_table(station)

    def dashboard(self, space: int) -> Dashboard:
        scope, reader = self._scope, self._reader
        by_day, a4_pages = self._by_day_and_size()
        plans = reader.plans()
        plan, whole = plans.get(scope.unit), sum_of(by_day.values())
        tariff = Tariff(plans, reader.count_names().parents, self._costs)
        standing = self._standing(plan, tariff, by_day, whole)
        reached = None if plan is None else replace(standing.progress, plan=tariff.with_before(plan))
        return Dashboard(
            scope, self._today, sum_of(one for day, one in by_day.items() if self._is_in(day)),
            self._compared(by_day), _days(by_day, a4_pages, self._today), whole.waiting, self._so_far([self._today]),
            self._operators(), device_lines(reader, scope.only, self._today, self._now.tzinfo),
            needs(reader, self._now), _money(standing, tariff.price(scope.unit)),
            sampling_policy(self._station).reject_limit, reached, None if plan is None else standing.forecast,
            _disk_days(space, by_day), space, tuple(reader.counted_stations()), self._units(plans),
        )  # fmt: skip

    def _by_day_and_size(self) -> tuple[dict[date, Figures], dict[date, Fraction]]:
        """Return the figures of each day, and its accepted pages as A4 pages."""
        by_day: dict[date, list[Figures]] = defaultdict(list)
        a4_pages: dict[date, Fraction] = defaultdict(Fraction)
        factor = cache(self._costs.factor)
        for row in self._reader.counts(("day", "size"), only=self._scope.only):
            day = date.fromisoformat(row.group[0])
            by_day[day].append(_figures(row))
            a4_pages[day] += factor(row.group[1]) * row.accepted
        return {day: sum_of(found) for day, found in by_day.items()}, a4_pages

    def _standing(
        self, plan: Plan | None, tariff: Tariff, by_day: Mapping[date, Figures], whole: Figures
    ) -> Standing:  # fmt: skip
        """Return how the plan stands; without one, what was done costs what the plans above and below say."""
        plan = plan or Plan(self._scope.unit, 0, 0)
        figure = "accepted" if plan.pages else "dossiers"
        days = {day: int(getattr(one, figure)) for day, one in by_day.items()}
        pages = accepted_pages(self._reader, self._scope.only)
        return standing_of(plan, tariff, pages, whole.dossiers, days, self._today)

    def _is_in(self, day: date) -> bool:
        return day <= self._today and (self._since is None or day >= self._since)

    def _so_far(self, days: Sequence[date]) -> Figures:
        """Return the sums of what was done on these days before the present hour."""
        if not days:
            return Figures()
        wanted, until = {day.isoformat() for day in days}, self._now.hour
        rows = self._reader.counts(("day", "hour"), min(wanted), max(wanted), self._scope.only)
        return sum_of(_figures(row) for row in rows if row.group[0] in wanted and int(row.group[1]) < until)

    def _compared(self, by_day: Mapping[date, Figures]) -> Figures | None:
        if self._since is None:
            return None
        if self._scope.days > 1:
            first = self._since - timedelta(days=self._scope.days)
            before = [one for day, one in by_day.items() if first <= day < self._since]
            return sum_of(before) if before else None
        worked = self._worked(by_day)
        found = self._so_far(worked)
        return Figures(*(round(getattr(found, name) / len(worked)) for name in FIGURES)) if worked else None

    def _worked(self, by_day: Mapping[date, Figures]) -> list[date]:
        """Return the last days before today on which pages were captured."""
        earliest = self._today - timedelta(days=_LOOKED_BACK)
        worked = sorted(day for day, one in by_day.items() if one.captured and earliest <= day < self._today)
        return worked[-_COMPARED_DAYS:]

    def _operators(self) -> tuple[OperatorLine, ...]:
        reader, only = self._reader, self._scope.only
        since = None if self._since is None else self._since.isoformat()
        names = {one.name: one.display_name for one in reader.people()}
        hours = reader.worked_hours(since, only)
        groups: dict[str, list[CountRow]] = defaultdict(list)
        for row in reader.counts(("operator", "station", "hour"), since, self._today.isoformat(), only):
            if row.group[0]:
                groups[row.group[0]].append(row)
        lines = []
        for name, rows in groups.items():
            by_hour: dict[int, int] = defaultdict(int)
            for row in rows:
                by_hour[int(row.group[2])] += row.captured
            stations = tuple(sorted({row.group[1] for row in rows if row.group[1]}))
            total = sum_of(_figures(row) for row in rows)
            lines.append(OperatorLine(name, names.get(name, name), stations, total, dict(by_hour), hours.get(name, 0)))
        return tuple(sorted(lines, key=lambda line: (-line.figures.captured, line.full_name)))

    def _units(self, plans: Mapping[str, Plan]) -> dict[str, str]:
        """Return the titles of units by their codes: those of the register, of fonds and of plans."""
        entries = {one.code: one.values.get("name", "") or one.code for one in self._reader.register_entries("unit")}
        named = {*self._reader.fonds_units().values(), *plans} - {""}
        return {**{code: code for code in sorted(named)}, **entries}


def sum_of(figures: Iterable[Figures]) -> Figures:
    """Return the sums of any number of figures."""
    columns = zip(*map(_values, figures), strict=True)
    return Figures(*map(sum, columns))


def _figures(row: CountRow) -> Figures:
    return Figures(*_values(row))


def _days(
    by_day: Mapping[date, Figures], a4_pages: Mapping[date, Fraction], today: date
) -> tuple[DayLine, ...]:  # fmt: skip
    first = min((day for day in by_day if day <= today), default=None)
    if first is None:
        return ()
    days = (first + timedelta(days=more) for more in range((today - first).days + 1))
    return tuple(DayLine(day, by_day.get(day, Figures()), a4_pages.get(day, Fraction())) for day in days)


def _money(standing: Standing, usual: Price) -> Money:
    """Return what the standing cost; with nothing done yet, at the price that will hold."""
    parts = standing.parts or (Part(replace(usual, plan=None), "", 0),)
    return Money(standing.cost_to_date, sum((part.a4_pages for part in parts), Fraction()), parts)


def _disk_days(space: int, by_day: Mapping[date, Figures]) -> int | None:
    """Return for how many working days like the last ones the disk has room, ``None`` before anything was scanned."""
    worked = [by_day[day].bytes for day in sorted(by_day) if by_day[day].bytes][-10:]
    return space * len(worked) // sum(worked) if worked else None
