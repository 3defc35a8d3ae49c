"""Field tables by name: each field is defined once, a set says which stand in one kind of package and how there.

A site's table of the same name takes the place of the product's, as its profiles do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from station.model.errors import SettingsFault
from station.model.profiles import FieldRule, PackageProfile
from station.settings.declared import build, read_toml

# The keys of a package profile that hold fields, or name a set of a table.
_FIELD_KEYS: Final = tuple(one.name for one in fields(PackageProfile) if one.name.endswith("_fields"))
_BUILT_HERE: Final = ("fields", "sets")


@dataclass(frozen=True, slots=True)
class FieldTable:
    """The fields of one kind of thing that is described; ``sets``: those of one kind of package, in its order."""

    name: str
    version: str
    title: str
    source: str
    sets: dict[str, tuple[FieldRule, ...]] = field(default_factory=dict)
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class _Set:
    """``required`` names the fields that must be filled; ``changes`` are attributes that differ in this set."""

    title: str
    order: tuple[str, ...]
    required: tuple[str, ...] = ()


class FieldTables:
    """The tables in ``fields/*.toml`` of some folders, each read when it is first named; later folders win."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._read: dict[str, FieldTable] = {}

    def profile(self, values: Mapping[str, Any], source: str) -> PackageProfile:
        """Return the package profile of a TOML file, in which ``dossier_fields = "table:set"`` names its fields.

        A profile may also hold a list of fields itself; ``""`` stands for none. Raises ``SettingsFault`` naming the
        file and the key: ``field_set_unknown`` for a table or set that is not there, and what ``settings.declared``
        raises.
        """
        if "field_tables" in values:
            raise SettingsFault("setting_unknown", path=source, key="field_tables")
        named = {key: values[key] for key in _FIELD_KEYS if isinstance(values.get(key), str)}
        profile = build(PackageProfile, {key: value for key, value in values.items() if key not in named}, source)
        rules: dict[str, Any] = {}
        versions: dict[str, str] = {}
        for key, reference in named.items():
            if reference:
                name, _, set_name = reference.partition(":")
                table = self.table(name)
                if table is None or set_name not in table.sets:
                    raise SettingsFault("field_set_unknown", path=source, key=key, name=reference)
                rules[key], versions[name] = table.sets[set_name], table.version
        return replace(profile, **rules, field_tables=versions)

    def table(self, name: str) -> FieldTable | None:
        """Return a table, ``None`` when there is none of this name; raises ``SettingsFault`` naming file and key."""
        if name not in self._read:
            paths = [folder / "fields" / f"{name}.toml" for folder in self._folders]
            found = [path for path in paths if path.is_file()]
            if not found:
                return None
            self._read[name] = read_field_table(found[-1])
        return self._read[name]


def read_field_table(path: Path) -> FieldTable:
    """Return the table of a file.

    Raises ``SettingsFault`` naming the file and the key, also when a set speaks of a field that is not defined, or the
    table's name is not that of its file.
    """
    values, source = read_toml(path), str(path)
    table = build(FieldTable, {key: value for key, value in values.items() if key not in _BUILT_HERE}, source)
    if table.name != path.stem:
        raise SettingsFault("profile_name", path=source, name=table.name)
    defined = {one.get("name", ""): one for one in _tables(values, "fields", list, source)}
    sets = {
        name: _rules(defined, one, f"sets.{name}", source)
        for name, one in _tables(values, "sets", dict, source).items()
    }
    return replace(table, sets=sets)


def _tables(values: Mapping[str, Any], key: str, kind: type[Any], source: str) -> Any:
    """Return a list or table of tables; raises ``SettingsFault`` when it is something else or not there."""
    if key not in values:
        raise SettingsFault("setting_missing", path=source, key=key)
    found = values[key]
    inner = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    if not isinstance(found, kind) or not all(isinstance(one, dict) for one in inner):
        raise SettingsFault("setting_type", path=source, key=key, expected=kind.__name__)
    return found


def _rules(
    defined: Mapping[str, Mapping[str, Any]], values: Mapping[str, Any], key: str, source: str
) -> tuple[FieldRule, ...]:
    changes = _tables({"changes": {}, **values}, "changes", dict, source)
    one = build(_Set, {name: value for name, value in values.items() if name != "changes"}, f"{source}, {key}")
    for part, names in (("order", one.order), ("required", one.required), ("changes", tuple(changes))):
        known = defined if part == "order" else one.order
        strange = [name for turn, name in enumerate(names) if name not in known or name in names[:turn]]
        if strange:
            raise SettingsFault("setting_unknown", path=source, key=f"{key}.{part}.{strange[0]}")
    rules = []
    for name in one.order:
        rule = {**defined[name], **changes.get(name, {})}
        if "required" in rule:
            raise SettingsFault("setting_unknown", path=source, key=f"{name}.required")
        rules.append(build(FieldRule, {**rule, "required": name in one.required}, f"{source}, {key}.{name}"))
    return tuple(rules)
