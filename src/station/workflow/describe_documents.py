"""Where each document of a dossier begins, and what is said of it.

What changes something returns what its opposite needs, so that everything here can be undone.
"""

from __future__ import annotations

from station.model.dossier import PICTURE, TEXT, Description, Document, Dossier, Page
from station.model.errors import InputFault, Refused
from station.model.people import Action, Person
from station.model.states import OPEN_FOR_CAPTURE, DossierState
from station.packaging.fields import put, standard
from station.workflow.station import Station

PAGED_KINDS = (TEXT, PICTURE)


def start_document(
    station: Station, person: Person, page: Page, description: Description | None = None, kind: str = TEXT
) -> None:
    """Let a document of a kind begin at the page; a page that begins one already only gets the description."""
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        _require_open(unit.dossier(page.dossier_id))
        document = unit.document_at(page.id)
        if document is None:
            begun = unit.start_document(page.id, description or {})
            unit.emit("document.started", page.id, description=dict(description or {}))
            if kind != begun.kind:
                unit.set_document_kind(begun.id, kind)
                unit.emit("document.kind_set", begun.id, document_kind=kind, previous=begun.kind)
        elif description is not None:
            unit.describe_document(document.id, description)
            unit.emit("document.described", document.id, description=dict(description))


def join_document(station: Station, person: Person, page: Page) -> tuple[Description, str]:
    """Let the page continue the document before it; return what was said of the one that ends, and its kind.

    Raises ``InputFault`` for the first page of a dossier.
    """
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        _require_open(unit.dossier(page.dossier_id))
        pages = unit.pages(page.dossier_id)
        if pages and pages[0].id == page.id:
            raise InputFault("first_page_starts", page=str(page.number))
        document = unit.document_at(page.id)
        unit.unmark_document(page.id)
        unit.emit("document.joined", page.id)
    return (document.description, document.kind) if document is not None else ({}, TEXT)


def start_documents(station: Station, person: Person, pages: list[Page]) -> list[Page]:
    """Let documents begin at all of these pages; return those at which none had begun before."""
    person.require(Action.DESCRIBE)
    started = []
    with station.workspace.write(person) as unit:
        for page in pages:
            _require_open(unit.dossier(page.dossier_id))
            if unit.document_at(page.id) is None:
                unit.start_document(page.id, {})
                unit.emit("document.started", page.id, description={})
                started.append(page)
    return started


def join_documents(station: Station, person: Person, pages: list[Page]) -> None:
    """Let each of the pages continue the document before it; one that begins none, or the dossier, stays as it is."""
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        for page in pages:
            _require_open(unit.dossier(page.dossier_id))
            if unit.document_at(page.id) is not None and unit.pages(page.dossier_id)[0].id != page.id:
                unit.unmark_document(page.id)
                unit.emit("document.joined", page.id)


def describe_document(station: Station, person: Person, document: Document, description: Description) -> None:
    """Replace what is said of a document."""
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        _require_open(unit.dossier(document.dossier_id))
        unit.describe_document(document.id, description)
        unit.emit("document.described", document.id, description=dict(description))


def describe_fields(station: Station, person: Person, page: Page, changed: Description) -> Description:
    """Change some fields of the document that begins at the page (``""`` empties one), and leave the others alone.

    A dossier in which nobody marked a document gets its first one. Returns what the fields held before, ``""`` for
    nothing. Raises ``Refused`` (``page_changed``) when no document begins there any more.
    """
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        _require_open(unit.dossier(page.dossier_id))
        document = unit.document_at(page.id)
        if document is None:
            if unit.paged_documents(page.dossier_id) or unit.pages(page.dossier_id)[0].id != page.id:
                raise Refused("page_changed", page=page.id)
            document = unit.start_document(page.id, {})
            unit.emit("document.started", page.id, description={})
        before = standard(document.description)
        described = put(document.description, changed)
        if described != document.description:
            unit.describe_document(document.id, described)
            unit.emit("document.described", document.id, description=described)
    return {name: before.get(name, "") for name in changed}


def describe_document_fields(
    station: Station, person: Person, document: Document, changed: Description
) -> Description:  # fmt: skip
    """Change some fields of a document, as ``describe_fields`` does; for sound and film, which begin at no page."""
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        current = unit.document(document.id)
        _require_open(unit.dossier(current.dossier_id))
        before = standard(current.description)
        described = put(current.description, changed)
        if described != current.description:
            unit.describe_document(current.id, described)
            unit.emit("document.described", current.id, description=described)
    return {name: before.get(name, "") for name in changed}


def set_document_kind(station: Station, person: Person, document: Document, kind: str) -> str:
    """Say whether a document is paper with text (``doc``) or photographs (``pic``); return what it was before.

    Raises ``InputFault`` (``kind_unknown``) for another kind, and for sound and film, which stay what they are.
    """
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        current = unit.document(document.id)
        _require_open(unit.dossier(current.dossier_id))
        if kind not in PAGED_KINDS or current.kind not in PAGED_KINDS:
            raise InputFault("kind_unknown", kind=kind, choices=", ".join(PAGED_KINDS), document=current.ordinal)
        if kind != current.kind:
            unit.set_document_kind(current.id, kind)
            unit.emit("document.kind_set", current.id, document_kind=kind, previous=current.kind)
    return current.kind


def describe_dossier(station: Station, person: Person, dossier: Dossier, description: Description) -> None:
    """Replace the further fields of a dossier, beside code and title that come from the inventory."""
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        _require_open(unit.dossier(dossier.id))
        unit.describe_dossier(dossier.id, description)
        unit.emit("dossier.described", dossier.id, description=dict(description))


def describe_dossier_fields(station: Station, person: Person, dossier: Dossier, changed: Description) -> Description:
    """Change some of the further fields of a dossier, as ``describe_fields`` does; return what they held before."""
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        current = unit.dossier(dossier.id)
        _require_open(current)
        before = standard(current.description)
        described = put(current.description, changed)
        if described != current.description:
            unit.describe_dossier(dossier.id, described)
            unit.emit("dossier.described", dossier.id, description=described)
    return {name: before.get(name, "") for name in changed}


def may_describe(dossier: Dossier) -> bool:
    """Whether descriptions of the dossier can still be changed."""
    return dossier.state in OPEN_FOR_CAPTURE | {DossierState.IN_REVIEW}


def _require_open(dossier: Dossier) -> None:
    if not may_describe(dossier):
        raise Refused("dossier_state", subject=dossier.code, state=dossier.state.value)
