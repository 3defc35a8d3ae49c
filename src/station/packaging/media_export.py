"""Sound and film in a package with plain sidecars: the file as it was taken in, and a JSON of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from station.model.media import MediaFile
from station.model.people import Person
from station.model.profiles import PackageProfile
from station.packaging import layout
from station.packaging.described_rows import SidecarWriter, document_cells, shown
from station.packaging.manifest import MANIFEST, read_manifest
from station.packaging.master_export import copy_kept
from station.packaging.profile import PackageContent, PackageDocument
from station.packaging.records import Record, person_record, verdict_record
from station.packaging.sidecar_checks import (
    BAD_RECORD,
    FIRST_WITH_MEDIA,
    Add,
    Listed,
    mapping,
    read_sidecar,
    sequence,
)
from station.packaging.sidecar_files import Ledger


def write_media(
    content: PackageContent, profile: PackageProfile, descriptions: Mapping[int, dict[str, str]], ledger: Ledger,
    columns: Sequence[str], sidecars: Sequence[SidecarWriter],
) -> None:  # fmt: skip
    """Write the files of sound and film with their JSON, and tell the other sidecars of them.

    ``columns``: those of the table of documents. Raises ``PackageFault`` (``master_missing``...).
    """
    for document, path in layout.media_paths(content, profile):
        media = document.media
        if media is not None and document.media_path is not None:
            copy_kept(document.media_path, ledger.folder / path, media.sha256, media.name)
            ledger.note(path.as_posix(), media.sha256, media.size)
            description = descriptions[document.document.ordinal]
            ledger.write_json(layout.sidecar_path(path), _record(content, document, media, path, description))
            cells = document_cells(columns, description, (document.document.ordinal, path.as_posix(), None, 0))
            for sidecar in sidecars:
                sidecar.document(cells)


def _record(
    content: PackageContent, document: PackageDocument, media: MediaFile, path: PurePosixPath,
    description: dict[str, str],
) -> Record:  # fmt: skip
    ordinal = document.document.ordinal
    return {
        "document": {
            "dossier": content.dossier.code, "ordinal": ordinal,
            "title": description.get("movieTitle") or media.name, "description": description,
            "review": verdict_record(document.verdict, content.people),
        },
        "media": media_record(media, content.people),
        "file": {"path": path.as_posix(), "sha256": media.sha256, "bytes": media.size},
    }  # fmt: skip


def media_record(media: MediaFile, people: Mapping[str, Person]) -> Record:
    """Return what a file of sound or film is, how it came in, and what was found."""
    return {
        "name": media.name, "kind": media.kind, "container": media.container, "codecs": list(media.codecs),
        "seconds": media.seconds, "bitrate": media.bitrate, "width": media.width, "height": media.height,
        "taken_in_at": media.taken_at.isoformat(), "taken_in_by": person_record(media.person_id, people),
        "profile": {"name": media.profile, "version": media.profile_version},
        "findings": [finding.as_dict() for finding in media.findings],
    }  # fmt: skip


def check_media(package: Path, listed: Listed, sound: set[str], add: Add) -> set[str]:
    """Return the paths at which media and their JSON must be; a JSON that tells of another file is P10."""
    paths: set[str] = set()
    try:
        entries = sequence(listed.record.get("media", []))
        hashes = read_manifest((package / MANIFEST).read_bytes())
        for entry in entries:
            path = str(entry["file"])
            sidecar = layout.sidecar_path(PurePosixPath(path))
            paths |= {path, sidecar}
            if {path, sidecar} <= sound and not _agrees(read_sidecar(package / sidecar), entry, hashes[path]):
                add("P10", sidecar, path)
    except BAD_RECORD as error:
        add("P09", layout.DOSSIER, type(error).__name__)
    return paths


def media_rows(package: Path, listed: Listed) -> list[dict[str, str]]:
    """Return what the JSON files say of sound and film in the rows of the other sidecars.

    There are none in packages before the fourth version of the structure. Raises one of ``BAD_RECORD``.
    """
    rows: list[dict[str, str]] = []
    for entry in sequence(listed.record.get("media", [])) if listed.version >= FIRST_WITH_MEDIA else ():
        path = str(entry["file"])
        document = mapping(read_sidecar(package / layout.sidecar_path(PurePosixPath(path)))["document"])
        said = {str(name): shown(value) for name, value in mapping(document["description"]).items() if value}
        rows.append({**said, "ordinal": shown(entry["ordinal"]), "file": path, "pages": "0"})
    return rows


def _agrees(record: Record, entry: Record, sha256: str) -> bool:
    file, document = mapping(record["file"]), mapping(record["document"])
    found = (file["path"], file["sha256"], document["ordinal"])
    return found == (entry["file"], sha256, entry["ordinal"])
