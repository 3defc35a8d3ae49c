"""The reviewer's side: a verdict on each page, then on the whole dossier. Never on one's own captures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from station.model.dossier import Dossier, Page
from station.model.errors import Refused
from station.model.people import Action, Person
from station.model.review import COMMAND, DECLARED, LOOKED, REST, Evidence, SamplingPlan, Seen
from station.model.states import DossierState, PageState
from station.model.transitions import Facts, next_dossier_state, next_page_state
from station.storage.unit import Reader, Unit
from station.workflow.judge_documents import failed_documents, standing_verdicts, unjudged_media
from station.workflow.report_standing import present_limits, report_stands, stale_acceptances
from station.workflow.review_plan import plan_for, progress_of
from station.workflow.station import Station

# Pages that are accepted in one transaction, so that other stations are not kept waiting.
_PORTION = 200


def accept_page(
    station: Station, person: Person, page: Page, reason: str = "", note: str = "", seen: Seen | None = None
) -> PageState:
    """Accept a page; one that was flagged needs a reason.

    What the plan asks somebody to look at stays open when ``seen`` is of a bare command. Of a page that was
    ``declared`` to be checked elsewhere, ``note`` says where and how. Raises ``Refused`` (state, role, four eyes,
    reason, mark, ``report_stale``, ``checked_unsaid``).
    """
    return _decide(station, person, page, _Verdict("accept", reason, note, seen=seen or Seen()))


def reject_page(
    station: Station, person: Person, page: Page, reason: str, note: str = "", seen: Seen | None = None
) -> PageState:
    """Reject a page with a reason; it must be captured again in its place once the dossier is returned."""
    return _decide(station, person, page, _Verdict("reject", reason, note, seen=seen or Seen()))


@dataclass(frozen=True, slots=True)
class _Verdict:
    """``verdict``: ``accept`` or ``reject``; ``basis`` and ``seen`` are the evidence that is kept with it."""

    verdict: str
    reason: str = ""
    note: str = ""
    basis: str = LOOKED
    seen: Seen = field(default_factory=Seen)


def _decide(station: Station, person: Person, page: Page, given: _Verdict) -> PageState:
    with station.workspace.write(person) as unit:
        plan_for(station, unit, page.dossier_id)
        return _decided(station, unit, person, page, given)


def _decided(station: Station, unit: Unit, person: Person, page: Page, given: _Verdict) -> PageState:
    current = unit.page(page.id)
    if current.capture.id != page.capture.id:
        raise Refused("page_changed", page=page.id)
    if given.seen.via == DECLARED and not given.note.strip():
        raise Refused("checked_unsaid", page=current.number)
    stale = not report_stands(unit, current, present_limits(station))
    facts = replace(unit.facts(page.dossier_id, actor=person, reason=given.reason), stale_report=stale)
    state = next_page_state(current.state, given.verdict, facts)
    decision = unit.add_decision(
        page.id, current.capture.id, person.id, given.verdict, given.reason, given.note
    )  # fmt: skip
    unit.add_evidence(decision.id, page.dossier_id, given.basis, given.seen)
    unit.set_page_state(page.id, state)
    unit.emit(
        f"page.{state.value}", page.id, capture=current.capture.id, master=current.capture.master.sha256,
        reason=given.reason, note=given.note, previous=current.state.value,
        basis=Evidence(given.basis, given.seen).kind,
        seconds=round(given.seen.seconds, 1), full_size=given.seen.full_size,
    )  # fmt: skip
    return state


def note_pages(station: Station, person: Person, notes: Mapping[str, str]) -> None:
    """Keep what a reviewer noted on pages, by page id, without a verdict: it stands in the history of each page."""
    person.require(Action.REJECT)
    with station.workspace.write(person) as unit:
        for page_id, note in notes.items():
            capture = unit.page(page_id).capture
            unit.emit("page.noted", page_id, capture=capture.id, master=capture.master.sha256, note=note)


def accept_rest(
    station: Station, person: Person, dossier: Dossier, seen: Mapping[str, Seen] | None = None
) -> list[Page]:
    """Accept the pages that the plan left out of its sample, once all in it were looked at; return them.

    ``seen``: what was looked at nevertheless, by capture id. Raises ``Refused``: ``plan_open``, ``sample_failed`` (a
    page of the sample was rejected, so there is no rest), role, four eyes, mark, ``report_stale``.
    """
    with station.workspace.write(person) as unit:
        next_page_state(PageState.PASSED, "accept", unit.facts(dossier.id, actor=person))
        plans = plan_for(station, unit, dossier.id)
        progress = progress_of(unit, dossier.id)
        rest = frozenset[str]().union(*(plan.rest for plan in plans))
        waiting = [p for p in unit.pages(dossier.id) if p.state is PageState.PASSED and p.capture.id in rest]
    if progress.open_captures:
        raise Refused(
            "sample_failed" if progress.failed else "plan_open", subject=dossier.code, count=len(progress.open_captures)
        )
    looks = seen or {}
    for first in range(0, len(waiting), _PORTION):
        with station.workspace.write(person) as unit:
            for page in waiting[first : first + _PORTION]:
                _decided(
                    station, unit, person, page, _Verdict("accept", "", "", REST, looks.get(page.capture.id, Seen()))
                )
    return waiting


def return_dossier(station: Station, person: Person, dossier: Dossier, reason: str) -> None:
    """Send a dossier back to its clerk with a reason."""
    with station.workspace.write(person) as unit:
        current = unit.dossier(dossier.id)
        facts = unit.facts(dossier.id, actor=person, reason=reason)
        action = "reopen" if current.state in (DossierState.PACKAGED, DossierState.DELIVERED) else "return"
        state = next_dossier_state(current.state, action, facts)
        unit.set_dossier_state(dossier.id, state)
        unit.emit(f"dossier.{'reopened' if action == 'reopen' else 'returned'}", dossier.id, reason=reason)


@dataclass(frozen=True, slots=True)
class ApprovalSummary:
    """What an approval would say: ``looked`` of ``pages`` were decided one by one, ``unlooked`` with the rest.

    ``declared``: accepted by command as checked elsewhere. ``flagged_accepted``: accepted although the machine flagged
    them, each with a reason. ``stale``: accepted, but inspected with other limits than the present ones. ``changed``:
    new or changed since the review before, 0 in the first one. ``missing``: codes of what stands in the way, none when
    it can be approved.
    """

    pages: int
    looked: int
    unlooked: int
    declared: int
    flagged_accepted: int
    documents: int
    documents_passed: int
    documents_failed: int
    plan: SamplingPlan | None
    stale: int
    changed: int
    missing: tuple[str, ...]

    @property
    def told(self) -> dict[str, int]:
        """What an approval records of how the pages were accepted."""
        return {"looked": self.looked, "unlooked": self.unlooked, "declared": self.declared, "stale": self.stale}


def approval_summary(station: Station, person: Person, dossier_id: str) -> ApprovalSummary:
    """Return what approving the dossier would say, and what stands in its way."""
    with station.workspace.read() as reader:
        return _summed_up(station, reader, dossier_id, person)


def _summed_up(station: Station, reader: Reader, dossier_id: str, person: Person) -> ApprovalSummary:
    pages, evidence = reader.pages(dossier_id), reader.evidence(dossier_id)
    reports = reader.reports(dossier_id, passed=False)
    accepted = [page.capture.id for page in pages if page.state is PageState.ACCEPTED]
    kinds = Counter(evidence[one].kind if one in evidence else LOOKED for one in accepted)
    verdicts = standing_verdicts(reader, dossier_id)
    facts, plan = approval_facts(station, reader, dossier_id, person), progress_of(reader, dossier_id).plan
    stale = stale_acceptances(reader, dossier_id, present_limits(station))
    again = plan.pages | plan.rest if plan is not None and plan.round > 1 else frozenset()
    return ApprovalSummary(
        pages=len(pages),
        looked=kinds[LOOKED],
        unlooked=kinds[REST] + kinds[COMMAND],
        declared=kinds[DECLARED],
        flagged_accepted=sum(reports.flagged(one) for one in accepted),
        documents=len(reader.documents(dossier_id)),
        documents_passed=sum(one.verdict == "pass" for one in verdicts.values()),
        documents_failed=sum(one.verdict == "fail" for one in verdicts.values()),
        plan=plan,
        stale=len(stale.now) + len(stale.before),
        changed=sum(page.capture.id in again for page in pages),
        missing=_missing(reader.dossier(dossier_id).state, facts),
    )


def approval_facts(station: Station, reader: Reader, dossier_id: str, person: Person) -> Facts:
    """Return what the guards of an approval may know."""
    return replace(
        reader.facts(dossier_id, actor=person, secret_station=station.settings.secret),
        unlooked_pages=len(progress_of(reader, dossier_id).open_captures),
        failed_documents=failed_documents(reader, dossier_id),
        unjudged_media=unjudged_media(reader, dossier_id),
        stale_pages=len(stale_acceptances(reader, dossier_id, present_limits(station)).now),
    )


def _missing(state: DossierState, facts: Facts) -> tuple[str, ...]:
    codes = (
        ("dossier_state", state is not DossierState.IN_REVIEW),
        ("secrecy_stop", facts.stopped),
        ("four_eyes", facts.actor is not None and facts.actor.id in facts.operators),
        ("no_pages", facts.live_pages + facts.live_media == 0),
        ("pages_unaccepted", facts.unaccepted_pages > 0),
        ("plan_open", facts.unlooked_pages > 0),
        ("reports_stale", facts.stale_pages > 0),
        ("documents_failed", facts.failed_documents > 0),
        ("media_unjudged", facts.unjudged_media > 0),
    )
    return tuple(code for code, holds in codes if holds)


def approve_dossier(station: Station, person: Person, dossier: Dossier) -> None:
    """Approve a dossier whose live pages are all accepted as its plan asks; from here on it can be packaged."""
    with station.workspace.write(person) as unit:
        current = unit.dossier(dossier.id)
        facts = approval_facts(station, unit, dossier.id, person)
        state = next_dossier_state(current.state, "approve", facts)
        told = _summed_up(station, unit, dossier.id, person).told
        unit.add_approval(dossier.id, person.id)
        unit.set_dossier_state(dossier.id, state)
        unit.emit(
            "dossier.approved", dossier.id, pages=facts.live_pages, media=facts.live_media,
            documents=len(unit.documents(dossier.id)), **told,
        )  # fmt: skip
