"""A judged list against the dossiers that exist: what is new, what changed, what stays, and what cannot be taken over.

A row that repeats an existing dossier is rejected, unless the list is said to be a newer version: then what it says
otherwise is taken over. What somebody sealed or approved under the old words stays, and so does the secrecy level under
which paper was scanned or that is stricter; an empty cell never takes anything away.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
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
class Comparison:
    """What would be done. ``fresh``: numbers of the records to register; the spools hold what their names say.

    ``changed`` has ``[id, changes, number of the record]``; ``inventories``: those that the list is a newer version of;
    ``done``: rows that an interrupted import of the same file registered.
    """

    fresh: array[int] = field(default_factory=lambda: array("Q"))
    rejected: RowSpool = field(default_factory=RowSpool)
    changed: RowSpool = field(default_factory=RowSpool)
    kept: RowSpool = field(default_factory=RowSpool)
    vanished: RowSpool = field(default_factory=RowSpool)
    inventories: set[str] = field(default_factory=set)
    known: int = 0
    unchanged: int = 0
    done: int = 0


def compare(reader: Reader, judged: JudgedList, fonds: str, mode: Mode, own: str = "") -> Comparison:
    """Compare every row with the dossiers of a fonds; ``own``: the inventory that an interrupted import made."""
    found = Comparison()
    rows = judged.judged()
    while chunk := list(islice(rows, _CHUNK)):
        codes = [row.code for _, row in chunk if isinstance(row, DossierRow)]
        known = reader.known_dossiers(codes, fonds)
        for number, row in chunk:
            there = known.get(row.code)
            if own and there is not None and there.inventory_id == own and isinstance(row, DossierRow):
                found.done += 1
            else:
                _take(found, judged, number, row, there, mode)
    if found.inventories:
        for code in reader.codes_of_inventories(sorted(found.inventories)):
            if not judged.has(code):
                found.vanished.append([code])
    return found


def _take(
    found: Comparison, judged: JudgedList, number: int, row: DossierRow | RejectedRow, known: KnownDossier | None,
    mode: Mode,
) -> None:  # fmt: skip
    if isinstance(row, RejectedRow):
        found.rejected.append(to_record(row, ()))
        return
    if known is None:
        found.fresh.append(number)
        return
    found.known += 1
    if mode is Mode.AGAIN:
        found.unchanged += 1
        return
    if mode is Mode.FIRST:
        reason = "already_digitised" if known.digitised else "already_registered"
        found.rejected.append(to_record(rejected(judged.rows[number], reason, known.state.value), ()))
        return
    found.inventories.add(known.inventory_id)
    changes, kept = differences(row, known)
    for one in kept:
        found.kept.append([one.row, one.code, one.field, one.old, one.new, one.why])
    if changes:
        found.changed.append([known.id, changes, number])
    elif not kept:
        found.unchanged += 1


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
