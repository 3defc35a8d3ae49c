"""The clerk's side of a dossier: secrecy level before the first page, removed pages, hand-in to review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from station.model.dossier import Document, Dossier, Page
from station.model.errors import Refused
from station.model.media import MediaFile
from station.model.people import Action, Person
from station.model.secrecy import Secrecy
from station.model.states import OPEN_FOR_CAPTURE, PageState
from station.model.transitions import next_dossier_state, next_page_state
from station.packaging.codelists import known_codelists
from station.packaging.facts import document_facts, dossier_facts, field_table, inherited
from station.packaging.fields import MISSING, FieldFault, field_faults
from station.storage.pages import PageMark
from station.workflow.choose_packaging import packaging_of
from station.workflow.compare_pages import compare_pages
from station.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that stands between a dossier and its review: a code, and the page it is about (0: the dossier).

    ``field`` and ``document`` (its ordinal, 0: the dossier) say where a description lacks something; the page is then
    the first of that document.
    """

    code: str
    page: int = 0
    expected: int = 0
    found: int = 0
    field: str = ""
    document: int = 0


def classify_dossier(station: Station, person: Person, dossier: Dossier, level: Secrecy) -> Secrecy | None:
    """Record the secrecy level and return the one before; without one nothing can be scanned.

    What was said can be said otherwise until pages were captured or files taken in (then ``Refused``), never unsaid.
    """
    person.require(Action.CLASSIFY)
    with station.workspace.write(person) as unit:
        current = unit.dossier(dossier.id)
        if unit.operators(dossier.id) and current.secrecy is not level:
            raise Refused("secrecy_after_capture", dossier=dossier.code)
        if current.state not in OPEN_FOR_CAPTURE:
            raise Refused("dossier_state", subject=dossier.code, state=current.state.value)
        unit.set_secrecy(dossier.id, level, person.id)
        unit.emit("dossier.classified", dossier.id, level=level.value)
    return current.secrecy


def remove_page(station: Station, person: Person, page: Page, reason: str) -> None:
    """Take a page out of what will be packaged; it is kept with its reason and can be restored."""
    with station.workspace.write(person) as unit:
        current = unit.page(page.id)
        facts = unit.facts(page.dossier_id, actor=person, reason=reason)
        next_page_state(current.state, "remove", facts)
        unit.remove_page(page.id, reason)
        unit.emit("page.removed", page.id, reason=reason, state=current.state.value)


def restore_page(station: Station, person: Person, page: Page) -> None:
    """Take a removed page back into the dossier; it is inspected again."""
    with station.workspace.write(person) as unit:
        current = unit.page(page.id)
        facts = unit.facts(page.dossier_id, actor=person)
        next_page_state(current.state, "restore", facts)
        unit.restore_page(page.id)
        unit.emit("page.restored", page.id)


def what_is_missing(station: Station, dossier: Dossier) -> list[Missing]:
    """Return what a clerk still has to do before handing in, in the order of the pages."""
    with station.workspace.read() as reader:
        pages = reader.page_marks(dossier.id)
        current = reader.dossier(dossier.id)
        noted = reader.missing_leaves(dossier.id)
        counted = reader.triage(dossier.id).counted_sheets
        documents, media = reader.documents(dossier.id), reader.media_files(dossier.id)
    missing = [Missing("page_waiting", page.number) for page in pages if page.state is PageState.CAPTURED]
    missing += [Missing("page_rejected", page.number) for page in pages if page.state is PageState.REJECTED]
    missing += [Missing("page_suspect", page.number) for page in pages if page.suspect]
    if current.expected_pages is not None and current.expected_pages != len(pages) and not noted:
        missing.append(Missing("page_count", 0, current.expected_pages, len(pages)))
    sheets = len({page.sheet for page in pages}) + noted
    if current.expected_sheets is not None and current.expected_sheets != sheets:
        missing.append(Missing("sheet_count", 0, current.expected_sheets, sheets))
    if counted is not None and counted != sheets - noted:
        missing.append(Missing("counted_sheets", 0, counted, sheets - noted))
    return missing + _missing_fields(station, current, pages, documents, media)


def _missing_fields(
    station: Station, dossier: Dossier, pages: Sequence[PageMark], documents: Sequence[Document],
    media: Mapping[str, MediaFile],
) -> list[Missing]:  # fmt: skip
    """Return the fields of documents, then of the dossier, that a package would refuse: missing or wrong.

    Where nobody marked a document all pages are one.
    """
    packaging = packaging_of(station)
    profile, site = packaging.profile, packaging.site
    lists = known_codelists(profile)
    numbers = {page.id: page.number for page in pages}
    described = list(documents)
    if pages and not any(one.page_ids for one in documents):
        described.insert(0, Document("", dossier.id, 1, pages[0].id, tuple(page.id for page in pages)))
    found = []
    for one in described:
        rules, length = field_table(profile, one.kind), len(one.page_ids)
        known = document_facts(dossier, site, profile, one.ordinal, length, one.kind, media.get(one.id))
        values = {**inherited(rules, dossier.description), **one.description, **known}
        page = numbers.get(one.first_page_id, 0)
        faults = field_faults(rules, values, lists)
        found += [Missing(_field_code(fault), page, field=fault.field, document=one.ordinal) for fault in faults]
    if described:
        sheets = len({page.sheet for page in pages})
        facts = dossier_facts(dossier, site, profile, len(described), sheets, len(pages))
        faults = field_faults(profile.dossier_fields, {**dossier.description, **facts}, lists)
        found += [Missing(_field_code(fault), field=fault.field) for fault in faults]
    return found


def _field_code(fault: FieldFault) -> str:
    return "field_missing" if fault.code == MISSING else "field_wrong"


def submit_dossier(station: Station, person: Person, dossier: Dossier, reason: str = "") -> None:
    """Hand the dossier to review. A count that disagrees with the inventory needs a reason; raises ``Refused``."""
    # Pages may have been moved or taken out since they were compared.
    compare_pages(station, dossier.id)
    with station.workspace.write(person) as unit:
        current = unit.dossier(dossier.id)
        secret = station.settings.secret
        facts = unit.facts(dossier.id, actor=person, reason=reason, secret_station=secret)
        state = next_dossier_state(current.state, "submit", facts)
        pages = unit.pages(dossier.id)
        rejected = [page.number for page in pages if page.state is PageState.REJECTED]
        if rejected:
            raise Refused("pages_rejected", subject=dossier.code, pages=", ".join(map(str, rejected)))
        if pages and not unit.paged_documents(dossier.id):
            # A dossier in which nobody marked a document is one document.
            unit.start_document(pages[0].id, {})
        unit.set_dossier_state(dossier.id, state)
        unit.emit("dossier.submitted", dossier.id, reason=reason, pages=facts.live_pages, media=facts.live_media)
