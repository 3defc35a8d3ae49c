"""One transaction: reading, and writing in which every changed row is witnessed by a hash-chained event.

Each write touches rows; the next event of the transaction carries the digest of each row touched since, as it is then.
So the last digest that the chain holds for a row must be the row's own, whoever edited it (see ``storage.verify``).
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Executable, RowMapping, Table, func, insert, select

from station.model.clock import Clock
from station.model.errors import Refused, StorageFault
from station.model.events import GENESIS, Event, canonical_json, event_body, link
from station.model.people import Person
from station.storage import schema

# Tables whose rows are witnessed. What is left out can be made again, or protects itself.
WITNESSED: dict[str, Table] = {
    table.name: table
    for table in (
        schema.person, schema.person_name, schema.inventory, schema.dossier, schema.page, schema.document,
        schema.capture, schema.report, schema.page_text, schema.manual_recipe, schema.decision, schema.approval,
        schema.package, schema.triage, schema.custody, schema.leaf_note, schema.blank_mark, schema.page_measure,
        schema.page_context, schema.dossier_report, schema.sampling_plan, schema.decision_evidence,
        schema.document_verdict, schema.secrecy_stop, schema.media_file, schema.fonds_description,
        schema.document_serial, schema.appraisal, schema.plan, schema.register_entry, schema.fonds_unit,
        schema.package_check,
    )
}  # fmt: skip

# Columns that came with a later version, by table. Events of before knew the rows without them: while such a column
# holds the value that all rows got then, it does not count in a digest.
LATER: dict[str, dict[str, str | int]] = {"document": {"kind": "doc"}, "dossier": {"priority": 0}}

DIGEST_LENGTH = 32
# Ids that one statement asks for: databases allow some thousands of values.
IDS_AT_ONCE = 1000


def new_id() -> str:
    """Return an id that was never used before."""
    return uuid.uuid4().hex


def moment(at: datetime) -> str:
    """Return the stored form of a moment: ISO text in UTC with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def to_moment(text: str) -> datetime:
    """Rebuild a moment, aware, in UTC; raises ``StorageFault`` with code ``row_damaged``."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise StorageFault("row_damaged", row=text, detail=str(error)) from error


def to_dict(text: str) -> dict[str, str]:
    """Rebuild a flat structure of texts; raises ``StorageFault`` with code ``row_damaged``."""
    try:
        return {str(key): str(value) for key, value in json.loads(text).items()}
    except (ValueError, AttributeError) as error:
        raise StorageFault("row_damaged", row=text[:80], detail=str(error)) from error


def row_digest(row: RowMapping | dict[str, Any], table: Table) -> str:
    """Return the digest (32 hexadecimal digits of SHA-256) of a row of a table by names and values of its columns."""
    later = LATER.get(table.name, {})
    values = {
        name: hashlib.sha256(value).hexdigest() if isinstance(value, bytes | memoryview) else value
        for name, value in row.items()
        if name not in later or value != later[name]
    }
    return hashlib.sha256(canonical_json(values).encode()).hexdigest()[:DIGEST_LENGTH]


def queue_writers(connection: Connection) -> None:
    """Let the writers of several stations wait for each other on a server: one end of the chain, nothing twice."""
    connection.execute(select(schema.meta).where(schema.meta.c.key == "workspace").with_for_update())


class Session:
    """Reads in one transaction."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def _rows(self, statement: Executable, values: dict[str, Any] | None = None) -> Sequence[RowMapping]:
        return self._connection.execute(statement, values or {}).mappings().all()

    def _row(self, statement: Executable) -> RowMapping | None:
        return self._connection.execute(statement).mappings().first()

    def _value(self, statement: Executable) -> Any:
        return self._connection.execute(statement).scalar()

    def chain_head(self) -> str:
        """Return the hash of the last event, 64 zeros when there is none."""
        return str(self._last_event()[1])

    def _last_event(self) -> tuple[int, str]:
        table = schema.event
        row = self._row(select(table.c.sequence, table.c.hash).order_by(table.c.sequence.desc()).limit(1))
        return (0, GENESIS) if row is None else (row["sequence"], row["hash"])


class WriteSession(Session):
    """Writes in one transaction, in the name of a person or of the station itself.

    ``head``: sequence and hash of the last event written here, ``None`` while there is none.
    """

    def __init__(self, connection: Connection, clock: Clock, station: str, person: Person | None) -> None:
        super().__init__(connection, clock)
        self.actor = person
        self.station = station
        self.head: tuple[int, str] | None = None
        self._touched: dict[tuple[str, str], str] = {}
        queue_writers(connection)

    @property
    def person_id(self) -> str:
        """Id of the person in whose name is written, ``""`` for the station itself."""
        return "" if self.actor is None else self.actor.id

    def now(self) -> datetime:
        """Return the present moment in the station's time zone."""
        return self._clock.now()

    def _require_person(self, action: str) -> Person:
        if self.actor is None:
            raise Refused("person_missing", subject="database", action=action)
        return self.actor

    @contextmanager
    def _naming(self, dossier_id: str, person_id: str, action: str, **context: str | int) -> Iterator[None]:
        """Let a rule of the database that fires inside the block name dossier, person and action."""
        # Read before: PostgreSQL answers nothing more in a transaction that a rule has stopped.
        code = self._value(select(schema.dossier.c.code).where(schema.dossier.c.id == dossier_id)) or dossier_id
        name = self._value(select(schema.person.c.name).where(schema.person.c.id == person_id)) or person_id
        try:
            yield
        except Refused as refusal:
            named = {"subject": code, "dossier": code, "person": name, "action": action, **context}
            raise Refused(refusal.code, **named) from refusal

    def _next(self, table: Table) -> int:
        return int(self._value(select(func.max(table.c.sequence))) or 0) + 1

    def _insert(self, table: Table, owner: str = "", /, **values: Any) -> str:
        self._connection.execute(insert(table), values)
        key = str(values[next(iter(table.primary_key.columns)).name])
        self._touch(table, key, owner)
        return key

    def _touch(self, table: Table, key: str, dossier_id: str = "") -> None:
        self._touched[table.name, key] = dossier_id

    def emit(self, kind: str, subject: str, **details: object) -> Event:
        """Append an event with plain JSON details; it witnesses every row written since the last one.

        The details ``dossier`` (id, when there is one) and ``rows`` (digests) are added here.
        """
        dossier_id = next((found for found in self._touched.values() if found), "") or self._dossier_of(subject)
        if dossier_id:
            details["dossier"] = dossier_id
        if self._touched:
            details["rows"] = {f"{table}:{key}": self._digest(table, key) for table, key in self._touched}
            self._touched.clear()
        return self._append(kind, subject, dossier_id, details)

    def _append(self, kind: str, subject: str, dossier_id: str, details: dict[str, object]) -> Event:
        last, previous = self._last_event()
        at = self.now().astimezone(UTC)
        body = event_body(last + 1, kind, subject, self.person_id, self.station, at, details)
        digest = link(previous, body)
        self._connection.execute(
            insert(schema.event).values(
                sequence=last + 1, kind=kind, subject=subject, dossier_id=dossier_id, person_id=self.person_id,
                station=self.station, at=moment(at), body=body, previous=previous, hash=digest,
            )
        )  # fmt: skip
        self.head = (last + 1, digest)
        return Event(last + 1, kind, subject, self.person_id, self.station, at, details, previous, digest)

    def finish(self) -> None:
        """Witness what no event has spoken of yet; called before the commit."""
        if self._touched:
            self.emit("rows.written", self.person_id or self.station)

    def _digest(self, name: str, key: str) -> str:
        table = WITNESSED[name]
        row = self._row(select(table).where(next(iter(table.primary_key.columns)) == key))
        return "" if row is None else row_digest(row, table)

    def _dossier_of(self, subject: str) -> str:
        tables = (schema.page, schema.document, schema.capture)
        if self._value(select(schema.dossier.c.id).where(schema.dossier.c.id == subject)):
            return subject
        for table in tables:
            found = self._value(select(table.c.dossier_id).where(table.c.id == subject))
            if found:
                return str(found)
        return ""
