"""What waits for a person, as the supervisor's board counts it, and which dossiers a figure of the board means.

The board counts; ids are read when somebody opens a list, because there may be as many as there are dossiers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from station.model.errors import InputFault
from station.storage.attention import WaitingReview
from station.storage.unit import Reader

LATE_REVIEW = timedelta(days=2)
PACKAGED = "packaged"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for a person: a code, how many dossiers, the oldest, bytes where it is about files.

    Codes: ``late_review``, ``damaged`` (a master or package no longer holds), ``invalid`` (the last verification found
    the last package so), ``upload``, ``held`` (for treatment), ``secrecy``, ``halted`` (inventories that are there in
    part; ``place`` is the name of the oldest list, which may have brought no dossier yet).
    """

    code: str
    count: int
    oldest: datetime | None = None
    place: str = ""
    size: int = 0


def needs(reader: Reader, now: datetime) -> tuple[Need, ...]:
    """Return how much of each waits."""
    late = _late(reader, now)
    oldest = late[0] if late else None
    uploads, size = reader.waiting_uploads()
    halted = reader.halted_imports()
    return (
        Need("late_review", len(late), oldest.since if oldest else None, oldest.box if oldest else ""),
        Need("damaged", reader.damaged_count()),
        Need("invalid", len(reader.invalid_dossiers())),
        Need("upload", uploads, size=size),
        Need("held", len(reader.open_treatments(reader.held_dossiers()))),
        Need("secrecy", len(reader.stopped_dossiers())),
        Need("halted", len(reader.halted_dossiers()), place=halted[0].source_name if halted else ""),
    )


def dossiers_behind(
    reader: Reader, code: str, now: datetime, since: date | None = None, only: Mapping[str, str] | None = None
) -> list[str]:  # fmt: skip
    """Return the ids of the dossiers that a need counts, or of those packaged since a day (``PACKAGED``).

    ``only``: ``unit`` as for counts; a package belongs to no station. Raises ``InputFault`` with code ``count_figure``.
    """
    if code == PACKAGED:
        unit = (only or {}).get("unit", "")
        fonds = reader.count_names().meant("unit", unit) if unit else None
        begin = datetime.combine(since or date(1900, 1, 1), time(), now.tzinfo)
        return reader.packaged_dossiers(begin, fonds)
    if code not in _WAITING:
        raise InputFault("count_figure", name=code, known=", ".join((*_WAITING, PACKAGED)))
    return _WAITING[code](reader, now)


def _late(reader: Reader, now: datetime) -> list[WaitingReview]:
    return [one for one in reader.waiting_reviews() if now - one.since > LATE_REVIEW]


_WAITING: dict[str, Callable[[Reader, datetime], list[str]]] = {
    "late_review": lambda reader, now: [one.dossier_id for one in _late(reader, now)],
    "damaged": lambda reader, _now: reader.damaged_dossiers(),
    "invalid": lambda reader, _now: reader.invalid_dossiers(),
    "upload": lambda reader, _now: reader.uploads_waiting(),
    "held": lambda reader, _now: reader.open_treatments(reader.held_dossiers()),
    "secrecy": lambda reader, _now: list(reader.stopped_dossiers()),
    "halted": lambda reader, _now: reader.halted_dossiers(),
}
