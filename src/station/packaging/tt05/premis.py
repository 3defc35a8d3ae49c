"""The two PREMIS files of an ``AIP_hoso`` (TT 05/2025 by its digests, PREMIS 3.0): where everything came from.

``PREMIS.xml`` tells of the package: digitised, approved, packed, and what the workspace knows of the dossier.
``PREMIS_rep1.xml`` tells of its files, of the masters they were made of, and of every page: enough to make each
rendition again from its master, and to prove the workspace's chain of events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from station.model.events import Event
from station.packaging.count_equation import count_record
from station.packaging.document_binding import bits_of
from station.packaging.master_export import MasterCopy
from station.packaging.profile import PackageContent, PackagePage
from station.packaging.records import Record, omitted_record, review_record
from station.packaging.tt05.package import PREMIS as PREMIS_PATH
from station.packaging.tt05.package import REP_PREMIS
from station.packaging.tt05.premis_agents import AUTHORIZER, IMPLEMENTER, Agents
from station.packaging.tt05.premis_chain import Chain, link_part
from station.packaging.tt05.premis_events import (
    FOUND,
    MIGRATION,
    PACKING,
    SUCCESS,
    TRANSFER,
    UNCHECKED,
    VALIDATION,
    EventEntry,
    workspace_entry,
)
from station.packaging.tt05.premis_facts import DataFile, PackageFacts, ValidationFact
from station.packaging.tt05.premis_objects import MASTER, OUTCOME, SOURCE, ObjectLink, Objects
from station.packaging.tt05.premis_pages import RENDITION, PageEvents
from station.packaging.tt05.premis_xml import exact, premis_stream

_OUTCOMES = {"passed": SUCCESS, "failed": FOUND}


def write_package_premis(stream: BinaryIO, content: PackageContent, facts: PackageFacts) -> None:
    """Write ``PREMIS.xml``; raises ``OSError`` of the stream."""
    agents, chain = Agents(facts, content.people), Chain(content)
    whole = ObjectLink("repository", facts.ids.objid, OUTCOME)
    with premis_stream(stream, _way_up(PREMIS_PATH)) as document:
        Objects(document, facts).package()
        for entry in _package_events(content, facts, agents, chain, whole):
            document.write(entry.node(facts.ids))
        for agent in agents.nodes():
            document.write(agent)


def write_representation_premis(stream: BinaryIO, content: PackageContent, facts: PackageFacts) -> int:
    """Write ``PREMIS_rep1.xml``; return of how many pages it tells. Raises ``OSError`` of the stream.

    One page is in memory at a time.
    """
    told = 0
    agents, chain = Agents(facts, content.people), Chain(content)
    with premis_stream(stream, _way_up(REP_PREMIS)) as document:
        objects = Objects(document, facts)
        objects.representation()
        for file in facts.files:
            objects.file(file)
        objects.masters()
        for entry in _representation_events(content, facts, agents, chain):
            document.write(entry.node(facts.ids))
            told += entry.label.startswith(RENDITION)
        for agent in agents.nodes():
            document.write(agent)
    return told


def _package_events(
    content: PackageContent, facts: PackageFacts, agents: Agents, chain: Chain, whole: ObjectLink
) -> Iterator[EventEntry]:
    pages = [page for file in facts.files for page in file.pages]
    sheets = len({page.page.sheet for page in pages})
    yield _digitised(
        "digitising", f"Số hóa hồ sơ giấy {facts.paper_file_code}: {len(facts.files)} tài liệu, {sheets} tờ, "
        f"{len(pages)} trang", pages, facts, agents, whole,
    )  # fmt: skip
    for event in chain.rest(inside=False):
        yield workspace_entry(event, agents, _about(event, whole))
    if content.review.approved_by and content.review.approved_at:
        yield EventEntry(
            "approval", VALIDATION, content.review.approved_at, "Phê duyệt hồ sơ số hóa",
            (agents.person(content.review.approved_by, AUTHORIZER), agents.station()), (whole._replace(role=SOURCE),),
            parts=(exact("review", review_record(content)), *link_part(chain.approved)),
        )  # fmt: skip
    elif chain.approved is not None:
        yield workspace_entry(chain.approved, agents, whole._replace(role=SOURCE))
    yield EventEntry(
        "packing", PACKING, facts.created, "Đóng gói AIP_hoso",
        (agents.person(content.packer, AUTHORIZER), agents.station()),
        (ObjectLink("local", facts.representation, SOURCE), whole),
        parts=(
            exact("package", _package_record(content, facts)),
            exact("chain", {"head": content.chain_head, "events": len(content.events)}),
        ),
    )  # fmt: skip


def _about(event: Event, whole: ObjectLink) -> ObjectLink:
    """Return what an event of the dossier is about: of a package that was made before, that one and not this."""
    if event.kind != "dossier.packaged":
        return whole._replace(role=SOURCE)
    return whole._replace(value=str(event.details.get("objid", "")))


def _representation_events(
    content: PackageContent, facts: PackageFacts, agents: Agents, chain: Chain
) -> Iterator[EventEntry]:
    told = PageEvents(facts, content.people, agents, chain)
    for file in facts.files:
        yield _came_in(file, facts, agents, chain)
        if file.migrated is not None:
            yield _migrated(file.migrated, facts, agents, ObjectLink(file.kind, file.file_id, OUTCOME))
        for page, image in zip(file.pages, file.images, strict=True):
            yield from told.of(file, page, image)
    for copy in facts.copies:
        if copy.is_migrated:
            yield _migrated(copy, facts, agents)
    subjects = _Subjects(facts)
    for event in chain.rest(inside=True):
        yield workspace_entry(event, agents, subjects.of(event.subject))
    for number, fact in enumerate(facts.validations, start=1):
        yield _validated(number, fact, facts, agents)


def _came_in(file: DataFile, facts: PackageFacts, agents: Agents, chain: Chain) -> EventEntry:
    """Return the event by which a file of the representation came to be: scanned from paper, or taken in as it was."""
    label, outcome = f"digitising {file.path}", ObjectLink(file.kind, file.file_id, OUTCOME)
    if file.media is not None:
        return EventEntry(
            label, TRANSFER, file.media.taken_at, f"Tiếp nhận tệp có sẵn {file.original_name}",
            (agents.person(file.media.person_id, IMPLEMENTER), agents.station()), (outcome,),
            parts=link_part(chain.taken_in.get(file.document_id)),
        )  # fmt: skip
    if file.master_of is not None:
        return _digitised(label, "Ảnh gốc của trang số hóa", (file.master_of,), facts, agents, outcome)
    return _digitised(label, _scan_told(file), file.pages, facts, agents, outcome)


def _migrated(copy: MasterCopy, facts: PackageFacts, agents: Agents, *outcome: ObjectLink) -> EventEntry:
    """Return the event that made a file of a master that archives do not take; one beside the package has no name."""
    return EventEntry(
        f"migration {copy.path}", MIGRATION, facts.created,
        f"Chuyển ảnh gốc của trang {copy.number} sang TIFF không mất thông tin: {copy.path}", (agents.station(),),
        (ObjectLink(MASTER, copy.source_sha256.upper(), SOURCE), *outcome),
        note="mọi điểm ảnh bằng nhau", parts=(exact("migration", copy.record()),),
    )  # fmt: skip


def _digitised(
    label: str, detail: str, pages: Iterable[PackagePage], facts: PackageFacts, agents: Agents, outcome: ObjectLink
) -> EventEntry:  # fmt: skip
    """Return the circular's event of digitising; its time is that of the first capture, or of packing without any."""
    captures = [page.page.capture for page in pages]
    return EventEntry(
        label, TRANSFER, min((one.captured_at for one in captures), default=facts.created), detail,
        (
            *(agents.person(one, IMPLEMENTER) for one in dict.fromkeys(capture.operator_id for capture in captures)),
            agents.station(),
            *dict.fromkeys(agents.hardware(capture.device) for capture in captures),
            agents.organization(),
        ),
        (ObjectLink("paperFileCode", facts.paper_file_code, SOURCE), outcome),
    )  # fmt: skip


def _scan_told(file: DataFile) -> str:
    masters = [page.page.capture.master for page in file.pages]
    languages = {str(image.text["language"]) for image in file.images} - {""}
    told = [
        "Số hóa tài liệu giấy", "/".join(f"{dpi:g}" for dpi in sorted({one.dpi for one in masters})) + " dpi",
        "/".join(sorted({f"{bits_of(one.mode)}-bit" for one in masters})), "tỷ lệ 100%", f"{len(masters)} trang",
    ]  # fmt: skip
    if languages:
        told.append(f"OCR {', '.join(sorted(languages))}")
    return "; ".join([*told, f"{file.format_name} {file.format_version}".strip()])


def _validated(number: int, fact: ValidationFact, facts: PackageFacts, agents: Agents) -> EventEntry:
    by_path = {file.path: file for file in facts.files}
    named = [ObjectLink(by_path[path].kind, by_path[path].file_id, SOURCE) for path in fact.paths]
    person = [agents.person(fact.person_id, AUTHORIZER)] if fact.person_id else []
    return EventEntry(
        f"{fact.kind} {number}", fact.kind, facts.created, fact.validator,
        (agents.software(fact.validator), *person, agents.station()),
        tuple(named) or (ObjectLink("local", facts.representation, SOURCE),),
        _OUTCOMES.get(fact.outcome, UNCHECKED), fact.detail,
        (exact("validation", {"validator": fact.validator, "outcome": fact.outcome, "detail": fact.detail}),),
    )  # fmt: skip


def _package_record(content: PackageContent, facts: PackageFacts) -> Record:
    return {
        "dossier": content.dossier.code,
        "version": content.version,
        "station": content.station,
        "software": content.software,
        "created_at": content.created_at.isoformat(),
        "counts": count_record(content, sum(len(file.images) for file in facts.files), facts.told_pages),
        "omitted": [omitted_record(page) for page in content.omitted],
    }


class _Subjects:
    """Which file an event of the workspace is about, by its page or document; the representation for any other.

    Of a document with several files that is the first: the others are attached to it.
    """

    def __init__(self, facts: PackageFacts) -> None:
        self._files = {file.document_id: file for file in reversed(facts.files)}
        self._files |= {page.page.id: file for file in facts.files for page in file.pages}
        self._whole = ObjectLink("local", facts.representation, SOURCE)

    def of(self, subject: str) -> ObjectLink:
        file = self._files.get(subject)
        return self._whole if file is None else ObjectLink(file.kind, file.file_id, SOURCE)


def _way_up(path: str) -> str:
    return "../" * path.count("/") + "schemas/"
