"""The pages of a document on their way into its file: each joined with its rendition, in order, one at a time."""

from __future__ import annotations

from collections.abc import Iterator

from station.model.errors import PackageFault
from station.model.page_text import PageText
from station.model.profiles import PackageProfile
from station.packaging.pdfa.writer import PdfPage
from station.packaging.profile import PackageContent, PackageDocument, PackagePage, RenderedPage, RenditionOrder


def orders(content: PackageContent, profile: PackageProfile) -> Iterator[RenditionOrder]:
    """Yield what to render, for every page of the package in its order."""
    for document in content.documents:
        for page in document.pages:
            master = page.page.capture.master
            yield RenditionOrder(
                name=f"{content.dossier.code}, trang {page.page.number}",
                master=page.master,
                sha256=master.sha256,
                recipe=page.report.recipe,
                dpi=master.dpi,
                jpeg_quality=profile.jpeg_quality,
            )


class Binding:
    """Joins a document's pages with their renditions, and remembers the one that is being bound.

    Raises ``PackageFault`` with ``page_dpi_low`` for a page below the resolution of the profile (TT 05/2025 Đ.8).
    """

    def __init__(self, document: PackageDocument, renditions: Iterator[RenderedPage], min_dpi: float) -> None:
        self._document, self._renditions, self._min_dpi = document, renditions, min_dpi
        self.position = 0

    def pages(self) -> Iterator[PdfPage]:
        """Yield each page as it goes into the PDF; ``current`` tells of it until the next one."""
        for page in self._document.pages:
            rendition, words = next(self._renditions), page.words
            self.current: tuple[PackagePage, PageText, RenderedPage] = (page, words, rendition)
            if rendition.dpi < self._min_dpi:
                raise PackageFault("page_dpi_low", page=page.page.number, dpi=rendition.dpi, limit=self._min_dpi)
            self.position += 1
            yield PdfPage(
                image=rendition.image,
                media_type=rendition.media_type,
                width=rendition.width,
                height=rendition.height,
                dpi=rendition.dpi,
                text=words,
                name=f"trang {page.page.number}",
            )
