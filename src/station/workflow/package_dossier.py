"""An approved dossier becomes one sealed package. Until the last rename nothing but a staging folder exists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from station.jobs.job import CancelToken, ProgressSink, ignore_progress
from station.model.dossier import Dossier, Page
from station.model.errors import PackageFault
from station.model.people import Action, Person
from station.model.profiles import PackageProfile
from station.model.review import Evidence
from station.model.states import PageState
from station.model.transitions import Facts, next_dossier_state
from station.packaging.builder import SealedPackage, build_package
from station.packaging.codelists import load_codelists
from station.packaging.profile import (
    PackageContent,
    PackageDocument,
    PackagePage,
    PackageStructure,
    Release,
    Replaced,
    Review,
)
from station.settings.resources import resources_folder
from station.storage.records import NewPackage
from station.storage.unit import Reader
from station.workflow.choose_packaging import packaging_of
from station.workflow.judge_documents import standing_verdicts
from station.workflow.number_documents import give_numbers, with_numbers
from station.workflow.station import Station
from station.workflow.submission_places import (
    NOWHERE,
    Submission,
    give_place,
    place_in,
)


@dataclass(frozen=True, slots=True)
class Packed:
    """A sealed package and the dossier it was made of."""

    dossier: Dossier
    sealed: SealedPackage
    version: int
    submission: Submission = NOWHERE


def package_dossier(  # noqa: PLR0913 - who packs what and how, for which receiver, and who hears of it
    station: Station,
    person: Person,
    dossier: Dossier,
    profile: PackageProfile,
    *,
    submission: Submission = NOWHERE,
    release_reason: str = "",
    progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Packed:
    """Build, verify and seal the next version of the dossier's package; a dossier may be packed for several receivers.

    ``submission``: for packages that are handed over, which submission they belong to and where they stand in it.
    ``release_reason``: why a supervisor lets the package pass although a validator could not say anything; without one
    it is refused (``pdfa_unchecked``). What a validator rejects is never let through. A package that a crash left
    sealed but unrecorded is verified and recorded, not built again.

    Raises ``Refused`` (state, role) and ``PackageFault`` (a master changed, a field missing, disk full): then the
    dossier stays as it was.
    """
    if release_reason:
        person.require(Action.RELEASE)
    release = Release(person.id, release_reason) if release_reason else None
    with station.workspace.read() as reader:
        current = reader.dossier(dossier.id)
        next_dossier_state(current.state, "package", _facts(station, reader, dossier.id, person))
    structure = station.structures.get(profile.module)
    if structure is None:
        raise PackageFault("structure_unknown", profile=profile.name, module=profile.module)
    give_numbers(station, person, current, profile)
    require = partial(_require_complete, station, person, current, profile, structure)
    profile = give_place(station, person, current, profile, submission, require)
    content = _content(station, person, current, profile)
    sealed = build_package(
        content, structure, profile, station.workspace.packages_dir, executor=station.executor,
        window=station.workers * 2, progress=progress, cancel=cancel or CancelToken(),
        release=release,
    )  # fmt: skip
    _record(station, person, content, profile, sealed, release_reason)
    return Packed(current, sealed, sealed.version, place_in(profile))


def _content(station: Station, person: Person, dossier: Dossier, profile: PackageProfile) -> PackageContent:
    with station.workspace.read() as reader:
        gathered = gather_content(station, reader, dossier, packer=person.id)
        return replace(with_numbers(reader, gathered, profile), replaces=_replaced(reader, dossier.id, profile))


def _require_complete(
    station: Station, person: Person, dossier: Dossier, profile: PackageProfile, structure: PackageStructure
) -> None:  # fmt: skip
    lists = load_codelists(resources_folder() / "codelists", profile)
    structure.require_complete(_content(station, person, dossier, profile), profile, lists)


def _facts(station: Station, reader: Reader, dossier_id: str, person: Person) -> Facts:
    return reader.facts(dossier_id, actor=person, secret_station=station.settings.secret)


def gather_content(station: Station, reader: Reader, dossier: Dossier, packer: str = "") -> PackageContent:
    """Return everything the package of the dossier is made of; ``packer``: id of the person who packs.

    Raises ``PackageFault`` when a page lacks its report.
    """
    pages = {page.id: page for page in reader.pages(dossier.id)}
    events = tuple(reader.events(dossier_id=dossier.id))
    return PackageContent(
        dossier=dossier,
        inventory=reader.inventory_of(dossier.id),
        documents=_documents(station, reader, dossier, pages),
        omitted=tuple(p for p in reader.pages(dossier.id, include_removed=True) if p.state is PageState.REMOVED),
        events=events,
        people={person.id: person for person in reader.people()},
        station=station.name,
        software=station.software,
        version=dossier.package_version + 1,
        # The clock of another station may be ahead: what is in a package never happened after it was made.
        created_at=max((station.clock.now(), *(event.at for event in events))),
        chain_head=events[-1].hash if events else "",
        review=_review(reader, dossier),
        site=packaging_of(station).site,
        leaf_notes=tuple(reader.leaf_notes(dossier.id)),
        counted_sheets=reader.triage(dossier.id).counted_sheets,
        blank=reader.blank_captures(dossier.id),
        fonds=reader.fonds(dossier.fonds_code),
        packer=packer,
    )


def _replaced(reader: Reader, dossier_id: str, profile: PackageProfile) -> Replaced | None:
    """Return the dossier's last package by the same profile: another receiver's is no earlier version of this one."""
    earlier = [one for one in reader.packages(dossier_id) if one.profile == profile.name]
    if not earlier:
        return None
    version = earlier[-1].version
    told = (event.details for event in reader.events(dossier_id=dossier_id) if event.kind == "dossier.packaged")
    objid = next((str(one.get("objid", "")) for one in told if one.get("version") == version), "")
    return Replaced(version, objid)


def _review(reader: Reader, dossier: Dossier) -> Review:
    approvals = reader.approvals(dossier.id)
    return Review(
        approved_by=approvals[-1].reviewer_id if approvals else "",
        approved_at=approvals[-1].at if approvals else None,
        plans=tuple(reader.sampling_plans(dossier.id)),
        report=reader.dossier_report(dossier.id),
        stops=tuple(reader.secrecy_stops(dossier.id)),
    )


def _documents(
    station: Station, reader: Reader, dossier: Dossier, pages: dict[str, Page]
) -> tuple[PackageDocument, ...]:
    media, masters = reader.media_files(dossier.id), station.workspace.masters
    verdicts, evidence = standing_verdicts(reader, dossier.id), reader.evidence(dossier.id)
    return tuple(
        PackageDocument(
            document,
            tuple(_page(station, reader, pages[page_id], evidence) for page_id in document.page_ids),
            verdicts.get(document.id),
            media.get(document.id),
            masters.path(media[document.id].sha256) if document.id in media else None,
        )
        for document in reader.documents(dossier.id)
    )


def _page(station: Station, reader: Reader, page: Page, evidence: dict[str, Evidence]) -> PackagePage:
    report, text = reader.report(page.capture.id), reader.text(page.capture.id)
    accepted = [d for d in reader.decisions(page.id) if d.verdict == "accept" and d.capture_id == page.capture.id]
    if report is None or text is None or not accepted:
        raise PackageFault("page_incomplete", page=page.number)
    decision = accepted[-1]
    return PackagePage(
        page=page, master=station.workspace.masters.path(page.capture.master.sha256), report=report,
        text=text.to_bytes(), reviewer_id=decision.reviewer_id, accepted_at=decision.at, accept_reason=decision.reason,
        accept_note=decision.note, evidence=evidence.get(page.capture.id),
    )  # fmt: skip


def _record(
    station: Station, person: Person, content: PackageContent, profile: PackageProfile, sealed: SealedPackage,
    release_reason: str,
) -> None:  # fmt: skip
    place = place_in(profile)
    with station.workspace.write(person) as unit:
        current = unit.dossier(content.dossier.id)
        state = next_dossier_state(current.state, "package", _facts(station, unit, current.id, person))
        unit.add_package(NewPackage(
            dossier_id=current.id, version=sealed.version, profile=profile.name, profile_version=profile.version,
            path=sealed.path.relative_to(station.workspace.packages_dir).as_posix(), files=sealed.files,
            manifest_sha256=sealed.manifest_sha256, size=sealed.bytes, pages=sealed.pages,
            chain_head=content.chain_head,
        ))  # fmt: skip
        unit.set_dossier_state(current.id, state)
        unit.emit(
            "dossier.packaged", current.id, version=sealed.version, profile=profile.name,
            manifest=sealed.manifest_sha256, pages=sealed.pages, bytes=sealed.bytes,
            **({"objid": sealed.objid} if sealed.objid else {}),
            **({"submission": place.code, "ordinal": place.ordinal} if profile.handed_over else {}),
            **({"released": release_reason} if release_reason else {}),
        )  # fmt: skip
