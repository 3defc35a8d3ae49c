"""What was done to one page, as events: captured, corrected, read, checked and accepted, each with its exact facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from station.model.finding import Outcome
from station.model.people import Person
from station.packaging.profile import PackagePage
from station.packaging.records import (
    acceptance_record,
    capture_record,
    inspection_record,
    master_record,
    place_record,
)
from station.packaging.tt05.premis_agents import IMPLEMENTER, VALIDATOR, Agents
from station.packaging.tt05.premis_chain import Chain, link_part
from station.packaging.tt05.premis_events import (
    CAPTURE,
    CREATION,
    FOUND,
    MODIFICATION,
    SUCCESS,
    UNCHECKED,
    VALIDATION,
    EventEntry,
)
from station.packaging.tt05.premis_facts import DataFile, PackageFacts, PageImage
from station.packaging.tt05.premis_objects import MASTER, OUTCOME, SOURCE, ObjectLink
from station.packaging.tt05.premis_xml import Node, exact

# How the label of the event begins that tells of a page of the package; there is one for each.
RENDITION = "rendition "
_COUNTED = {Outcome.PASSED: "đạt", Outcome.FLAGGED: "cần xem", Outcome.UNCHECKED: "không kiểm được"}


class PageEvents:
    """Tells the events of the pages of a package."""

    def __init__(self, facts: PackageFacts, people: Mapping[str, Person], agents: Agents, chain: Chain) -> None:
        self._facts, self._people, self._agents, self._chain = facts, people, agents, chain

    def of(self, file: DataFile, page: PackagePage, image: PageImage) -> Iterator[EventEntry]:
        """Yield the events of a page in the order in which they came to be."""
        place = exact("page", place_record(page.page))
        yield self._captured(page, place)
        yield self._rendered(file, page, image, place)
        if image.text["engine"]:
            yield self._read(file, page, image, place)
        yield self._checked(file, page, place)
        yield self._accepted(file, page, place)

    def _captured(self, page: PackagePage, place: Node) -> EventEntry:
        capture = page.page.capture
        return EventEntry(
            f"capture {page.page.id}", CAPTURE, capture.captured_at,
            f"Quét trang {page.page.number}; {capture.master.dpi:g} dpi; {capture.master.mode}; "
            f"cấu hình {capture.profile} {capture.profile_version}",
            (
                self._agents.person(capture.operator_id, IMPLEMENTER), self._agents.station(),
                self._agents.hardware(capture.device),
            ),
            (ObjectLink("paperFileCode", self._facts.paper_file_code, SOURCE), _master(page, OUTCOME)),
            parts=(
                place, exact("capture", capture_record(capture, self._people)),
                exact("master", master_record(capture.master)), *link_part(self._chain.captured.get(capture.id)),
            ),
        )  # fmt: skip

    def _rendered(self, file: DataFile, page: PackagePage, image: PageImage, place: Node) -> EventEntry:
        recipe = page.report.recipe
        return EventEntry(
            f"{RENDITION}{page.page.id}", MODIFICATION, self._facts.created,
            f"Chỉnh ảnh trang {page.page.number}: xoay {recipe.turn}°, nghiêng {recipe.angle:.2f}°, cắt "
            f"{image.width} × {image.height} điểm ảnh ({recipe.origin}, phiên bản {recipe.version})",
            (self._agents.station(),),
            (_master(page, SOURCE), ObjectLink(file.kind, file.file_id, OUTCOME)),
            parts=(
                place, exact("master", {"sha256": page.page.capture.master.sha256}), exact("recipe", recipe.as_dict()),
                exact("rendition", {"recipe_digest": recipe.digest, **image.record()}),
            ),
        )  # fmt: skip

    def _read(self, file: DataFile, page: PackagePage, image: PageImage, place: Node) -> EventEntry:
        told = image.text
        inspected = self._chain.inspected.get(page.page.capture.id)
        return EventEntry(
            # Where the workspace kept no time, the words were read before the page was accepted.
            f"text {page.page.id}", CREATION, inspected.at if inspected else page.accepted_at,
            f"Nhận dạng chữ (OCR) trang {page.page.number}: {told['words']} từ; ngôn ngữ {told['language']}",
            (self._agents.software(str(told["engine"])), self._agents.station()),
            (_master(page, SOURCE), ObjectLink(file.kind, file.file_id, OUTCOME)),
            parts=(place, exact("text", told)),
        )  # fmt: skip

    def _checked(self, file: DataFile, page: PackagePage, place: Node) -> EventEntry:
        report, inspected = page.report, self._chain.inspected.get(page.page.capture.id)
        outcomes = Counter(finding.outcome for finding in report.everything)
        worst = UNCHECKED if outcomes[Outcome.UNCHECKED] else FOUND if outcomes[Outcome.FLAGGED] else SUCCESS
        return EventEntry(
            f"inspection {page.page.id}", VALIDATION, inspected.at if inspected else page.accepted_at,
            f"Kiểm tra trang {page.page.number} theo danh mục {report.checklist} {report.checklist_version}",
            (self._agents.station(),), (ObjectLink(file.kind, file.file_id, SOURCE),), worst,
            ", ".join(f"{word}: {outcomes[outcome]}" for outcome, word in _COUNTED.items()),
            (place, exact("inspection", inspection_record(report)), *link_part(inspected)),
        )  # fmt: skip

    def _accepted(self, file: DataFile, page: PackagePage, place: Node) -> EventEntry:
        return EventEntry(
            f"acceptance {page.page.id}", VALIDATION, page.accepted_at, f"Nghiệm thu trang {page.page.number}",
            (self._agents.person(page.reviewer_id, VALIDATOR), self._agents.station()),
            (ObjectLink(file.kind, file.file_id, SOURCE),),
            note="; ".join(filter(None, ("đạt", page.accept_reason, page.accept_note))),
            parts=(
                place, exact("review", acceptance_record(page, self._people)),
                *link_part(self._chain.accepted.get(page.page.capture.id)),
            ),
        )  # fmt: skip


def _master(page: PackagePage, role: str) -> ObjectLink:
    return ObjectLink(MASTER, page.page.capture.master.sha256.upper(), role)
