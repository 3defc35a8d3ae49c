"""The checks of a page that a checklist chooses, and with what exactly pages are checked.

No image library is loaded before a check is asked for: most commands only mention checks.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from station.model.profiles import Checklist
from station.plugins import Plugins
from station.qc import checks
from station.qc.dossier_inspector import chosen_dossier_checks
from station.qc.edition import edition_of
from station.qc.limits import chosen

if TYPE_CHECKING:
    from station.qc.check import Check


def checklist_edition(checklist: Checklist) -> str:
    """Return the version that reports made with this checklist bear (``qc.edition``).

    Raises ``SettingsFault`` (``check_unknown``, ``limit_missing``).
    """
    return edition_of(checklist, [*chosen_checks(checklist), *chosen_dossier_checks(checklist)])


def chosen_checks(checklist: Checklist) -> list[Check]:
    """Return the checks that the checklist has limits for, in the order of their names.

    Raises ``SettingsFault`` (``check_unknown``, ``limit_missing``).
    """
    return chosen(checklist.name, checklist.limits, _all_checks())


@cache
def _all_checks() -> dict[str, Check]:
    return dict(Plugins(checks))
