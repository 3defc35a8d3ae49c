"""Mục lục hồ sơ in: every row is judged before anything is written; then all is, or nothing.

A list of some thousand rows is one transaction, a larger one is written in shares (``import_shares``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path

from station.jobs.job import CancelToken, Progress, ProgressSink, ignore_progress
from station.model.codes import problem_with_code
from station.model.errors import InputFault, StationError, StorageFault
from station.model.people import Action, Person
from station.settings.declared import build
from station.storage.import_journal import UnfinishedImport
from station.storage.unit import Reader, Unit
from station.storage.workspace import Workspace
from station.workflow.compare_inventory import Comparison, Mode, Part, compare
from station.workflow.import_fonds import fonds_by_codes
from station.workflow.import_shares import AT_ONCE, ShareWriter, drop_copy, good_rows, keep_copy, relist_rows
from station.workflow.inventory_mapping import ColumnMapping
from station.workflow.inventory_result import DossierRow, ImportResult, Kept
from station.workflow.judge_inventory import JudgedList, judge_list, to_rejected
from station.workflow.row_spool import Records

__all__ = ["ImportResult", "continue_imports", "import_inventory"]

_TOLD_EVERY = 2000


@dataclass(frozen=True, slots=True)
class _How:
    """What was chosen for an import; ``fonds`` is ``""`` where the list says it."""

    mapping: ColumnMapping
    sheet: str
    only_good: bool
    update: bool
    fonds: str


@dataclass(frozen=True, slots=True)
class _Watch:
    """Who is told how far an import is, and may end it."""

    progress: ProgressSink = ignore_progress
    cancel: CancelToken = field(default_factory=CancelToken)


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

    A list of several fonds becomes an inventory in each of them, all at once. Nothing is written while a row is
    rejected, unless ``only_good``; a file that was imported before changes nothing. ``update``: the list is a newer
    version of what was imported, so that rows of dossiers that exist are taken over (see ``compare_inventory``) and not
    rejected. ``sheet``: the one to read, the first visible with a heading unless named. A large list can be cancelled
    until its first share is written; what ends it later, ``continue_imports`` finishes. Raises ``InputFault`` (see
    ``judge_list``, ``fonds_by_codes``; ``code_bad``), ``Refused`` (role), ``JobCancelled``.
    """
    person.require(Action.IMPORT_INVENTORY)
    if fonds and (reason := problem_with_code(fonds)):
        raise InputFault("code_bad", value=fonds, reason=reason)
    how = _How(mapping, sheet, only_good, update, fonds)
    return _imported(workspace, person, path, how, _Watch(progress, cancelled or CancelToken()))


def continue_imports(workspace: Workspace) -> list[ImportResult]:
    """Finish the imports that were interrupted here, in the name of who began them, and return what came of them.

    One whose copy is no longer readable is halted (event ``inventory.import_halted``): the supervisor's board names it
    until its list is imported again. One that the disk does not take waits on.
    """
    finished = []
    for person, begun in _unfinished(workspace):
        try:
            how = _to_how(begun[0])
            finished.append(_imported(workspace, person, workspace.path / begun[0].file, how, _Watch(), begun))
        except StorageFault:
            continue
        except StationError as error:
            with workspace.write(person) as unit:
                for one in begun:
                    unit.halt_import(one.id)
                source, digest = begun[0].source_name, begun[0].source_sha256
                unit.emit("inventory.import_halted", source, sha256=digest, code=error.code)
            drop_copy(workspace, begun[0].file)
    return finished


def _unfinished(workspace: Workspace) -> list[tuple[Person, list[UnfinishedImport]]]:
    """Return what began here and did not end, the fonds of one list together, with who began it."""
    lists: dict[tuple[str, str], list[UnfinishedImport]] = {}
    with workspace.read() as reader:
        for one in reader.unfinished_imports(workspace.station):
            lists.setdefault((one.file, one.options), []).append(one)
        return [(reader.person(begun[0].person_id), begun) for begun in lists.values()]


def _imported(
    workspace: Workspace, person: Person, path: Path, how: _How, watch: _Watch, begun: Sequence[UnfinishedImport] = (),
) -> ImportResult:  # fmt: skip
    today = workspace.now().date()
    judged = judge_list(path, how.mapping, how.sheet, today, watch.progress, watch.cancel, how.fonds)
    if not judged.whole_fonds:
        with workspace.read() as reader:
            found = fonds_by_codes(reader, judged)
        if found:
            # Once some of its dossiers are there, an interrupted list might be placed otherwise.
            judged, how = judged.placed(found), replace(how, fonds=found)
    importing = _Import(workspace, person, judged, how, watch, {one.fonds_code: one for one in begun})
    return importing.write_in_shares() if begun or len(judged.rows) > AT_ONCE else importing.write_at_once()


class _Import:
    """One list on its way in; ``begun``: what was interrupted of it, by fonds."""

    def __init__(
        self, workspace: Workspace, person: Person, judged: JudgedList, how: _How, watch: _Watch,
        begun: Mapping[str, UnfinishedImport],
    ) -> None:  # fmt: skip
        self._workspace, self._person, self._how, self._watch = workspace, person, how, watch
        self._judged, self._path, self._journals = judged, judged.path, dict(begun)
        with self._path.open("rb") as stream:
            self._digest = hashlib.file_digest(stream, "sha256").hexdigest()

    def write_at_once(self) -> ImportResult:
        """Register and update in one transaction."""
        with self._workspace.write(self._person) as unit:
            found = self._compare(unit)
            if self._is_refused(found):
                return self._result(found)
            done, rows = _Done(), self._told_rows(found)
            for part in self._work(found):
                done.inventories[part.fonds] = self._begin(unit, part)
                if part.fresh:
                    unit.register_dossiers(done.inventories[part.fonds], islice(rows, len(part.fresh)))
                done.imported[part.fonds] = len(part.fresh)
                changed = list(good_rows(self._judged, part.changed))
                done.updated[part.fonds] = relist_rows(unit, changed, part.fonds, self._path.name)
                self._tell(unit, found, part, done)
        return self._result(found, done)

    def write_in_shares(self) -> ImportResult:
        """Register and update share by share, or go on with that."""
        with self._workspace.read() as reader:
            found = self._compare(reader)
        if not self._journals and self._is_refused(found):
            return self._result(found)
        self._watch.cancel.raise_if_cancelled()
        kept = next((one.file for one in self._journals.values() if one.file), "")
        copy, work, done = kept or keep_copy(self._workspace, self._path, self._digest), self._work(found), _Done()
        with self._workspace.write(self._person) as unit:
            for part in work:
                self._open_journal(unit, part.fonds, copy)
                done.inventories[part.fonds] = self._begin(unit, part)
        total = sum(len(part.fresh) for part in work)
        shares = ShareWriter(self._workspace, self._person, self._path.name, self._watch.progress, total)
        for part in work:
            done.imported[part.fonds] = part.done + shares.register(done.inventories[part.fonds], self._judged, part)
            done.updated[part.fonds] = shares.relist(self._judged, part)
        with self._workspace.write(self._person) as unit:
            for part in work:
                self._tell(unit, found, part, done)
            for journal in self._journals.values():
                unit.end_import(journal.id)
        drop_copy(self._workspace, copy)
        return self._result(found, done)

    def _open_journal(self, unit: Unit, fonds: str, copy: str) -> None:
        options, journal = json.dumps(asdict(self._how)), self._journals.get(fonds)
        if journal is None:
            self._journals[fonds] = unit.begin_import(fonds, self._path.name, self._digest, copy, options)
        elif not journal.file:
            self._journals[fonds] = unit.resume_import(journal, copy, options)

    def _compare(self, reader: Reader) -> Comparison:
        """Return what would be done in each fonds; the interrupted imports of the file are found on the way."""
        mine = {one.fonds_code: one.id for one in reader.inventories() if one.source_sha256 == self._digest}
        parts = []
        for fonds in self._judged.fonds or filter(None, (self._judged.whole_fonds,)):
            journal = self._journals.get(fonds) or reader.unfinished_import(fonds, self._digest)
            if journal is not None:
                self._journals[fonds] = journal
            seen = fonds in mine and journal is None
            mode = Mode.AGAIN if seen else Mode.NEWER if self._how.update else Mode.FIRST
            parts.append(Part(fonds, mode, mine.get(fonds, "") if journal is not None else ""))
        return compare(reader, self._judged, parts)

    def _work(self, found: Comparison) -> list[Part]:
        """Return the fonds in which there is something to do: none into which this very file went before."""
        return [
            part
            for part in found.parts.values()
            if part.fonds in self._journals or (part.mode is not Mode.AGAIN and (part.fresh or part.changed))
        ]

    def _is_refused(self, found: Comparison) -> bool:
        return not self._work(found) or (len(found.rejected) > 0 and not self._how.only_good)

    def _begin(self, unit: Unit, part: Part) -> str:
        """Return the inventory of a fonds, ``""`` when the list brings it no dossier."""
        if not part.fresh and not part.done:
            return ""
        return unit.begin_inventory(
            fonds_code=part.fonds, code=self._path.stem, title=self._how.mapping.title, source_name=self._path.name,
            source_sha256=self._digest,
        ).id  # fmt: skip

    def _tell(self, unit: Unit, found: Comparison, part: Part, done: _Done) -> None:
        unit.emit(
            "inventory.imported", done.inventories[part.fonds] or self._path.name, source=self._path.name,
            sha256=self._digest, fonds=part.fonds, dossiers=done.imported[part.fonds],
            updated=done.updated[part.fonds], unchanged=part.unchanged, kept=part.kept, vanished=part.vanished,
            rejected=len(found.rejected),
        )  # fmt: skip

    def _told_rows(self, found: Comparison) -> Iterator[DossierRow]:
        fresh = [number for part in self._work(found) for number in part.fresh]
        for done, row in enumerate(good_rows(self._judged, fresh)):
            if done % _TOLD_EVERY == 0:
                self._watch.cancel.raise_if_cancelled()
                self._watch.progress(Progress(done, len(fresh), "dossiers", self._path.name))
            yield row

    def _result(self, found: Comparison, done: _Done | None = None) -> ImportResult:
        """Return what was found, and done when it was written."""
        judged, parts, wrote = self._judged, found.parts.values(), done or _Done()
        column = judged.heading.columns.get("fonds")
        imported, updated = sum(wrote.imported.values()), sum(wrote.updated.values())
        return ImportResult(
            source=self._path.name,
            sha256=self._digest,
            imported=imported,
            already=sum(part.known for part in parts),
            good=sum(len(part.fresh) + part.done + len(part.changed) for part in parts),
            rejected=Records(found.rejected, to_rejected),
            updated=updated,
            unchanged=sum(part.unchanged for part in parts),
            kept=Records(found.kept, lambda record: Kept(*record)),
            vanished=Records(found.vanished, lambda record: str(record[0])),
            notices=judged.notices,
            path=self._path,
            sheet=judged.sheet,
            headings=judged.heading.names,
            inventory_ids=tuple(filter(None, wrote.inventories.values())),
            written=imported + updated > 0,
            fonds=tuple(found.parts),
            whole_fonds=judged.whole_fonds,
            fonds_column=column,
            fonds_heading=_fonds_heading(self._how.mapping),
        )


@dataclass
class _Done:
    """What was written, by fonds: the inventory, dossiers registered and updated."""

    inventories: dict[str, str] = field(default_factory=dict)
    imported: dict[str, int] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)


def _fonds_heading(mapping: ColumnMapping) -> str:
    return next((text for text in mapping.columns.get("fonds", ()) if not text.startswith("#")), "")


def _to_how(journal: UnfinishedImport) -> _How:
    said = json.loads(journal.options)
    mapping = build(ColumnMapping, said["mapping"], "import")
    # Before lists of several fonds could be imported, the fonds was known from the journal alone.
    fonds = said.get("fonds", journal.fonds_code)
    return _How(mapping, said["sheet"], said["only_good"], said["update"], fonds)
