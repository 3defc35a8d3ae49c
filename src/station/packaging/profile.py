"""The port of a package structure: what it is given, what it writes, and how a stranger verifies it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol, Self

from station.jobs.executors import SerialExecutor
from station.jobs.job import CancelToken, ProgressSink, ignore_progress
from station.model.document_number import DocumentNumber
from station.model.dossier import Document, Dossier, Fonds, Inventory, Page
from station.model.errors import StationError, to_message
from station.model.events import Event
from station.model.finding import DossierReport, Report
from station.model.media import MediaFile
from station.model.page_text import PageText
from station.model.paper import LeafNote
from station.model.people import Person
from station.model.profiles import PackageProfile
from station.model.recipe import Recipe
from station.model.review import DocumentVerdict, Evidence, SamplingPlan, SecrecyStop
from station.model.site import SiteIdentity
from station.packaging.codelists import CodeList
from station.packaging.layer_text import LayerText

_LONGEST_DETAIL: Final = 300


@dataclass(frozen=True, slots=True)
class PackagePage:
    """One accepted page: its master file, the report whose recipe makes the rendition, and the words read from it.

    ``text`` may be the bytes that are kept (``PageText.to_bytes``): 400 words are 3 KB there and 160 KB as values.
    ``evidence``: how the page was looked at before it was accepted, ``None`` when nobody kept that.
    """

    page: Page
    master: Path
    report: Report
    text: PageText | bytes
    reviewer_id: str
    accepted_at: datetime
    accept_reason: str = ""
    accept_note: str = ""
    evidence: Evidence | None = None

    @property
    def words(self) -> LayerText:
        """The words as the text layer carries them; raises ``ValueError`` on damaged bytes."""
        return LayerText.of(self.text)


@dataclass(frozen=True, slots=True)
class PackageDocument:
    """A document and its pages in order; each becomes one PDF/A. ``verdict``: the one that stands, if any.

    ``media`` and ``media_path`` are those of sound or film, which has no pages. ``number``: for profiles that name
    files by a serial.
    """

    document: Document
    pages: tuple[PackagePage, ...]
    verdict: DocumentVerdict | None = None
    media: MediaFile | None = None
    media_path: Path | None = None
    number: DocumentNumber | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """How the dossier was reviewed: who approved it when, by which plans, and what was found on it as a whole."""

    approved_by: str = ""
    approved_at: datetime | None = None
    plans: tuple[SamplingPlan, ...] = ()
    report: DossierReport | None = None
    stops: tuple[SecrecyStop, ...] = ()


@dataclass(frozen=True, slots=True)
class Replaced:
    """The package whose place this one takes: the last one by the same profile, recorded in the workspace.

    ``objid`` is ``""`` where the workspace kept none: then it is made again from dossier and version.
    """

    version: int
    objid: str = ""


@dataclass(frozen=True, slots=True)
class PackageContent:
    """All that a package is made of. Values only: building twice from equal content gives equal bytes.

    ``omitted``: pages that were removed, with their reason. ``events``: the dossier's provenance in order;
    ``chain_head``: hash of the workspace's last event when packing began. ``created_at``: when that was, never before
    any of the events; ``packer``: id of the person who packs. ``replaces``: what an earlier package is to this one.
    ``site``: who keeps the paper and whose it is. ``leaf_notes`` and ``counted_sheets`` are what people noted of the
    paper; ``blank``: ids of captures whose side is blank; ``fonds`` what is said of the whole fonds.
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
    review: Review = field(default_factory=Review)
    site: SiteIdentity = field(default_factory=SiteIdentity)
    leaf_notes: tuple[LeafNote, ...] = ()
    counted_sheets: int | None = None
    blank: frozenset[str] = frozenset()
    fonds: Fonds | None = None
    packer: str = ""
    replaces: Replaced | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One rule that does not hold: its code (stable), the file or thing it is about, and what was found.

    ``fault``: what was refused, where that has words of its own, as ``to_message`` gives it; it is known while the
    package is looked at, and not kept.
    """

    rule: str
    subject: str
    detail: str = ""
    fault: dict[str, object] | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of_fault(cls, rule: str, subject: str, fault: StationError) -> Self:
        """Return the problem of a file that was refused, its detail the fault's code and what it names."""
        named = [str(fault.context[key]) for key in ("entry", "roots", "detail") if fault.context.get(key)]
        return cls(rule, subject, " ".join([fault.code, *named])[:_LONGEST_DETAIL], to_message(fault))

    def as_dict(self) -> dict[str, str]:
        """Return the form on the command line."""
        return {"rule": self.rule, "subject": self.subject, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class RenditionOrder:
    """What a worker process needs to make one rendition: the master, that it must have this hash, and the recipe.

    ``form``: ``page`` for what goes into a PDF, ``jpeg`` or ``tiff`` for a picture that stands for itself. ``number``:
    that of the page in its dossier, 0 when it is not known.
    """

    name: str
    master: Path
    sha256: str
    recipe: Recipe
    dpi: float
    jpeg_quality: int
    form: str = "page"
    number: int = 0


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """An encoded rendition, ``width`` × ``height`` in pixels. ``sha256`` (hex) is taken where the image was made."""

    image: bytes
    media_type: str
    width: int
    height: int
    dpi: float
    sha256: str


RenditionSource = Callable[[RenditionOrder], RenderedPage]


@dataclass(frozen=True, slots=True)
class Release:
    """A supervisor's word that a package may go although it could not be validated."""

    person_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackingJob:
    """How a package is written: who renders pages, where that runs and how many at once, who hears of it.

    ``render`` is a function of a module, so that it can be sent to worker processes. ``codelists`` are the codes that
    the fields of descriptions may hold, by the name of the list. ``release``: who lets the package pass although a
    validator could not say anything, and why.
    """

    render: RenditionSource
    executor: Executor = field(default_factory=SerialExecutor)
    window: int = 1
    progress: ProgressSink = ignore_progress
    cancel: CancelToken = field(default_factory=CancelToken)
    codelists: dict[str, CodeList] = field(default_factory=dict)
    release: Release | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What a structure found in a package: broken rules, and how many files and pages it looked at."""

    problems: tuple[Problem, ...]
    files: int
    pages: int


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

    def require_complete(
        self, content: PackageContent, profile: PackageProfile, codelists: Mapping[str, CodeList]
    ) -> None:  # fmt: skip
        """Raise ``PackageFault`` for what can be known to be missing or wrong before anything is made or given."""
        ...

    def write(self, content: PackageContent, profile: PackageProfile, folder: Path, job: PackingJob) -> None:
        """Write the whole package into the empty staging ``folder``; raises ``PackageFault``, ``OSError``."""
        ...

    def verify(self, package: Path) -> Verification:
        """Return every rule that the package breaks; needs nothing but the package and never raises for its content."""
        ...
