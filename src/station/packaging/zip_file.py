"""Packages as ZIP files: written so that equal folders give equal bytes, read so that no archive can do harm.

Reading follows CWE-22 (names that leave the folder), CWE-59 (links), CWE-409 (bombs) and what ``zip_directory`` says
of archives that tell two stories. What is refused names the archive and the entry.
"""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from station.model.errors import PackageFault
from station.packaging.package_files import find_files
from station.packaging.zip_directory import STORED, ZipEntry, printable, read_directory
from station.packaging.zip_names import require_safe_names

# Text shrinks to a tenth, at zlib's own level 6; PDF, JPEG, JXL, TIFF and video are compressed already: copied as is.
_SHRINKS: Final = frozenset({".xml", ".xsd", ".txt", ".csv", ".json"})
_CHUNK: Final = 1024 * 1024
_UNIX: Final = 3
# MS-DOS time, which ZIP has, begins there; a station whose clock lost its battery says 1970.
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
# XML of packages shrinks 10 to 30 times; deflate can do 1,032.
_HIGHEST_RATIO: Final = 200
_RATIO_FROM: Final = 1024 * 1024
# Many small entries swell as one large one does. All that is compressed in a package of ours shrinks 5 to 7 times.
_HIGHEST_RATIO_OF_ALL: Final = 50
_RATIO_OF_ALL_FROM: Final = 16 * 1024 * 1024
# What stays free on the disk: whoever unpacks a package of somebody else's must not stop everybody's work.
_RESERVE_BYTES: Final = 1024**3
_RESERVE_SHARE: Final = 20


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """The largest entry and the largest sum of entries that are taken out, in bytes."""

    entry_bytes: int = 64 * 1024**3
    total_bytes: int = 256 * 1024**3


def write_zip(folder: Path, target: Path, root: str, moment: datetime, order: Sequence[str]) -> None:
    """Write the files of a folder as one ZIP with one root folder; the same files give the same bytes.

    Memory does not grow with the files. Files of 4 GiB and more, and 65,536 files and more, make it Zip64.

    Args:
        folder: what is packed.
        target: the new file; what it holds after an error is worth nothing.
        root: name of the root folder inside.
        moment: the time that every entry bears, in its own zone, cut to two seconds.
        order: every file's path in the folder (``/`` between folders), in the order in which they are written.

    Raises:
        PackageFault: ``zip_name_unsafe``, ``zip_name_twice``; ``zip_unlisted`` when ``order`` and folder differ or
            something in it is no file; ``zip_file_changed`` when a file changes while it is read.
        OSError: reading or writing failed; ``FileExistsError`` when there is a target already.
    """
    require_safe_names([f"{root}/{path}" for path in order], target.name)
    found = find_files(folder)
    strange = sorted(found.sizes.keys() ^ set(order)) or found.irregular
    if strange or found.too_many:
        raise PackageFault("zip_unlisted", path=target.name, entry=printable(strange[0] if strange else ""))
    _write(folder, target, moment, {f"{root}/{path}": path for path in order})


def write_container(folder: Path, target: Path, moment: datetime, order: Sequence[str]) -> None:
    """Write files of ours as a ZIP that is a format of its own, such as a workbook: their names are given by it.

    The same files give the same bytes. Raises ``PackageFault`` with ``zip_file_changed``, ``OSError``.
    """
    _write(folder, target, moment, {path: path for path in order})


def _write(folder: Path, target: Path, moment: datetime, paths: Mapping[str, str]) -> None:
    with zipfile.ZipFile(target, "x", allowZip64=True) as archive:
        for name, path in paths.items():
            _add(archive, folder / path, _header(name, (folder / path).stat().st_size, moment))


def _header(name: str, size: int, moment: datetime) -> zipfile.ZipInfo:
    time = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    header = zipfile.ZipInfo(name, max(_EARLIEST, time))
    header.create_system = _UNIX
    header.external_attr = (stat.S_IFREG | 0o644) << 16
    shrinks = PurePosixPath(name).suffix.lower() in _SHRINKS
    header.compress_type = zipfile.ZIP_DEFLATED if shrinks else zipfile.ZIP_STORED
    header.file_size = size
    return header


def _add(archive: zipfile.ZipFile, path: Path, header: zipfile.ZipInfo) -> None:
    left = header.file_size
    with path.open("rb") as source, archive.open(header, "w") as entry:
        while left >= 0 and (chunk := source.read(_CHUNK)):
            left -= len(chunk)
            entry.write(chunk[: len(chunk) + min(left, 0)])
    if left:
        raise PackageFault("zip_file_changed", path=str(path))


def extract_zip(source: Path, target: Path, limits: ZipLimits | None = None) -> str:
    """Take a package out of a ZIP file into an empty folder and return the name of its root folder there.

    Everything that can be known before writing is checked before anything is written. After an error ``target`` may
    hold a part: it is the caller's to delete.

    Args:
        source: the archive.
        target: an empty folder, or one that is not there yet.
        limits: sizes that are refused, the default ones when left out.

    Raises:
        PackageFault: what ``read_directory`` raises; ``zip_name_unsafe``, ``zip_name_twice``, ``zip_entry_kind``,
            ``zip_roots``, ``zip_too_large``, ``zip_bomb``, ``zip_damaged``, ``zip_disk_full``.
        OSError: reading or writing failed; ``FileExistsError`` when the target holds something.
    """
    target.mkdir(exist_ok=True)
    if any(target.iterdir()):
        raise FileExistsError(str(target))
    with source.open("rb") as stream:
        entries = read_directory(stream, source.name)
        require_safe_names([entry.name for entry in entries], source.name)
        for entry in entries:
            _refuse_kind(entry, source.name)
        _refuse_sizes(entries, source.name, limits or ZipLimits())
        _refuse_swelling(entries, source.name)
        root = _root(entries, source.name)
        _require_room(entries, source.name, target)
        for entry in entries:
            _take(stream, entry, target, source.name)
    return root


def read_entry(stream: BinaryIO, entry: ZipEntry, archive: str, most: int) -> bytes:
    """Return the bytes of one entry of an archive that is not taken out.

    Raises ``PackageFault`` (``zip_too_large`` above ``most`` bytes, ``zip_entry_kind``, ``zip_damaged``), ``OSError``.
    """
    _refuse_kind(entry, archive)
    _refuse_sizes([entry], archive, ZipLimits(most, most))
    data = bytearray()
    try:
        for chunk in _unpacked(stream, entry):
            data += chunk
            if len(data) > entry.size:
                break
    except (zlib.error, EOFError) as error:
        raise PackageFault("zip_damaged", path=archive, entry=printable(entry.name)) from error
    if (len(data), zlib.crc32(data)) != (entry.size, entry.crc):
        raise PackageFault("zip_damaged", path=archive, entry=printable(entry.name))
    return bytes(data)


def _refuse_kind(entry: ZipEntry, archive: str) -> None:
    """Links, devices, pipes; and folders that are called files or the other way round."""
    kind = stat.S_IFMT(entry.mode)
    is_dos_folder = bool(entry.attributes & 0x10)
    is_dos_link = bool(entry.attributes & 0x400)
    expected = stat.S_IFDIR if entry.is_folder else stat.S_IFREG
    if kind not in (0, expected) or is_dos_link or (is_dos_folder and not entry.is_folder):
        raise PackageFault("zip_entry_kind", path=archive, entry=printable(entry.name))


def _refuse_sizes(entries: Sequence[ZipEntry], archive: str, limits: ZipLimits) -> None:
    total = 0
    for entry in entries:
        total += entry.size
        shown = printable(entry.name)
        if entry.size > limits.entry_bytes or total > limits.total_bytes:
            raise PackageFault("zip_too_large", path=archive, entry=shown, bytes=entry.size)
        if entry.size > _RATIO_FROM and entry.size > _HIGHEST_RATIO * entry.packed:
            raise PackageFault("zip_bomb", path=archive, entry=shown, bytes=entry.size)
        if entry.is_folder and entry.size:
            raise PackageFault("zip_damaged", path=archive, entry=shown)


def _refuse_swelling(entries: Sequence[ZipEntry], archive: str) -> None:
    """Refuse many entries of which each is too small to be a bomb; named is the one that shrank the most."""
    shrunk = [entry for entry in entries if entry.method != STORED]
    total, packed = sum(entry.size for entry in shrunk), sum(entry.packed for entry in shrunk)
    if total > _RATIO_OF_ALL_FROM and total > _HIGHEST_RATIO_OF_ALL * packed:
        worst = max(shrunk, key=lambda entry: entry.size / max(1, entry.packed))
        raise PackageFault("zip_bomb", path=archive, entry=printable(worst.name), bytes=total)


def _require_room(entries: Sequence[ZipEntry], archive: str, target: Path) -> None:
    disk = shutil.disk_usage(target)
    reserve = min(_RESERVE_BYTES, disk.total // _RESERVE_SHARE)
    if sum(entry.size for entry in entries) > disk.free - reserve:
        raise PackageFault("zip_disk_full", path=archive, target=str(target))


def _root(entries: Sequence[ZipEntry], archive: str) -> str:
    roots = sorted({entry.name.split("/", 1)[0] for entry in entries})
    if len(roots) != 1 or any("/" not in entry.name for entry in entries):
        raise PackageFault("zip_roots", path=archive, roots=printable(", ".join(roots[:5])))
    return roots[0]


def _take(stream: BinaryIO, entry: ZipEntry, target: Path, archive: str) -> None:
    """Write one entry; the size and checksum that the directory tells must be those of what comes out."""
    path = target.joinpath(*entry.name.rstrip("/").split("/"))
    if entry.is_folder:
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    size, crc = 0, 0
    with path.open("xb") as file:
        try:
            for chunk in _unpacked(stream, entry):
                size += len(chunk)
                crc = zlib.crc32(chunk, crc)
                if size > entry.size:
                    break
                file.write(chunk)
        except (zlib.error, EOFError) as error:
            raise PackageFault("zip_damaged", path=archive, entry=printable(entry.name)) from error
    if (size, crc) != (entry.size, entry.crc):
        raise PackageFault("zip_damaged", path=archive, entry=printable(entry.name))


def _unpacked(stream: BinaryIO, entry: ZipEntry) -> Iterator[bytes]:
    """Yield the bytes of an entry in pieces of 1 MiB at most; raises ``zlib.error``, ``EOFError``."""
    pieces = _packed(stream, entry)
    if entry.method == STORED:
        yield from pieces
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in pieces:
        rest = piece
        while rest and not inflater.eof:
            yield inflater.decompress(rest, _CHUNK)
            rest = inflater.unconsumed_tail
        if inflater.unused_data or (inflater.eof and rest):
            raise EOFError
    yield from _drained(inflater)


def _drained(inflater: zlib._Decompress) -> Iterator[bytes]:
    while not inflater.eof:
        chunk = inflater.decompress(b"", _CHUNK)
        if not chunk and not inflater.eof:
            raise EOFError
        yield chunk


def _packed(stream: BinaryIO, entry: ZipEntry) -> Iterator[bytes]:
    stream.seek(entry.start)
    left = entry.packed
    while left:
        piece = stream.read(min(_CHUNK, left))
        if not piece:
            raise EOFError
        left -= len(piece)
        yield piece
