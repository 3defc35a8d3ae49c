"""Rule 37 of the list: a signature covers the whole file and names its signer (ISO 19005-2 6.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from station.packaging.pdfa.objects import items_of
from station.packaging.pdfa.rules.rule import Item, Rule

_SEQUENCE, _SET, _CONTEXT_0 = 0x30, 0x31, 0xA0


def covers_the_file(item: Item) -> Iterator[str]:
    """The digest is taken over every byte but those of the signature itself."""
    numbers = [value for value in items_of(item.value.get("/ByteRange")) if isinstance(value, int)]
    data = item.file.data
    if len(numbers) == 4:
        start, before, after, rest = numbers
        whole = start == 0 and 0 < before < after and after + rest == data.size
        if whole and data.read(before, 1) == b"<" and data.read(after - 1, 1) == b">":
            return
    yield f"{item.where}: /ByteRange {numbers}"


def has_certificate(item: Item) -> Iterator[str]:
    """The signature holds the signing certificate."""
    parts = _signed_data(item)
    if not any(tag == _CONTEXT_0 and body for tag, body in parts):
        yield item.where


def one_signer(item: Item) -> Iterator[str]:
    """The signature has one signer."""
    parts = _signed_data(item)
    # The last set of SignedData is signerInfos (RFC 2315 9.1); the first one holds the digest algorithms.
    signers = _children(parts[-1][1]) if len(parts) > 1 and parts[-1][0] == _SET else []
    if len(signers) != 1:
        yield f"{item.where}: {len(signers)}"


def _signed_data(item: Item) -> list[tuple[int, bytes]]:
    """Return tag and body of the parts of SignedData, empty when the contents are no PKCS #7 object."""
    contents = item.value.get("/Contents")
    outer = _children(bytes(contents)) if isinstance(contents, pikepdf.String) else []
    if not outer or outer[0][0] != _SEQUENCE:
        return []
    wrapped = [body for tag, body in _children(outer[0][1]) if tag == _CONTEXT_0]
    inner = _children(wrapped[0]) if wrapped else []
    return _children(inner[0][1]) if inner and inner[0][0] == _SEQUENCE else []


def _children(data: bytes) -> list[tuple[int, bytes]]:
    """Return the DER elements that follow one another in the data; what is no DER ends the list."""
    found: list[tuple[int, bytes]] = []
    position = 0
    while position + 2 <= len(data) and data[position]:
        tag, length, position = data[position], data[position + 1], position + 2
        if length & 0x80:
            size = length & 0x7F
            length = int.from_bytes(data[position : position + size], "big")
            position += size
        if position + length > len(data):
            break
        found.append((tag, data[position : position + length]))
        position += length
    return found


SIGNATURE_RULES: tuple[Rule[Item], ...] = (
    Rule("pdfa:6.4.3-1", covers_the_file),
    Rule("pdfa:6.4.3-2", has_certificate),
    Rule("pdfa:6.4.3-3", one_signer),
)
