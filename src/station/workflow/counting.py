"""Figures for who may see them, and the proof that the running totals are what the rows say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from operator import attrgetter

from station.model.cost import CostTable
from station.model.counting import FIGURES, Counted
from station.model.errors import InputFault
from station.model.people import Action, Person
from station.storage.count_proof import Proof
from station.storage.records import CountRow, Difference
from station.workflow.plans import cost_table
from station.workflow.station import Station


def count(
    station: Station, person: Person, by: Sequence[str], since: str = "", until: str = "",
    only: Mapping[str, str] | None = None,
) -> list[Counted]:  # fmt: skip
    """Return figures as ``Reader.counts`` does, with the A4 pages of those accepted, for a supervisor.

    Raises ``Refused`` (``role_missing``), ``InputFault``: ``count_dimension``, ``count_day`` (a day that is none),
    ``count_period`` (it ends before it begins), ``count_value`` (a person, fonds, hour… that is not known).
    """
    person.require(Action.SEE_COUNTS)
    return counts(station, by, since, until, only)


def counts(
    station: Station, by: Sequence[str], since: str = "", until: str = "", only: Mapping[str, str] | None = None
) -> list[Counted]:  # fmt: skip
    """Return figures for who has the computer's command line; raises as ``count`` does."""
    first, last = _day(since), _day(until)
    if first and last and last < first:
        raise InputFault("count_period", since=since, until=until)
    with station.workspace.read() as reader:
        # How many A4 pages there are follows from sizes and a table that a site may change: no total keeps it.
        rows = reader.counts((*by, "size"), first or None, last or None, only)
        # Only what gives nothing can be a slip of the pen.
        for name, value in (only or {}).items() if not rows else ():
            if not reader.counts((), only={name: value}) and not reader.count_value_known(name, value):
                raise InputFault("count_value", name=name, value=value)
    return _together(rows, len(by), cost_table(station))


def _together(rows: Sequence[CountRow], width: int, table: CostTable) -> list[Counted]:
    """Return rows of groups and sizes as one of each group."""
    groups: dict[tuple[str, ...], list[tuple[int, ...]]] = defaultdict(list)
    a4_pages: dict[tuple[str, ...], Fraction] = defaultdict(Fraction)
    factor, values = cache(table.factor), attrgetter(*FIGURES)
    for row in rows:
        group = row.group[:width]
        groups[group].append(values(row))
        a4_pages[group] += factor(row.group[width]) * row.accepted
    sums = {group: tuple(map(sum, zip(*found, strict=True))) for group, found in groups.items()}
    return [
        Counted(group=group, a4_pages=a4_pages[group], **dict(zip(FIGURES, one, strict=True)))
        for group, one in sums.items()
        if any(one)
    ]


def prove_counts(station: Station, *, rebuild: bool = False) -> list[Difference]:
    """Count every page and dossier anew from its rows and return where the running totals differ, the first 1,000.

    ``rebuild``: what was found is kept, in one transaction with the event ``counts.rebuilt``. Raises ``StorageFault``.
    """
    return proof_of_counts(station, rebuild=rebuild).differences


def proof_of_counts(station: Station, *, rebuild: bool = False) -> Proof:
    """Do as ``prove_counts`` does, and return also how much was counted and how many figures differed."""
    if not rebuild:
        with station.workspace.read() as reader:
            return reader.prove_counts()
    with station.workspace.write(None) as unit:
        return unit.rebuild_counts()


def _day(text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InputFault("count_day", value=text) from error
