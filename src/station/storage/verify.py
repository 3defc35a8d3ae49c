"""Finds every silent change: of events, of rows that events witnessed, of masters; each is named exactly.

The chain shows edits, insertions and deletions of events by itself; ``chain.mark`` and the packages show one that was
cut short or written anew; the digests in the events show what was done to rows; the hashes in the rows show what was
done to masters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from station.jobs.job import CancelToken, Progress, ProgressSink, ignore_progress
from station.model.errors import StorageFault
from station.storage.chain_mark import ChainMark
from station.storage.database import check_integrity
from station.storage.reconcile import find_strays, hash_masters
from station.storage.verify_chain import check_chain
from station.storage.verify_rows import Witnesses, check_rows
from station.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is not as it was left: a code, and what it happened to (``capture:<id>``, ``event:17``).

    Codes: ``database_damaged``; ``event_changed``, ``event_missing``, ``chain_broken``, ``chain_cut``; ``row_changed``,
    ``row_missing``, ``row_unknown``; ``master_missing``, ``master_wrong_size``, ``master_changed``,
    ``master_unreadable``, ``master_unknown``.
    """

    code: str
    subject: str
    detail: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the form on the command line."""
        return {"code": self.code, "subject": self.subject, "detail": self.detail}


def verify_workspace(
    workspace: Workspace, *, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None
) -> list[Change]:
    """Check everything and return what changed, empty when all is as it was left.

    Progress is told in ``masters``; raises ``StorageFault`` when the database cannot be read at all.
    """
    try:
        check_integrity(workspace.engine, workspace.path, thorough=True)
    except StorageFault as fault:
        if fault.code != "database_damaged":
            raise
        return [Change(fault.code, "database", str(fault.context.get("detail", "")))]
    return [*_records(workspace), *_masters(workspace, progress, cancel or CancelToken())]


def _records(workspace: Workspace) -> Iterator[Change]:
    with workspace.read() as reader, Witnesses() as witnesses:
        mark = ChainMark(workspace.path).read()
        for found in (*check_chain(reader, mark, witnesses), *check_rows(reader, witnesses)):
            yield Change(*found)


def _masters(workspace: Workspace, progress: ProgressSink, cancel: CancelToken) -> Iterator[Change]:
    with workspace.read() as reader:
        total = reader.capture_count() + reader.media_count()
    results = hash_masters(workspace.engine, workspace.masters, everything=True)
    for done, lost in enumerate(results, start=1):
        cancel.raise_if_cancelled()
        progress(Progress(done, total, "masters"))
        if lost is not None:
            what = f"page {lost.page_id}, capture {lost.capture_id}" if lost.page_id else f"media {lost.capture_id}"
            yield Change(f"master_{lost.reason}", f"master:{lost.sha256}", f"dossier {lost.dossier_code}, {what}")
    for path in find_strays(workspace.engine, workspace.masters):
        yield Change("master_unknown", f"file:{path.relative_to(workspace.path)}")
