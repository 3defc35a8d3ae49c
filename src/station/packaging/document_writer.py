"""A document of a package: its pages rendered, bound as PDF/A, and told of in its JSON and the two tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import PurePosixPath
from types import TracebackType
from typing import Self

from station.model.finding import Outcome
from station.model.profiles import PackageProfile
from station.packaging import layout
from station.packaging.codelists import CodeList
from station.packaging.document_binding import Binding
from station.packaging.fields import described
from station.packaging.pdfa.metadata import LEVEL, PdfInfo
from station.packaging.pdfa.writer import write_pdfa
from station.packaging.profile import PackageContent, PackageDocument, PackagePage, RenderedPage
from station.packaging.records import Record, page_record, verdict_record
from station.packaging.sidecar_files import Ledger, PageList
from station.packaging.tables import Table

PAGE_COLUMNS = (
    "document", "file", "page_in_file", "page", "sheet", "side", "master_sha256", "width", "height", "dpi", "operator",
    "captured_at", "reviewer", "accepted_at", "accept_reason", "words", "confidence", "flagged",
)  # fmt: skip


class DocumentWriter:
    """Writes the documents of one package and keeps its two tables."""

    def __init__(
        self, ledger: Ledger, content: PackageContent, profile: PackageProfile, codelists: Mapping[str, CodeList]
    ) -> None:
        self._ledger, self._content, self._profile, self._codelists = ledger, content, profile, codelists
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        fields = [rule.name for rule in self._profile.document_fields]
        self._fields = fields
        self._documents = self._stack.enter_context(self._table(layout.DOCUMENT_TABLE, ["file", "pages", *fields]))
        self._pages = self._stack.enter_context(self._table(layout.PAGE_TABLE, PAGE_COLUMNS))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()
        if kind is None:
            self._ledger.note_written(layout.DOCUMENT_TABLE)
            self._ledger.note_written(layout.PAGE_TABLE)

    def write(self, document: PackageDocument, path: PurePosixPath, renditions: Iterator[RenderedPage]) -> int:
        """Write a document's PDF and sidecar, taking as many renditions as it has pages; return how many."""
        content, ordinal = self._content, document.document.ordinal
        description = described(
            self._profile.document_fields,
            layout.document_values(content, document, self._profile),
            self._codelists,
            f"{content.dossier.code}, văn bản {ordinal}",
            ordinal,
        )
        title = description.get("subject") or f"{content.dossier.title} ({ordinal})"
        info = PdfInfo(title, self._profile.language, content.software, content.software, content.created_at)
        head = {
            "dossier": content.dossier.code, "ordinal": ordinal, "title": title, "description": description,
            "review": verdict_record(document.verdict, content.people),
        }  # fmt: skip
        sidecar = PageList(self._ledger, layout.sidecar_path(path), head)
        binding = Binding(document.pages, renditions, self._profile.min_dpi)
        try:
            summary = write_pdfa(
                binding.pages(),
                self._ledger.folder / path,
                info,
                lambda image: self._tell(binding, image, sidecar, path),
            )
            self._ledger.note(path.as_posix(), summary.sha256, summary.bytes)
            sidecar.finish(
                {"path": path.as_posix(), "sha256": summary.sha256, "bytes": summary.bytes, "pages": summary.pages,
                 "level": LEVEL}
            )  # fmt: skip
        except BaseException:
            sidecar.abandon()
            raise
        self._documents.add([path.as_posix(), summary.pages, *(description.get(name, "") for name in self._fields)])
        return summary.pages

    def _table(self, path: str, columns: list[str] | tuple[str, ...]) -> Table:
        return Table(self._ledger.folder / path, columns)

    def _tell(self, binding: Binding, image_sha256: str, sidecar: PageList, path: PurePosixPath) -> None:
        """Write what is to be said of the page that has just been bound."""
        page, words, rendition = binding.current
        record = page_record(page, words, rendition, image_sha256, self._content.people)
        sidecar.add(record)
        self._pages.add(_row(page, record, path, binding.position))


def _row(page: PackagePage, record: Record, path: PurePosixPath, position: int) -> list[object]:
    text, rendition, capture, review = (_part(record, name) for name in ("text", "rendition", "capture", "review"))
    flagged = [finding.check for finding in page.report.findings if finding.outcome is not Outcome.PASSED]
    return [
        path.stem, path.as_posix(), position, page.page.number, page.page.sheet,
        page.page.side, page.page.capture.master.sha256, rendition["width"], rendition["height"], rendition["dpi"],
        _part(capture, "operator")["name"], capture["at"], _part(review, "reviewer")["name"], review["at"],
        page.accept_reason, text["words"], text["confidence"], " ".join(flagged),
    ]  # fmt: skip


def _part(record: Record, name: str) -> Record:
    part = record[name]
    assert isinstance(part, dict)
    return part
