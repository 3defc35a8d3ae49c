"""A workbook from outside (Office Open XML, ECMA-376) opened so that it can do no harm: bounded in every direction.

A workbook is a ZIP of XML files, and both can be bombs: entities (CWE-776) are refused by the parser, parts that shrink
too well or are too large (CWE-409) before they are unpacked. openpyxl takes five times as long for the same rows and
holds every string of the file in memory.
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from lxml import etree

from station.model.errors import InputFault
from station.packaging.manifest import Malformed
from station.packaging.xml_reading import parse_xml

MOST_FILE: Final = 1024**3
# Excel writes 73 bytes a cell: a million rows of ten columns are 730 MB.
MOST_SHEET: Final = 1536 * 1024**2
MOST_STRINGS: Final = 512 * 1024**2
# Rows as Excel has them; and columns that a list of dossiers may have.
MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 512
_MOST_PART: Final = 16 * 1024**2
_MOST_DIRECTORY: Final = 4 * 1024**2
# Rows of one list shrink 15 times, equal ones 100 times; deflate can do 1,032.
_HIGHEST_RATIO: Final = 250
_RATIO_FROM: Final = 16 * 1024**2
_END: Final = struct.Struct("<4s4H2LH")
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, whether it is ``visible``, ``hidden`` or ``very_hidden``, and its file in the workbook."""

    name: str
    state: str
    part: str


class WorkbookFile:
    """An open workbook: its sheets, and the files that they need."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path = path
        self._archive = archive
        self._names = {name.lstrip("/").casefold(): name for name in archive.namelist()}
        book = self._find_book()
        root = self.xml(book)
        links = self._links(book)
        self.since_1904 = any(one.get("date1904") in ("1", "true") for one in root.iterfind("{*}workbookPr"))
        self.sheets = tuple(self._sheets(root, links))
        self.strings = next((target for kind, target in links.values() if kind == "sharedStrings"), "")
        self.styles = next((target for kind, target in links.values() if kind == "styles"), "")

    def has(self, part: str) -> bool:
        """Whether the workbook has this file."""
        return part.casefold() in self._names

    def xml(self, part: str) -> etree._Element:
        """Return the root of a small file of the workbook."""
        with self.open(part, _MOST_PART) as stream:
            return parse_xml(stream.read(_MOST_PART + 1), part, _MOST_PART)

    @contextmanager
    def open(self, part: str, most: int) -> Iterator[IO[bytes]]:
        """Give the bytes of a file of the workbook; raises ``InputFault`` with code ``table_too_large``."""
        entry = self._archive.getinfo(self._names[part.casefold()])
        bomb = entry.file_size > _RATIO_FROM and entry.file_size > _HIGHEST_RATIO * max(1, entry.compress_size)
        if bomb or entry.file_size > most:
            raise InputFault("table_too_large", path=str(self.path), detail=f"{part}: {entry.file_size:,} B")
        with self._archive.open(entry) as stream:
            yield stream

    def _find_book(self) -> str:
        office = next((target for kind, target in self._links("").values() if kind == "officeDocument"), "")
        if not office.startswith("xl/") or not self.has(office) or office.endswith(".bin"):
            raise InputFault("table_type", path=str(self.path))
        return office

    def _links(self, part: str) -> dict[str, tuple[str, str]]:
        """Return kind and file of what a file refers to, by the id of the relation."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return {}
        return {
            one.get("Id", ""): (one.get("Type", "").rpartition("/")[2], _inside(folder, one.get("Target", "")))
            for one in self.xml(relations)
            if one.get("TargetMode") != "External"
        }

    def _sheets(self, root: etree._Element, links: dict[str, tuple[str, str]]) -> Iterator[SheetPart]:
        states = {"hidden": "hidden", "veryHidden": "very_hidden"}
        for sheet in root.iterfind("{*}sheets/{*}sheet"):
            relation = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
            kind, target = links.get(str(relation), ("", ""))
            if kind == "worksheet" and self.has(target):
                yield SheetPart(sheet.get("name", ""), states.get(sheet.get("state", ""), "visible"), target)


@contextmanager
def open_workbook(path: Path) -> Iterator[WorkbookFile]:
    """Give an open workbook; whatever is wrong with its bytes while it is open is told as a fault of the file.

    Raises ``InputFault``: ``workbook_damaged``, ``table_too_large``, ``table_type`` (a ZIP that is no workbook).
    """
    try:
        with path.open("rb") as stream:
            _refuse_directory(stream, path)
            with zipfile.ZipFile(stream) as archive:
                yield WorkbookFile(path, archive)
    except Malformed as error:
        raise InputFault("workbook_damaged", path=str(path), detail=str(error)) from error
    except (*_BROKEN, OSError) as error:
        raise InputFault("workbook_damaged", path=str(path), detail=f"{type(error).__name__}: {error}"[:200]) from error


def _refuse_directory(stream: IO[bytes], path: Path) -> None:
    """Refuse a directory of so many files that reading it alone would fill the memory."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 65_536 - _END.size))
    tail = stream.read()
    place = tail.rfind(b"PK\x05\x06")
    stream.seek(0)
    if size > MOST_FILE:
        raise InputFault("table_too_large", path=str(path), detail=f"{size:,} B")
    if place < 0 or len(tail) < place + _END.size:
        raise zipfile.BadZipFile("no end record")
    directory = _END.unpack_from(tail, place)[5]
    if directory > _MOST_DIRECTORY:
        raise InputFault("table_too_large", path=str(path), detail=f"ZIP: {directory:,} B")


def _inside(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
