"""One station per workspace: a lock that a crash frees, with its owner's name in it."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import socket
from pathlib import Path

from station.model.errors import StorageFault
from station.storage.faults import disk_fault

FILE_NAME = "station.lock"


class WorkspaceLock:
    """An exclusive lock on a folder, held until ``release`` or until the process is gone.

    ``unclean`` tells whether the owner before us did not release it.
    """

    def __init__(self, folder: Path, station: str) -> None:
        path = folder / FILE_NAME
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o640)
        except OSError as error:
            raise disk_fault(error, folder) from error
        try:
            self._take(path, station)
        except BaseException:
            os.close(self._descriptor)
            raise

    def _take(self, path: Path, station: str) -> None:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES):
                raise disk_fault(error, path) from error
            owner = read_owner(path)
            raise StorageFault("workspace_locked", path=str(path.parent), **owner) from error
        try:
            self.unclean = bool(os.pread(self._descriptor, 1, 0))
            owner = {"pid": str(os.getpid()), "host": socket.gethostname(), "station": station}
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, json.dumps(owner).encode(), 0)
        except OSError as error:
            raise disk_fault(error, path) from error

    def release(self) -> None:
        """Free the lock and note that the end was orderly; the file stays, so that no two can hold different ones."""
        # Where the note cannot be made, the next start only looks more closely.
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)


def read_owner(path: Path) -> dict[str, str]:
    """Return ``pid``, ``host`` and ``station`` of who holds or held the lock, empty texts when unknown."""
    try:
        found = json.loads(path.read_bytes() or b"{}")
    except (OSError, ValueError):
        found = {}
    table = found if isinstance(found, dict) else {}
    return {key: str(table.get(key, "")) for key in ("pid", "host", "station")}
