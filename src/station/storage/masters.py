"""Masters: each image once, under its SHA-256, read-only, and on the disk before anybody is told of it.

Temp file → write → fsync → read back and hash → rename → fsync of the folder. Rename without fsync tore 60 of 60 files
in a power cut; a failed fsync is never repeated on the same file, because the kernel may have dropped the data.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from station.model.errors import InputFault, NotFound, StorageFault
from station.storage.durable_io import DurableIO
from station.storage.faults import disk_fault

_CHUNK = 1 << 20
_FORGET = getattr(os, "POSIX_FADV_DONTNEED", None)


@dataclass(frozen=True, slots=True)
class StoredMaster:
    """A master that is safe: its SHA-256 (hex) and size in bytes."""

    sha256: str
    size: int


class MasterStore:
    """The folder ``masters/xx/<sha256>`` and the folder ``temp`` beside it on the same disk."""

    def __init__(self, masters: Path, temp: Path, io: DurableIO | None = None) -> None:
        self.root = masters
        self.temp = temp
        self._io = io or DurableIO()
        self._numbers = count(1)
        self._lasting: set[Path] = set()

    def path(self, sha256: str) -> Path:
        """Return where the master with this hash stands or would stand."""
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise NotFound("master_unknown", master=sha256)
        return self.root / sha256[:2] / sha256

    def put(self, source: Path | bytes) -> StoredMaster:
        """Keep the bytes of a file, or bytes; returns only when they would survive a power cut.

        Raises ``InputFault`` (``image_empty``, ``image_unreadable``), ``StorageFault`` (``disk_full``, ``disk_error``,
        ``workspace_read_only``). An I/O error is tried once more with a new temp file, a full disk is not.
        """
        try:
            return self._put(source)
        except OSError as error:
            if error.errno != errno.EIO:
                raise disk_fault(error, self.root) from error
        try:
            return self._put(source)
        except OSError as error:
            raise disk_fault(error, self.root) from error

    def verify(self, sha256: str, size: int | None = None) -> str:
        """Return ``""`` for a whole master, otherwise ``missing``, ``wrong_size``, ``changed`` or ``unreadable``."""
        try:
            path = self.path(sha256)
            if size is not None and path.stat().st_size != size:
                return "wrong_size"
            return "" if file_sha256(path) == sha256 else "changed"
        except (FileNotFoundError, NotFound):
            return "missing"
        except OSError:
            return "unreadable"

    def read(self, sha256: str) -> bytes:
        """Return the master's bytes once they match their hash; raises ``StorageFault`` with ``master_<reason>``."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise StorageFault("master_missing", master=sha256) from error
        except OSError as error:
            raise disk_fault(error, self.path(sha256)) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StorageFault("master_changed", master=sha256)
        return data

    def _put(self, source: Path | bytes) -> StoredMaster:
        temp, stored = self._write_temp(source)
        try:
            _require_same(temp, stored)
            self._give_name(temp, stored)
        except BaseException:
            self._discard(temp)
            raise
        return stored

    def _write_temp(self, source: Path | bytes) -> tuple[Path, StoredMaster]:
        temp, descriptor = self._open_temp()
        digest, size = hashlib.sha256(), 0
        try:
            try:
                for chunk in _chunks(source):
                    digest.update(chunk)
                    size += len(chunk)
                    self._io.write(descriptor, chunk)
                _require_content(size, source)
                self._io.protect(descriptor)
                self._io.sync(descriptor)
            finally:
                self._io.close(descriptor)
        except BaseException:
            self._discard(temp)
            raise
        return temp, StoredMaster(digest.hexdigest(), size)

    def _open_temp(self) -> tuple[Path, int]:
        while True:
            temp = self.temp / f"{os.getpid()}-{next(self._numbers)}"
            try:
                return temp, self._io.create(temp)
            except FileExistsError:
                continue  # left by an earlier process with this id; start-up clears it

    def _give_name(self, temp: Path, stored: StoredMaster) -> None:
        target = self.path(stored.sha256)
        self._make_lasting(target.parent)
        if self.verify(stored.sha256, stored.size):
            self._io.rename(temp, target)
        else:
            self._io.unlink(temp)
        # Also for a file that was there: its first writer may have died before this line.
        self._io.sync_folder(target.parent)

    def _make_lasting(self, folder: Path) -> None:
        """Make the folder and its name in ``masters`` durable; it may be there since a crash, but not on the disk."""
        if folder not in self._lasting:
            self._io.make_folder(folder)
            self._io.sync_folder(self.root)
            self._lasting.add(folder)

    def _discard(self, temp: Path) -> None:
        try:
            self._io.unlink(temp)
        except OSError:
            return  # start-up clears it; the first error is the one to tell


def file_sha256(path: Path, *, uncached: bool = False) -> str:
    """Return the SHA-256 (hex) of a file, ``uncached`` read from the disk rather than from memory if the system can."""
    with path.open("rb", buffering=0) as stream:
        if uncached and _FORGET is not None:
            os.posix_fadvise(stream.fileno(), 0, 0, _FORGET)
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _require_same(temp: Path, stored: StoredMaster) -> None:
    if file_sha256(temp, uncached=True) != stored.sha256:
        raise OSError(errno.EIO, "the file reads back with other bytes", str(temp))


def _require_content(size: int, source: Path | bytes) -> None:
    if not size:
        raise InputFault("image_empty", name="" if isinstance(source, bytes) else str(source))


def _chunks(source: Path | bytes) -> Iterator[bytes | memoryview]:
    if isinstance(source, bytes):
        view = memoryview(source)
        yield from (view[start : start + _CHUNK] for start in range(0, len(view), _CHUNK))
        return
    with _open_source(source) as descriptor:
        while chunk := os.read(descriptor, _CHUNK):
            yield chunk


@contextmanager
def _open_source(path: Path) -> Iterator[int]:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError as error:
        raise InputFault("image_unreadable", file=str(path), detail=error.strerror or "") from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise InputFault("image_unreadable", file=str(path), detail="not a file")
        yield descriptor
    finally:
        os.close(descriptor)
