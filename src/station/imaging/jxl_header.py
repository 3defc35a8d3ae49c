"""The size of a JPEG XL image from its first bytes (ISO/IEC 18181-1, SizeHeader; 18181-2, boxes)."""

from __future__ import annotations

from typing import Final

_CODESTREAM: Final = b"\xff\x0a"
_RATIOS: Final = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_SIZE_BITS: Final = (9, 13, 18, 30)


class _Bits:
    """Reads bits, least significant first."""

    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data, "little")
        self._left = 8 * len(data)

    def take(self, count: int) -> int:
        if count > self._left:
            message = "the JPEG XL header is cut off"
            raise ValueError(message)
        value = self._value & ((1 << count) - 1)
        self._value >>= count
        self._left -= count
        return value


def jxl_size(data: bytes) -> tuple[int, int]:
    """Return width and height as coded (before any orientation); raises ``ValueError`` when there is no such header."""
    bits = _Bits(_codestream(data)[2:34])
    small = bits.take(1)
    height = 8 * (bits.take(5) + 1) if small else _long_size(bits)
    ratio = bits.take(3)
    if ratio:
        over, under = _RATIOS[ratio - 1]
        return height * over // under, height
    width = 8 * (bits.take(5) + 1) if small else _long_size(bits)
    return width, height


def _long_size(bits: _Bits) -> int:
    return 1 + bits.take(_SIZE_BITS[bits.take(2)])


def _codestream(data: bytes) -> bytes:
    """Return the beginning of the codestream, bare or inside the container's boxes."""
    if data.startswith(_CODESTREAM):
        return data[:64]
    position = 0
    while position + 8 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        kind = data[position + 4 : position + 8]
        head = 8
        if length == 1:
            length, head = int.from_bytes(data[position + 8 : position + 16], "big"), 16
        if kind in {b"jxlc", b"jxlp"}:
            start = position + head + (4 if kind == b"jxlp" else 0)
            if data[start : start + 2] == _CODESTREAM:
                return data[start : start + 64]
        if length < head:
            break
        position += length
    message = "no JPEG XL codestream"
    raise ValueError(message)
