"""The few file operations on which durability rests, in one object, so that a test can record them or leave one out."""

from __future__ import annotations

import os
from pathlib import Path


class DurableIO:
    """Operations of the operating system, nothing more; all raise ``OSError``."""

    def create(self, path: Path) -> int:
        """Open a file that does not exist yet for writing and return its descriptor; a link is never followed."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o640)

    def write(self, descriptor: int, data: bytes | memoryview) -> None:
        """Write all of the data."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def protect(self, descriptor: int) -> None:
        """Make the file read-only."""
        os.fchmod(descriptor, 0o440)

    def sync(self, descriptor: int) -> None:
        """Bring the file's content to the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close the file; an error here is an error of the write."""
        os.close(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        """Give the file its name, in place of whatever had it."""
        source.replace(target)

    def make_folder(self, path: Path) -> None:
        """Make a folder unless it is there."""
        path.mkdir(mode=0o750, exist_ok=True)

    def sync_folder(self, path: Path) -> None:
        """Bring the names in the folder to the disk."""
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def unlink(self, path: Path) -> None:
        """Remove a file; it may be gone already."""
        path.unlink(missing_ok=True)
