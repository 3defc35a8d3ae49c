"""Figures of several stations together without a server: each signs its own, another takes them in from a file.

A station signs its totals and the whole chain of its events. Whoever takes them in keeps the file, and once, when a
station comes for the first time, compares the fingerprint of its key with the people there. Of a station the state with
the later end of the chain counts, whichever comes first; a state that is no part of the other's past is a fork, and
somebody has to look why there are two. What the events tell of the figures is counted anew and compared: figures that
differ are taken in, because it is the station's people who sign, but are marked wherever they are told.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from station.model.errors import InputFault, Refused
from station.model.people import Action, Person
from station.reports.export_file import export_file
from station.reports.proofs import COUNTED_ANEW, SIGNED, Proof, figures_proofs
from station.storage.durable_io import DurableIO
from station.storage.faults import disk_faults
from station.storage.masters import file_sha256
from station.storage.merged import MergedRecord
from station.storage.station_key import StationKey, fingerprint, same_fingerprint
from station.storage.unit import Reader
from station.workflow.figures_file import SUFFIX, FiguresFile, StationFigures, open_figures, write_figures
from station.workflow.figures_told import AGREE, DIFFER, UNTOLD, ToldFigures
from station.workflow.station import Station

FOLDER: Final = "merged"
_LARGEST_FILE: Final = 64 << 30
_CHUNK: Final = 1 << 20
_NOT_IN_NAMES: Final = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class MergedStation:
    """Another station whose figures count here: the end of its chain, and the file that is kept.

    ``changed``: whether this call brought its figures, or they were known already. ``proof``: what counting its events
    anew said (``figures_told``: ``agree``, ``differ``, ``untold``; ``signed`` when nobody counted), and ``differing``:
    the figures that are otherwise.
    """

    id: str
    name: str
    fingerprint: str
    sequence: int
    chain_head: str
    sha256: str
    at: datetime
    changed: bool = False
    proof: str = SIGNED
    differing: tuple[str, ...] = ()


def own_fingerprint(station: Station) -> str:
    """Return the fingerprint of this station's key, which is made at its first use; raises ``StorageFault``."""
    return fingerprint(StationKey.of(station.workspace.path).public)


def merged_stations(station: Station) -> list[MergedStation]:
    """Return the stations whose figures count here, by name."""
    with station.workspace.read() as reader:
        proofs = figures_proofs(reader)
        return [_to_merged(record, proof=proofs[record.id]) for record in reader.merged_stations()]


def kept_file(station: Station, merged: MergedStation | MergedRecord) -> Path:
    """Return where the file is kept that a station's figures came from."""
    return station.workspace.path / FOLDER / f"{merged.sha256}{SUFFIX}"


def check_merged(station: Station) -> dict[str, str]:
    """Compare the figures of other stations with the files that were kept of them; return what is wrong by name.

    Codes: ``figures_file`` (the file is not there, not that of then, or not whole), ``figures_differ`` (what is counted
    here is not what the station signed).
    """
    found = {}
    with station.workspace.read() as reader:
        for record in reader.merged_stations():
            code = _fault_of(kept_file(station, record), record, reader)
            if code:
                found[record.name] = code
    return found


def export_figures(station: Station, person: Person, folder: Path) -> Path:
    """Write this station's own figures, signed, and return the file; figures of others are not among them.

    Raises ``Refused`` (``role_missing``) and ``StorageFault`` (``key_damaged``, ``key_exposed``, and those of
    ``reports.export_file``).
    """
    person.require(Action.SEE_COUNTS)
    key = StationKey.of(station.workspace.path)
    with station.workspace.write(person) as unit:
        unit.emit("figures.exported", unit.workspace_id(), fingerprint=fingerprint(key.public))
    with station.workspace.read() as reader:
        sequence = reader.event_count()
        figures = StationFigures(
            station.name, reader.workspace_id(), key.public, sequence, reader.chain_head(), "",
            tuple(reader.own_totals()),
        )  # fmt: skip
        path = folder / f"{_file_name(station.name)}-{sequence:08d}{SUFFIX}"
        with export_file(path) as stream:
            write_figures(stream, figures, reader.event_bodies(sequence), key)
    return path


def merge_figures(station: Station, person: Person, file: Path, *, trust: str | None = None) -> MergedStation:
    """Take in the figures of another station; the same file again changes nothing, nor does an earlier state.

    ``trust``: the fingerprint of the station's key as its people read it out, needed when it comes for the first time
    or with another key. Raises ``Refused``: ``role_missing``, ``figures_untrusted`` and ``figures_key_changed`` (the
    fingerprint to compare), ``figures_own``, ``figures_fork`` (two states of one station of which neither is the
    other's past), ``figures_key_shared`` (the key of another station); ``InputFault`` of ``figures_file``;
    ``StorageFault``.
    """
    person.require(Action.PLAN)
    told = ToldFigures()
    with _copy(station, file) as (copy, digest), _named(file, copy), open_figures(copy) as opened:
        known = _known(station, opened.figures, trust)
        if known is None:
            opened.chain(hear=told.hear)
        elif not _goes_on(station, known, opened, digest, told):
            return next(one for one in merged_stations(station) if one.id == known.id)
        proof = _proof(told.differing(opened.figures.totals))
        record = MergedRecord(
            opened.figures.workspace, opened.figures.station, opened.figures.public_key, opened.figures.sequence,
            opened.figures.chain_head, digest, station.clock.now(),
        )  # fmt: skip
        _keep(copy, kept_file(station, record))
        with station.workspace.write(person) as unit:
            unit.put_merged(record, opened.figures.totals, fingerprint(record.public_key))
            unit.emit(COUNTED_ANEW, record.id, sequence=record.sequence, proof=proof[0], differing=list(proof[1]))
    if known is not None and known.sha256 != record.sha256:
        DurableIO().unlink(kept_file(station, known))
    return _to_merged(record, changed=True, proof=proof)


def _known(station: Station, figures: StationFigures, trust: str | None) -> MergedRecord | None:
    """Return what is known of the station; raises ``Refused`` unless its key is trusted."""
    with station.workspace.read() as reader:
        own, records = reader.workspace_id(), reader.merged_stations()
    if figures.workspace == own:
        raise Refused("figures_own", station=figures.station)
    for record in records:
        if record.public_key == figures.public_key and record.id != figures.workspace:
            raise Refused("figures_key_shared", station=figures.station, other=record.name)
    known = next((record for record in records if record.id == figures.workspace), None)
    told = fingerprint(figures.public_key)
    if known is not None and known.public_key == figures.public_key:
        return known
    if trust is None or not same_fingerprint(trust, told):
        code = "figures_untrusted" if known is None else "figures_key_changed"
        raise Refused(code, station=figures.station, fingerprint=told, given=(trust or "")[:80])
    return known


def _proof(differing: tuple[str, ...] | None) -> Proof:
    if differing is None:
        return UNTOLD, ()
    return (DIFFER if differing else AGREE), differing


def _goes_on(station: Station, known: MergedRecord, opened: FiguresFile, digest: str, told: ToldFigures) -> bool:
    """Count the chain of the file; return whether it goes on from what is known, or mends it, or is its past.

    Raises ``Refused`` with code ``figures_fork`` when it is neither.
    """
    figures = opened.figures
    if digest == known.sha256:
        opened.chain(hear=told.hear)
        with station.workspace.read() as reader:
            return bool(_fault_of(kept_file(station, known), known, reader))
    later = figures.sequence > known.sequence
    if later:
        same = opened.chain(known.sequence, told.hear) == known.chain_head
    else:
        opened.chain()
        with open_figures(kept_file(station, known)) as kept:
            same = kept.chain(figures.sequence) == figures.chain_head
            same = same and (figures.sequence != known.sequence or kept.figures.totals == figures.totals)
    if not same:
        raise Refused(
            "figures_fork", station=figures.station, sequence=figures.sequence, head=figures.chain_head,
            known_sequence=known.sequence, known_head=known.chain_head,
        )  # fmt: skip
    return later


def _fault_of(path: Path, record: MergedRecord, reader: Reader) -> str:
    try:
        if file_sha256(path) != record.sha256:
            return "figures_file"
        with open_figures(path) as opened:
            opened.chain()
            said = opened.figures
    except (InputFault, OSError):
        return "figures_file"
    told = (said.workspace, said.public_key, said.sequence, said.chain_head)
    if told != (record.id, record.public_key, record.sequence, record.chain_head):
        return "figures_file"
    totals = reader.merged_totals(record.id)
    same = set(said.totals) == set(totals) and len(said.totals) == len(totals) and reader.merged_days_hold(record.id)
    return "" if same else "figures_differ"


@contextmanager
def _copy(station: Station, file: Path) -> Iterator[tuple[Path, str]]:
    """Copy the file into the workspace, so that what is checked is what is kept; give it with its SHA-256."""
    io, told = DurableIO(), hashlib.sha256()
    target = station.workspace.path / "temp" / f"figures-{os.getpid()}{SUFFIX}"
    try:
        with disk_faults(target):
            io.unlink(target)
            descriptor = io.create(target)
            try:
                for chunk in _chunks(file):
                    told.update(chunk)
                    io.write(descriptor, chunk)
                io.sync(descriptor)
            finally:
                io.close(descriptor)
        yield target, told.hexdigest()
    finally:
        io.unlink(target)


def _chunks(file: Path) -> Iterator[bytes]:
    """Yield what stands in a file, and nothing of what is no file of a size that can be."""
    try:
        source = os.open(file, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            status = os.fstat(source)
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST_FILE:
                raise InputFault("figures_unreadable", path=str(file), detail=f"{status.st_size} B")
            while chunk := os.read(source, _CHUNK):
                yield chunk
        finally:
            os.close(source)
    except OSError as error:
        raise InputFault("figures_unreadable", path=str(file), detail=error.strerror or "") from error


@contextmanager
def _named(file: Path, copy: Path) -> Iterator[None]:
    """Let what is wrong with the copy name the file that a person knows."""
    try:
        yield
    except InputFault as fault:
        if fault.context.get("path") != str(copy):
            raise
        raise InputFault(fault.code, **{**fault.context, "path": str(file)}) from fault


def _keep(copy: Path, target: Path) -> None:
    io = DurableIO()
    with disk_faults(target):
        io.make_folder(target.parent)
        io.sync_folder(target.parent.parent)
        io.rename(copy, target)
        io.sync_folder(target.parent)


def _file_name(station: str) -> str:
    return _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", station)).strip("-.")[:60] or "station"


def _to_merged(record: MergedRecord, *, changed: bool = False, proof: Proof = (SIGNED, ())) -> MergedStation:
    return MergedStation(
        record.id, record.name, fingerprint(record.public_key), record.sequence, record.chain_head, record.sha256,
        record.at, changed, *proof,
    )  # fmt: skip
