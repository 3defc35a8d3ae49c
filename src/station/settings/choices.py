"""What the administrator chose for one workspace: ``station.toml`` in it, over the settings of the site."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from station.settings.declared import build, read_toml
from station.settings.station import SITE_FILES, load_settings

FILE_NAME = "station.toml"


@dataclass(frozen=True, slots=True)
class Choices:
    """Settings that may be chosen for a workspace, by their names in ``StationSettings``; ``""``: as the site has."""

    sampling: str = ""
    package_profile: str = ""
    archive_code: str = ""
    archive_name: str = ""
    agency_code: str = ""
    agency_name: str = ""


def load_choices(workspace: Path, site: Sequence[Path] = SITE_FILES) -> Choices:
    """Read the choices of a workspace; none where there is no file.

    Raises ``SettingsFault``: ``toml_unreadable``, ``setting_unknown``, ``setting_type``, and ``setting_locked`` for
    what a policy of the site keeps to itself.
    """
    path = workspace / FILE_NAME
    if not path.is_file():
        return Choices()
    choices = build(Choices, read_toml(path), str(path))
    require_open(choices, site)
    return choices


def require_open(choices: Choices, site: Sequence[Path] = SITE_FILES) -> None:
    """Raise ``SettingsFault`` with code ``setting_locked`` when a policy of the site locks what was chosen."""
    load_settings(site, _table(choices), {})


def written_choices(choices: Choices) -> str:
    """Return the text of the file; empty when nothing was chosen."""
    return "".join(f"{name} = {json.dumps(value)}\n" for name, value in _table(choices).items())


def _table(choices: Choices) -> dict[str, str]:
    values = {field.name: str(getattr(choices, field.name)) for field in fields(choices)}
    return {name: value for name, value in values.items() if value}
