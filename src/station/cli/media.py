"""``station media``: sound and film of a dossier, taken in as the files that they are."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from station.cli.acting import acting_person, named_dossier
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.dossier import MEDIA, Document, Dossier
from station.model.errors import InputFault, NotFound
from station.model.media import MediaFile
from station.model.people import Person
from station.workflow.describe_documents import describe_document_fields
from station.workflow.station import Station
from station.workflow.take_in_media import media_document, remove_media, restore_media, take_in_media


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the command."""
    parser = common.command(commands, "media", person=True)
    parser.add_argument("dossier", metavar="DOSSIER", help=common.word("dossier"))
    parser.add_argument("files", nargs="*", metavar="FILE", help=common.word("media_file"))
    parser.add_argument(
        "--set", nargs=2, action="append", default=[], metavar=("N", "NAME=VALUE"), help=common.word("media_set")
    )
    parser.add_argument("--remove", type=int, metavar="N", help=common.word("media_remove"))
    parser.add_argument("--reason", default="", metavar="TEXT", help=common.word("reason"))
    parser.add_argument("--restore", metavar="ID", help=common.word("media_restore"))
    parser.set_defaults(run=run_media)


def run_media(face: Face) -> int:
    """Take files in or out and describe them, then list what the dossier has."""
    arguments = face.arguments
    with face.station() as station:
        dossier = named_dossier(station, arguments.dossier)
        if arguments.files or arguments.set or arguments.remove is not None or arguments.restore:
            _change(face, station, dossier)
        with station.workspace.read() as reader:
            files = reader.media_files(dossier.id)
            found = [(one, files[one.id]) for one in reader.documents(dossier.id) if one.kind == MEDIA]
    rows = [
        (one.ordinal, media.name, media.kind, media.play_time, round(media.bitrate / 1000), _findings(face, media))
        for one, media in found
    ]
    face.table(
        ("ordinal", "column_file", "column_kind", "column_duration", "media_bitrate_column", "column_findings"), rows
    )
    face.result({"dossier": dossier.code, "media": [_record(one, media) for one, media in found]})
    return 0


def _change(face: Face, station: Station, dossier: Dossier) -> None:
    person, arguments = acting_person(face, station), face.arguments
    if arguments.remove is not None:
        _remove(face, station, person, dossier)
    if arguments.restore:
        restore_media(station, person, Document(arguments.restore, dossier.id, 0, "", (), kind=MEDIA))
    for name in arguments.files:
        document = take_in_media(station, person, dossier, Path(name))
        with station.workspace.read() as reader:
            media = reader.media_file(document.id)
        face.say(
            "media_taken_in", name=media.name, kind=media.kind, time=media.play_time,
            rate=round(media.bitrate / 1000), ordinal=document.ordinal,
        )  # fmt: skip
    for number, assignment in arguments.set:
        _describe(station, person, dossier, number, assignment)


def _remove(face: Face, station: Station, person: Person, dossier: Dossier) -> None:
    with station.workspace.read() as reader:
        document = media_document(reader, dossier, face.arguments.remove)
        media = reader.media_file(document.id)
    remove_media(station, person, document, face.arguments.reason)
    face.say("media_removed", name=media.name, document=document.id)


def _describe(station: Station, person: Person, dossier: Dossier, number: str, assignment: str) -> None:
    name, equals, value = assignment.partition("=")
    if not number.isdigit() or not equals:
        raise InputFault("assignment_unreadable", value=f"{number} {assignment}")
    with station.workspace.read() as reader:
        document = next((one for one in reader.documents(dossier.id) if one.ordinal == int(number)), None)
    if document is None:
        raise NotFound("document_unknown", document=number)
    describe_document_fields(station, person, document, {name.strip(): value.strip()})


def _findings(face: Face, media: MediaFile) -> str:
    return "; ".join(face.texts.text("findings", one.note) for one in media.problems if one.note)


def _record(document: Document, media: MediaFile) -> dict[str, object]:
    return {
        "ordinal": document.ordinal, "document": document.id, "name": media.name, "kind": media.kind,
        "container": media.container, "codecs": list(media.codecs), "seconds": media.seconds, "bitrate": media.bitrate,
        "width": media.width, "height": media.height, "size": media.size, "sha256": media.sha256,
        "description": document.description, "findings": [one.as_dict() for one in media.findings],
    }  # fmt: skip
