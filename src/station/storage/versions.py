"""Which form a database has, and which one this program knows; asked at every start, without loading Alembic."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, column, inspect, select, table

from station.model.errors import StorageFault
from station.storage.faults import disk_faults

SCRIPTS = Path(__file__).parent / "migrations"
# Alembic's own table.
_FOUND = table("alembic_version", column("version_num"))


def known_versions() -> list[str]:
    """Return the versions this program can bring a database to, oldest first; raises ``StorageFault``.

    The steps are modules named ``v<version>_<what it brings>.py``.
    """
    with disk_faults(SCRIPTS):
        steps = sorted(file.stem[1:].partition("_")[0] for file in (SCRIPTS / "versions").glob("v*.py"))
    if not steps:
        raise StorageFault("disk_error", path=str(SCRIPTS), detail="the program's own files cannot be read")
    return steps


def current_version(engine: Engine) -> str | None:
    """Return the version of the database, ``None`` for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(_FOUND.name):
            return None
        found = connection.execute(select(_FOUND)).scalar()
        return None if found is None else str(found)


def bring_up_to_date(engine: Engine, path: Path, backups: Path) -> bool:
    """Bring the database of the workspace ``path`` to the newest known version; return whether there was a need.

    Raises as ``storage.migrate.migrate``; ``StorageFault`` (``database_newer``) when a newer program made it.
    """
    known, found = known_versions(), current_version(engine)
    if found == known[-1]:
        return False
    if found is not None and found not in known:
        raise StorageFault("database_newer", path=str(path), found=found, known=known[-1])
    # Alembic takes 17 MB and a tenth of a second, and is needed once in the life of a version.
    from station.storage.migrate import migrate  # noqa: PLC0415 - loaded when there is something to do

    migrate(engine, path, backups, SCRIPTS, found)
    return True
