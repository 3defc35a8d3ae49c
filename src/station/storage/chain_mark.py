"""How far the chain of events had come, noted beside the database, so that an older database put in its place is seen.

The note is made after the commit and is not waited for: after a power cut it may be behind the database, never ahead.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

FILE_NAME = "chain.mark"

_FORM = re.compile(rb"(\d{1,18}) ([0-9a-f]{64})\n")
_LENGTH = 96


class ChainMark:
    """The file ``chain.mark``: number and hash of the last event, written over in place."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._descriptor = -1

    def read(self) -> tuple[int, str] | None:
        """Return sequence and hash of the last event noted, ``None`` when there is no note that can be read."""
        try:
            found = _FORM.match(self._path.read_bytes())
        except OSError:
            return None
        return None if found is None else (int(found[1]), found[2].decode())

    def write(self, sequence: int, digest: str) -> None:
        """Note the last event; an error is of no consequence, the event itself is safe."""
        with contextlib.suppress(OSError):
            if self._descriptor < 0:
                flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
                self._descriptor = os.open(self._path, flags, 0o640)
            os.pwrite(self._descriptor, f"{sequence} {digest}\n".encode().ljust(_LENGTH), 0)

    def close(self) -> None:
        """Let the file go."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
