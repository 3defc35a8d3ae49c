"""What one page or dossier adds to the figures: pure functions over its rows, the only place where this is said.

A share is sums by key, both as plain tuples in the order of ``CountKey`` and ``FIGURES``: there may be millions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timezone

from station.model.counting import FIGURES, CountKey
from station.model.states import CaptureState, DossierState, PageState

KEYS = tuple(one.name for one in fields(CountKey))
Key = tuple[str, int, str, str, str, str, str, str, str, str]
Sums = tuple[int, ...]
Share = dict[Key, Sums]

# Reasons for taking a page out that mean paper which only steers the work (resources/reasons.toml).
CONTROL_REASONS = frozenset({"separator"})
OTHER_SIZE = "other"
# Short and long side in mm. ISO 216, and the office sizes of the field: F4 (210 x 330; foolscap, 203 x 330, and folio,
# 216 x 330, differ from it by less than a scan tells) and B4, B5 (ISO; those of JIS are 3 % larger and count the same).
SIZES = {
    "A6": (105.0, 148.0), "A5": (148.0, 210.0), "B5": (176.0, 250.0), "A4": (210.0, 297.0), "F4": (210.0, 330.0),
    "B4": (250.0, 353.0), "A3": (297.0, 420.0), "A2": (420.0, 594.0), "A1": (594.0, 841.0), "A0": (841.0, 1189.0),
}  # fmt: skip
# Crops and scan windows differ from the paper by some mm: the nearest size holds, if both sides are as near as this.
TOLERANCE = 0.08
# Paper of no size is told by its sides, rounded: finer is no truth of a scan, and each size is a key of the totals.
_STEP_MM, _LONGEST_MM = 10, 9990
_APPROVED = frozenset({DossierState.APPROVED, DossierState.PACKAGED, DossierState.DELIVERED})
_UNDECIDED = frozenset({PageState.CAPTURED, PageState.PASSED, PageState.FLAGGED})
_PLACES = {name: place for place, name in enumerate(FIGURES)}
_MM = 25.4


@dataclass(frozen=True, slots=True)
class CaptureFacts:
    """Columns of a capture that count; ``blank``: a person or its inspection calls it blank."""

    id: str
    state: str
    operator: str
    station: str
    device: str
    profile: str
    size: str
    day: str
    at: str
    bytes: int
    rescan: int
    new_leaf: int
    blank: bool


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """The last decision on a capture."""

    verdict: str
    reason: str
    reviewer: str
    day: str
    at: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page with all its captures, and the last decision on each by capture id."""

    fonds: str
    state: str
    removed_reason: str
    removed_day: str
    removed_at: str
    captures: tuple[CaptureFacts, ...]
    decisions: Mapping[str, DecisionFacts]


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """``approved``: who approved it last and when; ``sealed``: when its first package was; ``""`` when never.

    ``station``: where its last image was captured, for an approval says of no station.
    """

    fonds: str
    state: str
    station: str
    reviewer: str
    approved: str
    sealed: str
    documents: int


def page_share(page: PageFacts, zone: timezone) -> Share:
    """Return what a page adds.

    A decision is in force until a later one on the same capture, or until the page was put back; that on an image which
    was captured again stays. A page that was removed after its rejection was rejected all the same.
    """
    share: Share = {}
    for one in page.captures:
        shot = _capture_key(one, page.fonds, one.day, _hour(one.at, zone))
        _put(share, shot, captured=1, rescanned=one.rescan, sheets=one.new_leaf, bytes=one.bytes)
        said = page.decisions.get(one.id)
        if said is not None and _in_force(said.verdict, one.state, page.state):
            rejects = said.verdict == "reject"
            reason = said.reason if rejects else ""
            key = _capture_key(one, page.fonds, said.day, _hour(said.at, zone), said.reviewer, reason)
            _put(share, key, **{"rejected" if rejects else "accepted": 1})
        if one.state != CaptureState.CURRENT:
            continue
        if page.state == PageState.REMOVED:
            key = _capture_key(one, page.fonds, page.removed_day, _hour(page.removed_at, zone))
            _put(share, key, removed=1, control=int(page.removed_reason in CONTROL_REASONS))
        elif one.blank or page.state in _UNDECIDED:
            _put(share, shot, blank=int(one.blank), waiting=int(page.state in _UNDECIDED))
    return share


def dossier_share(dossier: DossierFacts, zone: timezone) -> Share:
    """Return what a dossier adds: its last approval while it stands, and its first package whatever came after it.

    A dossier that is packed anew, or in another form, was packaged when it first was: figures told do not move.
    """
    share: Share = {}
    if dossier.approved and dossier.state in _APPROVED:
        key = _dossier_key(dossier, dossier.approved, zone, dossier.reviewer)
        _put(share, key, dossiers=1, documents=dossier.documents)
    if dossier.sealed:
        _put(share, _dossier_key(dossier, dossier.sealed, zone), packaged=1)
    return share


def size_of(width: int, height: int, dpi: float) -> str:
    """Return the size of the paper of an image of so many pixels, either way round.

    ``A4``; ``250x400`` in mm, the short side first, for paper of no size; ``other`` where nothing can be measured.
    """
    if dpi <= 0:
        return OTHER_SIZE
    short, long = sorted((width * _MM / dpi, height * _MM / dpi))
    name = min(SIZES, key=lambda name: _differs(short, long, SIZES[name]))
    if _differs(short, long, SIZES[name]) <= TOLERANCE:
        return name
    if short <= 0 or long > _LONGEST_MM:
        return OTHER_SIZE
    return "x".join(str(max(_STEP_MM, round(side / _STEP_MM) * _STEP_MM)) for side in (short, long))


def _differs(short: float, long: float, sides: tuple[float, float]) -> float:
    return max(abs(short - sides[0]) / sides[0], abs(long - sides[1]) / sides[1])


def added(shares: Iterable[Share]) -> Share:
    """Return the sums of shares; what is nothing is left out."""
    total: Share = {}
    for share in shares:
        for key, sums in share.items():
            before = total.get(key)
            total[key] = sums if before is None else tuple(map(int.__add__, before, sums))
    return {key: sums for key, sums in total.items() if any(sums)}


def negative(share: Share) -> Share:
    """Return the share that takes another away."""
    return {key: tuple(-one for one in sums) for key, sums in share.items()}


def pack(share: Share) -> str:
    """Return the stored form: per key what differs from the one before it, then place and value of each sum.

    Keys are in order, so that equal shares have one form.
    """
    entries: list[list[object]] = []
    before: tuple[object, ...] = ("", -1) + ("",) * (len(KEYS) - 2)
    for key in sorted(share):
        told = [None if same == value else value for value, same in zip(key, before, strict=True)]
        entries.append([told, [part for place, value in enumerate(share[key]) if value for part in (place, value)]])
        before = key
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> Share:
    """Rebuild a share; what is damaged is none, so that a new count differs from it and puts it right."""
    share: Share = {}
    before: tuple[object, ...] = ("", -1) + ("",) * (len(KEYS) - 2)
    try:
        for told, parts in json.loads(text):
            before = tuple(same if value is None else value for value, same in zip(told, before, strict=True))
            sums = [0] * len(FIGURES)
            for place in range(0, len(parts), 2):
                sums[parts[place]] = int(parts[place + 1])
            share[before] = tuple(sums)  # type: ignore[index]
    except (ValueError, TypeError, IndexError):
        return {}
    return share


def _in_force(verdict: str, capture: str, page: str) -> bool:
    if capture == CaptureState.SUPERSEDED:
        return True
    if verdict == "accept":
        return page == PageState.ACCEPTED
    return page in (PageState.REJECTED, PageState.REMOVED)


def _capture_key(
    one: CaptureFacts, fonds: str, day: str, hour: int, reviewer: str = "", reason: str = ""
) -> Key:  # fmt: skip
    return (day, hour, one.operator, reviewer, one.station, one.device, fonds, one.profile, one.size, reason)


def _dossier_key(dossier: DossierFacts, at: str, zone: timezone, reviewer: str = "") -> Key:
    return (local_day(at, zone), _hour(at, zone), "", reviewer, dossier.station, "", dossier.fonds, "", "", "")


def _put(share: Share, key: Key, **figures: int) -> None:
    sums = list(share.get(key, _NOTHING))
    for name, value in figures.items():
        sums[_PLACES[name]] += value
    share[key] = tuple(sums)


_NOTHING: Sums = (0,) * len(FIGURES)


def local_day(at: str, zone: timezone) -> str:
    """Return the ISO day of a stored moment, ``""`` for one that is damaged: counting stops for no single row."""
    moment = _local(at, zone)
    return "" if moment is None else moment.date().isoformat()


def _hour(at: str, zone: timezone) -> int:
    moment = _local(at, zone)
    return 0 if moment is None else moment.hour


def _local(at: str, zone: timezone) -> datetime | None:
    try:
        return datetime.fromisoformat(at).astimezone(zone)
    except (ValueError, OverflowError):
        return None
