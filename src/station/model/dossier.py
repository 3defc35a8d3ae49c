"""The archive's units as ISAD(G) names them, and the images taken of them.

Fonds → Inventory → Box → Dossier → Document → Page → Capture. A document is a run of consecutive live pages: it begins
at its first page and ends before the first page of the next one, so moving a page never breaks a document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from station.model.secrecy import Secrecy
from station.model.states import CaptureState, DossierState, PageState

Description = dict[str, str]

TEXT, PICTURE, MEDIA = "doc", "pic", "media"


@dataclass(frozen=True, slots=True)
class Fonds:
    """Phông: the records of one creator; ``description`` holds its fields by their names in the field table."""

    id: str
    code: str
    title: str
    description: Description = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inventory:
    """Mục lục hồ sơ: the approved finding aid that brought dossiers in; its fonds and the file it was read from."""

    id: str
    fonds_code: str
    fonds_title: str
    code: str
    title: str
    source_name: str
    source_sha256: str
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class Dossier:
    """Hồ sơ: the unit of work and of packaging.

    ``description`` holds the further fields of the inventory by their standard names (``language``, ``startDate``...).
    ``expected_sheets`` and ``expected_pages`` are what the inventory says, ``None`` when it is silent.
    """

    id: str
    code: str
    title: str
    fonds_code: str
    inventory_code: str
    box: str
    state: DossierState
    secrecy: Secrecy | None
    expected_sheets: int | None
    expected_pages: int | None
    description: Description = field(default_factory=dict)
    package_version: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """Văn bản: an item of a dossier; ``ordinal`` counts from 1 in page order.

    ``kind``: ``doc`` for paper with text, ``pic`` for photographs and negatives, ``media`` for sound and film, which
    is a file and has no pages: its ``first_page_id`` is ``""``, and it follows the documents that have pages.
    """

    id: str
    dossier_id: str
    ordinal: int
    first_page_id: str
    page_ids: tuple[str, ...]
    description: Description = field(default_factory=dict)
    kind: str = TEXT


@dataclass(frozen=True, slots=True)
class Master:
    """The untouched image of a capture: which bytes, and what they say of themselves."""

    sha256: str
    size: int
    media_type: str
    width: int
    height: int
    dpi: float
    mode: str


@dataclass(frozen=True, slots=True)
class Capture:
    """One image taken of a page. ``sequence`` counts all captures of the workspace and never repeats.

    ``applied`` are the device's options as read back after setting, ``device`` identifies it (backend, vendor, model,
    serial); ``captured_at`` is aware; ``local_day`` (ISO date) is fixed at capture, whatever time zone is set later.
    """

    id: str
    page_id: str
    sequence: int
    state: CaptureState
    master: Master
    operator_id: str
    station: str
    device: dict[str, str]
    profile: str
    profile_version: str
    applied: dict[str, str]
    captured_at: datetime
    local_day: str


@dataclass(frozen=True, slots=True)
class Page:
    """Trang: one imaged side of a sheet. ``number`` counts the live pages of the dossier from 1; 0 for a removed page.

    ``position`` is the sort key inside the dossier; ``sheet`` counts leaves from 1, ``side`` is ``recto`` or ``verso``.
    """

    id: str
    dossier_id: str
    number: int
    position: int
    sheet: int
    side: str
    state: PageState
    capture: Capture
    suspect: str = ""
    removed_reason: str = ""
