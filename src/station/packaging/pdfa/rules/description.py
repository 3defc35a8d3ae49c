"""Rules 32–34, 38 and 39 of the list: XMP metadata, the claim to be PDF/A, and Info that says the same (6.6)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

import pikepdf
from lxml import etree

from station.packaging.pdfa.metadata import CONFORMANCE, PART
from station.packaging.pdfa.objects import dictionary, name_of
from station.packaging.pdfa.pdf_file import PdfFile
from station.packaging.pdfa.rules.rule import Rule
from station.packaging.pdfa.rules.xmp_schemas import DC, PDF, PDFAID, RDF, XMP, XmpProperty, properties, text_of
from station.packaging.pdfa.streams import CannotDecode, decoded

_PACKET_HEAD = re.compile(rb"<\?xpacket\s+begin=[^?]*\?>")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?")
_SAME = {
    "/Title": (DC, "title"), "/Subject": (DC, "description"), "/Author": (DC, "creator"),
    "/Keywords": (PDF, "Keywords"), "/Producer": (PDF, "Producer"), "/Creator": (XMP, "CreatorTool"),
    "/CreationDate": (XMP, "CreateDate"), "/ModDate": (XMP, "ModifyDate"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metadata:
    """The XMP packet of the catalog: its bytes, its properties (``None`` when it cannot be read), and the file."""

    file: PdfFile
    present: bool
    data: bytes
    properties: list[XmpProperty] | None
    language: str

    def value(self, namespace: str, name: str) -> XmpProperty | None:
        """Return a property, ``None`` when the packet does not have it."""
        found = [p for p in self.properties or () if (p.namespace, p.name) == (namespace, name)]
        return found[0] if found else None


def read_metadata(file: PdfFile, language: str) -> Metadata:
    """Read the packet once for all rules; ``language`` is what /Lang must be, ``""`` when any will do."""
    stream = file.catalog.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return Metadata(file, present=False, data=b"", properties=None, language=language)
    is_typed = name_of(stream.get("/Type")) == "/Metadata" and name_of(stream.get("/Subtype")) == "/XML"
    try:
        data = decoded(stream)
    except CannotDecode:
        data = b""
    return Metadata(file, is_typed, data, _parse(data), language)


def _parse(data: bytes) -> list[XmpProperty] | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if b"<!DOCTYPE" in data:
        return None
    rdf = root if root.tag == f"{{{RDF}}}RDF" else root.find(f"{{{RDF}}}RDF")
    return None if rdf is None else properties(rdf)


def metadata_present(metadata: Metadata) -> Iterator[str]:
    """The catalog has a metadata stream of type XML."""
    if not metadata.present:
        yield "/Metadata"


def no_packet_attribute(attribute: bytes) -> Callable[[Metadata], Iterator[str]]:
    """Return the test that the packet's header lacks a deprecated attribute."""

    def test(metadata: Metadata) -> Iterator[str]:
        head = _PACKET_HEAD.search(metadata.data[:1024])
        if head and re.search(rb"\b" + attribute + rb"\s*=", head.group()):
            yield attribute.decode("ascii")

    return test


def well_formed(metadata: Metadata) -> Iterator[str]:
    """The packet is well-formed RDF in XML, without a document type."""
    if metadata.present and metadata.properties is None:
        yield "XMP"


def utf_8(metadata: Metadata) -> Iterator[str]:
    """The packet is UTF-8."""
    try:
        metadata.data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield f"byte {error.start}"


def known_properties(metadata: Metadata) -> Iterator[str]:
    """Every property stands in a predefined schema, or in an extension schema of the packet."""
    for prop in metadata.properties or ():
        if not prop.is_known:
            yield f"{{{prop.namespace}}}{prop.name}"


def property_types(metadata: Metadata) -> Iterator[str]:
    """Every property has the type that its schema gives it."""
    for prop in metadata.properties or ():
        if prop.is_known and not prop.has_its_type:
            yield f"{prop.prefix}:{prop.name}"


def claims_pdfa(metadata: Metadata) -> Iterator[str]:
    """The packet says to which part and level the file conforms."""
    if metadata.value(PDFAID, "part") is None:
        yield "pdfaid:part"


def claims(name: str, value: str) -> Callable[[Metadata], Iterator[str]]:
    """Return the test that a property of the claim has this value."""

    def test(metadata: Metadata) -> Iterator[str]:
        prop = metadata.value(PDFAID, name)
        if prop is None or text_of(prop) != value:
            yield f"pdfaid:{name} {text_of(prop) if prop else ''}".rstrip()

    return test


def claim_prefix(name: str) -> Callable[[Metadata], Iterator[str]]:
    """Return the test that a property of the claim is written with the prefix ``pdfaid``."""

    def test(metadata: Metadata) -> Iterator[str]:
        prop = metadata.value(PDFAID, name)
        if prop is not None and prop.prefix != "pdfaid":
            yield f"{prop.prefix}:{name}"

    return test


def info_agrees(metadata: Metadata) -> Iterator[str]:
    """What Info says, XMP says too (own: of the standards only PDF/A-1 asks for it)."""
    info = dictionary(metadata.file.pdf.trailer.get("/Info"))
    for key, (namespace, name) in _SAME.items():
        value = info.get(key)
        if value is None:
            continue
        prop = metadata.value(namespace, name)
        theirs = text_of(prop) if prop else None
        same = _same_moment(str(value), theirs) if key.endswith("Date") else str(value) == theirs
        if not same:
            yield key


def language_stated(metadata: Metadata) -> Iterator[str]:
    """The catalog says the language of the document (own)."""
    value = metadata.file.catalog.get("/Lang")
    text = str(value) if isinstance(value, pikepdf.String) else ""
    if not _TAG.fullmatch(text) or (metadata.language and text.lower() != metadata.language.lower()):
        yield f"/Lang {text}".rstrip()


def _same_moment(pdf_date: str, xmp_date: str | None) -> bool:
    match = _PDF_DATE.fullmatch(pdf_date)
    if match is None or xmp_date is None:
        return False
    year, month, day, hour, minute, second = (
        part or default for part, default in zip(match.groups(), _LEAST, strict=False)
    )
    zone = "+00:00" if match.group(7) else f"{match.group(8)}:{match.group(9) or '00'}" if match.group(8) else ""
    try:
        ours = datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}")
        theirs = datetime.fromisoformat(xmp_date)
    except ValueError:
        return False
    if (ours.tzinfo is None) != (theirs.tzinfo is None):
        return False
    return ours == theirs.replace(microsecond=0)


_LEAST = ("0001", "01", "01", "00", "00", "00")

METADATA_RULES: tuple[Rule[Metadata], ...] = (
    Rule("pdfa:6.6.2.1-1", metadata_present),
    Rule("pdfa:6.6.2.1-2", no_packet_attribute(b"bytes")),
    Rule("pdfa:6.6.2.1-3", no_packet_attribute(b"encoding")),
    Rule("pdfa:6.6.2.1-4", well_formed),
    Rule("pdfa:6.6.2.1-5", utf_8),
    Rule("pdfa:6.6.2.3.1-1", known_properties),
    Rule("pdfa:6.6.2.3.1-2", property_types),
    Rule("pdfa:6.6.4-1", claims_pdfa),
    Rule("pdfa:6.6.4-2", claims("part", PART)),
    Rule("pdfa:6.6.4-3", claims("conformance", CONFORMANCE)),
    Rule("pdfa:6.6.4-4", claim_prefix("part")),
    Rule("pdfa:6.6.4-5", claim_prefix("conformance")),
    Rule("own:38", info_agrees),
    Rule("own:39", language_stated),
)
