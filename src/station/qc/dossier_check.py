"""The port of a check that compares the pages of one dossier, and what it is given to look at.

A page that is odd by itself is for the page checks; here a page is odd among its own, with limits that follow the
dossier: paper of one office, one scanner and one day varies less than paper in general.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from station.model.finding import Finding
from station.qc.limits import Limits


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One live page with what its inspection measured, in the order of the dossier.

    ``number`` counts the live pages from 1; ``batch`` names what one glass saw: device and day; ``sequence`` is the
    capture's in the workspace, the order in which paper went through the scanner. ``width_mm`` × ``height_mm`` is the
    rendition, ``recipe`` the digest of how it was made. ``measures`` and ``signs`` are those of its ``Report``; empty
    when the page could not be inspected. ``marked_blank``: a person said that the side is blank.
    """

    page_id: str
    capture_id: str
    number: int
    sheet: int
    side: str
    sequence: int
    batch: str
    sha256: str
    width_mm: float = 0.0
    height_mm: float = 0.0
    measures: dict[str, float] = field(default_factory=dict)
    signs: dict[str, str] = field(default_factory=dict)
    document: int = 0
    marked_blank: bool = False
    suspect: bool = False
    recipe: str = ""


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """The live pages of a dossier, and what inventory and people say of its paper (``None``: nothing)."""

    pages: tuple[PageFacts, ...]
    expected_sheets: int | None = None
    expected_pages: int | None = None
    counted_sheets: int | None = None
    missing_leaves: int = 0


@dataclass(frozen=True, slots=True)
class DossierFinding:
    """``whole``: on the dossier; ``pages``: what stands out, by capture id, with the same ``check`` name."""

    whole: Finding
    pages: dict[str, Finding] = field(default_factory=dict)


class DossierCheck(Protocol):
    """Compares the pages of one dossier. Pure: same facts, same findings.

    What cannot be compared is ``UNCHECKED`` with a ``note``, never ``PASSED``; a page gets a finding only when it
    stands out.
    """

    @property
    def name(self) -> str:
        """Stable name, equal to that of the module and of its table under ``dossier`` in the checklist."""
        ...

    @property
    def version(self) -> str:
        """Raised when the same pages could get another finding."""
        ...

    @property
    def limit_names(self) -> tuple[str, ...]:
        """The limits that its table in the checklist must state; the module explains each."""
        ...

    def compare(self, dossier: DossierFacts, limits: Limits) -> DossierFinding:
        """Return the finding on the dossier and those on pages that stand out."""
        ...
