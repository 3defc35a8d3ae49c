"""The port of a package structure: what it is given, what it writes, and how a stranger verifies it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from station.jobs.job import CancelToken, ProgressSink
from station.model.dossier import Document, Dossier, Inventory, Page
from station.model.events import Event
from station.model.finding import Report
from station.model.page_text import PageText
from station.model.people import Person
from station.model.profiles import PackageProfile


@dataclass(frozen=True, slots=True)
class PackagePage:
    """One accepted page: its master file, the report whose recipe makes the rendition, and the words read from it."""

    page: Page
    master: Path
    report: Report
    text: PageText
    reviewer_id: str
    accepted_at: datetime
    accept_reason: str = ""


@dataclass(frozen=True, slots=True)
class PackageDocument:
    """A document and its pages in order; each becomes one PDF/A."""

    document: Document
    pages: tuple[PackagePage, ...]


@dataclass(frozen=True, slots=True)
class PackageContent:
    """All that a package is made of. Values only: building twice from equal content gives equal bytes.

    ``omitted``: pages that were removed, with their reason. ``events``: the dossier's provenance in order;
    ``chain_head``: hash of the workspace's last event when packing began; ``created_at``: the package's only time.
    """

    dossier: Dossier
    inventory: Inventory
    documents: tuple[PackageDocument, ...]
    omitted: tuple[Page, ...]
    events: tuple[Event, ...]
    people: dict[str, Person]
    station: str
    software: str
    version: int
    created_at: datetime
    chain_head: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One rule that does not hold: its code (stable), the file or thing it is about, and what was found."""

    rule: str
    subject: str
    detail: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the form on the command line."""
        return {"rule": self.rule, "subject": self.subject, "detail": self.detail}


class PackageStructure(Protocol):
    """How the parts of a package are laid out and described."""

    @property
    def name(self) -> str:
        """Stable name, equal to that of the module."""
        ...

    def folder_name(self, content: PackageContent, profile: PackageProfile) -> str:
        """Return the name of the package's folder, safe on every file system."""
        ...

    def recognises(self, package: Path) -> bool:
        """Whether the folder claims to be a package of this structure."""
        ...

    def write(
        self,
        content: PackageContent,
        profile: PackageProfile,
        folder: Path,
        progress: ProgressSink,
        cancel: CancelToken,
    ) -> None:
        """Write the whole package into the empty staging ``folder``; raises ``PackageFault``."""
        ...

    def verify(self, package: Path) -> list[Problem]:
        """Return every rule that the package breaks; needs nothing but the package."""
        ...
