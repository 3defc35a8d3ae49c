"""Sound and film: a document that is a file. One that was taken out again stays, so that it can come back."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import RowMapping, func, select, update

from station.model.dossier import MEDIA, Document
from station.model.errors import NotFound
from station.model.events import canonical_json
from station.model.finding import Finding
from station.model.media import MediaFile
from station.storage.documents import DocumentReader, DocumentWriter
from station.storage.schema import document, media_file
from station.storage.session import moment, new_id, to_moment


@dataclass(frozen=True, slots=True)
class NewMedia:
    """What is recorded of a file whose bytes are already in the store of masters; fields as in ``MediaFile``."""

    sha256: str
    size: int
    name: str
    kind: str
    container: str
    codecs: tuple[str, ...]
    seconds: float
    bitrate: int
    width: int
    height: int
    findings: tuple[Finding, ...]
    profile: str
    profile_version: str


def to_media(row: RowMapping) -> MediaFile:
    """Build a media file from its row."""
    return MediaFile(
        document_id=row["document_id"], sha256=row["sha256"], size=row["size"], name=row["name"], kind=row["kind"],
        container=row["container"], codecs=tuple(json.loads(row["codecs"])), seconds=row["seconds"],
        bitrate=row["bitrate"], width=row["width"], height=row["height"], person_id=row["person_id"],
        taken_at=to_moment(row["at"]),
        findings=tuple(Finding.from_dict(one) for one in json.loads(row["findings"])),
        profile=row["profile"], profile_version=row["profile_version"],
    )  # fmt: skip


class MediaReader(DocumentReader):
    """Files in force."""

    def media_files(self, dossier_id: str) -> dict[str, MediaFile]:
        """Return the files of a dossier's sound and film by the id of their document, in order of intake."""
        mine = (media_file.c.dossier_id == dossier_id, media_file.c.withdrawn == 0)
        rows = self._rows(select(media_file).where(*mine).order_by(media_file.c.sequence))
        return {row["document_id"]: to_media(row) for row in rows}

    def media_file(self, document_id: str) -> MediaFile:
        """Return the file of a document; raises ``NotFound`` with code ``media_unknown``."""
        row = self._row(select(media_file).where(media_file.c.document_id == document_id, media_file.c.withdrawn == 0))
        if row is None:
            raise NotFound("media_unknown", document=document_id)
        return to_media(row)

    def media_count(self) -> int:
        """Return how many files were ever taken in."""
        return int(self._value(select(func.count()).select_from(media_file)))


class MediaWriter(MediaReader, DocumentWriter):
    """Files taken in, taken out and taken back; the workflow emits the events."""

    def add_media(self, dossier_id: str, new: NewMedia) -> Document:
        """Record a file as a document of its own, behind all others.

        The bytes must be in the store before this is called. The database refuses (``Refused``): ``role_missing``,
        ``four_eyes_capture``, ``secrecy_unknown``, ``secrecy_top``, ``row_frozen`` (the dossier is not open).
        """
        person, document_id, at = self._require_person("capture").id, new_id(), self.now()
        with self._naming(dossier_id, person, "capture"):
            self._insert(
                document, dossier_id, id=document_id, dossier_id=dossier_id, first_page_id=None,
                description=canonical_json({}), kind=MEDIA,
            )  # fmt: skip
            self._insert(
                media_file, dossier_id, id=new_id(), sequence=self._next(media_file), document_id=document_id,
                dossier_id=dossier_id, sha256=new.sha256, size=new.size, name=new.name, kind=new.kind,
                container=new.container, codecs=canonical_json(list(new.codecs)), seconds=new.seconds,
                bitrate=new.bitrate, width=new.width, height=new.height,
                findings=canonical_json([one.as_dict() for one in new.findings]), profile=new.profile,
                profile_version=new.profile_version, person_id=person, station=self.station, at=moment(at),
                local_day=at.date().isoformat(), withdrawn=0,
            )  # fmt: skip
        return self.document(document_id)

    def withdraw_media(self, document_id: str, *, withdrawn: bool = True) -> None:
        """Take a file out of what will be packaged, or back; raises ``NotFound`` with code ``media_unknown``.

        The database refuses (``Refused``, ``row_frozen``) in a dossier that is not open.
        """
        newest = select(media_file).where(media_file.c.document_id == document_id)
        row = self._row(newest.order_by(media_file.c.sequence.desc()).limit(1))
        if row is None:
            raise NotFound("media_unknown", document=document_id)
        with self._naming(row["dossier_id"], self.person_id, "remove" if withdrawn else "restore"):
            self._connection.execute(
                update(media_file).where(media_file.c.id == row["id"]).values(withdrawn=int(withdrawn))
            )
        self._touch(media_file, row["id"], row["dossier_id"])
