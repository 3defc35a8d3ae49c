"""A file that somebody takes away: it has its name only when it is whole, and a disk that refuses is named as such."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from station.model.errors import StorageFault
from station.storage.durable_io import DurableIO

_CODES = {
    errno.ENOSPC: "export_disk_full", errno.EDQUOT: "export_disk_full", errno.EFBIG: "export_disk_full",
    errno.EROFS: "export_unwritable", errno.EACCES: "export_unwritable", errno.EPERM: "export_unwritable",
    errno.ENOENT: "export_unwritable", errno.ENOTDIR: "export_unwritable", errno.EISDIR: "export_unwritable",
}  # fmt: skip


@contextmanager
def export_file(path: Path, io: DurableIO | None = None) -> Iterator[IO[bytes]]:
    """Give a stream to write to; at the end of the block the file has its name, in place of what had it.

    Raises ``StorageFault``: ``export_disk_full``, ``export_unwritable`` (no such folder, no right), ``export_failed``;
    nothing is left behind then, and what had the name is still there.
    """
    disk, unfinished = io or DurableIO(), path.with_name(f".{path.name}.part")
    try:
        try:
            disk.unlink(unfinished)
            with open(disk.create(unfinished), "w+b") as stream:  # noqa: PTH123 - a descriptor has no path
                yield stream
                stream.flush()
                disk.sync(stream.fileno())
            disk.rename(unfinished, path)
            disk.sync_folder(path.parent)
        finally:
            with suppress(OSError):
                disk.unlink(unfinished)
    except OSError as error:
        code = _CODES.get(error.errno or 0, "export_failed")
        raise StorageFault(code, path=str(path), detail=error.strerror or str(error)) from error
