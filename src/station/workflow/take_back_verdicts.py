"""Taking verdicts on pages back until the dossier is approved, and letting them stand again.

What a clerk changes in a returned dossier takes the verdict on that page back too: somebody looks at it again.

Nobody ever signs what another person said: a verdict that was taken back stays in the history with its name, its time
and what was seen, and when it stands again it is the very same one. Who may not review the dossier may do neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from station.model.dossier import Page
from station.model.errors import Refused
from station.model.people import Person
from station.model.states import PageState
from station.model.transitions import Facts, next_page_state
from station.storage.records import Decision
from station.storage.unit import Unit
from station.workflow.report_standing import Limits, present_limits, report_stands
from station.workflow.station import Station


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The page waits in ``state``; ``decision`` is the verdict that no longer holds."""

    page: Page
    decision: Decision
    state: PageState


def undecide_page(station: Station, person: Person, page: Page, *, own: bool = False) -> TakenBack:
    """Take the last verdict on a page back, until the dossier is approved; its report still stands."""
    return undecide_pages(station, person, [page], own=own)[0]


def undecide_pages(station: Station, person: Person, pages: Sequence[Page], *, own: bool = False) -> list[TakenBack]:
    """Take the last verdicts on pages of one dossier back; a page whose report is stale is inspected again.

    Another reviewer's verdict may be overturned too, in the person's own name. ``own``: only what the person said
    oneself, else ``Refused`` (``verdict_of_another``): an undo takes back what was done, not what came after it.
    """
    limits, taken = present_limits(station), []
    with station.workspace.write(person) as unit:
        for page in pages:
            current = unit.page(page.id)
            next_page_state(current.state, "undecide", unit.facts(page.dossier_id, actor=person))
            decision = unit.decisions(page.id)[-1]
            if own and decision.reviewer_id != person.id:
                other = unit.person(decision.reviewer_id)
                raise Refused("verdict_of_another", page=current.number, person=other.display_name or other.name)
            unit.set_page_state(page.id, PageState.CAPTURED)
            unit.emit(
                "page.undecided", page.id, previous=current.state.value, decision=decision.id,
                reviewer=decision.reviewer_id,
            )  # fmt: skip
            _rest_by_report(unit, current, limits)
            taken.append(TakenBack(current, decision, unit.page(page.id).state))
    return taken


def reinstate_verdict(station: Station, person: Person, taken: TakenBack) -> PageState:
    """Let a verdict stand again that was taken back, as the one it was: whoever gave it, when, and what was seen.

    Raises ``Refused`` (``page_changed``) when something else was said or captured since, and what a verdict raises.
    """
    decision = taken.decision
    with station.workspace.write(person) as unit:
        current = unit.page(taken.page.id)
        if current.capture.id != decision.capture_id or unit.decisions(current.id)[-1].id != decision.id:
            raise Refused("page_changed", page=current.id)
        stale = not report_stands(unit, current, present_limits(station))
        facts = replace(unit.facts(current.dossier_id, actor=person, reason=decision.reason), stale_report=stale)
        state = next_page_state(current.state, decision.verdict, facts)
        unit.set_page_state(current.id, state)
        unit.emit(
            "page.reinstated", current.id, previous=current.state.value, decision=decision.id,
            reviewer=decision.reviewer_id, verdict=decision.verdict,
        )  # fmt: skip
    return state


def look_again(station: Station, unit: Unit, person: Person, page_id: str, cause: str) -> None:
    """Let an accepted page wait for a verdict again, because a clerk changed it; any other stays as it is.

    ``cause``: the kind of the event that tells what was changed.
    """
    current = unit.page(page_id)
    if current.state is not PageState.ACCEPTED:
        return
    state = next_page_state(current.state, "change", unit.facts(current.dossier_id, actor=person))
    decision = unit.decisions(page_id)[-1]
    unit.set_page_state(page_id, state)
    unit.emit(
        "page.undecided", page_id, previous=current.state.value, decision=decision.id, reviewer=decision.reviewer_id,
        cause=cause,
    )  # fmt: skip
    _rest_by_report(unit, current, present_limits(station))


def _rest_by_report(unit: Unit, page: Page, limits: Limits) -> None:
    """Let a page rest as its report says, unless that speaks of another image, recipe or set of limits."""
    report = unit.report(page.capture.id)
    if report is None or not report_stands(unit, page, limits):
        return
    action = "pass" if report.page_state is PageState.PASSED else "flag"
    unit.set_page_state(page.id, next_page_state(PageState.CAPTURED, action, Facts(page.id)))
