"""An older database where the one last used was (a backup put back): an administrator lets work go on from it.

Masters that only the newer database knew are not lost: opening moves them to ``quarantine``.
"""

from __future__ import annotations

from collections.abc import Callable

from station.model.errors import Refused
from station.model.people import Action, Person
from station.storage.workspace import Acceptance, AcceptOlder, Workspace


def accepting_older(who: Callable[[Workspace], Person], reason: str) -> AcceptOlder:
    """Return what ``Workspace.create_or_open`` asks when it finds an older database.

    ``who`` finds out who accepts, by the accounts of that database. What is returned raises ``Refused``
    (``reason_missing``, ``role_missing``) and whatever ``who`` raises; the database is then refused as before.
    """

    def accept(workspace: Workspace) -> Acceptance:
        if not reason.strip():
            raise Refused("reason_missing", subject=str(workspace.path))
        person = who(workspace)
        person.require(Action.MANAGE_SETTINGS)
        return Acceptance(person, reason.strip())

    return accept
