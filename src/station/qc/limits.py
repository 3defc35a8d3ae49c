"""The limits of a check, and which checks a checklist chooses: those that it has limits for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from station.model.errors import SettingsFault

Limits = dict[str, float]


class Limited(Protocol):
    """A check, of a page or of a dossier."""

    @property
    def limit_names(self) -> tuple[str, ...]:
        """What it reads in its table."""
        ...


C = TypeVar("C", bound=Limited)


def chosen(checklist: str, tables: Mapping[str, Limits], known: Mapping[str, C]) -> list[C]:
    """Return those of the known checks that a checklist has a table for, in their order.

    Raises ``SettingsFault``: ``check_unknown``, ``limit_missing``.
    """
    for name, limits in tables.items():
        if name not in known:
            raise SettingsFault("check_unknown", checklist=checklist, check=name, choices=", ".join(known))
        missing = next((limit for limit in known[name].limit_names if limit not in limits), None)
        if missing is not None:
            raise SettingsFault("limit_missing", checklist=checklist, check=name, limit=missing)
    return [check for name, check in known.items() if name in tables]
