"""The two tables, driven by a machine that tries everything: no path leads around the guards."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.model.errors import Refused
from station.model.people import PERMISSIONS, Action, Person, Role
from station.model.secrecy import Secrecy, require_scannable
from station.model.states import DossierState, PageState
from station.model.transitions import DOSSIER_RULES, PAGE_RULES, Facts, next_dossier_state, next_page_state

ACTIONS = sorted({action for _, action in PAGE_RULES} | {"nonsense"})
DOSSIER_ACTIONS = sorted({action for _, action in DOSSIER_RULES} | {"nonsense"})

people = st.builds(
    Person,
    id=st.sampled_from("abc"),
    name=st.sampled_from("xyz"),
    display_name=st.just(""),
    roles=st.frozensets(st.sampled_from(Role)),
    active=st.booleans(),
)
facts = st.builds(
    Facts,
    subject=st.just("p"),
    actor=st.none() | people,
    operators=st.frozensets(st.sampled_from("abc")),
    acceptors=st.frozensets(st.sampled_from("abc")),
    reason=st.sampled_from(["", "  ", "mờ"]),
    secrecy=st.none() | st.sampled_from(Secrecy),
    secret_station=st.booleans(),
    dossier_state=st.none() | st.sampled_from(DossierState),
    live_pages=st.integers(0, 2),
    unaccepted_pages=st.integers(0, 1),
    waiting_pages=st.integers(0, 1),
    counts_agree=st.booleans(),
)


@given(state=st.none() | st.sampled_from(PageState), action=st.sampled_from(ACTIONS), given_facts=facts)
def test_no_page_is_decided_without_its_guards(state: PageState | None, action: str, given_facts: Facts) -> None:
    try:
        reached = next_page_state(state, action, given_facts)
    except Refused:
        return
    actor = given_facts.actor
    if reached is PageState.ACCEPTED:
        assert state in (PageState.PASSED, PageState.FLAGGED)
        assert actor is not None
        assert actor.active
        assert Role.REVIEWER in actor.roles
        assert actor.id not in given_facts.operators
        assert given_facts.dossier_state is DossierState.IN_REVIEW
        assert state is PageState.PASSED or given_facts.reason.strip()
    if action in ("capture", "rescan"):
        assert given_facts.secrecy not in (None, Secrecy.TOP_SECRET)
        assert given_facts.secret_station or given_facts.secrecy is Secrecy.ORDINARY
        assert actor is not None
        assert actor.id not in given_facts.acceptors
    if reached in (PageState.REJECTED, PageState.REMOVED):
        assert given_facts.reason.strip()


@given(state=st.sampled_from(DossierState), action=st.sampled_from(DOSSIER_ACTIONS), given_facts=facts)
def test_no_dossier_moves_without_its_guards(state: DossierState, action: str, given_facts: Facts) -> None:
    try:
        reached = next_dossier_state(state, action, given_facts)
    except Refused:
        return
    actor = given_facts.actor
    assert actor is not None, "every move of a dossier has somebody who made it"
    if reached is DossierState.APPROVED:
        assert actor.id not in given_facts.operators
        assert given_facts.unaccepted_pages == 0
        assert given_facts.live_pages > 0
    if action == "package":
        assert state in (DossierState.APPROVED, DossierState.PACKAGED, DossierState.DELIVERED)
        assert given_facts.unaccepted_pages == 0
    if reached is DossierState.RETURNED:
        assert given_facts.reason.strip()
    if reached is DossierState.IN_REVIEW:
        assert given_facts.waiting_pages == 0
        assert given_facts.counts_agree or given_facts.reason.strip()


def test_every_state_can_be_reached_and_left_for_a_package() -> None:
    """A table that lost a row would strand pages: walk it without guards."""
    reached, frontier = set(), {None}
    while frontier:
        state = frontier.pop()
        for (origin, _), rule in PAGE_RULES.items():
            if origin is state and rule.to not in reached:
                reached.add(rule.to)
                frontier.add(rule.to)
    assert reached == set(PageState)
    assert {rule.to for rule in DOSSIER_RULES.values()} | {DossierState.REGISTERED} == set(DossierState)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_role_matrix_denies_by_default(role: Role, action: Action) -> None:
    person = Person("p", "p", "p", frozenset({role}))
    assert person.may(action) is (action in PERMISSIONS[role])
    assert not dataclasses.replace(person, active=False).may(action)


def test_a_supervisor_never_accepts_and_an_administrator_never_touches_content() -> None:
    assert not PERMISSIONS[Role.SUPERVISOR] & {Action.ACCEPT, Action.APPROVE, Action.CAPTURE}
    assert PERMISSIONS[Role.ADMINISTRATOR] <= {
        Action.MANAGE_PEOPLE, Action.MANAGE_SETTINGS, Action.IMPORT_INVENTORY,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("level", "secret_station", "code"),
    [
        (None, True, "secrecy_unknown"),
        (Secrecy.TOP_SECRET, True, "secrecy_top"),
        (Secrecy.SECRET, False, "secrecy_station"),
        (Secrecy.HIGHLY_SECRET, False, "secrecy_station"),
        (Secrecy.SECRET, True, ""),
        (Secrecy.ORDINARY, False, ""),
    ],
)
def test_the_secrecy_gate(level: Secrecy | None, secret_station: bool, code: str) -> None:
    if not code:
        require_scannable(level, secret_station=secret_station, dossier="d")
        return
    with pytest.raises(Refused) as refused:
        require_scannable(level, secret_station=secret_station, dossier="d")
    assert refused.value.code == code
