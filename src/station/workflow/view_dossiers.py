"""What lists and pages of the window need to know, each read in one moment of the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from station.model.cover_code import read_payload
from station.model.dossier import MEDIA, Document, Dossier, Inventory, Page
from station.model.finding import Finding, Report
from station.model.media import MediaFile
from station.model.paper import LeafNote, Movement, Triage
from station.model.people import Action, Person
from station.model.review import DocumentVerdict, Evidence, SamplingPlan, SecrecyStop
from station.model.states import DossierState, PageState
from station.storage.free_space import free_space
from station.storage.records import (
    Decision,
    DossierSummary,
    HeldPaper,
    ListFilter,
    ListQuery,
    PackageCheck,
    PackageRecord,
    ShelfCount,
)
from station.storage.reports import Reports
from station.workflow.judge_documents import standing_verdicts
from station.workflow.station import Station

# A colour A4 page of 300 dpi in JPEG XL with its derivatives: for "room for so many pages", until pages were scanned.
TYPICAL_PAGE_BYTES = 7_000_000
# More dossiers than any box holds.
_A_BOX = 10_000


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier with everything that its page list shows.

    ``reports`` and the last ``decisions`` are by capture id; ``operators`` the ids of who captured in it; ``removed``
    the pages taken out; ``names`` the full names of people by id. ``triage``, ``holder`` (``None``: in the store) and
    ``leaf_notes`` are about the paper; ``blank`` has the ids of captures whose side a person found blank. Of the
    review: the ``plan`` of its last round and those of all rounds, the verdicts that stand by document id, secrecy
    marks, what the comparison of the pages found on the dossier as a whole (nothing that passed), what was seen before
    the last verdict on each capture, and the captures, also superseded ones, whose last verdict is a rejection.
    ``documents`` are those with pages; ``media`` the documents of sound and film behind them, with files.
    """

    dossier: Dossier
    inventory: Inventory
    pages: tuple[Page, ...]
    removed: tuple[Page, ...]
    documents: tuple[Document, ...]
    reports: Reports
    decisions: dict[str, Decision]
    operators: frozenset[str]
    names: dict[str, str]
    triage: Triage = field(default_factory=Triage)
    holder: Movement | None = None
    leaf_notes: tuple[LeafNote, ...] = ()
    blank: frozenset[str] = frozenset()
    plan: SamplingPlan | None = None
    plans: tuple[SamplingPlan, ...] = ()
    document_verdicts: dict[str, DocumentVerdict] = field(default_factory=dict)
    stops: tuple[SecrecyStop, ...] = ()
    dossier_findings: tuple[Finding, ...] = ()
    evidence: dict[str, Evidence] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    media: tuple[tuple[Document, MediaFile], ...] = ()


@dataclass(frozen=True, slots=True)
class Backlog:
    """What the status strip says: pages that wait for inspection, dossiers for packaging, and the room left.

    ``waiting_reviews``: dossiers that the person may review, so without those with captures of one's own.
    """

    waiting_pages: int
    waiting_packages: int
    waiting_reviews: int
    returned: int
    free_bytes: int
    room_for_pages: int


@dataclass(frozen=True, slots=True)
class PackageLine:
    """A dossier that can be packaged or was: its summary, its latest package, and all of them, the latest first.

    ``checks``: the last verification of each version that was ever verified, by any station that shares the database.
    """

    dossier: DossierSummary
    package: PackageRecord | None
    versions: tuple[PackageRecord, ...] = ()
    checks: Mapping[int, PackageCheck] = field(default_factory=dict)


def view_dossier(station: Station, dossier_id: str, *, passed_reports: bool = True) -> DossierView:
    """Return a dossier with its pages; raises ``NotFound``.

    ``passed_reports``: off, the reports of pages on which nothing was found are left out; ``page_report`` has them.
    """
    with station.workspace.read() as reader:
        pages = reader.pages(dossier_id, include_removed=True)
        plans = reader.sampling_plans(dossier_id)
        documents, files = reader.documents(dossier_id, pages), reader.media_files(dossier_id)
        return DossierView(
            dossier=reader.dossier(dossier_id),
            inventory=reader.inventory_of(dossier_id),
            pages=tuple(page for page in pages if page.state is not PageState.REMOVED),
            removed=tuple(page for page in pages if page.state is PageState.REMOVED),
            documents=tuple(one for one in documents if one.kind != MEDIA),
            media=tuple((one, files[one.id]) for one in documents if one.kind == MEDIA),
            reports=reader.reports(dossier_id, passed=passed_reports),
            decisions=reader.dossier_decisions(dossier_id),
            operators=reader.operators(dossier_id),
            names={person.id: person.display_name for person in reader.people()},
            triage=reader.triage(dossier_id),
            holder=reader.holder(dossier_id),
            leaf_notes=tuple(reader.leaf_notes(dossier_id)),
            blank=reader.blank_captures(dossier_id),
            plan=next(reversed(plans), None),
            plans=tuple(plans),
            document_verdicts=standing_verdicts(reader, dossier_id, pages),
            stops=tuple(reader.secrecy_stops(dossier_id)),
            dossier_findings=reader.dossier_findings(dossier_id),
            evidence=reader.evidence(dossier_id),
            rejected=reader.rejected_captures(dossier_id),
        )


def page_report(station: Station, capture_id: str) -> Report | None:
    """Return the last report on a capture, ``None`` when it was not inspected."""
    with station.workspace.read() as reader:
        return reader.report(capture_id)


def list_dossiers(station: Station, query: ListQuery, offset: int, limit: int) -> list[DossierSummary]:
    """Return one window of the worklist: what was returned, what is the person's own, then the inventory's order."""
    with station.workspace.read() as reader:
        return reader.worklist(query, limit, offset)


def count_dossiers(station: Station, query: ListQuery) -> dict[ListFilter, int]:
    """Return how many dossiers each filter would show."""
    with station.workspace.read() as reader:
        return reader.worklist_counts(query)


def find_dossier(station: Station, scanned: str) -> DossierSummary:
    """Return the dossier of a typed code or of a scanned cover sheet.

    Raises ``NotFound`` (``dossier_unknown``) or ``InputFault`` (``dossier_ambiguous``: several fonds have the code).
    """
    fonds, code = read_payload(scanned)
    with station.workspace.read() as reader:
        found = reader.dossier_by_code(code, fonds or None)
        return reader.summaries_of([found.id])[0]


def box_tree(station: Station) -> list[ShelfCount]:
    """Return every box with its inventory and fonds, and how many dossiers lie in it."""
    with station.workspace.read() as reader:
        return reader.shelves()


def dossiers_in_box(station: Station, code: str) -> list[str]:
    """Return the ids of the dossiers in the boxes with this code, of every inventory, in the inventory's order."""
    with station.workspace.read() as reader:
        shelves = [one.shelf for one in reader.shelves() if one.box == code]
        return [line.id for shelf in shelves for line in reader.worklist(ListQuery(shelf=shelf), _A_BOX)]


def paper_on_the_table(station: Station, person: Person) -> list[HeldPaper]:
    """Return the paper that the person took out of the store, what came last first."""
    with station.workspace.read() as reader:
        return reader.held_paper(person.id)


def package_lines(station: Station, also: Iterable[str] = ()) -> list[PackageLine]:
    """Return what waits to be packaged first, then what was, then what was reopened and is being mended.

    ``also``: ids of other dossiers to be listed with these, such as those whose package was refused.
    """
    with station.workspace.read() as reader:
        versions: dict[str, list[PackageRecord]] = {}
        for record in reader.packages():
            versions.setdefault(record.dossier_id, []).insert(0, record)
        states = (DossierState.APPROVED, DossierState.PACKAGED, DossierState.DELIVERED)
        lines = [line for state in states for line in reader.dossier_summaries(state)]
        mended = sorted({*versions, *also} - {line.id for line in lines})
        lines += reader.summaries_of(mended) if mended else []
        checks = reader.last_checks()
    return [_package_line(line, tuple(versions.get(line.id, ())), checks) for line in lines]


def _package_line(
    dossier: DossierSummary, versions: tuple[PackageRecord, ...], checks: Mapping[str, PackageCheck]
) -> PackageLine:  # fmt: skip
    known = {one.version: checks[one.id] for one in versions if one.id in checks}
    return PackageLine(dossier, next(iter(versions), None), versions, known)


def releasers(station: Station) -> list[str]:
    """Return the full names of who may let a package pass that could not be validated."""
    with station.workspace.read() as reader:
        return [person.display_name for person in reader.people() if person.may(Action.RELEASE)]


def backlog(station: Station, person: Person) -> Backlog:
    """Return the figures of the status strip and of the rail; raises ``StorageFault`` when the disk cannot be asked."""
    with station.workspace.read() as reader:
        waiting = reader.waiting_count()
        approved, returned = (reader.count_dossiers(one) for one in (DossierState.APPROVED, DossierState.RETURNED))
        in_review = reader.count_reviewable(person.id)
    space = free_space(station.workspace.path)
    return Backlog(waiting, approved, in_review, returned, space.bytes, space.room_for(TYPICAL_PAGE_BYTES))
