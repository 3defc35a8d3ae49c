"""The registers as data: ``registers/*.toml`` of the product, over which a site may lay its own.

A register is a field table whose set ``all`` has a field ``code``, by which an entry is known. A list of codes that is
called ``register.NAME`` is that of the entries of another register.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from station.model.errors import SettingsFault
from station.settings.field_tables import FieldTable, read_field_table

SET: Final = "all"
CODE: Final = "code"


def load_registers(folders: Sequence[Path]) -> dict[str, FieldTable]:
    """Read the registers of each folder by name; raises ``SettingsFault`` naming file and key."""
    found: dict[str, FieldTable] = {}
    for folder in folders:
        for path in sorted((folder / "registers").glob("*.toml")):
            table = read_field_table(path)
            if not any(rule.name == CODE for rule in table.sets.get(SET, ())):
                raise SettingsFault("setting_missing", path=str(path), key=f"sets.{SET}: {CODE}")
            found[table.name] = table
    return found
