"""Mục lục hồ sơ in: every row is judged before anything is written; then all is, or nothing.

A list of some thousand rows is one transaction, a larger one is written in shares (``import_shares``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from station.jobs.job import CancelToken, Progress, ProgressSink, ignore_progress
from station.model.codes import problem_with_code
from station.model.errors import InputFault, StationError, StorageFault
from station.model.people import Action, Person
from station.settings.declared import build
from station.storage.import_journal import UnfinishedImport
from station.storage.unit import Reader, Unit
from station.storage.workspace import Workspace
from station.workflow.compare_inventory import Comparison, Mode, compare
from station.workflow.import_shares import AT_ONCE, ShareWriter, drop_copy, keep_copy
from station.workflow.inventory_mapping import ColumnMapping
from station.workflow.inventory_result import DossierRow, ImportResult, Kept
from station.workflow.judge_inventory import JudgedList, judge_list, to_rejected, to_row
from station.workflow.row_spool import Records

__all__ = ["ImportResult", "continue_imports", "import_inventory"]

_TOLD_EVERY = 2000


@dataclass(frozen=True, slots=True)
class _How:
    """What was chosen for an import."""

    mapping: ColumnMapping
    sheet: str
    only_good: bool
    update: bool


@dataclass(frozen=True, slots=True)
class _List:
    """A file, its SHA-256, and the code of the fonds that it goes into."""

    path: Path
    digest: str
    fonds: str


def import_inventory(  # noqa: PLR0913 - what, for whom, and the choices that an import has
    workspace: Workspace,
    person: Person,
    path: Path,
    mapping: ColumnMapping,
    *,
    fonds: str = "",
    sheet: str = "",
    only_good: bool = False,
    update: bool = False,
    progress: ProgressSink = ignore_progress,
    cancelled: CancelToken | None = None,
) -> ImportResult:
    """Register the dossiers of an inventory under the fonds with code ``fonds`` (``""``: as the file says).

    Nothing is written while a row is rejected, unless ``only_good``; a file that was imported before changes nothing.
    ``update``: the list is a newer version of what was imported, so that rows of dossiers that exist are taken over
    (see ``compare_inventory``) and not rejected. ``sheet``: the one to read, the first visible with a heading unless
    named. A large list can be cancelled until its first share is written; what ends it later, ``continue_imports``
    finishes. Raises ``InputFault`` (see ``judge_list``; ``code_bad``), ``Refused`` (role), ``JobCancelled``.
    """
    person.require(Action.IMPORT_INVENTORY)
    how = _How(mapping, sheet, only_good, update)
    return _imported(workspace, person, path, fonds, how, progress, cancelled or CancelToken())


def continue_imports(workspace: Workspace) -> list[ImportResult]:
    """Finish the imports that were interrupted here, in the name of who began them, and return what came of them.

    One whose copy is no longer readable is halted (event ``inventory.import_halted``): the supervisor's board names it
    until its list is imported again. One that the disk does not take waits on.
    """
    with workspace.read() as reader:
        begun = [(one, reader.person(one.person_id)) for one in reader.unfinished_imports(workspace.station)]
    finished = []
    for journal, person in begun:
        path = workspace.path / journal.file
        try:
            how = _to_how(journal.options)
            token = CancelToken()
            finished.append(_imported(workspace, person, path, journal.fonds_code, how, ignore_progress, token))
        except StorageFault:
            continue
        except StationError as error:
            with workspace.write(person) as unit:
                unit.halt_import(journal.id)
                unit.emit("inventory.import_halted", journal.source_name, sha256=journal.source_sha256, code=error.code)
            drop_copy(workspace, journal)
    return finished


def _imported(
    workspace: Workspace, person: Person, path: Path, fonds: str, how: _How, progress: ProgressSink,
    cancel: CancelToken,
) -> ImportResult:  # fmt: skip
    judged = judge_list(path, how.mapping, how.sheet, workspace.now().date(), progress, cancel)
    fonds = fonds or judged.fonds
    if reason := problem_with_code(fonds):
        raise InputFault("code_bad", value=fonds, reason=reason)
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    importing = _Import(workspace, person, _List(path, digest, fonds), how, progress, cancel)
    if len(judged.rows) <= AT_ONCE:
        return importing.write_at_once(judged)
    return importing.write_in_shares(judged)


class _Import:
    """One file on its way in."""

    def __init__(
        self, workspace: Workspace, person: Person, source: _List, how: _How, progress: ProgressSink,
        cancel: CancelToken,
    ) -> None:  # fmt: skip
        self._workspace, self._person, self._how = workspace, person, how
        self._path, self._digest, self._fonds = source.path, source.digest, source.fonds
        self._progress, self._cancel = progress, cancel
        self._shares = ShareWriter(workspace, person, source.fonds, source.path.name, progress)

    def write_at_once(self, judged: JudgedList) -> ImportResult:
        """Register and update in one transaction."""
        with self._workspace.write(self._person) as unit:
            found, _, seen = self._compare(unit, judged)
            if seen or self._is_refused(found):
                return self._result(judged, found)
            inventory_id = self._begin(unit) if found.fresh else ""
            if found.fresh:
                unit.register_dossiers(inventory_id, self._rows(judged, found))
            changed = (to_row(judged.rows[found.changed[number][2]]) for number in range(len(found.changed)))
            updated = self._shares.relist_rows(unit, [row for row in changed if isinstance(row, DossierRow)])
            self._tell(unit, found, inventory_id, len(found.fresh), updated)
        return self._result(judged, found, inventory_id, len(found.fresh), updated)

    def write_in_shares(self, judged: JudgedList) -> ImportResult:
        """Register and update share by share, or go on with that."""
        with self._workspace.read() as reader:
            found, journal, seen = self._compare(reader, judged)
        if journal is None and (seen or self._is_refused(found)):
            return self._result(judged, found)
        self._cancel.raise_if_cancelled()
        copy = "" if journal and journal.file else keep_copy(self._workspace, self._path, self._digest)
        options = json.dumps(asdict(self._how))
        with self._workspace.write(self._person) as unit:
            if journal is None:
                journal = unit.begin_import(self._fonds, self._path.name, self._digest, copy, options)
            elif copy:
                journal = unit.resume_import(journal, copy, options)
            inventory_id = self._begin(unit) if found.fresh or found.done else ""
        imported = self._shares.register(inventory_id, judged, found)
        updated = self._shares.relist(judged, found)
        with self._workspace.write(self._person) as unit:
            self._tell(unit, found, inventory_id, imported + found.done, updated)
            unit.end_import(journal.id)
        drop_copy(self._workspace, journal)
        return self._result(judged, found, inventory_id, imported + found.done, updated)

    def _compare(self, reader: Reader, judged: JudgedList) -> tuple[Comparison, UnfinishedImport | None, bool]:
        """Return what would be done, the import that was interrupted, and whether the file is in already."""
        journal = reader.unfinished_import(self._fonds, self._digest)
        mine = [
            one.id
            for one in reader.inventories()
            if one.source_sha256 == self._digest and one.fonds_code == self._fonds
        ]
        seen = bool(mine) and journal is None
        mode = Mode.AGAIN if seen else Mode.NEWER if self._how.update else Mode.FIRST
        own = mine[0] if mine and journal is not None else ""
        return compare(reader, judged, self._fonds, mode, own), journal, seen

    def _is_refused(self, found: Comparison) -> bool:
        nothing = not found.fresh and not len(found.changed)
        return nothing or (len(found.rejected) > 0 and not self._how.only_good)

    def _begin(self, unit: Unit) -> str:
        return unit.begin_inventory(
            fonds_code=self._fonds, code=self._path.stem, title=self._how.mapping.title, source_name=self._path.name,
            source_sha256=self._digest,
        ).id  # fmt: skip

    def _tell(self, unit: Unit, found: Comparison, inventory_id: str, imported: int, updated: int) -> None:
        unit.emit(
            "inventory.imported", inventory_id or self._path.name, source=self._path.name, sha256=self._digest,
            dossiers=imported, updated=updated, unchanged=found.unchanged, kept=len(found.kept),
            vanished=len(found.vanished), rejected=len(found.rejected),
        )  # fmt: skip

    def _rows(self, judged: JudgedList, found: Comparison) -> Iterator[DossierRow]:
        for done, number in enumerate(found.fresh):
            if done % _TOLD_EVERY == 0:
                self._cancel.raise_if_cancelled()
                self._progress(Progress(done, len(found.fresh), "dossiers", self._path.name))
            row = to_row(judged.rows[number])
            assert isinstance(row, DossierRow)
            yield row

    def _result(
        self, judged: JudgedList, found: Comparison, inventory_id: str = "", imported: int = 0, updated: int = 0
    ) -> ImportResult:  # fmt: skip
        """Return what was found, and done when it was written."""
        return ImportResult(
            source=self._path.name,
            sha256=self._digest,
            imported=imported,
            already=found.known,
            good=len(found.fresh) + found.done + len(found.changed),
            rejected=Records(found.rejected, to_rejected),
            updated=updated,
            unchanged=found.unchanged,
            kept=Records(found.kept, lambda record: Kept(*record)),
            vanished=Records(found.vanished, lambda record: str(record[0])),
            notices=judged.notices,
            path=self._path,
            sheet=judged.sheet,
            headings=judged.heading.names,
            inventory_id=inventory_id,
            written=imported + updated > 0,
        )


def _to_how(options: str) -> _How:
    said = json.loads(options)
    return _How(build(ColumnMapping, said["mapping"], "import"), said["sheet"], said["only_good"], said["update"])
