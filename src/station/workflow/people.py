"""Accounts: who may log in, and who they are. Nobody is ever deleted, and a name is never given to another person.

Whoever lost an account or a role while logged in is refused at the next write (``storage.people.require_standing``).
"""

from __future__ import annotations

import unicodedata

from station.model.errors import InputFault, Refused
from station.model.people import Action, Person, Role
from station.storage.passwords import Verdict, hash_password, verify_login, verify_password
from station.storage.workspace import Unit, Workspace

MIN_PASSWORD = 8


def add_person(
    workspace: Workspace, actor: Person | None, name: str, display_name: str, roles: frozenset[Role], password: str,
    *, staff_code: str = "",
) -> Person:  # fmt: skip
    """Make an account and return it. The first account of a workspace needs no ``actor`` and must be an administrator.

    ``staff_code`` tells a human being from another one of the same full name: with two accounts somebody could judge
    their own pages. Raises ``Refused`` (role), ``InputFault`` (``name_taken``, ``name_empty``, ``password_short``,
    ``roles_empty``, ``person_known``, ``staff_code_taken``).
    """
    name = unicodedata.normalize("NFC", name.strip())
    if not name:
        raise InputFault("name_empty")
    if not roles:
        raise InputFault("roles_empty", name=name)
    hashed = _hashed(name, password)
    with workspace.write(actor) as unit:
        if actor is not None:
            actor.require(Action.MANAGE_PEOPLE)
        elif unit.people():
            raise Refused("person_missing", subject=name, action=Action.MANAGE_PEOPLE.value)
        elif Role.ADMINISTRATOR not in roles:
            raise Refused("first_administrator", subject=name)
        namesake = _namesake(unit, display_name)
        if namesake is not None and not staff_code.strip():
            raise InputFault("person_known", person=namesake.display_name, name=namesake.name)
        return unit.add_person(name, display_name or name, roles, staff_code=staff_code, password_hash=hashed)


def _namesake(unit: Unit, display_name: str) -> Person | None:
    wanted = _folded(display_name)
    return next((one for one in unit.people() if wanted and _folded(one.display_name) == wanted), None)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def change_person(
    workspace: Workspace,
    actor: Person,
    person_id: str,
    *,
    name: str | None = None,
    display_name: str | None = None,
    roles: frozenset[Role] | None = None,
    active: bool | None = None,
) -> Person:
    """Change an account, all of it or nothing, and return it; what is ``None`` stays. Each change is an event.

    Raises ``Refused`` (``role_missing``; ``own_account``: nobody closes their own; ``last_administrator``;
    ``password_first``: who is known by the name alone is not renamed), ``InputFault`` (``name_taken``, ``name_empty``,
    ``roles_empty``) and ``NotFound``.
    """
    with workspace.write(actor) as unit:
        actor.require(Action.MANAGE_PEOPLE)
        before = unit.person(person_id)
        wanted = Person(
            person_id, before.name if name is None else unicodedata.normalize("NFC", name.strip()),
            before.display_name if display_name is None else display_name.strip() or before.display_name,
            before.roles if roles is None else roles, before.active if active is None else active,
        )  # fmt: skip
        _require_allowed(unit, actor, wanted)
        if wanted.name != before.name and not unit.password_hash(person_id):
            # The computer's user is known by this name: renamed, nobody could enter any more.
            raise Refused("password_first", person=before.name)
        if (wanted.name, wanted.display_name) != (before.name, before.display_name):
            unit.rename_person(person_id, wanted.name, wanted.display_name)
        if wanted.roles != before.roles:
            unit.set_roles(person_id, wanted.roles)
        if wanted.active != before.active:
            unit.set_active(person_id, active=wanted.active)
        return unit.person(person_id)


def _require_allowed(unit: Unit, actor: Person, wanted: Person) -> None:
    if not wanted.name:
        raise InputFault("name_empty")
    if not wanted.roles:
        raise InputFault("roles_empty", name=wanted.name)
    if wanted.id == actor.id and not wanted.active:
        raise Refused("own_account", person=wanted.name)
    after = [wanted if one.id == wanted.id else one for one in unit.people()]
    if not any(one.active and Role.ADMINISTRATOR in one.roles for one in after):
        raise Refused("last_administrator", person=wanted.name)


def reset_password(workspace: Workspace, actor: Person, person_id: str, password: str) -> Person:
    """Give somebody else another password, and an end to the wait after failed logins.

    Raises ``Refused`` (``role_missing``; ``own_password``: one's own is changed with the old one),
    ``InputFault`` (``password_short``) and ``NotFound``.
    """
    actor.require(Action.MANAGE_PEOPLE)
    with workspace.read() as reader:
        person = reader.person(person_id)
    if person_id == actor.id:
        raise Refused("own_password", person=person.name)
    hashed = _hashed(person.name, password)
    with workspace.write(actor) as unit:
        unit.set_password_hash(person_id, hashed, "reset")
        unit.forget_login_failures(person.name)
    return person


def change_password(workspace: Workspace, person: Person, old: str, new: str) -> None:
    """Change one's own password; the old one must be right, and failures count as those of logging in.

    An account without a password (``owner_account``) takes its first one. Raises ``Refused`` (``password_wrong``,
    ``login_delayed``, ``account_closed``) and ``InputFault`` (``password_short``).
    """
    with workspace.read() as reader:
        now, stored = reader.person(person.id), reader.password_hash(person.id)
    if not now.active:
        raise Refused("account_closed", person=now.name)
    if stored:
        verdict = verify_password(workspace, now.name, old)
        if verdict.person is None:
            code = "password_wrong" if verdict.code == "login_wrong" else verdict.code
            raise Refused(code, name=now.name, minutes=verdict.minutes)
    hashed = _hashed(now.name, new)
    with workspace.write(person) as unit:
        unit.set_password_hash(person.id, hashed, "changed")
        unit.forget_login_failures(now.name)


def _hashed(name: str, password: str) -> str:
    if len(password) < MIN_PASSWORD:
        raise InputFault("password_short", name=name, minimum=MIN_PASSWORD)
    return hash_password(password)


def owner_account(workspace: Workspace, login: str) -> Person | None:
    """Return the account of the computer's user ``login``, who works with the commands alone and without a window.

    Whoever may write the workspace's files is trusted by the computer already, so this one account has no password and
    cannot be used in the window. It is made in a workspace that has no people yet; it may scan and supervise but never
    review, so four eyes need a second account. ``None``: there are people, and none of them is this user. Raises
    ``Refused`` with ``account_closed`` when an administrator has closed it.
    """
    with workspace.read() as reader:
        people = reader.people()
    for person in people:
        if person.name == login:
            if not person.active:
                raise Refused("account_closed", person=login)
            return person
    if people:
        return None
    with workspace.write(None) as unit:
        roles = frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR})
        return unit.add_person(name=login, display_name=login, roles=roles, password_hash="")


def has_password(workspace: Workspace, person: Person) -> bool:
    """Whether the account is opened with a password."""
    with workspace.read() as reader:
        return bool(reader.password_hash(person.id))


def log_in(workspace: Workspace, name: str, password: str) -> Person:
    """Return the person, or raise ``Refused``: ``login_wrong``, or ``login_delayed`` after five failures.

    The answer takes as long for a name that does not exist as for a wrong password.
    """
    verdict: Verdict = verify_login(workspace, name, password)
    if verdict.person is None:
        raise Refused(verdict.code, name=name, minutes=verdict.minutes)
    return verdict.person
