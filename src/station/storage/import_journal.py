"""Imports that are written in several transactions: what is needed to go on with one that was interrupted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import RowMapping, delete, insert, select, update

from station.storage.schema import dossier, fonds, import_journal, inventory
from station.storage.session import Session, WriteSession, moment, new_id


@dataclass(frozen=True, slots=True)
class UnfinishedImport:
    """An import that began: ``file`` is a copy of the list, relative to the workspace of the ``station`` that began it.

    ``options``: JSON of all else that it was asked for. No ``file``: the copy is lost, and the import is halted until
    somebody imports the list again.
    """

    id: str
    fonds_code: str
    source_name: str
    source_sha256: str
    file: str
    options: str
    person_id: str
    station: str


class ImportJournalReader(Session):
    """What began and did not end."""

    def unfinished_imports(self, station: str) -> list[UnfinishedImport]:
        """Return what a station began and can go on with, the oldest first: another one's import may be at work."""
        mine = select(import_journal).where(import_journal.c.station == station, import_journal.c.file != "")
        return [_to_import(row) for row in self._rows(mine.order_by(import_journal.c.at))]

    def unfinished_import(self, fonds_code: str, source_sha256: str) -> UnfinishedImport | None:
        """Return the one of this file into this fonds."""
        mine = (import_journal.c.fonds_code == fonds_code, import_journal.c.source_sha256 == source_sha256)
        row = self._row(select(import_journal).where(*mine))
        return None if row is None else _to_import(row)

    def halted_imports(self) -> list[UnfinishedImport]:
        """Return the imports whose list must be given again, of all stations, the oldest first."""
        halted = select(import_journal).where(import_journal.c.file == "")
        return [_to_import(row) for row in self._rows(halted.order_by(import_journal.c.at))]

    def halted_inventories(self) -> list[str]:
        """Return the ids of the inventories that halted imports left in part."""
        same = (
            inventory.c.source_sha256 == import_journal.c.source_sha256,
            inventory.c.fonds_id == fonds.c.id,
            fonds.c.code == import_journal.c.fonds_code,
            import_journal.c.file == "",
        )
        return list(self._connection.execute(select(inventory.c.id).where(*same)).scalars())

    def halted_dossiers(self) -> list[str]:
        """Return the ids of the dossiers of inventories that are there in part."""
        found = self.halted_inventories()
        statement = select(dossier.c.id).where(dossier.c.inventory_id.in_(found)).order_by(dossier.c.ordinal)
        return list(self._connection.execute(statement).scalars()) if found else []


class ImportJournalWriter(ImportJournalReader, WriteSession):
    """The row is there from the first transaction of an import to the last."""

    def begin_import(
        self, fonds_code: str, source_name: str, source_sha256: str, file: str, options: str
    ) -> UnfinishedImport:  # fmt: skip
        """Note that an import begins."""
        values = {
            "id": new_id(), "fonds_code": fonds_code, "source_name": source_name, "source_sha256": source_sha256,
            "file": file, "options": options, "person_id": self._require_person("import").id,
            "station": self.station,
        }  # fmt: skip
        self._connection.execute(insert(import_journal).values(at=moment(self.now()), **values))
        return UnfinishedImport(**values)

    def halt_import(self, journal_id: str) -> None:
        """Note that an import cannot go on before its list is given again."""
        self._connection.execute(update(import_journal).where(import_journal.c.id == journal_id).values(file=""))

    def resume_import(self, halted: UnfinishedImport, file: str, options: str) -> UnfinishedImport:
        """Note that the list of a halted import was given again, here."""
        said = {"file": file, "options": options, "station": self.station}
        said["person_id"] = self._require_person("import").id
        self._connection.execute(update(import_journal).where(import_journal.c.id == halted.id).values(**said))
        return replace(halted, **said)

    def end_import(self, journal_id: str) -> None:
        """Note that an import ended."""
        self._connection.execute(delete(import_journal).where(import_journal.c.id == journal_id))


def _to_import(row: RowMapping) -> UnfinishedImport:
    return UnfinishedImport(
        row["id"], row["fonds_code"], row["source_name"], row["source_sha256"], row["file"], row["options"],
        row["person_id"], row["station"],
    )  # fmt: skip
