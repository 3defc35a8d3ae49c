"""Which pages of a dossier a reviewer must look at one by one: what was flagged, and a sample that nobody can foresee.

A plan is made once for each round: when a dossier comes back, what no plan has spoken of is planned, and what changed
since one did, so that what was accepted is not looked at again. Only what is new may be left to chance: what comes a
second time, because it was rejected or changed or its lot failed, must be looked at.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from station.model.dossier import Page
from station.model.people import Action, Person
from station.model.profiles import SamplingPolicy
from station.model.review import EVERY_PAGE, SamplingPlan, failed_rest, must_look, uncovered
from station.model.sampling import drawn, sample_size
from station.model.states import DossierState, PageState
from station.storage.unit import Reader, Unit
from station.workflow.choose_sampling import sampling_policy
from station.workflow.station import Station

_OPEN = (PageState.PASSED, PageState.FLAGGED)
TIGHTENED = "tightened"


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """How far the pages are that the plans of a dossier ask for; captures that were superseded do not count.

    ``looked`` of ``to_look`` have a verdict of their own; of these ``flagged_looked`` of ``flagged`` were flagged.
    ``rest_open`` of ``rest`` wait to be accepted together; ``open_captures``: those still to be looked at; ``failed``:
    how many must be looked at for no other reason than that a page of their round's sample was rejected.
    """

    plan: SamplingPlan | None
    to_look: int
    looked: int
    flagged: int
    flagged_looked: int
    rest: int
    rest_open: int
    open_captures: frozenset[str]
    failed: int = 0


def ensure_plan(station: Station, person: Person, dossier_id: str) -> SamplingPlan | None:
    """Return the plan of the present round, made now when pages wait that no plan speaks of; ``None``: there is none.

    Before a dossier is handed in nothing is drawn: whoever scans must not foresee the sample. Raises ``Refused`` when
    the person may not accept pages.
    """
    with station.workspace.read() as reader:
        plans = reader.sampling_plans(dossier_id)
        handed_in = reader.dossier(dossier_id).state is DossierState.IN_REVIEW
        if not handed_in or not _unplanned(reader, dossier_id, plans):
            return plans[-1] if plans else None
    person.require(Action.ACCEPT)
    with station.workspace.write(person) as unit:
        plan_for(station, unit, dossier_id)
        return unit.sampling_plans(dossier_id)[-1]


def plan_for(station: Station, unit: Unit, dossier_id: str) -> list[SamplingPlan]:
    """Return the plans of a dossier, with a new one when pages wait of which none speaks as they are now."""
    plans = unit.sampling_plans(dossier_id)
    new = _unplanned(unit, dossier_id, plans)
    if not new:
        return plans
    plan = unit.add_sampling_plan(_planned(unit, sampling_policy(station), new, plans))
    unit.emit(
        "dossier.sampled", dossier_id, round=plan.round, policy=plan.policy, version=plan.policy_version,
        seed=plan.seed, population=plan.population, size=plan.size, flagged=len(plan.flagged),
        tightened=plan.tightened,
    )  # fmt: skip
    return [*plans, plan]


def plan_progress(station: Station, dossier_id: str) -> PlanProgress:
    """Return how far the pages are that the plans of a dossier ask for."""
    with station.workspace.read() as reader:
        return progress_of(reader, dossier_id)


def progress_of(reader: Reader, dossier_id: str) -> PlanProgress:
    """Return how far the pages are that the plans of a dossier ask for, as this reader sees them."""
    plans, evidence = reader.sampling_plans(dossier_id), reader.evidence(dossier_id)
    rejected = reader.rejected_captures(dossier_id)
    live = {page.capture.id: page.state for page in reader.pages(dossier_id)}
    wanted = must_look(plans, rejected) & live.keys()
    flagged = frozenset[str]().union(*(plan.flagged for plan in plans)) & live.keys()
    rest = (frozenset[str]().union(*(plan.rest for plan in plans)) & live.keys()) - wanted
    looked = {
        one for one in wanted
        if live[one] is PageState.REJECTED
        or (live[one] is PageState.ACCEPTED and (one not in evidence or evidence[one].answers_plan))
    }  # fmt: skip
    return PlanProgress(
        plan=plans[-1] if plans else None,
        to_look=len(wanted),
        looked=len(looked),
        flagged=len(flagged),
        flagged_looked=len(flagged & looked),
        rest=len(rest),
        rest_open=sum(live[one] is PageState.PASSED for one in rest),
        open_captures=frozenset(wanted - looked),
        failed=len((failed_rest(plans, rejected) & live.keys()) - must_look(plans)),
    )


def _unplanned(reader: Reader, dossier_id: str, plans: Sequence[SamplingPlan]) -> list[Page]:
    """Return the pages that wait, and of which no plan speaks as they are now."""
    waiting = [page for page in reader.pages(dossier_id) if page.state in _OPEN]
    shown = {page.capture.id: page.id for page in waiting}
    new = uncovered(plans, shown, reader.review_moments(dossier_id), reader.rejected_captures(dossier_id))
    return [page for page in waiting if page.capture.id in new]


def _planned(
    reader: Unit, policy: SamplingPolicy, pages: Sequence[Page], before: Sequence[SamplingPlan]
) -> SamplingPlan:
    """Return the plan for the pages of one dossier; id, round, person and moment are set where it is kept."""
    known = frozenset[str]().union(*(plan.pages | plan.rest for plan in before))
    flagged = frozenset(p.capture.id for p in pages if p.state is PageState.FLAGGED or p.capture.id in known)
    others = sorted(page.capture.id for page in pages if page.capture.id not in flagged)
    rate, tightened = _strictness(reader, policy, {page.capture.operator_id for page in pages})
    seed = secrets.token_hex(16)
    if EVERY_PAGE in (policy.mode, tightened):
        size = len(others)
    else:
        promised = policy.tightened_rate if tightened else policy.defect_rate
        size = sample_size(len(others), promised, policy.confidence)
    sample = drawn(seed, others, size)
    return SamplingPlan(
        id="", dossier_id=pages[0].dossier_id, round=0, policy=policy.name, policy_version=policy.version,
        mode=policy.mode, seed=seed, population=len(others), size=size, tightened=tightened, reject_rate=rate,
        flagged=flagged, sample=sample, rest=frozenset(others) - sample, person_id="", at=reader.now(),
    )  # fmt: skip


def _strictness(reader: Unit, policy: SamplingPolicy, operators: set[str]) -> tuple[float | None, str]:
    """Return the worst operator's share of rejected pages in percent, and how much stricter that makes the plan."""
    if policy.mode == EVERY_PAGE:
        return None, ""
    since = (reader.now() - timedelta(days=policy.window_days)).date()
    judged = dict.fromkeys(operators, (0, 0)) | reader.judged_captures(operators, since)
    known = [pair for pair in judged.values() if pair[0] >= policy.least_decisions]
    rates = [100.0 * rejected / decided for decided, rejected in known if decided]
    worst = round(max(rates), 2) if rates else None
    if worst is not None and worst > policy.full_limit:
        return worst, EVERY_PAGE
    if len(known) < len(operators) or (worst is not None and worst > policy.reject_limit):
        return worst, TIGHTENED
    return worst, ""
