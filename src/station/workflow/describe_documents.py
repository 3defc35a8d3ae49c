"""Where each document of a dossier begins, and what is said of it."""

from __future__ import annotations

from station.model.dossier import Description, Document, Dossier, Page
from station.model.errors import InputFault, Refused
from station.model.people import Action, Person
from station.model.states import OPEN_FOR_CAPTURE, DossierState
from station.workflow.station import Station


def start_document(station: Station, person: Person, page: Page, description: Description | None = None) -> None:
    """Let a document begin at the page; a page that begins one already only gets the description."""
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        _require_open(unit.dossier(page.dossier_id))
        document = unit.document_at(page.id)
        if document is None:
            unit.start_document(page.id, description or {})
            unit.emit("document.started", page.id, description=dict(description or {}))
        elif description is not None:
            unit.describe_document(document.id, description)
            unit.emit("document.described", document.id, description=dict(description))


def join_document(station: Station, person: Person, page: Page) -> None:
    """Let the page continue the document before it; raises ``InputFault`` for the first page of a dossier."""
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        _require_open(unit.dossier(page.dossier_id))
        pages = unit.pages(page.dossier_id)
        if pages and pages[0].id == page.id:
            raise InputFault("first_page_starts", page=str(page.number))
        unit.unmark_document(page.id)
        unit.emit("document.joined", page.id)


def describe_document(station: Station, person: Person, document: Document, description: Description) -> None:
    """Replace what is said of a document."""
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        _require_open(unit.dossier(document.dossier_id))
        unit.describe_document(document.id, description)
        unit.emit("document.described", document.id, description=dict(description))


def describe_dossier(station: Station, person: Person, dossier: Dossier, description: Description) -> None:
    """Replace the further fields of a dossier, beside code and title that come from the inventory."""
    person.require(Action.DESCRIBE)
    with station.workspace.write(person) as unit:
        _require_open(unit.dossier(dossier.id))
        unit.describe_dossier(dossier.id, description)
        unit.emit("dossier.described", dossier.id, description=dict(description))


def _require_open(dossier: Dossier) -> None:
    if dossier.state not in OPEN_FOR_CAPTURE | {DossierState.IN_REVIEW}:
        raise Refused("dossier_state", subject=dossier.code, state=dossier.state.value)
