"""Who somebody is: Argon2id, the same time for a name that does not exist, and a delay after five failures.

Cost: 64 MiB, 3 passes, 4 lanes (OWASP's least: 19 MiB, 2, 1). Hashes of another cost are renewed at login.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from station.model.people import Person
from station.storage.workspace import Workspace

_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)
# Checked when there is nothing to check, so that the answer takes as long. Nobody knows its password.
_DECOY = "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who logged in, or why nobody did: ``login_wrong``, or ``login_delayed`` for so many ``minutes`` more."""

    person: Person | None
    code: str = ""
    minutes: int = 0


def hash_password(password: str) -> str:
    """Return the hash of a password as a PHC string, with a salt of its own."""
    return _HASHER.hash(password)


def verify_login(workspace: Workspace, name: str, password: str) -> Verdict:
    """Check name and password; an account that is closed or has no password answers like a wrong one.

    Failures are counted for each name, also for names that do not exist, across processes and restarts of the station.
    """
    verdict, stored = _verify(workspace, name, password)
    if verdict.person is not None:
        _succeed(workspace, name, verdict.person, stored, password)
    return verdict


def verify_password(workspace: Workspace, name: str, password: str) -> Verdict:
    """Check the password of somebody who is logged in already; failures count as those of logging in."""
    return _verify(workspace, name, password)[0]


def _verify(workspace: Workspace, name: str, password: str) -> tuple[Verdict, str]:
    with _ONE_AT_A_TIME:
        with workspace.read() as reader:
            minutes = reader.login_delay(name)
            person = reader.find_person(name)
            stored = reader.password_hash(person.id) if person is not None and person.active else ""
        if minutes:
            return Verdict(None, "login_delayed", minutes), ""
        if not _fits(stored or _DECOY, password) or not stored:
            _fail(workspace, name, person)
            return Verdict(None, "login_wrong"), ""
    return Verdict(person), stored


def _fits(stored: str, password: str) -> bool:
    try:
        return _HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def _fail(workspace: Workspace, name: str, person: Person | None) -> None:
    with workspace.write(None) as unit:
        failures = unit.note_login_failure(name)
        # The name itself is not written down: people type passwords into it.
        unit.emit("person.login_failed", "" if person is None else person.id, failures=failures)


def _succeed(workspace: Workspace, name: str, person: Person, stored: str, password: str) -> None:
    with workspace.write(person) as unit:
        unit.forget_login_failures(name)
        if _HASHER.check_needs_rehash(stored):
            unit.set_password_hash(person.id, hash_password(password))
        unit.emit("person.logged_in", person.id)
