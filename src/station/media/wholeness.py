"""What containers say of their own length: a file that is shorter was cut, whatever can still be played.

FFmpeg makes the best of such a file and says nothing. RIFF (wav, avi) states its size in its first eight bytes, ASF
(wma, wmv) in its file properties (ASF specification 3.2).
"""

from __future__ import annotations

import struct
from collections.abc import Collection
from typing import BinaryIO

_HEAD = 64 * 1024
_ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_ASF_PROPERTIES = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
# Object id and size, then the id of the file, then its size.
_ASF_SIZE = 16 + 8 + 16
# Written by recorders that do not know yet how long they will record.
_RIFF_UNKNOWN = (0, 0xFFFFFFFF)
# Streams without a table of contents: FFmpeg makes their duration out of what is there.
_UNSTATED = frozenset({"mpeg", "mpegts", "mpegvideo", "aac", "amr"})
_MP3_TABLES = (b"Xing", b"Info", b"VBRI")


def stated_size(stream: BinaryIO) -> int:
    """Return how many bytes the file should have at least by its own words, 0 where it does not say."""
    head = _head(stream)
    if head[:4] == b"RIFF" and len(head) >= 8:
        (size,) = struct.unpack_from("<I", head, 4)
        return 0 if size in _RIFF_UNKNOWN else size + 8
    place = head.find(_ASF_PROPERTIES) if head.startswith(_ASF) else -1
    if place >= 0 and len(head) >= place + _ASF_SIZE + 8:
        (size,) = struct.unpack_from("<Q", head, place + _ASF_SIZE)
        return int(size)
    return 0


def states_duration(stream: BinaryIO, containers: Collection[str]) -> bool:
    """Return whether the file itself says how long it plays; in an mp3 that stands in a table of its first sound."""
    if "mp3" in containers:
        head = _head(stream)
        return any(table in head for table in _MP3_TABLES)
    return not _UNSTATED & set(containers)


def _head(stream: BinaryIO) -> bytes:
    stream.seek(0)
    head = stream.read(_HEAD)
    stream.seek(0)
    return head
