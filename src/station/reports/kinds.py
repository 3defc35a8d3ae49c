"""The kinds of official reports: which there are at a station, what each asks for, and the file it is filled into.

A kind is two files of ``resources/reports``: ``<name>.toml`` says what it is, ``<name>.xlsx`` (in English:
``<name>.en.xlsx``) is the form. A site's or a workspace's own file of the same name takes the product's place; one of
another name is one report more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from station.model.errors import NotFound, SettingsFault
from station.settings.declared import build, read_toml
from station.settings.resources import resources_folder
from station.settings.station import SITE_FOLDER

FOLDER = "reports"


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that is asked for beside unit and period; ``default`` is written when nothing is given.

    ``choices``: ``""`` for free text, or what the values are: ``inventory``, ``operator``.
    """

    name: str
    title: str
    title_en: str
    default: str = ""
    default_en: str = ""
    choices: str = ""

    def initial(self, language: str) -> str:
        """Return what is written when nothing is given."""
        return self.default_en if language == "en" and self.default_en else self.default

    def titled(self, language: str) -> str:
        """Return its name in a language."""
        return self.title if language == "vi" else self.title_en


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One report: ``data`` names the family of figures it is made of; ``period``: ``range``, or ``day`` (the last)."""

    name: str
    title: str
    title_en: str
    data: str
    period: str = "range"
    version: str = "1"
    parameters: tuple[Parameter, ...] = ()
    path: str = ""

    def titled(self, language: str) -> str:
        """Return its title in a language."""
        return self.title if language == "vi" else self.title_en


def report_folders(workspace: Path) -> tuple[Path, ...]:
    """Return where kinds and forms are looked for; the last that has one wins."""
    return tuple(folder / FOLDER for folder in (resources_folder(), SITE_FOLDER, workspace))


def load_kinds(folders: Sequence[Path]) -> dict[str, ReportKind]:
    """Return the kinds by name, in the order of their files' names.

    Raises ``SettingsFault``: ``toml_unreadable``, ``setting_unknown``, ``setting_type``, ``setting_missing``,
    ``profile_name`` (the file is called otherwise than the kind).
    """
    found: dict[str, ReportKind] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            kind = build(ReportKind, {**read_toml(path), "path": str(path)}, str(path))
            if kind.name != path.stem:
                raise SettingsFault("profile_name", path=str(path), name=kind.name)
            found[kind.name] = kind
    return dict(sorted(found.items()))


def find_kind(kinds: dict[str, ReportKind], name: str) -> ReportKind:
    """Return one by name; raises ``NotFound`` with code ``report_unknown``."""
    if name not in kinds:
        raise NotFound("report_unknown", name=name, known=", ".join(kinds))
    return kinds[name]


def form_file(folders: Sequence[Path], name: str, language: str) -> Path:
    """Return the form of a kind in a language: that of the last folder which has one.

    Raises ``SettingsFault`` with code ``report_form_missing``.
    """
    file = f"{name}.xlsx" if language == "vi" else f"{name}.{language}.xlsx"
    for folder in reversed(folders):
        path = folder / file
        if path.is_file():
            return path
    raise SettingsFault("report_form_missing", name=name, file=file, path=str(folders[0]))
