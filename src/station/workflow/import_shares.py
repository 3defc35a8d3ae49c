"""A large list written share by share, so that whoever scans meanwhile waits for one share and not for the list.

Before the first share a copy of the list and a row of the journal are on the disk. Whatever ends the program between
two shares, the import goes on when the workspace is next opened, or when somebody imports the same file again: rows
that were registered are known by their inventory, and what was updated does not differ any more. So a list is in the
workspace as a whole or not at all, for everybody who comes after the interruption.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from station.jobs.job import Progress, ProgressSink
from station.model.people import Person
from station.storage.durable_io import DurableIO
from station.storage.faults import disk_faults
from station.storage.import_journal import UnfinishedImport
from station.storage.unit import Unit
from station.storage.workspace import Workspace
from station.workflow.compare_inventory import Comparison, differences
from station.workflow.inventory_result import DossierRow
from station.workflow.judge_inventory import JudgedList, to_row

# A list of so many rows is one transaction, that of a larger one takes a share: a fifth of a second or so.
AT_ONCE: Final = 5000
SHARE: Final = 2000
FOLDER: Final = "imports"
_CHUNK: Final = 1 << 20


def keep_copy(workspace: Workspace, path: Path, digest: str) -> str:
    """Copy a list durably into the workspace under its own name; return where, relative to the workspace."""
    io, folder = DurableIO(), workspace.path / FOLDER / digest[:32]
    with disk_faults(folder):
        io.make_folder(folder.parent)
        io.make_folder(folder)
        target = folder / path.name
        io.unlink(target)
        descriptor = io.create(target)
        try:
            with path.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    io.write(descriptor, chunk)
            io.sync(descriptor)
        finally:
            io.close(descriptor)
        for named in (folder, folder.parent, workspace.path):
            io.sync_folder(named)
    return target.relative_to(workspace.path).as_posix()


def drop_copy(workspace: Workspace, journal: UnfinishedImport) -> None:
    """Remove the copy of an import that ended."""
    if not journal.file:
        return
    with disk_faults(workspace.path):
        shutil.rmtree((workspace.path / journal.file).parent, ignore_errors=True)


class ShareWriter:
    """Writes what a comparison found, each share in a transaction that looks once more at what there is by then."""

    def __init__(self, workspace: Workspace, person: Person, fonds: str, source: str, progress: ProgressSink) -> None:
        self._workspace, self._person, self._fonds = workspace, person, fonds
        self._source, self._progress = source, progress

    def register(self, inventory_id: str, judged: JudgedList, found: Comparison) -> int:
        """Register the fresh rows; return how many, those left out that somebody registered meanwhile."""
        registered = 0
        for rows in _shares(judged, found.fresh):
            with self._workspace.write(self._person) as unit:
                known = unit.known_codes([row.code for row in rows], self._fonds)
                fresh = [row for row in rows if row.code not in known]
                unit.register_dossiers(inventory_id, fresh)
            registered += len(fresh)
            self._progress(Progress(registered, len(found.fresh), "dossiers", self._source))
        return registered

    def relist(self, judged: JudgedList, found: Comparison) -> int:
        """Take over what changed; return in how many dossiers. What may not change any more by then stays."""
        updated = 0
        for rows in _shares(judged, [found.changed[number][2] for number in range(len(found.changed))]):
            with self._workspace.write(self._person) as unit:
                updated += self.relist_rows(unit, rows)
        return updated

    def relist_rows(self, unit: Unit, rows: Sequence[DossierRow]) -> int:
        """Take over what these rows say otherwise than their dossiers, within a transaction."""
        known, updated = unit.known_dossiers([row.code for row in rows], self._fonds), 0
        for row in rows:
            changes, _ = differences(row, known[row.code])
            if changes:
                dossier_id = known[row.code].id
                unit.relist_dossier(dossier_id, {name: new for name, (_, new) in changes.items()})
                unit.emit("dossier.relisted", dossier_id, source=self._source, changes=changes)
                updated += 1
        return updated


def _shares(judged: JudgedList, numbers: Sequence[int]) -> Iterator[list[DossierRow]]:
    rows = (to_row(judged.rows[number]) for number in numbers)
    good = (row for row in rows if isinstance(row, DossierRow))
    while share := list(islice(good, SHARE)):
        yield share
