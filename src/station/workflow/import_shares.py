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
from station.storage.unit import Unit
from station.storage.workspace import Workspace
from station.workflow.compare_inventory import Part, differences
from station.workflow.inventory_result import DossierRow
from station.workflow.judge_inventory import JudgedList

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


def drop_copy(workspace: Workspace, file: str) -> None:
    """Remove the copy of a list whose import ended, unless another import of it is under way."""
    with workspace.read() as reader:
        needed = any(one.file == file for one in reader.unfinished_imports(workspace.station))
    if file and not needed:
        with disk_faults(workspace.path):
            shutil.rmtree((workspace.path / file).parent, ignore_errors=True)


class ShareWriter:
    """Writes what a comparison found, each share in a transaction that looks once more at what there is by then."""

    def __init__(self, workspace: Workspace, person: Person, source: str, progress: ProgressSink, total: int) -> None:
        self._workspace, self._person = workspace, person
        self._source, self._progress, self._total = source, progress, total
        self._registered = 0

    def register(self, inventory_id: str, judged: JudgedList, part: Part) -> int:
        """Register the fresh rows of a fonds; return how many, those left out that somebody registered meanwhile."""
        before = self._registered
        for rows in _shares(judged, part.fresh):
            with self._workspace.write(self._person) as unit:
                known = unit.known_codes([row.code for row in rows], part.fonds)
                fresh = [row for row in rows if row.code not in known]
                unit.register_dossiers(inventory_id, fresh)
            self._registered += len(fresh)
            self._progress(Progress(self._registered, self._total, "dossiers", self._source))
        return self._registered - before

    def relist(self, judged: JudgedList, part: Part) -> int:
        """Take over what changed; return in how many dossiers. What may not change any more by then stays."""
        updated = 0
        for rows in _shares(judged, part.changed):
            with self._workspace.write(self._person) as unit:
                updated += relist_rows(unit, rows, part.fonds, self._source)
        return updated


def relist_rows(unit: Unit, rows: Sequence[DossierRow], fonds: str, source: str) -> int:
    """Take over what these rows of a fonds say otherwise than their dossiers, in a transaction; return of how many."""
    known, updated = unit.known_dossiers([row.code for row in rows], fonds), 0
    for row in rows:
        changes, _ = differences(row, known[row.code])
        if changes:
            dossier_id = known[row.code].id
            unit.relist_dossier(dossier_id, {name: new for name, (_, new) in changes.items()})
            unit.emit("dossier.relisted", dossier_id, source=source, changes=changes)
            updated += 1
    return updated


def good_rows(judged: JudgedList, numbers: Sequence[int]) -> Iterator[DossierRow]:
    """Yield the dossiers of these records."""
    return (row for row in map(judged.row, numbers) if isinstance(row, DossierRow))


def _shares(judged: JudgedList, numbers: Sequence[int]) -> Iterator[list[DossierRow]]:
    good = good_rows(judged, numbers)
    while share := list(islice(good, SHARE)):
        yield share
