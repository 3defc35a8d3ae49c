"""Brings a database to the form this program knows, in one transaction, after a copy of what was there."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from station.storage.database import FILE_NAME, write_connection
from station.storage.faults import disk_faults


def migrate(engine: Engine, path: Path, backups: Path, scripts: Path, found: str | None) -> None:
    """Bring the database of the workspace ``path`` from version ``found`` to the newest one in ``scripts``.

    A SQLite database that holds anything is first copied into ``backups``. All steps are one transaction: after a crash
    the database is as before. Raises ``StorageFault``.
    """
    if found is not None and engine.dialect.name == "sqlite":
        with disk_faults(path):
            back_up(path / FILE_NAME, backups, found)
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with disk_faults(scripts), write_connection(engine) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


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
