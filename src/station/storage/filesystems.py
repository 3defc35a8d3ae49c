"""On what kind of file system a folder stands."""

from __future__ import annotations

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")

# SQLite's WAL needs shared memory between processes, which these do not give, and their locks cannot be trusted.
NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "coda", "glusterfs", "gpfs", "lustre", "ncpfs",
})  # fmt: skip


def file_system_of(path: Path, mounts: Path = MOUNTS) -> str:
    """Return the type of the file system that holds ``path``, ``""`` when the system does not tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    wanted = path.resolve()
    best, kind = -1, ""
    for line in lines:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[4]))
        # The last of several mounts on one point is the one that is seen.
        if len(point.parts) >= best and wanted.is_relative_to(point):
            best, kind = len(point.parts), after.split(" ")[0]
    return kind


def is_network(kind: str) -> bool:
    """Whether a file system of this type is remote, or made by a program whose promises are unknown."""
    return kind in NETWORK or kind.startswith("fuse.")
