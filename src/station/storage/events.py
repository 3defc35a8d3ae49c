"""Reading the chain of events; it is written by ``session`` alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, func, select

from station.model.errors import StorageFault
from station.model.events import Event
from station.storage.schema import event
from station.storage.session import IDS_AT_ONCE, WITNESSED, Session, row_digest, to_moment

_BATCH = 1000


def to_event(row: RowMapping) -> Event:
    """Build an event from its row; raises ``StorageFault`` with code ``row_damaged``."""
    try:
        details = json.loads(row["body"])["details"]
    except (ValueError, KeyError, TypeError) as error:
        raise StorageFault("row_damaged", row=f"event:{row['sequence']}", detail=str(error)) from error
    return Event(
        row["sequence"], row["kind"], row["subject"], row["person_id"], row["station"], to_moment(row["at"]), details,
        row["previous"], row["hash"],
    )  # fmt: skip


class EventReader(Session):
    """Who did what to what, when."""

    def events(
        self, *, subject: str | None = None, dossier_id: str | None = None, after: int = 0, limit: int | None = None
    ) -> list[Event]:
        """Return events in order: of one subject, of one dossier and all in it, or of the whole workspace.

        ``after``: only those with a higher sequence.
        """
        statement = select(event).where(event.c.sequence > after)
        if subject is not None:
            statement = statement.where(event.c.subject == subject)
        if dossier_id is not None:
            statement = statement.where(event.c.dossier_id == dossier_id)
        return [to_event(row) for row in self._rows(statement.order_by(event.c.sequence).limit(limit))]

    def dossier_events(self, dossier_id: str) -> list[Event]:
        """Return the events of a dossier and of all in it, in order: its provenance."""
        return self.events(dossier_id=dossier_id)

    def last_events(self, kind: str, subjects: Sequence[str]) -> dict[str, datetime]:
        """Return when an event of a kind last spoke of each subject; those without one are absent."""
        return {subject: to_moment(at) for subject, at, _ in self._of_kind(kind, subjects)}

    def event_counts(self, kind: str, subjects: Sequence[str]) -> dict[str, int]:
        """Return how often an event of a kind spoke of each subject; those without one are absent."""
        return {subject: count for subject, _, count in self._of_kind(kind, subjects)}

    def _of_kind(self, kind: str, subjects: Sequence[str]) -> Iterator[tuple[str, str, int]]:
        for first in range(0, len(subjects), IDS_AT_ONCE):
            among = event.c.subject.in_(subjects[first : first + IDS_AT_ONCE])
            statement = (
                select(event.c.subject, func.max(event.c.at), func.count())
                .where(among, event.c.kind == kind)
                .group_by(event.c.subject)
            )
            for row in self._connection.execute(statement):
                yield row[0], row[1], row[2]

    def event_count(self) -> int:
        """Return how many events there are."""
        return self._last_event()[0]

    def event_hash(self, sequence: int) -> str:
        """Return the hash of an event, ``""`` when there is none of this number."""
        return str(self._value(select(event.c.hash).where(event.c.sequence == sequence)) or "")

    def event_rows(self) -> Iterator[RowMapping]:
        """Yield all rows of the chain as they are stored, in order, without holding them all."""
        last = 0
        while True:
            statement: Select[Any] = select(event).where(event.c.sequence > last).order_by(event.c.sequence)
            rows = self._rows(statement.limit(_BATCH))
            yield from rows
            if len(rows) < _BATCH:
                return
            last = rows[-1]["sequence"]

    def row_digests(self, table: str) -> Iterator[tuple[str, str]]:
        """Yield id and digest of every row of a witnessed table."""
        source = WITNESSED[table]
        key = next(iter(source.primary_key.columns))
        last = ""
        while True:
            rows = self._rows(select(source).where(key > last).order_by(key).limit(_BATCH))
            yield from ((row[key.name], row_digest(row, source)) for row in rows)
            if len(rows) < _BATCH:
                return
            last = rows[-1][key.name]
