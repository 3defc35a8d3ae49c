"""Words for codes, in Vietnamese and English: errors with their remedy, findings, package rules.

They stand in ``resources/texts/*.toml``, one table a code, so that a site or a translator can read them without code.
Both faces, window and command line, take them from here; a test holds that every code that can be raised has words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from station.model.errors import SettingsFault, StationError, from_message
from station.settings.declared import read_toml

LANGUAGES = ("vi", "en")
# What errors carry as codes of the model, and sentences name in words.
_CODED = frozenset({"action", "columns", "condition", "fault", "level", "state"})


class _Lenient(dict[str, object]):
    """Fills a template with what there is; a value that is missing shows as a question mark."""

    def __missing__(self, key: str) -> str:
        return "?"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened, to which thing, and what to do now."""

    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()


class Texts:
    """The words of one language."""

    def __init__(self, folder: Path, language: str) -> None:
        """Read ``folder/*.toml``; raises ``SettingsFault`` for an unknown language or unreadable file."""
        if language not in LANGUAGES:
            raise SettingsFault("language_unknown", language=language)
        self.language = language
        self._tables = {path.stem: read_toml(path) for path in sorted(folder.glob("*.toml"))}

    def codes(self, part: str) -> frozenset[str]:
        """Return the codes of one file: ``errors``, ``findings``, ``rules`` or ``words``."""
        return frozenset(self._tables.get(part, {}))

    def error(self, error: StationError) -> Sentence:
        """Return the sentence of an error and its remedy.

        Where it carries a title in both languages (``field`` and ``field_en``), English sentences name the second.
        """
        entry = self._tables.get("errors", {}).get(error.code)
        if entry is None:
            return Sentence(str(error), "")
        carried = error.context
        own = {
            name: carried.get(f"{name}_en", value) if self.language == "en" else value
            for name, value in carried.items()
        }
        named = {name: self._named(name, value) for name, value in own.items()}
        return Sentence(self._fill(entry[self.language], named), self._fill(entry[f"{self.language}_do"], named))

    def text(self, part: str, code: str, **values: object) -> str:
        """Return the words of one code of a part; the code itself when there are none."""
        entry = self._tables.get(part, {}).get(code)
        return code if entry is None else self._fill(entry[self.language], values)

    def rule(self, rule: str, subject: str, detail: str, fault: dict[str, object] | None = None) -> str:
        """Return the sentence of a rule that does not hold.

        ``fault``: what was refused, as ``to_message`` gives it; then the sentence is the error's, with its remedy.
        """
        error = None if fault is None else from_message(fault)
        if error is not None and error.code in self._tables.get("errors", {}):
            return str(self.error(error))
        return self.text("rules", rule, subject=subject, detail=detail)

    def unit(self, limit: str) -> str:
        """Return the unit of a limit (``check.limit``), ``""`` for a number without one."""
        return str(self._tables.get("limits", {}).get(limit, {}).get("unit", ""))

    def word(self, code: str, **values: object) -> str:
        """Return a word or sentence of the commands."""
        return self.text("words", code, **values)

    def _named(self, name: str, value: object) -> object:
        """Return what a sentence calls a value: a code of the model by its word in ``values.toml``."""
        known = f"{name}_{value}" in self._tables.get("values", {})
        return self.text("values", f"{name}_{value}") if name in _CODED and known else value

    @staticmethod
    def _fill(template: str, values: Mapping[str, object]) -> str:
        return template.format_map(_Lenient(values))
