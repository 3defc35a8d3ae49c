"""Accounts: who may log in, and who they are. Nobody is ever deleted, and a name is never given to another person."""

from __future__ import annotations

import unicodedata

from station.model.errors import InputFault, NotFound, Refused
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
        person = unit.add_person(name=name, display_name=display_name or name, roles=roles, password_hash=hashed)
        unit.emit("person.added", person.id, name=name, roles=sorted(role.value for role in roles))
    return person


def log_in(workspace: Workspace, name: str, password: str) -> Person:
    """Return the person, or raise ``Refused``: ``login_wrong``, or ``login_delayed`` after five failures.

    The answer takes as long for a name that does not exist as for a wrong password.
    """
    verdict: Verdict = verify_login(workspace, name, password)
    if verdict.person is None:
        raise Refused(verdict.code, name=name, minutes=verdict.minutes)
    return verdict.person


def find_person(workspace: Workspace, name: str) -> Person:
    """Return an account by its name; raises ``NotFound``."""
    with workspace.read() as reader:
        person = reader.person_by_name(name)
    if person is None:
        raise NotFound("person_unknown", name=name)
    return person
