"""What is counted, by what it is grouped, and what one page or dossier adds to the figures.

A day and an hour are those of the station's zone, fixed when the thing was done.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction

DIMENSIONS = (
    "day", "hour", "operator", "reviewer", "station", "device", "fonds", "unit", "profile", "size", "reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums of one group.

    ``captured``: images taken, those of removed pages and those that were taken again included; ``rescanned``: those
    that replaced an earlier one; ``sheets``: new leaves; ``bytes``: masters; ``blank``: live pages that a person or the
    inspection calls blank; ``removed``: pages taken out; ``control``: the separators and cover sheets among them;
    ``accepted`` and ``rejected``: decisions in force; ``documents`` and ``dossiers``: those approved; ``packaged``:
    dossiers with a sealed package; ``waiting``: live pages that nobody decided on. Blank and waiting pages count on the
    day of their capture, removed ones on that of their removal, a decision on its own day, for the operator and device
    of its capture: each live page is waiting, accepted or rejected on one day.
    """

    captured: int = 0
    rescanned: int = 0
    sheets: int = 0
    bytes: int = 0
    blank: int = 0
    removed: int = 0
    control: int = 0
    accepted: int = 0
    rejected: int = 0
    documents: int = 0
    dossiers: int = 0
    packaged: int = 0
    waiting: int = 0

    def __add__(self, other: Figures) -> Figures:
        """Return the sums of both."""
        return Figures(*(getattr(self, name) + getattr(other, name) for name in FIGURES))

    def __sub__(self, other: Figures) -> Figures:
        """Return what is left without the other."""
        return Figures(*(getattr(self, name) - getattr(other, name) for name in FIGURES))


FIGURES = tuple(one.name for one in fields(Figures))


@dataclass(frozen=True, slots=True)
class Counted(Figures):
    """The figures of a group, in the order of the dimensions asked for; ``a4_pages``: the accepted ones as A4 pages."""

    group: tuple[str, ...] = ()
    a4_pages: Fraction = Fraction()


@dataclass(frozen=True, slots=True)
class CountKey:
    """Where a figure belongs. Ids of persons and fonds at this station, names where figures of others are merged in.

    ``size``: the size of the paper (``A4``); ``reason``: why a page was rejected; ``""`` where it does not apply.
    """

    day: str
    hour: int
    operator: str = ""
    reviewer: str = ""
    station: str = ""
    device: str = ""
    fonds: str = ""
    profile: str = ""
    size: str = ""
    reason: str = ""
