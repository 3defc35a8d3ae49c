"""The administrator changes the catalogue of reasons: one file of the workspace, and one event that says so."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import replace
from pathlib import Path

from station.model.people import Action, Person
from station.model.reasons import Reasons
from station.settings.reasons import lay, load_reasons, reason_files, written
from station.storage.durable_io import DurableIO
from station.storage.faults import disk_faults
from station.workflow.station import Station


def change_reasons(station: Station, person: Person, resources: Path, wanted: Reasons) -> Reasons:
    """Keep a catalogue for this workspace and return it as it will be read; the file changes whole or not at all.

    A reason that is offered now and missing in ``wanted`` is hidden, never lost: its code may stand in a record.
    ``resources``: the product's own data. Raises ``Refused`` (``role_missing``), ``SettingsFault`` (see
    ``settings.reasons.lay``; nothing is written), ``StorageFault``.
    """
    person.require(Action.MANAGE_SETTINGS)
    *lower, path = files = reason_files(resources, station.workspace.path)
    below = load_reasons(lower)
    text = written(below, _with_all_of(load_reasons(files), wanted))
    kept = lay(below, tomllib.loads(text), str(path))
    with station.workspace.write(person) as unit:
        unit.emit("reasons.changed", path.name, sha256=hashlib.sha256(text.encode()).hexdigest())
        keep_file(path, text)
    return kept


def _with_all_of(present: Reasons, wanted: Reasons) -> Reasons:
    for group, reasons in present.groups.items():
        known = {reason.code for reason in wanted.everything(group)}
        gone = [replace(reason, hidden=True) for reason in reasons if reason.code not in known]
        wanted = wanted.with_group(group, [*wanted.everything(group), *gone])
    return wanted


def keep_file(path: Path, text: str) -> None:
    """Put a text into a file, durably and whole; an empty text removes it. Raises ``StorageFault``."""
    io, fresh = DurableIO(), path.with_name(f".{path.name}.new")
    with disk_faults(path):
        if text:
            io.unlink(fresh)
            descriptor = io.create(fresh)
            try:
                io.write(descriptor, text.encode())
                io.sync(descriptor)
            finally:
                io.close(descriptor)
            io.rename(fresh, path)
        else:
            io.unlink(path)
        io.sync_folder(path.parent)
