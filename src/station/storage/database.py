"""The engine: SQLite in WAL with every commit on the disk, or PostgreSQL; transactions are begun explicitly.

SQLite with ``synchronous=NORMAL`` lost 60 of 60 acknowledged rows in a power cut, so ``FULL`` is not a setting.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url

from station.model.errors import StorageFault
from station.storage.faults import tell_faults

FILE_NAME = "station.db"
BUSY_SECONDS = 10
READERS = 8
# What the WAL may keep for itself after a large import.
WAL_BYTES = 64 * 1024 * 1024


def sqlite_url(path: Path) -> str:
    """Return the address of the database file of a workspace."""
    return f"sqlite:///{path / FILE_NAME}"


def open_engine(url: str, path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine for ``sqlite:///FILE`` or a PostgreSQL address; nothing is opened yet.

    Whatever fails later raises ``StorageFault`` or ``Refused`` with the name of the workspace ``path``.
    """
    if make_url(url).get_backend_name() == "sqlite":
        engine = _sqlite_engine(url, read_only=read_only)
    else:
        engine = create_engine(url, pool_size=READERS, max_overflow=READERS, pool_pre_ping=True)
    tell_faults(engine, path)
    return engine


def _sqlite_engine(url: str, *, read_only: bool) -> Engine:
    file = Path(str(make_url(url).database))
    engine = create_engine(
        url,
        creator=lambda: _connect(file, read_only=read_only),
        pool_size=READERS,
        max_overflow=READERS,
        pool_timeout=BUSY_SECONDS,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(file: Path, *, read_only: bool) -> sqlite3.Connection:
    if not read_only:
        return _open(f"{file.as_uri()}?mode=rwc", read_only=False)
    try:
        return _open(f"{file.as_uri()}?mode=ro", read_only=True)
    except sqlite3.OperationalError:
        # On a read-only disk there is no place for the WAL's index; without a WAL nobody is writing.
        if not file.is_file() or file.with_name(f"{file.name}-wal").exists():
            raise
        return _open(f"{file.as_uri()}?mode=ro&immutable=1", read_only=True)


def _open(uri: str, *, read_only: bool) -> sqlite3.Connection:
    # Rows come and go through several threads, one at a time: the pool sees to that.
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection, read_only=read_only)
    except UnicodeDecodeError as error:
        # SQLite quotes the damaged text of its schema, and the driver cannot read it.
        connection.close()
        damage = sqlite3.DatabaseError("database disk image is malformed")
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damage from error
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, *, read_only: bool) -> None:
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT COUNT(*) FROM sqlite_master")
    else:
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise sqlite3.OperationalError(f"the journal is {mode}, not wal")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA journal_size_limit = {WAL_BYTES}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("station_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def read_connection(engine: Engine) -> Connection:
    """Return a connection whose transaction sees one moment of the database."""
    if engine.dialect.name == "postgresql":
        return engine.connect().execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return engine.connect()


def write_connection(engine: Engine) -> Connection:
    """Return a connection whose transaction may write, from its first statement."""
    connection = engine.connect()
    if engine.dialect.name == "sqlite":
        return connection.execution_options(station_writes=True)
    return connection


def check_integrity(engine: Engine, path: Path, *, thorough: bool = False) -> None:
    """Raise ``StorageFault`` with code ``database_damaged`` when SQLite finds its file inconsistent.

    This finds damage, not loss: a file that lost its last commits is still "ok". PostgreSQL checks its own pages.
    """
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        check = "integrity_check" if thorough else "quick_check"
        found: list[Any] = list(connection.execute(text(f"PRAGMA {check}(3)")).scalars())
    if found != ["ok"]:
        raise StorageFault("database_damaged", path=str(path), detail="; ".join(map(str, found)))
