"""The reviewer's side: accept or reject each page, return or approve the dossier. Never of one's own captures."""

from __future__ import annotations

from station.model.dossier import Dossier, Page
from station.model.errors import Refused
from station.model.people import Person
from station.model.states import DossierState, PageState
from station.model.transitions import next_dossier_state, next_page_state
from station.workflow.station import Station


def accept_page(station: Station, person: Person, page: Page, reason: str = "") -> PageState:
    """Accept a page; one that was flagged needs a reason. Raises ``Refused`` (state, role, four eyes, reason)."""
    return _decide(station, person, page, "accept", reason)


def reject_page(station: Station, person: Person, page: Page, reason: str, note: str = "") -> PageState:
    """Reject a page with a reason; it must be captured again in its place once the dossier is returned."""
    return _decide(station, person, page, "reject", reason, note)


def _decide(station: Station, person: Person, page: Page, verdict: str, reason: str, note: str = "") -> PageState:
    with station.workspace.write(person) as unit:
        current = unit.page(page.id)
        if current.capture.id != page.capture.id:
            raise Refused("page_changed", page=page.id)
        facts = unit.facts(page.dossier_id, actor=person, reason=reason)
        state = next_page_state(current.state, verdict, facts)
        unit.add_decision(page.id, current.capture.id, person.id, verdict, reason, note)
        unit.set_page_state(page.id, state)
        unit.emit(
            f"page.{state.value}", page.id, capture=current.capture.id, master=current.capture.master.sha256,
            reason=reason, note=note, previous=current.state.value,
        )  # fmt: skip
    return state


def undecide_page(station: Station, person: Person, page: Page) -> PageState:
    """Take the last decision on a page back, until the dossier is approved; the page is inspected again."""
    with station.workspace.write(person) as unit:
        current = unit.page(page.id)
        action = "undecide"
        state = next_page_state(current.state, action, unit.facts(page.dossier_id, actor=person))
        unit.set_page_state(page.id, state)
        unit.emit("page.undecided", page.id, previous=current.state.value)
    return state


def accept_rest(station: Station, person: Person, dossier: Dossier, flagged_reason: str = "") -> int:
    """Accept every page that waits for a decision; flagged ones only when a reason is given. Return how many."""
    with station.workspace.read() as reader:
        open_pages = [p for p in reader.pages(dossier.id) if p.state in (PageState.PASSED, PageState.FLAGGED)]
    accepted = 0
    for page in open_pages:
        if page.state is PageState.PASSED or flagged_reason:
            accept_page(station, person, page, flagged_reason if page.state is PageState.FLAGGED else "")
            accepted += 1
    return accepted


def return_dossier(station: Station, person: Person, dossier: Dossier, reason: str) -> None:
    """Send a dossier back to its clerk with a reason."""
    with station.workspace.write(person) as unit:
        current = unit.dossier(dossier.id)
        facts = unit.facts(dossier.id, actor=person, reason=reason)
        action = "reopen" if current.state in (DossierState.PACKAGED, DossierState.DELIVERED) else "return"
        state = next_dossier_state(current.state, action, facts)
        unit.set_dossier_state(dossier.id, state)
        unit.emit(f"dossier.{'reopened' if action == 'reopen' else 'returned'}", dossier.id, reason=reason)


def approve_dossier(station: Station, person: Person, dossier: Dossier) -> None:
    """Approve a dossier whose live pages are all accepted; from here on it can be packaged."""
    with station.workspace.write(person) as unit:
        current = unit.dossier(dossier.id)
        facts = unit.facts(dossier.id, actor=person)
        state = next_dossier_state(current.state, "approve", facts)
        unit.add_approval(dossier.id, person.id)
        unit.set_dossier_state(dossier.id, state)
        unit.emit("dossier.approved", dossier.id, pages=facts.live_pages)
