"""Brings a database to the form this program knows, in one transaction, after a copy of what was there."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from station.model.errors import StorageFault
from station.storage.database import FILE_NAME, write_connection
from station.storage.faults import disk_faults

_SCRIPTS = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def known_versions() -> list[str]:
    """Return the versions this program can bring a database to, oldest first; raises ``StorageFault``."""
    with disk_faults(_SCRIPTS):
        steps = [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()]
    if not steps:
        raise StorageFault("disk_error", path=str(_SCRIPTS), detail="the program's own files cannot be read")
    return steps[::-1]


def current_version(engine: Engine) -> str | None:
    """Return the version of the database, ``None`` for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(engine: Engine, path: Path, backups: Path, *, to: str = "head") -> bool:
    """Bring the database of the workspace ``path`` to version ``to``; return whether there was anything to do.

    A SQLite database that holds anything is first copied into ``backups``. All steps are one transaction: after a crash
    the database is as before. Raises ``StorageFault`` with code ``database_newer`` when a newer program made it.
    """
    known = known_versions()
    found = current_version(engine)
    if found is not None and found not in known:
        raise StorageFault("database_newer", path=str(path), found=found, known=known[-1])
    if found == (known[-1] if to == "head" else to):
        return False
    if found is not None and engine.dialect.name == "sqlite":
        with disk_faults(path):
            back_up(path / FILE_NAME, backups, found)
    config = _config()
    with disk_faults(_SCRIPTS), write_connection(engine) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, to)
    return True


def back_up(database: Path, folder: Path, label: str) -> Path:
    """Copy a SQLite database, also while it is in use, into ``folder`` and return the copy, safe on the disk."""
    folder.mkdir(exist_ok=True)
    number = len(list(folder.iterdir())) + 1
    copy = folder / f"{label}-{number:04d}.db"
    while copy.exists():
        number += 1
        copy = folder / f"{label}-{number:04d}.db"
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    for name in (copy, folder):
        handle = os.open(name, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    return copy
