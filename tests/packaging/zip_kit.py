"""ZIP files made by hand, byte for byte, so that they can tell lies that no program would write."""

import struct
import zlib
from dataclasses import dataclass, replace

REGULAR = 0o100644
FOLDER = 0o040755
LINK = 0o120777


@dataclass(frozen=True)
class Raw:
    """An entry; ``local_*`` is what stands before the data when it differs from the directory."""

    name: bytes
    data: bytes = b"x"
    method: int = 0
    flags: int = 0x800
    mode: int = REGULAR
    attributes: int = 0
    extra: bytes = b""
    local_extra: bytes = b""
    comment: bytes = b""
    local_name: bytes | None = None
    local_flags: int | None = None
    local_method: int | None = None
    local_crc: int | None = None
    crc: int | None = None
    size: int | None = None
    packed: int | None = None
    before: bytes = b""
    behind: bytes = b""
    body: bytes | None = None
    disk: int = 0
    offset: int | None = None

    @property
    def stored(self) -> bytes:
        if self.body is not None:
            return self.body
        if self.method != 8:
            return self.data
        deflater = zlib.compressobj(6, zlib.DEFLATED, -15)
        return deflater.compress(self.data) + deflater.flush()

    def numbers(self) -> tuple[int, int, int]:
        """CRC, packed and unpacked size, as told."""
        crc = zlib.crc32(self.data) if self.crc is None else self.crc
        packed = len(self.stored) if self.packed is None else self.packed
        return crc, packed, len(self.data) if self.size is None else self.size

    def local(self) -> bytes:
        name = self.name if self.local_name is None else self.local_name
        flags = self.flags if self.local_flags is None else self.local_flags
        method = self.method if self.local_method is None else self.local_method
        crc, packed, size = (0, 0, 0) if flags & 8 else self.numbers()
        crc = crc if self.local_crc is None else self.local_crc
        head = struct.pack(
            "<4s5H3L2H", b"PK\x03\x04", 20, flags, method, 0, 0x21, crc, packed, size, len(name), len(self.local_extra)
        )
        return self.before + head + name + self.local_extra + self.stored + self.behind

    def central(self, offset: int) -> bytes:
        attributes = self.attributes or self.mode << 16
        head = struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 3 << 8 | 20, 20, self.flags, self.method, 0, 0x21, *self.numbers(),
            len(self.name), len(self.extra), len(self.comment), self.disk, 0, attributes,
            offset if self.offset is None else self.offset,
        )  # fmt: skip
        return head + self.name + self.extra + self.comment


def made(
    *entries: Raw,
    comment: bytes = b"",
    told: int | None = None,
    gap: bytes = b"",
    behind: bytes = b"",
    tail: bytes = b"",
    here: int | None = None,
    comment_told: int | None = None,
) -> bytes:
    """An archive of the entries; ``told``: the number of entries that it claims to have."""
    local, central = b"", b""
    for entry in entries:
        central += entry.central(len(local) + len(entry.before))
        local += entry.local()
    count = len(entries) if told is None else told
    end = struct.pack(
        "<4s4H2LH",
        b"PK\x05\x06",
        0,
        0,
        count if here is None else here,
        count,
        len(central),
        len(local + gap),
        len(comment) if comment_told is None else comment_told,
    )
    return local + gap + central + behind + end + comment + tail


def package(*entries: Raw) -> list[Raw]:
    """A harmless package with these entries behind its own."""
    return [Raw(b"P/METS.xml", b"<mets/>" * 9, method=8), *entries]


def described(entry: Raw, form: str = "<4s3L") -> Raw:
    """The entry with its numbers behind its data, as programs write that cannot seek."""
    flagged = replace(entry, flags=entry.flags | 8)
    crc, packed, size = flagged.numbers()
    parts = (b"PK\x07\x08", crc, packed, size) if form.startswith("<4s") else (crc, packed, size)
    return replace(flagged, behind=struct.pack(form, *parts))
