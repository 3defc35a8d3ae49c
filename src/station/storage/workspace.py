"""One folder that holds everything a station must not lose, and the door to it."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, RootTransaction, insert, select

from station.model.clock import Clock
from station.model.errors import NotFound, StorageFault
from station.model.people import Person
from station.storage import schema
from station.storage.chain_mark import ChainMark
from station.storage.count_totals import count_marked, set_zone
from station.storage.database import (
    BUSY_SECONDS,
    FILE_NAME,
    check_integrity,
    open_engine,
    read_connection,
    sqlite_url,
    write_connection,
)
from station.storage.derivatives import DerivativeStore
from station.storage.durable_io import DurableIO
from station.storage.faults import disk_faults, patience
from station.storage.filesystems import file_system_of, is_network
from station.storage.locks import WorkspaceLock
from station.storage.masters import MasterStore
from station.storage.reconcile import ReconcileReport, block_lost, reconcile
from station.storage.session import queue_writers
from station.storage.unit import Reader, Unit
from station.storage.versions import bring_up_to_date, current_version, known_versions

__all__ = ["Reader", "Unit", "Workspace"]

FOLDERS = ("masters", "temp", "spool", "packages", "derivatives", "quarantine")


@dataclass(frozen=True, slots=True)
class Older:
    """An older database stands where the one last used was: ``events`` it has, ``expected`` was the last one noted."""

    events: int
    expected: int
    expected_hash: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who lets work go on from an older database, and why; ``None``: the station itself."""

    person: Person | None
    reason: str


# Is handed the workspace with the older database, whose accounts say who may accept it; raises to refuse.
AcceptOlder = Callable[["Workspace"], Acceptance]


class Workspace:
    """An open workspace. Any thread may read; writes come one after another.

    Layout: ``station.db`` (or a PostgreSQL database), ``station.lock``, ``masters/``, ``temp/``, ``spool/`` (images on
    their way from the scanner), ``packages/``, ``derivatives/``, ``quarantine/``, ``backups/``.
    """

    def __init__(self, path: Path, engine: Engine, clock: Clock, station: str, lock: WorkspaceLock | None) -> None:
        self.path = path
        self.engine = engine
        self.station = station
        self.masters = MasterStore(path / "masters", path / "temp")
        self.derivatives = DerivativeStore(path / "derivatives")
        self.reconciliation = ReconcileReport()
        self._clock = clock
        self._lock = lock
        self._mark = ChainMark(path)
        self._writing = threading.Lock()
        self._failed = ""
        self._undecided = False

    @classmethod
    def create_or_open(
        cls,
        path: Path,
        clock: Clock,
        station: str,
        *,
        force_network: bool = False,
        database: str = "",
        accept_older: AcceptOlder | None = None,
    ) -> Self:
        """Open a workspace, made first where there is none, as its one station.

        ``database``: address of a PostgreSQL database; SQLite in the workspace unless given. Raises ``StorageFault``:
        ``workspace_network`` (unless ``force_network``), ``workspace_read_only``, ``workspace_locked`` (names the
        owner), ``workspace_not_a_folder``, ``database_newer``, ``database_damaged``, ``disk_full``,
        ``database_replaced`` (older than the one last used here; ``accept_older`` is then asked who takes it, and what
        it raises is raised). What start-up found and did stands in ``reconciliation``; a dossier with a lost master is
        blocked.
        """
        path = path.absolute()
        kind = file_system_of(path)
        if is_network(kind) and not force_network:
            raise StorageFault("workspace_network", path=str(path), file_system=kind)
        _make_folder(path)
        lock = WorkspaceLock(path, station)
        try:
            _make_layout(path)
            engine = open_engine(database or sqlite_url(path), path)
            workspace = cls(path, engine, clock, station, lock)
            try:
                workspace._prepare(unclean=lock.unclean, accept_older=accept_older)
            except BaseException:
                engine.dispose()
                raise
        except BaseException:
            lock.release()
            raise
        return workspace

    @classmethod
    def open_readonly(cls, path: Path, clock: Clock, *, database: str = "") -> Self:
        """Open a workspace for looking only, also while its station works in it.

        Raises ``NotFound`` (``workspace_unknown``), ``StorageFault`` (``database_newer``, ``database_outdated``).
        """
        path = path.absolute()
        if not database and not (path / FILE_NAME).is_file():
            raise NotFound("workspace_unknown", path=str(path))
        engine = open_engine(database or sqlite_url(path), path, read_only=True)
        try:
            _require_present(current_version(engine), known_versions(), path)
        except BaseException:
            engine.dispose()
            raise
        return cls(path, engine, clock, "", None)

    def now(self) -> datetime:
        """Return the present moment in the station's time zone."""
        return self._clock.now()

    @property
    def spool(self) -> Path:
        """Folder for images on their way from the scanner."""
        return self.path / "spool"

    @property
    def packages_dir(self) -> Path:
        """Folder of the sealed packages."""
        return self.path / "packages"

    @property
    def quarantine(self) -> Path:
        """Folder for files that no row speaks of."""
        return self.path / "quarantine"

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Give a reader that sees one moment of the database."""
        with patience(self.path), read_connection(self.engine) as connection:
            yield Reader(connection, self._clock)

    @contextmanager
    def write(self, person: Person | None) -> Iterator[Unit]:
        """Give a unit of work in the name of a person, or of the station itself.

        It is committed, durably, when the block ends well, and undone when it raises. Not to be nested. Raises
        ``Refused`` (rules; ``account_closed``, ``roles_changed`` since the person logged in) and ``StorageFault``
        (``disk_full``, ``disk_error``, ``database_busy``, ``workspace_read_only``; ``workspace_failed`` after a commit
        whose outcome is unknown: open it anew).
        """
        self._require_writable()
        if not self._writing.acquire(timeout=BUSY_SECONDS):
            raise StorageFault("database_busy", path=str(self.path))
        try:
            with patience(self.path), write_connection(self.engine) as connection:
                yield from self._transaction(connection, person)
        finally:
            self._writing.release()

    def older(self) -> Older | None:
        """Return how this database differs from the one last used here, ``None`` when it holds all that was noted."""
        # The note first: a station that works here meanwhile notes what it has committed.
        noted = self._mark.read()
        if noted is None:
            return None
        with self.read() as reader:
            found, events = reader.event_hash(noted[0]), reader.event_count()
        return None if found == noted[1] else Older(events, *noted)

    def close(self) -> None:
        """Let everything go; a second call does nothing."""
        self.engine.dispose()
        self._mark.close()
        if self._lock is not None:
            lock, self._lock = self._lock, None
            lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _require_writable(self) -> None:
        if self._lock is None:
            raise StorageFault("workspace_closed", path=str(self.path))
        if self._failed:
            raise StorageFault("workspace_failed", path=str(self.path), detail=self._failed)

    def _transaction(self, connection: Connection, person: Person | None) -> Iterator[Unit]:
        transaction = connection.begin()
        try:
            unit = Unit(connection, self._clock, self.station, person)
            unit.require_standing()
            yield unit
            unit.finish()
            while count_marked(connection):
                pass
        except BaseException:
            transaction.rollback()
            raise
        self._commit(transaction)
        if unit.head is not None and not self._undecided:
            self._mark.write(*unit.head)

    def _commit(self, transaction: RootTransaction) -> None:
        try:
            transaction.commit()
        except StorageFault as fault:
            # After a failed fsync nobody knows what is on the disk, and the next one may lie: read it anew.
            if fault.code not in ("disk_full", "database_busy"):
                self._failed = fault.code
            raise

    def _prepare(self, *, unclean: bool, accept_older: AcceptOlder | None) -> None:
        if unclean:
            check_integrity(self.engine, self.path)
        bring_up_to_date(self.engine, self.path, self.path / "backups")
        with write_connection(self.engine) as connection, connection.begin():
            if connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "workspace")).first() is None:
                connection.execute(insert(schema.meta).values(key="workspace", value=uuid.uuid4().hex))
        self._count()
        self._compare_with_mark(accept_older)
        report = reconcile(self.engine, self.masters, self.spool, self.quarantine, unclean=unclean)
        with self.write(None) as unit:
            block_lost(unit, report.lost)
            if not report.calm:
                unit.emit(
                    "workspace.reconciled", self.station, lost=[one.sha256 for one in report.lost],
                    orphans=[one.name for one in report.orphans],
                )  # fmt: skip
        self.reconciliation = report

    def _count(self) -> None:
        """Count what a migration or somebody beside the program left marked, in portions of transactions."""
        with write_connection(self.engine) as connection:
            with connection.begin():
                queue_writers(connection)
                set_zone(connection, self._clock.now())
            more = True
            while more:
                with connection.begin():
                    queue_writers(connection)
                    more = count_marked(connection)

    def _compare_with_mark(self, accept_older: AcceptOlder | None) -> None:
        """Refuse an older database put in this one's place, before newer masters would be taken for orphans."""
        older = self.older()
        if older is None:
            return
        if accept_older is None:
            raise StorageFault(
                "database_replaced", path=str(self.path), events=older.events, expected=older.expected
            )  # fmt: skip
        # A login that fails meanwhile writes an event, which must not pass for the acceptance.
        self._undecided = True
        accepted = accept_older(self)
        self._undecided = False
        with self.write(accepted.person) as unit:
            unit.emit(
                "workspace.database_replaced", self.station, events=older.events, expected=older.expected,
                expected_hash=older.expected_hash, reason=accepted.reason,
            )  # fmt: skip


def _make_folder(path: Path) -> None:
    with disk_faults(path):
        if path.exists() and not path.is_dir():
            raise StorageFault("workspace_not_a_folder", path=str(path))
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        for folder in missing:
            DurableIO().sync_folder(folder.parent)


def _make_layout(path: Path) -> None:
    io = DurableIO()
    with disk_faults(path):
        for name in FOLDERS:
            io.make_folder(path / name)
        # Also when they were there: a crash may have come between making and syncing them.
        io.sync_folder(path)


def _require_present(found: str | None, known: list[str], path: Path) -> None:
    if found != known[-1]:
        code = "database_outdated" if found in known or found is None else "database_newer"
        raise StorageFault(code, path=str(path), found=found or "", known=known[-1])
