"""The images as they were captured, beside the documents that were made of them.

A master is kept as whatever the scanner or the station's store wants, JPEG XL for one; archives take JPEG and TIFF.
Others are written as TIFF, and it is told which master such a file was made of, pixel by pixel the same.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from station.model.errors import PackageFault
from station.packaging.manifest import hash_file
from station.packaging.profile import PackageContent, PackagePage, PackingJob, RenderedPage, RenditionOrder
from station.packaging.renditions import lossless_master, rendered
from station.packaging.sidecar_files import Ledger

MASTERS: Final = "masters"
SUFFIXES: Final = {"image/jpeg": ".jpg", "image/tiff": ".tif", "image/png": ".png", "image/jxl": ".jxl"}
# What archives take as it is; any other master is handed out as TIFF.
TAKEN: Final = ("image/jpeg", "image/tiff")
_TIFF: Final = "image/tiff"


@dataclass(frozen=True, slots=True)
class MasterCopy:
    """The master of a page as it stands in or beside a package; SHA-256 in hexadecimal.

    ``source_sha256`` is that of the master, ``sha256`` that of the file at ``path``: the same for a mere copy.
    """

    number: int
    path: str
    source_sha256: str
    sha256: str
    media_type: str

    @property
    def is_migrated(self) -> bool:
        """Whether the file was made of the master, and is not the master itself."""
        return self.sha256 != self.source_sha256

    def record(self) -> dict[str, object]:
        """Return what is told of a master that was migrated."""
        return {
            "page": self.number, "file": self.path, "media_type": self.media_type,
            "source_sha256": self.source_sha256, "target_sha256": self.sha256, "pixels_equal": True,
        }  # fmt: skip


def handed_out_as(media_type: str) -> str:
    """Return the media type that a master of this one has in a package."""
    return media_type if media_type in TAKEN else _TIFF


def master_path(number: int, sha256: str, media_type: str) -> str:
    """Return where the master of a page stands in the package: its number, and enough of its hash to know it by.

    ``media_type``: that of the file in the package.
    """
    return f"{MASTERS}/{number:05d}_{sha256[:16]}{SUFFIXES.get(media_type, '')}"


def export_masters(content: PackageContent, ledger: Ledger, job: PackingJob) -> tuple[MasterCopy, ...]:
    """Write every page's master into a folder of its own and return what was written, in the order of the pages.

    Raises ``PackageFault`` (``master_missing``, ``master_changed``, ``master_unequal``), ``InputFault``.
    """
    (ledger.folder / MASTERS).mkdir()
    pages = [page for document in content.documents for page in document.pages]
    migrated = migrations(pages, job)
    return tuple(_export(page, ledger, migrated) for page in pages)


def migrations(pages: Sequence[PackagePage], job: PackingJob) -> Iterator[RenderedPage]:
    """Yield the masters as TIFF of those pages whose own is not taken as it is, in their order."""
    orders = (_order(page) for page in pages if not is_taken(page))
    return rendered(orders, replace(job, render=lossless_master))


def is_taken(page: PackagePage) -> bool:
    """Whether the master of a page goes into packages as it is."""
    return page.page.capture.master.media_type in TAKEN


def _order(page: PackagePage) -> RenditionOrder:
    master, number = page.page.capture.master, page.page.number
    return RenditionOrder(
        f"trang {number}", page.master, master.sha256, page.report.recipe, master.dpi, 0, "master", number
    )


def _export(page: PackagePage, ledger: Ledger, migrated: Iterator[RenderedPage]) -> MasterCopy:
    master, number = page.page.capture.master, page.page.number
    kind = handed_out_as(master.media_type)
    path = master_path(number, master.sha256, kind)
    if is_taken(page):
        copy_kept(page.master, ledger.folder / path, master.sha256, str(number))
        ledger.note(path, master.sha256, master.size)
        return MasterCopy(number, path, master.sha256, master.sha256, kind)
    return MasterCopy(number, path, master.sha256, ledger.write_bytes(path, next(migrated).image), kind)


def copy_kept(source: Path, target: Path, sha256: str, name: str) -> None:
    """Copy a file of the workspace; raises ``PackageFault`` (``master_missing``, ``master_changed``) with the name."""
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError as error:
        raise PackageFault("master_missing", master=source.name, page=name) from error
    if hash_file(target) != sha256:
        raise PackageFault("master_changed", master=source.name, page=name)
