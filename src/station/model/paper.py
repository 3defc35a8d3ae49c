"""What is known of the paper itself: its condition before scanning, where it is, and what its leaves are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Condition(StrEnum):
    """Physical condition of a dossier, as the clerk saw it before the first image."""

    GOOD = "good"
    NORMAL = "normal"
    DAMAGED = "damaged"
    STUCK = "stuck"
    TORN = "torn"
    FADED = "faded"

    @property
    def holds(self) -> bool:
        """Whether such paper is not digitised until it has been treated (TT 05/2025/TT-BNV, Điều 6.4)."""
        return self in _HELD

    @property
    def code(self) -> str:
        """The code of the list ``physical_condition`` (TT 05/2025/TT-BNV): 01 good, 02 normal, 03 damaged."""
        return {Condition.GOOD: "01", Condition.NORMAL: "02"}.get(self, "03")


_HELD = frozenset({Condition.DAMAGED, Condition.STUCK, Condition.TORN, Condition.FADED})


class LeafKind(StrEnum):
    """What a note says of a leaf. ``MISSING`` speaks of leaves that should follow a page and are not there."""

    MISSING = "missing"
    OVERSIZE = "oversize"
    FRAGILE = "fragile"
    ILLEGIBLE = "illegible"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Triage:
    """What was recorded of a dossier before scanning.

    ``condition`` is ``None`` while nobody looked; ``counted_sheets`` are leaves counted by hand; ``held`` is why it
    waits for treatment (a condition), ``""`` when it may be scanned; ``distinct_from`` are ids of dossiers that look
    alike and were compared: it is no duplicate of them.
    """

    condition: Condition | None = None
    counted_sheets: int | None = None
    held: str = ""
    note: str = ""
    distinct_from: tuple[str, ...] = ()
    person_id: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """One hand-over of paper between store and scanning room; ``direction`` is ``out`` of the store, or back ``in``.

    ``person_id`` took or returned it; ``counterpart`` is the name of who stood for the store.
    """

    id: str
    sequence: int
    dossier_id: str
    direction: str
    person_id: str
    counterpart: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LeafNote:
    """A note on the leaf of page ``page_id``; for ``MISSING``: ``leaves`` of them should follow it (``None``: lead)."""

    id: str
    dossier_id: str
    page_id: str | None
    kind: LeafKind
    leaves: int
    note: str
    person_id: str
    at: datetime
