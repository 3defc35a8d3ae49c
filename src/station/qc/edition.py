"""With what exactly pages were checked: a report made with any other limit or any other version of a check is stale."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final, Protocol

from station.model.events import canonical_json
from station.model.profiles import Checklist

# Hexadecimal digits behind the checklist's own version.
_DIGITS: Final = 8


class Versioned(Protocol):
    """A check, of a page or of a dossier."""

    @property
    def name(self) -> str:
        """Its name in the checklist."""
        ...

    @property
    def version(self) -> str:
        """Raised when the same page could get another finding."""
        ...


def edition_of(checklist: Checklist, checks: Iterable[Versioned]) -> str:
    """Return the version that a site gave its checklist, with a digest of its limits and of the checks that read them.

    A limit that was changed without a new version is found too.
    """
    used = {one.name: one.version for one in checks}
    read = [checklist.language, checklist.limits, checklist.dossier, used]
    return f"{checklist.version}-{hashlib.sha256(canonical_json(read).encode()).hexdigest()[:_DIGITS]}"
