"""Events of the workspace as packages carry them: whole, so that a stranger can prove each one's hash again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from station.model.events import Event, event_body, link


def event_record(event: Event) -> dict[str, object]:
    """Return an event with all that its hash covers."""
    return {
        "sequence": event.sequence,
        "type": event.kind,
        "at": event.at.isoformat(),
        "object": event.subject,
        "agent": event.person_id,
        "station": event.station,
        "details": event.details,
        "previous": event.previous,
        "hash": event.hash,
    }


def proves_itself(record: Mapping[str, object]) -> bool:
    """Whether the hash of an ``event_record`` that was read back is that of what it says.

    Raises ``KeyError``, ``ValueError`` or ``TypeError`` for what is no such record.
    """
    details = record["details"]
    if not isinstance(details, dict):
        raise TypeError("not an object")
    body = event_body(
        int(str(record["sequence"])), str(record["type"]), str(record["object"]), str(record["agent"]),
        str(record["station"]), datetime.fromisoformat(str(record["at"])), details,
    )  # fmt: skip
    return link(str(record["previous"]), body) == record["hash"]
