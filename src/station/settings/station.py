"""The station's own settings, in four layers: built in < site policy < operator < this run.

What is locked stays locked: a policy file may carry ``locked = ["secret"]``, the keys that no later layer may change.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from station.model.errors import SettingsFault
from station.settings.declared import build, read_toml

SITE_FOLDER = Path("/etc/scanning-station")
SITE_FILES = (SITE_FOLDER / "policy.toml", SITE_FOLDER / "station.toml")


def _setting(text: str, *, default: Any) -> Any:
    return field(default=default, metadata={"text": text})


@dataclass(frozen=True, slots=True)
class StationSettings:
    """Everything a site decides; the texts are what the settings page and the documentation show."""

    station: str = _setting("Name of this station in events and packages; the host's name when empty", default="")
    archive_code: str = _setting("Code of the archive that keeps the paper (mã cơ quan lưu trữ)", default="")
    archive_name: str = _setting("Name of the archive that keeps the paper", default="")
    agency_code: str = _setting("Code of the agency that made the paper (mã định danh cơ quan)", default="")
    agency_name: str = _setting("Name of the agency that made the paper", default="")
    secret: bool = _setting("Whether paper of the levels mật and tối mật may be scanned here", default=False)
    require_checkout: bool = _setting("Whether paper is scanned only once it was checked out", default=False)
    require_approved_inventory: bool = _setting("Whether only dossiers of approved lists are scanned", default=False)
    require_description: bool = _setting("Whether only described dossiers are handed in to review", default=True)
    language: str = _setting("Language of window and commands: vi or en", default="vi")
    workers: int = _setting("Processes for inspection and packaging; 0: one for each core", default=0)
    ocr_engine: str = _setting("Engine that reads the pages", default="tesserocr")
    capture_profile: str = _setting("Profile offered first at the scanner", default="a4-colour-300")
    armed_minutes: int = _setting("Minutes after which a station no longer waits for paper by itself", default=10)
    fault_sound: bool = _setting("Whether a fault at the scanner is heard", default=True)
    checklist: str = _setting("Limits of the page checks", default="default")
    sampling: str = _setting("How much of a dossier a reviewer must look at", default="every-page")
    media_profile: str = _setting("Limits for sound and film that are taken in", default="default")
    cost_table: str = _setting("Sizes as A4 pages, price and coefficients of the costs", default="default")
    package_profile: str = _setting("Structure of the packages", default="plain")
    min_free_bytes: int = _setting("Below this much free disk no batch is started", default=2 * 1024**3)
    warn_free_bytes: int = _setting("Below this much free disk the station warns", default=10 * 1024**3)
    min_free_files: int = _setting("Below this many free inodes no batch is started", default=10_000)


def load_settings(
    layers: Sequence[Path], run: Mapping[str, Any] | None = None, environment: Mapping[str, str] | None = None
) -> StationSettings:  # fmt: skip
    """Merge the policy files that exist, in their order, then the values of this run.

    ``STATION_LANGUAGE`` in the environment sets the language of one run. Raises ``SettingsFault`` for an unknown key, a
    wrong type, or an attempt to change what an earlier layer locked.
    """
    environment = os.environ if environment is None else environment
    merged: dict[str, Any] = {}
    locked: dict[str, str] = {}
    for path in layers:
        if path.is_file():
            table = read_toml(path)
            locks = table.pop("locked", [])
            _lay(merged, locked, table, str(path))
            locked.update(dict.fromkeys(locks, str(path)))
    values = dict(run or {})
    if language := environment.get("STATION_LANGUAGE"):
        values.setdefault("language", language)
    _lay(merged, locked, values, "this run")
    settings = build(StationSettings, merged, "station settings")
    if settings.language not in ("vi", "en"):
        raise SettingsFault("language_unknown", language=settings.language)
    return settings


def _lay(merged: dict[str, Any], locked: dict[str, str], table: Mapping[str, Any], source: str) -> None:
    for key, value in table.items():
        if key in locked and merged.get(key) != value:
            raise SettingsFault("setting_locked", key=key, path=source, locked_by=locked[key])
        merged[key] = value


def station_name(settings: StationSettings) -> str:
    """Return the station's name: the setting, or the host's."""
    return settings.station or socket.gethostname()
