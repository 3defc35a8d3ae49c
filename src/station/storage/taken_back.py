"""Verdicts that were taken back before their image was captured again or their page taken out.

A row of ``decision`` never changes, and a superseded capture has no state that would tell: only the chain of events
says whether a verdict still stood then. Asked of few pages, those where it makes a difference.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from station.storage.schema import event

_SHOWS = ("page.captured", "capture.reinstated")
_STANDS = ("page.accepted", "page.rejected", "page.reinstated")
# After these the page waits for inspection or a verdict; an image that is shown again brings no verdict with it.
_ENDS = ("page.undecided", "page.corrected", "page.restored", "capture.reinstated")
_TOLD = (
    select(event.c.subject, event.c.kind, event.c.body)
    .where(
        event.c.subject.in_(bindparam("subjects", expanding=True)), event.c.kind.in_({*_SHOWS, *_STANDS, *_ENDS})
    )
    .order_by(event.c.sequence)
)  # fmt: skip


def taken_back(connection: Connection, page_ids: Sequence[str]) -> set[str]:
    """Return the captures of these pages whose last verdict was taken back; none where no event speaks of it."""
    shown: dict[str, str] = {}
    back: set[str] = set()
    for page_id, kind, body in connection.execute(_TOLD, {"subjects": list(page_ids)}):
        capture = _capture(body) or shown.get(page_id, "")
        if kind in _SHOWS:
            shown[page_id] = capture
        if kind in _STANDS:
            back.discard(capture)
        elif kind in _ENDS:
            back.add(capture)
    return back


def _capture(body: str) -> str:
    try:
        return str(json.loads(body)["details"].get("capture", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        # Damage of the chain is found by its verification; counting stops for no single row.
        return ""
