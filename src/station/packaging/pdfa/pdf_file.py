"""A PDF from anywhere, opened to be looked at: nothing it contains may stop, flood or mislead the check."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pikepdf

# What cannot be read or cannot be checked is a problem like any other: it never passes.
UNCHECKED = "own:0"
ENCRYPTED = "pdfa:6.1.3-2"

_MOST_OBJECTS = 2_000_000
_DEEPEST_PAGE_TREE = 100
_OBJECTS_A_HANDLE = 600
_PAGES_A_HANDLE = 200

ObjGen = tuple[int, int]


class UnreadablePdf(Exception):
    """Nothing more can be said about this file than the one rule that it breaks."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(rule, detail)
        self.rule = rule
        self.detail = detail


class RawFile:
    """Pieces of a file's bytes. Read, not mapped: pages of a map count as memory of the process until it is full."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self.size = size

    def read(self, start: int, length: int) -> bytes:
        """Return at most ``length`` bytes from ``start`` on; fewer at the end, none beyond it."""
        self._stream.seek(start)
        return self._stream.read(length)

    def tail(self, length: int) -> bytes:
        """Return the last ``length`` bytes."""
        return self.read(max(0, self.size - length), length)


@dataclass
class PdfFile:
    """The bytes of the file, and what qpdf reads in them.

    ``offsets``: where each object begins in the file, by its number and generation; 0 inside an object stream.
    qpdf keeps every object it has read, so objects and pages are gone through with handles that are dropped on the way.
    """

    name: str
    path: Path
    data: RawFile
    pdf: pikepdf.Pdf
    offsets: dict[ObjGen, int]
    warnings: set[str] = field(default_factory=set)

    @property
    def catalog(self) -> pikepdf.Object:
        """The document catalog."""
        return self.pdf.Root

    def objects(self) -> Iterator[tuple[int, object]]:
        """Yield every indirect object with its number, in the order of the numbers."""
        for pdf, objgens in self._in_parts(sorted(self.offsets), _OBJECTS_A_HANDLE):
            for objgen in objgens:
                yield objgen[0], pdf.get_object(*objgen)

    def pages(self) -> Iterator[pikepdf.Object]:
        """Yield the page dictionaries in their order; raises ``UnreadablePdf`` when the page tree is no tree."""
        for pdf, objgens in self._in_parts(self._page_objgens(), _PAGES_A_HANDLE):
            for objgen in objgens:
                yield pdf.get_object(*objgen)

    def note_warnings(self) -> None:
        """Take note of what qpdf had to mend."""
        self.warnings.update(str(warning) for warning in self.pdf.get_warnings())

    def _in_parts(self, objgens: list[ObjGen], size: int) -> Iterator[tuple[pikepdf.Pdf, list[ObjGen]]]:
        """Yield part after part of the objects, each with a handle of its own.

        A file that had to be mended is read with one handle, because mending it takes a walk through all of it.
        """
        self.note_warnings()
        for start in range(0, len(objgens), size):
            pdf = self.pdf if self.warnings or len(objgens) <= size else _open(self.path)
            yield pdf, objgens[start : start + size]
            self.warnings.update(str(warning) for warning in pdf.get_warnings())

    def _page_objgens(self) -> list[ObjGen]:
        """Return the pages by number and generation.

        Walked here and not by qpdf, which mends a damaged tree as it goes and then shows another document than the
        file holds.
        """
        pages: list[ObjGen] = []
        seen: set[ObjGen] = set()
        tree = self.pdf if self.warnings else _open(self.path)
        waiting = [(tree.Root.get("/Pages"), 0)]
        while waiting:
            node, depth = waiting.pop()
            if not isinstance(node, pikepdf.Dictionary) or not node.is_indirect or node.objgen in seen:
                raise UnreadablePdf(UNCHECKED, "the page tree is damaged")
            if depth > _DEEPEST_PAGE_TREE:
                raise UnreadablePdf(UNCHECKED, f"the page tree is deeper than {_DEEPEST_PAGE_TREE} levels")
            seen.add(node.objgen)
            kids = node.get("/Kids")
            if isinstance(kids, pikepdf.Array):
                waiting.extend((kid, depth + 1) for kid in reversed(list(kids)))
            else:
                pages.append(node.objgen)
        return pages


@contextmanager
def open_pdf(path: Path, name: str) -> Iterator[PdfFile]:
    """Open a file for checking; raises ``UnreadablePdf`` with the rule that says why it cannot be.

    qpdf may mend what is damaged in memory, so that the other rules can still be looked at; its warnings are problems.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadablePdf(UNCHECKED, "this is not a regular file")
        if status.st_size == 0:
            raise UnreadablePdf(UNCHECKED, "the file is empty")
        with path.open("rb") as stream:
            data = RawFile(stream, status.st_size)
            if b"%PDF-" not in data.read(0, 1024):
                raise UnreadablePdf(UNCHECKED, "this is not a PDF")
            with _parsed(path) as pdf:
                yield PdfFile(name, path, data, pdf, _offsets(pdf))
    except OSError as error:
        raise UnreadablePdf(UNCHECKED, error.strerror or str(error)) from error


@contextmanager
def _parsed(path: Path) -> Iterator[pikepdf.Pdf]:
    try:
        pdf = _open(path)
    except pikepdf.PasswordError as error:
        raise UnreadablePdf(ENCRYPTED, "a password is needed to open the file") from error
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise UnreadablePdf(UNCHECKED, str(error)[:200]) from error
    with pdf:
        if not isinstance(pdf.trailer.get("/Root"), pikepdf.Dictionary):
            raise UnreadablePdf(UNCHECKED, "the file has no catalog")
        yield pdf


def _open(path: Path) -> pikepdf.Pdf:
    return pikepdf.open(path, inherit_page_attributes=False, access_mode=pikepdf.AccessMode.stream)


def _offsets(pdf: pikepdf.Pdf) -> dict[ObjGen, int]:
    table = pdf.get_xref_table()
    if len(table) > _MOST_OBJECTS:
        raise UnreadablePdf(UNCHECKED, f"more than {_MOST_OBJECTS} objects")
    return {objgen: place.offset or 0 for objgen, place in table.items() if place.type in (1, 2)}
