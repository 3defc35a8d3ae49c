"""The files of a package as they stand on the disk: looked at without following or opening anything unusual."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

MOST_ENTRIES = 200_000
_DEEPEST = 20


@dataclass
class FoundFiles:
    """Regular files with their size by path (``/`` between folders), empty folders, and what is neither."""

    sizes: dict[str, int] = field(default_factory=dict)
    empty_folders: list[str] = field(default_factory=list)
    irregular: list[str] = field(default_factory=list)
    too_many: bool = False


def find_files(package: Path) -> FoundFiles:
    """List a package; links are never followed, nothing is opened. Raises ``OSError`` when a folder cannot be read."""
    found = FoundFiles()
    waiting: list[tuple[Path, str, int]] = [(package, "", 0)]
    while waiting and not found.too_many:
        folder, prefix, depth = waiting.pop()
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
        if not names and prefix:
            found.empty_folders.append(prefix.rstrip("/"))
        for name in names:
            path = f"{prefix}{name}"
            status = (folder / name).lstat()
            if stat.S_ISDIR(status.st_mode) and depth < _DEEPEST:
                waiting.append((folder / name, f"{path}/", depth + 1))
            elif stat.S_ISREG(status.st_mode):
                found.sizes[path] = status.st_size
            else:
                found.irregular.append(path)
        found.too_many = len(found.sizes) + len(waiting) > MOST_ENTRIES
    return found
