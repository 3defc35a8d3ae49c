"""Code lists of the circulars: data in ``resources/codelists``, versioned, with their source."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from station.model.errors import SettingsFault
from station.settings.declared import build, read_toml


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes that a field may hold, and what each means."""

    name: str
    version: str
    title: str
    source: str
    values: dict[str, str]

    def code(self, value: str) -> str | None:
        """Return the code that a value is or says in words (``Vĩnh viễn`` is ``01``), ``None`` when it is neither."""
        if value in self.values:
            return value
        wanted = _plain(value)
        found = [code for code, words in self.values.items() if _plain(words) in (wanted, f"tieng {wanted}")]
        return found[0] if found else None


def load_codelists(folder: Path) -> dict[str, CodeList]:
    """Read every list of a folder by its name; raises ``SettingsFault`` naming the file."""
    lists: dict[str, CodeList] = {}
    for path in sorted(folder.glob("*.toml")):
        found = build(CodeList, read_toml(path), str(path))
        if found.name != path.stem:
            raise SettingsFault("profile_name", path=str(path), name=found.name)
        lists[found.name] = found
    return lists


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
