"""Serials: given once, kept with what they were given to, never given again.

Those of documents run for each agency and type. The place of a dossier's packages in a submission is one as well: its
series is the submission, and what it is given to is the dossier, so that a later version stays where the first was.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select

from station.model.document_number import LAST_SERIAL
from station.model.errors import PackageFault
from station.storage.schema import document_serial, dossier
from station.storage.session import Session, WriteSession, moment, new_id

SerialKey = tuple[str, str, str]
# Stands where the type of a document does: no abbreviation of a type has such a sign.
_PLACE = "SIP_hoso"


class SerialReader(Session):
    """The serials that were given."""

    def document_serials(self, dossier_id: str) -> dict[SerialKey, int]:
        """Return serials of a dossier's documents by document id, agency code and abbreviation of the type."""
        mine = (document_serial.c.dossier_id == dossier_id) & (document_serial.c.type_abbreviation != _PLACE)
        rows = self._rows(select(document_serial).where(mine))
        return {(row["document_id"], row["agency_code"], row["type_abbreviation"]): row["serial"] for row in rows}

    def submission_place(self, dossier_id: str, submission: str) -> int:
        """Return the place of a dossier's packages in a submission, 0 when it has none there."""
        return int(self._value(select(document_serial.c.serial).where(_in(submission), _of(dossier_id))) or 0)


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
        serial = self._next_of(alike)
        if serial > LAST_SERIAL:
            raise PackageFault("serials_exhausted", agency=agency_code, type=type_abbreviation, limit=LAST_SERIAL)
        self._give(dossier_id, document_id, agency_code, type_abbreviation, serial)
        return serial

    def give_place(self, dossier_id: str, submission: str, ordinal: int = 0) -> int:
        """Return the place of a dossier's packages in a submission: ``ordinal``, or the next one where that is 0.

        Raises ``PackageFault``: ``place_given`` (the dossier has another place there), ``place_taken`` (another dossier
        has this one), ``place_out_of_range``.
        """
        known = self.submission_place(dossier_id, submission)
        if known and ordinal in (0, known):
            return known
        if known:
            raise PackageFault("place_given", submission=submission, ordinal=ordinal, given=known)
        place = ordinal or self._next_of(_in(submission))
        if not 1 <= place <= LAST_SERIAL:
            raise PackageFault("place_out_of_range", submission=submission, ordinal=place, limit=LAST_SERIAL)
        mine = select(dossier.c.code).join(document_serial, document_serial.c.dossier_id == dossier.c.id)
        holder = self._value(mine.where(_in(submission), document_serial.c.serial == place))
        if holder is not None:
            raise PackageFault("place_taken", submission=submission, ordinal=place, dossier=holder)
        self._give(dossier_id, dossier_id, submission, _PLACE, place)
        return place

    def _next_of(self, alike: ColumnElement[bool]) -> int:
        return int(self._value(select(func.max(document_serial.c.serial)).where(alike)) or 0) + 1

    def _give(self, dossier_id: str, given_to: str, series: str, kind: str, serial: int) -> None:
        self._insert(
            document_serial, dossier_id, id=new_id(), agency_code=series, type_abbreviation=kind, serial=serial,
            document_id=given_to, dossier_id=dossier_id, person_id=self._require_person("package").id,
            at=moment(self.now()),
        )  # fmt: skip


def _in(submission: str) -> ColumnElement[bool]:
    return (document_serial.c.agency_code == submission) & (document_serial.c.type_abbreviation == _PLACE)


def _of(dossier_id: str) -> ColumnElement[bool]:
    return document_serial.c.document_id == dossier_id
