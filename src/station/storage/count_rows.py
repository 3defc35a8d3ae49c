"""The rows that a share is made of, read for many pages or dossiers at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, case, func, literal_column, or_, select

from station.model.dossier import MEDIA
from station.model.states import CaptureState, DossierState, PageState
from station.storage.count_shares import (
    CaptureFacts,
    DecisionFacts,
    DossierFacts,
    PageFacts,
    size_of,
)
from station.storage.schema import (
    approval,
    blank_mark,
    capture,
    decision,
    document,
    dossier,
    media_file,
    package,
    page,
    report,
)
from station.storage.taken_back import taken_back

AT_ONCE = 500
# How a report says that it found a page blank; what is probably blank is for a person to say (qc.checks.blank).
_FOUND_BLANK = '%"check":"blank",%,"note":"blank",%'
_NAMED: BindParameter[Any] = bindparam("subjects", expanding=True)
_current = capture.c.state == CaptureState.CURRENT.value
_found = and_(report.c.flagged == 1, report.c.findings.like(_FOUND_BLANK))
_blank = case((and_(_current, or_(blank_mark.c.capture_id.is_not(None), _found)), 1), else_=0)
_size = lru_cache(maxsize=4096)(size_of)

_PAGES: Select[Any] = (
    select(
        page.c.id, page.c.dossier_id, dossier.c.fonds_id, page.c.state, page.c.removed_reason,
        func.coalesce(page.c.removed_day, ""), func.coalesce(page.c.removed_at, ""),
        capture.c.id, capture.c.state, capture.c.operator_id, capture.c.station, capture.c.device_name,
        capture.c.profile, capture.c.width, capture.c.height, capture.c.dpi, capture.c.local_day,
        capture.c.captured_at, capture.c.size, capture.c.rescan, capture.c.new_leaf, _blank,
    )
    .join_from(page, dossier, dossier.c.id == page.c.dossier_id)
    .join(capture, capture.c.page_id == page.c.id)
    .outerjoin(blank_mark, blank_mark.c.capture_id == capture.c.id)
    .outerjoin(report, report.c.capture_id == capture.c.id)
    .where(page.c.id.in_(_NAMED))
)  # fmt: skip
_DECISIONS: Select[Any] = (
    select(
        decision.c.page_id, decision.c.capture_id, decision.c.verdict, decision.c.reason, decision.c.reviewer_id,
        decision.c.local_day, decision.c.at,
    )
    .where(decision.c.page_id.in_(_NAMED))
    .order_by(decision.c.sequence)
)  # fmt: skip

_DOSSIERS = select(dossier.c.id, dossier.c.fonds_id, dossier.c.state).where(dossier.c.id.in_(_NAMED))
_APPROVALS = (
    select(approval.c.dossier_id, approval.c.reviewer_id, approval.c.at)
    .where(approval.c.dossier_id.in_(_NAMED))
    .order_by(approval.c.sequence)
)
_PACKAGES = (
    select(package.c.dossier_id, package.c.sealed_at)
    .where(package.c.dossier_id.in_(_NAMED))
    .order_by(package.c.version.desc())
)
_last = select(func.max(capture.c.sequence)).where(capture.c.dossier_id.in_(_NAMED)).group_by(capture.c.dossier_id)
_STATIONS = select(capture.c.dossier_id, capture.c.station).where(capture.c.sequence.in_(_last))
# Each live page belongs to the last mark at or before it; those before the first mark belong to the first document.
_runs = (
    select(
        page.c.dossier_id, page.c.state,
        func.count(document.c.id).over(partition_by=page.c.dossier_id, order_by=page.c.position).label("mark"),
    )
    .outerjoin(document, document.c.first_page_id == page.c.id)
    .where(page.c.dossier_id.in_(_NAMED))
    .subquery()
)  # fmt: skip
_run = case((_runs.c.mark < 1, 1), else_=_runs.c.mark)
_RUNS = (
    select(_runs.c.dossier_id, func.count(_run.distinct()))
    .where(_runs.c.state != PageState.REMOVED.value)
    .group_by(_runs.c.dossier_id)
)
_MEDIA = (
    select(document.c.dossier_id, func.count(literal_column("*")))
    .join(media_file, and_(media_file.c.document_id == document.c.id, media_file.c.withdrawn == 0))
    .where(document.c.kind == MEDIA, document.c.dossier_id.in_(_NAMED))
    .group_by(document.c.dossier_id)
)
_UNFINISHED = frozenset({
    DossierState.REGISTERED, DossierState.CAPTURING, DossierState.IN_REVIEW, DossierState.RETURNED,
})  # fmt: skip


def page_facts(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, str, PageFacts]]:
    """Yield page, dossier and what counts of the page for each of these pages that has an image."""
    decided: dict[str, dict[str, DecisionFacts]] = defaultdict(dict)
    # In order: the last one on a capture stays.
    for page_id, capture_id, verdict, reason, reviewer, day, at in _read(connection, _DECISIONS, ids):
        decided[page_id][capture_id] = DecisionFacts(verdict, reason, reviewer, day, at)
    grouped: dict[str, list[tuple[Any, ...]]] = {}
    for row in _read(connection, _PAGES, ids):
        grouped.setdefault(row[0], []).append(row)
    doubtful = [page_id for page_id, rows in grouped.items() if _may_be_taken_back(rows, decided.get(page_id, {}))]
    back = taken_back(connection, doubtful) if doubtful else set()
    for page_id, rows in grouped.items():
        _, dossier_id, fonds, state, reason, day, at, *_ = rows[0]
        captures = tuple(_capture(row) for row in rows)
        standing = {key: one for key, one in decided.get(page_id, {}).items() if key not in back}
        yield page_id, dossier_id, PageFacts(fonds, state, reason, day, at, captures, standing)


def _may_be_taken_back(rows: Sequence[tuple[Any, ...]], decided: Mapping[str, DecisionFacts]) -> bool:
    """Whether the page's own state does not say if a verdict on one of its images still stood."""
    removed = rows[0][3] == PageState.REMOVED
    return any(row[7] in decided and (removed or row[8] == CaptureState.SUPERSEDED) for row in rows)


def dossier_facts(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, DossierFacts]]:
    """Yield dossier and what counts of it, for each of these that was ever approved or packaged."""
    states = {row[0]: row for row in _read(connection, _DOSSIERS, ids)}
    sealed = {row[0]: row[1] for row in _read(connection, _PACKAGES, ids)}
    wanted = [key for key, row in states.items() if key in sealed or row[2] not in _UNFINISHED]
    if not wanted:
        return
    approved = {row[0]: (row[1], row[2]) for row in _read(connection, _APPROVALS, wanted)}
    stations = {row[0]: row[1] for row in _read(connection, _STATIONS, wanted)}
    documents = document_numbers(connection, wanted)
    for key in wanted:
        _, fonds, state = states[key]
        reviewer, at = approved.get(key, ("", ""))
        station, number = stations.get(key, ""), documents.get(key, 0)
        yield key, DossierFacts(fonds, state, station, reviewer, at, sealed.get(key, ""), number)


def document_numbers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return how many documents with live pages or a file each dossier has, as ``DocumentReader.documents`` says."""
    found: dict[str, int] = defaultdict(int)
    for statement in (_RUNS, _MEDIA):
        for key, number in _read(connection, statement, ids):
            found[key] += number
    return found


def portions(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield ids in as many as one statement may ask for."""
    listed = list(ids)
    for first in range(0, len(listed), AT_ONCE):
        yield listed[first : first + AT_ONCE]


def _read(connection: Connection, statement: Select[Any], ids: Sequence[str]) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(statement, {"subjects": list(ids)})]


def _capture(row: tuple[Any, ...]) -> CaptureFacts:
    (
        name, state, operator, station, device, profile, width, height, dpi, day, at, size, rescan, leaf, blank,
    ) = row[7:]  # fmt: skip
    return CaptureFacts(
        name, state, operator, station, device, profile, _size(width, height, dpi), day, at, size, rescan, leaf,
        bool(blank),
    )  # fmt: skip
