"""Mục lục hồ sơ in: every row is judged before anything is written, and all is written in one transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from station.model.codes import problem_with_code
from station.model.errors import InputFault
from station.model.people import Action, Person
from station.storage.workspace import Workspace
from station.workflow.inventory_rows import ColumnMapping, DossierRow, RejectedRow, read_inventory


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import found and did; ``imported`` is 0 when rows were rejected and good ones were not asked for."""

    source: str
    sha256: str
    imported: int
    already: int
    good: tuple[DossierRow, ...]
    rejected: tuple[RejectedRow, ...]


def import_inventory(
    workspace: Workspace,
    person: Person,
    path: Path,
    mapping: ColumnMapping,
    *,
    fonds: str = "",
    only_good: bool = False,
) -> ImportResult:
    """Register the dossiers of an approved inventory under the fonds with code ``fonds`` (``""``: as the file says).

    Nothing is written while a row is rejected, unless ``only_good``; a file that was imported before changes nothing.
    Raises ``InputFault`` (see ``read_rows``) and ``Refused`` (role).
    """
    person.require(Action.IMPORT_INVENTORY)
    good, rejected = read_inventory(path, mapping)
    fonds = fonds or fonds_of(good, path)
    if reason := problem_with_code(fonds):
        raise InputFault("code_bad", value=fonds, reason=reason)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with workspace.write(person) as unit:
        known = unit.known_codes([row.code for row in good], fonds)
        if any(inventory.source_sha256 == digest for inventory in unit.inventories()):
            return ImportResult(path.name, digest, 0, len(known), tuple(good), tuple(rejected))
        rejected += [RejectedRow(row.row, row.code, "already_registered") for row in good if row.code in known]
        fresh = [row for row in good if row.code not in known]
        if not fresh or (rejected and not only_good):
            return ImportResult(path.name, digest, 0, len(known), tuple(fresh), tuple(rejected))
        unit.import_inventory(
            fonds_code=fonds, code=path.stem, title=mapping.title, source_name=path.name, source_sha256=digest,
            rows=fresh,
        )  # fmt: skip
        unit.emit("inventory.imported", path.name, sha256=digest, dossiers=len(fresh), rejected=len(rejected))
    return ImportResult(path.name, digest, len(fresh), len(known), tuple(fresh), tuple(rejected))


def fonds_of(rows: list[DossierRow], path: Path) -> str:
    """Return the fonds code of an inventory that was given none: its own column, or the part that all codes share."""
    named = {row.description["fonds"] for row in rows if row.description.get("fonds")}
    if len(named) == 1:
        return named.pop()
    shared: list[str] = []
    for parts in zip(*(row.code.split(".")[:-1] for row in rows), strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return ".".join(shared) or path.stem
