"""``station documents``: where the documents of a dossier begin, and what is said of them."""

from __future__ import annotations

from argparse import ArgumentParser

from station.cli.acting import acting_person, named_dossier
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.dossier import Document, Dossier, Page
from station.model.errors import InputFault, NotFound
from station.model.people import Person
from station.workflow.describe_documents import (
    describe_dossier_fields,
    join_document,
    set_document_kind,
    start_document,
)
from station.workflow.station import Station


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the command."""
    parser = common.command(commands, "documents", person=True)
    parser.add_argument("dossier", metavar="DOSSIER", help=common.word("dossier"))
    parser.add_argument("--start", type=int, action="append", default=[], metavar="N", help=common.word("start"))
    parser.add_argument("--join", type=int, action="append", default=[], metavar="N", help=common.word("join"))
    parser.add_argument(
        "--set", nargs=2, action="append", default=[], metavar=("N", "NAME=VALUE"), help=common.word("set")
    )
    parser.add_argument(
        "--kind", nargs=2, action="append", default=[], metavar=("N", "doc|pic"), help=common.word("kind")
    )
    parser.set_defaults(run=run_documents)


def run_documents(face: Face) -> int:
    """Mark and describe documents, then list them."""
    arguments = face.arguments
    with face.station() as station:
        dossier = named_dossier(station, arguments.dossier)
        if arguments.start or arguments.join or arguments.set or arguments.kind:
            _change(face, station, dossier)
        with station.workspace.read() as reader:
            documents = reader.documents(dossier.id)
            numbers = {page.id: page.number for page in reader.pages(dossier.id)}
    rows = [(d.ordinal, d.kind, numbers.get(d.first_page_id, "-"), len(d.page_ids), _summary(d)) for d in documents]
    face.table(("ordinal", "column_kind", "first_page", "pages", "description"), rows)
    face.result({
        "dossier": dossier.code,
        "documents": [
            {"ordinal": d.ordinal, "kind": d.kind, "first_page": numbers.get(d.first_page_id), "pages": len(d.page_ids),
             "description": d.description}
            for d in documents
        ],
    })  # fmt: skip
    return 0


def _change(face: Face, station: Station, dossier: Dossier) -> None:
    person = acting_person(face, station)
    with station.workspace.read() as reader:
        pages = {page.number: page for page in reader.pages(dossier.id)}
        described = {document.first_page_id: document.description for document in reader.documents(dossier.id)}
    for number in face.arguments.start:
        start_document(station, person, _page(pages, number, dossier))
    for number in face.arguments.join:
        join_document(station, person, _page(pages, number, dossier))
    for number, values in _assigned(face.arguments.set).items():
        if number:
            page = _page(pages, number, dossier)
            start_document(station, person, page, {**described.get(page.id, {}), **values})
        else:
            describe_dossier_fields(station, person, dossier, values)
    for number, kind in face.arguments.kind:
        if not number.isdigit():
            raise InputFault("assignment_unreadable", value=f"{number} {kind}")
        _set_kind(station, person, _page(pages, int(number), dossier), kind)


def _assigned(assignments: list[tuple[str, str]]) -> dict[int, dict[str, str]]:
    """Return the fields by the number of the page, 0: of the dossier itself."""
    fields: dict[int, dict[str, str]] = {}
    for number, assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not number.isdigit() or not equals:
            raise InputFault("assignment_unreadable", value=f"{number} {assignment}")
        fields.setdefault(int(number), {})[name.strip()] = value.strip()
    return fields


def _set_kind(station: Station, person: Person, page: Page, kind: str) -> None:
    start_document(station, person, page)
    with station.workspace.read() as reader:
        document = reader.document_at(page.id)
    assert document is not None
    set_document_kind(station, person, document, kind)


def _page(pages: dict[int, Page], number: int, dossier: Dossier) -> Page:
    if number not in pages:
        raise NotFound("page_unknown", page=number, dossier=dossier.code)
    return pages[number]


def _summary(document: Document) -> str:
    return "; ".join(f"{name}={value}" for name, value in document.description.items())[:80]
