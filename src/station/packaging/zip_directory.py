"""The directory of a ZIP from outside, proved to tell the one story that every program reads out of the file.

ZIP says everything twice: before each file and in the directory at the end. Programs differ in whom they believe, and
bytes that neither names can hide files. So this reader (PKWARE APPNOTE 6.3.10) takes an archive only when the files
stand one behind the other from the first byte to the directory, the directory reaches to the end record, the end
record to the end of the file, and both accounts of each file agree. Overlapping files (a bomb) cannot be so either.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from station.model.errors import PackageFault
from station.packaging.package_files import MOST_ENTRIES

STORED: Final = 0
DEFLATED: Final = 8

_END: Final = struct.Struct("<4s4H2LH")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64: Final = struct.Struct("<4sLQL")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_LARGEST_DIRECTORY: Final = 64 * 1024 * 1024
_FULL32: Final = 0xFFFFFFFF
_FULL16: Final = 0xFFFF

_ENCRYPTED: Final = 1 << 0 | 1 << 6 | 1 << 13
_DESCRIPTOR: Final = 1 << 3
_UTF8: Final = 1 << 11
_KNOWN_FLAGS: Final = _ENCRYPTED | _DESCRIPTOR | _UTF8 | 1 << 1 | 1 << 2


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """A file or folder of an archive. Sizes in bytes; ``start``: where its data begins; ``mode``: as Unix has it."""

    name: str
    method: int
    crc: int
    size: int
    packed: int
    start: int
    mode: int
    attributes: int

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder, by its name."""
        return self.name.endswith("/")


@dataclass(frozen=True, slots=True)
class _Record:
    """An entry as the directory tells of it. ``offset``: where its own account begins."""

    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    attributes: int


def printable(name: str) -> str:
    """Return a name from outside as it can be shown in a message: 200 characters at most, none that does not print."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name[:200])


def read_directory(stream: BinaryIO, archive: str) -> list[ZipEntry]:
    """Return the entries in the order of their data; ``archive`` names the file in errors.

    Raises:
        PackageFault: ``zip_unreadable`` (``detail``), ``zip_too_many``, ``zip_encrypted``, ``zip_method``,
            ``zip_name_unsafe`` (not UTF-8), ``zip_headers_differ``, ``zip_hidden_data``: each with ``path`` and, where
            it is about one, ``entry``.
        OSError: the file cannot be read.
    """
    return _Reader(stream, archive).entries()


class _Reader:
    def __init__(self, stream: BinaryIO, archive: str) -> None:
        self._stream = stream
        self._archive = archive
        self._length = stream.seek(0, os.SEEK_END)

    def entries(self) -> list[ZipEntry]:
        start, size, count, end = self._end_record()
        if count > MOST_ENTRIES or size > _LARGEST_DIRECTORY:
            raise PackageFault("zip_too_many", path=self._archive, entries=count, limit=MOST_ENTRIES)
        if start + size != end:
            raise self._unreadable("directory")
        records = sorted(self._records(self._read(start, size), count), key=lambda record: record.offset)
        bounds = [*(record.offset for record in records), start]
        if bounds[0] != 0:
            raise PackageFault("zip_hidden_data", path=self._archive, entry="", detail="0")
        return [self._entry(record, until) for record, until in zip(records, bounds[1:], strict=True)]

    def _end_record(self) -> tuple[int, int, int, int]:
        """Return start and size of the directory, the number of entries, and where the end records begin."""
        place = self._length - _END.size
        signature, disk, start_disk, here, count, size, start, comment = _END.unpack(self._read(place, _END.size))
        if signature != b"PK\x05\x06" or comment:
            raise self._unreadable("end")
        if (disk, start_disk) != (0, 0) or here != count:
            raise self._unreadable("disks")
        if place >= _LOCATOR64.size and self._read(place - _LOCATOR64.size, 4) == b"PK\x06\x07":
            return self._end_record64(place - _LOCATOR64.size, (count, size, start))
        return start, size, count, place

    def _end_record64(self, place: int, short: tuple[int, int, int]) -> tuple[int, int, int, int]:
        _, disk, offset, disks = _LOCATOR64.unpack(self._read(place, _LOCATOR64.size))
        if offset + _END64.size != place or (disk, disks) != (0, 1):
            raise self._unreadable("zip64")
        record = _END64.unpack(self._read(offset, _END64.size))
        signature, length, _, _, disk, start_disk, here, count, size, start = record
        is_sound = signature == b"PK\x06\x06" and length == _END64.size - 12 and (disk, start_disk) == (0, 0)
        told = zip(short, (count, size, start), (_FULL16, _FULL32, _FULL32), strict=True)
        if not is_sound or here != count or any(brief not in (full, limit) for brief, full, limit in told):
            raise self._unreadable("zip64")
        return start, size, count, offset

    def _records(self, directory: bytes, count: int) -> Iterator[_Record]:
        at = 0
        for number in range(1, count + 1):
            fields = _CENTRAL.unpack_from(directory, at) if at + _CENTRAL.size <= len(directory) else None
            if fields is None or fields[0] != b"PK\x01\x02":
                raise self._unreadable(f"directory, {number}")
            flags, method, crc, packed, size = fields[3], fields[4], *fields[7:10]
            name_length, extra_length, comment_length, disk, _, attributes, offset = fields[10:]
            name_end = at + _CENTRAL.size + name_length
            raw_name = directory[name_end - name_length : name_end]
            sizes = self._sizes(directory[name_end : name_end + extra_length], [size, packed, offset], raw_name)
            if disk or comment_length:
                raise self._unreadable(f"directory, {number}")
            at = name_end + extra_length
            yield _Record(raw_name, flags, method, crc, sizes[1], sizes[0], sizes[2], attributes)
        if at != len(directory):
            raise self._unreadable("directory")

    def _sizes(self, extra: bytes, short: list[int], raw_name: bytes) -> list[int]:
        """Return the values, those that do not fit into 32 bits taken from the Zip64 field, in its order."""
        fields = self._extra(extra, raw_name)
        if 0x7075 in fields and fields[0x7075][5:] != raw_name:
            raise self._differ(raw_name)
        wide = fields.get(0x0001, b"")
        for index, value in enumerate(short):
            if value == _FULL32 and len(wide) >= 8:
                short[index] = int.from_bytes(wide[:8], "little")
                wide = wide[8:]
        return short

    def _extra(self, extra: bytes, raw_name: bytes) -> dict[int, bytes]:
        fields: dict[int, bytes] = {}
        while len(extra) >= 4:
            kind, length = struct.unpack_from("<2H", extra)
            if kind in fields or 4 + length > len(extra):
                raise self._differ(raw_name)
            fields[kind] = extra[4 : 4 + length]
            extra = extra[4 + length :]
        return fields

    def _entry(self, record: _Record, until: int) -> ZipEntry:
        """Return the entry once what stands before its data says the same, and its data reaches to the next."""
        name = self._name(record)
        fields = _LOCAL.unpack(self._read(record.offset, _LOCAL.size))
        signature, flags, method, name_length, extra_length = fields[0], fields[2], fields[3], fields[9], fields[10]
        head = self._read(record.offset + _LOCAL.size, name_length + extra_length)
        if signature != b"PK\x03\x04" or (flags, method) != (record.flags, record.method):
            raise self._differ(record.raw_name)
        if head[:name_length] != record.raw_name:
            raise self._differ(record.raw_name)
        size, packed, _ = self._sizes(head[name_length:], [fields[8], fields[7], 0], record.raw_name)
        told, known = (fields[6], packed, size), (record.crc, record.packed, record.size)
        is_told_later = flags & _DESCRIPTOR and told[0] == 0 and packed in (0, _FULL32) and size in (0, _FULL32)
        if told != known and not is_told_later:
            raise self._differ(record.raw_name)
        start = record.offset + _LOCAL.size + len(head)
        self._refuse_gap(record, start + record.packed, until)
        return ZipEntry(
            name, method, record.crc, record.size, record.packed, start, record.attributes >> 16, record.attributes
        )

    def _refuse_gap(self, record: _Record, end: int, until: int) -> None:
        """Between the data and what comes next stands nothing, or the account that was promised for behind the data."""
        if end == until and not record.flags & _DESCRIPTOR:
            return
        forms = [struct.pack(f"<L2{width}", record.crc, record.packed, record.size) for width in _widths(record)]
        forms += [b"PK\x07\x08" + form for form in forms]
        behind = self._read(end, until - end) if 0 < until - end <= 24 else b""
        if not (record.flags & _DESCRIPTOR and behind in forms):
            raise PackageFault("zip_hidden_data", path=self._archive, entry=_shown(record.raw_name), detail=str(end))

    def _name(self, record: _Record) -> str:
        shown = _shown(record.raw_name)
        if record.flags & _ENCRYPTED:
            raise PackageFault("zip_encrypted", path=self._archive, entry=shown)
        if record.method not in (STORED, DEFLATED) or record.flags & ~_KNOWN_FLAGS:
            raise PackageFault("zip_method", path=self._archive, entry=shown, method=record.method)
        try:
            return record.raw_name.decode("utf-8" if record.flags & _UTF8 else "ascii")
        except UnicodeDecodeError as error:
            raise PackageFault("zip_name_unsafe", path=self._archive, entry=shown, reason="encoding") from error

    def _read(self, at: int, length: int) -> bytes:
        if at < 0 or at + length > self._length:
            raise self._unreadable("end")
        self._stream.seek(at)
        data = self._stream.read(length)
        if len(data) != length:
            raise self._unreadable("end")
        return data

    def _unreadable(self, detail: str) -> PackageFault:
        return PackageFault("zip_unreadable", path=self._archive, detail=detail)

    def _differ(self, raw_name: bytes) -> PackageFault:
        return PackageFault("zip_headers_differ", path=self._archive, entry=_shown(raw_name))


def _widths(record: _Record) -> str:
    return "Q" if max(record.packed, record.size) > _FULL32 else "LQ"


def _shown(raw_name: bytes) -> str:
    return printable(raw_name.decode("utf-8", "replace"))
