"""Đạt and không đạt of each document: its images and its description as a whole (TT 05/2025, Đ.24.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from station.model.dossier import MEDIA, TEXT, Document, Page
from station.model.errors import Refused
from station.model.events import canonical_json
from station.model.people import Action, Person
from station.model.review import DocumentVerdict
from station.model.states import DossierState
from station.storage.unit import Reader
from station.workflow.station import Station

VERDICTS = ("pass", "fail", "")


def judge_document(
    station: Station, person: Person, document_id: str, verdict: str, reason: str = "", note: str = ""
) -> DocumentVerdict | None:
    """Judge a document ``pass`` or ``fail``, or take that back (``""``); return the verdict that stood before.

    A failed document needs a reason, and keeps its dossier from being approved. Raises ``Refused`` (role, four eyes,
    ``reason_missing``, ``dossier_state``, ``verdict_unknown``) and ``NotFound`` (``document_unknown``).
    """
    person.require(Action.JUDGE)
    with station.workspace.write(person) as unit:
        document = unit.document(document_id)
        dossier_id = document.dossier_id
        dossier = unit.dossier(dossier_id)
        if verdict not in VERDICTS:
            raise Refused("verdict_unknown", verdict=verdict, choices=", ".join(filter(None, VERDICTS)))
        if dossier.state is not DossierState.IN_REVIEW:
            raise Refused("dossier_state", subject=dossier.code, state=dossier.state.value)
        if verdict == "fail" and not reason.strip():
            raise Refused("reason_missing", subject=dossier.code)
        before = standing_verdicts(unit, dossier_id).get(document_id)
        content = _content(unit, document, {page.id: page.capture.id for page in unit.pages(dossier_id)})
        given = unit.add_document_verdict(dossier_id, document_id, content, verdict, reason, note)
        kinds = {"pass": "document.passed", "fail": "document.failed", "": "document.undecided"}
        unit.emit(
            kinds[verdict], document_id, ordinal=document.ordinal, content=given.content, reason=reason, note=note
        )
    return before


def standing_verdicts(
    reader: Reader, dossier_id: str, pages: Sequence[Page] | None = None
) -> dict[str, DocumentVerdict]:
    """Return the verdicts that still speak of what their document is now, by document id.

    ``pages``: those of the dossier, removed ones included, where they were read already.
    """
    last = reader.document_verdicts(dossier_id)
    if not last:
        return {}
    known = reader.pages(dossier_id, include_removed=True) if pages is None else pages
    captures = {page.id: page.capture.id for page in known}
    documents = {one.id: one for one in reader.documents(dossier_id, known)}
    return {
        key: one
        for key, one in last.items()
        if one.verdict and key in documents and one.content == _content(reader, documents[key], captures)
    }


def failed_documents(reader: Reader, dossier_id: str) -> int:
    """Return how many documents of a dossier are không đạt."""
    return sum(one.verdict == "fail" for one in standing_verdicts(reader, dossier_id).values())


def unjudged_media(reader: Reader, dossier_id: str) -> int:
    """Return how many files of sound and film of a dossier nobody found đạt as they are now."""
    media = reader.media_files(dossier_id)
    if not media:
        return 0
    passed = {key for key, one in standing_verdicts(reader, dossier_id).items() if one.verdict == "pass"}
    return len(media.keys() - passed)


def _content(reader: Reader, document: Document, captures: Mapping[str, str]) -> str:
    """Return the digest of what was judged: the description, and which images in which order, or which file."""
    said: list[object] = [document.description, [captures.get(page_id, "") for page_id in document.page_ids]]
    if document.kind != TEXT:
        said.append(document.kind)
    if document.kind == MEDIA:
        said.append(reader.media_file(document.id).sha256)
    return hashlib.sha256(canonical_json(said).encode()).hexdigest()
