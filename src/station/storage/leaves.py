"""Notes on leaves that no image shows, and sides that a person found blank."""

from __future__ import annotations

from sqlalchemy import RowMapping, delete, func, insert, select, update

from station.model.errors import NotFound
from station.model.paper import LeafKind, LeafNote
from station.model.states import CaptureState
from station.storage.schema import blank_mark, capture, leaf_note
from station.storage.session import Session, WriteSession, moment, new_id, to_moment


def _to_note(row: RowMapping) -> LeafNote:
    return LeafNote(
        row["id"], row["dossier_id"], row["page_id"], LeafKind(row["kind"]), row["leaves"], row["note"],
        row["person_id"], to_moment(row["at"]),
    )  # fmt: skip


class LeafReader(Session):
    """Notes in force, and blank sides."""

    def leaf_notes(self, dossier_id: str) -> list[LeafNote]:
        """Return the notes that were not withdrawn, the oldest first."""
        mine = (leaf_note.c.dossier_id == dossier_id, leaf_note.c.withdrawn == 0)
        return [_to_note(row) for row in self._rows(select(leaf_note).where(*mine).order_by(leaf_note.c.at))]

    def missing_leaves(self, dossier_id: str) -> int:
        """Return how many leaves of the paper are recorded as missing."""
        mine = (leaf_note.c.dossier_id == dossier_id, leaf_note.c.withdrawn == 0)
        counted = select(func.sum(leaf_note.c.leaves)).where(*mine, leaf_note.c.kind == LeafKind.MISSING.value)
        return int(self._value(counted) or 0)

    def blank_captures(self, dossier_id: str) -> frozenset[str]:
        """Return the ids of the current captures whose side a person found blank."""
        statement = (
            select(blank_mark.c.capture_id)
            .join(capture, capture.c.id == blank_mark.c.capture_id)
            .where(blank_mark.c.dossier_id == dossier_id, capture.c.state == CaptureState.CURRENT.value)
        )
        return frozenset(self._connection.execute(statement).scalars())


class LeafWriter(LeafReader, WriteSession):
    """Notes made and withdrawn, sides marked; the workflow emits the events."""

    def add_leaf_note(self, dossier_id: str, page_id: str | None, kind: LeafKind, leaves: int, note: str) -> str:
        """Keep a note and return its id."""
        return self._insert(
            leaf_note, dossier_id, id=new_id(), dossier_id=dossier_id, page_id=page_id, kind=kind.value, leaves=leaves,
            note=note, person_id=self._require_person("leaf_note").id, at=moment(self.now()), withdrawn=0,
        )  # fmt: skip

    def withdraw_leaf_note(self, note_id: str, *, withdrawn: bool = True) -> None:
        """Let a note no longer count, or count again; raises ``NotFound`` with code ``leaf_note_unknown``."""
        dossier_id = self._value(select(leaf_note.c.dossier_id).where(leaf_note.c.id == note_id))
        if dossier_id is None:
            raise NotFound("leaf_note_unknown", note=note_id)
        self._connection.execute(update(leaf_note).where(leaf_note.c.id == note_id).values(withdrawn=int(withdrawn)))
        self._touch(leaf_note, note_id, dossier_id)

    def set_blank(self, capture_id: str, *, blank: bool) -> None:
        """Say that the side which a capture shows is blank, or that it is not."""
        dossier_id = self._value(select(capture.c.dossier_id).where(capture.c.id == capture_id))
        if dossier_id is None:
            raise NotFound("capture_unknown", capture=capture_id)
        self._connection.execute(delete(blank_mark).where(blank_mark.c.capture_id == capture_id))
        if blank:
            at = self.now()
            self._connection.execute(
                insert(blank_mark).values(
                    capture_id=capture_id, dossier_id=dossier_id, person_id=self._require_person("blank").id,
                    at=moment(at), local_day=at.date().isoformat(),
                )
            )  # fmt: skip
        self._touch(blank_mark, capture_id, dossier_id)
