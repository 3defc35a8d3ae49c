"""The files of the representation: a PDF/A for each document, a picture for each photograph, media as they came."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from station.model.dossier import MEDIA, PICTURE
from station.model.errors import PackageFault
from station.model.media import MediaFile
from station.model.profiles import PackageProfile
from station.packaging.document_binding import Binding
from station.packaging.manifest import hash_file
from station.packaging.master_export import SUFFIXES, MasterCopy, handed_out_as, is_taken, migrations
from station.packaging.media_files import media_suffix
from station.packaging.pdfa.metadata import PdfInfo
from station.packaging.pdfa.writer import write_pdfa
from station.packaging.profile import PackageContent, PackagePage, PackingJob, RenderedPage, RenditionOrder
from station.packaging.tt05.descriptions import KINDS, Described
from station.packaging.tt05.identifiers import Identifiers
from station.packaging.tt05.options import Tt05Options
from station.packaging.tt05.package import REP_DATA, PackedFile
from station.packaging.tt05.premis_facts import DataFile, PageImage

# PRONOM: PDF/A-2u, JFIF 1.02, TIFF.
_PDFA = ("Portable Document Format", "PDF/A-2u", "fmt/478")
_PICTURES = {"image/jpeg": ("JPEG File Interchange Format", "1.02", "fmt/44"), "image/tiff": ("TIFF", "6.0", "fmt/353")}


@dataclass(frozen=True, slots=True)
class Written:
    """A document's own file, and those attached to it, as METS and PREMIS are told of them."""

    described: Described
    data: DataFile
    attachments: tuple[DataFile, ...] = ()


class DataWriter:
    """Writes ``data/`` into the package's folder; hashes are taken as files are written."""

    def __init__(
        self, folder: Path, content: PackageContent, profile: PackageProfile, options: Tt05Options, ids: Identifiers,
        renditions: Iterator[RenderedPage], job: PackingJob,
    ) -> None:  # fmt: skip
        self._folder, self._content, self._profile, self._job = folder, content, profile, job
        self._options, self._ids, self._renditions = options, ids, renditions

    def write(self, described: Described) -> Written:
        """Write the files of a document, taking as many renditions as it has pages."""
        if described.kind == MEDIA:
            written = self._media(described)
        elif described.kind == PICTURE and self._options.picture_form != "pdf":
            written = self._pictures(described)
        else:
            written = self._pdf(described)
        if self._options.masters != "representation":
            return written
        migrated = migrations(described.document.pages, self._job)
        numbered = enumerate(described.document.pages, start=1)
        masters = tuple(self._master(described, page, n, migrated) for n, page in numbered)
        return Written(described, written.data, (*written.attachments, *masters))

    def _pdf(self, described: Described) -> Written:
        path = f"{REP_DATA}/{described.name}.pdf"
        title = described.values.get("subject") or f"{self._content.dossier.title} ({described.name})"
        software = self._content.software
        info = PdfInfo(title, self._profile.language, software, software, self._content.created_at)
        binding = Binding(
            described.document.pages, self._renditions, self._least_dpi(described), self._options.min_bits
        )
        images: list[PageImage] = []

        def bound(stream_sha256: str) -> None:
            _, words, rendition = binding.current
            images.append(PageImage.of(rendition, stream_sha256, self._profile.jpeg_quality, words))

        made = write_pdfa(binding.pages(), self._folder / path, info, bound)
        file = PackedFile(path, made.bytes, made.sha256.upper(), self._content.created_at)
        return Written(described, self._data_file(described, file, _PDFA, described.document.pages, tuple(images)))

    def _pictures(self, described: Described) -> Written:
        """Write each page as a picture: the first is the document's file, the others are attached to it."""
        binding = Binding(
            described.document.pages, self._renditions, self._least_dpi(described), self._options.min_bits
        )
        files: list[DataFile] = []
        for number, page in enumerate(described.document.pages, start=1):
            rendition = binding.take(page)
            stem = described.name if number == 1 else f"{described.name}_dk{number - 1}"
            path = f"{REP_DATA}/{stem}{SUFFIXES[rendition.media_type]}"
            (self._folder / path).write_bytes(rendition.image)
            file = PackedFile(path, len(rendition.image), rendition.sha256.upper(), self._content.created_at)
            image = PageImage.of(
                rendition, rendition.sha256, self._profile.jpeg_quality, page.words, self._options.picture_form
            )
            files.append(self._data_file(described, file, _PICTURES[rendition.media_type], (page,), (image,)))
        return Written(described, files[0], tuple(files[1:]))

    def _media(self, described: Described) -> Written:
        media, source = described.document.media, described.document.media_path
        if media is None or source is None:
            raise PackageFault("document_empty", document=described.document.document.ordinal)
        path = f"{REP_DATA}/{described.name}{media_suffix(media)}"
        file = self._copy(source, path, media.sha256, media.name)
        told = self._data_file(described, file, _media_format(media), (), (), media.name)
        return Written(described, replace(told, media=media, is_copy=True))

    def _master(
        self, described: Described, page: PackagePage, number: int, migrated: Iterator[RenderedPage]
    ) -> DataFile:
        """Write the master of a page: a copy, or what takes its place among the next of ``migrated``."""
        master = page.page.capture.master
        kind = handed_out_as(master.media_type)
        path = f"{REP_DATA}/{described.name}_goc{number}{SUFFIXES[kind]}"
        if is_taken(page):
            file = self._copy(page.master, path, master.sha256, f"trang {page.page.number}")
            told = self._data_file(described, file, (*_PICTURES[kind][:2], ""), (), ())
            return replace(told, master_of=page, is_copy=True)
        image = next(migrated)
        (self._folder / path).write_bytes(image.image)
        file = PackedFile(path, len(image.image), image.sha256.upper(), self._content.created_at)
        copy = MasterCopy(page.page.number, path, master.sha256, image.sha256, kind)
        return replace(self._data_file(described, file, _PICTURES[kind], (), ()), master_of=page, migrated=copy)

    def _copy(self, source: Path, path: str, sha256: str, name: str) -> PackedFile:
        """Copy a file of the workspace; raises ``PackageFault`` (``master_missing``, ``master_changed``)."""
        target = self._folder / path
        try:
            shutil.copyfile(source, target)
        except FileNotFoundError as error:
            raise PackageFault("master_missing", master=source.name, page=name) from error
        if hash_file(target) != sha256:
            raise PackageFault("master_changed", master=source.name, page=name)
        return PackedFile(path, target.stat().st_size, sha256.upper(), self._content.created_at)

    def _data_file(
        self, described: Described, file: PackedFile, known: tuple[str, str, str], pages: tuple[PackagePage, ...],
        images: tuple[PageImage, ...], original: str = "",
    ) -> DataFile:  # fmt: skip
        return DataFile(
            path=file.path, file_id=self._ids.file(file.path), kind=KINDS[described.kind], code=described.code,
            document_id=described.document.document.id,
            sha256=file.sha256, size=file.size, created=file.created, format_name=known[0], format_version=known[1],
            pronom=known[2], original_name=original or PurePosixPath(file.path).name, pages=pages, images=images,
        )  # fmt: skip

    def _least_dpi(self, described: Described) -> float:
        maps = self._options.map_types.split(",")
        is_map = described.values.get("typeName", "?") in maps
        return max(self._profile.min_dpi, float(self._options.map_dpi) if is_map else 0.0)


def picture_orders(orders: Iterator[RenditionOrder], content: PackageContent, form: str) -> Iterator[RenditionOrder]:
    """Yield the orders with the form that the pages of photographs take."""
    pictures = [document.document.kind == PICTURE for document in content.documents for _ in document.pages]
    for order, is_picture in zip(orders, pictures, strict=True):
        yield replace(order, form=form) if is_picture and form != "pdf" else order


def _media_format(media: MediaFile) -> tuple[str, str, str]:
    return (media.container, "/".join(media.codecs), "")
