"""The workspace's events inside a package: each told once, whole, and beside the event of PREMIS that it is about.

Every link proves itself (its hash covers all that is told of it), two neighbours prove one another, and the last one is
the head that the package states: so the chain is proved from the package alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Final, NamedTuple

from station.model.events import Event
from station.packaging.event_records import event_record, proves_itself
from station.packaging.profile import PackageContent, PackagePage
from station.packaging.tt05.premis_xml import Node, exact

# What is written in one transaction is dated by two looks at the clock.
_TOLERANCE: Final = timedelta(minutes=1)
_INSIDE = ("page.", "document.", "capture.", "leaf.", "media.")


class Chain:
    """Finds the event of the workspace that an event of PREMIS is about.

    ``captured``, ``inspected`` and ``accepted`` by capture, ``taken_in`` by the document that the file became.
    """

    def __init__(self, content: PackageContent) -> None:
        self._events = content.events
        recipes = {page.page.capture.id: page.report.recipe.digest for page in _pages(content)}
        self.captured: dict[str, Event] = {}
        self.inspected: dict[str, Event] = {}
        self.accepted: dict[str, Event] = {}
        self._media = {one.document.id: one.media for one in content.documents if one.media is not None}
        self.taken_in: dict[str, Event] = {}
        self.approved: Event | None = None
        for event in content.events:
            self._sort(event, str(event.details.get("capture", "")), recipes)
        told = [
            *self.captured.values(),
            *self.inspected.values(),
            *self.accepted.values(),
            *self.taken_in.values(),
            self.approved,
        ]
        self._told = {event.sequence for event in told if event is not None}

    def rest(self, *, inside: bool) -> Iterator[Event]:
        """Yield the events that nothing else tells of, on pages and documents (``inside``) or on the dossier."""
        for event in self._events:
            if event.sequence not in self._told and event.kind.startswith(_INSIDE) is inside:
                yield event

    def _sort(self, event: Event, capture: str, recipes: Mapping[str, str]) -> None:
        """Keep the last event of each sort: a page that was inspected or accepted again was so by that one."""
        if event.kind == "dossier.approved":
            self.approved = event
        if event.kind == "media.taken_in" and event.subject in self._media:
            self.taken_in[event.subject] = event
        if capture not in recipes:
            return
        if event.kind == "page.captured":
            self.captured[capture] = event
        elif event.kind == "page.accepted":
            self.accepted[capture] = event
        elif event.kind in ("page.passed", "page.flagged") and event.details.get("recipe") == recipes[capture]:
            self.inspected[capture] = event


def link_part(event: Event | None) -> tuple[Node, ...]:
    """Return the part that carries an event of the workspace."""
    return () if event is None else (exact("link", event_record(event)),)


class Proof(NamedTuple):
    """What is needed of a link once it was read: its number, whether it proves itself, and its two hashes.

    ``accepts``: the page that was accepted by this event, ``""`` for any other event. ``in_time``: whether the event of
    PREMIS that carries it tells the same time.
    """

    number: int
    holds: bool
    previous: str
    hash: str
    accepts: str = ""
    in_time: bool = True


def proof(record: Mapping[str, object], told: str = "", *, is_capture: bool = False) -> Proof:
    """Return the proof of an event of the workspace; never raises for what the record contains.

    ``told``: the time of the event of PREMIS that carries it. An image ``is_capture`` may be told of later than it was
    taken.
    """
    number = record.get("sequence")
    # The hash of one event is the previous one of the next: as one value, half of them are for nothing.
    previous, digest = (sys.intern(str(record.get(name))) for name in ("previous", "hash"))
    accepts = sys.intern(str(record.get("object"))) if record.get("type") == "page.accepted" else ""
    in_time = _in_time(told, str(record.get("at")), is_capture=is_capture)
    return Proof(number if isinstance(number, int) else -1, _holds(record), previous, digest, accepts, in_time)


def _in_time(told: str, at: str, *, is_capture: bool) -> bool:
    try:
        apart = (datetime.fromisoformat(told) - datetime.fromisoformat(at)) if told else timedelta()
    except (ValueError, TypeError):
        # That a time is none is told by another rule.
        return True
    return apart <= _TOLERANCE and (is_capture or -apart <= _TOLERANCE)


def broken_links(proofs: Iterable[Proof], head: str) -> list[str]:
    """Return the numbers of the events that do not prove themselves or do not follow, and ``head`` where it differs.

    Events of other dossiers stand between those of this one, so only neighbours can prove that they follow.
    """
    broken: list[str] = []
    before: Proof | None = None
    for seen in sorted(proofs, key=attrgetter("number")):
        if not seen.holds or (before is not None and not _follows(before, seen)):
            broken.append(str(seen.number))
        before = seen
    if (before.hash if before else "") != head:
        broken.append("head")
    return broken


def _holds(record: Mapping[str, object]) -> bool:
    try:
        return proves_itself(record)
    except (KeyError, ValueError, TypeError, RecursionError):
        return False


def _follows(before: Proof, seen: Proof) -> bool:
    return seen.number > before.number and (seen.number > before.number + 1 or seen.previous == before.hash)


def _pages(content: PackageContent) -> Iterator[PackagePage]:
    for document in content.documents:
        yield from document.pages
