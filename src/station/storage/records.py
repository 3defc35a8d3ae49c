"""Values that storage hands out beside those of the model."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from station.model.counting import CountKey, Figures
from station.model.paper import Condition
from station.model.secrecy import Secrecy
from station.model.states import DossierState, PageState


class InventoryRow(Protocol):
    """One good row of an inventory, as the import use case judged it."""

    @property
    def code(self) -> str:
        """Code of the dossier within its fonds."""

    @property
    def title(self) -> str:
        """Title of the dossier."""

    @property
    def box(self) -> str:
        """Code of the box, ``""`` for none."""

    @property
    def secrecy(self) -> Secrecy | None:
        """Level that the list says, ``None`` when it says none."""

    @property
    def sheets(self) -> int | None:
        """Sheets that the list counts, ``None`` when it counts none."""

    @property
    def pages(self) -> int | None:
        """Pages that the list counts, ``None`` when it counts none."""

    @property
    def description(self) -> dict[str, str]:
        """What else the list says, by the names of the circular."""

    @property
    def priority(self) -> int:
        """How early the dossier comes, 0 for none before another."""


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """One line of a worklist: the dossier's identity and how many live pages rest in which state.

    ``sheets`` are leaves with a live page; ``counted_sheets`` what was counted by hand; ``held``: the condition for
    which it waits for treatment; ``holder`` the full name of who has the paper (``""``: it is in the store). These
    stand in lines that ``worklist`` returns, and are empty in others. ``priority``: above 0 it comes before others.
    """

    id: str
    code: str
    title: str
    fonds_code: str
    box: str
    state: DossierState
    secrecy: Secrecy | None
    expected_sheets: int | None
    expected_pages: int | None
    blocked: str
    pages: int
    waiting: int
    passed: int
    flagged: int
    accepted: int
    rejected: int
    sheets: int = 0
    condition: Condition | None = None
    counted_sheets: int | None = None
    held: str = ""
    holder_id: str = ""
    holder: str = ""
    priority: int = 0

    @property
    def sheets_expected(self) -> int | None:
        """Leaves that should come: as counted by hand, else as the inventory says."""
        return self.expected_sheets if self.counted_sheets is None else self.counted_sheets

    @property
    def set_aside(self) -> bool:
        """Whether it is never digitised."""
        return self.secrecy is Secrecy.TOP_SECRET


class ListFilter(StrEnum):
    """Which dossiers a worklist shows. All but ``ALL`` and ``MINE`` exclude each other.

    ``MINE``: the person holds the paper, or scanned in it and it is not handed in. ``HELD`` waits for treatment,
    ``SET_ASIDE`` is top secret; neither is counted among what may be scanned.
    """

    ALL = "all"
    MINE = "mine"
    RETURNED = "returned"
    REGISTERED = "registered"
    CAPTURING = "capturing"
    HELD = "held"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PACKAGED = "packaged"
    DELIVERED = "delivered"
    SET_ASIDE = "set_aside"


NO_BOX = "-"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place in the tree of boxes, by ids; empty: everywhere. ``box_id`` is ``NO_BOX`` for what lies in no box."""

    fonds_id: str = ""
    inventory_id: str = ""
    box_id: str = ""


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which dossiers: words that must all occur in code, title or box; a filter; a place; or one dossier by id."""

    text: str = ""
    filter: ListFilter = ListFilter.ALL
    person_id: str = ""
    shelf: Shelf = field(default_factory=Shelf)
    dossier_id: str = ""


@dataclass(frozen=True, slots=True)
class ShelfCount:
    """A box with its inventory and fonds, and how many dossiers lie in it; ``box`` is ``""`` for those in none."""

    shelf: Shelf
    fonds: str
    fonds_title: str
    inventory: str
    inventory_title: str
    box: str
    dossiers: int


@dataclass(frozen=True, slots=True)
class HeldPaper:
    """Paper that a person has: the dossier, its box, who gave it and when."""

    dossier_id: str
    code: str
    box: str
    counterpart: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TitleRow:
    """What is compared when somebody asks whether a dossier is there twice."""

    id: str
    fonds_id: str
    code: str
    title: str
    description: dict[str, str]
    top_secret: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict (``accept`` or ``reject``) of a reviewer on one capture of a page; ``sequence`` gives the order.

    ``report_digest`` is SHA-256 of the report that the reviewer had before them, ``""`` without one.
    """

    id: str
    sequence: int
    page_id: str
    dossier_id: str
    capture_id: str
    report_digest: str
    reviewer_id: str
    verdict: str
    reason: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Approval:
    """A reviewer's word that the dossier may become package ``version``."""

    id: str
    dossier_id: str
    version: int
    reviewer_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NewPackage:
    """What is recorded of a sealed package; ``path`` is relative to the workspace's ``packages`` folder.

    ``size`` is in bytes; ``chain_head`` is the hash of the last event when packing began.
    """

    dossier_id: str
    version: int
    profile: str
    profile_version: str
    path: str
    manifest_sha256: str
    files: int
    size: int
    pages: int
    chain_head: str


@dataclass(frozen=True, slots=True)
class PackageRecord:
    """A sealed package of a dossier; fields as in ``NewPackage``."""

    id: str
    dossier_id: str
    version: int
    profile: str
    profile_version: str
    path: str
    manifest_sha256: str
    sealed_at: datetime
    files: int
    size: int
    pages: int
    chain_head: str


@dataclass(frozen=True, slots=True)
class PackageCheck:
    """What a verification found of a sealed package.

    ``result``: ``valid``, ``invalid``, or ``unknown`` when it could not be looked at; ``problems`` are the first of
    ``problem_count``, each rule, subject and detail; ``structure`` and ``software`` (name and version) say by which
    rules; ``manifest_sha256`` is that of the manifest as it was found; ``person_id`` is ``""`` on the command line.
    """

    id: str
    package_id: str
    dossier_id: str
    result: str
    problem_count: int
    problems: tuple[tuple[str, str, str], ...]
    structure: str
    software: str
    manifest_sha256: str
    person_id: str
    station: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CountRow:
    """Figures of one group, in the order of the dimensions that were asked for; the words of ``Figures``."""

    group: tuple[str, ...]
    captured: int = 0
    rescanned: int = 0
    accepted: int = 0
    rejected: int = 0
    removed: int = 0
    blank: int = 0
    sheets: int = 0
    bytes: int = 0
    control: int = 0
    documents: int = 0
    dossiers: int = 0
    packaged: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class CountedPage:
    """A page behind a figure: where it is, for which day, person and so on it counts, and how much (``amount``).

    ``number``: among the live pages of its dossier, 0 when it was removed; persons by login name, fonds and unit by
    code.
    """

    page_id: str
    dossier_id: str
    dossier: str
    number: int
    state: PageState
    fonds: str
    unit: str
    day: str
    hour: int
    operator: str
    reviewer: str
    station: str
    device: str
    profile: str
    size: str
    reason: str
    amount: int


@dataclass(frozen=True, slots=True)
class DossierFigures:
    """What one dossier adds to the figures of a period; ``sizes``: accepted pages by size (``A4``).

    ``pages``: images that are no rescans, less the pages taken out; over all time the live pages.
    """

    id: str
    code: str
    title: str
    fonds: str
    unit: str
    retention: str
    state: DossierState
    box: str
    figures: Figures
    sizes: dict[str, int]

    @property
    def pages(self) -> int:
        """Pages that came, less those that were taken out."""
        return self.figures.captured - self.figures.rescanned - self.figures.removed

    @property
    def accepted(self) -> int:
        """Accepted pages."""
        return self.figures.accepted

    @property
    def sheets(self) -> int:
        """New leaves."""
        return self.figures.sheets

    @property
    def documents(self) -> int:
        """Documents approved."""
        return self.figures.documents

    @property
    def bytes(self) -> int:
        """Bytes of the masters captured."""
        return self.figures.bytes


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is not what the rows say: of a key of the totals, or of one page or dossier.

    ``kind``: ``total``, ``day`` (totals of whole days), ``page``, ``dossier`` (by itself) or ``whole`` (a dossier with
    its pages); ``subject``: its id; ``kept`` stood there, ``found`` is what the rows say.
    """

    kind: str
    subject: str
    key: CountKey
    figure: str
    kept: int
    found: int
