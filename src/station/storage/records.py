"""Values that storage hands out beside those of the model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from station.model.secrecy import Secrecy
from station.model.states import DossierState


class InventoryRow(Protocol):
    """One good row of an inventory, as the import use case judged it."""

    @property
    def code(self) -> str: ...  # noqa: D102 - the words of Dossier
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def box(self) -> str: ...  # noqa: D102
    @property
    def secrecy(self) -> Secrecy | None: ...  # noqa: D102
    @property
    def sheets(self) -> int | None: ...  # noqa: D102
    @property
    def pages(self) -> int | None: ...  # noqa: D102
    @property
    def description(self) -> dict[str, str]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """One line of a worklist: the dossier's identity and how many live pages rest in which state."""

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
class CountRow:
    """Figures of one group, in the order of the dimensions that were asked for.

    ``captured``: images taken; ``rescanned``: those that replaced an earlier one; ``accepted`` and ``rejected``:
    decisions in force; ``removed``: pages taken out; ``blank``: 0 so far; ``sheets``: new leaves; ``bytes``: masters.
    """

    group: tuple[str, ...]
    captured: int = 0
    rescanned: int = 0
    accepted: int = 0
    rejected: int = 0
    removed: int = 0
    blank: int = 0
    sheets: int = 0
    bytes: int = 0
