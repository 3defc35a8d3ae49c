"""Rules 1–6 of the list: header, trailer, end of file, and how streams lie in the file (ISO 19005-2 6.1.2–6.1.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from station.packaging.pdfa.objects import entry
from station.packaging.pdfa.pdf_file import ENCRYPTED, PdfFile
from station.packaging.pdfa.rules.rule import Item, Rule

_HEADER = re.compile(rb"%PDF-1\.[0-7](?:\r\n|\r|\n)")
_STREAM = re.compile(rb">>\s*stream(\r\n|\n|\r|)")
_AFTER_DATA = re.compile(rb"(\r\n|\n|\r)?endstream\b")
_EXTERNAL = ("/F", "/FFilter", "/FDecodeParms")
# Most dictionaries end within the first of these; one that does not end within the last is not looked into.
_DICTIONARY_LENGTHS = (1024, 65_536)
_TAIL = 65_536


def header(file: PdfFile) -> Iterator[str]:
    """The file begins with ``%PDF-1.n`` and one end of line."""
    first = file.data.read(0, 16)
    if not _HEADER.match(first):
        yield repr(first[:9])


def binary_comment(file: PdfFile) -> Iterator[str]:
    """The second line is a comment of at least four bytes above 127, so that nobody takes the file for text."""
    end = _HEADER.match(file.data.read(0, 16))
    comment = file.data.read(end.end(), 5) if end else b""
    if len(comment) < 5 or comment[0] != ord("%") or min(comment[1:]) < 128:
        yield repr(comment)


def identifier(file: PdfFile) -> Iterator[str]:
    """The trailer has a file identifier."""
    value = file.pdf.trailer.get("/ID")
    if not isinstance(value, pikepdf.Array) or len(value) != 2 or not all(bytes(part) for part in value):
        yield "no /ID"


def not_encrypted(file: PdfFile) -> Iterator[str]:
    """Nothing in the file is encrypted, with or without a password."""
    if "/Encrypt" in file.pdf.trailer:
        yield "/Encrypt in the trailer"


def nothing_after_the_end(file: PdfFile) -> Iterator[str]:
    """The last end-of-file marker is followed by nothing but one end of line."""
    _, marker, rest = file.data.tail(_TAIL).rpartition(b"%%EOF")
    if not marker or rest not in (b"", b"\n", b"\r", b"\r\n"):
        yield f"{len(rest)} bytes after the last %%EOF" if marker else "no %%EOF"


def true_length(item: Item) -> Iterator[str]:
    """/Length of a stream is the number of its bytes in the file."""
    span = _stream_span(item)
    if span is not None and not _AFTER_DATA.match(item.file.data.read(sum(span), 16)):
        yield f"{item.where}: /Length {span[1]}"


def line_ends_around_data(item: Item) -> Iterator[str]:
    """The keyword ``stream`` ends its line, and ``endstream`` begins one."""
    keyword = _stream_keyword(item)
    if keyword is None:
        return
    if keyword[0] not in (b"\r\n", b"\n"):
        yield f"{item.where}: stream"
    span = _stream_span(item)
    after = _AFTER_DATA.match(item.file.data.read(sum(span), 16)) if span else None
    if after and after.group(1) is None:
        yield f"{item.where}: endstream"


def data_inside_the_file(item: Item) -> Iterator[str]:
    """The data of a stream stands in the file and nowhere else."""
    for key in _EXTERNAL:
        if key in item.value:
            yield f"{item.where}: {key}"


def _stream_keyword(item: Item) -> tuple[bytes, int] | None:
    """Return the line end after the keyword ``stream``, and where the data begins."""
    offset = item.file.offsets.get(item.value.objgen, 0)
    for length in _DICTIONARY_LENGTHS if offset else ():
        keyword = _STREAM.search(item.file.data.read(offset, length))
        if keyword:
            return keyword.group(1), offset + keyword.end()
    return None


def _stream_span(item: Item) -> tuple[int, int] | None:
    """Return where the data of a stream begins, and its /Length."""
    keyword = _stream_keyword(item)
    length = entry(item.value, "/Length")
    return (keyword[1], length) if keyword and isinstance(length, int) and length >= 0 else None


FILE_RULES: tuple[Rule[PdfFile], ...] = (
    Rule("pdfa:6.1.2-1", header),
    Rule("pdfa:6.1.2-2", binary_comment),
    Rule("pdfa:6.1.3-1", identifier),
    Rule(ENCRYPTED, not_encrypted),
    Rule("pdfa:6.1.3-3", nothing_after_the_end),
)
STREAM_RULES: tuple[Rule[Item], ...] = (
    Rule("pdfa:6.1.7.1-1", true_length),
    Rule("pdfa:6.1.7.1-2", line_ends_around_data),
    Rule("pdfa:6.1.7.1-3", data_inside_the_file),
)
