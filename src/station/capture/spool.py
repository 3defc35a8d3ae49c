"""The spool folder: where pages lie between the driver that wrote them and the storage that takes them in."""

from __future__ import annotations

import contextlib
import errno
import tempfile
from collections.abc import Collection
from pathlib import Path

from station.model.errors import StorageFault


def new_folder(spool: Path) -> Path:
    """Return a new folder for the pages of one scan; raises ``StorageFault`` (``disk_full``, ``disk_error``)."""
    try:
        return Path(tempfile.mkdtemp(prefix="scan-", dir=spool))
    except OSError as error:
        raise _disk_fault(error, spool) from error


def write_page(folder: Path, sequence: int, suffix: str, data: bytes) -> Path:
    """Write one page under a temporary name, rename it when it is whole, and return its path.

    Not synchronised to the disk: a spool file is only a page once storage has taken it in. Raises ``StorageFault``
    (``disk_full``, ``disk_error``); the page it was about must be fed again.
    """
    path = folder / f"{sequence:05d}.{suffix}"
    partial = path.with_suffix(".part")
    try:
        partial.write_bytes(data)
        return partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise _disk_fault(error, folder) from error


def clear(folder: Path, keep: Collection[Path]) -> None:
    """Remove what nobody received; the folder stays only while it holds files to keep."""
    # A close in another thread may have removed the folder already.
    with contextlib.suppress(FileNotFoundError):
        for path in folder.iterdir():
            if path not in keep:
                path.unlink()
    remove_empty(folder)


def remove_empty(folder: Path) -> None:
    """Remove the folder if nothing is in it."""
    with contextlib.suppress(OSError):
        folder.rmdir()


def _disk_fault(error: OSError, path: Path) -> StorageFault:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StorageFault("disk_full", path=str(path))
    return StorageFault("disk_error", path=str(path), detail=str(error))
