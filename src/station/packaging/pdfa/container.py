"""A PDF file that is only ever appended to, so that a dossier of any length is written in constant memory.

Measured before this was written: pikepdf copies pages from another file at once, streams included (517 MB for 800
pages), so it cannot stream; it serialises our objects instead. The syntax is that of ISO 32000-1 7.5 with the spacing
that ISO 19005-2 6.1 asks for; qpdf, poppler and pdfium read it in the tests.
"""

from __future__ import annotations

import hashlib
from typing import BinaryIO

# The second line holds four bytes above 127, which ISO 19005-2 6.1.2 asks for.
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_LARGEST_OFFSET = 9_999_999_999


class PdfContainer:
    """Numbers objects, writes them one after another, and closes the file with its cross-reference table."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self._offsets: list[int] = [0]
        self.size = 0
        self._write(HEADER)

    @property
    def sha256(self) -> str:
        """SHA-256 (hex) of all bytes written so far."""
        return self._digest.hexdigest()

    def reserve(self) -> int:
        """Return a number for an object that will be written later; every reserved object must be."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def add(self, body: bytes, number: int | None = None) -> int:
        """Write an object (its PDF syntax without ``obj`` and ``endobj``) and return its number."""
        number = self._begin(number)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def add_stream(self, entries: bytes, data: bytes, number: int | None = None) -> int:
        """Write a stream of encoded ``data``; ``entries`` is its dictionary without brackets and ``/Length``."""
        number = self._begin(number)
        self._write(b"%d 0 obj\n<< %b /Length %d >>\nstream\n" % (number, entries, len(data)))
        self._write(data)
        self._write(b"\nendstream\nendobj\n")
        return number

    def finish(self, root: int, info: int) -> None:
        """Write the cross-reference table and the trailer; the /ID is made of the bytes before it."""
        start = self.size
        lines = [b"xref\n0 %d\n0000000000 65535 f \n" % len(self._offsets)]
        lines += [b"%010d 00000 n \n" % offset for offset in self._offsets[1:]]
        identifier = self._digest.hexdigest()[:32].encode("ascii")
        lines.append(
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>] >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(self._offsets), root, info, identifier, identifier, start)
        )
        self._write(b"".join(lines))

    def _begin(self, number: int | None) -> int:
        if self.size > _LARGEST_OFFSET:
            raise OverflowError("a PDF with a cross-reference table ends before 10 GB")
        number = self.reserve() if number is None else number
        self._offsets[number] = self.size
        return number

    def _write(self, data: bytes) -> None:
        self._stream.write(data)
        self._digest.update(data)
        self.size += len(data)
