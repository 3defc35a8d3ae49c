"""The pages of a document on their way into its file: each joined with its rendition, in order, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from station.model.errors import PackageFault
from station.model.profiles import PackageProfile
from station.packaging.layer_text import LayerText
from station.packaging.pdfa.writer import PdfPage
from station.packaging.profile import PackageContent, PackagePage, RenderedPage, RenditionOrder

# What no profile may ask less than, in dots an inch (TT 05/2025 Đ.8).
LEAST_DPI = 200.0
# Bits a pixel of what a master says its mode is.
_BITS = {"lineart": 1, "gray": 8}


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
                number=page.page.number,
            )


def bits_of(mode: str) -> int:
    """Return the bits a pixel of what is captured in a mode."""
    return _BITS.get(mode, 24)


class Binding:
    """Joins the pages of a file with their renditions, and remembers the one that is being bound.

    Raises ``PackageFault`` for a page below what the profile asks for (TT 05/2025 Đ.8): ``page_dpi_low`` below
    ``min_dpi``, ``page_bits_low`` for a master of fewer than ``min_bits`` bits a pixel.
    """

    def __init__(
        self, pages: Sequence[PackagePage], renditions: Iterator[RenderedPage], min_dpi: float, min_bits: int = 1
    ) -> None:
        self._pages, self._renditions, self._min_dpi, self._min_bits = pages, renditions, min_dpi, min_bits
        self.position = 0

    def pages(self) -> Iterator[PdfPage]:
        """Yield each page as it goes into the PDF; ``current`` tells of it until the next one."""
        for page in self._pages:
            rendition, words = self.take(page), page.words
            self.current: tuple[PackagePage, LayerText, RenderedPage] = (page, words, rendition)
            self.position += 1
            yield PdfPage(
                image=rendition.image,
                media_type=rendition.media_type,
                width=rendition.width,
                height=rendition.height,
                dpi=rendition.dpi,
                text=words,
                name=f"trang {page.page.number}",
                sha256=rendition.sha256,
            )

    def take(self, page: PackagePage) -> RenderedPage:
        """Return the next rendition, which is that of this page, once it is proved to be good enough."""
        rendition, bits = next(self._renditions), bits_of(page.page.capture.master.mode)
        if rendition.dpi < self._min_dpi:
            raise PackageFault("page_dpi_low", page=page.page.number, dpi=rendition.dpi, limit=self._min_dpi)
        if bits < self._min_bits:
            raise PackageFault("page_bits_low", page=page.page.number, bits=bits, limit=self._min_bits)
        return rendition
