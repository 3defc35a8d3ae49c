"""What the PREMIS of a package is told beside the content: its files as written, and what validators said of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from station.model.media import MediaFile
from station.model.site import SiteIdentity
from station.packaging.layer_text import LayerText
from station.packaging.master_export import MasterCopy
from station.packaging.profile import PackagePage, RenderedPage
from station.packaging.records import Record, text_record
from station.packaging.tt05.identifiers import Identifiers

REPRESENTATION = "rep1"


@dataclass(frozen=True, slots=True)
class PageImage:
    """The rendition of a page as it was bound, and what was read on it.

    ``sha256`` is that of the encoded image file, what rendering gives again; ``stream_sha256`` that of the image stream
    in the PDF, what a reader of the PDF finds, the same for an image that is a file of its own; both hexadecimal.
    ``form`` and ``jpeg_quality`` as in ``RenditionOrder``. ``text``: see ``text_facts``.
    """

    sha256: str
    stream_sha256: str
    media_type: str
    width: int
    height: int
    dpi: float
    jpeg_quality: int
    form: str
    text: Record

    @classmethod
    def of(
        cls,
        rendition: RenderedPage,
        stream_sha256: str,
        jpeg_quality: int,
        words: LayerText,
        form: str = "page",
    ) -> Self:
        """Return what is kept of a page that has just been bound, none of its pixels and words."""
        return cls(
            rendition.sha256, stream_sha256, rendition.media_type,
            rendition.width, rendition.height, rendition.dpi, jpeg_quality, form, text_facts(words),
        )  # fmt: skip

    def record(self) -> Record:
        """Return what is needed to make the image again and to know it, beside master and recipe."""
        return {
            "image_sha256": self.sha256, "stream_sha256": self.stream_sha256, "media_type": self.media_type,
            "width": self.width, "height": self.height, "dpi": self.dpi, "jpeg_quality": self.jpeg_quality,
            "form": self.form,
        }  # fmt: skip


def text_facts(words: LayerText) -> Record:
    """Return what is told of the words of a page: language, engine, number, confidence, and the digest of the text."""
    facts = text_record(words)
    facts["sha256"] = hashlib.sha256(str(facts.pop("content")).encode()).hexdigest()
    return facts


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file under ``data/``. ``kind``: ``Doc``, ``Pic`` or ``Media``; ``code`` its docCode; ``file_id`` as in METS.

    ``path`` is from the package's root; ``sha256`` hexadecimal in capitals. ``pages`` and ``images`` go together, one
    image a page; both are empty for a file that was taken in as it was: then ``media`` says how that was, or
    ``master_of`` of which page it is the master. ``is_copy``: its bytes are not ours; ``migrated``: it is
    no copy but was made of the master. ``document_id`` is that of the
    document it belongs to. ``pronom`` is empty when no check has shown what the file is.
    """

    path: str
    file_id: str
    kind: str
    code: str
    document_id: str
    sha256: str
    size: int
    created: datetime
    format_name: str
    format_version: str
    pronom: str
    original_name: str
    pages: tuple[PackagePage, ...] = ()
    images: tuple[PageImage, ...] = ()
    media: MediaFile | None = None
    master_of: PackagePage | None = None
    is_copy: bool = False
    migrated: MasterCopy | None = None


@dataclass(frozen=True, slots=True)
class ValidationFact:
    """What a validator said of files, or of the whole representation when ``paths`` is empty.

    ``kind``: ``validation`` or ``virus check``; ``validator``: name and version; ``outcome``: ``passed``, ``failed`` or
    ``unchecked``; ``person_id``: who let the package pass nevertheless, with the reason in ``detail``.
    """

    kind: str
    validator: str
    outcome: str
    detail: str = ""
    paths: tuple[str, ...] = ()
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What both PREMIS files of a package need. ``created`` is the time of packing, ``replaced`` an OBJID or ``""``.

    ``told_pages``: of how many pages the PREMIS of the representation tells, which is written first; ``copies``: the
    masters beside the package.
    """

    ids: Identifiers
    software_name: str
    software_version: str
    site: SiteIdentity
    arc_file_code: str
    paper_file_code: str
    files: tuple[DataFile, ...]
    created: datetime
    validations: tuple[ValidationFact, ...] = ()
    object_category: bool = False
    replaced: str = ""
    told_pages: int = 0
    copies: tuple[MasterCopy, ...] = ()

    @property
    def software(self) -> str:
        """Name and version, as the agent is identified."""
        return f"{self.software_name} {self.software_version}".strip()

    @property
    def representation(self) -> str:
        """The identifier of the representation in the store: ``<OBJID>/rep1``."""
        return f"{self.ids.objid}/{REPRESENTATION}"
