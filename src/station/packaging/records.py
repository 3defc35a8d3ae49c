"""The facts of a package as plain values for its sidecars: dossier, documents, pages, events and who did what.

Nothing here knows a path or a machine: equal content gives equal records. Of people only account and name are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from station.model.dossier import Capture, Fonds, Inventory, Master, Page
from station.model.finding import Report
from station.model.people import Person
from station.model.review import DocumentVerdict
from station.packaging.event_records import event_record
from station.packaging.layer_text import LayerText
from station.packaging.profile import PackageContent, PackagePage, RenderedPage

Record = dict[str, object]


def inventory_record(inventory: Inventory, fonds: Fonds | None) -> Record:
    """Return the finding aid that brought the dossier in, and what is said of its fonds."""
    return {
        "fonds_code": inventory.fonds_code,
        "fonds_title": inventory.fonds_title,
        "fonds": dict(fonds.description) if fonds else {},
        "code": inventory.code,
        "title": inventory.title,
        "source_name": PurePath(inventory.source_name.replace("\\", "/")).name,
        "source_sha256": inventory.source_sha256,
        "imported_at": inventory.imported_at.isoformat(),
    }


def omitted_record(page: Page) -> Record:
    """Return a page that was taken out, with the reason."""
    return {
        "page": page.id,
        "sheet": page.sheet,
        "side": page.side,
        "master_sha256": page.capture.master.sha256,
        "reason": page.removed_reason,
    }


def page_record(
    page: PackagePage, words: LayerText, rendition: RenderedPage, image_sha256: str, people: Mapping[str, Person]
) -> Record:
    """Return everything about one page that lets a stranger see how it was made, and make it again."""
    return {
        **place_record(page.page),
        "capture": capture_record(page.page.capture, people),
        "master": master_record(page.page.capture.master),
        "rendition": {
            "recipe": page.report.recipe.as_dict(),
            "recipe_digest": page.report.recipe.digest,
            "image_sha256": image_sha256,
            "media_type": rendition.media_type,
            "width": rendition.width,
            "height": rendition.height,
            "dpi": rendition.dpi,
        },
        "inspection": inspection_record(page.report),
        "review": acceptance_record(page, people),
        "text": text_record(words),
    }


def place_record(page: Page) -> Record:
    """Return where a page stands in its dossier."""
    return {"number": page.number, "id": page.id, "sheet": page.sheet, "side": page.side}


def capture_record(capture: Capture, people: Mapping[str, Person]) -> Record:
    """Return how an image was taken: when, where, with which device, profile and options, and by whom."""
    return {
        "id": capture.id,
        "sequence": capture.sequence,
        "at": capture.captured_at.isoformat(),
        "day": capture.local_day,
        "station": capture.station,
        "device": dict(capture.device),
        "profile": {"name": capture.profile, "version": capture.profile_version},
        "applied": dict(capture.applied),
        "operator": person_record(capture.operator_id, people),
    }


def master_record(master: Master) -> Record:
    """Return which bytes a master is, and what they say of themselves."""
    return {
        "sha256": master.sha256,
        "size": master.size,
        "media_type": master.media_type,
        "width": master.width,
        "height": master.height,
        "dpi": master.dpi,
        "mode": master.mode,
    }


def acceptance_record(page: PackagePage, people: Mapping[str, Person]) -> Record:
    """Return who accepted a page when and why, and how it had been looked at."""
    return {
        "reviewer": person_record(page.reviewer_id, people),
        "at": page.accepted_at.isoformat(),
        "reason": page.accept_reason,
        "note": page.accept_note,
        "evidence": page.evidence.as_dict() if page.evidence else None,
    }


def inspection_record(report: Report) -> Record:
    """Return what the checks found on the page and among its dossier, and with which limits."""
    return {
        "checklist": {"name": report.checklist, "version": report.checklist_version},
        "findings": [finding.as_dict() for finding in report.findings],
        "context": [finding.as_dict() for finding in report.context],
    }


def review_record(content: PackageContent) -> Record:
    """Return how the dossier was reviewed: by whom, by which plans, and what was found on it as a whole."""
    review, report = content.review, content.review.report
    return {
        "approved_by": person_record(review.approved_by, content.people) if review.approved_by else None,
        "approved_at": review.approved_at.isoformat() if review.approved_at else None,
        "plans": [{**plan.as_dict(), "by": person_record(plan.person_id, content.people)} for plan in review.plans],
        "comparison": None if report is None else {
            "checklist": {"name": report.checklist, "version": report.checklist_version},
            "findings": [finding.as_dict() for finding in report.findings],
        },
        "secrecy_marks": [
            {
                "capture": stop.capture_id, "level": stop.level.value, "at": stop.at.isoformat(),
                "outcome": stop.outcome, "reason": stop.reason,
                "decided_by": person_record(stop.released_by, content.people) if stop.released_by else None,
            }
            for stop in review.stops
        ],
    }  # fmt: skip


def verdict_record(verdict: DocumentVerdict | None, people: Mapping[str, Person]) -> Record | None:
    """Return đạt or không đạt of a document, ``None`` when nobody judged it as a whole."""
    if verdict is None:
        return None
    return {
        "verdict": verdict.verdict,
        "reviewer": person_record(verdict.reviewer_id, people),
        "at": verdict.at.isoformat(),
        "reason": verdict.reason,
        "note": verdict.note,
    }


def text_record(words: LayerText) -> Record:
    """Return the words as they are in the PDF's text layer: blanks between words, one line a line."""
    return {
        "language": words.language,
        "engine": words.engine,
        "words": sum(map(len, words.lines)),
        "confidence": None if words.confidence is None else round(words.confidence, 2),
        "content": "\n".join(" ".join([text for text, _ in line]) for line in words.lines),
    }


def person_record(person_id: str, people: Mapping[str, Person]) -> Record:
    """Return account and name of a person; an id alone when the account is not among those given."""
    person = people.get(person_id)
    return {"id": person_id, "name": person.display_name if person else ""}


def provenance_record(content: PackageContent) -> Record:
    """Return events and agents in the terms of PREMIS 3, with what is needed to prove each event's hash again."""
    return {
        "agents": _agents(content),
        "events": [event_record(event) for event in content.events],
        "event_count": len(content.events),
        "chain_head": content.chain_head,
        "packaged": {
            "type": "package.created",
            "at": content.created_at.isoformat(),
            "person": person_record(content.packer, content.people) if content.packer else None,
            "agent": content.software,
            "station": content.station,
            "version": content.version,
        },
    }


def _agents(content: PackageContent) -> list[Record]:
    pages = [page for document in content.documents for page in document.pages]
    involved = {event.person_id for event in content.events} | {page.reviewer_id for page in pages}
    involved |= {page.page.capture.operator_id for page in pages} | {plan.person_id for plan in content.review.plans}
    involved |= {document.verdict.reviewer_id for document in content.documents if document.verdict}
    involved |= {content.packer, content.review.approved_by, *(stop.released_by for stop in content.review.stops)}
    engines = {page.report.engine for page in pages} - {""}
    devices = {tuple(sorted(page.page.capture.device.items())) for page in pages}
    agents: list[Record] = [
        {"type": "person", **person_record(person, content.people)} for person in sorted(involved - {""})
    ]
    agents += [{"type": "software", "name": name} for name in sorted({content.software, *engines})]
    agents += [{"type": "hardware", **dict(device)} for device in sorted(devices)]
    return agents
