"""TOML tables into frozen dataclasses: the fields of the class are the one declaration of a setting.

An unknown key, a wrong type or a missing value is a ``SettingsFault`` that names the file and the key.
"""

from __future__ import annotations

import tomllib
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from station.model.errors import SettingsFault

T = TypeVar("T")


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file; raises ``SettingsFault`` with code ``toml_unreadable``."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsFault("toml_unreadable", path=str(path), detail=str(error)) from error


def build(kind: type[T], table: Mapping[str, Any], source: str) -> T:
    """Return a ``kind`` (a frozen dataclass) made from the table; ``source`` names the file in errors."""
    hints = _hints(cast("Any", kind))
    declared = {field.name: field for field in fields(cast("Any", kind))}
    for key in table:
        if key not in declared:
            raise SettingsFault("setting_unknown", path=source, key=key)
    values: dict[str, Any] = {}
    for name, field in declared.items():
        if name in table:
            values[name] = _fit(table[name], hints[name], source, name)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise SettingsFault("setting_missing", path=source, key=name)
    return kind(**values)


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    # Each annotation is compiled when it is resolved: a tenth of the start-up of a command, for 400 tables.
    return get_type_hints(kind)


def _fit(value: Any, hint: Any, source: str, key: str) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint) and isinstance(value, Mapping):
        return build(cast("type[Any]", hint), value, source)
    if origin is tuple and isinstance(value, list):
        return tuple(_fit(item, arguments[0], source, key) for item in value)
    if origin is dict and isinstance(value, Mapping):
        return {str(name): _fit(item, arguments[1], source, f"{key}.{name}") for name, item in value.items()}
    if origin in (Union, types.UnionType):
        return _fit_union(value, arguments, source, key)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(hint, type) and isinstance(value, hint) and (hint is bool or not isinstance(value, bool)):
        return value
    raise SettingsFault("setting_type", path=source, key=key, expected=str(getattr(hint, "__name__", hint)))


def _fit_union(value: Any, arguments: tuple[Any, ...], source: str, key: str) -> Any:
    exact = [kind for kind in arguments if isinstance(kind, type) and type(value) is kind]
    for kind in exact or arguments:
        try:
            return _fit(value, kind, source, key)
        except SettingsFault:
            continue
    raise SettingsFault("setting_type", path=source, key=key, expected=str(arguments))
