"""Where the product's own data files are: in a checkout, or under the prefix of an installed copy."""

from __future__ import annotations

import sys
from pathlib import Path

from station.model.errors import SettingsFault

_CHECKOUT = Path(__file__).resolve().parents[3] / "resources"
_INSTALLED = Path(sys.prefix) / "share" / "scanning-station"


def resources_folder() -> Path:
    """Return the folder of profiles, code lists, texts and demo pages; raises ``SettingsFault`` when it is missing."""
    for folder in (_CHECKOUT, _INSTALLED):
        if (folder / "profiles").is_dir():
            return folder
    raise SettingsFault("resources_missing", path=str(_INSTALLED))
