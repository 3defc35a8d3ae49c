"""What waits for review, in the order in which it should be looked at: by risk, then by age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from station.model.states import DossierState
from station.storage.records import DossierSummary
from station.storage.unit import Reader
from station.workflow.station import Station

# What one of each adds to the risk of a dossier, a share of flagged pages of 1 being 100. A mark goes before all.
_MARK, _RETURNED, _PROBLEM, _PER_PERCENT = 1000.0, 10.0, 5.0, 4.0
_DAY_WAITED = 2.0
_WINDOW_DAYS = 30


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A dossier that waits. ``why``: what makes its risk, as code and figure, the heaviest first.

    Codes: ``mark`` (secrecy marks), ``flagged`` (pages), ``returned`` (times), ``problems`` (of the dossier as a
    whole), ``operator`` (percent of the operator's pages rejected in 30 days), ``waited`` (whole days).
    """

    summary: DossierSummary
    risk: float
    why: tuple[tuple[str, float], ...]
    waiting_since: datetime
    returned: int


def review_queue(station: Station, person_id: str) -> tuple[list[QueueLine], int]:
    """Return the dossiers that the person may review, and how many were left out because they scanned in them."""
    now = station.clock.now()
    with station.workspace.read() as reader:
        waiting = reader.dossier_summaries(DossierState.IN_REVIEW)
        operators = reader.operators_of([line.id for line in waiting])
        mine = {line.id for line in waiting if person_id in operators.get(line.id, ())}
        offered = [line for line in waiting if line.id not in mine]
        lines = _lines(reader, offered, operators, now)
    return sorted(lines, key=lambda line: (-line.risk, line.waiting_since)), len(mine)


def _lines(
    reader: Reader, waiting: list[DossierSummary], operators: dict[str, frozenset[str]], now: datetime
) -> list[QueueLine]:
    ids = [line.id for line in waiting]
    since = reader.last_events("dossier.submitted", ids)
    returned = reader.event_counts("dossier.returned", ids)
    stopped, problems = set(reader.stopped_dossiers()), reader.dossier_problems(ids)
    everybody = frozenset[str]().union(*operators.values())
    judged = reader.judged_captures(everybody, (now - timedelta(days=_WINDOW_DAYS)).date())
    rates = {one: 100.0 * rejected / decided for one, (decided, rejected) in judged.items() if decided}
    lines = []
    for line in waiting:
        handed_in = since.get(line.id, now)
        worst = max((rates.get(one, 0.0) for one in operators.get(line.id, ())), default=0.0)
        figures = {
            "mark": (float(line.id in stopped), _MARK),
            "flagged": (float(line.flagged), 100.0 / max(1, line.pages)),
            "returned": (float(returned.get(line.id, 0)), _RETURNED),
            "problems": (float(problems.get(line.id, 0)), _PROBLEM),
            "operator": (round(worst, 1), _PER_PERCENT),
            "waited": (float((now - handed_in).days), _DAY_WAITED),
        }
        weights = {code: value * weight for code, (value, weight) in figures.items() if value > 0}
        why = tuple((code, figures[code][0]) for code in sorted(weights, key=lambda code: -weights[code]))
        risk = round(sum(weights.values()), 1)
        lines.append(QueueLine(line, risk, why, handed_in, returned.get(line.id, 0)))
    return lines
