"""Decoding small streams (content, maps, fonts, metadata) under a limit: a few kilobytes may claim to be gigabytes."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable

import pikepdf

LARGEST = 32 * 1024 * 1024
_MOST_FILTERS = 4
_BLANKS = re.compile(rb"[\x00\t\n\f\r ]+")


class CannotDecode(Exception):
    """The stream cannot be read here: damaged, too large, or in a form that text streams do not have."""


def decoded(stream: pikepdf.Object, limit: int = LARGEST) -> bytes:
    """Return the decoded bytes of a stream, at most ``limit`` of them; raises ``CannotDecode``."""
    names = _filters(stream)
    if len(names) > _MOST_FILTERS or _has_predictor(stream):
        raise CannotDecode("filters that are not looked into")
    if int(stream.get("/Length", 0)) > limit:
        raise CannotDecode(f"more than {limit} bytes")
    try:
        data = stream.read_raw_bytes()
        for name in names:
            data = _decoder(name)(data, limit)
    except (pikepdf.PdfError, RuntimeError, ValueError, zlib.error, binascii.Error) as error:
        raise CannotDecode(str(error)[:200]) from error
    return data


def _filters(stream: pikepdf.Object) -> list[str]:
    value = stream.get("/Filter")
    if value is None:
        return []
    return [str(name) for name in value] if isinstance(value, pikepdf.Array) else [str(value)]


def _has_predictor(stream: pikepdf.Object) -> bool:
    value = stream.get("/DecodeParms")
    many = list(value) if isinstance(value, pikepdf.Array) else [value]
    return any(isinstance(parameters, pikepdf.Dictionary) and "/Predictor" in parameters for parameters in many)


def _decoder(name: str) -> Callable[[bytes, int], bytes]:
    decoder = {"/FlateDecode": _inflate, "/ASCIIHexDecode": _from_hex, "/ASCII85Decode": _from_85}.get(name)
    if decoder is None:
        raise CannotDecode(f"the filter {name} is not looked into")
    return decoder


def _inflate(data: bytes, limit: int) -> bytes:
    engine = zlib.decompressobj()
    plain = engine.decompress(data, limit)
    if engine.unconsumed_tail:
        raise CannotDecode(f"more than {limit} bytes")
    # qpdf writes an empty stream as no bytes at all.
    if data and not engine.eof:
        raise CannotDecode("the compressed data ends early")
    return plain


def _from_hex(data: bytes, _limit: int) -> bytes:
    digits = _BLANKS.sub(b"", data).partition(b">")[0]
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _from_85(data: bytes, _limit: int) -> bytes:
    return base64.a85decode(_BLANKS.sub(b"", data).partition(b"~>")[0])
