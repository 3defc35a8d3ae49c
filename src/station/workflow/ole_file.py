"""What an OLE file is (MS-CFB): an old workbook, a newer one under a password, or something else."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER: Final = 512
_ENTRY: Final = 128
_MOST_SECTORS: Final = 64
_LAST: Final = 0xFFFFFFFA
_HEADER_FATS: Final = 109


def stream_names(path: Path) -> frozenset[str]:
    """Return the names in the directory of an OLE file, as far as its first 64 sectors tell; none when it is broken."""
    with path.open("rb") as stream:
        header = stream.read(_HEADER)
        if len(header) < _HEADER or not header.startswith(MAGIC):
            return frozenset()
        (shift,) = struct.unpack_from("<H", header, 30)
        if shift not in (9, 12):
            return frozenset()
        size = 1 << shift
        (sector,) = struct.unpack_from("<L", header, 48)
        fats = struct.unpack_from(f"<{_HEADER_FATS}L", header, 76)
        names: set[str] = set()
        for _ in range(_MOST_SECTORS):
            if sector >= _LAST:
                break
            stream.seek((sector + 1) * size)
            names.update(_names(stream.read(size)))
            place, offset = divmod(sector, size // 4)
            if place >= _HEADER_FATS or fats[place] >= _LAST:
                break
            stream.seek((fats[place] + 1) * size + offset * 4)
            found = stream.read(4)
            sector = struct.unpack("<L", found)[0] if len(found) == 4 else _LAST
    return frozenset(names)


def _names(directory: bytes) -> list[str]:
    found = []
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        (length,) = struct.unpack_from("<H", directory, at + 64)
        if 2 < length <= 64:
            found.append(directory[at : at + length - 2].decode("utf-16-le", "replace"))
    return found
