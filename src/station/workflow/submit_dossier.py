"""The clerk's side of a dossier: secrecy level before the first page, removed pages, hand-in to review.

What a clerk can mend stops a hand-in; codes that only an administrator can complete, and what an inventory says, are
told and stop the package.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from station.model.balance import Balance
from station.model.dossier import Document, Dossier, Page
from station.model.errors import Refused
from station.model.media import MediaFile
from station.model.people import Action, Person
from station.model.profiles import FieldRule
from station.model.secrecy import Secrecy
from station.model.states import OPEN_FOR_CAPTURE, PageState
from station.model.transitions import next_dossier_state, next_page_state
from station.packaging.codelists import known_codelists
from station.packaging.facts import MADE_CODES, document_facts, dossier_facts, field_table, inherited
from station.packaging.fields import MISSING, FieldFault, field_faults
from station.storage.pages import PageMark
from station.storage.unit import Reader
from station.workflow.choose_packaging import Packaging, packaging_of
from station.workflow.compare_pages import compare_pages
from station.workflow.station import Station

# Fields that a person fills and that are missing or wrong.
UNDESCRIBED = frozenset({"field_missing", "field_wrong"})
# Fields that nobody types: made by the station from its codes and counts, or taken from the inventory.
GENERATED, FROM_INVENTORY = "field_generated", "field_inventory"


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
    packaging = packaging_of(station)
    with station.workspace.read() as reader:
        pages = reader.page_marks(dossier.id)
        current = reader.dossier(dossier.id)
        noted = reader.missing_leaves(dossier.id)
        counted = reader.triage(dossier.id).counted_sheets
        fields = _missing_fields(packaging, reader, current, pages)
    missing = [Missing("page_waiting", page.number) for page in pages if page.state is PageState.CAPTURED]
    missing += [Missing("page_rejected", page.number) for page in pages if page.state is PageState.REJECTED]
    missing += [Missing("page_suspect", page.number) for page in pages if page.suspect]
    sheets = len({page.sheet for page in pages})
    balance = Balance(current.expected_sheets, current.expected_pages, sheets, len(pages), noted)
    if not balance.pages_add_up:
        missing.append(Missing("page_count", 0, current.expected_pages or 0, len(pages)))
    if not balance.sheets_add_up:
        missing.append(Missing("sheet_count", 0, current.expected_sheets or 0, sheets + noted))
    if counted is not None and counted != sheets:
        missing.append(Missing("counted_sheets", 0, counted, sheets))
    return missing + fields


def _missing_fields(
    packaging: Packaging, reader: Reader, dossier: Dossier, pages: Sequence[PageMark]
) -> list[Missing]:  # fmt: skip
    """Return the fields of documents, then of the dossier, that a package would refuse: missing or wrong.

    Where nobody marked a document all pages are one. A field that nobody types is named once, of the dossier.
    """
    documents, media = reader.documents(dossier.id), reader.media_files(dossier.id)
    profile, lists = packaging.profile, known_codelists(packaging.profile)
    numbers = {page.id: page.number for page in pages}
    described = list(documents)
    if pages and not any(one.page_ids for one in documents):
        described.insert(0, Document("", dossier.id, 1, pages[0].id, tuple(page.id for page in pages)))
    found = []
    for one in described:
        rules = field_table(profile, one.kind)
        faults = field_faults(rules, _values_of(packaging, dossier, one, media), lists)
        page = numbers.get(one.first_page_id, 0)
        found += [_missing_field(rules, fault, page, one.ordinal) for fault in faults]
    if described:
        rules, sheets = profile.dossier_fields, len({page.sheet for page in pages})
        facts = dossier_facts(dossier, packaging.site, profile, len(described), sheets, len(pages))
        faults = field_faults(rules, {**dossier.description, **facts}, lists)
        found += [_missing_field(rules, fault) for fault in faults]
    return list(dict.fromkeys(found))


def _values_of(
    packaging: Packaging, dossier: Dossier, document: Document, media: Mapping[str, MediaFile]
) -> dict[str, str]:
    profile, kind = packaging.profile, document.kind
    known = document_facts(
        dossier, packaging.site, profile, document.ordinal, len(document.page_ids), kind, media.get(document.id)
    )
    return {**inherited(field_table(profile, kind), dossier.description), **document.description, **known}


def _missing_field(rules: Sequence[FieldRule], fault: FieldFault, page: int = 0, document: int = 0) -> Missing:
    # What no table knows came with the inventory.
    origin = next((rule.origin for rule in rules if rule.name == fault.field), "inventory")
    if origin:
        unmade = fault.code == MISSING and fault.field in MADE_CODES
        return Missing(FROM_INVENTORY if origin == "inventory" and not unmade else GENERATED, field=fault.field)
    code = "field_missing" if fault.code == MISSING else "field_wrong"
    return Missing(code, page, field=fault.field, document=document)


def submit_dossier(station: Station, person: Person, dossier: Dossier, reason: str = "") -> None:
    """Hand the dossier to review. A count that disagrees with the inventory needs a reason.

    Raises ``Refused``: ``pages_rejected``, ``pages_suspect`` (nobody compared them with the paper after a jam or double
    feed), ``description_incomplete`` (unless the site describes later), and what ``DOSSIER_RULES`` ask for.
    """
    # Pages may have been moved or taken out since they were compared.
    compare_pages(station, dossier.id)
    packaging = packaging_of(station)
    with station.workspace.write(person) as unit:
        current = unit.dossier(dossier.id)
        secret = station.settings.secret
        facts = unit.facts(dossier.id, actor=person, reason=reason, secret_station=secret)
        state = next_dossier_state(current.state, "submit", facts)
        pages = unit.page_marks(dossier.id)
        _require_sound(current, pages)
        if station.settings.require_description:
            _require_described(current, _missing_fields(packaging, unit, current, pages))
        if pages and not unit.paged_documents(dossier.id):
            # A dossier in which nobody marked a document is one document.
            unit.start_document(pages[0].id, {})
        unit.set_dossier_state(dossier.id, state)
        unit.emit("dossier.submitted", dossier.id, reason=reason, pages=facts.live_pages, media=facts.live_media)


def _require_sound(dossier: Dossier, pages: Sequence[PageMark]) -> None:
    """Refuse pages that were rejected, or that nobody looked at again after a fault of the feeder."""
    for code, found in (
        ("pages_rejected", [page for page in pages if page.state is PageState.REJECTED]),
        ("pages_suspect", [page for page in pages if page.suspect]),
    ):
        if found:
            raise Refused(code, subject=dossier.code, pages=", ".join(str(page.number) for page in found))


def _require_described(dossier: Dossier, missing: Sequence[Missing]) -> None:
    """Refuse while a field that a person fills is missing or wrong."""
    fields = [one for one in missing if one.code in UNDESCRIBED]
    if fields:
        first = fields[0]
        raise Refused(
            "description_incomplete", subject=dossier.code, count=len(fields), field=first.field, page=first.page,
            document=first.document, fields=", ".join(dict.fromkeys(one.field for one in fields)),
        )  # fmt: skip
