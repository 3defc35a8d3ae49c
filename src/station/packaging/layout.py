"""Where the parts of a package with plain sidecars stand, and of what its names and descriptions are made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from station.model.errors import PackageFault, SettingsFault
from station.model.profiles import PackageProfile
from station.packaging import facts
from station.packaging.document_numbers import needs_serials, number_fields
from station.packaging.media_files import media_suffix
from station.packaging.naming import expand
from station.packaging.plain_options import DOSSIER as DOSSIER_BINDING
from station.packaging.profile import PackageContent, PackageDocument, PackagePage

DOCUMENTS = "documents"
METADATA = "metadata"
DOCUMENT_SIDECARS = f"{METADATA}/documents"
DOSSIER = f"{METADATA}/dossier.json"
PROVENANCE = f"{METADATA}/provenance.json"
DOCUMENT_TABLE = f"{METADATA}/documents.csv"
PAGE_TABLE = f"{METADATA}/pages.csv"
WORKBOOK = f"{METADATA}/documents.xlsx"
DOSSIER_XML = f"{METADATA}/dossier.xml"
DOSSIER_XSD = f"{METADATA}/dossier.xsd"

# What one PDF of the whole dossier is called (TT 05/2025 Đ.8.1.d: mã hồ sơ).
_WHOLE = "{dossier.code}.pdf"
# At the end of a document's name, whichever structure gave it; what follows names files beside its own.
_ORDINAL = re.compile(r"\.(\d{1,7})(?:_(?:dk|goc)\d+)?\Z", re.ASCII)


def make_folders(folder: Path) -> None:
    """Make the folders of an empty package."""
    for name in (DOCUMENTS, METADATA, DOCUMENT_SIDECARS):
        (folder / name).mkdir()


def page_count(content: PackageContent) -> int:
    """Return how many pages the package has."""
    return sum(len(document.pages) for document in content.documents)


def dossier_fields(content: PackageContent) -> dict[str, str | int]:
    """Return what a template may use for the name of the folder."""
    return {**facts.dossier_fields(content.dossier, content.site), "version": content.version}


@dataclass(frozen=True, slots=True)
class Bound:
    """A PDF of the package and the documents that are bound in it, in their order.

    ``is_whole``: it is the dossier, also where that has one document only.
    """

    path: PurePosixPath
    documents: tuple[PackageDocument, ...]
    is_whole: bool = False

    @property
    def pages(self) -> tuple[PackagePage, ...]:
        """The pages of the PDF."""
        return tuple(page for document in self.documents for page in document.pages)

    def first_pages(self) -> list[int]:
        """Return at which page of the PDF, counted from 1, each document begins."""
        counts = [len(document.pages) for document in self.documents]
        return [1 + sum(counts[:place]) for place in range(len(counts))]


def bound_files(content: PackageContent, profile: PackageProfile, binding: str) -> list[Bound]:
    """Return the PDFs of the package: one for each ``document``, or one for the ``dossier``; none for sound and film.

    Raises ``PackageFault`` with ``document_empty``, ``pages_missing``, ``document_unnumbered`` or ``name_twice`` (also
    when two names differ only by case), and what ``naming.expand`` raises.
    """
    if not content.documents:
        raise PackageFault("pages_missing", title=content.dossier.code)
    paged = tuple(document for document in content.documents if document.media is None)
    for document in paged:
        if not document.pages:
            raise PackageFault("document_empty", document=document.document.ordinal)
    if binding == DOSSIER_BINDING:
        path = _pdf_path(profile.names.get("dossier", _WHOLE), dossier_fields(content))
        return [Bound(path, paged, is_whole=True)] if paged else []
    bound: list[Bound] = []
    seen: set[str] = set()
    for document in paged:
        path = _pdf_path(profile.names["document"], _document_fields(content, document, profile))
        if path.name.casefold() in seen:
            raise PackageFault("name_twice", name=path.name)
        seen.add(path.name.casefold())
        bound.append(Bound(path, (document,)))
    return bound


def media_paths(content: PackageContent, profile: PackageProfile) -> list[tuple[PackageDocument, PurePosixPath]]:
    """Return the documents of sound and film, each with the path of its file: named as a PDF in its place would be.

    Raises ``PackageFault`` with ``name_twice``, and what ``naming.expand`` raises.
    """
    found: list[tuple[PackageDocument, PurePosixPath]] = []
    seen: set[str] = set()
    for document in content.documents:
        path = _pdf_path(profile.names["document"], _document_fields(content, document, profile))
        if path.stem.casefold() in seen and document.media is not None:
            raise PackageFault("name_twice", name=path.stem)
        seen.add(path.stem.casefold())
        if document.media is not None:
            found.append((document, path.with_suffix(media_suffix(document.media))))
    return found


def _pdf_path(template: str, fields: Mapping[str, str | int]) -> PurePosixPath:
    name = expand(template, fields)
    if not name.endswith(".pdf"):
        raise SettingsFault("name_template", template=template, detail=".pdf")
    return PurePosixPath(DOCUMENTS) / name


def ordinal_in(content: PackageContent, path: str) -> int:
    """Return the ordinal of the document that a file of a package is of, by its name; 0 for any other file."""
    stem = PurePosixPath(path).stem
    numbered = {one.document.ordinal: one.number.serial for one in content.documents if one.number is not None}
    for ordinal, serial in numbered.items():
        if f"_{serial:06d}_V" in stem:
            return ordinal
    found = _ORDINAL.search(stem)
    if found is None or not stem[: found.start()].endswith(content.dossier.code):
        return 0
    return next((one.document.ordinal for one in content.documents if one.document.ordinal == int(found[1])), 0)


def sidecar_path(pdf: PurePosixPath) -> str:
    """Return the path of the JSON that describes a PDF, or a file of sound or film."""
    return f"{DOCUMENT_SIDECARS}/{pdf.stem}.json"


def dossier_values(content: PackageContent, profile: PackageProfile) -> dict[str, str]:
    """Return the description of the dossier with what the station knows by counting."""
    pages = [page.page for document in content.documents for page in document.pages]
    sheets = len({page.sheet for page in pages})
    known = facts.dossier_facts(content.dossier, content.site, profile, len(content.documents), sheets, len(pages))
    return {**content.dossier.description, **known}


def document_values(content: PackageContent, document: PackageDocument, profile: PackageProfile) -> dict[str, str]:
    """Return the description of a document with what the station knows by counting."""
    pages = len(document.pages)
    return facts.document_description(
        document.document, content.dossier, content.site, profile, pages, document.media, document.number
    )


def _document_fields(
    content: PackageContent, document: PackageDocument, profile: PackageProfile
) -> dict[str, str | int]:
    described, ordinal, number = document.document.description, document.document.ordinal, document.number
    if number is None and needs_serials(profile):
        raise PackageFault("document_unnumbered", document=ordinal, profile=profile.name)
    return {
        **dossier_fields(content),
        **{f"document.{rule.name}": described.get(rule.name, "") for rule in profile.document_fields},
        "document.ordinal": ordinal,
        **number_fields(number),
        "doc_code": facts.document_code(content.dossier, content.site, profile, ordinal, number),
    }
