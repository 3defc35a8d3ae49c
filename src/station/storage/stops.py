"""Secrecy marks that stopped a dossier, and what a supervisor said of them."""

from __future__ import annotations

from sqlalchemy import RowMapping, select, update

from station.model.errors import NotFound
from station.model.review import SecrecyStop
from station.model.secrecy import Secrecy
from station.storage.schema import secrecy_stop
from station.storage.session import Session, WriteSession, moment, new_id, to_moment


def _to_stop(row: RowMapping) -> SecrecyStop:
    return SecrecyStop(
        row["id"], row["dossier_id"], row["capture_id"], Secrecy(row["level"]), to_moment(row["at"]),
        row["released_by"] or "", to_moment(row["released_at"]) if row["released_at"] else None, row["outcome"],
        row["reason"],
    )  # fmt: skip


class StopReader(Session):
    """Stops in force and released."""

    def secrecy_stops(self, dossier_id: str) -> list[SecrecyStop]:
        """Return the stops of a dossier, the oldest first."""
        statement = select(secrecy_stop).where(secrecy_stop.c.dossier_id == dossier_id).order_by(secrecy_stop.c.at)
        return [_to_stop(row) for row in self._rows(statement)]

    def stopped_dossiers(self) -> list[str]:
        """Return the ids of the dossiers that a mark stops now."""
        statement = select(secrecy_stop.c.dossier_id).where(secrecy_stop.c.outcome == "").distinct()
        return list(self._connection.execute(statement).scalars())

    def secrecy_stop(self, stop_id: str) -> SecrecyStop:
        """Return a stop by id; raises ``NotFound`` with code ``stop_unknown``."""
        row = self._row(select(secrecy_stop).where(secrecy_stop.c.id == stop_id))
        if row is None:
            raise NotFound("stop_unknown", stop=stop_id)
        return _to_stop(row)


class StopWriter(StopReader, WriteSession):
    """A stop is made by the station and released by a supervisor; it is never taken away."""

    def add_secrecy_stop(self, dossier_id: str, capture_id: str, level: Secrecy) -> bool:
        """Stop the dossier for a mark on a capture; return whether that is new (a released stop does not come back)."""
        known = select(secrecy_stop.c.id).where(
            secrecy_stop.c.capture_id == capture_id, secrecy_stop.c.level == level.value
        )
        if self._value(known) is not None:
            return False
        self._insert(
            secrecy_stop, dossier_id, id=new_id(), dossier_id=dossier_id, capture_id=capture_id, level=level.value,
            at=moment(self.now()),
        )  # fmt: skip
        return True

    def release_secrecy_stop(self, stop_id: str, outcome: str, reason: str) -> None:
        """Record what the person says of a mark.

        The database refuses (``Refused``): ``role_missing``, ``four_eyes``.
        """
        stop = self.secrecy_stop(stop_id)
        person = self._require_person("release").id
        with self._naming(stop.dossier_id, person, "release"):
            self._connection.execute(
                update(secrecy_stop)
                .where(secrecy_stop.c.id == stop_id)
                .values(released_by=person, released_at=moment(self.now()), outcome=outcome, reason=reason)
            )
        self._touch(secrecy_stop, stop_id, stop.dossier_id)
