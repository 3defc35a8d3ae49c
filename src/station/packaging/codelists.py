"""Code lists of the circulars: data in ``resources/codelists``, versioned, with their source."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from station.model.profiles import PackageProfile
from station.settings.declared import build, read_toml
from station.settings.resources import resources_folder


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes that a field may hold, and what each means.

    ``values_en`` is empty in lists of what Vietnamese papers say (surnames, abbreviations): nobody chooses from those.
    """

    name: str
    version: str
    title: str
    source: str
    values: dict[str, str]
    values_en: dict[str, str] = field(default_factory=dict)

    def words(self, language: str) -> dict[str, str]:
        """Return what each code means in a language, in Vietnamese where the list has no other."""
        return {**self.values, **self.values_en} if language == "en" else self.values

    def code(self, value: str) -> str | None:
        """Return the code that a value is or says in words, ``None`` when it is neither.

        ``Vĩnh viễn`` and ``Permanent`` are ``01``.
        """
        if value in self.values:
            return value
        wanted = _plain(value)
        said = (*self.values.items(), *self.values_en.items())
        return next((code for code, words in said if _plain(words) in (wanted, f"tieng {wanted}")), None)


def load_codelists(folder: Path, profile: PackageProfile) -> dict[str, CodeList]:
    """Read the lists that the fields of a profile name; raises ``SettingsFault`` naming the file."""
    names = {rule.codes for rule in profile.fields if rule.codes}
    lists: dict[str, CodeList] = {}
    for name in sorted(names):
        lists[name] = load_codelist(folder, name)
    return lists


def load_codelist(folder: Path, name: str) -> CodeList:
    """Read one list; raises ``SettingsFault`` naming the file."""
    path = folder / f"{name}.toml"
    return build(CodeList, read_toml(path), str(path))


def known_codelist(name: str) -> CodeList:
    """Return one of the product's own lists, read once; raises ``SettingsFault`` naming the file."""
    if name not in _READ:
        _READ[name] = load_codelist(resources_folder() / "codelists", name)
    return _READ[name]


def known_codelists(profile: PackageProfile) -> dict[str, CodeList]:
    """Return the product's own lists for a profile, read once; raises ``SettingsFault`` naming the file."""
    key = tuple(sorted({rule.codes for rule in profile.fields if rule.codes}))
    if key not in _KNOWN:
        _KNOWN[key] = load_codelists(resources_folder() / "codelists", profile)
    return _KNOWN[key]


_READ: dict[str, CodeList] = {}
_KNOWN: dict[tuple[str, ...], dict[str, CodeList]] = {}


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
