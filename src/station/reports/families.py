"""The families of figures that a kind of report may name as its ``data``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from station.reports import daily, finance, minutes, progress, survey
from station.reports.scope import Gather

FAMILIES: Final[Mapping[str, Gather]] = {
    "finance": finance.gather,
    "survey": survey.gather,
    "progress": progress.gather,
    "handover": minutes.handed_over,
    "return": minutes.returned,
    "quality": minutes.checked,
    "acceptance": minutes.accepted,
    "daily": daily.gather,
}
