"""Accounts: who may log in, and who they are. Nobody is ever deleted, and a name is never given to another person."""

from __future__ import annotations

import unicodedata

from station.model.errors import InputFault, Refused
from station.model.people import Action, Person, Role
from station.storage.passwords import Verdict, hash_password, verify_login
from station.storage.workspace import Workspace

MIN_PASSWORD = 8


def add_person(
    workspace: Workspace, actor: Person | None, name: str, display_name: str, roles: frozenset[Role], password: str
) -> Person:
    """Make an account and return it. The first account of a workspace needs no ``actor`` and must be an administrator.

    Raises ``Refused`` (role), ``InputFault`` (``name_taken``, ``name_empty``, ``password_short``, ``roles_empty``).
    """
    name = unicodedata.normalize("NFC", name.strip())
    if not name:
        raise InputFault("name_empty")
    if len(password) < MIN_PASSWORD:
        raise InputFault("password_short", name=name, minimum=MIN_PASSWORD)
    if not roles:
        raise InputFault("roles_empty", name=name)
    hashed = hash_password(password)
    with workspace.write(actor) as unit:
        if actor is not None:
            actor.require(Action.MANAGE_PEOPLE)
        elif unit.people():
            raise Refused("person_missing", subject=name, action=Action.MANAGE_PEOPLE.value)
        elif Role.ADMINISTRATOR not in roles:
            raise Refused("first_administrator", subject=name)
        return unit.add_person(name=name, display_name=display_name or name, roles=roles, password_hash=hashed)


def owner_account(workspace: Workspace, login: str) -> Person | None:
    """Return the account of the computer's user ``login``, who works with the commands alone and without a window.

    Whoever may write the workspace's files is trusted by the computer already, so this one account has no password and
    cannot be used in the window. It is made in a workspace that has no people yet; it may scan and supervise but never
    review, so four eyes need a second account. ``None``: there are people, and none of them is this user.
    """
    with workspace.read() as reader:
        people = reader.people()
    for person in people:
        if person.name == login:
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
