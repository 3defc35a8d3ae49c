"""A judged list against the dossiers that exist: what is new, what changed, what stays, and what cannot be taken over.

A row that repeats an existing dossier is rejected, unless the list is said to be a newer version: then what it says
otherwise is taken over. What somebody sealed or approved under the old words stays, and so does the secrecy level under
which paper was scanned or that is stricter; an empty cell never takes anything away.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import Any

from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.storage.inventory import KnownDossier
from station.storage.unit import Reader
from station.workflow.inventory_result import DossierRow, Kept, RejectedRow
from station.workflow.judge_inventory import JudgedList, rejected, to_record
from station.workflow.row_spool import RowSpool

_CHUNK = 500
_SETTLED = {
    DossierState.APPROVED: "approved",
    DossierState.PACKAGED: "sealed",
    DossierState.DELIVERED: "sealed",
}

_LEVELS = [level.value for level in Secrecy]

# Old and new value by the name of the field.
Changes = dict[str, tuple[Any, Any]]


class Mode(StrEnum):
    """What a list is: new, a newer version of one that was imported, or the very file that was imported before."""

    FIRST = "first"
    NEWER = "newer"
    AGAIN = "again"


@dataclass
class Part:
    """The rows of one fonds: what their list is for it, and what would be done.

    ``own``: the inventory that an interrupted import of the same file made; ``fresh``, ``changed``: numbers of the
    records to register and of those that say something else; ``inventories``: those that the list is a newer version
    of; ``known``: rows whose dossier is there; ``done``: rows that the interrupted import registered.
    """

    fonds: str
    mode: Mode
    own: str = ""
    fresh: array[int] = field(default_factory=lambda: array("Q"))
    changed: array[int] = field(default_factory=lambda: array("Q"))
    inventories: set[str] = field(default_factory=set)
    known: int = 0
    unchanged: int = 0
    done: int = 0
    kept: int = 0
    vanished: int = 0


@dataclass
class Comparison:
    """What would be done, by fonds in the order of the list; the spools hold what their names say."""

    parts: dict[str, Part]
    rejected: RowSpool = field(default_factory=RowSpool)
    kept: RowSpool = field(default_factory=RowSpool)
    vanished: RowSpool = field(default_factory=RowSpool)


def compare(reader: Reader, judged: JudgedList, parts: Iterable[Part]) -> Comparison:
    """Compare every row with the dossiers of its fonds, one of ``parts``, which are filled."""
    found = Comparison({part.fonds: part for part in parts})
    rows = judged.judged()
    while chunk := list(islice(rows, _CHUNK)):
        known = _known(reader, (row for _, row in chunk))
        for number, row in chunk:
            if isinstance(row, RejectedRow):
                found.rejected.append(to_record(row, ()))
            elif (there := known.get((row.fonds, row.code))) is None:
                found.parts[row.fonds].fresh.append(number)
            else:
                _take(found, judged, number, row, there)
    for part in found.parts.values():
        for code in reader.codes_of_inventories(sorted(part.inventories)) if part.inventories else ():
            if not judged.has(part.fonds, code):
                found.vanished.append([code])
                part.vanished += 1
    return found


def _known(reader: Reader, rows: Iterable[DossierRow | RejectedRow]) -> dict[tuple[str, str], KnownDossier]:
    codes: dict[str, list[str]] = {}
    for row in rows:
        if isinstance(row, DossierRow):
            codes.setdefault(row.fonds, []).append(row.code)
    return {
        (fonds, code): one
        for fonds, listed in codes.items()
        for code, one in reader.known_dossiers(listed, fonds).items()
    }


def _take(found: Comparison, judged: JudgedList, number: int, row: DossierRow, known: KnownDossier) -> None:
    part = found.parts[row.fonds]
    if part.own and known.inventory_id == part.own:
        part.done += 1
        return
    part.known += 1
    if part.mode is Mode.AGAIN:
        part.unchanged += 1
        return
    if part.mode is Mode.FIRST:
        reason = "already_digitised" if known.digitised else "already_registered"
        found.rejected.append(to_record(rejected(judged.rows[number], reason, known.state.value), ()))
        return
    part.inventories.add(known.inventory_id)
    changes, kept = differences(row, known)
    part.kept += len(kept)
    for one in kept:
        found.kept.append([one.row, one.code, one.field, one.old, one.new, one.why])
    if changes:
        part.changed.append(number)
    elif not kept:
        part.unchanged += 1


def differences(row: DossierRow, known: KnownDossier) -> tuple[Changes, list[Kept]]:
    """Return what a newer list changes in a dossier, and what it says otherwise without effect."""
    changes = {name: pair for name, pair in _said_otherwise(row, known) if pair[0] != pair[1]}
    kept = []
    for name, (old, new) in list(changes.items()):
        reason = _SETTLED.get(known.state, "") or (_against_level(known, new) if name == "secrecy" else "")
        if reason and name != "priority":
            kept.append(Kept(row.row, row.code, name, str(old or ""), str(new), reason))
            del changes[name]
    return changes, kept


def _against_level(known: KnownDossier, level: str) -> str:
    if known.secrecy is None:
        return ""
    if known.digitised:
        return "in_work"
    return "stricter" if _LEVELS.index(level) < _LEVELS.index(known.secrecy) else ""


def _said_otherwise(row: DossierRow, known: KnownDossier) -> Iterator[tuple[str, tuple[Any, Any]]]:
    yield "title", (known.title, row.title)
    if row.box:
        yield "box", (known.box, row.box)
    if row.secrecy is not None:
        yield "secrecy", (known.secrecy, row.secrecy.value)
    if row.sheets is not None:
        yield "expected_sheets", (known.expected_sheets, row.sheets)
    if row.pages is not None:
        yield "expected_pages", (known.expected_pages, row.pages)
    for name, value in row.description.items():
        yield name, (known.description.get(name, ""), value)
    # What a supervisor moved forward stays there.
    yield "priority", (known.priority, max(known.priority, row.priority))
