"""Who did what to what, when: one hash-chained line of events per workspace.

``hash = sha256(previous hash || canonical JSON of the body)``: changing, dropping or reordering any event breaks every
later link, and the head hash is printed in reports and packages, so that a rewrite of the whole chain shows as well.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Event:
    """One link. ``kind`` is ``object.verb`` (``page.captured``); ``details`` holds plain JSON values only."""

    sequence: int
    kind: str
    subject: str
    person_id: str
    station: str
    at: datetime
    details: dict[str, object]
    previous: str
    hash: str


_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


def canonical_json(value: object) -> str:
    """Return the one form in which a value is hashed: sorted keys, no blanks, UTF-8 letters as they are."""
    return _canonical(value)


def event_body(
    sequence: int, kind: str, subject: str, person_id: str, station: str, at: datetime, details: dict[str, object]
) -> str:  # fmt: skip
    """Return the canonical body of an event, the part that its hash covers beside the previous hash."""
    return canonical_json(
        {
            "sequence": sequence,
            "kind": kind,
            "subject": subject,
            "person": person_id,
            "station": station,
            "at": at.isoformat(),
            "details": details,
        }
    )


def link(previous: str, body: str) -> str:
    """Return the hash of an event with this body that follows the event with hash ``previous``."""
    return hashlib.sha256(previous.encode("ascii") + body.encode("utf-8")).hexdigest()
