"""Thumbnails and proxies beside the masters: made again at will, so written whole but without waiting for the disk."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

from station.storage.faults import disk_fault


class DerivativeStore:
    """Files ``derivatives/xx/<master>-<recipe>-<kind>.jpg``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, master: str, recipe_digest: str, kind: str) -> Path:
        """Return where the derivative stands or would stand; ``kind`` is ``thumbnail`` or ``proxy``."""
        return self.root / master[:2] / f"{master}-{recipe_digest[:16]}-{kind}.jpg"

    def put(self, master: str, recipe_digest: str, kind: str, data: bytes) -> Path:
        """Keep a derivative, in place of an earlier one; raises ``StorageFault``."""
        target = self.path(master, recipe_digest, kind)
        temp = target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            temp.write_bytes(data)
            temp.replace(target)
        except OSError as error:
            with contextlib.suppress(OSError):
                temp.unlink()
            raise disk_fault(error, target) from error
        return target

    def get(self, master: str, recipe_digest: str, kind: str) -> bytes | None:
        """Return a derivative, ``None`` when it must be made (again)."""
        try:
            return self.path(master, recipe_digest, kind).read_bytes() or None
        except OSError:
            return None
