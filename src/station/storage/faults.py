"""What disk and database say, as facts that a person can be told."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import TimeoutError as PoolTimeout

from station.model.errors import Refused, StationError, StorageFault
from station.storage.migrations.rules import MARK

# EDQUOT is a disk that is full for this user only.
DISK_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "workspace_read_only",
    errno.EACCES: "workspace_read_only",
    errno.EPERM: "workspace_read_only",
}

_SQLITE_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "workspace_read_only",
    sqlite3.SQLITE_PERM: "workspace_read_only",
    sqlite3.SQLITE_BUSY: "database_busy",
    sqlite3.SQLITE_LOCKED: "database_busy",
    sqlite3.SQLITE_CORRUPT: "database_damaged",
    sqlite3.SQLITE_NOTADB: "database_damaged",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_CANTOPEN: "database_unreadable",
    sqlite3.SQLITE_CONSTRAINT: "database_constraint",
}
_RULE = re.compile(re.escape(MARK) + r"(\w+)")


def disk_fault(error: OSError, path: Path) -> StorageFault:
    """Return the fault for a failed file operation: ``disk_full``, ``workspace_read_only`` or ``disk_error``."""
    code = DISK_CODES.get(error.errno or 0, "disk_error")
    return StorageFault(code, path=str(path), detail=error.strerror or str(error))


def database_fault(error: BaseException, path: Path) -> StationError:
    """Return the fault for a failed statement; a rule of the house that fired becomes ``Refused`` with its code."""
    rule = _RULE.search(str(error))
    if rule is not None:
        return Refused(rule.group(1), subject="database")
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return StorageFault(_SQLITE_CODES.get(primary, "database_error"), path=str(path), detail=str(error))


def tell_faults(engine: Engine, path: Path) -> None:
    """Let every failed statement, commit or connection of the engine raise the fault for it, naming ``path``."""

    def raise_fault(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, engine.dialect.loaded_dbapi.Error):
            raise database_fault(context.original_exception, path) from context.original_exception

    event.listen(engine, "handle_error", raise_fault)


@contextmanager
def patience(path: Path) -> Iterator[None]:
    """Turn the wait for a free connection, when it is in vain, into ``database_busy``."""
    try:
        yield
    except PoolTimeout as error:
        raise StorageFault("database_busy", path=str(path), detail=str(error)) from error


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn errors of the disk inside the block into faults that name ``path``."""
    try:
        yield
    except OSError as error:
        raise disk_fault(error, path) from error
