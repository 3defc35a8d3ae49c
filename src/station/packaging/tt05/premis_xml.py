"""Writing PREMIS element by element, so that a dossier of thousands of pages needs no tree in memory.

What is to be written is handed over as ``Node``s: a name, and its text or its parts. Values that machines read back
exactly (recipes, options, events) are canonical JSON inside elements of our own namespace: XML has no numbers.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from lxml import etree

from station.model.events import canonical_json

PREMIS = "http://www.loc.gov/premis/v3"
PROVENANCE = "urn:scanning-station:provenance:1"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = "premis-v3-0.xsd"
VERSION = "3.0"

Node = tuple[str, str | Sequence["Node"]]

_PREFIXES = {None: PREMIS, "sp": PROVENANCE, "xsi": XSI}
# XML 1.0 knows no other characters (2.2).
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STEP = "  "


class PremisStream:
    """Writes one PREMIS document into a binary stream."""

    def __init__(self, stream: etree._IncrementalFileWriter) -> None:
        self._stream = stream

    def write(self, node: Node, attributes: Mapping[str, str] | None = None) -> None:
        """Write an element with all that is in it, indented below the root."""
        self._write(node, "\n" + _STEP, attributes or {})

    def _write(self, node: Node, indent: str, attributes: Mapping[str, str]) -> None:
        name, content = node
        self._stream.write(indent)
        with self._stream.element(_qualified(name), attributes):
            if isinstance(content, str):
                if content:
                    self._stream.write(content)
                return
            for part in content:
                self._write(part, indent + _STEP, {})
            self._stream.write(indent)


@contextmanager
def premis_stream(stream: BinaryIO, schemas: str) -> Iterator[PremisStream]:
    """Open a PREMIS 3.0 document; ``schemas`` is the way from it to the folder of schemas, with ``/`` at its end.

    Equal nodes give equal bytes. Raises ``OSError`` of the stream.
    """
    with etree.xmlfile(stream, encoding="UTF-8") as file:
        file.write_declaration()
        hint = {f"{{{XSI}}}schemaLocation": f"{PREMIS} {schemas}{SCHEMA}", "version": VERSION}
        with file.element(_qualified("premis"), hint, nsmap=_PREFIXES):
            yield PremisStream(file)
            file.write("\n")
    stream.write(b"\n")


def text(value: object) -> str:
    """Return a value as text for people: NFC, and only characters that XML knows."""
    return _NO_CHARACTER.sub("\ufffd", unicodedata.normalize("NFC", str(value)))


def exact(name: str, value: object) -> Node:
    """Return an element of our namespace whose text is the value's canonical JSON.

    What XML cannot carry as it is, or NFC would change, is escaped in the JSON way, so that the value comes back exact.
    """
    written = canonical_json(value)
    if _NO_CHARACTER.search(written) or not unicodedata.is_normalized("NFC", written):
        written = json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"sp:{name}", written


def identifier(element: str, kind: str, value: str, role: str = "", role_element: str = "") -> Node:
    """Return one of PREMIS's pairs of type and value, such as ``objectIdentifier``; with a role where it links."""
    parts: list[Node] = [(f"{element}Type", kind), (f"{element}Value", text(value))]
    if role:
        parts.append((role_element, role))
    return element, parts


def _qualified(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{PROVENANCE if prefix == 'sp' else PREMIS}}}{local}"
