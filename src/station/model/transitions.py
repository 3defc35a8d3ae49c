"""What may happen to a page and to a dossier: two tables, one screen each, guards included.

The tables are the only way a state changes. The database repeats the rule that no one reviews what they captured.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from station.model.errors import Refused
from station.model.people import Action, Person
from station.model.secrecy import Secrecy, require_scannable
from station.model.states import DossierState, PageState


@dataclass(frozen=True, slots=True)
class Facts:
    """What a guard may know. ``actor`` is ``None`` when the station itself acts (inspection, start-up).

    ``operators``: ids of all who captured any page of the dossier, superseded captures included, or set by hand how
    one that is shown is cropped.
    ``acceptors``: ids of all who accepted or approved anything in it. ``in_store``: the paper should have been taken
    out of the store and was not. ``unapproved``: the inventory that has to be approved first, by its code.
    ``stopped``: a secrecy mark was found that nobody judged. ``unlooked_pages``: pages of the sampling plan that nobody
    looked at one by one; ``failed_documents``: documents that were judged không đạt. ``stale_report``: what was found
    on the page was found with another image, recipe or limits; ``stale_pages``: accepted pages of which that holds.
    ``live_media``: files of sound and film, which are no pages; ``unjudged_media``: those that nobody found đạt.
    """

    subject: str
    actor: Person | None = None
    operators: frozenset[str] = frozenset()
    acceptors: frozenset[str] = frozenset()
    reason: str = ""
    secrecy: Secrecy | None = None
    secret_station: bool = False
    held: str = ""
    in_store: bool = False
    unapproved: str = ""
    stopped: bool = False
    dossier_state: DossierState | None = None
    live_pages: int = 0
    live_media: int = 0
    undecided_pages: int = 0
    unaccepted_pages: int = 0
    waiting_pages: int = 0
    unlooked_pages: int = 0
    failed_documents: int = 0
    unjudged_media: int = 0
    stale_report: bool = False
    stale_pages: int = 0
    counts_agree: bool = True
    context: dict[str, str] = field(default_factory=dict)


Guard = Callable[[Facts], None]


def allowed(action: Action) -> Guard:
    """Return a guard that asks for a role that may do the action."""

    def guard(facts: Facts) -> None:
        if facts.actor is None:
            raise Refused("person_missing", subject=facts.subject, action=action.value)
        facts.actor.require(action)

    return guard


def four_eyes(facts: Facts) -> None:
    """Refuse a reviewer who captured any page of the dossier, or cropped one."""
    if facts.actor is not None and facts.actor.id in facts.operators:
        raise Refused("four_eyes", subject=facts.subject, person=facts.actor.name)


def not_a_reviewer_of_it(facts: Facts) -> None:
    """Refuse an operator who already accepted something in the dossier."""
    if facts.actor is not None and facts.actor.id in facts.acceptors:
        raise Refused("four_eyes_capture", subject=facts.subject, person=facts.actor.name)


def with_reason(facts: Facts) -> None:
    """Refuse without a reason."""
    if not facts.reason.strip():
        raise Refused("reason_missing", subject=facts.subject)


def scannable(facts: Facts) -> None:
    """Refuse paper whose secrecy level does not belong on this station."""
    require_scannable(facts.secrecy, secret_station=facts.secret_station, dossier=facts.subject)


def not_held(facts: Facts) -> None:
    """Refuse paper that waits for treatment (TT 05/2025/TT-BNV, Điều 6.4)."""
    if facts.held:
        raise Refused("dossier_held", dossier=facts.subject, condition=facts.held)


def at_hand(facts: Facts) -> None:
    """Refuse paper that nobody took out of the store, where the station asks for that."""
    if facts.in_store:
        raise Refused("paper_not_out", dossier=facts.subject)


def in_approved_inventory(facts: Facts) -> None:
    """Refuse paper of an inventory that nobody approved, where the station asks for that (TT 05/2025, Điều 5)."""
    if facts.unapproved:
        raise Refused("inventory_unapproved", dossier=facts.subject, inventory=facts.unapproved)


def not_stopped(facts: Facts) -> None:
    """Refuse while a secrecy mark waits for a supervisor."""
    if facts.stopped:
        raise Refused("secrecy_stop", dossier=facts.subject)


def sample_looked_at(facts: Facts) -> None:
    """Refuse while a page that the plan chose was not looked at."""
    if facts.unlooked_pages:
        raise Refused("plan_open", subject=facts.subject, count=facts.unlooked_pages)


def report_current(facts: Facts) -> None:
    """Refuse a verdict on what the machine found with limits that hold no more."""
    if facts.stale_report:
        raise Refused("report_stale", subject=facts.subject)


def reports_current(facts: Facts) -> None:
    """Refuse while a page was accepted on a report that no longer stands."""
    if facts.stale_pages:
        raise Refused("reports_stale", subject=facts.subject, count=facts.stale_pages)


def no_failed_document(facts: Facts) -> None:
    """Refuse while a document is không đạt."""
    if facts.failed_documents:
        raise Refused("documents_failed", subject=facts.subject, count=facts.failed_documents)


def media_judged(facts: Facts) -> None:
    """Refuse while nobody found a file of sound or film đạt: it has no page that somebody would have looked at."""
    if facts.unjudged_media:
        raise Refused("media_unjudged", subject=facts.subject, count=facts.unjudged_media)


def in_dossier(*states: DossierState) -> Guard:
    """Return a guard that asks the page's dossier to rest in one of the states."""

    def guard(facts: Facts) -> None:
        if facts.dossier_state not in states:
            raise Refused("dossier_state", subject=facts.subject, state=str(facts.dossier_state))

    return guard


def has_content(facts: Facts) -> None:
    """Refuse a dossier without a live page and without sound or film."""
    if facts.live_pages + facts.live_media == 0:
        raise Refused("no_pages", subject=facts.subject)


def all_inspected(facts: Facts) -> None:
    """Refuse while a page waits for inspection."""
    if facts.waiting_pages:
        raise Refused("pages_waiting", subject=facts.subject, count=facts.waiting_pages)


def all_accepted(facts: Facts) -> None:
    """Refuse while a live page is not accepted."""
    if facts.unaccepted_pages:
        raise Refused("pages_unaccepted", subject=facts.subject, count=facts.unaccepted_pages)


def counts_or_reason(facts: Facts) -> None:
    """Refuse when the pages disagree with the inventory and nobody said why."""
    if not facts.counts_agree and not facts.reason.strip():
        raise Refused("counts_disagree", subject=facts.subject, **facts.context)


@dataclass(frozen=True, slots=True)
class Rule:
    """Where an action leads, and who and what must agree."""

    to: PageState | DossierState
    guards: tuple[Guard, ...] = ()


_P = PageState
_CAPTURE_GUARDS = (
    allowed(Action.CAPTURE),
    in_dossier(DossierState.REGISTERED, DossierState.CAPTURING, DossierState.RETURNED),
    scannable,
    not_stopped,
    not_held,
    at_hand,
    in_approved_inventory,
    not_a_reviewer_of_it,
)
_OPEN = in_dossier(DossierState.REGISTERED, DossierState.CAPTURING, DossierState.RETURNED)
_REVIEW = in_dossier(DossierState.IN_REVIEW)

_CORRECT = Rule(_P.CAPTURED, (allowed(Action.CORRECT), _OPEN))
_REMOVE = Rule(_P.REMOVED, (allowed(Action.REMOVE_PAGE), _OPEN, with_reason))
_REJECT = Rule(_P.REJECTED, (allowed(Action.REJECT), _REVIEW, four_eyes, with_reason))
_ACCEPT = (allowed(Action.ACCEPT), _REVIEW, four_eyes, not_stopped, report_current)
_UNREVIEWED = (_P.CAPTURED, _P.PASSED, _P.FLAGGED, _P.REJECTED)

# "flag" and "pass" of inspected pages: their dossier was compared again. "rescan" keeps the old capture as SUPERSEDED;
# "correct" is a manual recipe; "stale": the report had other limits; "undecide" takes a decision back until the dossier
# is approved; "change": a clerk moved or marked what was accepted; "reopen": a package was reopened with a reason.
PAGE_RULES: dict[tuple[PageState | None, str], Rule] = {
    (None, "capture"): Rule(_P.CAPTURED, _CAPTURE_GUARDS),
    **{(state, "rescan"): Rule(_P.CAPTURED, _CAPTURE_GUARDS) for state in _UNREVIEWED},
    **{(state, "correct"): _CORRECT for state in _UNREVIEWED},
    **{(state, "remove"): _REMOVE for state in _UNREVIEWED},
    (_P.REMOVED, "restore"): Rule(_P.CAPTURED, (allowed(Action.REMOVE_PAGE), _OPEN)),
    (_P.CAPTURED, "pass"): Rule(_P.PASSED),
    (_P.CAPTURED, "flag"): Rule(_P.FLAGGED),
    (_P.PASSED, "stale"): Rule(_P.CAPTURED),
    (_P.FLAGGED, "stale"): Rule(_P.CAPTURED),
    (_P.PASSED, "flag"): Rule(_P.FLAGGED),
    (_P.FLAGGED, "pass"): Rule(_P.PASSED),
    (_P.PASSED, "accept"): Rule(_P.ACCEPTED, _ACCEPT),
    (_P.FLAGGED, "accept"): Rule(_P.ACCEPTED, (*_ACCEPT, with_reason)),
    **{(state, "reject"): _REJECT for state in (_P.PASSED, _P.FLAGGED, _P.ACCEPTED)},
    (_P.ACCEPTED, "undecide"): Rule(_P.CAPTURED, (allowed(Action.ACCEPT), _REVIEW, four_eyes)),
    (_P.REJECTED, "undecide"): Rule(_P.CAPTURED, (allowed(Action.REJECT), _REVIEW, four_eyes)),
    (_P.ACCEPTED, "change"): Rule(_P.CAPTURED, (allowed(Action.CORRECT), _OPEN)),
    (_P.ACCEPTED, "reopen"): Rule(_P.CAPTURED, (allowed(Action.REOPEN), with_reason)),
}

_D = DossierState
_SCAN = (
    allowed(Action.CAPTURE), scannable, not_stopped, not_held, at_hand, in_approved_inventory, not_a_reviewer_of_it,
)  # fmt: skip
_HAND_IN = (allowed(Action.SUBMIT), scannable, not_stopped, has_content, all_inspected, counts_or_reason)
_APPROVE = (
    allowed(Action.APPROVE), four_eyes, scannable, not_stopped, has_content, all_accepted, sample_looked_at,
    reports_current, no_failed_document, media_judged,
)  # fmt: skip
_PACK = (allowed(Action.PACKAGE), scannable, not_stopped, has_content, all_accepted)
DOSSIER_RULES: dict[tuple[DossierState, str], Rule] = {
    (_D.REGISTERED, "capture"): Rule(_D.CAPTURING, _SCAN),
    (_D.CAPTURING, "capture"): Rule(_D.CAPTURING, _SCAN),
    (_D.RETURNED, "capture"): Rule(_D.CAPTURING, _SCAN),
    (_D.CAPTURING, "submit"): Rule(_D.IN_REVIEW, _HAND_IN),
    (_D.RETURNED, "submit"): Rule(_D.IN_REVIEW, _HAND_IN),
    (_D.IN_REVIEW, "return"): Rule(_D.RETURNED, (allowed(Action.RETURN), with_reason)),
    (_D.IN_REVIEW, "approve"): Rule(_D.APPROVED, _APPROVE),
    (_D.APPROVED, "return"): Rule(_D.RETURNED, (allowed(Action.RETURN), with_reason)),
    (_D.APPROVED, "package"): Rule(_D.PACKAGED, _PACK),
    # For another receiver, or because the one before was found wrong: the next version, never in place of it.
    (_D.PACKAGED, "package"): Rule(_D.PACKAGED, _PACK),
    (_D.DELIVERED, "package"): Rule(_D.DELIVERED, _PACK),
    (_D.PACKAGED, "deliver"): Rule(_D.DELIVERED, (allowed(Action.DELIVER),)),
    (_D.PACKAGED, "reopen"): Rule(_D.RETURNED, (allowed(Action.REOPEN), with_reason)),
    (_D.DELIVERED, "reopen"): Rule(_D.RETURNED, (allowed(Action.REOPEN), with_reason)),
}  # fmt: skip


def next_page_state(state: PageState | None, action: str, facts: Facts) -> PageState:
    """Return where a page rests after the action; raises ``Refused`` when the table or a guard says no."""
    rule = PAGE_RULES.get((state, action))
    if rule is None or not isinstance(rule.to, PageState):
        raise Refused("page_transition", subject=facts.subject, state=str(state), action=action)
    for guard in rule.guards:
        guard(facts)
    return rule.to


def next_dossier_state(state: DossierState, action: str, facts: Facts) -> DossierState:
    """Return where a dossier rests after the action; raises ``Refused`` when the table or a guard says no."""
    rule = DOSSIER_RULES.get((state, action))
    if rule is None or not isinstance(rule.to, DossierState):
        raise Refused("dossier_transition", subject=facts.subject, state=state.value, action=action)
    for guard in rule.guards:
        guard(facts)
    return rule.to
