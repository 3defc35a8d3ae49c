"""Values of a PDF as plain Python: what is not of the kind asked for reads as empty, never as an error."""

from __future__ import annotations

import hashlib
from decimal import Decimal

import pikepdf


def entry(value: pikepdf.Object, key: str) -> object:
    """Return a dictionary's value: a number, a boolean, an object of pikepdf, or ``None``."""
    return value.get(key)


def name_of(value: object) -> str:
    """Return a name with its slash, or ``""`` for anything that is no name."""
    return str(value) if isinstance(value, pikepdf.Name) else ""


def items_of(value: object) -> list[object]:
    """Return the items of an array; of anything else there are none."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def names_in(value: object) -> list[str]:
    """Return the name, or the names in the array; other values are left out."""
    return [name for item in (items_of(value) or [value]) if (name := name_of(item))]


def numbers_in(value: object) -> list[float]:
    """Return the numbers of an array; other values are left out."""
    return [float(item) for item in items_of(value) if isinstance(item, int | Decimal)]


def dictionary(value: object) -> pikepdf.Object:
    """Return the value when it is a dictionary or a stream, otherwise an empty dictionary."""
    return value if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else pikepdf.Dictionary()


def stream_sha256(stream: pikepdf.Object) -> str:
    """Return the SHA-256 (hex) of a stream's bytes as they are in the file.

    Raises what pikepdf raises for a stream that cannot be read.
    """
    # The buffer is qpdf's own: as ``bytes``, a page's image is copied once more, which takes longer than hashing it.
    return hashlib.sha256(memoryview(stream.get_raw_stream_buffer())).hexdigest()
