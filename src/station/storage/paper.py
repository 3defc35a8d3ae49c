"""Where the paper of a dossier is, and what was recorded of it before scanning."""

from __future__ import annotations

from sqlalchemy import ColumnElement, RowMapping, Select, delete, func, insert, select

from station.model.paper import Condition, Movement, Triage
from station.storage.schema import custody, person, triage
from station.storage.session import Session, WriteSession, moment, new_id, to_moment


def _to_triage(row: RowMapping) -> Triage:
    return Triage(
        condition=Condition(row["condition"]) if row["condition"] else None,
        counted_sheets=row["counted_sheets"],
        held=row["held"],
        note=row["note"],
        distinct_from=tuple(row["distinct_from"].split()),
        person_id=row["person_id"],
        at=to_moment(row["at"]),
    )


def _to_movement(row: RowMapping) -> Movement:
    return Movement(
        row["id"], row["sequence"], row["dossier_id"], row["direction"], row["person_id"], row["counterpart"],
        row["note"], to_moment(row["at"]),
    )  # fmt: skip


def out_of_store() -> Select[tuple[str, str]]:
    """Return the statement for dossier and person of all paper that is out of the store."""
    last = select(func.max(custody.c.sequence)).group_by(custody.c.dossier_id)
    return select(custody.c.dossier_id, custody.c.person_id).where(
        custody.c.sequence.in_(last), custody.c.direction == "out"
    )


class PaperReader(Session):
    """Triage and movements of paper."""

    def triage(self, dossier_id: str) -> Triage:
        """Return what was recorded before scanning; an empty ``Triage`` when nothing was."""
        row = self._row(select(triage).where(triage.c.dossier_id == dossier_id))
        return Triage() if row is None else _to_triage(row)

    def movements(self, dossier_id: str) -> list[Movement]:
        """Return every hand-over of the paper, the oldest first."""
        statement = select(custody).where(custody.c.dossier_id == dossier_id).order_by(custody.c.sequence)
        return [_to_movement(row) for row in self._rows(statement)]

    def holder(self, dossier_id: str) -> Movement | None:
        """Return the movement by which the paper left the store, ``None`` while it is there."""
        row = self._row(
            select(custody).where(custody.c.dossier_id == dossier_id).order_by(custody.c.sequence.desc()).limit(1)
        )
        return _to_movement(row) if row is not None and row["direction"] == "out" else None

    def holders(self, dossier_ids: list[str] | None = None) -> dict[str, tuple[str, str]]:
        """Return id and full name of who holds the paper, by dossier; those in the store are not in it."""
        wanted = out_of_store()
        if dossier_ids is not None:
            wanted = wanted.where(custody.c.dossier_id.in_(dossier_ids))
        held = wanted.subquery()
        statement = select(held.c.dossier_id, person.c.id, person.c.display_name).join(
            person, person.c.id == held.c.person_id
        )
        return {row[0]: (row[1], row[2]) for row in self._connection.execute(statement)}

    def held_dossiers(self) -> list[str]:
        """Return the ids of the dossiers that wait for treatment."""
        condition: ColumnElement[bool] = triage.c.held != ""
        return list(self._connection.execute(select(triage.c.dossier_id).where(condition)).scalars())


class PaperWriter(PaperReader, WriteSession):
    """Triage recorded, paper moved; the workflow emits the events."""

    def set_triage(self, dossier_id: str, new: Triage) -> None:
        """Keep what the person recorded, in place of what was there; ``person_id`` and ``at`` are set here."""
        self._connection.execute(delete(triage).where(triage.c.dossier_id == dossier_id))
        self._connection.execute(
            insert(triage).values(
                dossier_id=dossier_id, condition=new.condition.value if new.condition else "",
                counted_sheets=new.counted_sheets, held=new.held, note=new.note,
                distinct_from=" ".join(new.distinct_from), person_id=self._require_person("triage").id,
                at=moment(self.now()),
            )
        )  # fmt: skip
        self._touch(triage, dossier_id, dossier_id)

    def move_paper(self, dossier_id: str, direction: str, counterpart: str = "", note: str = "") -> None:
        """Record that the paper went ``out`` of the store or came back ``in``; the database refuses the same twice."""
        at = self.now()
        with self._naming(dossier_id, self.person_id, direction):
            self._insert(
                custody, dossier_id, id=new_id(), sequence=self._next(custody), dossier_id=dossier_id,
                direction=direction, person_id=self._require_person("custody").id, counterpart=counterpart, note=note,
                at=moment(at), local_day=at.date().isoformat(),
            )  # fmt: skip
