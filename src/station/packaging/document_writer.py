"""The PDFs of a package: pages rendered, bound as PDF/A, and told of in JSON and in every other form that is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from station.model.profiles import PackageProfile
from station.packaging import layout
from station.packaging.codelists import CodeList
from station.packaging.described_rows import SidecarWriter, document_cells, page_row
from station.packaging.document_binding import LEAST_DPI, Binding
from station.packaging.facts import field_table
from station.packaging.fields import described, said_otherwise
from station.packaging.layout import Bound
from station.packaging.pdfa.metadata import LEVEL, PdfInfo
from station.packaging.pdfa.writer import write_pdfa
from station.packaging.profile import PackageContent, PackageDocument, RenderedPage
from station.packaging.records import Record, page_record, verdict_record
from station.packaging.sidecar_files import Ledger, PageList

Descriptions = Mapping[int, dict[str, str]]


def describe_documents(
    content: PackageContent, profile: PackageProfile, codelists: Mapping[str, CodeList]
) -> dict[int, dict[str, str]]:
    """Return the description of each document by its ordinal; raises what ``fields.described`` raises."""
    found = {}
    for document in content.documents:
        rules, ordinal = field_table(profile, document.document.kind), document.document.ordinal
        values = said_otherwise(rules, layout.document_values(content, document, profile), codelists)
        found[ordinal] = described(rules, values, codelists, f"{content.dossier.code}, văn bản {ordinal}", ordinal)
    return found


class DocumentWriter:
    """Writes the PDFs of one package, their JSON, and what the other sidecars say of them.

    ``columns``: those of the table of documents; ``told_pages``: of how many pages the JSON tells by now.
    """

    def __init__(
        self, ledger: Ledger, content: PackageContent, profile: PackageProfile, descriptions: Descriptions,
        columns: Sequence[str], sidecars: Sequence[SidecarWriter],
    ) -> None:  # fmt: skip
        self._ledger, self._content, self._profile = ledger, content, profile
        self._descriptions, self._columns, self._sidecars = descriptions, columns, sidecars
        self.told_pages = 0

    def write(self, bound: Bound, renditions: Iterator[RenderedPage]) -> int:
        """Write a PDF and its JSON, taking as many renditions as it has pages; return how many."""
        content, path = self._content, bound.path
        head = self._head(bound)
        info = PdfInfo(
            str(head["title"]), self._profile.language, content.software, content.software, content.created_at
        )
        json_file = PageList(self._ledger, layout.sidecar_path(path), head)
        binding = Binding(bound.pages, renditions, max(LEAST_DPI, self._profile.min_dpi))
        try:
            summary = write_pdfa(
                binding.pages(),
                self._ledger.folder / path,
                info,
                lambda image: self._tell(bound, binding, image, json_file),
            )
            self._ledger.note(path.as_posix(), summary.sha256, summary.bytes)
            json_file.finish(
                {"path": path.as_posix(), "sha256": summary.sha256, "bytes": summary.bytes, "pages": summary.pages,
                 "level": LEVEL}
            )  # fmt: skip
        except BaseException:
            json_file.abandon()
            raise
        self.told_pages += json_file.pages
        return summary.pages

    def _head(self, bound: Bound) -> Record:
        parts = [self._part(document) for document in bound.documents]
        if not bound.is_whole:
            return parts[0]
        dossier = self._content.dossier
        return {"dossier": dossier.code, "title": dossier.title, "parts": parts}

    def _part(self, document: PackageDocument) -> Record:
        content, ordinal = self._content, document.document.ordinal
        description = self._descriptions[ordinal]
        title = description.get("subject") or description.get("Subject") or f"{content.dossier.title} ({ordinal})"
        return {
            "dossier": content.dossier.code, "ordinal": ordinal, "title": title, "description": description,
            "review": verdict_record(document.verdict, content.people),
        }  # fmt: skip

    def _tell(self, bound: Bound, binding: Binding, image_sha256: str, json_file: PageList) -> None:
        """Write what is to be said of the page that has just been bound, and of the document that begins with it."""
        page, words, rendition = binding.current
        record = page_record(page, words, rendition, image_sha256, self._content.people)
        json_file.add(record)
        first_pages, path = bound.first_pages(), bound.path.as_posix()
        place = max(place for place, first in enumerate(first_pages) if first <= binding.position)
        ordinal = bound.documents[place].document.ordinal
        begins = binding.position == first_pages[place]
        for sidecar in self._sidecars:
            if begins:
                sidecar.document(self._document_cells(bound, place, first_pages[place]))
            sidecar.page(page_row(record, ordinal, path, binding.position))

    def _document_cells(self, bound: Bound, place: int, first_page: int) -> list[object]:
        document = bound.documents[place]
        ordinal = document.document.ordinal
        place_of = (ordinal, bound.path.as_posix(), first_page, len(document.pages))
        return document_cells(self._columns, self._descriptions[ordinal], place_of)
