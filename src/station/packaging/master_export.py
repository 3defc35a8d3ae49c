"""The images as they were captured, beside the documents that were made of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from station.model.errors import PackageFault
from station.packaging.manifest import hash_file
from station.packaging.profile import PackageContent
from station.packaging.sidecar_files import Ledger

MASTERS: Final = "masters"
SUFFIXES: Final = {"image/jpeg": ".jpg", "image/tiff": ".tif", "image/png": ".png", "image/jxl": ".jxl"}


def master_path(number: int, sha256: str, media_type: str) -> str:
    """Return where the master of a page stands in the package: its number, and enough of its hash to know it by."""
    return f"{MASTERS}/{number:05d}_{sha256[:16]}{SUFFIXES.get(media_type, '')}"


def export_masters(content: PackageContent, ledger: Ledger) -> None:
    """Copy every page's master as it was captured; raises ``PackageFault`` (``master_missing``, ``master_changed``)."""
    (ledger.folder / MASTERS).mkdir()
    for document in content.documents:
        for page in document.pages:
            master = page.page.capture.master
            path = master_path(page.page.number, master.sha256, master.media_type)
            copy_kept(page.master, ledger.folder / path, master.sha256, str(page.page.number))
            ledger.note(path, master.sha256, master.size)


def copy_kept(source: Path, target: Path, sha256: str, name: str) -> None:
    """Copy a file of the workspace; raises ``PackageFault`` (``master_missing``, ``master_changed``) with the name."""
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError as error:
        raise PackageFault("master_missing", master=source.name, page=name) from error
    if hash_file(target) != sha256:
        raise PackageFault("master_changed", master=source.name, page=name)
