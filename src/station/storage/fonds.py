"""Fonds and what is said of them; every word is kept, the latest counts."""

from __future__ import annotations

import json

from sqlalchemy import RowMapping, select

from station.model.dossier import Description, Fonds
from station.model.errors import NotFound
from station.model.events import canonical_json
from station.storage.schema import fonds, fonds_description
from station.storage.session import Session, WriteSession, moment, new_id


class FondsReader(Session):
    """Fonds by code."""

    def all_fonds(self) -> list[Fonds]:
        """Return every fonds with its description, by code."""
        return [self._to_fonds(row) for row in self._rows(select(fonds).order_by(fonds.c.code))]

    def fonds(self, code: str) -> Fonds:
        """Return a fonds by its code; raises ``NotFound`` with code ``fonds_unknown``."""
        row = self._row(select(fonds).where(fonds.c.code == code))
        if row is None:
            raise NotFound("fonds_unknown", fonds=code)
        return self._to_fonds(row)

    def _to_fonds(self, row: RowMapping) -> Fonds:
        latest = (
            select(fonds_description.c.description)
            .where(fonds_description.c.fonds_id == row["id"])
            .order_by(fonds_description.c.sequence.desc())
            .limit(1)
        )
        return Fonds(row["id"], row["code"], row["title"], json.loads(self._value(latest) or "{}"))


class FondsWriter(FondsReader, WriteSession):
    """What those who import inventories say of a fonds."""

    def describe_fonds(self, fonds_id: str, description: Description) -> None:
        """Let another description hold. The database refuses (``Refused``): ``role_missing``."""
        person = self._require_person("describe_fonds").id
        with self._naming("", person, "describe_fonds"):
            self._insert(
                fonds_description, id=new_id(), sequence=self._next(fonds_description), fonds_id=fonds_id,
                description=canonical_json(description), person_id=person, at=moment(self.now()),
            )  # fmt: skip
