"""Mục lục hồ sơ in: every row is judged before anything is written, and all is written in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from station.jobs.job import CancelToken, Progress, ProgressSink, ignore_progress
from station.model.codes import problem_with_code
from station.model.errors import InputFault
from station.model.people import Action, Person
from station.storage.unit import Unit
from station.storage.workspace import Workspace
from station.workflow.compare_inventory import Comparison, Mode, compare
from station.workflow.inventory_mapping import ColumnMapping
from station.workflow.inventory_result import DossierRow, ImportResult, Kept
from station.workflow.judge_inventory import JudgedList, judge_list, to_rejected, to_row
from station.workflow.row_spool import Records

__all__ = ["ImportResult", "import_inventory"]

_TOLD_EVERY = 2000


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
    named. Raises ``InputFault`` (see ``judge_list``; ``code_bad``), ``Refused`` (role), ``JobCancelled``.
    """
    person.require(Action.IMPORT_INVENTORY)
    cancel = cancelled or CancelToken()
    judged = judge_list(path, mapping, sheet, workspace.now().date(), progress, cancel)
    fonds = fonds or judged.fonds
    if reason := problem_with_code(fonds):
        raise InputFault("code_bad", value=fonds, reason=reason)
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    importing = _Import(path, digest, fonds, mapping.title, progress, cancel)
    with workspace.write(person) as unit:
        seen = any(one.source_sha256 == digest and one.fonds_code == fonds for one in unit.inventories())
        found = compare(unit, judged, fonds, Mode.AGAIN if seen else Mode.NEWER if update else Mode.FIRST)
        nothing = not found.fresh and not len(found.changed)
        if seen or nothing or (len(found.rejected) and not only_good):
            return importing.result(judged, found)
        inventory_id = importing.write(unit, judged, found)
    return importing.result(judged, found, inventory_id, written=True)


class _Import:
    """One file on its way in."""

    def __init__(
        self, path: Path, digest: str, fonds: str, title: str, progress: ProgressSink, cancel: CancelToken
    ) -> None:
        self._path, self._digest, self._fonds, self._title = path, digest, fonds, title
        self._progress, self._cancel = progress, cancel

    def write(self, unit: Unit, judged: JudgedList, found: Comparison) -> str:
        """Register and update; return the id of the inventory, ``""`` when nothing was registered."""
        inventory_id = ""
        if found.fresh:
            inventory_id = unit.import_inventory(
                fonds_code=self._fonds, code=self._path.stem, title=self._title, source_name=self._path.name,
                source_sha256=self._digest, rows=self._rows(judged, found),
            ).id  # fmt: skip
        for number in range(len(found.changed)):
            if number % _TOLD_EVERY == 0:
                self._cancel.raise_if_cancelled()
            dossier_id, changes = found.changed[number]
            unit.relist_dossier(dossier_id, {name: new for name, (_, new) in changes.items()})
            unit.emit("dossier.relisted", dossier_id, source=self._path.name, changes=changes)
        unit.emit(
            "inventory.imported", inventory_id or self._path.name, source=self._path.name, sha256=self._digest,
            dossiers=len(found.fresh), updated=len(found.changed), unchanged=found.unchanged, kept=len(found.kept),
            vanished=len(found.vanished), rejected=len(found.rejected),
        )  # fmt: skip
        return inventory_id

    def _rows(self, judged: JudgedList, found: Comparison) -> Iterator[DossierRow]:
        for done, number in enumerate(found.fresh):
            if done % _TOLD_EVERY == 0:
                self._cancel.raise_if_cancelled()
                self._progress(Progress(done, len(found.fresh), "dossiers", self._path.name))
            row = to_row(judged.rows[number])
            assert isinstance(row, DossierRow)
            yield row

    def result(
        self, judged: JudgedList, found: Comparison, inventory_id: str = "", *, written: bool = False
    ) -> ImportResult:
        """Return what was found, and done when it was written."""
        return ImportResult(
            source=self._path.name,
            sha256=self._digest,
            imported=len(found.fresh) if written else 0,
            already=found.known,
            good=len(found.fresh) + len(found.changed),
            rejected=Records(found.rejected, to_rejected),
            updated=len(found.changed) if written else 0,
            unchanged=found.unchanged,
            kept=Records(found.kept, lambda record: Kept(*record)),
            vanished=Records(found.vanished, lambda record: str(record[0])),
            notices=judged.notices,
            path=self._path,
            sheet=judged.sheet,
            headings=judged.heading.names,
            inventory_id=inventory_id,
            written=written,
        )
