"""The code lists that suggestions need, read once: document types, abbreviations, kinds of agencies, positions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from station.model.errors import SettingsFault
from station.settings.declared import read_toml
from station.settings.resources import resources_folder


@dataclass(frozen=True, slots=True)
class TypeLists:
    """``titles``: code of TT 05/2025 for each title; ``abbreviations``: code for each part of a ký hiệu (``QĐ``)."""

    titles: dict[str, str]
    abbreviations: dict[str, str]

    def abbreviation(self, code: str) -> str:
        """Return the abbreviation of a type, ``""`` for a type without one and for ``32`` (other)."""
        return next((short for short, of in self.abbreviations.items() if of == code and code != OTHER), "")


LETTER = "22"
OTHER = "32"


@cache
def type_lists() -> TypeLists:
    """Return titles and abbreviations; raises ``SettingsFault`` naming the file that is missing or damaged."""
    titles = {title: code for code, title in codelist("type_name").items() if code not in (LETTER, OTHER)}
    return TypeLists({**titles, **codelist("other_title")}, codelist("type_abbreviation"))


@cache
def codelist(name: str) -> dict[str, str]:
    """Return the values of one code list; raises ``SettingsFault`` (``toml_unreadable``, ``setting_missing``)."""
    path = resources_folder() / "codelists" / f"{name}.toml"
    table = read_toml(path)
    if not isinstance(table.get("values"), dict):
        raise SettingsFault("setting_missing", path=str(path), key="values")
    return {str(code): str(value) for code, value in table["values"].items()}
