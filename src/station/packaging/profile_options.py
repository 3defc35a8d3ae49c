"""The switches of a profile as one structure reads them: a misspelt key or value never goes unnoticed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar, cast

from station.model.errors import SettingsFault
from station.model.profiles import PackageProfile

T = TypeVar("T")


def read_switches(kind: type[T], profile: PackageProfile, choices: Mapping[str, Sequence[str]]) -> T:
    """Return a ``kind`` (a frozen dataclass in which every field has a default) made from the options of a profile.

    ``choices``: the values that a switch may have, for those that may not have every value of their type. Raises
    ``SettingsFault`` naming the profile and the switch: ``setting_unknown``, ``setting_type``.
    """
    source = f"profile {profile.name}"
    known: dict[str, Any] = {field.name: field.default for field in fields(cast("Any", kind))}
    for key, value in profile.options.items():
        if key not in known:
            raise SettingsFault("setting_unknown", path=source, key=key)
        if type(value) is not type(known[key]):
            raise SettingsFault("setting_type", path=source, key=key, expected=type(known[key]).__name__)
        if key in choices and value not in choices[key]:
            raise SettingsFault("setting_type", path=source, key=key, expected=" | ".join(choices[key]))
        known[key] = value
    return kind(**known)
