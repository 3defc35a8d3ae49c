"""The guard that no batch of scans is begun on a disk that is nearly full."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from station.model.errors import StorageFault
from station.storage.faults import disk_fault


@dataclass(frozen=True, slots=True)
class FreeSpace:
    """Bytes and inodes that this user may still use; ``files`` is ``None`` where the file system has no limit."""

    bytes: int
    files: int | None

    def room_for(self, page_bytes: int) -> int:
        """Return for how many more pages of this size there is room."""
        by_size = self.bytes // max(1, page_bytes)
        return by_size if self.files is None else min(by_size, self.files)


def free_space(path: Path) -> FreeSpace:
    """Return what is free on the disk of ``path``; raises ``StorageFault``."""
    try:
        found = os.statvfs(path)
    except OSError as error:
        raise disk_fault(error, path) from error
    return FreeSpace(found.f_bavail * found.f_frsize, found.f_favail if found.f_files else None)


def require_space(path: Path, *, min_bytes: int, min_files: int) -> FreeSpace:
    """Raise ``StorageFault`` with code ``disk_nearly_full`` or ``inodes_nearly_used`` below the limits."""
    found = free_space(path)
    if found.bytes < min_bytes:
        raise StorageFault("disk_nearly_full", path=str(path), free=found.bytes, needed=min_bytes)
    if found.files is not None and found.files < min_files:
        raise StorageFault("inodes_nearly_used", path=str(path), free=found.files, needed=min_files)
    return found
