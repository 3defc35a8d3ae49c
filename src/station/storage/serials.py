"""Serials of documents: given once for each agency and type, kept with the document, never given again."""

from __future__ import annotations

from sqlalchemy import func, select

from station.model.document_number import LAST_SERIAL
from station.model.errors import PackageFault
from station.storage.schema import document_serial
from station.storage.session import Session, WriteSession, moment, new_id

SerialKey = tuple[str, str, str]


class SerialReader(Session):
    """The serials that were given."""

    def document_serials(self, dossier_id: str) -> dict[SerialKey, int]:
        """Return serials of a dossier's documents by document id, agency code and abbreviation of the type."""
        rows = self._rows(select(document_serial).where(document_serial.c.dossier_id == dossier_id))
        return {(row["document_id"], row["agency_code"], row["type_abbreviation"]): row["serial"] for row in rows}


class SerialWriter(SerialReader, WriteSession):
    """A serial is given in the same transaction in which the highest one is read."""

    def give_serial(self, dossier_id: str, document_id: str, agency_code: str, type_abbreviation: str) -> int:
        """Return the serial of a document, the next one where it has none yet.

        The highest ever given counts, also where its document is gone. Raises ``PackageFault`` with code
        ``serials_exhausted``.
        """
        table = document_serial
        alike = (table.c.agency_code == agency_code) & (table.c.type_abbreviation == type_abbreviation)
        known = self._value(select(table.c.serial).where(alike, table.c.document_id == document_id))
        if known is not None:
            return int(known)
        serial = int(self._value(select(func.max(table.c.serial)).where(alike)) or 0) + 1
        if serial > LAST_SERIAL:
            raise PackageFault("serials_exhausted", agency=agency_code, type=type_abbreviation, limit=LAST_SERIAL)
        self._insert(
            table, dossier_id, id=new_id(), agency_code=agency_code, type_abbreviation=type_abbreviation,
            serial=serial, document_id=document_id, dossier_id=dossier_id,
            person_id=self._require_person("package").id, at=moment(self.now()),
        )  # fmt: skip
        return serial
