"""Appraisals of inventories, of which every word is kept and the last one counts; and which dossiers come first."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import RowMapping, case, func, select, update

from station.model.appraisal import Appraisal, AppraisalState, InventoryLine
from station.model.errors import NotFound
from station.storage.inventory import INVENTORIES, InventoryReader, to_inventory
from station.storage.schema import appraisal, dossier, inventory, person
from station.storage.session import IDS_AT_ONCE, WITNESSED, WriteSession, moment, new_id, row_digest, to_moment

_APPRAISALS = select(appraisal, person.c.display_name.label("who")).join(person, person.c.id == appraisal.c.person_id)


def _to_appraisal(row: RowMapping) -> Appraisal:
    return Appraisal(
        row["id"], row["inventory_id"], AppraisalState(row["state"]), row["document"], row["document_date"],
        row["note"], row["who"], to_moment(row["at"]),
    )  # fmt: skip


class AppraisalReader(InventoryReader):
    """What was said of inventories."""

    def appraisals(self, inventory_id: str) -> list[Appraisal]:
        """Return everything that was said of an inventory, in its order."""
        statement = _APPRAISALS.where(appraisal.c.inventory_id == inventory_id).order_by(appraisal.c.sequence)
        return [_to_appraisal(row) for row in self._rows(statement)]

    def inventory_lines(self) -> list[InventoryLine]:
        """Return every inventory with its last appraisal and how many dossiers it has, in the order of import."""
        urgent = func.coalesce(func.sum(case((dossier.c.priority > 0, 1), else_=0)), 0)
        grouped = select(dossier.c.inventory_id, func.count(), urgent).group_by(dossier.c.inventory_id)
        numbers = {row[0]: (int(row[1]), int(row[2])) for row in self._connection.execute(grouped)}
        last = select(func.max(appraisal.c.sequence)).group_by(appraisal.c.inventory_id)
        said = {row["inventory_id"]: row for row in self._rows(_APPRAISALS.where(appraisal.c.sequence.in_(last)))}
        return [
            InventoryLine(
                to_inventory(row), *numbers.get(row["id"], (0, 0)),
                _to_appraisal(said[row["id"]]) if row["id"] in said else None,
            )
            for row in self._rows(INVENTORIES.order_by(inventory.c.sequence))
        ]  # fmt: skip

    def unapproved_inventory(self, dossier_id: str) -> str:
        """Return the code of the inventory of a dossier while it is not approved, ``""`` when it is."""
        state = (
            select(appraisal.c.state)
            .where(appraisal.c.inventory_id == inventory.c.id)
            .order_by(appraisal.c.sequence.desc())
            .limit(1)
            .scalar_subquery()
        )
        of_dossier = (
            select(inventory.c.code, state.label("state"))
            .join(dossier, dossier.c.inventory_id == inventory.c.id)
            .where(dossier.c.id == dossier_id)
        )
        row = self._row(of_dossier)
        return "" if row is None or row["state"] == AppraisalState.APPROVED.value else str(row["code"])


class AppraisalWriter(AppraisalReader, WriteSession):
    """What supervisors decide about inventories."""

    def add_appraisal(
        self, inventory_id: str, state: AppraisalState, document: str, document_date: str, note: str
    ) -> None:
        """Record what was said; raises ``NotFound`` with code ``inventory_unknown``."""
        if self._value(select(inventory.c.id).where(inventory.c.id == inventory_id)) is None:
            raise NotFound("inventory_unknown", inventory=inventory_id)
        self._insert(
            appraisal, id=new_id(), sequence=self._next(appraisal), inventory_id=inventory_id, state=state.value,
            document=document, document_date=document_date, note=note, person_id=self._require_person("appraise").id,
            at=moment(self.now()),
        )  # fmt: skip

    def priorities(self, dossier_ids: Sequence[str]) -> dict[str, int]:
        """Return the priority of each of these dossiers that exists."""
        found: dict[str, int] = {}
        for first in range(0, len(dossier_ids), IDS_AT_ONCE):
            ids = dossier_ids[first : first + IDS_AT_ONCE]
            rows = self._connection.execute(select(dossier.c.id, dossier.c.priority).where(dossier.c.id.in_(ids)))
            found.update({row[0]: row[1] for row in rows})
        return found

    def set_priority(self, dossier_ids: Sequence[str], priority: int) -> None:
        """Store the priority of dossiers; each thousand is witnessed by one event ``dossiers.prioritised``."""
        for first in range(0, len(dossier_ids), IDS_AT_ONCE):
            ids = dossier_ids[first : first + IDS_AT_ONCE]
            changed = update(dossier).where(dossier.c.id.in_(ids))
            self._connection.execute(changed.values(priority=priority, revision=dossier.c.revision + 1))
            rows = self._rows(select(WITNESSED["dossier"]).where(dossier.c.id.in_(ids)))
            digests = {f"dossier:{row['id']}": row_digest(row, dossier) for row in rows}
            self._append("dossiers.prioritised", self.person_id, "", {"priority": priority, "rows": digests})
