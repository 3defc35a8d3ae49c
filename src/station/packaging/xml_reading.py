"""The one way that XML from outside is read: well-formed UTF-8, no document type, bounded in every direction.

XML packages of strangers are hostile input. A document type declaration is what external entities (CWE-611), entity
bombs (CWE-776) and parameter entities need, and no format of a package has one, so it is refused before the parser
sees it. Other encodings than UTF-8 are refused, because two readers can read two texts out of the same bytes; comments
and processing instructions vanish, because a comment inside a value splits it for some readers and not for others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import IO, Any, Final

from lxml import etree

from station.packaging.manifest import Malformed

MOST_BYTES: Final = 32 * 1024 * 1024
# PREMIS has 21 KB and 460 marks a page (dossiers of the demonstration).
MOST_STREAMED: Final = 256 * 1024 * 1024
_CHUNK: Final = 256 * 1024
DEEPEST: Final = 100
# Every element and every attribute has one of these characters: counting them bounds the memory before parsing.
_MOST_MARKS: Final = 3_000_000
_MOST_STREAMED_MARKS: Final = 16_000_000

_SAFE: Final[dict[str, Any]] = {
    "encoding": "utf-8",
    "resolve_entities": False,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "no_network": True,
    "huge_tree": False,
    "recover": False,
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,
}

_DECLARATION: Final = re.compile(r"<\?xml\b[^>]*?\?>")
_ENCODING: Final = re.compile(r"""\bencoding\s*=\s*(["'])([^"']*)\1""")
_BEFORE_ROOT: Final = re.compile(r"[ \t\r\n]+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_TOO_DEEP: Final = etree.XPath("/*" * (DEEPEST + 1))
_CHILD_TOO_DEEP: Final = etree.XPath("." + "/*" * (DEEPEST - 1))


def parse_xml(data: bytes, name: str, most_bytes: int = MOST_BYTES) -> etree._Element:
    """Return the root element of an XML file; comments and processing instructions are left out.

    Args:
        data: the bytes of the file; a UTF-8 byte order mark is let pass.
        name: what the file is called in the message of an error.
        most_bytes: the largest file that is read.

    Raises:
        Malformed: not well-formed, not UTF-8, with a document type, too large or nested deeper than ``DEEPEST``; the
            message names the file and the line.
    """
    _Meter(name, most_bytes, _MOST_MARKS).add(data)
    _refuse_doctype(_text(data, name), name)
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise Malformed(f"{name}, line {error.lineno or 0}: {error.msg}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Malformed(f"{name}: has a document type")
    _refuse_depth(_TOO_DEEP(root), name)
    return root


def iter_xml(
    stream: IO[bytes],
    name: str,
    tags: Collection[str],
    most_bytes: int = MOST_STREAMED,
    *,
    depth: int = 1,
    most_marks: int = _MOST_STREAMED_MARKS,
) -> Iterator[etree._Element]:
    """Yield the elements ``depth`` below the root that have one of ``tags``, each only until the next is asked for.

    For files that grow with the dossier, such as PREMIS (children of the root) or the rows of a sheet (their children):
    each element is bounded as ``parse_xml`` bounds a file, so that memory stays the same. ``most_marks`` bounds the
    elements and attributes of the whole file. Arguments and errors as ``parse_xml``; raises ``OSError`` too.
    """
    parser = etree.XMLPullParser(events=("end",), tag=tuple(tags), **_SAFE)
    file, child = _Meter(name, most_bytes, most_marks), _Meter(name, MOST_BYTES, _MOST_MARKS)
    try:
        while chunk := stream.read(_CHUNK):
            if not file.size:
                _refuse_head(chunk, name)
            file.add(chunk)
            child.add(chunk)
            parser.feed(chunk)
            ended: Any = parser.read_events()
            for _, element in ended:
                if _stands_at(element, depth, name):
                    child = _Meter(name, MOST_BYTES, _MOST_MARKS)
                    yield element
                    _forget(element)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise Malformed(f"{name}, line {error.lineno or 0}: {error.msg}") from error


@dataclass
class _Meter:
    """Counts what was taken in, and refuses what is over its limits."""

    name: str
    most_bytes: int
    most_marks: int
    size: int = 0
    marks: int = 0

    def add(self, data: bytes) -> None:
        self.size += len(data)
        if self.size > self.most_bytes:
            raise Malformed(f"{self.name}: {self.size} bytes, more than {self.most_bytes}")
        self.marks += data.count(b"<") + data.count(b"=")
        if self.marks > self.most_marks:
            raise Malformed(f"{self.name}: more than {self.most_marks} elements and attributes")


def _stands_at(element: etree._Element, depth: int, name: str) -> bool:
    """Whether an element stands so many steps below the root; raises ``Malformed`` for one that is nested too deep."""
    above: etree._Element | None = element
    for _ in range(depth):
        above = None if above is None else above.getparent()
    if above is None or above.getparent() is not None:
        return False
    _refuse_depth(_CHILD_TOO_DEEP(element), name)
    return True


def _refuse_depth(deep: object, name: str) -> None:
    if isinstance(deep, list) and deep:
        line = getattr(deep[0], "sourceline", 0)
        raise Malformed(f"{name}, line {line}: nested deeper than {DEEPEST}")


def _forget(element: etree._Element) -> None:
    """Empty what was read; the element itself stays until the next one, because the parser still writes its tail."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refuse_head(chunk: bytes, name: str) -> None:
    """Refuse a document type at the beginning of a file, or a beginning in which the root element is not in sight."""
    # A full chunk may end inside a character.
    text = _text(chunk if len(chunk) < _CHUNK else chunk[: chunk.rfind(b">") + 1], name)
    if not text.startswith("<", _refuse_doctype(text, name)):
        raise Malformed(f"{name}: no element in the first {_CHUNK} bytes")


def _parser() -> etree.XMLParser:
    """A parser serves one file: an lxml parser keeps the errors and names of all that it read."""
    return etree.XMLParser(**_SAFE)


def _text(data: bytes, name: str) -> str:
    """Return the characters; a declaration of another encoding is a lie, as the bytes are UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Malformed(f"{name}, line {line}: not UTF-8") from error
    declaration = _DECLARATION.match(text)
    encoding = _ENCODING.search(declaration.group()) if declaration else None
    if encoding and encoding.group(2).upper() not in ("UTF-8", "US-ASCII", "ASCII"):
        raise Malformed(f"{name}, line 1: declared as {encoding.group(2)}, not UTF-8")
    return text


def _refuse_doctype(text: str, name: str) -> int:
    """Walk over what may stand before the root element; what else begins with ``<!`` there is a document type.

    Return where the root element begins.
    """
    at = 0
    while match := _BEFORE_ROOT.match(text, at):
        at = match.end()
    if text.startswith("<!", at):
        line = text.count("\n", 0, at) + 1
        raise Malformed(f"{name}, line {line}: has a document type")
    return at
