"""Start-up: what a crash left is put in order, and what must never happen is said aloud and blocks its dossier.

The order matters: the lock is held and the database whole; then temp files and spool go (nobody was told of them),
rows without their file are an alarm, files without a row are hashed and set aside, files of a wrong size are an alarm.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, Table, func, literal, select, true

from station.model.errors import NotFound
from station.model.states import CaptureState, DossierState, PageState
from station.storage.database import read_connection
from station.storage.durable_io import DurableIO
from station.storage.faults import disk_faults
from station.storage.masters import MasterStore, file_sha256
from station.storage.schema import capture, dossier, media_file, page
from station.storage.unit import Unit

_SETTLED = (DossierState.PACKAGED.value, DossierState.DELIVERED.value)
_BATCH = 1000
_PREFIX = re.compile("[0-9a-f]{2}")
LOST = "master_lost"


@dataclass(frozen=True, slots=True)
class LostMaster:
    """A capture whose master is not what was acknowledged: ``missing``, ``wrong_size``, ``changed``, ``unreadable``.

    ``current``: the page shows this capture now, so its dossier is blocked. A file of sound or film stands for a
    capture here: ``capture_id`` is then its id, and ``page_id`` is ``""``.
    """

    dossier_id: str
    dossier_code: str
    page_id: str
    capture_id: str
    sha256: str
    reason: str
    current: bool


@dataclass(frozen=True, slots=True)
class Orphan:
    """A file among the masters that nothing speaks of, now in quarantine; ``whole``: its bytes match its name."""

    name: str
    whole: bool
    path: Path


@dataclass(frozen=True, slots=True)
class ReconcileReport:
    """What was found and done at start-up; ``unclean``: the station before did not end in an orderly way.

    ``temps_removed`` and ``spool_removed`` count what was left of images that nobody was told of.
    """

    unclean: bool = False
    temps_removed: int = 0
    spool_removed: int = 0
    lost: tuple[LostMaster, ...] = ()
    orphans: tuple[Orphan, ...] = ()

    @property
    def calm(self) -> bool:
        """Whether there is nothing a person must be told."""
        return not self.lost and not self.orphans


def reconcile(engine: Engine, masters: MasterStore, spool: Path, quarantine: Path, *, unclean: bool) -> ReconcileReport:
    """Clear temp files and spool, find lost masters, set orphans aside; raises ``StorageFault`` when the disk fails.

    Every name is compared, sizes only in dossiers still in work; hashes are ``hash_masters``, in the background.
    """
    with disk_faults(masters.root):
        temps, spooled = _clear(masters.temp), _clear(spool)
        with read_connection(engine) as connection:
            lost, strays = _compare(connection, masters)
            lost += _wrong_sizes(connection, masters)
        orphans = [_set_aside(path, quarantine) for path in sorted(strays)]
        if orphans:
            DurableIO().sync_folder(quarantine)
    return ReconcileReport(unclean, temps, spooled, tuple(lost), tuple(orphans))


def hash_masters(engine: Engine, masters: MasterStore, *, everything: bool = False) -> Iterator[LostMaster | None]:
    """Hash the masters of all dossiers still in work, or of all; yield for each capture what is wrong, or ``None``."""
    wanted = true() if everything else dossier.c.state.not_in(_SETTLED)
    for table, rows in _SPEAKERS:
        yield from _hash(engine, masters, table, rows.where(wanted))


def _hash(engine: Engine, masters: MasterStore, table: Table, spoken: Select[Any]) -> Iterator[LostMaster | None]:
    last = 0
    while True:
        batch = spoken.where(table.c.sequence > last).order_by(table.c.sequence).limit(_BATCH)
        with read_connection(engine) as connection:
            rows = connection.execute(batch).mappings().all()
        for row in rows:
            reason = masters.verify(row["sha256"], row["size"])
            yield _lost(row, reason) if reason else None
        if len(rows) < _BATCH:
            return
        last = rows[-1]["sequence"]


def find_strays(engine: Engine, masters: MasterStore) -> list[Path]:
    """Return the files among the masters that no capture speaks of."""
    with disk_faults(masters.root), read_connection(engine) as connection:
        return sorted(_compare(connection, masters)[1])


def block_lost(unit: Unit, lost: Iterable[LostMaster]) -> None:
    """Block every dossier with a live page whose master is lost, and release those whose masters are back."""
    wanted: dict[str, list[str]] = {}
    for one in lost:
        if one.current:
            wanted.setdefault(one.dossier_id, []).append(one.sha256)
    blocked = set(unit.blocked_dossiers(LOST))
    for dossier_id in sorted(wanted.keys() - blocked):
        unit.set_blocked(dossier_id, LOST)
        unit.emit("dossier.blocked", dossier_id, reason=LOST, masters=wanted[dossier_id])
    for dossier_id in sorted(blocked - wanted.keys()):
        unit.set_blocked(dossier_id, "")
        unit.emit("dossier.released", dossier_id, reason=LOST)


_CAPTURES = (
    select(
        capture.c.id, capture.c.sequence, capture.c.sha256, capture.c.size, capture.c.page_id, capture.c.dossier_id,
        dossier.c.code,
        ((capture.c.state == CaptureState.CURRENT.value) & (page.c.state != PageState.REMOVED.value)).label("shown"),
    )
    .join(dossier, dossier.c.id == capture.c.dossier_id)
    .join(page, page.c.id == capture.c.page_id)
)  # fmt: skip
_MEDIA = select(
    media_file.c.id, media_file.c.sequence, media_file.c.sha256, media_file.c.size, literal("").label("page_id"),
    media_file.c.dossier_id, dossier.c.code, (media_file.c.withdrawn == 0).label("shown"),
).join(dossier, dossier.c.id == media_file.c.dossier_id)  # fmt: skip
# Who speaks of masters: images, and files of sound and film.
_SPEAKERS: tuple[tuple[Table, Select[Any]], ...] = ((capture, _CAPTURES), (media_file, _MEDIA))


def _compare(connection: Connection, masters: MasterStore) -> tuple[list[LostMaster], list[Path]]:
    """Return the captures without a file and the files without a capture."""
    lost: list[LostMaster] = []
    entries = list(masters.root.iterdir())
    folders = {path.name for path in entries if _is_folder(path)}
    strays = [path for path in entries if path.name not in folders]
    prefixes = (select(func.substr(table.c.sha256, 1, 2)).distinct() for table, _ in _SPEAKERS)
    spoken_of = {prefix for statement in prefixes for prefix in connection.execute(statement).scalars()}
    for prefix in sorted(folders | spoken_of):
        there = _names(masters.root / prefix)
        rows = _spoken(connection, prefix)
        lost += [_lost(row, "missing") for row in rows if row["sha256"] not in there]
        strays += [masters.root / prefix / name for name in there - {row["sha256"] for row in rows}]
    return lost, strays


def _spoken(connection: Connection, prefix: str) -> list[RowMapping]:
    found: list[RowMapping] = []
    for table, rows in _SPEAKERS:
        within = (table.c.sha256 >= prefix, table.c.sha256 < f"{prefix}g")
        found += connection.execute(rows.where(*within)).mappings().all()
    return found


def _wrong_sizes(connection: Connection, masters: MasterStore) -> Iterator[LostMaster]:
    for _, rows in _SPEAKERS:
        for row in connection.execute(rows.where(dossier.c.state.not_in(_SETTLED))).mappings():
            try:
                size = masters.path(row["sha256"]).stat().st_size
            except (FileNotFoundError, NotFound):
                continue  # told as missing already
            if size != row["size"]:
                yield _lost(row, "wrong_size")


def _lost(row: RowMapping, reason: str) -> LostMaster:
    whose = (row["dossier_id"], row["code"], row["page_id"], row["id"])
    return LostMaster(*whose, row["sha256"], reason, bool(row["shown"]))


def _clear(folder: Path) -> int:
    """Remove what is in a folder of the station's own; return how many files that were."""
    left = list(folder.iterdir())
    files = 0
    for path in left:
        if path.is_dir() and not path.is_symlink():
            files += sum(1 for inner in path.rglob("*") if not inner.is_dir())
            shutil.rmtree(path)
        else:
            files += 1
            path.unlink()
    return files


def _is_folder(path: Path) -> bool:
    return _PREFIX.fullmatch(path.name) is not None and path.is_dir() and not path.is_symlink()


def _names(folder: Path) -> set[str]:
    try:
        return set(os.listdir(folder))  # noqa: PTH208 - names are all that is wanted, of up to millions
    except (FileNotFoundError, NotADirectoryError):
        return set()


def _set_aside(path: Path, quarantine: Path) -> Orphan:
    whole = path.is_file() and not path.is_symlink() and file_sha256(path) == path.name
    target = quarantine / (path.name if whole else f"{path.name}.damaged")
    number = 1
    while target.exists() and not whole:
        number += 1
        target = quarantine / f"{path.name}.damaged-{number}"
    path.replace(target)
    return Orphan(path.name, whole, target)
